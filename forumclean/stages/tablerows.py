"""Rows of a table inside a post: a row is a line, its cells a blank apart."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from forumclean.config import Config
from forumclean.document import Document
from forumclean.model import Cut, Findings
from forumclean.rulebook import reason_of

RULE = "wrap.cell"
CELLS = ("td", "th")
# A table with longer cells lays out a page; each of its cells is a text of its own.
CELL_CHARS = 100


def join_rows(doc: Document, config: Config) -> Findings:
    """A cut for each break between two cells of a row, on HTML pages. It follows classify: furniture is no cell."""
    outline = doc.page.outline
    if outline is None or "tr" not in outline.by_tag:
        return Findings()
    text, cuts = doc.page.text, []
    bodies = sorted((post.start, post.end) for post in doc.thread.posts)
    for row in outline.by_tag["tr"]:
        cells = [outline.span(cell) for cell in outline.children(row) if outline.tags[cell] in CELLS
                 and outline.ink(cell)]
        if len(cells) < 2 or any(end - start > CELL_CHARS or "\n" in text[start:end] for start, end in cells):
            continue
        if not within(bodies, cells[0][0], cells[-1][1]) or doc.ledger.within(cells[0][0], cells[-1][1]):
            continue
        for (_, before), (after, _) in pairwise(cells):
            if "\n" in text[before:after] and not text[before:after].strip():
                cuts.append(Cut(before, after, RULE, reason_of(RULE), " "))
    return Findings(cuts)


def within(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of some sorted, disjoint spans holds a stretch."""
    at = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return at >= 0 and end <= spans[at][1]
