"""Wrapped paragraphs come back; what no wrapper made stays."""
from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from wrapping import PARAGRAPHS, cols, rejoined, wrap, wrapped

from forumclean.config import Config
from forumclean.document import Section
from forumclean.ledger import Ledger
from forumclean.model import Cut
from forumclean.stages.wrap.rejoin import rejoin, section_cuts

CLEAN = "\n".join(PARAGRAPHS) + "\n"
STYLES = ("indent", "stripped", "gap", "bare")
IDEOGRAPHIC_INDENT = "\N{IDEOGRAPHIC SPACE}" * 2


def narrowed(text: str) -> str:
    """Full-width marks made half-width, as some pages print them."""
    return text.translate(str.maketrans("，：；？！（）", ",:;?!()"))


@pytest.mark.parametrize("style", ["indent", "stripped", "gap"])
@pytest.mark.parametrize("width", [24, 40, 54, 56, 76])
def test_paragraphs_come_back(width: int, style: str) -> None:
    assert rejoined(wrapped(PARAGRAPHS, width, style)) == CLEAN
    assert rejoined(wrapped(PARAGRAPHS, width, style), delimited=True) == CLEAN


@pytest.mark.parametrize("width", [26, 46, 52, 76])
def test_paragraphs_that_nothing_parts_come_back(width: int) -> None:
    assert rejoined(wrapped(PARAGRAPHS, width, "bare")) == CLEAN


def test_a_sentence_that_ends_at_the_full_width_stays_parted_without_a_witness() -> None:
    text = wrapped(PARAGRAPHS, 54, "bare")
    output = rejoined(text)
    assert output != CLEAN
    assert output.replace("\n", "") == CLEAN.replace("\n", "")
    assert all(line.endswith("。") for line in output.split("\n") if line)


@pytest.mark.parametrize("style", ["indent", "stripped", "gap"])
def test_marks_narrowed_after_wrapping_do_not_smear_the_width(style: str) -> None:
    assert rejoined(narrowed(wrapped(PARAGRAPHS, 54, style)), delimited=True) == narrowed(CLEAN)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("delimited", [True, False])
def test_second_pass_changes_nothing(style: str, delimited: bool) -> None:
    once = rejoined(wrapped(PARAGRAPHS, 48, style), delimited=delimited)
    assert rejoined(once) == once
    assert rejoined(once, delimited=True) == once


def test_every_break_goes_once_and_by_a_rule_with_a_reason() -> None:
    text = wrapped(PARAGRAPHS, 54, "indent")
    cuts = section_cuts(Ledger(text).view(0, len(text)), False)
    joins = [cut for cut in cuts if cut.rule == "wrap.join"]
    assert len(joins) == text.count("\n") - len(PARAGRAPHS)
    assert {cut.rule for cut in cuts} == {"wrap.join", "wrap.indent", "wrap.blank-line"}
    assert all(" of 54 columns)" in cut.reason for cut in joins)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_wrapping_comes_undone_or_stays_but_glues_no_two_paragraphs(data: st.DataObject) -> None:
    style = data.draw(st.sampled_from(STYLES))
    width = data.draw(st.integers(12, 40)) * 2
    sentences = [part + "。" for paragraph in PARAGRAPHS for part in paragraph.rstrip("。").split("。")]
    picks = data.draw(st.lists(st.lists(st.sampled_from(sentences), min_size=1, max_size=5), min_size=3, max_size=9))
    paragraphs = ["".join(pick) for pick in picks]
    first = 4 if style in ("indent", "stripped") else 0
    if style in ("bare", "stripped"):
        # A paragraph that ends exactly at the width leaves no trace of its end.
        assume(all(cols(wrap(text, width, first)[-1]) < width - 8 for text in paragraphs))
    output = rejoined(wrapped(paragraphs, width, style))
    assert output.replace("\n", "").replace(IDEOGRAPHIC_INDENT, "") == "".join(paragraphs)
    whole = iter("".join(paragraphs))
    ends = set()
    for line in output.split("\n"):
        ends.add(sum(1 for _ in zip(line.strip(IDEOGRAPHIC_INDENT), whole)) + max(ends, default=0))
    at = 0
    for text in paragraphs:
        at += len(text)
        assert at in ends, f"glued after {text[-20:]}"


def test_page_breaks_and_page_numbers_go() -> None:
    lines = wrapped(PARAGRAPHS, 48, "stripped").rstrip("\n").split("\n")
    pages = [lines[i:i + 9] for i in range(0, len(lines), 9)]
    blank = "\n\n".join("\n".join(page) for page in pages) + "\n"
    assert rejoined(blank) == CLEAN
    numbered = "".join("\n".join(page) + f"\n\n- {number} -\n\n" for number, page in enumerate(pages, 1))
    assert rejoined(numbered) == CLEAN
    text = "".join("\n".join(page) + f"\n\n河口纪事\n\n{number}\n\n" for number, page in enumerate(pages, 7))
    assert rejoined(text) == CLEAN
    rules = {cut.rule for cut in section_cuts(Ledger(text).view(0, len(text)), False)}
    assert {"wrap.page-number", "wrap.running-head", "wrap.page-break"} <= rules


