"""What the command says on standard error: a line each, `forumclean: FILE: what happened; what to do`."""
from __future__ import annotations

import os
import sys

STDIN = "-"


def say(message: str, name: str | None = None) -> None:
    """Print one line, about the input `name` if one is given."""
    tell(f"forumclean: {shown(name)}: {message}" if name is not None else f"forumclean: {message}")


def tell(line: str) -> None:
    """Print one line that is neither error nor warning: what was done, or a summary."""
    import click  # most runs have nothing to say
    try:
        click.echo("".join(map(visible, line)), err=True)
    except OSError:
        # Nobody reads the messages: that is no reason to give up the work.
        sys.stderr = None


def shown(name: str) -> str:
    """An input as messages call it; bytes of a file name that are not UTF-8 are spelt out."""
    return "standard input" if name == STDIN else os.fsencode(name).decode("utf-8", "backslashreplace") or "''"


def visible(char: str) -> str:
    """A character as it may stand in a message: a line break or an escape sequence in a file name is spelt out."""
    return char if char.isprintable() else ascii(char)[1:-1]


def silence_stdout() -> None:
    """Point standard output nowhere, so that Python's last flush does not fail on it once more."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (AttributeError, OSError, ValueError):
        sys.stdout = None
