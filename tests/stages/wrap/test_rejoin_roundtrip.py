"""Clean prose, wrapped in many ways: it comes back, or keeps a break too many; no two paragraphs are glued."""
from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wrappers import BLANKS, NARROW, Style, is_knowable, own_lines, paragraphs, styles, wrapped_text
from wrapping import PARAGRAPHS, rejoined, wrapped

from forumclean import clean
from forumclean.stages.wrap.facts import Facts, gather
from forumclean.stages.wrap.observe import Paragraph, observe
from forumclean.stages.wrap.pagebreaks import page_distance
from forumclean.stages.wrap.wraplines import split_lines
from forumclean.stages.wrap.wrapmarks import SAMPLE_LINES
from forumclean.stages.wrap.wrapmetrics import pieces_of, typeset
from forumclean.stages.wrap.wrapwidth import measure

SEEDS = 120
INDENT = "\N{IDEOGRAPHIC SPACE}" * 2
FULL = "船坞里的水退得很慢，大家坐在堤上等了一个上午没有"   # 48 columns, in mid-clause


def inked(text: str) -> list[str]:
    """The lines of a text that hold ink, without outer blanks."""
    return [line for line in (line.strip(BLANKS) for line in text.split("\n")) if line]


def line_ends(lines: Iterable[str]) -> set[int]:
    """Where lines end, counted in characters."""
    return {*accumulate(map(len, lines))}


def cleaned(text: str, *, delimited: bool) -> str:
    """The text as a post, or as it comes out of the command that rejoins alone: brackets that the words repeat by
    chance read as a site's mark (seed 7639)."""
    if delimited:
        return rejoined(text.replace("\r", ""), delimited=True)
    return clean(text, kind="text", select=("wrap",)).replace("\r", "")


@given(st.integers(0, 10**6), st.booleans())
@settings(max_examples=80, deadline=None)
def test_nothing_is_lost_or_glued(seed: int, delimited: bool) -> None:
    rng = Random(seed)
    style = styles(rng)
    made = wrapped_text(paragraphs(rng), style)
    lines = inked(cleaned(made.text, delimited=delimited))
    assert "".join(lines) == "".join(made.paragraphs)
    if is_knowable(made, style):
        assert not line_ends(made.paragraphs) - line_ends(lines), style


@pytest.mark.parametrize(("indent", "gap", "least"), [
    ("full", False, 1.0), ("full", True, 0.99), ("stripped", True, 0.99), ("none", True, 0.99),
    ("stripped", False, 0.88), ("none", False, 0.33)])
def test_most_come_back_whole(indent: str, gap: bool, least: float) -> None:
    """Where nothing parts paragraphs, a sentence that ends with a full line stays parted: it may be a paragraph's end
    as well. A stripped indent tells which."""
    right = 0
    for seed in range(SEEDS):
        rng = Random(seed)
        style = styles(rng)._replace(indent=indent, gap=gap)
        made = wrapped_text(paragraphs(rng), style)
        right += inked(cleaned(made.text, delimited=bool(seed % 2))) == made.paragraphs
    assert right / SEEDS >= least


def test_lines_of_a_writer_who_sets_few_marks_stay() -> None:
    """They may be equally wide by chance; where no break tears a word, that is no wrapper's width."""
    texts = ["".join([line + "\n" for line in own_lines(Random(seed))]) for seed in range(4 * SEEDS)]
    assert sum([rejoined(text) == text for text in texts]) / len(texts) >= 0.97


@pytest.mark.parametrize("closing", ["hang", "push", "none"])
@pytest.mark.parametrize("marks", ["full", "ascii", "narrowed"])
@pytest.mark.parametrize("width", [28, 39, 54, 77])
def test_a_second_pass_over_what_came_back_changes_nothing(width: int, marks: str, closing: str) -> None:
    style = Style(width, marks, closing, "stripped", False, "", 0, False)
    made = wrapped_text(paragraphs(Random(width)), style)
    once = clean(made.text, kind="text")
    assert clean(once, kind="text") == once


def facts_of(text: str) -> Facts:
    """What is measured on a wrapped text."""
    lines = split_lines(text)
    layout = measure(lines)
    assert layout is not None
    return gather(lines, layout, (), frozenset())


