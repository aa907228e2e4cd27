"""Text that somebody already flattened: its lines, without changing one character."""
from __future__ import annotations

from itertools import accumulate

from forumclean.chars import ZERO_WIDTH
from forumclean.model import Cut, Page, PageWarning

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
DROP_ZERO_WIDTH = dict.fromkeys(map(ord, ZERO_WIDTH))


def read_flat(text: str, url: str | None = None, warnings: tuple[PageWarning, ...] = ()) -> Page:
    """The page of a flattened text.

    Lines end at a line feed, or at carriage returns where the text has no line feed (old Mac files).
    A leading BOM and every carriage return are cut by `read.*` rules.
    """
    cuts = [Cut(0, 1, "read.bom", "byte order mark")] if text.startswith(BOM) else []
    breaks = "\n"
    if "\r" in text:
        breaks = "\n" if "\n" in text else "\r"
        cuts += carriage_returns(text)
    lines = text.split(breaks)
    starts = list(accumulate([len(line) + 1 for line in lines], initial=0))
    starts[-1] = len(text)
    return Page(text, starts, line_keys(text, lines), url=url, cuts=cuts, warnings=warnings)


def line_keys(text: str, lines: list[str]) -> list[str]:
    """Each line as it is looked up: zero-width characters dropped, blanks collapsed, outer blanks gone."""
    if any(char in text for char in ZERO_WIDTH):
        lines = [line.translate(DROP_ZERO_WIDTH) if not line.isascii() else line for line in lines]
    return [" ".join(line.split()) for line in lines]


def carriage_returns(text: str) -> list[Cut]:
    """A cut for every carriage return; one that is a line break of its own leaves a line feed."""
    cuts, at = [], text.find("\r")
    while at >= 0:
        ends_line = text.startswith("\n", at + 1)
        cuts.append(Cut(at, at + 1, "read.carriage-return", "carriage return", "" if ends_line else "\n"))
        at = text.find("\r", at + 1)
    return cuts
