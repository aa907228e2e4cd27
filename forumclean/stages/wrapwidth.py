"""Whether a text is hard-wrapped, and at which width.

A wrapper breaks a line where the next piece (a character with its marks, a Latin word) no longer fits. Each break
therefore votes for the widths under which its line was full: at least the line, less than the line with that piece.
Every constant is tuned by `tools/tune_wrap.py CASES`.
"""
from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate, pairwise
from math import log
from typing import NamedTuple

from forumclean.patterns import lazy
from forumclean.stages.torn import Tears, begins_closing, is_unpunctuated
from forumclean.stages.wraplines import Lines, columns, sliced, typeset
from forumclean.stages.wrapmarks import (
    ENDS_CLAUSE,
    GIVE,
    HANG_COLS,
    MAX_COLS,
    MIN_COLS,
    MIN_TORN_COLS,
    NEAR_SHARE,
    NEVER_BEGINS,
    SAMPLE_LINES,
    holds_width,
    least_width,
)

# Nats over chance that make a text hard-wrapped; more where no known pair is torn, and where two lines alone end in
# mid-clause; what speaks against a text without any final mark; and for each long line that ends in mid-clause.
SURPRISE, SURPRISE_UNSEEN, SURPRISE_OF_TWO, UNPUNCTUATED = 1.4, 1.8, 2.5, 3.0
LONG_COLS, LONG_OPEN = 60, 0.6
# Of the full lines, those that end in mid-clause: verse ends nearly all of its lines with a mark.
OPEN_SHARE = 0.35
# Columns by which first lines are narrower where they lost an indent.
STRIPPED = 4
LOOSE_FACTOR = 1.5
CUT_SHARE = 0.75
# Full lines among the long ones that make a looser hypothesis needless.
SURE_SHARE = 0.6
# A text without a width: what its torn clauses must come to.
TORN_SURPRISE = 1.5
# Half-width marks beside Han, for each line, that make their width matter.
MARKS_SHARE = 0.1
# Room in the tables of votes above the longest line.
ROOM_COLS = 10
# The first piece of a line: opening marks with a character or an ASCII word, and the closing marks after it.
PIECE_RE = lazy(r"[“‘「『（［｛〈《【〔〖(\[{']*(?:[A-Za-z0-9@#$%&*+=_./:?~-]+|.)[])}>”’」』）］｝〉》】〕〗,;:、，；：､.!?。！？．…｡]*")


class Layout(NamedTuple):
    """How a text was wrapped.

    `width` in columns; `widths` of the lines and `pieces`, their first pieces, in the metric (`is_typeset`: half-width
    marks beside Han took two columns; `counts_indents`: indents were part of the width); `surprise` in nats;
    `full_share`: of the lines over half the width, the full ones; `cuts_words`: the wrapper cut Latin words anywhere.
    """

    width: int
    widths: Sequence[int]
    pieces: Sequence[int]
    is_typeset: bool
    counts_indents: bool
    surprise: float
    full_share: float = 0.0
    cuts_words: bool = False


class Metric(NamedTuple):
    """The lines of a text measured in one metric.

    `sizes`: a layout that lacks its width; `voters`: the lines that may have been wrapped, as (number, columns, columns
    with the next line's first piece), none if no two that end in mid-clause can be full at one width;
    `base`: the width at which the tables begin; `least`: the least width that few enough lines exceed;
    `wider`: the lines wider than a width, by width; `starts` and `stops`: the votes that begin and end at a width,
    `narrow` those of short pieces that begin less those that end, for first lines that lost an indent.
    """

    inks: Sequence[str]
    sizes: Layout
    voters: Sequence[tuple[int, int, int]] = ()
    base: int = 0
    least: int = 0
    wider: Sequence[int] = ()
    starts: Sequence[float] = ()
    stops: Sequence[float] = ()
    narrow: Sequence[float] = ()

    def layout(self, width: int, surprise: float) -> Layout:
        """The layout at a width."""
        return self.sizes._replace(width=width, surprise=surprise)


