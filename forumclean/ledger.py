"""The account of one page: which characters go, by which rule, and what is left.

The ledger never edits text. It holds cuts, sorted and disjoint; the output is what no cut claims.
"""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from forumclean.model import Cut


class ClaimedTwiceError(RuntimeError):
    """Two cuts claim one character: a stage ignored what an earlier one had already taken."""


class Ledger:
    """Sorted, disjoint cuts over one text. Immutable: `plus` returns a new ledger."""

    __slots__ = ("_ends", "cuts", "text")

    def __init__(self, text: str, cuts: Iterable[Cut] = ()):
        """Account for `text` with `cuts` (offsets in code points of `text`).

        Raises:
            ClaimedTwiceError: two cuts overlap, or one lies outside the text or is empty.
        """
        self.text = text
        self.cuts: Sequence[Cut] = sorted(cuts)
        at = 0
        for cut in self.cuts:
            if cut[0] < at or cut[1] <= cut[0]:
                raise ClaimedTwiceError(f"{cut} begins before {at}, where the cut before it ends, or is empty")
            at = cut[1]
        if at > len(text):
            raise ClaimedTwiceError(f"{self.cuts[-1]} ends after the text's {len(text)} characters")
        self._ends = [cut[1] for cut in self.cuts]

    def plus(self, cuts: Iterable[Cut]) -> Ledger:
        """This ledger with more cuts. Raises ClaimedTwiceError when a character is claimed again."""
        return Ledger(self.text, [*self.cuts, *cuts])

    def within(self, start: int, end: int) -> Sequence[Cut]:
        """The cuts that touch the span, in order."""
        return self.cuts[bisect_right(self._ends, start):bisect_left(self.cuts, (end,))]

    def kept(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The spans between the cuts, clipped to `start` and `end`."""
        at = start
        for cut in self.within(start, end):
            if cut[0] > at:
                yield at, cut[0]
            at = max(at, cut[1])
        if at < end:
            yield at, end

    def around(self, cuts: Iterable[Cut]) -> list[Cut]:
        """The cuts without the characters that this ledger has claimed already; a split cut puts `put` once."""
        if not self.cuts:
            return [*cuts]
        return [Cut(a, b, cut.rule, cut.reason, "" if number else cut.put)
                for cut in cuts for number, (a, b) in enumerate(self.kept(cut.start, cut.end))]

    def tiles(self) -> Iterator[tuple[int, int, Cut | None]]:
        """Kept (None) and cut spans in order; together they cover the text without gap or overlap."""
        at = 0
        for cut in self.cuts:
            if cut[0] > at:
                yield at, cut[0], None
            yield cut[0], cut[1], cut
            at = cut[1]
        if at < len(self.text):
            yield at, len(self.text), None

    def replay(self, start: int = 0, end: int | None = None) -> str:
        """The output of a span (default: of the whole text). A cut's `put` counts where the cut begins."""
        end = len(self.text) if end is None else end
        pieces: list[str] = []
        at = start
        for cut in self.within(start, end):
            if cut[0] >= start:
                pieces += (self.text[at:cut[0]], cut[4])
            at = cut[1]
        pieces.append(self.text[at:end])
        return "".join(pieces)

    def restore(self) -> str:
        """The page text, put together again from what was kept and what was cut."""
        return "".join(self.text[start:end] for start, end, _ in self.tiles())

    def view(self, start: int, end: int) -> View:
        """What is left of a span, as one string that knows where its characters come from."""
        return View(self, start, end)


class View:
    """The text that earlier stages left of a page span, with a map back to the page.

    Match on `text`; turn what you found into cuts with `cut` and into page offsets with `offset`. A carriage return
    that no earlier stage cut is a line break, and is shown as a line feed.
    """

    __slots__ = ("_page", "_view", "text")

    def __init__(self, ledger: Ledger, start: int, end: int):
        spans = list(ledger.kept(start, end))
        self.text = "".join([ledger.text[a:b] for a, b in spans]).replace("\r", "\n")
        self._page = [a for a, _ in spans]
        self._view, at = [], 0
        for a, b in spans:
            self._view.append(at)
            at += b - a

    def offset(self, index: int) -> int:
        """The page offset of the view's character `index` (for `len(text)`: just after the last one)."""
        piece = max(bisect_right(self._view, index) - 1, 0)
        return self._page[piece] + index - self._view[piece] if self._page else 0

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """The page spans that hold the view's characters from `start` to `end`."""
        spans, at = [], start
        piece = max(bisect_right(self._view, start) - 1, 0)
        while at < end:
            stop = self._view[piece + 1] if piece + 1 < len(self._view) else len(self.text)
            stop = min(stop, end)
            first = self._page[piece] + at - self._view[piece]
            spans.append((first, first + stop - at))
            at, piece = stop, piece + 1
        return spans

    def cut(self, start: int, end: int, rule: str, reason: str, put: str = "") -> list[Cut]:
        """Cuts that claim the view's characters from `start` to `end`; `put` stands once, in the first."""
        spans = self.spans(start, end)
        return [Cut(a, b, rule, reason, "" if number else put) for number, (a, b) in enumerate(spans)]
