"""HTML pages of sites of many kinds that no engine file describes, with what ought to come of each.

`make_html_page("cards", 7)` always gives the same page; `hashed=True` replaces every class and id, as sites do whose
styles a build tool names. The layouts stand in `htmllayouts.py`; words and people come from `pages.py`.
"""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2s
from html import escape
from random import Random

from pages import (
    BOARDS,
    EVENTS,
    NICKS,
    SHORT,
    SITES,
    SUBJECTS,
    TITLES,
    Draft,
    GoldPost,
    Quote,
    Topic,
    drafts,
    paragraph,
)

NAME_RE = re.compile(r'\b(class|id)="([^"]*)"')
# Whose posts stand on another page, and what they say there.
ABSENT = "走远的人"
ELSEWHERE = ("驳船夜里两点靠的岸，缆绳是我和老胡一起系的，当时水位比桩子还高半尺。", "糖放多了会发苦，火候到了七成就要关，余温够把它焖熟。",
             "那本航标图册我翻过，第三章的表格印错了一行，勘误夹在封底。", "煤油灯的罩子买不到原配的，拿量杯改一个也能凑合用。",
             "墨水要用碳素的，隔年再看一点都不褪，钢笔每周得拿温水泡。", "山羊不吃那种叶子，围栏扎到膝盖高就够，再高也拦不住狗。")
FOREIGN_SHARE = 0.25


@dataclass
class Thread(Topic):
    """What a layout prints. `order` holds the drafts as they stand on the page, where that is not by time."""

    told: set[str] = field(default_factory=set)
    order: list[Draft] = field(default_factory=list)

    def other_title(self) -> str:
        """The title of another thread."""
        return self.rng.choice(TITLES).format(self.rng.choice(SUBJECTS) + self.rng.choice(EVENTS))


@dataclass(frozen=True)
class HtmlPage:
    """A page and what ought to come of it; a field of a post is None where the page does not show it."""

    layout: str
    html: str
    title: str
    posts: tuple[GoldPost, ...]

    @property
    def gold(self) -> str:
        """The clean text."""
        return "\n\n".join([self.title, *[post.text for post in self.posts]]) + "\n"


@dataclass(frozen=True)
class Kind:
    """A layout: what prints it, and what its threads are made of."""

    make: Callable[[Thread], str]
    posts: tuple[int, int] = (4, 10)
    short: bool = False
    quotes: bool = False


LAYOUTS: dict[str, Kind] = {}


def layout(name: str, **options: object) -> Callable[[Callable[[Thread], str]], Callable[[Thread], str]]:
    """Enters a function in LAYOUTS."""
    def enter(make: Callable[[Thread], str]) -> Callable[[Thread], str]:
        LAYOUTS[name] = Kind(make, **options)   # type: ignore[arg-type]
        return make
    return enter


def make_html_page(name: str, seed: int, *, hashed: bool = False) -> HtmlPage:
    """A page of one of LAYOUTS."""
    import htmllayouts  # noqa: F401  (enters the layouts)
    kind, rng, told = LAYOUTS[name], Random(f"{name} {seed}"), set()
    elsewhere = rng.sample(ELSEWHERE, len(ELSEWHERE))
    subject = rng.choice(SUBJECTS) + rng.choice(EVENTS)
    found = drafts(rng, rng.randint(*kind.posts), told, extras=True)
    topic = Thread(rng, rng.choice(SITES), rng.choice(BOARDS), rng.choice(TITLES).format(subject), found, told=told)
    for draft in found:
        if kind.short and draft.number > 1:
            draft.gold = [rng.choice(SHORT)]
            draft.shown, draft.code, draft.quote = [*draft.gold], False, None
        if not kind.quotes:
            draft.quote = None
        elif draft.number > 1 and elsewhere and rng.random() < FOREIGN_SHARE:
            draft.quote = Quote(ABSENT, draft.moment, 0, elsewhere.pop())
            draft.gold = [draft.quote.words, *draft.gold]
    html = kind.make(topic)
    if hashed:
        html = NAME_RE.sub(lambda match: f'{match[1]}="{" ".join(map(hashed_name, match[2].split()))}"', html)
    posts = [GoldPost(draft.author, draft.time or None, draft.floor, "\n".join(draft.gold))
             for draft in topic.order or topic.drafts]
    return HtmlPage(name, html, topic.title, tuple(posts))


def hashed_name(name: str) -> str:
    """What a build tool might make of the name of a class."""
    return "_" + blake2s(name.encode(), digest_size=4).hexdigest()


def esc(text: str) -> str:
    """Text as markup."""
    return escape(text, quote=False)


# A post's words.

def body(draft: Draft, style: str = "p", quote: str = "", jam: bool = False) -> str:
    """What a post says: in paragraphs, or (`style="br"`) with line breaks, or a `div` a line; a quotation first."""
    lines = [rich(line, draft.number if number == 0 and style != "br" else 0, jam)
             for number, line in enumerate(draft.shown)]
    head = quoted(draft.quote, quote) if draft.quote else ""
    if style == "br":
        return head + "<br>\n".join(lines)
    if draft.code:
        return f"{head}<p>{lines[0]}</p><pre><code>{chr(10).join(map(esc, draft.shown[1:]))}</code></pre>"
    return head + "".join(f"<{style}>{line}</{style}>" for line in lines)


