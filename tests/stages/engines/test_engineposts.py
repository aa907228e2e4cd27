"""Posts by engine files: their fields, what belongs to whom, and what is left alone."""
from __future__ import annotations

from pathlib import Path

import pytest

from forumclean import Cleaner, Result, extract, load_engine
from forumclean.outline import Outline
from forumclean.readers.html import read_html
from forumclean.stages.engines.engineposts import book, common_furniture, engine_blocks
from support import FIXTURES

# Of each page in fixtures/: author, time, floor, number and what it answers, of each post.
FIELDS = {
    "discuz-x-thread": [("山泉", "2019-4-2 09:12:30", "1#", "11", None), ("石桥", "3\xa0天前", "2#", "12", None),
                        ("小满", "2019-4-4 20:15:01", "3#", "13", None)],
    "discuz-72-thread": [("山泉", "2010-4-2 09:12", "1#", "21", None), ("小满", "2010-4-3 20:15", "2#", "22", None)],
    "discuz-60-thread": [("山泉", "2008-4-2 09:12", "1#", "31", None), ("小满", "2008-4-2 20:15", "2#", "32", "1#"),
                         ("石桥", "2008-4-3 07:30", "3#", "33", None)],
    "discuz-archiver": [("山泉", "2019-4-2 09:12:30", None, None, None), ("小满", "2019-4-4 20:15:01", None, None, None)],
    "discuz-touch": [("山泉", "2021-4-2 09:12", "楼主", "41", None), ("小满", "2021-4-4 20:15", "沙发", "42", None)],
    "phpwind-87-thread": [("山泉", "2012-04-02 09:12", "楼主", "tpc", None),
                          ("小满", "2012-04-04 20:15", "沙发", "52", None)],
    "phpwind-9-thread": [("山泉", "2013-04-02 09:12", "楼主#", "0", None), ("小满", "2013-04-02 20:15", None, None, "0"),
                         ("石桥", "2013-04-03 07:30", "沙发#", "62", None)],
    "nforum-thread": [("spring", "Tue Apr 2 09:12:30 2013", "楼主", None, None),
                      ("xiaoman", "Thu Apr 4 20:15:01 2013", "第1楼", None, None)],
    "xiuno-thread": [("山泉", "2018-04-02", None, None, None), ("小满", "3 天前", "2", "72", None)],
    "dvbbs-thread": [("山泉", "2008/4/2 9:12:30", "楼主", None, None), ("小满", "2008/4/4 20:15:01", "2楼", None, None)],
    "phpbb-thread": [("山泉", "2022-04-02 09:12", None, "91", None), ("小满", "2022-04-04 20:15", None, "92", None)],
    "discourse-crawler": [("山泉", "2023 年4 月 2 日 09:12", "1", "1", None),
                          ("小满", "2023 年4 月 4 日 20:15", "2", "2", None)],
    "tieba-thread": [("山泉", "2020-04-02 09:12", "1楼", "101", None), ("石桥", "2020-4-2 10:00", None, None, "101"),
                     ("小满", "2020-04-04 20:15", "2楼", "102", None)],
    "flarum-thread": [("山泉", "2 天前", None, None, None), ("小满", "1 天前", None, None, None)],
    "v2ex-topic": [("spring", "2024-04-02 09:12:30 +08:00", None, None, None),
                   (None, "2024-04-03 08:00:00 +08:00", None, None, None),
                   ("xiaoman", "2024-04-04 20:15:01 +08:00", "1", "111", None)],
    "nga-thread": [("山泉", "2023-04-02 09:12", "0", "0", None), ("石桥", "2023-04-02 10:00", "1", "501", None),
                   ("小满", "2023-04-04 20:15", "2", "502", "501")],
    "ptt-article": [("spring", "Tue Apr 2 09:12:30 2019", None, None, None),
                    ("xiaoman", "04/02 20:15", "推", None, None),
                    ("spring", "Tue Apr 2 09:12:30 2019", None, None, None),
                    ("bridge", "04/03 07:30", "→", None, None)],
}
TEA = """name = "tea"
[[form]]
signs = [".cup"]
post = [".cup"]
body = [".leaf", ".dust"]
author = [{ select = ".who", pattern = '^(\\S+) brews' }, ".who"]
time = [".when"]
floor = [{ attribute = "data-no" }]
reply-to = [{ pattern = '^to (\\d+):' }]
opening = [".lid"]
signature = [".motto"]
keep = [".motto.dear"]
lead.quote-head = [".hail"]
trim.ad = ['\\n买茶请来[^\\n]*']
"""


