"""Rows of a table inside a post: a row is a line, its cells a blank apart."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from forumclean.model import Cut
from forumclean.outline import Outline
from forumclean.rulebook import reason_of

RULE = "wrap.cell"
CELLS = ("td", "th")
# A table with longer cells lays out a page; each of its cells is a text of its own.
CELL_CHARS = 100


def row_cuts(outline: Outline, bodies: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> list[Cut]:
    """A cut for each break between two cells of a row.

    Args:
        bodies: the spans of the posts' words, in order.
        taken: the spans that others cut; a row they reach into stays as it is.
    """
    text, cuts = outline.text, []
    for row in outline.by_tag.get("tr", ()):
        cells = [outline.span(cell) for cell in outline.children(row) if outline.tags[cell] in CELLS
                 and outline.ink(cell)]
        if len(cells) < 2 or any(end - start > CELL_CHARS or "\n" in text[start:end] for start, end in cells):
            continue
        start, end = cells[0][0], cells[-1][1]
        if not within(bodies, start, end) or touches(taken, start, end):
            continue
        for (_, before), (after, _) in zip(cells, cells[1:], strict=False):
            if "\n" in text[before:after] and not text[before:after].strip():
                cuts.append(Cut(before, after, RULE, reason_of(RULE), " "))
    return cuts


def within(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of some sorted, disjoint spans holds a stretch."""
    at = bisect_right(spans, (start, len(spans) and spans[-1][1])) - 1
    return at >= 0 and end <= spans[at][1]


def touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of some sorted, disjoint spans reaches into a stretch."""
    at = bisect_right(spans, start, key=itemgetter(1))
    return at < len(spans) and spans[at][0] < end
