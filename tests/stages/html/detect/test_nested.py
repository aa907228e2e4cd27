"""Replies inside posts (楼中楼) of another shape than the posts."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, cleaned, groups_of, texts, thread, words_of

from forumclean.stages.html.detect.nested import inner_group

REPLY = '<li><a class="by">{}</a><p class="said">{}</p><span class="at">2019-5-{} 08:00</span></li>'
REPLIES = "<ul>" + REPLY.format(NICKS[4], "缆绳我这里还有一根。", 1) + REPLY.format(NICKS[5], "行", 2) + "</ul>"
POST = '<div class="post"><b>{nick}</b> <i>{day}</i><div class="text">{words}</div>'


def page(between: str = "", replies: str = REPLIES) -> str:
    """Three posts, the second of which holds replies."""
    first, second, third = thread(POST + "\n", 3).splitlines()
    return f"{first}</div>{second}{between}{replies}</div>{third}</div>"


def test_replies_are_posts_of_their_own() -> None:
    posts = cleaned(page()).posts
    assert [(post.author, post.text) for post in posts] == [
        (NICKS[0], SAYINGS[0]), (NICKS[1], SAYINGS[1]), (NICKS[4], "缆绳我这里还有一根。"), (NICKS[5], "行"),
        (NICKS[2], SAYINGS[2])]
    assert posts[2].time == "2019-5-1 08:00"


@pytest.mark.parametrize("label", ["评分", "参与人数 2", "点评", "附件下载", "相关推荐"])
def test_what_stands_beside_a_post_is_none(label: str) -> None:
    """Rows of a rating, remarks, files: dated, and nobody's reply."""
    assert [post.text for post in cleaned(page(f"<h5>{label}</h5>")).posts] == [*SAYINGS[:3]]


def test_a_word_of_the_post_is_no_label() -> None:
    """It is what stands between the words and the replies that tells."""
    body = page().replace(SAYINGS[1], "大家给这条船评分吧，我先来。")
    assert "缆绳我这里还有一根。" in [post.text for post in cleaned(body).posts]


def test_the_largest_element_around_each_inner_date() -> None:
    words = words_of(page())
    outer, inner = groups_of(words)
    ranges = [(card, words.outline.last[card]) for card in outer.cards]
    found = inner_group(words.outline, inner, ranges, [item.element for item in outer.dates])
    assert found is not None
    assert [words.outline.tags[card] for card in found.cards] == ["li", "li"]


LONE = '<ul><li><a class="nick" href="/user/7">{}</a><p class="said">{}</p><span class="at">{}</span></li></ul>'


@pytest.mark.parametrize(("reply", "posts"), [
    (LONE.format(NICKS[4], "缆绳我这里还有一根。", "2019-5-1 08:00"), 4),
    (LONE.format(NICKS[4], "缆绳我这里还有一根。", "2019-5-1"), 3),
    ("<ul>" + REPLY.format(NICKS[4], "缆绳我这里还有一根。", 1) + "</ul>", 3),      # nobody is called a user
    ("<h5>点评</h5>" + LONE.format(NICKS[4], "缆绳我这里还有一根。", "2019-5-1 08:00"), 3),
    (LONE.format("渡口.zip", "附件", "2019-5-1 08:00"), 3),
])
def test_a_lone_reply(reply: str, posts: int) -> None:
    assert len(cleaned(page(replies=reply)).posts) == posts


def test_a_post_s_only_reply_holds_none_of_its_words() -> None:
    """Beside another post's several replies: these end where the next one begins."""
    post = '<dl><dt><b>{nick}</b> <i>{day}</i></dt><dd><div class="text">{words}</div>\n'
    first, second, third = thread(post, 3).splitlines()
    one = "<ul>" + REPLY.format(NICKS[3], "我也有一根。", 3) + "</ul>"
    posts = cleaned(f"{first}{one}</dd></dl>{second}{REPLIES}</dd></dl>{third}</dd></dl>").posts
    assert [post.text for post in posts] == [SAYINGS[0], "我也有一根。", SAYINGS[1], "缆绳我这里还有一根。", "行", SAYINGS[2]]


def test_replies_below_words_in_no_element() -> None:
    first, second, third = thread('<li><b>{nick}</b> <i>{day}</i><br>{words}\n', 3).splitlines()
    posts = cleaned(f"<ul>{first}</li>{second}{REPLIES}</li>{third}</li></ul>").posts
    assert [post.text for post in posts] == [SAYINGS[0], SAYINGS[1], "缆绳我这里还有一根。", "行", SAYINGS[2]]


