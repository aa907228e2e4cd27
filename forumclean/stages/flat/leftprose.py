"""Articles that stand in no post: the dates by which posts were found are those of a list around them, or of comments.
"""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress

from forumclean.stages.flat.articles import told
from forumclean.stages.flat.headers import Header
from forumclean.stages.flat.runs import reading_on, run_in
from forumclean.stages.flat.titles import find_title
from forumclean.stages.flat.units import KEY, SAYS, START, Body, Unit

# Below a header that has no other text, or the title: on none of 104 flattened threads so much of a notice stood there.
LONG_CHARS = 40
# Characters of the lines that end a sentence, in a text that says no less than all posts together. Notices and teasers
# on 108 flattened threads reach 360, at 60 a line or less; a shorter article has long lines, or beside it posts that
# say next to nothing: titles behind dates.
LEAST_CHARS, AMPLE_CHARS, LONG_LINE_CHARS, MUTE_SHARE = 250, 600, 65, 4
# In a text that is one whatever the posts say, for comments may say more than what they are about. Below the posts
# stand teasers, so not there.
SURE_CHARS, SURE_LINE_CHARS = 800, 100
SHORTEST_FIRST_CHARS = 20   # of a text's first line


def with_left_prose(text: str, units: Sequence[Unit], headers: list[Header],
                    bodies: list[Body]) -> tuple[list[Header], list[Body]]:
    """Headers and bodies with what reads as an article and stands in no body: in that of the header above it, where
    this says nothing else, or as a post without a header."""
    found = [*articles_left(text, units, headers, bodies)]
    if not found:
        return headers, bodies
    posts = [*zip(headers, bodies, strict=True)]
    firsts, more = [body.first for body in bodies], list[tuple[Header, Body]]()
    for body in found:
        at = bisect_left(firsts, body.first) - 1
        header, own = posts[at] if at >= 0 else (None, body)
        if header and header.unit < body.first and not told(units[own.first:own.last]):
            posts[at] = header, own._replace(first=own.first if own.first < own.last else body.first, last=body.last)
            continue
        start = units[body.first].start
        more.append((Header(body.first, start, start, "", False, "", None, None, False), body))
    posts = sorted([*posts, *more], key=lambda post: post[1].first)
    return [header for header, _ in posts], [body for _, body in posts]


def articles_left(text: str, units: Sequence[Unit], headers: Sequence[Header],
                  bodies: Sequence[Body]) -> Iterator[Body]:
    """The texts outside all bodies that are an article, in page order."""
    gaps = [(first, last) for first, last in gaps_between(units, headers, bodies) if may_hold(units[first:last])]
    if not gaps:     # on most pages
        return
    hollow = {header.unit for header, body in zip(headers, bodies, strict=True) if body.first >= body.last}
    kept = sum([size for body in bodies for size in told(units[body.first:body.last])])
    often = Counter(map(KEY, units))
    head, foot = min(header.unit for header in headers), max(header.unit for header in headers)
    for first, last in gaps:
        found, said = run_of(units, first, last, often)
        total = sum(said)
        is_long = total >= LONG_LINE_CHARS * len(said) and total >= LEAST_CHARS
        ample = AMPLE_CHARS if MUTE_SHARE * kept > total else LEAST_CHARS
        if total >= kept and (is_long or total >= ample) or first <= foot and (
                total >= SURE_CHARS and total >= SURE_LINE_CHARS * len(said)
                or total >= LONG_CHARS and first - 1 in hollow):
            yield found
        elif first < head and (row := title_row(text, units, headers, bodies)) is not None:
            # An opening post stands below the title, and an announcement above; the comments' head may say it again.
            if not is_long or row > found.first and all(unit.key != units[row].key for unit in units[1:found.first]):
                found, said = run_of(units, max(first, row + 1), last, often)
            if sum(said) >= LONG_CHARS:
                yield found


def may_hold(units: Sequence[Unit]) -> bool:
    """Whether an article may stand in some units: they say as much as the shortest, and its first line."""
    return any(len(unit[2]) >= SHORTEST_FIRST_CHARS for unit in compress(units, map(SAYS, units))) and (
        sum(told(units)) >= LONG_CHARS)


def gaps_between(units: Sequence[Unit], headers: Sequence[Header],
                 bodies: Sequence[Body]) -> Iterator[tuple[int, int]]:
    """The stretches of units that are neither a header nor in a body."""
    spans = [(body.first, body.last) for body in bodies] + [(header.unit, header.unit + 1) for header in headers]
    at = 0
    for first, last in [*sorted(spans), (len(units), len(units))]:
        if at < first:
            yield at, first
        at = max(at, last)


def run_of(units: Sequence[Unit], first: int, last: int, often: Counter[str]) -> tuple[Body, list[int]]:
    """The text in a stretch of units, from its first long line on, and the size of each of its sentences' lines.

    Args:
        often: how often each line stands on the page: what comes again is no article's.
    """
    run = reading_on(units, run_in(units, first, last, frozenset()), last, frozenset())
    own = [at for at in range(run.first, run.last) if often[units[at].key] == 1]
    start = next((at for at in own if units[at].says and len(units[at].key) >= SHORTEST_FIRST_CHARS), run.last)
    return run._replace(first=start), told([units[at] for at in own])


def title_row(text: str, units: Sequence[Unit], headers: Sequence[Header], bodies: Sequence[Body]) -> int | None:
    """The unit that holds the thread's title last above the posts; None where none does."""
    title = find_title(text, units, headers[0].unit, bodies[0].first, bodies[0].last)
    return bisect_right(units, title[0][0], key=START) - 1 if title else None
