"""Posts that print their date in an element of another kind than the posts beside them."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, groups_of, texts, words_of

from forumclean.stages.html.detect.dated import find_dated
from forumclean.stages.html.detect.siblings import with_siblings

HEAD = "<b class=nick>{nick}</b> <i class=when>{day}</i>"
POST = "<div class=item><div class=sub>{head}</div><div class=said>{words}</div></div>"


def posts(*odd: int, wrap: str = "<em class=head>{}</em>") -> list[str]:
    """Four posts; some have another element around their heads."""
    return [POST.format(words=SAYINGS[n], head=(wrap if n in odd else "{}").format(HEAD.format(
        nick=NICKS[n], day=f"2019-4-{n + 2} 09:1{n}"))) for n in range(4)]


@pytest.mark.parametrize("odd", [(0,), (1,), (3,), (0, 2)])
def test_a_date_in_one_more_element(odd: tuple[int, ...]) -> None:
    assert texts("<h1>渡口的老船</h1><div class=list>{}</div>".format("".join(posts(*odd)))) == [*SAYINGS[:4]]


def test_comments_below_an_article() -> None:
    article = "".join(f"<p>{said * 3}</p>" for said in SAYINGS)
    body = f"<h1>渡口的老船</h1><div class=text>{article}</div><div class=list>{''.join(posts(0))}</div>"
    assert texts(body)[1:] == [*SAYINGS[:4]]


@pytest.mark.parametrize("beside", [
    '<div class=ad><p>2019-4-9 <span>茶馆门前的灯还亮着。</span></p></div>',
    "<div class=item><div class=said>茶馆门前的灯还亮着。</div></div>",
])
def test_what_is_called_otherwise_or_has_no_date_is_no_post(beside: str) -> None:
    words = words_of(f"<h1>渡口的老船</h1><div class=list>{''.join([*posts()[:3], beside, posts()[3]])}</div>")
    group = max(groups_of(words), key=lambda group: len(group.cards))
    assert with_siblings(words.outline, group, find_dated(words.outline)) is group


def test_elements_without_a_class_are_alike_by_chance() -> None:
    rows = "".join(row.replace("div class=item", "div") for row in posts(0))
    words = words_of(f"<h1>渡口的老船</h1><div class=list>{rows}</div>")
    group = max(groups_of(words), key=lambda group: len(group.cards))
    assert with_siblings(words.outline, group, find_dated(words.outline)) is group


REPLY = "<div class=reply><b class=nick>木匠</b><span class=said>{}</span><em class=at>2019-5-{} 08:00</em></div>"


@pytest.mark.parametrize("replies", [1, 2])
def test_the_date_of_a_reply_is_not_that_of_the_post(replies: int) -> None:
    """The first post shows none: its replies stay replies."""
    said = [f"<b class=nick>{NICKS[n]}</b> <i class=when>2019-4-{n + 2} 09:12</i>" for n in range(4)]
    said[0] = f"<b class=nick>{NICKS[0]}</b>"
    beside = ["".join(REPLY.format(SAYINGS[n + 4], n + 2) for n in range(replies)), "", REPLY.format("行，渡口见。", 7), ""]
    body = "".join(f"<div class=item>{head}<div class=text>{SAYINGS[n] * 3}</div>{beside[n]}</div>"
                   for n, head in enumerate(said))
    assert texts(f"<h1>渡口的老船</h1><div class=list>{body}</div>") == [
        SAYINGS[0] * 3, *SAYINGS[4:4 + replies], SAYINGS[1] * 3, SAYINGS[2] * 3, "行，渡口见。", SAYINGS[3] * 3]


def test_a_post_whose_replies_alone_show_dates_stays() -> None:
    row = posts()
    row[2] = f"<div class=item><b class=nick>山泉</b><div class=said>{SAYINGS[2]}</div>{REPLY.format('行，渡口见。', 7)}</div>"
    row[3] = row[3].replace("</div></div>", f"</div>{REPLY.format('好，渡口见。', 8)}</div>")
    assert SAYINGS[2] in "".join(texts(f"<h1>渡口的老船</h1><div class=list>{''.join(row)}</div>"))
