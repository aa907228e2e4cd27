"""The second opinion of trafilatura."""
from __future__ import annotations

import pytest

from forumclean import extract
from forumclean.lines import Judge
from forumclean.readers.html import read_html
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.detect.vote import voted

LINES = tuple(f"渡口第{a}排的第{b}条老船" + "又" * (n % 7) + "修好了"
              for n, (a, b) in enumerate((a, b) for a in "一二三四" for b in "一二三四五六七八九十"))
PAGE = ("<html><head><title>渡口的老船</title></head><body><div>{}</div><div class='main'><article>{}</article></div>"
        "</body></html>").format("".join(f"<a href='/{n}'>栏目{n}</a>" for n in range(9)),
                                 "".join(f"<p>{line}</p>" for line in LINES))


def words_of(html: str) -> Words:
    page = read_html(html)
    assert page.outline
    return Words(page, page.outline, Judge())


def test_lines_without_a_sentence_are_found_by_vote() -> None:
    words = words_of(PAGE)
    assert words.prose(0, words.outline.ends[0]) == 0
    other = voted(words)
    assert other and other.prose(0, words.outline.ends[0]) == sum(map(len, LINES))
    result = extract(PAGE, kind="html")
    assert result.text.split("\n\n", 1)[1] == "\n".join(LINES) + "\n"


@pytest.mark.parametrize("html", ["<p>好", "<div></div>", "<title>题</title>"])
def test_pages_that_trafilatura_makes_nothing_of(html: str) -> None:
    assert voted(words_of(html)) is None
