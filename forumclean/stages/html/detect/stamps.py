"""Dates that elements hold and that no text shows to be whole: without a year, or in an attribute alone."""
from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count
from operator import eq
from typing import Any

from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.signs.dates import DAY_RE, IN_WORDS_RE, Date, yearless_dates

LONGEST_LINE_CHARS = 60     # in which a date without a year, or in words, may be a post's own
# Something of this stands in each relative date; one pass for it saves a search of every line.
RELATIVE_SIGN_RE = lazy(r"前|今|昨|刚|剛|民|ago|-\d\d? \d|[周週期拜][一二三四五六日天]")
LABEL_RE = lazy(r"(?:[发發][表布]|回[复覆復]|[评評][论論])[于於]$|(?:时间|時間|日期)[:：]$|[|｜·•]$")
SENTENCE_RE = lazy("[，。！？]")
SHORT_RE = lazy(r"(?:(?:[发發][表布])?[于於]\s?)?(?P<date>"
                r"(?:\d{1,2}(?:[-/.]\d{1,2}|月\d{1,2}[日号]?)\s+|\d{1,2}月\d{1,2}[日号])\d{1,2}:\d{2}(?::\d{2})?"
                r"|\d{1,2}(?:-\d{1,2}|月\d{1,2}[日号])|\d{1,2}:\d{2}(?::\d{2})?)")
SHORT_SIGN_RE = lazy("[-/.月:]")     # one of them stands in each
STAMP_TAGS = frozenset(("span", "abbr", "a", "em", "small", "i", "div", "td", "p", "b"))
LONGEST_STAMP_CHARS = 24
LONGEST_WORDS_CHARS = 12    # of one such as 昨天
WORD_STARTS = frozenset("今昨前一二两兩三四五六七八九十星周週礼禮")
SHORT_STARTS = frozenset("0123456789发發于於")
# An empty element that a script fills: what it may be, where its date stands, and how.
EMPTY_TAGS = frozenset(("span", "time", "abbr", "em", "small", "i", "a"))
DATE_ATTRIBUTES = ("title", "datetime", "data-time", "data-timestamp")
WHOLE_RE = lazy(r"(?:19|20)\d\d[-/.年]\d\d?[-/.月]\d\d?日?(?:[T ]\d\d?:\d\d(?::\d\d(?:\.\d{1,6})?)?"
                r"(?:Z| ?[+-]\d\d:?\d\d)?)?")


def stamps(outline: Outline) -> Iterator[tuple[int, Date]]:
    """Elements that hold a time and nothing else, without a year, in words such as 昨天, or with the whole date in
    an attribute alone; a script may have yet to write the words."""
    tags, nodes, solid, begins, ends = outline.tags, outline.nodes, outline.solid, outline.begins, outline.ends
    for element in compress(count(), map(eq, outline.last, count(1))):      # those that hold no other
        begin, end, tag = begins[element], ends[element], tags[element]
        if begin == end:
            if tag in EMPTY_TAGS and (value := attribute_date(nodes[element])):
                start = outline.place(begin)
                yield element, Date(start, start, value, ":" in value)
            continue
        if end - begin > LONGEST_STAMP_CHARS:
            continue
        if solid[begin] in WORD_STARTS and end - begin <= LONGEST_WORDS_CHARS and (
                IN_WORDS_RE.fullmatch(words := outline.words(element))):
            start = outline.place(begin)
            yield element, Date(start, start + len(words), words, True)
            continue
        short = (SHORT_RE.fullmatch(outline.words(element)) if solid[begin] in SHORT_STARTS
                 and SHORT_SIGN_RE.search(solid, begin, end) else None)
        if short or tag == "time" or (
                tag in STAMP_TAGS and (title := nodes[element].get("title")) and DAY_RE.match(title)):
            words = short["date"] if short else outline.words(element)
            start = outline.place(begin) + (short.start("date") if short else 0)
            yield element, Date(start, start + len(words), words, ":" in words)


def attribute_date(node: Any) -> str | None:
    """The date that an attribute of an element holds and nothing else; None where none does."""
    for name in DATE_ATTRIBUTES:
        if (value := node.get(name)) and WHOLE_RE.fullmatch(value := value.strip()):
            return str(value)
    return None


def yearless(outline: Outline, first: int) -> Iterator[tuple[int, Date]]:
    """The dates with a time of day and without a year that begin a short line, or follow a label; each with its
    innermost element.

    Args:
        first: where the page's posts may begin.
    """
    text = outline.text
    for date in yearless_dates(text):
        start, end = text.rfind("\n", 0, date.start) + 1, text.find("\n", date.end)
        end = end if end >= 0 else len(text)
        before = text[start:date.start].strip()
        if first <= date.start and end - start <= LONGEST_LINE_CHARS and (not before or LABEL_RE.search(before)) and (
                SENTENCE_RE.search(text, date.end, end) is None):
            yield outline.at(date.start), date


def short_lines(text: str) -> list[tuple[int, int]]:
    """The spans of the short lines that may hold a relative date."""
    found: list[tuple[int, int]] = []
    end = 0
    for match in RELATIVE_SIGN_RE.finditer(text):
        if match.start() >= end:
            start = text.rfind("\n", 0, match.start()) + 1
            stop = text.find("\n", match.start())
            end = stop if stop >= 0 else len(text)
            if end - start <= LONGEST_LINE_CHARS:
                found.append((start, end))
    return found
