"""An HTML page as lines: nothing is lost, posts stay apart, blanks are those a browser shows."""
from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumclean.ledger import Ledger
from forumclean.model import Page, PageWarning
from forumclean.outline import Outline
from forumclean.readers.html import read_html
from forumclean.readers.layout import lay_out
from forumclean.readers.scan import scan

HIDDEN = '<span style="display:none">0 J# x</span>'


def shown(page: Page) -> str:
    return Ledger(page.text, page.cuts).replay()


LINES = {
    "empty": ("", ""),
    "comment only": ("<!-- 注释 -->", ""),
    "no text": ("<html><body></body></html>", ""),
    "xml declaration": ('<?xml version="1.0" encoding="gbk"?><html><p>镕</p></html>', "镕\n"),
    "declared charset": ('<meta charset="gb2312"><p>朱镕基</p><p>后</p>', "朱镕基\n后\n"),
    "blocks": ("<div><p>一</p><p>二</p></div>三", "一\n二\n三\n"),
    "unclosed": ("<ul><li>一<li>二</ul><p>三<p>四", "一\n二\n三\n四\n"),
    "one break": ("一<br />\r\n二<br>三", "一\n二\n三\n"),
    "two breaks": ("一<br><br>二", "一\n\n二\n"),
    "break at the end of a block": ("<p>一<br></p><p>二</p>", "一\n二\n"),
    "cells": ("<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>", "甲\n乙\n丙\n"),
    "lines of source breaks and breaks": ("一<br />\r\n<br />\r\n　　二<br />\r\n&nbsp;&nbsp;三",
                                          "一\n\n　　二\n\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}三\n"),
    "source blanks": ("<p>\n\t a  <b> b</b>\n c </p>\n\n<p>d</p>", "a b c\nd\n"),
    "source line break between hanzi": ("<p>第一\n    行</p>", "第一行\n"),
    "links on lines of their own": ("<a>回复</a>\n<a>举报</a>", "回复 举报\n"),
    "indent": ("<p>　　段</p>&nbsp;&nbsp;落", "　　段\n\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}落\n"),
    "inline tags": ("甲<b>乙</b><font>丙</font><a>丁</a>", "甲乙丙丁\n"),
    "script and style": ("甲<script>var a='乙';</script><style>p{}</style><!-- 丙 -->丁", "甲丁\n"),
    "title first": ("<meta name=a><title> 题目\n x</title><body>文", "题目 x\n文\n"),
    "title of a drawing": ("<p>一</p><svg><title>图</title></svg>", "一\n图\n"),
    "entities": ("&lt;p&gt; &amp; &#20013; &copy;", "<p> & 中 ©\n"),
    "bad entities": ("甲&#0;乙&#xD800;丙&nosuch;", "甲\ufffd乙\ufffd丙&nosuch;\n"),
    "nul": ("甲\0乙", "甲\ufffd乙\n"),
    "attachment tag": ("甲<ignore_js_op>图</ignore_js_op>乙", "甲\n图\n乙\n"),
    "pre": ("前<pre>\n  a\n\n\tb  c\n</pre>后", "前\n  a\n\n\tb  c\n后\n"),
    "pre by a stylesheet's name": ('<div class="bbs-screen x">a\nb</div><p class="whitespace-pre-line">c\nd</p>',
                                   "a\nb\nc\nd\n"),
    "a line end in the source": ('<div class="screen">a\nb</div>', "a b\n"),
    "pre by style": ('<div style="white-space: pre-wrap">a\n  b</div>', "a\n  b\n"),
    "entity bomb": ('<!DOCTYPE html [<!ENTITY a "aa">]><p>好', "]>\n好\n"),
}


@pytest.mark.parametrize(("html", "text"), LINES.values(), ids=LINES)
def test_lines(html, text):
    page = read_html(html)
    assert page.text == text
    assert not page.cuts


