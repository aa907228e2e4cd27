"""Posts too short to show a width of their own, judged by the width of another post of their page."""
from __future__ import annotations

from collections.abc import Iterable

from forumclean.stages.wrap.breaks import Join, decide
from forumclean.stages.wrap.facts import OPEN, SURE_SURPRISE, TERM, Facts, end_of, gather
from forumclean.stages.wrap.kinds import barred_lines
from forumclean.stages.wrap.wraplines import Lines
from forumclean.stages.wrap.wrapmarks import HANG_COLS
from forumclean.stages.wrap.wrapmetrics import widths_and_pieces

MAX_HINTS = 3
# One character: short posts are wrapped by hand, or lost a mark.
GIVE_COLS = 2


def sure_hints(found: Iterable[Facts]) -> list[Facts]:
    """The posts whose width is certain, one of each width, the surest first."""
    hints: dict[int, Facts] = {}
    for facts in sorted(found, key=lambda facts: -facts.layout.surprise):
        if facts.layout.surprise > SURE_SURPRISE:
            hints.setdefault(facts.layout.width, facts)
    return list(hints.values())[:MAX_HINTS]


def hinted_joins(lines: Lines, hint: Facts) -> list[Join | None] | None:
    """The joins of a short post under the width of another; None if it does not show that width.

    All its lines have to fit, each that ends in mid-clause has to be full, and the last to end a sentence.
    """
    layout = hint.layout
    if len(lines) < 2 or any(lines.gaps[1:]) or end_of(lines.inks[-1]) != TERM:
        return None
    widths, pieces = widths_and_pieces(lines, is_typeset=layout.is_typeset, counts_indents=layout.counts_indents)
    if max(widths) > layout.width + HANG_COLS:
        return None
    stripped = hint.stripped if not any(lines.indents) else 0
    open_ends = [i for i in range(len(widths) - 1) if end_of(lines.inks[i]) == OPEN]
    least = layout.width - GIVE_COLS
    if not open_ends or any(widths[i] + pieces[i + 1] <= (least if i else least - stripped) for i in open_ends):
        return None
    facts = gather(lines, layout._replace(widths=widths, pieces=pieces), barred_lines(lines), frozenset())
    return decide(facts._replace(stripped=stripped, style="stripped") if stripped else facts)
