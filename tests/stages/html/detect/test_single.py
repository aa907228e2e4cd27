"""Pages that repeat no post: an article, a lone post, a few comments below."""
from __future__ import annotations

import pytest
from elements import SAYINGS, cleaned, html, texts

from forumclean import extract

ARTICLE = f"<div class=art>{''.join(f'<p>{said}</p>' for said in SAYINGS[:4])}</div>"
WHOLE = "\n".join(SAYINGS[:4])
COMMENT = "<li><b>{}</b> <i>2019-4-{} 10:00</i><div>{}</div></li>"


def test_an_article() -> None:
    result = cleaned(f"<h1>渡口的老船</h1><div><i>2019-4-2 09:12</i></div>{ARTICLE}<p><a href='/'>返回</a></p>")
    assert [(post.text, post.time) for post in result.posts] == [(WHOLE, "2019-4-2 09:12")]
    assert result.title == "渡口的老船"


@pytest.mark.parametrize("parting", ["<br>", "</p><p>", "</div><div>"])
def test_a_day_that_opens_the_text_is_no_header(parting: str) -> None:
    said = ["1998年11月29日柳湾镇第253号令发布", "根据2013年7月18日柳湾镇《关于修改办法的决定》第一次修订", *SAYINGS[:4]]
    tag = "p" if "p" in parting else "div"
    text = f"<{tag}>{parting.join(said)}</{tag}>"
    result = cleaned(f"<h1>渡口管理办法</h1><div><i>2019-4-2 09:12</i></div><div class=a>{text}</div>")
    assert [post.text.split("\n") for post in result.posts] == [said]


def test_a_title_that_reads_as_a_sentence_is_no_part_of_the_text() -> None:
    said = "船修好了，缆绳也换了，大家看看"
    paragraphs = "".join(f"<p>{words}</p>" for words in ("各位", *SAYINGS[:4]))
    head = f"<div><h2>{said}</h2><div class=pm>山泉 发表于 2019-4-2 09:12</div>"
    post = cleaned(f"{head}{paragraphs}</div>", f"{said} - 柳湾论坛").posts[0]
    assert post[1:4] == (None, "山泉", "2019-4-2 09:12") and post.text == f"各位\n{WHOLE}"


@pytest.mark.parametrize("row", ["来源：柳湾晚报 2019-04-02 09:12", "2019-04-02 09:12 来源：柳湾晚报"])
def test_a_row_of_where_a_short_article_is_from(row: str) -> None:
    result = cleaned(f"<h1>渡口的老船</h1><div class=meta>{row}</div>{ARTICLE}")
    assert [(post.text, post.time) for post in result.posts] == [(WHOLE, "2019-04-02 09:12")]


@pytest.mark.parametrize(("said", "author"), [
    ("山泉 发表于 2019-4-2 09:12", "山泉"), ("山泉 發表於 2019-4-2 09:12", "山泉"), ("山泉 2019-4-2 09:12", None),
    ("来源：柳湾晚报 2019-4-2 09:12", None), ("发表于 2019-4-2 09:12", None), ("登录 发表于 2019-4-2 09:12", None),
])
def test_the_nick_that_says_to_have_posted(said: str, author: str | None) -> None:
    assert cleaned(f"<h1>渡口的老船</h1><div>{said}</div>{ARTICLE}").posts[0].author == author


def test_the_nick_of_who_is_logged_in_is_nobody_s() -> None:
    menu = '<div class=user><a class=username href="/user/7">山泉</a> <a class=user href="/out">退出登录</a></div>'
    byline = '<p class=info><a class=author href="/user/8">石桥</a> 2019-4-2 09:12</p>'
    assert cleaned(f"{menu}<h1>渡口的老船</h1><p>2019-4-2 09:12</p>{ARTICLE}").posts[0].author is None
    assert cleaned(f"{menu}<h1>渡口的老船</h1>{byline}{ARTICLE}").posts[0].author == "石桥"
    assert cleaned(f"{byline}<h2>柳湾</h2>{ARTICLE}").posts[0].author == "石桥"


LEAD = "".join(SAYINGS[2:6])


