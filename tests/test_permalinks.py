"""Addresses: which thread, which page; None where an address does not tell."""
from __future__ import annotations

import time

import pytest

from forumclean.permalinks import FORMS, page_of, permalink

BBS = "https://bbs.example.cn"


@pytest.mark.parametrize(("url", "thread", "page"), [
    (f"{BBS}/forum.php?mod=viewthread&tid=321&extra=page%3D4&page=2", "321", 2),
    (f"{BBS}/forum.php?mod=viewthread&amp;tid=321", "321", 1),
    (f"{BBS}/viewthread.php?tid=321&extra=page=7&page=3#pid9", "321", 3),
    (f"{BBS}/thread-321-2-7.html", "321", 2),
    (f"{BBS}/bbs/thread-321-1-1.html?from=x", "321", 1),
    (f"{BBS}/archiver/?tid-321-page-2.html", "321", 2),
    (f"{BBS}/archiver/tid-321.html", "321", 1),
    (f"{BBS}/read.php?tid-321-fpage-2-page-5.html", "321", 5),
    (f"{BBS}/read.php?tid-321.html", "321", 1),
    (f"{BBS}/read.php?tid=321&page=2", "321", 2),
    (f"{BBS}/read-htm-tid-321-page-2.html", "321", 2),
    (f"{BBS}/read/321/2", "321", 2),
    (f"{BBS}/read.php/321", "321", 1),
    (f"{BBS}/?thread-321.htm", "321", 1),
    (f"{BBS}/thread-321-2.htm", "321", 2),
    (f"{BBS}/post-free-321-2.shtml", "321", 2),
    (f"{BBS}/dispbbs.asp?boardID=8&ID=321&page=4", "321", 1),
    (f"{BBS}/dispbbs.asp?boardID=8&ID=321&star=2&page=4", "321", 2),
    (f"{BBS}/ShowPost.asp?ThreadID=321&PageIndex=2", "321", 2),
    (f"{BBS}/showthread.php?t=321&page=2", "321", 2),
    (f"{BBS}/showthread.php?321-a-title/page2", "321", 2),
    (f"{BBS}/threads/a-title.321/page-2", "321", 2),
    (f"{BBS}/thread/321", "321", 1),
    (f"{BBS}/index.php?topic=321.0", "321", 1),
    (f"{BBS}/viewtopic.php?f=1&t=321", "321", 1),
    (f"{BBS}/nForum/article/Talk/321?p=2", "321", 2),
    (f"{BBS}/t/topic/321?page=2", "321", 2),
    (f"{BBS}/d/321-a-title", "321", 1),
    (f"{BBS}/topics/321?page=2", "321", 2),
    (f"{BBS}/topic/321", "321", 1),
    ("https://tieba.baidu.com/p/321?pn=2", "321", 2),
    ("https://www.v2ex.com/t/321?p=2#reply9", "321", 2),
    ("https://www.douban.com/group/topic/321/", "321", 1),
    ("https://www.cc98.org/topic/321/2", "321", 2),
    ("https://bbs.hupu.com/321-2.html", "321", 2),
    ("https://bbs.zol.com.cn/dcbbs/d12_321.html", "321", 1),
    ("https://www.ptt.cc/bbs/Talk/M.1300000000.A.0F1.html", "M.1300000000.A.0F1", 1),
    ("//bbs.example.cn/thread-321-2-1.html", "321", 2),
    ("HTTP://u:p@BBS.EXAMPLE.CN:8080/thread-321-2-1.html", "321", 2),
])
def test_what_an_address_names(url: str, thread: str, page: int) -> None:
    assert permalink(url) == (thread, page)


@pytest.mark.parametrize(("url", "thread"), [
    (f"{BBS}/forum.php?mod=redirect&goto=findpost&ptid=321&pid=99", "321"),
    (f"{BBS}/redirect.php?goto=lastpost&tid=321", "321"),
    (f"{BBS}/forum.php?mod=viewthread&tid=321&authorid=7&page=1", "321"),
    (f"{BBS}/dispbbs_8_321_1.html", "321"),
    (f"{BBS}/index.php?topic=321.15", "321"),
    (f"{BBS}/viewtopic.php?f=1&t=321&start=30", "321"),
    (f"{BBS}/t/topic/321/17", "321"),
    (f"{BBS}/t/321/17", "321"),
    (f"{BBS}/d/321-a-title/17", "321"),
    (f"{BBS}/topic/321/a-title/17", "321"),
    (f"{BBS}/question/321.html", "321"),
    ("https://www.douban.com/group/topic/321/?start=100", "321"),
    (f"{BBS}/thread-321-0-1.html", "321"),
])
def test_a_thread_whose_page_is_unknown(url: str, thread: str) -> None:
    assert permalink(url) == (thread, None)


@pytest.mark.parametrize("url", [
    None, "", BBS, f"{BBS}/", f"{BBS}/forum-2-1.html", f"{BBS}/forum.php?mod=forumdisplay&fid=2&page=3",
    f"{BBS}/p/321", f"{BBS}/321.html", f"{BBS}/space-uid-9.html", f"{BBS}/topics/new", f"{BBS}/t/", "thread-1-1-1.html",
    f"{BBS}/viewtopic.php?p=9", f"{BBS}/search?q=thread-", "http://[", "mailto:a@example.cn",
    f"{BBS}/forum.php?mod=viewthread&tid=abc", f"{BBS}/?tid={'9' * 3000}", "https://v2ex.com.example.cn/x/1",
])
def test_an_address_that_names_no_thread(url: str | None) -> None:
    assert permalink(url) == (None, None)


def test_a_page_of_thousands_of_digits_is_none() -> None:
    """Python refuses to read such a number."""
    assert permalink(f"{BBS}/thread-321-{'9' * 1000}-1.html") == ("321", None)
    assert page_of(FORMS[0], {"page": "9" * 5000}, "") is None


def test_page_one_of_a_canonical_address_says_nothing() -> None:
    assert permalink(f"{BBS}/thread-321-1-1.html", canonical=True) == ("321", None)
    assert permalink(f"{BBS}/thread-321-2-1.html", canonical=True) == ("321", 2)


@pytest.mark.parametrize("part", ["?tid-a-b", "?x;", "/t/1", "-page-2", "&page=", "topic=", "thread-1-"])
def test_a_long_address_takes_no_time(part: str) -> None:
    begin = time.process_time()
    permalink(BBS + "/" + part * 250)
    assert time.process_time() - begin < 1


def test_every_form_is_sound() -> None:
    for form in FORMS:
        assert "(?P<id>" in form.path
