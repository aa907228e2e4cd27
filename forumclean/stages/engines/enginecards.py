"""Where each post of a known engine begins and ends, and which elements hold its author's words."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from forumclean.engine import Form
from forumclean.outline import Outline
from forumclean.stages.engines.selectors import select


@dataclass(slots=True)
class Card:
    """A post: the elements from `element` up to `stop`, and its words, as elements or as stretches of ink."""

    element: int
    stop: int
    bodies: list[int] = field(default_factory=list)
    runs: list[tuple[int, int]] = field(default_factory=list)


class Cards:
    """The posts of a page in order; those under another post come after it."""

    def __init__(self, cards: list[Card]) -> None:
        self.cards = sorted(cards, key=lambda card: (card.element, -card.stop))
        self.starts = [card.element for card in self.cards]
        self.outer: list[int] = []
        for number, card in enumerate(self.cards):
            above = number - 1
            while above >= 0 and self.cards[above].stop <= card.element:
                above = self.outer[above]
            self.outer.append(above)

    def __getitem__(self, number: int) -> Card:
        return self.cards[number]

    def __len__(self) -> int:
        return len(self.cards)

    def __iter__(self) -> Iterator[Card]:
        return iter(self.cards)

    def owner(self, element: int) -> int:
        """The number of the innermost post that holds an element; -1 if none does."""
        number = bisect_right(self.starts, element) - 1
        while number >= 0 and self.cards[number].stop <= element:
            number = self.outer[number]
        return number


def cards_of(outline: Outline, form: Form) -> Cards:
    """The posts that a form finds, those without words too."""
    groups = [outermost(outline, select(outline, choice)) for choice in form.body]
    groups = [group for group in groups if group]
    heads = flow_posts(outline, form)
    if not groups and not heads:
        return Cards([])
    elements = next((found for choice in form.post if (found := select(outline, choice))), [])
    if groups:
        # A page that somebody pasted into a post may hold elements of the same names.
        inner = {card for body in groups[0] for card in outline.inside(elements, body) if card != body}
        elements = [element for element in elements if element not in inner]
    cards = Cards([Card(element, stop) for element, stop in zip(elements, stops_of(outline, elements, groups))] + heads)
    loose = [give_bodies(outline, cards, group) for group in groups]
    if loose and loose[0]:
        # Only the surest names make a post where no card stands.
        cards = Cards([*cards, *(card_around(outline, body, loose[0], cards) for body in loose[0])])
    return cards


def stops_of(outline: Outline, elements: Sequence[int], groups: Sequence[Sequence[int]]) -> list[int]:
    """Where each post ends: with its element; where none holds any words, for a template sets head and words side by
    side, with the next one, or with what holds both."""
    stops = [outline.last[element] for element in elements]
    if len(elements) < 2 or any(outline.inside(group, element) for group in groups for element in elements):
        return stops
    ends = [outline.last[max(outline.parents[element], 0)] for element in elements]
    return [max(stop, min(end, after)) for stop, end, after in zip(stops, ends, [*elements[1:], ends[-1]])]


def outermost(outline: Outline, elements: Sequence[int]) -> list[int]:
    """Sorted elements without those that stand in another of them."""
    found: list[int] = []
    for element in elements:
        if not found or outline.last[found[-1]] <= element:
            found.append(element)
    return found


def give_bodies(outline: Outline, cards: Cards, group: Sequence[int]) -> list[int]:
    """Give each body to the post it stands in, if that has none of an earlier choice; those that stand in none.

    A body that holds one that is given already, or stands in it, is left out.
    """
    full = {number for number, card in enumerate(cards) if card.bodies or card.runs}
    given = sorted(body for card in cards for body in card.bodies)
    loose = []
    for body in group:
        before = bisect_right(given, body)
        if outline.inside(given, body) or (before and outline.holds(given[before - 1], body)):
            continue
        number = cards.owner(body)
        if number < 0:
            loose.append(body)
        elif number not in full:
            cards[number].bodies.append(body)
    return loose


def card_around(outline: Outline, body: int, bodies: Sequence[int], cards: Cards) -> Card:
    """The widest part of the page around a body that holds no other post."""
    element = body
    for above in outline.above(body):
        if (outline.tags[above] in ("body", "html") or len(outline.inside(bodies, above)) > 1
                or outline.inside(cards.starts, above)):
            break
        element = above
    return Card(element, outline.last[element], [body])


def flow_posts(outline: Outline, form: Form) -> list[Card]:
    """Posts that are no elements: the words between a head and the next head or end. Heads in a row make one.

    Words behind an element of `resume` are more of the post before it.
    """
    heads = select(outline, form.head)
    if not heads:
        return []
    resumes = set(select(outline, form.resume))
    ends = sorted({*heads, *resumes, *select(outline, form.end)})
    cards: list[Card] = []
    for head in sorted({*heads, *resumes}):
        begin, end = outline.ends[head], outline.ends[max(outline.parents[head], 0)]
        at = bisect_left(ends, outline.last[head])
        if at < len(ends):
            end = min(end, outline.begins[ends[at]])
        if head in resumes:
            if cards and end > begin:
                cards[-1].runs.append((begin, end))
            continue
        if cards and not cards[-1].runs:
            cards[-1].stop = outline.last[head]
        else:
            cards.append(Card(head, outline.last[head]))
        if end > begin:
            cards[-1].runs.append((begin, end))
    return cards
