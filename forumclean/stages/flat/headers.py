"""Post headers: a date with the words that forum engines print beside it."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from forumclean.lines import BLANK, MARK, SURE, WEAK
from forumclean.model import maker
from forumclean.patterns import lazy
from forumclean.stages.flat.families import own_family
from forumclean.stages.flat.headernames import CARD_RE, LABEL_RE, VERBS, author_and_floor, without_verb
from forumclean.stages.flat.tails import read_rest
from forumclean.stages.flat.units import KEY, START, Unit
from forumclean.stages.signs.dates import (
    CTIME_RE,
    DAY_RE,
    Date,
    ctime_dates,
    lines_with_hints,
    relative_dates,
    yearless_dates,
)
from forumclean.stages.signs.floors import FLOOR_WORDS, floor_in, is_floor

# Where one ends, and no year follows, a relative date may. Each begins with a literal: three scans take a third of the
# time of one for all.
VERB_RES = tuple([lazy(f"{verbs}(?![: ：]{{0,2}}(?:19|20))") for verbs in (
    "发(?:表(?:于|在|时间|日期)|布于)", "發(?:表(?:於|在|時間|日期)|佈於|布於)", "Post [Bb]y")])
VERB_SIGNS = ("发", "發", "Post")    # with which they begin, and which many pages lack
# 发布于：11-23
BARE_DAY_RE = lazy(r"[:： ]{0,2}(?P<day>(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01]))(?![^\S\n]*\d)(?=\s|$)")
BEHIND_RE = lazy(r"[\s|｜]{0,3}(?:[发發][布佈]者|作者|[发發]帖人)\s?[:：]\s?([^\s|:：,，。]{1,24})")
DECOY_ENDS = ("注册时间", "註冊時間", "注册", "註冊", "最后登录", "最後登錄", "最后访问", "加入时间", "注册日期", "註冊日期", "最后更新", "最后回复", "更新于",
              "生日", "Time", "编辑于", "開始時間", "开始时间", "截止日期", "结束时间", "时间是", "搜集整理于", "最后由", "于", "於", "在")
QUOTED_ENDS = ("写道", "寫道", "说道", "說道")
OWN_VERBS = ("Post By", "Post by")      # of Dvbbs, which heads no quote so
END_CHARS = frozenset([words[-1] for words in (*VERBS, *DECOY_ENDS)])
# What a text browser prints for an image without words: its file's name.
IMAGE_RE = lazy(r"\[[A-Za-z][\w.?=/-]{4,40}\] ?", re.ASCII)
LONGEST_PREFIX_CHARS = 60
LONGEST_SIDE_CHARS = 500    # of a line, that are read beside a date: a text on one line may hold thousands of dates
# In which an age needs nothing behind it. Behind a nick it may be the sentence of somebody who says when he did what.
AGE_FORMS = ("bare", "dot", "verb")
BADGED_FAMILIES = ("plain", "plain-day")
APP_RE = lazy(r"via \w{1,12}|\d+")
FROM = ("来自", "来自:", "来自：", "來自", "來自：")     # above the app's name, where a flattener parted them
SHOW_ONLY = ("只看楼主", "只看該作者", "只看该作者", "只看TA")
GLUED_FAMILIES = ("verb", "bbs", "below", "arrow", "label")
LONGEST_REST_CHARS = 3   # a counter; more is a link that a dated list holds


class Header(NamedTuple):
    """A header: the unit that holds it, its span, and what it says. `strong`: a tail or floor stands by it."""

    unit: int
    start: int
    end: int
    family: str
    strong: bool
    date: str
    author: str | None
    floor: str | None
    glued: bool


HEADER = maker(Header)


def find_headers(text: str, units: Sequence[Unit], dates: Sequence[Date],
                 longest_rest_chars: int = LONGEST_REST_CHARS) -> list[Header]:
    """The headers of the page's posts, all of one family, in page order.

    A family is the form in which the engine prints its dates; the page's own is the most frequent one, with the forms
    that name an act (发表于) before bare dates.

    Args:
        dates: those with a year, as `year_dates` finds them.
        longest_rest_chars: how much text may follow a date without a verb; on a page of glued lines a post does.
    """
    starts = [*map(START, units)]
    found = headers_at(text, units, starts, page_dates(text, units, starts, dates), longest_rest_chars)
    own = own_family(found)
    if own and all(header.family == "verb" and not header.strong for header in own):    # quotes have full dates
        found += headers_at(text, units, starts, line_dates(text, units, starts), longest_rest_chars)
        own = own_family(sorted(dict.fromkeys(found), key=START))
        others = []
    else:
        others = line_dates(text, units, starts) if own else []
    if own:     # posts of this year stand above those of others, or below; between them lists print who wrote last
        others += [*yearless_dates(text, 0, own[0].start), *yearless_dates(text, own[-1].start + 1)]
        found += headers_at(text, units, starts, others, longest_rest_chars) if others else []
        own = with_others(text, units, own, found)
    return without_quoted(units, own)


def without_quoted(units: Sequence[Unit], headers: list[Header]) -> list[Header]:
    """The headers without the dates of quoted posts, which stand alone below `X 写道：` where few others do."""
    if not headers or headers[0].family not in ("bare", "bare-day"):
        return headers
    kept = [header for header in headers if header.date[:2] != units[header.unit].key[:2]
            or not label_above(units, header.unit).endswith(QUOTED_ENDS)]
    return kept if len(kept) * 2 > len(headers) else headers


def with_others(text: str, units: Sequence[Unit], own: list[Header], others: Sequence[Header]) -> list[Header]:
    """The headers with those that differ in what a page may print otherwise: a recent post's age, or a day without the
    year, stands where an old one's date does, and a flattener parts the date of who began the thread from his nick and
    badge."""
    taken = {header.unit for header in own}
    others = [header for header in others if header.unit not in taken]
    forms = {form_of(text, units, header) for header in own} if others else ()
    more = [header for header in others if (
        is_badged(units, header) if own[-1].family in BADGED_FAMILIES and header.family in ("bare", "bare-day") else
        (form := form_of(text, units, header)) in forms and (form[0] in AGE_FORMS or form[1] or header.strong)
        and DAY_RE.match(header.date) is None)]
    return sorted([*own, *{header.unit: header for header in more}.values()], key=START) if more else own


def form_of(text: str, units: Sequence[Unit], header: Header) -> tuple[str, str]:
    """What the line of a header is beside its date, but for the app and numbers behind it."""
    before, _, after = text[header.start:units[header.unit].end].partition(header.date)
    family = "dot" if before.rstrip().endswith("·") else header.family.removesuffix("-day")
    return family, APP_RE.sub("", after).strip()


def is_badged(units: Sequence[Unit], header: Header) -> bool:
    """Whether the badge of who began the thread stands above a date."""
    return label_above(units, header.unit) in ("OP", "楼主", "樓主")


def headers_at(text: str, units: Sequence[Unit], starts: Sequence[int], dates: Sequence[Date],
               longest_rest_chars: int) -> list[Header]:
    """The headers that some dates belong to."""
    return [header for date in dates if (header := header_at(
        text, units, bisect_right(starts, date.start) - 1, date, longest_rest_chars))]


def line_dates(text: str, units: Sequence[Unit], starts: Sequence[int]) -> list[Date]:
    """The dates in words (3 天前) of short lines."""
    lines = [units[number] for number in lines_with_hints(text, starts)]
    return relative_dates(text, [line[:2] for line in lines if 2 <= len(line.key) <= LONGEST_PREFIX_CHARS])


def page_dates(text: str, units: Sequence[Unit], starts: Sequence[int], dates: Sequence[Date]) -> Sequence[Date]:
    """The dates worth a look. Relative ones cost more: they are sought after a verb, or where no other date stands."""
    spans = [(match.end(), min(match.end() + 16, len(text)))
             for verb, sign in zip(VERB_RES, VERB_SIGNS, strict=True) if sign in text for match in verb.finditer(text)]
    more = [*relative_dates(text, spans), *(Date(*match.span("day"), match["day"], False) for start, _ in spans
                                            if (match := BARE_DAY_RE.match(text, start)))]
    if len(more) + len(dates) < 2:
        more = [*more, *line_dates(text, units, starts)]
    taken = {date.end for date in dates} if more else ()
    more = [date for date in dict.fromkeys(more) if date.end not in taken]
    if "区" in text and "信区" in text or "板" in text and "看板" in text:   # one character is found far faster
        more += ctime_dates(text)
    return sorted([*dates, *more]) if more else dates


def header_at(text: str, units: Sequence[Unit], number: int, date: Date, longest_rest_chars: int) -> Header | None:
    """The header that a date belongs to, or None: an edit note, a profile, a sentence."""
    unit = units[number]
    start = unit.start
    before = " ".join(text[max(start, date.start - LONGEST_SIDE_CHARS):date.start].split()).rstrip("*_ ")
    if before.startswith("[") and (image := IMAGE_RE.match(before)):
        before = before[image.end():]
    family = family_of(before, date)
    if family is None:
        return None
    if family == "below" and (match := BELOW_RE.search(before)):
        start = text.rfind(match[0], start, date.start)
    elif len(before) > LONGEST_PREFIX_CHARS and not long_prefix(before, family):
        return None
    if not before:
        before, family = words_above(units, number, family)
        if not family:
            return None
    rest = text[date.end:min(unit.end, date.end + LONGEST_SIDE_CHARS)]
    after, tail, size, glued = read_rest(rest)
    end = date.end + size
    if glued and not tail and len(after.rstrip("0123456789 ")) > (
            longest_rest_chars if date.has_clock else LONGEST_REST_CHARS) and not (
            family in GLUED_FAMILIES and date.has_clock):
        return None
    author, floor = author_and_floor(before, family) if before else (None, None)
    if author and author[0].isdecimal() and DAY_RE.match(author):   # when he registered
        author = None
    if not before and after and (match := BEHIND_RE.match(after)):
        author = match[1]
    words_alone = False
    if author is None and family == "verb":
        words = without_verb(before)
        if len(words) > 30 and not long_prefix(before, family):
            return None
        words_alone = words.strip(" :：") != "" or before.rstrip(":： ").endswith(OWN_VERBS)
    if not floor and (tail or family == "plain"):
        floor = floor_in(after[:12])
    # 沙发 behind a date is the floor, or a reply that a flattener ran into it: it stays.
    strong = bool(tail or floor) or words_alone or is_floor(after) or beside(units, number, author is not None)
    return HEADER((number, start, end if glued else unit.end, family, strong, date.words, author, floor, glued))


def words_above(units: Sequence[Unit], number: int, family: str) -> tuple[str, str]:
    """The words before a date that begins its line, where a flattener parted them, and the family that they show; ""
    where what stands above shows that the date is no header's."""
    label = label_above(units, number)
    words, worded = "", label[-1:] in END_CHARS
    if worded and label.endswith(VERBS):
        family = "verb"
    elif label in ("时间", "時間") and number >= 3 and units[number - 3].key.startswith("作者"):
        words, family = f"作者: {units[number - 2].key} 时间:", "label"
    elif worded and label.endswith(DECOY_ENDS):
        return "", ""
    return words, "" if counts_replies(" ".join(map(KEY, units[max(number - 2, 0):number]))) else family


