"""From observations to decisions: which line breaks go, why, and what stands in their place."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress
from operator import not_
from typing import NamedTuple

from forumclean.model import maker
from forumclean.stages.wrap.facts import Facts
from forumclean.stages.wrap.observe import Paragraph, observe, pair_facts
from forumclean.stages.wrap.plainbreaks import ASK, CLOSING, plain_verdicts
from forumclean.stages.wrap.points import POINTS, THRESHOLD, WORTH
from forumclean.stages.wrap.spacing import space_between


class Join(NamedTuple):
    """Why two lines are joined, and what stands between them."""

    reason: str
    put: str


JOIN = maker(Join)


def decide(facts: Facts) -> list[Join | None]:
    """For each break how to join it, or None; from the top down, so that each line is known to begin a paragraph."""
    inks, gaps = facts.lines.inks, facts.lines.gaps
    verdicts = plain_verdicts(facts)
    joins = plain_joins(facts, verdicts)
    start = seen_to = 0   # the paragraph's first line, and its last that `para` has
    para: Paragraph | None = None
    # What breaks show is often the same: why they go; nothing if they stay.
    reasons: dict[tuple[tuple[str, float], ...], str] = {}
    for i in [*compress(range(len(joins)), map(not_, joins))]:
        if verdicts[i] == ASK:
            if para is None:
                para, seen_to = Paragraph(inks[start], is_head=not start or gaps[start] > 0), start
            if seen_to < i:
                para.add(*inks[seen_to + 1:i + 1])
                seen_to = i
            seen = tuple(observe(facts, i, para))
            if weigh(seen) + WORTH["torn-word"] > THRESHOLD:
                seen += tuple(pair_facts(facts, i))
            if seen not in reasons:
                reasons[seen] = reason_of(seen) if weigh(seen) > THRESHOLD else ""
            if reason := reasons[seen]:
                joins[i] = join_for(facts, i, reason)
                continue
        start, para = i + 1, None
    return joins


def plain_joins(facts: Facts, verdicts: Sequence[int]) -> list[Join | None]:
    """The joins that show at once; the few widths and ends of a text's full lines give few reasons."""
    shown = [*zip(verdicts, facts.layout.widths, facts.ends, strict=False)]
    known: dict[tuple[int, int, str], Join | None] = dict.fromkeys(shown)
    for verdict, cols, end in known:
        if verdict > ASK:
            reason = POINTS["begins-closing" if verdict == CLOSING else f"full-{end}"][1]
            known[verdict, cols, end] = JOIN((f"{reason} ({cols} of {facts.layout.width} columns)", ""))
    return [*map(known.__getitem__, shown)]


def weigh(seen: Iterable[tuple[str, float]]) -> float:
    """The points of some observations; those without a row in the table are worth nothing."""
    get = WORTH.get
    return sum([get(name, 0.0) * weight for name, weight in seen])


def reason_of(seen: Sequence[tuple[str, float]]) -> str:
    """The strongest observation in words."""
    _, best = max([(WORTH[name] * weight, -number) for number, (name, weight) in enumerate(seen) if name in POINTS])
    return POINTS[seen[-best][0]][1]


def join_for(facts: Facts, i: int, reason: str) -> Join:
    """A join, with its reason and what stands in its place."""
    layout, inks = facts.layout, facts.lines.inks
    cols = layout.widths[i]
    a, b = inks[i], inks[i + 1]
    put = space_between(a, b, cuts_words=layout.cuts_words, is_exact=cols >= layout.width,
                        spaces_latin=a[-1].isascii() != b[0].isascii() and facts.sample.spaces_latin)
    return JOIN((f"{reason} ({cols} of {layout.width} columns)", put))
