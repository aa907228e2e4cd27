"""Dates as forum pages print them: found in a text, and put in order."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from re import Match
from typing import NamedTuple

from forumclean.model import maker
from forumclean.patterns import lazy

# Here an empty alternative stands for `?` behind a group: it finds the same, and the engine does less for it.
CLOCK = r"\d{1,2}(?:[:：]\d{2}(?:[:：]\d{2}|)|点\d{1,2}分)"
HALF_DAY = r"(?:[上下]午|早上|晚上|凌晨|中午|[AaPp][Mm])"
WEEKDAY = r"[(（]?(?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?)[)）]?"
DAY = r"(?:19|20)\d\d[ \xa0]?[-/.年][ \xa0]?\d\d?[ \xa0]?[-/.月][ \xa0]?\d\d?"
# Behind most days a clock stands right away.
REST = (rf"(?:(?![ \xa0]?\d)(?:[ \xa0]?日|)(?:[ \xa0]?{WEEKDAY}|)(?:,| : ?(?=\d)|)|)"
        rf"(?:\s{{0,3}}(?:(?P<half>{HALF_DAY})|)[ \xa0]{{0,2}}(?P<clock>{CLOCK})(?:(?P<pm>[ \xa0]?[AaPp][Mm]\b)|)"
        r"(?: \+08:?00|)|)")
DAY_RE = lazy(DAY)
# As engines print it beside attachments and ratings.
STAMP_RE = lazy(r"\d{4}-\d\d?-\d\d? \d\d?:\d\d(?::\d\d)?")
REST_RE = lazy(REST)   # every part is optional
# Another date may begin inside the rest of one. The first two begin with literals: both together take a third of the
# time of the last one.
DATE_20_RE, DATE_19_RE, DATE_RE = (lazy(f"{day}(?=(?P<rest>{REST}))") for day in (
    DAY.replace("(?:19|20)", "20"), DAY.replace("(?:19|20)", "19"), DAY))
# What authors write among other words too: a date only where it stands by itself.
HAN_AGO = r"[一二两兩三四五六七八九十]{1,3}[个個]?(?:分钟|分鐘|小时|小時|天|周|週|(?<=[个個])月)[之以]?前"
OF_WEEK = rf"(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][ \xa0]?(?:{HALF_DAY})?[ \xa0]?\d{{1,2}}[:：]\d{{2}}"
RELATIVE = (
    rf"(?:\d{{1,3}}|半|几|數|数)[ \xa0]?[个個]?(?:秒钟?|秒鐘|分钟|分鐘|小时|小時|天|月|周|週|年)[ \xa0]?[之以]?前"
    rf"|(?:(?<![\u4e00-\u9fff])|(?<=[于於])){HAN_AGO}(?![\u4e00-\u9fff])|(?<![^\n])[今昨前]天(?![^\n])"
    rf"|(?:(?<![^\s(（])(?<![\d日号號]\s)|(?<=[于於])){OF_WEEK}(?![^\s)）])"
    rf"|[今昨前][天日][ \xa0]?(?:{HALF_DAY})?[ \xa0]?\d{{1,2}}[:：]\d{{2}}|刚刚|剛剛"
    r"|(?:\d{1,3} ?(?:[dh]|hours?|days?|weeks?|months?|years?),? )?"
    r"\d{1,3} ?(?:[smhd]|secs?|mins?|(?:second|minute|hour|day|week|month|year)s?) ago"
    rf"|(?<!\d)\d{{2}}-\d{{1,2}}-\d{{1,2}} {CLOCK}"
    rf"|民[国國] ?\d{{1,3}} ?年 ?\d{{1,2}} ?月 ?\d{{1,2}} ?日(?: ?{CLOCK})?")
# No such date begins at most characters: one look tells.
RELATIVE_RE = lazy(rf"(?=[\d半几數数一二两兩三四五六七八九十今昨前星周週礼禮刚剛民])(?:{RELATIVE})")
# A sign that stands in each of them, and what stands beside it: a character is found sixty times as fast as any of a
# class.
RELATIVE_HINTS = tuple([(sign, lazy(pattern)) for sign, pattern in (
    ("前", r"前(?:(?<=[之以秒钟鐘時时天月周週年 \xa0]前)|(?=[天日]))"), ("今", "今[天日]"), ("昨", "昨[天日]"), ("刚", "刚刚"), ("剛", "剛剛"),
    ("民", "民[国國]"), ("g", "g(?<= ag)"), ("-", r"-(?<=(?<!\d)\d\d-)(?=\d\d?-)"),
    *((sign, rf"{sign}[一二三四五六日天][ \xa0]?[\d上下早晚凌中AaPp]") for sign in "周週期拜"))])
# Begins with a class, so that it is searched for fast: no digit, year or point may stand before the month.
YEARLESS_RE = lazy(r"[0-9](?<![\d年./-].)(?<!年 .)(?:(?<=0)[1-9]|(?<=1)[0-2]|(?<=[1-9]))"
                   r"(?:-(?:0?[1-9]|[12]\d|3[01]) |月(?:0?[1-9]|[12]\d|3[01])[日号] ?)" + CLOCK)
BARE_DAY_RE = lazy(r"(?<![^\s|·•:：])(?:(?:1[0-2]|0?[1-9])月(?:[12]\d|3[01]|0?[1-9])日"
                   r"|(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01]))"
                   r"(?![^\s|·•])")
CTIME_RE = lazy(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s+(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s+(\d{1,2})\s"
    r"(\d\d?):(\d\d)(?::\d\d)?\s(\d{4})")
# The month by its name in Chinese and the day behind it, as phpBB, vBulletin and SMF translate an English date.
HAN_MONTHS = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()
NAMED_RE = lazy(r"(?:星期[一二三四五六日天],? )?(?P<month>十[一二]?|[一二三四五六七八九]|\d{1,2})月 (?P<day>\d{1,2}), ?(?P<year>(?:19|20)\d\d)"
                r"(?:,? (?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?(?: ?(?P<half>[AaPp][Mm]|[上下]午))?)?")
NAMED_HINT_RE = lazy(r"月 \d{1,2}, ?(?:19|20)\d\d")    # its end, which begins with a literal
NUMBER_RE = lazy(r"\d+")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
MONTH_NAME = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
ENGLISH_RE = lazy(rf"(?:{MONTH_NAME} \d{{1,2}},? \d{{4}}|(?<!\d)\d{{1,2}} {MONTH_NAME},? \d{{4}})"
                  r"(?:,? (?:at )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?)?")
DateKey = tuple[int, ...]


class Date(NamedTuple):
    """A date on the page: its span, its words (`date_key` reads them), and whether a clock stands by it."""

    start: int
    end: int
    words: str
    has_clock: bool


DATE = maker(Date)


def full_dates(text: str) -> list[Date]:
    """Every date that names a year, in order."""
    found, old = [*DATE_20_RE.finditer(text)], [*DATE_19_RE.finditer(text)]
    if old:
        found = sorted(found + old, key=Match.start)
        if any(match.end() > following.start() for match, following in pairwise(found)):
            found = [*DATE_RE.finditer(text)]
    return [DATE((match.start(), end := match.end("rest"), text[match.start():end], match["clock"] is not None))
            for match in found]


def relative_dates(text: str, spans: Iterable[tuple[int, int]]) -> list[Date]:
    """Dates such as 3 天前 in the given spans. A whole page costs five times what `full_dates` does: give few spans."""
    return [Date(match.start(), match.end(), match[0], True)
            for start, end in spans if next(hint_places(text, start, end), None) is not None
            for match in RELATIVE_RE.finditer(text, start, end)]


def hint_places(text: str, start: int, end: int) -> Iterator[int]:
    """Where a span holds what a relative date holds; not in order."""
    for sign, pattern in RELATIVE_HINTS:
        at = text.find(sign, start, end)
        if at >= 0:
            yield from map(Match.start, pattern.finditer(text, at, end))


def yearless_dates(text: str, start: int = 0, end: int | None = None) -> list[Date]:
    """Every date of this year that a page prints without it, with the time of day: 08-05 04:56, 8月5日 04:56; in a part
    of the text, if one is given. Authors write so too."""
    found = YEARLESS_RE.finditer(text, start, len(text) if end is None else end)
    return [Date(match.start(), match.end(), match[0], True) for match in found]


def bare_days(text: str, start: int = 0, end: int | None = None) -> list[Date]:
    """Every day without year and time of day that stands apart: 5月6日, 05-06. Authors write so more often than sites."""
    found = BARE_DAY_RE.finditer(text, start, len(text) if end is None else end)
    return [Date(match.start(), match.end(), match[0], False) for match in found]


def lines_with_hints(text: str, starts: Sequence[int]) -> list[int]:
    """The numbers of the lines, told by where they begin, that may hold a relative date: one search for all."""
    return sorted({bisect_right(starts, place) - 1 for place in hint_places(text, 0, len(text))})


def ctime_dates(text: str) -> list[Date]:
    """Every date in the form of C's ctime, as BBS programs print it."""
    return [Date(match.start(), match.end(), match[0], True) for match in CTIME_RE.finditer(text)]


