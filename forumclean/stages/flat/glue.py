"""Furniture that a flattener glued to the end of an author's line."""
from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cache

from forumclean._rulebook import AMBIGUOUS, ENDS, PHRASES
from forumclean.lines import DIGITS_RE, TEXT, Judge, longest_phrase
from forumclean.stages.flat.headers import Header
from forumclean.stages.flat.units import Unit, piece

OPENINGS = "[( （【"
FILLERS = " \t\xa0\u3000|·•+()（）[]#:：-"
SKIPPED = FILLERS + "0123456789\n"
FEWEST_WORDS = 3
SMALLEST_SAMPLE = 2
FEWEST_ALONE = 3
ALONE_SHARE = 0.5
REACH_CHARS = 120


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

    One such run may be an author's own words: it has to recur on the page, or be long and hold a sure word; a word
    alone has to end a line in half the posts.
    """
    own = {header.unit for header in headers}
    enders = last_chars()
    found = {number: tail for number, (start, end, key, kind, _, _, _) in enumerate(units)
             if kind == TEXT and key[-1] in enders and len(key) >= 4 and may_end_in_words(key) and number not in own
             and (tail := glued_tail(text, start, end))[1]}
    places = sorted(own)
    alone = Counter(word for word, _ in {
        (text[stop:units[number].end].strip(), bisect_left(places, number))
        for number, (stop, words, sure) in found.items() if words == 1 and not sure})
    buttons = {word for word, count in alone.items() if count >= max(FEWEST_ALONE, len(headers) * ALONE_SHARE)}
    tails = {number: tail for number, tail in found.items() if tail[1] >= 2 or tail[2]
             or text[tail[0]:units[number].end].strip() in buttons}
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
        button = words == 1 and text[stop:unit.end].strip() in buttons
        if (recurs and words >= 2 or words >= FEWEST_WORDS and sure or button) and text[unit.start:stop].strip():
            parts += (piece(text, unit.start, stop, judge), piece(text, stop, unit.end, judge))
        else:
            parts.append(unit)
    return parts
