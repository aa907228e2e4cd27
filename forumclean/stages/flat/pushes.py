"""PTT's pushes: one-line replies below an article, each with a tag, a name and a time, which are posts of their own."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.lines import SURE, Judge
from forumclean.patterns import lazy
from forumclean.stages.flat.headers import Header
from forumclean.stages.flat.units import Body, Unit, piece

TAGS = ("推", "噓", "嘘", "→")
NAME_RE = lazy(r"[A-Za-z]\w{1,13}|\w{2,14}")
PUSH_RE = lazy(r"\s*(?P<tag>推|噓|嘘|→)\s?(?P<author>[^\s:：]{2,14})\s?[:：](?P<text>.*?)"
               r"(?P<tail>\s+(?:(?:\d{1,3}\.){3}\d{1,3}\s*)?\d\d/\d\d \d\d:\d\d(?:,? ?\d{1,4} ?[F楼樓])?)?\s*$")
TIME_RE = lazy(r"\d\d/\d\d \d\d:\d\d")
WHEN_RE = lazy(r"(?:(?:\d{1,3}\.){3}\d{1,3} ?)?\d\d/\d\d \d\d:\d\d(?:,? ?\d{1,4} ?[F楼樓])?")
HEAD, TAIL = "ptt.push-head", "ptt.push-tail"
FEWEST_PUSHES = 2


def with_pushes(text: str, units: Sequence[Unit], judge: Judge) -> tuple[list[Unit], list[tuple[Header, Body]]]:
    """Units in which each push's tag and name, words, and time are units of their own; and the pushes.

    On lines of their own or parted into text nodes; a lone `推 x: y` is an author's.
    """
    if not any(unit.key.startswith(TAGS) for unit in units):
        return [*units], []
    parts: list[Unit] = []
    pushes: list[tuple[Header, Body]] = []
    at = 0
    while at < len(units):
        taken, pieces, author, when = one_push(text, units, at, judge)
        if taken:
            number = len(parts)
            header = Header(number, pieces[0].start, pieces[0].end, "push", True, when, author, pieces[0].key[:1], True)
            pushes.append((header, Body(number + 1, number + 2, author, pieces[0].key[:1])))
            parts += pieces
        else:
            parts.append(units[at])
        at += taken or 1
    return (parts, pushes) if len(pushes) >= FEWEST_PUSHES else ([*units], [])


def is_push(key: str) -> bool:
    """Whether a line is a push with its time."""
    return key.startswith(TAGS) and (match := PUSH_RE.match(key)) is not None and match["tail"] is not None


def one_push(text: str, units: Sequence[Unit], at: int, judge: Judge) -> tuple[int, list[Unit], str, str]:
    """The push that begins at a unit: how many units it takes (0: none), its pieces, name and time."""
    unit = units[at]
    if unit.key in TAGS and at + 2 < len(units) and units[at + 2].key.startswith((":", "：")) \
            and NAME_RE.fullmatch(units[at + 1].key):
        words = units[at + 2]
        begin = text.index(words.key[0], words.start) + 1
        pieces = [furniture(text, unit.start, begin, HEAD), piece(text, begin, words.end, judge)]
        if at + 3 < len(units) and WHEN_RE.fullmatch(units[at + 3].key):
            pieces.append(furniture(text, units[at + 3].start, units[at + 3].end, TAIL))
            when = TIME_RE.search(units[at + 3].key)
            return 4, pieces, units[at + 1].key, when[0] if when else ""
        return 3, pieces, units[at + 1].key, ""
    if not unit.key.startswith(TAGS):
        return 0, [], "", ""
    match = PUSH_RE.match(text[unit.start:unit.end].rstrip())
    if not match or not match["text"].strip():
        return 0, [], "", ""
    begin, end = unit.start + match.start("text"), unit.start + match.end("text")
    pieces = [furniture(text, unit.start, begin, HEAD), piece(text, begin, end, judge),
              furniture(text, end, unit.end, TAIL)]
    when = TIME_RE.search(match["tail"] or "")
    return 1, [part for part in pieces if part.start < part.end], match["author"], when[0] if when else ""


def furniture(text: str, start: int, end: int, rule: str) -> Unit:
    """A unit that a push's form shows to be furniture."""
    key = " ".join(text[start:end].split())
    return Unit(start, end, key, SURE, rule, key)
