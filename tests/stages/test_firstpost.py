"""`posts="first"`: the title and the page's first post, as they come out of the whole page."""
from __future__ import annotations

import pytest
from pages import LAYOUTS, make_page

from forumclean import Cleaner, extract
from support import is_subsequence


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("wrap", [0, 54])
def test_the_first_post_comes_out_as_in_the_whole_thread(layout: str, wrap: int) -> None:
    source = make_page(layout, 3, wrap=wrap).text
    whole, first = extract(source), Cleaner(posts="first").extract(source)
    assert len(whole.posts) > 1
    assert first.posts == whole.posts[:1]
    assert first.title == whole.title
    assert first.text.strip("\n") == "\n\n".join(part for part in (whole.title, whole.posts[0].text) if part)
    assert first.text.endswith("\n")
    assert first.restore() == source
    assert first.replay() == first.text
    assert is_subsequence(first.text, whole.text)


def test_the_others_go_by_a_rule_that_always_acts() -> None:
    source = make_page("discuz-x", 3).text
    for options in ({}, {"select": ()}, {"ignore": ("nav", "ui")}):
        result = Cleaner(posts="first", **options).extract(source)
        assert len(result.posts) == 1
        assert "ui.other-post" in {cut.rule for cut in result.removed}
        assert extract(source, **options).posts[1].text not in result.text
    assert "ui.other-post" not in {cut.rule for cut in extract(source).removed}


@pytest.mark.parametrize("text", ["", "一句话。", "一句话。\n\n又一句。\n"])
def test_a_text_without_posts_stays(text: str) -> None:
    assert Cleaner(posts="first").extract(text).text == text


def test_a_page_of_one_post_is_the_same() -> None:
    source = make_page("discuz-x", 3, posts=1).text
    assert Cleaner(posts="first").extract(source) == extract(source)
