"""What is asked right before a post's date, above its answers."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, cleaned, texts, thread

QUESTIONS = ("缆绳几年换一次？", "冬天还开船吗，还是只能走过去", "掌柜什么时候回来？我等着喝茶", "桥墩要不要紧？")
ASKED = ("<div class=qa><div class=ask><p>@{n}@</p><i>{day}</i></div><div class=answers>"
         "<div><p class=ac>{words}</p><b class=user>{nick}</b></div></div></div>")


def page(lines: tuple[str, ...], post: str = ASKED) -> str:
    """Four posts, each with a line before its date."""
    posts = thread(post)
    for number, line in enumerate(lines, 1):
        posts = posts.replace(f"@{number}@", line)
    return posts


def test_a_question_is_kept_and_nobodys_nick() -> None:
    found = cleaned(page(QUESTIONS)).posts
    assert [post.text.split("\n")[:2] for post in found] == [*map(list, zip(QUESTIONS, SAYINGS[:4], strict=True))]
    assert not {post.author for post in found} & {*QUESTIONS}


def test_several_answers_stay() -> None:
    more = "<div><p class=ac>我也想问问，说明书里没有写。</p><b class=user>薄荷</b></div>"
    assert "说明书里没有写" in texts(page(QUESTIONS).replace("</b></div>", f"</b></div>{more}", 1))[0]


@pytest.mark.parametrize("lines", [
    NICKS[:4], tuple(f"{nick}，第{len(nick)}年会员" for nick in NICKS[:4]),
    ("这个人很懒，什么也没有写。",) * 4, ("桥头，老地方",) * 2 + ("渡口", "茶馆"), QUESTIONS[:1] + NICKS[1:4],
], ids=["nicks", "no sentence", "the same", "in some alike", "in one"])
def test_what_is_no_question_of_each_post_is_left_out(lines: tuple[str, ...]) -> None:
    post = "<div class=post><div class=head><p>@{n}@</p><i>{day}</i></div><div class=text>{words}</div></div>"
    assert texts(page(lines, post)) == [*SAYINGS[:4]]


def test_an_author_s_card_beside_the_date_is_left_out() -> None:
    post = ("<table><tr><td><p>{nick}</p><p>@{n}@</p></td><td><i>{day}</i><div class=text>{words}</div></td></tr>"
            "</table>")
    assert texts(page(QUESTIONS, post)) == [*SAYINGS[:4]]
