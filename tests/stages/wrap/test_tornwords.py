"""Breaks inside words and phrases, told by the word list."""
from __future__ import annotations

import pytest
from wrapping import rejoined

from forumclean.stages.wrap.tornwords import tears_words

# No pair at a break stands anywhere else, and no two lines are equally wide.
SHORT_POST = ("今年开春以后，老船厂的院子里又住进了一户养蜂的人，他们的蜂箱沿着围\n"
              "墙一字排开，天气好的时候嗡嗡声一直传到渡口，路过的人都要绕开走，只有小孩喜\n"
              "欢去，常常蹲在旁边看。\n")


@pytest.mark.parametrize(("before", "after"), [
    ("大家坐在堤上等着公布新的经", "济数据"), ("他总是在码头上等候渡", "轮靠岸"), ("從前那條船叫做慢慢號，是經", "濟實惠的"),
    ("船坞里的水退得很慢", "的那个早晨"), ("没有一个人看见老师傅在", "船坞里修机器"), ("汽笛響的時候孩子", "們都跑了")])
def test_torn(before: str, after: str) -> None:
    assert tears_words(before, after)


@pytest.mark.parametrize(("before", "after"), [
    ("船坞里的水退得很慢", "大家坐在堤上等"), ("第三章 自由自在", "孩子们跑了下去"), ("我不同意这种说法", "的确没有人看见"),
    ("汽笛响了", "了解情况的人都走了"), ("等了一个上午，", "的水"), ("slow", "船"), ("慢慢号", "12"), ("在", "水边")])
def test_whole(before: str, after: str) -> None:
    assert not tears_words(before, after)


def test_a_short_post_without_a_width_is_told_by_torn_words() -> None:
    assert rejoined(SHORT_POST, delimited=True) == SHORT_POST.replace("\n", "") + "\n"


def test_a_writer_who_sets_no_marks_keeps_every_line() -> None:
    text = "".join([line + "\n" for line in (
        "今年开春以后老船厂的院子里又住进了一户养蜂的人家", "他们的蜂箱沿着围墙一字排开天气好的时候传到渡口",
        "路过的人都要绕开走只有小孩子常常蹲在旁边看", "后来镇里的人习惯了也就没有谁再去说这件事情")])
    assert rejoined(text, delimited=True) == text


def test_rows_of_one_width_that_tear_nothing_stay() -> None:
    text = "".join([f"{number}号船靠岸，没有人下来看一眼\n" for number in range(10, 60)])
    assert rejoined(text, delimited=True) == text


LONG = "今年开春以后，老船厂的院子里又住进了一户养蜂的人，路过的孩子都喜"


@pytest.mark.parametrize("delimited", [True, False])
def test_one_torn_word_at_the_end_of_a_long_line_suffices(delimited: bool) -> None:
    text = f"{LONG}\n欢看。\n没有人嫌吵。\n"
    assert rejoined(text, delimited=delimited) == f"{LONG}欢看。\n没有人嫌吵。\n"


@pytest.mark.parametrize("text", [
    "路过的孩子都喜\n欢看。\n没有人嫌吵。\n",                  # too short a line
    f"{LONG[:-1]}来\n蜂箱不用搬了。\n没有人嫌吵。\n",          # no word is torn
    f"{LONG}\n欢看，{LONG[:-2]}来看，后来也就习惯了，没有人再说什么。\n",   # a line was longer
    f"{LONG}\n欢看\n"])                                         # no mark at all
def test_one_torn_word_does_not_where_the_line_may_be_the_authors(text: str) -> None:
    assert rejoined(text, delimited=True) == text
