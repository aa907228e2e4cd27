"""Lists of other articles below an article, each with a heading, a date and perhaps a source or a few words."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, cleaned, texts, words_of

from forumclean.stages.engines.blocks import PostBlock
from forumclean.stages.html.detect.teasers import are_teasers

ARTICLE = "<h1>渡口的老船</h1><p>2019-4-2 09:12</p><div class=art>" + "".join(
    f"<p>{said}</p>" for said in SAYINGS[:5]) + "</div>"
WHOLE = "\n".join(SAYINGS[:5])
TOPICS = ("上游的两座石桥今年要加宽", "柳湾镇的茶馆换了新掌柜", "放风筝的孩子们走丢了一只", "木匠老何收了三个学徒")
TITLE = '<a href="/a/{n}">{topic}</a>'
DAY = "2019-4-{n} 16:22:06"
LINKED = f'<li><h3>{TITLE}</h3><p class=at>{{nick}} {DAY}</p><a href="/c/{{n}}">{{n}}跟贴{{n}}</a></li>'
SOURCED = f'<div class=new><h3>{TITLE}</h3><span>{{nick}}</span><div class=at>{DAY}</div></div>'
LAID_OVER = '<li><h5>{topic}</h5><p><time>2019-4-{n}</time><span>{n}7</span></p><a href="/a/{n}"></a></li>'
SILENT = '<div class=item><h3>{topic}</h3><p>{said}</p><div class=at>2019-4-{n} 16:22:06</div></div>'
TWICE = f'<div class=item><p>{TITLE}</p><p>{{said}}</p><div class=at>{DAY}</div></div>'
LEADING = f'<dl><dd class=tit>{TITLE}</dd><dd class=exp>{{said}}</dd><dd>2019-4-{{n}} <i>07:4{{n}}</i></dd></dl>'


def rows(form: str, topics: tuple[str, ...] = TOPICS) -> str:
    """A list of other articles."""
    cards = [form.format(n=number + 2, topic=topic, nick=NICKS[number], said=SAYINGS[5 - number][:9] + "，")
             for number, topic in enumerate(topics)]
    return f"<ul>{''.join(cards)}</ul>"


@pytest.mark.parametrize("form", [LINKED, SOURCED, LAID_OVER, LEADING, SILENT, TWICE])
def test_headings_of_other_articles_are_no_replies(form: str) -> None:
    assert texts(ARTICLE + rows(form)) == [WHOLE]
    assert texts(ARTICLE + rows(form, TOPICS[:2] * 2)) == [WHOLE]


REPLY = '<li><a href="/user/{n}">{nick}</a> <i>2019-4-{n} 16:22:06</i><div class=w>{said}</div>{more}</li>'


@pytest.mark.parametrize("more", [
    "", '<a href="#r{n}">回复这位船工的话</a>', '<a href="/app">来自渡口的客户端</a>', '<a href="/t/1">渡口的老船</a>',
    '<a href="/user/{n}">渡口第{n}组的那位船工</a>',
])
def test_replies_that_hold_a_link_stay(more: str) -> None:
    said = [f'这件事去年就说过 <a href="/a/{number}">{topic}</a>' for number, topic in enumerate(TOPICS)]
    cards = "".join(REPLY.format(n=number + 2, nick=NICKS[number], said=words, more=more.format(n=number))
                    for number, words in enumerate(said))
    assert texts(f"{ARTICLE}<ul>{cards}</ul>") == [WHOLE, *(f"这件事去年就说过 {topic}" for topic in TOPICS)]


@pytest.mark.parametrize("card", [
    '<li><a href="/user/{n}">{nick}</a> <i>2019-4-{n} 16:22:06</i><div class=w>{said}</div><p class=s>{link}</p></li>',
    '<li><a href="/user/{n}">{nick}</a> {link} <i>2019-4-{n} 16:22:06</i><div class=w>{said}</div></li>',
    '<li><b>{nick}</b> <i>2019-4-{n} 16:22:06</i><div class=w>{said}</div><p class=s>{link}</p></li>',
], ids=["signature", "beside the nick", "signature below an unlinked nick"])
def test_replies_of_people_who_link_their_own_pages_stay(card: str) -> None:
    said = [f"{word}的那条船我也坐过。" for word in ("渡口", "上游", "对岸", "镇上")]
    cards = "".join(card.format(n=number + 2, nick=NICKS[number], said=words,
                                link=f'<a href="http://{number}.example/1">{TOPICS[number]}</a>')
                    for number, words in enumerate(said))
    assert [words for words in said if words not in "\n".join(texts(f"{ARTICLE}<ul>{cards}</ul>"))] == []


def test_a_page_of_articles_by_one_author_is_a_thread() -> None:
    """No article stands above the others, whose headings lead to them."""
    form = '<div class=e><h2><a href="/a/{n}">{topic}</a></h2><i>2019-4-{n} 16:22:06</i><div class=w>{said}</div></div>'
    cards = "".join(form.format(n=number + 2, topic=topic, said=SAYINGS[number])
                    for number, topic in enumerate(TOPICS))
    assert [post.text for post in cleaned(f"<h1>柳湾的日子</h1>{cards}", "柳湾的日子").posts] == [*SAYINGS[:4]]


def test_a_heading_that_every_card_has_leads_nowhere_else() -> None:
    card = '<div class=c><a href="/vip">开通会员看全部评论</a><p>{}</p></div>'
    words = words_of("".join(card.format(said) for said in SAYINGS[:3]))
    outline = words.outline
    posts = [PostBlock(card, [card + 2]) for card in outline.by_class["c"]]
    assert not are_teasers(words, posts)
