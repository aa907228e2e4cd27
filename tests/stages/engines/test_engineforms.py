"""Forms of engine files that no fixture shows: each engine's names around two posts of ours."""
from __future__ import annotations

import pytest

from forumclean import extract

FIRST, SECOND = "渡口的老船修好了，缆绳是新换的。", "去年冬天河面封冻，我们走着过去。"
QUOTED = "墨水要用碳素的，隔年再看一点都不褪。"
HYBBS = f"""<div class="d-flex flex-column"><div><h4 class="h4">渡口的老船</h4></div><div class="pt-1">
<a>山泉</a> · 发表于 2 天前 ·
<a>柳湾</a></div></div><div class="thread-content"><p>{FIRST}</p></div><div class="thread-content-btn">
<button>赞同</button></div>
<div class="post-list"><div class="media"><div class="media-body"><div><a class="h5">石桥</a></div><div>
<span class="post-time">发表于 1 天前</span></div><div class="card"><div class="media"><div class="media-body"><div>
<a class="h5">山泉</a></div><div><span class="post-time">发表于 2 天前</span></div><div class="post-content">
<p>{FIRST}</p></div>
</div></div></div><div id="pid-12" class="post-content"><p>{SECOND}</p></div></div></div></div>"""
HYBBS_TOUCH = f"""<div class="hy-box thread-index"><h2>渡口的老船</h2><p><a class="user">山泉</a> <em>2 天前</em></p></div>
<div class="hy-box thread-cen"><p>{FIRST}</p><div class="baod"><a>柳湾</a></div></div>
<div class="hy-box postlist"><table><tr>
<td class="user"></td><td class="content"><div class="info"><h4><a class="info-user">石桥</a></h4>
<p class="time"><em># 1楼</em>
1 天前 <a>评论</a></p></div><div class="ce"><p>{SECOND}</p></div></td></tr></table></div>"""
THINKSAAS = f"""<h1><a>渡口的老船</a></h1><div class="topic-content"><div class="topic-doc"><h3>
<span>2012-04-02 09:12:30</span>
<span>来自：<a>山泉</a></span></h3><div class="topic-view"><p>{FIRST}</p></div></div></div><ul class="comment"><li>
<div class="reply-doc"><h4>2012-04-03 20:15:01 <a>石桥</a></h4><div class="recomment"><strong><a>山泉</a>
</strong>：{FIRST}</div>
<p>{SECOND}</p><ul><li>缆绳两根</li></ul><div class="signed">慢慢走</div><div class="group_banned"><a>回应</a></div>
</div></li></ul>"""
PHPBB_2 = """<a class="maintitle">渡口的老船</a><table class="forumline">{}</table>""".format("".join(
    f"""<tr><td><span class="name"><b>{nick}</b></span>
<span class="postdetails">注册时间: 2006-05-01</span></td><td><table><tr><td>
<span class="postdetails">发表于: {day} &nbsp;文章主题: 渡口的老船</span></td></tr><tr><td><span class="postbody">{words}<br>
_________________<br>慢慢走</span></td></tr></table></td></tr><tr><td class="spaceRow"></td>
</tr>""" for nick, day, words in (
        ("山泉", "星期三 三月 05, 2008 10:21 am", FIRST),
        ("石桥", "星期四 三月 06, 2008 8:02 pm", f'</span>'
                                           f'<table><tr><td><b>老河口 写到:</b></td></tr><tr><td class="quote">{QUOTED}'
                                           f'</td></tr></table><span class="postbody">{SECOND}'))))

SUBSILVER = """<div id="pageheader"><h2>渡口的老船</h2></div>""" + "".join(
    f"""<table class="tablebg"><tr><td><b class="postauthor">{nick}</b></td><td><table><tr>
<td class="gensmall"><b>文章主题:</b> 渡口的老船 <b>发表于:</b> {day}</td></tr></table></td></tr><tr>
<td class="profile">文章: 417</td><td><div class="postbody">{words}</div>
<div class="postbody"><br>_________________<br>慢慢走</div></td></tr></table>"""
    for nick, day, words in (("山泉", "Wed Jun 11, 2014 3:18 pm", FIRST), ("石桥", "Thu Jun 12, 2014 9:05 am", SECOND)))
