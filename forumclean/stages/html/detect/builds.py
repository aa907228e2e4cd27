"""Posts of two builds in one group: comments, and the answers inside them (楼中楼), which print their words elsewhere."""
from __future__ import annotations

from collections.abc import Callable

from forumclean.stages.html.detect.holders import Name
from forumclean.stages.html.detect.shapes import Cards, end_of

Bodies = dict[int, list[int]]   # by number of the card

FEWEST = 2      # posts of one build


def by_build(cards: Cards, bodies: Bodies, find: Callable[[Cards], Bodies]) -> Bodies:
    """The bodies of cards, found apart for those of one name, where each has one, called alike in cards of one name and
    otherwise in others, and a card says something that its body among all cards does not hold; else `bodies`.

    Args:
        bodies: what was found for all cards together.
        find: what finds the bodies of some cards.
    """
    outline = cards.words.outline
    kinds: dict[Name, list[int]] = {}
    for number, (lo, _) in enumerate(cards.ranges):
        kinds.setdefault(outline.name(lo), []).append(number)
    if len(kinds) < 2 or any(len(own) < FEWEST for own in kinds.values()) or not any(
            is_mute(cards, number, bodies) for number in range(len(cards))):
        return bodies
    apart: Bodies = {}
    names: set[Name] = set()
    for own in kinds.values():
        found = find(part_of(cards, own))
        called = {outline.name(elements[0]) for elements in found.values()}
        if len(found) < len(own) or len(called) > 1:
            return bodies
        names |= called
        apart.update((own[at], elements) for at, elements in found.items())
    tells = any(said(cards, apart[number]) and is_mute(cards, number, bodies) for number in range(len(cards)))
    return apart if tells and len(names) == len(kinds) else bodies


def part_of(cards: Cards, numbers: list[int]) -> Cards:
    """Some of the cards; the others have no part in them."""
    return Cards(cards.words, [cards.ranges[number] for number in numbers], [cards.dated[number] for number in numbers],
                 cards.apart, [*cards.held, *(lo for lo, _ in cards.ranges)])


def is_mute(cards: Cards, number: int, bodies: Bodies) -> bool:
    """Whether a card holds prose, and its body none."""
    own = cards.ranges[number]
    return not said(cards, bodies.get(number, [])) and cards.words.prose(
        cards.words.outline.begins[own[0]], end_of(cards.words.outline, own)) > 0


def said(cards: Cards, elements: list[int]) -> int:
    """The prose in some elements."""
    outline = cards.words.outline
    return sum([cards.words.prose(outline.begins[element], outline.ends[element]) for element in elements])
