"""Half-width marks beside Han in full width, for who asks for it; everything else stays."""
from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from forumclean import Cleaner, UsageError, clean
from forumclean.chars import HALF_WIDTH_MARKS
from forumclean.cli.filter import filter_pages
from forumclean.stages.fullwidth import marks_beside_han

WIDE = str.maketrans(HALF_WIDTH_MARKS, "，：；？！（）")
WIDENER = Cleaner(punctuation="fullwidth")


@pytest.mark.parametrize(("text", "expected"), [
    ("去了,没人;问谁?走!", "去了，没人；问谁？走！"),
    ("真的吗??!", "真的吗？？！"),
    ("老师傅(姓周)说:“走吧”,就走了", "老师傅（姓周）说：“走吧”，就走了"),
    ("他用GPS(旧的),我没有", "他用GPS（旧的），我没有"),
    ("见说明(see README)再问", "见说明（see README）再问"),
    ("OK,他说好", "OK，他说好"),
    ("说明:(一)看水位", "说明：（一）看水位"),
    ("一共4,500张,10:30开船", "一共4,500张，10:30开船"),
])
def test_marks_beside_han(text: str, expected: str) -> None:
    assert WIDENER.clean(text + "\n") == expected + "\n"


@pytest.mark.parametrize("text", [
    "first, second; third (fourth)!", "print(name), f(x)", "12:30", "4,500", "1) 2)", "好的:)", "再见 :-)", "；，。",
    "https://example.org/a?b=1,2", "看 www.example.org/a?b(c)", "中文 ABC, DEF 中文", ""])
def test_other_marks_stay(text: str) -> None:
    assert marks_beside_han(text) == []


def test_an_address_stays_before_han() -> None:
    assert marks_beside_han("见https://example.org/a?b=1,这里") == []


def test_it_is_off_unless_asked_for() -> None:
    assert clean("去了,没人\n") == "去了,没人\n"
    with pytest.raises(UsageError, match="no such punctuation"):
        Cleaner(punctuation="half")


@given(st.text("他们去过(),:;?!。“” abc1\n", max_size=60))
@settings(max_examples=200)
@example("1111::::::::::::::::!他\n”")   # wide enough once its marks are
def test_the_account_tells_of_each_mark(text: str) -> None:
    result = WIDENER.extract(text, kind="text")
    widened = [cut for cut in result.removed if cut.rule == "wrap.fullwidth-mark"]
    assert all(cut.put == cut.text.translate(WIDE) and len(cut.text) == 1 for cut in widened)
    assert result.replay() == result.text and result.restore() == result.source_text
    # In wider lines more may have been wrapped.
    assert "".join(result.text.translate(WIDE).split()) == "".join(clean(text, kind="text").translate(WIDE).split())
    assert WIDENER.clean(result.text, kind="text") == result.text


def test_a_page_and_its_posts(founding: Path) -> None:
    result, kept = WIDENER.extract(founding.read_bytes()), clean(founding.read_bytes())
    assert result.text == kept.translate(WIDE)
    assert result.replay() == result.text and result.restore() == result.source_text
    page = "<html><body><h1>船期</h1><p>明天开船,早八点;晚了不等(别忘了).</p></body></html>"
    assert "明天开船，早八点；晚了不等（别忘了）." in WIDENER.clean(page)


def test_the_option(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("去了,没人\n", "utf-8")
    assert CliRunner().invoke(filter_pages, ["--punctuation", "fullwidth", str(page)]).output == "去了，没人\n"
