"""Which element of posts of one shape holds the words: what differs from post to post."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, first, groups_of, texts, thread, words_of

from forumclean.stages.html.detect.bodies import find_bodies
from forumclean.stages.html.detect.dated import key_of
from forumclean.stages.html.detect.prose import PARTER, direct_words
from forumclean.stages.html.detect.shapes import Cards, keys_of

CARD = ('<div class="post"><b class="who">{nick}</b> <i class="when">{day}</i><div class="text">{words}</div>'
        '<div class="ops"><a>回复</a><a>举报</a></div></div>')


def bodies(post: str, count: int = 4) -> list[list[str]]:
    """The words of each post's bodies."""
    words = words_of(thread(post, count))
    group = groups_of(words)[0]
    cards = Cards(words, [(card, words.outline.last[card]) for card in group.cards],
                  [item.element for item in group.dates])
    found = find_bodies(cards)
    return [[words.outline.words(element) for element in found[number]] for number in sorted(found)]


@pytest.mark.parametrize("post", [
    CARD,
    '<div><b>{nick}</b> <i>{day}</i><div>{words}</div><div><a>回复</a></div></div>',
    '<table><tr><td>{nick}<br>会员</td><td><i>{day}</i><hr><div>{words}</div></td></tr></table>',
    '<div class="post"><div class="text">{words}</div><span class="when">{day}</span></div>',
    '<div class="post"><i>{day}</i><div class="text t{n}">{words}</div></div>',
    '<li><i>{day}</i> <p>{words}</p></li>',
], ids=["classes", "no classes", "table", "date below", "one class of two", "a paragraph"])
def test_the_words_of_each_post(post: str) -> None:
    assert bodies(post) == [[said] for said in SAYINGS[:4]]


def test_the_innermost_element_is_the_body() -> None:
    assert bodies('<div><i>{day}</i><div class="o"><h5>引言</h5><div class="text">{words}</div></div></div>') == \
        [[said] for said in SAYINGS[:4]]


REPLIES = "<div class=replies><p><b>{nick}</b>：{said}</p><p><b>老河口</b>：{said}还是那样，没有变。</p></div>"


def replied(*numbers: int) -> str:
    """Four posts, some with replies that say more than they do."""
    posts = thread("<div class=post><b>{nick}</b><i>{day}</i><div class=text>{words}</div>@{n}@</div>")
    for n in range(1, 5):
        own = REPLIES.format(nick=NICKS[n], said=SAYINGS[n] * 2) if n in numbers else ""
        posts = posts.replace(f"@{n}@", own)
    return posts


@pytest.mark.parametrize("numbers", [(1, 2), (2, 3), (1, 2, 4)])
def test_replies_inside_some_posts_are_not_what_these_say(numbers: tuple[int, ...]) -> None:
    said = "\n".join(texts(replied(*numbers))).split("\n")
    assert [line for line in said if line in SAYINGS] == [*SAYINGS[:4]]


def test_a_line_on_the_author_in_all_posts_is_not_what_some_say() -> None:
    """It reads as a sentence, and stands above the date."""
    post = "<div class=post><div class=who>{nick}，{n}年会员</div><i>{day}</i><div class=text>{words}</div></div>"
    page = thread(post).replace(f"<div class=text>{SAYINGS[3]}</div>", "<img src=a.png>")
    assert texts(page)[:3] == [*SAYINGS[:3]]


def test_paragraphs_of_a_post_stay_together() -> None:
    assert bodies('<div><i>{day}</i><div class="text"><p>{words}</p><p>第{n}回见，各位都早些回去。</p></div></div>')[1] == \
        [f"{SAYINGS[1]}\n第2回见，各位都早些回去。"]


