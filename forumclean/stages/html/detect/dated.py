"""The posts of an unknown engine: each prints its date in an element of one kind, and the largest element around a date
that holds no other of its kind is a post.

Dates of other kinds (edit notes, quotes, registrations) may stand inside without a vote.
"""
from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice, pairwise
from operator import gt
from typing import NamedTuple

from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.html.detect.decoys import is_decoy, is_edited, is_marked
from forumclean.stages.html.detect.holders import with_holders
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.detect.stamps import SENTENCE_RE, short_lines, stamps, yearless
from forumclean.stages.html.known.enginecards import outermost
from forumclean.stages.signs.dates import Date, date_key, english_dates, relative_dates, year_dates

FORMATTING = frozenset(("b", "strong", "i", "u", "font"))
SPARE_CHARS = 12
LABEL_RE = lazy("[:：|｜·•]")
# Words right behind a day: 1998年11月29日国务院令第253号发布.
GOES_ON_RE = lazy("(?![发發]表|[发發]布|回[复覆復]|更新|[张張][贴貼])[\u4e00-\u9fff]{4}")
LONGEST_BESIDE_DAY_CHARS = 24   # on the line of a day without a time of day, where no label stands
FEWEST_CARDS = 2
FEWEST_SHARE = 0.1    # of the page's weight, for a group to be a thread's posts
SECONDS_COLONS = 2   # of a time with seconds
# What an element is called: its tag and classes, and those of the element that holds it.
Key = tuple[str, str | None, str, str | None]


class Dated(NamedTuple):
    """A date and the element that prints it."""

    element: int
    date: Date

    def begin(self, outline: Outline) -> int:
        """The ink before the date."""
        return outline.ink_before(self.date.start)


class Group(NamedTuple):
    """Dates of one kind, and the post around each, in the order of the posts."""

    key: Key
    dates: Sequence[Dated]
    cards: Sequence[int]


def key_of(outline: Outline, element: int) -> Key:
    """What an element and the one that holds it are called."""
    above = outline.parents[element]
    return (outline.tags[element], outline.classes[element], outline.tags[above] if above >= 0 else "",
            outline.classes[above] if above >= 0 else None)


def find_dated(outline: Outline) -> list[Dated]:
    """The dates of a page that may be a post's own, each with its innermost element, in page order; relative ones in
    short lines alone."""
    text = outline.text
    relative = [within(outline, date) for date in relative_dates(text, short_lines(text))]
    dates = sorted([*year_dates(text), *english_dates(text), *relative])
    dates = [date for before, date in pairwise([Date(0, 0, "", False), *dates]) if date.start >= before.end]
    first = outline.place(outline.title_ink)
    found = [Dated(outline.at(date.start), date) for date in dates if date.start >= first]
    known = {item.element for item in found}
    found += [Dated(*item) for item in stamps(outline) if item[0] not in known]
    if len(found) < FEWEST_CARDS:   # authors write such dates too
        starts = {item.date.start for item in found}
        found += [Dated(*item) for item in yearless(outline, first) if item[1].start not in starts]
    found.sort(key=lambda item: item.date.start)
    quotes = outermost(outline, outline.by_tag.get("blockquote", ()))
    found = [item for item in found if not is_decoy(outline, *item, quotes) and not in_sentence(outline, item)]
    marked = [item for item in found if is_marked(outline, *item)]
    return without_marked(outline, found, marked) if marked else found


def without_marked(outline: Outline, dated: Sequence[Dated], marked: Sequence[Dated]) -> list[Dated]:
    """The dates without those that a mark behind says to be no post's own, but for those that stand in a post's place:
    some boards print `2021-03-04 05:06 编辑` instead of the time of the post."""
    known = {*marked}
    plain = [item for item in dated if item not in known]
    keys = {key_of(outline, item.element) for item in plain}
    edited = {item for item in marked if is_edited(outline, item.date) and key_of(outline, item.element) in keys}
    kept = {*plain}
    for key in {key_of(outline, item.element) for item in edited}:
        kept.update(in_place(outline, [item for item in dated if (item in edited or item not in known)
                                       and key_of(outline, item.element) == key], edited))
    return [item for item in dated if item in kept]


def in_place(outline: Outline, dated: Sequence[Dated], edited: AbstractSet[Dated]) -> Iterator[Dated]:
    """Those edited dates that stand for a post's own: the elements around them stand beside those around several plain
    dates. A note in a post would part that post's element from the others'.

    Args:
        dated: the dates of one kind, plain and edited ones.
    """
    above = [outline.parents[card] for card in cards_of(outline, [item.element for item in dated])]
    plain = Counter(parent for parent, item in zip(above, dated, strict=True) if item not in edited)
    return (item for parent, item in zip(above, dated, strict=True)
            if item in edited and plain[parent] >= FEWEST_CARDS)


