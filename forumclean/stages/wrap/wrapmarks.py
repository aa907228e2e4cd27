"""Marks at line ends and beginnings, and a first look at whether a text can be hard-wrapped at all."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count, islice, pairwise, repeat, starmap
from typing import NamedTuple

from forumclean.chars import BLANKS, CLOSERS, COMMAS, HALF_WIDTH_MARKS, STRAIGHT_QUOTES, TERMINALS
from forumclean.model import maker
from forumclean.patterns import lazy
from forumclean.stages.wrap.kinds import BARRED_FIRST
from forumclean.stages.wrap.wraplines import columns

LAYOUT = BLANKS + "\n"
ENDS_CLAUSE = frozenset(TERMINALS + COMMAS + CLOSERS + STRAIGHT_QUOTES)
NEVER_BEGINS = frozenset("、，。；：！？）》」』】〉〕．”’％")
# Columns: narrower ones are verse, lists or a table; wider lines are whole paragraphs.
MIN_COLS, MAX_COLS = 18, 130
MIN_OPEN_CHARS = MIN_COLS // 2
# Longer lines that a wrapped text may hold: one, and this share.
LONGER, LONGER_SHARE = 1, 0.03
# Columns by which a closing mark may hang over the margin, and by which lines that a hand wrapped may fall short.
HANG_COLS, GIVE = 2, 6
# A text without a width: the share of its longest line from which on a line counts as full.
NEAR_SHARE = 0.9
# A text without a width: the least its longest line measures.
MIN_TORN_COLS = 40
SAMPLE_LINES, SAMPLE_BREAKS = 2000, 50
BLANK_LINE_RE = lazy(rf"\n[{BLANKS}]*\n")
SEVERAL_BLANK_RE = lazy(rf"\n[{BLANKS}]*\n[{BLANKS}]*\n")
BRACKETS = (("（", "）"), ("“", "”"), ("《", "》"), ("「", "」"), ("(", ")"))
BRACKET_MARKS = frozenset("（“《「(")
# Columns of a first piece that is one character with its marks, at most.
PIECE_COLS = 12


# A line as written, without outer blanks, and the line that follows, without them too.
Open = tuple[str, str, str]


class Look(NamedTuple):
    """A first look at a text.

    Args:
        inks: the inked lines without outer blanks; of a long text those on which a width is measured.
        opens: the lines that end in mid-clause, as written and without outer blanks, each with the line that follows.
        closing: how many lines begin with a mark that begins no line.
    """

    inks: list[str]
    opens: list[Open]
    closing: int


LOOK = maker(Look)
STRIP = str.strip


def look(text: str, body: str, *, joins_gaps: bool) -> tuple[Look, Iterable[Look]]:
    """First looks at a text: as it will be without blank lines; and, where blank lines make a difference, as it is
    (unless it was looked at so) and at each of the parts between several blank lines, one after the other.

    Args:
        body: the text without outer blanks.
        joins_gaps: whether the blank lines will go.
    """
    if "\n" not in body:
        return LOOK(([body] if body else [], [], 0)), ()
    rows, inks, has_gaps = shown_lines(text, body)
    if not has_gaps:
        return look_at(rows, inks), ()
    whole = look_at([*compress(rows, inks)], [*filter(None, inks)]) if joins_gaps else look_at(rows, inks)
    return whole, closer_looks(rows, inks, joins_gaps)


def shown_lines(text: str, body: str) -> tuple[list[str], list[str], bool]:
    """The lines of a text as written, and without outer blanks; and whether blank ones stand between others.

    A width is measured on so many inked lines at most, of the whole and of each part; of a long text without parts no
    more are shown. `body` is the text without outer blanks.
    """
    breaks = body.count("\n")
    has_gaps = breaks >= SAMPLE_LINES and BLANK_LINE_RE.search(body) is not None
    if breaks >= SAMPLE_LINES and not (has_gaps and SEVERAL_BLANK_RE.search(body)):
        # At worst every other line is blank.
        rows = text.split("\n", len(text) - len(text.lstrip(LAYOUT)) + 2 * SAMPLE_LINES)
        inks = [*map(STRIP, rows, repeat(BLANKS))]
        *_, last = islice(compress(count(1), inks), SAMPLE_LINES)
        return rows[:last], inks[:last], has_gaps
    rows = (text if text[0] in LAYOUT else body).split("\n")
    inks = [row.strip(BLANKS) for row in rows]
    return rows, inks, len(inks) - inks.count("") <= breaks


def closer_looks(rows: Sequence[str], inks: Sequence[str], joins_gaps: bool) -> Iterator[Look]:
    """The looks at a text as it is, if it was not looked at so, and at the parts of it."""
    if joins_gaps:
        yield look_at(rows, inks)
    at = [j for i, j in pairwise([*compress(count(), inks)]) if j > i + 2]
    if at:
        for a, b in pairwise([0, *at, len(rows)]):
            yield look_at(rows[a:b], inks[a:b])


def look_at(rows: Sequence[str], inks: Sequence[str]) -> Look:
    """A first look at some lines, given as written and without outer blanks; a blank one parts those around it."""
    opens, closing, row, ink = [], 0, "", ""
    for following, after in zip(rows, inks, strict=True):
        if ink and after:
            if ink[-1] not in ENDS_CLAUSE and len(ink) >= MIN_OPEN_CHARS:
                opens.append((row, ink, after))
            if after[0] in NEVER_BEGINS:
                closing += 1
        row, ink = following, after
    return LOOK(([*filter(None, inks)], opens, closing))


def together(looks: Sequence[Look]) -> Look:
    """A look at several texts that blank lines part."""
    return Look([ink for one in looks for ink in one.inks], [item for one in looks for item in one.opens],
                sum([one.closing for one in looks]))


def shows_breaks(lines: Look) -> bool:
    """Whether a text shows two breaks by which it may be judged, or one of a long line that tears a word."""
    if len(lines.opens) + lines.closing > 1:
        return True
    if not lines.opens:
        return False
    line, _, after = lines.opens[0]
    ink = line.rstrip(BLANKS)
    if 2 * len(ink) < MIN_TORN_COLS or not ("\u3400" <= ink[-1] <= "\u9fff" and "\u3400" <= after[0] <= "\u9fff"):
        return False
    from forumclean.stages.wrap.tornwords import tears_words
    return tears_words(ink, after)


def may_be_wrapped(lines: Look) -> bool:
    """Whether lines of a text may have been wrapped: two that end in mid-clause are about as wide as the widest, or
    what a break tears shows it. Lets through whatever `wrapwidth.measure` may accept, and little else.
    """
    if not shows_breaks(lines):
        return False
    inks = lines.inks
    if len(inks) > SAMPLE_LINES:
        return True
    longer = int(LONGER + LONGER_SHARE * (len(inks) + 1))
    # Only lines that may be among the widest are measured.
    chars = sorted(map(len, inks))[-1 - longer] / 2 if longer < len(inks) else 0
    cols = sorted([(len(ink) + len(ink.encode())) >> 1 for ink in inks
                   if len(ink) >= chars and not ink.isascii() and ink[0] not in BARRED_FIRST])
    least = cols[-1 - longer] - HANG_COLS if longer < len(cols) else 0
    if least > MAX_COLS:
        return False
    widest = cols[-1] if cols else 0
    floor = least - GIVE if widest > MAX_COLS + HANG_COLS else min(least - GIVE, int(NEAR_SHARE * (widest - HANG_COLS)))
    wide = [item for item in lines.opens if 2 * len(item[0]) > floor or most_cols(*item) > floor]
    return holds_width(starmap(measured, wide), least) or is_torn(lines, wide, widest)


def least_width(cols: Sequence[int]) -> int:
    """The least width that few enough lines exceed; `cols`: theirs, the widest last."""
    longer = int(LONGER + LONGER_SHARE * (len(cols) + 1))
    return cols[-1 - longer] - HANG_COLS if longer < len(cols) else 0


def holds_width(opens: Iterable[tuple[int, int]], least: int) -> bool:
    """Whether two lines in mid-clause are full at one width, given by `measured`; `least`: the columns it must have."""
    least, seen = max(least - GIVE + 1, MIN_COLS), [(-MAX_COLS, -MAX_COLS)]
    for low, top in opens:
        if low <= MAX_COLS and top >= least:
            # Mostly the first two are.
            if low < seen[-1][1] + GIVE + HANG_COLS and seen[-1][0] < top + GIVE + HANG_COLS:
                return True
            seen.append((low, top))
    seen.sort()
    reach = seen[0][1]
    for low, top in seen[1:]:
        if low < reach + GIVE + HANG_COLS:
            return True
        reach = max(reach, top)
    return False


def is_torn(lines: Look, wide: Sequence[Open], widest: int) -> bool:
    """Whether a text without a width may show by torn clauses, after lines in `wide`, that it was wrapped."""
    if widest > MAX_COLS + HANG_COLS:
        return False
    if lines.closing:
        return True
    least = NEAR_SHARE * (widest - HANG_COLS)
    near = [(ink, after) for line, ink, after in wide if measured(line, ink, after)[1] >= least]
    torn = {ink[-1] + after[0] for ink, after in near}
    text = "\n".join(lines.inks) if torn else ""
    if (any(pair in text for pair in torn if min(pair) > "\u3400")
            or sum([not BRACKET_MARKS.isdisjoint(ink) for ink, _ in near]) > 1):
        return True
    if widest < MIN_TORN_COLS or not torn:
        return False
    from forumclean.stages.wrap.tornwords import tears_words
    return any(tears_words(ink, after) for ink, after in near[:SAMPLE_BREAKS])


def most_cols(line: str, ink: str, after: str) -> int:
    """More than the columns of a line with the first piece of the next one, from their lengths alone."""
    lead = 8 if line[0] in BLANKS else 0
    return 2 * len(line) + lead + (2 * len(after) if after[0] < "\u3400" else PIECE_COLS)


def measured(line: str, ink: str, after: str) -> tuple[int, int]:
    """The least columns a line may have and the most it may have with the first piece of the line after it, whichever
    way of counting turns out to be the text's."""
    size = len(ink.encode())
    low = top = (len(ink) + size) >> 1
    if size < 3 * len(ink):   # else no character is narrow
        top += sum(map(ink.count, HALF_WIDTH_MARKS))
    if line[0] in BLANKS:
        top += 2 * (len(line) - len(ink)) + 8
    if after[0] < "\u3400":
        return low, top + columns(after)
    return low, top + (2 if "\u3400" <= after[1:2] <= "\u9fff" else PIECE_COLS)