@pytest.mark.parametrize("lead", [f"<div class=intro>{LEAD}</div>", f"<div><p>{LEAD}</p></div><p>2019-4-2 09:12</p>",
                                  f"<div>摘要：{LEAD}</div>"])
def test_a_lead_above_a_text_belongs_to_it(lead: str) -> None:
    text = "".join(f"<p>{said}</p>" for said in SAYINGS[:2] * 9)
    head, body = "<div class=top><h1>渡口的老船</h1></div>", f"<div class=con><div>{text}</div><ul><li>返回</li></ul></div>"
    said = texts(f"{head}{lead}{body}")
    assert len(said) == 1 and said[0].split("\n")[0] in (LEAD, f"摘要：{LEAD}") and len(said[0].split("\n")) == 19
    assert len(texts(f"{lead}{head}{body}")[0].split("\n")) == 18


@pytest.mark.parametrize("lead", [
    f"<p>{SAYINGS[0]}</p>", "<p>" + "柳湾晚报记者石桥在渡口采写" * 4 + "</p>", f"<p>摘要：{(SAYINGS[0] + SAYINGS[1]) * 2}</p>",
    f'<p><a href="/1">{LEAD}</a></p>', f"<p>本站声明：{LEAD}</p>",
])
def test_what_stands_above_a_text_and_is_no_lead(lead: str) -> None:
    text = "".join(f"<p>{said}</p>" for said in SAYINGS[:2] * 9).replace("</p><p>", "", 1)
    page = f"<div><h1>渡口的老船</h1></div><div>{lead}</div><div class=con><div>{text}</div><ul><li>返回</li></ul></div>"
    assert len(texts(page)[0].split("\n")) == 17


def test_comments_below_an_article() -> None:
    comments = COMMENT.format("山泉", 3, "船是好船。") + COMMENT.format("石桥", 4, "顶")
    result = cleaned(f"<h1>渡口的老船</h1>{ARTICLE}<ul>{comments}</ul>")
    assert [(post.text, post.author) for post in result.posts] == [
        (WHOLE, None), ("船是好船。", "山泉"), ("顶", "石桥")]


def test_the_first_line_of_a_text_may_be_its_header() -> None:
    result = cleaned(f"<div>山泉 2019-4-2 09:12<br>{'<br>'.join(SAYINGS[:4])}</div>")
    assert (result.posts[0].text, result.posts[0].time) == (WHOLE, "2019-4-2 09:12")


def test_a_sentence_with_a_date_is_no_header() -> None:
    line = "2019-4-2 那天，我们去了渡口，船还没有来。"
    assert line in texts(f"<div>{line}<br>{'<br>'.join(SAYINGS[:4])}</div>")[0]


def test_comments_of_which_each_is_short() -> None:
    """No title and no date stand above the article, so that the comments alone would be the thread."""
    comments = COMMENT.format("山泉", 3, "这真是一条好船啊") + COMMENT.format("石桥", 4, "我家从前也有一条")
    assert texts(f"{ARTICLE}<ul>{comments}</ul>", "柳湾论坛") == [WHOLE, "这真是一条好船啊", "我家从前也有一条"]


@pytest.mark.parametrize("hidden", ["", "display:none"])
def test_a_date_that_the_page_hides_parts_no_posts(hidden: str) -> None:
    foot = f"<p>{SAYINGS[4]}</p><p>{SAYINGS[5]}</p>"
    listed = f'<ul style="{hidden}"><li>山泉 发表于 2019-4-3 10:00</li></ul>'
    body = f"<h1>渡口的老船</h1><div><i>2019-4-2 09:12</i></div>{ARTICLE}{listed}<div><div>{foot}</div></div>"
    assert (len(texts(body)) == 1) == bool(hidden)


ONE = '<ul><li><h4><a href="{}">石桥</a> <small>{}</small></h4><p>顶</p></li></ul>'


@pytest.mark.parametrize(("tags", "said"), [("<p>{}</p>", "顶"), ("<div>{}</div>", "顶"), ("{}", SAYINGS[4])])
def test_the_only_comment(tags: str, said: str) -> None:
    row = ONE.format("/user/7", "2019-4-3 10:00").replace("<p>顶</p>", tags.format(said))
    posts = cleaned(f"{ARTICLE}{row}", "柳湾论坛").posts
    assert [(post.author, post.text) for post in posts] == [(None, WHOLE), ("石桥", said)]


