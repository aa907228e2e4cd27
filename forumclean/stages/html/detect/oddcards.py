"""The words of a post that is built otherwise than those around it."""
from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from forumclean.stages.html.detect.bodies import is_leaf
from forumclean.stages.html.detect.dated import Dated
from forumclean.stages.html.detect.lone import is_dull, lone_bodies
from forumclean.stages.html.detect.shapes import Cards, end_of


class Usual(NamedTuple):
    """What the bodies that are known have in common: the classes of more than half of them, the tags of nameless
    paragraphs, and what a card that holds one is called."""

    classes: list[str]
    tags: frozenset[str]
    card: tuple[str, str | None]


def usual(cards: Cards, bodies: dict[int, list[int]]) -> Usual:
    """What bodies have in common; there is one at least."""
    outline = cards.words.outline
    names = Counter(name for elements in bodies.values() for element in elements[:1]
                    for name in (outline.classes[element] or "").split())
    tags = frozenset(outline.tags[element] for elements in bodies.values() for element in elements
                     if outline.classes[element] is None and is_leaf(outline, element))
    return Usual([name for name, count in names.most_common() if count * 2 > len(bodies)], tags,
                 outline.name(cards.ranges[next(iter(bodies))][0]))


def odd_bodies(cards: Cards, item: Dated, number: int, known: Usual) -> list[int]:
    """The body of a card that lacks one like the others': of a class of theirs, up to the next card, or what stands out
    behind its date; else, where the card is called otherwise, above it: a reply inside a post may end with its date."""
    outline = cards.words.outline
    lo, hi = cards.ranges[number]
    stop = max(hi, cards.ranges[number + 1][0] if number + 1 < len(cards) else hi)
    for name in known.classes:
        same = outline.by_class[name]
        own = [element for element in same[bisect_left(same, lo):bisect_left(same, stop)]
               if not cards.stands_apart(number, element)]
        if len(own) == 1:
            return own
    found = paragraphs_like(cards, number, known.tags) or lone_bodies(
        cards.words, outline.ink_before(item.date.end), end_of(outline, (lo, hi)))
    return found or ([] if is_alike(cards, number, known) else above_date(cards, item, number))


def is_alike(cards: Cards, number: int, known: Usual) -> bool:
    """Whether a card is called as one whose body is known: a post of a picture alone is."""
    return cards.words.outline.name(cards.ranges[number][0]) == known.card


def above_date(cards: Cards, item: Dated, number: int) -> list[int]:
    """What stands out in a card above its date, and not apart."""
    outline = cards.words.outline
    lo = cards.ranges[number][0]
    return [element for element in lone_bodies(cards.words, outline.begins[lo], outline.ink_before(item.date.start))
            if not cards.stands_apart(number, element)]


def paragraphs_like(cards: Cards, number: int, tags: frozenset[str]) -> list[int]:
    """The elements behind a card's date that are built as the others' paragraphs are, of some tags, without a name and
    without blocks in them; empty where those are not built so."""
    words, outline = cards.words, cards.words.outline
    if not tags:
        return []
    (lo, hi), date = cards.ranges[number], cards.dated[number]
    own = [element for element in range(max(lo, outline.last[date]), hi)
           if outline.tags[element] in tags and outline.classes[element] is None and outline.ink(element)
           and is_leaf(outline, element) and not is_dull(words, element)]
    return [element for element in own if outline.parents[element] == outline.parents[own[0]]]
