"""Quotes that nothing marks but a nick beside them, and what stands below the head of one."""
from __future__ import annotations

import pytest
from flattened import known

SAYINGS = (("老河口", "缆绳是新换的，船底也补过了，开得慢一点就好。"), ("山泉", "顶"), ("石桥", "雨下了三天，桥墩露出半截，这两天别去渡口。"))


def posts_of(answers: list[tuple[str, list[str]]]) -> list[tuple[str | None, str]]:
    """The posts of a page as Douban flattens: a nick and a date above each reply, a row of buttons below it."""
    lines = ["渡口的老船修好了吗 - 柳湾小组", "首页", "登录", "注册", "渡口的老船修好了吗"]
    for minute, (nick, said) in enumerate(answers, 10):
        lines += [nick, f"2021-03-13 20:{minute}:17", *said, "删除", "赞 (2)" if minute % 2 else "赞", "回应"]
    page = "\n".join([*lines, "后页>", "© 2005－2021 柳湾小组", "关于我们"]) + "\n"
    result = known(page, [(nick, "\n".join(said)) for nick, said in answers])
    return [(post.author, post.text) for post in result.posts]


@pytest.mark.parametrize("quote", [
    [SAYINGS[0][1], SAYINGS[0][0]], [SAYINGS[0][1][:12] + "...", SAYINGS[0][1], "...", SAYINGS[0][0]],
    [SAYINGS[0][0], SAYINGS[0][1]]])
def test_a_quote_that_only_a_nick_beside_it_marks(quote: list[str]) -> None:
    answers = [(nick, [said]) for nick, said in SAYINGS]
    assert posts_of([*answers, ("木子", [*quote, "那就下周再去。"])]) == [*SAYINGS, ("木子", "那就下周再去。")]


@pytest.mark.parametrize("said", [
    ["老河口", "你说的缆绳是哪一根？"], ["老河口", "顶", "明天就去。"], ["船底补过了就好。", "老河口", "明天就去。"], [SAYINGS[0][1], "石桥", "明天就去。"],
    [SAYINGS[0][0], SAYINGS[0][1]]])
def test_words_beside_a_nick_that_are_no_quote(said: list[str]) -> None:
    """Nobody else said them, or hardly anything, or another one did; or nothing follows."""
    answers = [(nick, [said]) for nick, said in SAYINGS]
    assert posts_of([*answers, ("木子", said)])[3] == ("木子", "\n".join(said))


def test_the_date_below_the_head_of_a_quote() -> None:
    """It heads no post, and the quoted words follow it."""
    lines = ["渡口的老船修好了吗 - 柳湾论坛", "登录", "注册", "柳湾论坛 ‹ 渡口", "渡口的老船修好了吗"]
    quote = "\n".join(["老河口 写道：", "2021-03-12 23:26", SAYINGS[0][1], "那就下周再去。"])
    told = [*SAYINGS, ("木子", quote)]
    for day, (nick, said) in enumerate(told, 12):
        lines += [nick, "帖子：", "31", "引用", "帖子", "由", nick, "»", f"2021-03-{day} 23:26", said, "页首"]
    posts = known("\n".join([*lines, "回复", "由 phpBB® 强力驱动"]) + "\n", told).posts
    assert [(post.author, post.text) for post in posts] == [*SAYINGS, ("木子", "那就下周再去。")]


def test_a_nick_before_the_quoted_words_on_their_line() -> None:
    answers = [(nick, [said]) for nick, said in SAYINGS]
    quote, said = f"{SAYINGS[0][0]} {SAYINGS[0][1]}", f"{SAYINGS[0][0]} 你说的缆绳是哪一根？"
    assert posts_of([*answers, ("木子", [quote, "那就下周再去。"])])[3][1] == "那就下周再去。"
    assert posts_of([*answers, ("木子", [said, "那就下周再去。"])])[3][1] == f"{said}\n那就下周再去。"
