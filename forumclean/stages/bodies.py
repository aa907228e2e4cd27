"""Where the author's words stand inside posts of one shape: the element whose words differ from post to post.

Buttons, labels and counts recur in every post, with other numbers perhaps; what one post alone says is its author's.
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import accumulate

from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.prose import Words

# Elements that hold one paragraph, or a part of one: a body's part, hardly ever a body.
PARAGRAPHS = frozenset(
    ("p", "a", "b", "strong", "font", "em", "i", "u", "h1", "h2", "h3", "h4", "h5", "h6", "img", "br", "center", "tr",
     "tbody", "table", "ul", "ol", "dl", "label", "button", "time", "small", "blockquote", "pre", "code", "sub", "sup"))
TEXTS = frozenset(("p", "pre", "ul", "ol", "dl", "blockquote", "table"))
DIGITS_RE = lazy(r"[\d０-９:：./\-]+")
MOST_A_CARD = 1.25
LONGEST_WAY = 11
NEARLY = 0.95       # of the most words, for a class to be asked before a place
ENOUGH = 0.85       # of the words of the outer element, for an inner one to be the body
FEWEST_SHARE = 0.5  # of the cards
LEAST_TOLD = 0.4    # of what differs between the cards, that their bodies hold
# What elements have in common: tag, class and the same of what holds them; or tag and one class of several; or tag, ""
# and the way from the card.
Key = tuple[str | None, ...]
Range = tuple[int, int]


class Shape:
    """The elements of one key over all cards: by card, how many, and the weight of the words in them."""

    __slots__ = ("count", "elements", "weight")

    def __init__(self) -> None:
        self.elements: dict[int, list[int]] = {}
        self.count = 0
        self.weight = 0.0


class Cards:
    """Posts of one shape: the elements from `lo` up to `hi` of each, and the element with its date."""

    def __init__(self, words: Words, ranges: Sequence[Range], dated: Sequence[int], apart: Sequence[int] = ()):
        """`apart` are elements inside the cards that are posts of their own."""
        self.words, self.ranges, self.dated = words, ranges, dated
        self.apart = [(element, words.outline.last[element]) for element in sorted(apart)]
        self._steps: dict[int, str] = {}
        self.own = self._own_words()
        self.shapes = self._shapes()

    def __len__(self) -> int:
        return len(self.ranges)

    def _own_words(self) -> dict[int, list[float]]:
        """By card: the running sum, over its elements, of the ink right in each that recurs in no other card."""
        outline, words = self.words.outline, self.words
        seen: Counter[str] = Counter()
        direct: list[list[str]] = []
        for lo, hi in self.ranges:
            texts = [direct_words(words, element) for element in range(lo, hi)]
            texts = [text if text.isalpha() or not text else DIGITS_RE.sub("0", text) for text in texts]
            for a, b in self.apart:
                if lo <= a < hi:
                    texts[a - lo:b - lo] = [""] * (b - a)
            seen.update(set(texts))
            direct.append(texts)
        sums = {}
        for number, (lo, _) in enumerate(self.ranges):
            own = [len(text) * (words.weight(lo + at) / max(outline.ink(lo + at), 1)) if text and seen[text] == 1
                   else 0.0 for at, text in enumerate(direct[number])]
            sums[number] = [*accumulate(own, initial=0.0)]
        return sums

    def weight(self, number: int, element: int) -> float:
        """The ink in an element of a card that recurs in no other card."""
        lo, _ = self.ranges[number]
        sums = self.own[number]
        return sums[self.words.outline.last[element] - lo] - sums[element - lo]

    def whole(self) -> float:
        """The ink of all cards that recurs in no other."""
        return sum(sums[-1] for sums in self.own.values())

    def _shapes(self) -> dict[Key, Shape]:
        """The elements that do not hold the date, by what they have in common."""
        outline = self.words.outline
        begins, ends, last = outline.begins, outline.ends, outline.last
        shapes: defaultdict[Key, Shape] = defaultdict(Shape)
        named: dict[Key, list[Shape]] = {}
        for number, ((lo, hi), date) in enumerate(zip(self.ranges, self.dated, strict=True)):
            ways: dict[int, tuple[str, ...]] = {lo: ()}
            for element in range(lo, hi):
                stop = last[element]
                if begins[element] == ends[element] or stop > hi or element <= date < stop:
                    continue
                weight = self.weight(number, element)
                name = name_of(outline, element)
                if name not in named:
                    named[name] = [shapes[key] for key in keys_of(name)]
                for shape in (*named[name], shapes[outline.tags[element], "", *self.way(element, lo, ways)]):
                    if number in shape.elements:
                        shape.elements[number].append(element)
                    else:
                        shape.elements[number] = [element]
                    shape.count += 1
                    shape.weight += weight
        return dict(shapes)

    def way(self, element: int, lo: int, ways: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
        """The way to an element from its card: tags, with the number of each among its like. Old pages have no
        classes.

        Args:
            ways: those of the card that are known.
        """
        outline = self.words.outline
        unknown = []
        while element > lo and element not in ways:
            unknown.append(element)
            element = outline.parents[element]
        way = ways.get(element, ())
        for element in reversed(unknown):
            way = ways[element] = (self._step(element, lo), *way[:LONGEST_WAY - 1])
        return way

    def _step(self, element: int, lo: int) -> str:
        """An element's tag and its number among those of its like that stand before it in the card."""
        if element not in self._steps:
            outline, counts = self.words.outline, Counter[str]()
            parent = outline.parents[element]
            child, stop = parent + 1, outline.last[parent]
            while child < stop:
                if child >= lo:
                    tag = outline.tags[child]
                    counts[tag] += 1
                    if outline.begins[child] < outline.ends[child]:
                        self._steps[child] = f"{tag}{counts[tag]}"
                child = outline.last[child]
        return self._steps[element]


