"""Rows of a table inside a post: a row is a line, its cells a blank apart."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from forumclean.config import Config
from forumclean.document import Document
from forumclean.model import Cut, Findings
from forumclean.rulebook import reason_of
from forumclean.stages.wrap.rejoin import judge

RULE = "wrap.cell"
CELLS = ("td", "th")
# A table with longer cells lays out a page; each of its cells is a text of its own.
CELL_CHARS = 100


def join_rows(doc: Document, config: Config) -> Findings:
    """A cut for each break between two cells of a row, on HTML pages.

    It comes last: furniture is no cell then, and no other stage takes a row for a line that a wrapper broke. Nor may
    another pass over the output: where rows would look so, the cells stay lines.
    """
    outline = doc.page.outline
    if outline is None or "tr" not in outline.by_tag:
        return Findings()
    cuts: list[Cut] = []
    tags, begins, ends = outline.tags, outline.begins, outline.ends
    # In ink, for most rows of a page stand in no post, and an element's place in the text takes longer to find.
    bodies = [(outline.ink_before(start), outline.ink_before(end))
              for start, end in sorted((post.start, post.end) for post in doc.thread.posts)]
    for row in outline.by_tag["tr"]:
        if begins[row] == ends[row]:
            continue
        inner = [cell for cell in outline.children(row) if tags[cell] in CELLS and begins[cell] < ends[cell]]
        if len(inner) > 1 and within(bodies, begins[inner[0]], ends[inner[-1]]):
            cells = [outline.span(cell) for cell in inner]
            breaks = [(before, after) for (_, before), (after, _) in pairwise(cells)]
            if all(end - start <= CELL_CHARS and "\n" not in doc.page.text[start:end] for start, end in cells) and \
                    all(is_break(doc, *gap) for gap in breaks):
                cuts += [Cut(before, after, RULE, reason_of(RULE), " ") for before, after in breaks]
    return Findings(cuts) if cuts and stays(doc.with_cuts(cuts)) else Findings()


def stays(doc: Document) -> bool:
    """Whether no line of what a document leaves looks broken by a wrapper, title and posts taken for one text."""
    spans = [*([doc.thread.title] if doc.thread.title else []), *((post.start, post.end) for post in doc.thread.posts)]
    left = [words for span in spans if (words := doc.ledger.replay(*span).strip("\n"))]
    return not judge("\n\n".join([*left, ""]), False).cuts


def is_break(doc: Document, start: int, end: int) -> bool:
    """Whether a stretch is a break between two lines that nobody has touched."""
    words = doc.page.text[start:end]
    return "\n" in words and words.isspace() and not doc.ledger.within(start - 1, end + 1)


def within(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of some sorted, disjoint spans holds a stretch."""
    at = bisect_right(spans, start, key=itemgetter(0)) - 1
    return at >= 0 and end <= spans[at][1]
