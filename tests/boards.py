"""Pages that list threads, as engines and sites of many kinds print them: boards, indexes, searches, guides.

`make_board("discuz-x", 7)` always gives the same page; `renamed(page)` replaces every class and id. The words are
invented; the people and titles come from `pages.py`.
"""
from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import blake2s
from random import Random
from typing import NamedTuple

from pages import BOARDS, EVENTS, NICKS, SITES, SUBJECTS, TITLES

NAME_RE = re.compile(r'\b(class|id)="([^"]*)"')
EXCERPTS = ("入冬以前把旧的那台修好了，大家看了都说好，可惜我那天不在家", "从头到尾花了三个下午，图纸还留着，有要的说一声",
            "上次的照片找到了，就是有点糊，等天晴了再去补几张", "有没有人试过把浆糊换成米汤，听说干得慢一些")
PURPOSES = ("这里记开工收工的流水账，报价、材料、工期都可以写，广告请到隔壁去发，谢谢大家配合",
            "走过的路，住过的店，吃过的摊子，写得越细越好，照片请自己缩小以后再传上来",
            "写完放在这里晾一晾，改好了再收回去，不要怕别人说，也不要怕别人不说")
ABOUT = ("开工收工的流水账", "走过的路，住过的店", "写完放在这里晾一晾", "坏了先别拆，问一句", "格式、用语和样例")


class Row(NamedTuple):
    """A thread as a list shows it."""

    id: int
    title: str
    author: str
    when: datetime
    replies: int
    views: int
    last: str
    then: datetime


class Board(NamedTuple):
    """What a layout prints."""

    site: str
    name: str
    rows: tuple[Row, ...]
    rng: Random


Layout = Callable[[Board], str]
LAYOUTS: dict[str, Layout] = {}


def layout(name: str) -> Callable[[Layout], Layout]:
    """Put a layout into the table under its name."""
    def add(function: Layout) -> Layout:
        LAYOUTS[name] = function
        return function
    return add


def make_board(name: str, seed: int, rows: int = 20) -> str:
    """The page of one layout and seed."""
    rng = Random(f"{name}-{seed}")
    site, board = rng.choice(SITES), rng.choice(BOARDS)
    start = datetime(2014, rng.randint(1, 12), rng.randint(1, 28), rng.randint(8, 22), rng.randint(10, 59))
    made = []
    for number in range(rows):
        title = rng.choice(TITLES).format(rng.choice(SUBJECTS) + rng.choice(EVENTS))
        when = start - timedelta(hours=number * rng.randint(1, 30))
        made.append(Row(90210 + rng.randint(1, 9) + number * 11, title, rng.choice(NICKS), when, rng.randint(0, 60),
                        rng.randint(60, 5000), rng.choice(NICKS), when + timedelta(minutes=rng.randint(5, 3000))))
    return LAYOUTS[name](Board(site, board, tuple(made), rng))


def renamed(page: str) -> str:
    """The page with every class and id replaced, as sites have them whose styles a build tool names."""
    def rename(match: re.Match[str]) -> str:
        names = " ".join("x" + blake2s(name.encode(), digest_size=3).hexdigest() for name in match[2].split())
        return f'{match[1]}="{names}"'
    return NAME_RE.sub(rename, page)


def document(title: str, inner: str, head: str = "") -> str:
    """A whole page."""
    return (f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
            f"<body>{inner}</body></html>")


def uid(nick: str) -> int:
    """A number for a nick."""
    return NICKS.index(nick) * 37 + 11


def joined(board: Board, form: Callable[[Row], str]) -> str:
    """A piece of markup for each thread."""
    return "".join(map(form, board.rows))


def day(moment: datetime) -> str:
    """As Discuz! prints a day."""
    return f"{moment.year}-{moment.month}-{moment.day}"


def minute(moment: datetime) -> str:
    """As Discuz! prints a minute."""
    return f"{day(moment)} {moment:%H:%M}"


DISCUZ_HEAD = ('<div id="toptb"><a href="javascript:;">设为首页</a><a href="javascript:;">收藏本站</a></div><div id="hd">'
               '<form id="lsform"><label>用户名</label><input name="username"><label>密码</label><input type="password">'
               '<label>自动登录</label><a href="javascript:;">找回密码</a><button><em>登录</em></button>'
               '<a href="member.php?mod=register">立即注册</a></form></div>'
               '<div id="nv"><a href="forum.php">论坛</a><a href="home.php">空间</a>'
               '<a href="misc.php?mod=ranklist">排行榜</a></div>')
DISCUZ_FOOT = ('<div id="ft"><p>Powered by <strong>Discuz!</strong> <em>X3.4</em></p><p>© 2001-2017 Comsenz Inc.</p>'
               '<p><a href="archiver/">Archiver</a>|<a>手机版</a>|<a>小黑屋</a>|<strong>{}</strong></p>'
               '<p>GMT+8, 2014-12-30 12:01 , Processed in 0.034567 second(s), 9 queries .</p></div>')


