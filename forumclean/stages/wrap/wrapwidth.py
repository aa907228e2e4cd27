"""Whether a text is hard-wrapped, and at which width.

A wrapper breaks a line where the next piece (a character with its marks, a Latin word) no longer fits. Each break
therefore votes for the widths under which its line was full: at least the line, less than the line with that piece.
Every constant is tuned by `tools/tune_wrap.py CASES`.
"""
from __future__ import annotations

from collections.abc import Collection, Sequence
from math import log
from typing import NamedTuple

from forumclean.chars import HALF_WIDTH_MARKS
from forumclean.model import maker
from forumclean.stages.wrap.torn import Tears, begins_closing
from forumclean.stages.wrap.wraplines import Lines, sliced
from forumclean.stages.wrap.wrapmarks import (
    ENDS_CLAUSE,
    GIVE,
    HANG_COLS,
    MAX_COLS,
    MIN_TORN_COLS,
    NEAR_SHARE,
    NEVER_BEGINS,
    SAMPLE_BREAKS,
    SAMPLE_LINES,
)
from forumclean.stages.wrap.wrapmetrics import (
    Guess,
    Metric,
    cut_pieces,
    forms_of,
    indented,
    is_ascii_word,
    is_whole,
    measured,
    unheld,
    votes_for,
    widths_and_pieces,
)

# Nats over chance that make a text hard-wrapped; more where no known pair is torn, and where two lines alone end in
# mid-clause; what speaks against a text without any final mark; and for each long line that ends in mid-clause.
SURPRISE, SURPRISE_UNSEEN, SURPRISE_OF_TWO, UNPUNCTUATED = 1.4, 1.8, 2.5, 3.0
# Below so many nats the word list is asked which breaks tear a word.
DOUBT = 5.0
LONG_COLS, LONG_OPEN = 60, 0.6
# Of the full lines, those that end in mid-clause: verse ends nearly all of its lines with a mark.
OPEN_SHARE = 0.35
LOOSE_FACTOR = 1.5
CUT_SHARE = 0.75
# A long text is measured by its first lines, and by more where these do not show a width with so many nats.
FIRST_LINES, AMPLE_SURPRISE = 400, 50.0
# Full lines among the long ones that make a looser hypothesis needless.
SURE_SHARE = 0.6
# What the torn clauses of a text without a width must come to.
TORN_SURPRISE = 1.5


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


class Fit(NamedTuple):
    """A width that explains the breaks of a text; the other names are those of `Layout`."""

    surprise: float
    width: int
    full_share: float
    metric: Metric

    def layout(self) -> Layout:
        """The layout of the text; its words may be cut."""
        form, widths, counts_indents = self.metric[:3]
        return Layout(self.width, widths, form.pieces, form.is_typeset, counts_indents, self.surprise, self.full_share)


FIT, GUESS = maker(Fit), maker(Guess)


def measure(lines: Lines, barred: Collection[int] = ()) -> Layout | None:
    """The layout of a hard-wrapped text, in the metric under which it is tighter; None for any other text.

    Lines in `barred` (tables, code) neither vote nor count as too long.
    """
    if len(lines) > SAMPLE_LINES:
        layout = measure(sliced(lines, 0, FIRST_LINES), barred)
        if not (layout and layout.surprise > AMPLE_SURPRISE and layout.full_share >= SURE_SHARE):
            layout = measure(sliced(lines, 0, SAMPLE_LINES), barred)
        return layout and spread(layout, lines)
    lasts, gaps = lines.lasts, [*lines.gaps[1:], 1]
    if ENDS_CLAUSE.issuperset(lasts[:-1]) and NEVER_BEGINS.isdisjoint(lines.firsts[1:]):
        return None
    counted = [i for i, ink in enumerate(lines.inks) if not ink.isascii() and i not in barred]
    breaks = [i for i in counted if not gaps[i]]
    mids = [i for i in breaks if lasts[i] not in ENDS_CLAUSE]
    tears = Tears(lines)
    if len(mids) < 2:
        may = [i for i in breaks if may_tear(*lines.inks[i:i + 2])]
        if not may:
            return None
        if not tears.may_reach(TORN_SURPRISE, may):
            tears.ask_words()
            if not (tears.may_reach(TORN_SURPRISE, may) and tears.show_word(mids[:SAMPLE_BREAKS])):
                return None
    metrics = metrics_of(lines, counted, breaks, mids)
    layout = explained(metrics, tears, counted, breaks)
    if layout and layout.surprise >= DOUBT:
        return layout
    tears.ask_words()
    # Without a layout no width is told unless a word is torn, in the sample and at one of the breaks that tell it.
    if layout or (tears.show_word(telling(metrics, counted, breaks)) and tears.show_word(mids[:SAMPLE_BREAKS])):
        return explained(metrics, tears, counted, breaks)
    return None


