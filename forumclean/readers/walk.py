"""From the tree of a page to its pieces and its outline, in one walk.

A page has thousands of elements and a text around most of them, so what is asked of each is kept to a few steps.
"""
from __future__ import annotations

from itertools import accumulate, repeat
from typing import TYPE_CHECKING

from forumclean.outline import Outline
from forumclean.readers.elements import BLOCKS, CODES, UNREAD
from forumclean.readers.hidden import specials
from forumclean.readers.layout import (
    BLOCK,
    BREAK,
    CODE,
    CODE_END,
    HIDE,
    KEEP_BLANKS,
    QUOTE,
    QUOTE_END,
    SHOW,
    WIDE_BREAK_RE,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

KEEPS_BLANKS = CODES | {"textarea"}
AREAS = KEEPS_BLANKS | {"blockquote", "template"}
# What there is to do at an element of some name; nothing at most of them.
EDGE, LINE_END, MORE = 1, 2, 3
KINDS = {**dict.fromkeys(BLOCKS, EDGE), "br": LINE_END, **dict.fromkeys((*AREAS, *UNREAD, "title"), MORE)}
PARTER = "\0"     # in no text: the reader replaces it in the source


def walk(root: _Element, source: str, outline: Outline) -> list[str]:
    """The pieces of a tree (see layout.py): the title first, then everything in document order.

    Args:
        outline: an empty one, in which the elements are noted.
    """
    walker = Walker(root, source, outline)
    visit(walker, outline)
    count_ink(outline, walker.texts)
    return walker.pieces


def visit(walker: Walker, outline: Outline) -> None:
    """Go through the elements, and note where each begins and ends; ink is counted in texts as yet."""
    kinds, pieces, texts, areas = walker.kinds, walker.pieces, walker.texts, walker.areas
    nodes, parents, begins, ends, last = outline.nodes, outline.parents, outline.begins, outline.ends, outline.last
    awaited = [*map(len, nodes), 2]     # the children to come; the last item stands for what holds the root, and stays
    add, tell, inner = pieces.append, texts.append, -1
    for number, (node, kind) in enumerate(zip(nodes, kinds, strict=True)):
        parents.append(inner)
        begins.append(len(texts))
        inner = number
        if kind == EDGE and pieces[-1] is not BLOCK:    # one more would do nothing, and cost more to settle later
            add(BLOCK)
        elif kind and kind != EDGE:
            walker.open(number)
        if (text := node.text) and (kind != MORE or walker.reads(number)):
            if not areas and text.isspace() and text.isascii():     # between two tags, as a third of all is
                if pieces[-1] is not BLOCK:
                    add(" ")
            elif areas or "\n" in text:
                walker.words(text)
            else:
                tell(text)
                add(text)
        while not awaited[inner]:    # it ends here, and so may what holds it
            kind = kinds[inner]
            if kind == MORE:
                walker.close(inner)
            elif kind == EDGE and pieces[-1] is not BLOCK:
                add(BLOCK)
            ends[inner], last[inner] = len(texts), number + 1
            if text := nodes[inner].tail:
                if not areas and text.isspace() and text.isascii():
                    if pieces[-1] is not BLOCK:
                        add(" ")
                elif areas or "\n" in text:
                    walker.words(text)
                else:
                    tell(text)
                    add(text)
            inner = parents[inner]
            awaited[inner] -= 1


def count_ink(outline: Outline, texts: list[str]) -> None:
    """Turn the number of texts before each element and up to its end into their ink."""
    sizes = map(len, "".join(PARTER.join(texts).split()).split(PARTER))
    ink = [*accumulate(sizes, initial=outline.title_ink)]
    outline.begins = [*map(ink.__getitem__, outline.begins)]
    outline.ends = [*map(ink.__getitem__, outline.ends)]
    outline.begins[0] = 0


def note(root: _Element, outline: Outline) -> None:
    """Note the elements of a tree, and what each is called."""
    nodes = outline.nodes = [*root.iter()]
    outline.tags = [node.tag for node in nodes]
    get = type(root).get    # a call the less for each
    outline.classes = [*map(get, nodes, repeat("class"))]
    outline.ids = [*map(get, nodes, repeat("id"))]
    outline.ends, outline.last = [0] * len(nodes), [0] * len(nodes)


class Walker:
    """What stands open on the way through a tree."""

    __slots__ = ("areas", "fresh", "hidden", "keeping", "keeps_blanks", "kinds", "outline", "pieces", "texts", "title")

    def __init__(self, root: _Element, source: str, outline: Outline) -> None:
        note(root, outline)
        self.outline = outline
        titles = [outline.nodes[element] for element in outline.by_tag.get("title", ())]
        self.title = next((node for node in titles if node.text and not is_drawn(node)), None)
        self.pieces = [BLOCK, self.title.text, BLOCK] if self.title is not None else [BLOCK]
        self.texts: list[str] = []      # of the elements, but for the white space between tags
        self.hidden, self.keeps_blanks = specials(root, source, outline)
        self.kinds = [*map(KINDS.get, outline.tags)]
        for element in self.hidden | self.keeps_blanks:
            self.kinds[element] = MORE
        outline.title_ink = ink_count(self.title.text) if self.title is not None else 0
        self.keeping = 0
        self.fresh = False
        # Of each open element: its marks (piece of the opener, closer), innermost first, and the texts before it.
        self.areas: dict[int, tuple[list[tuple[int, str]], int]] = {}

    def open(self, element: int) -> None:
        """Write what an element begins with that is a line's end, or hidden, quoted, code, or not read."""
        tag = self.outline.tags[element]
        if tag == "br":
            self.pieces.append(BREAK)
        elif tag in BLOCKS and self.pieces[-1] is not BLOCK:
            self.pieces.append(BLOCK)
        hides, keeps = tag == "template" or element in self.hidden, tag in KEEPS_BLANKS or element in self.keeps_blanks
        if not (hides or keeps or tag == "blockquote"):
            return
        marks: list[tuple[int, str]] = []
        for holds, opener, closer in ((hides, HIDE, SHOW), (tag == "blockquote", QUOTE, QUOTE_END),
                                      (tag in CODES, CODE, CODE_END)):
            if holds:
                marks.insert(0, (len(self.pieces), closer))
                self.pieces.append(opener)
        self.areas[element] = marks, len(self.texts)
        if keeps:
            self.keeps_blanks.add(element)
            self.keeping += 1
            self.fresh = True

    def close(self, element: int) -> None:
        """Write what an element ends with; an area that holds no text leaves no mark."""
        if element in self.areas:
            marks, before = self.areas.pop(element)
            self.keeping -= element in self.keeps_blanks
            for at, closer in marks:
                if len(self.texts) > before:
                    self.pieces.append(closer)
                else:
                    self.pieces[at] = ""
        if self.pieces[-1] is not BLOCK and self.outline.tags[element] in BLOCKS:
            self.pieces.append(BLOCK)

    def reads(self, element: int) -> bool:
        """Whether an element's text is read where it stands."""
        return self.outline.tags[element] not in UNREAD and self.outline.nodes[element] is not self.title

    def words(self, text: str) -> None:
        """A text of several lines, or in an area."""
        if self.keeping:
            self.texts.append(text)
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            # HTML drops the line break right behind `<pre>`.
            text = (text.removeprefix("\n") if self.fresh else text).translate(KEEP_BLANKS)
            self.fresh = False
        elif text.isspace() and text.isascii():
            if self.pieces[-1] is not BLOCK:
                self.pieces.append(" ")
            return
        else:
            self.texts.append(text)
            if "\n" in text.strip():
                text = WIDE_BREAK_RE.sub("", text)
        self.pieces.append(text)


def ink_count(text: str) -> int:
    """The number of characters that are not blank."""
    return sum(map(len, text.split()))


def is_drawn(node: _Element) -> bool:
    """Whether a `<title>` names a part of a drawing and not the page."""
    parent = node.getparent()
    return parent is not None and parent.tag in ("svg", "g", "symbol", "path")
