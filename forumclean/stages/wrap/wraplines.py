"""The lines of a section as the rejoining stage measures them."""
from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import compress, repeat
from operator import add, rshift
from typing import TYPE_CHECKING

from forumclean.chars import BLANKS
from forumclean.patterns import lazy

if TYPE_CHECKING:
    from forumclean.stages.wrap.torn import Sample
    from forumclean.stages.wrap.wrapmetrics import Form

# Of a character's higher byte, 0 where it makes an ideograph of the two blocks that nearly all text is written with.
NO_HAN_BYTES = bytes([not 0x34 <= byte <= 0x9f for byte in range(256)])
BEYOND_RE = lazy("[\U00010000-\U0010ffff]")
# So few characters are sooner looked at one by one.
FEW_CHARS = 40


class Lines:
    """The inked lines of a text, in parallel lists.

    `inks` holds each line without outer blanks, `starts` the offset of its first inked character in the text;
    `indents` its leading blanks in columns; `gaps` the blank lines before it; `forms` what `wrapmetrics.forms_of` made
    of the inks and `samples` what `torn.sample_of` made of the text, once they were asked.
    """

    __slots__ = ("_firsts", "_lasts", "_no_han_firsts", "_no_han_lasts", "forms", "gaps", "indents", "inks", "samples",
                 "starts", "text")

    def __init__(self, text: str, inks: Sequence[str], starts: Sequence[int], indents: Sequence[int],
                 gaps: Sequence[int], forms: list[Form] | None = None, samples: list[Sample] | None = None):
        self.text, self.inks, self.starts, self.indents, self.gaps = text, inks, starts, indents, gaps
        self.forms: list[Form] = [] if forms is None else forms
        self.samples: list[Sample] = [] if samples is None else samples
        self._firsts = self._lasts = ""
        self._no_han_firsts: list[int] | None = None
        self._no_han_lasts: list[int] | None = None

    def __len__(self) -> int:
        return len(self.inks)

    @property
    def firsts(self) -> str:
        """The character that each line begins with."""
        if not self._firsts:
            self._firsts = "".join([ink[0] for ink in self.inks])
        return self._firsts

    @property
    def lasts(self) -> str:
        """The character that each line ends with."""
        if not self._lasts:
            self._lasts = "".join([ink[-1] for ink in self.inks])
        return self._lasts

    @property
    def no_han_firsts(self) -> list[int]:
        """The lines that begin with no ideograph."""
        if self._no_han_firsts is None:
            self._no_han_firsts = no_han(self.firsts)
        return self._no_han_firsts

    @property
    def no_han_lasts(self) -> list[int]:
        """The lines that end in no ideograph."""
        if self._no_han_lasts is None:
            self._no_han_lasts = no_han(self.lasts)
        return self._no_han_lasts

    def flush(self) -> Lines:
        """The same lines without their blank lines and indents."""
        none = [0] * len(self.inks)
        other = Lines(self.text, self.inks, self.starts, none, none, self.forms, self.samples)
        other._firsts, other._lasts = self.firsts, self.lasts
        other._no_han_firsts, other._no_han_lasts = self.no_han_firsts, self.no_han_lasts
        return other

    def end(self, number: int) -> int:
        """The offset after the last inked character of a line."""
        return self.starts[number] + len(self.inks[number])


def no_han(chars: str) -> list[int]:
    """The places of characters outside U+3400 to U+9FFF."""
    if len(chars) < FEW_CHARS:
        return [i for i, char in enumerate(chars) if not "\u3400" <= char <= "\u9fff"]
    encoded = chars.encode("utf-16-le")
    if len(encoded) > 2 * len(chars):
        encoded = BEYOND_RE.sub("\0", chars).encode("utf-16-le")
    return [*compress(range(len(chars)), encoded[1::2].translate(NO_HAN_BYTES))]


def places(chars: str, char: str) -> Iterator[int]:
    """Where a character stands among others."""
    at = chars.find(char)
    while at >= 0:
        yield at
        at = chars.find(char, at + 1)


def columns(text: str) -> int:
    """Display columns: two for what takes three bytes in UTF-8 (Han, full-width marks), one for ASCII."""
    return (len(text) + len(text.encode())) >> 1


def columns_of(inks: Sequence[str], text: str = "") -> list[int]:
    """The columns of each line, as `columns` counts them; encoded all at once. `text` is the lines joined, if it is at
    hand."""
    sizes = map(len, (text or "\n".join(inks)).encode().split(b"\n"))
    return [*map(rshift, map(add, map(len, inks), sizes), repeat(1))]


def split_lines(text: str) -> Lines:
    """The inked lines of a text."""
    inks: list[str] = []
    starts: list[int] = []
    # By number of the line, where there are any; a page knows few kinds of indents.
    indents, gaps, known = {}, {}, {"": 0}
    gap = offset = 0
    for line in text.split("\n"):
        ink = line.strip(BLANKS)
        if ink is line:
            if not line:
                gap += 1
                offset += 1
                continue
            starts.append(offset)
        elif ink:
            size = line.index(ink[0])
            starts.append(offset + size)
            blank = line[:size]
            indents[len(inks)] = known[blank] if blank in known else known.setdefault(blank, indent_columns(blank))
        else:
            gap += 1
            offset += len(line) + 1
            continue
        if gap:
            gaps[len(inks)] = gap
            gap = 0
        inks.append(ink)
        offset += len(line) + 1
    return Lines(text, inks, starts, spelt(indents, len(inks)), spelt(gaps, len(inks)))


def spelt(known: dict[int, int], count: int) -> list[int]:
    """So many numbers: those known by their place, else 0."""
    numbers = [0] * count
    for at, number in known.items():
        numbers[at] = number
    return numbers


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
    return Lines(lines.text, inks, starts, indents, gaps, samples=lines.samples)


def sliced(lines: Lines, first: int, stop: int) -> Lines:
    """Some lines in a row, as if nothing stood before them."""
    return Lines(lines.text, lines.inks[first:stop], lines.starts[first:stop], lines.indents[first:stop],
                 [0, *lines.gaps[first + 1:stop]], samples=lines.samples)
