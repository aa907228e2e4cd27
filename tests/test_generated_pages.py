"""Made pages of every layout come out as their authors wrote them, with author, time and floor of each post.

A layout that is not there yet is named in FAILING, with the reason; the mark has to go when the layout works.
"""
from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

import pytest
from pages import LAYOUTS, MadePage, make_page

from forumclean import Result, extract
from support import difference

SEEDS = range(12)
SAMPLE = range(40, 46)
SMALLEST_F1 = 0.97
SMALLEST_SHARE = 0.9
NODES = {"blocks": False, "nodes": True}
UNSAID = ("archiver", "print", "ptt")    # these print no floors, or tags instead
HARDER = {"wrap-54": {"wrap": 54}, "wrap-40": {"wrap": 40}}
NAMED = (
    "discuz-x",
    "discuz-x-closed",
    "discuz-60",
    "discuz-72",
    "archiver",
    "print",
    "phpwind-87",
    "nforum",
    "v2ex",
    "discourse",
)
HEADS = "a quote head below a header whose floor stands on a line of its own is read as a header"
PARTED = "a file's name, a quote head or a floor that stands apart from the rest of its row is not read with it"
SHORT = "a one-line reply goes with the furniture, and the words quoted above it stay in its place"
BELOW = "a one-line reply above its date goes, and the nick above it stays"
NODES41 = "with `资料` on a line of its own, the date above it is not seen to follow its post"
FLOOR_NICK = "a nick that begins with a floor word makes its header strong, and other posts' headers are lost"
TOUCH = "a header of floor, nick and date gives no nick, and the last post goes"
PRINT = "a print view without attachments is not seen to be a page"
OPENER = "the opening post's author is not read, so his signature stays and quotes of him are not found"
BBS = "`第N楼` above the header and the nick are not read; one-line replies and quotes with `: ` go wrong"
PTT = "pushes are not read as posts"
V2EX = "the line of counts (`9 条回复 • D`) is read as a post, and the page's foot stays"
BARE = "a reply that is a number only goes, as does the floor"
BETWEEN = "a name between two words stays, and where the page's first line is the name, it is kept as text"
# What fails in which test: "layout-shape" of each, by reason.
FAILING: dict[tuple[str, str], str] = {
    ("exact", HEADS): "discuz-x-blocks",
    ("exact", PARTED): "discuz-x-nodes discuz-x-closed-nodes discuz-60-nodes discuz-72-nodes",
    ("exact", SHORT): "discuz-x-closed-blocks discuz-60-blocks discuz-72-blocks phpwind-87-blocks",
    ("exact", BELOW): "discuz-41-blocks tieba-blocks tieba-nodes",
    ("exact", NODES41): "discuz-41-nodes",
    ("exact", FLOOR_NICK): "archiver-blocks archiver-nodes",
    ("exact", TOUCH): "touch-blocks touch-nodes",
    ("exact", PRINT): "print-blocks print-nodes",
    ("exact", OPENER): "phpwind-87-nodes phpwind-9-blocks phpwind-9-nodes",
    ("exact", BBS): "nforum-blocks nforum-nodes",
    ("exact", PTT): "ptt-blocks ptt-nodes",
    ("exact", V2EX): "v2ex-blocks v2ex-nodes",
    ("exact", BARE): "discourse-blocks discourse-nodes",
    ("fields", HEADS): "discuz-x-blocks",
    ("fields", PARTED): "discuz-x-nodes discuz-x-closed-nodes discuz-72-nodes",
    ("fields", FLOOR_NICK): "discuz-72-blocks archiver-blocks",
    ("fields", BELOW): "discuz-41-blocks tieba-blocks tieba-nodes",
    ("fields", NODES41): "discuz-41-nodes",
    ("fields", TOUCH): "touch-blocks touch-nodes",
    ("fields", PRINT): "print-blocks",
    ("fields", OPENER): "phpwind-87-nodes phpwind-9-blocks phpwind-9-nodes",
    ("fields", BBS): "nforum-blocks nforum-nodes",
    ("fields", PTT): "ptt-blocks ptt-nodes",
    ("fields", V2EX): "v2ex-blocks v2ex-nodes",
    ("fields", BARE): "discourse-blocks discourse-nodes",
    ("wrapped", HEADS): "discuz-x-wrap-54 discuz-x-wrap-40",
    ("wrapped", SHORT): "discuz-x-closed-wrap-54 discuz-x-closed-wrap-40",
    ("wrapped", BELOW): "discuz-41-wrap-54 discuz-41-wrap-40 tieba-wrap-54 tieba-wrap-40",
    ("wrapped", FLOOR_NICK): "archiver-wrap-54 archiver-wrap-40",
    ("wrapped", TOUCH): "touch-wrap-54 touch-wrap-40",
    ("wrapped", PRINT): "print-wrap-54 print-wrap-40",
    ("wrapped", BBS): "nforum-wrap-54 nforum-wrap-40",
    ("wrapped", V2EX): "v2ex-wrap-54 v2ex-wrap-40",
    ("spliced", PRINT): "print-spliced",
    ("spliced", BETWEEN): "v2ex-spliced discourse-spliced",
}
NOT_YET = {(test, name): reason for (test, reason), names in FAILING.items() for name in names.split()}


