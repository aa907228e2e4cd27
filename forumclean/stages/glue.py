"""Furniture that a flattener glued to the end of an author's line, and columns that it set side by side."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from forumclean._rulebook import AMBIGUOUS, ENDS, PHRASES
from forumclean.lines import CARD, DIGITS_RE, TEXT, Judge, longest_phrase
from forumclean.patterns import lazy
from forumclean.stages.floors import FLOOR
from forumclean.stages.headers import VERBS, Header
from forumclean.stages.units import Unit, piece

OPENINGS = "[( （【"
FILLERS = " \t\xa0\u3000|·•+()（）[]#:：-"
SKIPPED = FILLERS + "0123456789\n"
FEWEST_WORDS = 3
SMALLEST_SAMPLE = 2
REACH_CHARS = 120
FEWEST_CARD_COLUMNS = 4
COLUMN_SLACK = 4
GAP_RE = lazy(r"\s\s\s+")   # a pattern that begins with a class is searched for faster than `\s{3,}`
HEAD_WORD_RE = lazy(rf"{FLOOR}|{'|'.join(VERBS)}|[大tT]\s")


@cache
def last_chars() -> frozenset[str]:
    """The characters that may end a run of interface words; nearly every line of prose ends in another one."""
    return frozenset([phrase[-1] for table in (PHRASES, AMBIGUOUS) for phrase in table]) | {*FILLERS, *"0123456789"}


def may_end_in_words(key: str) -> bool:
    """Whether a line may end in a run of interface words; nearly every line of prose does not."""
    last = key[-1:]
    return last in SKIPPED or last.isdigit() or key[-2:] in ENDS


def glued_tail(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """Where a run of interface words at the end of a span begins, how many there are, and whether a sure one is.

    Words are taken from the end, the longest first; digits and marks between them belong to the run.
    """
    limit = max(start, end - REACH_CHARS)
    inked = text[limit:end].rstrip(SKIPPED)
    if not inked or inked[-2:] not in ENDS and not inked[-1].isdigit():   # nearly all
        return end, 0, False
    at, stop = limit + len(inked), end
    words, sure = 0, False
    while at > limit:
        last = text[at - 1]
        if last in SKIPPED or last.isdigit():
            at -= 1
            continue
        for size in ENDS.get(text[max(at - 2, limit):at], ()):
            word = text[at - size:at]
            if size <= at - limit and (word in PHRASES or word in AMBIGUOUS):
                sure = sure or word in PHRASES and size >= 4
                words += 1
                at -= size
                stop = at
                break
        else:
            break
    while words and stop > start and text[stop - 1] in OPENINGS:
        stop -= 1
    return stop, words, sure


def glued_head(key: str) -> int:
    """How many interface words in a row a line begins with."""
    at = words = 0
    while at < min(len(key), REACH_CHARS):
        if key[at] in FILLERS or key[at].isdigit():
            at += 1
            continue
        size, rule, _ = longest_phrase(key, at)
        if not rule:
            break
        at += size
        words += 1
    return words


def unglued(text: str, units: Sequence[Unit], headers: Sequence[Header], judge: Judge) -> list[Unit]:
    """Units with the buttons at their end parted from the text before them.

    One such run may be an author's own words: it has to recur on the page, or be long and hold a sure word.
    """
    own = {header.unit for header in headers}
    enders = last_chars()
    tails = {number: tail for number, unit in enumerate(units)
             if unit.kind == TEXT and unit.key[-1] in enders and may_end_in_words(unit.key) and len(unit.key) >= 4
             and number not in own
             and ((tail := glued_tail(text, unit.start, unit.end))[1] >= 2 or tail[2])}
    if not tails:
        return [*units]
    forms = Counter(DIGITS_RE.sub("", text[tail[0]:units[number].end]).strip() for number, tail in tails.items())
    usual = max(forms, key=lambda form: forms[form], default="")
    parts: list[Unit] = []
    for number, unit in enumerate(units):
        if number not in tails:   # nearly all
            parts.append(unit)
            continue
        stop, words, sure = tails[number]
        if forms[usual] >= SMALLEST_SAMPLE and text[stop:unit.end].rstrip().endswith(usual):
            stop = text.rindex(usual, stop, unit.end)   # what stands before the usual buttons is the author's
        recurs = forms[DIGITS_RE.sub("", text[stop:unit.end]).strip()] >= SMALLEST_SAMPLE
        if (recurs and words >= 2 or words >= FEWEST_WORDS and sure) and text[unit.start:stop].strip():
            parts += (piece(text, unit.start, stop, judge), piece(text, stop, unit.end, judge))
        else:
            parts.append(unit)
    return parts


def in_columns(text: str, units: Sequence[Unit], headers: Sequence[Header], judge: Judge) -> list[Unit] | None:
    """Units parted at the column where the headers begin, when a card stands to the left of them; else None.

    A flattener that keeps a table's layout prints an author's card beside the lines of his post. The body's column is
    the one in which the header stands; what ends two blanks before it belongs to the card.
    """
    if "\n    " not in text:
        return None
    last = {header.unit: header for header in headers}
    wanted, left = len(headers) // 2 + 1, len(last)
    columns: dict[int, int] = {}
    for number, header in last.items():
        if left < wanted:
            return None
        left -= 1
        column = columns[number] = column_of(text, header)
        wanted -= column > 0 and kept_below(text, units, number, column)
    if wanted > 0:
        return None
    parts: list[Unit] = []
    column = 0
    for number, unit in enumerate(units):
        column = columns.get(number, column)
        border = unit.start + column
        if not column or not unit.key or not text[unit.start:min(border, unit.end)].strip():
            parts.append(unit)
        elif border >= unit.end or not text[border:unit.end].strip():
            parts.append(unit._replace(kind=CARD, rule="ui.author-card", says=False))
        elif text[border - 2:border].isspace():
            parts.append(Unit(unit.start, border, text[unit.start:border].strip(), CARD, "ui.author-card", ""))
            parts.append(piece(text, border, unit.end, judge))
        else:
            parts.append(unit)
    return parts


def kept_below(text: str, units: Sequence[Unit], number: int, column: int) -> bool:
    """Whether the lines below a header keep its column: more of them begin or end a gap near it than run across it.
    A line that ends before the column is a card's and has no vote."""
    kept = lost = 0
    for unit in units[number + 1:number + 6]:
        line = text[unit.start:min(unit.start + column + 2 * COLUMN_SLACK, unit.end)]
        lead = len(line) - len(line.lstrip())
        near = column - COLUMN_SLACK
        if lead >= near or any(near <= gap.end() <= column + COLUMN_SLACK for gap in GAP_RE.finditer(line)):
            kept += 1
        elif len(line.rstrip()) > column:
            lost += 1
    return kept > lost


def column_of(text: str, header: Header) -> int:
    """The column of a header's first word: of its floor, verb or font sizes, else of what follows its last gap of three
    blanks; 0 where it begins its line."""
    line = text[header.start:header.end]
    lead = len(line) - len(line.lstrip())
    date = max(line.find(header.date), lead)
    gaps = [match.end() for match in GAP_RE.finditer(line, lead, date)]
    for at in [lead, *gaps] if gaps else ():
        if HEAD_WORD_RE.match(line, at):
            return at if at >= FEWEST_CARD_COLUMNS else 0
    return gaps[-1] if gaps else lead if lead >= FEWEST_CARD_COLUMNS else 0
