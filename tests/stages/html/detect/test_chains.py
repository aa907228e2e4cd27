"""Comments that a comment repeats above its own words, numbered and without dates (盖楼)."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, cleaned

CARD = ('<div class="tie"><p class="by"><a href="/user/{n}">{nick}</a> <i>2019-4-{n} 09:12:31</i></p>{chain}'
        '<p class="said">{words}</p><div class="tools"><i>顶{n}</i> <i>踩0</i> <i>回复</i></div></div>')
ITEM = ('<div class="storey">{inner}<div class="self"><p class="by"><a href="/user/{n}">{nick}</a>'
        '<b class="no">{floor}</b></p><p class="said">{words}</p>'
        '<div class="tools"><i>顶{n}</i> <i>回复</i></div></div></div>')


def card(number: int, words: str, chain: str = "") -> str:
    """A comment below what it repeats."""
    return CARD.format(n=number + 2, nick=NICKS[number], words=words, chain=chain)


def storeys(*said: tuple[int, str], form: str = "{}") -> str:
    """Repeated comments, each around those before it: who says what."""
    inner = ""
    for at, (number, words) in enumerate(said, 1):
        inner = ITEM.format(inner=inner, n=number + 2, nick=NICKS[number], floor=form.format(at), words=words)
    return inner


def told(*cards: str) -> list[tuple[str | None, str, str | None]]:
    """Who says what on which floor."""
    return [(post.author, post.text, post.floor) for post in cleaned(f"<h1>渡口的老船</h1>{''.join(cards)}").posts]


@pytest.mark.parametrize("form", ["{}", "{}楼"])
def test_repeated_comments_are_posts_of_their_own(form: str) -> None:
    chain = storeys((3, SAYINGS[3]), (4, "缆绳我这里有"), form=form)
    assert told(card(0, SAYINGS[0]), card(1, "行", chain), card(2, SAYINGS[2])) == [
        (NICKS[0], SAYINGS[0], None), (NICKS[3], SAYINGS[3], form.format(1)),
        (NICKS[4], "缆绳我这里有", form.format(2)),
        (NICKS[1], "行", None), (NICKS[2], SAYINGS[2], None)]


def test_those_that_stand_elsewhere_on_the_page_go() -> None:
    chain = storeys((0, SAYINGS[0]), (2, "顶"))
    assert told(card(0, SAYINGS[0]), card(1, SAYINGS[1], chain), card(2, "顶"), card(3, SAYINGS[3])) == [
        (NICKS[0], SAYINGS[0], None), (NICKS[1], SAYINGS[1], None), (NICKS[2], "顶", None), (NICKS[3], SAYINGS[3], None)]


def test_the_only_one_of_a_comment_is_built_as_the_others() -> None:
    chains = storeys((3, SAYINGS[3]), (4, SAYINGS[4])), storeys((5, SAYINGS[5]))
    assert told(card(0, SAYINGS[0]), card(1, SAYINGS[1], chains[0]), card(2, SAYINGS[2], chains[1])) == [
        (NICKS[0], SAYINGS[0], None), (NICKS[3], SAYINGS[3], "1"), (NICKS[4], SAYINGS[4], "2"),
        (NICKS[1], SAYINGS[1], None), (NICKS[5], SAYINGS[5], "1"), (NICKS[2], SAYINGS[2], None)]


def test_the_only_one_of_a_page_holds_what_its_comment_has_under_the_same_names() -> None:
    assert told(card(0, SAYINGS[0]), card(1, "行", storeys((3, SAYINGS[3]))), card(2, SAYINGS[2])) == [
        (NICKS[0], SAYINGS[0], None), (NICKS[3], SAYINGS[3], "1"), (NICKS[1], "行", None), (NICKS[2], SAYINGS[2], None)]


def test_one_vote_is_no_comment() -> None:
    vote = '<div class="votes"><span class="up">赞</span><b class="no">1</b></div>'
    assert told(card(0, SAYINGS[0]), card(1, SAYINGS[1], vote), card(2, SAYINGS[2])) == [
        (NICKS[at], SAYINGS[at], None) for at in range(3)]


@pytest.mark.parametrize("numbers", [("1", "3"), ("2", "1"), ("1", "1")])
def test_numbers_that_do_not_count_up_are_no_floors(numbers: tuple[str, str]) -> None:
    """Votes, pages, what somebody lists: they stay where they are."""
    rows = "".join(f"<li>{said}<b>{number}</b></li>" for said, number in zip(SAYINGS[3:], numbers, strict=False))
    text = f"{SAYINGS[1]}</p><ol>{rows}</ol><p>"
    words = [part for _, said, _ in told(card(0, SAYINGS[0]), card(1, text), card(2, SAYINGS[2]))
             for part in said.split("\n")]
    assert {SAYINGS[0], SAYINGS[1], SAYINGS[2]} <= {*words}


def test_steps_that_somebody_numbers_are_no_comments() -> None:
    step = "<div class=step><span class=no>{}</span><div class=do>{}</div></div>"
    text = "".join(step.format(number, said) for number, said in enumerate(SAYINGS[3:], 1))
    cards = [CARD.replace("<p class=\"said\">{words}</p>", '<div class="said">{words}</div>').format(
        n=at + 2, nick=NICKS[at], words=text if at == 1 else SAYINGS[at], chain="") for at in range(3)]
    posts = told(*cards)
    assert len(posts) == 3 and all(said in posts[1][1] for said in SAYINGS[3:])


LINKED = ('<div class="c"><h3><a href="/user/{n}">{nick}</a><span>{n}天前</span></h3><div class="w"><a href="/c/{n}">'
          '{words}</a></div><div class="t"><a>{n}</a> | <a>{answer}</a></div></div>')


@pytest.mark.parametrize(("answer", "are_posts"), [("回复", True), ("阅读", False)])
def test_words_that_are_a_link_are_a_comment_s_where_it_can_be_answered(answer: str, are_posts: bool) -> None:
    article = "".join(f"<p>{said}</p>" for said in SAYINGS)
    rows = "".join(LINKED.format(n=number + 2, nick=NICKS[number], words=words, answer=answer)
                   for number, words in enumerate(("缆绳我这里还有一根", "行", "明天在茶馆见", "船票多少钱")))
    body = f"<h1>渡口的老船</h1><p>2019-4-2 09:12</p><div>{article}</div><div>{rows}</div>"
    posts = cleaned(body).posts
    assert [post.text for post in posts[1:]] == (
        ["缆绳我这里还有一根", "行", "明天在茶馆见", "船票多少钱"] if are_posts else [])
    assert posts[0].text == "\n".join(SAYINGS)


def test_votes_that_count_up_before_buttons_are_no_comments() -> None:
    rows = "".join(f'<div class="re"><a href="/user/{n}">{nick}</a><span class="words">{said}</span> <i>5月{n}日</i>'
                   f'<div><a class="up">{n}</a><button>回复</button></div></div>'
                   for n, (nick, said) in enumerate(zip(NICKS[3:], ("行", "明天在茶馆见", "船票多少钱"), strict=True), 1))
    assert "回复" not in [said for _, said, _ in told(card(0, SAYINGS[0]), card(1, SAYINGS[1], rows), card(2, "行"))]
