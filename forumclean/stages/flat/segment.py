"""From lines to a thread: is this a page, where is its title, where do its posts begin and end?"""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain, compress, islice, repeat
from operator import itemgetter

from forumclean._rulebook import PHRASES
from forumclean.lines import BLANK, CARD, LONGEST_PATTERN_CHARS, TEXT, WEAK, Judge
from forumclean.model import Cut, Findings, Note, Page, Post, Thread, maker
from forumclean.patterns import by_rarest
from forumclean.rulebook import reason_of
from forumclean.stages.flat.articles import one_text, with_article, with_beginning
from forumclean.stages.flat.engines import engine_of
from forumclean.stages.flat.glue import (
    FEWEST_ALONE,
    FEWEST_WORDS,
    glued_tail,
    last_chars,
    may_end_in_words,
    unglued,
)
from forumclean.stages.flat.headernames import VERBS
from forumclean.stages.flat.headers import Header, find_headers
from forumclean.stages.flat.headershapes import shaped
from forumclean.stages.flat.leftprose import with_left_prose
from forumclean.stages.flat.lonebody import lone_body
from forumclean.stages.flat.openings import with_opening
from forumclean.stages.flat.pushes import with_pushes
from forumclean.stages.flat.records import find_bodies
from forumclean.stages.flat.sidecards import in_columns
from forumclean.stages.flat.sides import replies_of
from forumclean.stages.flat.titles import bare, find_title, place_of, without_subjects, without_type
from forumclean.stages.flat.units import KIND, Body, Unit, line_units, piece
from forumclean.stages.flat.witnesses import POINTS_WITH_HEADERS, POINTS_WITHOUT, header_witnesses, page_points
from forumclean.stages.signs.dates import Date, year_dates

HINT_RE = by_rarest([
    *VERBS, "信区", "看板", "---|---", "登录", "登錄", "登入", "登陆", "登陸", "注册", "注冊", "註册", "註冊", "owered By", "owered by",
    "ICP备", "回复贴", "发布者", "客户端", "只看", "来自", " replies", "条回复",
    "0楼", "0樓", "0#"])    # of ten floors one ends so
HEADER_RULE = "ui.post-header"
LONGEST_HEADER_CHARS = 60
GLUE_SAMPLE_UNITS, GLUE_SAMPLE_POSTS = 8, 12
LEAST_USUAL = 0.8       # of the posts, for two words that authors use too to be the buttons below each
CUT = maker(Cut)
START = itemgetter(0)   # of a cut, of a unit
IS_CARD = bytes(kind == CARD for kind in range(256))
POST = maker(Post)


def segment(page: Page, judge: Judge) -> tuple[Thread, Findings]:
    """The thread of a page, and cuts for all that stands outside its title and posts.

    A text is a page when post headers and furniture together prove it; anything less comes back whole, since an author
    may quote a header or a footer.
    """
    if not shows_furniture(page):
        return Thread(), Findings()
    units = line_units(page, judge)
    dates = year_dates(page.text)
    headers = find_headers(page.text, units, dates)
    points = page_points(units)
    if points < POINTS_WITH_HEADERS:
        points += 2 * header_witnesses(units, headers)
    if points >= POINTS_WITH_HEADERS and page.kind != "html":   # by its elements nothing repeats there
        headers = shaped(page.text, units, dates, headers)
    enough = POINTS_WITH_HEADERS if headers else POINTS_WITHOUT
    if points < enough:
        return Thread(), Findings(notes=doubts(page, points, enough))
    if not headers:
        headers = find_headers(page.text, units, dates, LONGEST_PATTERN_CHARS * 100)
    units, headers = parted(page.text, units, dates, headers, judge)
    pushes: list[tuple[Header, Body]] = []
    boards = "板" in page.text and "看板" in page.text
    if headers and boards:
        units, pushes = with_pushes(page.text, units, judge)
    headers, above = replies_of(units, headers)
    bodies = find_bodies(units, headers, boards, above) if headers else [lone_body(units)]
    if headers:
        headers, bodies = one_text(units, headers, bodies)
    if headers and not pushes:
        headers, bodies = with_opening(units, headers, bodies)
    if pushes:
        bodies = above_pushes(bodies, min(body.first for _, body in pushes))
    if headers:
        headers, bodies = with_beginning(units, headers, bodies)
        headers, bodies = with_article(page.text, units, headers, bodies)
    if headers and not pushes:
        headers, bodies = with_left_prose(page.text, units, headers, bodies)
    return assemble(page, units, [*headers, *(header for header, _ in pushes)],
                    [*bodies, *(body for _, body in pushes)])