def around(lines: list[str], style: str = "bare") -> str:
    """These lines between wrapped paragraphs."""
    return wrapped(PARAGRAPHS[:4], 48, style) + "\n".join(lines) + "\n" + wrapped(PARAGRAPHS[4:], 48, style)


def test_a_line_that_begins_with_push_is_no_push_line() -> None:
    before, after = "船坞里的水退得很慢，大家坐在堤上等着公布新的一轮", "推动我镇渡口改造的几点建议："
    assert f"\n{before}{after}\n" in rejoined(around([before, after]))


@pytest.mark.parametrize(("ink", "cols"), [
    ("4,500张船票", 5), ("500,船票", 5), ("(姓周)师傅", 4), ("(Zhou)师傅", 7), (",师傅", 2), ("师傅", 2)])
def test_first_pieces_where_marks_were_narrowed(ink: str, cols: int) -> None:
    assert pieces_of([typeset(ink)[0]]) == [cols]


def test_a_closing_mark_in_half_width_begins_no_paragraph() -> None:
    facts = facts_of(around(["船坞里的水退得很慢，大家坐在堤上等到了早晨八点钟", "！"]).translate(NARROW))
    at = facts.lines.inks.index("!") - 1
    assert ("begins-closing", 1) in observe(facts, at, Paragraph(facts.lines.inks[at], is_head=False))


def test_a_number_with_a_point_is_no_item() -> None:
    facts = facts_of(around([FULL, "3.5件事都办完了，水也退了。", INDENT + "后来的人都说那是一条慢船。"], "indent"))
    at = next(i for i, ink in enumerate(facts.lines.inks) if ink.startswith("3.5"))
    assert observe(facts, at, Paragraph(FULL, is_head=False))[-1] == ("indent-new", 1)


def test_a_blank_that_the_wrapper_kept_is_no_indent() -> None:
    before, after = "船坞里的水退得很慢，大家坐在堤上等一艘船叫做 slow", "的旧船，它不来了。"
    assert f"{before} {after}\n" in rejoined(around([before, " " + after]))


def test_a_long_text_that_begins_otherwise_shows_its_width_later() -> None:
    begins = "".join([f"{number}号船已经靠岸\n" for number in range(450)])
    text = begins + wrapped(PARAGRAPHS * 80, 48, "indent")
    assert text.count("\n") > SAMPLE_LINES
    assert rejoined(text, delimited=True) == begins + "".join([f"{line}\n" for line in PARAGRAPHS]) * 80


@pytest.mark.parametrize("lead", ["", "\n" * 9, "\n \n"])
def test_blank_lines_after_the_lines_that_are_looked_at(lead: str) -> None:
    body = "\n\n".join([f"{number}号船靠岸" + "，没有人下来看" * (number % 5) + "了。"[number % 3 > 0:]
                        for number in range(SAMPLE_LINES + 100)])
    assert rejoined(lead + body, delimited=True) == body.replace("\n\n", "\n")


@pytest.mark.parametrize(("gaps", "distance"), [((9, 18, 27), 9), ((9, 18, 23), 0), ((9, 18), 9), ((11, 20, 29), 9)])
def test_pages_are_of_one_length(gaps: tuple[int, ...], distance: int) -> None:
    text = "".join(["\n" * (number in gaps) + "一行\n" for number in range(40)])
    assert page_distance(split_lines(text)) == distance


def test_wide_lines_after_short_ones_show_that_no_indent_was_lost() -> None:
    assert facts_of(around([], "stripped")).stripped
    assert not facts_of(around(["水也退了。", FULL, "没有人说话。"] * 4, "stripped")).stripped


def test_a_title_wider_than_a_first_line_is_none() -> None:
    title = "关于修复老船厂的情况说明"
    text = f"{title}\n" + wrapped(PARAGRAPHS, 26, "stripped")
    assert rejoined(text, delimited=True).startswith(f"{title}\n{PARAGRAPHS[0][:20]}")


def test_a_short_speech_after_a_full_line_stays_parted() -> None:
    term = "船坞里的水退得很慢，大家坐在堤上等了一整个上午。"
    text = wrapped(PARAGRAPHS[:4], 48, "stripped") + f"{FULL}\n{term}\n“走吧。”他说。\n"
    assert rejoined(text + wrapped(PARAGRAPHS[4:], 48, "stripped")).count("\n“走吧。”") == 1