def outline(page: str) -> Outline:
    """The outline of a page."""
    found = read_html(page).outline
    assert found is not None
    return found


def tea(tmp_path: Path, body: str, engine: str = TEA) -> Result:
    """A page cleaned with an engine file."""
    path = tmp_path / "tea.toml"
    path.write_text(engine, "utf-8")
    cleaner = Cleaner(engines=(load_engine(path),))
    return cleaner.extract(f"<html><head><title>茶</title></head><body>{body}</body></html>", kind="html")


def rules(result: Result, words: str) -> set[str]:
    """The rules that took some words."""
    return {cut.rule for cut in result.removed if words in cut.text}


@pytest.mark.parametrize("slug", FIELDS)
def test_fields(slug: str) -> None:
    result = extract((FIXTURES / slug / "source.html").read_bytes())
    assert [(post.author, post.time, post.floor, post.id, post.reply_to) for post in result.posts] == FIELDS[slug]


def test_furniture_is_named_by_its_role() -> None:
    result = extract((FIXTURES / "discuz-x-thread" / "source.html").read_bytes())
    for words, rule in (("春眠不觉晓", "ui.signature"), ("茶叶.jpg", "ui.attachment"), ("编辑", "ui.edited"),
                        ("内容自动屏蔽", "ui.locked-text"), ("好香\xa0", "ui.comment"), ("好香好香", "ui.rated")):
        assert rules(result, words) == {rule}, words


def test_a_post_without_words_stays() -> None:
    result = extract((FIXTURES / "discuz-x-thread" / "source.html").read_bytes())
    assert (result.posts[1].text, result.posts[1].author) == ("", "石桥")


def test_a_thread_of_pictures_is_known_by_its_headers() -> None:
    page = """<table id="pid1"><tr><td class="pls"><div class="authi"><a class="xw1">山泉</a></div></td><td>
        <em id="authorposton1">发表于 2019-4-2 09:12</em><div id="postmessage_1"><img></div></td></tr></table>"""
    blocks = engine_blocks(outline(page))
    assert blocks is not None and [post.author for post in blocks.posts] == ["山泉"]


@pytest.mark.parametrize(("when", "time"), [
    ("<em>泡于 4月2日 09:12 许</em>", "4月2日 09:12"), ("<em>04-02 09:12</em>", "04-02 09:12"), ("<em>刚刚</em>", "刚刚"),
    ("<em>昨天 09:12</em>", "昨天 09:12"), ("<time>September 5, 2024</time>", "September 5, 2024"),
    ("<em>September 5, 2024</em>", "September 5, 2024"), ("<em>Sep 5, 2024 9:12 am</em>", "Sep 5, 2024 9:12 am"),
    ("<em>09-05-2024, 09:12 AM</em>", "09-05-2024, 09:12 AM"), ("<em>5 septembre 2024</em>", None),
    ("<em>第 3 泡</em>", None), ("<time>" + "很久以前" * 20 + "</time>", None),
])
def test_dates_of_a_time(tmp_path: Path, when: str, time: str | None) -> None:
    page = f'<div class="cup"><div class="when">{when}</div><div class="leaf">水开了。</div></div>'
    engine = TEA.replace('time = [".when"]', 'time = [".when > em", ".when > time"]')
    assert tea(tmp_path, page, engine).posts[0].time == time


def test_a_pasted_page_is_no_post() -> None:
    page = """<div id="pid1"><div id="postmessage_1">我转一段:<table id="pid99"><tr><td id="postmessage_99">别处的话。</td>
        </tr></table></div></div>"""
    blocks = engine_blocks(outline(page))
    assert blocks is not None and [post.id for post in blocks.posts] == ["1"]