def rich(line: str, number: int, jam: bool = False) -> str:
    """A line as markup; some have a word in bold or a link, or a hidden one of the site's."""
    if len(line) < 24:
        return esc(line)
    if jam:
        return f'{esc(line[:12])}<span style="display:none">版权所有 x7Kq</span>{esc(line[12:])}'
    if number % 3 == 1:
        return f"<strong>{esc(line[:4])}</strong>{esc(line[4:])}"
    if number % 3 == 2:
        return f'{esc(line[:6])}<a href="https://example.com/{number}">{esc(line[6:10])}</a>{esc(line[10:])}'
    return esc(line)


def quoted(quote: Quote, style: str) -> str:
    """A quotation as pages set it above the words of a reply."""
    day, nick, words = f"{quote.moment:%Y-%m-%d %H:%M}", esc(quote.author), esc(quote.words)
    if style == "blockquote":
        return f"<blockquote><p>{nick} 发表于 {day}</p><p>{words}</p></blockquote>"
    if style == "plain":
        return f"<blockquote>{words}</blockquote>"
    if style == "div":
        return f'<div class="refer"><div class="refer-head">引用 {nick} 的发言：</div><div>{words}</div></div>'
    if style == "echo":
        return f'<div class="at"><a href="/u/{nick}">@{nick}</a>：{words}</div>'
    return f'<div class="cite"><b>{nick} 说：</b><br>{words}</div>'


# What stands around the posts.

def document(topic: Thread, main: str, side: str = "", title: str = "{0} - {1} - {2}", below: str = "",
             lang: str = "zh-CN") -> str:
    """A page of today: a bar above, the posts, something beside them and a foot."""
    head = esc(title.format(topic.title, topic.board, topic.site))
    return f"""<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{head}</title><style>.a{{color:red}}</style></head>
<body><div class="top"><a class="logo" href="/">{topic.site}</a><ul class="menu"><li><a href="/">首页</a></li><li>
<a href="/b">论坛</a></li><li><a href="/hot">热门</a></li></ul>
<form class="search"><input name="q"><button>搜索</button></form>
<div class="login"><a href="/login">登录</a><a href="/join">注册</a></div></div>
<div class="crumbs"><a href="/">{topic.site}</a> &gt; <a href="/b/1">{topic.board}</a> &gt; 正文</div>
<div class="wrap"><div class="main">{main}</div>
<div class="side">{side}</div></div>{below}
<div class="foot"><p><a href="/about">关于我们</a> | <a href="/contact">联系我们</a> | <a href="/help">帮助中心</a></p>
<p>© 2009-2022 {topic.site} 版权所有 示例ICP备08173218号</p></div><script>var a = 1;</script></body></html>"""


def old_document(topic: Thread, main: str, title: str = "{0} - {2}") -> str:
    """A page of 2003: tables, fonts, no class anywhere."""
    head = esc(title.format(topic.title, topic.board, topic.site))
    return f"""<html><head><meta charset="utf-8"><title>{head}</title></head><body bgcolor="#ffffff"><center>
<table width="98%"><tr><td><img src="logo.gif"></td><td
 align="right"><a href="/login.asp">登录</a> | <a href="/reg.asp">注册</a>
 | <a href="/search.asp">搜索</a> | <a href="/help.asp">帮助</a></td></tr></table>
<table width="98%"><tr><td>→ <a href="/">{topic.site}</a> → <a
 href="/list.asp">{topic.board}</a> → {esc(topic.title)}</td>
</tr></table>{main}
<table width="98%"><tr><td>共 1 页 <b>1</b></td><td align="right"><a href="#">返回顶部</a></td></tr></table>
<hr><font size="2">Copyright © 2003-2010 {topic.site}<br>执行时间：39.06 毫秒</font></center></body></html>"""


def dated_list(topic: Thread, heading: str, count: int = 6, form: str = "{:%Y-%m-%d}") -> str:
    """A list of other threads with dates."""
    moment = topic.drafts[0].moment
    rows = "".join(f'<li><a href="/t/{number + 70}">{esc(topic.other_title())}</a><span class="day">'
                   f"{form.format(moment.replace(day=number + 1))}</span></li>" for number in range(count))
    return f'<div class="box"><h3>{heading}</h3><ul class="list">{rows}</ul></div>'


def reply_box() -> str:
    """The form below a thread."""
    return ('<div class="editor"><h3>发表回复</h3><p>您需要登录后才可以回复 <a href="/login">登录</a> | <a href="/join">立即注册</a></p>'
            "<form><textarea></textarea><button>发表回复</button></form></div>")


def uid(nick: str) -> int:
    """A member's number."""
    return NICKS.index(nick) + 301


def more_prose(topic: Thread, count: int) -> list[str]:
    """Paragraphs that nobody has said yet."""
    return [paragraph(topic.rng, topic.told, 2, 4) for _ in range(count)]
