"""Posts that a page holds as JSON for its scripts: read where the page shows none, and only then."""
from __future__ import annotations

import json
import time
from html import escape
from typing import Any
from urllib.parse import quote

import pytest

from forumclean import Cleaner, Result, extract
from forumclean.readers.html import read_html
from forumclean.readers.jsonblobs import in_apostrophes
from forumclean.readers.jsonposts import may_hold
from forumclean.readers.jsonsigns import in_attributes
from support import is_subsequence

WORDS = ["入冬以前我把那台旧的收音机修好了，大家看了都说好。", "顶", "算下来没花几个钱，连邻居都跑来帮忙。"]
NICKS = ["薄荷茶壶", "空台阶95", "lantern673"]
TIMES = ["2024-01-02T03:04:05Z", "2024-01-03T03:04:05Z", "2024-01-04T03:04:05Z"]
TITLE = "修收音机的经过"
FACTS = list(zip(NICKS, TIMES, WORDS, strict=True))
TEXT = TITLE + "\n\n" + "\n\n".join(WORDS) + "\n"

DISCOURSE = {"title": TITLE, "post_stream": {"posts": [
    {"id": 70 + n, "post_number": n, "username": nick, "created_at": at, "cooked": f"<p>{words}</p>", "reads": 9}
    for n, (nick, at, words) in enumerate(FACTS, 1)]}}
TOPIC_AND_REPLIES = {"data": {"topic": {"topicId": 5, "title": TITLE, "content": f"<p>{WORDS[0]}</p>", "summary": "……",
                                        "user": {"id": 1, "nickname": NICKS[0], "avatar": "a.png"},
                                        "createTime": TIMES[0]},
                              "comments": {"results": [
                                  {"commentId": n, "content": words, "user": {"nickname": nick}, "createTime": at}
                                  for n, (nick, at, words) in enumerate(FACTS) if n]}}}
POSTING = {"@context": "https://schema.org", "@type": "DiscussionForumPosting", "headline": TITLE, "text": WORDS[0],
           "author": {"@type": "Person", "name": NICKS[0]}, "datePublished": TIMES[0],
           "comment": [{"@type": "Comment", "text": words, "author": {"@type": "Person", "name": nick},
                        "datePublished": at} for nick, at, words in FACTS[1:]]}
QUESTION = {"@type": "QAPage", "mainEntity": {
    "@type": "Question", "name": TITLE, "text": WORDS[0], "author": {"name": NICKS[0]}, "dateCreated": TIMES[0],
    "acceptedAnswer": {"@type": "Answer", "text": WORDS[1], "author": {"name": NICKS[1]}, "dateCreated": TIMES[1]},
    "suggestedAnswer": [{"@type": "Answer", "text": WORDS[2], "author": {"name": NICKS[2]}, "dateCreated": TIMES[2]}]}}
NESTED = {"title": TITLE, "list": [
    {"floor": 1, "author": {"name": NICKS[0]}, "time": TIMES[0], "content": WORDS[0], "replies": [
        {"id": 3, "author": {"name": NICKS[1]}, "time": TIMES[1], "content": WORDS[1]}]},
    {"floor": 2, "author": {"name": NICKS[2]}, "time": TIMES[2], "content": WORDS[2]}]}
NUXT = [["Reactive", 1], {"topic": 2, "list": 8}, {"title": 3, "content": 4, "user": 5, "createTime": 7, "no": -1},
        TITLE, WORDS[0], {"name": 6}, NICKS[0], TIMES[0], [9, 15],
        {"id": 10, "content": 11, "user": 12, "createTime": 14}, 51, WORDS[1], {"name": 13}, NICKS[1], TIMES[1],
        {"id": 16, "content": 17, "user": 18, "createTime": 20}, 52, WORDS[2], {"name": 19}, NICKS[2],
        ["Date", TIMES[2]]]


def page(inside: str, head: str = "") -> str:
    return (f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE} - 柳湾论坛</title>{head}</head>'
            f'<body><div id="app">加载中…</div>{inside}</body></html>')


def script(value: Any, before: str = "", after: str = "", attributes: str = "") -> str:
    return f"<script{attributes}>{before}{json.dumps(value, ensure_ascii=False)}{after}</script>"


