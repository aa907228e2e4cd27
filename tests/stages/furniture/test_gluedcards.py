"""Cards run into the words of posts."""
from __future__ import annotations

import pytest
from flattened import FOOT, HEAD

from forumclean import extract

TITLE = "渡口的老船还在吗"
SAID = ("今天去渡口看了，老船还在。", "收到", "那就周六去，带上相机。", "我也去。")


def texts(card: str, said: tuple[str, ...] = SAID) -> list[str]:
    """Posts whose card a flattener ran into their first line: `{n}` is the floor, `{re}` what a reply has."""
    rows = (f"2021-1-7 {hour:02}:30:21[只看该作者] " + card.format(n=hour - 7, re="Re：" if hour > 8 else "") + f"{words}\n"
            for hour, words in enumerate(said, 8))
    return [post.text for post in extract(HEAD + "".join(rows) + FOOT, kind="text").posts]


def test_a_card_goes_down_to_the_subject_of_the_post() -> None:
    card = "第 {n} 楼老渔翁{n}中级会员角　　色：注册用户发 帖 数：295{n}注册时间：2001-01-0{n}联系 回复{re}" + TITLE
    assert texts(card) == [*SAID]


def test_a_nick_and_a_level_go_where_blanks_part_them_from_the_words() -> None:
    rows = "".join(f"老渔翁{hour}意见领袖{hour}            {words}回复来自Android客户端{hour}楼2022-03-17 13:{hour:02}举报\n"
                   for hour, words in enumerate(SAID, 12))
    page = f"网页新闻贴吧知道音乐进入贴吧全吧搜索\n{rows}12回复贴，共2页<<返回渡口吧发表回复贴吧投诉\n"
    assert [post.text.split("\n")[-1] for post in extract(page, kind="text").posts] == [*SAID]


def test_rows_that_authors_set_in_columns_stay() -> None:
    rows = [f"{who}{paid}    {words}" for who, paid, words in zip(("老渔翁", "小满", "石桥", "薄荷"), (10, 25, 7, 9), SAID)]
    assert texts("", tuple(rows)) == rows


@pytest.mark.parametrize("card", [
    "姓名：老渔翁{n} 电话：010-555{n} 人数：{n} 车牌：没有，", "我报名，积分一百{n}，威望也够，请楼主看一下，",
    "粉丝{n}个关注{n}个，说的都是渡口，", "UID：10{n} 积分：3{n} 注册时间：2020 申请理由：", "收威望{n} 出金币{n} 积分可以谈 ",
    "主题和帖子都要算进积分才公平吧 ",
])
def test_what_all_authors_wrote_alike_stays(card: str) -> None:
    said = tuple(f"{words}说完了。" for words in SAID)
    assert texts(card, said) == [card.format(n=number, re="") + words for number, words in enumerate(said, 1)]


def test_a_table_in_one_post_stays() -> None:
    table = "网卡信息：\neth0            Link encap\neth1            Link encap\n内存单价120            全新\n硬盘单价90            全新"
    rows = "".join(f"作者{hour} 发表于 2021-1-7 {hour:02}:30:21\n{words}\n" for hour, words in enumerate((table, *SAID), 8))
    assert [post.text for post in extract(HEAD + rows + FOOT, kind="text").posts] == [table, *SAID]


def test_two_posts_tell_too_little() -> None:
    card = "第 {n} 楼老渔翁{n}中级会员角　　色：注册用户发 帖 数：295{n}注册时间：2001-01-0{n}联系 回复"
    assert all("注册用户" in text for text in texts(card, SAID[:2]))
