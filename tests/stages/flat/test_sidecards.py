"""Authors' cards to the left of their posts."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from flattened import FOOT, HEAD
from wrapping import cols

from forumclean import extract

PROSE = "今天去渡口看了，老船还在，只是缆绳断了一根，靠岸的那一边长满了青苔。"
POSTS = [
    ("张三", [PROSE, "", "靠岸的那一边长满了青苔。", "好"]), ("李四家的灯笼", ["收到，周六就去。"]), ("lantern673", ["同去同去，带上相机。", "", "好"]),
    ("第七块木板", [PROSE[::-1], "　　第二段也在这里。", "", "", "", "末一段。"]),
]
WIDTH = 20


def beside(card: list[str], lines: list[str], size: Callable[[str], int]) -> str:
    """A card and a post side by side, as wide as `size` measures them."""
    rows = max(len(card), len(lines))
    card, lines = card + [""] * (rows - len(card)), lines + [""] * (rows - len(lines))
    return "".join(f"{left}{' ' * (WIDTH - size(left))}{right}\n" for left, right in zip(card, lines, strict=True))


@pytest.mark.parametrize("size", [len, cols])
@pytest.mark.parametrize("lead", [[], [""]], ids=["beside the nick", "below the nick"])
def test_cards_beside_posts(size: Callable[[str], int], lead: list[str]) -> None:
    posts = "".join(beside(
        [nick, "", "", "", "", "查看详细资料", "注册时间 2004-9-8"],
        [*lead, f"{floor}# 发表于 2021-1-7 {8 + floor:02}:30 | 只看该作者", *lines, "", "回复 支持 反对 举报"], size)
        for floor, (nick, lines) in enumerate(POSTS, 1))
    found = [post.text.split("\n") for post in extract(HEAD + posts + FOOT, kind="text").posts]
    assert found == [[line.strip() for line in lines if line] for _, lines in POSTS]


def test_images_before_nicks() -> None:
    wanted = [("mothwing_4935", PROSE), ("李四家的灯笼", "收到。"), ("lantern673_b", "好。")]
    posts = "".join(f"  [online_member.gif] {nick}发表于 2021-1-7 {8 + floor:02}:30 | 只看该作者\n{words}\n"
                    "回复 支持 反对 举报\n" for floor, (nick, words) in enumerate(wanted))
    assert [(post.author, post.text) for post in extract(HEAD + posts + FOOT, kind="text").posts] == wanted


def test_cells_with_borders_are_no_columns() -> None:
    rule = "+--------------------+--------------------------------------------------------------------+\n"
    posts = "".join(f"{rule}| {nick:18} | {floor}楼 大 中 小 发表于 2021-1-7 {8 + floor:02}:30  只看该作者 |\n|{' ' * 20}|  |\n"
                    f"|{' ' * 20}| {PROSE} |\n|{' ' * 20}|  |\n|{' ' * 20}| 第{floor}段也在这里。 |\n{rule}"
                    f"| 查看详细资料       | 引用 回复 TOP |\n{rule}" for floor, nick in enumerate(["张三家的灯", "李四", "lantern"], 1))
    text = extract(HEAD + posts + FOOT, kind="text").text
    assert all(f"第{floor}段也在这里。" in text for floor in (1, 2, 3)) and text.count(PROSE) == 3


def test_posts_below_centred_headers_are_no_cards() -> None:
    """A terminal browser centres the cell that holds the header, and sets the post below it from the margin on."""
    posts = "".join(f"{' ' * 40}第 {floor} 楼 时间：2021-01-07 {8 + floor:02}:30:00\n{' ' * 42}作者：{nick}\n\n"
                    + "".join(f"{line}\n" for line in (PROSE, PROSE[::-1], f"第{floor}段也在这里。")) + "\n"
                    for floor, nick in enumerate(["张三家的灯", "李四", "lantern"], 1))
    text = extract(HEAD + posts + FOOT, kind="text").text
    assert text.count(PROSE) == text.count(PROSE[::-1]) == 3


def test_short_posts_below_centred_headers_are_no_cards() -> None:
    """No post says enough to tell by itself; all together do."""
    said = [f"第{floor}次去渡口，老船重新下水了。" for floor in range(1, 9)]
    posts = "".join(f"{' ' * 40}第 {floor} 楼 时间：2021-01-07 {8 + floor:02}:30:00\n{' ' * 42}作者：n{floor}\n\n{words}\n\n"
                    for floor, words in enumerate(said, 1))
    text = extract(HEAD + posts + FOOT, kind="text").text
    assert [words for words in said if words not in text] == []