@layout("discuz-x")
def discuz_x(board: Board) -> str:
    """Discuz! X: rules, sticky threads, columns, a form for a new thread."""
    def row(item: Row, sticky: bool = False) -> str:
        pages = f'<span class="tps">&nbsp;...<a href="thread-{item.id}-2-1.html">2</a></span>'
        pages = pages if item.replies > 20 else ""
        kind = "stickthread" if sticky else "normalthread"
        return (f'<tbody id="{kind}_{item.id}"><tr><td class="icn"><a href="thread-{item.id}-1-1.html" title="有新回复'
                f' - 新窗口打开">'
                f'<img src="f.gif"></a></td><th class="new"><em>[<a'
                f' href="forum.php?mod=forumdisplay&fid=2&typeid=5">求助</a>]</em>'
                f'<a href="thread-{item.id}-1-1.html" class="s xst">{item.title}</a>{pages}</th><td class="by"><cite>'
                f'<a href="space-uid-{uid(item.author)}.html"'
                f' c="1">{item.author}</a></cite><em><span>{day(item.when)}</span></em></td>'
                f'<td class="num"><a href="thread-{item.id}-1-1.html"'
                f' class="xi2">{item.replies}</a><em>{item.views}</em></td>'
                f'<td class="by"><cite><a href="space-username-{item.last}.html" c="1">{item.last}</a></cite><em>'
                f'<a href="forum.php?mod=redirect&tid={item.id}&goto=lastpost#lastpost">{minute(item.then)}</a>'
                f'</em></td></tr></tbody>')
    parter = '<tbody id="separatorline"><tr class="ts"><td>&nbsp;</td><th><a>版块主题</a></th></tr></tbody>'
    rows = "".join(row(item, number < 2) + (parter if number == 1 else "") for number, item in enumerate(board.rows))
    return document(f"{board.name} - {board.site} - Powered by Discuz!", f'''{DISCUZ_HEAD}<div id="wp"><div id="pt"
class="bm cl">
<div class="z"><a href="./" class="nvhm">首页</a> <em>&rsaquo;</em> <a href="forum.php">论坛</a> <em>&rsaquo;</em>
<a href="forum-2-1.html">{board.name}</a></div></div><div class="bm bml pbn"><div class="bm_h cl"><span
class="o"><img alt="收起/展开"></span>
<h1 class="xs2"><a href="forum-2-1.html">{board.name}</a> <span class="xs1 xw0 i">今日: <strong class="xi1">3</strong>
<span class="pipe">|</span>主题: <strong class="xi1">904</strong><span class="pipe">|</span>排名: <strong
class="xi1">2</strong></span></h1></div>
<div class="bm_c cl pbn"><div>版主: <span class="xi2"><a href="space-username-a.html"
class="notabs">{board.rows[0].last}</a></span></div></div></div>
<div id="pgt" class="bm bw0 pgs cl"><div class="pg"><strong>1</strong><a href="forum-2-2.html">2</a><a
href="forum-2-3.html">3</a>
<label><input type="text" name="custompage"><span> / 46 页</span></label><a href="forum-2-2.html"
class="nxt">下一页</a></div>
<span class="pgb y"><a href="forum.php">返&nbsp;回</a></span><a href="javascript:;" id="newspecial" title="发新帖"><img
alt="发新帖"></a></div>
<div id="threadlist" class="tl bm bmw"><div class="th"><table><tr><th colspan="2"><div class="tf"><span>
<a class="showmenu xi2">新窗</a></span><a class="xi2">全部主题</a><a
class="xi2">最新</a><a>热门</a><a>热帖</a><a>精华</a><a>更多</a></div></th>
<td class="by">作者</td><td class="num">回复/查看</td><td class="by">最后发表</td></tr></table></div>
<div class="bm_c"><form id="moderate"><table id="threadlisttableid">{rows}</table></form></div></div>
<div id="f_pst" class="bm"><div class="bm_h"><h2>快速发帖</h2></div><form><input name="subject"><textarea></textarea>
<div>您需要登录后才可以发帖 <a>登录</a> | <a>立即注册</a></div><button>发表帖子</button><a>本版积分规则</a></form></div></div>
{DISCUZ_FOOT.format(board.site)}''')


@layout("discuz-72")
def discuz_72(board: Board) -> str:
    """Discuz! 7.2."""
    def row(item: Row) -> str:
        return (f'<tbody id="normalthread_{item.id}"><tr><td class="folder"><a'
                f' href="viewthread.php?tid={item.id}&amp;extra=page%3D1">'
                f'<img src="f.gif"></a></td><td class="icon">&nbsp;</td><th class="subject'
                f' common"><label>&nbsp;</label>'
                f'<span id="thread_{item.id}"><a'
                f' href="viewthread.php?tid={item.id}&amp;extra=page%3D1">{item.title}</a></span></th>'
                f'<td class="author"><cite><a'
                f' href="space.php?uid={uid(item.author)}">{item.author}</a></cite><em>{day(item.when)}</em></td>'
                f'<td class="nums"><strong>{item.replies}</strong>/<em>{item.views}</em></td><td'
                f' class="lastpost"><cite>'
                f'<a href="space.php?username={item.last}">{item.last}</a></cite><em><a'
                f' href="redirect.php?tid={item.id}&amp;goto=lastpost'
                f'#lastpost">{minute(item.then)}</a></em></td></tr></tbody>')
    return document(f"{board.name} - {board.site} - Powered by Discuz!", f'''<div id="header"><h2><a
href="index.php">{board.site}</a></h2>
<div id="menu"><ul><li><a href="register.php">注册</a></li><li><a href="logging.php?action=login">登录</a></li><li><a
href="faq.php">帮助</a></li></ul>
</div></div><div id="nav"><a href="index.php">{board.site}</a> &raquo; {board.name}</div><div
id="forumheader"><h1>{board.name}</h1>
<p>版主: <a href="space.php?username=x">{board.rows[1].last}</a></p><p
class="forumstats">[ <strong>904</strong> 主题 / 21345 回复 ]</p></div>
<div class="pages"><strong>1</strong><a href="forumdisplay.php?fid=2&amp;page=2">2</a><a class="next">下一页</a></div>
<span class="postbtn"><a href="post.php?action=newthread&amp;fid=2">发帖</a></span><div id="threadlist"
class="threadlist datalist"><form>
<table class="datatable"><thead class="colplural"><tr><td class="folder">&nbsp;</td><td
class="icon">&nbsp;</td><th><a>全部主题</a> <a>精华</a></th>
<td class="author">作者</td><td class="nums">回复/查看</td><td
class="lastpost">最后发表</td></tr></thead>{joined(board, row)}</table></form></div>
<div id="footer"><p>Powered by <strong><a
href="http://www.discuz.net">Discuz!</a></strong> <em>7.2</em> &copy; 2001-2009 Comsenz Inc.</p>
<p>GMT+8, 2014-12-30 12:01, Processed in 0.012345 second(s), 6 queries.</p></div>''')


