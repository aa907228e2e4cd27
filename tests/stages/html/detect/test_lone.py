"""The one text that stands out on a stretch of a page, and who wrote it when."""
from __future__ import annotations

import pytest
from elements import SAYINGS, first, shown, texts, words_of

from forumclean.stages.html.detect.dated import find_dated
from forumclean.stages.html.detect.lone import lone_bodies
from forumclean.stages.html.detect.lonepost import lone_post

PARAGRAPHS = "".join(f"<p>{said}</p>" for said in SAYINGS[:3])


def lone(body: str) -> list[str]:
    """The elements with the prose of a page, as text."""
    words = words_of(body)
    return shown(words.outline, lone_bodies(words, words.outline.title_ink, words.outline.ends[0]))


def test_paragraphs_side_by_side() -> None:
    assert lone(f"<h1>渡口的老船</h1><div><div>{PARAGRAPHS}</div></div>") == [*SAYINGS[:3]]


def test_an_element_with_words_of_its_own_is_one_body() -> None:
    assert lone(f"<div>首页</div><div>{'<br>'.join(SAYINGS[:3])}</div>") == ["\n".join(SAYINGS[:3])]


@pytest.mark.parametrize("said", [
    (SAYINGS[0], "".join(SAYINGS[1:5])), ("".join(SAYINGS[1:5]), SAYINGS[0]), ("渡口第三组", "".join(SAYINGS[1:5])),
    ("引子", SAYINGS[0], "".join(SAYINGS[1:5]), "完"), tuple(SAYINGS[:3]),
])
def test_paragraphs_in_elements_without_a_name(said: tuple[str, ...]) -> None:
    lines = "".join(f"<div>{line}</div>" for line in said)
    assert lone(f'<h1>渡口的老船</h1><div class="con">{lines}</div>') == [*said]


@pytest.mark.parametrize(("body", "kept"), [
    (f"<div>{PARAGRAPHS}<p>完</p></div>", ["完"]),
    (f"<div><p>{SAYINGS[0]}{SAYINGS[1]}{SAYINGS[2]}</p><p>完</p></div>", ["完"]),
    (f"<div><p>引子</p>{PARAGRAPHS}</div>", ["引子"]),
    (f"<div>{PARAGRAPHS}<h4>后记</h4><p>{SAYINGS[4]}</p></div>", ["后记", SAYINGS[4]]),
    (f"<div>{PARAGRAPHS}<div>木匠</div><p>{SAYINGS[4]}</p></div>", ["木匠", SAYINGS[4]]),
])
def test_short_paragraphs_of_a_text_belong_to_it(body: str, kept: list[str]) -> None:
    assert set(kept) <= set(lone(body))


BOXED = "".join(f"<p>{said}</p>" for said in SAYINGS[1:6])


@pytest.mark.parametrize(("body", "told"), [
    (f'<td class="con"><div>{SAYINGS[0]}</div><div>{BOXED}</div></td>', 2),
    (f'<div id="con"><p>{SAYINGS[0]}</p><div style="color:red">{BOXED}</div></div>', 2),
    (f'<div class="con"><center>{BOXED}</center><p>{SAYINGS[0]}</p><p>完</p></div>', 3),
    (f'<div class="con"><div><a href="/1">{SAYINGS[0]}</a></div><div>{BOXED}</div></div>', 5),
    (f'<div class="con"><div class="lead">{SAYINGS[0]}</div><div>{BOXED}</div></div>', 5),
    (f'<div><div>{SAYINGS[0]}</div><div>{BOXED}</div></div>', 5),
])
def test_a_box_around_some_paragraphs_of_a_text_goes_on_with_what_stands_beside_it(body: str, told: int) -> None:
    assert len(lone(f"<h1>渡口的老船</h1><table><tr>{body}</tr></table>")) == told


LINK = '<p><a href="http://a.example/1">渡口的照片，一百张</a></p>'


