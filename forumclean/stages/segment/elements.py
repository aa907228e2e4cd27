"""What the elements of an HTML page tell of a piece: what the page calls them, how they repeat, how much is linked."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.segment.measures import count_class, share_name
from forumclean.stages.segment.observe import length_class
from forumclean.stages.segment.pieces import Piece

WORD_RE = lazy("[A-Z]?[a-z]{3,}|[A-Z]{3,}")
NEAR_LEVELS, FAR_LEVELS = 2, 9
PATH_LEVELS = 5
TELLING_TAGS = frozenset("a li td th dd dt h1 h2 h3 h4 h5 h6 p pre code blockquote button label form nav header "
    "footer aside article section "
                         "main time cite em strong b i span div table ul ol dl fieldset legend select option "
                         "textarea title font center "
                         "figcaption caption address small".split())


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The words in a class or an id, in lower case: postAuthor-12 is post and author."""
    return tuple(dict.fromkeys(word.lower() for word in WORD_RE.findall(name)))


class Elements:
    """What is asked of the elements of one page, each element once."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._words: dict[int, tuple[str, ...]] = {}
        self._paths: dict[int, tuple[tuple[str, str | None], ...]] = {}
        links = outline.by_tag.get("a", [])
        self._link_begins = [outline.begins[link] for link in links]
        self._link_ends = [outline.ends[link] for link in links]
        self._linked = [*accumulate((end - begin for begin, end in zip(self._link_begins, self._link_ends,
            strict=True)),
                                    initial=0)]

    def called(self, element: int) -> tuple[str, ...]:
        """The words in an element's class and id."""
        if element not in self._words:
            outline = self.outline
            self._words[element] = tuple(word for name in (outline.classes[element], outline.ids[element]) if name
                                         for word in name_words(name))
        return self._words[element]

    def path(self, element: int) -> tuple[tuple[str, str | None], ...]:
        """Tag and class of an element and of those around it."""
        if element not in self._paths:
            found: list[tuple[str, str | None]] = []
            at = element
            while at >= 0 and len(found) < PATH_LEVELS:
                found.append(self.outline.name(at))
                at = self.outline.parents[at]
            self._paths[element] = tuple(found)
        return self._paths[element]

    def linked(self, begin: int, end: int) -> float:
        """The share of a stretch of ink that stands in links."""
        if end <= begin:
            return 0.0
        first, stop = bisect_right(self._link_ends, begin), bisect_left(self._link_begins, end)
        if stop <= first:
            return 0.0
        amount = self._linked[stop] - self._linked[first]
        amount -= max(begin - self._link_begins[first], 0) + max(self._link_ends[stop - 1] - end, 0)
        return min(max(amount / (end - begin), 0.0), 1.0)


def element_names(outline: Outline, pieces: Sequence[Piece], observations: Sequence[list[str]]) -> None:
    """Add to the observations of each piece what its elements tell."""
    elements = Elements(outline)
    spans = [ink_of(outline, piece) for piece in pieces]
    owners = [owner(outline, begin, end) for begin, end in spans]
    groups: defaultdict[tuple[tuple[str, str | None], ...], list[int]] = defaultdict(list)
    for number, element in enumerate(owners):
        groups[elements.path(element)].append(number)
    told = {path: group_names(pieces, spans, numbers, elements) for path, numbers in groups.items()}
    page_ink = max(outline.ends[0] if len(outline) else 1, 1)
    for piece, element, (begin, end), names in zip(pieces, owners, spans, observations, strict=True):
        names += around(elements, element)
        share = share_name(elements.linked(begin, end))
        names.append(f"linked:{share}")
        names.append(f"linked+len:{share},{length_class(len(piece.key))}")
        names += told[elements.path(element)]
        if begin < outline.title_ink:
            names.append("in-title")
        names.append(f"page-part:{min(begin * 10 // page_ink, 9)}")


def ink_of(outline: Outline, piece: Piece) -> tuple[int, int]:
    """The stretch of ink that a piece is."""
    return outline.ink_before(piece.start), outline.ink_before(piece.end)


def owner(outline: Outline, begin: int, end: int) -> int:
    """The innermost element that holds all of a stretch of ink."""
    element = bisect_right(outline.begins, begin) - 1
    ends, parents = outline.ends, outline.parents
    while element > 0 and ends[element] < end:
        element = parents[element]
    return max(element, 0)


def around(elements: Elements, element: int) -> list[str]:
    """What an element and those around it are called."""
    outline = elements.outline
    names: dict[str, None] = {}
    tags: list[str] = []
    level, at = 0, element
    while at >= 0 and level <= FAR_LEVELS:
        tag = outline.tags[at]
        if level <= NEAR_LEVELS:
            tags.append(tag)
            for word in elements.called(at):
                names[f"near:{word}"] = None
        else:
            for word in elements.called(at):
                names[f"far:{word}"] = None
        if tag in TELLING_TAGS:
            names[f"in:{tag}" if level else f"tag:{tag}"] = None
        level, at = level + 1, outline.parents[at]
    names[f"tags:{'<'.join(tags)}"] = None
    return [*names]


def group_names(pieces: Sequence[Piece], spans: Sequence[tuple[int, int]], numbers: Sequence[int],
                elements: Elements) -> list[str]:
    """What the pieces in elements of one path have in common."""
    count = len(numbers)
    chars = sum(len(pieces[number].key) for number in numbers)
    says = sum(pieces[number].says for number in numbers)
    dated = sum(pieces[number].date is not None for number in numbers)
    forms = len({pieces[number].form for number in numbers})
    linked = sum(elements.linked(*spans[number]) for number in numbers) / count
    many, length = count_class(count), length_class(chars // count)
    return [f"path-count+len:{many},{length}", f"path-says+len:{share_name(says / count)},{length}",
            f"path-dated:{many},{share_name(dated / count)}", f"path-forms:{many},{share_name(forms / count)}",
            f"path-linked+len:{share_name(linked)},{length}",
                f"path-says+linked:{share_name(says / count)},{share_name(linked)}"]