def attribute(value: Any, name: str, inside: str = "") -> str:
    return f'<div {name}="{escape(json.dumps(value))}">{inside}</div>'


JSON_TYPE = ' type="application/json"'
LD_TYPE = ' type="application/ld+json"'
PAGES = {
    "next": page(script({"props": {"pageProps": DISCOURSE}}, attributes=f' id="__NEXT_DATA__"{JSON_TYPE}')),
    "initial state": page(script(DISCOURSE, "window.__INITIAL_STATE__ = ", ";(function(){var s;}());")),
    "nuxt": page(script(TOPIC_AND_REPLIES, "window.__NUXT__=")),
    "values that JSON lacks": page(script(DISCOURSE, "window.__STATE__ = ").replace(
        '"reads": 9', '"reads": undefined, "liked": !1, "tags": [void 0]').replace(
        f'"{TIMES[1]}"', f'new Date("{TIMES[1]}")')),
    "nuxt 3": page(script(NUXT, attributes=f' id="__NUXT_DATA__"{JSON_TYPE}')),
    "parsed string": page(script(json.dumps(DISCOURSE), "window.__INITIAL_STATE__ = JSON.parse(", ");")),
    "string of an address": page(
        f'<script>window.__INITIAL_STATE__="{quote(json.dumps(DISCOURSE))}"; var b={{"a":1}}</script>'),
    "json script": page(script(TOPIC_AND_REPLIES, attributes=JSON_TYPE)),
    "preloaded": page(attribute({"topic_5": json.dumps(DISCOURSE), "site": "{}"}, "data-preloaded")),
    "data-state": page(attribute(NESTED, "data-state")),
    "posting": page("", script(POSTING, attributes=LD_TYPE)),
    "graph": page("", script({"@graph": [{"@type": "WebSite", "name": "柳湾"}, POSTING]}, attributes=LD_TYPE)),
    "question": page("", script([QUESTION], attributes=LD_TYPE)),
    "nested": page(script(NESTED, "var data = ", ";")),
    "second assignment": page("<script>var a = {b: 1}; var c = [[1, 2]];\nvar x={" + '"y":[1,' + "}; render("
                              + json.dumps(DISCOURSE) + ")</script>"),
    "capitals": page(script(DISCOURSE, attributes=' TYPE="Application/JSON"')),
}


def facts(result: Result) -> list[tuple[str | None, str | None, str]]:
    return [(post.author, post.time, post.text) for post in result.posts]


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_posts_of_scripts(html: str) -> None:
    result = extract(html)
    assert result.text == TEXT
    assert result.title == TITLE
    assert facts(result) == FACTS
    assert result.restore() == result.source_text
    assert result.replay() == result.text
    assert is_subsequence(result.text, result.source_text)
    assert not result.warnings


def test_fields() -> None:
    posts = extract(PAGES["next"]).posts
    assert [(post.id, post.floor, post.time_iso) for post in posts] == [
        ("71", "1", TIMES[0]), ("72", "2", TIMES[1]), ("73", "3", TIMES[2])]


def test_attributes_of_many_elements_are_one_list() -> None:
    posts = "".join(attribute({"author": {"user_name": nick}, "content": {"post_no": n, "date": at, "content": words}},
                              'class="l_post" data-field') for n, (nick, at, words) in enumerate(FACTS, 1))
    result = extract(page(posts))
    assert facts(result) == FACTS
    assert [post.floor for post in result.posts] == ["1", "2", "3"]
    assert result.text == TEXT


def test_an_article() -> None:
    article = {"@type": "Article", "headline": TITLE, "articleBody": "\n".join([WORDS[0], WORDS[2]]),
               "author": {"name": NICKS[0]}, "datePublished": TIMES[0]}
    result = extract(page("", script(article, attributes=LD_TYPE)))
    assert result.text == f"{TITLE}\n\n{WORDS[0]}\n{WORDS[2]}\n"


