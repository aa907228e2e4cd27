"""Replies inside posts whose dates are of the posts' kind, and that are built otherwise."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, cleaned, groups_of, words_of

from forumclean.stages.html.detect.innerposts import parted

INFO = '<div class="info"><span class="at">{}</span><span>回复</span></div>'
POST = ('<div class="{kind}"><div class="by"><a class="name">{nick}</a></div><p class="said">{words}</p>'
        + INFO.format("{day}")
        + '<div class="box">{inner}</div></div>')
REPLY = ('<div class="inner wrap"><div class="by"><a class="name">{}</a><span class="says">{}</span></div>' + INFO
         + "</div>")
ONE = REPLY.format(NICKS[4], "缆绳我这里还有一根，要的话来拿。", "2019-4-9 08:00")
REPLIES = ONE + REPLY.format(NICKS[5], "明天去，谢谢。", "2019-4-9 09:30")


def page(replies: str = REPLIES, first: str = "item wrap") -> str:
    """Three posts, the first of which holds replies."""
    return "".join(POST.format(kind="item wrap" if number else first, nick=NICKS[number], words=SAYINGS[number],
                               inner="" if number else replies, day=f"2019-4-{number + 2} 09:12")
                   for number in range(3))


def said(body: str) -> list[tuple[str | None, str]]:
    """Who says what on a page."""
    return [(post.author, post.text) for post in cleaned(body).posts]


POSTS = [*zip(NICKS[:3], SAYINGS[:3], strict=True)]
INNER = [(NICKS[4], "缆绳我这里还有一根，要的话来拿。"), (NICKS[5], "明天去，谢谢。")]


@pytest.mark.parametrize("body", [
    page(), page(first="item wrap top"),
    # The first date stands in one more element.
    page().replace('<span class="at">2019-4-2 09:12</span>',
                   '<span class="when"><span class="at">2019-4-2 09:12</span></span>'),
])
def test_replies_with_dates_of_the_posts_kind(body: str) -> None:
    assert said(body) == [POSTS[0], *INNER, *POSTS[1:]]


def test_an_only_reply() -> None:
    assert said(page(ONE)) == [POSTS[0], INNER[0], *POSTS[1:]]


def test_what_is_called_as_the_posts_is_no_other_build() -> None:
    (group,) = groups_of(words_of(page()))
    assert parted(words_of(page()).outline, group) is not None
    body = page().replace("inner wrap", "item wrap")
    (group,) = groups_of(words_of(body))
    assert parted(words_of(body).outline, group) is None
