"""Whether a text is a page at all: what of it only a page has."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import compress, islice

from forumclean.lines import BLANK, CARD, CARD_RE, INNER, LONGEST_PATTERN_CHARS, MARK, SURE, TEXT, WEAK, is_foot
from forumclean.patterns import lazy
from forumclean.stages.flat.glue import glued_head, glued_tail, may_end_in_words
from forumclean.stages.flat.headers import Header
from forumclean.stages.flat.pushes import is_push
from forumclean.stages.flat.titles import SITE_TAIL_RE
from forumclean.stages.flat.units import KEY, KIND, Unit
from forumclean.stages.signs.dates import DAY_RE

LOGIN_RE = lazy("登[录錄入陆陸]")
REGISTER_RE = lazy("[注註][册冊]")
LABEL_RE = lazy(r"(?:作者|楼层|樓層|时间|時間|日期|来自|來自|发表于|發表於)[:：]")
LABELS = 2
POINTS = {SURE: 1.0, INNER: 0.5, WEAK: 1 / 3}
NO_POINTS = bytes((BLANK, MARK, TEXT, CARD))
POINTS_WITH_HEADERS = 2.0
POINTS_WITHOUT = 4.0
FEWEST_MENU_WORDS = 4
TITLE_REACH_UNITS, FOOT_REACH_UNITS = 60, 12
SITE_MARKS = " -–—|_｜"
SITE_REACH_UNITS = 4
FEWEST_ALIKE, SHORTEST_TAIL_CHARS, REACH_TAIL_CHARS = 4, 4, 16
LEAST_ALIKE = 0.3       # of the long lines
COUNT_RE = lazy(r"[(（]\d+[)）]\D*$")
TALLY_RE = lazy(r"[\d()（） ]")
FRAME_HEADERS = 10
FRAME_REACH_UNITS = 2       # a title, and what it says again or where the thread stands
LONGEST_LABEL_CHARS = 12    # a board's name, or a tag, that a flattener set behind a title


def page_points(units: Sequence[Unit]) -> float:
    """How much furniture a text shows, in lines that no author writes; 0 where none is sure. What is more than any page
    needs is not counted to the end.

    A sure line counts one, an attachment or edit note a half, an ambiguous line a third. Two count: a login beside a
    registration; a first line `T - SITE` whose T is a line of its own; a line at an end of the page that is glued
    together from a menu; and beside any of these, a foot run together, and lines that end in the same buttons.
    Ambiguous lines alone prove nothing: a cleaned page may still hold some.
    """
    kinds = bytes(map(KIND, units)).translate(None, NO_POINTS)
    points = sum(map(POINTS.__getitem__, kinds))
    proven = SURE in kinds
    if proven and points >= POINTS_WITHOUT:   # most pages
        return points
    short = " ".join([unit.key for unit in units if unit.kind in (SURE, WEAK) and len(unit.key) <= 24])
    shown, below = first_keys(units, TITLE_REACH_UNITS), first_keys(units[::-1], FOOT_REACH_UNITS)
    witnesses = (LOGIN_RE.search(short) is not None and REGISTER_RE.search(short) is not None) + titled(shown)
    if points + 2 * witnesses < POINTS_WITHOUT or not proven:
        witnesses += any(is_glued_menu(key) for key in shown[:3])
        witnesses += any(glued_tail(key, 0, len(key))[1] >= FEWEST_MENU_WORDS or glued_head(key) >= FEWEST_MENU_WORDS
                         for key in below[:3])
        if proven or witnesses:
            witnesses += any(map(is_foot, below)) + ends_alike(units)
    return points + 2 * witnesses if proven or witnesses else 0.0


def first_keys(units: Sequence[Unit], count: int) -> list[str]:
    """The first lines that are not blank, which is the kind 0."""
    return [*islice(compress(map(KEY, units), map(KIND, units)), count)]


def header_witnesses(units: Sequence[Unit], headers: Sequence[Header]) -> int:
    """Headers that no author writes, two at most: with a card's words before them, with an app's name and a floor, with
    the board before them and the count of pushes behind, as mirrors of PTT print them, or with two labels, as
    `作者: X 时间: D` has, again and again; and the dated pushes below an article of PTT. So many headers that they are
    the text's frame count as one."""
    own = [header for header in headers if header.family == "below"
           or units[header.unit].key.startswith("看板") and "推噓" in units[header.unit].key
           or len(set(CARD_RE.findall(units[header.unit].key[:LONGEST_PATTERN_CHARS]))) >= 2]
    labelled = [header for header in headers if header.family == "label"
                or len(LABEL_RE.findall(units[header.unit].key[:LONGEST_PATTERN_CHARS])) >= LABELS]
    pushes = sum(is_push(unit.key) for unit in units) if any(header.family == "bbs" for header in headers) else 0
    return min(len(own) + sum(count for count in (len(labelled), pushes) if count > 1) + is_framed(units, headers), 2)


def is_framed(units: Sequence[Unit], headers: Sequence[Header]) -> bool:
    """Whether `X 发表于 D` or `1楼 X D` heads all of a text from its first lines on, time and again, each on a line of
    its own, as a printed thread is left without its furniture. An author's digest has words of his own above."""
    own = [header for header in headers if (header.family == "verb" or header.floor) and header.author
           and not header.glued and DAY_RE.match(header.date) and ":" in header.date]
    return len(own) >= FRAME_HEADERS and sum(
        unit.kind != BLANK for unit in units[:own[0].unit]) <= FRAME_REACH_UNITS


def is_glued_menu(key: str) -> bool:
    """Whether a line begins with a run of interface words, four, or two where it names a login and a registration; or
    holds four in a row around that login, behind the site's name."""
    words = glued_head(key)
    if words >= FEWEST_MENU_WORDS:
        return True
    login = LOGIN_RE.search(key)
    if login is None or REGISTER_RE.search(key) is None:
        return False
    return words >= 2 or glued_tail(key, 0, login.start())[1] + glued_head(key[login.start():]) >= FEWEST_MENU_WORDS


def ends_alike(units: Sequence[Unit]) -> bool:
    """Whether a good part of the long lines, each another, end in the same words, an interface's last, run into each,
    with a count in some: 删除赞 (2)回应."""
    long = {unit.key for unit in units if unit.kind == TEXT and len(unit.key) > REACH_TAIL_CHARS}
    ends = [key[-REACH_TAIL_CHARS:] for key in long
            if not key[-1].isdigit() and may_end_in_words(key) and glued_tail(key, 0, len(key))[1]]
    tails = Counter(TALLY_RE.sub("", end)[-SHORTEST_TAIL_CHARS:] for end in ends)
    return max(tails.values(), default=0) >= max(FEWEST_ALIKE, LEAST_ALIKE * len(long)) and any(
        map(COUNT_RE.search, ends))


def titled(lines: Sequence[str]) -> bool:
    """Whether the first line is `T - SITE` and T stands again as a line of its own."""
    if not lines or (short := SITE_TAIL_RE.sub("", lines[0])) == lines[0] or len(short) < 4:
        return False
    if short in lines[1:]:
        return True
    site = lines[0][len(short):].strip(SITE_MARKS)
    longest = len(short) + LONGEST_LABEL_CHARS
    return (len(site) >= 2 and any(line.startswith(site) for line in lines[1:SITE_REACH_UNITS])
            and any(line.startswith(short + " ") and len(line) <= longest for line in lines[1:]))