@layout("discuz-index")
def discuz_index(board: Board) -> str:
    """The index of Discuz! X: boards, each with its last thread."""
    def row(item: Row) -> str:
        number = board.rows.index(item)
        about = ABOUT[number % len(ABOUT)]
        return (f'<tr class="fl_row"><td class="fl_icn"><a href="forum-{number + 2}-1.html"><img'
                f' src="f.gif"></a></td><td><h2>'
                f'<a href="forum-{number + 2}-1.html">{item.title[:5]}</a><em class="xw0 xi1"> (3)</em></h2><p'
                f' class="xg2">{about}</p>'
                f'<p>版主: <span class="xi2"><a href="space-username-a.html">{item.author}</a></span></p></td><td'
                f' class="fl_i">'
                f'<span class="xi2">{item.replies}</span><span class="xg1"> / {item.views}</span></td><td'
                f' class="fl_by"><div>'
                f'<a href="forum.php?mod=redirect&tid={item.id}&goto=lastpost#lastpost"'
                f' class="xi2">{item.title[:12]} ...</a> <cite>'
                f'<span title="{minute(item.then)}">{minute(item.then)}</span> <a'
                f' href="space-username-b.html">{item.last}</a></cite></div></td></tr>')
    return document(f"{board.site} - Powered by Discuz!", f'''{DISCUZ_HEAD}<div id="wp"><div id="chart" class="bm bw0
cl"><p class="chart z">
今日: <em>12</em><span class="pipe">|</span>昨日: <em>30</em><span class="pipe">|</span>帖子: <em>212345</em><span
class="pipe">|</span>会员: <em>3345</em>
<span class="pipe">|</span>欢迎新会员: <em><a>{board.rows[0].author}</a></em></p></div><div class="fl bm"><div class="bm
bmw flg cl"><div class="bm_h cl"><h2>
<a href="forum.php?gid=1">{board.name}</a></h2></div><div id="category_1" class="bm_c"><table
class="fl_tb">{joined(board, row)}</table></div></div></div>
<div id="online" class="bm oll"><h3><a>在线会员</a> - <strong>45</strong> 人在线 - <strong>3</strong>
会员(<strong>0</strong> 隐身), <strong>42</strong> 位游客</h3></div>
<div class="bm lk"><h3>友情链接</h3><ul><li><a
href="http://a.example.cn">苇塘之家</a></li></ul></div></div>{DISCUZ_FOOT.format(board.site)}''',
                    '<link href="https://bbs.example.cn/forum.php" rel="canonical">')


@layout("discuz-guide")
def discuz_guide(board: Board) -> str:
    """The newest threads of all boards, as Discuz! X's guide lists them."""
    def row(item: Row) -> str:
        return (f'<tbody id="normalthread_{item.id}"><tr><td class="icn"><a'
                f' href="thread-{item.id}-1-1.html"><img></a></td><th class="common">'
                f'<a href="thread-{item.id}-1-1.html" class="xst">{item.title}</a></th><td class="by"><a'
                f' href="forum-2-1.html">{board.name}</a></td>'
                f'<td class="by"><cite><a'
                f' href="space-uid-4.html">{item.author}</a></cite><em><span>{minute(item.when)}</span></em></td>'
                f'<td class="num">'
                f'<a href="thread-{item.id}-1-1.html" class="xi2">{item.replies}</a><em>{item.views}</em></td><td'
                f' class="by"><cite><a href="space-uid-5.html">'
                f'{item.last}</a></cite><em><a'
                f' href="forum.php?mod=redirect&tid={item.id}&goto=lastpost#lastpost">{minute(item.then)}</a></em>'
                f'</td></tr></tbody>')
    return document(f"最新发表 - {board.site} - Powered by Discuz!", f'''{DISCUZ_HEAD}<div id="wp"><div id="pt" class="bm
cl"><div class="z">
<a href="forum.php">论坛</a><em>&rsaquo;</em><a href="forum.php?mod=guide">导读</a><em>&rsaquo;</em>最新发表</div></div><ul
id="thread_types" class="ttp">
<li><a>最新热门</a></li><li><a>最新精华</a></li><li><a>最新回复</a></li><li class="xw1 a"><a>最新发表</a></li></ul><div
id="threadlist" class="tl bm bmw">
<div class="th"><table><tr><th colspan="2">标题</th><td class="by">版块/群组</td><td class="by">作者</td><td
class="num">回复/查看</td><td class="by">最后发表</td>
</tr></table></div><div class="bm_c"><table>{joined(board, row)}</table></div></div>
</div>{DISCUZ_FOOT.format(board.site)}''')


@layout("phpwind")
def phpwind(board: Board) -> str:
    """phpwind 8.7."""
    def row(item: Row) -> str:
        return (f'<tr class="tr3"><td class="icon tar" width="30"><a href="read.php?tid={item.id}"'
                f' target="_blank"><img></a></td><td class="subject" id="td_{item.id}">'
                f'<a href="read.php?tid={item.id}" name="readlink" id="a_ajax_{item.id}" class="subject_t'
                f' f14">{item.title}</a></td><td class="author">'
                f'<a href="u.php?uid=4" class="_cardshow">{item.author}</a><p>{day(item.when)}</p></td><td'
                f' class="num"><em>{item.replies}</em>/{item.views}</td>'
                f'<td class="author"><a href="u.php?username=b">{item.last}</a><p><a'
                f' href="read.php?tid={item.id}&page=e#a">{item.then:%m-%d %H:%M}</a></p></td></tr>')
    return document(f"{board.name}|{board.site} - powered by phpwind", f'''<div id="head"><a
href="index.php">{board.site}</a><a href="login.php">登录</a>
<a href="register.php">注册</a></div><div id="breadCrumb"><a href="index.php">{board.site}</a><em>&gt;</em><a
href="thread.php?fid=2">{board.name}</a></div>
<div class="threadInfo"><h2>{board.name}</h2><span>今日：<b>3</b></span><span>主题：904</span>
<p>版主：<a>{board.rows[0].last}</a></p></div>
<div class="pages"><b>1</b><a href="thread.php?fid=2&page=2">2</a><a class="pages_next">下一页</a></div><a id="td_post"
href="post.php?fid=2">发帖</a>
<div id="ajaxtable"><table class="z" id="threadlist"><tr class="tr2"><td>状态</td><td><a>全部</a><a>精华</a></td><td
class="author">作者</td><td class="num">回复/人气</td>
<td class="author">最后回复</td></tr>{joined(board, row)}</table></div><div
class="bottom">Powered by phpwind v8.7 &copy;2003-2011 Time now is:12-30 12:01</div>''')


