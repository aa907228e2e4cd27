"""What the tests of segmenting and classifying share."""
from __future__ import annotations

from collections.abc import Sequence
from unittest.mock import patch

from forumclean import Result, extract
from forumclean.model import Cut, Findings, Page, Post, Thread
from forumclean.readers.flat import read_flat

HEAD = """渡口的老船还在吗 - 文学沙龙 - 柳湾论坛 - Powered by Discuz!
设为首页
收藏本站
登录
立即注册
柳湾论坛 » 论坛 › 文学沙龙 › 渡口的老船还在吗
返回列表
查看: 812 | 回复: 3
渡口的老船还在吗 [复制链接]
"""
FOOT = """下一页 »
返回列表
您需要登录后才可以回帖 登录 | 立即注册
本版积分规则
Archiver | 手机版 | 小黑屋 | 柳湾论坛
GMT+8, 2022-7-18 10:08 , Processed in 0.059982 second(s), 38 queries .
Powered by Discuz! X3.4
© 2001-2017 Comsenz Inc.
"""
TITLE = "渡口的老船还在吗"


def flat(text: str) -> Page:
    """A text as the reader gives it."""
    return read_flat(text, None, ())


def thread(*posts: tuple[str, str]) -> str:
    """A Discuz! X page of posts, each an author and a body; the posts are an hour apart."""
    return HEAD + "".join(
        f"{author} 发表于 2021-1-7 {8 + number:02}:30:21 | 显示全部楼层\n{body}\n回复 支持 反对\n使用道具 举报\n"
        for number, (author, body) in enumerate(posts)) + FOOT


def known(page: str, posts: Sequence[tuple[str, str]], **options: object) -> Result:
    """What comes of a flattened page whose posts are told, each an author and the words that the page holds.

    What is asked here is what happens inside posts; where they begin is asked elsewhere.
    """
    found, at = list[Post](), 0
    for author, body in posts:
        start = page.index(body, at)
        at = start + len(body) + page.startswith("\n", start + len(body))
        found.append(Post(start, at, author))
    edges = [0, *(edge for post in found for edge in (post.start, post.end)), len(page)]
    cuts = [Cut(start, end, "ui.post-frame", "told") for start, end in zip(edges[::2], edges[1::2]) if start < end]
    thread = Thread(None, found, is_page=True, authors=frozenset(post.author for post in found if post.author))

    def told(given: Page, *_: object) -> tuple[Thread, Findings]:
        return (thread, Findings(cuts)) if given.text == page else (Thread(), Findings())

    with patch("forumclean.pipeline.segment", told):
        return extract(page, kind="text", **options)


def cleaned(*posts: tuple[str, str]) -> Result:
    """What comes of a Discuz! X page whose posts are told."""
    return known(thread(*posts), posts)


def texts(*posts: tuple[str, str]) -> list[str]:
    """The posts' texts of such a page."""
    return [post.text for post in cleaned(*posts).posts]
