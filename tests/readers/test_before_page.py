"""A page behind something that is none of it comes out as it does alone; a text that quotes a page stays text."""
from __future__ import annotations

import pytest

from forumclean import Cleaner, clean, extract
from forumclean.charset import declared
from forumclean.readers.sniff import looks_like_html, page_start
from support import FIXTURES

HTML = sorted(FIXTURES.glob("*/source.html"))
HEADS = {
    "http": "HTTP/1.1 200 OK\r\nServer: nginx/1.4.1\r\nDate: Sat, 03 Mar 2012 08:00:00 GMT\r\n"
        "Content-Type: text/html\r\n"
            "Set-Cookie: sid=aB3; path=/; domain=.example.cn\r\n\r\n",
    "http, line feeds": "HTTP/1.0 200 OK\nContent-Type: text/html; charset=utf-8\nConnection: close\n\n",
    "address": "http://bbs.example.cn/thread-1-1-1.html\n",
    "address and tab": "http://bbs.example.cn/thread-1-1-1.html\t",
    "line": "这是从备份里找到的第三个文件\n",
    "English line": "Backup of the old board, third part\n\n",
    "paragraph": "这一份是去年冬天从旧硬盘里翻出来的，原来的站点早已关了。当时用下载软件整站保存，目录和图片大都没有留住，"
                 "只剩下这些正文。\n\n",
    "php": '<?php\nif (!defined("IN")) { exit("<html>no</html>"); }\n$a->b = 1;\n?>\n',
    "jsp": '<%@ page contentType="text/html; charset=utf-8" language="java" %>\n<%\nString path = "/a";\n%>\n',
    "warc": "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0a1b2c3d-0000-4000-8000-000000000000>\r\n"
            "WARC-Target-URI: http://bbs.example.cn/1.html\r\nContent-Length: 4711\r\n\r\n"
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
    "byte order mark": "\N{ZERO WIDTH NO-BREAK SPACE} \r\n\t\nhttp://bbs.example.cn/1.html\n\n",
    "comment": "http://bbs.example.cn/a\n<!-- 备份 -->\n",
    "json": '{"status": 200, "url": "http://bbs.example.cn/1.html", "time": 1330761600}\n',
}
FORM="""<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<title>登录</title>
<style>
.box { width: 300px; margin: 0 auto; }
</style>
</head>
<body>
<div class="box">
<form action="login.php" method="post">
<table>
<tr><td>用户名</td><td><input type="text" name="user" id="user"></td></tr>
<tr><td>密码</td><td><input type="password" name="pass" id="pass"></td></tr>
<tr><td></td><td><input type="submit" value="登录"></td></tr>
</table>
</form>
</div>
</body>
</html>
"""
SMALL="""<html>
<head>
<title>我的第一个网页</title>
</head>
<body>
<h1>你好</h1>
<p>这是第一段。</p>
<p>这是第二段。</p>
<a href="http://www.example.cn/">链接</a>
</body>
</html>
"""
PROSE="""浏览器从上往下读这些标签，先读到标题，再读到正文。写错一个尖括号也不要紧，它会尽量猜出你的意思，只是各家猜得不一样。
所以写完以后最好换几个浏览器看看。表格布局现在不提倡了，但老站里到处都是，改起来要有耐心。
"""
TEXTS = {
    "para+sample to end": PROSE + FORM,
    "explanation+form": "登录表单的完整代码如下：\n\n" + FORM,
    "explanation colon": "照着敲一遍：\n" + FORM,
    "explanation no colon": "把它存成 index.html 双击打开\n" + SMALL,
    "title+sample": "第一课\n\n" + SMALL,
    "title+sample+prose": "第一课\n\n" + FORM + "\n" + PROSE,
    "sample then prose": SMALL + PROSE,
    "two samples": "第一课\n" + SMALL + "\n改成这样\n" + FORM,
    "two samples prose": "第一课\n" + FORM + PROSE + FORM,
    "fence": "原样贴上\n```html\n" + FORM * 8 + "```\n",
    "fence2": "原样贴上\n```\n" + FORM * 8,
    "bbcode": "原样贴上\n[code]\n" + FORM * 8 + "[/code]\n",
    "pre": "原样贴上\n<pre>\n" + FORM * 8 + "</pre>\n",
    "http quoted": "服务器返回的是\nHTTP/1.1 200 OK\nContent-Type: text/html\n\n" + SMALL,
    "http quoted+prose": "HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + SMALL + PROSE,
    "curl": "$ curl -i http://www.example.cn/\nHTTP/1.1 200 OK\nContent-Type: text/html\n\n" + SMALL,
    "json": '{"url": "http://www.example.cn/", "html": "' + FORM * 9 + '"}\n',
    "python": 'page = """' + FORM * 9 + '"""\nprint(page)\n',
    "inline tags": "网页以 <html> 开头，<head> 里写 <title>，<body> 里写正文，最后以 </html> 结束。\n",
    "br": '帖子标题\n第一行<BR>\n第二行<BR>\n<img src="a.gif" border=0>\n第三行<BR>\n' * 20,
    "imgs": "帖子标题\n" + '<img src="a.gif">\n<a href="b.html"><img src="c.gif" border="0"></a>\n' * 40,
    "imgs2": "http://bbs.example.cn/1.html\n标题\n" + '一行字<img src="a.gif">\n<a href="b.html">链接</a>\n' * 40,
    "markdown": '# 项目\n\n<div align="center">\n<img src="logo.png" width="200">\n<h1>名字</h1>\n</div>\n\n'
        '这个项目用来整理旧帖子，写得不多，够用。\n\n<table><tr><td>一</td><td>二</td></tr></table>\n\n后面是说明。\n',
    "tag list": "常用标签\n<div> 块\n<span> 行内\n<p> 段落\n<table> 表格\n<tr> 行\n<td> 格\n<ul> 列表\n<li> 项\n</ul>\n" * 10,
    "mail": "From: a@b.cn\nSubject: 你好\n\n你好，附件里是页面 <html> 的说明。\n",
    "long prose quoting page": PROSE * 30 + FORM * 3,
    "sample then long prose": "第一课\n" + FORM + PROSE * 200,
    "sample then long prose, tags": "第一课\n" + FORM + (PROSE + "用 <b>粗体</b> 的时候\n") * 200 + "<p>完</p>\n",
    "php source": '<?php\n$title = "首页";\necho "<html><head><title>$title</title></head><body>";\n'
        'echo "<p>你好</p>";\necho "</body></html>";\n',
    "meta line": '在 <head> 里加一行\n<meta charset="utf-8">\n就不乱码了\n',
    "robots": '复制到首页里\n<meta name="robots" content="noindex">\n<meta name="author" content="a">\n',
    "svg": '图标\n<svg><path d="M0 0"/><g><path d="M1 1"/></g></svg>\n',
    "xsl": '<?xml-stylesheet href="a.xsl"?>\n<feed><entry>一</entry></feed>\n',
}


