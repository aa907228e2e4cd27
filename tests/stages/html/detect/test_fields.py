"""Author and floor of posts of one shape."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, authors, cleaned, thread

from forumclean.stages.html.detect.fields import FLOOR_WORD_RE, rises

TEXT = '<div class="x">{words}</div><div class="ops"><a>回复</a></div></div>'


@pytest.mark.parametrize("head", [
    '<a class="nick" href="/u/{n}">{nick}</a> <i>{day}</i>',
    '<a href="/space-uid-{n}.html">{nick}</a> <i>{day}</i>',
    "<b>{nick}</b> <i>{day}</i>",
    "<b>楼主</b> <b>{nick}</b> <i>{day}</i>",
    '<div><a href="/u/{n}"><img src="x"></a></div><a href="/u/{n}">{nick}</a> <i>{day}</i>',
    '<a href="/t/{n}">{words}</a> <a href="/u/{n}">{nick}</a> <span>{day}</span>',
    '<a href="/t/{n}">Re: 渡口的老船</a> <b>{nick}</b> <i>{day}</i>',
    '<div><b>主题:</b> <a name="{n}">主题：渡口的老船</a></div> <b>{nick}</b> <i>{day}</i>',
    "<span>{nick}<i>{day}</i></span>",
    "<span>{nick}(楼主)<i>{day}</i></span>",
    "<font>作者：{nick} &nbsp; 时间：{day}</font>",
    "<font>{nick} 发布时间:{day}</font>",
], ids=["named", "profile", "bare", "beside a label", "avatar", "beside a link",
        "beside the title", "beside a labelled title", "around the date", "with a mark",
        "labelled", "before a label"])
def test_the_nick_of_each_post(head: str) -> None:
    assert authors(thread(f'<div class="p">{head}{TEXT}')) == [*NICKS[:4]]


@pytest.mark.parametrize("head", [
    "<i>{day}</i>", "<b>楼主</b> <i>{day}</i>", "<b>第 {n} 楼</b> <i>{day}</i>", "<b>{n}</b> <i>{day}</i>",
    "<b>只看该作者</b> <i>{day}</i>", "<b>这里写的是一句很长很长的话谁的昵称都不会有这么长第{n}回</b> <i>{day}</i>",
    "<b>{nick}|{n}</b> <i>{day}</i>", "<b>{nick}，第{n}回？</b> <i>{day}</i>", "<p>{nick}在吗？ <i>{day}</i></p>",
])
def test_what_is_no_nick(head: str) -> None:
    assert authors(thread(f'<div class="p">{head}{TEXT}')) == [None] * 4


def test_a_nick_that_links_only_where_it_has_a_home() -> None:
    """Where its author is from stands in one element in all posts."""
    place = '<div class="meta"><span class="addr">{place}</span></div>'
    head = '<{tag} class="c-nick">{{nick}}</{tag}> <i>{{day}}</i>'
    posts = thread(f'<div class="p">HEAD{place}{TEXT}'.replace("{place}", "PLACE"))
    for number, (town, tag) in enumerate(zip(("柳湾", "青柚", "空台", "桑榆"), "a span a span".split(), strict=True)):
        own = head.format(tag=tag).format(nick=NICKS[number], day=f"2019-4-{number + 2} 08:10")
        posts = posts.replace("HEAD", own, 1).replace("PLACE", town, 1)
    assert authors(posts) == [*NICKS[:4]]


def test_what_both_of_two_posts_show_is_a_nick_before_what_one_shows() -> None:
    """The words of a rating are as short."""
    first = (f'<div class="p"><p><span>{NICKS[3]}</span> <span>2019-4-2 08:10</span></p>'
             f'<div class="x">{SAYINGS[0]}</div></div>')
    second = ('<div class="q"><h3>评价</h3><div class="s"><b>快慢</b><span>五星</span></div>'
              f'<p><span>{NICKS[3]}</span> <span>2019-4-3 08:10</span></p><div class="x">{SAYINGS[1]}</div></div>')
    assert authors(f"<div>{first}{second}</div>") == [NICKS[3]] * 2


@pytest.mark.parametrize("badge", ["作者", "(楼主)"])
def test_a_badge_in_the_element_with_the_nick_is_no_part_of_it(badge: str) -> None:
    posts = thread(f'<div class="p"><a class="who" href="/u/{{n}}"><b>{{nick}}</b>BADGE</a> <i>{{day}}</i>{TEXT}')
    assert authors(posts.replace("BADGE", f"<em>{badge}</em>", 1).replace("BADGE", "")) == [*NICKS[:4]]


@pytest.mark.parametrize("labels", ["楼主 沙发 板凳 地板", "只看该作者 使用道具 举报 回复", "赞188 查看对话赞75回复 赞 赞3回复"])
def test_labels_that_differ_are_no_nicks(labels: str) -> None:
    page = thread(f'<div class="p"><b>L{{n}}</b> <i>{{day}}</i>{TEXT}')
    for number, label in enumerate(labels.split(), 1):
        page = page.replace(f"L{number}", label)
    assert authors(page) == [None] * 4


@pytest.mark.parametrize(("floor", "expected"), [
    ("<em>{n}楼</em>", ["1楼", "2楼", "3楼", "4楼"]), ("<em>#{n}</em>", ["#1", "#2", "#3", "#4"]),
    ("<em>第 {n} 楼</em>", ["第 1 楼", "第 2 楼", "第 3 楼", "第 4 楼"]), ("<em>{n}</em>", ["1", "2", "3", "4"]),
    ("<em># {n}楼</em>", ["# 1楼", "# 2楼", "# 3楼", "# 4楼"]),
    ("<em>{n}F</em>", ["1F", "2F", "3F", "4F"]), ("", [None] * 4), ("<em>赞 {n}</em>", [None] * 4),
    ("<em>7</em>", [None] * 4), ("<em>赞({n})</em>", [None] * 4),
])
def test_the_floor_of_each_post(floor: str, expected: list[str | None]) -> None:
    result = cleaned(thread(f'<div class="p"><b>{{nick}}</b> <i>{{day}}</i> {floor}{TEXT}'))
    assert [post.floor for post in result.posts] == expected


LED = '<div class="p"><div class="x"><a href="/{{n}}">{0}</a>：{{words}}</div><div><i>{{day}}</i> <a>回复</a></div></div>'


def test_a_nick_that_leads_the_words() -> None:
    result = cleaned(thread(LED.format("{nick}")))
    assert [(post.author, post.text) for post in result.posts] == [*zip(NICKS[:4], SAYINGS[:4], strict=True)]


@pytest.mark.parametrize("led", ["@{nick}", "回复"])
def test_whoever_is_addressed_leads_no_words(led: str) -> None:
    posts = cleaned(thread(LED.format(led))).posts
    assert [post.author for post in posts] == [None] * 4
    assert all(post.text.endswith(f"：{said}") for post, said in zip(posts, SAYINGS, strict=False))


def test_a_word_of_an_author_is_no_floor() -> None:
    post = '<div class="p"><b>{nick}</b> <i>{day}</i><div class="x"><p>沙发</p><p>{words}</p></div></div>'
    assert [post.floor for post in cleaned(thread(post)).posts] == [None] * 4


def test_floors() -> None:
    assert all(map(FLOOR_WORD_RE.fullmatch, ("1楼", "12#", "#3", "第5楼", "楼主", "沙发", "8F", "3樓", "# 2楼", "#2楼")))
    assert not any(map(FLOOR_WORD_RE.fullmatch, ("楼", "#", "1", "楼上", "12楼的", "沙发上")))


def test_numbers_that_count() -> None:
    assert rises(["4", "5", "6"])
    assert not rises(["4", "6", "7"]) and not rises(["4"]) and not rises(["3", "2", "1"])
