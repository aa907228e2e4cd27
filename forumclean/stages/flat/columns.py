"""Lines that stand at one distance from the dates of all posts: the template's, and with them what is nearer."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from forumclean.lines import INNER, TEXT, WEAK, is_sentence
from forumclean.stages.flat.headers import Header
from forumclean.stages.flat.runs import is_said
from forumclean.stages.flat.sides import PLACE_RULES
from forumclean.stages.flat.template import SMALLEST_SAMPLE, recurring
from forumclean.stages.flat.units import FORM, Body, Unit
from forumclean.stages.signs.floors import is_floor

DEEPEST_COLUMN_UNITS = 8
MOST_EMPTY_COLUMNS = 5      # before the first
MOST_VOTERS = 16
LONGEST_COLUMN_CHARS = 24
LONGEST_BESIDE_CHARS = 40   # a nick, a date with its counts
LONGEST_NICK_CHARS = 24
FEWEST_GAPS = 2
FEWEST_COLUMNS = 3
COLUMN_SHARE = 0.8
SAID_ABOVE_SHARE = 0.25     # of the lines above headers, that are prose: no nicks stand there
LONGEST_CARD_LINES = 2      # a nick and a motto; above the first one the page's head may stand
CARD_RULES = ("ui.author-card", "ui.counts")
MARKDOWN = frozenset("|*")
Gap = tuple[int, int]


class Column(NamedTuple):
    """What stands at one distance from the dates: the form of a line, or how it ends, or what it tells, a floor or a
    place; all empty where lines differ."""

    form: str
    tail: str
    label: str = ""

    def holds(self, unit: Unit) -> bool:
        """Whether a line is of the column."""
        return (bool(self.form) and unit.form == self.form or bool(self.tail) and tail_of(unit) == self.tail
                or bool(self.label) and label_of(unit) == self.label)


NO_COLUMN = Column("", "")


def without_feet(units: Sequence[Unit], gaps: Sequence[Gap], more: Sequence[Gap] = (), *,
                 nameless: bool = False) -> list[Gap]:
    """The gaps without the lines above the dates that end them, down to the first that most gaps have at one distance.

    Prose has to stand above such lines in two gaps, for short replies recur as well; in one gap, where several lines
    recur. Words that no interface knows have to stand in three.

    Args:
        more: gaps that end alike and have a vote: the opening post's.
        nameless: whether the dates name nobody: then a short line above each of them, or above what recurs there, is a
            nick, where prose stands above two.
    """
    feet = depths(units, gaps, columns(units, [*more, *gaps], up=True), up=True)
    gaps = [(first, last - foot) for (first, last), foot in zip(gaps, feet, strict=True)]
    if nameless and len(gaps) >= FEWEST_GAPS and all(
            last - first >= 2 and is_nick(units[last - 1]) for first, last in gaps) and sum(
            is_said(units[last - 2]) for _, last in gaps) >= FEWEST_GAPS:
        return [(first, last - 1) for first, last in gaps]
    return gaps


def without_heads(units: Sequence[Unit], gaps: Sequence[Gap],
                  headers: Sequence[Header]) -> tuple[list[Gap], list[str | None]]:
    """The gaps without the lines below the dates that begin them, in the same way; and the nicks among these lines.

    Where headers name nobody, a short line below each of them is a nick if prose follows it, and none stands above.
    """
    if all(header.author for header in headers):
        return list(gaps), []
    found = columns(units, gaps, up=False)
    heads = depths(units, gaps, found, up=False)
    nameless = not any(header.author for header in headers)
    if nameless and not any(heads) and nicks_below(units, gaps, headers):
        heads = [int(is_nick(units[gaps[0][0]])), *[1] * (len(gaps) - 1)]
    above = [units[header.unit - 1] for header in headers[1:]]
    nameless = nameless and (sum(map(is_said, above)) >= SAID_ABOVE_SHARE * len(above) > 0
                             or button_above(above) is not None or carded(units, gaps, heads))
    nicks = [None if not nameless else next((
        unit.key for at, unit in enumerate(units[first:first + head])
        if is_nick(unit) and not (found and found[at].holds(unit))), None)
        for (first, _), head in zip(gaps, heads, strict=True)]
    return [(first + head, last) for (first, last), head in zip(gaps, heads, strict=True)], nicks


def without_counts(bodies: list[Body], units: Sequence[Unit]) -> list[Body]:
    """The bodies without the count at their head (赞同 3), where most begin with it and all of these go on."""
    bodies = below_votes(bodies, units)
    heads = Counter(units[body.first].form for body in bodies
                    if body.last > body.first + 1 and len(units[body.first].key) <= LONGEST_COLUMN_CHARS)
    form, count = max(heads.items(), key=lambda item: item[1], default=("", 0))
    if count < max(FEWEST_GAPS, COLUMN_SHARE * len(bodies)) or "0" not in form or is_sentence(form):
        return bodies
    return [body._replace(first=body.first + 1) if body.last > body.first + 1 and units[body.first].form == form
            else body for body in bodies]


def below_votes(bodies: list[Body], units: Sequence[Unit]) -> list[Body]:
    """The bodies without the card at their head that ends in a count of votes (nick, motto, `3 人赞同了该回答`), where two
    of the page's have one."""
    votes = {number: at for number, body in enumerate(bodies) if (at := votes_at(units, body)) is not None}
    counts = Counter(units[at].form for at in votes.values())
    found = list(bodies)
    for number, at in votes.items():
        if counts[units[at].form] >= FEWEST_GAPS:
            card = [unit.key for unit in units[bodies[number].first:at] if unit.kind == TEXT]
            nick = card[0] if card and len(card) <= LONGEST_CARD_LINES else None
            found[number] = bodies[number]._replace(first=at + 1, author=bodies[number].author or nick)
    return found


