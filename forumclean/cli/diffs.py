"""What would change, as a unified diff."""
from __future__ import annotations

import os
import sys
from collections.abc import Iterator

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
COLOURS = {"---": "1", "+++": "1", "@": "36", "-": "31", "+": "32"}
NO_NEWLINE = "\\ No newline at end of file\n"


def unified(name: str, old: str, new: str) -> Iterator[str]:
    """The lines of a diff, each with its line feed. Line ends and a byte order mark, which both texts share, are not
    shown.

    Args:
        name: of the file, as it is to be shown.
        old, new: the two texts.
    """
    from difflib import unified_diff
    for line in unified_diff(lines(old), lines(new), name, name):
        yield line if line.endswith("\n") else f"{line}\n{NO_NEWLINE}"


def lines(text: str) -> list[str]:
    """The lines of a text; the last one without a line feed if it has none."""
    parts = text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [*(f"{part}\n" for part in parts[:-1]), *filter(None, parts[-1:])]


def coloured(line: str) -> str:
    """A line of a diff as a terminal shows it."""
    code = next((code for start, code in COLOURS.items() if line.startswith(start)), None)
    return f"\x1b[{code}m{line.rstrip(chr(10))}\x1b[0m\n" if code else line


def wants_colour() -> bool:
    """Whether standard output is a terminal whose user has nothing against colours (NO_COLOR, TERM=dumb)."""
    return sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and \
        os.environ.get("TERM") != "dumb"
