"""On which side of its date a post stands, where the page's headers are of a known form."""
from __future__ import annotations

import pytest

from forumclean import extract

POSTS = (("老河口", "2019-04-02 09:10", "缆绳是新换的，船底也补过了。\n船夫一个人干了三天。"), ("山泉", "2019-04-03 10:00", "顶"),
         ("石桥", "2019-04-04 11:20", "雨下了三天，桥墩露出半截。"), ("山泉", "2019-04-05 08:31", "下个月水退了再去看一看吧。"))
TEXTS = [said for *_, said in POSTS]
HEADERS = {"nick": "{nick} {time}", "label": "作者：{nick} {time}", "floor": "{nick} | {time} | {floor}楼"}


def page(header: str, below: bool, button: str = "回复 举报") -> str:
    """A page with its headers above the posts or below them."""
    lines = ["渡口的老船修好了吗 - 柳湾论坛", "柳湾论坛", "首页", "登录", "注册", "渡口的老船修好了吗"]
    for floor, (nick, time, said) in enumerate(POSTS, 1):
        head = header.format(nick=nick, time=time, floor=floor)
        lines += [said, head, button] if below else [head, said, button]
    return "\n".join([*lines, "1", "2", "下一页", "© 2012-2019 柳湾论坛", "Powered by 柳湾"]) + "\n"


@pytest.mark.parametrize("name", HEADERS)
def test_posts_above_their_headers(name: str) -> None:
    result = extract(page(HEADERS[name], below=True))
    assert [post.text for post in result.posts] == TEXTS
    assert [post.time for post in result.posts] == [time for _, time, _ in POSTS]


@pytest.mark.parametrize("name", HEADERS)
def test_posts_below_their_headers(name: str) -> None:
    result = extract(page(HEADERS[name], below=False))
    assert [post.text for post in result.posts] == TEXTS
    assert [post.time for post in result.posts] == [time for _, time, _ in POSTS]


def test_a_last_reply_that_is_a_number_leaves_posts_below() -> None:
    text = page(HEADERS["nick"], below=False).replace(TEXTS[3], "666")
    assert [post.text for post in extract(text).posts] == [*TEXTS[:3], "666"]


def parted(rows: list[list[str]]) -> str:
    """A page whose flattener parts each text of a post."""
    head = ["渡口的老船修好了吗 - 柳湾论坛", "柳湾论坛", "首页", "登录", "注册", "渡口的老船修好了吗"]
    lines = [*head, *(line for row in rows for line in row), "发表回复", "热门主题", "码头夜钓装备清单", "关于我们"]
    return "\n".join([*lines, "© 2012-2019 柳湾论坛", "Powered by 柳湾"]) + "\n"


def test_a_floor_below_a_date_alone_stands_above_the_words_of_the_post() -> None:
    """Though the last reply is a word, and no prose stands below the last date."""
    said = [*TEXTS[:3], "路过"]
    rows = [[nick, time, f"#{number}", words, "引用", "|", "编辑", "|", "回复"]
            for number, ((nick, time, _), words) in enumerate(zip(POSTS, said, strict=True), 1)]
    assert [post.text for post in extract(parted(rows)).posts] == said


def test_nothing_but_furniture_below_the_last_date() -> None:
    said = ["缆绳是新换的，船底也补过了。\n船夫一个人干了三天。", "雨下了三天，桥墩露出半截。", "下个月水退了再去看一看吧。"]
    rows = [[*words.split("\n"), nick, "等级3", f"回复于 {time}:07"]
            for (nick, time, _), words in zip(POSTS, said, strict=False)]
    assert [post.text for post in extract(parted(rows)).posts] == said


def test_what_stands_above_a_line_that_passes_for_the_title_stays() -> None:
    """A nick that comes again: an opening post went whole."""
    nick = "a_long_nick_name_99"
    rows = [[nick, "VIP", f"{POSTS[0][1]}:00", "楼主", TEXTS[0], TEXTS[2]],
            [nick, "VIP", f"{POSTS[1][1]}:00", "沙发", "666"]]
    text = extract(parted(rows).replace("渡口的老船修好了吗", "求助：老船")).text
    assert all(line in text for line in (*TEXTS[0].split("\n"), TEXTS[2]))


def test_a_verb_without_a_nick_that_ends_posts() -> None:
    said = [TEXTS[0], "同问", TEXTS[2], "路过", TEXTS[3]]
    rows = [[f"山泉{number}", f"第{number}楼", *words.split("\n"), f"发表于 2019-04-0{number} 09:10", "赞", str(number * 7)]
            for number, words in enumerate(said, 1)]
    text = extract(parted(rows)).text
    assert all(line in text for words in said for line in words.split("\n"))


@pytest.mark.parametrize("form", ["第{floor}楼{time}只看该用户 引用", "{floor}楼{time} 只看该用户"])
def test_a_floor_run_into_a_date_above_its_post(form: str) -> None:
    """贴吧 prints a floor run into a date below a post; where the words stand nearer to the date above, they are its."""
    lines = ["渡口的老船修好了吗", "柳湾首页-社区", "登录 注册"]
    for floor, (nick, time, said) in enumerate(POSTS, 1):
        lines += [nick, "军衔：大校", "加好友 发短信", form.format(floor=floor, time=time), said, f"回复 举报 支持({floor})"]
    result = extract("\n".join([*lines, "1 2 下一页", "版权所有 京ICP备000000号"]) + "\n", kind="text")
    assert [post.text for post in result.posts] == TEXTS


