"""Rows of tables: which cells come out on one line."""
from __future__ import annotations

import pytest

from forumclean import extract

POST = '<html><title>茶</title><body><div id="pid1"><div id="postmessage_1">价目如下。{}</div></div></body></html>'


def text(inside: str) -> str:
    """The text of a post that holds this."""
    return extract(POST.format(inside), kind="html").posts[0].text


@pytest.mark.parametrize(("table", "lines"), [
    ("<table><tr><td>绿茶</td><td>八十度</td></tr><tr><th>红茶</th><td> 九十度 </td></tr></table>", ["绿茶 八十度", "红茶 九十度"]),
    ("<table><tr><td>绿茶</td><td></td><td>八十度</td></tr></table>", ["绿茶 八十度"]),
    ("<table><tr><td>只有一格</td></tr></table>", ["只有一格"]),
    ("<table><tr><td>绿茶<br>明前</td><td>八十度</td></tr></table>", ["绿茶", "明前", "八十度"]),
    ("<table><tr><td>" + "水" * 120 + "</td><td>八十度</td></tr></table>", ["水" * 120, "八十度"]),
])
def test_rows(table: str, lines: list[str]) -> None:
    assert text(table).split("\n") == ["价目如下。", *lines]


def test_rows_are_no_wrapped_lines() -> None:
    rows = "".join(f"<tr><td>{n}分</td><td>6.5-9.0</td><td>7.5-9.0</td><td>6.5-9.0</td></tr>" for n in range(8))
    assert text(f"<table>{rows}</table>").split("\n")[1:] == [f"{n}分 6.5-9.0 7.5-9.0 6.5-9.0" for n in range(8)]


def test_a_row_that_something_else_cut_stays() -> None:
    assert text('<table><tr><td>绿茶</td><td><i class="pstatus">改过</i>八十度</td></tr></table>') == "价目如下。\n绿茶\n八十度"
