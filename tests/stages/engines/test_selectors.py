"""Selectors: what each form of them means, and what is refused."""
from __future__ import annotations

import pytest

from forumclean import UsageError
from forumclean.outline import Outline
from forumclean.readers.html import read_html
from forumclean.stages.engines.selectors import compile_selector, exists, names_of, select

PAGE = """<html><body id="top" class="a page">
<div id="post_1" class="post first" title="eins"><p class="text">甲</p><span><p class="text">乙</p></span></div>
<div id="post_2" class="post" title="zwei"><p class="text odd">丙</p></div>
<div id="post_rate_2" class="rate"><p>丁</p></div>
<ul><li data-pid="7">戊</li><li data-pid="">己</li><li>庚</li></ul></body></html>"""


def outline(page: str = PAGE) -> Outline:
    """The outline of a page."""
    found = read_html(page).outline
    assert found is not None
    return found


def words(selector: str, page: str = PAGE) -> str:
    """The words of the elements that a selector means, without blanks."""
    tree = outline(page)
    return "|".join("".join(tree.words(element).split()) for element in select(tree, compile_selector(selector)))


@pytest.mark.parametrize(("selector", "means"), [
    ("li", "戊|己|庚"), ("#post_2", "丙"), (".text", "甲|乙|丙"), ("p.text.odd", "丙"), ("P.odd", "丙"),
    ("div.text", ""), ("#none", ""), (".none p", ""), ("div#post_1 p", "甲|乙"), ("div#post_1 > p", "甲"),
    ("div > p", "甲|丙|丁"), ("body div > span p", "乙"), (".page .first .text", "甲|乙"), ("body > p", ""),
    ("[id^=post_]", "甲乙|丙|丁"), ("[id^=post_]:not([id^=post_rate])", "甲乙|丙"), ("div:not(.post)", "丁"),
    ("li[data-pid]", "戊|己"), ("li[data-pid=7]", "戊"), ("li[data-pid='7']", "戊"), ("div[title^=ei]", "甲乙"),
    ("div[title$=ei]", "丙"), ('div[title*="we"]', "丙"), ("div[class~=first]", "甲乙"), ("div[class~=fir]", ""),
    ("li:not([data-pid])", "庚"), (".odd, #post_1 span", "乙|丙"), ("li, li", "戊|己|庚"), ("  .odd  ", "丙"),
    ("div[title='a, b'], .odd", "丙"), ("[title] > p", "甲|丙"), ("div .first", ""), ("[title] span > p", "乙"),
])
def test_what_a_selector_means(selector: str, means: str) -> None:
    assert words(selector) == means
    assert exists(outline(), compile_selector(selector)) is bool(means)


@pytest.mark.parametrize(("selector", "names"), [
    (".a b", [".a"]), ("#i.a, p .b", ["#i", ".b"]), ("[id^=post_]", ["^post_"]), ("li, .a", None), ("td > b", None),
])
def test_the_names_that_a_selector_asks_for(selector: str, names: list[str] | None) -> None:
    assert names_of(compile_selector(selector)) == names


def test_an_element_holds_another_of_its_kind() -> None:
    page = "<div class=a><b>甲</b><div class=a><b>乙</b></div></div><b>丙</b>"
    assert words(".a b", page) == "甲|乙"
    assert words(".a .a > b", page) == "乙"


def test_a_parent_that_fits_may_stand_further_out() -> None:
    page = '<div class="a"><div class="b"><div class="x"><div class="b"><p class="c">甲</p></div></div></div></div>'
    assert words(".a > .b .c", page) == "甲"
    assert words(".x > .b .c", page) == "甲"
    assert words(".a > .b > .c", page) == ""


def test_names_that_repeat() -> None:
    assert words("#a", '<p id="a">甲</p><p id="a">乙</p>') == "甲|乙"
    assert words(".a", '<p class="a a">甲</p>') == "甲"


@pytest.mark.parametrize("selector", ["", " ", "p >", "> p", "p:hover", "p::before", "a,", "[x]",
                                      "*", "p..b", "p[a", "p b["])
def test_what_is_refused(selector: str) -> None:
    with pytest.raises(UsageError, match="selector"):
        compile_selector(selector)


def test_deep_pages() -> None:
    """A chain of ancestors costs no more than the depth, even where it never fits."""
    page = '<div class="a">' * 1500 + '<p class="c">甲</p>'
    assert words(".a .a .a .a .c", page) == "甲"
    assert words(".c .a .a .a .a .a", page) == ""
