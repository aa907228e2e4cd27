"""Names, and addresses without disguise, that stand bare between the characters of a sentence."""
from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from forumclean.stages.splice.evidence import Evidence, Hit, between_han, own_line
from forumclean.stages.splice.names import KINDS, finds, short_forms
from forumclean.stages.splice.weigh import TRUSTED_WORDS, Place, attested_odds, is_han, page_odds, posteriors, weigh

if TYPE_CHECKING:
    from forumclean.stages.splice.addresses import Address

# The least log odds that a page carries marks. On pages of which half carry bare names, mentions reached 2.0
# (hotel reviews that name their site) and a single mark between two neighbours attested elsewhere has 5.6.
PAGE_ODDS = 4.0
# The least log odds of a place on a page that carries marks: 1.0 to 2.0 take no mention of 826, and 1.0 takes four more
# marks of a thousand. `make tune-splice`.
PLACE_ODDS = 1.5
# A place with the cue of a mention has to speak for itself, however many marks the page carries.
CUED_ODDS = 0.5
# On a page where the name surely parts a word, its other places are marks unless a cue makes them mentions: 148 of 148
# without a cue.
PARTED_BONUS = 1.5
# Names of few characters that do not end in a word for sites may be words of the language: length to how far the kinds
# of their neighbours count, and a penalty. Of 1,698 repeated strings of clean prose that were declared to be site names
# 18 % lost characters with neighbours fully counted, 3.5 % so.
WORDY = {2: (.4, 1.5), 3: (.5, 1.), 4: (.75, .5)}
# What a name that reads as words has to part: so many nats of words, and words at such a share of its places. Of 7,968
# pages of newspaper, reviews and reports that call a word or two words of their text the site's name 391 lost
# characters without this, 26 do with it.
LEAST_PARTING, LEAST_PARTING_SHARE = 5., .25
# Sure marks of other kinds on the page.
SURE_MARKS_BONUS = 2.0
# Of 5,964 two-character strings that stand five times or more in clean prose, one comes up to 3.0 with these shares;
# pages that carry a short form reached 4.7 to 29.9.
SHORT_FORM_ODDS = 4.0
LEAST_SHORT_PLACES = 5
LEAST_INNER_SHARE = .75
LEAST_KINDS_SHARE = .8
# Of 8,799 strings of two to four characters that stand five times or more in clean prose none does so often.
LEAST_INNER_WORDS = .5
MOST_KINDS = 40

WORD_CUES = ("网址", "域名", "网站", "站点", "地址", "主页", "链接", "邮箱", "访问", "登录", "登陆", "浏览", "打开", "输入", "进入", "点击",
             "搜索", "官网", "首页", "網址", "網站", "登錄", "打開", "輸入", "進入", "@", "＠", "：",
             ":")
ADDRESS_CUES = (*WORD_CUES, "見", "上", "到", "见", "在", "从", "是", "为", "或", "和", "与", "及")


def name_hits(evidence: Evidence, sure_marks: int) -> Iterator[Hit]:
    """Bare names, judged over the whole page.

    Args:
        sure_marks: how many marks of other kinds the page has shown.
    """
    from forumclean.stages.splice.wordgap import places_to_part
    text = evidence.text
    yield from (Hit(a, b, "splice.filled-name", "the site's name with signs between its characters")
                for a, b in evidence.filled)
    by_name: dict[str, list[tuple[int, int]]] = {}
    for a, b in evidence.names:
        by_name.setdefault(text[a:b], []).append((a, b))
    for name, spans in by_name.items():
        spliced = name in evidence.site.spliced
        prior = SURE_MARKS_BONUS if sure_marks or spliced else 0.
        trust, penalty = WORDY.get(len(name), (1., 0.)) if not name.endswith(KINDS) else (1., 0.)
        yield from judged(text, spans, prior - penalty, "splice.site-name", "the site's name inside a sentence", trust,
                          evidence.site.anchors, spliced, 0 if spliced else places_to_part(name))


def judged(text: str, spans: Sequence[tuple[int, int]], prior: float, rule: str, reason: str,
           trust: float = 1., anchors: Collection[tuple[str, str]] = (), spliced: bool = False,
           least_parted: int = 0) -> Iterator[Hit]:
    """A hit for each place that is a mark by the page's evidence, a note for each that might be.

    Args:
        anchors: neighbours that other pages of the site show.
        spliced: whether other pages of the site surely show the string inside words.
        least_parted: how many places have to part a word: the string may be words of the language, which stand
            between any neighbours.
    """
    places = weigh(text, spans, trust, anchors)
    parted = sum(place.word > 0 for place in places)
    prior = max(prior, 0.) if parted >= TRUSTED_WORDS or spliced else prior
    bonus = PARTED_BONUS if parted or spliced else 0.
    if page_odds(places, prior) < PAGE_ODDS or not parts_surely(places, least_parted):
        yield from (Hit(p.start, p.end, rule, f"{reason}, but the page does not show that it is a mark", keep=True)
                    for p in places if suspicious(p))
        return
    for place, odds in zip(places, posteriors(places), strict=True):
        doubtful = "cue" in (place.left, place.right) and place.odds < CUED_ODDS
        if odds + min(prior, 0.) + bonus >= PLACE_ODDS and not doubtful:
            yield Hit(place.start, place.end, rule, reason)
        elif suspicious(place):
            yield Hit(place.start, place.end, rule, f"{reason}, or a mention", keep=True)