@layout("phpbb")
def phpbb(board: Board) -> str:
    """phpBB 3, in Chinese."""
    def row(item: Row) -> str:
        return (f'<li class="row bg1"><dl class="row-item topic_read"><dt title="没有未读帖子"><div class="list-inner"><a'
                f' href="./viewtopic.php?f=2&amp;t={item.id}" '
                f'class="topictitle">{item.title}</a><br><div class="topic-poster responsive-hide">由 <a'
                f' href="./memberlist.php?mode=viewprofile&amp;u=4" class="username">'
                f'{item.author}</a> » {item.when:%Y-%m-%d %H:%M}</div></div></dt><dd'
                f' class="posts">{item.replies} <dfn>回复</dfn></dd><dd class="views">{item.views} '
                f'<dfn>查看</dfn></dd><dd class="lastpost"><span><dfn>最新文章 </dfn>由 <a'
                f' href="./memberlist.php?mode=viewprofile&amp;u=5" class="username">{item.last}</a>'
                f'<a href="./viewtopic.php?f=2&amp;p={item.id + 7}#p{item.id + 7}"></a>'
                f'<br>{item.then:%Y-%m-%d %H:%M}</span></dd></dl></li>')
    return document(f"{board.site} - {board.name}", f'''<div id="wrap"><div class="headerbar"><h1>{board.site}</h1><a
class="skiplink">跳到内容</a></div><ul>
<li><a href="./index.php">版面首页</a></li><li><a href="./faq.php">FAQ</a></li><li><a
href="./ucp.php?mode=login">登录</a></li></ul><h2 class="forum-title">
<a href="./viewforum.php?f=2">{board.name}</a></h2><div class="action-bar"><a href="./posting.php?mode=post&amp;f=2"
class="button">发表新主题</a><div class="pagination">
904 篇主题 <ul><li class="active"><span>1</span></li><li><a>2</a></li><li
class="next"><a>下一页</a></li></ul></div></div><div class="forumbg"><div class="inner"><ul class="topiclist">
<li class="header"><dl class="row-item"><dt><div class="list-inner">主题</div></dt><dd class="posts">回复</dd><dd
class="views">查看</dd><dd class="lastpost"><span>最新文章</span></dd></dl>
</li></ul><ul class="topiclist topics">{joined(board, row)}</ul></div></div><div
class="stat-block"><h3>版面权限</h3><p>您 <strong>不能</strong> 在这个版面发表主题<br>您
<strong>不能</strong> 在这个版面回复主题<br></p></div><div
class="copyright">由 <a>phpBB</a>&reg; Forum Software &copy; phpBB Limited 提供支持</div></div>''')


@layout("tieba")
def tieba(board: Board) -> str:
    """贴吧: counts, titles with excerpts, authors and last replies."""
    def row(item: Row) -> str:
        excerpt = board.rng.choice((*EXCERPTS, "", ""))
        return (f'<li class="j_thread_list clearfix thread_item_box"><div class="t_con cleafix"><div'
                f' class="col2_left j_threadlist_li_left"><span class="threadlist_rep_num '
                f'center_text" title="回复">{item.replies}</span></div><div class="col2_right'
                f' j_threadlist_li_right"><div class="threadlist_lz clearfix"><div class="threadlist_title '
                f'pull_left j_th_tit"><a href="/p/{item.id}" title="{item.title}"'
                f' class="j_th_tit">{item.title}</a></div><div class="threadlist_author pull_right"><span '
                f'class="tb_icon_author" title="主题作者: {item.author}"><span class="frs-author-name-wrap"><a'
                f' class="frs-author-name j_user_card" href="/home/main/?un=a">'
                f'{item.author}</a></span></span><span class="pull-right is_show_create_time"'
                f' title="创建时间">{item.when:%m-%d}</span></div></div><div class="threadlist_detail clearfix">'
                f'<div class="threadlist_text pull_left"><div class="threadlist_abs'
                f' threadlist_abs_onlyline">{excerpt}</div></div><div class="threadlist_author pull_right"><span '
                f'class="tb_icon_author_rely j_replyer" title="最后回复人: {item.last}"><a class="frs-author-name'
                f' j_user_card" href="/home/main/?un=b">{item.last}</a></span><span '
                f'class="threadlist_reply_date pull_right j_reply_data" title="最后回复时间">{item.then:%H:%M}</span>'
                f'</div></div></div></div></li>')
    return document(f"{board.name}吧-百度贴吧", f'''<div
id="userbar"><ul><li><a>登录</a></li><li><a>注册</a></li></ul></div><div class="card_top"><div class="card_title"><a
class="card_title_fname" href="/f?kw=a">{board.name}吧</a><a>关注</a><span class="card_num">关注： <span
class="card_menNum">3,345</span> 帖子： <span class="card_infoNum">21,234</span></span>
</div></div><div class="nav_wrap"><ul><li><a>看贴</a></li><li><a>图片</a></li><li><a>精品</a></li><li><a>视频</a></li></ul>
</div><ul id="thread_list" class="threadlist_bright j_threadlist_bright">
{joined(board, row)}</ul><div class="thread_list_bottom"><div
id="frs_list_pager"><span>1</span><a>2</a><a>下一页&gt;</a><a>尾页</a></div><div class="th_footer_2">共有主题数<span
class="red_text">904</span>个，贴子数<span class="red_text">21234</span>篇 <a>会员数</a><span>3345</span></div></div><div
class="footer"><span>&copy;2014 Baidu</span><a>贴吧协议</a></div>''',
                    '<link rel="canonical" href="http://tieba.example.com/f?kw=%D7%B0%D0%DE">')


