"""A thread on an invented site, as HTML and as the text that its authors wrote."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from random import Random
from typing import NamedTuple

from tools.forums import words
from tools.forums.sites import NAMED, Site

PAGES_A_SITE = 3
NO_THREAD_SHARE = 0.06


class ForumPage(NamedTuple):
    """A page: its HTML, the thread's title, the text of each post, the whole text, the site's name and host."""

    html: str
    title: str
    posts: list[str]
    gold: str
    site: str
    host: str


class Block(NamedTuple):
    """A line of a post, and what it is: "p", "h" (a heading), "li" or "code"."""

    text: str
    form: str = "p"


class Written(NamedTuple):
    """A post: who wrote it when, its lines, its replies."""

    nick: str
    date: str
    blocks: list[Block]
    replies: list[Written]


def make_page(seed: int, *, prose: Sequence[str] = ()) -> ForumPage:
    """The page of a seed.

    Args:
        prose: clean paragraphs that authors may write, beside those of our own.
    """
    site = Site(seed // PAGES_A_SITE)
    rng = Random(seed * 104729 + 7)
    if rng.random() < NO_THREAD_SHARE:
        return ForumPage(Drawn(site, rng).whole("", [], True), "", [], "", site.name, site.host)
    title = words.title(rng)
    posts = written(site, rng, prose)
    flat = ["\n".join(block.text for block in post.blocks) for post in in_order(posts)]
    gold = "\n\n".join([title, *flat]) + "\n"
    return ForumPage(Drawn(site, rng).whole(title, posts, False), title, flat, gold, site.name, site.host)


def in_order(posts: Sequence[Written]) -> list[Written]:
    """Posts and replies as the page shows them."""
    return [each for post in posts for each in (post, *in_order(post.replies))]


def written(site: Site, rng: Random, prose: Sequence[str]) -> list[Written]:
    """What the authors of a thread wrote."""
    count = {
        "board": rng.choice((1, 2, 3, 5, 8, 12, 20, 30)),
        "article": rng.choice((1, 1, 2, 4, 9)),
        "qa": rng.choice((1, 2, 3, 4, 8)),
        "feed": rng.choice((1, 3, 8, 20)),
        "list": rng.choice((1, 2, 4)),
        "bbs": rng.choice((1, 3, 8)),
        "push": rng.choice((2, 8, 30)),
    }[site.kind]
    nicks = [words.nick(rng) for _ in range(max(count * 2 // 3, 1) + 1)]
    short = rng.choice((0.1, 0.3, 0.6, 0.9))
    posts = []
    for number in range(count):
        long_first = number == 0 and rng.random() < (0.85 if site.kind in ("article", "list", "qa") else 0.5)
        replies = (
            [
                Written(
                    rng.choice(nicks),
                    site.dated(rng),
                    [Block(rng.choice(words.SHORTS) if rng.random() < short else words.sentence(rng))],
                    [],
                )
                for _ in range(rng.randrange(1, 5))
            ]
            if rng.random() < site.nested and not (site.kind == "article" and number == 0)
            else []
        )
        posts.append(
            Written(
                rng.choice(nicks), site.dated(rng), blocks_of(site, rng, prose, long_first, short, number), replies
            )
        )
    return posts


def blocks_of(site: Site, rng: Random, prose: Sequence[str], long: bool, short: float, number: int) -> list[Block]:
    """The lines of one post."""
    if number and (site.kind == "push" or rng.random() < short):
        return [Block(rng.choice(words.SHORTS) if rng.random() < 0.5 else words.sentence(rng))]
    found = [
        Block(words.paragraph(rng, prose))
        for _ in range(rng.choice((3, 5, 9, 16, 30)) if long else rng.choice((1, 1, 1, 2, 3, 5)))
    ]
    form = rng.random()
    if form < 0.06:
        found = [Block(one.text[at : at + 12]) for one in found for at in range(0, min(len(one.text), 60), 12)]
    elif form < 0.12:
        labels = rng.sample(("品名", "成色", "价格", "地点", "电话", "品牌", "型号", "配置", "联系人"), 4)
        found += [Block(f"{label}：{words.slotted(rng, 't')}", "li") for label in labels]
    elif form < 0.18:
        found += [Block(f"{at}. {words.sentence(rng)}", "li") for at in range(1, rng.randrange(3, 8))]
    elif form < 0.28:
        at = rng.randrange(len(found) + 1)
        found[at:at] = [Block(line, "code") for line in words.code(rng, rng.choice((1, 2, 4, 8, 15)))]
    elif form < 0.32:
        found.insert(len(found) // 2, Block(words.title(rng)))
    elif form < 0.36:
        found += [Block(rng.choice(words.THINGS + words.VIEWS), "li") for _ in range(rng.randrange(2, 12))]
    if long and rng.random() < 0.3:
        for at in range(len(found) - 1, -1, -rng.randrange(2, 6)):
            found.insert(
                at, Block(rng.choice(words.THINGS) + rng.choice(("", "", "的选择", "安装", "对比", "1")), "h")
            )
    return [Block(words_of, one.form) for one in found if (words_of := " ".join(one.text.split()))]


class Drawn:
    """The HTML of one page."""

    def __init__(self, site: Site, rng: Random) -> None:
        self.site, self.rng = site, rng
        self.sign_of: dict[str, str] = {}

    def element(self, tag: str, role: str, inner: str) -> str:
        """An element of a role."""
        name = self.site.classes.get(role, "")
        return f'<{tag} class="{name}">{inner}</{tag}>' if name else f"<{tag}>{inner}</{tag}>"

    def link(self, text: str) -> str:
        """A link."""
        return f'<a href="/t/{self.rng.randrange(99999)}.html">{escape(text)}</a>'

    def listed(self, items: Sequence[str], role: str, linked: bool = True) -> str:
        """A list of links."""
        shown = [self.link(item) if linked else escape(item) for item in items]
        form = self.rng.randrange(4)
        if form == 0:
            return self.element("ul", role, "".join(f"<li>{item}</li>" for item in shown))
        if form == 1:
            return self.element("div", role, "\n".join(shown))
        if form == 2:
            return self.element("div", role, " | ".join(shown))
        return self.element("div", role, "".join(self.element("div", "item", item) for item in shown))

    def whole(self, title: str, posts: list[Written], no_thread: bool) -> str:
        """The whole page."""
        site, rng = self.site, self.rng
        shown = title or rng.choice(("提示信息", "登录", "搜索结果", rng.choice(site.boards)))
        board = rng.choice(site.boards)
        tails = {
            "title-first": f"{shown}{site.title_mark}{board}{site.title_mark}{site.name}"
            if rng.random() < 0.6
            else f"{shown}{site.title_mark}{site.name}",
            "site-first": f"{site.name}{site.title_mark}{shown}",
            "title-only": shown,
        }
        head = (
            f'<head><meta charset="utf-8"><title>{escape(tails[site.title_order])}</title>'
            "<script>var a=1;</script><style>.a{}</style></head>"
        )
        top = self.listed(site.nav, "nav") if site.nav else ""
        if site.widget:
            top += self.listed(site.widget, "nav", linked=False)
        if len(site.boards) > 1 and rng.random() < 0.4:
            top += self.listed(site.boards, "nav")
        crumb = ""
        if site.has_crumb:
            trail = [site.name, board, *([shown] if site.crumb_title else [])]
            crumb = self.element(
                "div", "crumb", site.crumb_mark.replace(">", "&gt;").join(self.link(one) for one in trail)
            )
        side = "".join(self.listing(rows(rng)) for rows in site.side_lists)
        if no_thread:
            body = (
                self.listing([board, *[words.title(rng) for _ in range(rng.randrange(4, 30))]])
                if rng.random() < 0.6
                else self.element(
                    "div",
                    "note",
                    escape(
                        rng.choice(
                            (
                                "抱歉，您所在的用户组无法进行此操作",
                                "您需要登录才能继续本操作",
                                "指定的主题不存在或已被删除或正在被审核",
                                "没有找到匹配结果。",
                            )
                        )
                    ),
                )
            )
        else:
            body = self.thread(title, posts)
        foot = "".join(f"<p>{escape(line)}</p>" for line in site.foot_prose) + self.element(
            "div",
            "foot",
            "".join(f"<p>{escape(line)}</p>" if rng.random() < 0.5 else f"{escape(line)} | " for line in site.feet),
        )
        form = self.prompts()
        column = self.element("div", "side", side) if side else ""
        hidden = '<div style="display:none">' + escape(words.sentence(rng)) + "</div>" if site.hidden else ""
        parts = [
            top,
            "" if site.rules_within else self.notices(),
            crumb,
            column if site.side_first else "",
            form if site.form_first else "",
            body,
            hidden,
            "" if site.form_first else form,
            "" if site.side_first else column,
            foot,
        ]
        if site.echoes and posts:
            shown_again = "".join(
                f"<h3>{escape(post.nick)}</h3>" + "".join(f"<p>{escape(block.text)}</p>" for block in post.blocks)
                for post in in_order(posts)
            )
            parts.append(f"<noscript><h1>{escape(title)}</h1>{shown_again}</noscript>")
        return (
            "<!DOCTYPE html><html>"
            + head
            + "<body>"
            + self.element("div", "page", "\n".join(part for part in parts if part))
            + "</body></html>"
        )

    def listing(self, rows: list[str]) -> str:
        """A list of other threads with its heading."""
        heading = self.element(self.rng.choice(("h3", "h2", "div", "b", "dt")), "title", escape(rows[0]))
        return self.element("div", "list", heading + self.listed(rows[1:], "list"))

    def notices(self) -> str:
        """What the site has to tell every reader."""
        return (
            self.element("div", "note", "".join(f"<p>{escape(line)}</p>" for line in self.site.rules))
            if self.site.rules
            else ""
        )

    def prompts(self) -> str:
        """What asks to answer or to log in."""
        lines = [*self.site.prompts, *self.site.prompt_strange]
        return self.element("div", "form", "".join(f"<div>{escape(line)}</div>" for line in lines)) if lines else ""

    def thread(self, title: str, posts: list[Written]) -> str:
        """Heading, posts, and what stands between them."""
        site, rng = self.site, self.rng
        heading = self.element(site.heading if site.heading != "td" else "div", "title", escape(title))
        if site.page_buttons and rng.random() < 0.3:
            heading += " ".join(self.link(f"[{word}]") for word in site.page_buttons[:2])
        counts = site.separator.join(
            f"{word}{rng.choice((' ', ': ', '：', ''))}{rng.randrange(9999)}" for word in site.counters
        )
        above = (
            (self.notices() if site.rules_within else "")
            + heading
            + (self.element("div", "count", escape(counts)) if counts else "")
            + self.pager()
        )
        parts = [above]
        size = len(in_order(posts))
        for number, post in enumerate(posts):
            parts.append(self.post(post, number, 0, title))
            if number == 0:
                if site.license:
                    parts.append(self.element("p", "note", escape(site.license)))
                if site.share:
                    parts.append(self.element("div", "tools", escape(site.share)))
                if site.kind in ("article", "qa", "feed") and site.tabs:
                    parts.append(self.element("div", "count", escape(site.tabs.format(size - 1))))
            if rng.random() < site.events:
                parts.append(
                    self.element(
                        "div",
                        "note",
                        escape(
                            words.fill(
                                rng,
                                rng.choice(words.EVENTS),
                                nick=words.nick(rng),
                                board=rng.choice(site.boards),
                                date=site.dated(rng),
                            )
                        ),
                    )
                )
            if site.ads and number % site.ad_every == 0:
                parts.append(
                    self.element(
                        "div",
                        "ad",
                        self.link(rng.choice(site.ads)) if rng.random() < 0.5 else escape(rng.choice(site.ads)),
                    )
                )
        parts.append(self.pager())
        if site.page_buttons:
            parts.append(self.listed(site.page_buttons, "tools"))
        inner = "\n".join(part for part in parts if part)
        tag = {"list": "ol", "dl": "dl"}.get(site.shape, "div")
        return self.element(tag, "thread", inner)

    def pager(self) -> str:
        """The pager, if the site has one."""
        return self.element("div", "pager", escape(self.site.pager)) if self.site.pager else ""

    def header(self, post: Written, number: int, parts: Sequence[str]) -> str:
        """The line or lines that say who wrote when."""
        site, rng = self.site, self.rng
        shown = []
        for part in parts:
            if part == "nick":
                name = self.link(post.nick) if rng.random() < 0.7 else escape(post.nick)
                shown.append(escape(site.nick_label) + self.element(rng.choice(("span", "a", "b")), "nick", name))
            elif part == "date" and post.date:
                label = escape(site.label + (" " if site.label and rng.random() < 0.5 else ""))
                shown.append(self.element("span", "date", label + escape(post.date)))
            elif part == "floor" and site.floor:
                shown.append(self.element("span", "floor", escape(site.floor.format(number + 1))))
            elif part == "extra" and site.extra:
                extra = {
                    "rank": rng.choice(words.RANKS),
                    "place": f"IP属地：{rng.choice(words.PLACES[:10])}",
                    "source": "来自iPhone客户端",
                    "counter": f"{rng.randrange(99)} 赞",
                    "avatar": f'<img src="a.png" alt="{escape(post.nick)}">',
                }[site.extra]
                shown.append(extra if extra.startswith("<") else self.element("em", "count", escape(extra)))
        if site.one_line:
            return self.element("div", "head", escape(site.separator).join(shown))
        return self.element("div", "head", "".join(f"<div>{one}</div>" for one in shown))

    def body(self, post: Written) -> str:
        """The words of a post."""
        site = self.site
        parts = []
        for form, group in groupby(post.blocks, lambda block: block.form):
            lines = [block.text for block in group]
            if form == "code":
                head = self.element("div", "tools", escape(site.code_head)) if site.code_head else ""
                parts.append(head + "<pre><code>" + "\n".join(map(escape, lines)) + "</code></pre>")
            elif form == "h":
                parts += [f"<h3>{escape(line)}</h3>" for line in lines]
            elif form == "li" and self.rng.random() < 0.5:
                parts.append("<ul>" + "".join(f"<li>{self.rich(line)}</li>" for line in lines) + "</ul>")
            else:
                parts.append(self.paragraphs(lines))
        return "\n".join(parts)

    def rich(self, line: str) -> str:
        """A line with its author's emphasis, code and links, and with what the site hides in it."""
        site, rng = self.site, self.rng
        found = escape(line)
        if rng.random() < site.rich and "&" not in found and len(found) > 6:
            for _ in range(rng.choice((1, 1, 2, 4))):
                at = rng.randrange(len(line) - 2)
                part = line[at : at + rng.choice((2, 2, 3, 4, 6))]
                begin, end = rng.choice(
                    (
                        ("<b>", "</b>"),
                        ("<strong>", "</strong>"),
                        ("<em>", "</em>"),
                        ("<code>", "</code>"),
                        ('<a href="/k">', "</a>"),
                        ('<span style="color:red">', "</span>"),
                    )
                )
                found = found.replace(part, begin + part + end, 1) if "<" not in found else found
        if site.jammed and rng.random() < 0.6:
            found += f'<font class="jammer">{escape(words.jammer(rng, site.name))}</font>'
        return found

    def paragraphs(self, lines: Sequence[str]) -> str:
        """Lines as the site's editor parts them."""
        site, rng = self.site, self.rng
        if site.breaks == "wrap":
            return "<br>".join(
                escape(line[at : at + site.width]) for line in lines for at in range(0, len(line), site.width)
            )
        shown = [self.rich(line) for line in lines]
        if site.jammed:
            shown = [
                f'{line}<span style="display:none">{escape(words.jammer(rng, site.name))}</span>' for line in shown
            ]
        if site.breaks == "p":
            return "".join(f"<p>{line}</p>" for line in shown)
        if site.breaks == "div":
            return "".join(f"<div>{line}</div>" for line in shown)
        if site.breaks == "indent":
            return "<br>".join(f"\u3000\u3000{line}" for line in shown)
        return ("<br><br>\n" if site.breaks == "br2" else "<br>\n").join(shown)

    def quoted(self) -> str:
        """A quote of words that stand elsewhere."""
        form, said, who = self.site.quote_form, words.sentence(self.rng), words.nick(self.rng)
        when = self.site.dated(self.rng)
        if form == "block":
            return self.element("blockquote", "quote", f"{escape(who)} 发表于 {when}<br>{escape(said)}")
        if form == "div":
            return self.element("div", "quote", f"引用 {escape(who)} 的话：<br>{escape(said)}")
        if form == "label":
            return self.element("div", "quote", f"回复 {self.rng.randrange(2, 30)}楼 {escape(who)}")
        return self.element("span", "quote", f"@{escape(who)} ")

    def post(self, post: Written, number: int, depth: int, title: str) -> str:
        """A post with all that its site puts around it."""
        site, rng = self.site, self.rng
        parts = [part for part in site.order if part != "extra" or rng.random() < 0.8]
        above = {"above": parts, "below": [], "split": parts[:2], "first-last": parts[:1]}[site.place]
        below = [part for part in parts if part not in above]
        inner = []
        if above:
            inner.append(self.header(post, number, above))
        if site.subjects and number and depth == 0:
            inner.append(self.element("div", "title", escape(site.subjects + title)))
        if number and rng.random() < site.quotes and site.quote_form != "at":
            inner.append(self.quoted())
        if rng.random() < site.note_every:
            inner.append(self.element("div", "note", escape(rng.choice(site.notes))))
        inner.append(self.element("div" if site.shape != "p" else "section", "body", self.body(post)))
        if rng.random() < site.note_every:
            inner.append(self.element("div", "note", escape(rng.choice(site.notes))))
        if rng.random() < site.signs:
            if post.nick not in self.sign_of:
                self.sign_of[post.nick] = rng.choice(
                    (words.sentence(rng), "http://www.example.org/" + str(rng.randrange(999)), words.title(rng))
                )
            inner.append(self.element("div", "sign", escape(self.sign_of[post.nick])))
        if below:
            inner.append(self.header(post, number, below))
        if site.buttons:
            buttons = [
                self.link(f"{word}({rng.randrange(9)})" if site.button_count and rng.random() < 0.5 else word)
                for word in site.buttons
            ]
            inner.append(self.element("div", "tools", rng.choice((" ", "", " | ")).join(buttons)))
        replies = "".join(self.post(reply, at, depth + 1, title) for at, reply in enumerate(post.replies))
        if replies:
            inner.append(self.element("div", "thread", replies))
        return self.framed(post, inner, depth)

    def framed(self, post: Written, inner: list[str], depth: int) -> str:
        """A post in the element that holds it, with its author's card."""
        site, rng = self.site, self.rng
        card = ""
        if site.card and depth == 0:
            rows = [
                rng.choice(words.RANKS),
                *[f"{word}{rng.choice((' ', ': ', ''))}{rng.randrange(5000)}" for word in site.card],
            ]
            card = self.element(
                "div", "card", self.link(post.nick) + "".join(f"<p>{escape(row)}</p>" for row in rows)
            )
        words_of = "\n".join(inner) if site.style == NAMED or rng.random() < 0.7 else "".join(inner)
        if site.shape == "side" and depth == 0:
            return f"<table><tr><td>{card or self.link(post.nick)}</td><td>{words_of}</td></tr></table>"
        if site.shape == "table" and depth == 0:
            return (
                "<table>"
                + "".join(f"<tr><td>{part}</td></tr>" for part in ([card] if card else []) + inner)
                + "</table>"
            )
        if site.shape == "br":
            return card + "<br>".join(inner) + "<br><hr>"
        tag = {"list": "li", "dl": "dd", "article": "article"}.get(site.shape, "div")
        return self.element(tag, "post", card + words_of)
