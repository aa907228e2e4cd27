"""How much of each element of an HTML page is words, and not links, buttons and menus, and how much reads as prose."""
from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property, partial
from itertools import accumulate, compress, count, pairwise
from operator import mul, sub

from forumclean.lines import TEXT, Judge
from forumclean.model import Page
from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.engineposts import common_furniture

# Their text is the interface's; a link may be an author's too, so it still weighs a little.
DULL = ("button", "select", "textarea", "nav", "footer", "label")
FIFTHS, LINK_FIFTHS = 5, 4      # of a character, that is dull: of a button's, of a link's
SENTENCE_RE = lazy("[，。！？；、…,!?;]")
# What a row of an office's table of data begins with.
DATA_RE = lazy("(?:索 *引 *号|分 *类|[发發]文(?:机关|機關|字号|字號|日期)|[发發]布(?:机构|機構|日期|时间|時間)|(?:成文|生成|公开|印[发發])日期|标 *题|文 *[号號]"
               "|主题(?:词|分类)|体裁分类|组配分类|信息来源|公开(?:方式|范围)|有效性|内容概述)[：:]")
HEADINGS = ("h1", "h2", "h3")
SHORTEST_SENTENCE = 6
SHORTEST_PROSE = 40
WORDY_SHARE = 0.6   # of a line's ink, that is not dull
DIGITS_RE = lazy(r"[\d０-９:：./\-]+")


class Words:
    """The weights of a page's elements."""

    def __init__(self, page: Page, outline: Outline, judge: Judge):
        self.page, self.outline, self.judge = page, outline, judge
        self.furniture, self.quotes = common_furniture(outline)
        self.solid = outline.solid

    def __getitem__(self, element: int) -> str:
        """An element's text without blanks."""
        return self.solid[self.outline.begins[element]:self.outline.ends[element]]

    @cached_property
    def inked(self) -> list[tuple[int, int, int, int, int]]:
        """The elements with ink: of each its number, what holds it, where it ends, the first element that is called as
        it is, its holder too, and its own number among its like: the elements of its tag in the one that holds it."""
        outline = self.outline
        tags, classes, parents = outline.tags, outline.classes, outline.parents
        first: dict[tuple[str, str | None, str, str | None], int] = {}
        names = zip(tags, classes, map(tags.__getitem__, parents), map(classes.__getitem__, parents), strict=True)
        counters: defaultdict[tuple[int, str], count[int]] = defaultdict(partial(count, 1))
        steps = map(next, map(counters.__getitem__, zip(parents, tags, strict=True)))
        rows = zip(range(len(outline)), parents, outline.last, map(first.setdefault, names, count()), steps, strict=False)
        return [*compress(rows, map(sub, outline.ends, outline.begins))]

    @cached_property
    def direct(self) -> list[str]:
        """Of each element, the text that stands right in it and in none of its children, its numbers alike."""
        outline, solid = self.outline, self.solid
        begins, ends, last = outline.begins, outline.ends, outline.last
        texts = []
        for element, (at, end) in enumerate(zip(begins, ends, strict=True)):
            child, stop = element + 1, last[element]
            if at == end or (child < stop and begins[child] == at and ends[child] == end):
                texts.append("")    # nearly all that are no leaves
                continue
            text = solid[at:end] if child == stop else direct_words(self, element)
            texts.append(text if text.isalpha() or not text else DIGITS_RE.sub("0", text))
        return texts

    def wordy_share(self, element: int) -> float:
        """The share of an element's ink that is not dull."""
        begin, end = self.outline.begins[element], self.outline.ends[element]
        return self.between(begin, end) / (end - begin) if end > begin else 0.0

    @cached_property
    def _dull(self) -> Sums:
        """How much of the text before an ink is dull, in fifths."""
        outline = self.outline
        steps: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])    # by ink: elements that begin, less ends
        dull = [element for tag in DULL for element in outline.by_tag.get(tag, ())]
        for kind, elements in enumerate((dull + [element for element, _ in self.furniture],
                                         outline.by_tag.get("a", ()))):
            for element in elements:
                if outline.begins[element] < outline.ends[element]:
                    steps[outline.begins[element]][kind] += 1
                    steps[outline.ends[element]][kind] -= 1
        deep = linked = 0
        weights = []
        for place, (a, b) in sorted(steps.items()):
            deep, linked = deep + a, linked + b
            weights.append((place, FIFTHS if deep else LINK_FIFTHS if linked else 0))
        return Sums(weights)

    @cached_property
    def _prose(self) -> Sums:
        """How much of the text before an ink is prose."""
        weights = []
        begin = 0
        titles = self._titles()
        for key, size in zip(self.page.keys, self._sizes(), strict=False):
            if size:
                reads = titles.get(begin) != begin + size and self.reads_as_prose(key, begin, begin + size)
                weights.append((begin, int(reads)))
                begin += size
        return Sums([*weights, (begin, 0)])

    def _titles(self) -> dict[int, int]:
        """The headings whose words the page's own title has too, sentences perhaps: by the ink before, the ink at the
        end."""
        outline, title = self.outline, self.solid[:self.outline.title_ink]
        return {outline.begins[element]: outline.ends[element] for tag in HEADINGS
                for element in outline.by_tag.get(tag, ()) if outline.ink(element) and self[element] in title}

    def _sizes(self) -> list[int]:
        """The ink of each line."""
        sizes = [len(key) - key.count(" ") for key in self.page.keys]
        if sum(sizes) == len(self.solid):   # no character that keys leave out
            return sizes
        text, starts = self.outline.text, self.page.starts
        return [sum(map(len, text[start:end].split())) for start, end in pairwise(starts)]

    def take_for_prose(self, spans: Iterable[tuple[int, int]]) -> None:
        """Let some stretches of ink be the prose of the page, and nothing else."""
        at, weights = 0, []
        for begin, end in sorted(spans):
            if end > at:
                weights += [(max(begin, at), 1), (end, 0)]
                at = end
        self._prose = Sums(weights)

    def reads_as_prose(self, key: str, begin: int, end: int) -> bool:
        """Whether a line is a sentence or long, no interface's, and not made of links."""
        if end - begin < SHORTEST_SENTENCE:
            return False
        if end - begin < SHORTEST_PROSE and not SENTENCE_RE.search(key) and key.count("：") != 1:    # two: two labels
            return False
        if DATA_RE.match(key):
            return False
        return self.between(begin, end) >= WORDY_SHARE * (end - begin) and self.judge(key)[0] == TEXT

    def weight(self, element: int) -> float:
        """The ink of an element that is not dull."""
        return self.between(self.outline.begins[element], self.outline.ends[element])

    def between(self, begin: int, end: int) -> float:
        """The ink between two inks that is not dull."""
        return end - begin - self._dull.between(begin, end) / FIFTHS

    def prose(self, begin: int, end: int) -> int:
        """The ink between two inks that reads as prose."""
        return self._prose.between(begin, end) if end > begin else 0


