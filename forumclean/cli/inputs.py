"""Where the pages come from."""
from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from forumclean.cli.messages import STDIN, say
from forumclean.errors import ForumcleanError, UsageError

T = TypeVar("T")


class InputError(ForumcleanError):
    """A file that cannot be read."""


class Inputs(Generic[T]):
    """What `take` makes of inputs, one after the other: only one is held at a time, and one that fails is said and
    stops no other. `done` and `failed` count them."""

    def __init__(self, names: Iterable[str], take: Callable[[str], T]):
        self.names, self.take = names, take
        self.done = self.failed = 0

    def __iter__(self) -> Iterator[tuple[str, T]]:
        for name in self.names:
            try:
                taken = self.take(name)
            except UsageError:
                raise
            except ForumcleanError as error:
                self.failed += 1
                say(str(error), name)
                continue
            self.done += 1
            yield name, taken


def read_input(name: str) -> bytes:
    """The bytes of a file, or of standard input for "-".

    Raises:
        InputError: there is no such file, it is a folder, or it may not be read.
    """
    if name == STDIN:
        return read_stdin()
    if os.path.isdir(name):
        raise InputError(folder_advice(name))
    try:
        with open(name, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise InputError("no such file; check the name") from None
    except PermissionError:
        raise InputError("may not be read; check its permissions") from None
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}); check the file") from None


def read_stdin() -> bytes:
    """All of standard input, with a hint for whoever sits in front of a waiting terminal."""
    if sys.stdin is None:
        raise InputError("is closed; name a file")
    if sys.stdin.isatty():
        end = "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D on a line of its own"
        say(f"reading what you type or paste; end it with {end}")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}); name a file") from None


def folder_advice(name: str) -> str:
    """What to say about a folder: a command that does read what is in it."""
    import shlex
    return (f"is a folder, and folders are not read; try: find {shlex.quote(name)} -name '*.html' "
            "-exec forumclean {} --output {}.txt ';'")