def shows_furniture(page: Page) -> bool:
    """Whether a text holds a line or a word that only furniture has; without one it is no page."""
    return not PHRASES.keys().isdisjoint(page.keys) or HINT_RE.search(page.text) is not None


def above_pushes(bodies: Sequence[Body], first: int) -> list[Body]:
    """The bodies without what stands at or below the first push, which is a post of its own."""
    return [body._replace(first=min(body.first, first), last=min(body.last, first)) for body in bodies]


def doubts(page: Page, points: float, enough: float) -> list[Note]:
    """A note that furniture was seen and kept, since it does not prove a page."""
    if not points:
        return []
    reason = f"furniture, but too little to prove a page ({points:.1f} of {enough:.0f} points); all of it is kept"
    return [Note(0, len(page.text), "ui.page", reason)]


def glued_page(units: Sequence[Unit], headers: Sequence[Header]) -> bool:
    """Whether a flattener ran lines together: a header into its post, a card into its header, or buttons into the last
    line of a post, here and there."""
    if not headers or any(glued or start > units[number][0] or len(units[number][2]) > LONGEST_HEADER_CHARS
                          for number, start, _, _, _, _, _, _, glued in headers):
        return True
    enders = last_chars()
    sample = islice((key for _, _, key, kind, _, _, _ in units[headers[0].unit + 1:]
                     if kind == TEXT and key[-1] in enders), GLUE_SAMPLE_UNITS)
    ends = [units[header.unit - 1].key for header in headers[1:GLUE_SAMPLE_POSTS]]
    tails = [(key[stop:], words, sure) for key in chain(sample, ends) if key and may_end_in_words(key)
             for stop, words, sure in [glued_tail(key, 0, len(key))] if words > 1 and stop]
    usual = max(FEWEST_ALONE, LEAST_USUAL * len(ends))
    return any(words >= FEWEST_WORDS and sure or sum(key.endswith(tail) for key in ends) >= usual
               for tail, words, sure in tails)


def parted(text: str, units: Sequence[Unit], dates: Sequence[Date], headers: Sequence[Header],
           judge: Judge) -> tuple[list[Unit], list[Header]]:
    """Units in which every header, and the buttons below each post, are units of their own."""
    if columns := in_columns(text, units, headers, judge):
        units, headers = columns, find_headers(text, columns, dates)
    if not glued_page(units, headers):
        return list(units), list({header.unit: header for header in reversed(headers)}.values())[::-1]
    parts: list[Unit] = []
    moved: list[Header] = []
    at = 0
    for header in headers:
        unit = units[header.unit]
        parts += units[at:header.unit]
        at = header.unit + 1
        if moved and moved[-1].start >= unit.start:
            continue
        if header.start > unit.start:
            parts.append(piece(text, unit.start, header.start, judge))
        moved.append(header._replace(unit=len(parts)))
        parts.append(unit._replace(start=header.start, end=header.end))
        if header.glued:
            parts.append(piece(text, header.end, unit.end, judge))
    parts += units[at:]
    loose = unglued(text, parts, moved, judge)
    if len(loose) > len(parts):
        numbers = {unit.start: number for number, unit in enumerate(loose)}
        moved = [header._replace(unit=numbers[header.start]) for header in moved]
    return loose, moved


