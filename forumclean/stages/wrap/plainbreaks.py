"""Breaks decided by what nothing else that they show can outweigh in the table of points: most of a text, at once."""
from __future__ import annotations

from itertools import compress
from operator import not_
from typing import NamedTuple

from forumclean.stages.wrap.facts import COMMA, MARK_ENDS, OPEN, TERM, Facts
from forumclean.stages.wrap.kinds import ITEM_HAN
from forumclean.stages.wrap.observe import HEADING_CHARS
from forumclean.stages.wrap.torn import begins_closing
from forumclean.stages.wrap.wraplines import places
from forumclean.stages.wrap.wrapmarks import HANG_COLS, NEVER_BEGINS

# A break that a wrapper made, in mid-clause or before a closing mark; one that its author made; one to look at.
WRAP, CLOSING, END, ASK = 1, 2, -1, 0
# The columns of a character in the ideographs beyond the basic plane, as lines are measured: no other has more.
MAX_CHAR_COLS = 2.5
# So few lines are looked at one by one sooner than all at once.
FEW_LINES = 60


def plain_verdicts(facts: Facts) -> list[int]:
    """For each break WRAP, CLOSING, END or ASK.

    WRAP: a full line ends between two Han or in a comma before one, and no indent begins. CLOSING: the same before a
    mark that begins no line. END: see `Ends`; besides, what observation calls `never`.
    """
    layout, first, base = facts.layout, facts.first, facts.base
    inks, widths, most, ends = facts.lines.inks, layout.widths, layout.width + HANG_COLS, Ends.of(facts)
    indents, gaps, firsts, slacks = facts.lines.indents, facts.lines.gaps, facts.lines.firsts, facts.slacks
    verdicts = wrapped_in_clause(facts) if len(inks) > FEW_LINES else [ASK] * (len(inks) - 1)
    for i in [*compress(range(len(verdicts)), map(not_, verdicts))]:
        j = i + 1
        if gaps[j]:
            verdicts[i] = ASK if j in facts.open_gaps else END
            continue
        end, right, before, after = facts.ends[i], firsts[j], indents[i], indents[j]
        if end not in (OPEN, COMMA):
            if ends.plainly(end, slacks[i], before, after, inks[i], right):
                verdicts[i] = END
        elif (slacks[i] < 0 and right > "\u2010" and len(inks[i]) >= HEADING_CHARS and widths[i] <= most
              and after != first and (end == COMMA or "\u3400" <= inks[i][-1] <= "\u9fff")
              and (before == after or (before == first and after == base))):
            if "\u3400" <= right <= "\u9fff":
                verdicts[i] = ASK if right in ITEM_HAN else WRAP
            elif right in NEVER_BEGINS and begins_closing(inks[j]):
                verdicts[i] = CLOSING
    for i in facts.barred:
        for k in range(max(i - 1, 0), min(i + 1, len(verdicts))):
            verdicts[k] = END
    return verdicts


def wrapped_in_clause(facts: Facts) -> list[int]:
    """For each break WRAP where widths, indents and the two characters beside it tell that, as most do; else ASK."""
    lines, base, indents, gaps = facts.lines, facts.base, facts.lines.indents, facts.lines.gaps
    # A line of so many columns has the characters of a line that is no heading.
    least, most = MAX_CHAR_COLS * HEADING_CHARS + max(indents), facts.layout.width + HANG_COLS
    verdicts = [WRAP if slack < 0 and least <= cols <= most else ASK
                for slack, cols in zip(facts.slacks, facts.layout.widths, strict=False)]
    lasts, firsts = lines.lasts, lines.firsts
    asked = [i for i in lines.no_han_lasts if i < len(verdicts) and MARK_ENDS.get(lasts[i]) != COMMA]
    asked += [j - 1 for j in lines.no_han_firsts if j]
    asked += [j - 1 for item in ITEM_HAN if item in firsts for j in places(firsts, item) if j]
    asked += compress(range(len(verdicts)), gaps[1:])
    if any(indents):
        moved = [*compress(range(len(indents)), map(base.__ne__, indents))]
        asked += [i - 1 for i in moved if i] + [i for i in moved if i < len(verdicts) and not (
            indents[i] == facts.first and indents[i + 1] == base)]
    for i in asked:
        verdicts[i] = ASK
    return verdicts


class Ends(NamedTuple):
    """Which breaks after a final mark end a paragraph whatever else they show, in one text.

    One after a sentence does where the line is far from full (more than `far_cols` are left) and blank lines do not
    part paragraphs, or where nothing parts them (`is_bare`); there one after a colon or semicolon does as well, unless
    the line is full. Where indents part paragraphs (`is_indented`), an indent that begins does. What follows has to
    begin with an ideograph, or anew.
    """

    far_cols: float
    is_bare: bool
    is_indented: bool
    first: int

    @classmethod
    def of(cls, facts: Facts) -> Ends:
        """What holds for a text."""
        far_cols = float("inf") if facts.style == "gap" else facts.layout.width / 4
        return cls(far_cols, facts.style == "bare" and not facts.marked, facts.style == "indent", facts.first)

    def plainly(self, end: str, slack: int, before: int, after: int, ink: str, right: str) -> bool:
        """Whether a break ends a paragraph; `before`, `after` are the indents on both sides, `ink` the line, `right`
        what the next one begins with."""
        if not "\u3400" <= right <= "\u9fff" and not begins_anew(ink, right):
            return False
        if before == after and ((end == TERM and (self.is_bare or slack > self.far_cols))
                                or (self.is_bare and slack >= 0)):
            return True
        # Under an item lines may hang.
        return self.is_indented and before <= after == self.first and is_plain(ink)


def begins_anew(ink: str, right: str) -> bool:
    """Whether neither a mark that begins no line follows, nor what may go on with the Latin word or address before."""
    return right not in NEVER_BEGINS if right > "\x7f" else right.isalnum() and ink[-1] > "\x7f"


def is_plain(ink: str) -> bool:
    """Whether a line begins with an ideograph and no item."""
    return "\u3400" <= ink[0] <= "\u9fff" and ink[0] not in ITEM_HAN