@pytest.mark.parametrize("path", HTML, ids=[path.parent.name for path in HTML])
def test_a_page_comes_out_as_it_does_alone(path):
    data = path.read_bytes()
    page, alone = data.decode(), clean(data)
    for name, head in HEADS.items():
        assert clean(head.encode() + data) == alone, name
        assert clean(head + page) == alone, name


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_account_holds_what_stands_before(head):
    page = (FIXTURES / "discuz-x-thread" / "source.html").read_text("utf-8")
    alone, result = extract(page), extract(head + page)
    assert result.replay() == result.text == alone.text
    assert result.restore() == result.source_text
    assert result.posts == alone.posts and result.removed[:-1] == alone.removed
    last = result.removed[-1]
    assert last.rule == "read.before-page" and last.end == len(result.source_text)
    assert last.text.split() == head[:page_start(head + page)].replace("\ufeff", "").split()


def test_no_rule_can_be_told_to_keep_it():
    page = (FIXTURES / "discuz-x-thread" / "source.html").read_text("utf-8")
    for options in ({"select": ("splice",)}, {"punctuation": "fullwidth"}, {"posts": "first"}):
        cleaner = Cleaner(**options)
        assert cleaner.clean(HEADS["line"] + page) == cleaner.clean(page), options
    assert clean(HEADS["line"] + page, kind="html") == clean(page)
    assert "这是从备份里" in clean(HEADS["line"] + page, kind="text")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_that_quotes_html_is_text(text):
    assert not looks_like_html(text)


@pytest.mark.parametrize("kind", ["form", "pages"])
def test_a_post_that_quotes_a_page_is_not_read_as_one(kind):
    quoted = (FORM * 8 if kind == "form" else FORM).replace("<", "&lt;")
    text = clean(f"<html><head><title>求助</title></head><body><pre>{quoted}</pre></body></html>")
    assert FORM.splitlines()[0] in text


def test_a_large_page_stands_behind_words_that_announce_it():
    row = '<tr><td><a href="/thread-1.html" class="s">旧帖</a></td><td>去年冬天的事，说来话长。</td></tr>\n'
    page = f"<html><head><title>旧帖</title></head><body><table>{row * 200}</table></body></html>"
    assert looks_like_html("这是保存下来的网页：\n" + page)
    assert not looks_like_html("这是保存下来的网页：\n```\n" + page)
    assert not looks_like_html("这是保存下来的网页，" * 300 + "\n" + page)


@pytest.mark.parametrize(("head", "label"), [
    ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=GBK\r\n\r\n<html><body>", "GBK"),
    ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=x-no-such\r\n\r\n<html><body>", None),
    ("HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\n\n<html><meta charset=gbk>", "gbk"),
    ('<%@ page contentType="text/html; charset=big5" %>\n<html><body>', "big5"),
    ("X-Long: a\n" * 1000 + "\n<html><head><meta charset=gbk>", "gbk"),
    ('http://a.cn/\n<?xml version="1.0" encoding="gb2312"?>\n<html>', "gb2312"),
    ("Content-Type: text/plain; charset=gbk\n\n<好>", None),
])
def test_labels_before_and_behind_a_head(head, label):
    assert declared(head.encode("gbk")) == label


def test_a_head_tells_the_charset_of_few_bytes():
    page = "<html><head><title>葉</title></head><body><p>葉</p></body></html>".encode("big5")
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=%s\r\n\r\n"
    assert extract(head % b"big5" + page).source_text.startswith("葉")
