"""The name of a site that no furniture tells: a string that parts the words of a text, again and again.

Words go on behind a name that was spliced into them (wordgap.py). One place may do so by chance; a string in
the form of a site's name that parts a word which nothing else explains, or any string that parts many, does not.

Source: 5.1 million characters of newspaper, reviews, reports and novels without marks. A string in the form of a name
parts a word by up to 7.3 nats there, one that is hardly made of words by up to 5.3; of other repeated strings the
surest reaches 8.7 in different contexts, and none parts four times the same word from within. Marks reach that on half
the pages that carry one, on nearly all that carry more. `make tune-splice`.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from forumclean.lexicon import MOST_WORD_CHARS, lexicon
from forumclean.patterns import lazy
from forumclean.stages.splice.grams import repeats
from forumclean.stages.splice.names import finds
from forumclean.stages.splice.weigh import is_han
from forumclean.stages.splice.wordgap import FUNCTION_CHARS, all_words, is_within_word, lead

# How sure, in nats, the text has to be: of a string in the form of a name that stands once, that parts words at half
# its places, or at most; of other strings in different contexts, longer than three characters or as short.
LEAST_ONCE, LEAST_HALF, LEAST_AGAIN, LEAST_OTHER, LEAST_SHORT = 8., 6., 5., 10., 13.
# How far below this likelihood, in nats a character, a string in the form of a name counts, and with what share.
ODD_READING, ODD_SHARE = -6.5, .5
# From here on a string in the form of a name is worth a note.
LEAST_SUSPECT = 5.
# What one context counts at most.
MOST_PLACE = 13.
# Share of the places of a string that may part no word.
MOST_MISSES = .34
LEAST_CHARS, MOST_CHARS = 3, 8
# A string that stands in one context only.
LEAST_SAME, LEAST_SAME_LEAD = 4, 5.
MOST_SHIFT = 3
# Shorter strings than LEAST_CHARS only there, and only those so far from any word: of prose 全[英中]国 has .3,
# 中[日两]国 .2; 知乎 1.5, 虎扑 1.5.
LEAST_INNER_CHARS, LEAST_PAIR_ODDNESS, LEAST_PAIR_LEAD = 2, 1.2, 7.
# Behind and before a string, by which places are told to stand in one sentence that comes again.
BESIDE_CHARS = 8
# At so many places it is no chance that the same character stands beside a string.
LEAST_CUT = 3
# Words that end names of sites, but for those that end other nouns as often (站). Literals alone, which the engine finds
# ten times as fast.
# A name stands before an ideograph; with some behind it a form is a part of a longer one: 文学|网, 网|站.
FORMS_RE = lazy("(?:社区|社區|论坛|論壇|小说|小說|文学|文學|课件|書庫|书库|资源库|書屋|书屋|书吧|贴吧|之家|茶座|家园|在线|网|網|吧|阁|楼)"
                "(?![网網站])(?=[\u3400-\u9fff])")
NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿")


class Unknown(NamedTuple):
    """Strings that stand in a text like a site's name: those that surely do, and suspects."""

    names: tuple[str, ...] = ()
    suspects: tuple[str, ...] = ()


def unknown_names(text: str, quick: bool = False) -> Unknown:
    """The strings that part the words of a text and stand there like a site's name; mostly none.

    Args:
        quick: look only for those that have the form of a name.
    """
    sure: dict[str, float] = {}
    suspects: dict[str, float] = {}
    for name, odds, shown in formed_names(text):
        (sure if shown else suspects)[name] = odds
    for name, odds in () if quick else repeated_strings(text):
        if odds > sure.get(name, 0.):
            sure[name] = odds
    names = apart_from((), sure)
    return Unknown(tuple(names), tuple(apart_from(names, suspects)))


def apart_from(names: Iterable[str], odds: dict[str, float]) -> list[str]:
    """Of strings that hold one another the surest, whose neighbours alone are the author's, and none that holds one of
    the names or stands in one."""
    taken, found = [*names], []
    for name in sorted(odds, key=lambda name: (-odds[name], -len(name))):
        if not any(name in other or other in name for other in taken):
            taken.append(name)
            found.append(name)
    return found


def formed_names(text: str) -> Iterator[tuple[str, float, bool]]:
    """Strings in the form of a name that part words, with the nats that say so, and whether these are enough."""
    seen: set[str] = set()
    for form in FORMS_RE.finditer(text):
        first, end = form.span()
        # A name has LEAST_CHARS ideographs, and follows one.
        if not all(map(is_han, text[max(0, end - LEAST_CHARS - 1):end])) or in_word(text, first, end):
            continue
        for start in range(first - 1, max(0, end - MOST_CHARS - 1), -1):
            if not is_han(text[start]):
                break
            name = text[start:end]
            if (end - start < LEAST_CHARS or text[start] in FUNCTION_CHARS or name in seen
                    or lead(text, start, end) <= 0):
                continue
            seen.add(name)
            starts = [*finds(text, name)]
            if is_cut(text, starts, len(name)):
                continue
            parted = parted_words(text, starts, len(name))
            enough = parted.sure >= LEAST_AGAIN if parted.most else parted.sure + oddness(name) >= (
                LEAST_HALF if 2 * parted.places >= parted.all > 1 else LEAST_ONCE)
            if enough or parted.sure >= LEAST_SUSPECT:
                yield name, parted.sure, enough


def oddness(name: str) -> float:
    """What it counts, in nats, that a string is hardly made of words: 笔趣阁 2.1, 望江楼 .9, 天涯社区 0."""
    words = lexicon()
    return max(0., ODD_SHARE * (ODD_READING - words.score(words.simplified(name)) / len(name)))


