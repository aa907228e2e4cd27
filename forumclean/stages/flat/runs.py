"""Runs of units that hold an author's text, by the weight of their lines."""
from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple

from forumclean.lines import BLANK, INNER, MARK, SURE, TEXT, WEAK
from forumclean.stages.flat.units import Body, Unit

MOST_SHORT_UNITS = 2
SHORTEST_SAID_CHARS = 8
RATED_STARTS = ("参与人数", "參與人數")
RATING_STARTS = ("参", "參")
WEIGHTS = {SURE: -3.0, INNER: -0.2, WEAK: -0.7, MARK: -0.7}   # a blank line and a card weigh nothing
MOST_COUNTED_CHARS = 60
# The weight of a line of text, by whether it holds a sentence's mark and by its size in characters.
TEXT_WEIGHTS = tuple([tuple([size / 10 + more for size in range(MOST_COUNTED_CHARS + 1)]) for more in (0.3, 1.0)])
DROP_LIMIT = 5.0   # two furniture lines in a row end a body
# Where a run may begin anywhere: of short lines menus and cards consist, of numbers tables do as well.
LIGHT = {TEXT: 0.1, MARK: -0.2}
SHORT_CHARS = 12
IS_TEXT = bytes(kind == TEXT for kind in range(256))


class Fields(NamedTuple):
    """What the units of a page hold, a field at a time: a loop over the fields that it needs takes half the time
    of one over units."""

    keys: Sequence[str]
    kinds: bytes
    rules: Sequence[str]
    forms: Sequence[str]
    says: Sequence[bool]


def fields_of(units: Sequence[Unit]) -> Fields:
    """The fields of some units, of one at least."""
    _, _, keys, kinds, rules, forms, says = zip(*units, strict=True)
    return Fields(keys, bytes(kinds), rules, forms, says)


def text_chars(fields: Fields, bodies: Sequence[Body]) -> int:
    """How many characters of text the bodies hold, of units of these fields."""
    keys, kinds, *_ = fields
    texts = kinds.translate(IS_TEXT)
    return sum([sum(map(len, compress(keys[first:last], texts[first:last]))) for first, last, _, _ in bodies])


def weight(unit: Unit, template: frozenset[str]) -> float:
    """How much a unit speaks for an author's text (positive) or for furniture, in lines of prose."""
    _, _, key, kind, _, form, says = unit
    if form in template:
        return WEIGHTS[SURE] if kind in WEIGHTS or kind == TEXT else 0.0
    if kind != TEXT:
        return WEIGHTS.get(kind, 0.0)
    return text_weight(len(key), says)


def text_weight(size: int, says: bool) -> float:
    """The weight of a line of text: of its size in characters, and whether it holds a sentence's mark."""
    return TEXT_WEIGHTS[says][size if size < MOST_COUNTED_CHARS else MOST_COUNTED_CHARS]


def is_said(unit: Unit) -> bool:
    """Whether a unit is somebody's sentence."""
    return unit[6] and len(unit[2]) >= SHORTEST_SAID_CHARS


def speaks(units: Sequence[Unit]) -> bool:
    """Whether a sentence stands in some units."""
    return any(unit.says for unit in units)


def is_own_end(units: Sequence[Unit], buttons: frozenset[str], template: frozenset[str]) -> bool:
    """Whether the units between a body's text and the buttons that end every post are the author's too: one or two
    short lines, or a table's cells, which is all that lines without a rule can be there."""
    return is_short_end(units, buttons) or all(
        unit.kind in (TEXT, MARK, INNER, BLANK) and unit.form not in template and unit.form not in buttons
        for unit in units)


def is_short_end(units: Sequence[Unit], buttons: frozenset[str], *, sure: bool = True) -> bool:
    """Whether the units between a body's text and the first button are the author's too: one or two short lines,
    beside what stands inside posts. Without a button (`sure=False`) no furniture may stand among them."""
    lines = 0
    for unit in units:
        if unit.form in buttons or unit.kind == SURE and not sure:
            return False
        lines += unit.kind != INNER
    return 0 < lines <= MOST_SHORT_UNITS


def run_in(units: Sequence[Unit], start: int, stop: int, template: frozenset[str]) -> Body:
    """The run of units with the largest weight, short lines counting little: menus and cards are short."""
    best, total, first, span = 0.0, 0.0, start, (start, start)
    for at, unit in enumerate(units[start:stop], start):
        _, _, key, kind, _, form, _ = unit
        if form in template or kind not in LIGHT or kind == TEXT and len(key) > SHORT_CHARS:
            total += weight(unit, template)
        else:
            total += LIGHT[kind]
        if total > best:
            best, span = total, (first, at + 1)
        if total <= 0 or total < best - 2 * DROP_LIMIT and span[1] <= first:
            total, first = 0.0, at + 1
    first, last = span
    while first < last and units[first].kind == BLANK:
        first += 1
    return Body(first, last, None)


def reading_on(units: Sequence[Unit], body: Body, end: int, template: frozenset[str]) -> Body:
    """A body with the sentences below it that nothing parts from it: between them stand a table's cells."""
    last = body.last
    for at in range(last, end):
        unit = units[at]
        if unit.kind == WEAK or bars(unit, template):
            break
        if unit.says:
            last = at + 1
    return body._replace(last=last)


def bars(unit: Unit, template: frozenset[str]) -> bool:
    """Whether a text cannot go on beyond a unit: furniture, a rating's head, or a template's words. A number that looks
    like one of the template's is as often a table's cell; a card's line stands beside the text."""
    return (unit.kind == SURE or unit.kind != MARK and unit.form in template
            or unit.key.startswith(RATED_STARTS))
