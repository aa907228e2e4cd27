"""Whether a text is hard-wrapped, and at which width.

A wrapper breaks a line where the next piece (a character with its marks, a Latin word) no longer fits. Each break
therefore votes for the widths under which its line was full: at least the line, less than the line with that piece.
Every constant is tuned by `tools/tune_wrap.py CASES`.
"""
from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate
from math import log
from typing import NamedTuple

from forumclean.stages.lazyre import Lazy
from forumclean.stages.torn import Tears, begins_closing, is_unpunctuated
from forumclean.stages.wraplines import Lines, columns, sliced, typeset
from forumclean.stages.wrapmarks import ENDS_CLAUSE, MIN_COLS

MAX_COLS = 130
# Longer lines that a wrapped text may hold: one, and this share.
LONGER_SHARE = 0.03
# Nats over chance that make a text hard-wrapped; more where no known pair is torn, and where two lines alone end in
# mid-clause; what speaks against a text without any final mark; and for each long line that ends in mid-clause.
SURPRISE, SURPRISE_UNSEEN, SURPRISE_OF_TWO, UNPUNCTUATED = 1.4, 1.8, 2.5, 3.0
LONG_COLS, LONG_OPEN = 60, 0.6
# Of the full lines, those that end in mid-clause: verse ends nearly all of its lines with a mark.
OPEN_SHARE = 0.35
# Hypotheses: lines `give` columns short of the width count as full (hand wraps), first lines lost an indent.
GIVE, STRIPPED = 6, 4
LOOSE_FACTOR = 1.5
CUT_SHARE = 0.75
# Full lines among the long ones that make a looser hypothesis needless.
SURE_SHARE = 0.6
# A text without a width: the share of the longest line that counts as full, and what its torn clauses must come to.
MIN_TORN_COLS, NEAR_SHARE, TORN_SURPRISE = 40, 0.9, 1.5
SAMPLE_LINES = 2000
# Half-width marks beside Han, for each line, that make their width matter.
MARKS_SHARE = 0.1
# Columns by which a closing mark may hang over the margin; room in the tables of votes above the longest line.
HANG_COLS, ROOM_COLS = 2, 10
# The first piece of a line: opening marks with a character or an ASCII word, and the closing marks after it.
PIECE_RE = Lazy(r"[“‘「『（［｛〈《【〔〖(\[{']*(?:[A-Za-z0-9@#$%&*+=_./:?~-]+|.)[])}>”’」』）］｝〉》】〕〗,;:、，；：､.!?。！？．…｡]*")


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

    `voters`: the lines that may have been wrapped, as (number, columns, columns with the next line's first piece);
    `wider`: the lines wider than a width, by width; `starts` and `stops`: the votes that begin and end at a width,
    `narrow` those of short pieces that begin less those that end, for first lines that lost an indent.
    """

    inks: Sequence[str]
    widths: Sequence[int]
    pieces: Sequence[int]
    is_typeset: bool
    counts_indents: bool
    voters: Sequence[tuple[int, int, int]]
    wider: Sequence[int]
    starts: Sequence[float]
    stops: Sequence[float]
    narrow: Sequence[float]

    def layout(self, width: int, surprise: float) -> Layout:
        """The layout at a width."""
        return Layout(width, self.widths, self.pieces, self.is_typeset, self.counts_indents, surprise)


def measure(lines: Lines, barred: Collection[int] = ()) -> Layout | None:
    """The layout of a hard-wrapped text, in the metric under which it is tighter; None for any other text.

    Lines in `barred` (tables, code) neither vote nor count as too long.
    """
    if len(lines) > SAMPLE_LINES:
        layout = measure(sliced(lines, 0, SAMPLE_LINES), barred)
        return layout and spread(layout, lines)
    written = [(lines.inks, False)]
    inks, marks = typeset(lines.inks)
    if marks >= MARKS_SHARE * len(inks):
        written.append((inks, True))
    metrics = [measured(lines, inks, barred, is_typeset, lines.indents) for inks, is_typeset in written]
    if any(lines.indents):
        # A page may have indented a first line that its author had wrapped without.
        metrics += [measured(lines, inks, barred, is_typeset, None) for inks, is_typeset in written]
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


def measured(lines: Lines, inks: Sequence[str], barred: Collection[int], is_typeset: bool,
             indents: Sequence[int] | None) -> Metric:
    """The lines in the metric in which `inks` are written out, with their indents or (None) without."""
    widths = widths_of(inks, indents)
    pieces, gaps = pieces_of(inks), lines.gaps
    counted = [i for i, ink in enumerate(inks) if i not in barred and not ink.isascii()]
    voters = [(i, widths[i], widths[i] + pieces[i + 1]) for i in counted
              if MIN_COLS <= widths[i] <= MAX_COLS and i + 1 < len(inks) and not gaps[i + 1]]
    end = max([low for _, low, _ in voters], default=0) + ROOM_COLS
    wider = [0] * (end + 1)
    for i in counted:
        wider[min(widths[i], end)] += 1
    starts, stops, narrow = [0.0] * (end + 1), [0.0] * (end + 1), [0.0] * (end + 1)
    for _, low, top in voters:
        # A long piece says little.
        weight = 1.0 if top - low <= STRIPPED else STRIPPED / (top - low)
        starts[low] += weight
        stops[min(top, end)] += weight
        if top - low <= STRIPPED:
            narrow[low] += weight
            narrow[top] -= weight
    beyond = [len(counted) - n for n in accumulate(wider)]
    return Metric(inks, widths, pieces, is_typeset, indents is not None, voters, beyond, starts, stops, narrow)


def widths_of(inks: Sequence[str], indents: Sequence[int] | None) -> list[int]:
    """Columns of lines with their indents, if there are any that count."""
    if indents is None or not any(indents):
        return [columns(ink) for ink in inks]
    return [columns(ink) + lead for ink, lead in zip(inks, indents, strict=True)]


def pieces_of(inks: Sequence[str]) -> list[int]:
    """The columns of each line's first piece."""
    match = PIECE_RE.match
    return [2 if "\u3400" <= ink[0] <= "\u9fff" and "\u3400" <= ink[1:2] <= "\u9fff" else columns(match(ink)[0])
            for ink in inks]


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
    votes, wider = list(accumulate(change)), metric.wider
    best, score, limit = 0, 0.0, 1 + LONGER_SHARE * (wider[0] + 1)
    for width in sorted({low for _, low, _ in metric.voters}, reverse=True):
        # A closing mark may hang over the margin.
        far = wider[width + HANG_COLS]
        if far > limit:
            break
        if votes[width] - far >= score:
            best, score = width, votes[width] - far
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
    inks, widths = metric.inks, metric.widths
    voters = [i for i, gap in enumerate(lines.gaps[1:]) if not gap and i not in barred and not inks[i].isascii()]
    width = max((widths[i] for i in voters), default=0)
    if not MIN_TORN_COLS <= width <= MAX_COLS:
        return None
    near = [i for i in voters if begins_closing(inks[i + 1])
            or (widths[i] >= NEAR_SHARE * width and inks[i][-1] not in ENDS_CLAUSE)]
    surprise = tears.score(near)[0] - (UNPUNCTUATED if is_unpunctuated(inks) else 0)
    return metric.layout(width, surprise) if surprise >= TORN_SURPRISE else None


def narrowed(layout: Layout, first: int, stop: int) -> Layout:
    """The layout of a whole text for some lines of it."""
    return layout._replace(widths=layout.widths[first:stop], pieces=layout.pieces[first:stop])
