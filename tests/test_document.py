"""What a stage is given, and what it shares with the next one."""
from __future__ import annotations

from forumclean.document import Document
from forumclean.ledger import Ledger
from forumclean.lines import Judge
from forumclean.model import Cut, Page, Post, Thread
from forumclean.readers.flat import read_flat

TEXT = "渡口的老船\n老船还在。\n缆绳断了。\n"
TITLE, FIRST, SECOND = (0, 5), (6, 12), (12, 18)


def document(thread: Thread, page: Page | None = None) -> Document:
    """A document of which nothing is cut."""
    return Document(page or read_flat(TEXT), thread, Ledger(TEXT), Judge())


def texts(doc: Document, *, title: bool = False) -> list[str]:
    """The text of each section."""
    return [section.view.text for section in doc.sections(title=title)]


def test_the_sections_of_a_page() -> None:
    doc = document(Thread(TITLE, [Post(*FIRST), Post(*SECOND)], is_page=True))
    assert texts(doc) == [TEXT[slice(*FIRST)], TEXT[slice(*SECOND)]]
    assert texts(doc, title=True) == [TEXT[slice(*TITLE)], *texts(doc)]
    assert all(section.delimited for section in doc.sections(title=True))


def test_a_text_is_one_section_that_nothing_delimits() -> None:
    (section,) = document(Thread()).sections(title=True)
    assert section.view.text == TEXT and not section.delimited and section.post is None


def test_later_stages_see_what_earlier_ones_left_of_each_post() -> None:
    doc = document(Thread(TITLE, [Post(*FIRST), Post(*SECOND)], is_page=True))
    after = doc.with_cuts([Cut(0, 1, "ui.edited", "")]).with_cuts([Cut(13, 15, "ui.edited", "")])
    assert texts(after) == [TEXT[slice(*FIRST)], TEXT[12] + TEXT[15:18]]
    later = after.with_cuts([Cut(6, 13, "ui.edited", "")])
    assert texts(later) == ["", TEXT[15:18]]


def test_the_next_stage_sees_the_same_views_unless_something_is_cut() -> None:
    doc = document(Thread(TITLE, [Post(*FIRST), Post(*SECOND)], is_page=True))
    before = doc.sections()
    same = doc.with_cuts(())
    assert all(a.view is b.view for a, b in zip(before, same.sections(), strict=True))
    cut = same.with_cuts([Cut(6, 8, "ui.edited", "a note")])
    assert texts(cut) == [TEXT[8:12], TEXT[slice(*SECOND)]]
    assert texts(doc) == [TEXT[slice(*FIRST)], TEXT[slice(*SECOND)]]
