"""The elements of an HTML page beside its text: which element holds which stretch, and what the page calls it.

Elements are numbers in document order, so a subtree is a range: `e`, and all up to `last[e]`. Parallel lists instead of
an object an element: a page holds thousands, and most are never asked for.

Where an element stands in the page text is counted in *ink*, the characters that are not blank: however blanks and
breaks are settled, the ink of the text is that of the tree, in the same order.
"""
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, KeysView, Sequence
from functools import cached_property
from itertools import accumulate, chain, compress, count
from operator import add
from typing import Any

BLANKS = r"(\s+)"
COMMON_BLANKS = "\n\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}\t"     # beside the space; a page rarely has another


def named(values: Sequence[str | None]) -> Iterator[tuple[int, str]]:
    """The elements that have an attribute, with its value: most have none."""
    return zip(compress(count(), values), filter(None, values), strict=True)


class ByClass:
    """The elements of each class of a page, which are put together when a class is first asked for: few ever are."""

    __slots__ = ("_merged", "lists")

    def __init__(self, alike: dict[str, list[int]]) -> None:
        """`alike` holds the elements by their whole attribute, which `lists` tell by each class in it."""
        self.lists: dict[str, list[list[int]]] = {}
        self._merged: dict[str, list[int]] = {}
        for names, elements in alike.items():
            for name in names.split():
                if name in self.lists:
                    self.lists[name].append(elements)
                else:
                    self.lists[name] = [elements]

    def __contains__(self, name: str) -> bool:
        return name in self.lists

    def __getitem__(self, name: str) -> list[int]:
        if name not in self._merged:
            parts = self.lists[name]
            # A careless page gives an element a class twice.
            self._merged[name] = parts[0] if len(parts) == 1 else sorted({*chain.from_iterable(parts)})
        return self._merged[name]

    def get(self, name: str, default: Sequence[int] = ()) -> Sequence[int]:
        """The elements of a class, or something else where the page has none."""
        return self[name] if name in self.lists else default

    def keys(self) -> KeysView[str]:
        """The names of all classes."""
        return self.lists.keys()


