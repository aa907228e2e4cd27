"""Dates without a year, in elements and beside words."""
from __future__ import annotations

import pytest
from elements import outline_of

from forumclean.stages.html.detect.stamps import stamps, yearless


@pytest.mark.parametrize(("line", "date"), [
    ("<p>发表于 04-02 09:12 <a>引用</a></p>", "04-02 09:12"), ("<p>04-02 09:12 · 柳湾 <a>回复</a></p>", "04-02 09:12"),
    ("<p>山泉 | 4月2日 09:12</p>", "4月2日 09:12"), ("<p>我 04-02 09:12 到的渡口</p>", None),
    ("<p>04-02 09:12 开船，请早。</p>", None), (f"<p>04-02 09:12 {'渡口' * 40}</p>", None),
])
def test_a_date_without_a_year_beside_words(line: str, date: str | None) -> None:
    assert [found.words for _, found in yearless(outline_of(line), 0)] == ([date] if date else [])


@pytest.mark.parametrize(("line", "date"), [
    ("<p>山泉 <span>昨天</span></p>", "昨天"), ("<p><b>昨天</b><i>渡口</i></p>", "昨天"), ("<p>山泉 <span>昨天到的</span></p>", None),
    ("<p>山泉<i>三天前</i></p>", "三天前"), ("<p>山泉<i>周三 12:30</i></p>", "周三 12:30"), ("<p>山泉<i>三天前走的</i></p>", None)])
def test_words_in_an_element_of_its_own(line: str, date: str | None) -> None:
    assert [found.words for _, found in stamps(outline_of(line))] == ([date] if date else [])


def test_a_date_in_an_attribute_alone() -> None:
    (found,) = stamps(outline_of('<p>山泉</p><span title="2019-4-2 09:12"></span>'))
    assert found[1].words == "2019-4-2 09:12" and found[1].has_clock
