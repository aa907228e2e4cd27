"""Pages without a thread give no text and say what they are; any that an author wrote on stays."""
from __future__ import annotations

import time

import pytest

from forumclean import Result, clean, extract
from forumclean.readers.html import read_html
from forumclean.stages.html.nothread.look import Look

HEAD = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>{}</title></head><body>'
MENU = '<div id="hd"><a href="/">柳湾论坛</a> <a href="/login">登录</a> <a href="/register">立即注册</a></div>'
FOOT = '<div id="ft"><p>Powered by Discuz! X3.4</p><p>© 2001-2020 柳湾论坛</p></div>'
MESSAGE = ('<div id="messagetext" class="alert_error"><p>{}</p>'
           '<p class="alert_btnleft"><a href="javascript:history.back()">[ 点击这里返回上一页 ]</a></p></div>')
PASSWORD = ('<form action="/login"><label>用户名</label><input name="u"><label>密码</label><input type="password" name="p">'
            '<button>登录</button></form>')


def message(words: str, title: str = "提示信息 - 柳湾论坛") -> str:
    return HEAD.format(title) + MENU + MESSAGE.format(words) + FOOT


def thread_list(rows: int, prose: str = "") -> str:
    cells = "".join(f'<tr><td><a href="thread-{number}-1-1.html">第{number}件事大家怎么看</a></td>'
                    f'<td>薄荷茶壶 2020-1-{number}</td><td>{number}/90</td><td>空台阶 2020-2-{number}</td></tr>'
                    for number in range(1, rows + 1))
    return (HEAD.format("装修日记 - 柳湾论坛") + MENU + "<h1>装修日记</h1><p>今日: 3 | 主题: 90</p><a>发新帖</a>"
            f"<table><tr><th>标题</th><th>作者</th><th>回复/查看</th><th>最后发表</th></tr>{cells}</table>{prose}{FOOT}")


NONE = {
    "empty": ("", "empty"),
    "comment": ("<!-- x -->", "empty"),
    "no words": ("<html><head></head><body><div></div></body></html>", "empty"),
    "empty tab": (HEAD.format("新标签页") + "</body></html>", "empty"),
    "anti-theft": ("<html><body><script>location.href='/forum.php?mod=viewthread&tid=1&_dsign=0a';</script>"
                   "</body></html>", "anti-theft"),
    "rendered by scripts": (HEAD.format("柳湾") + '<div id="app"></div><script src="app.js"></script>', "scripts"),
    "deleted": (message("抱歉，指定的主题不存在或已被删除或正在被审核"), "指定的主题不存在"),
    "no permission": (message("抱歉，您没有权限访问该版块"), "没有权限"),
    "group": (message("您所在的用户组(游客)无法进行此操作"), "用户组"),
    "log in first": (message("您需要先登录才能继续本操作"), "登录"),
    "not logged in": (message("对不起，您尚未登录，没有权限查看主题"), "尚未登录"),
    "closed": (message("论坛正在维护中"), "维护"),
    "traditional": (message("抱歉，指定的主題不存在或已被刪除", "錯誤"), "不存在"),
    "small notice": (HEAD.format("x") + "<p>您访问的页面不存在</p><a href='/'>返回首页</a>", "页面不存在"),
    "login wall": (HEAD.format("登录 - 柳湾论坛") + MENU + PASSWORD + FOOT, "login"),
    "registration": (HEAD.format("立即注册 - 柳湾论坛") + MENU + PASSWORD.replace("</form>", "<p>请填写用户名</p></form>") + FOOT,
                     "login"),
    "registration, in English": (HEAD.format("Sign-up") + "<h1>SIGN UP</h1>" + PASSWORD + "<p>Human?</p>", "login"),
    "404": ("<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center>"
            "<hr><center>nginx/1.18.0</center></body></html>", "404 Not Found"),
    "anti-bot": (HEAD.format("Just a moment...") + "<h1>bbs.example.cn</h1><p>Checking your browser.</p>", "proof"),
    "security check": (HEAD.format("百度安全验证") + "<p>请完成下方验证后继续操作</p>", "proof"),
    "scripts wanted": (HEAD.format("柳湾") + "<noscript>请开启JavaScript并刷新该页.</noscript>", "proof"),
    "search": (HEAD.format("搜索 - 柳湾论坛") + MENU + "<h2>结果: 找到 “收音机” 相关内容 2 个</h2>"
               "<h3><a href='thread-1-1-1.html'>修好了一台收音机</a></h3><p>2 个回复 - 90 次查看</p>"
               "<p>入冬以前我把那台旧的收音机修好了，大家看了都说好，可惜我那天不在家，算下来没花几个钱。</p>" + FOOT, "search"),
    "nothing found": (HEAD.format("搜索 - 柳湾论坛") + MENU + "<p>对不起，没有找到匹配结果。</p>" + FOOT, "search"),
    "board": (thread_list(20), "20 threads"),
}


