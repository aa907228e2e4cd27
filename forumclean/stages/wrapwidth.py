"""Whether a text is hard-wrapped, and at which width.

A wrapper breaks a line where the next piece (a character with its marks, a Latin word) no longer fits. Each break
therefore votes for the widths under which its line was full: at least the line, less than the line with that piece.
"""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import accumulate
from math import log
from typing import NamedTuple

from forumclean.chars import CLOSERS, COMMAS, TERMINALS
from forumclean.stages.kinds import LIST_RE
from forumclean.stages.wraplines import TYPESET_RE, Lines, columns, typeset

MIN_COLS, MAX_COLS = 18, 130
LONGER_SHARE = 0.03
SURPRISE = 1.4
SURPRISE_OF_TWO = 2.5
UNPUNCTUATED = 3.0
SENTENCE_MARKS = frozenset("。！？…")
OPEN_SHARE = 0.35
GIVE = 6
STRIPPED = (0, 4)
LOOSE_FACTOR = 1.5
CUT_SHARE = 0.75
MIN_TORN_COLS = 40
NEAR_SHARE = 0.9
TORN_SURPRISE = 2.2
LEXICAL = 2.0
SAMPLE_CHARS, SAMPLE_BREAKS = 20_000, 50
ENDS_CLAUSE = frozenset(TERMINALS + COMMAS + CLOSERS + "\"'")
NEVER_BEGINS = frozenset("、，。；：！？）》」』】〉〕…．”’％")
# The first piece of a line: opening marks with a character or a whole ASCII word, and the closing marks after it.
PIECE_RE = re.compile(rf"[{re.escape('“‘「『（［｛〈《【〔〖([{')}]*(?:[A-Za-z0-9@#$%&*+=_./:?~-]+|.)[{re.escape(CLOSERS + COMMAS + TERMINALS)}]*")


class Layout(NamedTuple):
    """How a text was wrapped: `width` in columns of the metric, `votes` breaks at it, `stripped` columns of a
    first-line indent that was lost after wrapping."""

    width: int
    widths: Sequence[int]
    pieces: Sequence[int]
    inks: Sequence[str]
    votes: int
    surprise: float
    open_share: float
    stripped: int = 0
    cuts_words: bool = False


def measure(lines: Lines, barred: Collection[int] = ()) -> Layout | None:
    """The layout of a hard-wrapped text, in the metric under which it is tighter; None for any other text.

    Lines in `barred` (tables, code) neither vote nor count as too long.
    """
    if not may_be_wrapped(lines.inks):
        return None
    metrics = [lines.inks]
    if needs_typeset(lines.text):
        metrics.append(typeset("\n".join(lines.inks)).split("\n"))
    tight = [layout_in(lines, inks, barred, 0, stripped) for inks in metrics for stripped in STRIPPED]
    loose = [layout_in(lines, inks, barred, GIVE, 0) for inks in metrics]
    best = max((layout for layout in tight if layout), key=lambda layout: layout.surprise, default=None)
    other = max((layout for layout in loose if layout), key=lambda layout: layout.surprise, default=None)
    if best is None or (other is not None and other.surprise > LOOSE_FACTOR * best.surprise):
        return other or torn_layout(lines, metrics[-1], barred)
    return best


