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


REPLY = "<li><b>{nick}</b> <i>{day}</i><p>{words}</p></li>"


def test_an_article_whose_title_the_head_of_the_replies_says_again() -> None:
    said = [*SAYINGS[:4], *SAYINGS[:4]]
    article = f"<header><h1>渡口的老船</h1></header><div class=entry>{''.join(f'<p>{line}</p>' for line in said)}</div>"
    found = texts(f"{article}<h2>《<span>渡口的老船</span>》上有 4 条评论</h2><ol>{thread(REPLY)}</ol>")
    assert found == ["\n".join(said), *SAYINGS[:4]]


def test_headings_inside_an_opening_post_are_its_author_s() -> None:
    parts = "".join(f"<h2>{name}</h2><p>{said}</p>" for name, said in zip("一二三", SAYINGS[3:], strict=True))
    article = f"<h1>渡口的老船</h1><div class=entry><p>{SAYINGS[0]}</p>{parts}</div>"
    found = texts(f"{article}<ol>{thread(REPLY)}</ol>")
    assert found[0].split("\n") == [SAYINGS[0], "一", SAYINGS[3], "二", SAYINGS[4], "三", SAYINGS[5]]
