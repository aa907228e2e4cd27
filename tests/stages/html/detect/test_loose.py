"""Words that stand in no element of their own, beside a header that is one."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, cleaned, groups_of, texts, thread, words_of

from forumclean.stages.html.detect.loose import find_runs
from forumclean.stages.html.detect.shapes import Cards

OLD = ("<table border=1><tr><td><b>{nick}</b><br>中级会员</td><td><table><tr><td>发表于：{day}</td><td>第 {n} 楼</td></tr>"
       "</table><hr>{words}<br>过几天再去看一次，带上相机。</td></tr></table>")
ELSEWHERE = "墨水要用碳素的，隔年再看一点都不褪。"


def test_words_beside_the_table_with_the_date() -> None:
    assert texts(thread(OLD)) == [f"{said}\n过几天再去看一次，带上相机。" for said in SAYINGS[:4]]
    assert [post.author for post in cleaned(thread(OLD)).posts] == [*NICKS[:4]]


def test_a_box_that_one_post_holds_is_its_own() -> None:
    """A quotation of words that stand nowhere else on the page stays."""
    page = thread(OLD).replace(f"<hr>{SAYINGS[2]}", f"<hr><table><tr><td>{ELSEWHERE}</td></tr></table>{SAYINGS[2]}")
    assert texts(page)[2] == f"{ELSEWHERE}\n{SAYINGS[2]}\n过几天再去看一次，带上相机。"


def test_a_box_that_recurs_and_the_header_are_nobodys() -> None:
    words = words_of(thread(OLD.replace("<hr>", "<hr><table><tr><td>请勿灌水</td></tr></table>")))
    group = groups_of(words)[0]
    cards = Cards(words, [(card, words.outline.last[card]) for card in group.cards],
                  [item.element for item in group.dates])
    assert [words.solid[begin:end].startswith(said) for said, (begin, end)
            in zip(SAYINGS, find_runs(cards).values(), strict=False)] == [True] * 4


LINE = "<li class=line><b class=nick>{nick}</b>：{words} <i>{day}</i></li>"


@pytest.mark.parametrize("number", range(4))
def test_a_line_whose_date_is_not_read(number: int) -> None:
    page = thread(LINE).replace(f"<i>2019-4-{number + 2} 09:{number + 12}</i>", "<i>上次开船</i>")
    found = cleaned(f"<ul>{page}</ul>").posts
    assert [(post.author, post.text) for post in found] == [*zip(NICKS, SAYINGS[:4], strict=False)]
    assert found[number].time is None