def is_cut(text: str, starts: Sequence[int], size: int) -> bool:
    """Whether the same character stands on one side of a string wherever it does, and different ones on the other:
    a part of a longer name."""
    before = {text[max(0, at - 1):at] for at in starts}
    after = {text[at + size:at + size + 1] for at in starts}
    return len(starts) >= LEAST_CUT and min(len(before), len(after)) == 1 and len(before) != len(after)


def in_word(text: str, start: int, end: int) -> bool:
    """Whether the word that makes a string a name goes on: 网|络; one of one character also whether it ends another
    word: 上|网, 互联|网."""
    words = lexicon()
    if text[start + 1:end + 1] in words.words(text[start]):
        return True
    return end - start == 1 and any(text[at + 1:end] in words.words(text[at])
                                    for at in range(max(0, end - MOST_WORD_CHARS), start))


class Parted(NamedTuple):
    """What a string parts: in how many places, of how many, and contexts, and how surely: in nats over the contexts,
    and over all. `most`: whether it does so at most of its places, and at two or more. A sentence that comes again
    counts once: whoever tells it twice does not show more."""

    places: int
    all: int
    contexts: int
    varied: float
    sure: float
    most: bool


def parted_words(text: str, starts: Sequence[int], size: int) -> Parted:
    """What a string parts at its places."""
    contexts: dict[str, float] = {}
    told: set[str] = set()
    places, sure = 0, 0.
    for at in starts:
        beside = text[max(0, at - BESIDE_CHARS):at] + text[at + size:at + size + BESIDE_CHARS]
        if beside in told:
            continue
        told.add(beside)
        nats = min(lead(text, at, at + size), MOST_PLACE)
        if nats > 0:
            places += 1
            sure += nats
            context = text[at - 1] + text[at + size]
            contexts[context] = max(contexts.get(context, 0.), nats)
    return Parted(places, len(told), len(contexts), sum(contexts.values()), sure,
                  places > 1 and len(told) - places <= MOST_MISSES * len(told))


def repeated_strings(text: str) -> Iterator[tuple[str, float]]:
    """Repeated strings of any form that part words in different contexts, or one word many times from within."""
    for starts, size in repeats(text):
        if not LEAST_CHARS <= size <= MOST_CHARS + 2 * MOST_SHIFT:
            continue
        first = starts[0]
        if (size <= MOST_CHARS and is_free(text, first, first + size) and is_inside(text, starts, size)
                and few_misses(text, starts, size)):
            parted = parted_words(text, starts, size)
            least = LEAST_OTHER if size > LEAST_CHARS else LEAST_SHORT
            if parted.most and parted.varied >= least and parted.contexts > 1:
                yield text[first:first + size], parted.sure
        if len(starts) >= LEAST_SAME:
            yield from inner_strings(text, starts, size)


def is_inside(text: str, starts: Sequence[int], size: int) -> bool:
    """Whether enough places of a string stand between ideographs, as one has to that parts a word."""
    inner = sum("\u3400" <= text[at + size] <= "\u9fff" and "\u3400" <= text[at - 1] <= "\u9fff"
                for at in starts if 0 < at < len(text) - size)
    return len(starts) - inner <= MOST_MISSES * len(starts)


def few_misses(text: str, starts: Sequence[int], size: int) -> bool:
    """Whether one of the first places of a string parts a word: the quick answer for most strings that come again."""
    return (lead(text, starts[0], starts[0] + size) > 0
            or len(starts) > 2 and lead(text, starts[1], starts[1] + size) > 0)


def is_free(text: str, start: int, end: int) -> bool:
    """Whether a string is no numeral, and neither begins nor ends with a word that no name begins or ends with."""
    return (text[start] not in FUNCTION_CHARS and text[end - 1] not in FUNCTION_CHARS
            and not NUMERALS.issuperset(text[start:end]))


def inner_strings(text: str, starts: Sequence[int], size: int) -> Iterator[tuple[str, float]]:
    """Strings inside a repeated one that part the word around them: the site replaces one word of its authors."""
    first = starts[0]
    for low in range(1, min(MOST_SHIFT, size - LEAST_INNER_CHARS - 1) + 1):
        for high in range(size - 1, max(low + LEAST_INNER_CHARS, size - MOST_SHIFT) - 1, -1):
            start, end = first + low, first + high
            if end - start > MOST_CHARS or lead(text, start, end) < LEAST_SAME_LEAD or not is_free(text, start, end):
                continue
            if end - start < LEAST_CHARS and not (
                    is_odd_pair(text[start:end]) and lead(text, start, end) >= LEAST_PAIR_LEAD):
                continue
            places = [at + low for at in starts]
            parted = parted_words(text, places, high - low)
            if (parted.most and parted.places >= LEAST_SAME and parts_within(text, start, end)
                    and is_varied(text, places, high - low)):
                yield text[start:end], parted.sure


def is_odd_pair(pair: str) -> bool:
    """Whether two characters are nothing that stands in a compound by chance, as in 中[日两]国."""
    return oddness(pair) >= LEAST_PAIR_ODDNESS and NUMERALS.isdisjoint(pair) and FUNCTION_CHARS.isdisjoint(pair)


def parts_within(text: str, start: int, end: int) -> bool:
    """Whether a span that is no string of words parts a word that is no compound: neither side is a word of its own.

    Else it is a part of a phrase: 民族[区域]自治, 区[市政市容]委.
    """
    return not all_words(text[start:end]) and is_within_word(text, start, end)


def is_varied(text: str, places: Sequence[int], size: int) -> bool:
    """Whether the sentence goes on in different ways on both sides of the parted word."""
    before = {text[max(0, at - 3):at - 1] for at in places}
    after = {text[at + size + 1:at + size + 3] for at in places}
    return min(len(before), len(after)) >= LEAST_SAME
