"""Flattened pages: lines that stand at one distance from the dates of all posts, and what frames the posts."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest

from forumclean import clean, extract

SITE, BOARD, TITLE = "柳湾论坛", "渡口夜话", "渡口的老船修好了吗"
HEAD = (f"{TITLE} - {SITE}", SITE, "首页", "登录", "注册", TITLE)
FOOT = ("© 2012-2019 柳湾论坛", "Powered by 柳湾")
POSTS = (("老河口", "2019-04-02 09:10:22", "缆绳是新换的，船底也补过了。\n船夫一个人干了三天。"),
         ("山泉", "2019-04-03 10:00:41", "带上这些：\n防潮垫\n缆绳两根"),
         ("石桥", "2019-04-04 11:20:07", "雨下了三天，桥墩露出半截。"),
         ("山泉", "2019-04-05 08:31:15", "收藏了"),
         ("小满", "2019-04-05 09:02:33", "下个月水退了再去看一看吧。"))


def page(rows: Iterable[str], head: Sequence[str] = HEAD, foot: Sequence[str] = FOOT) -> str:
    """A page from what stands between its head and its foot."""
    return "\n".join([*head, *rows, *foot]) + "\n"


def posts_of(text: str) -> list[tuple[str | None, str]]:
    """Author and text of each post."""
    return [(post.author, post.text) for post in extract(text).posts]


def wanted(posts: Sequence[tuple[str, str, str]] = POSTS) -> list[tuple[str, str]]:
    """The same as it ought to be."""
    return [(nick, said) for nick, _, said in posts]


@pytest.mark.parametrize("card", [(), ("参与者",), ("初级会员", "积分 120"), ("注册时间: 2011-03-06", "文章: 312", "离线")])
def test_a_nick_below_the_date_and_his_card(card: tuple[str, ...]) -> None:
    text = page(row for nick, time, said in POSTS for row in (time, nick, *card, said, "回复"))
    assert posts_of(text) == wanted()
    assert clean(clean(text)) == clean(text)


def test_the_last_line_of_a_post_is_no_nick_where_the_nick_stands_below_the_date() -> None:
    text = page(row for nick, time, said in POSTS for row in (time, nick, said, "回复"))
    assert extract(text).posts[1].text == POSTS[1][2]


def test_first_lines_of_posts_are_no_nicks_where_nicks_stand_above() -> None:
    greetings = ("大家好", "各位早", "说两句", "大家好", "我来晚了")
    greeted = [(nick, time, f"{greeting}\n{said}")
               for (nick, time, said), greeting in zip(POSTS, greetings, strict=True)]
    text = page(row for nick, time, said in greeted for row in (nick, time, said, "回复"))
    assert posts_of(text) == wanted(greeted)


def test_short_replies_of_nobody_are_no_nicks() -> None:
    said = ("缆绳是新换的，船底也补过了。", "顶一下", "好久不见", "顶一下", "雨下了三天，桥墩露出半截。")
    text = page(row for (_, time, _), words in zip(POSTS, said, strict=True) for row in (time, words, "回复"))
    assert [words for _, words in posts_of(text)] == list(said)


@pytest.mark.parametrize("count", [2, 3, 5])
def test_nothing_of_a_post_goes_with_the_card_above_the_next_date(count: int) -> None:
    posts = POSTS[:count]
    text = page(row for nick, time, said in posts for row in (nick, "初级会员", "138 篇帖子", f"发表于 - {time}", said))
    lines = clean(text).split("\n")
    assert all(line in lines for *_, said in posts for line in said.split("\n"))


def test_the_device_between_a_header_and_its_post() -> None:
    devices = ("Android", "iPhone", "Android", "iPhone")
    posts = (POSTS[0], POSTS[2], POSTS[4], ("山泉", "", "灯油添满了，今晚不会灭。"), ("石桥", "", "木匠说榫头松了，要敲。"))
    rows = [f"{posts[0][0]} 4天前 网页", posts[0][2]]
    for (nick, _, said), device in zip(posts[1:], devices, strict=True):
        rows += [f"3天前 {nick}", device, said]
    assert posts_of(page(rows)) == wanted(posts)


def test_replies_of_a_few_words_are_no_devices() -> None:
    said = ("缆绳是新换的，船底也补过了。", "赞一个", "学到了", "赞一个", "学到了")
    text = page(row for (nick, time, _), words in zip(POSTS, said, strict=True) for row in (nick, f"发布于 {time}", words))
    assert [words for _, words in posts_of(text)] == list(said)


def test_subject_lines_of_replies_go() -> None:
    rows = [row for nick, time, said in POSTS for row in (f"{nick} 发表于 {time}", f"Re: {TITLE}", said, "引用")]
    assert posts_of(page(rows)) == wanted()


def test_another_subject_line_stays() -> None:
    rows = [row for nick, time, said in POSTS for row in (f"{nick} 发表于 {time}", said, "引用")]
    text = page(rows).replace(POSTS[2][2], f"Re: 船夫的来信\n{POSTS[2][2]}")
    assert extract(text).posts[2].text == f"Re: 船夫的来信\n{POSTS[2][2]}"


@pytest.mark.parametrize("rule", ["--", "________________"])
def test_signatures_below_the_same_rule_in_two_posts(rule: str) -> None:
    rows = [row for number, (nick, time, said) in enumerate(POSTS)
            for row in (f"{nick} 发表于 {time}", said, *((rule, f"山高水长{'一二三四五'[number]}") if number % 2 else ()), "回复")]
    assert posts_of(page(rows)) == wanted()


def test_what_stands_below_one_rule_stays() -> None:
    """Once in a page it is rather an author's: a menu below a poem, a note of where it was written."""
    rows = [row for nick, time, said in POSTS for row in (f"{nick} 发表于 {time}", said, "回复")]
    assert "--\n四月于柳湾" in clean(page(rows).replace(POSTS[2][2], f"{POSTS[2][2]}\n--\n四月于柳湾"))


