"""Dates: where they stand, what they say, which comes first."""
from __future__ import annotations

import pytest

from forumclean.stages.signs.dates import ctime_dates, date_key, full_dates, named_dates, relative_dates, yearless_dates


@pytest.mark.parametrize(("text", "words", "clock"), [
    ("发表于 2021-1-7 17:30:21 | 只看该作者", "2021-1-7 17:30:21", True),
    ("发表于 2009/10/15 8:48", "2009/10/15 8:48", True),
    ("发表于：2013.04.11 17:24", "2013.04.11 17:24", True),
    ("2012年3月5日 08:10", "2012年3月5日 08:10", True),
    ("2012 年 3 月 5 日 08:10", "2012 年 3 月 5 日 08:10", True),
    ("2013 年02 月 23 日 17:11", "2013 年02 月 23 日 17:11", True),
    ("2010-8-24 下午 03:53", "2010-8-24 下午 03:53", True),
    ("2010-8-24 星期二 13点56分", "2010-8-24 星期二 13点56分", True),
    ("2020-11-12 04:53:17 +08:00", "2020-11-12 04:53:17 +08:00", True),
    ("注册时间 2009-11-16", "2009-11-16", False),
    ("2009-6-6 03:15 PM", "2009-6-6 03:15 PM", True),
])
def test_a_date_with_a_year(text: str, words: str, clock: bool) -> None:
    (date,) = full_dates(text)
    assert (date.words.strip(), date.has_clock) == (words, clock)
    assert text[date.start:date.end] == date.words


@pytest.mark.parametrize(("text", "words"), [
    ("1999-12-31 23:59 2000-1-1 1998-2-3", ["1999-12-31 23:59", "2000-1-1", "1998-2-3"]),
    ("2001-12-1999-01-05", ["2001-12-19"]),                        # what begins inside a date's day is none
    ("2001-12-3 20:1999-01-05", ["2001-12-3 20:19", "1999-01-05"]),     # inside its clock another one may begin
    ("2001-12-3 12:2011-02-05", ["2001-12-3 12:20", "2011-02-05"]),
])
def test_dates_stand_in_order_and_apart(text: str, words: list[str]) -> None:
    assert [date.words for date in full_dates(text)] == words


@pytest.mark.parametrize(
    "text",
    ["电话 2012-345", "1234-5-6", "3-4-5", "版本 2.10.3", "2010年的白皮书", "20世纪80年代", "编号 2012/34", "1984"],
)
def test_no_date(text: str) -> None:
    assert full_dates(text) == []


@pytest.mark.parametrize(
    "words",
    [
        "3 天前",
        "半小时前",
        "5 分钟前",
        "10月前",
        "1 个月前",
        "昨天 17:30",
        "前天 8:05",
        "今天 08:10",
        "刚刚",
        "5h ago",
        "30 mins ago",
        "3days 4hours ago",
        "1 day, 20 hours ago",
        "1 hour ago",
        "民國99年8月24日",
        "12-03-05 08:10",
        "几秒前",
        "2 小時前",
        "三天前",
        "两个月前",
        "十二小时前",
        "周三 12:30",
        "星期日 上午 8:05",
        "3個月前",
    ],
)
def test_a_relative_date(words: str) -> None:
    text = f"张三 发表于 {words} | 只看该作者"
    (date,) = relative_dates(text, [(0, len(text))])
    assert date.words == words and date_key(words) is None


@pytest.mark.parametrize("text", ["三天以后", "前天没有人来", "昨天和今天", "从前", "ages ago", "目前", "二年前后",
                                  "我三天前去过", "十年前", "今天没有人", "周三 12:30-14:00", "每周三 12:30", "周三 3 个人"])
def test_no_relative_date(text: str) -> None:
    assert relative_dates(text, [(0, len(text))]) == []


@pytest.mark.parametrize("text", ["今天", "山泉\n昨天\n渡口的老船修好了"])
def test_a_day_that_is_a_whole_line(text: str) -> None:
    assert [date.words in ("今天", "昨天") for date in relative_dates(text, [(0, len(text))])] == [True]


def test_a_full_date_with_its_day_of_the_week_is_no_relative_one() -> None:
    text = "2019-4-3 星期三 12:30"
    assert relative_dates(text, [(0, len(text))]) == []