def test_a_reply_dated_as_the_posts_are_keeps_its_words() -> None:
    """They stand above its date, in an element that is none of the posts'."""
    head = ('<div class="post"><b class="who">{nick}</b><p class="text">{words}</p>'
            '<div class="foot"><i class="at">{day}</i></div>')
    first, second, third = thread(head + "\n", 3).splitlines()
    reply = (f'<div class="re"><b class="who">{NICKS[4]}</b><div class="msg">缆绳我这里还有一根，明天一早就送到渡口来。</div>'
             '<div class="foot"><i class="at">2019-4-9 08:00</i></div></div>')
    assert "缆绳我这里还有一根，明天一早就送到渡口来。" in [post.text for post in cleaned(
        f"{first}</div>{second}{reply}</div>{third}</div>").posts]


def test_dates_outside_the_posts_are_none() -> None:
    words = words_of(page(replies="") + REPLIES)
    outer, inner = groups_of(words)
    ranges = [(card, words.outline.last[card]) for card in outer.cards]
    assert inner_group(words.outline, inner, ranges, [item.element for item in outer.dates]) is None


MESSAGE = ('<ul class="m"><li class="h"><b>{nick}</b><small>{day}</small></li><li class="w">{words}{inner}</li></ul>')


def message(number: int, inner: str = "") -> str:
    """A post whose replies stand in the element with its words."""
    return MESSAGE.format(nick=NICKS[number], day=f"2019-4-{number + 2} 09:12", words=SAYINGS[number], inner=inner)


@pytest.mark.parametrize("page", [
    message(0) + message(1) + message(2, message(3)),
    message(0) + message(1, message(2) + message(3)) + message(4),
    message(0) + message(1, message(2, message(3))) + message(4),
])
def test_a_reply_in_the_element_with_the_words_of_its_post(page: str) -> None:
    posts = cleaned(f"<h1>渡口的老船</h1>{page}").posts
    count = page.count("<ul")
    assert [(post.author, post.text) for post in posts] == list(zip(NICKS, SAYINGS, strict=True))[:count]


def test_words_behind_such_a_reply_are_its_post_s() -> None:
    page = message(0) + message(1) + message(2, message(3) + SAYINGS[5])
    assert [post.text.split("\n") for post in cleaned(f"<h1>渡口的老船</h1>{page}").posts] == [
        [SAYINGS[0]], [SAYINGS[1]], [SAYINGS[2]], [SAYINGS[3]], [SAYINGS[5]]]


BELOW = ('<{tag} class="{name}"><a class="who" href="/user/{n}">{nick}</a>{inner}<div class="said">{words}</div>'
         '<p class="foot"><i class="at">2019-4-{n} 09:12</i><a>举报</a></p></{tag}>')
ABOVE = ('<{tag} class="{name}"><p class="head"><a class="who" href="/user/{n}">{nick}</a>'
         '<i class="at">2019-4-{n} 09:12</i></p>{inner}<div class="said">{words}</div></{tag}>')


def comment(form: str, number: int, words: str, inner: str = "", tag: str = "li") -> str:
    """A comment, or one that repeats another above its words."""
    return form.format(tag=tag, name="one" if tag == "li" else "quoted", n=number + 2, nick=NICKS[number], words=words,
                       inner=inner)


@pytest.mark.parametrize("form", [BELOW, ABOVE])
@pytest.mark.parametrize("answers", [2, 3])
def test_a_comment_that_repeats_the_one_it_answers_keeps_its_own_words(form: str, answers: int) -> None:
    """The date beside the repeated one parts both, and the words stood in neither."""
    rows = [comment(form, number, SAYINGS[number]) for number in (0, 1)]
    rows += [comment(form, number, SAYINGS[number], comment(form, 0, SAYINGS[0], tag="div"))
             for number in range(2, 2 + answers)]
    posts = cleaned(f"<h1>渡口的老船</h1><ul>{''.join(rows)}</ul>").posts
    assert [(post.author, post.text) for post in posts] == list(zip(NICKS, SAYINGS, strict=True))[:2 + answers]


def test_a_repeated_comment_that_stands_nowhere_else_stays() -> None:
    rows = [comment(BELOW, number, SAYINGS[number]) for number in (0, 1)]
    rows += [comment(BELOW, 2, SAYINGS[2], comment(BELOW, number, said, tag="div"))
             for number, said in ((3, SAYINGS[3]), (4, "顶"))]
    rows += [comment(BELOW, 5, "顶")]
    said = [post.text for post in cleaned(f"<h1>渡口的老船</h1><ul>{''.join(rows)}</ul>").posts]
    assert {*said} == {*SAYINGS[:4], "顶"} and said.count("顶") == 2


def test_nicks_of_repeated_comments_may_be_built_otherwise() -> None:
    rows = [comment(BELOW, number, SAYINGS[number]) for number in (0, 1)]
    rows += [comment(BELOW, number, SAYINGS[number], comment(
        BELOW.replace('<a class="who" href="/user/{n}">{nick}</a>', '<span class="of">{nick}</span>'),
        number + 1, SAYINGS[number + 1], tag="div")) for number in (2, 4)]
    posts = cleaned(f"<h1>渡口的老船</h1><ul>{''.join(rows)}</ul>").posts
    assert {(post.author, post.text) for post in posts} == {*zip(NICKS, SAYINGS, strict=True)}


