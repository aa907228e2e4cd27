"""Which strings are words, and how frequent: the evidence on which names are found inside words.

`lexicon.bin` is made by `make lexicon` and read when first asked for: most texts hold nothing to ask about. It is

    MAGIC, the sum of all frequencies, the sizes of the five parts (4 bytes each, little-endian), then
    1. the characters that words begin with, sorted, UTF-16;
    2. for each of them where its words end in part 3, 4 bytes each;
    3. its words without that character, each followed by a sign for its frequency, in CODEC (two bytes an ideograph);
    4. traditional characters, sorted, UTF-16;
    5. for each of them the simplified one.

A first character's words become a dict when a word with it is first looked up: .3 ms to load, .2 µs a look-up.
"""
from __future__ import annotations

import os
import re
from bisect import bisect_left
from functools import lru_cache
from math import log

MAGIC = b"forumclean words 1\n"
CODEC = "gb18030"
# A frequency f is the sign chr(LEAST_LEVEL + LEVELS_A_NAT * ln f).
LEAST_LEVEL, LEVELS_A_NAT = 0x21, 5
MOST_WORD_CHARS = 4
# What a character costs that is no word of the list, in nats: less likely than any word.
UNKNOWN = -18.
ENTRY_RE = r"([^!-~]*)([!-~])"
PATH = os.path.join(os.path.dirname(__file__), "lexicon.bin")
LEAST = float("-inf")
NO_WORDS: dict[str, float] = {}


class Lexicon:
    """The words of a file. Look-ups fill a cache; the words never change."""

    def __init__(self, data: bytes):
        """Raises ValueError where the data is no word list."""
        if not data.startswith(MAGIC):
            raise ValueError("no word list of this version")
        at = len(MAGIC)
        total, *sizes = (int.from_bytes(data[at + 4 * n:at + 4 * n + 4], "little") for n in range(6))
        parts, at = [], at + 24
        for size in sizes:
            parts.append(data[at:at + size])
            at += size
        heads, self._ends, self._body, self._traditional, self._simplified = parts
        self._heads = heads.decode("utf-16-le")
        self._words: dict[str, dict[str, float]] = {}
        self._mapping: dict[int, str] = {}
        self._mapped: frozenset[str] = frozenset()
        self._entry_re = re.compile(ENTRY_RE)
        self.log_total = log(total)

    def words(self, head: str) -> dict[str, float]:
        """The words that begin with a character: what follows it, and the logarithm of the word's share."""
        found = self._words.get(head)
        if found is None:
            found = self._words[head] = self._read(head)
        return found

    def _read(self, head: str) -> dict[str, float]:
        number = bisect_left(self._heads, head)
        if number == len(self._heads) or self._heads[number] != head:
            return NO_WORDS
        start = int.from_bytes(self._ends[4 * number - 4:4 * number], "little") if number else 0
        end = int.from_bytes(self._ends[4 * number:4 * number + 4], "little")
        entries = self._entry_re.findall(self._body[start:end].decode(CODEC))
        return {rest: (ord(level) - LEAST_LEVEL) / LEVELS_A_NAT - self.log_total for rest, level in entries}

    def simplified(self, text: str) -> str:
        """A text with its traditional characters as simplified ones, character by character."""
        if not self._mapping:
            before, after = self._traditional.decode("utf-16-le"), self._simplified.decode("utf-16-le")
            self._mapping, self._mapped = dict(zip(map(ord, before), after, strict=True)), frozenset(before)
        # Most texts hold none, and to translate one takes long.
        return text if self._mapped.isdisjoint(text) else text.translate(self._mapping)

    def score(self, text: str) -> float:
        """The logarithm of the likelihood of the best way to part a text of ideographs into words; 0 of none."""
        return self.scores(text)[-1]

    def scores(self, text: str) -> list[float]:
        """The same of each beginning of a text, the empty one first."""
        size = len(text)
        best = [0.] + [LEAST] * size
        known = self._words
        for start, char in enumerate(text):
            rests = known[char] if char in known else self.words(char)
            so_far, after = best[start], start + 1
            alone = so_far + rests.get("", UNKNOWN)
            if alone > best[after]:
                best[after] = alone
            if rests:
                share_of = rests.get
                for end in range(start + 2, min(size, start + MOST_WORD_CHARS) + 1):
                    share = share_of(text[after:end])
                    if share is not None and so_far + share > best[end]:
                        best[end] = so_far + share
        return best


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The word list of this package."""
    with open(PATH, "rb") as file:
        return Lexicon(file.read())