def metrics_of(lines: Lines, counted: Sequence[int], breaks: Sequence[int], mids: Sequence[int]) -> list[Metric]:
    """The lines in every metric that may tell a width; in the one that counts most alone where too few end in
    mid-clause (`mids`) to tell any."""
    forms = forms_of(lines)
    if len(mids) < 2:
        return [unheld(forms[-1], indented(forms[-1].cols, lines.indents), counts_indents=True)]
    # A half-width mark ends a clause as a wide one does.
    metrics = [measured(form, lines.indents, counted, breaks, mids) for form in forms]
    if any(lines.indents):
        # A page may have indented a first line that its author had wrapped without.
        metrics += [measured(form, (), counted, breaks, mids) for form in forms]
    return metrics


def explained(metrics: Sequence[Metric], tears: Tears, counted: Sequence[int], breaks: Sequence[int]) -> Layout | None:
    """The layout that explains the breaks of a text best, by its width or else by what they tear."""
    wide = [metric for metric in metrics if metric.mids]
    tight = [fit for metric in wide for stripped in metric.stripped if (fit := fitted(metric, tears, 0, stripped))]
    best = max(tight, key=surprise_of, default=None)
    if best and best.full_share >= SURE_SHARE:
        return with_cut_words(best)
    loose = [fit for metric in wide if (fit := fitted(metric, tears, GIVE, 0))]
    other = max(loose, key=surprise_of, default=None)
    if other and (best is None or other.surprise > LOOSE_FACTOR * best.surprise):
        return other.layout()
    return with_cut_words(best) if best else torn_layout(told_alone(metrics), tears, counted, breaks)


def told_alone(metrics: Sequence[Metric]) -> Metric:
    """The metric in which a text without a width is judged by what its breaks tear."""
    return [metric for metric in metrics if metric.counts_indents][-1]


def telling(metrics: Sequence[Metric], counted: Sequence[int], breaks: Sequence[int]) -> set[int]:
    """The breaks by whose tears it was decided that nothing explains a text: by any other nothing would change."""
    told = {i for metric in metrics for guess in metric.guesses.values() if guess for i in guess.mids}
    told.update(torn_breaks(told_alone(metrics), counted, breaks)[1])
    return told


def may_tear(ink: str, after: str) -> bool:
    """Whether a break, in any way of writing, may be among those by which `torn_layout` judges."""
    return ink[-1] not in ENDS_CLAUSE or after[0] in NEVER_BEGINS or after[0] in HALF_WIDTH_MARKS


def surprise_of(fit: Fit) -> float:
    return fit.surprise


def spread(layout: Layout, lines: Lines) -> Layout:
    """A layout that was measured on a sample, for all lines."""
    widths, pieces = widths_and_pieces(lines, is_typeset=layout.is_typeset, counts_indents=layout.counts_indents)
    return layout._replace(widths=widths, pieces=cut_pieces(lines.inks, pieces) if layout.cuts_words else pieces)


def fitted(metric: Metric, tears: Tears, give: int, stripped: int) -> Fit | None:
    """The fit under one hypothesis: lines may be `give` columns short of the width, or exactly `stripped`."""
    key = give, stripped
    if key not in metric.guesses:
        metric.guesses[key] = guessed(metric, give, stripped)
    guess = metric.guesses[key]
    if not guess:
        return None
    score, torn = tears.score(guess.mids)
    if len(torn) < max(2, OPEN_SHARE * guess.full) or tears.show_none(torn):
        return None
    surprise = guess.chance + score
    if metric.form.is_unpunctuated:
        surprise -= UNPUNCTUATED
    elif guess.width >= LONG_COLS:
        surprise += LONG_OPEN * len(torn)
    if surprise < (SURPRISE_OF_TWO if len(torn) < 3 else SURPRISE if score > 0 else SURPRISE_UNSEEN):
        return None
    return FIT((surprise, guess.width, guess.full_share, metric))