HIDING = {
    "style": (f"正{HIDDEN}文", "正文\n"),
    "style in capitals": ('正<SPAN STYLE="DISPLAY: NONE">藏</SPAN>文', "正文\n"),
    "jammer behind a break": ('一<br /><span class="jammer">0 J</span>\r\n二', "一\n二\n"),
    "attribute": ("<p>一</p><p hidden>藏</p><p>二</p>", "一\n二\n"),
    "template": ("一<template><p>藏</p></template>二", "一\n二\n"),
    "zero size": ('正<font style="font-size:0px;color:#fff">藏</font>文', "正文\n"),
    "invisible": ('正<i style="visibility:hidden">藏</i>文', "正文\n"),
    "jammer among classes": ('正<font class="x jammer y">藏</font>文', "正文\n"),
    "its own colour": ('正<span style="color: #FFF; background-color: rgb(255, 255, 255)">藏</span>文', "正文\n"),
    "its own colour, short": ('正<font style="background:white;color:#fff">藏</font>文', "正文\n"),
    "indent off the screen": ('<p>一</p><h1 style="text-indent:-9999px">藏</h1><p>二</p>', "一\n二\n"),
    "place off the screen": ('<p>一</p><div style="position:absolute; left:-9999px">藏</div><p>二</p>', "一\n二\n"),
    "the ground's colour": ('<table><tr><td bgcolor="#ffffff">正<font color="#FFF">0 J# x</font>文</td></tr></table>',
                            "正文\n"),
    "a block on lines of its own": ('<p>一</p><div style="display:none">藏<br>着</div><p>二</p>', "一\n二\n"),
    "at the head of a line": (f"<p>{HIDDEN} 一</p>", "一\n"),
    "at the end of a line": (f"<p>一 {HIDDEN}</p><p>二</p>", "一\n二\n"),
    "two on one line": (f"<p>一</p><p>{HIDDEN}{HIDDEN}</p><p>二</p>", "一\n二\n"),
    "nested": (f'一<div style="display:none">藏{HIDDEN}着</div>二', "一\n二\n"),
    "in code": (f"<pre>a{HIDDEN}\n  b</pre>", "a\n  b\n"),
}


@pytest.mark.parametrize(("html", "text"), HIDING.values(), ids=HIDING)
def test_hidden_text_is_written_and_cut(html, text):
    page = read_html(html)
    assert shown(page) == text
    assert {cut.rule for cut in page.cuts} == {"read.hidden"}
    assert any(word in page.text for word in ("藏", "0 J"))


@pytest.mark.parametrize("html", [
    '<div style="font-size:0"><p>正文</p></div>', '<body style="display:none"><p>正文</p>',
    '<p style="font-size:0.9em">正文</p>',
    '<p style="overflow:hidden">正文</p>', '<p class="jammers">正文</p>', '<p data-hidden="1">正文</p>',
    '<p style="color:#000;background-color:#000">正文</p>', '<p style="color:#fff;background-color:#ffe">正文</p>',
    '<p style="background-color:#fff">正文</p>', '<p style="color:#fff">正文</p>',
    '<p style="background:#fff url(a.png);color:#fff">正文</p>', '<p style="border-color:#fff;background:#fff">正文</p>',
    '<p style="text-indent:-21pt">正文</p>', '<span style="text-indent:-9999px">正文</span>',
    '<p style="margin-left:-600px">正文</p>', '<p style="left:-9999px">正文</p>',
    '<p class="jammer-free">正文</p>', '<table bgcolor="#ffffff"><tr><td><font color="#ffffff">正文</font></table>',
    '<table bgcolor="#ffffff"><tr><td bgcolor="#000"><font color="#ffffff">x</font></table>正文',
    '<input type="hidden"><p>正文</p>', f'<iframe src="/ad"><p>{"x" * 2001}</p></iframe>正文',
    "<p>display:none</p><p>正文</p>", '<img hidden><p>正文</p>',
])
def test_what_only_looks_hidden_is_kept(html):
    page = read_html(html)
    assert not page.cuts
    assert page.text.endswith("正文\n")


def test_the_markup_in_a_frame_is_for_browsers_that_know_none():
    page = read_html('<p>正<iframe src="/ad">\n<a href="/ad">藏</a></iframe>文</p>')
    assert shown(page) == "正文\n"
    assert "藏" in page.text


def test_a_page_that_is_hidden_as_a_whole_is_kept():
    page = read_html(f'<p>题</p><div id="app" style="display:none">{"<p>一段正文。</p>" * 200}</div>')
    assert not page.cuts
    assert [warning.code for warning in page.warnings] == ["hidden-kept"]


def test_tags_of_lines():
    page = read_html("<p>一</p><blockquote>引<pre>x\ny</pre>用</blockquote><pre>z</pre>二")
    assert list(zip(page.keys, page.tags, strict=True)) == [
        ("一", ""), ("引", "blockquote"), ("x", "pre"), ("y", "pre"), ("用", "blockquote"), ("z", "pre"), ("二", ""),
        ("", "")]


def test_warnings_of_decoding_lose_their_offsets():
    assert read_html("<p>好", None, (PageWarning("nul", "x", 3, 4),)).warnings == (PageWarning("nul", "x"),)


