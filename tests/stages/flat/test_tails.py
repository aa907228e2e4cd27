"""What follows the date of a header, and what is rather a reply."""
from __future__ import annotations

import pytest
from flattened import thread

from forumclean import extract
from forumclean.stages.flat.tails import read_rest

LINE = "今天去渡口看了，老船还在，只是缆绳断了一根，靠岸的那一边长满了青苔。"


@pytest.mark.parametrize("rest", [
    " 地板 | 只看该作者", "D地板只看该作者", " D 沙发 | 只看该作者", " 板凳 倒序浏览", " 沙发# 电梯直达", " 12F", " 12F 只看该作者", " | 3F | 只看该作者",
    "来自渡口之家 iPhone客户端 只看该作者",
])
def test_a_floor_before_the_words_of_a_tail(rest: str) -> None:
    assert read_rest(rest)[1:] == (True, len(rest), False)


@pytest.mark.parametrize("rest", ["沙发", " 板凳", " 3F说得对", " 地板是实木的", " 沙发只看不买"])
def test_a_reply_that_is_no_tail(rest: str) -> None:
    assert read_rest(rest)[1] is False


@pytest.mark.parametrize("rest", [" 地板 | 只看该作者", "D地板只看该作者", " 12F 只看该作者"])
def test_a_post_below_such_a_header(rest: str) -> None:
    page = thread(("张三", LINE), ("李四", "收到，明天再去一趟。"), ("王五", "带上相机。"), ("赵六", "同去。"))
    page = page.replace("王五 发表于 2021-1-7 10:30:21 | 显示全部楼层", f"王五\n发表于 2021-1-7 10:30:21{rest}")
    assert [post.text for post in extract(page, kind="text").posts] == [LINE, "收到，明天再去一趟。", "带上相机。", "同去。"]
