"""What one line break shows. Every observation is a name of `points.POINTS` with a weight, 1 unless said otherwise.

`observe` gives what costs little; what the sample and the word list tell (`pair_facts`) is asked where it can decide.
"""
from __future__ import annotations

from collections.abc import Collection

from forumclean.chars import HALF_WIDTH_MARKS
from forumclean.stages.wrap.facts import COLON, COMMA, FINAL, OPEN, QUOTE_MARKS, TERM, Facts
from forumclean.stages.wrap.kinds import DATE_RE, ITEM_RE, begins_item, ends_in_date
from forumclean.stages.wrap.torn import begins_closing, tears_address
from forumclean.stages.wrap.tornwords import tears_words
from forumclean.stages.wrap.wrapmarks import BRACKETS, HANG_COLS

Seen = list[tuple[str, float]]
NEVER_ENDS = frozenset("（《“‘「『【〈〔")
HALF_CLOSERS = frozenset(HALF_WIDTH_MARKS) - {"("}
CLOSING_QUOTES = frozenset("”」』\"")
# Observations that explain by themselves why a paragraph ends at a full line.
WITNESSES = frozenset(("list", "indent-new", "dedent", "next-narrow", "next-narrow-term", "date"))
MAX_SLACK_COLS = 30
LONG_PIECE_COLS = 8
HEADING_CHARS, HEADING_SHARE = 16, 0.6


class Paragraph:
    """The paragraph so far: whether its first line is the current one, whether it holds Han, its open brackets.

    Most lines are never asked about, so what a line holds is looked up with the first question after it.
    """

    __slots__ = ("_counted", "_depths", "_has_han", "_inks", "_searched", "begins", "is_head")

    def __init__(self, ink: str, *, is_head: bool):
        self._inks, self._has_han = [ink], False
        self._depths = [0] * len(BRACKETS)
        # How many of the lines were asked about ideographs, and about brackets.
        self._searched = self._counted = 0
        self.begins, self.is_head = True, is_head

    def add(self, *inks: str) -> None:
        """More lines, one at least."""
        self.begins = self.is_head = False
        self._inks += inks

    @property
    def has_han(self) -> bool:
        """Whether the paragraph holds an ideograph."""
        inks = self._inks
        while not self._has_han and self._searched < len(inks):
            self._has_han = has_han(inks[self._searched])
            self._searched += 1
        return self._has_han

    @property
    def is_open(self) -> bool:
        """Whether a bracket, title mark or quotation is still open."""
        text = "".join(self._inks[self._counted:])
        self._counted = len(self._inks)
        for number, (opener, closer) in enumerate(BRACKETS):
            if opener in text or closer in text:
                self._depths[number] += text.count(opener) - text.count(closer)
        return max(self._depths) > 0