def measure(lines: Lines, barred: Collection[int] = ()) -> Layout | None:
    """The layout of a hard-wrapped text, in the metric under which it is tighter; None for any other text.

    Lines in `barred` (tables, code) neither vote nor count as too long.
    """
    if len(lines) > SAMPLE_LINES:
        layout = measure(sliced(lines, 0, SAMPLE_LINES), barred)
        return layout and spread(layout, lines)
    if not any(ink[-1] not in ENDS_CLAUSE or after[0] in NEVER_BEGINS for ink, after in pairwise(lines.inks)):
        return None
    written = [(lines.inks, False)]
    inks, marks = typeset(lines.inks)
    if marks >= MARKS_SHARE * len(inks):
        written.append((inks, True))
    sizes = [([columns(ink) for ink in inks], pieces_of(inks)) for inks, _ in written]
    metrics = [measured(lines, inks, barred, Layout(0, indented(cols, lines.indents), pieces, is_typeset, True, 0))
               for (inks, is_typeset), (cols, pieces) in zip(written, sizes, strict=True)]
    if any(lines.indents):
        # A page may have indented a first line that its author had wrapped without.
        metrics += [measured(lines, inks, barred, Layout(0, cols, pieces, is_typeset, False, 0))
                    for (inks, is_typeset), (cols, pieces) in zip(written, sizes, strict=True)]
    tears = Tears(lines)
    tight = [layout for metric in metrics for stripped in (0, STRIPPED)
             if (layout := fitted(metric, tears, 0, stripped))]
    best = max(tight, key=surprise_of, default=None)
    if best and best.full_share >= SURE_SHARE:
        return best
    loose = [layout for metric in metrics if (layout := fitted(metric, tears, GIVE, 0))]
    other = max(loose, key=surprise_of, default=None)
    if best is None:
        return other or torn_layout(lines, metrics[len(written) - 1], tears, barred)
    return other if other and other.surprise > LOOSE_FACTOR * best.surprise else best


def surprise_of(layout: Layout) -> float:
    return layout.surprise


def measured(lines: Lines, inks: Sequence[str], barred: Collection[int], sizes: Layout) -> Metric:
    """The lines in the metric in which `inks` are written out; `sizes`: a layout that lacks its width."""
    widths, pieces, gaps = sizes.widths, sizes.pieces, lines.gaps
    counted = [i for i, ink in enumerate(inks) if i not in barred and not ink.isascii()]
    voters = [(i, widths[i], widths[i] + pieces[i + 1]) for i in counted
              if MIN_COLS <= widths[i] <= MAX_COLS and i + 1 < len(inks) and not gaps[i + 1]
              and not is_whole(inks[i + 1], widths[i + 1])]
    mids = [(low, top) for i, low, top in voters if inks[i][-1] not in ENDS_CLAUSE]
    cols = [widths[i] for i in counted]
    least = least_width(cols)
    if not holds_width(mids, least):
        return Metric(inks, sizes)
    # No table reaches below what a hypothesis about the least width looks at.
    base = max(least - GIVE - STRIPPED - HANG_COLS, 0)
    end = max([low for _, low, _ in voters]) + ROOM_COLS - base
    starts, stops, narrow, wider = [0.0] * (end + 1), [0.0] * (end + 1), [0.0] * (end + 1), [0] * (end + 1)
    for col in cols:
        wider[min(max(col - base, 0), end)] += 1
    for _, low, top in voters:
        # A long piece says little.
        weight = 1.0 if top - low <= STRIPPED else STRIPPED / (top - low)
        starts[max(low - base, 0)] += weight
        stops[min(max(top - base, 0), end)] += weight
        if top - low <= STRIPPED:
            narrow[max(low - base, 0)] += weight
            narrow[max(top - base, 0)] -= weight
    beyond = [len(counted) - n for n in accumulate(wider)]
    return Metric(inks, sizes, voters, base, least, beyond, starts, stops, narrow)


def is_whole(ink: str, cols: int) -> bool:
    """Whether a line is too wide for any wrapper: a paragraph by itself. An address may be as wide."""
    return cols > MAX_COLS and not ink.isascii()


def widths_of(inks: Sequence[str], indents: Sequence[int] | None) -> Sequence[int]:
    """Columns of lines with their indents, if those count."""
    return indented([columns(ink) for ink in inks], indents or ())


def indented(cols: Sequence[int], indents: Sequence[int]) -> Sequence[int]:
    """Columns of lines with their indents, if there are any."""
    return [col + lead for col, lead in zip(cols, indents, strict=True)] if any(indents) else cols


def pieces_of(inks: Sequence[str]) -> list[int]:
    """The columns of each line's first piece."""
    match = PIECE_RE.match
    return [2 if "\u3400" <= ink[0] <= "\u9fff" and "\u3400" <= ink[1:2] <= "\u9fff"
            else columns(found[0]) if (found := match(ink)) else 1 for ink in inks]


def spread(layout: Layout, lines: Lines) -> Layout:
    """A layout that was measured on a sample, for all lines."""
    inks = typeset(lines.inks)[0] if layout.is_typeset else lines.inks
    widths = widths_of(inks, lines.indents if layout.counts_indents else None)
    pieces = pieces_of(inks)
    return layout._replace(widths=widths, pieces=cut_pieces(inks, pieces) if layout.cuts_words else pieces)


