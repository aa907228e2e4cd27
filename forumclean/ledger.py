"""The account of one page: which characters go, by which rule, and what is left.

The ledger never edits text. It holds cuts, sorted and disjoint; the output is what no cut claims.
"""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from operator import itemgetter, le, lt

from forumclean.model import Cut, maker

START, END = itemgetter(0), itemgetter(1)
CUT = maker(Cut)


class ClaimedTwiceError(RuntimeError):
    """Two cuts claim one character: a stage ignored what an earlier one had already taken."""


class Ledger:
    """Sorted, disjoint cuts over one text. Immutable: `plus` returns a new ledger; the output is kept once made."""

    __slots__ = ("_ends", "_output", "_starts", "cuts", "text")

    def __init__(self, text: str, cuts: Iterable[Cut] = ()):
        """Account for `text` with `cuts` (offsets in code points of `text`).

        Raises:
            ClaimedTwiceError: two cuts overlap, or one lies outside the text or is empty.
        """
        self.text = text
        self.cuts: Sequence[Cut] = sorted(cuts, key=START)   # compares numbers alone; no two may begin together
        self._starts, self._ends = [*map(START, self.cuts)], [*map(END, self.cuts)]
        self._output: str | None = None
        if not self._is_sound():
            raise ClaimedTwiceError(self._fault())

    def _is_sound(self) -> bool:
        """Whether the cuts are disjoint, inside the text and not empty."""
        starts, ends = self._starts, self._ends
        return not ends or (starts[0] >= 0 and ends[-1] <= len(self.text) and all(map(lt, starts, ends))
                            and all(map(le, ends, islice(starts, 1, None))))

    def _fault(self) -> str:
        """What is wrong with cuts that are not sound."""
        at = 0
        for cut in self.cuts:
            if cut.start < at or cut.end <= cut.start:
                return f"{cut} begins before {at}, where the cut before it ends, or is empty"
            at = cut.end
        return f"{self.cuts[-1]} ends after the text's {len(self.text)} characters"

    def plus(self, cuts: Sequence[Cut]) -> Ledger:
        """This ledger with more cuts. Raises ClaimedTwiceError when a character is claimed again."""
        return Ledger(self.text, [*self.cuts, *cuts]) if cuts else self

    def putting(self, puts: dict[int, str]) -> Ledger:
        """This ledger with something else to stand in the place of some cuts, given by number."""
        cuts = [*self.cuts]
        for number, put in puts.items():
            cuts[number] = CUT((*cuts[number][:4], put))
        other = Ledger(self.text)
        other.cuts, other._starts, other._ends = cuts, self._starts, self._ends
        return other

    def numbers(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the numbers of the cuts that touch the span."""
        return bisect_right(self._ends, start), bisect_left(self._starts, end)

    def within(self, start: int, end: int) -> Sequence[Cut]:
        """The cuts that touch the span, in order."""
        return self.cuts[bisect_right(self._ends, start):bisect_left(self._starts, end)]

    def kept(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans between the cuts, clipped to `start` and `end`."""
        number, stop = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if number >= stop:
            return [(start, end)] if start < end else []
        spans, at = [], start
        for cut in self.cuts[number:stop]:
            if cut[0] > at:
                spans.append((at, cut[0]))
            at = cut[1]
        if at < end:
            spans.append((at, end))
        return spans

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
        if start == 0 and end is None:     # asked by several, of the same account
            if self._output is None:
                self._output = self.replay(0, len(self.text))
            return self._output
        text = self.text
        end = len(text) if end is None else end
        cuts = self.within(start, end)
        if not cuts:
            return text[start:end]
        pieces: list[str] = []
        at = start
        for first, last, _, _, put in cuts:
            if first > at:
                pieces.append(text[at:first])
            if put and first >= start:
                pieces.append(put)
            at = last
        pieces.append(text[at:end])
        return "".join(pieces)

    def restore(self) -> str:
        """The page text, put together again from what was kept and what was cut."""
        return "".join(self.text[start:end] for start, end, _ in self.tiles())

    def view(self, start: int, end: int) -> View:
        """What is left of a span, as one string that knows where its characters come from."""
        return View(self, start, end)


class View:
    """The text that earlier stages left of a page span, with a map back to the page.

    Match on `text`; turn what you found into cuts with `cut` and into page offsets with `offset`; `kept` are the page
    spans of which it is made. A carriage return that no earlier stage cut is a line break, and is shown as a line feed.
    """

    __slots__ = ("_view", "kept", "text")

    def __init__(self, ledger: Ledger, start: int, end: int):
        text = ledger.text
        self.kept = spans = ledger.kept(start, end)
        if len(spans) == 1:
            start, end = spans[0]
            self.text, self._view = text[start:end].replace("\r", "\n"), [0, end - start]
            return
        pieces = [text[a:b] for a, b in spans]
        self.text = "".join(pieces).replace("\r", "\n")
        # Where each piece begins in the view; and, last, where the view ends.
        self._view = [*accumulate(map(len, pieces), initial=0)]

    def shift(self) -> int | None:
        """What page offsets are more than the view's, where they differ by one number; else None."""
        return self.kept[0][0] if len(self.kept) == 1 else None

    def offset(self, index: int) -> int:
        """The page offset of the view's character `index` (for `len(text)`: just after the last one)."""
        piece = min(bisect_right(self._view, index), len(self.kept)) - 1
        return self.kept[piece][0] + index - self._view[piece] if self.kept else 0

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """The page spans that hold the view's characters from `start` to `end`."""
        spans, at = [], start
        piece = bisect_right(self._view, start) - 1
        while at < end:
            stop = min(self._view[piece + 1], end)
            first = self.kept[piece][0] + at - self._view[piece]
            spans.append((first, first + stop - at))
            at, piece = stop, piece + 1
        return spans

    def cut(self, start: int, end: int, rule: str, reason: str, put: str = "") -> list[Cut]:
        """Cuts that claim the view's characters from `start` to `end`; `put` stands once, in the first."""
        spans = self.spans(start, end)
        if len(spans) == 1:   # nearly all
            return [CUT((*spans[0], rule, reason, put))]
        return [CUT((a, b, rule, reason, "" if number else put)) for number, (a, b) in enumerate(spans)]
