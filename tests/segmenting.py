"""What the tests of segmenting share: pieces of small pages, and hypothesis strategies for pages."""
from __future__ import annotations

from hypothesis import strategies as st

from forumclean.lines import Judge
from forumclean.model import Page
from forumclean.readers.flat import read_flat
from forumclean.readers.html import read_html
from forumclean.stages.segment.context import observed
from forumclean.stages.segment.elements import element_names
from forumclean.stages.segment.pieces import Piece, page_pieces

WORDS = ("渡口的老船修好了。", "张三", "发表于", " 2021-1-7 08:30:21", "回复", " 支持 反对", "使用道具 举报", "1#", "沙发", "3 天前", "昨天 10:20",
         "\t", "    ", "\u3000", "\n", "\n\n", "|", "1", "：",
         "Powered by Discuz!", "https://a.example/b.jpg", "-1-", "\x1c", "\x85", "\u2028",
         "\N{ZERO WIDTH SPACE}", "a", "，", "...", "引用:", "🙂", "\ue000", "\x00", "\x0b")
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=24).map("".join)
TAGS = ("p", "div", "span", "a", "li", "td", "pre", "b", "h1", "article", "blockquote", "x-y")
NAMES = st.one_of(st.sampled_from(("post-author", "postBody_12", "时间", "a b\tc", "a\nb", "")),
                  st.text("abZ_-\t\n\u00a0é文", max_size=8))
ELEMENTS = st.lists(st.tuples(st.sampled_from(TAGS), NAMES, st.sampled_from(WORDS)), max_size=8).map(
    lambda rows: "<title>渡口</title>" + "".join(
        f'<{tag} class="{name}" id="{name}">{words}{f"</{tag}>" if number % 3 else ""}'
        for number, (tag, name, words) in enumerate(rows)))


def flat(text: str) -> Page:
    """A text as the reader gives it."""
    return read_flat(text, None, ())


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a text."""
    return page_pieces(flat(text), Judge())


def words_of(text: str) -> list[str]:
    """Their words."""
    return [piece.key for piece in pieces_of(text)]


def seen_of(page: Page) -> tuple[list[Piece], list[list[str]]]:
    """The pieces of a page, and what is seen of each."""
    pieces = page_pieces(page, Judge())
    names = observed(pieces)
    if page.outline is not None:
        element_names(page.outline, pieces, names)
    return pieces, names


def seen_in_html(body: str, words: str) -> list[str]:
    """What is seen of the piece of an HTML page that says some words."""
    pieces, names = seen_of(read_html(f"<html><head><title>渡口</title></head><body>{body}</body></html>"))
    found = [own for piece, own in zip(pieces, names, strict=True) if piece.key == words]
    assert found, f"{words!r} is none of {[piece.key for piece in pieces]}"
    return found[-1]


def untiled(text: str, pieces: list[Piece]) -> list[str]:
    """What keeps pieces from tiling a text; empty if they do."""
    edges = [0, *(piece.end for piece in pieces)]
    wrong = [f"piece {number} ({piece.key!r}) begins at {piece.start} instead of {edge}"
             for number, (piece, edge) in enumerate(zip(pieces, edges))
             if piece.start != edge or piece.end <= piece.start]
    if edges[-1] != len(text) and text.strip():
        wrong.append(f"the last one ends at {edges[-1]} of {len(text)}")
    return wrong
