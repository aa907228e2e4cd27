"""Quick looks have to let through whatever the patterns behind them find."""
from __future__ import annotations

import pytest

from forumclean._rulebook import LINES
from forumclean.lines import NEED_RE, asked_rules, judge
from forumclean.patterns import by_rarest
from forumclean.readers.flat import read_flat
from forumclean.stages.furniture.ratings import RATING_HEADS
from forumclean.stages.signs.dates import NAMED_HINT_RE, NAMED_RE, RELATIVE_RE, hint_places
from forumclean.stages.signs.floors import FLOOR_CHARS, FLOOR_RE, is_floor
from forumclean.stages.splice.promo import STRONG_HINT_RE, STRONG_PART_RE


def test_a_word_is_found_wherever_its_rarest_character_stands() -> None:
    words = ("回帖", "帖子", "12", "a.b")
    pattern = by_rarest(words)
    assert all(pattern.search(f"的{word}了") for word in words)
    assert not any(pattern.search(text) for text in ("帖 子", "回 帖", "21", "axb", "子帖", ""))


def asked(line: str) -> list[int]:
    return asked_rules(line, NEED_RE.findall(line))


def test_a_line_asks_the_rules_whose_literals_it_holds() -> None:
    for number, (_, needs, _) in enumerate(LINES):
        assert all(number in asked(f"的{need}了") for need in needs)
    assert asked("的了，是。") == asked("") == []
    both = f"{LINES[0][1][0]}{LINES[1][1][0]}"
    numbers = [number for number, (_, needs, _) in enumerate(LINES) if any(need in both for need in needs)]
    assert asked(both) == numbers and len(numbers) > 1


def test_every_part_of_promotion_is_hinted_at() -> None:
    written = str(STRONG_PART_RE.pattern).replace("[Tt]", "T").replace("[Xx]", "X").replace("[:：]", "：")
    assert not [part for part in written.split("|") if not STRONG_HINT_RE.search(part)]


@pytest.mark.parametrize("date", [
    "3天前", "半小时前", "几个月之前", "數週以前", "2 周前", "5分鐘前", "10秒前", "3秒钟前", "1年\N{NO-BREAK SPACE}前", "2\N{NO-BREAK SPACE}小時前",
    "今天 8:05", "昨日上午 10：30", "前天 12:00", "刚刚", "剛剛", "5 mins ago", "3d ago", "09-1-2 8:30", "10-12-30 8点5分",
    "民国 98 年 1 月 2 日", "民國98年1月2日 8:30",
])
def test_every_form_of_a_relative_date_is_hinted_at(date: str) -> None:
    assert RELATIVE_RE.fullmatch(date) and [*hint_places(date, 0, len(date))]
    line = f"某甲 {date} 来自手机"
    assert [*hint_places(line, 0, len(line))] and not [*hint_places(line, 0, 3)]


@pytest.mark.parametrize("line", ["2021-1-7 17:30:21 |", "主要表现在:", "前面的天", "日前", "目标管理", "第1-2页"])
def test_other_lines_do_not_hint_at_a_relative_date(line: str) -> None:
    assert not [*hint_places(line, 0, len(line))]


@pytest.mark.parametrize("floor", ["#12", "＃ 3", "第 3 楼", "12樓", "5#", "6＃", "7F", "楼主", "樓主 #", "沙发", "沙發", "板凳", "地板",
                                   "地下室", "٣楼"])
def test_the_quick_look_lets_every_floor_through(floor: str) -> None:
    assert FLOOR_RE.fullmatch(floor) and is_floor(floor)
    assert not FLOOR_CHARS.isdisjoint(floor)


@pytest.mark.parametrize("date", ["星期三 三月 05, 2008 10:21 am", "十二月 3,1999", "1月 12, 2020"])
def test_every_date_with_a_named_month_is_hinted_at(date: str) -> None:
    assert NAMED_RE.fullmatch(date) and NAMED_HINT_RE.search(date)


def test_every_head_of_a_rating_has_a_rule() -> None:
    assert all(judge(head)[1] for head in RATING_HEADS)


@pytest.mark.parametrize(("line", "key"), [
    ("甲\x1c乙", "甲乙"), ("甲\x1f乙", "甲乙"), ("甲\N{ZERO WIDTH SPACE}乙", "甲乙"), ("甲\x01 乙", "甲 乙"), ("甲\N{SOFT HYPHEN}", "甲"),
    ("甲\ue000 乙", "甲\ue000 乙"), ("甲\N{LINE SEPARATOR}乙", "甲 乙"),
])
def test_a_line_is_looked_up_without_what_is_invisible(line: str, key: str) -> None:
    assert read_flat(f"一\n  {line}  \n二").keys == ["一", key, "二"]
