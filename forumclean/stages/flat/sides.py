"""On which side of its dates a page prints the posts: above them or below."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from forumclean.chars import CLOSERS, TERMINALS
from forumclean.lines import BLANK, MARK, SURE, TEXT
from forumclean.stages.flat.headers import Header
from forumclean.stages.flat.runs import is_said
from forumclean.stages.flat.titles import SITE_TAIL_RE, bare, without_type
from forumclean.stages.flat.units import FORM, KEY, Unit
from forumclean.stages.signs.counts import COUNT_RE, HINT_RE
from forumclean.stages.signs.dates import full_dates
from forumclean.stages.signs.floors import FLOOR_RE

MOST_ABOVE = 3      # dates of an opening post (when it was asked, when edited) and of the first reply
COUNT_REACH_UNITS = 40      # from there up, for the line that counts the replies
LONGEST_COUNT_CHARS = 60
FAMILIES = ("shape", "bare", "plain", "dot", "bare-day", "plain-day")
FOOT_REACH_UNITS = 15
LONGEST_GAP_UNITS = 2000
CARD_UNITS = 15
FLOOR_REACH_UNITS = 6
SHORTEST_SAID_CHARS = 12   # a login box asks 记住密码?
LONGEST_CYCLE_CHARS = 24
CYCLE_SHARE = 0.7    # a post that quotes a talk has dates of its own
ENDERS = tuple(TERMINALS)
EDITED = ("编辑于", "編輯於", "修改于", "修改於", "推荐于", "推薦於")
LONGEST_ACT_CHARS = 5   # and a blank or colon
# Furniture that stands at a page's foot.
PAGE_FOOT_RULES = frozenset((
    "ui.login-wall", "ui.login-to-post", "ui.license-line", "ui.pages", "ui.pager", "ui.login", "ui.footer",
    "ui.related", "ptt.push-head"))

PLACE_RULES = frozenset(("ui.place", "ui.ip-place"))


def count_row(units: Sequence[Unit], headers: Sequence[Header], top: int = 0) -> int | None:
    """The unit of the line between an opening post and its replies that counts these; None where none stands above the
    first few headers, below the unit `top`."""
    stop = headers[min(len(headers), MOST_ABOVE) - 1].unit
    start = max(stop - COUNT_REACH_UNITS, top)
    if not HINT_RE.search("\n".join(map(KEY, units[start + 1:stop]))):   # on most pages
        return None
    for at in range(stop - 1, start, -1):
        key = units[at].key
        if len(key) <= LONGEST_COUNT_CHARS and HINT_RE.search(key) and COUNT_RE.match(key) and any(
                map(is_said, units[1:at])) and not is_button(units, headers, at):
            return at
    return None


def is_button(units: Sequence[Unit], headers: Sequence[Header], at: int) -> bool:
    """Whether a line that counts replies stands below another header than the one above it, too: it belongs to each
    post, as the button that opens its comments."""
    above = max((header.unit for header in headers if header.unit < at), default=None)
    if above is None:
        return False
    form = units[at].form
    return any(form in map(FORM, units[header.unit + 1:header.unit + 1 + FOOT_REACH_UNITS])
               for header in headers if header.unit != above)


def replies_of(units: Sequence[Unit], headers: list[Header]) -> tuple[list[Header], tuple[int, int] | None]:
    """The headers whose posts stand above them, and two units: above the first, the title or the line that counts the
    replies, nothing is of these posts; the second is the opening post's own header above that line, -1 where there is
    none. All headers and None where posts stand below."""
    headers = with_edited(units, headers)
    if not headers or headers[0].family not in FAMILIES and not is_foot(units, headers):
        return headers, None
    row = count_row(units, headers)
    if row is None:
        if headers[0].family != "shape" and (
                not nothing_below(units, headers) or 2 * nearness(units, headers) <= 1 - len(headers)):
            return headers, None    # a page cut off below a date has nothing there, but its prose stands near the dates
        title = title_unit(units, headers[0].unit)
        return headers, (title, -1) if below_bodies(units, headers, title) else None
    replies = [header for header in headers if header.unit > row]
    if not replies or not below_bodies(units, replies, row):
        return headers, None
    return replies, (row, max((header.unit for header in headers if header.unit < row), default=-1))


def with_edited(units: Sequence[Unit], headers: list[Header]) -> list[Header]:
    """The headers with the dates of edits that stand where others print the post's own: Zhihu prints 编辑于 D below an
    edited answer, in place of 发布于 D. The same button follows, and prose stands between it and any other date."""
    if not headers or any(header.family != "verb" or header.author for header in headers):
        return headers
    own, followers = {header.unit for header in headers}, {units[header.unit + 1].form for header in headers
                                                           if header.unit + 1 < len(units)}
    found, said = list[Header](), False
    for at, (start, end, key, _, _, _, says) in enumerate(units[:-1]):
        edited = key.startswith(EDITED) and at not in own and units[at + 1].form in followers
        if edited and said and (dates := full_dates(key)) and dates[0].start <= LONGEST_ACT_CHARS:
            found.append(Header(at, start, end, "verb", False, dates[0].words, None, None, False))
        said = (said or says) and not edited and at not in own
    return sorted([*headers, *found]) if found else headers


def is_foot(units: Sequence[Unit], headers: Sequence[Header]) -> bool:
    """Whether `发表于 D`, which mostly stands above a post beside its author's nick, ends posts: it names nobody, prose
    stands above the first one and nothing below the last, and between them nearer to the next."""
    return (headers[0].family == "verb" and not any(header.author for header in headers)
            and says(units, title_unit(units, headers[0].unit) + 1, headers[0].unit)
            and nothing_below(units, headers) and nearness(units, headers) > 0)


def nothing_below(units: Sequence[Unit], headers: Sequence[Header]) -> bool:
    """Whether nothing but furniture, or what recurs between the headers, stands from the last header to the page's
    foot."""
    last = headers[-1].unit + 1
    stop = foot_of(units, last, len(units))
    between = {unit.form for one, other in pairwise(headers) for unit in units[one.unit + 1:other.unit]}
    return all(unit.kind in (SURE, MARK, BLANK) or unit.form in between or unit.rule in PLACE_RULES
               for unit in units[last:stop])


def foot_of(units: Sequence[Unit], start: int, stop: int) -> int:
    """The first unit of a stretch that stands at a page's foot; its end where none does."""
    return next((at for at in range(start, stop)
                 if units[at].kind == SURE and units[at].rule in PAGE_FOOT_RULES), stop)


