"""Post headers of layouts that nobody described: lines of one shape around a date, with prose between them."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import compress, pairwise
from operator import itemgetter
from re import Match
from typing import NamedTuple

from forumclean._rulebook import AMBIGUOUS, PHRASES
from forumclean.lines import SURE, WEAK
from forumclean.patterns import lazy
from forumclean.stages.counts import COUNT_RE
from forumclean.stages.dates import (
    Date,
    date_key,
    full_dates,
    lines_with_hints,
    named_dates,
    relative_dates,
    yearless_dates,
)
from forumclean.stages.floors import floor_in
from forumclean.stages.headers import DECOY_ENDS, HEADER, Header
from forumclean.stages.runs import is_said
from forumclean.stages.sides import PAGE_FOOT_RULES
from forumclean.stages.units import SAYS, START, Unit

LONGEST_LINE_CHARS = 80
SHORTEST_DATE_CHARS = 2     # 刚刚
FEWEST_POSTS = 2
ENOUGH_LINES = 4            # where most replies are a word
SURE_FAMILIES = ("bbs", "below", "label")     # in which a page of one post is told as well: its log is no thread
LOOSE_FAMILIES = ("plain", "bare", "dot", "plain-day", "bare-day")
PROSE_ENDS = ("。", "！", "…", "”")     # a title in a list may hold a comma, or ask
FURNISHED_SHARE = 0.5       # of the gaps between headers, that hold furniture
EXACT_FACTOR = 1.5          # lines alike on both sides of the date, against those alike on one
MOST_NAMES = 4              # words of a header line that no interface knows: a nick, his motto, whom he answers
LONGEST_MEASURE_CHARS = 3
LONGEST_NICK_CHARS = 24
COUNT_REACH_UNITS = 16
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
SENTENCE_RE = lazy("[。！？；…、]")
LEVEL_RE = lazy(r"[^\w]*(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL)\b")   # of a program's log
MARKS = frozenset("|｜·•,，()（）[]【】»@-–—:：")
UNIT = itemgetter(0)        # of a line, of a header
Finder = Callable[[str], list[Date]]    # the dates of a line
Shape = tuple[str, str, bool]   # what stands to the left and to the right of a date, and whether it has a clock


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


def shape_headers(units: Sequence[Unit], lines: Sequence[Line],
                  said: Sequence[int]) -> tuple[list[Header], list[Header]]:
    """The header of an opening post that has another form, if one stands there, and the headers of the page's posts,
    told by the shape that most dated lines share; both empty where none shows.

    A page prints its headers in one form: what stands to the left of the date is a name, an act, a label, a floor or a
    mark, and so is what stands to its right. Of the lines alike on one side or on both the page's own are those with
    the most prose between them. `said`: the units that are somebody's sentences.
    """
    if not lines:
        return [], []
    groups = grouped(lines)
    ranks = {key: told([*map(UNIT, group)], said) * (1 if "*" in key else EXACT_FACTOR)
             for key, group in groups.items()}
    ranked = sorted(groups, key=lambda key: (ranks[key], names_act(key), -key.count("*"), -len(groups[key]), key),
                    reverse=True)
    own = next((own for key in ranked if ranks[key] * 2 > ranks[ranked[0]] and (
        own := above_foot(units, named(groups[key], key), said)) and (
        is_proof(own, key, told([*map(UNIT, own)], said), lines) or is_counted(units, own, key, said))), None)
    if own is None:
        return [], []
    first = own[0].unit
    opening = [line for line in lines if line.unit < first and any(line.unit < at < first for at in said)][:1]
    return [header_of(units, line) for line in opening], [header_of(units, line) for line in own]


def grouped(lines: Sequence[Line]) -> dict[Shape, list[Line]]:
    """The lines alike on both sides of the date or on one ("*" on the other). A page prints dates with the time of day,
    or without it; those of the last days it may print in words."""
    groups: dict[Shape, list[Line]] = defaultdict(list)
    for line in lines:
        for clock in (True, False) if line.relative else (line.timed,):
            for left, right in ((line.left, line.right), (line.left, "*"), ("*", line.right)):
                groups[left, right, clock].append(line)
    return groups


def shaped(text: str, units: Sequence[Unit], dates: Sequence[Date], headers: list[Header]) -> list[Header]:
    """The headers of a page; those that its lines' shapes show where the known forms are loose ones, dates beside a
    name or alone, and leave more of the page's prose in one post, or what follows the dates to the posts."""
    if headers and (headers[0].family in SURE_FAMILIES or headers[0].strong and headers[0].family == "verb"
                    or len(headers) >= FEWEST_POSTS and (headers[0].family not in LOOSE_FAMILIES or all(
                        header.strong and not header.glued for header in headers))):
        return headers
    said = [number for number in compress(range(len(units)), map(SAYS, units)) if is_said(units[number])]
    numbers = dated_units(text, units, dates)
    if len(headers) < FEWEST_POSTS:
        opening, found = shape_headers(units, lines_at(units, numbers, usual_dates), said)
        return [*opening, *found] or yearless_headers(text, units, headers, said) or headers
    least = told([*map(UNIT, headers)], said) + (not any(header.glued for header in headers))
    if told(numbers, said) < least:   # nor do some of these lines leave more gaps with prose
        return headers
    opening, found = shape_headers(units, lines_at(units, numbers, usual_dates), said)
    return [*opening, *found] if found and told([*map(UNIT, found)], said) >= least else headers


