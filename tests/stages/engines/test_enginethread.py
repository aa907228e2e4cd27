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


def test_an_engine_that_the_package_brings() -> None:
    page = html('<div id="pid1"><em id="authorposton1">发表于 2019-4-2 09:12</em><div id="postmessage_1">水开了。</div></div>')
    assert [post.id for post in extract(page, kind="html").posts] == ["1"]


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
