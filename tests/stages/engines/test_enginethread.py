"""From elements to a thread: spans, cuts with their names, and what comes first."""
from __future__ import annotations

from pathlib import Path

import pytest
from elements import NICKS, SAYINGS, cleaned, html, texts, thread

from forumclean import Cleaner, Result, extract, load_engine
from forumclean.stages.engines.enginethread import disjoint, whole_lines

POST = '<div class="p"><b class="nick">{nick}</b> <i>{day}</i><div class="text">{words}</div></div>'
PAGE = "<div>首页</div><h1>渡口的老船</h1>" + thread(POST) + "<div>关于本站</div>"


def rule_of(result: Result, words: str) -> str:
    """The rule that took some words."""
    return next(cut.rule for cut in result.removed if words in cut.text)


def test_what_goes_is_named_by_its_place() -> None:
    result = cleaned(PAGE)
    assert [rule_of(result, words) for words in ("首页", NICKS[1], "关于本站")] == [
        "ui.page-head", "ui.post-header", "ui.page-foot"]
    assert result.text == "渡口的老船\n\n" + "\n\n".join(SAYINGS[:4]) + "\n"
    assert result.restore() == result.source_text


@pytest.mark.parametrize(("element", "rule"), [
    ('<div class="pstatus">本帖经过修改</div>', "ui.edited"), ('<div class="signature">春眠不觉晓</div>', "ui.signature"),
    ('<div class="attachlist">价目.txt</div>', "ui.attachment"), ('<div class="adsbygoogle">买茶</div>', "ad.block"),
])
def test_furniture_inside_a_post_is_named_after_what_it_is(element: str, rule: str) -> None:
    result = cleaned(thread(POST.replace("{words}", "{words}" + element)))
    assert [post.text for post in result.posts] == [*SAYINGS[:4]]
    assert {cut.rule for cut in result.removed if element.split(">")[1].split("<")[0] in cut.text} == {rule}


def test_a_first_line_that_repeats_the_title_goes() -> None:
    body = PAGE.replace(SAYINGS[0], f"<p>渡口的老船</p><p>{SAYINGS[0]}</p>")
    assert texts(body)[0] == SAYINGS[0]


@pytest.mark.parametrize("said", [f"渡口的老船？{SAYINGS[0]}", f"<p>{SAYINGS[0]}</p><p>渡口的老船</p>"])
def test_a_title_elsewhere_in_a_post_stays(said: str) -> None:
    assert "渡口的老船" in texts(PAGE.replace(SAYINGS[0], said))[0]


def test_a_post_that_says_only_the_title_keeps_it() -> None:
    for number in range(2):
        assert texts(PAGE.replace(SAYINGS[number], "渡口的老船"))[number] == "渡口的老船"


def test_an_opening_post_built_otherwise_comes_first() -> None:
    page = f"<h1>渡口的老船</h1><article><p>{SAYINGS[4]}</p><p>{SAYINGS[5]}</p></article>{thread(POST)}"
    assert texts(page) == [f"{SAYINGS[4]}\n{SAYINGS[5]}", *SAYINGS[:4]]


def test_posts_whose_headers_are_their_siblings() -> None:
    page = thread('<div class="h"><b>{nick}</b> <i>{day}</i></div><div class="t">{words}</div>')
    assert texts(page) == [*SAYINGS[:4]]


def test_lines_come_before_one_text_where_they_show_headers() -> None:
    page = thread("<p>{nick} 发表于 {day} | 只看该作者</p><p>{words}</p><p>使用道具 举报</p>") + "<p>您需要登录后才可以回帖 登录 | 立即注册</p>"
    assert texts(page) == [*SAYINGS[:4]]


def test_an_article_beside_a_dated_list_outweighs_it() -> None:
    prose = "".join(f"<p>{said}</p>" for said in SAYINGS)
    dates = "".join(f"<li>第{number}号公告已经张贴，请查看 <i>2019-4-{number}</i></li>" for number in range(1, 4))
    page = f"<div><ul>{dates}</ul></div><h1>渡口的老船</h1><div>{prose}{prose}{prose}</div>"
    assert texts(page)[-1].startswith(SAYINGS[0])


def test_a_notice_is_no_thread() -> None:
    result = cleaned('<div id="messagetext"><p>抱歉，指定的主题不存在或已被删除或正在被审核</p></div>', "提示信息 - 柳湾论坛")
    assert (result.text, result.posts) == ("", ())


def test_an_engine_comes_before_the_repetition() -> None:
    page = html('<div id="pid1"><em id="authorposton1">发表于 2019-4-2 09:12</em><div id="postmessage_1">水开了。</div></div>')
    assert [post.id for post in extract(page, kind="html").posts] == ["1"]


@pytest.mark.parametrize(("name", "engine"), [("nick", None), ("user_name", "tieba")])
def test_an_engine_that_knows_the_words_alone_comes_after_it(name: str, engine: str | None) -> None:
    """Where the form of an engine finds no author and no date, the page is built otherwise by now."""
    post = f"""<li class="list_item"><b class="{name}">{{nick}}</b> <i class="z">{{day}}</i>
        <div class="content">{{words}}</div></li>"""
    result = extract(html(f'<ul id="pblist">{thread(post)}</ul>'), kind="html")
    assert result.engine == engine
    assert [(post.author, post.text) for post in result.posts] == [*zip(NICKS, SAYINGS[:4], strict=False)]


def test_an_engine_of_the_user_s_own_is_believed(tmp_path: Path) -> None:
    file = tmp_path / "tea.toml"
    file.write_text('name = "tea"\n[[form]]\nsigns = [".p"]\npost = [".p"]\nbody = [".text"]\n', "utf-8")
    result = Cleaner(engines=(load_engine(file),)).extract(html(thread(POST)), kind="html")
    assert (result.engine, [post.author for post in result.posts]) == ("tea", [None] * 4)


def test_spans_are_made_disjoint() -> None:
    assert disjoint([(5, 9, 1), (0, 6, 0), (2, 4, 2)]) == [(0, 6, 0), (6, 9, 1)]


@pytest.mark.parametrize(("text", "span", "expected"), [
    ("一\n 二 \n三", (3, 4), (2, 6)), ("一 二 三", (2, 3), (2, 3)), ("\u3000二", (1, 2), (0, 2)), ("二\n三", (0, 1), (0, 2)),
])
def test_a_span_takes_its_lines(text: str, span: tuple[int, int], expected: tuple[int, int]) -> None:
    assert whole_lines(text, *span) == expected
