"""Post headers of layouts that nobody described: lines of one shape around a date, with prose between them."""
from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import compress, pairwise
from operator import itemgetter
from re import Match

from forumclean.lines import SURE, WEAK
from forumclean.patterns import lazy
from forumclean.stages.flat.datedlines import Line, dated_units, lines_at, side_of, units_with, usual_dates
from forumclean.stages.flat.headers import HEADER, Header
from forumclean.stages.flat.runs import is_said
from forumclean.stages.flat.sides import PAGE_FOOT_RULES
from forumclean.stages.flat.units import SAYS, Unit
from forumclean.stages.signs.counts import COUNT_RE
from forumclean.stages.signs.counts import HINT_RE as COUNTS_HINT_RE
from forumclean.stages.signs.dates import (
    Date,
    yearless_dates,
)
from forumclean.stages.signs.floors import floor_in

FEWEST_POSTS = 2
ENOUGH_LINES = 4            # where most replies are a word
SURE_FAMILIES = ("bbs", "below", "label")     # in which a page of one post is told as well: its log is no thread
LOOSE_FAMILIES = ("plain", "bare", "dot", "plain-day", "bare-day")
PROSE_ENDS = ("。", "！", "…", "”")     # a title in a list may hold a comma, or ask
FURNISHED_SHARE = 0.5       # of the gaps between headers, that hold furniture
EXACT_FACTOR = 1.5          # lines alike on both sides of the date, against those alike on one
LONGEST_NICK_CHARS = 24
COUNT_REACH_UNITS = 16
TAB_RE = lazy("(?:回[应應复復]|[评評][论論]|[讨討][论論]|跟帖|留言) 0")      # a row of tabs counts so
NUMBERED_RE = lazy(r"(\d{1,6}) ?[楼樓]")
UNIT = itemgetter(0)        # of a line, of a header
Shape = tuple[str, str, bool]   # what stands to the left and to the right of a date, and whether it has a clock


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
    own = next(filter(None, (proven(units, groups[key], key, lines, said) for key in ranked
                             if ranks[key] * 2 > ranks[ranked[0]])), None)
    if own is None:
        return [], []
    first = own[0].unit
    opening = [line for line in lines if line.unit < first and any(line.unit < at < first for at in said)][:1]
    return [header_of(units, line) for line in opening], [header_of(units, line) for line in own]


def proven(units: Sequence[Unit], group: list[Line], key: Shape, page: Sequence[Line],
           said: Sequence[int]) -> list[Line]:
    """The lines of a shape that are headers: as many as a line counts, or those above the page's foot where they prove
    themselves; empty where they do not."""
    own = named(group, key)
    if own and is_counted(units, own, key, said):
        return own
    own = above_foot(units, own, said)
    posts = told([*map(UNIT, own)], said)
    return own if own and (is_proof(own, key, posts, page) or is_counted(units, own, key, said)) else []


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
    if headers and (headers[0].family in SURE_FAMILIES and (headers[0].family != "below" or len(headers) > 1)
                    or headers[0].strong and headers[0].family == "verb"
                    or len(headers) >= FEWEST_POSTS and (headers[0].family not in LOOSE_FAMILIES or all(
                        header.strong and not header.glued for header in headers))):
        return [*headers, *counted_below(text, units, dates, headers[0])] if len(headers) == 1 else headers
    said = said_units(units)
    numbers = dated_units(text, units, dates)
    if len(headers) < FEWEST_POSTS:
        opening, found = shape_headers(units, lines_at(units, numbers, usual_dates), said)
        return [*opening, *found] or yearless_headers(text, units, headers, said) or headers
    least = told([*map(UNIT, headers)], said) + (not any(header.glued for header in headers))
    if told(numbers, said) < least:   # nor do some of these lines leave more gaps with prose
        return headers
    opening, found = shape_headers(units, lines_at(units, numbers, usual_dates), said)
    return [*opening, *found] if found and told([*map(UNIT, found)], said) >= least else headers


def said_units(units: Sequence[Unit]) -> list[int]:
    """The units that are somebody's sentences."""
    return [number for number in compress(range(len(units)), map(SAYS, units)) if is_said(units[number])]


def counted_below(text: str, units: Sequence[Unit], dates: Sequence[Date], opening: Header) -> list[Header]:
    """The headers of other shapes below a page's only known one: as many as a line above them counts."""
    if COUNTS_HINT_RE.search(text, opening.end) is None:
        return []
    said = said_units(units)
    for numbers, find in ((dated_units(text, units, dates), usual_dates),
                          (units_with(yearless_dates(text), units), yearless_dates)):
        lines = lines_at(units, [number for number in numbers if number > opening.unit], find)
        found = [own for key, group in grouped(lines).items()
                 if len(own := named(group, key)) >= FEWEST_POSTS and is_counted(units, own, key, said)]
        if found:
            return [header_of(units, line) for line in max(found, key=len)]
    return []


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
    if names_act(key) or are_numbered(lines):
        return True
    nicks = Counter([word for line in page for word in line.names])
    recurs = max(nicks.values(), default=0) >= 2
    if all(line.timed for line in lines):
        return recurs or sum([not line.names for line in lines]) >= FEWEST_POSTS
    return recurs and "name" in key and min(len(lines), posts) >= ENOUGH_LINES


def are_numbered(lines: Sequence[Line]) -> bool:
    """Whether most lines hold a floor, run into a nick or not, each a higher one; nested replies have none."""
    floors = [int(match[1]) for line in lines if (match := NUMBERED_RE.search(" ".join(line.before)))]
    return len(floors) >= max(ENOUGH_LINES, len(lines) / 2) and all(one < other for one, other in pairwise(floors))


def named(lines: list[Line], key: Shape) -> list[Line]:
    """The lines of a shape; where a name stands beside the date, those whose names are more than the day's weather."""
    return [line for line in lines if max(map(len, line.names), default=2) > 1] if "name" in key else lines


def names_act(key: Shape) -> bool:
    """Whether more stands beside the dates of a shape than a name, a number or nothing."""
    return any(side not in ("", "*", "name", "0") for side in key[:2])


def is_counted(units: Sequence[Unit], lines: Sequence[Line], key: Shape, said: Sequence[int]) -> bool:
    """Whether lines that name the act, or several of any shape, are as many as a line above one of them counts replies,
    or one more, with the opening post's; prose stands above that line."""
    if not said or "act" not in key and len(lines) < ENOUGH_LINES:
        return False
    for number, line in enumerate(lines[:2]):
        for unit in units[max(line.unit - COUNT_REACH_UNITS, said[0] + 1, 0):line.unit]:
            if (match := COUNT_RE.match(unit.key)) and count_of(match) == len(lines) - number or (
                    TAB_RE.fullmatch(unit.form) and unit.key.endswith(f" {len(lines) - number}")):
                return True
    return False


def count_of(match: Match[str]) -> int:
    """How many replies a line counts."""
    count = match["count"] or match["number"] or "0"
    return int(count) if count.isdecimal() else 1


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