@pytest.mark.parametrize("head", ['<a class="username">山泉</a> <span class="date">2019-4-2 09:12</span>', ""])
def test_replies_alone_with_the_ids_of_another_engine(head: str) -> None:
    """The form that knows the opening post too counts; words without author and date are no post of it."""
    first = f'<div class="post">{head}<div class="message" isfirst="1">板是松木的，昨天才换。</div></div>'
    reply = """<div class="post"><a class="username">{1}</a> <span class="date">2019-4-{0} 09:12</span>
        <div class="message" id="post_message_{0}" isfirst="0">第{0}天没有下雨。</div></div>"""
    blocks = engine_blocks(outline(first + reply.format(3, "石桥") + reply.format(4, "小满")))
    assert blocks is not None and blocks.engine == ("xiuno" if head else "vbulletin")
    assert [post.author for post in blocks.posts] == [*(["山泉"] if head else []), "石桥", "小满"]


def test_a_blog_entry_with_its_comments() -> None:
    comment = """<dl id="comment_{0}_li"><dt><span><a>回复</a></span> <a id="author_{0}">{1}</a>
        <span>2019-4-{0} 09:12</span></dt><dd id="comment_{0}">第{0}天没有下雨。</dd></dl>"""
    page = f"""<div id="uhd"><h2 class="mt">小满</h2></div><div class="vw"><h1 class="ph">给渡口换一块板</h1>
        <p class="xg2">已有 23 次阅读 2019-4-1 08:03</p><div id="blog_article"><p>板是松木的。</p></div></div>
        <div id="comment">{comment.format(2, '山泉')}{comment.format(3, '石桥')}</div>"""
    result = extract(f"<html><title>给渡口换一块板</title><body>{page}</body>", kind="html")
    assert result.engine == "discuz"
    assert [(post.author, post.time, post.text) for post in result.posts] == [
        ("小满", "2019-4-1 08:03", "板是松木的。"), ("山泉", "2019-4-2 09:12", "第2天没有下雨。"),
        ("石桥", "2019-4-3 09:12", "第3天没有下雨。")]


def test_bodies_without_cards() -> None:
    """A theme that renames all wrappers: the widest element around a body that holds no other is its post."""
    post = """<div class="z9"><em id="authorposton{0}">发表于 2019-4-{0} 09:12</em>
        <section id="postmessage_{0}">第{0}天没有下雨。</section></div>"""
    page = "".join(map(post.format, (1, 2)))
    blocks = engine_blocks(outline(f"<body>{page}</body>"))
    assert blocks is not None
    assert [(post.time, post.id) for post in blocks.posts] == [("2019-4-1 09:12", "1"), ("2019-4-2 09:12", "2")]


def test_a_head_beside_its_words_is_one_post() -> None:
    """Discuz!'s first mobile view: what bears the post's number ends before the words."""
    post = """<div id="post_{0}" class="bm_c"><div class="bm_user">沙发 <a target="_blank">{1}</a> <a>只看该作者</a>
        <em id="authorposton{0}">发表于 2019-4-{0} 09:12</em></div></div>
        <div><div id="postmessage_{0}">第{0}天没有下雨。</div><a>回复</a></div>"""
    posts = extract(f"<body>{post.format(2, '山泉')}{post.format(3, '石桥')}</body>", kind="html").posts
    assert [(post.author, post.time, post.id, post.text) for post in posts] == [
        ("山泉", "2019-4-2 09:12", "2", "第2天没有下雨。"), ("石桥", "2019-4-3 09:12", "3", "第3天没有下雨。")]


@pytest.mark.parametrize(("special", "text"), [
    ("""{0}<form><div class="pinf">单选投票, 共有 20 人参与投票</div><div class="pcht"><table><tr><td class="pvt">
        <label>1. &nbsp;松木</label></td></tr><tr><td>60.00% (12)</td></tr></table></div></form>""",
     "板换过了。\n1. \N{NO-BREAK SPACE}松木"),
    ("""{0}<div class="ds"><table><tr><td><div class="point"><strong>正方观点 (5)</strong><p>松木好</p></div></td>
        </tr></table></div>""", "板换过了。\n松木好"),
    ("""<div class="typeoption"><table><caption>转让</caption><tbody><tr><th>成色:</th><td>八成新</td></tr></tbody>
        </table></div>{0}""", "成色: 八成新\n板换过了。"),
])
def test_what_an_author_filled_in_is_theirs(special: str, text: str) -> None:
    page = """<table id="pid1"><tr><td class="plc"><em id="authorposton1">发表于 2019-4-2 09:12</em>
        <div class="pcb">{}</div></td></tr></table>"""
    body = '<div><table><tr><td class="t_f" id="postmessage_1">板换过了。</td></tr></table></div>'
    assert [post.text for post in extract(page.format(special.format(body)), kind="html").posts] == [text]


