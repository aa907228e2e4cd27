"""Options that may be repeated and that hold several values each, parted by commas."""
from __future__ import annotations

import click

from forumclean.errors import UsageError


def names(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:
    """The names of an option that may be repeated and may hold several, parted by commas; None if it is not given."""
    if not values:
        return None
    parts = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    if not parts:
        raise UsageError(f"{option.opts[0]}: no name given; `forumclean --rules` lists them")
    return parts


def globs(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...] | None:
    """The patterns of an option that may be repeated and hold several, parted by commas; None if it is not given."""
    if not values:
        return None
    parts = tuple(part.strip() for value in values for part in value.split(",") if part.strip())
    if not parts:
        raise UsageError(f"{option.opts[0]}: no pattern given; leave it out or write one as in .gitignore")
    return parts