XENFORO_1 = """<div class="titleBar"><h1>渡口的老船</h1></div><ol class="messageList">""" + "".join(
    f"""<li id="post-{number}" class="message"><div class="messageUserBlock"><a class="username">{nick}</a></div>
<article><blockquote class="messageText ugc baseHtml">{quote}{words}</blockquote></article><div class="messageMeta">
<span class="DateTime">{day}</span><a class="postNumber">#{number}</a></div></li>"""
    for number, (nick, day, quote, words) in enumerate((
        ("山泉", "Oct 29, 2014", "", FIRST), ("石桥", "Oct 30, 2014", "", SECOND),
        ("柳湾", "10-31-2014, 08:41 PM", f'''<div class="bbCodeBlock bbCodeQuote"><aside>
<div class="attribution type">石桥 said:
<a>&uarr;</a></div><blockquote class="quoteContainer"><div class="quote">{SECOND}</div>
<div class="quoteExpand">Click to expand...</div></blockquote></aside></div>''', "哪一年？")), 1)) + "</ol>"

V2EX_TOUCH = f"""<div id="Wrapper"><div class="content"><div class="box"><div class="header"><a href="/">柳湾</a>
<h1>渡口的老船</h1><small class="gray"><a href="/member/7">山泉</a> · 2023 年 12 月 1 日 · 31 次点击</small></div>
<div class="outdated">这是一个创建于 210 天前的主题。</div><div class="cell"><div class="topic_content">{FIRST}</div></div>
<div class="subtle"><span class="fade">第 1 条附言 · 2023 年 12 月 2 日</span><div class="topic_content">{QUOTED}</div>
</div></div><div class="box"><div id="r_12" class="cell"><table><tr><td><span class="no">1</span><strong>
<a class="dark">石桥</a></strong> <span class="fade small">2023 年 12 月 3 日</span>
<div class="reply_content">{SECOND}</div></td></tr></table></div></div></div></div>"""
DISCUZ_TOUCH = """<div class="viewthread"><div class="view_tit">渡口的老船</div>{}</div>""".format("".join(
    f"""<div class="plc cl" id="pid{number}"><ul class="authi"><li class="mtit"><span class="y">{number}#</span>
<span class="z"><a>{nick}</a>{mark}</span></li><li class="mtime">2022-10-{number} 18:20</li></ul>
<div class="message">{words}</div></div>""" for number, nick, mark, words in (
        (1, "山泉", "<em>楼主</em>", FIRST + " {:5_124:}"), (2, "石桥", "", f"{{:10_1024:}}{SECOND}"))))
NGA = """<h3 id="postsubject0">渡口的老船</h3>{}""".format("".join(
    f"""<table class="forumbox postbox"><tr id="post1strow{number}" class="postrow"><td><a name="l{number}"></a>
<a id="postauthor{number}">{nick}</a></td><td><span id="postdate{number}">2024-03-11 20:1{number}</span>
<p id="postcontent{number}" class="postcontent ubbcode">{words}</p></td></tr></table>""" for number, nick, words in (
        (0, "山泉", f"[collapse=修船的账]{FIRST}[/collapse]"), (1, "石桥", f"[collapse]{SECOND}[/collapse]"))))
ZHIHU = """<div class="QuestionHeader"><h1 class="QuestionHeader-title">渡口的老船</h1></div>
<div class="AnswerItem"><div class="AuthorInfo"><span class="AuthorInfo-name">山泉</span></div>
<div class="RichContent-inner"><span class="RichText">{}</span></div>
<div class="ContentItem-time">发布于 2023-03-05 10:11</div>
<div class="Comments-container">{}</div></div>""".format(FIRST, f"""<div data-id="7"><div class="css-jp4">
<a><img></a><div><a>石桥</a><div class="CommentContent css-1jp">{SECOND}</div>
<div><span>03-23</span><span>河口</span><button>回复</button></div>
</div></div><div data-id="8" class="css-1kw"><a>柳湾</a><div class="CommentContent css-1jp">{QUOTED}</div>
<div><span>2023-03-24</span></div></div></div>""")