def test_two_posts_of_different_widths_are_judged_apart() -> None:
    text = wrapped(PARAGRAPHS[:4], 76, "gap") + "\n\n" + wrapped(PARAGRAPHS[4:], 40, "indent")
    assert rejoined(text) == "\n".join(PARAGRAPHS[:4]) + "\n" * 3 + "\n".join(PARAGRAPHS[4:]) + "\n"
    assert rejoined(text, delimited=True) == CLEAN


def test_blank_lines_stay_where_nothing_was_wrapped() -> None:
    plain = "第一条回复，很短。\n\n  缩进的一行\n第三行\n"
    text = wrapped(PARAGRAPHS, 40, "indent") + "\n\n\n" + plain
    assert rejoined(text) == CLEAN + "\n\n\n" + plain


def test_literal_br() -> None:
    text = "今天去了老船厂。<BR>\n车床还在。<br/>\n<br>\n龙门吊也在。\n"
    assert rejoined(text, delimited=True) == "今天去了老船厂。\n车床还在。\n龙门吊也在。\n"
    prose = "用 <br> 换行不如用段落标签，老师讲过两遍。\n"
    assert rejoined(prose, delimited=True) == prose


def test_layout_of_a_post_goes() -> None:
    text = "\n  \n　　第一段，很短。  \n\n \n　　第二段。\n    if (ready) {\n        start();\n    }\n\n"
    assert rejoined(text, delimited=True) == "第一段，很短。\n第二段。\n    if (ready) {\n        start();\n    }\n"
    assert rejoined(text) == text


@pytest.mark.parametrize("text", ["", "\n", " \n　\n"])
def test_blank_sections(text: str) -> None:
    assert rejoined(text) == text
    assert rejoined(text, delimited=True).strip("\n") == ""


def test_sections_of_a_document() -> None:
    text = wrapped(PARAGRAPHS, 54, "gap")

    class Sections:
        page = SimpleNamespace(text=text, outline=None)

        def sections(self, *, title: bool) -> list[Section]:
            return [Section(Ledger(text).view(0, len(text)), False)]

    found = rejoin(Sections(), Config())   # type: ignore[arg-type]
    assert Ledger(text, found.cuts).replay() == CLEAN


def test_cuts_of_earlier_stages_do_not_count_for_the_width() -> None:
    text = wrapped(PARAGRAPHS, 52, "bare")
    at = [i for i in range(10, len(text), 97) if "\n" not in text[i - 1:i + 1]]
    pieces = [text[a:b] for a, b in zip([0, *at], [*at, len(text)], strict=True)]
    spoilt = "某某网".join(pieces)
    marks, length = [], 0
    for piece in pieces[:-1]:
        length += len(piece)
        marks.append((length, length + 3))
        length += 3
    ledger = Ledger(spoilt, [Cut(a, b, "splice.name", "a mark") for a, b in marks])
    cuts = section_cuts(ledger.view(0, len(spoilt)), False)
    assert ledger.plus(cuts).replay() == CLEAN


@pytest.mark.parametrize("code", [
    ["SELECT tid, subject FROM threads", "WHERE fid = 12", "ORDER BY dateline DESC;"],
    ["import os", 'for name in os.listdir("."):', "    print(name)"],
    ["#!/bin/sh", "set -e", "tar czf backup.tgz data/", "echo done"],
])
def test_code_lines_are_joined_to_nothing(code: list[str]) -> None:
    text = wrapped(PARAGRAPHS[:4], 48, "bare") + "\n".join(code) + "\n" + wrapped(PARAGRAPHS[4:], 48, "bare")
    lines = rejoined(text, delimited=True).split("\n")
    at = lines.index(code[0])
    assert [line.strip() for line in lines[at:at + len(code)]] == [line.strip() for line in code]
    assert lines[at + len(code)].startswith(PARAGRAPHS[4][:30])


def test_code_keeps_its_indents() -> None:
    code = ["def row():", "    while True:", "        if not boats:", "            return", "        push(boats.pop())"]
    assert rejoined("\n".join(code), delimited=True).rstrip("\n").split("\n") == code
    assert rejoined("渡口\n    return 的意思是回来\n    Return to the ferry\n", delimited=True) == (
        "渡口\nreturn 的意思是回来\nReturn to the ferry\n")


def test_blank_lines_stay_where_they_do_not_part_all_paragraphs() -> None:
    posts = [wrapped([PARAGRAPHS[4]], 46, "bare"), *["同意。\n明天去问问。\n"] * 3, wrapped([PARAGRAPHS[5]], 46, "bare")]
    gone = [PARAGRAPHS[4] + "\n", *posts[1:4], PARAGRAPHS[5] + "\n"]
    assert rejoined("\n".join(posts)).split("\n\n") == "\n".join(gone).split("\n\n")


def test_rows_that_end_in_a_time_and_whole_paragraphs_are_joined_to_nothing() -> None:
    rows = [f"第七雨伞 威望 +{number} 神马都是浮云 2008-4-26 10:5{number}" for number in range(6)]
    assert rejoined("\n\n".join(rows) + "\n", delimited=True) == "\n".join(rows) + "\n"
    text = wrapped(PARAGRAPHS[:4], 48, "bare") + "船坞里的水退得很慢，大家坐在堤上等了一个上午没有\n" + PARAGRAPHS[4] + "\n"
    assert rejoined(text).endswith("没有\n" + PARAGRAPHS[4] + "\n")
