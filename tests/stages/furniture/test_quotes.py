"""A quote's head goes; its words go only where another post of the page holds them."""
from __future__ import annotations

import pytest
from flattened import cleaned, texts

from forumclean.stages.furniture.quoteindex import alike
from forumclean.stages.furniture.quotes import HEAD_RE

FIRST = "今天去渡口看了，老船还在，只是缆绳断了一根，靠岸的那一边长满了青苔。"
HEADS = ["张三 发表于 2021-1-7 08:30", "引用:\n原帖由 张三 于 2021-1-7 08:30 发表", "引用第0楼张三于2021-1-7 08:30发表的  :",
         "引用楼主张三于2021-1-7 08:30发表的 渡口的老船 :",
         "引用:\n作者: 张三", "Quote:\nOriginally Posted by 张三 View Post",
         "引用回帖:\n2楼: Originally posted by 张三 at 2021-01-07 08:30:12",
         "引用自: 张三 于 四月 03, 2021, 08:03:11 上午", "引用 张三 的发言：", "引用 1楼 张三 的回复:",
         "原帖由 张三 于 2021-1-7 08:30 发表", "以下是引用张三在2021-1-7 08:30的发言：", "原帖由\n张三\n于 2021-1-7 08:30 发表"]


@pytest.mark.parametrize("head", HEADS)
def test_words_of_another_post_go(head: str) -> None:
    assert texts(("张三", FIRST), ("李四", f"{head}\n{FIRST}\n我上周也去过。")) == [FIRST, "我上周也去过。"]


@pytest.mark.parametrize("head", HEADS)
def test_words_that_no_other_post_holds_stay(head: str) -> None:
    words = "这座桥是前年修的，修的时候封过半年的路。"
    assert texts(("张三", FIRST), ("李四", f"{head}\n{words}\n我上周也去过。")) == [FIRST, f"{words}\n我上周也去过。"]


@pytest.mark.parametrize("head", ["引用:\n作者: 张 三 W.", "Quote:\nOriginally Posted by 张 三 W. View Post",
                                  "引用:\n最初由 张 三 W. 发表"])
def test_a_nick_with_blanks_below_a_label(head: str) -> None:
    assert texts(("张 三 W.", FIRST), ("李四", f"{head}\n{FIRST}\n我上周也去过。"))[1] == "我上周也去过。"


def test_a_book_with_its_author_below_a_label_stays() -> None:
    body = "引用:\n作者: 老石桥 渡口旧事\n船要在涨水之前修好。\n我也这么想。"
    assert texts(("张三", FIRST), ("李四", body))[1] == body


@pytest.mark.parametrize("head", ["张三回复道：", "引用 @张三 的话：", "引用张三的话：", "引用：张三 的发言：",
                                  "第 2 楼 张三 2021/1/7 08:30:12 的原帖：", "转至第2楼 第 2 楼 张三 2021/1/7 08:30 的原帖:"])
def test_a_head_in_the_line_of_the_words(head: str) -> None:
    assert texts(("张三", FIRST), ("李四", f"{head}{FIRST}\n我上周也去过。"))[1] == "我上周也去过。"
    assert texts(("张三", FIRST), ("李四", f"{head}{FIRST}我上周也去过。"))[1] == "我上周也去过。"


def test_an_answer_in_the_line_of_cut_words_stays() -> None:
    head, said = "第 1 楼 张三 2021/1/7 08:30:12 的原帖：", FIRST[:-3] + "。"
    assert texts(("张三", FIRST), ("李四", f"{head}{said}我也去过"))[1] == f"{said}我也去过"


@pytest.mark.parametrize("line", [
    "张三回复道：我没有去过渡口。", "张三写道：今天去渡口看了", "引用老师傅的话：" + FIRST, "王五回复道：" + FIRST, "张三说：" + FIRST,
    "第 2 楼张三的原帖：我没有看到。", "有人 Originally posted by 张三 at 家里。"])
def test_a_line_that_tells_what_somebody_said_stays(line: str) -> None:
    assert texts(("张三", FIRST), ("李四", f"{line}\n我上周也去过。"))[1] == f"{line}\n我上周也去过。"


@pytest.mark.parametrize("answer", ["顶", "1", "沙发", "666", "+1", "好帖", "呵呵", "支持楼主", "？？？"])
def test_a_short_answer_below_a_quote_stays(answer: str) -> None:
    body = f"张三 发表于 2021-1-7 08:30\n{FIRST[:24]} ...\n{answer}"
    assert texts(("张三", FIRST), ("李四", body), ("王五", "船主搬走了。")) == [FIRST, answer, "船主搬走了。"]


@pytest.mark.parametrize("cut", ["{} ...", "{}...", "{}…", "{}……"])
def test_words_that_the_engine_cut_short_go(cut: str) -> None:
    body = f"张三 发表于 2021-1-7 08:30\n{cut.format(FIRST[:20])}\n我上周也去过。"
    assert texts(("张三", FIRST), ("李四", body))[1] == "我上周也去过。"


