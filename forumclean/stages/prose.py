"""How much of each element of an HTML page is words, and not links, buttons and menus, and how much reads as prose."""
from __future__ import annotations

from collections.abc import Iterable
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
# Two colons are two labels.
SENTENCE_RE = lazy("[，。！？；、…,!?;]|^[^：]*：[^：]*$")
SHORTEST_SENTENCE = 6
SHORTEST_PROSE = 40


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
        dull = self._depths([element for tag in DULL for element in outline.by_tag.get(tag, ())]
                            + [element for element, _ in self.furniture])
        links = self._depths(outline.by_tag.get("a", ()))
        return [*accumulate([1.0 if deep else 1 - LINK_WEIGHT if linked else 0.0
                             for deep, linked in zip(dull, links, strict=True)], initial=0.0)]

    def _depths(self, elements: Iterable[int]) -> list[int]:
        """By character of the text without blanks: how many of some elements hold it."""
        outline = self.outline
        steps = [0] * (len(self.solid) + 1)
        for element in elements:
            steps[outline.begins[element]] += 1
            steps[outline.ends[element]] -= 1
        return [*accumulate(steps)][:-1]

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

    def take_for_prose(self, spans: Iterable[tuple[int, int]]) -> None:
        """Let some stretches of ink be the prose of the page, and nothing else."""
        marks = [0] * (len(self.solid) + 1)
        for begin, end in spans:
            marks[begin + 1:end + 1] = [1] * (end - begin)
        self._prose = [*accumulate(marks)]

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
