"""The thread of a page that holds posts as JSON, for its scripts to show."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.engine import Engine
from forumclean.lines import Judge
from forumclean.model import Cut, Embedded, Findings, Page, Thread
from forumclean.rulebook import reason_of
from forumclean.stages.engines.headings import find_heading
from forumclean.stages.segment.arbiter import segment_page

FEWEST_SHOWN = 2


def embedded_thread(page: Page, embedded: Embedded, judge: Judge,
                    engines: Sequence[Engine] | None) -> tuple[Thread, Findings]:
    """The posts that the reader found, and a cut for all that the page shows beside them, but for the title.

    Elements that show posts with authors or dates are the thread nevertheless: what stands in the JSON is something
    else then, such as the best replies of other threads.
    """
    thread, found = segment_page(page, judge, engines)
    if sum(bool(post.author or post.time) for post in thread.posts) >= FEWEST_SHOWN:
        return thread, found
    title = embedded.title
    if title is None and page.outline is not None:
        title = find_heading(page.outline, None, page.outline.ends[0])
    edges = [0, *(title if title and title[0] < embedded.start else ()), embedded.start]
    cuts = [Cut(start, end, "ui.page-head", reason_of("ui.page-head"))
            for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]
    authors = frozenset(post.author for post in embedded.posts if post.author)
    return Thread(title, embedded.posts, is_page=True, authors=authors), Findings(cuts)