def fitted(metric: Metric, tears: Tears, give: int, stripped: int) -> Layout | None:
    """The layout under one hypothesis: lines may be `give` columns short of the width, or exactly `stripped`."""
    width = densest(metric, give, stripped)
    if not width:
        return None
    inks, at, above = metric.inks, width - give, width + HANG_COLS
    full = [i for i, low, top in metric.voters if at < top and low <= above]
    if stripped:
        narrow = width - stripped
        full += [i for i, low, top in metric.voters if low <= narrow < top <= at]
    mid = [i for i in full if inks[i][-1] not in ENDS_CLAUSE]
    if len(mid) < max(2, OPEN_SHARE * len(full)):
        return None
    score, torn = tears.score(mid)
    if len(torn) < max(2, OPEN_SHARE * len(full)):
        return None
    long = [(low, top) for _, low, top in metric.voters if width / 2 < low <= above]
    surprise = deviance(long, len(full), width, give, stripped) + score
    if is_unpunctuated(inks):
        surprise -= UNPUNCTUATED
    elif width >= LONG_COLS:
        surprise += LONG_OPEN * len(torn)
    if surprise < (SURPRISE_OF_TWO if len(torn) < 3 else SURPRISE if score > 0 else SURPRISE_UNSEEN):
        return None
    layout = metric.layout(width, surprise)._replace(full_share=len(full) / len(long))
    return with_cut_words(layout, metric) if give == 0 else layout


def densest(metric: Metric, give: int, stripped: int) -> int:
    """The width for which most breaks vote among those that few lines exceed; 0 if there is none."""
    if len(metric.voters) < 2:
        return 0
    stops = [0.0] * give + list(metric.stops[:len(metric.stops) - give])
    change = [a - b for a, b in zip(metric.starts, stops, strict=True)]
    if stripped:
        moved = [0.0] * stripped + list(metric.narrow[:len(metric.narrow) - stripped])
        change = [a + b for a, b in zip(change, moved, strict=True)]
    votes, wider, base = list(accumulate(change)), metric.wider, metric.base
    best, score = 0, 0.0
    for width in sorted({low for _, low, _ in metric.voters if low >= metric.least}, reverse=True):
        # A closing mark may hang over the margin.
        far = wider[width + HANG_COLS - base]
        if votes[width - base] - far >= score:
            best, score = width, votes[width - base] - far
    return best


def deviance(long: Sequence[tuple[int, int]], full: int, width: int, give: int, stripped: int) -> float:
    """How far the number of full lines exceeds chance (Poisson, nats).

    Args:
        long: columns of the lines over half the width, without and with the next line's first piece.
    """
    twice, half = 2 if stripped else 1, width / 2
    expected = sum([min(((top - low) * twice + give) / half, 1.0) for low, top in long])
    return full * log(full / expected) - full + expected if full > expected else 0.0


def with_cut_words(layout: Layout, metric: Metric) -> Layout:
    """The layout with one-column pieces, where the lines before ASCII are full to the column: words are cut anywhere.

    A wrapper that keeps words whole leaves such lines short by the part of the word that fitted.
    """
    before_ascii = exact = torn = 0
    for i, low, top in metric.voters:
        ink, after = metric.inks[i], metric.inks[i + 1]
        if low <= layout.width + HANG_COLS and top > layout.width and is_ascii_word(after[0]):
            before_ascii += 1
            exact += low >= layout.width
            torn += is_ascii_word(ink[-1])
    if exact < 2 or exact < CUT_SHARE * before_ascii or not torn:
        return layout
    return layout._replace(pieces=cut_pieces(metric.inks, layout.pieces), cuts_words=True)


def is_ascii_word(char: str) -> bool:
    """Whether a character is an ASCII letter or digit."""
    return char.isascii() and char.isalnum()


def cut_pieces(inks: Sequence[str], pieces: Sequence[int]) -> list[int]:
    """Pieces where words may be cut: one letter."""
    return [1 if is_ascii_word(ink[0]) else piece for ink, piece in zip(inks, pieces, strict=True)]


def torn_layout(lines: Lines, metric: Metric, tears: Tears, barred: Collection[int]) -> Layout | None:
    """The layout of a text whose line ends show no width (a proportional fount, a torn page), by torn clauses alone.

    The longest lines are taken as full; they and marks at line beginnings have to tear what belongs together.
    """
    inks, widths = metric.inks, metric.sizes.widths
    voters = [i for i, gap in enumerate(lines.gaps[1:]) if not gap and i not in barred and not inks[i].isascii()
              and not is_whole(inks[i + 1], widths[i + 1])]
    width = max((widths[i] for i in voters), default=0)
    if not MIN_TORN_COLS <= width <= MAX_COLS:
        return None
    if any(cols > width + HANG_COLS and i not in barred and not inks[i].isascii() for i, cols in enumerate(widths)):
        return None
    near = [i for i in voters if begins_closing(inks[i + 1])
            or (widths[i] >= NEAR_SHARE * width and inks[i][-1] not in ENDS_CLAUSE)]
    surprise = tears.score(near)[0] - (UNPUNCTUATED if is_unpunctuated(inks) else 0)
    return metric.layout(width, surprise) if surprise >= TORN_SURPRISE else None


def narrowed(layout: Layout, first: int, stop: int) -> Layout:
    """The layout of a whole text for some lines of it."""
    return layout._replace(widths=layout.widths[first:stop], pieces=layout.pieces[first:stop])
