"""Posts of one page, and what stands between joined words."""
from __future__ import annotations

from types import SimpleNamespace

import pytest
from pages import make_page
from wrapping import PARAGRAPHS, rejoined, wrapped

from forumclean import clean
from forumclean.config import Config
from forumclean.document import Section
from forumclean.ledger import Ledger
from forumclean.model import Post
from forumclean.stages.wrap.rejoin import rejoin
from forumclean.stages.wrap.spacing import sets_blanks, space_between


class Posts:
    """A document of these posts, each delimited, without a title."""

    def __init__(self, *posts: str):
        self.text = "".join(posts)
        self.page = SimpleNamespace(text=self.text, outline=None)
        self.spans = [(sum(map(len, posts[:i])), sum(map(len, posts[:i + 1]))) for i in range(len(posts))]

    def sections(self, *, title: bool) -> list[Section]:
        return [Section(Ledger(self.text).view(a, b), True, Post(a, b)) for a, b in self.spans]

    def cleaned(self) -> str:
        return Ledger(self.text, rejoin(self, Config()).cuts).replay()   # type: ignore[arg-type]


LONG_POST = wrapped(PARAGRAPHS, 48, "bare")
# The break tears no word: that would show it by itself.
SHORT_POST = "建议下一次把船期印在票的背面，免得学生们放学以后\n到了码头当天不开船。\n"


def test_a_short_post_is_judged_by_the_width_of_its_page() -> None:
    assert Posts(SHORT_POST).cleaned() == SHORT_POST
    assert Posts(LONG_POST, SHORT_POST).cleaned().endswith("\n" + SHORT_POST.replace("后\n到", "后到"))


@pytest.mark.parametrize("post", [
    "建议下一次把船期印在票的背面，免得学生们放了学才知\n道当天不开船\n",       # no final mark: this writer uses none
    "建议下一次把船期印在票的背面，免得\n学生们放了学才知道。\n",             # broken long before the width
    "建议下一次把船期印在票的背面，免得学生们放了学才知道当天到底开不开船\n还是要去问。\n",   # wider than the page
    "船期印在票的背面。\n好。\n",
])
def test_other_short_posts_stay(post: str) -> None:
    assert Posts(LONG_POST, post).cleaned().endswith("\n" + post)


@pytest.mark.parametrize(("layout", "seed", "wrap"), [
    ("discuz-x", 26, 54), ("phpwind-9", 23, 54), ("discourse", 27, 54), ("phpwind-87", 5, 72), ("archiver", 0, 72),
    ("nforum", 1, 54), ("print", 31, 54)])
@pytest.mark.parametrize("posts", [0, 3])
@pytest.mark.parametrize("select", [None, ("wrap",)])
def test_a_second_pass_over_a_page_changes_nothing(layout: str, seed: int, wrap: int, posts: int,
                                                   select: tuple[str, ...] | None) -> None:
    once = clean(make_page(layout, seed, wrap=wrap, posts=posts).text, kind="text", select=select)
    assert clean(once, kind="text", select=select) == once


@pytest.mark.parametrize("end", ["\n\r", "\n\n\r", "\n \n", "\n\n", "", "\n"])
def test_blanks_after_a_post_go_at_once(end: str) -> None:
    source = ("Powered by Discuz! 4.1.0 © 2001-2006 Comsenz Inc.\n角 色：注册用户\n"
              f"2# 大 中 小 发表于 2014-5-7 04:33 只看该作者\n#1{end}")
    once = clean(source, kind="text", select=("wrap",))
    assert clean(once, kind="text", select=("wrap",)) == once


def test_posts_that_show_a_width_only_together_are_rejoined() -> None:
    # By themselves two are texts without a mark.
    posts = [SHORT_POST, "渡口的售票员说这个办法早就提过，镇里一直没有人知\n道找谁去印票\n",
             "要是镇里印不了，我可以请县城的朋友帮忙做一块木招\n牌挂起来\n"]
    assert all(Posts(post).cleaned() == post for post in posts)
    assert Posts(*posts).cleaned() == "".join(post.replace("\n", "") + "\n" for post in posts)


def test_a_post_whose_blank_lines_go_is_judged_without_them() -> None:
    text = "\n\n".join(wrapped(PARAGRAPHS[:2], 48, "bare").rstrip("\n").split("\n")) + "\n"
    once = rejoined(text, delimited=True)
    assert rejoined(once, delimited=True) == rejoined(once) == once


def test_an_indent_that_the_page_added_does_not_count() -> None:
    text = " " * 8 + wrapped(PARAGRAPHS[:1], 48, "bare")
    assert rejoined(text, delimited=True) == PARAGRAPHS[0] + "\n"


@pytest.mark.parametrize(("before", "after", "put"), [
    ("今天去看了", "那条船", ""),
    ("今天去看了 old", "boat 下水", " "),
    ("今天去看了old", "那条船", ""),
    ("照片在 https://example.org/boats/", "slow.html", ""),
    ("照片在 https://example.org/boats", "#slow 这里", ""),
    ("照片在 (https:", "//example.org/slow) 这里", ""),
    ("见 /usr/share/doc", "/boats/README", ""),
    ("一共 20", "19 条", ""),
    ("参见第 3.", "4 节", ""),
    ("命令 crontab", "(5) 的手册", ""),
    ("所谓 well-", "known 的事", ""),
    ('名字叫 "', 'slow boat"', ""),
    ("first, second,", "third", " "),
    ("call(", "arg)", ""),
])
def test_space_between(before: str, after: str, put: str) -> None:
    assert space_between(before, after) == put


@pytest.mark.parametrize(("text", "sets"), [
    ("放在国内外 500 强的名单上", True), ("用 Python 写的，花了 12 天", True), ("用 Python 写的，花了12天", False),
    ("没有一个词", False), ("只有 Python", True)])
def test_a_writer_who_sets_blanks_around_latin_is_known_by_them(text: str, sets: bool) -> None:
    assert sets_blanks(text) is sets


def test_a_blank_between_han_and_latin_comes_back_where_the_writer_always_sets_one() -> None:
    assert space_between("放在国内外 500", "强的名单上", spaces_latin=True) == " "
    assert space_between("放在国内外", "500 强的名单上", spaces_latin=True) == " "
    assert space_between("放在国内外", "名单上", spaces_latin=True) == ""
    last = "老师傅说用 GPS 找船的人多了，可是谁也没有见过第 12 号灯塔上那一只铜的罗盘，它早就不在了。"
    text = wrapped([*PARAGRAPHS[:4], last], 48, "gap").replace(" \n", "\n")
    assert "第\n12" in text
    assert rejoined(text).endswith(f"\n{last}\n")


def test_space_where_words_are_cut_anywhere() -> None:
    assert space_between("慢慢号的英文名字叫 slow bo", "at", cuts_words=True) == ""
    assert space_between("first,", "second", cuts_words=True) == " "
    assert space_between("见 /usr/sha", "re/doc", is_exact=True) == ""
