"""HTML or text, by content."""
from __future__ import annotations

import time

import pytest

from forumclean.readers.sniff import looks_like_html

PAGES = {
    "doctype": "<!DOCTYPE html><p>好",
    "old doctype": '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR">\n<html>',
    "doctype alone": "<!doctype html>",
    "bom": "\N{ZERO WIDTH NO-BREAK SPACE}\n<html><body>好</body></html>",
    "upper case": "<HTML><HEAD><TITLE>题</TITLE></HEAD>",
    "xml declaration": '<?xml version="1.0" encoding="gbk"?>\n<html xmlns="x"><body>好</body></html>',
    "comment first": "<!-- saved from url=(0021)http://bbs.example.cn/ -->\n<html><body>好</body></html>",
    "no html tag": '<head><meta charset="utf-8"><title>题</title></head>好',
    "body": "<body><p>好</p>",
    "title": "<title>题</title>\n好",
    "fragment": '<div class="t_f">甲<br>乙</div>\n',
    "table": "<table><tr><td>甲</td><td>乙</td></tr></table>",
    "paragraphs": "<p>第一段。</p>\n<p>第二段。</p>\n",
    "script first": "<script>\nvar a = 1;\n</script>\n<div>好</div>\n",
    "unknown wrapper": '<text id="http://bbs.example.cn/1.html">\n<div align=center><p>好</p></div>\n</text>',
    "cut off": '<div id="a"><ul>' + '<li><a href="/forum-1.html" title="版块">版块</a></li>' * 40 + "<li><a hr",
    "mhtml": 'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary="--b"\n\n----b\n',
}
TEXTS = {
    "empty": "",
    "blank": " \n\n",
    "prose": "今天说说网页。\n网页是用标签写成的。\n",
    "about tags": "<div>标签是块级元素，<span>标签是行内元素。\n<br>表示换行。\n",
    "about the page's tags": "<html>标签包住整个网页，<head>里写标题，</html>表示结束。\n",
    "about doctype": "<!DOCTYPE html>这一行告诉浏览器用标准模式。\n不写也能显示。\n",
    "code sample": "下面是完整代码：\n<!DOCTYPE html>\n<html>\n<head><title>a</title></head>\n<body></body>\n</html>\n",
    "code sample first": "<div>\n<p>一</p>\n</div>\n上面这段代码会显示一个段落，字体由浏览器决定，想改的话写样式表就行。\n",
    "literal breaks": "第一行<BR>\n第二行<BR>\n第三行<BR>\n",
    "literal break first": "<BR>\n第一行<BR>\n第二行<br>\n",
    "angle brackets": "<小明> 你好\n<小红> 你好\n",
    "chat": "<tom> hi\n<bob> hi there\n<tom> how are you\n" * 20,
    "quotes": "> 引用的话\n> 第二行\n回复\n",
    "corpus": '<doc id="12" title="题">\n第一段。\n第二段。\n</doc>\n',
    "comparison": "a<b 且 b>c，所以……\n",
    "bbcode": "[b]粗体[/b][url=http://a.cn]链接[/url]\n",
    "mail header": "From: a@b.cn\nSubject: 你好\n\n正文\n",
    "comment": "<!-- 这是注释 -->",
    "xml": "<?xml version=\"1.0\"?>",
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_pages(text):
    assert looks_like_html(text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_texts(text):
    assert not looks_like_html(text)


@pytest.mark.parametrize("part", ["好", "<", "<a ", "<!--", "<!-- -->", "<!doctype html>", "a:\n", "<div>", " ", "<?",
                                  "<%<?", "<?xml?>\n", "</html>", "</html> <html> 字 ", "[code", "a<pre>"])
def test_cost_does_not_grow(part):
    text = part * 2_000_000
    begin = time.process_time()
    looks_like_html(text)
    looks_like_html("<div>" + text)
    looks_like_html("http://a.cn/\n<html><p>" + text)
    looks_like_html(text[:16000] + "\n<html><p>" + text)
    assert time.process_time() - begin < 0.5
