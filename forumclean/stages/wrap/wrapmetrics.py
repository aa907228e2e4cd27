"""The lines of a text measured in one metric, and the votes of its breaks for widths."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain, repeat
from operator import add, sub
from typing import NamedTuple

from forumclean.chars import HALF_WIDTH_MARKS
from forumclean.model import maker
from forumclean.patterns import lazy
from forumclean.stages.wrap.torn import is_unpunctuated
from forumclean.stages.wrap.wraplines import FEW_CHARS, Lines, columns, columns_of, no_han
from forumclean.stages.wrap.wrapmarks import GIVE, HANG_COLS, MAX_COLS, MIN_COLS, holds_width, least_width

# Columns by which first lines are narrower where they lost an indent.
STRIPPED = 4
# Half-width marks beside Han, for each line, that make their width matter.
MARKS_SHARE = 0.1
# Room in the tables of votes above the longest line.
ROOM_COLS = 10
# A line that may have been wrapped: its number, its columns, its columns with the next line's first piece.
Voter = tuple[int, int, int]
HALF_CLOSERS = HALF_WIDTH_MARKS.replace("(", "")
# Pages set with full-width marks and narrowed afterwards: beside Han a half-width mark took two columns.
# From the dash U+2014 on nearly all is wide; one negated range compiles several times as fast as the exact ones.
BESIDE = "^\\x00-\\u2013"
# The others, which stand between ASCII: fewer by far. The mark comes first, so that the search need not try every
# character from both sides; and a pattern each, for a character is found sooner than a class.
NARROW_RES = {mark: lazy(rf"\{mark}(?<![{BESIDE}].)(?![{BESIDE}])") for mark in HALF_WIDTH_MARKS}
# The first piece of a line: opening marks with a character or an ASCII word, and the closing marks after it.
PIECE_END_MARKS = "])}>”’」』）］｝〉》】〕〗,;:、，；：､.!?。！？．…｡"
PIECE_RE = lazy(r"[“‘「『（［｛〈《【〔〖(\[{']*(?:[A-Za-z0-9@#$%&*+=_./:?~-]+(?:,\d{3}(?!\d))*|.)"
                rf"[{PIECE_END_MARKS}]*")


class Form:
    """The lines of a text in one way of writing, and their columns without indents."""

    __slots__ = ("_is_unpunctuated", "_pieces", "cols", "inks", "is_typeset")

    def __init__(self, text: str, inks: Sequence[str], *, is_typeset: bool):
        """`text` is the lines joined."""
        self.inks, self.cols, self.is_typeset = inks, columns_of(inks, text), is_typeset
        self._pieces: list[int] | None = None
        self._is_unpunctuated: bool | None = None

    @property
    def pieces(self) -> list[int]:
        """The columns of each line's first piece, measured when first asked for: most texts are turned down before."""
        if self._pieces is None:
            self._pieces = pieces_of(self.inks)
        return self._pieces

    @property
    def is_unpunctuated(self) -> bool:
        """Whether no line ends a sentence with a mark, looked up once however many widths are tried."""
        if self._is_unpunctuated is None:
            self._is_unpunctuated = is_unpunctuated(self.inks)
        return self._is_unpunctuated


class Guess(NamedTuple):
    """The width for which most breaks vote under one hypothesis, and what it explains.

    `mids`: the full lines in mid-clause, by number; `full`: how many lines are full, `full_share`: of those over half
    the width; `chance`: how far their number exceeds chance, in nats.
    """

    width: int
    mids: Sequence[int]
    full: int
    full_share: float
    chance: float


class Metric(NamedTuple):
    """The lines of a text measured in one metric.

    `voters`: the lines that may have been wrapped, as (number, columns, columns with the next line's first piece), and
    `mids`, those of them that end in mid-clause; none if no two of these can be full at one width. `tried`: the
    voters' widths that few enough lines exceed, the widest first, each with the number of lines that do; `base`: the
    width at which the tables begin; `starts` and `stops`: the votes that begin and end at a width, `votes`: those for
    it; `stripped`: the columns, 0 or more, by which first lines may be narrower; `guesses`: what was found of all this,
    by hypothesis.
    """

    form: Form
    widths: Sequence[int]
    counts_indents: bool
    guesses: dict[tuple[int, int], Guess | None]
    voters: Sequence[Voter] = ()
    mids: Sequence[Voter] = ()
    tried: Sequence[tuple[int, int]] = ()
    base: int = 0
    starts: Sequence[float] = ()
    stops: Sequence[float] = ()
    votes: Sequence[float] = ()
    stripped: Sequence[int] = (0,)


