"""The layouts of `htmlpages.py`: how sites of many kinds print a thread."""
from __future__ import annotations

from itertools import groupby

from htmlpages import (
    LAYOUTS,
    Thread,
    body,
    dated_list,
    document,
    esc,
    layout,
    more_prose,
    old_document,
    quoted,
    reply_box,
    uid,
)
from pages import SHORT, Draft, sentence

__all__ = ["LAYOUTS"]

DASHED = "{0:%Y-%m-%d %H:%M}"
SECONDS = "{0.year}-{0.month}-{0.day} {0.hour}:{0:%M:%S}"


def edited(draft: Draft) -> str:
    """An edit note, on some posts."""
    return f'<div class="edited">最后编辑于 {draft.moment:%Y-%m-%d} 23:58</div>' if draft.edited else ""


def signed(draft: Draft, tag: str = "div") -> str:
    """A signature, on some posts."""
    return f'<{tag} class="motto">{draft.signature}</{tag}>' if draft.signature else ""


def share() -> str:
    return '<div class="share">分享到：<a>微信</a><a>微博</a><a>QQ空间</a></div>'


# Cards of today.

def card(draft: Draft, form: str = DASHED, floor: str | None = "#{}", quote: str = "div", jam: bool = False,
         own: str = "", noted: bool = False) -> str:
    """A post in a box of its own: avatar, nick, level, date, floor, words, buttons."""
    shown = floor and floor.format(draft.number)
    day = draft.dated(form, shown)
    return f"""<div class="post" id="p{draft.number + 40}"><div class="avatar"><a href="/u/{uid(draft.author)}">
<img src="/a/{uid(draft.author)}.png" alt="{draft.author}"></a></div><div class="cell"><div class="info">
<a class="nick" href="/u/{uid(draft.author)}">{draft.author}</a><i class="level">LV{uid(draft.author) % 7}</i>{own}
<span class="when">{day}</span>{f'<a class="floor">{shown}</a>' if shown else ''}</div>
<div class="content">{body(draft, quote=quote, jam=jam)}{edited(draft) if noted else ""}</div>{signed(draft)}
<div class="ops"><a>赞 {draft.number % 4}</a><a>回复</a><a>举报</a></div></div></div>"""


def heading(topic: Thread) -> str:
    return f'<h1 class="subject">{esc(topic.title)}</h1><div class="count">{len(topic.drafts) * 31} 浏览</div>'


@layout("cards")
def cards(topic: Thread) -> str:
    """Boxes with everything around the words, and dated lists beside them."""
    posts = "".join(card(draft) for draft in topic.drafts)
    return document(topic, heading(topic) + posts + share() + reply_box(), dated_list(topic, "热门话题"))


@layout("edit-notes", posts=(6, 12))
def edit_notes(topic: Thread) -> str:
    return document(topic, heading(topic) + "".join(card(draft, noted=True) for draft in topic.drafts))


@layout("two-posts", posts=(2, 2))
def two_posts(topic: Thread) -> str:
    return document(topic, heading(topic) + "".join(map(card, topic.drafts)), dated_list(topic, "最新主题", 4))


@layout("single-post", posts=(1, 1))
def single_post(topic: Thread) -> str:
    return document(topic, heading(topic) + card(topic.drafts[0]) + '<p class="none">暂无回复</p>' + reply_box(),
                    dated_list(topic, "相关推荐", 5))


@layout("one-liners", short=True, posts=(5, 12))
def one_liners(topic: Thread) -> str:
    """An opening post and replies of a word."""
    return document(topic, heading(topic) + "".join(map(card, topic.drafts)), dated_list(topic, "热门话题", 4))


@layout("all-short", short=True, posts=(5, 9))
def all_short(topic: Thread) -> str:
    """Nobody says more than a word, the opener too."""
    topic.drafts[0].gold = topic.drafts[0].shown = [topic.rng.choice(SHORT)]
    return document(topic, heading(topic) + "".join(map(card, topic.drafts)))


