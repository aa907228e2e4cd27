"""Lines that stand at one distance from the dates of all posts: the template's, and with them what is nearer."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from forumclean.lines import TEXT, is_sentence
from forumclean.stages.sides import is_said
from forumclean.stages.template import SMALLEST_SAMPLE
from forumclean.stages.units import Unit

DEEPEST_COLUMN_UNITS = 8
LONGEST_COLUMN_CHARS = 24
LONGEST_BESIDE_CHARS = 40   # a nick, a date with its counts
FEWEST_GAPS = 2
FEWEST_COLUMNS = 3
COLUMN_SHARE = 0.8


def without_feet(units: Sequence[Unit], gaps: Sequence[tuple[int, int]],
                 more: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """The gaps without the lines above the dates that end them, down to the first that most gaps have at one distance.

    Prose has to stand above such lines in two gaps, for short replies recur as well; in one gap, where several lines
    recur. Words that no interface knows have to stand in three.

    Args:
        more: gaps that end alike and have a vote: the opening post's.
    """
    voters = [*gaps, *more]
    prose = [max((at for at in range(first, last) if is_said(units[at])), default=last) for first, last in voters]
    columns: list[str] = []
    told = 0
    for depth in range(1, DEEPEST_COLUMN_UNITS + 1):
        forms = Counter(units[last - depth].form for first, last in voters if last - depth > first)
        form, count = max(forms.items(), key=lambda item: item[1], default=("", 0))
        above = [unit for (_, last), at in zip(voters, prose, strict=True)
                 if at < last - depth and (unit := units[last - depth]).form == form]
        usual = (count >= max(FEWEST_GAPS, COLUMN_SHARE * len(voters)) and above and len(form) <= LONGEST_COLUMN_CHARS
                 and not is_sentence(form) and (above[0].kind != TEXT or len(above) >= SMALLEST_SAMPLE))
        columns.append(form if usual else "")
        told = max(told, len(above) if usual else 0)
    if told < FEWEST_GAPS and len({*columns} - {""}) < FEWEST_COLUMNS:
        return list(gaps)
    return [(first, last - foot_depth(units, first, last, columns)) for first, last in gaps]


def foot_depth(units: Sequence[Unit], first: int, last: int, columns: Sequence[str]) -> int:
    """How many of the lines that end a gap are furniture, by the form that stands at each depth in most gaps."""
    found = 0
    for depth, form in enumerate(columns, 1):
        if last - depth <= first or is_sentence(units[last - depth].key) or (
                len(units[last - depth].key) > LONGEST_BESIDE_CHARS):
            break
        if form and units[last - depth].form == form:
            found = depth
    return found
