"""The thread's title, which a page prints more than once."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, compress

from forumclean.lines import BLANK, DIGITS_RE, TEXT
from forumclean.patterns import lazy
from forumclean.stages.flat.glue import glued_tail, may_end_in_words
from forumclean.stages.flat.units import KEY, KIND, Body, Unit

SITE_TAIL_RE = lazy(r"(?:\s+[-–—|·]\s+|\s?[_|｜]\s?|-(?=[^-]{2,20}$)|\s?\(页 \d+\)).*$")
# Not at the end of a literal tag.
CRUMB_RE = lazy("[»›→]+>*|(?<!<br)(?<!<br/)(?<!<br /)>[»›→>]*", re.IGNORECASE)
# What a line outside the last ones above the first post has to hold: all but a label's start, of what is looked for.
HINTS = "»›→>题題#["
LABEL_RE = lazy(r"[*_ ]*(?:标 {0,2}题|標 {0,2}題|主题|主題|文章主题|贴子主题|帖子主题)[*_ ]?[:：][*_ ]*(?:Re: )?")
BBS_TITLE_RE = lazy(r"(?:标 {0,2}题|標題) ?[:：]? ?(?:Re: )?(?P<title>.{2,80}?) ?(?:時間|时间|发信站|發信站)")
TYPE_STARTS = ("[", "【")
TYPE_RE = lazy(r"[\[【][^\]】]{1,8}[\]】] ?")
COPY_RE = lazy(r" ?\[(?:复制链接|複製鏈接)\].*$")
COUNTS_RE = lazy(r"(?:查看|回复|回覆|阅读|\d+阅读).{0,24}?\d(?=[^\d|:：])")
# Dates, times, months, places in a scrubber (`2 / 8 条`), numbers.
NO_TITLE_RE = lazy(
    r"(?:19|20)\d\d ?[-/.年] ?\d{1,2}[-/.月日号 \d:时時点點分秒上下午星期周週一二三四五六天]*|.{0,12}\d:\d\d(?::\d\d)?"
    r"|[一二三四五六七八九十]{1,2}月 ?\d{4}|\d+ ?/ ?\d+.{0,6}|\d+")
LABELS = ("標題", "标题", "标题:", "主题:", "主题：")
SUBJECT_RE = lazy("(?:Re|RE|re|回复|回覆|答复)[:：] ?")
SUBJECT_STARTS = ("R", "r", "回", "答")
LABEL_STARTS = ("标", "標", "主", "文", "贴", "帖")   # of a line without marks
COUNT_STARTS = ("查", "回", "阅")     # beside digits
# Discuz! X prints the title between the counts and the first post, however short it is.
COUNT_ROW_RE = lazy(r"(?:查看|阅读|閱讀) ?[:：]? ?\d+ ?\| ?(?:回[复覆復]|回帖) ?[:：]? ?\d+")
BUTTONS = ("[复制链接]", "[複製鏈接]")
HEADING_RE = lazy(r"(?:[*+-] )?# ")
MARKS = "*_#>| \\"
LONGEST_TITLE_CHARS = 100
SHORTEST_LONE_CHARS = 5
REACH_UNITS = 200
NEAR_UNITS = 16
ENOUGH = 0.6


def find_title(text: str, units: Sequence[Unit], header: int, start: int,
               end: int) -> tuple[tuple[int, int], str] | None:
    """The title's span and its string, or None.

    Strings that may be it come from the page's first line without its site tail, the end of a breadcrumb, a labelled
    line, the line with [复制链接], and the lines near the first post. What the page's head repeats and what is long
    outweighs the rest. The last line that is the title, else the last that holds it, is the one that stays.

    Args:
        header: the unit of the first post's header.
        start, end: the units of its body, at whose top some engines print the title.
    """
    above = min(header, start)
    top = [unit for unit in units[above:min(end, max(start, above + 1) + 8)] if unit.kind != BLANK][:6]
    head = [unit for unit in units[max(0, above - REACH_UNITS):above] if unit.kind != BLANK] + top
    whole = "\n".join([unit.key for unit in head if len(unit.key) <= LONGEST_TITLE_CHARS])
    votes: dict[str, float] = {}
    for string, value in candidates(units, head, len(head) - len(top), units[header].start if header < start else -1):
        if string and len(string) <= LONGEST_TITLE_CHARS and not looks_like_date(string):
            votes[string] = max(votes.get(string, 0.0), value)
    ranked = sorted(((value + min(len(string), 16) / 16 + 0.8 * min(whole.count(string) - 1, 2), string)
                     for string, value in votes.items()), reverse=True)
    for value, string in ranked:
        if value >= ENOUGH and (span := place_of(text, head, string)):
            return span, string
    return None


def looks_like_date(string: str) -> bool:
    """Whether a string is a date, a time, a place in a scrubber or a number and so no title."""
    return DIGITS_RE.search(string) is not None and NO_TITLE_RE.fullmatch(string) is not None


def candidates(units: Sequence[Unit], head: Sequence[Unit], above: int,
               header_start: int) -> Iterator[tuple[str, float]]:
    """Strings that may be the title, each with the weight of the place where it stands.

    Args:
        head: the lines above the first post, and its first ones from number `above` on.
        header_start: where the line of its header begins, -1 where it has none.
    """
    first = next(compress(units, map(KIND, units)), None)     # the kind of a blank line is 0
    if first and first.start != header_start and (short := SITE_TAIL_RE.sub("", first.key)) != first.key:
        yield bare(short), 1.0
    labelled = counted = False
    keys = [*map(KEY, head)]
    hints = [*filter("\n".join(keys).__contains__, HINTS)]      # most pages have one or two of them
    keys = [key.strip(MARKS) for key in keys]
    for number, (unit, key, following) in enumerate(zip(head, keys, [*keys[1:], ""], strict=False)):
        near = above - NEAR_UNITS <= number < above
        hinted = any(map(unit.key.__contains__, hints))
        if not (hinted or near or labelled or following in BUTTONS):
            continue
        crumbs = [*map(str.strip, CRUMB_RE.split(key))] if hinted and any(map(key.__contains__, "»›→>")) else ()
        if len(crumbs) > 1 and unit.start != header_start:
            yield last_crumb(crumbs), 1.2 if len(crumbs) > 2 else 0.6
        if labelled or key[:1] in LABEL_STARTS and LABEL_RE.match(key):
            yield bare(key), 1.5
        if hinted and (match := BBS_TITLE_RE.search(key)):
            yield match["title"], 1.5
        if hinted and "# " in unit.key and HEADING_RE.match(unit.key):
            yield bare(key), 1.0
        labelled = hinted and key in LABELS
        if following in BUTTONS or hinted and (BUTTONS[0] in key or BUTTONS[1] in key):
            yield bare(key), 1.5
        if near and unit.kind == TEXT and len(crumbs) < 3 and (
                counted or SHORTEST_LONE_CHARS <= len(key) <= LONGEST_TITLE_CHARS):
            string = bare(key)
            value = 1.0 if counted else (
                0.2 + 0.4 * (1 - (above - number) / NEAR_UNITS) - 0.2 * min(len(string.split()) - 1, 3))
            yield string, value
            if string[:1] in TYPE_STARTS and (short := without_type(string)) != string:
                yield short, value - 0.1
        if near and (counted or key[:1] in COUNT_STARTS):
            counted = unit.kind != TEXT and (counted or COUNT_ROW_RE.match(key) is not None)


def last_crumb(crumbs: Sequence[str]) -> str:
    """The end of a breadcrumb. Of `T12››返回列表`, where a pager and buttons are glued to it, that is T."""
    last = bare(crumbs[-1].removesuffix("...").strip())
    before = crumbs[-2].rstrip("0123456789 ")
    return bare(before) if not last and before != crumbs[-2] else last


def without_type(title: str) -> str:
    """A title without the kind of thread in brackets before it."""
    kind = TYPE_RE.match(title)
    return title[kind.end():] if kind else title


def bare(key: str) -> str:
    """A line without a converter's marks, a label, counts before it, and buttons after it."""
    key = key.strip(MARKS)
    if key[:1] in LABEL_STARTS and (label := LABEL_RE.match(key)):
        key = key[label.end():]
    if (key[:1] in COUNT_STARTS or key[:1].isdecimal()) and (counts := COUNTS_RE.match(key)):
        key = key[counts.end():]
    if "[" in key:
        key = COPY_RE.sub("", key)
    key = key.strip(MARKS)
    if not may_end_in_words(key):
        return key
    stop, words, sure = glued_tail(key, 0, len(key))
    return key[:stop].strip(MARKS) if words >= 2 or sure and words else key


def without_subjects(units: Sequence[Unit], bodies: Sequence[Body], title: str) -> list[Body]:
    """The bodies without the line at their head that repeats the thread's title behind Re:, which engines print above
    each reply; a quotation's own words never begin so."""
    found = []
    for body in bodies:
        first = body.first
        key = units[first].key if first < body.last else ""
        if key[:1] in SUBJECT_STARTS and (match := SUBJECT_RE.match(key)) and (
                key[match.end():] in (title, without_type(title))):
            body = body._replace(first=first + 1)
        found.append(body)
    return found


def place_of(text: str, head: Sequence[Unit], string: str) -> tuple[int, int] | None:
    """Where a title stands: the last line that is it, else the last that holds it."""
    holders = [unit for unit in reversed(head) if string in unit.key]
    for unit in chain((unit for unit in holders if bare(unit.key) == string), holders):
        at = text.find(string, unit.start, unit.end)
        if at >= 0:
            return at, at + len(string)
        pattern = r"\s+".join(map(re.escape, string.split()))
        if match := re.compile(pattern).search(text, unit.start, unit.end):
            return match.start(), match.end()
    return None
