"""What holds for a whole wrapped text: how its paragraphs are parted, and what its lines look like."""
from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import compress, repeat
from typing import NamedTuple, TypeVar

from forumclean.patterns import lazy
from forumclean.stages.wrap.kinds import begins_item
from forumclean.stages.wrap.pagebreaks import page_distance
from forumclean.stages.wrap.torn import Sample, sample_of
from forumclean.stages.wrap.wraplines import Lines, places
from forumclean.stages.wrap.wrapmetrics import STRIPPED
from forumclean.stages.wrap.wrapwidth import Layout

T = TypeVar("T")
# How a line ends.
OPEN, COMMA, SEMICOLON, COLON, TERM = "open", "comma", "semicolon", "colon", "term"
FINAL = frozenset((SEMICOLON, COLON, TERM))
MARK_ENDS = dict.fromkeys(",，、", COMMA) | dict.fromkeys(";；", SEMICOLON) | dict.fromkeys(":：", COLON)
TERM_MARKS = frozenset("!?。！？…．")
CLOSING_MARKS = "”’」』）)\"'】》"
# How a line ends that ends so, whatever stands before; in an ideograph or any other character it is open. Before a
# closing mark or an ASCII full stop it has to be looked at.
LAST_ENDS = MARK_ENDS | dict.fromkeys(TERM_MARKS, TERM)
ASCII_RE = lazy(r"[\x00-\x7e]")
DEPENDS = frozenset("." + CLOSING_MARKS)
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
    ends, slacks = ends_of(lines), slacks_of(lines, layout)
    # Most lines of a text are full: what tells of the others looks at these alone.
    loose = [i for i, slack in enumerate(slacks) if slack >= 0]
    base, first = indents_of(lines)
    short = [i for i in loose if slacks[i] > SURELY_SHORT_COLS]
    gap_style, open_gaps = judge_gaps(lines, ends, slacks, short, printed, layout.surprise > SURE_SURPRISE)
    stripped = STRIPPED if first < 0 and is_stripped(lines, layout, ends, slacks, loose) else 0
    style = "gap" if gap_style else "stripped" if stripped else "indent" if first >= 0 else "bare"
    is_dialogue = sum(map(lines.firsts.count, QUOTE_MARKS)) > DIALOGUE_SHARE * len(lines)
    return Facts(lines, layout, ends, slacks, sample_of(lines), base, first, stripped, barred, open_gaps,
                 style, is_dialogue, raggedness(lines, layout, ends, slacks, barred, stripped, loose),
                 COLON in [ends[i] for i in short], are_marked(lines, ends, short))


def ends_of(lines: Lines) -> list[str]:
    """How each line ends: mostly in an ideograph or in a mark that tells it alone."""
    lasts = lines.lasts
    ends = [*map(LAST_ENDS.get, lasts, repeat(OPEN))]
    for mark in DEPENDS.intersection(lasts):
        for i in places(lasts, mark):
            ends[i] = end_of(lines.inks[i])
    return ends


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
    width, lasts = layout.width, lines.lasts
    slacks = [width - cols - piece for cols, piece in zip(layout.widths, layout.pieces[1:], strict=False)]
    # Between two ASCII words a blank would have stood.
    for at in ASCII_RE.finditer(lines.firsts, 1):
        i = at.start() - 1
        if lasts[i] < "\x7f" and lasts[i] not in "/-_":
            slacks[i] -= 1
    return slacks