@pytest.mark.parametrize(("style", "lines", "kept"), [
    ("visibility:hidden;opacity:0", ["船修好了。", "缆绳是新换的。", "“我们走着过去。”"], True),
    ("display:none", ["船修好了", "缆绳是新换的", "我们走着过去"], False),
    ("display:none", ["船修好了。", "缆绳是新换的。"], False),
])
def test_what_waits_for_a_script_is_a_text(style, lines, kept):
    page = read_html(f"<p>渡口</p><div style='{style}'>{''.join(f'<p>{line}</p>' for line in lines)}</div>")
    assert not page.cuts if kept else page.cuts
    assert [warning.code for warning in page.warnings] == ["hidden-kept"] * kept


@pytest.mark.parametrize(("hidden", "shown", "kept"), [
    ("词 " * 600, "船修好了。</p><p>缆绳是新换的。</p><p>我们走着过去。", False),
    ("词 " * 600, "船修好了。</p><p>缆绳是新换的。", True), ("词<br>" * 600, "船修好了。</p><p>缆绳是新换的。</p><p>我们走着过去。", True),
])
def test_one_hidden_line_without_an_end_is_for_search_engines(hidden, shown, kept):
    page = read_html(f"<p>{shown}</p><div style='display:none'>{hidden}</div>")
    assert not page.cuts if kept else page.cuts


@pytest.mark.parametrize("end", ["</html>", "</body></html>", "</HTML >\n<!-- 头部结束 -->", "</html>正文"])
def test_what_stands_behind_an_end_of_the_page_is_read_as_elements(end):
    page = read_html(f"<html><body><p>首页</p>{end}<div id=a><p>{'船修好了。' * 9}</p></div></body></html>")
    assert page.outline is not None and page.outline.by_id["a"] and not page.warnings
    assert "船修好了。" in page.text


@pytest.mark.parametrize(("encoding", "body"), [
    ("quoted-printable", "<p>=E7=94=B2=\n=E4=B9=99</p>"), ("base64", "PHA+55Sy5LmZPC9wPg=="), ("8bit", "<p>甲乙</p>")])
def test_a_saved_archive_is_unpacked(encoding, body):
    archive = ("From: <Saved by Blink>\nSnapshot-Content-Location: https://bbs.example.cn/1\nMIME-Version: 1.0\n"
               'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\n'
               f"Content-Transfer-Encoding: {encoding}\n\n{body}\n--b\nContent-Type: image/png\n\nx\n--b--\n")
    page = read_html(archive)
    assert (page.text, page.url) == ("甲乙\n", "https://bbs.example.cn/1")


