"""Where the author's words stand inside posts of one shape: the element whose words differ from post to post.

Buttons, labels and counts recur in every post, with other numbers perhaps; what one post alone says is its author's.
"""
from __future__ import annotations

from bisect import bisect_left
from functools import partial
from itertools import chain

from forumclean.lines import MARK, SURE, TEXT, WEAK
from forumclean.outline import Outline
from forumclean.stages.html.detect.fields import FLOOR_WORD_RE, ORIGIN_RE
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.detect.shapes import MOST_A_CARD, PARAGRAPHS, Cards, Key, Shape, may_recur

BLOCKS = frozenset(("div", "p", "table", "ul", "ol", "dl", "form"))
TEXTS = frozenset(("p", "pre", "ul", "ol", "dl", "blockquote", "table"))
INLINE = frozenset(("span", "cite", "abbr", "var", "ins"))
NEARLY = 0.95       # of the most words, for a class to be asked before a place
ENOUGH = 0.85       # of the words of the outer element, for an inner one to be the body
LONGEST_FOOT_CHARS = 60     # of a line that tells when and by whom a post was written
PLACE_PARTS = 3     # of a key that is a place: tag, way, nothing
LEAST_TOLD = 0.4    # of what differs between the cards, that their bodies hold
NEARLY_ALL = 0.9    # of the cards, that have a body where others have replies inside
LEAST_BESIDE = 0.25     # of what these replies say, that such bodies do: labels say less
COMMON_SHARE = 0.5  # of them, that hold prose


def find_bodies(cards: Cards, nicks: Shape | None = None, *, sure: bool = False,
                short: bool = False) -> dict[int, list[int]]:
    """The elements that hold the author's words, by number of the card; a card may lack any.

    Empty where what is found holds too little of what differs between the cards.

    Args:
        nicks: the elements of the authors' nicks, where these are known: no body is one, or holds one.
        sure: these are posts, so that their words may be short beside what else differs.
        short: these are posts, and their words may recur, or be a number: nothing then tells them from labels but what
            these say and where they stand.
    """
    outline, lone = cards.words.outline, len(cards) == 1     # nothing recurs in one card
    shapes = {key: shape for key, shape in cards.shapes.items()
              if (nicks is None or not has_nicks(outline, shape, nicks))
              and not (lone and are_buttons(cards.words, shape))
              and not ((short or lone) and are_labels(cards.words, shape))}
    fit = {key: shape for key, shape in shapes.items()
           if shape.weight and shape.count <= MOST_A_CARD * len(shape.elements)}
    whole = 0.0 if sure else cards.whole() - (nicks.weight if nicks else 0)
    blocks = {key: shape for key, shape in fit.items() if key[0] not in PARAGRAPHS}
    if blocks := without_mixed(cards, blocks):
        shape = innermost(cards, blocks)
        if own := in_more_cards(cards, blocks, shape):
            whole -= shape.weight
            fit = {key: other for key, other in fit.items() if not nested(cards.words.outline, shape, other)}
            shape = innermost(cards, own)
        if shape.weight >= max([LEAST_TOLD * whole, *paragraphs_beside(cards, fit, shape)]):
            return {number: with_paragraphs(cards, number, elements) for number, elements in shape.elements.items()}
    return side_by_side(cards, shapes, whole) or (first_blocks(cards, shapes) if short and nicks else {})


def paragraphs_beside(cards: Cards, fit: dict[Key, Shape], shape: Shape) -> list[float]:
    """The weights of the paragraphs that say more than a shape if they weigh more: than the row of votes below an only
    comment, or where a nick is from; if they are prose, than any row that holds none."""
    outline = cards.words.outline
    beside = [own for key, own in fit.items() if key[0] == "p" and not nested(outline, own, shape)]
    if len(cards) > 1 and any(outline.tags[own[0]] not in INLINE for own in shape.elements.values()):
        beside = [own for own in beside if has_prose(cards.words, own)] if beside and not has_prose(
            cards.words, shape) else []
    return [own.weight for own in beside]


