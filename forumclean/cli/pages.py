"""What the filter does: pages in, clean text out. It needs no click: a call without options has nothing to parse."""
from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from forumclean import Cleaner, Result
from forumclean.cli.inputs import read_input
from forumclean.cli.messages import STDIN, say, shown
from forumclean.cli.outputs import open_output
from forumclean.errors import FAILED, OK, ForumcleanError, UsageError
from forumclean.output import load

if TYPE_CHECKING:
    from forumclean.engine import Engine
    from forumclean.profile import Profile


def print_pages(files: tuple[str, ...], *, format_: str = "text", output: str | None = None, kind: str = "auto",
                encoding: str | None = None, url: str | None = None, select: tuple[str, ...] | None = None,
                ignore: tuple[str, ...] | None = None, engines: tuple[Engine, ...] | None = None,
                profile: Profile | None = None, posts: str = "all", punctuation: str = "keep",
                with_source: bool = False) -> int:
    """Clean files, or standard input where none is named, and print them.

    The options are those of the command (cli/filter.py), with the same defaults.

    Returns:
        The exit code.
    """
    inputs = files or (STDIN,)
    cleaner = Cleaner(select=select, ignore=ignore, engines=engines, posts=posts, punctuation=punctuation,
                      profile=profile, profile_folders=(user_profiles(),))
    pages = Pages(inputs, cleaner, kind, encoding, shown(url) if url else None)
    form = load(format_)
    with open_output(output, inputs) as out:
        rendered = (form.render(result, id=None if name == STDIN else shown(name), with_source=with_source)
                    for name, result in pages)
        for piece in form.join(rendered, several=len(inputs) > 1):
            out.write(piece)
        # Where nothing could be read there is nothing to put in an old file's place.
        if pages.cleaned:
            out.commit()
    return FAILED if pages.failed else OK


def user_profiles() -> str:
    """The folder in which a user may keep profiles of sites; it need not exist. Only this command looks there."""
    base = os.environ.get("APPDATA" if os.name == "nt" else "XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    return os.path.join(base, "forumclean", "sites")


class Pages:
    """The cleaned inputs, one after the other: only one page is held at a time, and one that fails stops no other."""

    def __init__(self, inputs: tuple[str, ...], cleaner: Cleaner, kind: str, encoding: str | None, url: str | None):
        self.inputs, self.cleaner = inputs, cleaner
        self.kind, self.encoding, self.url = kind, encoding, url
        self.cleaned = self.failed = 0

    def __iter__(self) -> Iterator[tuple[str, Result]]:
        for name in self.inputs:
            try:
                result = self.cleaner.extract(read_input(name), kind=self.kind, encoding=self.encoding, url=self.url)
            except UsageError:
                raise
            except ForumcleanError as error:
                self.failed += 1
                say(str(error), name)
                continue
            for warning in result.warnings:
                say(warning.message, name)
            self.cleaned += 1
            yield name, result