def test_relative_dates_keep_to_their_spans() -> None:
    assert relative_dates("3 天前 4 天前", [(0, 4)])[0].words == "3 天前"
    assert len(relative_dates("3 天前 4 天前", [(0, 4)])) == 1


@pytest.mark.parametrize("text", ["发信站: 某站 (Sat Oct 22 20:51:53 2016), 站内", "時間 Wed Oct  5 00:05:53 2016"])
def test_the_date_of_a_bbs(text: str) -> None:
    (date,) = ctime_dates(text)
    assert date.has_clock and date_key(date.words)[:2] == (2016, 10)


@pytest.mark.parametrize(("earlier", "later"), [
    ("2021-1-7", "2021-1-7 00:00"),
    ("2021-1-7 9:59", "2021-1-7 10:00"),
    ("2021-1-7 11:00 AM", "2021-1-7 01:00 PM"),
    ("2021-1-7 上午 11:00", "2021-1-7 下午 1:00"),
    ("2009-12-31 23:59", "2010-1-1 0:00"),
    ("2012年3月5日 08:10", "2012-3-5 8:11"),
    ("Sat Oct 22 20:51:53 2016", "2016-10-22 20:52"),
])
def test_dates_sort(earlier: str, later: str) -> None:
    first, second = date_key(earlier), date_key(later)
    assert first is not None and second is not None and first < second


def test_noon_and_midnight() -> None:
    assert date_key("2021-1-7 下午 12:30") == (2021, 1, 7, 750)
    assert date_key("2021-1-7 12:30 AM") == (2021, 1, 7, 30)


def test_no_key() -> None:
    assert date_key("昨天") is None and date_key("") is None


@pytest.mark.parametrize(("text", "words", "key"), [
    ("发表于: 星期三 三月 05, 2008 10:21 am    文章主题: 船", "星期三 三月 05, 2008 10:21 am", (2008, 3, 5, 621)),
    ("十二月 1, 2018 12:05 am", "十二月 1, 2018 12:05 am", (2018, 12, 1, 5)),
    ("3月 5, 2008, 20:02", "3月 5, 2008, 20:02", (2008, 3, 5, 1202)),
    ("星期日 十月 05, 2008 12:21 pm", "星期日 十月 05, 2008 12:21 pm", (2008, 10, 5, 741)),
    ("三月 05, 2008", "三月 05, 2008", (2008, 3, 5, -1)),
])
def test_a_date_that_names_the_month_in_chinese(text: str, words: str, key: tuple[int, ...]) -> None:
    (date,) = named_dates(text)
    assert (date.words, date.has_clock, date_key(date.words)) == (words, key[3] >= 0, key)


@pytest.mark.parametrize("text", ["三月 5 日", "三月里的2008年", "去年三月 12, 13 号", "三月 2008"])
def test_no_date_with_a_month_in_chinese(text: str) -> None:
    assert named_dates(text) == []


@pytest.mark.parametrize(("words", "key"), [
    ("四月 03, 2021, 08:03:11 上午", (2021, 4, 3, 483)), ("十一月 3, 2021, 08:03 下午", (2021, 11, 3, 1203)),
    ("十二月 31, 1999", (1999, 12, 31, -1)), ("十月 03, 2021, 12:00 上午", (2021, 10, 3, 0)),
])
def test_a_month_in_han_numbers(words: str, key: tuple[int, ...]) -> None:
    (date,) = named_dates(f"« 于: {words} »")
    assert (date.words, date_key(date.words)) == (words, key)


@pytest.mark.parametrize("text", ["四月 03 日", "在四月 3, 我们去了渡口", "月 03, 2021", "二十月, 2021"])
def test_no_month_in_han_numbers(text: str) -> None:
    assert named_dates(text) == []


@pytest.mark.parametrize(("text", "words"), [
    ("08-05 04:56", ["08-05 04:56"]), ("见8月5日 4:56，10-31 14:05:06。", ["8月5日 4:56", "10-31 14:05:06"]),
    ("2021-08-05 04:56", []), ("2021年 8月5日 04:56", []), ("108-05 04:56", []), ("13-05 04:56", []),
    ("00-05 04:56", []), ("1.08-05 04:56", []), ("12月32日 4:56", []), ("８8月5日 4:56", []),
])
def test_dates_without_a_year(text: str, words: list[str]) -> None:
    assert [date.words for date in yearless_dates(text)] == words