def codes(result: Result) -> list[str]:
    return [warning.code for warning in result.warnings]


@pytest.mark.parametrize(("html", "part"), NONE.values(), ids=NONE)
def test_a_page_without_a_thread_gives_no_text(html: str, part: str) -> None:
    result = extract(html, kind="html")
    assert (result.text, result.title, result.posts) == ("", None, ())
    assert codes(result) == ["no-thread"]
    assert part in result.warnings[0].message
    assert result.restore() == result.source_text
    assert {cut.rule for cut in result.removed} <= {"ui.no-thread", "read.hidden"}


PROSE = "入冬以前我把那台旧的收音机修好了，大家看了都说好，可惜我那天不在家，算下来没花几个钱。"
KEPT = {
    "one line": HEAD.format("x") + "<p>顶</p>",
    "an article": HEAD.format("读书笔记") + f"<h1>读书笔记</h1><p>{PROSE}</p>",
    "an article beside a login form": HEAD.format("登录问题 - 柳湾论坛") + MENU + PASSWORD + f"<p>{PROSE}</p>" + FOOT,
    "a short article beside a login form": HEAD.format("读书笔记 - 柳湾论坛") + PASSWORD + "<p>留个记号。</p>",
    "an author tells of a notice": HEAD.format("求助") + "<p>打开以后写着指定的主题不存在或已被删除，怎么回事？</p>",
    "an author asks": HEAD.format("求助") + "<p>帖子被删除了怎么办</p>",
    "an author quotes a notice": HEAD.format("求助") + f"<p>抱歉，指定的主题不存在或已被删除</p><p>{PROSE}</p>",
    "a locked post among posts": HEAD.format("求助") + "<p>提示: 该帖被管理员或版主屏蔽</p><p>留个记号。</p>",
    "an author's verse": HEAD.format("无题") + "<p>页面不存在</p><p>" + "<br>".join(["风从河上来"] * 20) + "</p>",
    "an article about a search": HEAD.format("搜索的故事") + f"<p>没有找到</p><p>{PROSE}</p>",
    "an article about 404": HEAD.format("404 页面的设计") + f"<h1>404 页面的设计</h1><p>{PROSE}</p>",
    "a reply box": HEAD.format("求助 - 柳湾论坛") + MENU + PASSWORD + "<p>留个记号。</p><p>您需要登录后才可以回帖</p>",
    "threads beside an article": thread_list(20, f"<p>{PROSE}</p>"),
    "few threads": thread_list(3),
    "an article that loads with scripts": HEAD.format("故事") + f"<p>{PROSE}</p><noscript>请开启JavaScript</noscript>",
}


@pytest.mark.parametrize("html", KEPT.values(), ids=KEPT)
def test_what_an_author_wrote_stays(html: str) -> None:
    result = extract(html, kind="html")
    assert "no-thread" not in codes(result)
    assert result.text


def test_a_text_is_never_taken_for_one() -> None:
    for text in ("抱歉，指定的主题不存在或已被删除\n", "404 Not Found\n", ""):
        assert clean(text) == text
        assert not extract(text).warnings


def test_a_page_whose_address_is_a_threads_is_no_board() -> None:
    assert codes(extract(thread_list(20), kind="html", url="https://bbs.example.cn/thread-7-1-1.html")) == []


