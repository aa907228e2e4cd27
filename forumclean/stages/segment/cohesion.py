"""What holds together: lines in the midst of a post are its author's, unless they show what a site prints; so are the
lines of one box of code."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from forumclean.outline import Outline
from forumclean.stages.segment.pieces import Piece
from forumclean.stages.segment.weights import BEGIN, INSIDE, OTHER

# By `python -m tools.train sites`: 5 add .001 on flattened pages of sites that were left out, 20 add .007, 99 no more.
LONGEST_GAP = 20        # pieces
CODE_TAG = "pre"


def held_together(pieces: Sequence[Piece], labels: Sequence[int], outline: Outline | None) -> list[int]:
    """The labels with gaps inside posts closed."""
    found = [*labels]
    if outline is not None:
        starts = [piece.start for piece in pieces]
        for element in outline.by_tag.get(CODE_TAG, ()):
            start, end = outline.span(element)
            join(found, bisect_left(starts, start), bisect_left(starts, end))
    first = -1
    for number, label in enumerate(labels):
        if label == OTHER:
            first = number if first < 0 else first
            continue
        if first > 0 and label == INSIDE and number - first <= LONGEST_GAP and not any(
                piece.rule or piece.date for piece in pieces[first:number]):
            found[first:number] = [INSIDE] * (number - first)
        first = -1
    return found


def join(labels: list[int], first: int, stop: int) -> None:
    """Keep all of a stretch, if any of it is kept."""
    inside = labels[first:stop]
    if not inside or all(label == OTHER for label in inside):
        return
    labels[first:stop] = [INSIDE] * len(inside)
    if BEGIN in inside:
        labels[first] = BEGIN
