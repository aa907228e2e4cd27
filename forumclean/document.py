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
    does one pay for the views of posts in which the stages before it cut nothing."""

    __slots__ = ("_earlier", "_posts", "_since", "judge", "ledger", "page", "thread")

    def __init__(self, page: Page, thread: Thread, ledger: Ledger, judge: Judge):
        self.page, self.thread, self.ledger, self.judge = page, thread, ledger, judge
        self._posts: list[Section] | None = None
        # What an earlier stage was given, and what was cut since.
        self._earlier: list[Section] = []
        self._since: Sequence[Cut] = ()

    def with_cuts(self, cuts: Sequence[Cut]) -> Document:
        """What the next stage sees, once these cuts are made."""
        if not cuts:
            return self
        after = Document(self.page, self.thread, self.ledger.plus(cuts), self.judge)
        after._earlier = self._earlier if self._posts is None else self._posts
        after._since = [*self._since, *cuts] if self._posts is None else cuts
        return after

    def sections(self, *, title: bool = False) -> list[Section]:
        """The stretches of author's text in page order: each post, or the whole text where no page was seen.

        Args:
            title: yield the title first.
        """
        ledger, thread = self.ledger, self.thread
        if self._posts is None:
            self._posts = self.post_sections()
        whole = [] if thread.is_page else [Section(ledger.view(0, len(self.page.text)), False)]
        above = [Section(ledger.view(*thread.title), True)] if title and thread.title else []
        return [*above, *whole, *self._posts]

    def post_sections(self) -> list[Section]:
        """Each post, with the view that it had where nothing was cut in it since."""
        ledger, posts = self.ledger, self.thread.posts
        if not self._earlier:
            return [SECTION((View(ledger, post[0], post[1]), True, post)) for post in posts]
        fresh = Ledger(ledger.text, self._since)
        return [SECTION((View(ledger, post[0], post[1]), True, post)) if fresh.within(post[0], post[1]) else section
                for post, section in zip(posts, self._earlier, strict=True)]
