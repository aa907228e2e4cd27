"""What of an HTML page may be somebody's words: its lines without links, controls and hidden text."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import compress, pairwise

from forumclean.model import Page
from forumclean.outline import Outline
from forumclean.patterns import lazy

CONTROLS = ("a", "button", "select", "option", "label", "textarea", "legend", "th")
PROSE_CHARS = 40
PROSE_HAN = 12
HAN_RE = lazy("[\u3400-\u9fff]")
STOP_RE = lazy("[。！？；，,!?]")


class Look:
    """What of a page counts here: its title, and the words of each line that stand in no link or control."""

    def __init__(self, page: Page, outline: Outline) -> None:
        self.page, self.outline, self.url = page, outline, page.url
        self.title = " ".join(page.text[slice(*self._title)].split())

    @property
    def lines(self) -> Sequence[str]:
        """The lines without links, controls, hidden text and title."""
        return [line for _, line in self.numbered]

    @cached_property
    def numbered(self) -> Sequence[tuple[int, str]]:
        """These lines, each with its number among those of the page."""
        spans = [self.outline.span(element) for tag in CONTROLS for element in self.outline.by_tag.get(tag, ())]
        shown = marked(0, len(self.page.text), [*spans, self._title, *self._hidden])
        return [(number, line) for number, (start, end) in enumerate(pairwise(self.page.starts))
                if (line := left(self.page.text[start:end], shown[start:end]))]

    @cached_property
    def _title(self) -> tuple[int, int]:
        """The span of the page's title."""
        return self.outline.ink_span(0, self.outline.title_ink)

    @cached_property
    def _hidden(self) -> list[tuple[int, int]]:
        """The spans of hidden text, in order."""
        return sorted([(cut[0], cut[1]) for cut in self.page.cuts])

    @property
    def ink(self) -> int:
        """The characters of the lines."""
        return sum(map(len, self.lines))

    @cached_property
    def has_prose(self) -> bool:
        """Whether a line is a sentence or two of somebody's. Only long lines are asked what stands in them."""
        text = self.page.text
        for start, end in pairwise(self.page.starts):
            if end - start >= PROSE_CHARS and is_prose(line := text[start:end]) and \
                    is_prose(left(line, marked(start, end, self._beside(start, end)))):
                return True
        return False

    def _beside(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans of what stands on a line and does not count."""
        outline, hidden = self.outline, self._hidden
        first, last = (bisect_left(outline.begins, outline.ink_before(place)) for place in (start, end))
        around = outline.at(start)
        controls = [element for element in (around, *outline.above(around), *range(first, last))
                    if outline.tags[element] in CONTROLS]
        return [*map(outline.span, controls), self._title,
                *hidden[max(bisect_left(hidden, (start,)) - 1, 0):bisect_left(hidden, (end,))]]


def marked(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bytearray:
    """For each character of a stretch whether it stands in none of some spans."""
    shown = bytearray(b"\1") * (end - start)
    for first, last in spans:
        first, last = max(first, start), min(last, end)
        if first < last:
            shown[first - start:last - start] = bytes(last - first)
    return shown


def left(line: str, shown: bytearray) -> str:
    """The characters of a line that are shown, with single blanks."""
    if 0 in shown:
        line = "".join(compress(line, shown)) if 1 in shown else ""
    return " ".join(line.split())


def is_prose(line: str) -> bool:
    """Whether a line is a sentence or two."""
    return len(line) >= PROSE_CHARS and STOP_RE.search(line) is not None and han_count(line) >= PROSE_HAN


def han_count(line: str) -> int:
    """The Han characters of a line."""
    return len(HAN_RE.findall(line))
