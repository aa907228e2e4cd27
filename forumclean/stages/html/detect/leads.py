"""Prose right before the dates of posts whose other words stand below: what is asked, above its answers."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.patterns import lazy
from forumclean.stages.html.detect.fields import CALLED_SO, named_after
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.detect.shapes import Cards
from forumclean.stages.html.elements.blocks import PostBlock

COMMON_SHARE = 0.8      # of the cards, that have an element of one name there
LEAST_PROSE = 0.5       # of these, that hold a sentence
END_RE = lazy("[。！？!?]")
FEWEST = 2


def with_leads(cards: Cards, posts: Sequence[PostBlock]) -> list[PostBlock]:
    """Posts with the element right before their date, where this holds a sentence in most cards and in each another:
    a nick or a label is none, and what a class calls an author's or has more lines is his card."""
    words, outline = cards.words, cards.words.outline
    found = {lo: lead for (lo, _), date in zip(cards.ranges, cards.dated, strict=True)
             if (lead := lead_of(words, lo, date)) is not None}
    told = [lead for lead in found.values() if words.prose(outline.begins[lead], outline.ends[lead])
            and END_RE.search(words[lead])]
    if any("\n" in outline.words(lead).strip() or named_after(words, lead) >= CALLED_SO for lead in told):
        return [*posts]
    if len(told) < FEWEST or len(found) < COMMON_SHARE * len(cards) or len(told) <= LEAST_PROSE * len(found) or (
            len({*map(outline.name, found.values())}) > 1 or len({*map(words.__getitem__, told)}) < len(told)):
        return [*posts]
    return [post._replace(bodies=[found[post.card], *post.bodies])
            if post.card in found and post.bodies and outline.last[found[post.card]] <= post.bodies[0] else post
            for post in posts]


def lead_of(words: Words, card: int, date: int) -> int | None:
    """The element with words right before a date in a card, which stands beside it or beside what it begins; None where
    there is none."""
    outline = words.outline
    element = date
    while element > card:
        above = outline.parents[element]
        if outline.begins[above] < outline.begins[element]:
            return last_before(words, above, element)
        element = above
    return None


def last_before(words: Words, above: int, element: int) -> int | None:
    """The element that ends where another one begins, both right in the same; None where bare text stands before it."""
    outline = words.outline
    beside = [child for child in outline.children(above) if child < element and outline.ink(child)]
    return beside[-1] if beside and outline.ends[beside[-1]] == outline.begins[element] else None
