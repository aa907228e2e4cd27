"""Which account of an HTML page is believed: that of an engine's form, or that of the decision which knows no engine.

A form that fits by name and not by content finds posts that are empty, or a few of many: then most of what the page
says would be thrown away.
"""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.engine import Engine
from forumclean.ledger import Ledger
from forumclean.lines import Judge
from forumclean.model import Findings, Page, PageWarning, Thread
from forumclean.stages.engines.engineposts import engine_blocks
from forumclean.stages.engines.enginethread import assemble
from forumclean.stages.segment.thread import segment

Found = tuple[Thread, Findings]
# Characters beside an engine's posts that look like an author's, and how many times its own they have to be.
FEWEST_LEFT_CHARS, LEFT_TIMES = 200, 1.0


def segment_page(page: Page, judge: Judge, engines: Sequence[Engine] | None = None) -> Found:
    """The thread of a page: by an engine's form where one knows it and keeps most of what the page says, else by what
    is observed of its pieces.

    Args:
        engines: those tried before the built-in ones; None: the built-in ones alone; empty: none at all.
    """
    known = engine_blocks(page.outline, engines) if page.outline is not None else None
    if known is None or page.outline is None:
        return segment(page, judge)
    found = assemble(page, page.outline, known)
    other = segment(page, judge)
    kept, left = said(page, found), said_beside(page, other, found)
    if left < FEWEST_LEFT_CHARS or left < LEFT_TIMES * kept:
        return found
    warning = PageWarning("engine-left-text",
        f"the form of {known.engine} knows {kept} characters of posts and leaves {left} "
                                              "that look like posts; the page was read without it")
    return other[0], other[1]._replace(warnings=[*other[1].warnings, warning])


def said(page: Page, found: Found) -> int:
    """How many characters an account keeps in posts."""
    ledger = Ledger(page.text, page.cuts)
    ledger = ledger.plus(ledger.around(found[1].cuts))
    return sum(len("".join(ledger.replay(post.start, post.end).split())) for post in found[0].posts)


def said_beside(page: Page, found: Found, other: Found) -> int:
    """How many characters an account keeps in posts that another one does not keep."""
    ledger = Ledger(page.text, page.cuts)
    ledger = ledger.plus(ledger.around(found[1].cuts))
    spans = [(post.start, post.end) for post in other[0].posts]
    count = 0
    for post in found[0].posts:
        for start, end in ledger.kept(post.start, post.end):
            count += len("".join(page.text[start:end].split()))
            count -= sum(len("".join(page.text[max(a, start):min(b, end)].split())) for a, b in spans if a < end
                and start < b)
    return count
