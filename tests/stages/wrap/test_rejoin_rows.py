"""Each row of the table of points: a break that shows it, and what becomes of that break."""
from __future__ import annotations

import pytest
from wrapping import PARAGRAPHS, wrapped

from forumclean.stages.wrap.breaks import decide
from forumclean.stages.wrap.facts import gather
from forumclean.stages.wrap.kinds import barred_lines
from forumclean.stages.wrap.observe import Paragraph, observe, pair_facts
from forumclean.stages.wrap.points import POINTS, STYLE_POINTS, STYLES, WORTH
from forumclean.stages.wrap.wraplines import split_lines
from forumclean.stages.wrap.wrapwidth import measure

INDENT = "\N{IDEOGRAPHIC SPACE}" * 2
FULL = "船坞里的水退得很慢，大家坐在堤上等了一个上午没有"          # 48 columns, in mid-clause
FULL_COMMA = "船坞里的水退得很慢，大家坐在堤上等了一整个上午，"
FULL_COLON = "船坞里的水退得很慢，等到中午的时候老师傅开口说："
FULL_TERM = "船坞里的水退得很慢，大家坐在堤上等了一整个上午。"
NARROW = "船坞里的水退得很慢，大家坐在堤上等了半个上午"            # 44 columns: a first line whose indent is lost
NARROW_TERM = "船坞里的水退得很慢，大家坐在堤上等了上午整。"
TAIL = "人说话。"
# Row, style of the text around, the line before the break, the lines after it, whether they are joined.
ROWS = [
    ("full-open", "bare", FULL, [TAIL], True),
    ("full-comma", "bare", FULL_COMMA, [TAIL], True),
    ("full-colon", "bare", FULL_COLON, [TAIL], True),
    ("colon-unspoken", "bare", "老师傅说了两句：\n" + FULL_COLON, [TAIL], False),
    ("full-semicolon", "bare", FULL_COMMA[:-1] + "；", [TAIL], True),
    ("full-term", "bare", FULL_TERM, [TAIL], False),
    ("short-open", "bare", "船坞里的水退得很慢", [TAIL], False),
    ("short-comma", "bare", "船坞里的水，", [TAIL], False),
    ("short-semicolon", "bare", "船坞里的水退得很慢；", [TAIL], False),
    ("short-colon", "bare", "老师傅说：", [TAIL], False),
    ("short-term", "bare", "船坞里的水退得很慢。", [TAIL], False),
    ("over-open", "bare", FULL + "人愿意先走", [TAIL], True),
    ("over-term", "bare", FULL + "人愿意先走。", [TAIL], False),
    ("slack", "bare", "船坞里的水退得很慢。", [TAIL], False),
    ("ragged-open", "bare", "船坞里的水退得很慢，大家坐在堤上等了", [TAIL], False),
    ("ragged-comma", "bare", "船坞里的水退得很慢，大家坐在堤上等了，", [TAIL], True),
    ("ragged-term", "bare", "船坞里的水退得很慢，大家坐在堤上等了。", [TAIL], False),
    ("ragged-semicolon", "bare", "船坞里的水退得很慢，大家坐在堤上等；", [TAIL], False),
    ("ragged-colon", "bare", "船坞里的水退得很慢，大家坐在堤上等：", [TAIL], False),
    ("indent-new", "indent", FULL, [INDENT + TAIL], False),
    ("indent-continues", "indent", FULL, [TAIL], True),
    ("no-witness-indent", "indent", FULL_TERM, ["后来水退了，船也就下去了，没有一个" + TAIL], True),
    ("list-inside", "indent", FULL, ["一是水位。"], True),
    ("hanging", "gap", "  1. 船坞里的水退得很慢，大家坐在堤上等了上午", ["     没有人说话。"], True),
    ("dedent", "gap", "            船坞里的水退得很慢，大家坐在堤上等", ["  后来水退了。"], False),
    ("list", "bare", FULL_TERM, ["二、水退以后的安排。"], False),
    ("list-in-clause", "bare", FULL, ["1.2 节的话。"], True),
    ("never", "bare", FULL, ["$ make install"], False),
    ("ascii", "bare", "slow water rising boats waiting at the old pier", ["again and again"], False),
    ("ascii-after-han", "gap", FULL + "\nslow water rising boats waiting at the old pier", ["again and again"], True),
    ("ascii-before-han", "bare", "Slow boats", ["慢慢号的英文名字。"], False),
    ("latin-latin", "bare", "船坞里的水退得很慢，大家坐在堤上等着看 old boat", ["builders 说话。"], True),
    ("torn-address", "gap", "https://example.org/boats/list.php?year=1998&", ["slow&kind=2"], True),
    ("begins-closing", "bare", "船坞里的水退得很慢", ["，没有人说话。"], True),
    ("ends-opening", "bare", "船坞里的水退得很慢（", ["大约一个上午）没有人说话。"], True),
    ("pair", "bare", "船坞里的水退得很慢，大家坐在堤上修机", ["器的人也来了。"], True),
    ("no-pair", "bare", "船坞里的水退得很慢，大家坐在堤上等了", [TAIL], False),
    ("torn-word", "bare", "船坞里的水退得很慢，大家都在等新的经", ["济数据和通知。"], True),
    ("inside-bracket", "bare", "船坞里的水退得很慢（从早晨算起一共有", ["三个小时）没有人说话。"], True),
    ("long-piece", "bare", "船坞里的水退得很慢", ["https://example.org/boats/2019/slow 上有照片。"], True),
    ("heading-here", "bare", "第二次下水", [FULL, TAIL], False),
    ("heading-next", "bare", FULL_TERM, ["第二次下水", FULL, TAIL], False),
    ("block-head", "gap", "船坞里的水退得很慢", [FULL, TAIL], False),
    ("dialogue", "bare", FULL_TERM, ["“走吧。”", "“再等等。”", "“等什么？”", "“等水。”", "“好。”", "“唉。”", "“嗯。”"], False),
    ("speech-ends", "bare", "“走吧。”", ["“再等等。”", "“等什么？”", "“等水。”", "“好。”", "“唉。”", "“嗯。”"], False),
    ("date", "bare", "二〇一九年九月一日", [TAIL], False),
    ("next-wide", "stripped", FULL_TERM, [FULL, TAIL], True),
    ("next-narrow", "stripped", FULL_TERM, [NARROW, TAIL], False),
    ("next-narrow-term", "stripped", FULL_TERM, [NARROW_TERM, NARROW, TAIL], False),
    ("no-witness-stripped", "stripped", FULL + "\n" + FULL_TERM, ["后来水退了，大家都回去了。"], True),
    ("no-witness-marked", "marked", FULL_TERM, ["后来水退了，大家都回去了。"], True),
    ("no-witness-bare", "bare", FULL_TERM, ["后来水退了，大家都回去了。"], False),
]


