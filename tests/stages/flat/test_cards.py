"""Nicks and floors that stand beside a header."""
from __future__ import annotations

import pytest
from flattened import FOOT, HEAD

from forumclean import Result, extract

PROSE = "今天去渡口看了，老船还在，只是缆绳断了一根，靠岸的那一边长满了青苔。"
BODIES = (PROSE, "船主搬走了。", "是啊。", "明天再去看看。")
NICKS = ("张三", "李四", "王五", "赵六")


def page(card: str, *, opening: str = "") -> Result:
    """A page whose posts have this card, with `opening` more in the first one."""
    posts = "".join(
        card.format(nick=nick, number=number, more=opening if number == 1 else "",
                    date=f"发表于 2021-1-7 {8 + number:02}:00 | 只看该作者") + f"{body}\n回复 支持 反对\n使用道具 举报\n"
        for number, (nick, body) in enumerate(zip(NICKS, BODIES, strict=True), 1))
    return extract(HEAD + posts + FOOT, kind="text")


@pytest.mark.parametrize("opening", ["", "阅读： 84012 回复： 11\n渡口的老船还在吗\n", "跳转到 »\n倒序看帖\n打印\n"])
def test_the_opening_card_is_like_the_others(opening: str) -> None:
    result = page("{nick}\n新手上路\nUID 56552\n粉丝 9\n{more}{number}#\n{date}\n", opening=opening)
    assert [item.author for item in result.posts] == list(NICKS)


def test_a_floor_stands_above_the_nick_or_above_a_label() -> None:
    for card in ("{nick}\n当前离线\n积分 91\n{number}#\n{nick}\n{date}\n",
                 "{nick}\n当前离线\n积分 91\n{number}\n#\n楼主\n|\n{date}\n"):
        assert [item.floor for item in page(card).posts] == ["1#", "2#", "3#", "4#"], card


def test_the_reply_of_the_post_before_is_no_floor() -> None:
    text = "柳湾论坛's Archiver\n柳湾论坛 › 文学沙龙 › 渡口的老船还在吗\n" + "".join(
        f"{nick} 发表于 2021-1-7 {8 + number:02}:00\n{body}\n"
        for number, (nick, body) in enumerate(zip(NICKS, (PROSE, "沙发", "板凳", "船主搬走了。"), strict=True)))
    result = extract(text + "页: [1]\n查看完整版本: 渡口的老船还在吗\nPowered by Discuz! X2.5 Archiver\n", kind="text")
    assert [(item.text, item.floor) for item in result.posts] == [
        (PROSE, None), ("沙发", None), ("板凳", None), ("船主搬走了。", None)]


@pytest.mark.parametrize("line", ["{number}# {nick}", "{nick} 只看该作者", "引用 第{number}楼 {nick}"])
def test_floors_and_buttons_on_a_nicks_line_are_no_part_of_it(line: str) -> None:
    assert [item.author for item in page(line + "\n{more}{date}\n").posts] == list(NICKS)


def test_a_floor_on_a_nicks_line_is_the_posts() -> None:
    assert [item.floor for item in page("{number}# {nick}\n{date}\n").posts] == ["1#", "2#", "3#", "4#"]


def test_counts_before_the_first_date_are_no_nick() -> None:
    text = HEAD + "".join(
        f"{number}# {nick}\n{'10245 ' if number == 1 else ''}2021-1-7 {8 + number:02}:00\n{body}\n回复 举报\n"
        for number, (nick, body) in enumerate(zip(NICKS, BODIES, strict=True), 1)) + FOOT
    assert [item.author for item in extract(text, kind="text").posts] == list(NICKS)


def test_a_state_run_into_every_nick_is_no_part_of_them() -> None:
    assert [item.author for item in page("离线{nick}\n级别: 侠客\n发帖\n120\n{more}{number}楼\n{date}\n").posts] == [*NICKS]
