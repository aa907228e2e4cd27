"""Where a page parts paragraphs by elements and breaks their lines by <br>, the elements part as blank lines do.

Only where both are seen in one post: many an editor makes a <p> of every line, and then it tells nothing.
"""
from __future__ import annotations

from functools import cached_property

from forumclean.ledger import View
from forumclean.model import Page
from forumclean.stages.wrap.wraplines import Lines
from forumclean.stages.wrap.wrapmarks import ENDS_CLAUSE

# Of the lines before an element those that end in mid-clause, at most; of the lines before a <br> there are so many.
OPEN_SHARE, MIN_OPEN = 0.1, 2
# Elements in one post, besides the first, that part paragraphs.
MIN_EDGES = 2


class Paragraphs:
    """Where the paragraph elements of a page begin; looked up with the first post that may be hard-wrapped."""

    def __init__(self, page: Page):
        self._page = page

    @cached_property
    def starts(self) -> frozenset[int]:
        """Offsets of the page text; none where a page has no elements."""
        outline = self._page.outline
        if outline is None or "p" not in outline.by_tag or not outline.fits():
            return frozenset()
        return frozenset([outline.span(element)[0] for element in outline.by_tag["p"] if outline.ink(element)])

    def part(self, lines: Lines, view: View) -> Lines:
        """The lines of a post, a blank one before each that begins a paragraph, if elements part its paragraphs.

        Args:
            view: the post's text, whose offsets those of the lines are.
        """
        if len(lines) < MIN_EDGES + MIN_OPEN or not self.starts or any(lines.gaps[1:]):
            return lines
        edges = [i for i in range(1, len(lines)) if view.offset(lines.starts[i]) in self.starts]
        opens = {i for i, ink in enumerate(lines.inks[:-1], 1) if ink[-1] not in ENDS_CLAUSE}
        torn = len(opens.intersection(edges))
        if len(edges) < MIN_EDGES or torn > OPEN_SHARE * len(edges) or len(opens) - torn < MIN_OPEN:
            return lines
        gaps = [*lines.gaps]
        for i in edges:
            gaps[i] = 1
        return Lines(lines.text, lines.inks, lines.starts, lines.indents, gaps)
