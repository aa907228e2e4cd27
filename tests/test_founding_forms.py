"""Other forms of the founding page: marked anew, in other charsets, with other line ends, wrapped at other widths.

They are made from fixtures/founding: its text is wrapped into lines again, its site's name set into these again.
"""
from __future__ import annotations

from collections.abc import Iterator

import pytest

from forumclean import clean
from support import FIXTURES, text_of

SOURCE = text_of(FIXTURES / "founding" / "source.txt")
EXPECTED = text_of(FIXTURES / "founding" / "expected.txt")
TITLE, *PARAGRAPHS = [line for line in EXPECTED.split("\n") if line]
TEXT = "\n".join([TITLE, *PARAGRAPHS]) + "\n"
ADVERTISEMENT = "公文写作培训班\n"
FOOT = "\N{NO-BREAK SPACE}\n您需要登录"
INDENT = "\N{IDEOGRAPHIC SPACE}" * 2
WIDTH = 27
PAGE_LINES = 11
SENTENCE_ENDS = ("。", ";", "；")
NOT_FIRST = "，。、；：？！”’）》】,.;:?!)"
FULL_WIDTH = str.maketrans(",:;?!()", "，：；？！（）")
REPLY = "两处数字要再核一遍，第三部分的四个小标题也不齐：前两个说的是做法，后两个说的是目标，读起来像是两份稿子拼到了一起。"


def other_pages() -> Iterator[tuple[str, bytes, str]]:
    """The page with the same lines: a name, its bytes, and what must come of them."""
    yield "other name", SOURCE.replace("老秘网", "范文家").encode(), EXPECTED
    yield "address for a name", SOURCE.replace("我老秘网市", "我laomi.example市").encode(), EXPECTED
    yield "carriage returns", SOURCE.replace("\n", "\r\n").encode(), EXPECTED
    yield "byte order mark", SOURCE.encode("utf-8-sig"), EXPECTED
    yield "gb18030", SOURCE.replace("\N{NO-BREAK SPACE}", " ").encode("gb18030"), EXPECTED
    yield "utf-16", SOURCE.encode("utf-16"), EXPECTED
    yield "blanks at line ends", SOURCE.replace("\n", "\N{NO-BREAK SPACE}\n").encode(), EXPECTED
    yield "two posts", SOURCE.replace(FOOT, "\N{NO-BREAK SPACE}\n张三丰 发表于 2021-1-8 09:12:03 | 显示全部楼层\n"
                                      + lines([REPLY]) + FOOT).encode(), f"{EXPECTED}\n{REPLY}\n"


def wrapped_texts() -> Iterator[tuple[str, str, str]]:
    """The text in other lines: a name, the text, and its paragraphs."""
    for width in (20, 24, 36, 40):
        yield f"{width} indented", f"{TITLE}\n{lines(PARAGRAPHS, width, INDENT)}", TEXT
        yield f"page of {width}", page(lines(PARAGRAPHS, width)), EXPECTED
    yield "page indented", page(lines(PARAGRAPHS, WIDTH, INDENT)), EXPECTED
    yield "blank lines between", "\n".join([TITLE + "\n", *(lines([words]) for words in PARAGRAPHS)]), TEXT
    leaves = leaves_of(lines(PARAGRAPHS))
    yield "page breaks", f"{TITLE}\n" + "\n".join(leaves), TEXT
    numbers = [f"{leaf}\n- {number} -\n\n" for number, leaf in enumerate(leaves, 1)]
    yield "page numbers", f"{TITLE}\n{''.join(numbers)}", TEXT
    yield "full-width marks", (TITLE + "\n" + lines(PARAGRAPHS)).translate(FULL_WIDTH), TEXT.translate(FULL_WIDTH)


def lines(paragraphs: list[str], width: int = WIDTH, indent: str = "") -> str:
    """The paragraphs in lines of `width` full-width characters, each with a line break at its end."""
    return "".join([line.strip(" ") + "\n" for words in paragraphs for line in wrapped(indent + words, width)])


def wrapped(paragraph: str, width: int) -> Iterator[str]:
    """A paragraph's lines; what may not begin one takes the character before it along."""
    start, used = 0, 0.0
    for at, char in enumerate(paragraph):
        used += 0.5 if char.isascii() else 1.0
        if used > width:
            cut = at
            while paragraph[cut] in NOT_FIRST:
                cut -= 1
            yield paragraph[start:cut]
            start, used = cut, sum(0.5 if char.isascii() else 1.0 for char in paragraph[cut:at + 1])
    yield paragraph[start:]


def page(body: str) -> str:
    """The founding page around other lines, its site's name set into them."""
    head, foot = SOURCE[:SOURCE.index(ADVERTISEMENT)], SOURCE[SOURCE.index(FOOT):]
    return f"{head}{ADVERTISEMENT}{body.replace('我市', '我老秘网市')}\n{foot}"


def leaves_of(text: str) -> list[str]:
    """The text in pieces of PAGE_LINES lines."""
    rows = text.splitlines(keepends=True)
    return ["".join(rows[at:at + PAGE_LINES]) for at in range(0, len(rows), PAGE_LINES)]


@pytest.mark.parametrize(("source", "expected"), [pytest.param(*rest, id=name) for name, *rest in other_pages()])
def test_other_pages_come_out_the_same(source: bytes, expected: str) -> None:
    assert clean(source).split("\n") == expected.split("\n")


@pytest.mark.parametrize(("source", "expected"), [pytest.param(*rest, id=name) for name, *rest in wrapped_texts()])
def test_other_lines_are_joined(source: str, expected: str) -> None:
    """A break after a full line's sentence may stay: nothing tells it from a paragraph's end. No other does."""
    text = clean(source)
    parts = iter(text.split("\n"))
    for paragraph in expected.split("\n"):
        joined = next(parts, "(missing)")
        while joined != paragraph and paragraph.startswith(joined) and joined.endswith(SENTENCE_ENDS):
            joined += next(parts, "(missing)")
        assert joined == paragraph
    assert [*parts] == []
    assert clean(text) == text