class Sums:
    """What the characters of a text add up to that weigh the same from one place to the next."""

    __slots__ = ("_places", "_sums", "_weights")

    def __init__(self, weights: Sequence[tuple[int, int]]) -> None:
        """`weights` holds places in order, each with what a character weighs from there on; before the first, nothing.
        A place may stand twice: the last one counts."""
        self._places = [0, *[place for place, _ in weights]]
        self._weights = [0, *[weight for _, weight in weights]]
        sizes = map(sub, self._places[1:], self._places)
        self._sums = [*accumulate(map(mul, self._weights, sizes), initial=0)]

    def between(self, begin: int, end: int) -> int:
        """What the characters from one place to another weigh."""
        places = self._places
        first = bisect_right(places, begin) - 1
        last = bisect_right(places, end, first) - 1
        weights, sums = self._weights, self._sums
        return (sums[last] + weights[last] * (end - places[last])
                - sums[first] - weights[first] * (begin - places[first]))


def direct_words(words: Words, element: int) -> str:
    """The text that stands right in an element and in none of its children, without blanks."""
    outline = words.outline
    begins, ends, last = outline.begins, outline.ends, outline.last
    at, end, child, stop = begins[element], ends[element], element + 1, last[element]
    if at == end or child == stop:
        return words.solid[at:end]
    pieces = []
    while child < stop:
        if at < begins[child]:
            pieces.append(words.solid[at:begins[child]])
        at, child = ends[child], last[child]
    pieces.append(words.solid[at:end])
    return "".join(pieces)