def yearless_headers(text: str, units: Sequence[Unit], headers: list[Header], said: Sequence[int]) -> list[Header]:
    """The headers of a page that prints the days of its posts without the year, as phones' pages do, its other header
    first. Diaries and logs do so too, but have no furniture between their lines."""
    numbers = units_with(yearless_dates(text), units)
    opening, found = shape_headers(units, lines_at(units, numbers, yearless_dates), said)
    gaps = [any(unit.kind in (SURE, WEAK) for unit in units[one.unit + 1:other.unit])
            for one, other in pairwise(found)]
    if not found or sum(gaps) < FURNISHED_SHARE * len(gaps):
        return []
    return [*(headers if headers and headers[0].unit < found[0].unit else opening), *found]


def above_foot(units: Sequence[Unit], lines: list[Line], said: Sequence[int]) -> list[Line]:
    """Some lines without those at the page's foot: a login box or a list of other threads stands above them, and no
    prose follows."""
    prose = next((at for at in reversed(said) if units[at].key.endswith(PROSE_ENDS)), 0)
    feet = [at for at, unit in enumerate(units) if unit.kind == SURE and unit.rule in PAGE_FOOT_RULES]
    often = Counter(units[at].form for at in feet)
    foot = next((at for at in feet if at > prose and often[units[at].form] == 1), len(units))
    return [line for line in lines if line.unit < foot]


def told(numbers: Sequence[int], said: Sequence[int]) -> int:
    """How many of the gaps between some units, and above and below them, hold prose."""
    bounds = [0, *[bisect_left(said, number) for number in numbers], len(said)]
    return sum([first < last for first, last in pairwise(bounds)])


def is_proof(lines: Sequence[Line], key: Shape, posts: int, page: Sequence[Line]) -> bool:
    """Whether lines of one shape are headers: prose stands between two of them, or they are many; beside the date
    stands a header's word, or else a name that recurs or nothing, and the date tells the time of day; days alone
    have to be many."""
    if len(lines) < FEWEST_POSTS or posts < (FEWEST_POSTS if len(lines) < ENOUGH_LINES else 1):
        return False
    if names_act(key):
        return True
    nicks = Counter([word for line in page for word in line.names])
    recurs = max(nicks.values(), default=0) >= 2
    if all(line.timed for line in lines):
        return recurs or sum([not line.names for line in lines]) >= FEWEST_POSTS
    return recurs and "name" in key and min(len(lines), posts) >= ENOUGH_LINES


def named(lines: list[Line], key: Shape) -> list[Line]:
    """The lines of a shape; where a name stands beside the date, those whose names are more than the day's weather."""
    return [line for line in lines if max(map(len, line.names), default=2) > 1] if "name" in key else lines


def names_act(key: Shape) -> bool:
    """Whether more stands beside the dates of a shape than a name, a number or nothing."""
    return any(side not in ("", "*", "name", "0") for side in key[:2])


def is_counted(units: Sequence[Unit], lines: Sequence[Line], key: Shape, said: Sequence[int]) -> bool:
    """Whether lines that name the act are as many as a line above one of them counts replies, or one more, with the
    opening post's; prose stands above that line."""
    if "act" not in key or not said:
        return False
    for number, line in enumerate(lines[:2]):
        for unit in units[max(line.unit - COUNT_REACH_UNITS, said[0] + 1, 0):line.unit]:
            if (match := COUNT_RE.match(unit.key)) and count_of(match) == len(lines) - number:
                return True
    return False


def count_of(match: Match[str]) -> int:
    """How many replies a line counts."""
    count = match["count"] or match["number"] or "0"
    return int(count) if count.isdecimal() else 1


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
    if SENTENCE_RE.search(key) or not (dates := find(key)):    # no date holds such a mark
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
    if decoy or LEVEL_RE.match(after):
        return None
    left, right = TOKEN_RE.findall(before), TOKEN_RE.findall(after)
    nicks = names([*left, *right])
    return None if len(nicks) > MOST_NAMES else Line(
        number, first.words, tuple(left), tuple(right), side_of(untagged(left)[-1:]), side_of(right[:1]),
        first.has_clock, date_key(first.words) is None, nicks)


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


def header_of(units: Sequence[Unit], line: Line) -> Header:
    """The header that a line is: its nick stands behind a label, else before the date, else behind it."""
    unit = units[line.unit]
    words = [*line.before, *line.after]
    author = next((word for label, word in pairwise(words)
                   if side_of([label]) == "who" and side_of([word]) == "name"), None)
    if author is None:
        author = next((word for word in line.names if len(word) <= LONGEST_NICK_CHARS), None)
    author = author and author.rstrip(":：")
    return HEADER((line.unit, unit.start, unit.end, "shape", True, line.date, author, floor_in(unit.key), False))
