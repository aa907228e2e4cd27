"""Replies that say less than the nicks above them do."""
from __future__ import annotations

import pytest
from elements import SAYINGS, cleaned

LONG_NICKS = ("kestrel_21", "空台阶九十五", "lantern673", "第七书签", "薄荷茶壶")
SAID = ("顶", "学习了", "+1", "路过", "好")
OPENING = "".join(SAYINGS)
# How a post shows who, when and what.
POSTS = {
    "no names": "<li><b>{0}</b> <i>{1}</i><div>{2}</div></li>",
    "names": "<div class=c><div class=author>{0}</div><div class=time>{1}</div><div class=body>{2}</div></div>",
    "hashed names": "<div class=c><div class=a1>{0}</div><div class=a2>{1}</div><div class=a3>{2}</div></div>",
    "a head": "<div class=c><div class=h><span>{0}</span><span>{1}</span></div><div>{2}</div></div>",
    "a button": "<div class=c><span class=n>{0}</span><i>{1}</i><div>{2}</div><span><a>回复</a></span></div>",
    "words in no element": "<div class=c><b>{0}</b> {1}<br>{2}</div>",
}


def page(form: str, said: tuple[str, ...]) -> str:
    return "".join(form.format(nick, f"2019-4-{number} 10:0{number}", words)
                   for number, (nick, words) in enumerate(zip(LONG_NICKS, said, strict=True), 1))


@pytest.mark.parametrize("form", POSTS)
def test_below_an_article(form: str) -> None:
    article = "".join(f"<p>{said}</p>" for said in SAYINGS)
    posts = cleaned(f"<h1>渡口的老船</h1><div>{article}</div><div>{page(POSTS[form], SAID)}</div>").posts
    assert [(post.author, post.text) for post in posts] == [(None, "\n".join(SAYINGS)),
                                                            *zip(LONG_NICKS, SAID, strict=True)]


@pytest.mark.parametrize("form", POSTS)
def test_below_an_opening_post_of_the_same_form(form: str) -> None:
    said = (OPENING, *SAID[1:])
    posts = cleaned(f"<h1>渡口的老船</h1><div>{page(POSTS[form], said)}</div>").posts
    assert [(post.author, post.text) for post in posts] == [*zip(LONG_NICKS, said, strict=True)]


def test_words_that_are_sentences_are_no_nicks() -> None:
    posts = cleaned("".join(f"<div class=c><i>2019-4-{number} 10:00</i><div>{said}</div></div>"
                            for number, said in enumerate(SAYINGS, 1))).posts
    assert [(post.author, post.text) for post in posts] == [(None, said) for said in SAYINGS]


HEAD = ("<div class=topic><h1>渡口的老船</h1><div class=meta><span class=who>山泉</span> <i>2019-4-1 09:00</i> 阅读 28</div>"
        "{}</div>")


@pytest.mark.parametrize("said", ["如题", "求助", SAYINGS[0]])
def test_an_opening_post_that_says_little(said: str) -> None:
    head = HEAD.format(f"<div class=words>{said}</div>")
    posts = cleaned(f"{head}<h3>5 条回复</h3><div>{page(POSTS['names'], SAID)}</div>").posts
    assert [(post.text, post.time) for post in posts[:2]] == [(said, "2019-4-1 09:00"), (SAID[0], "2019-4-1 10:01")]


def test_a_day_alone_above_an_opening_post_that_says_little() -> None:
    """Only a line that counts the replies tells then."""
    head = HEAD.format("<div class=words>如题</div>").replace(" 09:00", "")
    replies = f"<div>{page(POSTS['names'], SAID)}</div>"
    assert cleaned(f"{head}<h3>5 条回复</h3>{replies}").posts[0].text == "如题"
    assert len(cleaned(f"{head}{replies}").posts) == 5


def test_a_row_of_buttons_is_no_opening_post() -> None:
    head = HEAD.format("<div class=ops><a>分享</a> <a>收藏</a></div>")
    assert len(cleaned(f"{head}<h3>5 条回复</h3><div>{page(POSTS['names'], SAID)}</div>").posts) == 5


def test_numbers_and_floors() -> None:
    post = ("<div class=c><div class=h><b>{0}</b> <i>{1}</i> <em>来自 湖南</em><span>{3}</span></div><div class=w>{2}</div>"
            "<div class=o><a>赞(3)</a></div></div>")
    said = ("4041", "5814", "84010", "7", "96345")
    floors = ("楼主", "沙发", "板凳", "地板", "4楼")
    rows = enumerate(zip(LONG_NICKS, said, floors, strict=True), 1)
    body = "".join(post.format(nick, f"2019-4-{day} 10:00", words, floor) for day, (nick, words, floor) in rows)
    posts = cleaned(f"<h1>渡口的老船</h1><div>{body}</div>").posts
    assert [(post.author, post.text) for post in posts] == [*zip(LONG_NICKS, said, strict=True)]


def test_words_above_a_date_that_end_as_a_label_does() -> None:
    post = "<li><b>{0}</b><p>{2}</p><i>{1}</i></li>"
    said = (OPENING, "坐等更新", "已修改", "引用一下", "登录不了")
    posts = cleaned(f"<h1>渡口的老船</h1><ul>{page(post, said)}</ul>").posts
    assert [(post.author, post.text) for post in posts] == [*zip(LONG_NICKS, said, strict=True)]


def test_a_nick_below_the_words_in_the_box_around_them() -> None:
    post = ("<dl><dt><i>{1}</i></dt><dd><div class=w>{2}</div><div class=f><a href='/user/{0}'>{0}</a></div>"
            "<div class=o><a>回复</a></div></dd></dl>")
    posts = cleaned(f"<h1>渡口的老船</h1><div>{page(post, SAYINGS[1:])}</div>").posts
    assert [(post.author, post.text) for post in posts] == [*zip(LONG_NICKS, SAYINGS[1:], strict=True)]


def test_a_level_beside_a_date_in_words() -> None:
    body = "".join(f"<div class=c><b>{nick}</b><em>LV{number}</em><span>{number}天前</span><p>{said}</p></div>"
                   for number, (nick, said) in enumerate(zip(LONG_NICKS, SAYINGS, strict=False), 1))
    assert [post.time for post in cleaned(body).posts] == [f"{number}天前" for number in range(1, 6)]
