"""Line breaks, blank lines, indents and page furniture as cuts: the blanks between inked lines.

Offsets are those of the section's text here; `rejoin` turns them into offsets of the page.
"""
from __future__ import annotations

import re
from collections.abc import Sequence
from operator import add
from typing import TYPE_CHECKING

from forumclean.chars import BLANKS
from forumclean.patterns import lazy

if TYPE_CHECKING:
    from forumclean.stages.wrap.breaks import Join
    from forumclean.stages.wrap.wraplines import Lines

# A line break with blanks before or after it, and all blanks and line breaks after it.
LOOSE_BREAK_RE = lazy(rf"\n(?:(?<=[{BLANKS}]\n)|(?=[{BLANKS}\n]))[{BLANKS}\n]*")
BR_RE = lazy(r"<br\s{0,2}/?>", re.IGNORECASE)
CODE_MARKS = frozenset("{}();=<>$#[]")
# What lines of code begin with that may hold no mark; sentences begin in upper case.
KEYWORD_RE = lazy("(?:(?:if|elif|for|while|with|except|case|class|def)\\b.*:|(?:else|try|finally|default|do):?"
                  "|return|break|continue|pass|yield|raise|import|from|del|then|fi|done|end)(?:$| )")
LAYOUT = BLANKS + "\n"
BLANK_LINE = ("wrap.blank-line", "a blank line inside a post", "")
INDENT = ("wrap.indent", "the paragraph's indent", "")
COMMENT_STARTS = ("//", "#", "/*", "*", '"""')
# A cut by offsets of the section's text, as the fields of a `Cut`.
Piece = tuple[int, int, str, str, str]
# A line that printing added: its span and rule.
Printed = Sequence[tuple[int, int, str]]
# What goes at a break that stays: nothing; the blanks at line ends and indents; blank lines as well.
UNTOUCHED, TRIMMED, CLOSED = 0, 1, 2


def masked_breaks(text: str) -> str:
    """`text` with each literal <br> as a line feed and blanks, as long as before; unchanged if none ends a line."""
    found = list(BR_RE.finditer(text))
    at_line_end = any(text[match.end():].lstrip(BLANKS).startswith("\n") for match in found[:3])
    if not at_line_end and len(found) < 3:
        return text
    return BR_RE.sub(lambda match: "\n" + " " * (len(match[0]) - 1), text)


def applied(text: str, cuts: Sequence[Piece]) -> str:
    """What cuts, sorted, leave of a text."""
    pieces: list[str] = []
    at = 0
    for start, end, _, _, put in cuts:
        pieces.append(text[at:start])
        if put:
            pieces.append(put)
        at = end
    return "".join([*pieces, text[at:]])


def plain_cuts(text: str, body: str) -> list[Piece]:
    """The layout of a post in which no line was wrapped: blank lines, indents, blanks at line ends and text ends.

    `body` is the text without outer blanks.
    """
    if not body:
        return blank_post(text)
    start = text.index(body[0])
    end = start + len(body)
    cuts, at = head_cuts(start), start
    for first, stop in [loose.span() for loose in LOOSE_BREAK_RE.finditer(text, start, end)] if "\n" in body else ():
        blanks = text[first + 1:stop]
        if text[first - 1] in BLANKS:
            cuts += kept_break(text, at + len(text[at:first].rstrip(BLANKS)), stop)
        elif blanks == "\n":   # nearly all, with the next
            cuts.append((first + 1, stop, *BLANK_LINE))
        elif "\n" in blanks:
            cuts += kept_break(text, first, stop)
        elif not blanks.isascii() or not keeps_indent(text, first + 1, stop):
            cuts.append((first + 1, stop, *INDENT))
        at = stop
    return cuts + tail_cuts(text, end, ()) if end < len(text) else cuts


def blank_post(text: str) -> list[Piece]:
    """The cuts of a post without ink."""
    return [(0, len(text), "wrap.blank-line", "nothing but blanks", "")] if text else []


