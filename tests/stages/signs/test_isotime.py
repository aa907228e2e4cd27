"""Printed times in ISO 8601: sure ones, and those that stay null."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumclean.stages.signs.isotime import iso_time


@pytest.mark.parametrize(("words", "iso"), [
    ("2021-1-7 17:30:21", "2021-01-07T17:30:21"),
    ("2009/10/15 8:48", "2009-10-15T08:48"),
    ("2013.04.11", "2013-04-11"),
    ("发表于 2012-3-5 08:10", "2012-03-05T08:10"),
    ("2012年3月5日 08:10", "2012-03-05T08:10"),
    ("2010-8-24 下午 03:53", "2010-08-24T15:53"),
    ("2009-6-6 03:15 PM", "2009-06-06T15:15"),
    ("2009-6-6 12:15 AM", "2009-06-06T00:15"),
    ("四月 03, 2021, 08:03:11 下午", "2021-04-03T20:03:11"),
    ("2010-8-24 星期二 13点56分", "2010-08-24T13:56"),
    ("2020-11-12 04:53:17 +08:00", "2020-11-12T04:53:17+08:00"),
    ("2020\N{NO-BREAK SPACE}-2-29", "2020-02-29"),
    ("Tue Jan  5 20:11:07 2010", "2010-01-05T20:11:07"),
    ("星期三 三月 05, 2008 10:21 pm", "2008-03-05T22:21"), ("十二月 1, 2018", "2018-12-01"),
    ("2024-01-02T03:04:05.678Z", "2024-01-02T03:04:05Z"),
    ("2024-01-02T03:04:05+0800", "2024-01-02T03:04:05+08:00"),
    ("2024-01-02T03:04", "2024-01-02T03:04"),
    ("1500000000", "2017-07-14T02:40:00Z"),
    ("1500000000123", "2017-07-14T02:40:00Z"),
])
def test_a_sure_time(words: str, iso: str) -> None:
    assert iso_time(words) == iso


@pytest.mark.parametrize("words", [
    None, "", "3 天前", "昨天 12:30", "刚刚", "08-3-4 12:30", "12-30 08:10", "2021-13-1", "2021-2-29", "2021-1-7 25:10",
    "2021-1-7 10:75", "2021-1-7 / 2021-1-8", "2024-01-02T29:04:05Z", "2021-02-30T01:02:03", "150000000", "12345",
    "9999999999", "2021年", "时间",
])
def test_a_doubtful_time(words: str | None) -> None:
    assert iso_time(words) is None


@given(st.text(alphabet="0123456789-/:. T年月日ZAPM+", max_size=30))
def test_any_words(words: str) -> None:
    iso = iso_time(words)
    assert iso is None or len(iso) >= 10