def test_what_recurs_is_nobodys() -> None:
    """A long notice in each post weighs nothing, however long it is."""
    notice = '<div class="note">本站所有内容均由网友发布，本站不承担任何责任，如有侵权请联系管理员处理。</div>'
    assert bodies('<div><i>{day}</i><div class="text">{words}</div>' + notice + "</div>") == \
        [[said] for said in SAYINGS[:4]]


def test_a_card_s_lines_beside_a_nick_weigh_nothing() -> None:
    """They stand right in the element with the nick, of which no two are alike."""
    card = "<td>{nick}<br>来自一台用了很多年的手机客户端<br>注册会员，欢迎加为好友</td>"
    post = f"<table><tr>{card}<td><i>{{day}}</i></td></tr><tr><td></td><td><p>{{words}}</p></td></tr></table>"
    assert bodies(post) == [[said] for said in SAYINGS[:4]]


def test_numbers_alone_make_no_difference() -> None:
    assert bodies('<div><i>{day}</i><div class="text">{words}</div><div class="n">本帖已有 {n}000{n} 位网友浏览并且收藏，感谢支持本站</div>'
                  "</div>") == [[said] for said in SAYINGS[:4]]


def test_posts_that_all_say_the_same_have_no_body() -> None:
    assert bodies('<div><i>{day}</i><div class="text">顶</div></div>') == []


def test_a_post_that_lacks_a_body_does_not_hide_the_others() -> None:
    odd = CARD.replace("{words}", "").replace('<div class="text"></div>', "")
    page = thread(CARD, 3) + odd.format(nick=NICKS[4], day="2019-4-9 10:00", n=5)
    assert texts(page)[:3] == [*SAYINGS[:3]]


def test_the_words_right_in_an_element() -> None:
    words = words_of('<p class="p">一<b>二</b>三<i>四</i></p>')
    assert direct_words(words, first(words.outline, "p")) == f"一{PARTER}三"


def test_what_elements_have_in_common() -> None:
    outline = words_of('<div class="o"><p class="a b">一</p></div>').outline
    assert keys_of(key_of(outline, first(outline, "a"))) == [("p", "a b", "div", "o"), ("p", "a"), ("p", "b")]
    assert keys_of(key_of(outline, first(outline, "o")))[0][:2] == ("div", "o")


def test_the_way_to_an_element_counts_its_like_from_its_card_on() -> None:
    """Where headers and words are siblings, from the first card in that row on; all of them, where the row began inside
    the card before."""
    words = words_of("<div><h5>甲</h5><p>一</p><h5>乙</h5><p>二</p></div>"
                     "<div><h5>丙</h5><p>三</p><ul><li>四</li><li>五</li><li>六</li></ul></div>"
                     "<ul><li>七</li><li>八</li><li>九</li></ul>")
    outline = words.outline
    heads, items = outline.by_tag["h5"], outline.by_tag["li"]
    starts = [*heads, items[1], items[3]]
    cards = Cards(words, list(zip(starts, [*starts[1:], outline.last[outline.by_tag["ul"][1]]], strict=True)), starts)
    first, second, third = (cards.ways[cards.kinds[element]] for element in outline.by_tag["p"])
    assert first == third != second
    ways = [cards.ways[cards.kinds[item]] for item in items]
    assert ways[2] == ways[5] != ways[4]


def test_what_holds_no_ink_is_counted_among_its_like() -> None:
    words = words_of('<p><b>一</b><b></b><b>二</b><i>三</i></p>')
    assert [(row[3], row[-1]) for row in words.inked if row[3] in "bi"] == [("b", 1), ("b", 3), ("i", 1)]


def test_one_shape_goes_by_all_that_mean_the_same_elements() -> None:
    words = words_of(thread(CARD, 3))
    group = groups_of(words)[0]
    cards = Cards(words, [(card, words.outline.last[card]) for card in group.cards],
                  [item.element for item in group.dates])
    own = [shape for shape in cards.shapes.values() if "text" in str(words.outline.classes[shape.elements[0][0]])]
    assert len(own) == 3 and len({*map(id, own)}) == 1


