"""The lines of each post as the classifying stages see them."""
from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, compress
from operator import itemgetter
from typing import NamedTuple

from forumclean.document import Document
from forumclean.ledger import View
from forumclean.model import maker


class PostLine(NamedTuple):
    """One line of a post that is not blank: its span in the view, look-up form, class and rule."""

    start: int
    end: int
    key: str
    kind: int
    rule: str
    form: str

    @property
    def solid(self) -> str:
        """The line without blanks, for comparing."""
        return self.key.replace(" ", "")


LINE = maker(PostLine)
RULE = itemgetter(PostLine._fields.index("rule"))


class PostLines:
    """A post's lines, and what rules have claimed of them."""

    __slots__ = ("author", "claimed", "heads", "lines", "parts", "quoted", "view")

    def __init__(self, view: View, author: str | None, lines: list[PostLine]):
        self.view, self.author, self.lines = view, author, lines
        self.claimed: dict[int, tuple[str, str]] = {}   # line number to rule id and reason
        self.heads: dict[int, int] = {}                 # line number to where a claim on the line's head ends
        self.parts: list[tuple[int, int, str]] = []     # spans inside lines, with their rule
        self.quoted: set[int] = set()                   # lines of a quotation that the page marks as such

    def free(self) -> Sequence[int]:
        """Numbers of the lines that nobody claims."""
        if not self.claimed:
            return range(len(self.lines))
        return [number for number in range(len(self.lines)) if number not in self.claimed]


def post_lines(doc: Document) -> list[PostLines]:
    """The lines of every post in page order."""
    sections = doc.sections()
    texts = [section.view.text for section in sections]
    raws = "\n".join(texts).split("\n")
    keys = [*map(" ".join, map(str.split, raws))]
    judgements = doc.judge.all(keys)
    kinds, rules, forms, _ = zip(*judgements, strict=True)
    sizes = [len(raw) + 1 for raw in raws]
    posts, at = [], 0
    for section, text in zip(sections, texts, strict=True):
        stop = at + text.count("\n") + 1
        starts = [*accumulate(sizes[at:stop], initial=0)]
        starts[-1] = len(text)
        lines = zip(starts, starts[1:], keys[at:stop], kinds[at:stop], rules[at:stop], forms[at:stop], strict=False)
        posts.append(PostLines(section.view, section.post.author if section.post else None,
                               [*map(LINE, compress(lines, keys[at:stop]))]))
        at = stop
    return posts
