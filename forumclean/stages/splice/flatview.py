"""The author's text as one string without fills and soft line breaks, with a map back to the page.

Marks are matched on this view: a wrapper may have broken a mark over two lines, and a site may have filled it with
invisible characters.
"""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import ceil
from operator import sub

from forumclean.stages.splice.clues import FILLS

LEAST_WIDTH_COLS = 12
MOST_WIDTH_COLS = 130
# So many lines of these widths show that a text is wrapped; the narrowest hold so many characters.
LEAST_LINES, LEAST_WIDTH_CHARS = 3, 3
# A wrapper that may not begin a line with a closing mark leaves lines up to one wide character short or long.
SLACK_COLS = 3
# Widths that count as one: the greatest and those so much less.
SPREAD_COLS = 3
# A line that begins so begins a paragraph.
NO_CONTINUATION = ("", "\N{IDEOGRAPHIC SPACE}", "\N{NO-BREAK SPACE}", "\t")
# Share of the lines that have to reach the width before their breaks count as a wrapper's. Prose with a paragraph a
# line stays below .2, hard-wrapped posts with short last lines above .45.
WRAPPED_SHARE = 0.35


class Flat:
    """A text without some of its characters.

    `text` is what is left. `raw(i)` is the index in the whole text of the character `text[i]`.
    """

    __slots__ = ("_flat", "_raw", "text", "whole")

    def __init__(self, whole: str, drops: Iterable[tuple[int, int]] = ()):
        """Leave the spans `drops` (sorted, disjoint) out of `whole`."""
        self.whole = whole
        self._flat, self._raw = [0], [0]
        pieces, at, length = [], 0, 0
        for start, end in drops:
            pieces.append(whole[at:start])
            length += start - at
            self._flat.append(length)
            self._raw.append(end)
            at = end
        self.text = "".join([*pieces, whole[at:]]) if pieces else whole

    def raw(self, index: int) -> int:
        """The index in the whole text of the view's character `index`."""
        piece = bisect_right(self._flat, index) - 1
        return self._raw[piece] + index - self._flat[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the whole text from the view's character `start` to the one before `end`."""
        return self.raw(start), self.raw(end - 1) + 1


def fill_spans(text: str) -> list[tuple[int, int]]:
    """Each invisible character as a span of its own."""
    spans = []
    for fill in FILLS:
        at = text.find(fill)
        while at >= 0:
            spans.append((at, at + 1))
            at = text.find(fill, at + 1)
    return sorted(spans)


def soft_breaks(text: str) -> list[tuple[int, int]]:
    """The line breaks that a wrapper may have put: each ends a line that reaches the width of the wrapped lines.

    Wrappers count columns (an ideograph takes two) or characters; the measure that more lines agree on is taken.
    """
    whole = text.split("\n")
    if len(whole) <= LEAST_LINES:
        return []
    # Two blanks before the break are a flattener's sign, one may belong to a mark.
    signed = "  \n" in text or text.endswith("  ")
    lines = [line.rstrip() if line.endswith("  ") else line for line in whole] if signed else whole
    chars = [*map(len, lines)]
    ranked = sorted(chars)
    # Whatever takes so many columns has at least as many characters in four, and at most as many.
    if bisect_right(ranked, MOST_WIDTH_COLS) - bisect_left(ranked, LEAST_WIDTH_CHARS) < least_full(ranked):
        return []
    full: set[int] = set()
    cols = columns("\n".join(lines) if signed else text)
    for sizes, order in ((cols, sorted(cols)), (chars, ranked)) if cols != chars else ((chars, ranked),):
        if may_show_width(order) and (width := wrapped_width(Counter(sizes), least_full(order))):
            low, high = width - SLACK_COLS, width + SLACK_COLS
            full.update([number for number, size in enumerate(sizes) if low <= size <= high])
    full.discard(len(lines) - 1)
    if not full:
        return []
    starts = [*accumulate([len(line) + 1 for line in whole], initial=0)]
    return [(starts[number] + chars[number], starts[number + 1]) for number in sorted(full)
            if lines[number + 1][:1] not in NO_CONTINUATION and lines[number + 1][:2] != "  "]


def columns(text: str) -> list[int]:
    """The width of each line: an ideograph takes two columns. No character's code holds a line break's."""
    return [*map(len, text.encode("gb18030", "replace").split(b"\n"))]


def least_full(ranked: Sequence[int]) -> float:
    """How many lines have to be about as wide as the width that a text was wrapped at; `ranked`: their sizes, sorted.

    Lines of a character or none do not count.
    """
    return max(LEAST_LINES, WRAPPED_SHARE * (len(ranked) - bisect_left(ranked, 2)))


def may_show_width(ranked: Sequence[int]) -> bool:
    """Whether so many lines are of nearly one size: if not, there is no width, and most texts have none."""
    first, stop = bisect_left(ranked, LEAST_WIDTH_COLS - SPREAD_COLS), bisect_right(ranked, MOST_WIDTH_COLS)
    many = ceil(least_full(ranked)) - 1
    return min(map(sub, ranked[first + many:stop], ranked[first:stop]), default=MOST_WIDTH_COLS) <= SPREAD_COLS


def wrapped_width(counts: Counter[int], least: float) -> int:
    """The width that lines were wrapped at, in columns, or 0.

    Args:
        counts: how many lines there are of each width.
        least: see `least_full`.
    """
    of = counts.get
    # Of four widths that count as one, one has its share.
    often = [width for width, count in counts.items() if width > 1 and 4 * count >= least]
    best, most = 0, 0
    for width in {width + more for width in often for more in range(SPREAD_COLS + 1)}:
        if LEAST_WIDTH_COLS <= width <= MOST_WIDTH_COLS and width in counts:
            full = of(width, 0) + of(width - 1, 0) + of(width - 2, 0) + of(width - 3, 0)
            if full > most or full == most and width > best:
                best, most = width, full
    return best if most >= least else 0


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The union of spans, sorted and disjoint."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], end)
        else:
            out.append((start, end))
    return out


class Taken:
    """Spans of a text that are spoken for. Add them in any order; ask whether another one overlaps."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()):
        self._spans = merged(spans)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any span shares a character with this one."""
        at = bisect_right(self._spans, (start, start))
        near = self._spans[max(0, at - 1):at + 1]
        return any(a < end and start < b for a, b in near)
