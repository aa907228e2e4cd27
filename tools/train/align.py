"""Which pieces of a page its text holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from forumclean.stages.segment.pieces import Piece

BLANK_RE = re.compile("[\\s\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff]+")
POST_RE = re.compile("\n[ \t\u00a0\u3000]*\n+")
ANCHOR_CHARS = 10  # a paragraph of so many stands where it is found, if it is found once
Marked = tuple[int, int, str]
OF_MARK = {"B": "B", "C": "I"}


class Paragraph(NamedTuple):
    """A paragraph of a page's text without its blanks, and the number of its post."""

    words: str
    post: int


def paragraphs_of(gold: str, title: bool) -> list[Paragraph]:
    """The paragraphs of the posts."""
    found = [
        Paragraph(words, number)
        for number, post in enumerate(POST_RE.split(gold.strip("\n")))
        for line in post.split("\n")
        if (words := BLANK_RE.sub("", line))
    ]
    return found[1:] if title else found


def labels_of(text: str, pieces: Sequence[Piece], gold: str, title: bool) -> list[str]:
    """The labels of a page's pieces, by what its text keeps: a piece is an author's if most of its characters are."""
    paragraphs = paragraphs_of(gold, title)
    owners = aligned(text, paragraphs)
    labels: list[str] = []
    before = -1
    for piece in pieces:
        inked = [
            owner
            for owner, char in zip(owners[piece.start : piece.end], text[piece.start : piece.end], strict=True)
            if not BLANK_RE.match(char)
        ]
        kept = [owner for owner in inked if owner >= 0]
        if kept and len(kept) * 2 > len(inked):
            post = paragraphs[kept[0]].post
            labels.append("I" if post == before else "B")
            before = post
        else:
            labels.append("O")
    return labels


def aligned(text: str, paragraphs: Sequence[Paragraph]) -> list[int]:
    """For each character of a page the number of the paragraph that holds it, -1 for none.

    Long paragraphs that stand on the page once, in order, are its anchors; between two of them the longest common
    subsequence decides.
    """
    places = [place for place, char in enumerate(text) if not BLANK_RE.match(char)]
    solid = "".join([text[place] for place in places])
    found = [-1] * len(solid)
    low = first = 0
    for number, at in [*in_order(solid, paragraphs), (len(paragraphs), len(solid))]:
        fill(solid, paragraphs, found, range(low, at), range(first, number))
        if number < len(paragraphs):
            size = len(paragraphs[number].words)
            found[at : at + size] = [number] * size
            low, first = at + size, number + 1
    owners = [-1] * len(text)
    for place, owner in zip(places, found, strict=True):
        owners[place] = owner
    return owners


def in_order(solid: str, paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """The most anchors that stand in the same order in both, with their places."""
    once = []
    for number, paragraph in enumerate(paragraphs):
        at = solid.find(paragraph.words) if len(paragraph.words) >= ANCHOR_CHARS else -1
        if at >= 0 and solid.find(paragraph.words, at + 1) < 0:
            once.append((number, at))
    tails: list[int] = []
    back: list[int] = []
    for place, (_, at) in enumerate(once):
        slot = bisect_left([once[tail][1] for tail in tails], at)
        back.append(tails[slot - 1] if slot else -1)
        tails[slot : slot + 1] = [place]
    chain, place = [], tails[-1] if tails else -1
    while place >= 0:
        chain.append(once[place])
        place = back[place]
    return chain[::-1]


def fill(solid: str, paragraphs: Sequence[Paragraph], found: list[int], span: range, numbers: range) -> None:
    """Find some paragraphs in a stretch of the page."""
    if not span or not numbers:
        return
    part = solid[span.start : span.stop]
    at, exact = 0, []
    for number in numbers:
        place = part.find(paragraphs[number].words, at)
        if place < 0:
            break
        exact.append((number, place))
        at = place + len(paragraphs[number].words)
    sizes = [len(paragraphs[number].words) for number in numbers]
    sure = len(numbers) == 1 and part.count(paragraphs[numbers[0]].words) == 1 or sum(sizes) >= 12 * len(sizes)
    if len(exact) == len(numbers) and sure:
        for number, place in exact:
            size = len(paragraphs[number].words)
            found[span.start + place : span.start + place + size] = [number] * size
        return
    words = "".join([paragraphs[number].words for number in numbers])
    owners = [number for number, size in zip(numbers, sizes, strict=True) for _ in range(size)]
    for step in LCSseq.opcodes(part, words):
        if step.tag == "equal":
            size = step.src_end - step.src_start
            found[span.start + step.src_start : span.start + step.src_end] = owners[
                step.dest_start : step.dest_start + size
            ]


def marked_labels(pieces: Sequence[Piece], marked: Sequence[Marked]) -> list[str]:
    """The labels of pieces of a page whose lines are labelled, by what most of their characters are."""
    ends = [end for _, end, _ in marked]
    labels = []
    for piece in pieces:
        sizes: Counter[str] = Counter()
        for start, end, label in marked[bisect_left(ends, piece.start + 1) :]:
            if start >= piece.end:
                break
            sizes[label] += max(min(end, piece.end) - max(start, piece.start), 0)
        labels.append(OF_MARK.get(max(sizes, key=lambda label: sizes[label]), "O") if sizes else "O")
    return labels