@pytest.mark.parametrize(("text", "told"), [
    (f'<div class="con">{LINK}{PARAGRAPHS}</div>', 4), (f'<div class="con">{PARAGRAPHS}{LINK}</div>', 4),
    (f"<div><p>{SAYINGS[4]}</p>{LINK}{PARAGRAPHS}</div>", 5), (f"<div>{LINK}{PARAGRAPHS}</div>", 3),
    (f'<div class="con"><p class="more"><a href="/1">渡口的照片，一百张</a></p>{PARAGRAPHS}</div>', 3),
    (f'<div class="con">{PARAGRAPHS}<p><a href="/1">收藏</a> <a href="/2">举报</a></p></div>', 3),
])
def test_a_paragraph_that_is_a_link(text: str, told: int) -> None:
    """It belongs to its text amid the paragraphs of this, and wherever it stands in a box with a name."""
    assert len(lone(text)) == told


@pytest.mark.parametrize("listing", [
    "<ul><li>缆绳两根</li><li>防潮垫</li></ul>", "<ol><li>缆绳两根</li></ol>", "<pre><code>import os</code></pre>",
    '<figure class="highlight"><pre>import os</pre></figure>', "<pre>import os</pre><ul><li>缆绳两根</li></ul>",
])
def test_a_list_or_code_that_ends_a_text_belongs_to_it(listing: str) -> None:
    told = lone(f'<div>{PARAGRAPHS}{listing}<div class="foot">上一篇：无</div></div>')
    assert told[:3] == [*SAYINGS[:3]]
    assert len(told) == 3 + listing.count("</ul>") + listing.count("</ol>") + listing.count("</pre>")


GUTTER = "<td><pre>1\n2</pre></td><td><pre>{0}</pre></td>"


@pytest.mark.parametrize(("box", "kept"), [
    (f"<figure class=highlight><table><tr>{GUTTER}</tr></table></figure>", "1\n2\n{0}"),
    ("<div class=box><div class=tool>复制代码</div><pre>{0}</pre></div>", "{0}"),
    ("<div class=box><span>bash</span><pre>{0}</pre><button>复制</button></div>", "bash\n{0}\n复制"),
])
def test_a_box_of_code_belongs_to_a_text_with_its_label_and_numbers(box: str, kept: str) -> None:
    code = "mount -t ext4 /dev/sdb1 /mnt\numount /mnt/backup /mnt/home"
    above, below = (f"<p>{said}</p>" for said in SAYINGS[:2])
    told = lone(f"<div class=con>{above}{box.format(code)}{below}{below}</div>")
    assert told == [SAYINGS[0], kept.format(code), SAYINGS[1], SAYINGS[1]]
    assert lone(f"<div class=con>{above}{below}{below}{box.format(code)}</div>")[3:] == [kept.format(code)]


@pytest.mark.parametrize("box", [
    "<div class=reply><a>石桥</a><pre>mount -t ext4 /dev/sdb1 /mnt</pre></div>",
    "<div class=tags>本文的标签<code>ext4</code></div>",
])
def test_what_somebody_else_sets_as_code_below_a_text_does_not(box: str) -> None:
    assert lone(f"<div class=con>{PARAGRAPHS}{box}</div>") == [*SAYINGS[:3]]


@pytest.mark.parametrize("beside", [
    '<ul class="tags"><li>渡口</li></ul>', '<ul id="share"><li>渡口</li></ul>', "<ul><li>收藏</li><li>举报</li></ul>",
    "<ul><li>渡口<a>更多</a></li></ul>",
    "<div>渡口 第三组</div>", '<ul><li><a href="/1">相关的话题，一条</a></li></ul>',
    f'<p><a href="/1">{SAYINGS[5]}</a></p>', "<div>上一篇：无</div>",
])
def test_what_stands_below_a_text_does_not(beside: str) -> None:
    assert lone(f"<div>{PARAGRAPHS}{beside}</div>") == [*SAYINGS[:3]]


@pytest.mark.parametrize("body", [
    "", "<p>顶</p>", "<p>渡口的老船，在。</p>", '<ul><li><a href="/1">渡口的老船修好了，缆绳是新换的。</a></li></ul>',
])
def test_where_nothing_stands_out(body: str) -> None:
    assert lone(body) == []