METRIC = maker(Metric)


def forms_of(lines: Lines) -> list[Form]:
    """The lines as they are written and, where that makes a difference, as they were typeset."""
    if not lines.forms:
        text = "\n".join(lines.inks)
        lines.forms.append(Form(text, lines.inks, is_typeset=False))
        least = MARKS_SHARE * len(lines)
        marks = sum(map(text.count, HALF_WIDTH_MARKS))
        if marks and marks >= least:
            written, narrow = typeset(text)
            if marks - narrow >= least:
                lines.forms.append(Form(written, written.split("\n"), is_typeset=True))
    return lines.forms


def measured(form: Form, indents: Sequence[int], counted: Sequence[int], breaks: Sequence[int],
             mids: Sequence[int]) -> Metric:
    """The lines of a text in one metric.

    Args:
        indents: the columns of the indents, if they count.
        counted: the lines that count, by number; `breaks`: those of them that another line follows at once; `mids`:
            those of these that end in mid-clause.
    """
    counts_indents = indents != ()
    inks, widths = form.inks, indented(form.cols, indents)
    if max(widths) > MAX_COLS:
        breaks, mids = narrow_enough(inks, widths, breaks), narrow_enough(inks, widths, mids)
    mids = [i for i in mids if widths[i] >= MIN_COLS]
    cols = sorted([widths[i] for i in counted]) if len(mids) > 1 else []
    least = least_width(cols)
    lows = {low for i in breaks if (low := widths[i]) >= least and low >= MIN_COLS} if cols else None
    # Before all pieces are measured, for that takes longer.
    if not lows or (len(inks) >= FEW_CHARS and not holds_width(
            ((widths[i], widths[i] + piece_of(inks[i + 1])) for i in mids), least)):
        return unheld(form, widths, counts_indents=counts_indents)
    pieces = form.pieces
    opens = [(i, widths[i], widths[i] + pieces[i + 1]) for i in mids]
    if not holds_width(((low, top) for _, low, top in opens), least):
        return unheld(form, widths, counts_indents=counts_indents)
    voters = [(i, widths[i], widths[i] + pieces[i + 1]) for i in breaks if widths[i] >= MIN_COLS]
    # A closing mark may hang over the margin.
    tried = [(width, len(cols) - bisect_right(cols, width + HANG_COLS)) for width in sorted(lows, reverse=True)]
    # No table reaches below what a hypothesis about the least width looks at.
    base = max(least - GIVE - STRIPPED - HANG_COLS, 0)
    starts, stops = vote_tables(voters, base, tried[0][0] + ROOM_COLS - base)
    votes = [*accumulate(map(sub, starts, stops))]
    return METRIC((form, widths, counts_indents, {}, voters, opens, tried, base, starts, stops, votes,
                   (0, STRIPPED) if has_narrow(tried, votes, base) else (0,)))


def unheld(form: Form, widths: Sequence[int], *, counts_indents: bool) -> Metric:
    """The lines in a metric in which no two of those in mid-clause can be full at one width."""
    return METRIC((form, widths, counts_indents, {}, (), (), (), 0, (), (), (), (0,)))


def narrow_enough(inks: Sequence[str], widths: Sequence[int], breaks: Sequence[int]) -> list[int]:
    """The breaks between lines that a wrapper may have made."""
    return [i for i in breaks if widths[i] <= MAX_COLS and (widths[i + 1] <= MAX_COLS or inks[i + 1].isascii())]


def vote_tables(voters: Sequence[Voter], base: int, end: int) -> tuple[list[float], list[float]]:
    """The votes that begin and those that end at each width from `base` on; the last place is `end`."""
    starts, stops = [0.0] * (end + 1), [0.0] * (end + 1)
    for _, low, top in voters:
        first = low - base if low > base else 0
        last = top - base if top > base else 0
        if top - low <= STRIPPED:
            starts[first] += 1.0
            stops[last] += 1.0
        else:
            # A long piece says little.
            weight = STRIPPED / (top - low)
            starts[first] += weight
            stops[min(last, end)] += weight
    return starts, stops


def narrow_votes(metric: Metric) -> list[float]:
    """Of the votes of short pieces those that begin less those that end at each width: first lines that lost an indent
    vote for a greater one."""
    balance, base = [0.0] * len(metric.starts), metric.base
    for _, low, top in metric.voters:
        if top - low <= STRIPPED:
            balance[low - base if low > base else 0] += 1.0
            balance[top - base if top > base else 0] -= 1.0
    return balance