def may_be_wrapped(inks: Sequence[str]) -> bool:
    """Whether at least two lines are long enough to have been wrapped."""
    return len(inks) > 2 and sum(1 for ink in inks if len(ink) >= MIN_COLS // 2) > 1


def needs_typeset(text: str) -> bool:
    """Whether half-width marks stand beside Han, so that the two metrics differ."""
    return TYPESET_RE.search(text) is not None


def layout_in(lines: Lines, inks: Sequence[str], barred: Collection[int], give: int,
              stripped: int) -> Layout | None:
    """The layout under one metric, in which `inks` are written out; lines may be `give` columns short of the width,
    or exactly `stripped`."""
    widths = [columns(ink) + lead for ink, lead in zip(inks, lines.indents)]
    pieces = [columns(PIECE_RE.match(ink)[0]) for ink in inks]
    voters = [i for i in range(len(inks) - 1)
              if not lines.gaps[i + 1] and MIN_COLS <= widths[i] <= MAX_COLS and not inks[i].isascii() and i not in barred]
    if not voters:
        return None
    over = Counter(w for i, w in enumerate(widths) if not inks[i].isascii() and i not in barred)
    width = densest(voters, widths, pieces, over, give, stripped)
    full = [i for i in voters if is_full(widths[i], pieces[i + 1], width, give, stripped)] if width else []
    mid = [i for i in full if inks[i][-1] not in ENDS_CLAUSE and not LIST_RE.match(inks[i + 1])]
    if len(mid) < 2 or len(mid) < OPEN_SHARE * len(full):
        return None
    surprise = deviance(voters, len(full), widths, pieces, width, give, stripped) + LEXICAL * torn_words(lines, mid)
    if not any(ink[-1] in TERMINALS or ink[-2:-1] in SENTENCE_MARKS for ink in lines.inks):
        surprise -= UNPUNCTUATED
    if surprise < (SURPRISE if len(mid) > 2 else SURPRISE_OF_TWO):
        return None
    layout = Layout(width, widths, pieces, inks, len(full), surprise, len(mid) / len(full), stripped)
    return with_cut_words(layout, voters) if give == 0 else layout


def with_cut_words(layout: Layout, voters: Sequence[int]) -> Layout:
    """The layout with one-column pieces, where the lines before ASCII are full to the column: words are cut anywhere.

    A wrapper that keeps words whole leaves such lines short by the part of the word that fitted.
    """
    before_ascii = exact = torn = 0
    for i in voters:
        after = layout.inks[i + 1]
        if after[0].isascii() and after[0].isalnum() and is_full(layout.widths[i], layout.pieces[i + 1], layout.width):
            before_ascii += 1
            exact += layout.widths[i] >= layout.width
            torn += layout.inks[i][-1].isascii() and layout.inks[i][-1].isalnum()
    if exact < 2 or exact < CUT_SHARE * before_ascii or not torn:
        return layout
    pieces = [1 if ink[0].isascii() and ink[0].isalnum() else piece for ink, piece in zip(layout.inks, layout.pieces)]
    return layout._replace(pieces=pieces, cuts_words=True)


def is_full(cols: int, piece: int, width: int, give: int = 0, stripped: int = 0) -> bool:
    """Whether a line of `cols` columns had no room for a piece, at the width or at the width less the indent."""
    if width - give < cols + piece and cols <= width + 2:
        return True
    return stripped > 0 and cols <= width - stripped < cols + piece


def torn_words(lines: Lines, breaks: Sequence[int]) -> float:
    """How many of the breaks tear what stands together elsewhere: a pair found inside a line, a mark that begins
    the next line; less a third of those that show no such thing."""
    score, sample = 0.0, lines.text[:SAMPLE_CHARS]
    for i in breaks[:SAMPLE_BREAKS]:
        a, b = lines.inks[i][-1], lines.inks[i + 1][0]
        if b in NEVER_BEGINS:
            score += 1
        elif bracket_closes(lines.inks[i], lines.inks[i + 1]):
            score += 0.7
        elif a > "\u3400" and b > "\u3400":
            score += 1 if a + b in sample else -0.2
    return score


def bracket_closes(ink: str, after: str) -> bool:
    """Whether a bracket or quotation opened in a line is closed in the next."""
    for opener, closer in ("（）", "“”", "《》", "「」", "()"):
        at = after.find(closer)
        if at >= 0 and opener not in after[:at] and ink.rfind(opener) > ink.rfind(closer):
            return True
    return False


def deviance(voters, full, widths, pieces, width, give, stripped) -> float:
    """How far the number of full lines exceeds chance (Poisson, nats)."""
    expected = 0.0
    for i in voters:
        if width / 2 < widths[i] <= width + 2:
            expected += min((pieces[i + 1] * (2 if stripped else 1) + give) / (width / 2), 1.0)
    return full * log(full / expected) - full + expected if full > expected else 0.0


def densest(voters: Sequence[int], widths: Sequence[int], pieces: Sequence[int], over: Counter[int],
            give: int, stripped: int) -> int:
    """The width for which most breaks vote among those that few lines exceed; 0 if there is none."""
    size = min(max(over), MAX_COLS)
    change = [0.0] * (size + 2)
    for i in voters:
        low, piece = widths[i], pieces[i + 1]
        if low <= size:
            weight = 1.0 if piece <= 4 else 4 / piece
            change[low] += weight
            change[min(low + piece + give, size + 1)] -= weight
            if stripped and piece <= stripped and low + stripped <= size:
                change[low + stripped] += weight
                change[min(low + stripped + piece, size + 1)] -= weight
    votes = list(accumulate(change))
    longer, best, score = sum(n for w, n in over.items() if w > size), 0, 0.0
    limit = 1 + LONGER_SHARE * over.total()
    for width in range(size, MIN_COLS - 1, -1):
        far = longer - over.get(width + 1, 0) - over.get(width + 2, 0)
        if far > limit:
            break
        if votes[width] - far >= score:
            best, score = width, votes[width] - far
        longer += over.get(width, 0)
    return best



def torn_layout(lines: Lines, inks: Sequence[str], barred: Collection[int]) -> Layout | None:
    """The layout of a text whose line ends show no width (a proportional fount, a torn page), by torn clauses alone.

    The longest lines are taken as full; they and marks at line beginnings have to tear what belongs together.
    """
    widths = [columns(ink) + lead for ink, lead in zip(inks, lines.indents)]
    voters = [i for i in range(len(inks) - 1) if not lines.gaps[i + 1] and i not in barred and not inks[i].isascii()]
    width = max((widths[i] for i in voters), default=0)
    if not MIN_TORN_COLS <= width <= MAX_COLS:
        return None
    near = [i for i in voters if widths[i] >= NEAR_SHARE * width and inks[i][-1] not in ENDS_CLAUSE
            or inks[i + 1][0] in NEVER_BEGINS]
    surprise = LEXICAL * torn_words(lines, near)
    if surprise < TORN_SURPRISE:
        return None
    pieces = [columns(PIECE_RE.match(ink)[0]) for ink in inks]
    return Layout(width, widths, pieces, inks, len(near), surprise, 1.0)


def narrowed(layout: Layout, first: int, stop: int) -> Layout:
    """The layout of a whole text for some lines of it."""
    return layout._replace(widths=layout.widths[first:stop], pieces=layout.pieces[first:stop],
                           inks=layout.inks[first:stop])
