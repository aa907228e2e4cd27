"""Invisible characters, jammers, pinyin: what nobody typed."""
from __future__ import annotations

import random
import re
from collections import Counter

import pytest
from splicing import HOST, NAME, PROSE, body_of, page, spliced, unspliced

from forumclean.chars import CONTROLS
from forumclean.stages.splice.clues import (
    CONTROL_BYTES,
    JAM_KINDS,
    JAMMED_RE,
    JAMS,
    LEADS,
    NARROW_LEADS,
    holds_one,
    repeated_boxes,
)
from forumclean.stages.splice.flatview import least_full, may_show_width, wrapped_width

FILLS = ["\N{ZERO WIDTH SPACE}", "\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}", "\N{WORD JOINER}",
         "\N{ZERO WIDTH NO-BREAK SPACE}", "\N{SOFT HYPHEN}"]


def jammer(seed: int) -> str:
    """As the engine draws it."""
    draw = random.Random(seed)
    return "".join(f"{chr(draw.randint(32, 59))} {chr(draw.randint(63, 126))}" for _ in range(draw.randint(6, 15)))


@pytest.mark.parametrize("fill", FILLS)
def test_invisible_characters_go(fill: str) -> None:
    assert body_of(unspliced(page(spliced(PROSE, fill, ["安排专", "城郊"])))) == PROSE


@pytest.mark.parametrize("text", [
    "家庭表情👨\N{ZERO WIDTH JOINER}👩\N{ZERO WIDTH JOINER}👧在这里",
    "می\N{ZERO WIDTH NON-JOINER}خواهم 是波斯语",
    "co\N{SOFT HYPHEN}operate 里的软连字符",
    "क्\N{ZERO WIDTH JOINER}ष 是天城文",
])
def test_scripts_and_pictures_keep_their_joiners(text: str) -> None:
    assert body_of(unspliced(page(text))) == text


@pytest.mark.parametrize("seed", range(30))
def test_jammers_go(seed: int) -> None:
    first, second = PROSE.split("\n")
    assert body_of(unspliced(page(f"{first}{jammer(seed)}\n{second}"))) == f"{first}\n{second}"


@pytest.mark.parametrize("text", [
    "当 a + b > c 且 x - y < z 时成立",
    "座位是 A B C D E F G H 八列",
    "M A R S 是火星，V E N U S 是金星",
    "设 1 ≤ i ≤ n，则 f ( x ) = a x + b",
    "cut -d , -f 1 a.csv | sort -n -k 2",
    "for (i = 0; i < n; i++) { s += a[i]; }",
    "比分 3 : 2 , 1 : 0 , 4 : 1",
])
def test_maths_code_and_spaced_letters_stay(text: str) -> None:
    assert body_of(unspliced(page(text))) == text


def test_what_stands_beside_jammers_goes_with_them() -> None:
    lines = PROSE.replace("。", "。\n").split("\n")
    extras = [NAME, HOST, "发现身边的乐趣", "qingshifang", "发现身边的乐趣", NAME, "发现身边的乐趣"]
    body = "\n".join(line + extras[number % 7] + jammer(number) if line else "" for number, line in enumerate(lines))
    assert body_of(unspliced(page(body), f"http://{HOST}/")) == "\n".join(lines)


def test_phrases_in_place_of_jammers_go() -> None:
    phrases = (f". From {HOST}", f". from: {NAME}", "-google qingshifang", f". 来源{NAME}. ", f"-qsf {HOST}",
               f". {HOST}/bbs", ". more info on qingshifang", "。")
    lines = [line for line in PROSE.replace("。", "。\n").split("\n") if line]
    body = "\n".join(line + phrases[number % 7] for number, line in enumerate(lines))
    left = body_of(unspliced(page(body), f"http://{HOST}/"))
    assert [line.rstrip() for line in left.split("\n")] == lines


def test_phrases_that_stand_in_mid_line() -> None:
    body = spliced(PROSE, f". 来源{NAME}. ", ["安排专", "更换破", "居民可"])
    assert body_of(unspliced(page(body), f"http://{HOST}/")) == PROSE
    body = spliced(PROSE, f".{NAME}", ["安排专", "更换破", "居民可"])
    assert body_of(unspliced(page(body), f"http://{HOST}/")) == PROSE


@pytest.mark.parametrize("line", [f"我选1.{NAME}", f"老照片一张. 来源{NAME}. 年代不详"])
def test_a_sign_that_may_be_the_author_s_stays(line: str) -> None:
    body = f"{PROSE.replace('。', '.')}\n" + "\n".join(f"{line}{number}" for number in range(3))
    left = body_of(unspliced(page(body), f"http://{HOST}/"))
    assert left.count("1.") == body.count("1.") and left.count("张. ") + left.count(". 年代") >= body.count("老照片")


@pytest.mark.parametrize("text", [
    "It works. Hope qingshifang adds it soon.", "See the notes. The qingshifang team knows.",
])
def test_a_latin_sentence_that_begins_so_stays(text: str) -> None:
    assert body_of(unspliced(page(f"{PROSE}\n{text}"), f"http://{HOST}/")) == f"{PROSE}\n{text}"


def test_phpwind_bytes_go() -> None:
    first, second = PROSE.split("\n")
    body = f"{first}\x16aN\x04\x1aB\x1cmgA\N{NO-BREAK SPACE}\n{second}"
    assert body_of(unspliced(page(body))) == f"{first}\N{NO-BREAK SPACE}\n{second}"


def test_a_converters_pinyin_goes_and_a_gloss_stays() -> None:
    converted = "秋季開(kāi)始，全範(fàn)圍內(nèi)實(shí)行統(tǒng)一標(biāo)準(zhǔn)。"
    assert body_of(unspliced(page(converted))) == "秋季開始，全範圍內實行統一標準。"
    gloss = "饕餮(tāo tiè)是兽名，彧(yù)是人名，二字都少见。"
    assert body_of(unspliced(page(gloss))) == gloss


def test_each_lead_holds_a_part_that_is_asked_for_first() -> None:
    assert all(holds_one(lead.encode(), NARROW_LEADS) for lead in LEADS)


def test_control_characters_are_the_same_as_bytes() -> None:
    assert re.findall(f"[{CONTROLS}]", "".join(map(chr, range(256)))) == [*map(chr, CONTROL_BYTES)]


def test_whatever_holds_a_jammer_holds_the_kinds_of_one() -> None:
    draw = random.Random(7)
    found = 0
    for _ in range(4000):
        text = "".join(draw.choice(("0 ~", " b", " ", ";", "中", "<")) for _ in range(5))
        if JAMMED_RE.search(text):
            found += 1
            assert holds_one(text.encode("ascii", "ignore").translate(JAM_KINDS), JAMS), text
    assert found > 100


def test_boxes_come_in_the_order_of_the_text() -> None:
    text = "甲（丙丁）乙[子丑]" * 5 + "【寅卯】" * 4
    assert repeated_boxes(text) == ("（丙丁）", "[子丑]")


def test_no_width_is_missed_by_the_quick_look() -> None:
    draw = random.Random(3)
    shown = 0
    for _ in range(2000):
        sizes = [draw.choice((0, 1, 9, 12, 13, 30, 31, 33, 40, 129, 130, 131, 140)) for _ in range(draw.randint(3, 14))]
        width = wrapped_width(Counter(sizes), least_full(sorted(sizes)))
        shown += width > 0
        assert not width or may_show_width(sorted(sizes)), sizes
    assert 100 < shown < 1900
