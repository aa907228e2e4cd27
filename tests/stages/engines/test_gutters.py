"""The numbers of lines beside code."""
from __future__ import annotations

import pytest
from elements import SAYINGS, cleaned

CODE = ("#!/bin/sh", "for i in 1 2; do", "    echo $i", "done")
LINES = "".join(f"<span>{line}</span><br>" for line in CODE)
NUMBERS = "".join(f"<span>{number}</span><br>" for number in range(1, 5))
ARTICLE = '<h1>渡口的老船</h1><div class="p"><div class="text">{}{}<p>完</p></div></div>'


def said(code: str) -> list[str]:
    """The lines of an article behind its first paragraphs."""
    lines = cleaned(ARTICLE.format("".join(f"<p>{line}</p>" for line in SAYINGS[:4]), code)).posts[0].text.split("\n")
    assert lines[:4] == [*SAYINGS[:4]] and lines[-1] == "完"
    return lines[4:-1]


@pytest.mark.parametrize("code", [
    f"<table><tr><td><pre>{NUMBERS}</pre></td><td><pre>{LINES}</pre></td></tr></table>",
    "<table><tr><td>" + "".join(f"<div>{number}</div>" for number in range(1, 5))
    + "</td><td>" + "".join(f"<div><code>{line}</code></div>" for line in CODE)
    + "</td></tr></table>",
    "<pre><code>" + "\n".join(CODE) + "</code><ul><li>1</li><li>2</li><li>3</li><li>4</li></ul></pre>",
    "<div><pre>" + "\n".join(CODE) + "</pre><ol><li>1</li><li>2</li><li>3</li><li>4</li></ol></div>",
])
def test_numbers_of_lines_are_no_words(code: str) -> None:
    assert [line.strip() for line in said(code)] == [line.strip() for line in CODE]


def test_the_number_of_a_single_line() -> None:
    assert said("<table><tr><td><pre>1</pre></td><td><pre>done</pre></td></tr></table>") == ["done"]


@pytest.mark.parametrize("code", [
    "<table><tr><td>1<br>2<br>3</td><td>船<br>缆绳<br>桨</td></tr></table>",
    "<pre>1\n2\n3</pre>",
    "<table><tr><td><pre>1\n2</pre></td><td><pre>a\nb\nc</pre></td></tr></table>",
    "<table><tr><td><pre>2\n4</pre></td><td><pre>a\nb</pre></td></tr></table>",
    "<ol><li>1</li><li>2</li></ol>",
])
def test_numbers_that_an_author_wrote_stay(code: str) -> None:
    assert "1" in "".join(said(code)) or "2" in "".join(said(code))
