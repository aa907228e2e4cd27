"""Furniture glued to an author's line."""
from __future__ import annotations

import pytest
from flattened import FOOT, HEAD

from forumclean import extract
from forumclean._rulebook import AMBIGUOUS, PHRASES
from forumclean.stages.flat.glue import FILLERS, glued_head, glued_tail, may_end_in_words

PROSE = "今天去渡口看了，老船还在，只是缆绳断了一根。"


@pytest.mark.parametrize(("text", "kept"), [
    (f"{PROSE}回复 支持 反对 使用道具 举报", PROSE),
    (f"{PROSE}回复支持反对使用道具举报", PROSE),
    (f"{PROSE} 引用 回复 TOP", PROSE),
])
def test_buttons_at_a_line_end(text: str, kept: str) -> None:
    stop, words, _ = glued_tail(text, 0, len(text))
    assert words >= 3 and text[:stop].rstrip() == kept


@pytest.mark.parametrize("text", [PROSE, "我支持这个办法", "请大家不要举报。", "船号是 12", ""])
def test_no_run_of_buttons(text: str) -> None:
    assert glued_tail(text, 0, len(text))[1] <= 1


def test_menu_words_at_a_line_start() -> None:
    assert glued_head("设为首页收藏本站 登录 立即注册") >= 4
    assert glued_head(PROSE) == 0
    assert glued_head("登录以后才能下载") <= 1
    assert glued_head("") == 0


def glued(*posts: tuple[str, str]) -> str:
    """Posts whose buttons run into their last line."""
    return HEAD + "".join(f"{nick} 发表于 2021-1-7 {hour:02}:30:21 | 显示全部楼层\n{body}回复 支持 反对 使用道具 举报\n"
                          for hour, (nick, body) in enumerate(posts, 8)) + FOOT


def test_glued_buttons_go() -> None:
    result = extract(glued(("张三", PROSE), ("李四", "收到。"), ("王五", "那就周六去。")), kind="text")
    assert [post.text for post in result.posts] == [PROSE, "收到。", "那就周六去。"]


def test_two_buttons_that_end_several_posts_go_wherever_the_first_stands() -> None:
    lines = "\n".join(f"第{number}条，渡口还是老样子" for number in range(12))
    posts = [("张三", f"{PROSE}\n{lines}"), ("李四", "收到了"), ("王五", "那就周六去"), ("小满", "带上相机"), ("山泉", "好")]
    page = HEAD + "".join(f"{nick} 发表于 2021-1-7 {hour:02}:30:21\n{body}回复 支持\n"
                          for hour, (nick, body) in enumerate(posts, 8)) + FOOT
    assert [post.text for post in extract(page, kind="text").posts] == [body for _, body in posts]


def test_everyday_words_that_end_most_posts_are_their_authors() -> None:
    said = ["附件打不开，没法查看下载", "我也是，点了不能查看下载", "同上，手机不能查看下载", "等修复吧。", "好"]
    page = HEAD + "".join(f"作者{hour} 发表于 2021-1-7 {hour:02}:30:21\n{body}\n"
                          for hour, body in enumerate(said, 8)) + FOOT
    assert [post.text for post in extract(page, kind="text").posts] == said


def test_an_author_who_ends_with_a_button_word_keeps_it() -> None:
    result = extract(glued(("张三", f"{PROSE}\n我支持"), ("李四", "我反对\n理由明天说"), ("王五", "那就周六去。")), kind="text")
    assert [post.text for post in result.posts] == [f"{PROSE}\n我支持", "我反对\n理由明天说", "那就周六去。"]


def test_a_header_glued_to_its_post() -> None:
    page = HEAD + "".join(f"{nick} 发表于 2021-1-7 {hour:02}:30:21 | 显示全部楼层{body}\n回复 支持 反对\n使用道具 举报\n"
                          for hour, (nick, body) in enumerate([("张三", PROSE), ("李四", "收到。"), ("王五", "好。")], 8)) + FOOT
    assert [post.text for post in extract(page, kind="text").posts] == [PROSE, "收到。", "好。"]


def test_whatever_ends_in_interface_words_gets_a_closer_look() -> None:
    tails = [word + mark for table in (PHRASES, AMBIGUOUS) for word in table for mark in ("", *FILLERS, "7", "²")]
    ending = [tail for tail in tails if glued_tail(tail, 0, len(tail))[1]]
    assert len(ending) > 1000 and all(map(may_end_in_words, ending))
    assert not any(map(may_end_in_words, (PROSE, "他说", "走了很久。", "。")))


def one_button(button: str, *posts: tuple[str, str]) -> str:
    """Posts whose only button runs into their last line."""
    return HEAD + "".join(f"{nick} 发表于 2021-1-7 {hour:02}:30:21 | 显示全部楼层{body}{button}\n"
                          for hour, (nick, body) in enumerate(posts, 8)) + FOOT


@pytest.mark.parametrize("button", ["页首", "回复", "举报"])
def test_a_button_alone_that_ends_half_the_posts_goes(button: str) -> None:
    posts = (("张三", PROSE), ("李四", "收到。"), ("王五", "那就周六去"), ("赵六", "好。"))
    assert [post.text for post in extract(one_button(button, *posts), kind="text").posts] == [said for _, said in posts]


@pytest.mark.parametrize("word", ["登录", "回复", "注册"])
def test_a_word_that_ends_lines_of_few_posts_stays(word: str) -> None:
    """In one post again and again, or in two of them."""
    article = f"{PROSE}\n第一步要先{word}\n第二步再一次{word}\n第三步还要{word}\n就这样了。"
    for last in ("好的。", f"我也没{word}"):
        posts = (("张三", article), ("李四", "收到。"), ("王五", "那就周六去。"), ("赵六", last))
        assert [post.text for post in extract(one_button("", *posts), kind="text").posts] == [said for _, said in posts]


@pytest.mark.parametrize(("count", "since"), [("帖子：", "注册时间："), ("帖子：", "註冊時間："), ("積分：", "註冊時間：")])
def test_a_card_glued_before_the_sign_of_a_header(count: str, since: str) -> None:
    """As a phpBB page runs together whose elements part nothing; its menu stands behind the site's name."""
    posts = (("老河口", PROSE), ("山泉", "明天就去"))
    lines = ["柳湾论坛有温度的社区跳过内容FAQ登录注册论坛首页渡口", *(
        f"{nick}高级会员{count} 1745{since} 2014-01-13渡口的老船还在吗引用帖子由 {nick} » 2016-12-16 (周五) 00:4{minute}{said}页首"
        for minute, (nick, said) in enumerate(posts))]
    found = extract("\n".join(lines) + "\n", kind="text").posts
    assert [(post.author, post.text.removesuffix("页首")) for post in found] == [*posts]
