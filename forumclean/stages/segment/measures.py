"""Numbers in coarse classes, as observations name them."""
from __future__ import annotations

from bisect import bisect_right

from forumclean.lines import TEXT
from forumclean.stages.segment.pieces import Piece

AMOUNTS = (1, 11, 31, 101, 301)
SHORTEST_PROSE_CHARS = 20   # of a line that no sentence ends in


def count_class(count: int) -> str:
    """1, 2, 3 (or 4), 5 (to 9), 10 (and more)."""
    return "1" if count < 2 else "2" if count < 3 else "3" if count < 5 else "5" if count < 10 else "10"


def distance_class(distance: int) -> str:
    """0 to 4 as they are, 5 to 7, 8 to 15, more; - for none."""
    if distance < 5:
        return str(distance) if distance >= 0 else "-"
    return "5" if distance < 8 else "8" if distance < 16 else "16"


def amount_class(chars: int) -> str:
    """Characters: none, up to 10, 30, 100, 300, more."""
    return str(bisect_right(AMOUNTS, chars))


def share_name(share: float) -> str:
    """A share of other places, coarsely."""
    return "0" if share <= 0 else "1" if share < 0.3 else "2" if share < 0.6 else "3" if share < 0.9 else "4"


def says_chars(piece: Piece) -> int:
    """The characters of a piece of prose, 0 of any other."""
    size = len(piece.key)
    return size if piece.says or piece.kind == TEXT and size > SHORTEST_PROSE_CHARS else 0
