"""Posts of one page, and what stands between joined words."""
from __future__ import annotations

import pytest
from stages.wrapping import PARAGRAPHS, rejoined, wrapped

from forumclean.config import Config
from forumclean.document import Section
from forumclean.ledger import Ledger
from forumclean.stages.rejoin import rejoin
from forumclean.stages.spacing import space_between


class Posts:
    """A document of these posts, each delimited."""

    def __init__(self, *posts: str):
        self.text = "".join(posts)
        self.spans = [(sum(map(len, posts[:i])), sum(map(len, posts[:i + 1]))) for i in range(len(posts))]

    def sections(self) -> list[Section]:
        return [Section(Ledger(self.text).view(a, b), True) for a, b in self.spans]

    def cleaned(self) -> str:
        return Ledger(self.text, rejoin(self, Config()).cuts).replay()   # type: ignore[arg-type]


LONG_POST = wrapped(PARAGRAPHS, 48, "bare")
SHORT_POST = "建议下一次把船期印在票的背面，免得学生们放了学才知\n道当天不开船。\n"


def test_a_short_post_is_judged_by_the_width_of_its_page() -> None:
    assert Posts(SHORT_POST).cleaned() == SHORT_POST
    assert Posts(LONG_POST, SHORT_POST).cleaned().endswith("\n" + SHORT_POST.replace("知\n道", "知道"))


@pytest.mark.parametrize("post", [
    "建议下一次把船期印在票的背面，免得学生们放了学才知\n道当天不开船\n",       # no final mark: this writer uses none
    "建议下一次把船期印在票的背面，免得\n学生们放了学才知道。\n",             # broken long before the width
    "建议下一次把船期印在票的背面，免得学生们放了学才知道当天到底开不开船\n还是要去问。\n",   # wider than the page
    "船期印在票的背面。\n好。\n",
])
def test_other_short_posts_stay(post: str) -> None:
    assert Posts(LONG_POST, post).cleaned().endswith("\n" + post)


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


def test_space_where_words_are_cut_anywhere() -> None:
    assert space_between("慢慢号的英文名字叫 slow bo", "at", cuts_words=True) == ""
    assert space_between("first,", "second", cuts_words=True) == " "
    assert space_between("见 /usr/sha", "re/doc", is_exact=True) == ""
