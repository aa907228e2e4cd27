"""Replies inside posts that print no date."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, cleaned, thread

POST = '<li class="post"><b class="name">{nick}</b> <i>{day}</i><div class="text">{words}</div>|</li>\n'
ROW = '<p><a class="who">{}</a>：<span>{}</span></p>'
SAID = [(NICKS[0], "缆绳我这里还有一根"), (NICKS[4], "明天去拿"), (NICKS[5], "行")]
POSTS = [*zip(NICKS[:3], SAYINGS[:3], strict=True)]


def page(*feet: str) -> str:
    """Three posts, each with something below its words."""
    posts = thread(POST, 3).strip().split("\n")
    below = zip(posts, [*feet, "", "", ""], strict=False)
    return f"<ul>{''.join(post.replace('|', foot) for post, foot in below)}</ul>"


def rows(row: str, count: int = 3) -> str:
    """A list of rows, each with a nick and words."""
    return "".join(row.format(*said) for said in SAID[:count])


def said(body: str) -> list[tuple[str | None, str]]:
    """Who says what on a page."""
    return [(post.author, post.text) for post in cleaned(body).posts]


@pytest.mark.parametrize("foot", [
    f"<div>{rows(ROW)}</div>",      # one of them wrote a post too
    f'<div>{rows(ROW)}<p class="more">查看全部5条回复</p></div>',
    '<ul class="replies">' + rows('<li><a href="/7">{}</a><i>楼主</i>: <span>{}</span></li>') + "</ul>",
    "<div>" + rows('<p><span class="user">{}</span> 回复 <span>老船工</span>：<span>{}</span></p>') + "</div>",
    "<div>" + rows('<div><a class="username">{}</a><em>: </em><span>{}</span><a>回复</a></div>') + "</div>",
])
def test_a_list_of_nicks_and_words_is_replies(foot: str) -> None:
    assert said(page(foot)) == [POSTS[0], *SAID, *POSTS[1:]]


def test_a_reply_in_each_of_several_posts() -> None:
    first, second = (f"<div>{ROW.format(*own)}</div>" for own in SAID[:2])
    assert said(page(first, second)) == [POSTS[0], SAID[0], POSTS[1], SAID[1], POSTS[2]]


@pytest.mark.parametrize("foot", [
    f"<h5>评分</h5><div>{rows(ROW)}</div>", f"<h5>相关阅读</h5><div>{rows(ROW)}</div>",
    "<div>" + "".join(ROW.format(nick, words) for nick, words in zip(
        NICKS, ("金币+5", "威望 +2", "金币+1"), strict=False)) + "</div>",
    "<div>" + "".join(ROW.format(nick, f"来过 19:0{n}") for n, nick in enumerate(NICKS[:3], 1)) + "</div>",
    "<div>" + rows('<p><a class="who">{}</a> 赞了</p>') + "</div>",
    "<div>" + "".join(f'<p><a href="/{n}">{label}</a>：{n}渡</p>' for n, label in enumerate(("河边", "桥头", "茶馆")))
    + "</div>",
    f"<div>{rows(ROW, 1)}</div>", f"<blockquote>{rows(ROW)}</blockquote>",
])
def test_what_is_no_list_of_replies(foot: str) -> None:
    """Ratings, articles, visitors, likes, labels, an only line, a quotation."""
    assert said(page(foot)) == POSTS


def test_a_label_that_all_posts_repeat_names_nobody() -> None:
    foot = '<div class="sign"><p><a class="user">个性签名</a>：{}</p></div>'
    feet = [foot.format(words) for words in ("水清则", "石在此", "不忘")]
    assert said(page(*feet)) == POSTS


def test_what_a_post_says_elsewhere_is_a_quotation() -> None:
    foot = f"<div>{ROW.format(NICKS[2], SAYINGS[2])}{ROW.format(*SAID[1])}</div>"
    assert said(page(foot)) == [POSTS[0], SAID[1], *POSTS[1:]]


def test_thanks_said_twice_are_two_replies() -> None:
    foot = f"<div>{ROW.format(NICKS[0], '谢谢')}</div>"
    assert said(page("<div>" + ROW.format(*SAID[1]) + "</div>", foot, foot)) == [
        POSTS[0], SAID[1], POSTS[1], (NICKS[0], "谢谢"), POSTS[2], (NICKS[0], "谢谢")]


def test_a_level_behind_the_author_s_nick_and_a_label_behind_the_reply_s() -> None:
    row = "<p><span>{} <i>楼主</i></span>：<span>{}</span></p>"
    body = page(f"<div>{rows(row)}</div>").replace("</b>", "<em>7级</em></b>")
    assert [post.text for post in cleaned(body).posts] == [SAYINGS[0], *(text for _, text in SAID), *SAYINGS[1:3]]
    assert [post.author for post in cleaned(body).posts][1:4] == [nick for nick, _ in SAID]


@pytest.mark.parametrize(("foot", "who"), [
    ('<div class="d"><span>开发者回复：</span>{}</div>', "开发者"), ("<div><h5>商家回应</h5><p>{}</p></div>", "商家"),
    ("<dl><dt>站长回复</dt><dd>{}</dd></dl>", "站长"),
])
def test_what_a_shop_or_the_board_answers(foot: str, who: str) -> None:
    answer = "船已经修好了，明天开。"
    assert said(page(foot.format(answer))) == [POSTS[0], (who, answer), *POSTS[1:]]


@pytest.mark.parametrize("foot", [
    "<div><a>作者回复</a><span>12</span></div>", "<div><button>作者回复</button>有人说过</div>", "<div><b>官方回复</b></div>",
    "<div><span>官方回复</span><a>赞</a></div>",
])
def test_a_button_to_see_the_answers_is_none(foot: str) -> None:
    assert said(page(foot)) == POSTS