def parameters(test: str, shapes: Iterable[str], layouts: Iterable[str] = LAYOUTS) -> list:
    """Every layout in every shape, the failing ones marked."""
    rows = []
    for layout in layouts:
        for shape in shapes:
            reason = NOT_YET.get((test, f"{layout}-{shape}"))
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            rows.append(pytest.param(layout, shape, id=f"{layout}-{shape}", marks=marks))
    return rows


def solid(text: str) -> str:
    """The text without blanks inside lines: they are layout in code, and not judged here."""
    return "".join(text.split(" "))


def f1(actual: str, expected: str) -> float:
    """How alike two texts are, in characters that stand in both in one order."""
    matcher = SequenceMatcher(None, solid(actual), solid(expected), autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return 2 * same / (len(matcher.a) + len(matcher.b))


def floor_key(floor: str | None) -> str | None:
    """A floor without the words around its number."""
    return floor and (re.findall(r"\d+", floor) or [floor.strip("#＃ ")])[0]


def wrong_fields(page: MadePage, result: Result) -> list[str]:
    """The fields of posts that differ; every field where the number of posts does."""
    if len(page.posts) != len(result.posts):
        return [f"{len(result.posts)} posts instead of {len(page.posts)}"] * len(page.posts)
    return [f"post {number}: {name} {got!r} instead of {want!r}"
            for number, (gold, post) in enumerate(zip(page.posts, result.posts), 1)
            for name, got, want in (("author", post.author, gold.author), ("time", post.time, gold.time),
                                    ("floor", floor_key(post.floor), floor_key(gold.floor)))
            if got != want and not (name == "floor" and page.layout in UNSAID)]


@pytest.mark.parametrize(("layout", "shape"), parameters("exact", NODES))
def test_pages_come_out_exactly(layout: str, shape: str) -> None:
    wrong = []
    for seed in SEEDS:
        page = make_page(layout, seed, nodes=NODES[shape])
        result = extract(page.text)
        if result.text != page.gold:
            wrong.append(f"\nmake_page({layout!r}, {seed}, nodes={NODES[shape]})" + difference(result, page.gold))
    if wrong:
        pytest.fail(f"{len(wrong)} of {len(SEEDS)} pages" + "".join(wrong[:2]), pytrace=False)


@pytest.mark.parametrize(("layout", "shape"), parameters("fields", NODES))
def test_posts_have_their_fields(layout: str, shape: str) -> None:
    wrong, posts = [], 0
    for seed in SEEDS:
        page = make_page(layout, seed, nodes=NODES[shape])
        posts += len(page.posts)
        wrong += [f"seed {seed}: {text}" for text in wrong_fields(page, extract(page.text))]
    for name in ("author", "time", "floor", "posts"):
        count = sum(name in text for text in wrong)
        if count > (1 - SMALLEST_SHARE) * posts:
            pytest.fail(f"{name}: {count} of {posts} are wrong\n" + "\n".join(wrong[:12]), pytrace=False)


@pytest.mark.parametrize(
    ("layout", "shape"), parameters("wrapped", HARDER, [name for name in LAYOUTS if name != "ptt"])
)
def test_wrapped_pages_come_out_nearly(layout: str, shape: str) -> None:
    low = []
    for seed in SAMPLE:
        page = make_page(layout, seed, **HARDER[shape])
        result = extract(page.text)
        score = f1(result.text, page.gold)
        if score < SMALLEST_F1:
            low.append(
                f"\nmake_page({layout!r}, {seed}, wrap={HARDER[shape]['wrap']}): {score:.3f}"
                + difference(result, page.gold)
            )
    if low:
        pytest.fail(f"{len(low)} of {len(SAMPLE)} pages" + "".join(low[:2]), pytrace=False)


@pytest.mark.parametrize(("layout", "shape"), parameters("spliced", ["spliced"], NAMED))
def test_spliced_names_go(layout: str, shape: str) -> None:
    """Where a page's furniture says the site's name, the name goes from inside nearly all sentences; between two words
    it may have been the author's."""
    left, names = [], 0
    for seed in SAMPLE:
        page = make_page(layout, seed, splice=True)
        result = extract(page.text)
        names += sum(page.site in line for line in page.text.split("\n") if len(line) > 40)
        left += [f"seed {seed}: {line}" for line in result.text.split("\n") if page.site in line]
    if len(left) > (1 - SMALLEST_SHARE) * names:
        pytest.fail(f"{len(left)} of {names} names are left\n" + "\n".join(left[:8]), pytrace=False)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_line_ends_marks_and_blanks_make_no_difference(layout: str) -> None:
    for seed in SAMPLE:
        page = make_page(layout, seed)
        expected = extract(page.text)
        for options in ({"newline": "\r\n"}, {"bom": True}, {"nbsp": True}):
            result = extract(make_page(layout, seed, **options).text)
            if result.text.replace("\N{NO-BREAK SPACE}", " ") != expected.text:
                pytest.fail(
                    f"make_page({layout!r}, {seed}, {options})" + difference(result, expected.text), pytrace=False
                )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_bytes_give_what_text_gives(layout: str) -> None:
    page = make_page(layout, 2)
    for encoding in ("utf-8", "gb18030", "utf-16"):
        assert extract(page.text.encode(encoding)).text == extract(page.text).text, encoding