@pytest.mark.parametrize(("address", "date"), [("/t/7", "2019-4-3 10:00"), ("/user/7", "2019-4-3")])
def test_a_row_below_an_article_that_is_no_comment(address: str, date: str) -> None:
    assert texts(f"{ARTICLE}{ONE.format(address, date)}", "柳湾论坛") == [WHOLE]


COUNTED = ("<h1>渡口的老船</h1>" + ARTICLE + '<div class=foot><a href="/c">{}</a></div><div class=all><h3>{}</h3>{}</div>')
ANSWER = '<div class=one><div><cite>石桥</cite> <b>木匠</b></div><div class=said>{}</div><p><i>{}</i></p></div>'


@pytest.mark.parametrize("count", [
    "1 条评论", "已有 1 条评论", "共1条回复", "1 个回答", "《渡口的老船》有1个想法", "《渡口的老船》上有一条评论", "1 回复 | 直到 2019-4-3", "评论 (1)",
    "全部评论（1）", "1 Comment",
])
def test_the_only_comment_of_a_page_that_says_there_is_one(count: str) -> None:
    """Neither time of day nor an address of the nick, and as much prose as the article has."""
    for said in ("顶", "".join(SAYINGS[1:])):
        posts = cleaned(COUNTED.format("赞 3", count, ANSWER.format(said, "2019-4-3"))).posts
        assert [(post.author, post.text, post.time) for post in posts] == [
            (None, WHOLE, None), ("石桥", said, "2019-4-3")]


def test_the_only_comment_may_be_a_paragraph_above_a_row_of_buttons() -> None:
    said = "缆绳我这里还有一根"
    card = (f'<li><div class=who><a class=user-name href="/c/7">石桥</a> <i>7小时前</i></div><p>{said}</p>'
            "<div class=act><span>回复</span><span>0</span></div></li>")
    assert texts(COUNTED.format("赞 3", "1 条评论", f"<ul>{card}</ul>")) == [WHOLE, said]


@pytest.mark.parametrize("line", ["0 条评论", "2 条评论", "热门文章", "1 条评论都没有", "发表评论"])
def test_a_date_below_a_line_that_promises_no_comment(line: str) -> None:
    assert texts(COUNTED.format("赞 3", line, ANSWER.format("顶", "2019-4-3")))[0].startswith(WHOLE)
    assert "顶" not in texts(COUNTED.format("赞 3", line, ANSWER.format("顶", "2019-4-3")))


@pytest.mark.parametrize("at", [0, 1])
def test_a_line_inside_a_comment_counts_the_answers_to_it(at: int) -> None:
    comments = "".join(
        f'<div class="card box"><a class=user href="/u/{n}"><b>{nick}</b></a><h5>{SAYINGS[n]}</h5>'
        f"{'<p class=more>共3条回复</p>' * (n == at)}</div>" for n, nick in enumerate(("石桥", "山泉", "木匠", "老河口")))
    assert texts(f"<h1>渡口的老船</h1>{ARTICLE}<div class=all>{comments}</div>") == [WHOLE, *SAYINGS[:4]]


def test_comments_beside_as_many_as_such_a_line_says_need_no_other_sign() -> None:
    comments = "".join(f"<div class=one><cite>{nick}</cite><h5>{SAYINGS[n]}</h5>{'<p>共3条回复</p>' * (not n)}</div>"
                       for n, nick in enumerate(("石桥", "山泉", "木匠", "老河口")))
    assert texts(f"<h1>渡口的老船</h1>{ARTICLE}<div class=all>{comments}</div>") == [WHOLE, *SAYINGS[:4]]


def test_a_dated_list_below_a_count_is_no_comment() -> None:
    """The count is a button's: what it counts stands on another page."""
    rows = "".join(f"<li><i>2019-4-{day}</i> <a href='/{day}'>{said}</a></li>"
                   for day, said in enumerate(SAYINGS[4:], 3))
    assert texts(COUNTED.format("赞 3", "评论(1)", f"<ul>{rows}</ul>")) == [WHOLE]