def test_bodies_are_laid_out_as_html() -> None:
    body = (f"<p>{WORDS[0]}</p>\n<blockquote>引</blockquote>一<br />\n二<span style='display:none'>藏</span>"
            "<pre>a\n  b</pre>&lt;p&gt; &amp;")
    posts = [{"id": 1, "user": NICKS[0], "content": body}, {"id": 2, "user": NICKS[1], "content": "甲\n乙 &amp; 丙"}]
    html_page = read_html(page(script(posts, "var p=")))
    assert html_page.embedded
    first, second = [html_page.text[post.start:post.end] for post in html_page.embedded.posts]
    assert first == f"{WORDS[0]}\n引\n一\n二藏\na\n  b\n<p> &\n"
    assert second == "甲\n乙 & 丙\n"
    assert [cut.rule for cut in html_page.cuts] == ["read.hidden"]
    lines = [key for key, tag in zip(html_page.keys, html_page.tags or (), strict=True) if tag]
    assert lines == ["引", "a", "b"]


def test_a_row_of_a_table_is_a_line() -> None:
    body = (f"<p>{WORDS[0]}</p><table><tr><th>品种</th><th>每斤</th></tr>\n<tr><td>白菜</td>\n<td> <b>8角</b></td></tr>"
            f"<tr><td>一<br>二</td><td>三</td></tr><tr><td>{'长' * 101}</td><td>四</td></tr><tr><td>五</td></tr></table>六")
    html_page = read_html(page(script([{"id": 1, "user": NICKS[0], "content": body}], "var p=")))
    assert html_page.embedded
    assert html_page.text[html_page.embedded.start:] == "\n".join(
        [WORDS[0], "品种 每斤", "白菜 8角", "一", "二", "三", "长" * 101, "四", "五", "六", ""])


def test_a_half_of_a_pair_is_no_mark_of_layout() -> None:
    posts = '[{"id":1,"user":"甲某","content":"一\\ud800二\\ud804三\\u0000四，这里还有几个字，好让它够长一点"}]'
    result = extract(page(f"<script>var p={posts}</script>"))
    assert "一\ufffd二\ufffd三\ufffd四" in result.text
    assert result.restore() == result.source_text


VISIBLE = "".join(f"<div><h4>{nick} 发表于 2024-1-2 10:00</h4><p>{words}</p></div>" for nick, _, words in FACTS)
LISTED = [{"id": n, "title": f"第{n}件事", "user": NICKS[0], "content": f"{WORDS[0]}这是第{n}件。"} for n in range(9)]
NOT_USED = {
    "visible posts": page(VISIBLE + script(DISCOURSE, "window.a=")),
    "visible in noscript": page(f"<noscript>{VISIBLE}</noscript>" + attribute(DISCOURSE, "data-preloaded")),
    "more prose beside": page("".join(f"<p>第{n}段，说的是村口的老木匠怎样学会了骑自行车，大家看了都说好。</p>" for n in range(9))
                              + script(DISCOURSE, "window.a=")),
    "a list of threads": page(script({"list": LISTED}, "window.a=")),
    "no author": page(script([{"id": 1, "content": WORDS[0]}], "window.a=")),
    "no date or number": page(script([{"user": "甲", "content": WORDS[0]}], "window.a=")),
    "short": page(script([{"id": 1, "user": "甲", "content": "好"}], "window.a=")),
    "settings": page(script({"config": {"text": "x" * 90, "date": "2020", "colors": ["a"] * 30}}, "window.a=")),
    "broken": page('<script type="application/json">{"list": [{"id": 1, "user": "甲", "content": "' + WORDS[0]
                   + "</script>"),
    "javascript": page("<script>window.__NUXT__=(function(a){return {posts:[{content:a}]}}(" + json.dumps(WORDS[0])
                       + "))</script>"),
}


@pytest.mark.parametrize("html", NOT_USED.values(), ids=NOT_USED)
def test_where_the_page_is_read_as_it_is_shown(html: str) -> None:
    assert read_html(html).embedded is None


def bracketed(depth: int) -> str:
    return "[" * depth + "]" * depth


