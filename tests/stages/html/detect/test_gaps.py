"""Posts that are built otherwise than those before and behind them."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, cleaned, texts

HEAD = "<p class=who><b>{}</b> <span>2019-4-{} 09:12</span></p>"
POST = "<div class={}>" + HEAD + "<p class=said>{}</p></div>"
ANSWER = "<div class=answer><h3>渡口管理处答复</h3>{}<div class=text><p>{}</p><p>{}</p></div></div>"


def page(between: str) -> str:
    """Three posts, the last two with something between them."""
    posts = [POST.format(name, NICKS[n], n + 2, SAYINGS[n] * 2) for n, name in enumerate(("ask", "more", "thanks"))]
    return f"<h1>渡口的老船</h1>{posts[0]}{posts[1]}{between}{posts[2]}<div class=foot>柳湾论坛</div>"


@pytest.mark.parametrize("date", [
    "<div class=time>2019-4-9 10:05</div>", "<div class=time>答复时间：2019-4-9 10:05</div>", "<em>3 天前</em>"])
def test_an_answer_between_posts(date: str) -> None:
    answer = ANSWER.format(date, SAYINGS[3], SAYINGS[4])
    told = cleaned(page(answer)).posts
    assert [post.text for post in told] == [
        SAYINGS[0] * 2, SAYINGS[1] * 2, f"{SAYINGS[3]}\n{SAYINGS[4]}", SAYINGS[2] * 2]
    assert told[2].time in date


def test_two_answers_in_one_gap() -> None:
    answers = "".join(ANSWER.format(f"<i>2019-4-9 1{n}:05</i>", SAYINGS[n], SAYINGS[n]) for n in (3, 4))
    assert len(texts(page(answers))) == 5


@pytest.mark.parametrize("between", [
    f"<div class=ad><p>{SAYINGS[3]}</p><p>{SAYINGS[4]}</p></div>",
    ANSWER.format("<div class=time>2019-4-9</div>", SAYINGS[3], SAYINGS[4]),
    "<div class=ad><i>2019-4-9 10:05</i><a href='/t/7'>木匠说榫头松了，得重新敲一遍，渡口见。</a></div>",
    "<div class=note>最后编辑于 2019-4-9 10:05<p>木匠说榫头松了。</p></div>",
])
def test_what_tells_no_time_of_day_or_nothing_else_is_no_post(between: str) -> None:
    assert texts(page(between)) == [said * 2 for said in SAYINGS[:3]]