def test_dates_below_posts_of_a_page_without_a_foot() -> None:
    rows = [f"{nick}\nLV.23\n+关注\n{said}\n发布于 {time}\n顶\n评论\n举报\n" for nick, time, said in POSTS]
    result = extract("渡口的老船修好了吗？ - 柳湾问答\n登录\n渡口的老船修好了吗？\n4个回答\n" + "".join(rows), kind="text")
    assert [post.text for post in result.posts] == TEXTS


ANSWERS = (("老河口", "编辑于", "先说结论：船修好了，但是开得慢。\n缆绳是新换的，船底也补过了。"), ("山泉", "发布于", "我住在渡口边上，每天都听见船夫敲敲打打。"),
           ("石桥", "发布于", "雨下了三天，桥墩露出半截，船还开不了。"))
OPENED = ["3 条评论", "切换为时间排序", "江边的树", "2021-03-19", "请问缆绳在哪里换的？我们那边也想换一根。", "赞", "回复", "踩"]


def answered(acts: list[str], opened: int | None = None) -> str:
    """A question whose answers stand above their dates, each above buttons that count its comments; those of one may
    stand open."""
    lines = ["渡口的老船修好了吗？ - 柳湾问答", "首页", "登录", "注册", "渡口的老船修好了吗？", "关注者", "31", "写回答", "邀请回答", "3 个回答"]
    for number, ((nick, _, said), act) in enumerate(zip(ANSWERS, acts, strict=True)):
        lines += [nick, said, f"{act} 2021-03-18 21:4{number}", f"赞同 {number}", f"{number + 3} 条评论", "分享", "收藏", "喜欢"]
        lines += OPENED if number == opened else []
    return "\n".join([*lines, "相关推荐", "码头夜钓装备清单", "12 个回答", "© 2021 柳湾问答"]) + "\n"


@pytest.mark.parametrize("opened", [None, 0, 1])
def test_a_button_that_counts_comments_parts_no_opening_from_replies(opened: int | None) -> None:
    text = extract(answered(["发布于"] * 3, opened)).text
    said = [line for *_, said in ANSWERS for line in said.split("\n")]
    assert [line for line in [*said, *(OPENED[4:5] if opened is not None else [])] if line not in text] == []
    assert "发布于" not in text


def test_the_date_of_an_edit_that_stands_for_that_of_the_post() -> None:
    posts = extract(answered([act for _, act, _ in ANSWERS])).posts
    assert [post.time for post in posts] == [f"2021-03-18 21:4{number}" for number in range(3)]
    assert "编辑于" not in "".join(post.text for post in posts)


def test_the_note_of_an_edit_beside_a_date_is_none() -> None:
    """It stands above the date, or below it, and not in its place."""
    page = answered(["发布于"] * 3)
    for edited in (page.replace("\n赞同 1", "\n编辑于 2021-03-20 08:00\n赞同 1"),
                   page.replace("\n发布于 2021-03-18 21:41", "\n编辑于 2021-03-20 08:00\n发布于 2021-03-18 21:41")):
        assert [post.time for post in extract(edited).posts] == [f"2021-03-18 21:4{number}" for number in range(3)]


def test_a_card_that_ends_in_a_count_of_votes_stands_above_the_words() -> None:
    """On one of three posts it may be missing."""
    page = answered([act for _, act, _ in ANSWERS])
    for nick, _, _ in ANSWERS[:2]:
        page = page.replace(f"\n{nick}\n", f"\n{nick}\n渡口的常客\n31 人赞同了该回答\n")
    posts = extract(page).posts
    assert [post.text for post in posts[:2]] == [said for *_, said in ANSWERS[:2]]
    assert [post.author for post in posts[:2]] == [nick for nick, *_ in ANSWERS[:2]]


@pytest.mark.parametrize("sign", ["・", " · "])
def test_a_place_behind_a_date_is_no_nick(sign: str) -> None:
    page = answered(["发布于"] * 3)
    for number in range(3):
        page = page.replace(f"21:4{number}", f"21:4{number}{sign}IP 属地浙江")
    assert "浙江" not in "".join(post.author or "" for post in extract(page).posts)
    assert "浙江" not in extract(page).text


@pytest.mark.parametrize("cut", ["帖子 #4\n", "回复\n"])
def test_a_page_cut_off_right_below_a_date(cut: str) -> None:
    """Nothing but furniture stands below the last one, as where posts stand above their dates."""
    lines = ["柳湾论坛", "注册", "登录", "渡口的老船修好了吗", "1 / 13 条评论", "那年的船，如今还在。"]
    for floor, (nick, time, said) in enumerate(POSTS, 1):
        lines += [f"{nick} {nick}", time[:10], f"帖子 #{floor}", said, "回复", "赞"]
    page = "\n".join(lines) + "\n"
    found = extract(page[:page.rindex(cut) + len(cut)]).posts
    assert [post.text for post in found if post.text][:3] == TEXTS[:3]
