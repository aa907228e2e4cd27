"""Replies of one short line that look like the furniture around them: a number, a mark, a word of the interface."""
from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from forumclean.lines import MARK, WEAK
from forumclean.stages.flat.runs import Fields
from forumclean.stages.flat.template import SMALLEST_SAMPLE
from forumclean.stages.flat.units import Body, Unit

FEWEST_COUNT_DIGITS = 3


def with_short_replies(fields: Fields, gaps: Sequence[tuple[int, int]], bodies: Sequence[Body],
                       template: frozenset[str], tails: frozenset[str], after: bool) -> list[Body]:
    """The bodies, where one that came out short holds the one line more that its post has than the others.

    A page prints as many lines between header and body (body and header, where dates follow) in each post. A post
    that shows a number there, and then the buttons, answers with it.
    """
    sides = [last - body.last if after else body.first - first
             for body, (first, last) in zip(bodies, gaps, strict=True)]
    whole = Counter(side for side, body in zip(sides, bodies, strict=True) if body.first < body.last)
    if sum(whole.values()) < SMALLEST_SAMPLE - 1:
        return list(bodies)
    usual = max(whole, key=lambda size: whole[size])
    found = list(bodies)
    kinds, forms = fields.kinds, fields.forms
    counts = Counts(forms, gaps)
    for number, (body, (first, last)) in enumerate(zip(bodies, gaps, strict=True)):
        at = last - 1 - usual if after else first + usual
        if sides[number] == usual or not first <= at < last or kinds[at] not in (MARK, WEAK):
            continue
        if after and number and body.last <= at and counts.is_extra(forms[at], number):
            found[number] = body._replace(first=body.first if body.first < body.last == at else at, last=at + 1)
        elif not after and body.first == body.last and forms[at] not in tails:
            beyond = at + 1 == last
            ends = number + 1 < len(gaps) if beyond else forms[at + 1] in tails
            if ends or not beyond and forms[at + 1] in template and counts.is_extra(forms[at], number):
                found[number] = body._replace(first=at, last=at + 1)
        elif not after and body.first == at + 1 and fields.keys[at].isdecimal():
            found[number] = body._replace(first=at) if counts.is_extra(forms[at], number) else body
    return found


def without_count(units: Sequence[Unit], bodies: list[Body]) -> list[Body]:
    """The bodies, the opening one empty where it is a number of three digits or more and replies follow: the count of
    views stands beside the first date where the post shows a picture alone."""
    first, last, *_ = bodies[0]
    key = units[first].key if last == first + 1 and len(bodies) > 1 else ""
    if len(key) >= FEWEST_COUNT_DIGITS and key.isdecimal() and len(set(key)) > 1:
        return [bodies[0]._replace(last=first), *bodies[1:]]
    return bodies


class Counts:
    """How often the gaps hold the forms of units; each form is counted once."""

    def __init__(self, forms: Sequence[str], gaps: Sequence[tuple[int, int]]):
        self._forms, self._bounds = forms, gaps
        self._sorted: dict[str, list[int]] = {}

    @cached_property
    def _gaps(self) -> list[Counter[str]]:
        return [Counter(self._forms[first:last]) for first, last in self._bounds]

    def is_extra(self, form: str, number: int) -> bool:
        """Whether a gap holds a form once more than most other gaps do; the last one has no vote, for it holds the
        page's foot."""
        if form not in self._sorted:
            self._sorted[form] = sorted(gap[form] for gap in self._gaps[:-1])
        counts, own = self._sorted[form], self._gaps[number][form]
        voters = len(counts) - (number < len(counts))
        if voters < 1:
            return False
        middle = (voters - 1) // 2
        if voters < len(counts) and middle >= bisect_left(counts, own):
            middle += 1   # the gap's own count has no vote either
        return own == counts[middle] + 1