@layout("nga")
def nga(board: Board) -> str:
    """NGA."""
    def row(item: Row) -> str:
        return (f'<tbody><tr class="row1 topicrow"><td class="c1"><a id="t_rc1_{item.id % 50}"'
                f' href="/read.php?tid={item.id}" class="replies">{item.replies}</a></td><td class="c2">'
                f'<a href="/read.php?tid={item.id}" id="t_tt1_{item.id % 50}"'
                f' class="topic">{item.title}</a></td><td class="c3"><a href="/nuke.php?func=ucp&uid=4"'
                f' class="author" '
                f'title="用户ID 4">{item.author}</a> <span class="silver'
                f' postdate">{item.when:%m-%d %H:%M}</span></td><td class="c4"><a'
                f' href="/read.php?tid={item.id}&page=e#a" '
                f'class="silver replydate">{item.then:%m-%d %H:%M}</a> <span'
                f' class="replyer">{item.last}</span></td></tr></tbody>')
    return document(f"{board.name} {board.site}", f'''<div id="mainmenu"><a
href="/">{board.site}</a><a>登录</a><a>注册</a></div><div class="nav"><a href="/">{board.site}</a><span>&raquo;</span>
<a href="/thread.php?fid=7">{board.name}</a></div><div id="m_pbtntop"><a
href="/thread.php?fid=7&page=2">后页</a><a>发帖</a></div><table class="forumbox" id="topicrows"><tbody><tr
class="block_txt_c1">
<td>回复</td><td>主题</td><td>作者</td><td>最后回复</td></tr></tbody>{joined(board, row)}</table><div
id="footer">Copyright {board.site}</div>''')


@layout("newsmth")
def newsmth(board: Board) -> str:
    """水木 (nForum)."""
    def row(item: Row) -> str:
        return (f'<tr><td class="title_8"><a href="/nForum/article/Boat/{item.id}" target="_blank"><samp class="tag'
                f' ico-pos-article-normal"></samp></a></td><td class="title_9">'
                f'<a href="/nForum/article/Boat/{item.id}">{item.title}</a></td><td'
                f' class="title_10">{item.when:%Y-%m-%d}</td><td class="title_12">|&ensp;<a'
                f' href="/nForum/user/query/a">'
                f'{item.author}</a></td><td class="title_11 middle">0</td><td class="title_11 middle">0</td><td'
                f' class="title_11 middle">{item.replies}</td><td class="title_10">'
                f'<a href="/nForum/article/Boat/{item.id}?p=9#a0" title="跳转至最后回复">{item.then:%Y-%m-%d}</a></td><td'
                f' class="title_12">|&ensp;<a href="/nForum/user/query/b">{item.last}</a></td></tr>')
    return document(f"{board.site}-{board.name}", f'''<div class="b-head corner"><span
class="n-left">{board.name}(Boat)</span> 版面积分:1234 <a>版主:{board.rows[0].last}</a></div><div class="t-pre">
<div class="t-btn"><a>发新话题</a></div><div class="page"><ul><li>主题数:904&emsp;分页:</li><li
class="page-select"><a>1</a></li><li><a>2</a></li><li><a>&gt;&gt;</a></li></ul></div></div>
<div class="b-content"><table class="board-list tiz"><thead><tr><th class="title_8">状态</th><th
class="title_9">主题</th><th class="title_10">发帖时间</th><th class="title_12">&ensp;|&ensp;作者</th>
<th class="title_11">评分</th><th class="title_11">Like</th><th class="title_11">回复</th><th
class="title_10">最新回复</th><th class="title_12">&ensp;|&ensp;作者</th></tr></thead><tbody>
{joined(board, row)}</tbody></table></div><div id="bot_info">论坛程序基于nForum © 2009-2018 {board.site}</div>''')


@layout("v2ex")
def v2ex(board: Board) -> str:
    """V2EX: a node."""
    def row(item: Row) -> str:
        return (f'<div class="cell from_4 t_{item.id}"><table><tr><td width="48"><a href="/member/a"><img'
                f' class="avatar"></a></td><td width="auto"><span class="item_title"><a '
                f'href="/t/{item.id}#reply{item.replies}" class="topic-link">{item.title}</a></span><div'
                f' class="sep5"></div><span class="topic_info"><strong><a href="/member/a">{item.author}'
                f'</a></strong> &nbsp;•&nbsp; {1 + item.id % 23} 小时 {item.id % 59} 分钟前 '
                f'&nbsp;•&nbsp; 最后回复来自 <strong><a href="/member/b">{item.last}</a></strong></span></td><td width="50">'
                f'<a href="/t/{item.id}#reply{item.replies}"'
                f' class="count_livid">{item.replies}</a></td></tr></table></div>')
    return document(f"{board.site} › {board.name}", f'''<div id="Top"><a href="/">{board.site}</a><a
href="/">首页</a><a href="/signup">注册</a><a href="/signin">登录</a></div><div id="Main"><div class="box">
<div class="node-header"><a href="/">{board.site}</a><span class="chevron">›</span>{board.name}<div class="fr
f12"><span class="gray">主题总数</span> <strong>904</strong></div></div><div id="TopicsNode">
{joined(board, row)}</div><div class="inner"><span>第 1 到 20 / 共 904 个主题</span></div></div></div><div id="Bottom"><a
href="/about">关于</a> · <a href="/faq">FAQ</a> · 12 人在线 <p>VERSION: 3.9.8.5 · 22ms</p></div>''')


@layout("flarum")
def flarum(board: Board) -> str:
    """Flarum as a crawler gets it: nothing but titles."""
    rows = joined(board, lambda item: f'<li><a href="https://bbs.example.cn/d/{item.id}-topic">{item.title}</a></li>')
    return document(board.site, f'''<div id="app"><div id="flarum-loading">正在加载…</div><noscript><div
class="Alert">本站需要在支持 JavaScript 的现代浏览器中查看。</div></noscript><noscript id="flarum-content"><div class="container">
<h1>全部主题</h1><ul>{rows}</ul><p>
<a href="https://bbs.example.cn/all?page=2">下一页 &raquo;</a></p></div></noscript></div>''',
                    '<link rel="canonical" href="https://bbs.example.cn/all">')


