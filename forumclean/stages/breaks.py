"""From observations to decisions: which line breaks go, why, and what stands in their place."""
from __future__ import annotations

from typing import NamedTuple

from forumclean.stages.facts import COMMA, OPEN, Facts
from forumclean.stages.observe import Paragraph, Seen, is_plain_end, is_plain_wrap, observe
from forumclean.stages.points import POINTS, THRESHOLD, WORTH
from forumclean.stages.spacing import space_between

PLAIN_REASONS = {OPEN: POINTS["full-open"][1], COMMA: POINTS["full-comma"][1]}


class Join(NamedTuple):
    """Why two lines are joined, and what stands between them."""

    reason: str
    put: str


def decide(facts: Facts) -> list[Join | None]:
    """For each break how to join it, or None; from the top down, so that each line is known to begin a paragraph."""
    lines = facts.lines
    inks, gaps = lines.inks, lines.gaps
    joins: list[Join | None] = []
    plain: dict[tuple[int, str], Join] = {}
    para = Paragraph(inks[0], is_head=True)
    for i in range(len(inks) - 1):
        if is_plain_wrap(facts, i):
            key = cols, end = facts.layout.widths[i], facts.ends[i]
            if key not in plain:
                plain[key] = Join(f"{PLAIN_REASONS[end]} ({cols} of {facts.layout.width} columns)", "")
            joins.append(plain[key])
            para.add(inks[i + 1])
            continue
        seen = [] if is_plain_end(facts, i) else observe(facts, i, para)
        if seen and weigh(seen) > THRESHOLD:
            joins.append(join_for(facts, i, seen))
            para.add(inks[i + 1])
        else:
            joins.append(None)
            para = Paragraph(inks[i + 1], is_head=gaps[i + 1] > 0)
    return joins


def weigh(seen: Seen) -> float:
    """The points of some observations; those without a row in the table are worth nothing."""
    get = WORTH.get
    return sum([get(name, 0.0) * weight for name, weight in seen])


def join_for(facts: Facts, i: int, seen: Seen) -> Join:
    """A join, with the strongest observation in words."""
    layout, inks = facts.layout, facts.lines.inks
    _, best = max([(WORTH[name] * weight, -number) for number, (name, weight) in enumerate(seen) if name in POINTS])
    cols = layout.widths[i]
    put = space_between(inks[i], inks[i + 1], cuts_words=layout.cuts_words, is_exact=cols >= layout.width,
                        spaces_latin=facts.spaces_latin)
    return Join(f"{POINTS[seen[-best][0]][1]} ({cols} of {layout.width} columns)", put)
