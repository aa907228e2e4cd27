"""Marks at line ends and beginnings, and a first look at whether a text can be hard-wrapped at all."""
from __future__ import annotations

from itertools import pairwise

from forumclean.chars import CLOSERS, COMMAS, STRAIGHT_QUOTES, TERMINALS

ENDS_CLAUSE = frozenset(TERMINALS + COMMAS + CLOSERS + STRAIGHT_QUOTES)
NEVER_BEGINS = frozenset("、，。；：！？）》」』】〉〕．”’％")
# Narrower columns are verse, lists or a table.
MIN_COLS = 18


def may_be_wrapped(text: str) -> bool:
    """Whether at least two lines are long enough to have been wrapped, end in mid-clause and are followed by another.

    A mark that begins no line counts for two. Decides most posts without measuring them.
    """
    count = 0
    for line, after in pairwise(text.split("\n")):
        if after and len(line) >= MIN_COLS // 2 and line[-1] not in ENDS_CLAUSE:
            count += 1
        if after and after[0] in NEVER_BEGINS:
            count += 1
        if count > 1:
            return True
    return False
