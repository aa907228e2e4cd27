"""Remarks below a post of a flattened page are no part of it; what an author says of remarks is."""
from __future__ import annotations

import pytest

from forumclean import extract

PAGE = ("渡口的老船还在吗 - 文学沙龙 - 柳湾论坛 - Powered by Discuz!\n返回列表\n渡口的老船还在吗 [复制链接]\n"
        "张三\n发表于 2021-1-7 08:30:01 | 只看该作者\n缆绳断了一根，船还在。\n{below}回复 支持 反对\n使用道具 举报\n"
        "李四\n发表于 2021-1-8 08:30:01 | 只看该作者\n第二天就修好了。\n回复 支持 反对\n使用道具 举报\n"
        "您需要登录后才可以回帖 登录 | 立即注册\nPowered by Discuz! X3.4\n")
FIRST, SECOND = "缆绳断了一根，船还在。", "第二天就修好了。"


def texts(below: str) -> list[str]:
    """The posts of the page with some lines below the first one's words."""
    return [post.text for post in extract(PAGE.format(below=below)).posts]


@pytest.mark.parametrize("below", [
    "点评\n王五\n说得好，受教了。\n发表于 2021-1-7 09:30\n",
    "点评\n王五\n说得好，受教了。\n发表于 2021-1-7 09:30\n赵六\n同意\n发表于 2021-1-9 12:30\n",
    pytest.param("點評\n王五\n說得好。\n發表於 2021-1-7 09:30 详情\n", marks=pytest.mark.xfail(
        strict=True, reason="a remark in traditional characters is taken for a post")),
], ids=["one", "two", "traditional"])
def test_remarks_go(below: str) -> None:
    assert texts(below) == [FIRST, SECOND]


@pytest.mark.parametrize("below", ["点评几句，船身也要补。\n", "点评一篇旧文，发表于 2013 年的那篇，写得真好。\n"])
def test_what_an_author_says_of_remarks_stays(below: str) -> None:
    assert texts(below) == [f"{FIRST}\n{below[:-1]}", SECOND]
