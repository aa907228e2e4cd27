"""Author and floor of posts of an unknown engine: what stands outside their bodies, once in each, in one shape."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain, pairwise
from operator import itemgetter

from forumclean.lines import TEXT
from forumclean.patterns import lazy
from forumclean.stages.html.detect.nicksigns import NICK_HINT_RE, PLACE_HINT_RE
from forumclean.stages.html.detect.nickwords import OWNER_RE, called_nicks, without_badge
from forumclean.stages.html.detect.prose import DIGITS_RE, SENTENCE_RE, Words, direct_words
from forumclean.stages.html.detect.shapes import MOST_A_CARD, Cards, Shape
from forumclean.stages.html.elements.blocks import PostBlock

FLOOR_WORD_RE = lazy(r"(?:第 ?|# ?)?\d{1,6} ?(?:[楼樓]#?|#)|#\d{1,6}|(?:[楼樓]主|沙[发發]|板凳|地板)#?|\d{1,6}[Ff]")
LABEL_RE = lazy(r"^(?:姓名|作者|昵称|暱稱|网友|網友|楼主|樓主|发表人|留言人|用户|会员|[Bb]y|[Pp]osted ?[Bb]y)[:： ]\s?")
# Where a nick ends that stands in one text with the date, blanks taken out.
DATE_RE = lazy(r"(?:[发發][表布])?(?:时间|時間|日期)[:：]|[发發]表[于於]|[发發]布[于於]|回[复覆復][于於]"
               r"|(?:19|20)\d\d[-/.年]|\d+(?:秒|分[钟鐘]|小[时時]|天|周|月|年)前|[昨今前]天\d|刚刚|剛剛|[:：,，|·]")
LONGEST_NICK_CHARS = 24
SAID_RE = lazy("[，。！？；!?]")     # stands in sentences, and in hardly any nick
CALLED_SO = 2.0     # by `named_after`: classes or an address say that an element holds a nick
JUDGED_NICKS = 3    # of those that elements of one shape may hold
LED_TAGS = ("a", "b", "strong", "em", "span")
FEWEST_LED = 2
SHORTEST_TITLE = 4      # below, a nick may well begin a title
SUBJECT_RE = lazy("^(?:(?:主题|主題|标题|標題)[:：])?(?:(?:[Rr][Ee]|回[复復覆])[:：])?")
POSTED_RE = lazy(r"(?:作者[:：])?([^:：,，。|·]{1,24}?)(?:[发發][表布][于於]|[发發]布时间[:：])")
LONGEST_FLOOR_CHARS = 8
COMMON_SHARE = 0.8
BUTTON_RE = lazy("(?:赞|贊|顶|踩|回[复覆復]|举报|舉報|登[录錄]|登入|注册|註冊)[(（]?[0-9]{0,6}[)）]?$")
ORIGIN_RE = lazy("(?:[来來]自|[发發][布佈][于於])[\u4e00-\u9fff]{2,4}$|IP.{0,3}[属屬]地|IP[:：]")
FEWEST_HINTS = 3.0


def find_authors(cards: Cards, bodies: dict[int, list[int]]) -> list[str | None]:
    """The nick of each card's author; None where it shows none."""
    best = nick_shape(cards, bodies)
    if best is None:
        return beside_dates(cards)
    elements = best.elements
    return [named(without_badge(cards.words, elements[number][0])) if number in elements else None
            for number in range(len(cards))]


def nick_shape(cards: Cards, bodies: dict[int, list[int]]) -> Shape | None:
    """The elements that hold the nicks; None where none do."""
    best = max(((score, shape) for shape in outside(cards, bodies) if (score := nick_score(cards, shape, bodies)) > 0),
               key=lambda item: (item[0], len(item[1].elements)), default=None)
    return best[1] if best else None


def first_nicks(cards: Cards) -> Shape | None:
    """The elements that hold the nicks of posts whose words may be as short: those called such, those in a line with
    others, or the first that may be some; None where none may."""
    words, outline = cards.words, cards.words.outline
    found = [(named_after(words, own), outline.tags[own] in LED_TAGS, -outline.begins[own], own, shape)
             for shape in outside(cards, {})
             if all(may_be_nick(words, elements[0]) for elements in shape.elements.values())
             and nick_score(cards, shape, {}) > 0 for own in next(iter(shape.elements.values()))[:1]]
    return max(found, key=itemgetter(0, 1, 2, 3))[-1] if found else None


def may_be_nick(words: Words, element: int) -> bool:
    """Whether an element says no more than a nick does, and no sentence."""
    text = words[element]
    return len(text) <= LONGEST_NICK_CHARS and SENTENCE_RE.search(text) is None