def remark(number: int, said: str, look: str = "", day: str = "2019-5-2") -> str:
    """A comment below a question or an answer."""
    return (f'<div class="remark {look}"><a href="/u/{number}">{NICKS[number]}</a>：<div class=said>{said}</div>'
            f"<div class=foot><a>回复</a><span class=when><i>{day}</i></span></div></div>")


def answer(number: int, said: str, beside: str = "") -> str:
    """An answer with what stands below it."""
    return (f'<li class=answer><a href="/u/{number}"><b>{NICKS[number]}</b></a><div class=text>{said * 2}</div>'
            f"<div class=bar><em class=at>2019-4-{number + 2}</em></div>{beside}</li>")


QUESTION = f"<h1>渡口的老船</h1><div class=ask><p>2019-4-1</p><div class=text>{SAYINGS[5] * 4}</div>{{}}</div><ul>{{}}</ul>"


@pytest.mark.parametrize("below", [1, 2])
@pytest.mark.parametrize("look", ["", "big"])
def test_comments_below_a_question_are_those_below_its_answers(below: int, look: str) -> None:
    asked = "".join(remark(n, SAYINGS[n], look) for n in range(below))
    answers = answer(2, SAYINGS[2], remark(3, SAYINGS[3])) + answer(4, SAYINGS[4])
    assert texts(QUESTION.format(f"<div class=remarks>{asked}</div>", answers)) == [
        SAYINGS[5] * 4, *SAYINGS[:below], SAYINGS[2] * 2, SAYINGS[3], SAYINGS[4] * 2]


def test_what_holds_only_a_date_of_their_kind_is_none() -> None:
    answers = answer(2, SAYINGS[2], remark(3, SAYINGS[3], day="2019-5-2 09:12")) + answer(4, SAYINGS[4])
    beside = "<div class=foot><span class=when><i>2019-5-1</i></span></div>"
    assert texts(QUESTION.format(beside, answers)) == [
        SAYINGS[5] * 4, SAYINGS[2] * 2, SAYINGS[3], SAYINGS[4] * 2]


def test_comments_of_which_one_reaches_around_a_post_are_none() -> None:
    """The only comment below the second post ends where the post does, and the first post shows no date."""
    dates = [f"<u class=at>2019-4-{n + 2} 09:12</u>" for n in range(3)]
    beside = [*(remark(n, SAYINGS[n], day="3 天前") for n in (3, 4, 5)), remark(2, "渡口的人都知道", day="2 天前")]
    body = "".join(f"<section class=post><p class=head><b>{NICKS[n]}</b> {date}</p><div class=text>{said}</div>{own}"
                   "</section>" for n, (date, said, own) in enumerate((
                       ("", SAYINGS[0] * 3, "".join(beside[:3])), (dates[1], SAYINGS[1], beside[3]),
                       (dates[2], SAYINGS[2], ""))))
    assert texts(f"<h1>渡口的老船</h1>{body}") == [
        SAYINGS[0] * 3, *SAYINGS[3:6], SAYINGS[1], "渡口的人都知道", SAYINGS[2]]


DATED_BELOW = ('<div class="page"><div class="who"><a class="user" href="/u/{n}">{nick}</a></div>'
               '<div class="own"><article>{words}</article>'
               '<p class="nav"><i class="at">{day}</i><i class="at">#{n}</i></p>'
               "<div><a>留言</a></div></div></div>\n")
ANSWER = ('<div class="answer"><a class="username" href="/u/9">{}</a><div class="msg">{}</div>'
          '<p class="nav"><i class="at">2019-4-3 15:01</i><a>举报</a></p></div>')


@pytest.mark.parametrize("said", ["缆绳我这里还有一根，明天一早就送到渡口去。", "我也有一根"])
def test_a_lone_reply_whose_date_is_called_as_those_of_posts(said: str) -> None:
    """Its words stand above its date."""
    rows = thread(DATED_BELOW).splitlines()
    rows[1] = rows[1].replace("<a>留言", ANSWER.format(NICKS[4], said) + "<a>留言")
    posts = cleaned("".join(rows)).posts
    assert [post.text for post in posts] == [*SAYINGS[:2], said, *SAYINGS[2:4]]


@pytest.mark.parametrize("words", ["", "<p>渡口的老船修好了，缆绳也是新换的，下个月就开。</p>"])
def test_a_post_of_a_picture_alone_is_empty(words: str) -> None:
    """What stands above the date in all posts, and a count below it, are not its words."""
    row = '<li><a class="username" href="/u/{n}">{nick}</a>' + words + (
        '<i>{day}</i><div class="said">{words}</div><span>赞 3{n}</span><a>回复</a></li>')
    page = thread(row).replace(SAYINGS[2], '<img src="a.png">')
    assert [post.text for post in cleaned(f"<ul>{page}</ul>").posts] == [*SAYINGS[:2], "", SAYINGS[3]]