ATTRIBUTES = " ".join(f'a{number}="x"' for number in range(100_000))
HOSTILE = {
    "depth 255": "<div>" * 255 + "正文",
    "depth 256": "<div>" * 256 + "正文",
    "depth 2,049": "<div>" * 2049 + "正文",
    "depth 100,000": "<div>" * 100_000 + "正文" + "</div>" * 100_000,
    "unclosed fonts": "".join(f"<font color=red>第{number}楼<p>" for number in range(3000)) + "正文",
    "100,000 attributes": f"<div {ATTRIBUTES}>前</div>正文",
    "200,000 breaks": "好<br>" * 200_000 + "正文",
    "data address of 11 MB": f'<p>前</p><img src="data:image/png;base64,{"A" * 11_000_000}"><p>正文</p>',
    "10 MB of text": f"<p>{'长文' * 1_700_000}</p><p>正文</p>",
    "blanks": "<p>" + " " * 3_000_000 + "正文",
    "nested tables": "<table><tr><td>格<td>格<tr><td>" * 3_000 + "正文",
    "a table of 30,000 rows": "<table>" + "<tr><td>格<td>格" * 30_000 + "</table>正文",
    "coloured fonts": '<table bgcolor="#fff">' + '<font color="#fff">x' * 1_900 + "正文",
    "nested quotes": "<blockquote>引" * 30_000 + "正文",
    "nested code": "<pre>码\n" * 30_000 + "正文",
    "hidden spans": f"好{HIDDEN}<br>" * 30_000 + "正文",
    "unclosed hidden spans": '<span style="display:none">藏' * 30_000 + "正文",
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_keep_their_text_in_time(html):
    begin = time.process_time()
    page = read_html(html)
    assert time.process_time() - begin < 4
    assert "正文" in shown(page)
    assert page.text.count("好") == html.count("好")


@pytest.mark.parametrize("part", ["<", "<a ", '<a "', "<a b='", "<!--", "<!-", "<script>", "<![CDATA[",
                                  "</", "&", "&#", "]]>"])
def test_broken_markup_takes_linear_time(part):
    begin = time.process_time()
    read_html(part * 200_000)
    scan(part * 200_000)
    assert time.process_time() - begin < 4


@pytest.mark.parametrize("digits", ["1" * 5000, "0" * 5000 + "20309", "0" * 5000])
def test_a_reference_of_thousands_of_digits_reads_as_in_a_tree(digits):
    """Where depth lost a text the page is read tag by tag, and Python reads no such number."""
    html = f"你&#{digits};好"
    assert lay_out(scan(html))[:2] == read_lines(html)
    assert shown(read_html("<div>" * 3000 + html)).strip() == shown(read_html(html)).strip()


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("name", sorted(LINES))
def test_all_line_ends_read_alike(name, end):
    html = LINES[name][0].replace("\r\n", "\n")
    assert shown(read_html(html.replace("\n", end))) == shown(read_html(html))


def test_a_lone_return_ends_a_line_of_code_behind_others():
    assert shown(read_html("<p>一\r\n</p><pre>a\rb\r\nc</pre>")) == "一\na\nb\nc\n"


def test_lost_text_is_told():
    assert [warning.code for warning in read_html("<div>" * 3000 + "正文").warnings] == ["html-lost-text"]


TREE_ONLY = {"title first", "pre by style", "pre by a stylesheet's name", "entity bomb", "nul", "the ground's colour"}


@pytest.mark.parametrize("name", sorted({*LINES, *HIDING} - TREE_ONLY))
def test_reading_tag_by_tag_gives_the_same_lines(name):
    html = (LINES | HIDING)[name][0].replace("\r\n", "\n")
    assert lay_out(scan(html))[:2] == read_lines(html)


def read_lines(html: str) -> tuple[str, list[tuple[int, int]]]:
    from forumclean.readers.html import encoded, parse
    from forumclean.readers.walk import walk
    root, _ = parse(encoded(html))
    return lay_out([] if root is None else walk(root, html, Outline()))[:2]


PARTS = ["<div>", "</div>", "<p>", "<br>", "<pre>", "</pre>", "<blockquote>", "</blockquote>", HIDDEN,
         "<p hidden>", "<template>",
         "</template>", "<span style='display:none'>", "</span>", "<table><tr><td>", "<td>", "<tr>",
         "<th>", "</table>", "<title>",
         "</title>",
         "<textarea>", "</textarea>", "字", "甲 乙", "\n", "  ", "\t", "\x0b", "\x85", "&nbsp;", "　",
         "&#xD800;", "&#0;", "<", ">",
         "<!-- ", " -->", "<script>", "</script>", "<plaintext>", "<svg>", "</html>", "<input hidden>"]


@given(st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
def test_any_markup_gives_a_sound_page(html):
    page = read_html(html)
    page.text.encode("utf-8")
    assert page.starts[0] == 0
    assert page.starts[-1] == len(page.text)
    assert "".join(page.text[a:b] for a, b in zip(page.starts, page.starts[1:], strict=False)) == page.text
    assert len(page.keys) == len(page.tags) == len(page.starts) - 1
    assert Ledger(page.text, page.cuts).restore() == page.text


@pytest.mark.parametrize("depth", [0, 300, 3000])
def test_halves_of_pairs_become_marks_of_replacement(depth):
    page = read_html("<div>" * depth + "甲\ud800乙\ud804丙\ud83d\ude00")
    assert page.text == "甲\ufffd乙\ufffd丙\U0001f600\n"
    assert not page.cuts


@pytest.mark.parametrize("html", ["", "<!-- x -->", "\0", "<", "<?xml version='1.0'?>", "<!DOCTYPE html>", "\ud800",
                                  "</p>"])
def test_next_to_nothing_is_a_page(html):
    page = read_html(html)
    assert page.text.strip("\n") in ("", "<", "\ufffd")
    assert page.starts[-1] == len(page.text)


def test_the_text_path_loads_no_parser():
    code = ("import sys\nfrom forumclean.decode import decode\nfrom forumclean.readers.sniff import looks_like_html\n"
            "decode('好'.encode('gbk')), looks_like_html('好')\n"
            "bad = {'lxml', 'trafilatura', 'charset_normalizer', 'html', 'email'} & set(sys.modules)\n"
            "sys.exit(', '.join(bad) or 0)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("html", ["<i hidden>藏</i><i hidden> 也</i>", "字<i hidden>藏</i> <i hidden> 也 </i> 字",
                                  "<i hidden>藏</i><i hidden> </i><i hidden> 也</i>"])
def test_hidden_neighbours_share_no_blank(html: str) -> None:
    page = read_html(f"<div>{html}</div>")
    assert "藏" not in Ledger(page.text, page.cuts).replay()
