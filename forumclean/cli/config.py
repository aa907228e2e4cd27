"""`forumclean config [PATH]`: which settings hold for a file or folder, and where each came from."""
from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import click

from forumclean.cli.messages import shown, visible
from forumclean.cli.options import configurable, resolver
from forumclean.cli.outputs import open_output
from forumclean.errors import OK, UsageError
from forumclean.files.jobs import cpu_count
from forumclean.files.resolver import Resolver, inside
from forumclean.files.settings import DEFAULT


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.argument("path", default=".", metavar="[PATH]")
@configurable
def config(path: str, **options: Any) -> int:
    """Print the settings that `forumclean fix` has for a file or folder.

    Each line is a key and its value as in .forumclean.toml, and where it came from:
    a file, the command line, or the default.
    """
    settings = resolver(options)
    real = os.path.realpath(path)
    if not os.path.lexists(real):
        raise UsageError(f"{shown(path)}: no such file or folder; check the name")
    with open_output(None, ()) as out:
        for line in described(settings, real):
            out.write(line)
    return OK


def described(settings: Resolver, path: str) -> Iterator[str]:
    """The lines about a file or folder, given by its absolute path."""
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    found = settings.settings(folder)
    for key, setting in found.items():
        origin, value = called(setting.origin, settings.base), setting.value
        if key == "engines" and value is not None:
            value = tuple(os.path.relpath(engine, setting.base) for engine in value)
        if key == "profile" and value is not None:
            value = os.path.relpath(value, setting.base)
        if key == "jobs" and value is None:
            value = cpu_count()
        if key == "ignore" and path != folder and (value := settings.ignored_rules(found, path)) != setting.value:
            added = f"per-file-ignores in {called(found['per-file-ignores'].origin, settings.base)}"
            origin = added if setting.origin == DEFAULT else f"{origin}, {added}"
        yield f"# {key}: {UNSET[key]}  # {origin}\n" if value is None else f"{key} = {toml(value)}  # {origin}\n"


def called(origin: str, base: str) -> str:
    """An origin as it is printed: a file by its way from the folder `base`, if it lies there."""
    name = os.path.relpath(origin, base) if inside(origin, base) else origin
    return "".join(map(visible, shown(name)))


# What holds where a key has no value of its own.
UNSET = {"select": "all rules", "engines": "the built-in ones", "profile": "none"}


def toml(value: Any) -> str:
    """A value as a configuration file writes it, on one line."""
    import json
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {toml(item)}" for key, item in value.items()) \
            + "}"
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
