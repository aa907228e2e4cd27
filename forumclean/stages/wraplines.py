"""The lines of a section as the rejoining stage measures them."""
from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from forumclean.chars import BLANKS

if TYPE_CHECKING:
    from forumclean.stages.wrapmetrics import Form


class Lines:
    """The inked lines of a text, in parallel lists.

    `inks` holds each line without outer blanks, `starts` the offset of its first inked character in the text;
    `indents` its leading blanks in columns; `gaps` the blank lines before it; `forms` what `wrapmetrics.forms_of` made
    of the inks, once it was asked.
    """

    __slots__ = ("forms", "gaps", "indents", "inks", "starts", "text")

    def __init__(self, text: str, inks: Sequence[str], starts: Sequence[int], indents: Sequence[int],
                 gaps: Sequence[int], forms: list[Form] | None = None):
        self.text, self.inks, self.starts, self.indents, self.gaps = text, inks, starts, indents, gaps
        self.forms = [] if forms is None else forms

    def __len__(self) -> int:
        return len(self.inks)

    def end(self, number: int) -> int:
        """The offset after the last inked character of a line."""
        return self.starts[number] + len(self.inks[number])


def columns(text: str) -> int:
    """Display columns: two for what takes three bytes in UTF-8 (Han, full-width marks), one for ASCII."""
    return (len(text) + len(text.encode())) >> 1


def columns_of(inks: Sequence[str]) -> list[int]:
    """The columns of each line, as `columns` counts them; encoded all at once."""
    sizes = map(len, "\n".join(inks).encode().split(b"\n"))
    return [(chars + size) >> 1 for chars, size in zip(map(len, inks), sizes, strict=False)]


def split_lines(text: str) -> Lines:
    """The inked lines of a text."""
    inks, starts, indents, gaps, gap, offset = [], [], [], [], 0, 0
    # A page knows few kinds of indents.
    known: dict[str, int] = {}
    for line in text.split("\n"):
        ink = line.strip(BLANKS)
        if ink:
            lead = size = 0
            if line[0] in BLANKS:
                size = line.index(ink)
                blank = line[:size]
                lead = known[blank] if blank in known else known.setdefault(blank, indent_columns(blank))
            inks.append(ink)
            starts.append(offset + size)
            indents.append(lead)
            gaps.append(gap)
            gap = 0
        else:
            gap += 1
        offset += len(line) + 1
    return Lines(text, inks, starts, indents, gaps)


def indent_columns(blank: str) -> int:
    """The columns of leading blanks; a tab goes to the next multiple of eight."""
    return columns(blank.replace("\N{NO-BREAK SPACE}", " ").expandtabs(8))


def without(lines: Lines, dropped: Collection[int]) -> Lines:
    """The lines without some; a blank gap takes the place of what was dropped."""
    inks, starts, indents, gaps, gap = [], [], [], [], 0
    for i, ink in enumerate(lines.inks):
        gap += lines.gaps[i]
        if i in dropped:
            gap += 1
            continue
        inks.append(ink)
        starts.append(lines.starts[i])
        indents.append(lines.indents[i])
        gaps.append(gap)
        gap = 0
    return Lines(lines.text, inks, starts, indents, gaps)


def sliced(lines: Lines, first: int, stop: int) -> Lines:
    """Some lines in a row, as if nothing stood before them."""
    return Lines(lines.text, lines.inks[first:stop], lines.starts[first:stop], lines.indents[first:stop],
                 [0, *lines.gaps[first + 1:stop]])
