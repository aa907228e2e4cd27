"""Posts of one shape: what stands in them that is somebody else's."""
from __future__ import annotations

import pytest
from stages.elements import SAYINGS, texts, thread

QUOTING = '<div class="p"><b>{nick}</b> <i>{day}</i><div class="x">{words}</div></div>'


def quoting(head: str, said: str) -> list[str]:
    """The texts of posts of which the last begins with a box of two rows."""
    box = f'<div class="k"><div>{head}</div><div>{said}</div></div>'
    page = thread(QUOTING).replace(f'<div class="x">{SAYINGS[3]}', f'<div class="x">{box}{SAYINGS[3]}')
    return texts(page)


@pytest.mark.parametrize("head", ["引用 山泉 的发言：", "引用：山泉 说：", "引用 山泉 2019-4-2 09:13 发表的："])
def test_a_box_that_says_whom_it_quotes(head: str) -> None:
    assert quoting(head, SAYINGS[0])[3] == SAYINGS[3]


def test_quoted_words_that_stand_nowhere_else_stay() -> None:
    absent = "墨水要用碳素的，隔年再看一点都不褪。"
    assert quoting("引用 走远的人 的发言：", absent)[3] == f"{absent}\n{SAYINGS[3]}"


@pytest.mark.parametrize("head", ["引用古人的话：", "引用本来没有错，错在不注明", "引用："])
def test_what_an_author_says_of_quoting_stays(head: str) -> None:
    said = "三人行，必有我师，择其善者而从之。"
    assert quoting(head, said)[3] == f"{head}\n{said}\n{SAYINGS[3]}"