def assemble(page: Page, units: Sequence[Unit], headers: Sequence[Header],
             bodies: Sequence[Body]) -> tuple[Thread, Findings]:
    """The thread, and a cut for each unit outside the title and the bodies."""
    title, bodies = title_and_bodies(page.text, units, headers, bodies)
    outside, cards = bytearray(b"\1") * len(units), bytes(map(KIND, units)).translate(IS_CARD)
    posts = []
    for number, body in enumerate(bodies):
        header = headers[number] if headers else None
        start = end = header.end if header else len(page.text)
        if body.first < body.last:
            outside[body.first:body.last] = cards[body.first:body.last]
            start, end = units[body.first].start, units[body.last - 1].end
        posts.append(POST((start, end, body.author, header.date or None, body.floor, None, None, ())) if header else
                     Post(start, end))
    cuts = furniture_cuts(units, outside, headers, title)
    authors = frozenset(post.author for post in posts if post.author)
    return Thread(title, posts, engine=engine_of(page.text), is_page=True, authors=authors), Findings(cuts)


def title_and_bodies(text: str, units: Sequence[Unit], headers: Sequence[Header],
                     bodies: Sequence[Body]) -> tuple[tuple[int, int] | None, Sequence[Body]]:
    """The title's span, and the bodies without the lines that repeat it at the head of the first post.

    A title that stands in a post's own words is taken from a line above the posts, if one holds it: no character is
    both.
    """
    first = bodies[0]
    found = find_title(text, units, headers[0].unit if headers else first.first, first.first, first.last)
    if not found:
        return None, bodies
    span, string = found
    short = without_type(string)
    start, end = first.first, first.last
    seen = 0
    for number in range(start, end):
        if units[number].kind == BLANK:
            continue
        seen += 1
        if short in units[number].key and (
                (line := bare(units[number].key)) in (string, short) or without_type(line) == short):
            start = number + 1
            if span[0] < units[number].start:
                continue
            crumbs = " ".join(unit.key for unit in units[:first.first])
            follow = next((n for n in range(start, end) if units[n].kind != BLANK), end)
            if follow < end and len(units[follow].key) <= 12 and units[follow].key in crumbs:
                start = follow + 1
        if seen >= 4 or units[number].says and start <= number:
            break   # nothing above the title is somebody's words
    bodies = without_subjects(units, [first._replace(first=start), *bodies[1:]], string)
    if any(units[body.first].start < span[1] and span[0] < units[body.last - 1].end
           for body in bodies if body.first < body.last):
        return place_of(text, units[:bodies[0].first], string), bodies
    return span, bodies


def furniture_cuts(units: Sequence[Unit], outside: bytearray, headers: Sequence[Header],
                   title: tuple[int, int] | None) -> list[Cut]:
    """One cut for each run of units outside the posts that one rule claims; a blank unit joins the run before it, and
    the title's span stays. `outside`: 1 for each such unit, 0 for those of posts."""
    numbers = {header.unit for header in headers}
    opened = min(numbers) if numbers else outside.find(0) % (len(units) + 1)
    closed = outside.find(0, max(numbers, default=0) + 1) % (len(units) + 1)     # -1: behind the last unit
    sizes = opened, closed - opened, len(units)
    places = [*chain.from_iterable(map(repeat, ("ui.page-head", "ui.post-frame", "ui.page-foot"), sizes))]
    for number in numbers:
        places[number:number + 1] = [HEADER_RULE]
    runs: list[tuple[int, int, str]] = []
    start = end = 0
    rule = ""
    for (first, last, _, kind, named, _, _), place in compress(zip(units, places, strict=False), outside):
        own = named if named and kind != WEAK and place != HEADER_RULE else place
        if end == first and (own == rule or kind == BLANK and rule):
            end = last
            continue
        if rule:
            runs.append((start, end, rule))
        start, end, rule = first, last, own
    if rule:
        runs.append((start, end, rule))
    return around_title(runs, title)


def around_title(runs: Sequence[tuple[int, int, str]], title: tuple[int, int] | None) -> list[Cut]:
    """The runs as cuts, the title's span spared."""
    cuts = [CUT((start, end, rule, reason_of(rule), "")) for start, end, rule in runs if start < end]
    at = bisect_right(cuts, title[0], key=START) - 1 if title else -1
    if title and at >= 0 and title[0] < cuts[at].end:
        start, end, rule, reason, _ = cuts[at]
        cuts[at:at + 1] = [Cut(a, b, rule, reason) for a, b in ((start, title[0]), (title[1], end)) if a < b]
    return cuts
