"""The lines of each post as the classifying stages see them."""
from __future__ import annotations

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


class PostLines:
    """A post's lines, and what rules have claimed of them."""

    __slots__ = ("author", "claimed", "heads", "lines", "parts", "quoted", "view")

    def __init__(self, view: View, author: str | None, lines: list[PostLine]):
        self.view, self.author, self.lines = view, author, lines
        self.claimed: dict[int, tuple[str, str]] = {}   # line number to rule id and reason
        self.heads: dict[int, int] = {}                 # line number to where a claim on the line's head ends
        self.parts: list[tuple[int, int, str]] = []     # spans inside lines, with their rule
        self.quoted: set[int] = set()                   # lines of a quotation that the page marks as such

    def free(self) -> list[int]:
        """Numbers of the lines that nobody claims."""
        return [number for number in range(len(self.lines)) if number not in self.claimed]


def post_lines(doc: Document) -> list[PostLines]:
    """The lines of every post in page order."""
    posts, judge = [], doc.judge
    for section in doc.sections():
        text = section.view.text
        lines, at = [], 0
        for raw in text.split("\n"):
            end = min(at + len(raw) + 1, len(text))
            if key := " ".join(raw.split()):
                lines.append(LINE((at, end, key, *judge(key))))
            at = end
        posts.append(PostLines(section.view, section.post.author if section.post else None, lines))
    return posts
