"""Hard-wrapped lines back to paragraphs, and the layout of a post gone."""
from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from forumclean.chars import BLANKS
from forumclean.config import Config
from forumclean.document import Document
from forumclean.ledger import View
from forumclean.model import Cut, Findings
from forumclean.stages.breaks import Join, barred_lines, decide, gather
from forumclean.stages.pagebreaks import printed_lines
from forumclean.stages.wraplines import Lines, sliced, split_lines, without
from forumclean.stages.wrapwidth import may_be_wrapped, measure, narrowed

# A line break with blanks around it, or several; a lone line feed is no match.
LAYOUT_RE = re.compile(rf"(?<![{BLANKS}])[{BLANKS}]++\n[{BLANKS}\n]*+|\n[{BLANKS}\n]++")


def rejoin(doc: Document, config: Config) -> Findings:
    """Find the line ends that a wrapper made, page breaks, and the blanks of a post's layout.

    A text without evidence of a page stays as it is unless it is recognised as hard-wrapped.
    """
    cuts: list[Cut] = []
    for section in doc.sections():
        cuts += section_cuts(section.view, section.delimited)
    return Findings(cuts)


def section_cuts(view: View, delimited: bool) -> list[Cut]:
    """The cuts of one section."""
    lines = split_lines(view.text)
    printed = printed_lines(lines)
    kept = without(lines, printed) if printed else lines
    joins = find_joins(kept, printed_gaps(lines, printed))
    if not any(joins):
        if not delimited:
            return []
        kept, printed = lines, {}
        joins = [None] * (len(lines) - 1)
    return layout_cuts(view, kept, joins, {lines.starts[i]: (lines.end(i), rule) for i, rule in printed.items()})


def printed_gaps(lines: Lines, printed: Collection[int]) -> frozenset[int]:
    """The gaps, by the number of the kept line after them, that printed lines leave."""
    gaps, number, open_gap = set(), 0, False
    for i in range(len(lines)):
        if i in printed:
            open_gap = True
            continue
        if open_gap:
            gaps.add(number)
        number, open_gap = number + 1, False
    return frozenset(gaps)


def find_joins(lines: Lines, pages: frozenset[int]) -> list[Join | None]:
    """For each break between inked lines how to join it, or None."""
    none: list[Join | None] = [None] * max(len(lines) - 1, 0)
    if not may_be_wrapped(lines.inks):
        return none
    barred = barred_lines(lines)
    layout = measure(lines, barred)
    parts = segments(lines, pages)
    if len(parts) == 1:
        return none if layout is None else decide(gather(lines, layout, barred, pages))
    joins = none
    for first, stop in parts:
        part = sliced(lines, first, stop)
        inside = {i - first for i in barred if first <= i < stop}
        own = measure(part, inside) or (layout and narrowed(layout, first, stop))
        if own and stop - first > 1:
            gaps = frozenset(i - first for i in pages if first < i < stop)
            joins[first:stop - 1] = decide(gather(part, own, inside, gaps))
    return joins


def segments(lines: Lines, pages: frozenset[int]) -> list[tuple[int, int]]:
    """Stretches of lines that several blank lines part: other posts may be wrapped at another width."""
    at = [i for i, gap in enumerate(lines.gaps) if gap > 1 and i and i not in pages]
    return list(zip([0, *at], [*at, len(lines)]))


def layout_cuts(view: View, lines: Lines, joins: list[Join | None], printed: dict[int, tuple[int, str]]) -> list[Cut]:
    """The blanks between inked lines as cuts."""
    text, cuts = view.text, []
    if not lines.inks:
        return view.cut(0, len(text), "wrap.blank-line", "blank post") if text else []
    if lines.starts[0]:
        cuts += view.cut(0, lines.starts[0], "wrap.blank-line", "blanks before the text")
    for i, join in enumerate(joins):
        start, end = lines.end(i), lines.starts[i + 1]
        inside = sorted((a, *stop) for a, stop in printed.items() if start <= a < end) if printed else ()
        put = join.put if join else "\n"
        if inside:
            cuts += printed_cuts(view, start, end, inside, put)
        elif join:
            cuts += view.cut(start, end, "wrap.join", join.reason, put)
        elif end - start > 1:
            cuts += kept_break(view, start, end)
    end = lines.end(len(lines) - 1)
    if end < len(text):
        cuts += last_cuts(view, end, printed)
    return cuts


def printed_cuts(view: View, start: int, end: int, inside: Sequence[tuple[int, int, str]], put: str) -> list[Cut]:
    """A page break with its number and running head, from ink to ink."""
    cuts, at = [], start
    for a, b, rule in inside:
        if a > at:
            cuts += view.cut(at, a, "wrap.page-break", "the blanks of a page break", put)
            put = ""
        cuts += view.cut(a, b, rule, "printed on every page", put)
        at, put = b, ""
    if end > at:
        cuts += view.cut(at, end, "wrap.page-break", "the blanks of a page break", put)
    return cuts


def last_cuts(view: View, start: int, printed: dict[int, tuple[int, str]]) -> list[Cut]:
    """What follows the last line of a text, down to one line feed."""
    text = view.text
    inside = sorted((a, *stop) for a, stop in printed.items() if a >= start) if printed else ()
    put = "\n" if "\n" in text[start:] else ""
    if inside:
        return printed_cuts(view, start, len(text), inside, put)
    if text[start:] == "\n":
        return []
    return view.cut(start, len(text), "wrap.trailing-blank", "blanks after the text", put)


def kept_break(view: View, start: int, end: int) -> list[Cut]:
    """A break that stays, without the blanks and blank lines around it."""
    text, cuts = view.text, []
    first, last = text.index("\n", start, end), text.rindex("\n", start, end)
    if first > start:
        cuts += view.cut(start, first, "wrap.trailing-blank", "blanks at the line end")
    if last > first:
        cuts += view.cut(first + 1, last + 1, "wrap.blank-line", "blank line inside a post")
    if end > last + 1:
        cuts += view.cut(last + 1, end, "wrap.indent", "the paragraph's indent")
    return cuts
