"""Where a page tells its site's name, and where it does not."""
from __future__ import annotations

import pytest

from forumclean.document import Document
from forumclean.ledger import Ledger
from forumclean.lines import Judge
from forumclean.model import Thread
from forumclean.pipeline import read
from forumclean.stages.splice.names import SiteNames, learn_site_names, short_forms


def learn(text: str, url: str | None = None, thread: Thread | None = None) -> SiteNames:
    page = read(text, "text", url, None)
    return learn_site_names(Document(page, thread or Thread(), Ledger(page.text), Judge()))


@pytest.mark.parametrize("text", [
    "排水工程 - 城建 - 青石坊网 - Powered by Discuz!",
    "排水工程_青石坊网",
    "排水工程|青石坊网",
    "正文\nCopyright © 2003-2016 青石坊网 版权所有",
    "正文\n©2003-2011 phpwind.com 青石坊网 版权所有 示例",
    "正文\nCopyright   ©2015-2025  青石坊网 责任编辑:某某Powered by©Discuz!",
    "青石坊网's Archiver\n正文",
    "您好，欢迎来到青石坊网，请登录\n正文",
    "青石坊网 » 城建 » 排水工程\n正文",
    "正文\nArchiver|手机版|小黑屋|青石坊网 ( 某ICP备01号 )",
    "发信站: 青石坊网 (Wed Oct 19 08:00:00 2011), 站内\n正文",
])
def test_names_are_learnt(text: str) -> None:
    assert "青石坊网" in learn(text).names


@pytest.mark.parametrize("text", [
    "县里安排专项资金修缮排水管网。\n工程分三个阶段推进。",
    "第一章 总则\n第一条 为了规范管理，制定本办法。",
    "他说 - 明天再来\n好的",
    "- 一\n- 二\n- 三",
    "登录 | 注册 | 搜索 | 帮助\n正文很长，说的是排水工程。",
    "",
])
def test_prose_teaches_no_name_that_stands_in_it(text: str) -> None:
    names = learn(text).names
    assert not [name for name in names if text.count(name) > 1]


@pytest.mark.parametrize("word", ["更多", "更多文章", "返回列表", "查看全部", "收藏"])
def test_words_of_an_interface_are_no_names(word: str) -> None:
    assert learn(f"{word} >>\n{word} » 城建\n正文").names == ()


def test_hosts_and_labels() -> None:
    site = learn("正文", "https://bbs.qingshifang.example:8080/a/b?c=d")
    assert site.hosts == ("bbs.qingshifang.example",)
    assert site.labels == ("qingshifang",)


def test_the_segmenters_names_are_taken_and_nicks_are_not() -> None:
    site = learn("正文\n© 2011 柳树下论坛", thread=Thread(site_names=("青石坊",), authors=frozenset({"柳树下论坛"})))
    assert "青石坊" in site.names
    site = learn("\n".join(["行"] * 80) + "\n© 2011 柳树下论坛", thread=Thread(authors=frozenset({"柳树下论坛"})))
    assert site.names == ()


def test_short_forms_are_what_is_left_of_a_name() -> None:
    assert short_forms(("青石坊论坛", "知了", "柳树之家")) == ("青石坊", "柳树")
