"""How much of each element of an HTML page is words, and not links, buttons and menus, and how much reads as prose."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, chain, repeat

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
        steps: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])    # by ink: elements that begin, less ends
        dull = [element for tag in DULL for element in outline.by_tag.get(tag, ())]
        for kind, elements in enumerate((dull + [element for element, _ in self.furniture],
                                         outline.by_tag.get("a", ()))):
            for element in elements:
                steps[outline.begins[element]][kind] += 1
                steps[outline.ends[element]][kind] -= 1
        runs = []
        at = deep = linked = 0
        for place, (a, b) in [*sorted(steps.items()), (len(self.solid), (0, 0))]:
            runs.append(repeat(1.0 if deep else 1 - LINK_WEIGHT if linked else 0.0, place - at))
            at, deep, linked = place, deep + a, linked + b
        return [*accumulate(chain.from_iterable(runs), initial=0.0)]

    @cached_property
    def _prose(self) -> list[int]:
        """By ink: how much of the text before it is prose."""
        runs = []
        begin = 0
        for start, end, key in zip(self.page.starts, self.page.starts[1:], self.page.keys, strict=False):
            size = sum(map(len, self.outline.text[start:end].split()))
            runs.append(repeat(int(self.reads_as_prose(key, begin, begin + size)), size))
            begin += size
        return [*accumulate(chain.from_iterable(runs), initial=0)]

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