MEGABYTES = json.dumps({"posts": [{"id": n, "user": "甲某", "content": f"<p>第{n}段。</p>" * 8} for n in range(20_000)]})
HOSTILE = {
    "deep": f"<script type='application/json'>{bracketed(200_000)}</script>",
    "deep objects": "<script>var a=" + '{"a":' * 100_000 + "</script>",
    "deep strings": page(script(json.dumps(json.dumps([json.dumps(DISCOURSE)])), "var a = JSON.parse(", ")")),
    "long number": "<script>var a=[[" + "9" * 100_000 + "]]</script>" * 3,
    "many assignments": "<script>" + "a=[[1," * 200_000 + "</script>",
    "many broken states": "<script>" + 'a={"b":[1,2,3,"x"' * 100_000 + "</script>",
    "open string": "<script>" + 'a={"' * 200_000 + "</script>",
    "many attributes": '<p data-a=\'{"a":"' + "字" * 60 + '"}\'>' * 30_000,
    "nuxt cycle": page(script([["Reactive", 1], {"a": 1, "b": 2}, [1, 2, 0], "x" * 90], attributes=JSON_TYPE)),
    "eight megabytes": page(f"<script>window.__INITIAL_STATE__={MEGABYTES}</script>"),
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_hostile_json_takes_linear_time(html: str) -> None:
    begin = time.process_time()
    read_html(html)
    assert time.process_time() - begin < 8


def test_bodies_in_a_large_state_come_out() -> None:
    found = read_html(HOSTILE["eight megabytes"]).embedded
    assert found and len(found.posts) == 20_000


@pytest.mark.parametrize("options", [{"posts": "first"}, {"select": ()}, {"ignore": ("nav",)}])
def test_options_work_on_such_a_page(options: dict[str, Any]) -> None:
    result = Cleaner(**options).extract(PAGES["next"])
    assert result.posts[0].text == WORDS[0]
    assert result.restore() == result.source_text


SHOWN = ["顶", "沙发", "好帖"]


def test_posts_that_elements_show_come_first() -> None:
    shown = "".join(f'<div id="post_{n}"><table id="pid{n}"><tr><td class="pls"><a class="xw1">{nick}</a></td>'
                    f'<td class="plc"><em id="authorposton{n}">发表于 2020-1-{n} 10:0{n}</em>'
                    f'<div class="t_fsz" id="postmessage_{n}">{words}</div></td></tr></table></div>'
                    for n, nick, words in zip((1, 2, 3), NICKS, SHOWN, strict=True))
    others = [{"id": n, "user": "甲某", "content": f"别的主题里的第{n}条好回复，后来谁也没有再提起。"} for n in range(9)]
    html = page(shown + script(others, "window.hot="))
    assert read_html(html).embedded
    result = extract(html)
    assert [post.text for post in result.posts] == SHOWN
    assert "好回复" not in result.text
    assert result.restore() == result.source_text


@pytest.mark.parametrize("text", [
    '{"post_id":1,"userName":"a","contentHtml":"b"}', r'{"s":"{\"Author\":1,\"body\":2}"}', "a=%7B%22x%22%3A1%7D",
    '{"x":1},' * 500 + '{"created_by":"a","Message":"b"}',
])
def test_what_may_hold_a_post(text: str) -> None:
    assert may_hold(text)


@pytest.mark.parametrize("text", [
    "", '{"content":"a","id":1}', '{"author":"a","id":1}', 'var author = "body";', '"' * 99,
])
def test_what_holds_none(text: str) -> None:
    assert not may_hold(text)


@pytest.mark.parametrize("value", ["='{0}'", "= '{0}'", "='[{0}]'"])
def test_apostrophes_of_scripts_are_no_attributes(value: str) -> None:
    posts = '{"id":1,"user":"' + NICKS[0] + '","content":"' + WORDS[0] + '"}'
    assert WORDS[0] in extract(page(f"<div data-post{value.format(posts)}></div>")).text
    assert in_apostrophes(f"<i x{value.format(posts)}>f('[{{1}}]')".encode()).count("1") == 1


def test_in_attributes() -> None:
    assert in_attributes(b"<i x='{1'>") and in_attributes(b'<i x="{&quot;">') and in_attributes(b"<i x='[{1'>")
    assert not in_attributes(b"a { b } {'c'} [{") and not in_attributes(b"")