@layout("nodebb")
def nodebb(board: Board) -> str:
    """NodeBB: a category."""
    def row(item: Row) -> str:
        return (f'<li component="category/topic" class="row clearfix category-item"><div class="col-md-6'
                f' content"><div class="avatar"><a href="/user/a">{item.author[0]}</a></div><h2'
                f' component="topic/header" class="title">'
                f'<a href="/topic/{item.id}/slug-{item.id}">{item.title}</a></h2><small><a'
                f' href="/user/a">{item.author}</a> <span class="timeago"'
                f' title="{item.when.isoformat()}.000Z"></span></small></div><div class="col-md-1 stats">'
                f'<span class="human-readable-number">{item.replies}</span><br><small>帖子</small></div><div'
                f' class="col-md-1 stats"><span'
                f' class="human-readable-number">{item.views}</span><br><small>浏览</small></div>'
                f'<div class="col-md-3 teaser"><div class="card"><p><a class="permalink"'
                f' href="/topic/{item.id}/slug/9"><span class="timeago"'
                f' title="{item.then.isoformat()}.000Z"></span></a></p></div></div></li>')
    return document(f"{board.name} | {board.site}", f'''<nav><ul><li><a href="/">版块</a></li><li><a
href="/recent">最新</a></li><li><a href="/login">登录</a></li></ul></nav><ol class="breadcrumb"><li><a
href="/">主页</a></li>
<li class="active">{board.name}</li></ol><div class="category"><h1>{board.name}</h1><div class="topic-list-header"><a
href="/login" class="btn">登录后发帖</a></div><ul component="category">{joined(board, row)}</ul></div>''')


@layout("discourse")
def discourse(board: Board) -> str:
    """Discourse as a crawler gets it."""
    def row(item: Row) -> str:
        return (f'<tr class="topic-list-item"><td class="main-link"><meta itemprop="position" content="1"><span'
                f' class="link-top-line"><a itemprop="url" href="https://bbs.example.cn/t/topic/{item.id}"'
                f' class="title raw-link raw-topic-link">'
                f'<span itemprop="name">{item.title}</span></a></span><div class="link-bottom-line"><a'
                f' href="https://bbs.example.cn/c/boat/5" class="badge-wrapper">{board.name}</a></div></td><td'
                f' class="posters"><a href="https://bbs.example.cn/u/a">'
                f'<img></a></td><td class="replies"><span class="posts" title="帖子">{item.replies}</span></td><td'
                f' class="views"><span class="views"'
                f' title="浏览量">{item.views}</span></td>'
                f'<td>{item.then.year} 年{item.then.month} 月 {item.then.day} 日</td></tr>')
    return document(f"最新的{board.name}话题 - {board.site}", f'''<header><a href="/">{board.site}</a></header><div
id="main-outlet" class="wrap"><h1>{board.name}</h1><div itemscope><table
class="topic-list"><thead><tr><th>话题</th><th></th>
<th class="replies">回复</th><th class="views">浏览量</th><th>活动</th></tr></thead><tbody>{joined(board, row)}</tbody>
</table></div><div class="navigation"><a rel="next" href="/c/boat/5?page=1">下一页 →</a></div></div>
<footer class="container wrap"><nav><ul><li><a>首页</a></li><li><a>类别</a></li><li><a>指引</a></li><li><a>服务条款</a></li>
</ul></nav><p class="powered-by-link">由 <a>Discourse</a> 提供技术支持，启用 JavaScript 以获得最佳浏览效果</p></footer>''')


@layout("xiuno")
def xiuno(board: Board) -> str:
    """Xiuno: no columns, one line below each title."""
    def row(item: Row) -> str:
        return (f'<li class="media thread tap" data-href="thread-{item.id}.htm"><a href="user-4.htm"><img'
                f' class="avatar-3"></a><div class="media-body"><div class="subject break-all"><a'
                f' href="thread-{item.id}.htm">{item.title}</a></div>'
                f'<div class="d-flex justify-content-between small mt-1"><div><span'
                f' class="haya-post-info-username"><span class="username text-grey mr-1">{item.author}</span><span'
                f' class="date text-grey">{1 + item.id % 23}小时前</span></span> '
                f'<span><span class="text-grey mx-2">←</span><span class="username text-grey'
                f' mr-1">{item.last}</span><span class="text-grey">{1 + item.id % 11}小时前</span></span></div><div'
                f' class="text-muted small"><span class="eye">{item.views}</span>'
                f'<span class="comment">{item.replies}</span></div></div></div></li>')
    return document(f"{board.name}-{board.site}", f'''<header><ul><li><a href=".">首页</a></li><li><a
href="forum-1.htm">{board.name}</a></li><li><a href="user-login.htm">登录</a></li><li><a
href="user-create.htm">注册</a></li></ul></header><main>
<div class="card card-threadlist"><div class="card-header"><ul><li><a>最新</a></li><li><a>精华</a></li></ul></div><div
class="card-body"><ul class="list-unstyled threadlist">{joined(board, row)}</ul></div></div><nav><ul
class="pagination"><li class="page-item active"><a>1</a></li><li><a>2</a></li>
<li><a>▶</a></li></ul></nav></main><div class="card card-site-info"><div class="card-body
text-center">{board.site}</div><div class="card-footer"><table><tr><td>主题数</td><td>904</td></tr><tr><td>帖子数</td>
<td>21234</td></tr><tr><td>用户数</td><td>3345</td></tr></table></div></div>
<footer>Powered by Xiuno BBS 4.0.4 Processed: 0.012, SQL: 9</footer>''')


