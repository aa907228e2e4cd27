"""Post headers of layouts that nobody described: lines of one shape around a date, with prose between them."""
from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from forumclean._rulebook import AMBIGUOUS, PHRASES
from forumclean.lines import BLANK, SURE, TEXT, is_sentence
from forumclean.patterns import lazy
from forumclean.stages.counts import COUNT_RE
from forumclean.stages.dates import full_dates, named_dates, relative_dates
from forumclean.stages.headers import DECOY_ENDS, HEADER, Header, floor_in
from forumclean.stages.sides import PAGE_FOOT_RULES
from forumclean.stages.units import START, Unit

LONGEST_LINE_CHARS = 80
SHORTEST_DATE_CHARS = 2     # 刚刚
SHORTEST_SAID_CHARS = 6
FEWEST_POSTS = 2
FEWEST_LOOSE_POSTS = 3      # of a shape that no word of a header, but names alone, stands beside
LOOSE_FAMILIES = ("plain", "bare", "dot", "plain-day", "bare-day")
PROSE_ENDS = ("。", "！", "…", "”")     # a title in a list may hold a comma, or ask
MOST_NAMES = 4              # words of a header line that no interface knows: a nick, his motto, whom he answers
LONGEST_MEASURE_CHARS = 3
LONGEST_NICK_CHARS = 24
COUNT_REACH_UNITS = 16
DAY_SIGN = "\N{INFORMATION SEPARATOR ONE}"
# What an interface calls the act, and who did it.
ACT = (r"(?:(?:发表|發表|发布|發布|發佈|提问|提問|回答|解答|评论|評論|回复|回覆|回復|回应|回應|留言|创建|提出|发起|发贴|发帖|發帖|跟帖|回帖|回贴|写|寫|说|說)"
       r"(?:于|於|在|了|道)?(?:时间|時間|日期)?|(?i:asked|answered|posted|replied|commented|said|wrote|on|at))[:：]?")
WHO = r"(?:(?:作者|楼主|樓主|用户|用戶|会员|網友|网友|发表人|发布者|发布人|发帖人|提问者|回答者|回复者|由|来自|來自)[:：]?|(?i:by|from):?)"
ACT_RE, WHO_RE = lazy(ACT), lazy(WHO)
TOKEN_RE = lazy(rf"{DAY_SIGN}|(?:第|[#＃])? ?\d+ ?[楼樓#＃F](?![\w])|[#＃] ?\d+"
                rf"|[^\s{DAY_SIGN}|｜·•,，()（）:：»@\[\]【】]+[:：]?|[^\s]")
CLOCK_RE = lazy(r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?: ?[AaPp][Mm])?")
MARKS = frozenset("|｜·•,，()（）[]【】»@-–—:：")


class Line(NamedTuple):
    """A short line with a date: its unit, where its first date stands, the words before and after it, and what stands
    right beside it on the left and on the right; whether the date tells the time of day, or how long ago it was."""

    unit: int
    date: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    left: str
    right: str
    timed: bool


def shape_headers(text: str, units: Sequence[Unit]) -> list[Header]:
    """The headers of the page's posts, told by the shape that most dated lines share; [] where none shows.

    A page prints its headers in one form: what stands to the left of the date is a name, an act, a label, a floor or a
    mark, and so is what stands to its right. Of the lines alike on one side or on both the page's own are those with
    the most prose between them.
    """
    lines = dated_lines(text, units)
    if not lines:
        return []
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        groups[line.left, line.right].append(line)
        groups[line.left, "*"].append(line)
        groups["*", line.right].append(line)
    said = [number for number, unit in enumerate(units) if is_said(unit)]
    best = max(groups, key=lambda key: (told(groups[key], said), -len(groups[key]), key))
    own = above_foot(units, groups[best], said)
    if not own or not is_proof(own, best, told(own, said), lines) and not is_counted(units, own, best, said):
        return []
    first = own[0].unit
    opening = [line for line in lines if line.unit < first and any(line.unit < at < first for at in said)][:1]
    return [header_of(units, line) for line in [*opening, *own]]


def shaped(text: str, units: Sequence[Unit], headers: list[Header]) -> list[Header]:
    """The headers of a page; those that its lines' shapes show where the known forms are loose ones, dates beside a
    name or alone, and leave more of the page's prose in one post, or what follows the dates to the posts."""
    if len(headers) >= FEWEST_POSTS and headers[0].family not in LOOSE_FAMILIES:
        return headers
    found = shape_headers(text, units)
    if len(headers) < FEWEST_POSTS:
        return found or headers
    said = [number for number, unit in enumerate(units) if is_said(unit)] if found else []
    gain = told(found, said) - told(headers, said) if found else -1
    return found if gain > 0 or gain == 0 and any(header.glued for header in headers) else headers


