"""What holds for a whole wrapped text: how its paragraphs are parted, and what its lines look like."""
from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from forumclean.stages.kinds import begins_item
from forumclean.stages.pagebreaks import page_distance
from forumclean.stages.torn import Sample
from forumclean.stages.wraplines import Lines
from forumclean.stages.wrapmetrics import STRIPPED
from forumclean.stages.wrapwidth import Layout

# How a line ends.
OPEN, COMMA, SEMICOLON, COLON, TERM = "open", "comma", "semicolon", "colon", "term"
FINAL = frozenset((SEMICOLON, COLON, TERM))
MARK_ENDS = dict.fromkeys(",，、", COMMA) | dict.fromkeys(";；", SEMICOLON) | dict.fromkeys(":：", COLON)
TERM_MARKS = frozenset("!?。！？…．")
CLOSING_MARKS = "”’」』）)\"'】》"
QUOTE_MARKS = frozenset("“「『\"")
# Columns a line has to be short of the width to end a paragraph for sure.
SURELY_SHORT_COLS = 6
# Nats of a layout from which on its width is certain.
SURE_SURPRISE = 8.0
DIALOGUE_SHARE = 0.1
# Narrow lines for each wide one that begins a paragraph, where first lines lost an indent: a splice makes lines wider.
WIDE_FACTOR = 4
# Blank lines for each sure paragraph end without one, where blank lines part paragraphs.
GAPS_PER_END = 8


class Facts(NamedTuple):
    """Constants of one text.

    Args:
        ends: how each line ends; slacks: the columns left after each line but the last, once the first piece of the
            next one is added (negative: it did not fit).
        sample: the text's beginning, in which a pair of characters is looked up.
        base, first: the usual indent and that of first lines, in columns; `first` is -1 if they stand out by none.
        stripped: the columns by which first lines are narrower since their indent was lost.
        barred: lines that are joined to nothing.
        open_gaps: the lines before which a blank line parts pages only.
        style: what parts paragraphs: "gap" (blank lines), "stripped", "indent", or "bare" (nothing).
        is_dialogue: whether speeches begin many lines.
        ragged: of the long lines that end in mid-clause, the share after which the next piece would have fitted.
        announces: whether a line that is surely short ends in a colon: paragraphs do so here.
        marked: whether nearly every paragraph begins with an item mark.
    """

    lines: Lines
    layout: Layout
    ends: Sequence[str]
    slacks: Sequence[int]
    sample: Sample
    base: int
    first: int
    stripped: int
    barred: Collection[int]
    open_gaps: frozenset[int]
    style: str
    is_dialogue: bool
    ragged: float
    announces: bool
    marked: bool


def gather(lines: Lines, layout: Layout, barred: Collection[int], printed: frozenset[int]) -> Facts:
    """Measure what the decisions need to know about the whole text.

    Args:
        printed: the lines before which page numbers and running heads were dropped.
    """
    inks = lines.inks
    ends = [OPEN if "\u3400" <= ink[-1] <= "\u9fff" else end_of(ink) for ink in inks]
    slacks = slacks_of(lines, layout)
    base, first = indents_of(lines)
    gap_style, open_gaps = judge_gaps(lines, ends, slacks, printed, layout.surprise > SURE_SURPRISE)
    stripped = STRIPPED if first < 0 and is_stripped(lines, layout, ends, slacks) else 0
    style = "gap" if gap_style else "stripped" if stripped else "indent" if first >= 0 else "bare"
    is_dialogue = sum([ink[0] in QUOTE_MARKS for ink in inks]) > DIALOGUE_SHARE * len(inks)
    return Facts(lines, layout, ends, slacks, Sample(lines.text), base, first, stripped, barred, open_gaps,
                 style, is_dialogue, raggedness(lines, layout, ends, slacks, barred, stripped),
                 any(end == COLON and slack > SURELY_SHORT_COLS for end, slack in zip(ends, slacks, strict=False)),
                 are_marked(lines, ends, slacks))


def end_of(ink: str) -> str:
    """How a line ends: open, comma, semicolon, colon or term. An ASCII full stop counts after Han only."""
    last = ink[-1]
    if "\u3400" <= last <= "\u9fff":
        return OPEN
    if last in MARK_ENDS:
        return MARK_ENDS[last]
    tail = ink.rstrip(CLOSING_MARKS)[-2:]
    if not tail:
        return OPEN
    if tail[-1] in TERM_MARKS or (tail[-1] == "." and not tail[0].isascii()):
        return TERM
    return OPEN