@layout("long", posts=(200, 200))
def long(topic: Thread) -> str:
    pager = '<div class="pages"><a>上一页</a><b>1</b><a>2</a><a>下一页</a></div>'
    return document(topic, heading(topic) + pager + "".join(map(card, topic.drafts)) + pager)


@layout("crumb-title")
def crumb_title(topic: Thread) -> str:
    """The page's title has site and board in front."""
    return document(topic, heading(topic) + "".join(map(card, topic.drafts)), title="{2} » {1} » {0}")


@layout("site-first-title")
def site_first_title(topic: Thread) -> str:
    return document(topic, f'<div class="subject">{esc(topic.title)}</div>' + "".join(map(card, topic.drafts)),
                    title="{2} - {0}")


@layout("echoes", quotes=True, posts=(6, 12))
def echoes(topic: Thread) -> str:
    """Quotations behind `@nick`."""
    return document(topic, heading(topic) + "".join(card(draft, quote="echo") for draft in topic.drafts))


@layout("relative-times")
def relative_times(topic: Thread) -> str:
    forms = ["3天前", "2天前", "昨天 12:30", "昨天 20:05", "5小时前", "38分钟前", "刚刚"]
    posts = [card(draft, forms[min(draft.number - 1, 6)], "{}楼") for draft in topic.drafts]
    return document(topic, heading(topic) + "".join(posts), dated_list(topic, "相关推荐"))


@layout("time-element")
def time_element(topic: Thread) -> str:
    """`<time datetime>` with other words inside, articles around."""
    posts = []
    for draft in topic.drafts:
        shown = draft.dated("{0.month}月{0.day}日")
        posts.append(f"""<article class="entry"><header><a rel="author"
href="/people/{uid(draft.author)}">{draft.author}</a>
<time datetime="{draft.moment:%Y-%m-%dT%H:%M:%SZ}">{shown}</time></header><section class="text">{body(draft)}</section>
<footer><button>喜欢</button><button>回复</button></footer></article>""")
    return document(topic, heading(topic) + "".join(posts))


@layout("title-attribute")
def title_attribute(topic: Thread) -> str:
    """The date stands in an attribute only; a script writes it."""
    posts = []
    for draft in topic.drafts:
        day = draft.dated(DASHED, f"{draft.number}楼")
        posts.append(f"""<div class="reply"><div class="meta"><a href="/member/{uid(draft.author)}">{draft.author}</a>
<span class="ago" title="{day}"></span><em>{draft.floor}</em></div><div class="reply-content">{body(draft)}</div>
<div class="ops"><a>感谢</a><a>回复</a></div></div>""")
    return document(topic, heading(topic) + "".join(posts))


@layout("short-dates")
def short_dates(topic: Thread) -> str:
    """Dates of this year have no year."""
    return document(topic, heading(topic) + "".join(card(draft, "{0:%m-%d %H:%M}", "{}F") for draft in topic.drafts))


@layout("word-floors", quotes=True)
def word_floors(topic: Thread) -> str:
    posts = []
    for draft in topic.drafts:
        own = '<span class="only"><a>只看楼主</a></span>' if draft.number == 1 else ""
        posts.append(card(draft, "发表于 " + DASHED, draft.word_floor, "blockquote", own=own))
        draft.time = draft.time.removeprefix("发表于 ")
    return document(topic, heading(topic) + "".join(posts))


@layout("quotes", quotes=True, posts=(6, 12))
def quotes(topic: Thread) -> str:
    """Quotations without a head, in the tag alone."""
    return document(topic, heading(topic) + "".join(card(draft, quote="plain") for draft in topic.drafts))


@layout("quote-boxes", quotes=True, posts=(6, 12))
def quote_boxes(topic: Thread) -> str:
    """Quotations in a box of its own, its first row names whose they are."""
    return document(topic, heading(topic) + "".join(card(draft, floor="{}楼") for draft in topic.drafts))


@layout("says", quotes=True, posts=(6, 12))
def says(topic: Thread) -> str:
    """Quotations that say whose they are, in a box of no name."""
    return document(topic, heading(topic) + "".join(card(draft, quote="says", floor=None) for draft in topic.drafts))