@layout("vbulletin")
def vbulletin(board: Board) -> str:
    """vBulletin 3, in English."""
    def row(item: Row) -> str:
        return (f'<tr><td class="alt1"><img></td><td class="alt1" id="td_threadtitle_{item.id}"><div><a'
                f' href="showthread.php?t={item.id}" id="thread_title_{item.id}">{item.title}</a></div><div'
                f' class="smallfont"><span>{item.author}</span></div></td>'
                f'<td class="alt2"><div class="smallfont" style="text-align:right">{item.then:%m-%d-%Y} <span'
                f' class="time">{item.then:%I:%M %p}</span><br>by <a'
                f' href="member.php?find=lastposter&amp;t={item.id}">{item.last}</a></div></td><td class="alt1"><a'
                f' href="misc.php?do=whoposted">'
                f'{item.replies}</a></td><td class="alt2">{item.views}</td></tr>')
    return document(f"{board.name} - {board.site}", f'''<table class="tborder"><tr><td><a
href="index.php">{board.site}</a> &gt; <strong>{board.name}</strong></td><td>User Name <input> Password <input
type="password"></td></tr></table><a href="newthread.php?do=newthread&amp;f=2">New Thread</a>
<div>Page 1 of 46 <strong>1</strong> <a>2</a> <a>&gt;</a> <a>Last &raquo;</a></div><table id="threadslist"
class="tborder"><thead><tr><td class="thead">&nbsp;</td><td
class="thead"><a>Thread</a> / <a>Thread Starter</a></td><td class="thead"><a>Last Post</a></td>
<td class="thead"><a>Replies</a></td><td class="thead"><a>Views</a></td></tr></thead>
<tbody>{joined(board, row)}</tbody></table><div
class="smallfont">All times are GMT +8. The time now is 12:01 PM.</div>
<div>Powered by vBulletin&reg; Version 3.8.7<br>Copyright &copy;2000 - 2014, vBulletin Solutions, Inc.</div>''')


@layout("xenforo")
def xenforo(board: Board) -> str:
    """XenForo 2, in Chinese."""
    def row(item: Row) -> str:
        return (f'<div class="structItem structItem--thread js-threadListItem-{item.id}"'
                f' data-author="{item.author}"><div class="structItem-cell structItem-cell--icon"><a'
                f' href="/members/a.4/" class="avatar"><span>{item.author[0]}</span></a></div><div'
                f' class="structItem-cell structItem-cell--main">'
                f'<div class="structItem-title"><a href="/threads/topic.{item.id}/">{item.title}</a></div><div'
                f' class="structItem-minor"><ul class="structItem-parts"><li><a href="/members/a.4/"'
                f' class="username">{item.author}</a></li><li class="structItem-startDate"><a'
                f' href="/threads/topic.{item.id}/">'
                f'<time class="u-dt" datetime="{item.when.isoformat()}+0800">{item.when:%Y-%m-%d}</time></a></li>'
                f'</ul></div></div><div class="structItem-cell structItem-cell--meta"><dl'
                f' class="pairs"><dt>回复</dt><dd>{item.replies}</dd></dl><dl class="pairs'
                f' structItem-minor"><dt>查看</dt><dd>{item.views}</dd>'
                f'</dl></div><div class="structItem-cell structItem-cell--latest"><a'
                f' href="/threads/topic.{item.id}/latest"><time class="structItem-latestDate u-dt"'
                f' datetime="{item.then.isoformat()}+0800">{item.then:%Y-%m-%d}</time></a><div'
                f' class="structItem-minor"><a href="/members/b.5/" class="username">'
                f'{item.last}</a></div></div></div>')
    return document(f"{board.name} | {board.site}", f'''<div class="p-nav"><a href="/">首页</a><a
href="/forums/">论坛</a><a href="/login/">登录</a><a href="/register/">注册</a></div><div class="p-title"><h1
class="p-title-value">{board.name}</h1></div><div class="block-outer"><ul class="pageNav-main"><li><a>1</a></li>
<li><a>2</a></li></ul><a>下一页</a></div><div class="block-container"><div class="block-filterBar"><a>筛选</a></div><div
class="structItemContainer">{joined(board, row)}</div></div><footer><a>联系我们</a><a>条款和规则</a><a>隐私政策</a>
<span>Community platform by XenForo&reg;</span></footer>''')


@layout("bbsdoc")
def bbsdoc(board: Board) -> str:
    """A telnet board in its web form: numbers, marks, nicks, days, titles."""
    def row(item: Row) -> str:
        return (f'<tr><td>{item.id}</td><td></td><td><a'
                f' href="/bbsqry?userid=a">{item.author}</a></td><td><nobr>{item.when:%b %d %H:%M}</nobr></td><td>'
                f'<a href="bbscon?board=Boat&file=M.{item.id}.A">● {item.title}</a> ({item.views}字节)</td>'
                f'<td>{item.replies}</td></tr>')
    return document(f"{board.name} - {board.site}", f'''<center>{board.site} -- {board.name}讨论区
[Boat] 版主: {board.rows[0].last} 文章数 904<br><a>发表文章</a> <a>一般模式</a> <a>精华区</a> <a>上一页</a><hr>
<table width="100%"><tr><td>序号</td><td>标记</td><td>作者</td><td>日期</td>
<td>标题</td><td>人气</td></tr>{joined(board, row)}</table><hr></center>''')


@layout("news")
def news(board: Board) -> str:
    """A channel of a news site: titles with their minute, and nobody's name."""
    def row(item: Row) -> str:
        return (f'<li><a href="/{item.when.year}/{item.when:%m%d}/{item.id}.html">{item.title}</a>'
                f'<span class="time">{item.when:%Y-%m-%d %H:%M}</span></li>')
    return document(f"{board.name}频道-{board.site}", f'''<div class="top"><a href="/">首页</a>
<a href="/sports/">体育</a><a href="/tech/">科技</a></div><div class="list"><ul>{joined(board, row)}</ul>
<div class="page"><a>1</a><a>2</a><a>下一页</a></div></div><div class="foot">版权所有 {board.site}</div>''')


@layout("members")
def members(board: Board) -> str:
    """The members of a forum."""
    def row(item: Row) -> str:
        return (f'<tr><td><a href="space-uid-{item.id}.html">{item.author}{item.id}</a></td><td>{item.id}</td>'
                f'<td>{"男" if item.id % 2 else "女"}</td><td>{day(item.when)}</td><td>{minute(item.then)}</td>'
                f'<td>{item.replies}</td><td>{item.views}</td></tr>')
    return document(f"会员列表 - {board.site}", f'''{DISCUZ_HEAD}<div
id="nav"><a>{board.site}</a> » 会员列表</div><table><tr><th>用户名</th><th>UID</th><th>性别</th><th>注册日期</th><th>上次访问</th>
<th>帖子</th><th>积分</th></tr>{joined(board, row)}</table>{DISCUZ_FOOT.format(board.site)}''')


