"""From the tree of a page to its pieces and its outline, in one walk.

A page has thousands of elements and a text around most of them, so what is asked of each is kept to a few steps.
"""
from __future__ import annotations

from itertools import repeat
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


def walk(root: _Element, source: str, outline: Outline) -> list[str]:
    """The pieces of a tree (see layout.py): the title first, then everything in document order.

    Args:
        outline: an empty one, in which the elements are noted.
    """
    walker = Walker(root, source, outline)
    pieces, words, areas, title, special = walker.pieces, walker.words, walker.areas, walker.title, walker.special
    nodes, tags, parents, begins, ends, last = (outline.nodes, outline.tags, outline.parents, outline.begins,
                                                outline.ends, outline.last)
    awaited = [*map(len, nodes), 1]     # the children to come; the last item stands for what holds the root
    add, inner = pieces.append, -1
    for number, (node, tag) in enumerate(zip(nodes, tags, strict=True)):
        parents.append(inner)
        inner = number
        begins.append(walker.ink)
        if tag in BLOCKS:
            # A block's edge takes what would do nothing behind it: settling it later costs more.
            if pieces[-1] is not BLOCK:
                add(BLOCK)
        elif tag == "br":
            add(BREAK)
        if tag in AREAS or node in special:
            walker.open_area(node, tag)
        if tag not in UNREAD and (text := node.text) and node is not title:
            if areas or not (text.isspace() and text.isascii()):
                words(text)
            elif pieces[-1] is not BLOCK:
                add(" ")
        while inner >= 0 and not awaited[inner]:    # it ends here, and so may what holds it
            node = nodes[inner]
            if node in areas:
                walker.close_area(node)
            if tags[inner] in BLOCKS and pieces[-1] is not BLOCK:
                add(BLOCK)
            ends[inner], last[inner] = walker.ink, number + 1
            if text := node.tail:
                if areas or not (text.isspace() and text.isascii()):
                    words(text)
                elif pieces[-1] is not BLOCK:
                    add(" ")
            inner = parents[inner]
            awaited[inner] -= 1
    begins[0] = 0
    return pieces


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

    __slots__ = ("areas", "fresh", "hidden", "ink", "inked", "keeping", "keeps_blanks", "pieces", "special", "title")

    def __init__(self, root: _Element, source: str, outline: Outline) -> None:
        note(root, outline)
        titles = [outline.nodes[element] for element in outline.by_tag.get("title", ())]
        self.title = next((node for node in titles if node.text and not is_drawn(node)), None)
        self.pieces = [BLOCK, self.title.text, BLOCK] if self.title is not None else [BLOCK]
        self.hidden, self.keeps_blanks = specials(root, source, outline)
        self.special = self.hidden | self.keeps_blanks
        self.keeping = self.inked = 0
        self.ink = outline.title_ink = ink_count(self.title.text) if self.title is not None else 0
        self.fresh = False
        # Of each open element: its marks (piece of the opener, closer), innermost first, and the ink before it.
        self.areas: dict[_Element, tuple[list[tuple[int, str]], int]] = {}

    def open_area(self, node: _Element, tag: str) -> None:
        """Write the openers of an element that is hidden, quoted or code."""
        marks: list[tuple[int, str]] = []
        hides = tag == "template" or node in self.hidden
        for holds, opener, closer in ((hides, HIDE, SHOW), (tag == "blockquote", QUOTE, QUOTE_END),
                                      (tag in CODES, CODE, CODE_END)):
            if holds:
                marks.insert(0, (len(self.pieces), closer))
                self.pieces.append(opener)
        self.areas[node] = marks, self.inked
        if tag in KEEPS_BLANKS or node in self.keeps_blanks:
            self.keeps_blanks.add(node)
            self.keeping += 1
            self.fresh = True

    def close_area(self, node: _Element) -> None:
        """Write the closers; an area that holds no text leaves no mark."""
        marks, inked = self.areas.pop(node)
        self.keeping -= node in self.keeps_blanks
        for at, closer in marks:
            if self.inked > inked:
                self.pieces.append(closer)
            else:
                self.pieces[at] = ""

    def words(self, text: str) -> None:
        """A text node."""
        parts = text.split()
        self.ink += len(parts[0]) if len(parts) == 1 else sum(map(len, parts))
        if self.keeping:
            # HTML drops the line break right behind `<pre>`.
            text = (text.removeprefix("\n") if self.fresh else text).translate(KEEP_BLANKS)
            self.fresh = False
        elif not parts and text.isascii():
            self.pieces.append(" ")
            return
        elif len(parts) > 1 and "\n" in text.strip():
            text = WIDE_BREAK_RE.sub("", text)
        self.inked += 1
        self.pieces.append(text)


def ink_count(text: str) -> int:
    """The number of characters that are not blank."""
    return sum(map(len, text.split()))


def is_drawn(node: _Element) -> bool:
    """Whether a `<title>` names a part of a drawing and not the page."""
    parent = node.getparent()
    return parent is not None and parent.tag in ("svg", "g", "symbol", "path")
