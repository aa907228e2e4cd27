"""Lines, parted where a flattener may have run furniture into words."""
from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from segmenting import ELEMENTS, TEXTS, flat, pieces_of, untiled, words_of

from forumclean.lines import SURE, Judge
from forumclean.readers.html import read_html
from forumclean.stages.segment.pieces import HEAD, MIDDLE, TAIL, WHOLE, page_dates, page_pieces

SAID = "今天去渡口看了，老船还在，只是缆绳断了一根。"


@pytest.mark.parametrize(("line", "parts"), [
    (f"{SAID} 张三 发表于 2021-1-7 08:30:21 | 只看该作者", [SAID, "张三", "发表于 2021-1-7 08:30:21 | 只看该作者"]),
    (f"发表于 2021-1-7 08:30:21 | 只看该作者{SAID}", ["发表于 2021-1-7 08:30:21 | 只看该作者", SAID]),
    (f"{SAID}来自Android客户端3楼2021-01-07 08:30回复", [f"{SAID}来自Android客户端", "3楼2021-01-07 08:30回复"]),
    (f"老河口 2021-1-7 08:30 {SAID}", ["老河口 2021-1-7 08:30", SAID]),
    ("张三 发表于 2021-1-7 08:30", ["张三 发表于 2021-1-7 08:30"]),
], ids=["a header behind words", "before them", "a floor", "a nick and a clock", "a header alone"])
def test_a_line_is_parted_around_a_headers_date(line: str, parts: list[str]) -> None:
    assert words_of(f"{line}\n") == parts


@pytest.mark.parametrize("line", ["2008年5月12日那天，渡口的老船还在，我们一早就去了。", "我记得是2008年的事，后来就没有再去过了。"])
def test_a_day_in_a_sentence_parts_nothing(line: str) -> None:
    assert words_of(line) == [line]


def test_the_buttons_at_the_end_of_a_line_are_a_piece() -> None:
    assert words_of(f"{SAID}回复 举报 收藏") == [SAID, "回复 举报 收藏"]


def test_one_ambiguous_word_at_the_end_of_one_line_is_none() -> None:
    line = "他问了两遍，我都没有回复"
    assert words_of(f"{line}\n{SAID}\n") == [line, SAID]


def test_words_that_end_several_lines_are_pieces() -> None:
    lines = ["渡口的老船修好了赞 (1)回复", "缆绳是新换的赞 (2)回复", "下个月就能过河赞 (13)回复"]
    assert [word for word in words_of("\n".join(lines)) if "回复" in word] == ["回复", "回复", "回复"]


@pytest.mark.parametrize("blanks", ["   ", "\t\t\t", " \u3000 \xa0"])
def test_columns_are_pieces(blanks: str) -> None:
    assert words_of(f"老渔翁{blanks}{SAID}") == ["老渔翁", SAID]


def test_two_blanks_are_no_column() -> None:
    assert words_of("春眠  不觉晓") == ["春眠 不觉晓"]


def test_the_parts_of_a_line_are_told_apart() -> None:
    pieces = pieces_of(f"{SAID}\n张三    2021-1-7 08:30:21    {SAID}\n")
    assert [piece.part for piece in pieces] == [WHOLE, HEAD, MIDDLE, TAIL], [piece.key for piece in pieces]
    assert [piece.line for piece in pieces] == [0, 1, 1, 1]


def test_blanks_and_indents_belong_to_the_first_part() -> None:
    pieces = pieces_of(f"{SAID}\n\n\n\u3000\u3000张三    2021-1-7 08:30:21\n")
    assert [(piece.key, piece.blanks, piece.indent) for piece in pieces] == [
        (SAID, 0, 0), ("张三", 2, 2), ("2021-1-7 08:30:21", 0, 0)]


def test_a_date_is_told_as_it_stands_in_the_words() -> None:
    (piece,) = pieces_of("  张三   发表于  2021-1-7 08:30:21\n")[-1:]
    assert piece.date is not None
    assert piece.key[piece.date[0]:piece.date[1]] == "2021-1-7 08:30:21" and piece.date[2]


def test_a_piece_is_judged_as_its_words_alone_are() -> None:
    judge = Judge()
    for piece in pieces_of(f"{SAID}回复 举报 收藏\nPowered by Discuz! X3.4\n"):
        assert (piece.kind, piece.rule, piece.form, piece.says) == judge(piece.key), piece.key
    assert pieces_of("Powered by Discuz! X3.4")[0].kind == SURE


def test_what_a_page_hides_is_in_no_words() -> None:
    page = read_html('<title>渡口</title><p>老船<span style="display:none">版权所有 x7Kq</span>修好了</p>'
                     '<p style="display:none">看不见的一行</p>')
    pieces = page_pieces(page, Judge())
    assert "x7Kq" in page.text and "看不见" in page.text
    assert [piece.key for piece in pieces] == ["渡口", "老船修好了"]
    assert untiled(page.text, pieces) == []


@pytest.mark.parametrize("text", ["", "\n", " \n\n\u3000"])
def test_a_blank_text_has_no_pieces(text: str) -> None:
    assert pieces_of(text) == []


@given(TEXTS)
def test_pieces_tile_a_text(text: str) -> None:
    page = flat(text)
    pieces = page_pieces(page, Judge())
    assert untiled(page.text, pieces) == [] or not any(page.keys)
    assert all(piece.key for piece in pieces)
    assert not any("\n" in piece.key or "\t" in piece.key for piece in pieces)


@given(ELEMENTS)
def test_pieces_tile_an_html_page(source: str) -> None:
    page = read_html(source)
    pieces = page_pieces(page, Judge())
    assert untiled(page.text, pieces) == [] or not pieces


@given(TEXTS)
def test_dates_are_disjoint_and_in_order(text: str) -> None:
    page = flat(text)
    dates = page_dates(page.text, page.starts[:-1])
    assert all(a.end <= b.start for a, b in pairwise(dates)), dates
