"""Posts beside those of a group of dates that are built as these are, and whose own date was not read or is missing."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from forumclean.stages.html.detect.fields import find_authors, find_floors
from forumclean.stages.html.detect.lone import is_dull
from forumclean.stages.html.detect.shapes import Cards
from forumclean.stages.html.elements.blocks import PostBlock

MOST_UNTIMED = 0.5  # of the number of posts with a date


def untimed_posts(cards: Cards, bodies: dict[int, list[int]]) -> list[PostBlock]:
    """The posts without a time: elements beside the cards with the tag and classes of one, which hold an element called
    as the bodies are, and a nick where the cards do. Boxes of a page may be called as its posts are: rows of links are
    none, and above all posts and below them it takes prose. Where more than a third are so, dates are of another
    form."""
    words, outline = cards.words, cards.words.outline
    known = [lo for lo, _ in cards.ranges]
    found = [(child, own) for child, own in built_alike(cards, bodies) if not is_dull(words, own) and (
        known[0] < child < known[-1] or words.prose(outline.begins[own], outline.ends[own]))]
    if not found or len(found) > MOST_UNTIMED * len(cards):     # on most pages
        return []
    every = with_untimed(cards, [child for child, _ in found])
    own = {**{known[number]: elements for number, elements in bodies.items()}, **{child: [own] for child, own in found}}
    own_bodies = {number: own[lo] for number, (lo, _) in enumerate(every.ranges) if lo in own}
    authors, floors = find_authors(every, own_bodies), find_floors(every, own_bodies)
    is_signed = any(author for author, (lo, _) in zip(authors, every.ranges, strict=True) if lo in known)
    return [PostBlock(lo, own[lo], author, None, floor)
            for (lo, _), author, floor in zip(every.ranges, authors, floors, strict=True)
            if lo not in known and (author or not is_signed)]


def with_untimed(cards: Cards, beside: Sequence[int]) -> Cards:
    """The cards and some elements beside them. Such an element stands for the date that it lacks: this tells nothing
    inside it apart."""
    outline = cards.words.outline
    rows = sorted([*zip(cards.ranges, cards.dated, strict=True),
                   *(((child, outline.last[child]), child) for child in beside)])
    return Cards(cards.words, [own for own, _ in rows], [date for _, date in rows], cards.apart, cards.held)


def reach(cards: Cards) -> bool:
    """Whether cards are headers and reach to the next one: what stands beside them stands in them then."""
    return any(hi > cards.words.outline.last[lo] for lo, hi in cards.ranges)


def built_alike(cards: Cards, bodies: dict[int, list[int]]) -> list[tuple[int, int]]:
    """The elements beside the cards that are called as one of these, each with the one element in it that is called as
    most bodies; without a class, elements are called alike by chance."""
    outline, known = cards.words.outline, {lo for lo, _ in cards.ranges}
    above, names = outline.parents[cards.ranges[0][0]], {*map(outline.name, known)}
    called = Counter(outline.name(own[0]) for own in bodies.values() if len(own) == 1)
    name, count = max(called.items(), key=lambda item: item[1], default=(("", None), 0))
    if count * 2 <= len(cards) or name[1] is None or not name[1].split() or any(
            own is None for _, own in names) or any(outline.parents[card] != above for card in known) or (
            reach(cards)):
        return []
    alike = [element for element in outline.by_class[name[1].split()[0]]
             if outline.name(element) == name and outline.ink(element)]
    if len(alike) <= len(cards):    # on most pages
        return []
    beside = ((child, outline.inside(alike, child)) for child in outline.children(above)
              if child not in known and outline.name(child) in names)
    return [(child, own[0]) for child, own in beside if len(own) == 1]