def has_prose(words: Words, shape: Shape) -> bool:
    """Whether an element of a shape holds prose."""
    outline = words.outline
    return any(words.prose(outline.begins[element], outline.ends[element])
               for element in chain(*shape.elements.values()))


def has_nicks(outline: Outline, shape: Shape, nicks: Shape) -> bool:
    """Whether most elements of a shape are nicks, or hold them."""
    told = sum(number in nicks.elements and outline.holds(elements[0], nicks.elements[number][0])
               for number, elements in shape.elements.items())
    return told * 2 > len(shape.elements)


def with_paragraphs(cards: Cards, number: int, elements: list[int]) -> list[int]:
    """A card's body, with the elements beside it where it is one without a name and without blocks in it: such are
    paragraphs. One above the date has to read as prose, for nicks stand there; the others have words that no other
    card has; what stands between two of them belongs to them."""
    words, outline = cards.words, cards.words.outline
    if len(elements) != 1 or outline.classes[elements[0]] is not None or not is_leaf(outline, elements[0]):
        return elements
    body, (lo, hi), date, sums = elements[0], cards.ranges[number], cards.dated[number], cards.own[number]
    beside = [child for child in outline.children(outline.parents[body])
              if lo <= child < hi and outline.ink(child) and not child <= date < outline.last[child]]
    like = [child == body or outline.tags[child] == outline.tags[body] and outline.classes[child] is None
            and is_leaf(outline, child) and (sums[outline.last[child] - lo] > sums[child - lo] or is_said(cards, child))
            and (child > min(body, date) or words.prose(outline.begins[child], outline.ends[child]) > 0)
            for child in beside]
    first, last = like.index(True), len(like) - 1 - like[::-1].index(True)
    return beside[first:last + 1]


def is_said(cards: Cards, element: int) -> bool:
    """Whether a line that other cards have too is somebody's, as thanks are: at most half of them have it, and no
    interface."""
    words = cards.words
    return 2 * cards.seen[words.direct[element]] <= len(cards) and words.judge(words[element])[0] == TEXT


def are_buttons(words: Words, shape: Shape) -> bool:
    """Whether the elements of a shape hold words of the interface and numbers alone, as far as lines tell."""
    kinds = {words.judge(words[element])[0] for own in shape.elements.values() for element in own}
    return not kinds.isdisjoint((SURE, WEAK)) and kinds <= {SURE, WEAK, MARK}


def are_labels(words: Words, shape: Shape) -> bool:
    """Whether the elements of a shape hold labels."""
    return all(is_label(words[own[0]]) for own in shape.elements.values())


def is_label(text: str) -> bool:
    """Whether a text without blanks is a floor, or where somebody is from."""
    return FLOOR_WORD_RE.fullmatch(text) is not None or ORIGIN_RE.match(text) is not None


def first_blocks(cards: Cards, shapes: dict[Key, Shape]) -> dict[int, list[int]]:
    """The first blocks of the cards, where all have one: the words stand above the buttons."""
    fit = [shape for key, shape in shapes.items() if key[0] not in PARAGRAPHS - {"p"} and key[0] not in INLINE
           and len(shape.elements) == shape.count == len(cards)]
    best = min(fit, key=lambda shape: shape.elements[0], default=None)
    return best.elements if best else {}


def side_by_side(cards: Cards, shapes: dict[Key, Shape], whole: float) -> dict[int, list[int]]:
    """The paragraphs that stand side by side in each card, with what stands between them; empty where these hold too
    little."""
    outline = cards.words.outline
    fit = [shape for key, shape in shapes.items()
           if may_recur(key) and (key[0] in PARAGRAPHS or all(
               map(partial(is_leaf, outline), chain(*shape.elements.values()))))]
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
        date = cards.dated[number]
        bodies[number] = [child for child in outline.children(above) if outline.ink(child) and (
            beside[0] <= child <= beside[-1] or (beside[-1] < child < stop and outline.tags[child] in TEXTS
                                                 and not is_foot(outline, child, date)))]
    return bodies


