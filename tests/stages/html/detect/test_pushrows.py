"""Pushes that an HTML page prints as lines: posts of their own."""
from __future__ import annotations

import pytest
from elements import cleaned

ARTICLE = "昨天去渡口看了，老船还在，只是缆绳断了一根。<br>靠岸的那一边长满了青苔，走上去要小心。"
SAID = ["昨天去渡口看了，老船还在，只是缆绳断了一根。\n靠岸的那一边长满了青苔，走上去要小心。", "缆绳我这里还有一根", "没有人要"]
SIGNATURE = "<br>--<br>仰望星空<br>※ 發信站: 柳湾社区(bbs.example)"
PUSHES = ["推 kestrel: 缆绳我这里还有一根 10.220.30.1 09/04 11:02 1F", "噓 teapot: 没有人要 10.220.30.2 09/04 11:30 2F"]
ROWS = "".join(f"<div>{push}</div>" for push in PUSHES)


@pytest.mark.parametrize("page", [
    f'<div class="text">{ARTICLE}{SIGNATURE}</div>{ROWS}',
    f'<div class="text">{ARTICLE}</div>{ROWS}',
    f'<div class="text">{ARTICLE}{SIGNATURE}<br>{"<br>".join(PUSHES)}</div>',
    f'<div class="text">{ARTICLE}<br>{"<br>".join(PUSHES)}</div>',
])
def test_pushes_below_an_article(page: str) -> None:
    posts = cleaned(f"<h1>渡口的老船</h1>{page}").posts
    assert [post.text for post in posts] == SAID
    assert [(post.author, post.time) for post in posts[1:]] == [("kestrel", "09/04 11:02"), ("teapot", "09/04 11:30")]


def test_what_the_author_answers_between_two() -> None:
    note = "※ 編輯: heron (10.220.30.3), 09/04/2016 11:05"
    rows = "".join(f"<div>{line}</div>" for line in (PUSHES[0], "谢谢，我周末来拿。", note, PUSHES[1]))
    posts = cleaned(f'<h1>渡口的老船</h1><div class="text">{ARTICLE}</div>{rows}').posts
    assert [post.text for post in posts] == [*SAID[:2], "谢谢，我周末来拿。", SAID[2]]


def test_a_lone_push_below_a_signature_stays() -> None:
    """It may be an author's line; somebody's words it is."""
    text = cleaned(f'<h1>渡口的老船</h1><div class="text">{ARTICLE}{SIGNATURE}<br>{PUSHES[0]}</div>').text
    assert "缆绳我这里还有一根" in text and "仰望星空" not in text


def test_what_the_author_answers_in_no_element() -> None:
    rows = f'<div class="row">{PUSHES[0]}</div>谢谢，我周末来拿。<br><div class="row">{PUSHES[1]}</div>'
    rows += '<div class="row">→ heron: 好的 10.220.30.4 09/04 11:50</div>'
    posts = cleaned(f'<h1>渡口的老船</h1><div class="all"><div class="text">{ARTICLE}</div>{rows}</div>').posts
    assert [post.text for post in posts] == [*SAID[:2], "谢谢，我周末来拿。", SAID[2], "好的"]


@pytest.mark.parametrize("line", ["推 kestrel: 缆绳我这里还有一根", "→ 第二天: 去渡口 上午", "推荐: 09/04 11:02 的那班船"])
def test_lines_without_the_time_of_a_push_are_the_author_s(line: str) -> None:
    posts = cleaned(f'<h1>渡口的老船</h1><div class="text">{ARTICLE}<br>{line}<br>{line}二</div>').posts
    assert [post.text for post in posts] == [f"{SAID[0]}\n{line}\n{line}二"]
