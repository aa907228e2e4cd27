"""Comments and the answers inside them (楼中楼), which print their words elsewhere."""
from __future__ import annotations

from elements import NICKS, SAYINGS, cleaned

COMMENT = ('<div class="item wrap"><div class=con><div class=user><a class=name>{nick}</a></div>'
           '<p class=text>{words}</p>'
           '<div class=info><span class=time>2019-4-{n} 09:12</span><span class=btn>回复</span></div>'
           '{answers}</div></div>')
ANSWER = ('<div class="answer wrap"><div class=user><a class=name>{nick}</a><span class=said>{words}</span></div>'
          '<div class=info><span class=time>2019-4-{n} 10:12</span><span class=btn>回复</span></div></div>')


def posts(*comments: tuple[str, tuple[str, ...]]) -> list[tuple[str | None, str]]:
    """Who says what on a page of comments, each with its answers."""
    cards, people = [], iter(NICKS)
    for words, answers in comments:
        nick = next(people)
        inner = "".join(ANSWER.format(nick=next(people), words=answer, n=at) for at, answer in enumerate(answers, 1))
        cards.append(COMMENT.format(nick=nick, words=words, n=len(cards) + 1,
                                    answers=f"<div class=box>{inner}</div>" if inner else ""))
    return [(post.author, post.text) for post in cleaned(f"<h1>渡口的老船</h1><div>{''.join(cards)}</div>").posts]


def test_answers_have_their_words_beside_their_nicks() -> None:
    """Those in the first comment are more than half of all."""
    said = [SAYINGS[0], SAYINGS[1], "再说，先把船修好", SAYINGS[2], "来了"]
    assert posts((said[0], (said[1], said[2])), (said[3], ()), (said[4], ())) == [*zip(NICKS, said, strict=False)]


def test_answers_below_several_comments() -> None:
    said = [SAYINGS[0], "好，我也去", SAYINGS[1], SAYINGS[3], SAYINGS[2], "来了"]
    assert posts((said[0], (said[1],)), (said[2], (said[3],)), (said[4], ()), (said[5], ())) == [
        *zip(NICKS, said, strict=True)]