def long_prefix(before: str, family: str) -> bool:
    """Whether a long text before a date is an author's card that was glued to the header."""
    if family == "bbs":
        return True
    return family in ("verb", "label", "arrow") and len(before) < 400 and len(set(CARD_RE.findall(before))) >= 2


def family_of(before: str, date: Date) -> str | None:
    """The form of a header by what stands before its date; None where that is no header."""
    if not before:
        return "bare" if date.has_clock else "bare-day"
    if before[0] == "«" and SMF_RE.fullmatch(before):
        return "plain"
    bare, end = before.rstrip(":：- "), before[-1]
    worded = bare[-1:] in END_CHARS
    if worded and bare.endswith(VERBS):
        return None if before.startswith(("引用", "> 引用")) else "verb"
    if ("者" in before or "主" in before) and LABEL_RE.match(before if end in (":", "：") else before + ":"):
        return "label"
    if end == "(":
        return "bbs" if "发信站" in before[-40:] or "發信站" in before[-40:] or MIRROR_RE.search(before) else None
    if worded and bare.endswith(("時間", "时间")) and ("看板" in before and "作者" in before or bare in ("時間", "时间")
                                                   and (CTIME_RE.match(date.words) or WEEKDAY_RE.search(date.words))):
        return "bbs"
    if end == "楼" and BELOW_RE.search(before):
        return "below"
    if worded and bare.endswith(DECOY_ENDS):
        return None
    if end in ("»", "·") and "附言" not in before:   # which is headed as V2EX heads replies but for the sign
        return "arrow" if end == "»" else "dot"
    if len(before) > 40 or counts_replies(before) or SENTENCE_END_RE.search(before):
        return None
    return "plain" if date.has_clock else "plain-day"