@layout("ads", posts=(5, 10))
def ads(topic: Thread) -> str:
    """Advertisements between the posts, hidden words in them."""
    promo = '<div class="post promo"><a href="/go/1">柳湾家具城 五一大促 全场五折 点击抢购</a></div>'
    posts = [card(draft, floor="{}楼", jam=True) + (promo if draft.number % 3 == 1 else "") for draft in topic.drafts]
    return document(topic, heading(topic) + "".join(posts), dated_list(topic, "本周热帖"))


@layout("sidebars", posts=(3, 5))
def sidebars(topic: Thread) -> str:
    """More dated links than posts."""
    below = dated_list(topic, "相关推荐", 12) + dated_list(topic, "猜你喜欢", 12)
    side = dated_list(topic, "热门话题", 15) + dated_list(topic, "最新回复", 15, "{:%m-%d}")
    return document(topic, heading(topic) + "".join(map(card, topic.drafts)) + below, side)


# An opening post of its own, and a list.

def opener(draft: Draft, day: str) -> str:
    return f"""<article class="topic"><div class="by"><a href="/user/{uid(draft.author)}">{draft.author}</a> · <span
>{day}</span>
 · <span>{draft.number + 211} 次阅读</span></div><div class="rich">{body(draft)}</div></article>{share()}"""


@layout("comment-list", posts=(4, 9))
def comment_list(topic: Thread) -> str:
    """An article, and comments in a list, each a paragraph or two."""
    first, *rest = topic.drafts
    rows = "".join(f"""<li class="item"><img class="face" src="/f.png" alt="{draft.author}"><div><a class="who"
 href="/user/{uid(draft.author)}">{draft.author}</a> <span class="time">{draft.dated(DASHED)}</span></div>{body(draft)}
<div class="act"><a>赞(0)</a> <a>回复</a></div></li>""" for draft in rest)
    main = heading(topic) + opener(first, first.dated(DASHED))
    main += f"<h3>{len(rest)} 条评论</h3><ul class=comments>{rows}</ul>"
    return document(topic, main + reply_box(), dated_list(topic, "热门文章"))


@layout("short-comments", short=True, posts=(4, 9))
def short_comments(topic: Thread) -> str:
    """An article, and nobody says more than a word about it."""
    first, *rest = topic.drafts
    rows = "".join(f"""<div class="row"><a class="who" href="/user/{uid(draft.author)}">{draft.author}</a><div
class="said">{body(draft, "br")}</div>
<div class="foot"><span class="time">{draft.dated(DASHED)}</span> <a>回复</a></div></div>""" for draft in rest)
    return document(topic, heading(topic) + opener(first, first.dated(DASHED)) + f'<div class="rows">{rows}</div>')


@layout("date-below", posts=(4, 9))
def date_below(topic: Thread) -> str:
    """The same, the date below the words."""
    first, *rest = topic.drafts
    rows = "".join(f"""<li><div class="u"><a href="/user/{uid(draft.author)}">{draft.author}</a></div><div class="c">
{body(draft, "br")}</div><div class="d"><span>{draft.dated(DASHED, f"{draft.number - 1}楼")}</span> <em
>{draft.floor}</em> <a>回复</a>
</div></li>""" for draft in rest)
    return document(topic, heading(topic) + opener(first, first.dated(DASHED)) + f'<ul class="replies">{rows}</ul>')


@layout("bare-list", posts=(5, 10))
def bare_list(topic: Thread) -> str:
    """A comment's words stand right in its list item, behind the nick."""
    first, *rest = topic.drafts
    rows = "".join(f"""<li><b><a href="/user/{uid(draft.author)}">{draft.author}</a></b>：{body(draft, "br")}
<span class="d">{draft.dated(DASHED)}</span></li>""" for draft in rest)
    return document(topic, heading(topic) + opener(first, first.dated(DASHED)) + f'<ol class="replies">{rows}</ol>')