@layout("discuz-72-index")
def discuz_72_index(board: Board) -> str:
    """The index of Discuz! 7.2: a sentence says what each board is for."""
    def row(item: Row) -> str:
        number = board.rows.index(item)
        return (f'<tbody id="forum{number}"><tr><th class="new"><a href="forumdisplay.php?fid={number}"><img></a><h2>'
                f'<a href="forumdisplay.php?fid={number}">{item.title[:6]}</a><em> (今日: 3)</em></h2>'
                f'<p>{PURPOSES[number % 3]}</p>'
                f'<p class="moderators">版主: <a href="space.php?username=a">{item.author}</a></p></th><td'
                f' class="forumnums">'
                f'<em>{item.replies}</em> / {item.views}</td><td class="forumlast"><p><a'
                f' href="redirect.php?tid={item.id}'
                f'&goto=lastpost#lastpost">{item.title[:14]} ...</a><cite>by <a'
                f' href="space.php?username=b">{item.last}</a>'
                f' - {minute(item.then)}</cite></p></td></tr></tbody>')
    return document(f"{board.site} - Powered by Discuz!", f'''<div id="menu"><a href="register.php">注册</a>
<a href="logging.php?action=login">登录</a></div><div
id="forumstats"><p>今日: <em>12</em>, 昨日: <em>30</em>, 会员: <em>3345</em>
欢迎新会员 <a>{board.rows[0].last}</a></p></div><div class="mainbox list"><h3><a>{board.name}</a></h3><table><thead><tr>
<th>版块</th><td class="forumnums">主题 / 帖数</td><td class="forumlast">最后发表</td></tr></thead>{joined(board, row)}</table>
</div><p>Powered by Discuz! 7.2 GMT+8, 2014-12-30 12:01</p>''')


@layout("discuz-index-columns")
def discuz_index_columns(board: Board) -> str:
    """The index of Discuz! X with several boards in a row."""
    def row(item: Row) -> str:
        number = board.rows.index(item) + 2
        return (f'<td class="fl_g"><div class="fl_icn_g"><a href="forum-{number}-1.html"><img></a></div><dl><dt>'
                f'<a href="forum-{number}-1.html">{item.title[:6]}</a><em title="今日"> (3)</em></dt><dd><em>主题: '
                f'{item.replies}</em>, <em>帖数: {item.views}</em></dd><dd><a'
                f' href="forum.php?mod=redirect&tid={item.id}'
                f'&goto=lastpost#lastpost">最后发表: <span>{minute(item.then)}</span></a></dd></dl></td>')
    return document(f"{board.site} - Powered by Discuz!", f'''{DISCUZ_HEAD}<div id="wp"><div id="chart"><p
class="chart z">
今日: <em>12</em><span class="pipe">|</span>昨日: <em>30</em><span class="pipe">|</span>帖子: <em>212345</em></p></div>
<table class="fl_tb"><tr>{joined(board, row)}</tr></table></div>{DISCUZ_FOOT.format(board.site)}''')


@layout("discuz-touch")
def discuz_touch(board: Board) -> str:
    """Discuz! X on a telephone: a whole row is a link."""
    def row(item: Row) -> str:
        return (f'<li><a href="thread-{item.id}-1-1.html">{item.title}<span class="by">{item.author}</span></a>'
                f'<span class="num">{item.replies}</span></li>')
    return document(f"{board.name} - 手机版 - Powered by Discuz!", f'''<header><h2><a
href="forum-2-1.html">{board.name}</a>
</h2></header><div class="threadlist"><h2 class="thread_tit">主题列表</h2><ul>{joined(board, row)}</ul></div>
<div class="pg">下一页</div><footer>Comsenz Inc.</footer>''')


@layout("tieba-touch")
def tieba_touch(board: Board) -> str:
    """贴吧 on a telephone: nick, time and count stand in the link."""
    def row(item: Row) -> str:
        return (f'<li class="tl_shadow"><a href="/p/{item.id}?lp=5027" class="ti_item"><div'
                f' class="ti_title"><span>{item.title}'
                f'</span></div><div class="ti_infos"><span class="ti_author">{item.author}</span><span'
                f' class="ti_time">'
                f'{item.then:%H:%M}</span><span class="btn_icon">{item.replies}</span></div></a></li>')
    return document(f"{board.name}吧_百度贴吧", f'''<div class="blue_kit"><a href="/f?kw=a">{board.name}吧</a>
<span>关注 3345</span><span>帖子 21234</span></div><ul class="threads_list">{joined(board, row)}</ul>''')


@layout("discuz-search")
def discuz_search(board: Board) -> str:
    """What a search of Discuz! X found, with excerpts."""
    def row(item: Row) -> str:
        return (f'<li class="pbw" id="{item.id}"><h3 class="xs3"><a'
                f' href="forum.php?mod=viewthread&tid={item.id}&highlight=a">'
                f'{item.title}</a></h3><p'
                f' class="xg1">{item.replies} 个回复 - {item.views} 次查看</p><p>{PURPOSES[item.id % 3]}...'
                f'</p><p><span>{minute(item.when)}</span> - <span><a'
                f' href="home.php?mod=space&uid=3">{item.author}</a></span>'
                f' - <span><a href="forum.php?mod=forumdisplay&fid=2" class="xi1">{board.name}</a></span></p></li>')
    return document(f"渡口 - 帖子搜索 - {board.site} - Powered by Discuz!", f'''{DISCUZ_HEAD}<div class="tl"><h2>结果: <em>找到
“<span class="emfont">渡口</span>” 相关内容 20 个</em></h2><ul>{joined(board, row)}</ul>
</div>{DISCUZ_FOOT.format(board.site)}''')