def votes_at(units: Sequence[Unit], body: Body) -> int | None:
    """Where furniture that counts stands in a body, below lines that may be nicks or furniture, and above others."""
    for at in range(body.first, min(body.first + DEEPEST_COLUMN_UNITS, body.last - 1)):
        if units[at].kind == WEAK and "0" in units[at].form and at > body.first:
            return at
        if units[at].kind in (TEXT, INNER) and not is_nick(units[at]):
            break
    return None


def within(units: Sequence[Unit], bodies: list[Body], gaps: Sequence[Gap], nicks: Sequence[str | None]) -> list[Body]:
    """The bodies, each ending above the feet of its gap, where it has one, and with the nick that stands above it."""
    found = list(bodies)
    # Feet are labels: what ends in a sentence holds none.
    if any(body.first < body.last and last - body.last < DEEPEST_COLUMN_UNITS and not is_long(units[body.last - 1])
           for body, (_, last) in zip(bodies, gaps, strict=False)):
        for number, (_, end) in enumerate(without_feet(units, gaps)):
            if found[number].last > end:
                found[number] = found[number]._replace(last=max(found[number].first, end))
    for number, nick in enumerate(nicks):
        if nick and not found[number].author:
            found[number] = found[number]._replace(author=nick)
    return found


def carded(units: Sequence[Unit], gaps: Sequence[Gap], heads: Sequence[int]) -> bool:
    """Whether most headers have a line of an author's card below them."""
    cards = sum(any(unit.rule in CARD_RULES for unit in units[first:first + head])
                for (first, _), head in zip(gaps, heads, strict=True))
    return cards >= COLUMN_SHARE * len(gaps)


def button_above(above: Sequence[Unit]) -> str | None:
    """The button that most lines above the headers are, "" where these are prose; None where they may be nicks."""
    buttons = Counter(unit.form for unit in above if unit.kind != TEXT)
    button, count = max(buttons.items(), key=lambda item: item[1], default=("", 0))
    return button if count + sum(is_said(unit) for unit in above) >= COLUMN_SHARE * len(above) else None


def nicks_below(units: Sequence[Unit], gaps: Sequence[Gap], headers: Sequence[Header]) -> bool:
    """Whether the line below each reply's header is its author's nick, where headers name nobody: it is short, a post's
    words and no button follow it, and in two gaps these are prose, or two of the nicks are one."""
    button = button_above([units[header.unit - 1] for header in headers[1:]])
    if button is None or len(gaps) < SMALLEST_SAMPLE or not all(
            last - first >= 2 and is_nick(units[first]) and units[first + 1].form != button
            for first, last in gaps[1:]):
        return False
    nicks = Counter(units[first].key for first, _ in gaps[1:])
    told = sum(is_said(units[first + 1]) for first, _ in gaps[1:])
    return told >= FEWEST_GAPS or len(nicks) > 1 and max(nicks.values()) > 1


def is_nick(unit: Unit) -> bool:
    """Whether a line may be a nick."""
    return unit.kind == TEXT and len(unit.key) <= LONGEST_NICK_CHARS and not unit.says and (
        MARKDOWN.isdisjoint(unit.key))


