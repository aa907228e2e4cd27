"""Words that stand in a nick's place, and nicks that look like them."""
from __future__ import annotations

import pytest
from flattened import thread

from forumclean import extract
from forumclean.stages.flat.notnicks import is_label

PROSE = "今天去渡口看了，老船还在，只是缆绳断了一根，靠岸的那一边长满了青苔。"
SAID = (PROSE, "船主搬走了，钥匙留在茶摊。", "是啊，我也听说了。", "明天再去看看，带上相机。")
NICKS = ("山泉", "石桥", "远客77", "山泉")


@pytest.mark.parametrize("words", ["时间", "日期", "留言时间", "评价时间", "註冊日期", "最后回复时间", "来自手机客户端只看此人", "只看该用户", "只看TA",
                                   "来自江边iPhone"])
def test_a_label(words: str) -> None:
    assert is_label(words)


@pytest.mark.parametrize("words", ["浪费时间", "来自火星的你", "日期是假的", "只看花", "不看手机", "楼主", "iPhone", "用户", "只看花的人", ""])
def test_no_label(words: str) -> None:
    assert not is_label(words)


@pytest.mark.parametrize("header", ["回复时间：2021-01-07 {}:30:21", "发表于 01-07 {}:30来自手机客户端只看此人"])
def test_the_nick_stands_in_the_card(header: str) -> None:
    head, foot = thread(("张三", PROSE)).split("张三 发表于")[0], thread().split("[复制链接]")[1]
    posts = "".join(f"{nick}\n等级{number}\n{header.format(number + 10)}\n{words}\n回复 举报\n"
                    for number, (nick, words) in enumerate(zip(NICKS, SAID, strict=True)))
    result = extract(head + posts + foot, kind="text")
    assert [(post.author, post.text) for post in result.posts] == [*zip(NICKS, SAID, strict=True)]
