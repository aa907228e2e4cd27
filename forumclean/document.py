"""What a stage sees: the page, its thread, and the account so far."""
from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from forumclean.ledger import Ledger, View
from forumclean.lines import Judge
from forumclean.model import Page, Post, Thread, maker


class Section(NamedTuple):
    """A stretch of author's text. `post` is None for the title and for a text without evidence of a page;
    `delimited` tells that furniture marks both its ends, so blank lines and indents in it are layout."""

    view: View
    delimited: bool
    post: Post | None = None


SECTION = maker(Section)


class Document(NamedTuple):
    """Read-only input of a stage. `judge` remembers the lines it has judged, so that no stage pays for them twice."""

    page: Page
    thread: Thread
    ledger: Ledger
    judge: Judge

    def sections(self, *, title: bool = False) -> Iterator[Section]:
        """The stretches of author's text in page order: each post, or the whole text where no page was seen.

        Args:
            title: yield the title first.
        """
        if title and self.thread.title:
            yield Section(self.ledger.view(*self.thread.title), True)
        if not self.thread.is_page:
            yield Section(self.ledger.view(0, len(self.page.text)), False)
        for post in self.thread.posts:
            yield SECTION((View(self.ledger, post.start, post.end), True, post))