@layout("definition-list")
def definition_list(topic: Thread) -> str:
    rows = "".join(f"""<dt><a href="/space/{uid(draft.author)}">{draft.author}</a> <span
>{draft.dated(DASHED, f"{draft.number}楼")}</span>
 <em>{draft.floor}</em></dt><dd>{body(draft, "br")}</dd>""" for draft in topic.drafts)
    return document(topic, heading(topic) + f'<dl class="posts">{rows}</dl>')


@layout("flow")
def flow(topic: Thread) -> str:
    """No element holds a post: a heading, its paragraphs, a rule."""
    rows = "".join(f"<h4>{draft.author} <small>{draft.dated(DASHED)}</small></h4>{body(draft)}<hr>"
                   for draft in topic.drafts)
    return document(topic, f'<h2>{esc(topic.title)}</h2><div class="flow">{rows}</div>')


@layout("glued-nick", quotes=True)
def glued_nick(topic: Thread) -> str:
    """Nick and date in one element's words."""
    rows = "".join(f"""<div class="msg"><div class="msg-h">{draft.author} 发表于 {draft.dated(DASHED, f"{draft.number}#")}
<span class="no">{draft.floor}</span></div><div class="msg-b">{body(draft, "br", "blockquote")}</div></div>"""
                   for draft in topic.drafts)
    return document(topic, heading(topic) + rows)


def untold(topic: Thread) -> Thread:
    """The topic, its posts without code and as one or several lines."""
    for draft in topic.drafts:
        if draft.code or topic.rng.random() < 0.5:
            draft.code = False
            draft.gold = draft.shown = more_prose(topic, topic.rng.randint(2, 4))
    return topic


@layout("list-lines")
def list_lines(topic: Thread) -> str:
    """Each line of a post in an element without a name, right in the list."""
    rows = "".join(f"""<li><h4><a href="/user/{uid(draft.author)}">{draft.author}</a> <small
>{draft.dated(DASHED, None)}</small></h4>{body(draft, "div")}</li>""" for draft in untold(topic).drafts)
    return document(topic, f"{heading(topic)}<ul>{rows}</ul>")


@layout("table-lines")
def table_lines(topic: Thread) -> str:
    """The same in cells of an old table, behind the words of the header."""
    rows = "".join(f"""<table width="98%"><tr><td width="20%"><b>{draft.author}</b><br>等级：中级会员<br>文章：
{uid(draft.author)}</td><td><font size="2">发表于：{draft.dated(SECONDS, f"第 {draft.number} 楼")}</font>
<i>{draft.floor}</i><hr>{body(draft, "div")}</td></tr></table>""" for draft in untold(topic).drafts)
    return old_document(topic, rows)


@layout("guestbook")
def guestbook(topic: Thread) -> str:
    """Labelled fields: who, when, what."""
    rows = "".join(f"""<div class="note"><p class="who">姓名：{draft.author}</p><p
class="when">留言时间：{draft.dated(SECONDS)}</p>
<div class="what">{body(draft, "br")}</div></div>""" for draft in topic.drafts)
    return document(topic, f"<h2>{esc(topic.title)}</h2>" + rows)


# Questions, comments below posts, replies to replies.

@layout("qa", posts=(5, 9))
def qa(topic: Thread) -> str:
    """A question without a date, answers with votes, the accepted one first, comments below each."""
    question, *rest = topic.drafts
    answers = [rest[at:at + 2] for at in range(0, len(rest), 2)]
    answers = [*answers[1:2], *answers[:1], *answers[2:]]
    topic.order = [question, *[draft for pair in answers for draft in pair]]
    rows = []
    for number, (draft, *comments) in enumerate(answers):
        notes = "".join(f"""<div class="cmt"><a href="/people/{uid(note.author)}">{note.author}</a><div
class="cmt-text">
{body(note, "br")}</div><span class="cmt-time">{note.dated(DASHED)}</span></div>""" for note in comments)
        rows.append(f"""<div class="answer"><div class="vote"><button>赞同 {draft.number * 3}</button><button>反对</button
></div>
{'<div class="accepted">已采纳</div>' if number == 0 else ''}<div class="by"><a
href="/people/{uid(draft.author)}">{draft.author}</a></div>
<div class="rich">{body(draft)}</div><div class="meta">回答于 <span>{draft.dated(DASHED)}</span> <a>收藏</a> <a>举报</a></div>
<div class="cmts">{notes}</div></div>""")
    return document(topic, f"""<h1 class="q">{esc(topic.title)}</h1><div class="asker">提问者：<a
href="/people/{uid(question.author)}">
{question.author}</a></div><div class="detail">{body(question)}</div><h2>{len(answers)} 个回答</h2>{"".join(rows)}""")


