"""How much of each element of an HTML page is words, and not links, buttons and menus; how much of it reads as prose."""
from __future__ import annotations

from functools import cached_property
from itertools import accumulate

from forumclean.lines import TEXT, Judge
from forumclean.model import Page
from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.engineposts import common_furniture

# Their text is the interface's; a link may be an author's too, so it still weighs a little.
DULL = ("button", "select", "textarea", "nav", "footer", "label")
LINK_WEIGHT = 0.2
SENTENCE_RE = lazy("[，。！？；：、…,!?;]")
SHORTEST_SENTENCE = 6
SHORTEST_PROSE = 20


class Words:
    """The weights of a page's elements."""

    def __init__(self, page: Page, outline: Outline, judge: Judge):
        self.page, self.outline, self.judge = page, outline, judge
        self.furniture, self.quotes = common_furniture(outline)
        # The text without blanks, of which an element is the stretch between its inks.
        self.solid = "".join(outline.text.split())

    def __getitem__(self, element: int) -> str:
        """An element's text without blanks."""
        return self.solid[self.outline.begins[element]:self.outline.ends[element]]

    @cached_property
    def _dull(self) -> list[float]:
        """By ink: how much of the text before it is dull."""
        outline = self.outline
        marks = [0.0] * (len(self.solid) + 1)
        for tag in ("a", *DULL):
            weight = 1 - LINK_WEIGHT if tag == "a" else 1.0
            for element in outline.by_tag.get(tag, ()):
                for ink in range(outline.begins[element], outline.ends[element]):
                    marks[ink + 1] = max(marks[ink + 1], weight)
        for element, _ in self.furniture:
            marks[outline.begins[element] + 1:outline.ends[element] + 1] = [1.0] * outline.ink(element)
        return [*accumulate(marks)]

    @cached_property
    def _prose(self) -> list[int]:
        """By ink: how much of the text before it is prose."""
        marks = [0] * (len(self.solid) + 1)
        begin = 0
        for start, end, key in zip(self.page.starts, self.page.starts[1:], self.page.keys, strict=False):
            size = sum(map(len, self.outline.text[start:end].split()))
            if self.reads_as_prose(key, begin, begin + size):
                marks[begin + 1:begin + size + 1] = [1] * size
            begin += size
        return [*accumulate(marks)]

    def reads_as_prose(self, key: str, begin: int, end: int) -> bool:
        """Whether a line is a sentence or long, no interface's, and not made of links."""
        if end - begin < SHORTEST_PROSE and (end - begin < SHORTEST_SENTENCE or not SENTENCE_RE.search(key)):
            return False
        return self.between(begin, end) > 0.6 * (end - begin) and self.judge(key)[0] == TEXT

    def weight(self, element: int) -> float:
        """The ink of an element that is not dull."""
        return self.between(self.outline.begins[element], self.outline.ends[element])

    def between(self, begin: int, end: int) -> float:
        """The ink between two inks that is not dull."""
        return end - begin - (self._dull[end] - self._dull[begin])

    def prose(self, begin: int, end: int) -> int:
        """The ink between two inks that reads as prose."""
        return self._prose[end] - self._prose[begin] if end > begin else 0