def votes_for(metric: Metric, give: int, stripped: int) -> list[float]:
    """The votes for each width where full lines may be `give` columns short of it, or some exactly `stripped`."""
    change = map(sub, metric.starts, chain(repeat(0.0, give), metric.stops) if give else metric.stops)
    if stripped:
        change = map(add, change, chain(repeat(0.0, stripped), narrow_votes(metric)))
    return [*accumulate(change)]


def has_narrow(tried: Sequence[tuple[int, int]], votes: Sequence[float], base: int) -> bool:
    """Whether a line is full at a width less the columns of an indent. Otherwise the hypothesis of stripped indents
    comes to the same width with less surprise, and need not be tried."""
    return bool([width for width, _ in tried if votes[width - STRIPPED - base] > 0])


def is_whole(ink: str, cols: int) -> bool:
    """Whether a line is too wide for any wrapper: a paragraph by itself. An address may be as wide."""
    return cols > MAX_COLS and not ink.isascii()


def typeset(text: str) -> tuple[str, int]:
    """Lines with every half-width mark beside Han made as wide as Han, and the number of the marks left as they are."""
    # An opening mark stays one, for it is set with what follows.
    wide = text.replace("(", "\N{FULLWIDTH LEFT PARENTHESIS}")
    for mark in HALF_CLOSERS:
        wide = wide.replace(mark, "\N{FULLWIDTH COMMA}")
    pieces: list[str] = []
    at = 0
    for start in sorted([narrow.start() for mark, pattern in NARROW_RES.items() if mark in text
                         for narrow in pattern.finditer(text)]):
        pieces += (wide[at:start], text[start])
        at = start + 1
    return "".join([*pieces, wide[at:]]), len(pieces) >> 1


def widths_and_pieces(lines: Lines, *, is_typeset: bool, counts_indents: bool) -> tuple[Sequence[int], list[int]]:
    """The columns of lines and of their first pieces, in the metric that a sample of them, or another text, told."""
    inks, text = lines.inks, "\n".join(lines.inks)
    if is_typeset:
        text = typeset(text)[0]
        inks = text.split("\n")
    cols = columns_of(inks, text)
    return indented(cols, lines.indents if counts_indents else ()), pieces_of(inks, lines.no_han_firsts)


def indented(cols: Sequence[int], indents: Sequence[int]) -> Sequence[int]:
    """Columns of lines with their indents, if there are any."""
    return [col + lead for col, lead in zip(cols, indents, strict=True)] if any(indents) else cols


def pieces_of(inks: Sequence[str], no_han_firsts: Sequence[int] | None = None) -> list[int]:
    """The columns of each line's first piece; two for the many that begin with an ideograph and no mark after it.

    `no_han_firsts` holds the lines that begin with no ideograph, if they are known.
    """
    if len(inks) < FEW_CHARS:
        return [2 if "\u3400" <= ink[0] <= "\u9fff" and "\u3400" <= ink[1:2] <= "\u9fff" else first_piece(ink)
                for ink in inks]
    if no_han_firsts is None:
        no_han_firsts = no_han("".join([ink[0] for ink in inks]))
    pieces, seconds = [2] * len(inks), "".join([ink[1:2] or "\n" for ink in inks])
    # A mark that closes the piece may follow an ideograph.
    for i in [*no_han_firsts, *[i for i in no_han(seconds) if seconds[i] in PIECE_END_MARKS]]:
        pieces[i] = first_piece(inks[i])
    return pieces


def piece_of(ink: str) -> int:
    """The columns of one line's first piece."""
    return 2 if "\u3400" <= ink[0] <= "\u9fff" and "\u3400" <= ink[1:2] <= "\u9fff" else first_piece(ink)


def first_piece(ink: str) -> int:
    """The columns of a line's first piece, whatever it begins with."""
    found = PIECE_RE.match(ink)
    if not found:
        return 1
    return found.end() if ink.isascii() else columns(found[0])


def is_ascii_word(char: str) -> bool:
    """Whether a character is an ASCII letter or digit."""
    return char.isascii() and char.isalnum()


def cut_pieces(inks: Sequence[str], pieces: Sequence[int]) -> list[int]:
    """Pieces where words may be cut: one letter."""
    return [1 if is_ascii_word(ink[0]) else piece for ink, piece in zip(inks, pieces, strict=True)]
