"""What printing left in a text: page numbers, running heads, and blank lines that part pages, not paragraphs."""
from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from forumclean.patterns import lazy
from forumclean.stages.wrap.wraplines import Lines

MIN_PAGE_LINES, REGULAR_SHARE, TITLE_LINES = 8, 0.8, 2
MAX_NUMBER_CHARS, MAX_HEAD_CHARS = 20, 30
PLAIN_NUMBER_RE = lazy(r"(\d{1,4})")
DRESSED_NUMBER_RE = lazy(
    r"[-—–·.~\s]+(\d{1,4})[-—–·.~\s]+|(\d{1,4})\s?[/／]\s?\d{1,4}"
    r"|[-—–]*\s?第\s?(\d{1,4})\s?[页頁](?:\W{0,3}共\s?\d{1,4}\s?[页頁])?\s?[-—–]*"
    r"|[Pp](?:age|\.)?\s?(\d{1,4})(?:\s?(?:of|/)\s?\d{1,4})?")


def printed_lines(lines: Lines) -> dict[int, str]:
    """Lines that printing added, by number, with the rule that takes them.

    A bare number counts when a series of them rises by one a page; a dressed one (- 3 -, 3 / 12, 第3页) by itself.
    """
    if not any(lines.gaps[1:]) and len(lines) > 1:
        return {}   # no line stands alone
    alone = [i for i, ink in enumerate(lines.inks) if len(ink) <= MAX_NUMBER_CHARS and stands_alone(lines, i)]
    dressed = {i: number for i in alone if (number := page_number(DRESSED_NUMBER_RE, lines.inks[i])) is not None}
    plain = {i: number for i in alone if (number := page_number(PLAIN_NUMBER_RE, lines.inks[i])) is not None}
    found = dict.fromkeys(dressed if rises(list(dressed.values())) else {}, "wrap.page-number")
    if len(plain) > 1 and rises(list(plain.values())):
        found |= dict.fromkeys(plain, "wrap.page-number")
    return found | running_heads(lines, found) if found else {}


def page_number(pattern: re.Pattern[str], ink: str) -> int | None:
    """The number a line shows, if it is nothing but a page number."""
    match = pattern.fullmatch(ink)
    return int(match[match.lastindex or 1]) if match else None


def stands_alone(lines: Lines, i: int) -> bool:
    """Whether blank lines or the text's ends part a line from its neighbours."""
    before = i == 0 or lines.gaps[i] > 0
    return before and (i + 1 == len(lines) or lines.gaps[i + 1] > 0)


def rises(numbers: list[int]) -> bool:
    """Whether page numbers go up by one."""
    return all(b - a == 1 for a, b in pairwise(numbers))


def running_heads(lines: Lines, numbers: dict[int, str]) -> dict[int, str]:
    """Short lines that stand alone beside the page numbers, alike on every page."""
    beside = [j for i in numbers for j in (i - 1, i + 1)
              if 0 <= j < len(lines) and j not in numbers and stands_alone(lines, j)
              and len(lines.inks[j]) <= MAX_HEAD_CHARS]
    count = Counter(lines.inks[j] for j in beside)
    return {j: "wrap.running-head" for j in beside
            if lines.inks[j][-1] not in "。！？；：，" and count[lines.inks[j]] == len(numbers)}


def page_distance(lines: Lines) -> int:
    """The lines a page holds, where blank lines stand at a constant distance; else 0."""
    at = [i for i, gap in enumerate(lines.gaps) if gap and i]
    if len(at) < 2:
        return 0
    steps = [b - a for a, b in pairwise(at)]
    step, number = Counter(steps).most_common(1)[0]
    # The first page may be short of lines, or a title longer; where it is like the others it counts too.
    is_like = at[0] == step
    number, most = number + is_like, len(steps) + is_like
    regular = number >= max(2, REGULAR_SHARE * most) and step >= MIN_PAGE_LINES and at[0] <= step + TITLE_LINES
    return step if regular else 0