def branch(drafts: list[Draft], depth: int) -> str:
    """Replies to replies, each level in the one above."""
    first, *rest = drafts
    inner = branch(rest, depth + 1) if rest else ""
    return f"""<div class="node level{depth}"><div class="node-h"><a href="/u/{uid(first.author)}">{first.author}</a>
<span class="node-t">{first.dated(DASHED)}</span></div><div class="node-c">{body(first)}</div><div
class="node-o"><a>回复</a></div>
{f'<div class="children">{inner}</div>' if inner else ''}</div>"""


@layout("nested", posts=(7, 13))
def nested(topic: Thread) -> str:
    """Three depths of one shape."""
    first, *rest = topic.drafts
    branches = [branch(rest[at:at + 3], 1) for at in range(0, len(rest), 3)]
    return document(topic, heading(topic) + opener(first, first.dated(DASHED)) + "".join(branches))


@layout("nested-rows", posts=(7, 13))
def nested_rows(topic: Thread) -> str:
    """Posts with floors, and short replies of another shape below some (楼中楼)."""
    rows = []
    for _, group in groupby(topic.drafts, lambda draft: (draft.number - 1) // 3):
        draft, *inner = group
        notes = "".join(f"""<li><a href="/u/{uid(note.author)}">{note.author}</a>: <span
class="lzl">{body(note, "br")}</span>
<span class="lzl-t">{note.dated(DASHED)}</span> <a>回复</a></li>""" for note in inner)
        outer = card(draft, floor="{}楼").removesuffix("</div></div>")
        rows.append(outer + f'<ul class="lzls">{notes}</ul></div></div>')
        draft.floor = f"{draft.number}楼"
    return document(topic, heading(topic) + "".join(rows))


@layout("weibo", posts=(4, 9))
def weibo(topic: Thread) -> str:
    """A card, and comments whose nick stands before the words."""
    first, *rest = topic.drafts
    topic.title = f"{first.author}的动态"
    first.gold = first.shown = first.shown[:1]
    rows = "".join(f"""<div class="c-item"><img src="/f.png" alt=""><div class="c-text"><a
href="/u/{uid(draft.author)}">{draft.author}</a>：
<span>{body(draft, "br")}</span></div><div class="c-from">{draft.dated(DASHED)} 来自四川 <a>回复</a> <a>赞</a></div></div>"""
                   for draft in rest)
    return document(topic, f"""<div class="w-card"><div class="w-h"><a class="w-name"
href="/u/{uid(first.author)}">{first.author}</a>
<div class="w-t">{first.dated(DASHED)} 来自 网页版</div></div><div class="w-text">{body(first, "br")}</div><div
class="w-ops"><a>转发 12</a>
<a>评论 {len(rest)}</a><a>赞 56</a></div></div><div class="c-list"><h4>全部评论</h4>{rows}</div>""", title="{0} - {2}")


# Articles.

def article(topic: Thread, fewest: int = 3) -> Draft:
    """The first draft as an article without a floor."""
    first = topic.drafts[0]
    first.gold = first.shown = more_prose(topic, topic.rng.randint(fewest, fewest + 3))
    return first


@layout("office", posts=(1, 1))
def office(topic: Thread) -> str:
    """An office's notice: a table of data above, buttons and other notices below."""
    first = article(topic)
    day = first.dated(DASHED)
    first.author = None     # type: ignore[assignment]
    first.gold = first.shown = [*first.shown, f"{topic.site}办公室",
                                f"{first.moment.year}年{first.moment.month}月{first.moment.day}日"]
    table = f"""<table class="data"><tr><td>索引号</td><td>000014349/2012-00017</td><td>发布机构</td><td>{topic.site}办公室</td
></tr>
<tr><td>成文日期</td><td>{first.moment:%Y-%m-%d}</td><td>文号</td><td>柳办发〔2012〕3号</td></tr></table>"""
    main = f"""{table}<h1>{esc(topic.title)}</h1><div class="info"><span>发布时间：{day}</span> <span
>来源：{topic.site}办公室</span>
<span>浏览次数：123</span> <span>字体：【<a>大</a> <a>中</a> <a>小</a>】</span></div><div class="zoom">{body(first)}</div>
<div class="tools">【<a>打印</a>】【<a>关闭</a>】</div><div class="duty">责任编辑：周明</div>"""
    return document(topic, main + dated_list(topic, "相关文章", 6), title="{0}-{1}-{2}")


@layout("office-short", posts=(1, 1))
def office_short(topic: Thread) -> str:
    """A notice of a few lines, nothing beside it."""
    first = topic.drafts[0]
    day = first.dated(DASHED)
    first.author, first.code = None, False  # type: ignore[assignment]
    first.gold = first.shown = [f"{topic.board}小组：", sentence(topic.rng, topic.told), sentence(topic.rng, topic.told),
                                f"{topic.site}办公室"]
    main = f"""<table class="data"><tr><td>索引号</td><td>000014349/2012-00017</td></tr><tr><td>成文日期</td><td
>{first.moment:%Y-%m-%d}</td></tr>
</table><h1>{esc(topic.title)}</h1><div class="info"><span>发布时间：{day}</span> <span>浏览次数：123</span> <span>字体：【<a>大</a
> <a>小</a>】</span>
</div><div class="zoom">{body(first)}</div><div class="tools">【<a>打印</a>】【<a>关闭</a>】</div>"""
    return document(topic, main, title="{0}-{1}-{2}")


@layout("office-lines", posts=(1, 1))
def office_lines(topic: Thread) -> str:
    """A notice in elements without a name, signed and dated; the table of data stands twice, for two widths."""
    first = article(topic)
    day = f"{first.moment.year}年{first.moment.month}月{first.moment.day}日"
    first.author, first.code = None, False  # type: ignore[assignment]
    first.time = day
    first.gold = first.shown = [*first.shown, "特此通告。", f"{topic.site}办公室", day]
    data = f"""<div class="data"><p><b>索引号：</b>11220000013/2022-00426 <b>分类：</b>环境监测、保护与治理;通告</p>
<p><b>发文机关：</b>{topic.site}办公室 <b>成文日期：</b>{first.time}</p>
<p><b>标 题：</b>{esc(topic.title)}</p><p><b>发文字号：</b>柳办发〔2022〕3号 <b>发布日期：</b>{first.time}</p></div>"""
    lines = "".join(f'<div style="text-align: justify">　　{esc(line)}</div>' for line in first.shown)
    return document(topic, f"""{data}<div class="phone">{data}</div><div class="zoom">{lines}</div>
<div class="tools">【<a>打印</a>】【<a>关闭</a>】</div>""", title="{0}")


@layout("news", posts=(4, 8))
def news(topic: Thread) -> str:
    """An article with comments."""
    first, rest = article(topic), topic.drafts[1:]
    day = first.dated(DASHED)
    first.author = None     # type: ignore[assignment]
    rows = "".join(f"""<div class="cm"><span class="cm-n">{draft.author}</span><span
class="cm-t">{draft.dated(DASHED)}</span>
<p class="cm-c">{"<br>".join(map(esc, draft.shown))}</p><span
class="cm-o">支持({draft.number}) 反对(0)</span></div>""" for draft in rest)
    main = f"""<h1>{esc(topic.title)}</h1><div class="info">{day} 来源：柳湾晚报 编辑：周明</div><div
class="article">{body(first)}</div>
<div class="pn"><p>上一篇：<a>{topic.other_title()}</a></p><p>下一篇：<a>{topic.other_title()}</a></p></div>
<div class="cms"><h3>网友评论</h3>{rows}</div>"""
    return document(topic, main, dated_list(topic, "新闻排行"), title="{0}_{1}_{2}")


@layout("blog", posts=(4, 8))
def blog(topic: Thread) -> str:
    """An article, comments, and lists beside them, one with the comments' first words."""
    first, rest = article(topic), topic.drafts[1:]
    rows = "".join(f"""<li id="comment-{draft.number}"><div class="vcard"><cite>{draft.author}</cite> <a
>{draft.dated(DASHED)}</a></div>
{body(draft)}<div class="re"><a>回复</a></div></li>""" for draft in rest)
    latest = "".join(f"<li>{draft.author}：{esc(draft.shown[0][:16])}</li>" for draft in rest[-4:])
    main = f"""<div class="post"><h2>{esc(topic.title)}</h2><div
class="pm"><span>{first.author}</span> <span>{first.dated(DASHED)}</span>
 <span>分类：{topic.board}</span></div><div class="entry">{body(first)}</div><div
class="tags">标签：<a>随笔</a> <a>生活</a></div></div>
<h3>{len(rest)} 条评论</h3><ol class="commentlist">{rows}</ol>"""
    side = (dated_list(topic, "最新文章", 8) + f'<div class="box"><h3>最新评论</h3><ul>{latest}</ul></div>'
            '<div class="box"><h3>归档</h3><ul>'
            "<li><a>2012年3月</a> (5)</li><li><a>2012年2月</a> (3)</li></ul></div>")
    return document(topic, main, side, title="{0} | {2}")


@layout("blog-alone", posts=(1, 1))
def blog_alone(topic: Thread) -> str:
    """An article without comments among dated lists."""
    first = article(topic, 2)
    main = f"""<h2>{esc(topic.title)}</h2><p class="pm">{first.author} 发表于 {first.dated(DASHED)}</p>{body(first)}
<p class="tags">标签：<a>随笔</a></p>"""
    return document(topic, main, dated_list(topic, "最新文章", 10) + dated_list(topic, "热门文章", 10), title="{0} - {2}")


# Tables of the time before classes.

@layout("table-old", quotes=True)
def table_old(topic: Thread) -> str:
    """The author's cell beside the words' cell."""
    rows = []
    for draft in topic.drafts:
        quote = quoted(draft.quote, "plain") if draft.quote else ""
        quote = f"<table border=1 width=90%><tr><td>{quote}</td></tr></table>" if quote else ""
        draft.quote = None
        rows.append(f"""<table width="98%" border="1"><tr><td width="20%"
valign="top"><b>{draft.author}</b><br><img src="a.gif"><br>
等级：中级会员<br>文章：{uid(draft.author)}<br>积分：{uid(draft.author) * 3}<br>注册：2004-9-{uid(draft.author) % 28 + 1}</td
><td valign="top">
<table width="100%"><tr><td>发表于：{draft.dated(SECONDS, f"第 {draft.number} 楼")}</td><td
align="right">{draft.floor}</td></tr></table><hr>
{quote}{body(draft, "br")}<br>{f'<br>----------------<br>{draft.signature}' if draft.signature else ''}</td></tr
></table>""")
    return old_document(topic, "".join(rows))


@layout("sibling-tables")
def sibling_tables(topic: Thread) -> str:
    """Header and words are tables side by side."""
    rows = "".join(f"""<table width="98%" bgcolor="#eeeeee"><tr><td><a
href="/user.asp?id={uid(draft.author)}">{draft.author}</a></td>
<td>发表于 {draft.dated(SECONDS, f"{draft.number}楼")}</td><td align="right">{draft.floor}</td></tr></table><table
width="98%"><tr><td>
{body(draft, "br")}</td></tr></table><table width="98%"><tr><td><a>[回复]</a> <a>[引用]</a> <a>[举报]</a></td></tr></table>"""
                   for draft in topic.drafts)
    return old_document(topic, rows)


@layout("sibling-rows")
def sibling_rows(topic: Thread) -> str:
    """Header and words are rows of one table."""
    rows = "".join(f"""<tr bgcolor="#dddddd"><td><b>{draft.author}</b></td><td
align="right">{draft.dated(SECONDS)}</td></tr>
<tr><td colspan="2">{body(draft, "br")}</td></tr>""" for draft in topic.drafts)
    head = f'<tr><td colspan="2"><b>{esc(topic.title)}</b></td></tr>'
    return old_document(topic, f'<table width="98%" border="1">{head}{rows}</table>')


@layout("fonts")
def fonts(topic: Thread) -> str:
    """Paragraphs and fonts right in the page, parted by rules."""
    rows = "".join(f"""<font color="#000080" size="2">作者：{draft.author} &nbsp; 时间：{draft.dated(SECONDS)}</font><br><br>
<font size="3">{body(draft, "br")}</font><br><hr size="1">""" for draft in topic.drafts)
    return old_document(topic, f'<div align="left"><h3>{esc(topic.title)}</h3>{rows}</div>')


# Other tongues.

TW_WORDS = ("上個禮拜去了一趟老街，巷口那間麵店還開著，老闆居然記得我們。", "雨下了整整三天，陽台上的花盆全都倒了，還好根沒有斷。",
            "我把舊腳踏車修好了，煞車換新的，騎起來比以前順很多。", "這件事我問過鄰居，他們說去年就開始了，只是沒有人去處理。",
            "照片拍得很普通，可是每次看到都會想起那個下午的風。", "書讀到一半就睡著了，醒來發現貓坐在書頁上，動也不動。",
            "謝謝大家的建議，我打算下個月再去一次，順便把路線記下來。", "其實沒有那麼難，先把步驟寫清楚，再一項一項慢慢試就好。",
            "樓下的阿姨送來一袋橘子，說是自己種的，甜得不得了。", "車站改建以後變得好大，我在裡面繞了兩圈才找到出口。")


@layout("taiwan", posts=(4, 10))
def taiwan(topic: Thread) -> str:
    topic.title, topic.board = "老街巷口那間麵店還開著嗎", "生活閒聊"
    rows = []
    for draft, words in zip(topic.drafts, topic.rng.sample(TW_WORDS, len(topic.drafts))):
        draft.gold = draft.shown = [words] if draft.number % 4 else ["推"]
        draft.code = False
        rows.append(f"""<div class="post"><div class="user"><a
href="/profile/{uid(draft.author)}">{draft.author}</a><p>註冊日期：2010-05-06</p>
<p>文章：{uid(draft.author)}</p></div><div class="right"><div class="line"
>發表於 {draft.dated(DASHED, f"{draft.number}樓")} <span>{draft.floor}</span>
</div><div class="text">{body(draft)}</div>{signed(draft)}<div
class="ops"><a>回覆</a> <a>引用</a> <a>檢舉</a></div></div></div>""")
    return document(topic, f"<h1>{topic.title}</h1>" + "".join(rows), lang="zh-TW")


def english_post(draft: Draft, day: str) -> str:
    return f"""<div class="comment-wrap"><div class="author-col"><strong><a
href="/members/{uid(draft.author)}/">{draft.author}</a></strong>
<div>Joined: 2010-03-04</div><div>Posts: {uid(draft.author)}</div></div><div class="text-col"><div
class="posted">Posted {day}</div>
<div class="txt">{body(draft, quote="plain")}</div><div class="bar"><a>Reply</a> <a>Quote</a> <a
>Like ({draft.number % 3})</a> <a>Report</a></div></div></div>"""


@layout("english", quotes=True)
def english(topic: Thread) -> str:
    """Labels in English, words in Chinese."""
    return document(topic, heading(topic) + "".join(english_post(draft, draft.dated(DASHED)) for draft in topic.drafts))


@layout("english-dates")
def english_dates(topic: Thread) -> str:
    return document(topic, heading(topic) + "".join(
        english_post(draft, draft.dated("{0:%b} {0.day}, {0.year} at {0:%H:%M}")) for draft in topic.drafts))


