"""A made crawl: any number of rows of mixed kinds, no two pages alike, one in a hundred hostile."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from typing import Any

from pages import LAYOUTS, MadePage, make_page

SEEDS = 8
HOSTILE = (
    b"", None, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", b"PK\x03\x04" + bytes(60), b"\x00" * 50,
    b"<html><body>" + b"<font>" * 3000 + "没有关上的标签".encode(), b"<div>" * 300 + "很深的地方".encode(),
    "半个字".encode("gb18030")[:-1] + b"\xff\xfe", b"<html><!-- nothing -->", bytes(range(256)) * 4,
)


@cache
def made(layout: str, seed: int) -> MadePage:
    """A page of `pages.py`, made once."""
    return make_page(layout, seed, splice=seed % 3 == 0, wrap=54 if seed % 4 == 0 else 0)


def discuz_html(page: MadePage) -> str:
    """The same thread in the elements of Discuz! X, with its menus."""
    menu = "".join(f'<li><a href="forum-{number}-1.html">版块之{number}</a></li>' for number in range(40))
    posts = "".join(
        f'<div id="post_{number}"><table id="pid{number}"><tr><td class="pls"><div class="authi">'
        f'<a class="xw1">{escape(post.author)}</a></div></td><td class="plc"><div class="pi"><strong>'
        f'<a id="postnum{number}">{number}#</a></strong><div class="authi"><em id="authorposton{number}">'
        f'发表于 {post.time}</em></div></div><div class="pct"><div class="t_fsz"><table><tr><td class="t_f" '
        f'id="postmessage_{number}">{"<br />".join(map(escape, post.text.split(chr(10))))}</td></tr></table></div>'
        f'</div><div class="po"><a>回复</a> <a>举报</a></div></td></tr></table></div>'
        for number, post in enumerate(page.posts, 1))
    return (f'<!DOCTYPE html><html><head><title>{escape(page.title)} - {page.site} - Powered by Discuz!</title>'
            f'<meta name="generator" content="Discuz! X3.4"></head><body id="nv_forum">'
            f'<div id="hd"><ul>{menu}</ul></div><h1 class="ts"><span id="thread_subject">{escape(page.title)}</span>'
            f'</h1><div id="postlist">{posts}</div>'
            f'<div id="ft">Powered by <strong>Discuz!</strong> X3.4 © 2001-2017 {page.site}</div></body></html>')


def row(number: int) -> dict[str, Any]:
    """One row of the crawl; its page holds the number, so that rows which were exchanged would show."""
    fixed = {"id": f"page-{number}", "number": number, "seen": [{"at": f"2024-01-{number % 28 + 1:02}"}]}
    if number % 100 == 99:
        return {**fixed, "html": HOSTILE[number // 100 % len(HOSTILE)]}
    layout = sorted(LAYOUTS)[number % len(LAYOUTS)]
    page = made(layout, number // len(LAYOUTS) % SEEDS)
    text = page.text if number % 2 else discuz_html(page)
    first = page.posts[0].text[:6]
    text = text.replace(first, f"{first[:3]}第{number}回{first[3:]}", 1)
    return {**fixed, "html": text.encode("gb18030" if number % 5 == 0 else "utf-8")}


def rows(count: int) -> Iterator[dict[str, Any]]:
    """The first rows of the crawl."""
    return map(row, range(count))