def slacks_of(lines: Lines, layout: Layout) -> list[int]:
    """For each line but the last the columns left once the next line's first piece is added."""
    width, inks = layout.width, lines.inks
    slacks = [width - cols - piece for cols, piece in zip(layout.widths, layout.pieces[1:], strict=False)]
    # Between two ASCII words a blank would have stood.
    for i in [i for i, after in enumerate(inks) if after[0] < "\x7f"]:
        if i and inks[i - 1][-1] < "\x7f" and inks[i - 1][-1] not in "/-_":
            slacks[i - 1] -= 1
    return slacks


def judge_gaps(lines: Lines, ends: Sequence[str], slacks: Sequence[int], printed: frozenset[int],
               sure_width: bool) -> tuple[bool, frozenset[int]]:
    """Whether blank lines part paragraphs, and before which lines a blank parts pages only.

    A blank after a full unfinished line closes up where paragraphs are not parted by blanks and the width is sure.
    """
    at = [i for i, gap in enumerate(lines.gaps) if gap and i]
    if not at:
        return False, printed
    if page_distance(lines):
        return False, frozenset(at)
    gaps = lines.gaps
    sure = sum([not gaps[i + 1] and slack > SURELY_SHORT_COLS and ends[i] == TERM
                and not begins_item(lines.inks[i + 1]) for i, slack in enumerate(slacks)])
    blanks = [i for i in at if i not in printed]
    loose = [i for i in blanks if slacks[i - 1] < 0 and ends[i - 1] in (OPEN, COMMA) and gaps[i] == 1 and sure_width]
    gap_style = len(blanks) > 0 and len(blanks) >= GAPS_PER_END * sure and len(loose) <= 0.2 * len(blanks)
    return gap_style, printed if gap_style else printed | frozenset(loose)


def is_stripped(lines: Lines, layout: Layout, ends: Sequence[str], slacks: Sequence[int]) -> bool:
    """Whether first lines are narrower than others by a lost indent.

    Lines that are full at the narrower width have to follow a line that may end a paragraph, and to be more than
    those that are as much shorter again. A wide line that begins a paragraph for sure (one ended short before it) shows
    that no indent was lost.
    """
    narrow = fitting = other = wide = 0
    widest = layout.width - STRIPPED
    for i, slack in enumerate(slacks):
        if layout.widths[i] > widest and ends[i] == OPEN and slack < 0 < i and lines.inks[i][-1] not in CLOSING_MARKS:
            wide += slacks[i - 1] > SURELY_SHORT_COLS and ends[i - 1] == TERM
        if slack < 0 or slack >= 2 * STRIPPED or lines.gaps[i + 1] or ends[i] == TERM:
            continue
        if slack >= STRIPPED:
            other += 1
        elif layout.widths[i] <= widest:
            narrow += 1
            fitting += (i == 0 or lines.gaps[i] > 0 or ends[i - 1] in FINAL
                        or (ends[i - 1] == OPEN and slacks[i - 1] > STRIPPED))
    return narrow >= 2 and fitting >= 0.8 * narrow and narrow >= 2 * other and WIDE_FACTOR * wide <= narrow


def indents_of(lines: Lines) -> tuple[int, int]:
    """The usual indent of the lines and the indent of first lines, in columns; the latter -1 if there is none."""
    if not any(lines.indents):
        return 0, -1
    count = Counter(lines.indents)
    if len(count) == 1:
        return lines.indents[0], -1
    base = min(count, key=lambda cols: (-count[cols], cols))
    # A line further left that begins an item ends one whose lines hang; any other continues an indented first line.
    steps = Counter([(a, b) for i, (a, b) in enumerate(pairwise(lines.indents), 1)
                     if a > b and 2 <= a - b <= 8 and not lines.gaps[i] and not begins_item(lines.inks[i])])
    if steps:
        (first, low), number = steps.most_common(1)[0]
        if number >= 2 or first - low == STRIPPED:
            return low, first
    return base, -1


def raggedness(lines: Lines, layout: Layout, ends: Sequence[str], slacks: Sequence[int], barred: Collection[int],
               stripped: int) -> float:
    """Of the long lines that end in mid-clause, the share after which the next piece would have fitted (0 to 1)."""
    long_cols = 0.7 * layout.width
    seen = [slack >= stripped for i, (slack, end, cols) in enumerate(zip(slacks, ends, layout.widths, strict=False))
            if end == OPEN and cols >= long_cols and not lines.gaps[i + 1] and i not in barred]
    return sum(seen) / (len(seen) + 2)


def are_marked(lines: Lines, ends: Sequence[str], slacks: Sequence[int]) -> bool:
    """Whether nearly every line after a sure paragraph end begins with an item mark."""
    starts = [i + 1 for i, slack in enumerate(slacks) if slack > SURELY_SHORT_COLS and ends[i] in FINAL]
    if len(starts) < 2:
        return False
    marked = sum([begins_item(lines.inks[i]) for i in starts])
    return marked >= 0.9 * len(starts) and (marked > 2 or begins_item(lines.inks[0]))