def beside_dates(cards: Cards) -> list[str | None]:
    """The nicks of a page that prints them in one element with the date; None for each card where it does not."""
    words, outline = cards.words, cards.words.outline
    nicks: list[str | None] = []
    for (lo, _), date in zip(cards.ranges, cards.dated, strict=True):
        found = None
        for element in chain((date,), outline.above(date)):
            if element < lo:
                break
            if not words.direct[element]:
                continue
            text = OWNER_RE.sub("", DATE_RE.split(named(direct_words(words, element)), maxsplit=1)[0])
            if text and not DIGITS_RE.fullmatch(text):
                found = text if len(text) <= LONGEST_NICK_CHARS and SAID_RE.search(text) is None and (
                    words.judge(text)[0] == TEXT) else ""
                break
        nicks.append(found or None)
    return nicks if sum(nick is not None for nick in nicks) >= COMMON_SHARE * len(cards) else [None] * len(cards)


def led_by_nicks(cards: Cards, bodies: dict[int, list[int]]) -> dict[int, tuple[str, int]]:
    """Nick and the ink before the words of each card whose body begins with both: `<a>nick</a>：words`. Empty where not
    nearly all do, or whom they name is somebody addressed (@nick)."""
    words, outline = cards.words, cards.words.outline
    found: dict[int, tuple[str, int]] = {}
    for number, own in bodies.items():
        first = next((child for child in outline.children(own[0]) if outline.ink(child)), None) if own else None
        if first is None or outline.begins[first] != outline.begins[own[0]] or outline.tags[first] not in LED_TAGS:
            continue
        text, end = words[first], outline.ends[first]
        if len(text) <= LONGEST_NICK_CHARS and text[0] != "@" and words.solid[end:end + 1] in (":", "：") and \
                words.judge(text)[0] == TEXT:
            found[number] = " ".join(outline.words(first).split()), end + 1
    return found if len(found) >= max(COMMON_SHARE * len(cards), FEWEST_LED) else {}


def with_led(cards: Cards, bodies: dict[int, list[int]], posts: Sequence[PostBlock]) -> list[PostBlock]:
    """Posts that nobody signs, each with the nick that its words begin with, where these do."""
    led = list(posts)
    for number, (nick, begin) in led_by_nicks(cards, bodies).items():
        end = cards.words.outline.ends[bodies[number][-1]]
        led[number] = led[number]._replace(author=nick, bodies=(), runs=[(begin, end)] if begin < end else ())
    return led


def named(text: str) -> str:
    """A nick without the label before it."""
    return LABEL_RE.sub("", text)


def outside(cards: Cards, bodies: dict[int, list[int]]) -> list[Shape]:
    """The shapes that stand once in nearly every card, and not in its body; of those with the same elements one."""
    outline = cards.words.outline
    taken = bytearray(len(outline))     # by element: whether it stands in a body, or holds one
    starts = [lo for lo, _ in cards.ranges]
    for body in sorted(chain.from_iterable(bodies.values())):
        taken[body:outline.last[body]] = b"\1" * (outline.last[body] - body)
        at = bisect_left(starts, body + 1)
        while at < len(starts) and starts[at] < outline.last[body]:     # a reply in the words of its post
            lo, hi = cards.ranges[at]
            taken[lo:hi] = bytes(hi - lo)
            at = bisect_left(starts, hi)
        above = outline.parents[body]
        while above >= 0 and not taken[above]:      # what holds one that is taken is taken too
            taken[above] = 1
            above = outline.parents[above]
    found: dict[tuple[int, ...], Shape] = {}
    fewest = COMMON_SHARE * len(cards) - 1
    for shape in dict.fromkeys([*cards.shapes.values(), *called_nicks(cards)]):     # one may go by several keys
        if len(shape.elements) < fewest or shape.count > MOST_A_CARD * len(shape.elements) + 1:
            continue
        first = tuple([elements[0] for elements in shape.elements.values()])
        if first not in found and not any(map(taken.__getitem__, first)):
            found[first] = shape
    return [*found.values()]


def nick_score(cards: Cards, shape: Shape, bodies: dict[int, list[int]]) -> float:
    """How likely the elements of a shape hold nicks; 0 where they do not.

    Nicks are short, differ between posts, and are no words of the interface; they mostly link to a profile, whose
    address and classes say so, and stand above the words.
    """
    words = cards.words
    begins, ends, solid = words.outline.begins, words.outline.ends, words.solid
    texts: list[str] = []
    strange = 0     # one may be called as a word of the interface is
    for elements in shape.elements.values():
        begin, end = begins[elements[0]], ends[elements[0]]
        if not begin < end <= begin + LONGEST_NICK_CHARS:
            return 0
        text = solid[begin:end]
        if text.isdigit() or "|" in text:
            return 0
        if len(texts) < JUDGED_NICKS:
            strange += words.judge(text)[0] != TEXT or ORIGIN_RE.match(text) is not None
            if 2 * strange > min(len(shape.elements), JUDGED_NICKS):
                return 0
        texts.append(text)
    if (BUTTON_RE.search(texts[0]) or BUTTON_RE.search(texts[-1])) and 2 * sum(
            [BUTTON_RE.search(text) is not None for text in texts]) > len(texts):
        return 0
    if FLOOR_WORD_RE.fullmatch(texts[-1]) or FLOOR_WORD_RE.fullmatch(texts[0]):
        return 0
    if sum([is_title(words, text) for text in texts if len(text) >= SHORTEST_TITLE]) * 2 > len(texts):
        return 0
    kinds = {*DIGITS_RE.sub("0", "\n".join(texts)).split("\n")}
    hints = named_after(words, next(iter(shape.elements.values()))[0])
    if hints < CALLED_SO and sum([SAID_RE.search(text) is not None for text in texts]) * 2 > len(texts):
        return 0
    if len(cards) > 2 and len(kinds) < 2 and hints < FEWEST_HINTS:
        return 0
    above = sum([elements[0] < own[0] for number, elements in shape.elements.items() if (own := bodies.get(number))])
    return (len(texts) / len(cards) + hints + above / len(cards) + len(kinds) / len(texts)
            - sum(map(len, texts)) / (100 * len(texts)))


