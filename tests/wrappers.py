"""Invented prose of several paragraphs, wrapped in the ways that pages, editors and printers wrap it."""
from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from pages import COMMENTS, EVENTS, SUBJECTS, TIMES

BLANKS = " \N{IDEOGRAPHIC SPACE}"
NARROW = str.maketrans("，：；？！（）", ",:;?!()")
WORDS = "Excel GPS Python wifi MP3 U盘 Word2007 N95 email Linux".split()
NUMBERS = "12 3.5 2008 100多 1998 30% 4,500 85".split()
BOOKS = "《渔家日历》 《打井的人》 《河口水文手册》 《小城邮局》".split()
FORMS = (
    "{t}{s}{e}，{c}。", "{t}{s}{e}，{c}。", "{t}，{s}{e}，{s2}{e2}；{c}。", "{c}，{c2}，{t}{s}{e}。",
    "{s}说：“{t}我{e}，{c}。”", "“{c}，”{s}说，“{c2}。”", "{t}{s}（{s2}也在）{e}，花了{n}块钱，{c}！",
    "{s}拿着{b}问{s2}：{t}是谁{e}？", "{t}{s}用{w}记下了{n}件事，{e}，{c}。",
)
# A word or a number is one piece; so is any other character.
PIECE_RE = re.compile(r"[A-Za-z0-9%.,]*[A-Za-z0-9%]|.")
NEVER_BEGINS, NEVER_ENDS = "，。、；：！？”）》,;:!?)", "“（《("


class Style(NamedTuple):
    """How a text was wrapped.

    `marks`: "full", "ascii", or "narrowed": full width when it was wrapped, and narrowed afterwards. `closing`, what
    becomes of a closing mark that does not fit: it hangs over the margin ("hang"), takes a character with it ("push"),
    or begins a line ("none"). `indent`: "full" (two ideographic spaces), "stripped" (lost after wrapping), "none".
    `pages`: blank lines ("blank") or page numbers ("number") part pages of `page_lines`.
    """

    width: int
    marks: str
    closing: str
    indent: str
    gap: bool
    pages: str
    page_lines: int
    crlf: bool


def styles(rng: Random) -> Style:
    """A style by chance."""
    return Style(rng.randint(24, 80), rng.choice(["full", "ascii", "narrowed", "narrowed"]),
                 rng.choice(["hang", "push", "none"]), rng.choice(["full", "stripped", "none"]), rng.random() < 0.33,
                 rng.choice(["", "", "blank", "number"]), rng.choice([12, 23, 30]), rng.random() < 0.2)


def cols(text: str) -> int:
    """Display columns."""
    return sum([1 if char < "\u2010" else 2 for char in text])


def paragraphs(rng: Random) -> list[str]:
    """Some paragraphs, no sentence twice; some texts hold short speeches."""
    told: set[str] = set()
    speaks = rng.random() < 0.15
    return [f"“{rng.choice(COMMENTS)}。”{rng.choice(SUBJECTS)}说。" if speaks and rng.random() < 0.5
            else "".join([sentence(rng, told) for _ in range(rng.randint(1, 6))]) for _ in range(rng.randint(4, 14))]


def sentence(rng: Random, told: set[str]) -> str:
    """A sentence that the text has not told yet."""
    while True:
        words = rng.choice(FORMS).format(
            t=rng.choice(TIMES), s=rng.choice(SUBJECTS), e=rng.choice(EVENTS), c=rng.choice(COMMENTS),
            s2=rng.choice(SUBJECTS), e2=rng.choice(EVENTS), c2=rng.choice(COMMENTS), n=rng.choice(NUMBERS),
            b=rng.choice(BOOKS), w=rng.choice(WORDS))
        if words not in told:
            told.add(words)
            return words


def own_lines(rng: Random) -> list[str]:
    """Lines of a writer who breaks them where a clause ends and sets few marks there."""
    return ["，".join([own_clause(rng) for _ in range(rng.choice((1, 2, 2, 3)))]) + rng.choice(("", "", "。"))
            for _ in range(rng.randint(4, 16))]


def own_clause(rng: Random) -> str:
    """A clause, with or without a time."""
    event = rng.choice(SUBJECTS) + rng.choice(EVENTS)
    return rng.choice((rng.choice(TIMES) + event, event, rng.choice(COMMENTS)))


def wrapped_at(text: str, width: int, first: int, closing: str) -> list[str]:
    """A paragraph broken at `width` columns, its first line `first` columns earlier."""
    lines: list[str] = []
    line: list[str] = []
    cap = width - first
    for piece in PIECE_RE.findall(text):
        used = cols("".join(line))
        hangs = piece in NEVER_BEGINS and closing == "hang" and used <= cap
        if line and used + cols(piece) > cap and not hangs:
            carried = carry(line, piece) if closing != "none" else []
            lines.append("".join(line))
            line, cap = carried, width
        line.append(piece)
    return [*lines, "".join(line)]


def carry(line: list[str], piece: str) -> list[str]:
    """What is taken off a line so that neither it ends nor the next begins with a mark that may not stand there."""
    taken: list[str] = []
    while piece in NEVER_BEGINS and len(line) > 1 and (not taken or taken[0] in NEVER_BEGINS):
        taken.insert(0, line.pop())
    while len(line) > 1 and line[-1] in NEVER_ENDS:
        taken.insert(0, line.pop())
    return taken


class Made(NamedTuple):
    """A wrapped text: its paragraphs, the lines that each of them became, and the text."""

    paragraphs: list[str]
    blocks: list[list[str]]
    text: str


def wrapped_text(texts: list[str], style: Style) -> Made:
    """Paragraphs wrapped in a style."""
    texts = [text.translate(NARROW) for text in texts] if style.marks == "ascii" else texts
    first = 0 if style.indent == "none" else 4
    blocks = [wrapped_at(text, style.width, first, style.closing) for text in texts]
    if style.marks == "narrowed":
        texts = [text.translate(NARROW) for text in texts]
        blocks = [[line.translate(NARROW) for line in block] for block in blocks]
    indent = "\N{IDEOGRAPHIC SPACE}" * 2 if style.indent == "full" else ""
    lines = [line for number, block in enumerate(blocks)
             for line in (*([""] if number and style.gap else []), indent + block[0], *block[1:])]
    if style.pages and not style.gap and len(lines) > 2 * style.page_lines:
        lines = list(paged(lines, style))
    text = "\n".join(lines) + "\n"
    return Made(texts, blocks, text.replace("\n", "\r\n") if style.crlf else text)


def paged(lines: list[str], style: Style) -> Iterator[str]:
    """Lines with what parts their pages."""
    for number, at in enumerate(range(0, len(lines), style.page_lines), 1):
        yield from lines[at:at + style.page_lines]
        if style.pages == "number":
            yield from ("", f"- {number} -", "")
        elif at + style.page_lines < len(lines):
            yield ""


def is_knowable(made: Made, style: Style) -> bool:
    """Whether each paragraph's end leaves a trace: it fills its last line to the width nowhere where nothing else
    tells that another paragraph begins."""
    if style.indent == "full" or style.gap:
        return True
    return all(cols(block[-1]) < style.width - 8 for block in made.blocks[:-1])
