"""The thread of a page that holds its posts as JSON, for scripts to show."""
from __future__ import annotations

from forumclean.model import Cut, Embedded, Findings, Page, Thread
from forumclean.rulebook import reason_of
from forumclean.stages.headings import find_heading


def embedded_thread(page: Page, embedded: Embedded) -> tuple[Thread, Findings]:
    """The posts that the reader found, and a cut for all that the page shows beside them, but for the title."""
    title = embedded.title
    if title is None and page.outline is not None:
        title = find_heading(page.outline, None, page.outline.ends[0])
    edges = [0, *(title if title and title[0] < embedded.start else ()), embedded.start]
    cuts = [Cut(start, end, "ui.page-head", reason_of("ui.page-head"))
            for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
    authors = frozenset(post.author for post in embedded.posts if post.author)
    return Thread(title, embedded.posts, is_page=True, authors=authors), Findings(cuts)
