"""Words that other signs speak against: a post keeps them, or the page stays one text."""
from __future__ import annotations

import pytest
from elements import SAYINGS, cleaned

from forumclean import extract

NICKS = ("tom2008", "墨白", "老渔翁", "风过耳")
WORDS = SAYINGS[:4]


def page(form: str, said: tuple[str, ...] = WORDS) -> str:
    return "<h1>渡口的老船</h1>" + "".join(form.format(number, nick, words) for number, (nick, words) in enumerate(
        zip(NICKS, said, strict=False), 1))


@pytest.mark.parametrize("form", [
    '<div class=p><a href="/u/{0}">{1}</a>{2}<a href="#">回复</a></div>',
    '<div class=p><em>LV5</em><a href="/u/{0}">{1}</a>{2}</div>',
    '<div class=p><a href="/u/{0}">{1}</a>{2}<div><a>赞(3)</a> <a>回复</a></div></div>',
    '<div class=p><b>{1}</b><span>2019-03-0{0}</span>{2}<div class=op><a>赞(3)</a> <a>回复</a></div></div>',
    '<div class=p><a href="/u/{0}">{1}</a><em>LV5</em><i>1{0}天前</i>{2}</div>',
    '<div class=p><a href="/u/{0}">{1}</a><span>今天 <b>12:3{0}</b></span>{2}</div>',
    '<div class=x>{2}<span class=name>{1}</span><em>{0} 分钟前</em><a>回复</a></div>',
])
def test_words_in_no_element_of_their_own(form: str) -> None:
    """What is an element beside them, a level, a button or a date, are not the words."""
    text = cleaned(page(form)).text
    assert all(words in text for words in WORDS)


def test_a_long_reply_among_short_ones() -> None:
    """Its date stands in a long line, where none in words is looked for."""
    said = (WORDS[0], WORDS[1], "".join(SAYINGS) * 2, WORDS[3])
    text = cleaned(page('<div class=x>{2}<span class=name>{1}</span><em>{0} 分钟前</em><a>回复</a></div>', said)).text
    assert all(words in text for words in said)


@pytest.mark.parametrize(("form", "said"), [
    ("<div class=p><b>秋水长天</b><span class=t>{2}</span><i>2019-03-0{0} 08:00</i></div>", ("好", "顶", "赞", "好")),
    ("<div><div class=c>{2}</div><b>{1}</b><i>2019-03-0{0} 08:00</i></div>", ("写得真好", "我也去过", "还想再去", "是的")),
    ("<div class=q><p>{2}</p><span>{1}</span><i>2019-03-0{0} 08:00</i></div>", ("写得真好", "我也去过", "还想再去", "是的")),
])
def test_short_words_of_one_author_and_above_the_nick(form: str, said: tuple[str, ...]) -> None:
    assert [post.text for post in cleaned(page(form, said)).posts] == [*said]


def test_a_time_that_a_post_tells_is_no_reply_inside_it() -> None:
    head = "<div class=x><b>{}</b><i>2019-03-0{} 08:00</i><div class=w><p>{}</p>{}</div></div>"
    reply = f"<div class=r><a href='/u/9'>墨白</a><span>2019-04-01 10:00</span><p>{SAYINGS[2]}</p></div>"
    text = cleaned(head.format("tom2008", 1, SAYINGS[0], reply) + head.format(
        "风过耳", 2, SAYINGS[1], "<div>活动时间：2019-06-01 12:00</div>")).text
    assert all(words in text for words in (*SAYINGS[:3], "活动时间：2019-06-01 12:00"))


@pytest.mark.parametrize("heads", [("3月1日 晴", "3月2日 雨", "3月3日 阴"), ("老船靠岸", "渡口修桥", "河上起雾")])
def test_the_days_of_a_diary_name_nobody(heads: tuple[str, ...]) -> None:
    days = "".join(f"<div class=d>{head} 2019-03-0{number} 08:00<br>{WORDS[number]}</div>"
                   for number, head in enumerate(heads, 1))
    assert not any(post.author for post in cleaned(f"<h1>渡口的老船</h1>{days}").posts)


@pytest.mark.parametrize("row", ["标签：渡口 船夫", "上一篇：河神", "分享到：微信 微博", "排序：最早 最新", "收藏 12 分享 3", "暂无图片",
                                 "本帖最后由 老渔翁 编辑"])
def test_a_row_between_head_and_posts_is_no_opening_post(row: str) -> None:
    posts = "<div class=p><b>{1}</b><i>2019-03-0{0} 08:00</i><div class=w>{2}</div></div>"
    head = f"<div class=m>墨白 2019-03-01 07:00</div><div>{row}</div>"
    assert row not in cleaned(page(posts).replace("</h1>", f"</h1>{head}", 1)).text


@pytest.mark.parametrize("label", ["更新", "编辑", "登录"])
def test_a_label_in_a_line_of_its_own(label: str) -> None:
    form = (f'<div class=p><div class=l><a href="/u/{{0}}">{{1}}</a><p>{label}</p><p>2010-05-0{{0}}</p></div>'
            "<div class=r><em>2019-03-0{0} 10:00</em><p>{2}</p></div></div>")
    said = tuple(words * 3 for words in WORDS)
    assert [(post.time, post.text) for post in cleaned(page(form, said)).posts] == [
        (f"2019-03-0{number} 10:00", words) for number, words in enumerate(said, 1)]


OPENING = "老渡口\n登录 注册\n老渡口\n秋水长天\n2019-01-01 07:00\n" + WORDS[0] * 3 + "\n"
SHORT = ("谢谢分享", "好看", "学习了", "在哪里")


def test_short_replies_below_the_place_of_their_authors() -> None:
    rows = "".join(f"{nick}\n2019-01-0{number} 08:00\nIP属地：广东\n{words}\n回复\n"
                   for number, (nick, words) in enumerate(zip(NICKS, SHORT, strict=True), 2))
    posts = extract(f"{OPENING}4条评论\n{rows}下一页\n").posts
    assert [(post.author, post.text) for post in posts[1:]] == [*zip(NICKS, SHORT, strict=True)]


def test_short_replies_above_floor_and_date() -> None:
    rows = "".join(f"{words}\n{number}楼\n2019-01-0{number + 1} 08:00\n回复\n举报\n"
                   for number, words in enumerate(SHORT, 1))
    text = extract(f"{OPENING}{rows}下一页\n").text
    assert all(words in text for words in SHORT[1:])
