"""Rows of tables: which cells come out on one line."""
from __future__ import annotations

import pytest

from forumclean import clean, extract

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


def test_cells_stay_lines_where_their_rows_would_be_joined() -> None:
    """Rows that are equally long and end in mid-clause are a wrapper's to a reader of lines: the second pass is one."""
    rows = [(tea, f"要{heat}度的热水", f"泡{time}分钟就出汤") for tea, heat, time in zip(
        "明前绿茶 岩上红茶 山间白茶 陈年黑茶 新焙青茶 窖藏黄茶 茉莉花茶 桂花乌龙".split(), "八十 九十 七十 一百 九五 八五 七五 九二".split(),
        "三 一 五 十 两 四 六 半".split(), strict=True)]
    found = text("<table>" + "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows) + "</table>")
    assert found.split("\n")[1:] == [cell for row in rows for cell in row]
    assert clean(found) == found


def test_a_row_that_something_else_cut_stays() -> None:
    assert text('<table><tr><td>绿茶</td><td><i class="pstatus">改过</i>八十度</td></tr></table>') == "价目如下。\n绿茶\n八十度"