def test_a_notice_beside_a_rating() -> None:
    result = extract("<title>提示信息 - 石桥论坛</title><p>抱歉，指定的主题不存在或已被删除或正在被审核</p>"
                     "<a href=x>查看全部评分</a>", kind="html")
    assert (result.text, [warning.code for warning in result.warnings]) == ("", ["no-thread"])


TERMS = "".join(f"<p>第{number}条 注册以后请爱护桌椅和书本，借走的要按时还回来，弄坏了的照原样修好，修不好的跟大家说一声。</p>" for number in range(9))


@pytest.mark.parametrize(("title", "url", "is_form"), [
    ("注册 - 柳湾论坛", "https://bbs.example.cn/member.php?mod=register", True),
    ("注册 - 柳湾论坛", "https://bbs.example.cn/register.php", True),
    ("登录 - 柳湾论坛", "https://bbs.example.cn/ucp.php?mode=login&sid=1", True),
    ("注册 - 柳湾论坛", "https://bbs.example.cn/thread-2-1-1.html", False),
    ("注册 - 柳湾论坛", None, False),
    ("桌椅 - 柳湾论坛", "https://bbs.example.cn/register.php", False),
])
def test_a_form_may_have_terms_where_its_address_says_so(title: str, url: str | None, is_form: bool) -> None:
    result = extract(HEAD.format(title) + MENU + PASSWORD + TERMS + FOOT, kind="html", url=url)
    assert codes(result) == (["no-thread"] if is_form else [])


def test_the_rule_can_be_left_out() -> None:
    result = extract(NONE["deleted"][0], kind="html", ignore=("ui.no-thread",))
    assert "指定的主题不存在" in result.text
    assert codes(result) == ["no-thread"]


@pytest.mark.parametrize("html", [
    "<label>" * 1900 + "字" * 29_000, "<a href='thread-1-1-1.html'>字</a>" * 29_000, "<p>字" * 50_000,
    "<p>抱歉，" + "您没有权限查看，" * 3000, "<p>" + "主题" * 14_000, "<a href='" + "?tid=" * 300 + "'>字</a>" * 300,
])
def test_hostile_pages_take_linear_time(html: str) -> None:
    begin = time.process_time()
    extract(html, kind="html")
    assert time.process_time() - begin < 4


SENTENCE = "昨天去渡口看了，老船已经修好，缆绳也换了新的，掌柜说下个月就能过河，票价还没有定，大家再等一等。"


@pytest.mark.parametrize(("body", "has_prose"), [
    (f"<p>{SENTENCE}</p>", True),
    (f"<p><b>{SENTENCE[:20]}</b>{SENTENCE[20:]}</p>", True),
    (f'<p><a href="/x">渡口</a>{SENTENCE}</p>', True),
    (f'<p><a href="/x">{SENTENCE}</a></p>', False),
    (f'<div><a href="/x"><b>{SENTENCE[:25]}</b><i>{SENTENCE[25:]}</i></a></div>', False),
    (f'<p>{SENTENCE[:20]}<a href="/x">{SENTENCE[20:]}</a></p>', False),
    (f'<p>{SENTENCE[:20]}<span style="display:none">{SENTENCE[20:]}</span></p>', False),
    (f'<button>{SENTENCE[:20]}<br>{SENTENCE}</button>', False),
    (f"<p>{SENTENCE[:20]}</p><p>{SENTENCE[20:]}</p>", False),
    (f'<p>{"abcdefghi, " * 9}</p>', False),
], ids=["sentence", "in two elements", "link in it", "link", "around elements", "half a link", "half hidden",
        "control over lines", "two short lines", "no Han"])
def test_a_line_of_prose_stands_in_no_link(body: str, has_prose: bool) -> None:
    page = read_html(HEAD.format("柳湾论坛") + body)
    assert page.outline is not None
    look = Look(page, page.outline)
    assert look.has_prose is has_prose
    assert has_prose == any(len(line) >= 40 and "，" in line for line in look.lines)     # as all its lines tell