def text_around(style: str, lines: list[str]) -> str:
    """Two dozen wrapped lines, and these among them."""
    if style == "marked":
        items = [f"（{number}）{text}" for number, text in zip("一二三四五六七八", PARAGRAPHS, strict=True)]
        middle = f"（九）水位。\n（十）{FULL[:21]}\n" + "\n".join(lines) + "\n"
        return wrapped(items[:4], 48, "bare") + middle + wrapped(items[4:], 48, "bare")
    middle = "\n".join(lines) + "\n"
    if style == "gap":
        middle = "\n" + middle + "\n"
    return wrapped(PARAGRAPHS[:4], 48, style) + middle + wrapped(PARAGRAPHS[4:], 48, style)


@pytest.mark.parametrize(("row", "style", "before", "after", "joined"), ROWS, ids=[row[0] for row in ROWS])
def test_row(row: str, style: str, before: str, after: list[str], joined: bool) -> None:
    lines = split_lines(text_around(style, [before, *after]))
    barred = barred_lines(lines)
    layout = measure(lines, barred)
    assert layout is not None and layout.width in (48, 50)
    facts = gather(lines, layout, barred, frozenset())
    last = before.split("\n")[-1].strip(" \N{IDEOGRAPHIC SPACE}")
    first = after[0].strip(" " + INDENT)
    at = next(i for i, ink in enumerate(lines.inks) if ink.endswith(last) and lines.inks[i + 1] == first)
    joins = decide(facts)
    para = Paragraph(lines.inks[0], is_head=True)
    for i in range(at):
        if joins[i]:
            para.add(lines.inks[i + 1])
        else:
            para = Paragraph(lines.inks[i + 1], is_head=lines.gaps[i + 1] > 0)
    names = {name for name, _ in [*observe(facts, at, para), *pair_facts(facts, at)]}
    assert row in names
    assert bool(joins[at]) is joined, names


def test_every_row_has_a_case() -> None:
    assert {row[0] for row in ROWS} == set(POINTS)


@pytest.mark.parametrize("style", STYLES)
def test_styles_are_told_apart(style: str) -> None:
    lines = split_lines(wrapped(PARAGRAPHS, 48, style))
    layout = measure(lines)
    assert layout is not None
    assert gather(lines, layout, (), frozenset()).style == style


def test_points_of_styles_belong_to_rows() -> None:
    assert set(STYLE_POINTS) < set(POINTS)
    assert all(f"{name}-{style}" in WORTH for name in STYLE_POINTS for style in STYLES)