NOTES = "".join(f"<div>{said}</div>" for said in SAYINGS[3:5])
LINKS = "<ul>{}</ul>".format("".join(f'<li><a href="/{n}">第{n}组在渡口修船的经过</a></li>' for n in range(9)))


def test_the_text_below_the_heading_stands_out_though_links_stand_beside_it() -> None:
    body = f"<h1>渡口的老船</h1><p>2019-4-2</p><div class=main><div>{PARAGRAPHS}</div>{LINKS}</div>"
    assert lone(f"{body}<div class=legal>{NOTES}</div>") == [*SAYINGS[:3]]
    assert lone(f"<div class=main><h1>渡口的老船</h1><div>{PARAGRAPHS}</div>{LINKS}</div>{NOTES}") == [*SAYINGS[:3]]


@pytest.mark.parametrize(("left", "right", "alone"), [
    ("class=left", "class=right", True), ("class=part", "class=part", False), ("class=left", "class=part", False),
    ("id=left", "id=right", True), ("id=part1", "id=part2", False), ("", "", False)])
def test_the_column_that_holds_the_heading_is_the_text(left: str, right: str, alone: bool) -> None:
    beside = NOTES if alone or left != "class=left" else "".join(f"<p>{said * 2}</p>" for said in SAYINGS[3:])
    for heading in ("<h1>渡口的老船，修好了</h1>", "<div>渡口的老船，修好了</div>"):
        words = words_of(f"<div><div {left}>{heading}<div>{PARAGRAPHS}</div></div>"
                         f"<div {right}>{beside}</div></div>", "渡口的老船，修好了 - 柳湾论坛")
        told = shown(words.outline, lone_bodies(words, words.outline.title_ink, words.outline.ends[0]))
        assert (told == [*SAYINGS[:3]]) == alone


BOX = f"<div class=con><div class=lead>{SAYINGS[0] * 6}</div><div class=text>{PARAGRAPHS * 4}</div>{{}}</div>"
LINK = '<a href="/a">第一组在渡口修船的经过</a>'
TEASER = '<li><a href="/a/{0}">第{0}组在渡口修船的经过</a> <span>{1}{1}</span></li>'
TEASERS = "<ul>{}</ul>".format("".join(TEASER.format(number, said) for number, said in enumerate(SAYINGS[2:6])))


@pytest.mark.parametrize("beside", [
    f"<div class=more>{TEASERS}</div>", f"<div class=more>{TEASERS}</div><div class=more>{TEASERS}</div>",
    f"<div class=more><h4>推荐阅读</h4><p>{SAYINGS[4]}</p></div>",
    f"<div class=more><div><b>相关新闻：</b> 更多</div><div><p>{SAYINGS[4]}</p></div></div>",
])
def test_lists_of_other_articles_beside_the_box_with_the_text_are_no_part_of_it(beside: str) -> None:
    assert lone(BOX.format(beside)) == lone(BOX.format(""))


@pytest.mark.parametrize("beside", [
    f"<div class=more><p>{SAYINGS[4]}{SAYINGS[5]}</p></div>",
    f"<div class=more><h4>推荐的理由</h4><p>{SAYINGS[4]}{SAYINGS[5]}</p></div>",
    f"<div class=more>{''.join(f'<p>{said * 2}{LINK}</p>' for said in SAYINGS[3:6])}</div>",
])
def test_other_boxes_beside_it_are(beside: str) -> None:
    assert len(lone(BOX.format(beside))) == 3


def test_a_list_beside_paragraphs_may_be_their_author_s() -> None:
    assert len(lone(f"<div>{PARAGRAPHS}{TEASERS}</div>")) == 4


def test_links_with_prose_that_no_heading_leads_are_no_text() -> None:
    body = f"<div class=side><div>{PARAGRAPHS}</div>{LINKS}</div><h1>渡口的老船</h1>"
    assert lone(f"{body}<div class=text>{NOTES}</div>")[-1] == "\n".join(SAYINGS[3:5])


def test_texts_far_apart_stand_out_together_in_the_elements_between() -> None:
    body = f"<div><div>{PARAGRAPHS}</div><div>{PARAGRAPHS.replace('老船', '新船')}</div></div>"
    assert len(lone(body)) == 2


