"""What a stage sees: the page, its thread, and the account so far."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from forumclean.ledger import Ledger, View
from forumclean.lines import Judge
from forumclean.model import Cut, Page, Post, Thread, maker


class Section(NamedTuple):
    """A stretch of author's text. `post` is None for the title and for a text without evidence of a page;
    `delimited` tells that furniture marks both its ends, so blank lines and indents in it are layout."""

    view: View
    delimited: bool
    post: Post | None = None


SECTION = maker(Section)


class Document:
    """Read-only input of a stage. `judge` remembers the lines it has judged, so that no stage pays for them twice; nor
    does one pay for the posts' views where the stage before it cut nothing."""

    __slots__ = ("_posts", "judge", "ledger", "page", "thread")

    def __init__(self, page: Page, thread: Thread, ledger: Ledger, judge: Judge):
        self.page, self.thread, self.ledger, self.judge = page, thread, ledger, judge
        self._posts: list[Section] | None = None

    def with_cuts(self, cuts: Sequence[Cut]) -> Document:
        """What the next stage sees, once these cuts are made."""
        return Document(self.page, self.thread, self.ledger.plus(cuts), self.judge) if cuts else self

    def sections(self, *, title: bool = False) -> list[Section]:
        """The stretches of author's text in page order: each post, or the whole text where no page was seen.

        Args:
            title: yield the title first.
        """
        ledger, thread = self.ledger, self.thread
        if self._posts is None:
            self._posts = [SECTION((View(ledger, post[0], post[1]), True, post)) for post in thread.posts]
        whole = [] if thread.is_page else [Section(ledger.view(0, len(self.page.text)), False)]
        above = [Section(ledger.view(*thread.title), True)] if title and thread.title else []
        return [*above, *whole, *self._posts]