def parts_surely(places: Sequence[Place], least: int) -> bool:
    """Whether enough places of a string part words, and no compounds, that it is no phrase of the language.

    Args:
        least: so many at least; of none nothing is asked.
    """
    if not least:
        return True
    words = [place.word for place in places if place.word]
    return len(words) >= max(least, LEAST_PARTING_SHARE * len(places)) and sum(words) >= LEAST_PARTING


def suspicious(place: Place) -> bool:
    """Whether a kept place deserves a note."""
    return place.odds > 0


def address_hits(evidence: Evidence) -> Iterator[Hit]:
    """Addresses glued to the text. Plain ones of other sites stay, and those that the sentence is about."""
    text, own = evidence.text, set(evidence.own)
    groups: dict[str, list[Address]] = {}
    for address in evidence.addresses:
        inside = between_han(text, address.start, address.end)
        if address not in own:
            if inside:
                yield Hit(address.start, address.end, "splice.address", "an address of another site, once", keep=True)
        elif inside or is_glued(text, address) or cued(text, address.start, ADDRESS_CUES):
            groups.setdefault(address.host, []).append(address)
        elif address.disguised and own_line(text, address.start, address.end):
            yield Hit(address.start, address.end, "splice.address", "a disguised address on a line of its own")
    for group in groups.values():
        yield from sentence_free(text, group)


def sentence_free(text: str, group: Sequence[Address]) -> Iterator[Hit]:
    """The addresses of one host that no sentence is about.

    A cue of one character (在, 到, 是) before an address may be the end of any word: where most addresses of the host
    stand without a cue, it does not count.
    """
    free = [address for address in group if not cued(text, address.start, ADDRESS_CUES)]
    lenient = len(free) >= 2 * (len(group) - len(free))
    for address in group:
        cue = cued(text, address.start, WORD_CUES if lenient else ADDRESS_CUES)
        reason = "the sentence is about this address" if cue else "an address inside the text"
        yield Hit(address.start, address.end, "splice.address", reason, keep=cue)


def is_glued(text: str, address: Address) -> bool:
    """Whether an address touches the text around it as marks do."""
    return tight(text, address.start, address.end) or (
        address.disguised and unmistakable(text[address.start:address.end]))


def unmistakable(address: str) -> bool:
    """Whether an address is written in letters that nobody types by hand: ⓦⓦⓦ, ｗｗｗ."""
    return any("\u24b6" <= char <= "\u24e9" or "\uff21" <= char <= "\uff5a" for char in address)


def cued(text: str, start: int, cues: tuple[str, ...]) -> bool:
    """Whether a word before an address makes it part of the sentence."""
    return text[max(0, start - 6):start].rstrip().endswith(cues)


def tight(text: str, start: int, end: int) -> bool:
    """Whether no blank parts the span from ideographs or punctuation on both sides, or a line begins or ends there."""
    before, after = text[start - 1:start], text[end:end + 1]
    left = not before or before == "\n" or is_han(before) or before in "。！？”…；，、．）)》"
    right = not after or after == "\n" or is_han(after) or after in "“”。！？，、…（(《"
    return left and right and (before not in ("", "\n") or after not in ("", "\n"))


def short_form_hits(evidence: Evidence) -> Iterator[Hit]:
    """First parts of names (青石 of 青石社区): only where the same page shows again and again that they part words."""
    text = evidence.text
    for form in short_forms(evidence.site.names):
        if text.count(form) < LEAST_SHORT_PLACES:
            continue
        longer = [form + "网", *[name for name in evidence.site.names if name.startswith(form)]]
        whole = {at for name in longer for at in finds(text, name)}
        spans = [(at, at + len(form)) for at in finds(text, form) if at not in whole]
        if parts_words(text, spans):
            yield from judged(text, spans, SURE_MARKS_BONUS, "splice.short-name",
                              "the short form of the site's name inside words")


def parts_words(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a string stands between ever different ideographs that stand side by side elsewhere.

    A word of the language does not: its neighbours repeat, or they meet elsewhere by chance only.
    """
    inner = [(a, b) for a, b in spans if between_han(text, a, b)]
    if len(inner) < max(LEAST_SHORT_PLACES, LEAST_INNER_SHARE * len(spans)):
        return False
    kinds = min(len({text[a - 1] for a, _ in inner}), len({text[b] for _, b in inner}))
    if kinds < min(MOST_KINDS, LEAST_KINDS_SHARE * len(inner)):
        return False
    return (sum(attested_odds(text, a, b, text[a - 1], text[b]) for a, b in inner) > SHORT_FORM_ODDS
            or parts_listed_words(text, inner))


def parts_listed_words(text: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether most places of a string surely stand inside words of the word list."""
    from forumclean.stages.splice.wordgap import gap, is_within_word
    parted = [nats for a, b in spans if (nats := gap(text, a, b)) and is_within_word(text, a, b)]
    return len(parted) >= LEAST_INNER_WORDS * len(spans) and sum(parted) >= LEAST_PARTING * len(parted)