def within(outline: Outline, date: Date) -> Date:
    """A relative date without the number of another element that runs into its own: `<em>LV5</em><span>13天前</span>`."""
    text, element, inner = outline.text, outline.at(date.end - 1), outline.at(date.start)
    if inner == element or outline.tags[element] in FORMATTING:
        return date
    start = max(outline.place(outline.begins[element]), 0 if outline.holds(inner, element) else
                outline.place(outline.ends[inner]))
    if not (date.start < start < date.end and text[date.start:start].isdigit() and text[start].isdigit()):
        return date
    return Date(start, date.end, text[start:date.end], date.has_clock)


def in_sentence(outline: Outline, item: Dated) -> bool:
    """Whether a date stands in a line that reads as somebody's sentence or heading, and in no element of its own."""
    text, place = outline.text, item.date.start
    start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    end = end if end >= 0 else len(text)
    if not item.date.has_clock and GOES_ON_RE.match(text, item.date.end, end):
        return True
    if not SENTENCE_RE.search(text, start, end) and (
            item.date.has_clock or end - start <= len(item.date.words) + LONGEST_BESIDE_DAY_CHARS
            or LABEL_RE.search(text, start, end)):
        return False
    spare = outline.ink(item.element) - len(item.date.words)
    if outline.tags[item.element] in FORMATTING:    # as an author's own, but for one behind his last sentence
        return not (item.date.has_clock and spare <= 0 and end - item.date.end <= SPARE_CHARS
                    and SENTENCE_RE.search(text, item.date.end, end) is None)
    return spare > SPARE_CHARS


def groups(outline: Outline, dated: Sequence[Dated]) -> list[Group]:
    """The dates by what their elements are called, each with its post."""
    by_key: dict[Key, list[Dated]] = {}
    for key, item in with_wrapped(outline, dated):
        own = by_key.setdefault(key, [])
        if not own or own[-1].element != item.element and not is_twin(outline, own[-1], item):
            own.append(item)
    return [group_of(outline, key, without_words(outline, own)) for key, own in with_alternates(outline, by_key)]


def with_alternates(outline: Outline, by_key: dict[Key, list[Dated]]) -> Iterable[tuple[Key, list[Dated]]]:
    """The dates of each kind; of kinds that differ in nothing but the class of elements side by side, as odd rows and
    even ones do, together."""
    if len({key[:3] for key in by_key}) == len(by_key):     # on most pages
        return by_key.items()
    found: dict[tuple[Key, int], tuple[Key, list[Dated]]] = {}
    for key, own in by_key.items():
        around = {next(islice(outline.above(item.element), 1, None), -1) for item in own}
        place = around.pop() if len(around) == 1 and key[1] is not None and key[3] is not None else -1
        name = ((*key[:3], None), place) if place >= 0 else (key, -1)
        found.setdefault(name, (key, []))[1].extend(own)
    return [(key, sorted(own, key=lambda item: item.element)) for key, own in found.values()]


def group_of(outline: Outline, key: Key, dated: Sequence[Dated]) -> Group:
    """A group of dates, its posts in page order: one that holds another before its date begins above that."""
    cards = cards_of(outline, [item.element for item in dated])
    if any(map(gt, cards, cards[1:])):
        order = sorted(range(len(cards)), key=cards.__getitem__)
        dated, cards = [dated[at] for at in order], [cards[at] for at in order]
    return Group(key, dated, cards)