def is_title(words: Words, text: str) -> bool:
    """Whether a text repeats the page's title, or the beginning of it, as a post's subject does: Re: 渡口的老船."""
    if ":" in text or "：" in text:
        text = SUBJECT_RE.sub("", text)
    return len(text) >= SHORTEST_TITLE and words.solid.startswith(text, 0, words.outline.title_ink)


def named_after(words: Words, element: int) -> float:
    """How much an element's tag, classes and address say that it holds a nick."""
    outline = words.outline
    name = (outline.classes[element] or "").lower() + (outline.classes[outline.parents[element]] or "").lower()
    place = (outline.nodes[element].get("href") or "").lower()
    return ((outline.tags[element] == "a") + 2 * (NICK_HINT_RE.search(name) is not None)
            + 2 * (PLACE_HINT_RE.search(place) is not None))


def lone_author(words: Words, begin: int, body: int) -> str | None:
    """The nick of a post without like: the last short text above its body that an element's classes and address call
    one; None where there is none.

    Args:
        begin: the ink from which on to look.
        body: the first element of the body.
    """
    outline = words.outline
    best, found = FEWEST_HINTS, None
    begins, ends, last, solid = outline.begins, outline.ends, outline.last, words.solid
    for element in range(bisect_left(begins, begin), body):
        start, end = begins[element], ends[element]
        if not start < end <= start + LONGEST_NICK_CHARS or last[element] > body:
            continue
        text = solid[start:end]
        if text.isdigit() or BUTTON_RE.search(text):
            continue
        score = named_after(words, element)
        if score >= best and words.judge(text)[0] == TEXT:
            best, found = score, element
    return " ".join(outline.words(found).split()) if found is not None else None


def lone_floor(words: Words, begin: int, body: int) -> str | None:
    """The floor of a post without like: the last element above its body that holds a floor's name alone; None where
    none does. The arguments are those of `lone_author`."""
    outline = words.outline
    begins, ends = outline.begins, outline.ends
    for element in range(body - 1, bisect_left(begins, begin) - 1, -1):
        if 0 < ends[element] - begins[element] <= LONGEST_FLOOR_CHARS and FLOOR_WORD_RE.fullmatch(words[element]):
            return outline.words(element)
    return None


def nick_beside(words: Words, element: int) -> str | None:
    """The nick that one text says to have posted at a date, `X 发表于 D`; None where it does not say so."""
    match = POSTED_RE.match(direct_words(words, element))
    return match[1] if match and words.judge(match[1])[0] == TEXT else None


def find_floors(cards: Cards, bodies: dict[int, list[int]]) -> list[str | None]:
    """The floor of each card as the page prints it; None where it shows none."""
    floors = [worded_floor(cards, number, bodies.get(number, ())) for number in range(len(cards))]
    if sum(floor is not None for floor in floors) * 2 >= len(cards):
        return floors
    words, outline = cards.words, cards.words.outline
    for shape in outside(cards, bodies):
        if not all(words[elements[0]].isdigit() for elements in shape.elements.values()):
            continue
        texts = {number: outline.words(elements[0]).strip() for number, elements in shape.elements.items()}
        if all(text.isdigit() and len(text) <= LONGEST_FLOOR_CHARS for text in texts.values()) and \
                rises([*texts.values()]):
            return [texts.get(number) for number in range(len(cards))]
    return [None] * len(cards)


def worded_floor(cards: Cards, number: int, bodies: Sequence[int]) -> str | None:
    """The first text of a card outside its body that is a floor's name: one with a number, if any is, for whoever
    opened the thread may be called 楼主 at each of his posts."""
    outline = cards.words.outline
    begins, ends, solid = outline.begins, outline.ends, outline.solid
    element, hi = cards.ranges[number]
    named: str | None = None
    while element < hi:
        if element in bodies:
            element = outline.last[element]
            continue
        begin, end = begins[element], ends[element]
        if begin < end <= begin + LONGEST_FLOOR_CHARS and FLOOR_WORD_RE.fullmatch(solid, begin, end):
            if not OWNER_RE.match(solid, begin, end):
                return outline.words(element)
            named = named or outline.words(element)
        element += 1
    return named


def rises(floors: Sequence[str]) -> bool:
    """Whether bare numbers count posts: each is one more than the one before."""
    numbers = [int(floor) for floor in floors]
    return len(numbers) > 1 and all(b == a + 1 for a, b in pairwise(numbers))
