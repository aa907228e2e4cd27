"""Made HTML pages of sites that no engine file describes: each post comes out with its author, time and floor.

What a layout does not give yet is named in FAILING, with the reason; the mark has to go when it works.
"""
from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache

import htmllayouts
import pytest
from htmlpages import HtmlPage, make_html_page
from pages import GoldPost
from test_generated_pages import SMALLEST_F1, SMALLEST_SHARE, f1, floor_key, solid

from forumclean import Cleaner, Result, ResultPost, clean
from support import difference, is_subsequence

LAYOUTS = htmllayouts.LAYOUTS
SEEDS = range(4)
SHAPES = {"named": False, "hashed": True}
FIELDS = ("posts", "title", "author", "time", "floor")
# What fails in which tests, for both shapes, by reason.
FAILING: dict[str, dict[str, str]] = {
    "posts of one author alone show no nick that differs": {"sibling-rows": "author"},
    "no class calls the element that holds the nick": {"blog": "author"},
}
NOT_YET = {(test, layout): reason for reason, layouts in FAILING.items() for layout, tests in layouts.items()
           for test in tests.split()}


def parameters(tests: Iterable[str]) -> list:
    """Every layout in both shapes for each of some tests, the failing ones marked."""
    rows = []
    for layout in LAYOUTS:
        for shape in SHAPES:
            for test in tests:
                reason = NOT_YET.get((test, layout))
                marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
                rows.append(pytest.param(layout, shape, test, id=f"{layout}-{shape}-{test}", marks=marks))
    return rows


@cache
def cleaned(layout: str, seed: int, shape: str) -> tuple[HtmlPage, Result]:
    """A page, and what comes of it without any engine file."""
    page = make_html_page(layout, seed, hashed=SHAPES[shape])
    return page, Cleaner(engines=()).extract(page.html, kind="html")


def named(layout: str, seed: int, shape: str) -> str:
    """How to make a page again."""
    return f"\nmake_html_page({layout!r}, {seed}, hashed={SHAPES[shape]})"


def lost_lines(page: HtmlPage, text: str) -> list[str]:
    """The lines of authors that are not in a text, in their order."""
    whole, at, lost = solid(text).replace("\n", ""), 0, []
    for line in page.gold.split("\n"):
        found = whole.find(solid(line), at)
        if found < 0:
            lost.append(line)
        else:
            at = found + len(solid(line))
    return lost


def pairs(page: HtmlPage, result: Result) -> list[tuple[GoldPost, ResultPost | None]]:
    """Each post of the page with the one found for it: by place where there are as many, else by its text."""
    if len(page.posts) == len(result.posts):
        return [*zip(page.posts, result.posts)]
    want, got = [solid(post.text) for post in page.posts], [solid(post.text) for post in result.posts]
    found: list[ResultPost | None] = [None] * len(want)
    for block in SequenceMatcher(None, want, got, autojunk=False).get_matching_blocks():
        found[block.a:block.a + block.size] = result.posts[block.b:block.b + block.size]
    return [*zip(page.posts, found)]


def wrong_posts(page: HtmlPage, result: Result) -> list[str]:
    """The posts that are missing, differ or are none."""
    wrong = [f"{want.text[:40]!r}: {got.text[:80] if got else None!r}" for want, got in pairs(page, result)
             if got is None or f1(got.text or "-", want.text) < SMALLEST_F1]
    return wrong + ["a post too many"] * max(0, len(result.posts) - len(page.posts))


def wrong_field(page: HtmlPage, result: Result, field: str) -> list[str]:
    """The posts of which a field differs."""
    if field == "posts":
        return wrong_posts(page, result)
    if field == "title":
        return [] if result.title == page.title else [f"{result.title!r} instead of {page.title!r}"] * len(page.posts)
    same = floor_key if field == "floor" else str
    return [f"{getattr(got, field, 'no post')!r} instead of {getattr(want, field)!r}"
            for want, got in pairs(page, result)
            if got is None or same(getattr(got, field)) != same(getattr(want, field))]


@pytest.mark.parametrize(("layout", "shape", "test"), parameters(["text"]))
def test_pages_come_out_nearly(layout: str, shape: str, test: str) -> None:
    low = []
    for seed in SEEDS:
        page, result = cleaned(layout, seed, shape)
        if (score := f1(result.text, page.gold)) < SMALLEST_F1:
            shown = "" if low else difference(result, page.gold)
            low.append(f"{named(layout, seed, shape)}: {score:.3f}{shown}")
    if low:
        pytest.fail(f"{len(low)} of {len(SEEDS)} pages" + "".join(low), pytrace=False)


@pytest.mark.parametrize(("layout", "shape", "test"), parameters(["words"]))
def test_no_word_of_an_author_is_lost(layout: str, shape: str, test: str) -> None:
    lost = []
    for seed in SEEDS:
        page, result = cleaned(layout, seed, shape)
        lost += [f"{named(layout, seed, shape)}: {line[:80]}" for line in lost_lines(page, result.text)]
    if lost:
        pytest.fail(f"{len(lost)} lines are lost" + "".join(lost[:12]), pytrace=False)


@pytest.mark.parametrize(("layout", "shape", "field"), parameters(FIELDS))
def test_posts_have_their_fields(layout: str, shape: str, field: str) -> None:
    wrong, posts = [], 0
    for seed in SEEDS:
        page, result = cleaned(layout, seed, shape)
        posts += len(page.posts)
        wrong += [f"{named(layout, seed, shape)}: {text}" for text in wrong_field(page, result, field)]
    if len(wrong) > (1 - SMALLEST_SHARE) * posts:
        pytest.fail(f"{field}: {len(wrong)} of {posts} are wrong" + "".join(wrong[:12]), pytrace=False)


@pytest.mark.parametrize(("layout", "shape", "test"), parameters(["laws"]))
def test_the_promises_are_kept(layout: str, shape: str, test: str) -> None:
    for seed in SEEDS:
        _, result = cleaned(layout, seed, shape)
        assert is_subsequence(result.text, result.source_text)
        assert result.replay() == result.text
        assert result.restore() == result.source_text
        if clean(result.text) != result.text:
            pytest.fail(named(layout, seed, shape) + difference(result, clean(result.text)), pytrace=False)
