"""What the tests of segmenting and classifying share."""
from __future__ import annotations

from forumclean import Result, extract
from forumclean.lines import Judge
from forumclean.model import Page
from forumclean.readers.flat import read_flat
from forumclean.stages.flat.headers import Header, find_headers
from forumclean.stages.flat.units import Unit, line_units
from forumclean.stages.signs.dates import year_dates

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


def units_of(text: str) -> list[Unit]:
    """The units of a text."""
    return line_units(flat(text), Judge())


def headers_of(text: str) -> list[Header]:
    """The post headers of a text."""
    return find_headers(text, units_of(text), year_dates(text))


def thread(*posts: tuple[str, str]) -> str:
    """A Discuz! X page of posts, each an author and a body; the posts are an hour apart."""
    return HEAD + "".join(
        f"{author} 发表于 2021-1-7 {8 + number:02}:30:21 | 显示全部楼层\n{body}\n回复 支持 反对\n使用道具 举报\n"
        for number, (author, body) in enumerate(posts)) + FOOT


def cleaned(*posts: tuple[str, str]) -> Result:
    """What comes of such a page."""
    return extract(thread(*posts), kind="text")


def texts(*posts: tuple[str, str]) -> list[str]:
    """The posts' texts of such a page."""
    return [post.text for post in cleaned(*posts).posts]
