"""Lines and the characters at their ends, looked at all at once, are what they are one by one."""
from __future__ import annotations

import re
import sys
from random import Random

import pytest

from forumclean.chars import HALF_WIDTH_MARKS, HAN, is_ideograph
from forumclean.stages.wrap.kinds import (
    BARRED_ASCII_RE,
    BARRED_FIRST,
    BARRED_WIDE_RE,
    LIST_HAN_RE,
    LIST_MARK_RE,
    LIST_NUMBER_RE,
    begins_item,
)
from forumclean.stages.wrap.spacing import sets_blanks
from forumclean.stages.wrap.wraplines import FEW_CHARS, columns, no_han, places, split_lines
from forumclean.stages.wrap.wrapmetrics import PIECE_RE, pieces_of, typeset

CHARS = "船上\u3400\u9fff\u33ff\ua000々〇か豈é\N{CJK UNIFIED IDEOGRAPH-20034}\U00023456“《(,，。!aZ9% "
HAN_CLASS_RE = re.compile(f"[{HAN}]")
PANGU_CLASS_RE = re.compile(rf"[A-Za-z0-9%] [{HAN}]|[{HAN}] [A-Za-z0-9]")
TIGHT_CLASS_RE = re.compile(rf"[A-Za-z0-9%][{HAN}]|[{HAN}][A-Za-z0-9]")
MARKS_BESIDE_RE = re.compile(r"[,:;?!()](?:(?<=[^\x00-\u2013].)|(?=[^\x00-\u2013]))")


def some(seed: int, most: int) -> str:
    """Characters of every kind, one at least."""
    rng = Random(seed)
    return "".join(rng.choices(CHARS, k=rng.randint(1, most)))


def test_ideographs_are_those_of_the_class() -> None:
    chars = [chr(code) for code in range(sys.maxunicode + 1)]
    assert [*filter(is_ideograph, chars)] == [*filter(HAN_CLASS_RE.match, chars)]


@pytest.mark.parametrize("most", [FEW_CHARS - 1, 5 * FEW_CHARS])
def test_what_is_no_han_is_found_at_its_place(most: int) -> None:
    for seed in range(50):
        chars = some(seed, most)
        assert no_han(chars) == [i for i, char in enumerate(chars) if not "\u3400" <= char <= "\u9fff"]


def test_places() -> None:
    assert [*places("。一。。", "。")] == [0, 2, 3] and [*places("一", "。")] == []


def test_lines_with_their_indents_and_gaps() -> None:
    lines = split_lines("\n\n  船\n上 \n\t\n\n\N{IDEOGRAPHIC SPACE}水\n   \n")
    assert (lines.inks, lines.starts, lines.indents, lines.gaps) == (["船", "上", "水"], [4, 6, 13], [2, 0, 2], [2, 0, 2])
    assert (lines.firsts, lines.lasts, lines.end(1)) == ("船上水", "船上水", 7)


def test_first_pieces_of_many_lines_are_those_of_each() -> None:
    inks = [some(seed, 8).strip() or "船" for seed in range(2000)]
    pieces = [columns(found[0]) if (found := PIECE_RE.match(ink)) else 1 for ink in inks]
    assert pieces_of(inks) == pieces
    assert [pieces_of([ink])[0] for ink in inks] == pieces


def test_half_width_marks_beside_han_are_widened() -> None:
    inks = [some(seed, 12).strip() or "船" for seed in range(2000)]
    text = "\n".join(inks)
    wide, count = MARKS_BESIDE_RE.subn(lambda mark: "（" if mark[0] == "(" else "，", text)
    assert typeset(text) == (wide, sum(map(text.count, HALF_WIDTH_MARKS)) - count)


def test_writers_who_set_blanks_are_those_of_the_classes() -> None:
    told = set()
    for seed in range(4000):
        text = "".join(Random(seed).choices("船é〇か a9% ", k=Random(seed).randint(2, 9)))
        sets = PANGU_CLASS_RE.search(text) is not None and TIGHT_CLASS_RE.search(text) is None
        assert sets_blanks(text) is sets, text
        told.add(sets)
    assert told == {True, False}


def test_patterns_of_items_and_tables_are_asked_of_all_lines_that_they_match() -> None:
    for char in map(chr, range(33, 0xffff)):
        inks = [char + rest for rest in ("", "、", ". 船", " x", "1）", "—x", "]", "：", "是船", char * 2, "int x", "1234|")]
        is_han = "\u4e00" <= char <= "\u9fff"
        for ink in inks:
            is_item = any(pattern.match(ink) for pattern in (LIST_NUMBER_RE, LIST_HAN_RE, LIST_MARK_RE))
            assert begins_item(ink) is is_item, ink
            assert not LIST_HAN_RE.match(ink) or is_han
            is_barred = BARRED_ASCII_RE.match(ink) or BARRED_WIDE_RE.match(ink)
            assert not is_barred or char in BARRED_FIRST, ink
