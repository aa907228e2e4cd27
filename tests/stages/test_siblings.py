"""Posts that print their date in an element of another kind than the posts beside them."""
from __future__ import annotations

import pytest
from stages.elements import NICKS, SAYINGS, groups_of, texts, words_of

from forumclean.stages.dated import find_dated
from forumclean.stages.siblings import with_siblings

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
