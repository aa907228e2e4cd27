"""Strings of ideographs that come again in a text, and where."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, compress
from sys import byteorder

from forumclean.patterns import lazy

# What is counted to find strings that come again, and how often a longer one has to, and one that is as short.
GRAM_CHARS, LEAST_OFTEN, LEAST_SHORT_OFTEN = 3, 2, 3
# So many strings are found one by one faster than by a walk over the whole text.
FEW_GRAMS = 100
GRAM_RE = lazy("[\u3400-\u9fff]{3}")
# Characters that are no single unit of UTF-16.
WIDE_RE = lazy("[\ud800-\udfff\U00010000-\U0010ffff]")


def repeats(text: str) -> Iterator[tuple[list[int], int]]:
    """The places, without overlaps, and the length of strings of GRAM_CHARS ideographs or more that come often.

    A string is as long as its grams have the same number of places; a longer one that comes less often follows by
    its own grams.
    """
    starts, size = [0], 0
    for found in [*sorted(often_places(text)), []]:
        if len(found) == len(starts) and all(b - a == size - GRAM_CHARS + 1 for a, b in zip(starts, found)):
            size += 1
            continue
        if len(starts) >= (LEAST_SHORT_OFTEN if size == GRAM_CHARS else LEAST_OFTEN):
            yield apart(starts, size), size
        starts, size = found, GRAM_CHARS


def often_places(text: str) -> list[list[int]]:
    """The places of each GRAM_CHARS ideographs that come often, overlaps too; of those that do so LEAST_OFTEN times
    only where they may be a part of a longer string.

    Every GRAM_CHARS characters are one number: to count those takes half the time of counting strings. A few grams are
    found fastest one by one, many by a walk over the numbers.
    """
    numbers = gram_numbers(text)
    counts = Counter(chain.from_iterable(numbers))
    often = [number for number, count in counts.items() if count >= LEAST_OFTEN]
    # Each number ends in a null.
    written = b"".join([number.to_bytes(8, byteorder) for number in often]).decode("utf-16-le")
    found = {gram[0]: often[gram.start() // (GRAM_CHARS + 1)] for gram in GRAM_RE.finditer(written)}
    heads, tails = {gram[:-1] for gram in found}, {gram[1:] for gram in found}
    grams = {gram: number for gram, number in found.items()
             if counts[number] >= LEAST_SHORT_OFTEN or gram[1:] in heads or gram[:-1] in tails}
    if len(grams) <= FEW_GRAMS:
        return [all_finds(text, gram) for gram in grams]
    places: dict[int, list[int]] = {number: [] for number in grams.values()}
    for first, part in enumerate(numbers):
        placed = zip(part, range(first, len(text), GRAM_CHARS), strict=False)
        for number, at in compress(placed, map(places.__contains__, part)):
            places[number].append(at)
    return [*map(sorted, places.values())]


def gram_numbers(text: str) -> list[list[int]]:
    """Every GRAM_CHARS characters as a number, GRAM_CHARS lists of those that do not overlap: the first from the text's
    first character on, the second from the second on."""
    try:
        data = text.encode("utf-16-le")
    except UnicodeEncodeError:
        data = b""
    if len(data) != 2 * len(text):
        data = WIDE_RE.sub("\0", text).encode("utf-16-le")
    numbers = []
    for first in range(GRAM_CHARS):
        count = max(0, len(text) - first) // GRAM_CHARS
        eights = bytearray(8 * count)
        for byte in range(2 * GRAM_CHARS):
            start = 2 * first + byte
            eights[byte::8] = data[start:start + 2 * GRAM_CHARS * count:2 * GRAM_CHARS]
        numbers.append(memoryview(eights).cast("Q").tolist())
    return numbers


def all_finds(text: str, gram: str) -> list[int]:
    """Where a string stands, overlaps too; it does so once at least."""
    found, at, last = [], -1, text.rfind(gram)
    while at < last:
        at = text.find(gram, at + 1)
        found.append(at)
    return found


def apart(starts: Sequence[int], size: int) -> list[int]:
    """The places that do not overlap the one before."""
    kept = [starts[0]]
    for at in starts[1:]:
        if at >= kept[-1] + size:
            kept.append(at)
    return kept
