"""The answer that a page of questions shows above all others."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, cleaned

QUESTION = (f'<div class=ask><h1>渡口的老船</h1><div class=text><pre>{SAYINGS[2]}{SAYINGS[3]}</pre></div>'
            '<div class=info><span>匿名</span> <span>2013-8-6 15:22</span></div><div class=btns><a>举报</a></div></div>')
COMMENTS = "".join(f"<li><p class=c>{said}</p><p class=i><a>{nick}</a> 2013-8-{day}</p></li>" for said, nick, day in (
    ("缆绳的办法太好了，多谢！", NICKS[1], 7), ("谢谢师傅", NICKS[2], 9)))
BEST = (f'<div class=best><div class=title><h2>LABEL</h2></div><div class=text><pre>{SAYINGS[0]}{SAYINGS[1]}</pre>'
        f'</div><div class=info><div class=user><a class=user>{NICKS[0]}</a>'
        ' <span class=time>2013-8-6 17:40</span></div>'
        '<div class=opt><a>赞同 15</a> <a>评论 2</a></div></div><div class=box><ul>COMMENTS</ul></div></div>')
OTHER = "".join(f"<li><div class=text><pre>{said}</pre></div><div class=info><a>{nick}</a>"
                f"<span>2013-8-8 0{at}:11</span><a>赞同 3</a></div></li>"
                for at, (said, nick) in enumerate(zip(SAYINGS[4:], NICKS[4:], strict=True), 1))


def page(label: str, comments: str = COMMENTS, info: str = "asked") -> list[tuple[str | None, str]]:
    """Who says what on a page of a question with three answers."""
    best = BEST.replace("LABEL", label).replace("COMMENTS", comments)
    question = QUESTION.replace("class=info", f"class={info}")
    if info == "below":
        question = f"<h1>渡口的老船</h1>{question.replace('<h1>渡口的老船</h1>', '')}"
    return [(post.author, post.text) for post in cleaned(
        f"<div>{question}{best}<div class=other><h2>其他答案(2)</h2><ul>{OTHER}</ul></div></div>").posts]


@pytest.mark.parametrize("info", ["asked", "below", "info"], ids=[
    "a question in one box with the title", "below it", "one built as the answers"])
@pytest.mark.parametrize("label", ["最佳答案", "好评回答", "网友采纳的答案"])
def test_the_chosen_answer_is_a_post_of_its_own(label: str, info: str) -> None:
    assert page(label, "", info) == [
        (None, SAYINGS[2] + SAYINGS[3]), (NICKS[0], SAYINGS[0] + SAYINGS[1]), *zip(NICKS[4:], SAYINGS[4:], strict=True)]


@pytest.mark.parametrize("info", ["asked", "below", "info"])
def test_so_are_the_comments_on_it(info: str) -> None:
    assert page("最佳答案", info=info)[1:4] == [
        (NICKS[0], SAYINGS[0] + SAYINGS[1]), (NICKS[1], "缆绳的办法太好了，多谢！"), (NICKS[2], "谢谢师傅")]


def test_without_such_a_label_it_stays_with_the_opening_post() -> None:
    first = page("后来的事", "", "below")[0][1]
    assert SAYINGS[2] + SAYINGS[3] in first and SAYINGS[0] + SAYINGS[1] in first
