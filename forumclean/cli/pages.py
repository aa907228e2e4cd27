"""What the filter does: pages in, clean text out. It needs no click: a call without options has nothing to parse."""
from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from forumclean import Cleaner, Result
from forumclean.cli.inputs import Inputs, read_input
from forumclean.cli.messages import STDIN, say, shown
from forumclean.cli.outputs import open_output
from forumclean.errors import FAILED, OK
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
    address = shown(url) if url else None
    pages = Inputs(inputs, lambda name: cleaner.extract(read_input(name), kind=kind, encoding=encoding, url=address))
    form = load(format_)
    with open_output(output, inputs) as out:
        rendered = (form.render(result, id=None if name == STDIN else shown(name), with_source=with_source)
                    for name, result in told(pages))
        for piece in form.join(rendered, several=len(inputs) > 1):
            out.write(piece)
        # Where nothing could be read there is nothing to put in an old file's place.
        if pages.done:
            out.commit()
    return FAILED if pages.failed else OK


def told(pages: Iterable[tuple[str, Result]]) -> Iterator[tuple[str, Result]]:
    """The cleaned pages, each once its warnings are said."""
    for name, result in pages:
        for warning in result.warnings:
            say(warning.message, name)
        yield name, result


def user_profiles() -> str:
    """The folder in which a user may keep profiles of sites; it need not exist. Only this command looks there."""
    base = os.environ.get("APPDATA" if os.name == "nt" else "XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    return os.path.join(base, "forumclean", "sites")
