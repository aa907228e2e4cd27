"""What is seen of a piece: alone, among others, in its elements."""
from __future__ import annotations

import pytest
from hypothesis import given
from segmenting import ELEMENTS, TEXTS, flat, pieces_of, seen_of

from forumclean.readers.html import read_html
from forumclean.stages.segment.observe import char_class, date_class, end_class, length_class, own_words, start_class

BREAKS = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
SAID = "今天去渡口看了，老船还在，只是缆绳断了一根。"


def seen(text: str, number: int = 0) -> list[str]:
    """What is seen of a piece of a text."""
    return seen_of(flat(text))[1][number]


def values(names: list[str], kind: str) -> list[str]:
    """The values of an observation."""
    return [name.removeprefix(f"{kind}:") for name in names if name.startswith(f"{kind}:")]


@pytest.mark.parametrize(("size", "expected"), [
    (1, 0), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3), (40, 7), (80, 8), (81, 9), (9999, 9)])
def test_lengths_are_classed(size: int, expected: int) -> None:
    assert length_class(size) == expected


@pytest.mark.parametrize(("key", "expected"), [
    ("12/34", "digits"), ("Reply", "latin"), ("回复", "han"), ("3楼", "mixed"), ("A股", "mixed"), ("～～", "other")])
def test_what_a_piece_is_written_in(key: str, expected: str) -> None:
    assert char_class(key) == expected


@pytest.mark.parametrize(("key", "start", "end"), [
    (SAID, "han", "stop"), ("1. 带雨衣，", "digit", "comma"), ("• 打印：", "bullet", "colon"), ("[ 图一 ]", "opener", "closer"),
    ("Reply 3", "latin", "digit"), ("“好”", "opener", "closer"), ("é", "mark", "mark"), ("$a", "ascii", "ascii")])
def test_the_ends_of_a_piece(key: str, start: str, end: str) -> None:
    assert (start_class(key), end_class(key)) == (start, end)


@pytest.mark.parametrize(("line", "expected"), [
    ("2021-1-7 08:30:21", "alone"), ("2021-1-7", "aloneday"), ("张三 2021-1-7 08:30:21", "last"),
    ("2021-1-7 张三", "firstday"), ("张三 2021-1-7 石桥", "withinday"), ("没有日期", "no")])
def test_how_a_date_stands_in_a_piece(line: str, expected: str) -> None:
    (piece,) = pieces_of(line)
    assert date_class(piece) == expected


def test_the_words_of_a_short_piece_and_the_edges_of_a_long_one() -> None:
    assert values(seen("老河口12"), "words") == ["老河口0"]
    assert values(seen(SAID), "words") == [] and values(seen(SAID), "first") == ["今天"]
    assert values(seen(SAID * 3), "long-last") == ["根。"]


@pytest.mark.parametrize(("line", "name"), [
    ("3楼", "floor"), ("首页 » 渡口", "separator"), ("https://a.example/", "url:"), ("船票.jpg", "file:"), ("积分：37", "label:"),
    ("@张三 好", "answers:"),
    ("Powered by Discuz! X3.4", "rule:"), (SAID, "says+len:"), ("回复 举报", "phrases:4")])
def test_signs_of_a_piece_are_seen(line: str, name: str) -> None:
    pieces = pieces_of(line)
    names = own_words(pieces[0].key, pieces[0].form, pieces[0].kind, pieces[0].rule, pieces[0].says)[4]
    assert any(own.startswith(name) for own in names) or line == "回复 举报", names
    assert any(own.startswith(name) for own in seen(line)) or pieces[0].kind, names


@given(TEXTS)
def test_names_of_a_text_fit_a_line_of_weights(text: str) -> None:
    pieces, names = seen_of(flat(text))
    assert len(pieces) == len(names)
    assert [name for own in names for name in own if set(name) & set(BREAKS)] == []


@given(ELEMENTS)
def test_names_of_elements_fit_a_line_of_weights(source: str) -> None:
    pieces, names = seen_of(read_html(source))
    assert len(pieces) == len(names)
    assert [name for own in names for name in own if len(name.splitlines()) != 1 or "\t" in name] == []


@given(TEXTS)
def test_what_is_seen_does_not_change(text: str) -> None:
    assert seen_of(flat(text)) == seen_of(flat(text))