def is_foot(outline: Outline, element: int, date: int) -> bool:
    """Whether an element holds a post's date and little else."""
    return element <= date < outline.last[element] and outline.ink(element) <= LONGEST_FOOT_CHARS


def without_mixed(cards: Cards, fit: dict[Key, Shape]) -> dict[Key, Shape]:
    """The shapes without the places at which most cards have elements of one name, and the others something else, for
    a quotation above the words or the buttons moves these: the name stands in all of them."""
    outline = cards.words.outline
    mixed = {key for key, shape in fit.items() if len(key) == PLACE_PARTS and is_mixed(outline, shape)}
    if not mixed:
        return fit
    named = [shape for key, shape in cards.shapes.items() if key[1] is not None and len(key) != PLACE_PARTS]
    return {key: shape for key, shape in fit.items()
            if key not in mixed or not any(is_moved(shape, other) for other in named)}


def is_mixed(outline: Outline, shape: Shape) -> bool:
    """Whether the first elements of a shape have different classes."""
    return len({outline.classes[own[0]] for own in shape.elements.values()}) > 1


def is_moved(place: Shape, name: Shape) -> bool:
    """Whether elements of a name stand in all cards that have a place, in most of them at this place."""
    pairs = [(own[0], name.elements.get(number, [])) for number, own in place.elements.items()]
    at_place = sum(bool(own) and own[0] == element for element, own in pairs)
    return at_place * 2 > len(pairs) > at_place and all(own for _, own in pairs)


def innermost(cards: Cards, fit: dict[Key, Shape]) -> Shape:
    """The shape that holds the most words, or the one inside it that holds nearly all of them."""
    outline = cards.words.outline
    most = max(shape.weight for shape in fit.values())
    # A class says more than a place among siblings, which a badge on one post moves: a nick may outweigh a short reply.
    key = max([key for key, shape in fit.items() if shape.weight >= (NEARLY if is_class(key) else 1) * most],
              key=lambda key: (len(fit[key].elements), is_class(key), -min(map(min, fit[key].elements.values()))))
    shape, others = fit[key], dict.fromkeys(fit.values())   # one may go by several keys
    while inner := [other for other in others if other.weight >= ENOUGH * shape.weight
                    and nested(outline, shape, other)]:
        shape = max(inner, key=lambda shape: shape.weight)
    return shape


def in_more_cards(cards: Cards, fit: dict[Key, Shape], most: Shape) -> dict[Key, Shape]:
    """The shapes between the date and the one with the most words that nearly all cards have, where fewer have that
    one: replies inside some posts may say more than all posts do. They hold prose, for labels stand in all cards too;
    and what is said of an author stands above his date."""
    if len(most.elements) >= NEARLY_ALL * len(cards):     # on most pages
        return {}
    return {key: shape for key, shape in fit.items()
            if len(shape.elements) >= NEARLY_ALL * len(cards) and len(most.elements) < NEARLY_ALL * len(shape.elements)
            and shape.weight >= LEAST_BESIDE * most.weight and stands_between(cards, shape, most)
            and prose_share(cards.words, shape) >= COMMON_SHARE}


def stands_between(cards: Cards, shape: Shape, below: Shape) -> bool:
    """Whether the elements of a shape stand below the date, and above those of another in each card that has both."""
    last = cards.words.outline.last
    return all(cards.dated[number] < own[0] and last[own[-1]] <= below.elements.get(number, (last[own[-1]],))[0]
               for number, own in shape.elements.items())


def prose_share(words: Words, shape: Shape) -> float:
    """The share of the cards with a shape whose first element of it holds prose."""
    outline = words.outline
    return sum(words.prose(outline.begins[own[0]], outline.ends[own[0]]) > 0
               for own in shape.elements.values()) / len(shape.elements)


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
    last, outers = outline.last, outer.elements
    pairs = [(outers[card][0], elements[0]) for card, elements in inner.elements.items() if card in outers]
    return bool(pairs) and sum([a < b < last[a] for a, b in pairs]) > 0.8 * len(pairs)
