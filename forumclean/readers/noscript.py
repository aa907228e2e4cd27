"""`<noscript>`: the whole thread once more, a request to switch scripts on, or the only place where the posts stand.

A page that was saved from a browser shows what scripts made, and holds beside it what they replace: Flarum and
Discourse write every post into it. A page as the server sent it may hold nothing else.
"""
from __future__ import annotations

import re

from forumclean.model import Cut
from forumclean.outline import Outline
from forumclean.rulebook import reason_of

REPEATED_SHARE = 0.8
REQUEST = r"(?i)javascript|scripts?\b|脚本|腳本|浏览器|瀏覽器|browser"
REQUEST_CHARS = 250
PROSE = "[。！？；，,.!?]"
PROSE_CHARS = 30
SEARCHES_COUNT = 300


def noscript_cuts(text: str, outline: Outline, hidden: list[tuple[int, int]]) -> list[Cut]:
    """A cut for each `<noscript>` whose text stands elsewhere on the page, or is not what the page is about.

    The elements that are cut are noted in `outline.replaced`.

    Args:
        text: the page text.
        hidden: the spans of it that are hidden; what stands in them stands nowhere.
    """
    inner = [element for element in outermost(outline, outline.by_tag.get("noscript", ())) if outline.ink(element)]
    spans = [whole_lines(text, *outline.span(element)) for element in inner]
    if not spans:
        return []
    parts, at = [], outline.place(outline.title_ink)
    for start, end in sorted([*spans, *hidden]):
        parts.append(text[at:max(start, at)])
        at = max(at, end)
    outer = Outside("\n".join([*parts, text[at:]]))
    cuts = []
    for element, (start, end) in zip(inner, spans, strict=True):
        if outer.replaces(text[start:end]):
            outline.replaced.append(element)
            cuts.append(Cut(start, end, "read.noscript", reason_of("read.noscript")))
    return cuts


def outermost(outline: Outline, elements: list[int] | tuple[int, ...]) -> list[int]:
    """Those of the elements that stand in no other of them."""
    found: list[int] = []
    for element in elements:
        if not found or element >= outline.last[found[-1]]:
            found.append(element)
    return found


def whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """A block's span with the blanks before it and the line break behind."""
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop + 1


class Outside:
    """What stands on a page outside any `<noscript>`."""

    def __init__(self, text: str):
        rows = text.split("\n")
        self.ink = ink(text)
        self.prose = sum(len(row) for row in rows if len(row) >= PROSE_CHARS and re.search(PROSE, row))
        self.lines = {"".join(row.split()) for row in rows}
        self.whole = "".join(text.split())
        # A search of the whole page takes the time that its size sets, and a page may hold a line for each character.
        self.searches = SEARCHES_COUNT

    def replaces(self, inner: str) -> bool:
        """Whether a `<noscript>` is a request to switch scripts on, says what stands here too, or has less to say than
        the prose here."""
        own = ink(inner)
        if own <= REQUEST_CHARS and self.ink > own and re.search(REQUEST, inner):
            return True
        if self.ink < own * REPEATED_SHARE:
            return False
        return self.prose >= own or self.found(inner) >= own * REPEATED_SHARE

    def found(self, inner: str) -> int:
        """How much of a text stands here, by lines without blanks."""
        count = 0
        for line in inner.split("\n"):
            solid = "".join(line.split())
            if solid in self.lines:
                count += len(solid)
            elif solid and self.searches:
                self.searches -= 1
                count += len(solid) * (solid in self.whole)
        return count


def ink(text: str) -> int:
    """The characters that are not blank."""
    return sum(map(len, text.split()))
