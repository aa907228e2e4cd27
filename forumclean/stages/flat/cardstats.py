"""Cards that stand between a post's header and its words, and end in a count of their author's."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil

from forumclean.lines import SURE, WEAK
from forumclean.patterns import lazy
from forumclean.stages.flat.runs import is_said
from forumclean.stages.flat.units import Unit

REACH_UNITS = 8
GAP_SHARE = 0.8
FEWEST_GAPS = 3
FEWEST_SAID = 2
STAT_RE = lazy(r"[^\W\d]{2,6} ?[:：] ?-?0")     # of a form, in which each number is 0
Gap = tuple[int, int]


def below_stats(units: Sequence[Unit], gaps: Sequence[Gap], template: frozenset[str]) -> list[Gap]:
    """The gaps without the lines down to the last count that stands near the beginning of nearly all, as `积分：35` of a
    card does: nowhere do words of the author's stand above it, and in some they stand below."""
    if not any(form.endswith("0") and STAT_RE.fullmatch(form) for form in template):    # of most pages
        return list(gaps)
    stats = [stats_of(units, gap) for gap in gaps]
    counts = Counter(form for found in stats for form in found)
    forms = {form for form, count in counts.items() if count >= max(FEWEST_GAPS, ceil(GAP_SHARE * len(gaps)))}
    if not forms:
        return list(gaps)
    ends = [max([at for form, at in found.items() if form in forms], default=first - 1) + 1
            for (first, _), found in zip(gaps, stats, strict=True)]
    told = sum(any(is_said(unit) for unit in units[end:last]) for (_, last), end in zip(gaps, ends, strict=True))
    return [(end, last) for end, (_, last) in zip(ends, gaps, strict=True)] if told >= FEWEST_SAID else list(gaps)


def stats_of(units: Sequence[Unit], gap: Gap) -> dict[str, int]:
    """The forms of the counts near the beginning of a gap, above its first words and buttons, and where they stand."""
    found: dict[str, int] = {}
    first, last = gap
    for at, unit in enumerate(units[first:min(last, first + REACH_UNITS)], first):
        if is_said(unit) or unit.kind in (SURE, WEAK) and not STAT_RE.fullmatch(unit.form):
            break
        if unit.form[-1:] == "0" and STAT_RE.fullmatch(unit.form):
            found[unit.form] = at
    return found
