"""Line breaks, blank lines, indents and page furniture as cuts: the blanks between inked lines."""
from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from forumclean.chars import BLANKS
from forumclean.ledger import View
from forumclean.model import Cut
from forumclean.stages.lazyre import Lazy

if TYPE_CHECKING:
    from forumclean.stages.breaks import Join
    from forumclean.stages.wraplines import Lines

INK_RE = Lazy(rf"[^{BLANKS}\n]")
BR_RE = Lazy(r"<br\s{0,2}/?>", 2)
CODE_MARKS = frozenset("{}();=<>$#[]")
BLANK_CHARS, LAYOUT_CHARS = frozenset(BLANKS), frozenset(BLANKS + "\n")
COMMENT_STARTS = ("//", "#", "/*", "*", '"""')
# A line that printing added: its span and rule.
Printed = Sequence[tuple[int, int, str]]


def masked_breaks(text: str) -> str:
    """`text` with each literal <br> as a line feed and blanks, as long as before; unchanged if none ends a line."""
    found = list(BR_RE.finditer(text))
    at_line_end = any(text[match.end():].lstrip(BLANKS).startswith("\n") for match in found[:3])
    if not at_line_end and len(found) < 3:
        return text
    return BR_RE.sub(lambda match: "\n" + " " * (len(match[0]) - 1), text)


def plain_cuts(view: View) -> list[Cut]:
    """The layout of a post in which no line was wrapped: blank lines, indents, blanks at line ends and text ends."""
    text = view.text
    start, end = len(text) - len(text.lstrip(BLANKS + "\n")), len(text.rstrip(BLANKS + "\n"))
    if start >= end:
        return blank_post(view)
    cuts = head_cuts(view, start)
    line, at = start, text.find("\n", start, end)
    while at >= 0:
        after = at + 1
        if text[after] in LAYOUT_CHARS or text[at - 1] in BLANK_CHARS:
            ink = line + len(text[line:at].rstrip(BLANKS))
            after = INK_RE.search(text, after).start()
            cuts += kept_break(view, ink, after)
        line, at = after, text.find("\n", after, end)
    return cuts + tail_cuts(view, end, ())


def blank_post(view: View) -> list[Cut]:
    """The cuts of a post without ink."""
    return view.cut(0, len(view.text), "wrap.blank-line", "nothing but blanks") if view.text else []


def line_cuts(view: View, lines: Lines, joins: Sequence[Join | None], acts: Sequence[bool],
              printed: Printed) -> list[Cut]:
    """The cuts of a text with joined lines.

    Args:
        joins: for each break how to join it, or None.
        acts: for each break that stays whether the blanks around it go.
        printed: the lines between that printing added, in order.
    """
    cuts = head_cuts(view, lines.starts[0], printed) if acts[0] else []
    rest = list(printed)[::-1]
    for i, join in enumerate(joins):
        start, end = lines.end(i), lines.starts[i + 1]
        inside = []
        while rest and rest[-1][0] < end:
            item = rest.pop()
            if item[0] >= start:
                inside.append(item)
        if inside:
            cuts += printed_cuts(view, start, end, inside, join.put if join else "\n")
        elif join:
            cuts += view.cut(start, end, "wrap.join", join.reason, join.put)
        elif acts[i] and end - start > 1:
            cuts += kept_break(view, start, end)
    return cuts + tail_cuts(view, lines.end(len(lines) - 1), rest[::-1]) if acts[-1] else cuts


def head_cuts(view: View, start: int, printed: Printed = ()) -> list[Cut]:
    """What stands before the first line of a text."""
    inside = [item for item in printed if item[0] < start]
    if inside:
        return printed_cuts(view, 0, start, inside, "")
    return view.cut(0, start, "wrap.blank-line", "blanks before the text") if start else []


def tail_cuts(view: View, start: int, printed: Printed) -> list[Cut]:
    """What follows the last line of a text, down to one line feed."""
    rest = view.text[start:]
    if rest in ("", "\n"):
        return []
    put = "\n" if "\n" in rest else ""
    if printed:
        return printed_cuts(view, start, len(view.text), printed, put)
    return view.cut(start, len(view.text), "wrap.trailing-blank", "blanks after the text", put)


def printed_cuts(view: View, start: int, end: int, inside: Printed, put: str) -> list[Cut]:
    """A page break with its number and running head, from ink to ink."""
    cuts, at = [], start
    for a, b, rule in inside:
        if a > at:
            cuts += view.cut(at, a, "wrap.page-break", "the blanks of a page break", put)
            put = ""
        cuts += view.cut(a, b, rule, "printed on every page", put)
        at, put = b, ""
    return cuts + view.cut(at, end, "wrap.page-break", "the blanks of a page break") if end > at else cuts


def kept_break(view: View, start: int, end: int) -> list[Cut]:
    """A break that stays, without the blanks and blank lines around it; code keeps its indent."""
    text, cuts = view.text, []
    between = text[start:end]
    if "<" in between:
        return view.cut(start, end, "wrap.literal-br", "a literal <br>", "\n")
    first, last = start + between.index("\n"), start + between.rindex("\n")
    if first > start:
        cuts += view.cut(start, first, "wrap.trailing-blank", "blanks at the line end")
    if last > first:
        cuts += view.cut(first + 1, last + 1, "wrap.blank-line", "a blank line inside a post")
    if end > last + 1 and not keeps_indent(text, last + 1, end):
        cuts += view.cut(last + 1, end, "wrap.indent", "the paragraph's indent")
    return cuts


def keeps_indent(text: str, start: int, end: int) -> bool:
    """Whether the blanks from `start` to `end` indent a line of code: ASCII blanks before ASCII with its marks."""
    if not text[start:end].isascii():
        return False
    stop = text.find("\n", end)
    ink = text[end:stop if stop >= 0 else len(text)]
    return ink.startswith(COMMENT_STARTS) or (ink.isascii() and not CODE_MARKS.isdisjoint(ink))
