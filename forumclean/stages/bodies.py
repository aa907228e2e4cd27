"""Where the author's words stand inside posts of one shape: the element whose words differ from post to post.

Buttons, labels and counts recur in every post, with other numbers perhaps; what one post alone says is its author's.
"""
from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import accumulate, chain

from forumclean.outline import Outline
from forumclean.stages.prose import Words

# Elements that hold one paragraph, or a part of one: a body's part, hardly ever a body.
PARAGRAPHS = frozenset(
    ("p", "a", "b", "strong", "font", "em", "i", "u", "h1", "h2", "h3", "h4", "h5", "h6", "img", "br", "center", "tr",
     "tbody", "table", "ul", "ol", "dl", "label", "button", "time", "small", "blockquote", "pre", "code", "sub", "sup"))
BLOCKS = frozenset(("div", "p", "table", "ul", "ol", "dl", "form"))
TEXTS = frozenset(("p", "pre", "ul", "ol", "dl", "blockquote", "table"))
MOST_A_CARD = 1.25
NEARLY = 0.95       # of the most words, for a class to be asked before a place
ENOUGH = 0.85       # of the words of the outer element, for an inner one to be the body
FEWEST_SHARE = 0.5  # of the cards
LONGEST_DATE_CHARS = 24     # of an element that holds a date and little else
LEAST_TOLD = 0.4    # of what differs between the cards, that their bodies hold
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

    def __init__(self, words: Words, ranges: Sequence[Range], dated: Sequence[int], apart: Sequence[int] = ()):
        """`apart` are elements inside the cards that are posts of their own."""
        self.words, self.ranges, self.dated = words, ranges, dated
        self.apart = [(element, words.outline.last[element]) for element in sorted(apart)]
        self.kinds: dict[int, int] = {}     # of the elements with ink (see `_kinds`)
        self.ways: list[int] = []           # of each kind, the number of its way from the card
        self._first = {lo for lo, _ in ranges}
        self.own = self._own_words()
        self.shapes = self._shapes()

    def __len__(self) -> int:
        return len(self.ranges)

    def _own_words(self) -> dict[int, list[float]]:
        """By card: the running sum, over its elements, of the ink right in each that recurs in no other card."""
        words = self.words
        seen: Counter[str] = Counter()
        direct: list[list[str]] = []
        for lo, hi in self.ranges:
            texts = words.direct[lo:hi]
            for a, b in self.apart:
                if lo <= a < hi:
                    texts[a - lo:b - lo] = [""] * (b - a)
            seen.update(set(texts))
            direct.append(texts)
        return {number: [*accumulate([len(text) * words.wordy_share(element) if text and seen[text] == 1 else 0.0
                                      for element, text in enumerate(direct[number], lo)], initial=0.0)]
                for number, (lo, _) in enumerate(self.ranges)}

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
            name = name_of(outline, own[0][1])
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
        for number, ((lo, hi), date) in enumerate(zip(self.ranges, self.dated, strict=True)):
            sums, inner = self.own[number], dict[int, int]()
            for element, parent, stop, tag, name, step in rows[bisect_left(rows, (lo,)):bisect_left(rows, (hi,))]:
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
            self.kinds |= inner
        return kinds, items

    def _step_from(self, lo: int, element: int, steps: dict[int, int]) -> int:
        """The number of an element among its like that stand beside it from card `lo` on, where headers and words are
        siblings; among all its like where a card before this one holds what they stand in.

        Args:
            steps: what is known already.
        """
        if element not in steps:
            outline = self.words.outline
            children = [*outline.children(outline.parents[element])]
            if not any([child in self.kinds and child not in self._first for child in children]):
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


def name_of(outline: Outline, element: int) -> Key:
    """What an element and the one that holds it are called."""
    above = outline.parents[element]
    return (outline.tags[element], outline.classes[element], outline.tags[above] if above >= 0 else "",
            outline.classes[above])


def keys_of(name: Key) -> list[Key]:
    """What the elements of one name may have in common with others."""
    return [name, *[(name[0], part) for part in (name[1] or "").split()]]


def find_bodies(cards: Cards, nicks: Shape | None = None, *, sure: bool = False) -> dict[int, list[int]]:
    """The elements that hold the author's words, by number of the card; a card may lack any.

    Empty where what is found holds too little of what differs between the cards.

    Args:
        nicks: the elements of the authors' nicks, where these are known: no body is one, or holds one.
        sure: these are posts, so that their words may be short beside what else differs.
    """
    shapes = {key: shape for key, shape in cards.shapes.items()
              if nicks is None or not has_nicks(cards.words.outline, shape, nicks)}
    fit = {key: shape for key, shape in shapes.items()
           if shape.weight and shape.count <= MOST_A_CARD * len(shape.elements)
           and len(shape.elements) >= FEWEST_SHARE * len(cards)}
    whole = 0.0 if sure else cards.whole() - (nicks.weight if nicks else 0)
    if blocks := {key: shape for key, shape in fit.items() if key[0] not in PARAGRAPHS}:
        shape = innermost(cards, blocks)
        if shape.weight >= LEAST_TOLD * whole:
            return {number: with_paragraphs(cards, number, elements) for number, elements in shape.elements.items()}
    return side_by_side(cards, shapes, whole)


