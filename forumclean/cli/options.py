"""The options that configuration files know too; given on the command line they go before them."""
from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any

import click

from forumclean.cli.lists import globs, names
from forumclean.config import PUNCTUATION
from forumclean.files.resolver import Resolver

# What every subcommand that cleans knows of a site, and of the marks that it leaves.
SITE_OPTIONS = (
    click.option("--profile", metavar="FILE", help="What `forumclean learn FILE...` has found out."),
    click.option("--punctuation", type=click.Choice(PUNCTUATION), metavar="WIDTH",
                 help="Of marks beside Han: keep, fullwidth."),
)
OPTIONS = (
    click.option("--select", metavar="NAMES", multiple=True, callback=names,
                 help="Only these rules, owners, roles act."),
    click.option("--ignore", metavar="NAMES", multiple=True, callback=names, help="These do not act."),
    click.option("--engine", "engines", metavar="FILE", multiple=True, help="Also know this forum program."),
    *SITE_OPTIONS,
    click.option("--include", metavar="GLOBS", multiple=True, callback=globs, help="Files to do in folders: *.txt"),
    click.option("--exclude", metavar="GLOBS", multiple=True, callback=globs,
                 help="Not these, in place of the default."),
    click.option("--extend-exclude", metavar="GLOBS", multiple=True, callback=globs, help="Nor these."),
    click.option("--force-exclude", is_flag=True, default=None, help="Exclude files that are named, too."),
    click.option("-j", "--jobs", type=click.IntRange(1), metavar="N", help="Processes; one a processor."),
)


def configurable(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that configuration files know; `resolver` takes them."""
    return with_options(command, OPTIONS)


def about_the_site(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command SITE_OPTIONS alone, as `profile` and `punctuation`, None where not given."""
    return with_options(command, SITE_OPTIONS)


def with_options(command: Callable[..., Any], options: Sequence[Callable[..., Any]]) -> Callable[..., Any]:
    """Give a command options, in this order."""
    for option in reversed(options):
        command = option(command)
    return command


def resolver(options: dict[str, Any]) -> Resolver:
    """What finds the settings of a file.

    Args:
        options: the values of OPTIONS, by parameter.

    Raises:
        UsageError: --select or --ignore has no such value.
    """
    given = {key.replace("_", "-"): value for key, value in options.items() if value is not None and value != ()}
    for key in ("select", "ignore"):
        if key in given:
            from forumclean.rulebook import check_names
            check_names(given[key], key)
    if "engines" in given:
        given["engines"] = tuple(os.path.abspath(engine) for engine in given["engines"])
    if "profile" in given:
        given["profile"] = os.path.abspath(given["profile"])
    return Resolver(given, os.path.realpath("."))
