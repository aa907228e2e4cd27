"""Runs of interface words at the ends of a line."""
from __future__ import annotations

from forumclean._rulebook import AMBIGUOUS, ENDS, PHRASES
from forumclean.lines import longest_phrase

OPENINGS = "[( （【"
FILLERS = " \t\xa0\u3000|·•+()（）[]#:：-"
SKIPPED = FILLERS + "0123456789\r\n"
REACH_CHARS = 120


def may_end_in_phrases(key: str) -> bool:
    """Whether a line may end in a run of interface words; nearly every line of prose does not."""
    last = key[-1:]
    return last in SKIPPED or last.isdigit() or key[-2:] in ENDS


def phrases_at_end(text: str, start: int, end: int) -> tuple[int, int, bool]:
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


def phrase_share(key: str) -> float:
    """The share of a short line's characters that interface words, digits and marks make up, from its beginning on."""
    at = covered = 0
    size = len(key)
    while at < size:
        if key[at] in SKIPPED:
            at += 1
            continue
        length, rule, _ = longest_phrase(key, at)
        if rule:
            covered += length
            at += length
        else:
            at += 1
    inked = sum(char not in SKIPPED for char in key)
    return covered / inked if inked else 1.0
