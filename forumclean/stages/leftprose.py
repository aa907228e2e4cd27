"""Articles that stand in no post: the dates by which posts were found are those of a list around them, or of comments.
"""
from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from forumclean.lines import TEXT
from forumclean.stages.articles import sentences
from forumclean.stages.headers import Header
from forumclean.stages.runs import reading_on, run_in
from forumclean.stages.units import KEY, Body, Unit

LONG_CHARS = 40     # of a line that says something, for it to be looked at
# Characters of the lines that end a sentence, in a text that says no less than all posts together. Notices and teasers
# on 108 flattened threads reach 360, at 60 a line or less; a shorter article has long lines.
LEAST_CHARS, AMPLE_CHARS, LONG_LINE_CHARS = 250, 600, 65
# In a text that is one whatever the posts say: comments may say more than what they are about. Below the posts stand
# teasers, so not there.
SURE_CHARS, SURE_LINE_CHARS = 800, 100
SHORTEST_FIRST_CHARS = 20
STOP, GLUED_SENTENCES = "。", 3
WHOLE = Body(0, 1)      # of one unit


def with_left_prose(units: Sequence[Unit], headers: list[Header],
                    bodies: list[Body]) -> tuple[list[Header], list[Body]]:
    """Headers and bodies with what reads as an article and stands in no body: in that of the header above it, where
    this says nothing else, or as a post without a header."""
    found = [*articles_left(units, headers, bodies)]
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


def articles_left(units: Sequence[Unit], headers: Sequence[Header], bodies: Sequence[Body]) -> Iterator[Body]:
    """The texts outside all bodies that are an article, in page order."""
    long = [at for at, (_, _, key, kind, _, _, says) in enumerate(units)
            if says and kind == TEXT and len(key) >= LONG_CHARS]
    inside = bytearray(len(units))
    for body in bodies if long else ():
        inside[body.first:body.last] = b"\1" * (body.last - body.first)
    outside = [at for at in long if not inside[at]]
    if sum([len(units[at].key) for at in outside]) < LEAST_CHARS:   # on most pages
        return
    kept = sum([size for body in bodies for size in told(units[body.first:body.last])])
    often = Counter(map(KEY, units))
    foot = max(header.unit for header in headers)
    for first, last in gaps_between(units, headers, bodies):
        if bisect_left(outside, first) < bisect_left(outside, last) and (
                article := article_in(units, first, last, kept, often, is_foot=first > foot)):
            yield article


def gaps_between(units: Sequence[Unit], headers: Sequence[Header],
                 bodies: Sequence[Body]) -> Iterator[tuple[int, int]]:
    """The stretches of units that are neither a header nor in a body."""
    spans = [(body.first, body.last) for body in bodies] + [(header.unit, header.unit + 1) for header in headers]
    at = 0
    for first, last in [*sorted(spans), (len(units), len(units))]:
        if at < first:
            yield at, first
        at = max(at, last)


def article_in(units: Sequence[Unit], first: int, last: int, kept: int, often: Counter[str], *,
               is_foot: bool) -> Body | None:
    """The article in a stretch of units; None where none stands there.

    Args:
        kept: the characters of the sentences in all bodies.
        often: how often each line stands on the page: what comes again is no article's.
        is_foot: whether the stretch is the page's last.
    """
    run = reading_on(units, run_in(units, first, last, frozenset()), last, frozenset())
    own = [at for at in range(run.first, run.last) if often[units[at].key] == 1]
    said = told([units[at] for at in own])
    total = sum(said)
    each = total / max(len(said), 1)
    is_main = total >= kept and total >= (LEAST_CHARS if each >= LONG_LINE_CHARS else AMPLE_CHARS)
    if not is_main and (is_foot or total < SURE_CHARS or each < SURE_LINE_CHARS):
        return None
    start = next(at for at in own if units[at].says and len(units[at].key) >= SHORTEST_FIRST_CHARS)
    return run._replace(first=start)


def told(units: Sequence[Unit]) -> list[int]:
    """The characters of each line that ends a sentence, or into which a flattener ran several."""
    return [len(unit.key) for unit in units if unit.kind == TEXT and (
        unit.key.count(STOP) >= GLUED_SENTENCES or sentences([unit], [WHOLE]))]
