"""Words that stand right beside a post's nick and date, in no element of their own:
`<li><b>nick</b>：words <i>date</i>`.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from forumclean.stages.html.detect.bodies import LEAST_TOLD
from forumclean.stages.html.detect.dated import Group, key_of
from forumclean.stages.html.detect.fields import find_authors, find_floors, first_nicks
from forumclean.stages.html.detect.prose import DIGITS_RE, Words
from forumclean.stages.html.detect.shapes import MOST_A_CARD, Cards, Item, Key, Shape, end_of, keys_of
from forumclean.stages.html.detect.untimed import MOST_UNTIMED, reach, with_untimed
from forumclean.stages.html.elements.blocks import PostBlock
from forumclean.stages.signs.dates import Date

BOXES = frozenset(("table", "blockquote", "fieldset", "div", "dl"))
LEADS = ":：·|-"
LONGEST_HEADER_CHARS = 60
Run = tuple[int, int]


def loose_posts(cards: Cards, group: Group) -> list[PostBlock]:
    """The posts of cards whose words are in no element of their own; empty where the date stands among them and is not
    in a first line beside a nick: lines tell such a header from the words. Empty too where one that is called as the
    cards stands between them and has prose, but no class: the date of a post was not seen. One that has their class is
    a post without a time."""
    outline = cards.words.outline
    beside = alike_beside(cards)
    if beside and (len(beside) > MOST_UNTIMED * len(cards) or reach(cards)
                   or any(outline.classes[child] is None for child in beside)):
        return []
    dates = {card: item.date for card, item in zip(group.cards, group.dates, strict=True)}
    cards = with_untimed(cards, beside) if beside else cards
    nicks = first_nicks(cards)
    runs = find_runs(cards, nicks)
    places = {number: outline.ink_before(dates[lo].start) for number, (lo, _) in enumerate(cards.ranges) if lo in dates}
    if len(runs) * 2 < len(cards) or any(
            begin <= places.get(number, -1) < end for number, (begin, end) in runs.items()):
        runs = below_headers(cards, [item.date for item in group.dates]) if nicks and not beside else {}
    if not runs:
        return []
    authors, floors = find_authors(cards, {}), find_floors(cards, {})
    return [PostBlock(lo, (), authors[number], dates[lo].words if lo in dates else None, floors[number],
                      runs=[runs[number]] if number in runs else ())
            for number, (lo, _) in enumerate(cards.ranges)]


def alike_beside(cards: Cards) -> list[int]:
    """The elements beside the cards that are called as these and hold prose; without a class only those between the
    first and the last."""
    outline, own = cards.words.outline, [lo for lo, _ in cards.ranges]
    above, names = outline.parents[own[0]], {*map(outline.name, own)}
    if any(outline.parents[lo] != above for lo in own):
        return []
    known = {*own}
    return [child for child in outline.children(above) if child not in known and outline.name(child) in names
            and (own[0] < child < own[-1] or outline.classes[child] is not None)
            and cards.words.prose(outline.begins[child], outline.ends[child])]


def find_runs(cards: Cards, nicks: Shape | None = None) -> dict[int, Run]:
    """The stretch of ink with the author's words, by number of the card; empty where they hold too little of what
    differs between the cards.

    Args:
        nicks: the elements of the authors' nicks, where these are known, which hold no words.
    """
    holders = direct_shapes(cards)
    fit = [shape for shape in holders.values() if shape.count <= MOST_A_CARD * len(shape.elements)
           and (nicks is None or shape.elements != nicks.elements)]
    best = max(fit, key=lambda shape: shape.weight, default=None)
    if best is None or best.weight < LEAST_TOLD * cards.whole():
        return {}
    elements = {number: own[0] for number, own in best.elements.items()}
    pieces = {number: pieces_of(cards.words, element) for number, element in elements.items()}
    seen = Counter(text for own in pieces.values() for text in {plain(cards.words, piece) for piece, _, _ in own})
    told = {number: [piece for piece in own if seen[plain(cards.words, piece[0])] == 1 and plain(cards.words, piece[0])]
            for number, own in pieces.items()}
    before = Counter(own[0][1] for own in told.values() if own)
    behind = Counter(own[-1][2] for own in told.values() if own)
    runs = {}
    for number, own in told.items():
        own = own or [piece for piece in pieces[number] if piece[1] in before or piece[2] in behind]
        if own and (run := trimmed(cards.words, own[0][0][0], own[-1][0][1])):
            runs[number] = run
    return with_boxes(cards, elements, runs)


def below_headers(cards: Cards, dates: Sequence[Date]) -> dict[int, Run]:
    """The stretch of ink below the first line of each card, by its number, where that is a short line with the card's
    date; empty where some card begins otherwise, or has no more lines."""
    outline = cards.words.outline
    text, runs = outline.text, {}
    for number, (own, date) in enumerate(zip(cards.ranges, dates, strict=True)):
        stop = end_of(outline, own)
        start, end = outline.place(outline.begins[own[0]]), text.find("\n", date.end)
        below = outline.ink_before(end) if end >= 0 else stop
        if not (start <= date.start and end - start <= LONGEST_HEADER_CHARS and "\n" not in text[start:date.start]
                and below < stop):
            return {}
        runs[number] = below, stop
    return runs


def with_boxes(cards: Cards, elements: dict[int, int], runs: dict[int, Run]) -> dict[int, Run]:
    """The stretches, each from the first of the boxes right before it that no other card holds: quotations."""
    words, outline = cards.words, cards.words.outline
    boxes = {number: [child for child in outline.children(elements[number]) if outline.ink(child)
                      and outline.tags[child] in BOXES] for number in runs}
    seen = Counter(text for own in boxes.values() for text in {words[child] for child in own})
    found = {}
    for number, (begin, end) in runs.items():
        for child in reversed(boxes[number]):
            if outline.ends[child] == begin and seen[words[child]] == 1 \
                    and not child <= cards.dated[number] < outline.last[child]:
                begin = outline.begins[child]
        found[number] = begin, end
    return found


def direct_shapes(cards: Cards) -> dict[Key, Shape]:
    """The elements of the cards by what they have in common, weighed by the words right in them."""
    outline, kinds = cards.words.outline, cards.kinds
    alike: dict[int, list[Item]] = {}   # by kind
    for number, (lo, hi) in enumerate(cards.ranges):
        sums = cards.own[number]
        for element in range(lo, hi):
            if element in kinds:
                alike.setdefault(kinds[element], []).append(
                    (number, element, sums[element - lo + 1] - sums[element - lo]))
    found: dict[Key, list[Item]] = {}
    for kind, items in alike.items():
        name = key_of(outline, items[0][1])
        for key in (*keys_of(name), (name[0], str(cards.ways[kind]), None)):
            found.setdefault(key, []).extend(items)
    return {key: Shape(sorted(items)) for key, items in found.items()}


def pieces_of(words: Words, element: int) -> list[tuple[Run, Key, Key]]:
    """The stretches of text right in an element, each with what the children before and behind it are called."""
    outline = words.outline
    pieces: list[tuple[Run, Key, Key]] = []
    at = outline.begins[element]
    before: Key = ("",)
    for child in [*(child for child in outline.children(element) if outline.ink(child)), -1]:
        begin = outline.begins[child] if child >= 0 else outline.ends[element]
        name: Key = outline.name(child) if child >= 0 else ("",)
        if begin > at:
            pieces.append(((at, begin), before, name))
        at, before = (outline.ends[child], name) if child >= 0 else (begin, name)
    return pieces


def plain(words: Words, run: Run) -> str:
    """A stretch's text without blanks, marks at its ends and numbers."""
    return DIGITS_RE.sub("0", words.solid[run[0]:run[1]]).strip(LEADS)


def trimmed(words: Words, begin: int, end: int) -> Run | None:
    """A stretch without the marks that part it from a nick or a date; None where nothing is left."""
    while begin < end and words.solid[begin] in LEADS:
        begin += 1
    while begin < end and words.solid[end - 1] in "·|":
        end -= 1
    return (begin, end) if begin < end else None
