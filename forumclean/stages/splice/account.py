"""What a search for marks has claimed so far, and what its text looks like without that."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from forumclean.model import Note
from forumclean.stages.splice.flatview import Flat, Taken, merged

# A mark on a line of its own has no more blanks around it; bounds the search on texts without line breaks.
MOST_BLANKS = 200


class Claim(NamedTuple):
    """A span of the text that is a mark."""

    start: int
    end: int
    rule: str
    reason: str


class Account:
    """Sorted, disjoint claims over one text. Mutable, and alive during one search only.

    `claims` changes in `settle` alone: a detector sees the same account from its first hit to its last.
    """

    def __init__(self, text: str):
        self.text = text
        self.claims: list[Claim] = []
        self.notes: list[Note] = []
        self.fills: list[tuple[int, int]] = []
        self.breaks: list[tuple[int, int]] = []
        self.furniture: list[tuple[int, int]] = []
        self.kept = Taken()
        self._fresh: list[Claim] = []

    def flat(self) -> Flat:
        """The text without claims, fills, soft line breaks and lines that are the page's own."""
        claimed = [(claim.start, claim.end) for claim in self.claims]
        if not (claimed or self.fills or self.breaks or self.furniture):
            return Flat(self.text)
        return Flat(self.text, merged(claimed + self.fills + self.breaks + self.furniture))

    def claim(self, start: int, end: int, rule: str, reason: str) -> None:
        """Claim a span. A mark that is all of its line takes the line with it; lines that are kept hold none."""
        if self.kept.overlaps(start, end):
            return
        self._fresh.append(Claim(*self.whole_line(start, end), rule, reason))

    def settle(self) -> bool:
        """Take the fresh claims over: of a character that is claimed twice the first claim stands.

        Returns:
            Whether anything new was claimed.
        """
        if not self._fresh:
            return False
        before = sum(claim.end - claim.start for claim in self.claims)
        claims, at = [], 0
        for claim in sorted(self.claims + self._fresh):
            start = max(claim.start, at)
            if start < claim.end:
                claims.append(claim if start == claim.start else claim._replace(start=start))
                at = claim.end
        self.claims, self._fresh = claims, []
        return sum(claim.end - claim.start for claim in claims) > before

    def touching(self, start: int, end: int) -> list[Claim]:
        """The settled claims that overlap a span."""
        low = bisect_right(self.claims, start, key=lambda claim: claim.end)
        high = bisect_left(self.claims, end, key=lambda claim: claim.start)
        return self.claims[low:high]

    def whole_line(self, start: int, end: int) -> tuple[int, int]:
        """The span, or its whole line with the line break where nothing else of the line is left."""
        text = self.text
        low, high = max(0, start - MOST_BLANKS), min(len(text), end + MOST_BLANKS)
        first, last = text.rfind("\n", low, start), text.find("\n", end, high)
        if first < 0 < low or last < 0 and high < len(text):
            return start, end
        first, after = first + 1, last if last >= 0 else len(text)
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