def title_unit(units: Sequence[Unit], stop: int) -> int:
    """The last line above a unit that repeats the page's own title; the first line of all where none does."""
    string = bare(SITE_TAIL_RE.sub("", units[0].key))
    return next((at for at in range(stop - 1, 0, -1) if string in units[at].key and string in (
        key := bare(units[at].key), without_type(key))), 0) if string else 0


def without_count_row(units: Sequence[Unit], headers: Sequence[Header],
                      gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The gaps, where the opening post's ends at the line that counts the replies, unless prose stands below that."""
    if len(headers) < 2 or (row := count_row(units, headers, gaps[0][0])) is None or row >= gaps[0][1]:
        return gaps
    return gaps if any(map(is_said, units[row + 1:gaps[0][1]])) else [(gaps[0][0], row), *gaps[1:]]


def below_bodies(units: Sequence[Unit], headers: Sequence[Header], top: int) -> bool:
    """Whether posts stand above their dates: prose stands above the first date, below the unit `top`, and none below
    the last one; where that is all, half as many dates follow a sentence as precede one, or only furniture stands below
    the last one. Below a line that counts the replies more of them do, where prose stands below the last date too; and
    the first reply may be a word, where one button follows all dates."""
    counted = COUNT_RE.match(units[top].key) is not None
    last = headers[-1].unit + 1
    stop = min(foot_of(units, last, len(units)), last + FOOT_REACH_UNITS)
    if (cycle := by_cycle(units, headers, top, stop)) is not None:
        return cycle
    title = units[0].key
    first = any(is_said(unit) and without_type(unit.key) not in title for unit in units[top + 1:headers[0].unit])
    final = any(is_said(unit) and unit.key.rstrip(CLOSERS).endswith(ENDERS) for unit in units[last:stop])
    behind = [units[header.unit + 1] for header in headers if header.unit + 1 < len(units)]
    if not first:
        return (counted and not final and len({unit.form for unit in behind}) == 1 and behind[0].kind != TEXT
                and behind[0].rule not in PLACE_RULES)
    above = sum(is_said(units[header.unit - 1]) and units[header.unit - 1].key not in title for header in headers)
    below = sum(map(is_said, behind))
    return above > below and counted if final else above * 2 >= below or nothing_below(units, headers)


def by_cycle(units: Sequence[Unit], headers: Sequence[Header], top: int, stop: int) -> bool | None:
    """Whether posts stand above their dates, by the lines that recur between most dates; None where these do not tell.

    Of these lines some stand above the first date too but not below the last one, others below the last one alone: a
    post whose prose follows one of the former begins above the first date, one that ends above one of the latter ends
    below the last one.
    """
    inner = [units[header.unit + 1:following.unit] for header, following in pairwise(headers)]
    if not inner:
        return None
    labels = [{label_of(unit) for unit in gap if len(unit.key) <= LONGEST_CYCLE_CHARS} for gap in inner]
    counts = Counter(label for gap in labels for label in gap)
    often = {label for label, count in counts.items() if count >= CYCLE_SHARE * len(inner)}
    above = {*map(label_of, units[max(top + 1, headers[0].unit - FOOT_REACH_UNITS):headers[0].unit])}
    below = {*map(label_of, units[headers[-1].unit + 1:stop])}
    openers, closers = often & above - below, often & below - above
    votes = 0
    for gap in inner:
        said = [at for at, unit in enumerate(gap) if is_said(unit)]
        if said:
            votes += any(label_of(unit) in openers for unit in gap[:said[0]])
            votes -= any(label_of(unit) in closers for unit in gap[said[-1]:])
    return votes > 0 if votes else None


def label_of(unit: Unit) -> str:
    """A line's form, of one with a colon what stands before that."""
    return unit.form.replace("：", ":").partition(":")[0]


def gap_end(units: Sequence[Unit], first: int, last: int) -> int:
    """Where a gap ends for a run that may begin below an author's card: at the page's foot, in the last one."""
    return foot_of(units, first, min(last, first + LONGEST_GAP_UNITS, len(units)))


def dates_follow_bodies(units: Sequence[Unit], headers: Sequence[Header]) -> bool:
    """Whether the page prints a post's date below its body, as 贴吧 and Discuz! 4 do: a floor follows a bare date, or
    a floor and an app's name run into it, and there is not all the prose below the last date and none above the first.
    """
    if headers[0].family == "below":
        return True
    if headers[0].family not in ("bare", "plain"):
        return False
    votes = framed = 0
    for header in headers:
        above = units[header.unit - 1].key if header.unit else ""
        below = [unit.key for unit in units[header.unit + 1:header.unit + 1 + FLOOR_REACH_UNITS]]
        numbered = next((key for key in below if key.startswith(("#", "＃"))), "")
        glued = header.floor if header.floor and header.floor[-1] in "楼樓" else "来自"     # `#3 D` stands above
        app = header.author is None and header.floor and units[header.unit].key.startswith(("来自", glued))
        parted = FLOOR_RE.fullmatch(above) and above.endswith("楼") and below[:1] in (["举报"], ["回复"], ["收起回复"])
        votes += bool(numbered and FLOOR_RE.fullmatch(numbered) or app or parted)
        framed += bool(app and units[header.unit].key.startswith("来自") or parted)
    below_last = headers[-1].unit + 1
    return votes * 2 > len(headers) and (framed * 2 > len(headers) or nearness(units, headers) >= 0) and (
        says(units, 0, headers[0].unit) or not says(units, below_last, below_last + CARD_UNITS))


def nearness(units: Sequence[Unit], headers: Sequence[Header]) -> int:
    """In how many of the gaps between dates that hold sentences these stand nearer to the second one, less those in
    which they stand nearer to the first."""
    votes = 0
    for one, other in pairwise(headers):
        told = [at for at in range(one.unit + 1, other.unit) if is_said(units[at])]
        if told:
            above, below = told[0] - one.unit, other.unit - told[-1]
            votes += (above > below) - (above < below)
    return votes


def says(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether a sentence stands in some units, which is more than the page's own title. One below the last date, and
    none above the first: the dates and floors stand above the bodies (vBulletin, XenForo)."""
    title = SITE_TAIL_RE.sub("", units[0].key)
    return any(unit.says and len(unit.key) >= SHORTEST_SAID_CHARS and title not in unit.key
               for unit in units[first:gap_end(units, first, last)])
