"""Elements beside the text: which holds which, and where it stands, counted in ink."""
from __future__ import annotations

from elements import first, outline_of, page_of, shown

PAGE = '<div class="a"><p class="b c">一 二</p><p class="b">三<i class="d">四</i>六</p></div><p>五</p>'


def test_the_elements_inside_another() -> None:
    tree = outline_of(PAGE)
    outer, inner = first(tree, "a"), first(tree, "d")
    assert shown(tree, [*tree.children(outer)]) == ["一 二", "三四六"]
    assert tree.holds(outer, inner) and tree.holds(inner, inner) and not tree.holds(inner, outer)
    assert [tree.tags[above] for above in tree.above(inner)][:2] == ["p", "div"]
    assert tree.inside(tree.by_tag["p"], outer) == tree.by_class["b"]


def test_a_class_of_several_is_found() -> None:
    tree = outline_of(PAGE)
    assert len(tree.by_class["b"]) == 2 and len(tree.by_class["c"]) == 1
    assert tree.classes[first(tree, "c")] == "b c"


def test_ink_counts_no_blanks() -> None:
    tree = outline_of(PAGE)
    assert [tree.ink(first(tree, name)) for name in "abcd"] == [5, 2, 2, 1]
    assert tree.words(first(tree, "b")) == "一 二"


def test_a_place_and_its_ink_answer_each_other() -> None:
    tree = outline_of(PAGE)
    for place, char in enumerate(tree.text):
        if not char.isspace():
            assert tree.place(tree.ink_before(place)) == place
    assert tree.place(10 ** 6) == len(tree.text)
    assert tree.ink_before(0) == 0


def test_the_innermost_element_at_a_place() -> None:
    tree = outline_of(PAGE)
    assert tree.at(tree.text.index("四")) == first(tree, "d")
    assert {tree.at(tree.text.index(char)) for char in "三六"} == {tree.by_class["b"][1]}
    assert tree.tags[tree.at(tree.text.index("五"))] == "p"


def test_an_empty_element_has_no_span() -> None:
    tree = outline_of('<p>一</p><div class="e"></div><p>二</p>')
    start, end = tree.span(first(tree, "e"))
    assert start == end == tree.text.index("二")


def test_the_title_begins_the_text_and_stands_in_no_element() -> None:
    tree = outline_of("<p>一</p>", title="渡口 - 柳湾")
    assert tree.text.startswith("渡口 - 柳湾") and tree.title_ink == 5
    assert tree.fits() and sum(tree.ink(element) for element in tree.by_tag["p"]) == 1


def test_hidden_text_stands_in_its_element_too() -> None:
    """It is cut from the text, and yet the ink fits."""
    page = page_of('<p>一<span class="h" style="display:none">暗</span>二</p>')
    assert page.outline is not None and page.outline.fits()
    assert page.outline.words(first(page.outline, "h")) == "暗"