def direct_words(words: Words, element: int) -> str:
    """The text that stands right in an element and in none of its children, without blanks."""
    outline = words.outline
    begins, ends, last = outline.begins, outline.ends, outline.last
    at, end, child, stop = begins[element], ends[element], element + 1, last[element]
    if at == end or child == stop:
        return words.solid[at:end]
    pieces = []
    while child < stop:
        if at < begins[child]:
            pieces.append(words.solid[at:begins[child]])
        at, child = ends[child], last[child]
    pieces.append(words.solid[at:end])
    return "".join(pieces)


def name_of(outline: Outline, element: int) -> Key:
    """What an element and the one that holds it are called."""
    above = outline.parents[element]
    return (outline.tags[element], outline.classes[element], outline.tags[above] if above >= 0 else "",
            outline.classes[above])


def keys_of(name: Key) -> list[Key]:
    """What the elements of one name may have in common with others."""
    return [name, *[(name[0], part) for part in (name[1] or "").split()]]


def find_bodies(cards: Cards) -> dict[int, list[int]]:
    """The elements that hold the author's words, by number of the card; a card may lack any.

    Empty where what is found holds too little of what differs between the cards.
    """
    fit = {key: shape for key, shape in cards.shapes.items()
           if shape.weight and shape.count <= MOST_A_CARD * len(shape.elements)
           and len(shape.elements) >= FEWEST_SHARE * len(cards)}
    whole = cards.whole()
    if blocks := {key: shape for key, shape in fit.items() if key[0] not in PARAGRAPHS}:
        shape = innermost(cards, blocks)
        if shape.weight >= LEAST_TOLD * whole:
            return dict(shape.elements)
    return side_by_side(cards, whole)


def side_by_side(cards: Cards, whole: float) -> dict[int, list[int]]:
    """The paragraphs that stand side by side in each card, with what stands between them; empty where these hold too
    little."""
    outline = cards.words.outline
    fit = [shape for key, shape in cards.shapes.items()
           if key[0] in PARAGRAPHS and len(shape.elements) >= FEWEST_SHARE * len(cards)]
    shape = max(fit, key=lambda shape: shape.weight, default=None)
    if shape is None or shape.weight < LEAST_TOLD * whole:
        return {}
    bodies = {}
    for number, elements in shape.elements.items():
        above = outline.parents[elements[0]]
        beside = [element for element in elements if outline.parents[element] == above]
        stop = cards.ranges[number][1]
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


def is_class(key: Key) -> bool:
    """Whether a key is a tag with a class."""
    return len(key) == 2 and bool(key[1])


def nested(outline: Outline, outer: Shape, inner: Shape) -> bool:
    """Whether the elements of one shape stand in those of another, and are smaller."""
    pairs = [(outer.elements[card][0], elements[0]) for card, elements in inner.elements.items()
             if card in outer.elements]
    return bool(pairs) and sum(a < b < outline.last[a] for a, b in pairs) > 0.8 * len(pairs)