def test_an_old_theme_of_phpbb() -> None:
    post = """<table class="tablebg"><tr><td><a name="p{0}"></a><b class="postauthor">{1}</b></td><td class="gensmall">
        <b>文章标题:</b> Re: 渡口的板 <b>发表于 :</b> 2019年 4月 {0}日 08:03</td></tr><tr><td class="profile"><b>注册:</b>
        2018年 1月 1日 10:00</td><td><div class="postbody">{2}第{0}天没有下雨。</div><span class="gensmall">____<br>春眠</span>
        </td></tr></table>"""
    quote = '<div class="quotetitle">山泉 写道:</div><div class="quotecontent">第2天没有下雨。</div>'
    page = post.format(2, "山泉", "") + post.format(3, "石桥", quote)
    result = extract(f"<body><table class='tablebg'><tr><td>论坛首页</td></tr></table>{page}</body>", kind="html")
    assert result.engine == "phpbb"
    assert [(post.author, post.time, post.text) for post in result.posts] == [
        ("山泉", "2019年 4月 2日 08:03", "第2天没有下雨。"), ("石桥", "2019年 4月 3日 08:03", "第3天没有下雨。")]


def test_vbulletin_sets_words_in_a_blockquote() -> None:
    post = """<li class="postbitlegacy postcontainer" id="post_{0}"><div class="posthead">
        <span class="postdate">2019-04-{0}, 09:12</span><a class="postcounter">#{0}</a></div><a class="username">
        <strong>{1}</strong></a><div class="postbody"><div class="content">
        <div id="post_message_{0}"><blockquote class="postcontent restore">{2}第{0}天没有下雨。
        </blockquote></div></div></div></li>"""
    quote = '<div class="bbcode_quote"><div class="bbcode_postedby">作者: 山泉</div><div>第2天没有下雨。</div></div>'
    result = extract(f"<ol>{post.format(2, '山泉', '')}{post.format(3, '石桥', quote)}</ol>", kind="html")
    assert result.engine == "vbulletin"
    assert [(post.author, post.floor, post.text) for post in result.posts] == [
        ("山泉", "#2", "第2天没有下雨。"), ("石桥", "#3", "第3天没有下雨。")]


def test_the_two_layouts_of_mybb() -> None:
    page = """<table><tr><td class="thead"><div class="float_right"><span><strong>主题模式</strong></span></div><div>
        <strong>渡口的板</strong></div></td></tr></table><div id="posts"><div class="post classic" id="post_7">
        <div class="post_author"><strong><span class="largetext"><a>山泉</a></span></strong></div>
        <div class="post_head"><strong>#1</strong> <span class="post_date">2019-04-02, 09:12 AM</span></div>
        <div class="post_body" id="pid_7">板是松木的。</div></div></div>"""
    result = extract(page, kind="html")
    assert (result.title, [(post.author, post.text) for post in result.posts]) == ("渡口的板", [("山泉", "板是松木的。")])


def test_the_kind_of_a_thread_is_no_part_of_its_title() -> None:
    page = """<h1 class="p-title-value"><span class="label">分享</span><span class="label-append">&nbsp;</span>渡口的板</h1>
        <article class="message message--post" id="js-post-7"><h4 class="message-name">山泉</h4><time>2019-04-02</time>
        <div class="message-body"><div class="bbWrapper">板是松木的。</div></div></article>"""
    assert extract(page, kind="html").title == "渡口的板"