class Outline:
    """The elements of one page. Read-only once it is built.

    Attributes:
        tags: the name of each element.
        parents: the element that each stands in; -1 for the root.
        last: the element after the subtree of each.
        begins, ends: the ink before each and up to its end.
        ids, classes: these attributes of each element; None where it has none.
        nodes: anything with `get(name)` for an element's attributes.
        text: the page text.
        title_ink: the ink of the page's title, which the text begins with; its element holds none.
        appended_ink: the ink that ends the text and stands in no element.
        replaced: the elements whose text the reader cut as a stand-in (`<noscript>`): no posts are looked for in them.
    """

    def __init__(self) -> None:
        self.tags: list[str] = []
        self.parents: list[int] = []
        self.last: list[int] = []
        self.begins: list[int] = []
        self.ends: list[int] = []
        self.ids: list[str | None] = []
        self.classes: list[str | None] = []
        self.nodes: list[Any] = []
        self.text = ""
        self.title_ink = 0
        self.appended_ink = 0
        self.replaced: list[int] = []

    def __len__(self) -> int:
        return len(self.tags)

    @cached_property
    def by_class(self) -> ByClass:
        """The elements of each class, in order."""
        alike: dict[str, list[int]] = {}    # by the whole attribute, of which a page has few
        for element, names in named(self.classes):
            if names in alike:
                alike[names].append(element)
            else:
                alike[names] = [element]
        return ByClass(alike)

    @cached_property
    def by_tag(self) -> dict[str, list[int]]:
        """The elements of each name, in order."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for element, tag in enumerate(self.tags):
            found[tag].append(element)
        return dict(found)

    @cached_property
    def by_id(self) -> dict[str, list[int]]:
        """The elements of each id, in order; a careless page gives one to several."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for element, name in named(self.ids):
            found[name].append(element)
        return dict(found)

    @cached_property
    def _sorted_ids(self) -> list[str]:
        return sorted(self.by_id)

    def ids_from(self, beginning: str) -> list[int]:
        """The elements whose id begins so, in order."""
        names = self._sorted_ids
        at = bisect_left(names, beginning)
        found: list[int] = []
        while at < len(names) and names[at].startswith(beginning):
            found += self.by_id[names[at]]
            at += 1
        return sorted(found)

    def attribute(self, element: int, name: str) -> str | None:
        """The value of an attribute; None where the element has none."""
        if name == "id":
            return self.ids[element]
        if name == "class":
            return self.classes[element]
        value: str | None = self.nodes[element].get(name)
        return value

    def has_class(self, element: int, name: str) -> bool:
        """Whether an element is of a class."""
        names = self.classes[element]
        return names is not None and name in names and name in names.split()

    def above(self, element: int) -> Iterator[int]:
        """The elements that hold an element, from the inside out."""
        element = self.parents[element]
        while element >= 0:
            yield element
            element = self.parents[element]

    def name(self, element: int) -> tuple[str, str | None]:
        """Tag and classes of an element: what a template calls it."""
        return self.tags[element], self.classes[element]

    def children(self, element: int) -> Iterator[int]:
        """The elements right inside an element, in order."""
        child, last = element + 1, self.last[element]
        while child < last:
            yield child
            child = self.last[child]

    def holds(self, outer: int, inner: int) -> bool:
        """Whether one element stands in another, or is it."""
        return outer <= inner < self.last[outer]

    def ink(self, element: int) -> int:
        """The number of characters in an element that are not blank."""
        return self.ends[element] - self.begins[element]

    @cached_property
    def solid(self) -> str:
        """The text without blanks, of which an element is the stretch between its inks."""
        return "".join(self.text.split())

    @cached_property
    def _runs(self) -> tuple[list[int], list[int]]:
        """Where each run of ink (some empty) starts in the text, and the ink before it (one entry more)."""
        text = self.text
        for blank in COMMON_BLANKS:
            text = text.replace(blank, " ")
        sizes = [*map(len, text.split(" "))]
        before = [*accumulate(sizes, initial=0)]
        if before[-1] == len(self.solid):
            return [*map(add, before, range(len(sizes)))], before
        sizes = [*map(len, re.split(BLANKS, self.text))]    # runs and blanks in turn
        return [*accumulate(sizes, initial=0)][:-1:2], [*accumulate(sizes[::2], initial=0)]

    def fits(self) -> bool:
        """Whether text and elements agree; if not, the text was read in another way."""
        return len(self.solid) == (self.ends[0] if self.ends else 0) + self.appended_ink

    def place(self, ink: int) -> int:
        """Where the character stands in the text that comes after so much ink; the text's end after all."""
        starts, before = self._runs
        run = bisect_right(before, ink) - 1
        return starts[run] + ink - before[run] if run < len(starts) else len(self.text)

    def ink_before(self, place: int) -> int:
        """The ink before a place in the text."""
        starts, before = self._runs
        run = bisect_right(starts, place) - 1
        return min(before[run] + place - starts[run], before[run + 1]) if run >= 0 else 0

    def span(self, element: int) -> tuple[int, int]:
        """From the first to after the last ink of an element in the text; equal where it has none."""
        return self.ink_span(self.begins[element], self.ends[element])

    def ink_span(self, begin: int, end: int) -> tuple[int, int]:
        """The span of the text from the character after `begin` ink to that before `end`."""
        starts, before = self._runs
        run = bisect_right(before, begin) - 1
        start = starts[run] + begin - before[run] if run < len(starts) else len(self.text)
        if end <= begin:
            return start, start
        run = bisect_right(before, end - 1, run) - 1
        return start, starts[run] + end - before[run] if run < len(starts) else len(self.text) + 1

    def words(self, element: int) -> str:
        """An element's text, its blanks and breaks as they stand in the page text."""
        start, end = self.span(element)
        return self.text[start:end]

    def at(self, place: int) -> int:
        """The innermost element that holds the character at a place of the text; 0, the root, if none does."""
        ink = self.ink_before(place)
        element = bisect_right(self.begins, ink) - 1
        while element > 0 and self.ends[element] <= ink:
            element = self.parents[element]
        return max(element, 0)

    def inside(self, elements: Sequence[int], outer: int) -> Sequence[int]:
        """Those of a sorted sequence of elements that stand in an element."""
        return elements[bisect_left(elements, outer):bisect_left(elements, self.last[outer])]
