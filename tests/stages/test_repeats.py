"""Posts of one shape: what stands in them that is somebody else's."""
from __future__ import annotations

import pytest
from stages.elements import NICKS, SAYINGS, cleaned, texts, thread

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


HEAD_AND_WORDS = ('<div><i class="when">{day}</i> <a href="#{n}">#{n}</a></div>'
                  '<div class="row"><div class="who"><b>{nick}</b></div><div class="said">{words}</div></div>')


@pytest.mark.parametrize("count", [2, 3])
def test_headers_beside_their_words(count: int) -> None:
    posts = cleaned(f"<div>{thread(HEAD_AND_WORDS, count)}</div>").posts
    assert [(post.author, post.text) for post in posts] == [*zip(NICKS[:count], SAYINGS[:count], strict=True)]


def test_two_dates_without_a_class_are_no_pair_of_headers() -> None:
    """Of two paragraphs each begins with a day of the diary that they are."""
    page = "".join(f"<p>2019-4-{day} {said}</p>" for day, said in enumerate(SAYINGS[:2], 2))
    assert "".join(texts(f"<div>{page}</div>")).count("2019-4-") == 2