def test_the_first_version_of_startbbs() -> None:
    page = """<article><h1 id="topic_title">渡口的板</h1><small class="topic-meta">By <a class="dark profile_link">山泉</a> at
        2019-04-02 09:12:30, 331次浏览</small><div class="inner"><div class="content topic_content">板是松木的。</div></div>
        </article><div id="clist"><article><div class="cell reply"><span class="snow">#1 -<a>回复</a></span>
        <span><a class="dark profile_link">石桥</a></span> <span class="snow">3天前</span>
        <div class="content reply_content">松木好。</div></div></article></div>"""
    result = extract(page, kind="html")
    assert (result.engine, result.title) == ("startbbs", "渡口的板")
    assert [(post.author, post.time, post.floor, post.text) for post in result.posts] == [
        ("山泉", "2019-04-02 09:12:30", None, "板是松木的。"), ("石桥", "3天前", "#1", "松木好。")]


def test_what_homeland_says_itself_is_no_post() -> None:
    page = """<div class="topic-detail"><h1>渡口的板</h1><div class="info"><a class="user-name">山泉</a></div>
        <div class="markdown">板是松木的。</div></div><div id="replies"><div class="reply reply-system"><div class="infos">
        <div class="info"><a class="user-name">小满</a> 关闭了讨论 <abbr class="timeago">04月08日 10:00</abbr></div></div>
        </div>
        <div class="reply"><div class="info"><span class="name"><a>石桥</a></span></div><div class="markdown">松木好。</div>
        </div></div>"""
    assert [post.text for post in extract(page, kind="html").posts] == ["板是松木的。", "松木好。"]


def test_the_lines_of_an_article_of_ptt() -> None:
    """The stylesheet keeps them: nothing else in the page parts them."""
    meta = '<div class="article-metaline"><span class="article-meta-tag">作者</span><span>spring (山泉)</span></div>'
    page = f"""<div id="main-content" class="bbs-screen bbs-content">{meta}
板是松木的。

沒有下雨。
--
山泉的簽名
--
<span class="f2">※ 發信站: 批踢踢實業坊(ptt.cc), 來自: 10.0.0.1 (臺灣)
</span><div class="push"><span class="push-tag">推 </span><span class="push-userid">bridge</span>
<span class="push-content">: 松木好</span><span class="push-ipdatetime"> 04/02 20:15
</span></div></div>"""
    assert [post.text for post in extract(page, kind="html").posts] == ["板是松木的。\n沒有下雨。", "松木好"]


def test_heads_reach_no_further_than_what_holds_them(tmp_path: Path) -> None:
    page = """<ul><li class="cup"><b class="who">山泉</b></li><li><p class="leaf">水开了。</p></li>
        <li class="cup"><b class="who">石桥</b></li><li><p class="leaf">茶也有。</p></li></ul>
        <p class="leaf">别的话。</p>"""
    assert [(post.author, post.text) for post in tea(tmp_path, page).posts] == [
        ("山泉", "水开了。"), ("石桥", "茶也有。"), (None, "别的话。")]


@pytest.mark.parametrize("page", ["<body></body>", "<p>没有引擎。", "<div>" * 300 + "深", "<table id=pid1></table>",
                                  '<div id="postmessage_1"></div>', '<div id="postmessage_">' * 300 + "深"])
def test_odd_pages(page: str) -> None:
    extract(f"<html>{page}", kind="html")


def test_common_furniture() -> None:
    tree = outline('<ignore_js_op>a.jpg</ignore_js_op><i class="pstatus">x</i>'
                   '<div class="quote"><blockquote>y</blockquote>'
                   '<div class="message">z</div>')
    furniture, quotes = common_furniture(tree)
    assert [(tree.words(element), rule) for element, rule in furniture] == [
        ("a.jpg", "ui.attachment"), ("x", "ui.edited")]
    assert [tree.tags[element] for element in quotes] == ["div", "blockquote"]


def test_the_built_in_book_has_no_form_twice() -> None:
    names = [(name, form.name) for name, form in book()[0]]
    assert len(names) == len(set(names)) > 40