def test_a_longer_text_below_rules_stays() -> None:
    more = "________________\n雨停了以后，我们沿着河岸往回走。\n路上没有人。\n灯还亮着。\n船夫已经睡了。"
    rows = [row for nick, time, said in POSTS for row in (f"{nick} 发表于 {time}", said, "回复")]
    text = page(rows).replace(POSTS[2][2], f"{POSTS[2][2]}\n{more}").replace(POSTS[4][2], f"{POSTS[4][2]}\n{more}")
    assert clean(text).count(more) == 2


def test_the_boards_name_at_both_ends_of_a_page() -> None:
    rows = [row for nick, time, said in POSTS for row in (f"{nick} 发表于 {time}", said)]
    text = page([f"首页 » {BOARD}", *rows], foot=(f"首页 » {BOARD}", *FOOT))
    assert posts_of(text) == wanted()


@pytest.mark.parametrize("agreed", ["赞同来自: 老河口、小满", "赞同来自:"])
def test_posts_between_a_card_above_and_a_date_below(agreed: str) -> None:
    """What opens each post stands above the first date too, and not below the last one."""
    said = ("收藏了", "缆绳是新换的，船底也补过了。", "同问", "雨下了三天，桥墩露出半截。")
    rows = ["船底漏水，船夫说要修三天才能下水，大家怎么看？", "4 个回复"]
    for (nick, time, _), words in zip(POSTS, said, strict=False):
        rows += [nick, agreed, words, f"{time[:10]} 0 2", "分享", "微信"]
    assert [post.text.split("\n")[-1] for post in extract(page(rows, foot=("发起人", *FOOT))).posts[1:]] == list(said)


def rows_of(count: int) -> list[str]:
    """The lines of a page with a card below each date."""
    return page(row for nick, time, said in POSTS[:count] for row in (
        time, nick, "初级会员", "注册时间: 2011-03-06", *said.split("\n"), "回复")).split("\n")


@pytest.mark.parametrize("count", range(len(POSTS) + 1))
def test_a_page_cut_anywhere_comes_out_settled(count: int) -> None:
    lines = rows_of(count)
    for end in range(len(lines)):
        text = clean("\n".join(lines[:end]))
        assert clean(text) == text


FLOORS = ("楼主", "沙发", "板凳", "地板", "4楼")
PLACES = ("来自 湖南", "来自 北京", "来自 湖南", "来自 广东", "来自 湖南")


@pytest.mark.parametrize("counted", ["words", "numbers"])
def test_floors_and_places_between_a_header_and_its_post(counted: str) -> None:
    rows: list[str] = []
    for number, (nick, time, said) in enumerate(POSTS):
        rows += [nick, time, PLACES[number], FLOORS[number] if counted == "words" else f"#{number + 1}", said, "回复"]
    assert posts_of(page(rows)) == wanted()