def test_only_the_stretch_counts() -> None:
    words = words_of(f'<div class="a">{SAYINGS[0]}{SAYINGS[1]}</div><div class="b">{SAYINGS[2]}{SAYINGS[3]}</div>')
    outline = words.outline
    begin = outline.begins[first(outline, "b")]
    assert shown(outline, lone_bodies(words, begin, outline.ends[0])) == [SAYINGS[2] + SAYINGS[3]]
    assert shown(outline, lone_bodies(words, outline.title_ink, begin)) == [SAYINGS[0] + SAYINGS[1]]


@pytest.mark.parametrize(("head", "author", "time"), [
    ('<a class="author" href="/u/7">山泉</a> <i>2019-4-2 09:12</i>', "山泉", "2019-4-2 09:12"),
    ('<i>2019-4-1</i> <a class="user-name">山泉</a> <i>2019-4-2</i>', "山泉", "2019-4-2"),
    ("<b>山泉</b>", None, None), ('<a class="author">2019</a>', None, None),
    ('<a class="author" href="/u/1">山泉</a><a class="author" href="/u/2">石桥</a>', "石桥", None),
])
def test_its_author_and_time_stand_above(head: str, author: str | None, time: str | None) -> None:
    text = f'<div class="t">{"<br>".join(SAYINGS)}</div>'
    words = words_of(f'<div>{head}</div>{text}<div><a class="author">小满</a> 2020-1-1</div>')
    post = lone_post(words, [first(words.outline, "t")], find_dated(words.outline))
    assert (post.author, post.time) == (author, time)


def test_an_element_that_holds_header_and_words_is_no_less_than_one_below_it() -> None:
    """The stretch begins behind the date, so that the element with the words reaches out of it."""
    plea = "如果这篇文章对您有用，请随意赞赏，您的支持很重要。"
    words = words_of(f"<div><div><h1>渡口的老船</h1><i class=date>2019-4-2</i><div>{PARAGRAPHS}</div></div>"
                     f"<div>关注 石桥</div><div>{plea}</div></div>")
    outline = words.outline
    found = lone_bodies(words, outline.ends[first(outline, "date")], outline.ends[0])
    assert shown(outline, found) == [*SAYINGS[:3]]


def test_a_text_stands_out_that_holds_more_than_half_of_the_prose() -> None:
    foot = f"<div>{SAYINGS[4]}</div>"
    box = f"<div><div>{PARAGRAPHS}</div></div>"
    assert lone(f"<div><div><div>{box}</div>{foot}</div>{foot}</div>{foot}") == [*SAYINGS[:3]]


def test_paragraphs_of_any_class_belong_to_the_text_that_they_alone_are_in() -> None:
    lines = f"<p class=start>引子</p>{PARAGRAPHS}<p class=end>(编辑:石桥)</p>"
    assert lone(f"<h1>渡口的老船</h1><div class=con>{lines}</div>") == ["引子", *SAYINGS[:3], "(编辑:石桥)"]


def test_a_paragraph_of_buttons_among_others_is_no_part_of_the_text() -> None:
    lines = f"{PARAGRAPHS}<p class=end>打印本页</p>"
    assert lone(f"<h1>渡口的老船</h1><div class=con>{lines}</div>") == [*SAYINGS[:3]]


def test_lists_and_links_behind_the_prose_of_a_box() -> None:
    """An editor writes each line as an element."""
    lines = f"<div>{SAYINGS[0]}{SAYINGS[1]}</div><div><ul><li>缆绳两根</li><li>防潮垫一张</li></ul></div>"
    page = f"<h1>渡口的老船</h1><div class=meta>2019-4-2 09:12</div><div class=words>{lines}<div>{{}}</div></div>"
    assert texts(page.format("<a href='/t/9'>这个帖子</a>里说过的都对")) == [
        f"{SAYINGS[0]}{SAYINGS[1]}\n缆绳两根\n防潮垫一张\n这个帖子里说过的都对"]
    assert texts(page.format("<a href='/a'>分享</a> <a href='/b'>收藏</a>")) == [f"{SAYINGS[0]}{SAYINGS[1]}"]
