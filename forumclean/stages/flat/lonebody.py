"""The body of a page that shows no post header."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.lines import BLANK, SURE, WEAK
from forumclean.stages.flat.headershapes import PROSE_ENDS
from forumclean.stages.flat.runs import is_said, run_in
from forumclean.stages.flat.sides import foot_of
from forumclean.stages.flat.units import Body, Unit


def lone_body(units: Sequence[Unit]) -> Body:
    """The run of units with the largest weight; where sentences stand above it or below it, from the first of them to
    the page's foot: these are posts whose headers nobody knows, and not one of them may go."""
    body = run_in(units, 0, len(units), frozenset())
    foot = foot_of(units, body.last, len(units))
    said = [at for at in (*range(body.first), *range(body.last, foot))
            if is_said(units[at]) and units[at].key.endswith(PROSE_ENDS)]
    if not said:
        return body
    first, last = min(body.first, said[0]), foot if foot < len(units) else max(body.last, said[-1] + 1)
    while units[last - 1].kind in (BLANK, SURE, WEAK):
        last -= 1
    return body._replace(first=first, last=last)
