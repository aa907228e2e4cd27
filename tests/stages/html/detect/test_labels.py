"""Author and date of an article behind labels, above its text or below."""
from __future__ import annotations

import pytest
from elements import SAYINGS, cleaned

ARTICLE = f"<div class=art>{''.join(f'<p>{said}</p>' for said in SAYINGS[:4])}</div>"


def fields(above: str, below: str = "") -> tuple[str | None, str | None]:
    """Author and time of the article between two rows."""
    posts = cleaned(f"<h1>渡口的老船</h1><div>{above}</div>{ARTICLE}<div>{below}</div>").posts
    assert [post.text for post in posts] == ["\n".join(SAYINGS[:4])]
    return posts[0].author, posts[0].time


@pytest.mark.parametrize(("row", "author", "time"), [
    ("来源：柳湾晚报 作者：石桥 时间：2019-4-2 点击：31", "石桥", "2019-4-2"),
    ("<b>作者：</b>石桥&nbsp;&nbsp;<b>发布时间：</b>2019-4-2 09:12", "石桥", "2019-4-2 09:12"),
    ("作者：石桥 更新时间：2019/4/2 字体：小", "石桥", "2019/4/2"),
    ("作&nbsp;&nbsp;者： 石桥 | 2019-4-2", "石桥", "2019-4-2"),
    ("作者： 来源：柳湾晚报 日期：2019-4-2", None, "2019-4-2"),
    ("责任作者：石桥 2019-4-2", None, "2019-4-2"),
    ("作者：收藏 2019-4-2", None, "2019-4-2"),
])
def test_labels_above_a_text(row: str, author: str | None, time: str | None) -> None:
    assert fields(row) == (author, time)


@pytest.mark.parametrize(("row", "author", "time"), [
    ("本文作者： 石桥 本文链接： /t/7", "石桥", None),
    ("作者:石桥 | 分类:渡口 | 浏览:31", "石桥", None),
    ("posted @ 2019-04-02 09:12 <a href='/u'>石桥</a> 阅读(31)", None, "2019-04-02 09:12"),
    ("发布于 2019-4-2 <a class=author href='/author/7'>石桥</a>", "石桥", "2019-4-2"),
    ("<a href='/t/8'>渡口的新船</a> 2019-4-2", None, None),
])
def test_labels_below_a_text(row: str, author: str | None, time: str | None) -> None:
    assert fields("渡口", row) == (author, time)


def test_what_stands_above_goes_before_what_stands_below() -> None:
    assert fields("作者：石桥 时间：2019-4-2", "作者：山泉 时间：2019-4-3") == ("石桥", "2019-4-2")