def test_short_paragraphs_are_the_words_and_not_where_nicks_are_from() -> None:
    card = ('<div class="tie"><a class="name" href="/u/{n}">{nick}</a><span class="from">[{place}的船工]</span>'
            '<i>2019-4-{n} 09:12:31</i><p class="said">{words}</p><div class="ops"><a>回复</a><a>举报</a></div></div>')
    said = ("缆绳我带来了", "我也去!", "船票在茶馆那里买.", "3月还封河吗？")
    places = ("青柚江北岸", "柳湾", "柳湾", "空台阶渡口北")
    cards = "".join(card.format(n=at + 2, nick=NICKS[at], place=places[at], words=said[at]) for at in range(4))
    article = "".join(f"<p>{one}</p>" for one in SAYINGS)
    assert texts(f"<h1>渡口的老船</h1><div class=art>{article}</div>{cards}")[1:] == [*said]


@pytest.mark.parametrize("tag", ["p", "div"])
@pytest.mark.parametrize("box", ["<div class=text>{}</div>", "{}"])
def test_thanks_that_several_give_are_theirs(tag: str, box: str) -> None:
    """In a line of its own, as editors write them."""
    said = [SAYINGS[0], f"{SAYINGS[1]}\n谢谢大家！", SAYINGS[2], f"{SAYINGS[3]}\n谢谢大家！", SAYINGS[4]]
    lines = ["".join(f"<{tag}>{line}</{tag}>" for line in text.split("\n")) for text in said]
    cards = "".join(f"<div class=post><b>{nick}</b> <i>2019-4-{day} 10:00</i>{box.format(words)}"
                    "<div class=note>请勿灌水</div></div>" for day, (nick, words) in enumerate(
                        zip(NICKS, lines, strict=False), 1))
    assert texts(cards) == said


def test_a_quotation_above_the_words_moves_their_place_and_not_their_name() -> None:
    """It is longer than the words below it."""
    quoted = f'<div class="cited">{SAYINGS[0]}{SAYINGS[1]}</div>'
    card = ('<div class="c"><div class="by"><a class="nick">{nick}</a> <i>2019-4-{n} 10:00</i></div>{quoted}'
            '<div class="said">{words}</div><div class="ops">回复</div></div>')
    said = [SAYINGS[0], "我也去", SAYINGS[3], "好"]
    cards = "".join(card.format(n=at + 1, nick=NICKS[at], words=words, quoted=quoted if at == 1 else "")
                    for at, words in enumerate(said))
    assert texts(f"<h1>渡口的老船</h1>{cards}") == said


def test_a_quotation_above_the_words_moves_the_row_of_buttons_into_its_place() -> None:
    """The row is no body where the words are a paragraph."""
    said = [SAYINGS[0], SAYINGS[1], "我也去!", SAYINGS[3], "好"]
    quoted = {1: SAYINGS[0], 3: SAYINGS[1]}
    cards = "".join(
        f"<div class=tie><div class=by><a class=nick>{NICKS[at]}</a><i>2019-4-{at + 2} 09:12:31</i></div>"
        + (f"<div class=box><div class=who>网友 [{NICKS[at - 1]}] 的原贴:</div><p class=said>{quoted[at]}</p></div>"
           if at in quoted else "")
        + f"<p class=said>{words}</p><div class=row><ul><li>顶[{at}]</li><li><a>回复</a></li></ul></div></div>"
        for at, words in enumerate(said))
    assert texts(f"<h1>渡口的老船</h1>{cards}") == said


def test_a_paragraph_that_is_prose_outweighs_a_row_that_is_none() -> None:
    assert bodies("<div class=tie><b>{nick}</b> <i>{day}</i><p class=said>{words}</p>"
                  "<div class=row>{nick}和住在渡口的邻居赞同</div></div>") == [[said] for said in SAYINGS[:4]]
