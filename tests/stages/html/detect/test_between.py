"""What an author says between the posts of others, and what of the page stands there."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, cleaned, html, texts, thread

from forumclean import Cleaner

ARTICLE = "<p>今天去渡口看了，老船还在，只是缆绳断了一根，靠岸的那一边长满了青苔。</p><p>船家说下个月要换新的，问我去不去看。</p>"
PUSH = '<div class="row"><b>{nick}</b> <i>{day}</i><div class="said">{words}</div></div>\n'


def page(*between: str, name: str = "text") -> str:
    """An article and four replies, with something between them."""
    rows = thread(PUSH).splitlines()
    gaps = [*between, *[""] * (len(rows) - len(between))]
    below = "".join(row + gap for row, gap in zip(rows, gaps, strict=True))
    return f'<h1>渡口的老船</h1><div class="{name}">{ARTICLE}</div><div class="rows">{below}</div>'


@pytest.mark.parametrize("said", [
    '<div class="text">谢谢</div>',                             # called as the article is
    "<div>谢谢山泉，那我周末再去看一次。</div>",
    "谢谢山泉，那我周末再去看一次。<br>",                             # in no element
])
def test_an_answer_of_the_author_is_a_post(said: str) -> None:
    words = said.removesuffix("<br>").removeprefix('<div class="text">').removeprefix("<div>").removesuffix("</div>")
    assert texts(page("", said))[1:] == [*SAYINGS[:2], words, *SAYINGS[2:4]]


def test_several_answers() -> None:
    found = texts(page('<div class="text">谢谢</div>', '<div class="text">不用</div>', '<div class="text">好的</div>'))
    assert found[1:] == [SAYINGS[0], "谢谢", SAYINGS[1], "不用", SAYINGS[2], "好的", SAYINGS[3]]


def test_an_answer_called_as_the_article_is_its_author_s() -> None:
    head = f'<div class="by">作者：<a href="/user/9">{NICKS[5]}</a> <i>2019-4-1 08:00</i></div>'
    posts = cleaned(page('<div class="text">谢谢</div>').replace("</h1>", "</h1>" + head)).posts
    assert posts[2].text == "谢谢" and posts[2].author == posts[0].author


@pytest.mark.parametrize("between", [
    ["<div>登录之后可以看到更多，欢迎加入。</div>"] * 2,                                      # the same twice
    ["<div>今天的茶叶打折，快来。</div>", "<div>明天的茶叶打折，快来。</div>", "<div>后天不打折，别来。</div>"],   # in every gap
    ["<div>回复 支持 反对</div>"],
    ["<div><a href=/1>渡口的新船，今天下水了。</a></div>"],
    ['<div class="more">第二页</div>'],
])
def test_what_the_page_prints_there_is_none(between: list[str]) -> None:
    assert texts(page(*between))[1:] == [*SAYINGS[:4]]


def test_nothing_stands_between_headers_and_their_words() -> None:
    rows = thread('<p class="h"><b>{nick}</b> <i>{day}</i></p><div class="t">{words}</div>')
    found = Cleaner(engines=()).extract(html(f"<div>{rows}</div>"), kind="html")
    assert [post.text for post in found.posts] == [*SAYINGS[:4]]