def line_cuts(text: str, lines: Lines, joins: Sequence[Join | None], levels: Sequence[int],
              printed: Printed) -> list[Piece]:
    """The cuts of a text with joined lines.

    Args:
        joins: for each break how to join it, or None.
        levels: for each break that stays, and for the end of the text, which of the blanks around it go.
        printed: the lines between that printing added, in order.
    """
    cuts = head_cuts(lines.starts[0], printed) if levels[0] else []
    rest = list(printed)[::-1]
    stops = map(add, lines.starts, map(len, lines.inks))
    for join, start, end, level in zip(joins, stops, lines.starts[1:], levels, strict=False):
        if join and not rest:   # nearly all
            cuts.append((start, end, "wrap.join", join[0], join[1]))
            continue
        inside = []
        while rest and rest[-1][0] < end:
            item = rest.pop()
            if item[0] >= start:
                inside.append(item)
        if inside:
            cuts += printed_cuts(start, end, inside, join.put if join else "\n")
        elif join:
            cuts.append((start, end, "wrap.join", *join))
        elif level and end - start > 1:
            cuts += kept_break(text, start, end, level)
    return cuts + tail_cuts(text, lines.end(len(lines) - 1), rest[::-1]) if levels[-1] else cuts


def head_cuts(start: int, printed: Printed = ()) -> list[Piece]:
    """What stands before the first line of a text."""
    if printed and printed[0][0] < start:
        return printed_cuts(0, start, [item for item in printed if item[0] < start], "")
    return [(0, start, "wrap.blank-line", "blanks before the text", "")] if start else []


def tail_cuts(text: str, start: int, printed: Printed) -> list[Piece]:
    """What follows the last line of a text, down to one line feed."""
    rest = text[start:]
    if rest in ("", "\n"):
        return []
    put = "\n" if "\n" in rest else ""
    if printed:
        return printed_cuts(start, len(text), printed, put)
    return [(start, len(text), "wrap.trailing-blank", "blanks after the text", put)]


def printed_cuts(start: int, end: int, inside: Printed, put: str) -> list[Piece]:
    """A page break with its number and running head, from ink to ink."""
    cuts, at = [], start
    for a, b, rule in inside:
        if a > at:
            cuts.append((at, a, "wrap.page-break", "the blanks of a page break", put))
            put = ""
        cuts.append((a, b, rule, "printed on every page", put))
        at, put = b, ""
    if end > at:
        cuts.append((at, end, "wrap.page-break", "the blanks of a page break", ""))
    return cuts


def kept_break(text: str, start: int, end: int, level: int = CLOSED) -> list[Piece]:
    """A break that stays, without the blanks and (CLOSED) blank lines around it; code keeps its indent."""
    cuts = []
    between = text[start:end]
    if "<" in between:
        return [(start, end, "wrap.literal-br", "a literal <br>", "\n")]
    if between == "\n\n" and level == CLOSED:   # nearly all
        return [(start + 1, end, *BLANK_LINE)]
    if between[0] == "\n" and between.count("\n") == 1 and not between.isascii():   # nearly all of the others
        return [(start + 1, end, *INDENT)]
    first, last = start + between.index("\n"), start + between.rindex("\n")
    if first > start:
        cuts.append((start, first, "wrap.trailing-blank", "blanks at the line end", ""))
    if last > first and level == CLOSED:
        cuts.append((first + 1, last + 1, *BLANK_LINE))
    if end > last + 1 and not keeps_indent(text, last + 1, end):
        cuts.append((last + 1, end, *INDENT))
    return cuts


def keeps_indent(text: str, start: int, end: int) -> bool:
    """Whether the blanks from `start` to `end` indent a line of code: ASCII blanks before ASCII with its marks, or
    which is a keyword's."""
    if not text[start:end].isascii():
        return False
    stop = text.find("\n", end)
    ink = text[end:stop if stop >= 0 else len(text)]
    return ink.startswith(COMMENT_STARTS) or ink.isascii() and (
        not CODE_MARKS.isdisjoint(ink) or KEYWORD_RE.match(ink) is not None)
