"""Short lines with a date: what stands on either side of it."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from forumclean._rulebook import AMBIGUOUS, PHRASES
from forumclean.patterns import lazy
from forumclean.stages.flat.headers import DECOY_ENDS
from forumclean.stages.flat.units import START, Unit
from forumclean.stages.signs.dates import Date, date_key, full_dates, lines_with_hints, named_dates, relative_dates
from forumclean.stages.signs.floors import floor_in

LONGEST_LINE_CHARS = 80
SHORTEST_DATE_CHARS = 2     # 刚刚
MOST_NAMES = 4              # words of a header line that no interface knows: a nick, his motto, whom he answers
LONGEST_MEASURE_CHARS = 3
DAY_SIGN = "\N{INFORMATION SEPARATOR ONE}"
# What an interface calls the act, and who did it.
ACT = (r"(?:(?:发表|發表|发布|發布|發佈|提问|提問|回答|解答|评论|評論|回复|回覆|回復|回应|回應|留言|创建|提出|发起|发贴|发帖|發帖|跟帖|回帖|回贴|写|寫|说|說)"
       r"(?:于|於|在|了|道)?(?:时间|時間|日期)?|(?i:asked|answered|posted|replied|commented|said|wrote|on|at))[:：]?")
PREPOSITIONS = ("于", "於", "在")
WHO = r"(?:(?:作者|楼主|樓主|用户|用戶|会员|網友|网友|发表人|发布者|发布人|发帖人|提问者|回答者|回复者|由|来自|來自)[:：]?|(?i:by|from):?)"
ACT_RE, WHO_RE = lazy(ACT), lazy(WHO)
TOKEN_RE = lazy(rf"{DAY_SIGN}|(?:第|[#＃])? ?\d+ ?[楼樓#＃F](?![\w])|[#＃] ?\d+"
                rf"|[^\s{DAY_SIGN}|｜·•,，()（）:：»@\[\]【】]+[:：]?|[^\s]")
CLOCK_RE = lazy(r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?: ?[AaPp][Mm])?")
SENTENCE_MARKS = "。！？；…、"
LEVEL_RE = lazy(r"[^\w]*(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL)\b")   # of a program's log
FEWEST_SAID_CHARS = 4
LABELLED_RE = lazy("时间|時間|日期|昵称|暱稱|姓名|标题|標題|主题|主題")
MARKS = frozenset("|｜·•,，()（）[]【】»@-–—:：")
Finder = Callable[[str], list[Date]]    # the dates of a line


class Line(NamedTuple):
    """A short line with a date: its unit, where its first date stands, the words before and after it, and what stands
    right beside it on the left and on the right; whether the date tells the time of day, or how long ago it was, and
    whether it does the latter; the words that may be names."""

    unit: int
    date: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    left: str
    right: str
    timed: bool
    relative: bool
    names: tuple[str, ...]


def dated_units(text: str, units: Sequence[Unit], dates: Sequence[Date]) -> list[int]:
    """The numbers of the short units that hold a date."""
    spans = [units[number][:2] for number in lines_with_hints(text, [*map(START, units)])
             if SHORTEST_DATE_CHARS <= len(units[number].key) <= LONGEST_LINE_CHARS]
    return units_with([*dates, *relative_dates(text, spans)], units)


def units_with(dates: Sequence[Date], units: Sequence[Unit]) -> list[int]:
    """The numbers of the short units that hold some dates, in order."""
    starts = [*map(START, units)]
    numbers = sorted({bisect_right(starts, date.start) - 1 for date in dates})
    return [number for number in numbers if len(units[number].key) <= LONGEST_LINE_CHARS]


def lines_at(units: Sequence[Unit], numbers: Sequence[int], find: Finder) -> list[Line]:
    """Those of some units with dates that say no sentence. `find` finds these in a line."""
    return [line for number in numbers if (line := dated_line(number, units[number].key, find))]


def usual_dates(key: str) -> list[Date]:
    """Every date of a line that names a year, and those in words."""
    return sorted([*full_dates(key), *named_dates(key), *relative_dates(key, [(0, len(key))])])


def dated_line(number: int, key: str, find: Finder = usual_dates) -> Line | None:
    """What a line shows around its first date; None where it says a sentence or more than a header does."""
    if any(map(key.__contains__, SENTENCE_MARKS)) or not (dates := find(key)):    # no date holds such a mark
        return None
    first = dates[0]
    masked, at = "", 0
    for date in dates:
        if date.start >= at:
            masked, at = masked + key[at:date.start] + DAY_SIGN, date.end
    masked += key[at:]
    before, _, after = masked.partition(DAY_SIGN)
    after = CLOCK_RE.sub("", after).replace(DAY_SIGN, "")
    decoy = before.rstrip(":： ").endswith(DECOY_ENDS) and not ACT_RE.search(before[-8:])
    if decoy and first.has_clock and before.rstrip().endswith(PREPOSITIONS):
        decoy = not ACT_RE.match(after.lstrip())    # X 于 2012-03-04 05:06 说：
    if decoy or LEVEL_RE.match(after) or is_saying(before):
        return None
    left, right = TOKEN_RE.findall(before), TOKEN_RE.findall(after)
    nicks = names([*left, *right])
    return None if len(nicks) > MOST_NAMES else Line(
        number, first.words, tuple(left), tuple(right), side_of(untagged(left)[-1:]), side_of(right[:1]),
        first.has_clock, date_key(first.words) is None, nicks)


def is_saying(before: str) -> bool:
    """Whether a line tells words behind somebody's nick: a reply on the line of its date."""
    nick, _, words = before.replace("：", ":").partition(":")
    return len(words.strip()) >= FEWEST_SAID_CHARS and not (WHO_RE.search(nick) or ACT_RE.search(nick)
                                                            or LABELLED_RE.search(nick))


def untagged(words: Sequence[str]) -> Sequence[str]:
    """The words before a date without a tag in brackets that ends them, as `[楼主]` does where the opening post's
    author replies."""
    return words[:-3] if words[-1:] in (["]"], ["】"]) and words[-3:-2] in (["["], ["【"]) else words


def side_of(words: Sequence[str]) -> str:
    """What stands beside a date: nothing, a mark, an act, a label, a floor, a number or a name."""
    if not words:
        return ""
    word = words[0]
    if word in MARKS:
        return word
    if ACT_RE.fullmatch(word) or word in PREPOSITIONS or word[-1] in "于於在:：" and ACT_RE.search(word[-4:]):
        return "act"
    if WHO_RE.fullmatch(word):
        return "who"
    if (floor := floor_in(word)) and len(word) <= len(floor) + 1:   # `# 1楼`
        return "floor"
    return "0" if word.isdigit() else "name"


def names(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a line that may be names: neither words of an interface, nor what a number counts."""
    return tuple([word for last, word in zip(["", *words], words, strict=False)
                  if word not in MARKS and word not in PHRASES and word not in AMBIGUOUS
                  and any(map(str.isalnum, word)) and not (last.isdigit() and len(word) <= LONGEST_MEASURE_CHARS)
                  and side_of([word]) == "name"])
