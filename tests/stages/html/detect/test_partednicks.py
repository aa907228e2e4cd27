"""Nicks in the middle of the line that tells who wrote when."""
from __future__ import annotations

import pytest
from elements import NICKS, authors, cleaned, texts, thread

POST = ('<div class="p"><div class="w">{words}{words}</div>'
        '<div class="who">№{n} ***<i>{nick}</i>JOINT<i>{day}</i>留言*** <a>[引用]</a></div></div>')


@pytest.mark.parametrize("joint", ["于", "發表於", " at "])
def test_a_nick_before_its_date(joint: str) -> None:
    page = thread(POST.replace("JOINT", joint))
    assert authors(page) == list(NICKS[:4])
    assert [post.floor for post in cleaned(page).posts] == ["№1", "№2", "№3", "№4"]
    assert len(texts(page)) == 4


def test_nicks_of_marks_alone() -> None:
    """As people call themselves where one need not sign."""
    page = thread(POST.replace("JOINT", "于").replace("{nick}", "= ="))
    assert authors(page) == ["= ="] * 4
    assert authors(page.replace("于", "的时候路过，在")) == [None] * 4
