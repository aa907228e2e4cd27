"""The lines of a page, from pieces of text and marks of where blocks begin and lines break.

Readers of HTML append to one list: text as it stands in the source, and the marks below. All blanks and breaks are then
settled by a few passes over the joined string, which costs less than to decide at each piece. The marks are halves of
surrogate pairs: no decoded text holds one, whatever a page writes.
"""
from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from forumclean.patterns import lazy

BLOCK = "\ud800"     # the edge of a block: ends a line that has begun, no more
BREAK = "\ud801"     # <br>, or a line end in preformatted text: always ends a line
SPACE = "\ud802"     # a blank and a tab that must not collapse
TAB = "\ud803"
HIDE, SHOW = "\ud804", "\ud805"
CODE, CODE_END = "\ud806", "\ud807"
QUOTE, QUOTE_END = "\ud808", "\ud809"
OPENERS, CLOSERS = HIDE + CODE + QUOTE, SHOW + CODE_END + QUOTE_END
PAIRS = dict(zip(CLOSERS, OPENERS, strict=True))
TAG_NAMES = {QUOTE: "blockquote", CODE: "pre"}
KEEP_BLANKS = str.maketrans({" ": SPACE, "\t": TAB, "\n": BREAK, "\r": None, "\f": BREAK})

MARKS = OPENERS + CLOSERS
EDGES = f" {BLOCK}{BREAK}"
# Sources indent by dozens of blanks: halving them takes a pass over the text for each factor of two.
INDENTS = (" " * 16, " " * 4)
RUN = frozenset(EDGES + MARKS)
# CSS drops a source line break between two wide characters. Within one text node only: links of a menu stand apart.
WIDE = "[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]"
WIDE_BREAK_RE = lazy(f"(?<={WIDE})[ \t\r\f]*\n[ \t\r\n\f]*(?={WIDE})")


class Lines(NamedTuple):
    """A page's text, its hidden spans (half-open, in code points of the text) and the element of each line."""

    text: str
    hidden: list[tuple[int, int]]
    tags: list[str]


def lay_out(pieces: list[str]) -> Lines:
    """Settle the blanks and breaks of a page.

    Args:
        pieces: text and marks in document order; openers and closers are nested, and each pair has text in it.

    Returns:
        Text that ends in a line feed unless it is empty. A `<br>` at the end of a block makes no empty line, two
        breaks in a row make one.
    """
    text = "".join(pieces)
    for blank in "\n\t\r\f":
        text = text.replace(blank, " ")
    for blanks in INDENTS:
        if blanks in text:
            text = text.replace(blanks, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    marked = HIDE in text or CODE in text or QUOTE in text
    if marked:
        text = settle_marks(text)
    for mark in (BLOCK, BREAK):
        text = text.replace(f" {mark}", mark).replace(f"{mark} ", mark)
    while BLOCK * 2 in text:
        text = text.replace(BLOCK * 2, BLOCK)
    text = text.replace(BREAK + BLOCK, BREAK)
    text = text.replace(BLOCK, "\n").replace(BREAK, "\n").strip("\n").lstrip(" ").replace(SPACE, " ").replace(TAB, "\t")
    text = text.rstrip(" \n") + "\n" if text.strip(" \n") else ""
    if not marked:
        return Lines(text, [], [""] * (text.count("\n") + 1))
    return take_marks(text)


def mark_places(text: str) -> list[int]:
    """Where openers and closers stand in a text, in order; a page has a few."""
    places: list[int] = []
    for mark in MARKS:
        at = text.find(mark)
        while at >= 0:
            places.append(at)
            at = text.find(mark, at + 1)
    return sorted(places)


def settle_marks(text: str) -> str:
    """The text with each run of marks, blanks and breaks that holds an opener or a closer put in order."""
    parts: list[str] = []
    end = 0
    for place in mark_places(text):
        if place < end:
            continue
        words = text[end:place].rstrip(EDGES)
        start, end = end + len(words), place + 1
        while text[end:end + 1] in RUN:
            end += 1
        parts += words, settle_run(text[start:end])
    return "".join([*parts, text[end:]])


@lru_cache(maxsize=256)
def settle_run(run: str) -> str:
    """Closers go before the breaks they stand among, openers behind, so that a span holds no line break of its own."""
    block, line = run.find(BLOCK), run.find(BREAK)
    if block < 0 and line < 0:
        return run
    breaks = run.count(BREAK) + (block >= 0 and (line < 0 or block < line))
    return ("".join([mark for mark in run if mark in CLOSERS]) + "\n" * breaks
            + "".join([mark for mark in run if mark in OPENERS]))


def take_marks(text: str) -> Lines:
    """Take the opening and closing marks out of laid-out text, and keep what they say.

    Of nested areas of one kind only the outermost counts: pages nest thousands.
    """
    begun = dict.fromkeys(OPENERS, 0)
    depth = dict.fromkeys(OPENERS, 0)
    areas: dict[str, list[tuple[int, int]]] = {mark: [] for mark in OPENERS}
    for before, place in enumerate(mark_places(text)):
        mark, at = text[place], place - before
        if mark in depth:
            if not depth[mark]:
                begun[mark] = at
            depth[mark] += 1
        else:
            opener = PAIRS[mark]
            depth[opener] -= 1
            if not depth[opener] and at > begun[opener]:
                areas[opener].append((begun[opener], at))
    for mark in MARKS:
        text = text.replace(mark, "")
    return Lines(text, areas[HIDE], line_tags(text, areas))


def line_tags(text: str, areas: dict[str, list[tuple[int, int]]]) -> list[str]:
    """The element of each line; code inside a quote is code."""
    tags = [""] * (text.count("\n") + 1)
    starts = list(accumulate([len(line) + 1 for line in text.split("\n")], initial=0))
    for mark, name in TAG_NAMES.items():
        for start, end in areas[mark]:
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            tags[first:last] = [name] * (last - first)
    return tags


def hidden_cuts(lines: Lines) -> list[tuple[int, int]]:
    """The hidden spans, each with the blank or the line break that would be left over where it goes."""
    text, cuts, done, whole_line = lines.text, [], 0, False
    for start, end in lines.hidden:
        start = max(start, done)
        if start >= end:
            continue
        begins = start == 0 or text[start - 1] == "\n" or (whole_line and start == done)
        ends = end >= len(text) or text[end] == "\n"
        if begins and ends:
            end = min(end + 1, len(text))
        elif ends and start > done and text[start - 1] == " ":
            start -= 1
        elif end < len(text) and text[end] == " " and (begins or text[start - 1] == " "):
            end += 1
        cuts.append((start, end))
        done, whole_line = end, begins
    return cuts