def above_foot(units: Sequence[Unit], lines: list[Line], said: Sequence[int]) -> list[Line]:
    """Some lines without those at the page's foot: a login box or a list of other threads stands above them, and no
    prose follows."""
    prose = next((at for at in reversed(said) if units[at].key.endswith(PROSE_ENDS)), 0)
    feet = [at for at, unit in enumerate(units) if unit.kind == SURE and unit.rule in PAGE_FOOT_RULES]
    often = Counter(units[at].form for at in feet)
    foot = next((at for at in feet if at > prose and often[units[at].form] == 1), len(units))
    return [line for line in lines if line.unit < foot]


def is_said(unit: Unit) -> bool:
    """Whether a unit is somebody's sentence."""
    return unit.kind == TEXT and len(unit.key) >= SHORTEST_SAID_CHARS and is_sentence(unit.key)


def told(lines: Sequence[Line | Header], said: Sequence[int]) -> int:
    """How many of the gaps between some lines, and above and below them, hold prose."""
    numbers = [line.unit for line in lines]
    return len({bisect_right(numbers, at) for at in said})


def is_proof(lines: Sequence[Line], key: tuple[str, str], posts: int, page: Sequence[Line]) -> bool:
    """Whether lines of one shape are headers: with a header's words beside the date two suffice, with names alone it
    takes more, and one of these twice."""
    if min(len(lines), posts) < FEWEST_POSTS:
        return False
    if any(side not in ("", "*", "name", "0") for side in key):
        return True
    nicks = Counter(word for line in page for word in names(line))
    nameless = sum(not names(line) for line in lines)
    return all(line.timed for line in lines) and (nameless >= FEWEST_POSTS or max(nicks.values(), default=0) >= 2)


def is_counted(units: Sequence[Unit], lines: Sequence[Line], key: tuple[str, str], said: Sequence[int]) -> bool:
    """Whether one line is the header of a page's only reply: it names the act, and prose stands above a line that
    counts one reply, right above it."""
    if len(lines) != 1 or "act" not in key:
        return False
    at = lines[0].unit
    counts = [COUNT_RE.match(unit.key) for unit in units[max(at - COUNT_REACH_UNITS, 0):at]]
    return any(count and (count["count"] or count["number"]) in ("1", "一") for count in counts) and bool(
        said) and said[0] < at


def dated_lines(text: str, units: Sequence[Unit]) -> list[Line]:
    """The short lines that hold a date and no sentence, with what stands beside it."""
    starts = [*map(START, units)]
    spans = [(unit.start, unit.end) for unit in units if SHORTEST_DATE_CHARS <= len(unit.key) <= LONGEST_LINE_CHARS]
    dates = sorted([*full_dates(text), *named_dates(text), *relative_dates(text, spans)])
    found: list[Line] = []
    for number in sorted({bisect_right(starts, date.start) - 1 for date in dates}):
        unit = units[number]
        if unit.kind != BLANK and len(unit.key) <= LONGEST_LINE_CHARS and (line := dated_line(number, unit.key)):
            found.append(line)
    return found


def dated_line(number: int, key: str) -> Line | None:
    """What a line shows around its first date; None where it says a sentence or more than a header does."""
    dates = sorted([*full_dates(key), *named_dates(key), *relative_dates(key, [(0, len(key))])])
    if not dates:
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
    if decoy or SENTENCE_RE.search(before + after):
        return None
    left, right = TOKEN_RE.findall(before), TOKEN_RE.findall(after)
    line = Line(number, first.words, tuple(left), tuple(right), side_of(left[-1:]), side_of(right[:1]),
                first.has_clock)
    return line if len(names(line)) <= MOST_NAMES else None


SENTENCE_RE = lazy("[。！？；…、]")


def side_of(words: Sequence[str]) -> str:
    """What stands beside a date: nothing, a mark, an act, a label, a floor, a number or a name."""
    if not words:
        return ""
    word = words[0]
    if word in MARKS:
        return word
    if ACT_RE.fullmatch(word) or ACT_RE.search(word[-4:]) and word[-1] in "于於在:：":
        return "act"
    if WHO_RE.fullmatch(word):
        return "who"
    if floor_in(word) == word:
        return "floor"
    return "0" if word.isdigit() else "name"


def names(line: Line) -> list[str]:
    """The words of a line that may be names: neither words of an interface, nor what a number counts."""
    words = [*line.before, *line.after]
    return [word for last, word in zip(["", *words], words, strict=False)
            if word not in MARKS and any(map(str.isalnum, word)) and side_of([word]) == "name"
            and word not in PHRASES and word not in AMBIGUOUS
            and not (last.isdigit() and len(word) <= LONGEST_MEASURE_CHARS)]


def header_of(units: Sequence[Unit], line: Line) -> Header:
    """The header that a line is: its nick stands behind a label, else before the date, else behind it."""
    unit = units[line.unit]
    words = [*line.before, *line.after]
    author = next((word for label, word in pairwise(words)
                   if side_of([label]) == "who" and side_of([word]) == "name"), None)
    if author is None:
        author = next((word for word in names(line) if len(word) <= LONGEST_NICK_CHARS), None)
    author = author and author.rstrip(":：")
    return HEADER((line.unit, unit.start, unit.end, "shape", True, line.date, author, floor_in(unit.key), False))
