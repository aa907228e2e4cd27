"""The lines of each post as the classifying stages see them."""
from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, compress
from operator import itemgetter
from typing import NamedTuple

from forumclean.document import Document
from forumclean.ledger import View
from forumclean.lines import Judgement
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
RULE = itemgetter(1)   # of a judgement


class PostLines:
    """A post's lines, and what rules have claimed of them.

    `keys` are those of the lines, which most posts are asked for alone; `ruled` tells whether any line has a rule.
    """

    __slots__ = ("_judged", "_lines", "author", "claimed", "heads", "keys", "parts", "quoted", "ruled", "view")

    def __init__(self, view: View, author: str | None, keys: Sequence[str], judged: Sequence[Judgement]):
        """The lines of a view with their keys and judgements, blank ones too."""
        self.view, self.author, self.keys = view, author, [*filter(None, keys)]
        self.ruled = any(map(RULE, judged))
        self._judged = keys, judged
        self._lines: list[PostLine] | None = None
        self.claimed: dict[int, tuple[str, str]] = {}   # line number to rule id and reason
        self.heads: dict[int, int] = {}                 # line number to where a claim on the line's head ends
        self.parts: list[tuple[int, int, str]] = []     # spans inside lines, with their rule
        self.quoted: set[int] = set()                   # lines of a quotation that the page marks as such

    @property
    def lines(self) -> list[PostLine]:
        """The lines that are not blank."""
        if self._lines is None:
            text = self.view.text
            keys, judged = self._judged
            starts = [*accumulate([len(raw) + 1 for raw in text.split("\n")], initial=0)]
            starts[-1] = len(text)
            kinds, rules, forms, _ = zip(*judged, strict=True)
            rows = zip(starts, starts[1:], keys, kinds, rules, forms, strict=False)
            self._lines = [*map(LINE, compress(rows, keys))]
        return self._lines

    def free(self) -> Sequence[int]:
        """Numbers of the lines that nobody claims."""
        if not self.claimed:
            return range(len(self.keys))
        return [number for number in range(len(self.keys)) if number not in self.claimed]


def post_lines(doc: Document) -> list[PostLines]:
    """The lines of every post in page order."""
    sections = doc.sections()
    texts = [section.view.text for section in sections]
    keys = [*map(" ".join, map(str.split, "\n".join(texts).split("\n")))]
    judged = doc.judge.all(keys)
    posts, at = [], 0
    for section, text in zip(sections, texts, strict=True):
        stop = at + text.count("\n") + 1
        posts.append(PostLines(section.view, section.post.author if section.post else None,
                               keys[at:stop], judged[at:stop]))
        at = stop
    return posts
