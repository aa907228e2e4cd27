"""Breaks decided by what nothing else that they show can outweigh in the table of points: most of a text, at once."""
from __future__ import annotations

from typing import NamedTuple

from forumclean.stages.facts import COMMA, OPEN, TERM, Facts
from forumclean.stages.kinds import ITEM_HAN
from forumclean.stages.observe import HEADING_CHARS
from forumclean.stages.torn import begins_closing
from forumclean.stages.wrapmarks import HANG_COLS, NEVER_BEGINS

# A break that a wrapper made, in mid-clause or before a closing mark; one that its author made; one to look at.
WRAP, CLOSING, END, ASK = 1, 2, -1, 0


def plain_verdicts(facts: Facts) -> list[int]:
    """For each break WRAP, CLOSING, END or ASK.

    WRAP: a full line ends between two Han or in a comma before one, and no indent begins. CLOSING: the same before a
    mark that begins no line. END: see `Ends`; besides, what observation calls `never`.
    """
    layout, first, base = facts.layout, facts.first, facts.base
    inks, widths, most, ends = facts.lines.inks, layout.widths, layout.width + HANG_COLS, Ends.of(facts)
    verdicts = [ASK] * (len(inks) - 1)
    indents, gaps = facts.lines.indents, facts.lines.gaps
    for i, (end, slack) in enumerate(zip(facts.ends, facts.slacks, strict=False)):
        j = i + 1
        if gaps[j]:
            verdicts[i] = ASK if j in facts.open_gaps else END
            continue
        ink, right, before, after = inks[i], inks[j][0], indents[i], indents[j]
        if end in (OPEN, COMMA):
            if (slack < 0 and right > "\u2010" and len(ink) >= HEADING_CHARS and widths[i] <= most and after != first
                    and (end == COMMA or "\u3400" <= ink[-1] <= "\u9fff")
                    and (before == after or (before == first and after == base))):
                if "\u3400" <= right <= "\u9fff":
                    verdicts[i] = ASK if right in ITEM_HAN else WRAP
                elif right in NEVER_BEGINS and begins_closing(inks[j]):
                    verdicts[i] = CLOSING
        elif ends.plainly(end, slack, before, after, ink, right):
            verdicts[i] = END
    for i in facts.barred:
        for k in range(max(i - 1, 0), min(i + 1, len(verdicts))):
            verdicts[k] = END
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
