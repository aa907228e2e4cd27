"""What the elements of posts of one template have in common: names, classes, and places."""
from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain

from forumclean.outline import Outline
from forumclean.stages.html.detect.dated import key_of
from forumclean.stages.html.detect.holders import held_cards
from forumclean.stages.html.detect.prose import PARTER, Words

# Elements that hold one paragraph, or a part of one: a body's part, hardly ever a body.
PARAGRAPHS = frozenset(
    ("p", "a", "b", "strong", "font", "em", "i", "u", "h1", "h2", "h3", "h4", "h5", "h6", "img", "br", "center", "tr",
     "tbody", "table", "ul", "ol", "dl", "label", "button", "time", "small", "blockquote", "pre", "code", "sub", "sup"))
MOST_A_CARD = 1.25
FEWEST_SHARE = 0.5  # of the cards
LONGEST_LABEL_CHARS = 24    # of a line that a card prints; what is longer and recurs is quoted
LONGEST_DATE_CHARS = 24     # of an element that holds a date and little else
# What elements have in common: tag, class and the same of what holds them; or tag and one class of several; or tag and
# the number of the way to them from their card.
Key = tuple[str | None, ...]
NAME_PARTS = 4
# An element of a card: the card's number, the element, and the ink in it that recurs in no other card.
Item = tuple[int, int, float]
# What an element of a card is: the kind of what holds it, its tag, classes and number among its like; of one that
# stands in no other, the card itself (number 0) or a sibling of its, also tag and classes of what holds it.
Kind = tuple[int, str, str | None, int] | tuple[int, str, str | None, int, str, str | None]
ROOT = -1       # the way to a card itself
Range = tuple[int, int]


class Shape:
    """The elements of one key over all cards: by card, how many, and the weight of the words in them."""

    __slots__ = ("count", "elements", "weight")

    def __init__(self, items: Sequence[Item] = ()) -> None:
        self.elements: dict[int, list[int]] = {}
        for number, element, _ in items:
            if number in self.elements:
                self.elements[number].append(element)
            else:
                self.elements[number] = [element]
        self.count = len(items)
        self.weight = float(sum([weight for _, _, weight in items]))