def named_dates(text: str) -> list[Date]:
    """Every date that names the month in Chinese and the day behind it: 星期三 三月 05, 2008 10:21 am."""
    if NAMED_HINT_RE.search(text) is None:
        return []
    return [Date(match.start(), match.end(), match[0], match["hour"] is not None)
            for match in NAMED_RE.finditer(text)]


def english_dates(text: str) -> list[Date]:
    """Dates that name the month in English, those of C's ctime among them."""
    if not any(map(text.__contains__, MONTHS)):
        return []
    return [*ctime_dates(text),
            *(Date(match.start(), match.end(), match[0], ":" in match[0]) for match in ENGLISH_RE.finditer(text))]


def year_dates(text: str) -> list[Date]:
    """Every date of `full_dates` and `named_dates`, in order."""
    found, named = full_dates(text), named_dates(text)
    return sorted(found + named) if named else found


def named_key(match: Match[str]) -> DateKey:
    """What `date_key` says of a date that `named_dates` finds."""
    month = int(match["month"]) if match["month"].isdecimal() else HAN_MONTHS.index(match["month"]) + 1
    day = int(match["year"]), month, int(match["day"])
    if match["hour"] is None:
        return *day, -1
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half:
        hour = hour % 12 + 12 * (half in ("pm", "下午"))
    return *day, hour * 60 + int(match["minute"])


def date_key(words: str) -> DateKey | None:
    """(year, month, day, minute of the day), which sorts; minute -1 without a clock; None for a relative date."""
    if match := CTIME_RE.match(words):
        return int(match[5]), MONTHS.index(match[1]) + 1, int(match[2]), int(match[3]) * 60 + int(match[4])
    day = DAY_RE.match(words)
    if not day:
        return named_key(match) if (match := NAMED_RE.match(words)) else None
    rest = REST_RE.match(words, day.end())
    assert rest is not None, "every part of the pattern is optional"
    year, month, number = map(int, NUMBER_RE.findall(day[0]))
    clock = [int(part) for part in NUMBER_RE.findall(rest["clock"] or "")]
    if not clock:
        return year, month, number, -1
    half = ((rest["half"] or "") + (rest["pm"] or "")).strip().lower()
    hour = clock[0]
    if half in ("下午", "晚上", "pm") and hour < 12:
        hour += 12
    elif half in ("上午", "凌晨", "am") and hour == 12:
        hour = 0
    return year, month, number, hour * 60 + clock[1]