def without_words(outline: Outline, dated: list[Dated]) -> list[Dated]:
    """The dates of a kind without those among somebody's sentences, where most have a place of their own and tell the
    time of day: the cells of a table are called alike, and a letter ends in its day. In a first line a date is above
    the words."""
    beside = [outline.ink(item.element) - len(item.date.words) for item in dated]
    most = 2 * max(sorted(beside)[(len(beside) - 1) // 2], 0) + LONGEST_BESIDE_DAY_CHARS
    own = [item for item, count in zip(dated, beside, strict=True)
           if count <= most or not SENTENCE_RE.search(outline.words(item.element)) or heads(outline, item)]
    return own if sum(item.date.has_clock for item in own) * 2 > len(own) else dated


def heads(outline: Outline, item: Dated) -> bool:
    """Whether a date that tells the time of day stands in the first line of its element, and others below."""
    start, end = outline.span(item.element)
    return (item.date.has_clock and "\n" not in outline.text[start:item.date.start]
            and 0 <= outline.text.find("\n", item.date.end) < end)


def is_twin(outline: Outline, before: Dated, item: Dated) -> bool:
    """Whether a date repeats the one shortly before it to the second: a template prints it once for each width of the
    screen."""
    return (item.date.words == before.date.words and item.date.words.count(":") >= SECONDS_COLONS
            and item.begin(outline) - before.begin(outline) <= LONGEST_BESIDE_DAY_CHARS)


def with_wrapped(outline: Outline, dated: Sequence[Dated]) -> Iterator[tuple[Key, Dated]]:
    """The dates with their kinds, and again, at the element around it, each date of a kind that others of the page
    print without one more element: engines wrap a recent post's `昨天` to carry the whole date in its title."""
    keys = [key_of(outline, item.element) for item in dated]
    bare = {*keys}
    for key, item in zip(keys, dated, strict=True):
        above = outline.parents[item.element]
        if above > 0 and item.date.start - outline.place(outline.begins[above]) <= SPARE_CHARS:
            name = key_of(outline, above)
            # The element around the date may be called otherwise, and the date itself as the others are.
            for own in ((name, (*key[:2], *name[2:])) if key[1] is not None else (name,)):
                if own in bare and own != key:
                    yield own, Dated(above, item.date)
        yield key, item


def cards_of(outline: Outline, elements: Sequence[int]) -> list[int]:
    """For each of some elements, in order, the largest element around it that holds none of the others, or the one
    inside that is called as the others' mostly are: a reply in the words of its post."""
    cards = []
    for element in elements:
        card = element
        for above in outline.above(element):
            low = bisect_left(elements, above)
            if bisect_left(elements, outline.last[above]) - low > 1 or outline.tags[above] in ("body", "html"):
                break
            card = above
        cards.append(card)
    (name, count), = Counter(map(outline.name, cards)).most_common(1)
    if name[1] is not None and 1 < count < len(cards):
        cards = [called(outline, element, card, name) for element, card in zip(elements, cards, strict=True)]
    return with_holders(outline, elements, cards)


def called(outline: Outline, element: int, card: int, name: tuple[str, str | None]) -> int:
    """The innermost element from one up to its card that has a tag and classes, where another around the card has them
    too; else the card."""
    found = None
    for above in (element, *outline.above(element)):
        if outline.name(above) == name:
            if above < card:
                return card if found is None else found
            found = above if found is None else found
    return card


def weigh(words: Words, group: Group) -> float:
    """How much of the page's prose a group's posts hold."""
    return sum(words.weight(card) for card in group.cards)


def rank(words: Words, found: Sequence[Group]) -> list[Group]:
    """The groups that may be a thread's posts, the likeliest first."""
    whole = words.weight(0)
    weights = [(weigh(words, group), group) for group in found if len(group.cards) >= FEWEST_CARDS]
    fit = [(weight, group) for weight, group in weights if weight >= FEWEST_SHARE * whole]
    if len(fit) > 1:
        fit.sort(key=lambda pair: (round(pair[0]), clocked(pair[1]), in_order(pair[1])), reverse=True)
    found = [group for _, group in fit]
    return sorted(found, key=lambda group: are_replies(words.outline, group, found))


def are_replies(outline: Outline, group: Group, found: Sequence[Group]) -> bool:
    """Whether the posts of a group stand in those of another: a last one that is called otherwise than most reached
    around several of the other's, or around one from an element that is called as most are."""
    names = Counter(map(outline.name, group.cards))
    (most, _), = names.most_common(1)
    if len(names) == 1:
        return False
    for card, item in zip(group.cards, group.dates, strict=True):
        if outline.name(card) == most:
            continue
        called_so = any(outline.name(above) == most for above in outline.above(item.element) if above > card)
        for other in found:
            inner = outline.inside(other.cards, card) if other is not group else ()
            if (called_so or len(inner) > 1) and any(outline.holds(own, item.element) for own in inner):
                return True
    return False


def clocked(group: Group) -> bool:
    """Whether most dates of a group name the minute."""
    return sum(item.date.has_clock for item in group.dates) * 2 > len(group.dates)


def in_order(group: Group) -> bool:
    """Whether the dates of a group go up the page or down it."""
    keys = [key for item in group.dates if (key := date_key(item.date.words))]
    return keys == sorted(keys) or keys == sorted(keys, reverse=True)
