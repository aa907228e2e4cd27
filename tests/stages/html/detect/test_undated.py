"""Posts of unknown engines that print no dates."""
from __future__ import annotations

import pytest
from elements import SAYINGS, cleaned

LONG = [one + other for one in SAYINGS for other in SAYINGS if one != other]
ARTICLE = "".join(f"<p>{said}</p>" for said in LONG[:12])
NICKS = ["石桥", "山泉", "竹影2", "桥下人", "老河口"]
SAID = [LONG[15], "顶", "谢谢分享！", LONG[21], "沙发"]
# How a card shows nick, floor and words.
CARDS = {
    "a link to the user and a button": '<li><a href="/user/{0}">{1}</a><p>{2}</p><div><a>回复</a></div></li>',
    "a class and a floor": "<div class=c><span class=nickname>{1}</span><i>#{0}</i><div>{2}</div></div>",
    "words in no element": "<div class=c><div><a href='/u/{0}'>{1}</a>：<br>{2}</div><a>回复</a></div>",
    "words beside the nick": "<div class=c><em>LV5</em><a href='/u/{0}'>{1}</a> {2}<div><a>赞({0})</a> <a>回复</a></div>"
                             "</div>",
    "floors and buttons": "<div class=c><p><b>{1}</b> <i>{0}楼</i></p><div>{2}</div><p><a>回复</a></p></div>",
    "floors before the nick": "<div class=c><p>{0}楼 {1}</p><p class=t>{2}</p><div><a>回复</a></div></div>",
    "what members have": "<div class=c><div><b>{1}</b><br>帖子：{0}3<br>积分：{0}7</div><div class=m>{2}</div></div>",
}
# One sign: enough where the page says that there are comments.
SIGNED = {
    "a link to the user": '<li><a href="/user/{0}">{1}</a><p>{2}</p></li>',
    "a class": '<div class=c><span class=nickname>{1}</span><div>{2}</div><div><a>赞({0})</a></div></div>',
    "a colon": "<dl><dt>{1}：</dt><dd>{2}</dd></dl>",
    "floors": "<div class=c><p><b>{1}</b> <i>{0}楼</i></p><div>{2}</div></div>",
    "buttons": "<div class=c><b>{1}</b><div class=m>{2}</div><a>回复</a></div>",
}
# Neither threads nor comments: the names belong to the words.
THINGS = {
    "a team": '<div class=c><h3><a href="/people/{0}">{1}</a></h3><p class=pos>工程师</p><p>{2}</p></div>',
    "storeys": "<li><b>{0}F</b><h3>{1}</h3><p>{2}</p></li>", "steps": "<li><b>#{0}</b><b>{1}</b><p>{2}</p></li>",
    "labelled steps": "<li><i>{0}</i><b>{1}：</b><p>{2}</p></li>",
    "questions": "<div><h3>{1}</h3><b>答复</b><p>{2}</p></div>",
    "films": '<div><a class=poster href="/m/{0}">{1}</a><p>{2}</p></div>',
    "a manual": "<section class=user-guide><h3>{1}</h3><p>{2}</p></section>",
    "gifts": "<div class=g><h3>{1}</h3><span>积分：120</span><p>{2}</p></div>",
    "exhibitors": "<div class=g><h3>{1}</h3><p>注册：江苏</p><p>{2}</p></div>",
}
NAMED = {"a name": "<div class=c><h4>{1}</h4><p>{2}</p></div>",
         "a table": "<div class=c><i>{0}</i><b>{1}</b><p>{2}</p></div>",
         "a product": '<li><a href="/p/{0}.html">{1}</a><p>{2}</p></li>', "a speaker": "<div><b>{1}：</b>{2}</div>"}
COUNTS = ["全部评论（{}）", "{}条评论", "共{}条评论", "评论({})", "{} 个回答"]
ALONE = ["网友评论", "评论列表"]
BOX = "<div><h4>相关阅读</h4><ul><li><a href='/1.html'>柳湾渡口今年要重新修一遍</a></li></ul></div>"


def cards(form: str, said: list[str] = SAID) -> str:
    return "".join(form.format(number, nick, words)
                   for number, (nick, words) in enumerate(zip(NICKS, said, strict=False), 1))


def told(body: str) -> list[tuple[str | None, str]]:
    return [(post.author, post.text) for post in cleaned(f"<h1>渡口的老船</h1>{body}{BOX}").posts]


@pytest.mark.parametrize("form", CARDS)
def test_a_thread(form: str) -> None:
    assert told(f"<div>{cards(CARDS[form])}</div>") == list(zip(NICKS, SAID, strict=True))


@pytest.mark.parametrize("form", [*NAMED.values(), *SIGNED.values(), *THINGS.values()])
def test_names_of_things_are_no_nicks(form: str) -> None:
    said = told(f"<div>{cards(form, LONG[7:12])}</div>")
    assert len(said) == 1 and all(nick in said[0][1] for nick in NICKS)


@pytest.mark.parametrize("count", [count.format(len(SAID)) for count in COUNTS] + ALONE)
@pytest.mark.parametrize("form", [*CARDS.values(), *SIGNED.values()])
def test_comments_below_an_article(count: str, form: str) -> None:
    said = told(f"<div>{ARTICLE}</div><div><h3>{count}</h3>{cards(form)}</div>")
    assert said == [(None, "\n".join(LONG[:12])), *zip(NICKS, SAID, strict=True)]


def test_as_many_as_the_page_says_need_no_other_sign() -> None:
    below = cards("<div class=c><b>{1}</b><p>{2}</p></div>")
    assert len(told(f"<div>{ARTICLE}</div><div><h3>5条评论</h3>{below}</div>")) == 6
    assert len(told(f"<div>{ARTICLE}</div><div><h3>评论列表</h3>{below}</div>")) == 1
    assert len(told(f"<div>{ARTICLE}</div><div><h3>7条评论</h3>{below}</div>")) == 1
    assert len(told(f"<div>{ARTICLE}</div><div><h3>7条评论</h3>{cards(SIGNED['floors'])}</div>")) == 6


def test_a_list_of_the_site_s_latest_comments_is_none_of_the_page() -> None:
    rows = "".join(f'<li><a href="/user/{number}">{nick}</a> 2019-4-{number} 10:00<p>{words}</p></li>'
                   for number, (nick, words) in enumerate(zip(NICKS, SAID, strict=True), 1))
    boxes = "".join(f"<ul class=px>{rows.replace('石桥', name)}</ul>" for name in ("石桥", "桥上人"))
    assert told(f"<div>{ARTICLE}</div><div><h3>最新评论</h3>{boxes}</div>")[0][1] == "\n".join(LONG[:12])


def test_a_box_of_the_site_s_authors_is_no_thread() -> None:
    box = cards('<li><a href="/u/{0}">{1}</a><p>写了{0}1篇文章，获得{0}2次赞</p></li>')
    assert told(f"<div>{ARTICLE}</div><ul>{box}</ul>") == [(None, "\n".join(LONG[:12]))]


def test_parts_of_an_article_are_no_comments_though_they_are_as_many() -> None:
    parts = cards("<div class=s><h2>{1}</h2><p>{2}</p></div>", LONG[7:12])
    assert all(nick in told(f"<div>{ARTICLE}</div><p>评论(5)</p>{parts}")[0][1] for nick in NICKS)
