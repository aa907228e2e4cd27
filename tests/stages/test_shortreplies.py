"""Replies that say less than the nicks above them do."""
from __future__ import annotations

import pytest
from stages.elements import SAYINGS, cleaned

LONG_NICKS = ("kestrel_21", "空台阶九十五", "lantern673", "第七书签", "薄荷茶壶")
SAID = ("顶", "学习了", "+1", "路过", "好")
OPENING = "".join(SAYINGS)
# How a post shows who, when and what.
POSTS = {
    "no names": "<li><b>{0}</b> <i>{1}</i><div>{2}</div></li>",
    "names": "<div class=c><div class=author>{0}</div><div class=time>{1}</div><div class=body>{2}</div></div>",
    "hashed names": "<div class=c><div class=a1>{0}</div><div class=a2>{1}</div><div class=a3>{2}</div></div>",
    "a head": "<div class=c><div class=h><span>{0}</span><span>{1}</span></div><div>{2}</div></div>",
    "a button": "<div class=c><span class=n>{0}</span><i>{1}</i><div>{2}</div><span><a>回复</a></span></div>",
    "words in no element": "<div class=c><b>{0}</b> {1}<br>{2}</div>",
}


def page(form: str, said: tuple[str, ...]) -> str:
    return "".join(form.format(nick, f"2019-4-{number} 10:0{number}", words)
                   for number, (nick, words) in enumerate(zip(LONG_NICKS, said, strict=True), 1))


@pytest.mark.parametrize("form", POSTS)
def test_below_an_article(form: str) -> None:
    article = "".join(f"<p>{said}</p>" for said in SAYINGS)
    posts = cleaned(f"<h1>渡口的老船</h1><div>{article}</div><div>{page(POSTS[form], SAID)}</div>").posts
    assert [(post.author, post.text) for post in posts] == [(None, "\n".join(SAYINGS)),
                                                            *zip(LONG_NICKS, SAID, strict=True)]


@pytest.mark.parametrize("form", POSTS)
def test_below_an_opening_post_of_the_same_form(form: str) -> None:
    said = (OPENING, *SAID[1:])
    posts = cleaned(f"<h1>渡口的老船</h1><div>{page(POSTS[form], said)}</div>").posts
    assert [(post.author, post.text) for post in posts] == [*zip(LONG_NICKS, said, strict=True)]


def test_words_that_are_sentences_are_no_nicks() -> None:
    posts = cleaned("".join(f"<div class=c><i>2019-4-{number} 10:00</i><div>{said}</div></div>"
                            for number, said in enumerate(SAYINGS, 1))).posts
    assert [(post.author, post.text) for post in posts] == [(None, said) for said in SAYINGS]
