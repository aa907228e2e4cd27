"""What a page leaves is cleaned again as the text it is, until nothing changes.

Where a page's elements or lines told too little, furniture is left that its lines show: cleaning once more has to find
nothing.
"""
from __future__ import annotations

from collections.abc import Callable, Sequence

from forumclean.ledger import Ledger
from forumclean.model import Cut

MOST_PASSES = 3


def settled(ledger: Ledger, again: Callable[[str], Sequence[Cut]]) -> Ledger:
    """The ledger with what another pass over its output cuts, and yet another.

    Args:
        again: the cuts of a text, by offsets of that text.
    """
    for _ in range(MOST_PASSES):
        text = ledger.replay()
        text = text if not text or text.endswith("\n") else text + "\n"
        cuts = again(text)
        if not cuts:
            break
        ledger = composed(ledger, Ledger(text, cuts))
    return ledger


def composed(first: Ledger, second: Ledger) -> Ledger:
    """One account of two passes: `second` is one over the output of `first`.

    A span that the first pass kept and the second cut goes by the second's rule; of the white space that the first put
    somewhere, what the second left stays.
    """
    cuts: list[Cut] = []
    at = 0
    for start, end, cut in first.tiles():
        size = len(cut.put) if cut else end - start
        if cut:
            cuts.append(cut._replace(put=second.replay(at, at + size)))
        else:
            cuts += [Cut(start + max(other.start, at) - at, start + min(other.end, at + size) - at, other.rule,
                         other.reason, other.put if other.start >= at else "")
                     for other in second.within(at, at + size)]
        at += size
    return Ledger(first.text, cuts)
