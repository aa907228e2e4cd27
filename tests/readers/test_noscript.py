"""`<noscript>`: cut where the page stands without it, kept where it is the page."""
from __future__ import annotations

import time

import pytest

from forumclean.ledger import Ledger
from forumclean.model import Page
from forumclean.readers.html import read_html

POSTS = ["入冬以前我把那台旧的收音机修好了，大家看了都说好，可惜我那天不在家。", "算下来没花几个钱，连邻居都跑来帮忙。",
         "后来谁也没有再提起，这件事传了好几条街，到现在还留着当时的照片。"]
THREAD = "".join(f"<div><p>{post}</p></div>" for post in POSTS)
MENU = "<p>柳湾论坛</p><p>首页</p>"


def shown(page: Page) -> str:
    return Ledger(page.text, page.cuts).replay()


@pytest.mark.parametrize("html", [
    f"{MENU}{THREAD}<noscript>{THREAD}</noscript><p>尾</p>",
    f"{MENU}<noscript><h2>题</h2>{THREAD}</noscript>{THREAD}<p>尾</p>",
    f"{MENU}{THREAD}<noscript><p>请启用 JavaScript 以获得最佳体验</p></noscript><p>尾</p>",
    f"<noscript>{THREAD}</noscript>{MENU}{THREAD}<NOSCRIPT>{THREAD}</NOSCRIPT><p>尾</p>",
    f"{MENU}<noscript><noscript>{THREAD}</noscript></noscript>{THREAD}<p>尾</p>",
    f"{MENU}{THREAD}<noscript><p>另有一句。</p></noscript><p>尾</p>",
])
def test_what_stands_elsewhere_is_cut(html: str) -> None:
    page = read_html(html)
    assert [shown(page).count(post) for post in POSTS] == [1, 1, 1]
    assert shown(page).endswith("照片。\n尾\n")
    assert {cut.rule for cut in page.cuts} == {"read.noscript"}
    assert page.outline and len(page.outline.replaced) == len(page.cuts)
    assert Ledger(page.text, page.cuts).restore() == page.text


@pytest.mark.parametrize("html", [
    f"{MENU}<noscript>{THREAD}</noscript>",
    f'<div id="app"></div><noscript>{THREAD}</noscript>',
    f"{MENU}<noscript>{THREAD}</noscript><p>{POSTS[1]}</p>",
    f'<noscript>{THREAD}</noscript><div style="display:none">{THREAD}</div>',
    f"<title>{POSTS[0]}</title><noscript>{THREAD}</noscript>",
])
def test_the_only_place_of_posts_counts(html: str) -> None:
    page = read_html(html)
    assert all(post in shown(page) for post in POSTS)
    assert "read.noscript" not in {cut.rule for cut in page.cuts}


@pytest.mark.parametrize("html", [
    "<p>请启用 JavaScript</p>", "<noscript>请启用 JavaScript</noscript>", "<noscript></noscript><p>好</p>",
    "<noscript><img src='a.gif'></noscript><p>好</p>",
])
def test_nothing_to_cut(html: str) -> None:
    assert not read_html(html).cuts


def test_hidden_text_inside_is_claimed_once() -> None:
    page = read_html(f"{THREAD}<noscript>{THREAD}<p style='display:none'>0 J# x</p></noscript>")
    assert {cut.rule for cut in page.cuts} == {"read.noscript", "read.hidden"}
    assert "".join(POSTS) == shown(page).replace("\n", "")


@pytest.mark.parametrize("html", [
    "<p>字" * 30_000 + "<noscript>" + "<p>文" * 30_000 + "</noscript>",
    "<noscript>" * 1_900 + THREAD * 10, ("<noscript>文</noscript><p>字" * 5_000),
    "".join(f"<p>第{number}行的字，就是这样的一行，比三十个字还要长一点点，好让它算作一句话。" for number in range(9000))
    + "<noscript>" + "".join(f"<p>第{number}行的文" for number in range(30_000)) + "</noscript>",
])
def test_linear_time(html: str) -> None:
    begin = time.process_time()
    read_html(html)
    assert time.process_time() - begin < 4
