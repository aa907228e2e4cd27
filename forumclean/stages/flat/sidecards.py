"""Cards to the left of posts: a flattener that keeps a table's layout sets the two side by side."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain, pairwise

from forumclean.lines import CARD, Judge
from forumclean.patterns import lazy
from forumclean.stages.flat.articles import told
from forumclean.stages.flat.headernames import VERBS
from forumclean.stages.flat.headers import Header
from forumclean.stages.flat.units import Unit, piece
from forumclean.stages.signs.floors import FLOOR
from forumclean.stages.wrap.wraplines import columns

FEWEST_CARD_COLUMNS = 4
COLUMN_SLACK = 4
REACH_UNITS = 12
# Of sentences that a card tells, as slogans and notices do.
MOST_CARD_CHARS = 40
GAP_RE = lazy(r"\s\s\s+")   # a pattern that begins with a class is searched for faster than `\s{3,}`
HEAD_WORD_RE = lazy(rf"{FLOOR}|{'|'.join(VERBS)}|[大tT]\s")


def in_columns(text: str, units: Sequence[Unit], headers: Sequence[Header], judge: Judge) -> list[Unit] | None:
    """Units parted at the column where the headers begin, when a card stands to the left of them; else None.

    The body's column is the one in which the header stands; what ends two blanks before it belongs to the card.
    """
    if "\n    " not in text:
        return None
    last = {header.unit: header for header in headers}
    wanted, left = len(headers) // 2 + 1, len(last)
    found: dict[int, int] = {}
    for number, header in last.items():
        if left < wanted:
            return None
        left -= 1
        at = column_of(text, header)
        kept = column_below(text, units, number, at)
        found[number] = kept or at
        wanted -= kept > 0
    if wanted > 0:
        return None
    borders = [*found, len(units)]
    posts = [units[first:end] for first, end in pairwise(borders)]
    sides = [[parted(text, unit, column, judge) if column else [unit] for unit in post]
             for post, column in zip(posts, found.values(), strict=True)]
    if is_text([*chain(*sides)], [*chain(*posts)]):
        return None
    return [*units[:borders[0]], *chain(*(post if is_text(parts, post) else chain(*parts)
                                          for parts, post in zip(sides, posts, strict=True)))]


def is_text(sides: Sequence[Sequence[Unit]], whole: Sequence[Unit]) -> bool:
    """Whether lines of a post, or of all, that would be a card's tell more than what stands beside a card: then the
    header stands in the middle of the line, not in a column. `sides`: what `parted` makes of each line in `whole`."""
    card = [unit for unit, (part, *more) in zip(whole, sides, strict=True) if part.kind == CARD and not more]
    beside = [part for parts in sides for part in parts if part.kind != CARD]
    said = sum(told(card))
    return said > MOST_CARD_CHARS and said > sum(told(beside))


def column_below(text: str, units: Sequence[Unit], number: int, at: int) -> int:
    """The column in which the body below a header begins; 0 where nothing stands to the left of it.

    Args:
        at: the character with which the header begins in its line.
    """
    # Of a nick in Han a browser's text counts two columns a character, another flattener one.
    if (wide := columns(text[units[number].start:units[number].start + at])) != at:
        leads = [lead_of(text, unit) for unit in units[number + 1:number + 1 + REACH_UNITS]]
        at = wide if leads.count(wide) * 2 > sum(lead >= at - COLUMN_SLACK for lead in leads) else at
    return at if at and kept_below(text, units, number, at) else 0


def lead_of(text: str, unit: Unit) -> int:
    """How many blanks a line begins with; an ideographic one is its author's."""
    line = text[unit.start:unit.end]
    return len(line) - len(line.lstrip(" "))


def parted(text: str, unit: Unit, column: int, judge: Judge) -> list[Unit]:
    """A unit, in two where a card's line stands to the left of its post's column."""
    left, right = text[unit.start:min(unit.start + column, unit.end)], text[unit.start + column:unit.end]
    if not left.strip():   # most
        return [unit]
    if (border := border_at(text, unit, column)) is not None:
        return [Unit(unit.start, border, text[unit.start:border].strip(), CARD, "ui.author-card", ""),
                piece(text, border, unit.end, judge)]
    return [unit if right.strip() else unit._replace(kind=CARD, rule="ui.author-card", form="", says=False)]


def border_at(text: str, unit: Unit, column: int) -> int | None:
    """Where a line crosses a column, in which a word begins behind a gap, and other words stand to the left of it; None
    where it does not: at so many characters, else at so many columns."""
    border = unit.start + column
    left = text[unit.start:min(border, unit.end)]
    if not left.strip():
        return None
    if border < unit.end and text[border - 2:border].isspace():
        return border if text[border:unit.end].strip() else None
    if left.isascii():
        return None
    stop = min(border, unit.end)
    first = min(unit.start + column // 2, stop)
    at = bisect_left(range(stop), column, first, key=lambda at: columns(text[unit.start:at]))
    return at if at < stop and text[at - 1] == " " != text[at] and text[at:unit.end].strip() else None


def kept_below(text: str, units: Sequence[Unit], number: int, column: int) -> bool:
    """Whether the lines below a header keep its column: more of them begin or end a gap near it than run across it.
    A line that ends before the column is a card's and has no vote."""
    kept = lost = 0
    for unit in units[number + 1:number + 6]:
        line = text[unit.start:min(unit.start + column + 2 * COLUMN_SLACK, unit.end)]
        lead = len(line) - len(line.lstrip())
        near = column - COLUMN_SLACK
        if lead >= near or any(near <= gap.end() <= column + COLUMN_SLACK for gap in GAP_RE.finditer(line)) or (
                border_at(text, unit, column) is not None):
            kept += 1
        elif len(line.rstrip()) > column:
            lost += 1
    return kept > lost


def column_of(text: str, header: Header) -> int:
    """The column of a header's first word: of its floor, verb or font sizes, else of what follows its last gap of three
    blanks; 0 where it begins its line."""
    line = text[header.start:header.end]
    if line.startswith("|"):    # the cells of a table that is drawn have borders
        return 0
    lead = len(line) - len(line.lstrip())
    date = max(line.find(header.date), lead)
    gaps = [match.end() for match in GAP_RE.finditer(line, lead, date)]
    for at in [lead, *gaps] if gaps else ():
        if HEAD_WORD_RE.match(line, at):
            return at if at >= FEWEST_CARD_COLUMNS else 0
    return gaps[-1] if gaps else lead if lead >= FEWEST_CARD_COLUMNS else 0
