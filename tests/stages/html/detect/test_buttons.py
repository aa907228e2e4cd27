"""Rows of buttons that stand in one element with the words of a post."""
from __future__ import annotations

import pytest
from elements import SAYINGS, texts, thread

POST = "<li><b class=nick>{nick}</b> <i>{day}</i><div class=said>{words}%s</div></li>"
ROWS = ["<div><a>回复</a> <a>支持</a>（<i>{n}</i>）</div>", "<p class=tool><a>赞</a><a>回复</a></p>",
        "<span><a>举报</a> 回复({n})</span>"]


@pytest.mark.parametrize("row", ROWS)
def test_a_row_in_each_post_goes(row: str) -> None:
    assert texts(thread(POST % row)) == [*SAYINGS[:4]]


@pytest.mark.parametrize("row", ["<br><a href='#r'>回复</a> <a href='#j'>举报</a>", "<a>赞</a> <a>回复</a> <a>举报</a>"])
def test_a_row_without_an_element_of_its_own_goes(row: str) -> None:
    post = f"<li><b class=nick>{{nick}}</b> <i>{{day}}</i><div class=said><p>{{words}}</p>{row}</div></li>"
    assert texts(thread(post)) == [*SAYINGS[:4]]


VOTES = "<div class=vote><i><a>OO</a> [<b>{n}</b>]</i> <i><a>XX</a> [<b>1</b>]</i> 共 {n}2 人参与</div>"


def test_a_row_that_is_no_words_of_an_interface_goes_where_all_posts_end_alike() -> None:
    assert texts(thread(POST % VOTES)) == [*SAYINGS[:4]]


def test_an_opening_post_that_is_built_otherwise_need_not_have_it() -> None:
    first = (f"<div class=top><i>2019-4-1 08:00</i><div class=text><p>{SAYINGS[4] * 2}</p><p>{SAYINGS[5]}</p></div>"
             "</div>")
    assert texts(first + "<ol>" + thread(POST % VOTES) + "</ol>")[1:] == [*SAYINGS[:4]]


def test_such_a_row_in_two_posts_may_be_words() -> None:
    assert all("参与" in text for text in texts(thread(POST % VOTES, 2)))


def test_such_a_row_that_one_post_lacks_may_be_words() -> None:
    page = thread(POST % VOTES).replace(VOTES.format(n=2), "")
    assert ["参与" in text for text in texts(page)] == [True, False, True, True]


def test_a_link_of_an_author_s_before_the_buttons_stays() -> None:
    post = ("<li><b class=nick>{nick}</b> <i>{day}</i><div class=said>{words}<a href='/t/{n}'>{nick}的船</a>"
            "<a href='#r'>回复</a></div></li>")
    assert [text.endswith("的船") for text in texts(thread(post))] == [True] * 4


def test_a_row_with_the_date_goes() -> None:
    row = "<p class=re><em>{day}</em><a>回复(0)</a><a>举报</a></p>"
    post = f"<li><b class=nick>{{nick}}</b><div><p>{{words}}</p>{row}</div></li>"
    assert texts(thread(post)) == [*SAYINGS[:4]]


@pytest.mark.parametrize("row", [
    "<p>顶</p>", "<div class=more>沙发</div>", "<p>{words}</p>", "<p><a href='/t/{n}'>{words}</a></p>"])
def test_what_authors_end_with_stays(row: str) -> None:
    last = next(part.split("<")[0] for part in row.split(">")[1:] if part.split("<")[0])
    found = texts(thread(POST % row))
    assert [text.split("\n")[-1] for text in found] == [last.replace("{words}", said) for said in SAYINGS[:4]]


def test_a_button_s_word_in_one_post_stays() -> None:
    page = thread(POST % "").replace(f"{SAYINGS[1]}</div>", f"{SAYINGS[1]}<p>支持</p></div>")
    assert texts(page)[1] == f"{SAYINGS[1]}\n支持"


@pytest.mark.parametrize("hidden", [
    "<span style='display:none'>2019-{n}</span>", "<i hidden>{n}</i>\n<span style='display:none'>渡口</span>"])
def test_a_row_before_what_a_post_hides_goes(hidden: str) -> None:
    row = "<div><a>支持({n})</a> <a>反对(0)</a></div>"
    page = thread(POST % row).replace("</div></li>", hidden.replace("{n}", "7") + "</div></li>", 1)
    assert texts(page) == [*SAYINGS[:4]]