def test_the_only_comment_may_say_how_long_ago() -> None:
    row = ONE.format("/user/7", "3 天前")
    assert texts(f"{ARTICLE}{row}", "柳湾论坛") == [WHOLE, "顶"]


def test_the_date_of_an_opening_post_may_stand_below_it() -> None:
    posts = cleaned(COUNTED.format("2019-4-1", "1 条评论", ANSWER.format("顶", "2019-4-3"))).posts
    assert [post.time for post in posts] == ["2019-4-1", "2019-4-3"]


def test_short_comments_below_long_nicks() -> None:
    row = '<li><h4><a href="/user/{0}">渡口的船工{0}</a> <small>2019-4-{0} 10:00</small></h4><p>{1}</p></li>'
    comments = "".join(row.format(number, said) for number, said in ((3, "顶"), (4, "好"), (5, "学习了")))
    assert texts(f"{ARTICLE}<ul>{comments}</ul>", "柳湾论坛") == [WHOLE, "顶", "好", "学习了"]


def test_comments_shorter_than_their_nicks() -> None:
    comments = COMMENT.format("山泉", 3, "顶") + COMMENT.format("石桥", 4, "好")
    assert [post.text for post in cleaned(f"{ARTICLE}<ul>{comments}</ul>", "柳湾论坛").posts] == [WHOLE, "顶", "好"]


@pytest.mark.parametrize("rows", [
    "<li><a href='/1'>旧船</a> <i>2019-4-1</i></li><li><a href='/2'>新船</a> <i>2019-4-2</i></li>",
    "<li><p>旧船</p> <i>2019-4-1</i></li><li><p>新船</p> <i>2019-4-2</i></li>",
])
def test_a_list_that_nobody_signs_is_no_comment(rows: str) -> None:
    assert texts(f"{ARTICLE}<ul>{rows}</ul>", "柳湾论坛") == [WHOLE]


def test_a_long_first_line_is_no_header() -> None:
    line = "渡口往事" * 16 + " 2019-4-2 09:12"
    assert line in texts(f"<div>{line}<br>{'<br>'.join(SAYINGS[:4])}</div>")[0]


@pytest.mark.parametrize("below", [
    "<p>共 3 条</p>", "<div><a href='/a'>关于我们</a></div>",
    "<ul><li><a href='/1'>旧船</a></li><li><a href='/2'>新船</a></li></ul>",
    "<ul><li><a href='/1'>旧船</a> 2019-4-1</li><li><a href='/2'>新船</a> 2019-4-2</li></ul>",
])
def test_what_stands_below_an_article_is_no_comment(below: str) -> None:
    assert texts(f"<h1>渡口的老船</h1>{ARTICLE}{below}") == [WHOLE]


def test_one_line_alone_is_kept() -> None:
    assert "船。" in extract(html("<p>船。</p>"), kind="html").text


def test_comments_whose_date_stands_below_their_words_are_no_thread_by_lines() -> None:
    """The lines show two headers, and nothing but what stands below them."""
    row = ("<li><p><a href='/u/{}'>{}</a></p><div><p>{}</p><p class=re><em>2019-4-{} 10:00</em><a>回复(0)</a>"
           "<a>举报</a></p></div></li>")
    rows = row.format(1, "山泉", "船是好船。", 3) + row.format(2, "石桥", "顶", 4)
    foot = "<div><a>[发评论]</a></div><p>登录名： 密码： 找回密码 注册 记住登录状态</p><p>发评论</p>"
    foot += "<p>以上发言只代表其个人观点，不代表本站的观点或立场。</p><div>意见反馈 电话：4000000000 Copyright © 1996 - 2010 All Rights Reserved</div>"
    said = [*SAYINGS] * 5
    article = f"<h1>渡口的老船</h1><div>{''.join(f'<p>{line}</p>' for line in said)}</div>"
    assert texts(f"<div>评论 首页 收藏 登录 注册</div>{article}<ul>{rows}</ul>{foot}") == ["\n".join(said), "船是好船。", "顶"]
