"""Options that may be repeated and that hold several values each, parted by commas."""
from __future__ import annotations

import click

from forumclean.errors import UsageError


def names(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:
    """The names of such an option; None if it is not given."""
    return parts(option, values, "no name given; `forumclean --rules` lists them")


def globs(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:
    """The patterns of such an option; None if it is not given."""
    return parts(option, values, "no pattern given; leave it out or write one as in .gitignore")


def parts(option: click.Parameter, values: tuple[str, ...], lacking: str) -> tuple[str, ...] | None:
    """The values, one by one; None of none. Raises UsageError with `lacking` where nothing stands between commas."""
    if not values:
        return None
    found = tuple(part.strip() for value in values for part in value.split(",") if part.strip())
    if not found:
        raise UsageError(f"{option.opts[0]}: {lacking}")
    return found