def judge_gaps(lines: Lines, ends: Sequence[str], slacks: Sequence[int], short: Sequence[int],
               printed: frozenset[int], sure_width: bool) -> tuple[bool, frozenset[int]]:
    """Whether blank lines part paragraphs, and before which lines a blank parts pages only; `short`: the lines that
    surely are.

    A blank after a full unfinished line closes up where paragraphs are not parted by blanks and the width is sure.
    """
    if not any(lines.gaps[1:]):
        return False, printed
    at = [i for i, gap in enumerate(lines.gaps) if gap and i]
    if page_distance(lines):
        return False, frozenset(at)
    gaps = lines.gaps
    sure = sum([not gaps[i + 1] and ends[i] == TERM and not begins_item(lines.inks[i + 1]) for i in short])
    blanks = [i for i in at if i not in printed]
    loose = [i for i in blanks if slacks[i - 1] < 0 and ends[i - 1] in (OPEN, COMMA) and gaps[i] == 1 and sure_width]
    gap_style = len(blanks) > 0 and len(blanks) >= GAPS_PER_END * sure and len(loose) <= 0.2 * len(blanks)
    return gap_style, printed if gap_style else printed | frozenset(loose)


def is_stripped(lines: Lines, layout: Layout, ends: Sequence[str], slacks: Sequence[int],
                loose: Sequence[int]) -> bool:
    """Whether first lines are narrower than others by a lost indent; `loose`: the lines that are not full.

    Lines that are full at the narrower width have to follow a line that may end a paragraph, and to be more than
    those that are as much shorter again. A wide line that begins a paragraph for sure (one ended short before it) shows
    that no indent was lost.
    """
    narrow = fitting = other = wide = 0
    widest = layout.width - STRIPPED
    for i in loose:
        slack, after = slacks[i], i + 1
        if slack > SURELY_SHORT_COLS and ends[i] == TERM and after < len(slacks) and slacks[after] < 0:
            wide += (layout.widths[after] > widest and ends[after] == OPEN
                     and lines.inks[after][-1] not in CLOSING_MARKS)
        if slack >= 2 * STRIPPED or lines.gaps[after] or ends[i] == TERM:
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
    indents, gaps = lines.indents, lines.gaps
    if not any(indents):
        return 0, -1
    count = counted(indents)
    if len(count) == 1:
        return indents[0], -1
    # A line further left that begins an item ends one whose lines hang; any other continues an indented first line.
    steps = [(indents[i - 1], indents[i]) for i in compress(range(1, len(indents)), indents)
             if 2 <= indents[i - 1] - indents[i] <= 8 and not gaps[i] and not begins_item(lines.inks[i])]
    if steps:
        numbers = counted(steps)
        first, low = step = max(numbers, key=numbers.__getitem__)
        if numbers[step] >= 2 or first - low == STRIPPED:
            return low, first
    return min(count, key=lambda cols: (-count[cols], cols)), -1


def counted(things: Iterable[T]) -> dict[T, int]:
    """How often each thing comes, in the order of their first places; of few things, in half the time of a Counter."""
    count: dict[T, int] = {}
    for thing in things:
        count[thing] = count.get(thing, 0) + 1
    return count


def raggedness(lines: Lines, layout: Layout, ends: Sequence[str], slacks: Sequence[int], barred: Collection[int],
               stripped: int, loose: Sequence[int]) -> float:
    """Of the long lines that end in mid-clause, the share after which the next piece would have fitted (0 to 1)."""
    long_cols, widths, gaps = 0.7 * layout.width, layout.widths, lines.gaps
    # The last line is followed by none.
    long = sum([cols >= long_cols for cols, end, gap in zip(widths, ends, gaps[1:], strict=False)
                if end == OPEN and not gap])
    long -= sum([widths[i] >= long_cols and ends[i] == OPEN and not gaps[i + 1] for i in barred if i < len(slacks)])
    fits = sum([widths[i] >= long_cols and ends[i] == OPEN and not gaps[i + 1] and slacks[i] >= stripped
                and i not in barred for i in loose])
    return fits / (long + 2)


def are_marked(lines: Lines, ends: Sequence[str], short: Sequence[int]) -> bool:
    """Whether nearly every line after a sure paragraph end begins with an item mark; `short`: the lines that surely
    are."""
    starts = [i + 1 for i in short if ends[i] in FINAL]
    if len(starts) < 2:
        return False
    marked = sum([begins_item(lines.inks[i]) for i in starts])
    return marked >= 0.9 * len(starts) and (marked > 2 or begins_item(lines.inks[0]))
