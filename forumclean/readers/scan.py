"""Markup read tag by tag, without a tree: for pages whose text a parser lost, and for saved MHTML archives.

A tree parser gives up at some depth, and everything behind is gone without an error. Tags alone need no depth.
"""
from __future__ import annotations

import re

from forumclean.readers.elements import BLOCKS, CODES, VOIDS
from forumclean.readers.hidden import is_hidden
from forumclean.readers.layout import (
    BLOCK,
    BREAK,
    CODE,
    CODE_END,
    HIDE,
    KEEP_BLANKS,
    QUOTE,
    QUOTE_END,
    SHOW,
    WIDE_BREAK_RE,
)

# Quoted values may hold ">" but no "<": a quote that is never closed ends at the next tag, and the scan stays linear.
# Bodies of scripts and comments are matched by their rare character, which is ten times faster than `.*?`.
TOKEN = (r"(?i)<!--[^-]*+(?:-(?!->)[^-]*+)*+(?:-->|\Z)"
         r"|<(script|style)\b[^<]*+(?:<(?!/\1\s*>)[^<]*+)*+(?:</\1\s*>|\Z)|<[!?][^<>]*>"
         r"""|<(/?)([a-z][^\s<>/]*)((?:[^"'<>]++|"[^"<]*"|'[^'<]*'|["'])*+)>""")
# Python reads 4,300 digits, or as few as its user allows, which is never below 640.
LONG_REFERENCE = r"&#([0-9]{600,})"


def without_markup(text: str) -> str:
    """The source with its tags, comments, scripts and styles taken out; entities stay."""
    return re.sub(TOKEN, "", text)


def without_halves(text: str) -> str:
    """A text whose lone halves of surrogate pairs are U+FFFD: a layout has its own use for them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def unescaped(text: str) -> str:
    """A text with its character references read. Python refuses to read a number of thousands of digits; that of eight
    is beyond Unicode as well."""
    from html import unescape
    try:
        return unescape(text)
    except ValueError:
        return unescape(re.sub(LONG_REFERENCE, lambda match: f"&#{match[1].lstrip('0')[:8] or '0'}", text))


def scan(text: str) -> list[str]:
    """The pieces of a page (see layout.py) in source order. Linear in the text, whatever it nests."""
    scanner, at = Scanner(), 0
    text = without_halves(text)
    for token in re.finditer(TOKEN, text):
        if token.start() > at:
            scanner.words(unescaped(text[at:token.start()]))
        at = token.end()
        if token[3]:
            tag = token[3].lower()
            (scanner.end if token[2] else scanner.start)(tag, token[4])
    scanner.words(unescaped(text[at:]))
    return scanner.finish()


class Scanner:
    """What stands open between two tags."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        # The hiding element, once for each open element of its name: name, piece of its opener, ink before it.
        self.hidden: list[tuple[str, int, int]] = []
        self.areas: list[tuple[str, int, int, str]] = []
        self.inked = 0

    def words(self, text: str) -> None:
        """Text between two tags."""
        self.inked += not text.isspace()
        if self.areas and self.areas[-1][0] in CODES:
            begins = self.areas[-1][1] == len(self.pieces) - 1
            text = (text.removeprefix("\n") if begins else text).translate(KEEP_BLANKS)
        elif "\n" in text.strip():
            text = WIDE_BREAK_RE.sub("", text)
        self.pieces.append(text)

    def start(self, tag: str, attributes: str) -> None:
        """A start tag."""
        if tag in BLOCKS:
            self.pieces.append(BLOCK)
        elif tag == "br":
            self.pieces.append(BREAK)
        if self.hidden:
            if tag == self.hidden[0][0]:
                self.hidden.append(self.hidden[0])
            return
        values = {name.lower(): value.strip("\"'") for name, value in
                  re.findall(r"""([^\s"'=/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"']+))?""", attributes)[:256]}
        if is_hidden(tag, values.get):
            if tag not in VOIDS:
                self.hidden.append((tag, len(self.pieces), self.inked))
                self.pieces.append(HIDE)
        elif tag in CODES or tag == "blockquote":
            opener, closer = (CODE, CODE_END) if tag in CODES else (QUOTE, QUOTE_END)
            self.areas.append((tag, len(self.pieces), self.inked, closer))
            self.pieces.append(opener)

    def end(self, tag: str, _attributes: str = "") -> None:
        """An end tag; one that closes nothing open is a block's edge at most."""
        if self.hidden and tag == self.hidden[0][0]:
            _, at, inked = self.hidden.pop()
            if not self.hidden:
                self.close(at, inked, SHOW)
        elif not self.hidden and self.areas and self.areas[-1][0] == tag:
            _, at, inked, closer = self.areas.pop()
            self.close(at, inked, closer)
        if tag in BLOCKS:
            self.pieces.append(BLOCK)

    def close(self, at: int, inked: int, closer: str) -> None:
        """End the area that was opened at piece `at`; an area without text leaves no mark."""
        if self.inked > inked:
            self.pieces.append(closer)
        else:
            self.pieces[at] = ""

    def finish(self) -> list[str]:
        """All pieces. What was never closed is shown rather than hidden, and is no area."""
        for at in [at for _, at, _ in self.hidden[:1]] + [at for _, at, _, _ in self.areas]:
            self.pieces[at] = ""
        return self.pieces
