"""What a search for marks has claimed so far, and what its text looks like without that."""
from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import NamedTuple

from forumclean.model import Note
from forumclean.stages.flatview import Flat, merged


class Claim(NamedTuple):
    """A span of the text that is a mark."""

    start: int
    end: int
    rule: str
    reason: str


class Account:
    """Sorted, disjoint claims over one text. Mutable, and alive during one search only."""

    def __init__(self, text: str):
        self.text = text
        self.claims: list[Claim] = []
        self.notes: list[Note] = []
        self.fills: list[tuple[int, int]] = []
        self.breaks: list[tuple[int, int]] = []
        self.furniture: list[tuple[int, int]] = []

    def flat(self) -> Flat:
        """The text without claims, fills, soft line breaks and lines that are the page's own."""
        claimed = [(claim.start, claim.end) for claim in self.claims]
        if not (claimed or self.fills or self.breaks or self.furniture):
            return Flat(self.text)
        return Flat(self.text, merged(claimed + self.fills + self.breaks + self.furniture))

    def claim(self, start: int, end: int, rule: str, reason: str) -> None:
        """Claim a span, or what no earlier claim holds of it. A mark that is all of its line takes the line with it."""
        start, end = self.whole_line(start, end)
        at = start
        for claim in self.touching(start, end):
            if claim.start > at:
                insort(self.claims, Claim(at, claim.start, rule, reason))
            at = max(at, claim.end)
        if at < end:
            insort(self.claims, Claim(at, end, rule, reason))

    def touching(self, start: int, end: int) -> list[Claim]:
        """The claims that overlap a span."""
        low = bisect_right(self.claims, start, key=lambda claim: claim.end)
        high = bisect_left(self.claims, end, key=lambda claim: claim.start)
        return self.claims[low:high]

    def whole_line(self, start: int, end: int) -> tuple[int, int]:
        """The span, or its whole line with the line break where nothing else of the line is left."""
        first = self.text.rfind("\n", 0, start) + 1
        last = self.text.find("\n", end)
        after = last if last >= 0 else len(self.text)
        if self.ink(first, start) or self.ink(end, after):
            return start, end
        if last >= 0:
            return first, last + 1
        return max(0, first - 1), after

    def ink(self, start: int, end: int) -> bool:
        """Whether anything but blanks is left of a span."""
        at = start
        for claim in self.touching(start, end):
            if self.text[at:claim.start].strip():
                return True
            at = max(at, claim.end)
        return bool(self.text[at:end].strip())