SMF_RE = lazy(r"« ?(?:回[复覆] ?#\d{1,6} ?)?[于於] ?[:：]")
MIRROR_RE = lazy(r"看板.{1,60}作者.{1,60}[时時][间間] ?\S{2,8} [(（]$")     # a mirror of PTT: 時間17年前 (D)
WEEKDAY_RE = lazy(r"日 [A-Z][a-z]{2}\.? [AP]M ")      # as mirrors of PTT write it
BELOW_RE = lazy(r"(?:来自\S{1,8}客户端|(?<=[^\s\d第#＃]))\d{1,6}楼$")
COUNTED_RE = lazy(r"(?:[条條]|个|個) ?(?:回[复復覆]|评论|評論|回答) ?[•·]?$")
COUNTED_ENDS = frozenset("复復覆论論答•· \n")     # each ends so
SENTENCE_END_RE = lazy(r"[。！？；，、,]|\. ")


def counts_replies(words: str) -> bool:
    """Whether some words end in a count of replies; most do not."""
    return words[-1:] in COUNTED_ENDS and COUNTED_RE.search(words) is not None


def label_above(units: Sequence[Unit], number: int) -> str:
    """The line above a date that begins its own line: a flattener may have parted the words before it."""
    for unit in units[max(number - 2, 0):number][::-1]:
        if unit.kind != BLANK:
            return unit.key.rstrip(":： ")
    return ""


def beside(units: Sequence[Unit], number: int, named: bool) -> bool:
    """Whether a tail follows, or a floor stands before, on lines of their own. Above a header that is `named`, with
    its author, a word (沙发) is rather the reply of the post before."""
    before = ""
    for unit in units[number + 1:number + 5]:
        # Discuz! tells the device before its tail.
        if unit.key.startswith("来自") and unit.key.endswith(SHOW_ONLY):
            return True
        if unit.kind != BLANK and not unit.key.startswith("来自") and before not in FROM:
            if unit.key.startswith(("只看", "显示全部", "顯示全部", "|", "帖子 #", "发布 #")) or unit.key == "｜":
                return True
            break
        before = unit.key or before
    for _, _, key, kind, *_ in units[max(number - 4, 0):number][::-1]:
        if is_floor(key) and not (named and key.startswith(FLOOR_WORDS)):
            return True
        if kind not in (MARK, SURE, WEAK) and len(key) > 1:
            return False
        if ("20" in key or "19" in key) and DAY_RE.search(key):    # another header stands between
            return False
    return False