@pytest.mark.parametrize(("page", "engine", "posts"), [
    (V2EX_TOUCH, "v2ex", [("山泉", "2023 年 12 月 1 日", None, FIRST), (None, "2023 年 12 月 2 日", None, QUOTED),
                          ("石桥", "2023 年 12 月 3 日", "1", SECOND)]),
    (DISCUZ_TOUCH, "discuz", [("山泉", "2022-10-1 18:20", "1#", FIRST), ("石桥", "2022-10-2 18:20", "2#", SECOND)]),
    (NGA, "nga", [("山泉", "2024-03-11 20:10", "0", f"修船的账{FIRST}"), ("石桥", "2024-03-11 20:11", "1", SECOND)]),
    (ZHIHU, "zhihu", [("山泉", "2023-03-05 10:11", None, FIRST), ("石桥", "03-23", None, SECOND),
                      ("柳湾", "2023-03-24", None, QUOTED)]),
    (HYBBS, "hybbs", [("山泉", "2 天前", None, FIRST), ("石桥", "1 天前", None, SECOND)]),
    (HYBBS_TOUCH, "hybbs", [("山泉", "2 天前", None, FIRST), ("石桥", "1 天前", "# 1楼", SECOND)]),
    (THINKSAAS, "thinksaas", [("山泉", "2012-04-02 09:12:30", None, FIRST),
                              ("石桥", "2012-04-03 20:15:01", None, f"{SECOND}\n缆绳两根")]),
    (PHPBB_2, "phpbb", [("山泉", "星期三 三月 05, 2008 10:21 am", None, FIRST),
                        ("石桥", "星期四 三月 06, 2008 8:02 pm", None, f"{QUOTED}\n{SECOND}")]),
    (SUBSILVER, "phpbb", [("山泉", "Jun 11, 2014 3:18 pm", None, FIRST), ("石桥", "Jun 12, 2014 9:05 am", None, SECOND)]),
    (XENFORO_1, "xenforo", [("山泉", "Oct 29, 2014", "#1", FIRST), ("石桥", "Oct 30, 2014", "#2", SECOND),
                            ("柳湾", "10-31-2014, 08:41 PM", "#3", "哪一年？")]),
], ids=["v2ex touch", "discuz touch", "nga", "zhihu", "hybbs", "hybbs touch", "thinksaas", "phpbb 2",
        "phpbb 3 subsilver2", "xenforo 1"])
def test_the_posts_of_a_form(page: str, engine: str, posts: list[tuple[str | None, ...]]) -> None:
    result = extract(f"<html><head><title>渡口的老船 - 柳湾论坛</title></head><body>{page}</body></html>", kind="html")
    assert (result.engine, result.title) == (engine, "渡口的老船")
    assert [(post.author, post.time, post.floor, post.text) for post in result.posts] == posts


def test_words_that_two_posts_say_stay_where_a_blockquote_holds_each() -> None:
    """Such an element is no quotation, though engines print these so as well."""
    page = "".join(f'''<li id="post-{number}" class="message"><a class="author">{nick}</a>
<blockquote class="messageText ugc">{words}</blockquote><span class="DateTime">2014-10-{number + 9}</span></li>'''
                   for number, (nick, words) in enumerate((
        ("山泉", FIRST), ("石桥", "同问"), ("柳湾", f"同问<br>{SECOND}"), ("山泉", "同问")), 1))
    result = extract(f"<html><title>渡口</title><body><h1>渡口的老船</h1>{page}</body></html>", kind="html")
    assert [post.text for post in result.posts] == [FIRST, "同问", f"同问\n{SECOND}", "同问"]