def has_nicks(outline: Outline, shape: Shape, nicks: Shape) -> bool:
    """Whether most elements of a shape are nicks, or hold them."""
    told = sum(number in nicks.elements and outline.holds(elements[0], nicks.elements[number][0])
               for number, elements in shape.elements.items())
    return told * 2 > len(shape.elements)


def with_paragraphs(cards: Cards, number: int, elements: list[int]) -> list[int]:
    """A card's body, with the elements beside it where it is one without a name and without blocks in it: such are
    paragraphs. One above the date has to read as prose, for nicks stand there; the others have words that no other card
    has; what stands between two of them belongs to them."""
    words, outline = cards.words, cards.words.outline
    if len(elements) != 1 or outline.classes[elements[0]] is not None or not is_leaf(outline, elements[0]):
        return elements
    body, (lo, hi), date, sums = elements[0], cards.ranges[number], cards.dated[number], cards.own[number]
    beside = [child for child in outline.children(outline.parents[body])
              if lo <= child < hi and outline.ink(child) and not child <= date < outline.last[child]]
    like = [child == body or outline.tags[child] == outline.tags[body] and outline.classes[child] is None
            and is_leaf(outline, child) and sums[outline.last[child] - lo] > sums[child - lo]
            and (child > min(body, date) or words.prose(outline.begins[child], outline.ends[child]) > 0)
            for child in beside]
    first, last = like.index(True), len(like) - 1 - like[::-1].index(True)
    return beside[first:last + 1]


def side_by_side(cards: Cards, shapes: dict[Key, Shape], whole: float) -> dict[int, list[int]]:
    """The paragraphs that stand side by side in each card, with what stands between them; empty where these hold too
    little."""
    outline = cards.words.outline
    fit = [shape for key, shape in shapes.items()
           if may_recur(key) and len(shape.elements) >= FEWEST_SHARE * len(cards)
           and (key[0] in PARAGRAPHS or all(map(partial(is_leaf, outline), chain(*shape.elements.values()))))]
    shape = max(fit, key=lambda shape: shape.weight, default=None)
    if shape is None or shape.weight < LEAST_TOLD * whole:
        return {}
    bodies = {}
    for number, elements in shape.elements.items():
        above = outline.parents[elements[0]]
        beside = [element for element in elements if outline.parents[element] == above]
        (lo, stop), sums = cards.ranges[number], cards.own[number]
        if outline.tags[beside[0]] not in PARAGRAPHS:     # buttons may be built so too
            beside = [element for element in beside if sums[outline.last[element] - lo] > sums[element - lo]] or beside
        bodies[number] = [child for child in outline.children(above) if outline.ink(child) and (
            beside[0] <= child <= beside[-1] or (beside[-1] < child < stop and outline.tags[child] in TEXTS))]
    return bodies


def innermost(cards: Cards, fit: dict[Key, Shape]) -> Shape:
    """The shape that holds the most words, or the one inside it that holds nearly all of them."""
    outline = cards.words.outline
    most = max(shape.weight for shape in fit.values())
    # A class says more than a place among siblings, which a badge on one post moves: a nick may outweigh a short reply.
    key = max([key for key, shape in fit.items() if shape.weight >= (NEARLY if is_class(key) else 1) * most],
              key=lambda key: (len(fit[key].elements), is_class(key), -min(map(min, fit[key].elements.values()))))
    while True:
        inner = [other for other in fit if other != key and fit[other].weight >= ENOUGH * fit[key].weight
                 and nested(outline, fit[key], fit[other])]
        if not inner:
            return fit[key]
        key = max(inner, key=lambda key: fit[key].weight)


def may_recur(key: Key) -> bool:
    """Whether elements of a key may be paragraphs, of which a post has several: by their tag, or without a name."""
    return key[0] in PARAGRAPHS or len(key) == NAME_PARTS and key[:2] == ("div", None)


def is_class(key: Key) -> bool:
    """Whether a key is a tag with a class."""
    return len(key) == 2 and key[1] is not None


def is_leaf(outline: Outline, element: int) -> bool:
    """Whether an element holds no block."""
    for tag in BLOCKS:      # the page's index, since one asks at each level of a page
        own = outline.by_tag.get(tag, ())
        at = bisect_left(own, element + 1)
        if at < len(own) and own[at] < outline.last[element]:
            return False
    return True


def nested(outline: Outline, outer: Shape, inner: Shape) -> bool:
    """Whether the elements of one shape stand in those of another, and are smaller."""
    pairs = [(outer.elements[card][0], elements[0]) for card, elements in inner.elements.items()
             if card in outer.elements]
    return bool(pairs) and sum(a < b < outline.last[a] for a, b in pairs) > 0.8 * len(pairs)