def is_han(char: str) -> bool:
    """Whether a character is an ideograph."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\U00020000" <= char <= "\U0003134f"


def has_han(text: str) -> bool:
    """Whether a text holds an ideograph."""
    return not text.isascii() and any(map(is_han, text))


def observe(facts: Facts, i: int, para: Paragraph) -> Seen:
    """The observations of the break after line `i`, the last of paragraph `para`."""
    lines, j = facts.lines, i + 1
    if i in facts.barred or j in facts.barred or (lines.gaps[j] and j not in facts.open_gaps):
        return [("never", 1)]
    a, b, end = lines.inks[i], lines.inks[j], facts.ends[i]
    seen = fit_facts(facts, i, para)
    if facts.first >= 0 or lines.indents[i] or lines.indents[j]:
        seen += indent_facts(facts, i)
    if begins_closing(b) or begins_narrowed(facts, i):
        seen.append(("begins-closing", 1))
    if a[-1] in NEVER_ENDS:
        seen.append(("ends-opening", 1))
    if begins_item(b):
        inside = (facts.first >= 0 and lines.indents[j] == facts.base) or is_too_wide(facts, j)
        in_clause = end == OPEN and facts.slacks[i] < 0
        seen.append(("list-inside" if inside else "list-in-clause" if in_clause else "list", 1))
    if ends_in_date(a) or (ends_in_date(b) and DATE_RE.fullmatch(b)):
        seen.append(("date", 1))
    if facts.layout.pieces[j] > LONG_PIECE_COLS:
        seen.append(("long-piece", min(facts.layout.pieces[j] / facts.layout.width, 1)))
    seen += script_facts(facts, i, para)
    if end in (OPEN, COMMA) and para.is_open:
        seen.append(("inside-bracket", 1))
    if end == OPEN and para.begins:
        if para.is_head and not lines.gaps[j]:
            seen.append(("block-head", 1))
        if len(a) < HEADING_CHARS:
            seen.append(("heading-here", 1))
    if facts.stripped:
        seen += width_of_next(facts, j)
    return seen + after_sentence(facts, i, para, {name for name, _ in seen}) if end == TERM else seen


def begins_narrowed(facts: Facts, i: int) -> bool:
    """Whether a full line of Chinese is followed by a closing mark in half width, as a page shows it that narrowed its
    marks after wrapping without a rule for them."""
    a, b = facts.lines.inks[i], facts.lines.inks[i + 1]
    return b[0] in HALF_CLOSERS and facts.slacks[i] <= 0 and a[-1] > "\u2e80" and (len(b) == 1 or b[1] > "\u2010")


def fit_facts(facts: Facts, i: int, para: Paragraph) -> Seen:
    """Whether the next line's first piece would have fitted after line `i`.

    A line that begins a paragraph whose indent was stripped was full at fewer columns.
    """
    width, cols, end = facts.layout.width, facts.layout.widths[i], facts.ends[i]
    # A title that heads the text lost no indent; it shows where it is wider than a first line, with no mark to hang.
    as_first = para.begins and not is_too_wide(facts, i, 0 if para.is_head and end == OPEN else HANG_COLS)
    cap = width - facts.stripped if as_first else width
    if cols > cap + HANG_COLS:
        return [("over-term" if end in FINAL else "over-open", 1)]
    slack = facts.slacks[i] - width + cap
    if slack < 0:
        full: Seen = [(f"full-{end}", 1), (f"full-{end}-{facts.style}", 1)]
        # What the colon announces may be a paragraph of its own.
        if end == COLON and facts.announces and facts.style == "bare" and facts.lines.inks[i + 1][0] not in QUOTE_MARKS:
            full.append(("colon-unspoken", 1))
        return full
    seen: Seen = [(f"short-{end}", 1), (f"short-{end}-{facts.style}", 1), ("slack", min(slack, MAX_SLACK_COLS))]
    if slack <= width / 4:
        seen.append((f"ragged-{end}", facts.ragged))
    return seen


def indent_facts(facts: Facts, i: int) -> Seen:
    """What the indents on both sides of a break tell; one column is a blank between words that the wrapper kept."""
    here, after = facts.lines.indents[i], facts.lines.indents[i + 1]
    if abs(after - here) == 1:
        return []
    if after > here:
        hangs = after - here <= 8 and ITEM_RE.match(facts.lines.inks[i])
        return [("hanging" if hangs else "indent-new", 1)]
    if after < here:
        return [("indent-continues" if here == facts.first and after == facts.base else "dedent", 1)]
    if after == facts.first:
        return [("indent-new", 1)]
    return [("indent-continues", 1)] if facts.first >= 0 and after == facts.base else []


def script_facts(facts: Facts, i: int, para: Paragraph) -> Seen:
    """What the scripts on both sides of a break tell where one of them is Latin."""
    a, b = facts.lines.inks[i], facts.lines.inks[i + 1]
    if a[-1].isascii() and b[0].isascii() and tears_address(a, b):
        return [("torn-address", 1)]
    if a.isascii() and b.isascii():
        return [("ascii-after-han" if para.has_han else "ascii", 1)]
    if a.isascii() and not para.has_han:
        return [("ascii-before-han", 1)]
    left, right = a[-1], b[0]
    if left.isascii() and right.isascii():
        return [("latin-latin", 1)] if left.isalnum() and right.isalnum() else []
    return []


def pair_facts(facts: Facts, i: int) -> Seen:
    """What the two Han at a break in mid-clause tell: whether they stand together elsewhere, or a word is torn."""
    a, b = facts.lines.inks[i], facts.lines.inks[i + 1]
    if facts.ends[i] != OPEN or facts.slacks[i] < facts.stripped or not (is_han(a[-1]) and is_han(b[0])):
        return []
    if a[-1] + b[0] in facts.sample:
        return [("pair", 1)]
    return [("torn-word" if tears_words(a, b) else "no-pair", 1)]


def is_too_wide(facts: Facts, j: int, hang: int = HANG_COLS) -> bool:
    """Whether first lines are narrower in this text than line `j`, of which `hang` columns may hang over."""
    over = facts.layout.widths[j] - facts.layout.width + facts.stripped
    return facts.stripped > 0 and over > hang


def width_of_next(facts: Facts, j: int) -> Seen:
    """What the width of the next line tells, where first lines are narrower."""
    if j + 1 == len(facts.lines) or (facts.lines.gaps[j + 1] and j + 1 not in facts.open_gaps):
        return []
    if is_too_wide(facts, j):
        return [("next-wide", 1)]
    if 0 <= facts.slacks[j] < facts.stripped:
        return [("next-narrow" if facts.ends[j] in (OPEN, COMMA) else "next-narrow-term", 1)]
    return []


def after_sentence(facts: Facts, i: int, para: Paragraph, seen: Collection[str]) -> Seen:
    """What a line that ends a sentence and its successor tell; `seen` names the other observations.

    An item of one line that ends a sentence may be a heading: that others begin with marks tells nothing of its end.
    """
    inks, layout, j = facts.lines.inks, facts.layout, i + 1
    found: Seen = []
    if layout.widths[j] < layout.width * HEADING_SHARE and facts.ends[j] == OPEN:
        found.append(("heading-next", 1))
    # A short line may be a whole speech, even where few lines begin with one.
    may_speak = facts.is_dialogue or (facts.ends[j] == TERM and (j + 1 == len(inks) or facts.slacks[j] >= 0))
    if may_speak and inks[j][0] in QUOTE_MARKS:
        found.append(("dialogue", 1))
    if facts.is_dialogue and inks[i][-1] in CLOSING_QUOTES:
        found.append(("speech-ends", 1))
    if not found and "full-term" in seen and WITNESSES.isdisjoint(seen):
        is_marked = facts.marked and not para.begins
        style = "stripped" if facts.stripped else "marked" if is_marked else "bare" if facts.first < 0 else "indent"
        found.append((f"no-witness-{style}", 1))
    return found