def guessed(metric: Metric, give: int, stripped: int) -> Guess | None:
    """What the breaks vote for under one hypothesis; None if too few of the full lines end in mid-clause."""
    width = densest(metric, give, stripped)
    if not width:
        return None
    at, above, narrow = width - give, width + HANG_COLS, width - stripped
    mid = [i for i, low, top in metric.mids if at < top and low <= above]
    if stripped:
        mid += [i for i, low, top in metric.mids if low <= narrow < top <= at]
    if len(mid) < 2:
        return None
    half, full, long = width / 2, 0, []
    for _, low, top in metric.voters:
        if low <= above:
            if at < top:
                full += 1
            if half < low:
                long.append(top - low)
    if stripped:
        full += len([low for _, low, top in metric.voters if low <= narrow < top <= at])
    if len(mid) < OPEN_SHARE * full:
        return None
    return GUESS((width, mid, full, full / len(long), deviance(long, full, width, give, stripped)))


def densest(metric: Metric, give: int, stripped: int) -> int:
    """The width for which most breaks vote among those that few lines exceed; 0 if there is none."""
    votes, base = votes_for(metric, give, stripped) if give or stripped else metric.votes, metric.base
    best, score = 0, 0.0
    for width, wider in metric.tried:
        balance = votes[width - base] - wider
        if balance >= score:
            best, score = width, balance
    return best


def deviance(long: Sequence[int], full: int, width: int, give: int, stripped: int) -> float:
    """How far the number of full lines exceeds chance (Poisson, nats).

    Args:
        long: for each line over half the width the columns of the next line's first piece.
    """
    twice, half, expected = 2 if stripped else 1, width / 2, 0.0
    for piece in long:
        room = piece * twice + give
        expected += room / half if room < half else 1.0
    return full * log(full / expected) - full + expected if full > expected else 0.0


def with_cut_words(fit: Fit) -> Layout:
    """The layout with one-column pieces, where the lines before ASCII are full to the column: words are cut anywhere.

    A wrapper that keeps words whole leaves such lines short by the part of the word that fitted.
    """
    inks, layout, before_ascii, exact, torn = fit.metric.form.inks, fit.layout(), 0, 0, 0
    for i, low, top in fit.metric.voters:
        if top > fit.width and low <= fit.width + HANG_COLS and is_ascii_word(inks[i + 1][0]):
            before_ascii += 1
            exact += low >= fit.width
            torn += is_ascii_word(inks[i][-1])
    if exact < 2 or exact < CUT_SHARE * before_ascii or not torn:
        return layout
    return layout._replace(pieces=cut_pieces(inks, layout.pieces), cuts_words=True)


def torn_layout(metric: Metric, tears: Tears, counted: Sequence[int], breaks: Sequence[int]) -> Layout | None:
    """The layout of a text whose line ends show no width (a proportional fount, a torn page), by torn clauses alone.

    The longest lines are taken as full; they and marks at line beginnings have to tear what belongs together.
    `counted` and `breaks` are those of `measured`.
    """
    width, near = torn_breaks(metric, counted, breaks)
    if not width:
        return None
    surprise = tears.score(near)[0] - (UNPUNCTUATED if metric.form.is_unpunctuated else 0)
    return Fit(surprise, width, 0.0, metric).layout() if surprise >= TORN_SURPRISE else None


def torn_breaks(metric: Metric, counted: Sequence[int], breaks: Sequence[int]) -> tuple[int, list[int]]:
    """The width of the longest line that may have been wrapped, 0 if a longer one was not, and the breaks that may tear
    what belongs together under it."""
    inks, widths = metric.form.inks, metric.widths
    width = max([widths[i] for i in breaks if widths[i + 1] <= MAX_COLS or inks[i + 1].isascii()], default=0)
    if not MIN_TORN_COLS <= width <= MAX_COLS or max([widths[i] for i in counted]) > width + HANG_COLS:
        return 0, []
    return width, [i for i in breaks if not is_whole(inks[i + 1], widths[i + 1]) if begins_closing(inks[i + 1])
                   or (widths[i] >= NEAR_SHARE * width and inks[i][-1] not in ENDS_CLAUSE)]


def narrowed(layout: Layout, first: int, stop: int) -> Layout:
    """The layout of a whole text for some lines of it."""
    return layout._replace(widths=layout.widths[first:stop], pieces=layout.pieces[first:stop])
