"""A section that may be hard-wrapped: its parts, page breaks, joins, cuts."""
from __future__ import annotations

from collections.abc import Collection, Sequence

from forumclean.ledger import View
from forumclean.model import Cut
from forumclean.stages.breaks import Join, decide
from forumclean.stages.facts import Facts, gather
from forumclean.stages.hints import hinted_joins
from forumclean.stages.kinds import barred_lines
from forumclean.stages.layoutcuts import line_cuts, plain_cuts
from forumclean.stages.pagebreaks import printed_lines
from forumclean.stages.wraplines import Lines, sliced, split_lines, without
from forumclean.stages.wrapwidth import measure, narrowed


def judge_lines(view: View, text: str, delimited: bool, hints: Sequence[Facts]) -> tuple[list[Cut], Sequence[Facts]]:
    """The cuts of one section, and what was measured on its wrapped parts.

    Args:
        text: the view's text with each literal <br> as a line feed.
        delimited: whether the section is a post whose ends are known.
        hints: what was measured on other posts of the page.
    """
    lines = split_lines(text)
    if not lines.inks:
        return (plain_cuts(view) if delimited else []), ()
    printed = printed_lines(lines)
    if len(lines) - len(printed) < 2:
        printed = {}
    kept = without(lines, printed) if printed else lines
    joins, parts, facts = find_joins(kept, gaps_of_printed(lines, printed))
    for hint in hints:
        joins = joins if any(joins) else hinted_joins(kept, hint) or joins
    if not any(joins):
        if not delimited:
            return [], ()
        kept, printed, joins = lines, {}, [None] * (len(lines) - 1)
    acts = acting(len(kept), joins, [(0, len(kept))] if delimited else parts, delimited)
    spans = [(lines.starts[i], lines.end(i), printed[i]) for i in sorted(printed)]
    return line_cuts(view, kept, joins, acts, spans), facts


def gaps_of_printed(lines: Lines, printed: Collection[int]) -> frozenset[int]:
    """The kept lines, by their number among those, before which printed lines were dropped."""
    gaps, number, is_open = set(), 0, False
    for i in range(len(lines) if printed else 0):
        if i in printed:
            is_open = True
            continue
        if is_open:
            gaps.add(number)
        number, is_open = number + 1, False
    return frozenset(gaps)


def find_joins(lines: Lines, pages: frozenset[int]) -> tuple[list[Join | None], list[tuple[int, int]], list[Facts]]:
    """For each break how to join it, or None; and the parts that were judged each by itself.

    Several blank lines part texts that may be wrapped at different widths; a part that shows none of its own is
    judged by the width of the whole.
    """
    joins: list[Join | None] = [None] * (len(lines) - 1)
    barred = barred_lines(lines)
    layout, found = measure(lines, barred), []
    parts = parted(lines, pages)
    for first, stop in parts:
        if stop - first < 2:
            continue
        if len(parts) == 1:
            part, inside, own = lines, barred, layout
        else:
            part, inside = sliced(lines, first, stop), {i - first for i in barred if first <= i < stop}
            own = measure(part, inside) or (layout and narrowed(layout, first, stop))
        if own:
            gaps = frozenset([i - first for i in pages if first < i < stop])
            found.append(gather(part, own, inside, gaps))
            joins[first:stop - 1] = decide(found[-1])
    return joins, parts, found


def parted(lines: Lines, pages: frozenset[int]) -> list[tuple[int, int]]:
    """Stretches of lines between several blank lines."""
    at = [i for i, gap in enumerate(lines.gaps) if gap > 1 and i and i not in pages]
    return list(zip([0, *at], [*at, len(lines)], strict=True))


def acting(count: int, joins: Sequence[Join | None], parts: Sequence[tuple[int, int]], delimited: bool) -> list[bool]:
    """For each line whether the blanks after it go: everywhere in a post, else in parts that hold joined lines.

    Between two parts they go if both hold some.
    """
    if delimited:
        return [True] * count
    wrapped = [any(joins[first:stop - 1]) for first, stop in parts]
    acts = [False] * count
    for number, (first, stop) in enumerate(parts):
        if wrapped[number]:
            acts[first:stop] = [True] * (stop - first)
            acts[stop - 1] = number + 1 == len(parts) or wrapped[number + 1]
    return acts