def columns(units: Sequence[Unit], gaps: Sequence[Gap], *, up: bool) -> list[Column]:
    """What most gaps have at each distance from their end (`up`) or their beginning; [] where that proves nothing."""
    gaps = gaps[:MOST_VOTERS]
    least = max(FEWEST_GAPS, ceil(COLUMN_SHARE * len(gaps)))
    edges: list[int | None] = []
    found: list[Column] = []
    told_most = 0
    for depth in range(1, DEEPEST_COLUMN_UNITS + 1):
        inside = ([units[last - depth] for first, last in gaps if first < last - depth] if up else
                  [units[first + depth - 1] for first, last in gaps if first + depth < last])
        if len(inside) < least:
            break   # nor are there more at a greater distance
        column, told = NO_COLUMN, 0
        form = recurring([*map(FORM, inside)], least)
        tailed = any(map(tail_of, inside[:len(inside) - least + 1]))
        tail = recurring([*map(tail_of, inside)], least) if tailed else None
        label = recurring([*map(label_of, inside)], least)
        if form or tail or label:   # at most distances none
            edges = edges or prose_edges(units, gaps, up=up)
            if not any(edges):
                return []
            beyond = [units[last - depth if up else first + depth - 1]
                      for (first, last), edge in zip(gaps, edges, strict=True)
                      if edge is not None and (edge < last - depth if up else first + depth - 1 < edge)]
            column, told = column_of(form or "", tail or "", label or "", beyond)
        found.append(column)
        told_most = max(told_most, told)
        if not told_most and depth >= MOST_EMPTY_COLUMNS:
            break
    if told_most < FEWEST_GAPS and len({*found} - {NO_COLUMN}) < FEWEST_COLUMNS:
        return []
    return found


def prose_edges(units: Sequence[Unit], gaps: Sequence[Gap], *, up: bool) -> list[int | None]:
    """The last (`up`) or first unit of each gap that is somebody's sentence."""
    ways = [range(last - 1, first - 1, -1) if up else range(first, last) for first, last in gaps]
    return [next((at for at in way if is_said(units[at])), None) for way in ways]


def column_of(form: str, tail: str, label: str, beyond: Sequence[Unit]) -> tuple[Column, int]:
    """The column of a form, a tail or a label that recurs at one distance, and in how many gaps it stands beyond the
    prose."""
    for column, words in ((Column(form, ""), form), (Column("", tail), tail), (Column("", "", label), "")):
        told = [unit for unit in beyond if column.holds(unit)]
        if told and len(words) <= LONGEST_COLUMN_CHARS and not (words and is_sentence(words)) and (
                told[0].kind != TEXT or len(told) >= SMALLEST_SAMPLE):
            return column, len(told)
    return NO_COLUMN, 0


def label_of(unit: Unit) -> str:
    """What a line tells that stands in each post and differs: a floor, or the place that its author writes from."""
    return unit.rule if unit.rule in PLACE_RULES else "floor" if is_floor(unit.key) else ""


def tail_of(unit: Unit) -> str:
    """The last word of a line of two or more, its numbers alike; "" of a longer one."""
    if unit.kind != TEXT or " " not in unit.form or len(unit.key) > LONGEST_BESIDE_CHARS:
        return ""
    return unit.form.rpartition(" ")[2]


def depths(units: Sequence[Unit], gaps: Sequence[Gap], found: Sequence[Column], *, up: bool) -> list[int]:
    """How many of the lines at an edge of each gap are furniture; one line at least is left."""
    own = [(number, column) for number, column in enumerate(found, 1) if column is not NO_COLUMN]
    return [depth_in(units, gap, own, up=up) for gap in gaps] if own else [0] * len(gaps)


def depth_in(units: Sequence[Unit], gap: Gap, found: Sequence[tuple[int, Column]], *, up: bool) -> int:
    """How many of the lines at an edge of a gap are furniture; `found`: the columns that hold lines, by distance."""
    first, last = gap
    depth = 0
    for number, column in found:
        if number >= last - first:
            break
        if column.holds(units[last - number if up else first + number - 1]):
            if any(is_long(unit) for unit in (
                    units[last - number:last - depth] if up else units[first + depth:first + number])):
                break
            depth = number
    return depth


def is_long(unit: Unit) -> bool:
    """Whether a line is more than a label: long, or a sentence."""
    return len(unit.key) > LONGEST_BESIDE_CHARS or is_sentence(unit.key)
