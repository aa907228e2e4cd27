"""Author, time, floor and number of each post, as the page prints them."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from typing import Any

from forumclean.engine import Field, Form
from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.engines.enginecards import Cards, outermost
from forumclean.stages.engines.selectors import select
from forumclean.stages.signs.dates import english_dates, full_dates, named_dates, relative_dates

# An element that holds more is no date, floor or nick, but somebody's text.
FIELD_CHARS = 300
NICK_CHARS = 60
TIME_CHARS = 40
# These elements hold nothing but a date, whatever language it is in.
CLOCKS = ("time", "abbr")
# A date without a year, or with the year last, is taken where the engine says that a date stands.
DAY_RE = lazy(r"\d{1,2} ?月 ?\d{1,2} ?日(?: ?\d{1,2}:\d{2})?|(?<![\d-])\d{1,2}[-/]\d{1,2} \d{1,2}:\d{2}"
              r"|(?<![\d-])\d{1,2}[-/]\d{1,2}[-/](?:19|20)\d{2}(?:,? \d{1,2}:\d{2}(?: ?[AaPp][Mm])?)?")


def read_fields(outline: Outline, form: Form, cards: Cards) -> list[dict[str, Any]]:
    """The fields of each post; a field that is not found is left out."""
    fields: list[dict[str, Any]] = [{} for _ in cards]
    opening = outermost(outline, select(outline, form.opening))
    for name, places in form.fields:
        for place in map(Field._make, places):
            wanted = {number for number, known in enumerate(fields) if name not in known}
            if not wanted:
                break
            pattern = re.compile(place.pattern) if place.pattern else None
            for number, element in places_of(outline, place, cards, opening, wanted):
                if number in wanted and (value := read(outline, element, place, pattern, name)):
                    fields[number][name] = value
                    wanted.discard(number)
    return fields


def places_of(outline: Outline, place: Field, cards: Cards, opening: Sequence[int],
              wanted: Container[int]) -> list[tuple[int, int]]:
    """The number of a wanted post and an element, for each element where the field may stand."""
    if not place.select:
        return [(number, element) for number, card in enumerate(cards) for element in (*card.bodies, card.element)]
    found = []
    for element in select(outline, place.select):
        number = cards.owner(element)
        if number < 0 and (before := bisect_right(opening, element)) and outline.holds(opening[before - 1], element):
            number = 0
        if number in wanted:
            # What stands in an author's words is theirs; only a body itself may be asked for.
            for body in cards[number].bodies:
                if body < element < outline.last[body]:
                    break
            else:
                found.append((number, element))
    return found


def read(outline: Outline, element: int, place: Field, pattern: re.Pattern[str] | None, name: str) -> str | None:
    """A field's value at an element; None where it holds none."""
    if place.attribute:
        words = outline.attribute(element, place.attribute) or ""
    elif pattern is None and outline.ink(element) > FIELD_CHARS:
        return None
    else:
        words = outline.words(element)
    if pattern is not None:
        match = pattern.search(words)
        if not match:
            return None
        words = match[match.lastindex or 0]
    elif name == "time":
        return printed_time(words) or (short(words) if outline.tags[element] in CLOCKS else None)
    return short(words, NICK_CHARS if name == "author" else FIELD_CHARS)


def short(words: str, chars: int = TIME_CHARS) -> str | None:
    """Words with single blanks; None where there are none, or too many for a field."""
    words = " ".join(words.split())
    return words if 0 < len(words) <= chars else None


def printed_time(words: str) -> str | None:
    """The first date in a text, as it is printed."""
    for reader in (full_dates, named_dates, english_dates):
        if dates := reader(words):
            return dates[0].words.strip()
    if dates := relative_dates(words, [(0, len(words))]):
        return dates[0].words.strip()
    match = DAY_RE.search(words)
    return match[0] if match else None