class Cards:
    """Posts of one shape: the elements from `lo` up to `hi` of each, and the element with its date."""

    def __init__(self, words: Words, ranges: Sequence[Range], dated: Sequence[int], apart: Sequence[int] = (),
                 held: Sequence[int] = ()):
        """`apart` are elements inside the cards that are posts of their own and weigh nothing. `held` ones are built as
        the cards, which have no part in them; so are cards inside others."""
        self.words, self.ranges, self.dated = words, ranges, dated
        self.held = sorted({*held, *held_cards(words.outline, [lo for lo, _ in ranges])})
        self._inner = {*apart, *self.held}
        self.apart = sorted(self._inner)
        self.kinds: dict[int, int] = {}     # of the elements with ink (see `_kinds`)
        self.ways: list[int] = []           # of each kind, the number of its way from the card
        self._first = {lo for lo, _ in ranges}
        self.seen: Counter[str] = Counter()     # in how many cards each text right in an element stands
        self.own = self._own_words()
        self.shapes = self._shapes()

    def __len__(self) -> int:
        return len(self.ranges)

    def _own_words(self) -> dict[int, list[float]]:
        """By card: the running sum, over its elements, of the ink right in each that recurs in no other card."""
        words = self.words
        direct: list[list[str]] = []
        for lo, hi in self.ranges:
            texts = words.direct[lo:hi]
            for a in self.apart[bisect_left(self.apart, lo + 1):bisect_left(self.apart, hi)]:
                b = words.outline.last[a]
                texts[a - lo:b - lo] = [""] * (b - a)
            direct.append(texts)
        self.seen = seen = Counter(chain.from_iterable([
            {*texts, *PARTER.join(texts).split(PARTER)} for texts in direct]))
        return {number: [*accumulate([
            own_ink(text, seen) * words.wordy_share(element) if text and seen[text] == 1 else 0.0
            for element, text in enumerate(texts, lo)], initial=0.0)]
            for number, (texts, (lo, _)) in enumerate(zip(direct, self.ranges, strict=True))}

    def whole(self) -> float:
        """The ink of all cards that recurs in no other, without that of elements that hold a date and little else."""
        return sum(sums[-1] for sums in self.own.values()) - sum(
            self.own[number][date - lo + 1] - self.own[number][date - lo]
            for number, ((lo, hi), date) in enumerate(zip(self.ranges, self.dated, strict=True))
            if lo <= date < hi and self.words.outline.ink(date) <= LONGEST_DATE_CHARS)

    def _shapes(self) -> dict[Key, Shape]:
        """The elements that do not hold the date, by what they have in common; what too few cards have is left out."""
        kinds, items = self._kinds()
        outline = self.words.outline
        ways: dict[tuple[int, str, int], int] = {}
        above = {ROOT: ROOT}    # by kind: the way from the card to what its elements hold; one from the card has none
        for kind, what in enumerate(kinds):
            way = ways.setdefault((above[what[0]], what[1], what[3]), len(ways))
            self.ways.append(way)
            above[kind] = way if what[3] else ROOT
        found: dict[Key, list[int]] = {}    # kinds
        keys: dict[Key, list[Key]] = {}
        for kind, own in items.items():
            name = key_of(outline, own[0][1])
            if name not in keys:
                keys[name] = keys_of(name)
            for key in (*keys[name], (name[0], str(self.ways[kind]), None)):
                if key in found:
                    found[key].append(kind)
                else:
                    found[key] = [kind]
        return self._common(found, items)

    def _kinds(self) -> tuple[Iterable[Kind], dict[int, list[Item]]]:
        """What elements there are in the cards, in the order of their numbers in `kinds`; and by kind the elements that
        do not hold the date, in the order of the first ones.

        Posts of one template have the same few kinds of elements, so that their keys are made once a kind.
        """
        rows, tags, classes = self.words.inked, self.words.outline.tags, self.words.outline.classes
        kinds: dict[Kind, int] = {}
        items: dict[int, list[Item]] = {}
        steps: dict[int, int] = {}
        what: Kind
        inner = self.kinds
        for number, ((lo, hi), date) in enumerate(zip(self.ranges, self.dated, strict=True)):
            sums = self.own[number]
            for element, parent, stop, tag, name, step in chain.from_iterable(
                    rows[bisect_left(rows, (a,)):bisect_left(rows, (b,))] for a, b in self._stretches(lo, hi)):
                if parent < lo:
                    step = 0 if element == lo else self._step_from(lo, element, steps)
                    what = ROOT, tag, name, step, tags[parent], classes[parent]
                else:
                    what = inner[parent], tag, name, step
                kind = kinds.get(what)
                if kind is None:
                    kind = kinds[what] = len(kinds)
                inner[element] = kind
                if stop <= hi and not element <= date < stop:
                    item = number, element, sums[stop - lo] - sums[element - lo]
                    if kind in items:
                        items[kind].append(item)
                    else:
                        items[kind] = [item]
        return kinds, items

    def _stretches(self, lo: int, hi: int) -> Iterator[Range]:
        """The elements of a card without those that are built as cards inside it."""
        last, at = self.words.outline.last, lo
        for held in self.held[bisect_left(self.held, lo + 1):bisect_left(self.held, hi)]:
            if held >= at:
                yield at, held
                at = last[held]
        yield at, hi

    def stands_apart(self, number: int, element: int) -> bool:
        """Whether an element of a card stands in a post inside it."""
        lo, above = self.ranges[number][0], self.words.outline.above(element)
        return not self._inner.isdisjoint([around for around in (element, *above) if around > lo])

    def _step_from(self, lo: int, element: int, steps: dict[int, int]) -> int:
        """The number of an element among its like that stand beside it from card `lo` on, where headers and words are
        siblings; among all its like where a card before this one holds what they stand in.

        Args:
            steps: what is known already.
        """
        if element not in steps:
            outline = self.words.outline
            children = [*outline.children(outline.parents[element])]
            if not any(child in self.kinds and child not in self._first for child in children):
                children = children[bisect_left(children, lo):]
            counts: Counter[str] = Counter()
            for child in children:
                counts[outline.tags[child]] += 1
                steps[child] = counts[outline.tags[child]]
        return steps[element]

    def _common(self, found: dict[Key, list[int]], items: dict[int, list[Item]]) -> dict[Key, Shape]:
        """The shapes that may be a body's or a field's.

        Args:
            found: by what they have in common, the kinds of elements.
            items: the elements of each kind.
        """
        fewest, most = FEWEST_SHARE * len(self), MOST_A_CARD * len(self) + 1
        shapes: dict[Key, Shape] = {}
        known: dict[tuple[int, ...], Shape] = {}    # a class and a place mostly mean the same elements
        for key, kinds in found.items():
            own = items[kinds[0]] if len(kinds) == 1 else [item for kind in kinds for item in items[kind]]
            # Of what recurs in a post only paragraphs may be its words.
            if len(own) >= fewest and (len(own) <= most or may_recur(key)):
                alike = tuple(kinds)
                shape = known.get(alike)
                if shape is None:
                    shape = known[alike] = Shape(own if len(kinds) == 1 else sorted(own))
                if len(shape.elements) >= fewest:
                    shapes[key] = shape
        return shapes


def end_of(outline: Outline, own: Range) -> int:
    """The ink before the end of a post: of its first element, which may hold words behind all others, or its last."""
    lo, hi = own
    return max(outline.ends[lo], outline.ends[hi - 1])


def own_ink(text: str, seen: Counter[str]) -> int:
    """The ink of a text that stands in one card alone, but for short lines in it that do not: labels.

    Args:
        seen: in how many cards each text, and each piece of one, stands.
    """
    if PARTER not in text:
        return len(text)
    return sum([len(piece) for piece in text.split(PARTER) if seen[piece] == 1 or len(piece) > LONGEST_LABEL_CHARS])


def keys_of(name: Key) -> list[Key]:
    """What the elements of one name may have in common with others."""
    return [name, *[(name[0], part) for part in (name[1] or "").split()]]


def may_recur(key: Key) -> bool:
    """Whether elements of a key may be paragraphs, of which a post has several: by their tag, or without a name."""
    return key[0] in PARAGRAPHS or len(key) == NAME_PARTS and key[:2] == ("div", None)
