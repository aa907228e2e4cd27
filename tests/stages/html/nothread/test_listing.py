"""Pages that list others give no text; threads stay, however little they say and however long a list stands beside."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from boards import LAYOUTS, document, make_board, renamed

from forumclean import Result, extract
from forumclean.readers.html import read_html
from forumclean.stages.html.nothread.listlinks import own_links

TITLES = ("旧收音机修好了", "韭菜该不该割", "石板路谁来扫", "航海的书借谁", "杨梅放不住", "残局怎么下", "屋顶又漏雨", "学骑车摔了", "寄错的信",
          "家常菜做法", "那面歪墙", "坡上放风筝", "打井的故事", "地窖里的白菜")
RULES = "<p>发帖以前请先看一遍本版的说明，题目要写清楚，求助的帖子请注明机器的型号，灌水的一律移到水区，屡次不听的停用三天。</p>"
RELATED = ('<div class="box"><h3>相关主题</h3><table><tr><th>标题</th><th>作者</th><th>回复/查看</th><th>最后回复</th></tr>'
           + "".join(f'<tr><td><a href="/t/{number}">{title}怎么办</a></td><td><a href="/u/3">薄荷茶壶</a></td>'
                     f"<td>{number}/{number * 7}</td><td>2014-3-{number + 1}</td></tr>"
                     for number, title in enumerate(TITLES)) + "</table></div>")
BARE = ('<ul class="more">'
        + "".join(f'<li><a href="/t/{number}">{title}怎么办</a> <span>2014-3-{number + 1} 12:30</span></li>'
                  for number, title in enumerate(TITLES)) + "</ul>")


def codes(result: Result) -> list[str]:
    return [warning.code for warning in result.warnings]


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("names", [str, renamed], ids=["named", "renamed"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_list_gives_no_text(layout: str, names: type[str], seed: int) -> None:
    result = extract(names(make_board(layout, seed)), kind="html")
    assert (result.text, result.posts, codes(result)) == ("", (), ["no-thread"])
    assert "lists" in result.warnings[0].message
    assert result.restore() == result.source_text


def posts(words: list[str], buttons: str = "") -> str:
    """Posts of an engine that nobody knows."""
    return "".join(f'<div class="post"><div class="info"><a class="nick" href="/u/{number % 5}">薄荷茶壶{number % 5}</a>'
                   f'<span class="when">2013-05-{number + 10} 08:1{number % 10}</span></div>'
                   f'<div class="content">{said}</div>{buttons}</div>' for number, said in enumerate(words))


def thread(words: list[str], beside: str = "", title: str = "求一台旧收音机的图纸", buttons: str = "") -> str:
    return document(f"{title} - 数码讨论 - 柳湾论坛", f"<h1>{title}</h1>{posts(words, buttons)}{beside}")


LINKS = [f'<a href="/t/{number + 700}">{title}的图纸和说明书</a>' for number, title in enumerate(TITLES)]
SHARED = [f'<a href="https://pan.example.com/s/{number}x">{title}的图纸</a>' for number, title in enumerate(TITLES)]
SHORT = ["顶", "谢谢分享", "收藏了", "同问", "已私信"]
ENTRIES = "".join(f'<div class="entry"><h2><a href="/2014/03/{number + 10}/entry-of-day">{title}</a></h2>'
                  f"<span>2014-03-{number + 10}</span><p>{title}，说来话长，那天下着雨，桥头的灯还没有亮，我把伞借给了别人，自己淋着回来，"
                  f"路上想了{number + 3}件事，到家全忘了。</p><a>阅读全文</a> <a>评论({number})</a></div>"
                  for number, title in enumerate(TITLES))
KEPT = {
    "short replies beside related threads": (thread(SHORT, RELATED), "收藏了"),
    "short replies beside bare titles": (thread(SHORT, BARE), "收藏了"),
    "one short post beside bare titles": (
        document("求购 - 柳湾论坛", f"<h1>求购</h1><p>薄荷茶壶</p><p>价钱好说</p><div><a>回复</a><a>举报</a></div>{BARE}"), "价钱好说"),
    "one short post of a long title": (document("求一台旧收音机的图纸 - 柳湾论坛", f"求一台旧收音机的图纸<p>有的说一声</p>{BARE}"), "有的说一声"),
    "a short article beside bare titles": (
        document("新船 - 柳湾", f"<p>新船</p><p>昨天下水了</p><p>上一篇：旧船</p>{BARE}"), "昨天下水了"),
    "a question beside bare titles": (
        document("新船 - 柳湾", f"<p>新船</p><p>哪天下水</p><div>满意答案</div><p>昨天</p>{BARE}"), "哪天下水"),
    "replies that are links": (thread(LINKS), "旧收音机修好了的图纸和说明书"),
    "replies that are links, with buttons": (thread(LINKS, title="接龙", buttons="<div><a>回复</a></div>"), "韭菜该不该割"),
    "replies that are links to another site": (thread(SHARED), "旧收音机修好了的图纸"),
    "a list that an author made": (thread([" ".join(LINKS), *SHORT]), "收藏了"),
    "a short post at a site's canonical address": (thread(
        SHORT, BARE, title="求图纸").replace("<head>", '<head><base href="https://bbs.example.cn/">'), "收藏了"),
    "a blog's front page": (document("旧书页", ENTRIES), "桥头的灯还没有亮"),
    "a blog's front page at a list's address": (
        document("旧书页", ENTRIES, '<link rel="canonical" href="https://blog.example.cn/all">'), "桥头的灯还没有亮"),
}


@pytest.mark.parametrize(("html", "words"), KEPT.values(), ids=KEPT)
def test_what_somebody_wrote_stays(html: str, words: str) -> None:
    result = extract(html, kind="html")
    assert "no-thread" not in codes(result)
    assert words in result.text


FLAT = ("discuz-x", "discuz-72", "phpwind", "phpbb", "newsmth")


@pytest.mark.parametrize("layout", FLAT)
def test_a_flattened_board_gives_no_text_where_it_is_surely_one(layout: str) -> None:
    text = read_html(make_board(layout, 1)).text
    result = extract(text, kind="text")
    assert (result.text, result.posts, codes(result)) == ("", (), ["no-thread"])
    assert result.restore() == text


@pytest.mark.parametrize("change", [
    lambda text: text + "入冬以前我把那台旧的收音机修好了，大家看了都说好，可惜我那天不在家，算下来没花几个钱。\n",
    lambda text: text.replace("最后发表", "").replace("最后回复", ""),
    lambda text: text + "1楼\n",
    lambda text: text + "举报\n",
    lambda text: "\n".join(line for line in text.split("\n") if not line.replace("/", "").isdecimal()),
], ids=["a sentence", "no column", "a floor", "a button", "no counts"])
def test_a_flattened_page_that_may_be_more_stays(change: Callable[[str], str]) -> None:
    result = extract(change(read_html(make_board("phpwind", 1)).text), kind="text")
    assert result.text
    assert codes(result) == []


def with_rules(layout: str) -> str:
    page = make_board(layout, 1)
    at = page.index("<table") if "<table" in page else page.index("<ul")
    return page[:at] + RULES + page[at:]


@pytest.mark.parametrize("address", [
    "https://bbs.example.cn/forum-2-1.html", "https://bbs.example.cn/forumdisplay.php?fid=2&page=3",
    "https://bbs.example.cn/forum.php?mod=forumdisplay&fid=2", "https://bbs.example.cn/viewforum.php?f=2",
    "https://bbs.example.cn/thread.php?fid=2", "https://example.cn/go/boat", "https://example.cn/f?kw=boat&ie=utf-8",
])
def test_a_board_may_have_rules_where_its_address_says_so(address: str) -> None:
    assert codes(extract(with_rules("discuz-x"), kind="html", url=address)) == ["no-thread"]


@pytest.mark.parametrize(("address", "is_list"), [("https://bbs.example.cn/forum.php", True),
                                                  ("https://bbs.example.cn/forum.php?s=0a1b", True), (None, False)])
def test_boards_within_boards(address: str | None, is_list: bool) -> None:
    """Most titles have no count behind them then."""
    rows = "".join(
        f'<tr><td><a href="forum-{number}-1.html">{title}</a><p>{title}，来龙去脉，都在这里说。</p>' + "".join(
        f'<a href="forum-{number * 9 + own + 50}-1.html">{title[:4]}之{"甲乙丙"[own]}</a> ' for own in range(3))
        + f"</td><td>{number + 3}</td></tr>" for number, title in enumerate(TITLES))
    result = extract(document("柳湾论坛", f"<table>{rows}</table>"), kind="html", url=address)
    assert (codes(result) == ["no-thread"]) is is_list


@pytest.mark.parametrize("address", [
    None, "https://bbs.example.cn/thread-2-1-1.html", "https://bbs.example.cn/viewtopic.php?f=2&t=7",
    "https://example.cn/t/7",
])
def test_sentences_beside_a_list_stay_where_no_address_tells(address: str | None) -> None:
    result = extract(with_rules("v2ex"), kind="html", url=address)
    assert codes(result) == []
    assert "题目要写清楚" in result.text


def test_a_home_page_of_nothing_but_titles() -> None:
    page = document("柳湾论坛 门户", "".join(f'<h2>版块{name}</h2><ul>' + "".join(
        f'<li><a href="/thread-{number + 50 * block}-1-1.html">{title}{name}</a></li>'
        for number, title in enumerate(TITLES)) + "</ul>" for block, name in enumerate("甲乙丙丁")) + "<p>旧书旧报免费自取</p>")
    assert codes(extract(page, kind="html", url="https://bbs.example.cn/")) == ["no-thread"]
    assert codes(extract(page, kind="html")) == []
    for careless in ('<base href="https://bbs.example.cn/">', '<link rel="canonical" href="https://bbs.example.cn/">'):
        assert codes(extract(page.replace("<head>", f"<head>{careless}"), kind="html")) == []
    told = page.replace("<p>旧书", f"{RULES}<p>旧书")
    assert codes(extract(told, kind="html", url="https://bbs.example.cn/")) == ["no-thread"]
    assert codes(extract(told, kind="html", url="https://bbs.example.cn/about")) == []


def test_a_home_page_of_articles_stays() -> None:
    result = extract(document("旧书页", ENTRIES), kind="html", url="https://blog.example.cn/")
    assert codes(result) == []
    assert "桥头的灯还没有亮" in result.text


def test_a_threads_own_address_keeps_it() -> None:
    assert codes(extract(make_board("discuz-x", 1), kind="html", url="https://bbs.example.cn/thread-7-1-1.html")) == []


@pytest.mark.parametrize("row", [
    '<p><a href="/t/{0}">修船记{1}</a></p><p>{2}.</p>', '<p><a href="/t/{0}">修理渡口的老船{0}</a></p>',
], ids=["between", "at the end"])
def test_what_an_author_numbers_is_no_list(row: str) -> None:
    rows = "".join(row.format(number, TITLES[number], number + 2) for number in range(1, 13))
    assert codes(extract(document("一条船 - 柳湾论坛", f"<p>薄荷茶壶</p>{rows}"), kind="html")) == []


def test_few_titles_are_no_list() -> None:
    assert codes(extract(make_board("v2ex", 1, rows=5), kind="html")) == []


@pytest.mark.parametrize(("links", "url", "kept"), [
    (("/t/1", "t/2", "//bbs.example.cn/t/3", "https://news.example.cn/4"), "https://bbs.example.cn/", 4),
    (("/t/1", "https://other.example.org/2", "/t/3"), None, 2),
    (("https://a.example.cn/1", "https://b.example.cn/2", "/3", "https://x.example.org/4"), None, 3),
    (("#top", "javascript:;", "mailto:a@example.cn", "", "/t/1#p2"), None, 1),
], ids=["an address", "mostly relative", "mostly whole", "no page"])
def test_links_to_other_sites_list_nothing(links: tuple[str, ...], url: str | None, kept: int) -> None:
    outline = read_html("".join(f'<a href="{link}">题</a>' for link in links)).outline
    assert outline is not None
    assert len(own_links(outline, url or "")) == kept