def test_an_engine_of_the_users_own(tmp_path: Path) -> None:
    result = tea(tmp_path, """<div class="lid"><i class="who">山泉 brews</i></div>
        <div class="cup" data-no="1"><i class="when">泡于 2019-4-2 09:12 许</i>
        <div class="leaf"><a class="hail">小满</a> 水开了。
        <a class="hail">石桥</a>也在。<div class="motto">春眠</div><div class="motto dear">此句留下。</div>买茶请来山脚</div>
        <div class="dust">碎末</div></div>
        <div class="cup" data-no="2"><i class="who">小满</i><i class="when">3 天前</i>
        <div class="dust">to 1: 马上来。</div></div>""")
    assert result.engine == "tea"
    assert result.text == "茶\n\n水开了。 石桥也在。\n此句留下。\n\nto 1: 马上来。\n"
    assert [(post.author, post.time, post.floor, post.reply_to) for post in result.posts] == [
        ("山泉", "2019-4-2 09:12", "1", None), ("小满", "3 天前", "2", "1")]
    assert (rules(result, "春眠"), rules(result, "买茶请来")) == ({"ui.signature"}, {"ad.block"})
    assert "ui.quote-head" in rules(result, "小满")


def test_a_selector_of_furniture_that_holds_a_post_is_wrong_there(tmp_path: Path) -> None:
    result = tea(tmp_path, '<div class="motto"><div class="cup"><div class="leaf">水开了。</div></div></div>')
    assert result.posts[0].text == "水开了。"


def test_no_engine_at_all() -> None:
    page = (FIXTURES / "discuz-x-thread" / "source.html").read_bytes()
    assert extract(page).posts[0].id == "11"
    assert all(post.id is None for post in Cleaner(engines=()).extract(page).posts)


def test_a_post_goes_on_behind_one_that_stands_in_it(tmp_path: Path) -> None:
    result = tea(tmp_path, """<div class="cup" data-no="1"><div class="leaf">水开了。</div>
        <div class="cup" data-no="2"><div class="leaf">马上来。</div></div><div class="leaf">茶凉了。</div></div>""")
    assert [(post.floor, post.text) for post in result.posts] == [("1", "水开了。"), ("2", "马上来。"), ("1", "茶凉了。")]


CUP = '<div class="cup" data-no="{}"><div class="leaf">{}</div>{}</div>'


def test_a_post_inside_another_answers_it(tmp_path: Path) -> None:
    inner = CUP.format(2, "马上来。", CUP.format(3, "我也来。", ""))
    result = tea(tmp_path, CUP.format(1, "水开了。", inner) + CUP.format(4, "茶凉了。", ""))
    assert [(post.floor, post.reply_to) for post in result.posts] == [("1", None), ("2", "1"), ("3", "2"), ("4", None)]


def test_a_post_that_holds_all_others_is_answered_by_none(tmp_path: Path) -> None:
    inner = CUP.format(2, "马上来。", CUP.format(3, "我也来。", "")) + CUP.format(4, "茶凉了。", "")
    result = tea(tmp_path, CUP.format(1, "水开了。", inner))
    assert [(post.floor, post.reply_to) for post in result.posts] == [("1", None), ("2", None), ("3", "2"), ("4", None)]


def test_a_quotation_that_a_pattern_finds(tmp_path: Path) -> None:
    """Its words go where another post holds them."""
    engine = TEA + "trim.quote = ['(?s)<<.*?>>']\ntrim.bbcode = ['<<|>>']\n"
    result = tea(tmp_path, CUP.format(1, "泉水泡的茶要慢慢喝才有味道。", "") + CUP.format(
        2, "&lt;&lt;泉水泡的茶要慢慢喝才有味道。&gt;&gt;<br>&lt;&lt;山上的泉水已经干了好几年了。&gt;&gt;<br>是吗？", ""), engine)
    assert result.text == "茶\n\n泉水泡的茶要慢慢喝才有味道。\n\n山上的泉水已经干了好几年了。\n是吗？\n"
    assert rules(result, "泉水泡") == {"ui.quote"}


def test_words_belong_to_one_post_only(tmp_path: Path) -> None:
    """A fallback that holds the words of another post is none."""
    result = tea(tmp_path, """<div class="cup" data-no="1"><div class="dust">碎末
        <div class="cup" data-no="2"><div class="leaf">马上来。</div></div></div></div>""")
    assert [post.text for post in result.posts if post.text] == ["马上来。"]


def test_a_title_is_no_part_of_a_post(tmp_path: Path) -> None:
    engine = TEA + 'title = ["h2", "h1"]\n'
    result = tea(tmp_path, '<h1>新茶</h1><div class="cup"><div class="leaf"><h2>一</h2>水开了。</div></div>', engine)
    assert (result.title, result.posts[0].text) == ("新茶", "一\n水开了。")
