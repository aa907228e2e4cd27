"""Posts that are built as those beside them, and show no date that can be read."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, cleaned, texts

POST = ("<div class=item><a class=nick>{}</a><i class=when>{}</i><div class=said>{}</div>"
        "<p><a>回复</a><a>举报</a></p></div>")


def posts(*untimed: int, day: str = "") -> list[str]:
    """Four posts; some have no date, or words for one."""
    return [POST.format(NICKS[n], day if n in untimed else f"2019-4-{n + 2} 09:1{n}", SAYINGS[n]) for n in range(4)]


def page(items: list[str]) -> str:
    """A page with some posts."""
    return f"<h1>渡口的老船</h1><div class=list>{''.join(items)}</div>"


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("day", ["", "上次开船", "13个旬前"])
def test_one_post_whose_date_is_not_read(number: int, day: str) -> None:
    found = cleaned(page(posts(number, day=day))).posts
    assert [(post.author, post.text) for post in found] == [*zip(NICKS, SAYINGS[:4], strict=False)]
    assert found[number].time is None


def test_its_words_may_be_no_sentence() -> None:
    items = posts(2)
    items[2] = items[2].replace(SAYINGS[2], "谢谢")
    assert texts(page(items)) == [*SAYINGS[:2], "谢谢", SAYINGS[3]]


@pytest.mark.parametrize("beside", [
    "<div class=item><div class=said>茶馆的灯还亮着，掌柜不在。</div></div>",
    "<div class=item><a class=nick>推荐</a><div class=said><a href=/1>茶馆的灯还亮着</a><a href=/2>掌柜不在</a></div></div>",
    "<div class=item><a class=nick>推荐</a><div class=ad>茶馆的灯还亮着，掌柜不在。</div></div>",
    "<div class=box><a class=nick>推荐</a><div class=said>茶馆的灯还亮着，掌柜不在。</div></div>",
], ids=["no nick", "links", "no body", "called otherwise"])
def test_a_box_that_lacks_what_posts_have_is_none(beside: str) -> None:
    assert texts(page([*posts(), beside])) == [*SAYINGS[:4]]


def test_a_box_below_all_posts_without_a_sentence_is_none() -> None:
    assert texts(page([*posts(), POST.format("柳湾论坛", "", "版权所有")])) == [*SAYINGS[:4]]