def test_an_answer_that_repeats_a_short_reply_stays() -> None:
    posts = [("张三", FIRST), ("李四", "顶"), ("王五", "李四 发表于 2021-1-7 09:30\n顶\n顶")]
    assert texts(*posts)[2] == "顶"


def test_a_post_that_repeats_another_without_a_head_stays() -> None:
    assert texts(("张三", FIRST), ("李四", f"{FIRST}\n说得好。"), ("王五", FIRST)) == [FIRST, f"{FIRST}\n说得好。", FIRST]


def test_two_quotes_in_one_post() -> None:
    second = "缆绳是上个月断的，断的时候船上还有人，好在水浅。"
    body = f"张三 发表于 2021-1-7 08:30\n{FIRST}\n原来如此。\n李四 发表于 2021-1-7 09:30\n{second}\n后来呢？"
    assert texts(("张三", FIRST), ("李四", second), ("王五", body))[2] == "原来如此。\n后来呢？"


@pytest.mark.parametrize("line", [
    "老张说：", "他在信里写道：", "我们发表于2008年的文章", "回复3楼的朋友：船还在。", "引用的材料都在附录里。", "原帖由于时间太久，已经找不到了。",
    "王老师说：今天不上课。", "引用：", "以下是引用他人的话，请注意。", "@张三 你来看看", "引用鲁迅的话：",
    "引用张三的回复就够了。",
])
def test_no_quote_head(line: str) -> None:
    body = f"{line}\n船已经卖给对岸的人了。"
    assert texts(("张三", FIRST), ("李四", body), ("王五", "好"))[1] == body


@pytest.mark.parametrize(("head", "author"), [
    ("张三 发表于 2021-1-7 08:30", "张三"), ("原帖由 a b 于 2021-1-7 08:30 发表", "a b"), ("引用第3楼张三于2010-01-02 03:04发表的", "张三"),
    ("【 在 kestrel (某某) 的大作中提到: 】", "kestrel"), ("※ 引述《teapot (某某)》之銘言：", "teapot (某某)"),
    ("引用 a b 的帖子：", "a b"), ("引用第 3 楼张三的发言：", "张三"), ("张三 发表于 3 天前", "张三"), ("引用: 张三 发表于 昨天 08:30", "张三"),
])
def test_whom_a_head_names(head: str, author: str) -> None:
    match = HEAD_RE.match(head)
    assert match and next(value for value in match.groupdict().values() if value) == author


def test_alike() -> None:
    assert alike("老船还在", FIRST)
    assert not alike("老船没了", FIRST)
    assert alike(FIRST[:20] + "柳湾" + FIRST[20:30], FIRST)
    assert not alike("这座桥是前年修的，修的时候封过半年的路。", FIRST)
    assert not alike("", FIRST)


def test_a_first_line_that_another_post_holds_with_its_colon_alone() -> None:
    line = ": 今天去渡口看了老船还在只是缆绳断了一根..."
    found = cleaned(("张三", f"{line}\n水退了再去。"), ("李四", f"{line}\n我也想去看。"))
    assert "我也想去看。" in found.text


@pytest.mark.parametrize("line", [f">{FIRST}", f"> {FIRST}", f">>{FIRST[:12]}", f">{FIRST[:12]}…",
                                  ">>25310011", ">>No.25310011"])
@pytest.mark.parametrize("place", ["first", "last"])
def test_a_marked_line_that_another_post_holds_goes(line: str, place: str) -> None:
    said = "我上周也去过，没有人在。"
    body = f"{line}\n{said}" if place == "first" else f"{said}\n{line}"
    assert texts(("张三", FIRST), ("李四", body)) == [FIRST, said]


@pytest.mark.parametrize("head", [
    "2021/1/7 张三 <z...@mail.example>:", "On 7 Jan, 张三 <zs@mail.example> wrote:", "在 2021年1月7日 上午8:30，张三写道：",
])
def test_the_head_of_a_mail_above_marked_lines_goes(head: str) -> None:
    assert texts(("张三", FIRST), ("李四", f"我上周也去过。\n{head}\n> {FIRST}"))[1] == "我上周也去过。"


@pytest.mark.parametrize("head", ["我要说的是：", "写信到 <zs@mail.example>:"])
def test_a_line_above_marked_lines_that_no_post_holds_stays(head: str) -> None:
    body = f"我上周也去过。\n{head}\n> 船要在涨水之前修好。\n再等等。"
    assert texts(("张三", FIRST), ("李四", body))[1] == body


@pytest.mark.parametrize("line", [
    ">这是我自己打的尖括号", f">>> {FIRST}", ">去", ">>12", ">>25310011 说得对", "> 25310011", f">{FIRST[6:]}"])
def test_a_marked_line_that_no_other_post_holds_stays(line: str) -> None:
    body = f"{line}\n我上周也去过，没有人在。"
    assert texts(("张三", FIRST), ("李四", body), ("王五", "去"))[1] == body
