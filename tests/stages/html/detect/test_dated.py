"""Which dates may be posts' own, and what stands around each."""
from __future__ import annotations

import pytest
from elements import first, groups_of, outline_of, texts, thread, words_of

from forumclean.stages.html.detect.dated import cards_of, find_dated


def dates(body: str) -> list[str]:
    """The dates of a page that may be posts' own."""
    return [item.date.words for item in find_dated(outline_of(body))]


@pytest.mark.parametrize("body", [
    "<i>2019-4-2 09:12</i>", "<i>发表于 2019-4-2 09:12</i>", "<i>3 天前</i>", "<i>Tue Apr 2 09:12:30 2019</i>",
    "<p>这一版改了两处，另一处等他来修改。<span>2019-4-2 09:12</span></p>",
    "<p>最后一处等他回来再修改，别的都好了，登录看看</p><p><i>2019-4-2 09:12</i></p>",
    "<p><b>山泉</b>：水开了，来。<i>2019-4-2 09:12</i> 回复</p>",
    "<i>山泉 2019年4月2日</i>", "<p>水开了，来。<time>2019-4-2 09:12</time></p>",
    "<b>山泉</b><i>三天前</i>", "<b>山泉</b> <i>昨天</i>", "<p>山泉 周三 12:30</p>",
])
def test_a_date_of_a_post(body: str) -> None:
    assert len(dates(body)) == 1


@pytest.mark.parametrize("glued", [
    "<span>LV5</span><span>13天前</span>", "<span>Lv.5</span><span>13天前</span>", "<em>5</em><span>13天前</span>",
    "<p><a>山泉</a><span>Lv.<b>5</b></span>13天前 来自渡口</p>", "<em>LV</em><b>5</b><span>13天前</span>",
])
def test_a_number_that_runs_into_a_relative_date(glued: str) -> None:
    assert dates(f"<p>水开了。</p>{glued}") == ["13天前"]


@pytest.mark.parametrize("date", ["<em>13</em><span>天前</span>", "<p>13<i>天前</i></p>", "<span>13天前</span>"])
def test_a_number_of_a_relative_date_s_own(date: str) -> None:
    assert dates(f"<p>水开了。</p>{date}") == ["13天前"]


@pytest.mark.parametrize(("beside", "count"), [
    ('<a class="name">编辑山泉</a> <i>{}</i>', 1), ('<a href="/user/7">引用石桥</a> 发表于 {}', 1),
    ('<b class="nickname">修改三次</b><i>{}</i>', 1), ('<i>{}</i> <a href="/u/7">编辑山泉</a>', 1),
    ('<a href="/user/7">注册</a> {}', 0), ('<span class="username">最后回复</span> <i>{}</i>', 0),
    ('最后由 <a href="/u/7">编辑山泉</a> 于 {}', 0), ('<a href="/t/7">引用石桥的话</a> {}', 0),
    ('<div class="user">编辑于 <i>{}</i></div>', 0), ('<i>{} 编辑</i> <a href="/u/7">编辑山泉</a>', 0),
])
def test_a_nick_that_holds_the_word_of_a_label(beside: str, count: int) -> None:
    assert dates(f"<p>{beside.format('2019-4-2 09:12')}</p>") == ["2019-4-2 09:12"] * count


@pytest.mark.parametrize("date", [
    "4-2 09:12", "4月2日 09:12", "4月2日09:12", "10月24号07:20:31", "4月2日", "09:12", "4/2 09:12"])
def test_a_date_without_a_year_in_an_element_of_its_own(date: str) -> None:
    assert dates(f"<p>水开了。</p><p><i>{date}</i></p>") == [date]
    assert dates(f"<p>水开了，{date}的事</p>") == []


@pytest.mark.parametrize("body", [
    "<i>最后编辑于 2019-4-2 09:12</i>", "<i>2019-4-2 09:12 编辑过</i>", "<i>注册时间 2019-4-2</i>",
    "<td>注册日期</td><td>2019-4-2</td>", "<p>上传于 2019-4-2</p>", "<blockquote>山泉 2019-4-2 09:12</blockquote>",
    "<blockquote><p><i>2019-4-2</i></p></blockquote>", "<p>我是 2019-4-2 来的，那天下着雨，渡口没有一个人。</p>",
    "<p>我是 <b>2019-4-2</b> 来的，那天下着雨。</p>", "<p>我是 <b>2019-4-2 09:12</b> 来的，那天下着雨。</p>",
    "<p>雨停了，他来的那天是 <b>2019-4-2 09:12</b> 不是他记得的那个下着雨的早上</p>", "<p>© 2019-4-2</p>",
    "<p>" + "我三天前去过渡口" * 8 + " 3 天前</p>", "<p>根据2013年7月18日柳湾镇《关于修改渡口管理办法的决定》第一次修订</p>",
])
def test_a_date_that_is_none(body: str) -> None:
    assert dates(body) == []


@pytest.mark.parametrize(("body", "date"), [
    ('<span class="ago" title="2019-4-2 09:12"></span>', "2019-4-2 09:12"),
    ('<time datetime="2019-04-02T09:12:30+08:00"></time>', "2019-04-02T09:12:30+08:00"),
    ('<abbr data-time="2019/4/2"> </abbr>', "2019/4/2"),
    ('<a class="timeago" title="2019-04-02T09:12:30.000Z"></a>', "2019-04-02T09:12:30.000Z"),
])
def test_a_date_that_a_script_has_yet_to_write(body: str, date: str) -> None:
    found = find_dated(outline_of(f"<p>山泉 {body} 楼主</p>"))
    assert [(item.date.words, item.date.start == item.date.end) for item in found] == [(date, True)]


@pytest.mark.parametrize("body", [
    '<i class="icon" title="2019-4-2 的渡口"></i>', '<img title="2019-4-2">', '<i title="最后编辑于 2019-4-2 09:12"></i>',
    '<blockquote><span title="2019-4-2 09:12"></span></blockquote>', '<div title="2019-4-2"></div>',
    '<p>注册时间 <span title="2019-4-2"></span></p>',
])
def test_an_empty_element_with_no_date_of_a_post(body: str) -> None:
    assert dates(f"<p>水开了，来。</p>{body}<p>茶也有</p>") == []


def test_a_date_in_one_more_element_is_of_the_kind_around_it() -> None:
    """Engines wrap the dates of recent posts, to carry the whole date in a title."""
    page = "".join(f'<div class="c"><em class="on">发表于 {when}</em><p>水开了。</p></div>' for when in
                   ("2019-4-2 09:12", '<span title="2019-4-3 08:00">昨天 08:00</span>', "2019-4-4 20:15"))
    found = max(groups_of(words_of(page)), key=lambda group: len(group.cards))
    assert [item.date.words for item in found.dates] == ["2019-4-2 09:12", "昨天 08:00", "2019-4-4 20:15"]


def test_a_date_behind_other_words_is_not_of_the_kind_around_it() -> None:
    page = "".join(f'<div class="c">{words} {when}</div>' for words, when in
                   (("", "2019-4-2 09:12"), ("山泉说他在渡口等过一整个下午", "<i>2019-4-3 08:00</i>"),
                    ("", "2019-4-4 20:15")))
    assert max(len(group.dates) for group in groups_of(words_of(page))) == 2


@pytest.mark.parametrize(("second", "count"), [("2019-4-2 09:12:30", 2), ("2019-4-2 09:12:31", 4)])
def test_a_date_printed_twice_in_one_head_counts_once(second: str, count: int) -> None:
    page = "".join(f"<div><i>2019-4-2 {day}:12:30</i> 楼 <i>{second.replace('09', day)}</i><p>水开了。</p></div>"
                   for day in ("09", "10"))
    assert max(len(group.dates) for group in groups_of(words_of(page))) == count


def test_the_same_minute_may_be_two_posts() -> None:
    page = "<div><i>2019-4-2 09:12</i><p>顶</p></div><div><i>2019-4-2 09:12</i><p>顶</p></div>"
    assert [len(group.dates) for group in groups_of(words_of(page))] == [2]


def test_the_title_has_none() -> None:
    assert find_dated(outline_of("<p>水开了。</p>", title="2019-4-2 的渡口 - 柳湾论坛")) == []


def test_a_card_is_the_largest_element_with_one_date() -> None:
    tree = outline_of('<div class="all"><div class="c"><p><i>1</i></p></div><div class="c"><i>2</i></div></div>')
    assert cards_of(tree, tree.by_tag["i"]) == tree.by_class["c"]


def test_the_page_itself_is_no_card() -> None:
    tree = outline_of('<div class="c"><i>1</i></div>')
    assert cards_of(tree, tree.by_tag["i"]) == [first(tree, "c")]


def test_dates_of_different_kinds_are_apart() -> None:
    words = words_of(thread('<div class="p"><i class="when">{day}</i><p>{words}</p></div>')
                     + '<ul><li>别处的话 <span class="d">2019-4-9</span></li>'
                       '<li>又一处 <span class="d">2019-4-8</span></li></ul>')
    found = groups_of(words)
    assert [(group.key[:2], len(group.cards)) for group in found] == [(("i", "when"), 4), (("span", "d"), 2)]
    assert found[0].cards == words.outline.by_class["p"]


def test_an_element_with_two_dates_counts_once() -> None:
    words = words_of("<p><i>2019-4-2 至 2019-4-5</i></p><p><i>2019-4-7</i></p>")
    assert [len(group.cards) for group in groups_of(words)] == [2]


@pytest.mark.parametrize(("stamp", "date"), [
    ("于 11-23 09:12", "11-23 09:12"), ("发表于 11月23日", "11月23日"), ("11-23 09:12", "11-23 09:12"), ("發布於 09:12", "09:12"),
    ("关于 11-23", None), ("于是 11-23 09:12", None),
])
def test_a_stamp_without_a_year_behind_a_word(stamp: str, date: str | None) -> None:
    found = find_dated(outline_of(f"<div><b>山泉</b><span> {stamp} </span>说到</div>"))
    assert [item.date.words for item in found] == [date] * (date is not None)
    assert all(item.date.words == outline_of(f"<div><b>山泉</b><span> {stamp} </span>说到</div>").text[
        item.date.start:item.date.end] for item in found)


def test_odd_rows_and_even_ones_are_of_one_kind() -> None:
    """Replies inside posts stay apart: what holds them stands in another element each."""
    row = '<li class="r{odd}"><div class=in><i class=t>{day}</i></div>{words}</li>'
    rows = [row.replace("in>", f"in{number % 2}>").format(odd=number % 2, day=f"2019-4-{number + 2} 09:12", words="渡口")
            for number in range(4)]
    beside = "".join(f'<p class="{kind}"><i class=t>2019-4-{number + 2} 09:12</i>渡口{number}</p>'
                     for number, kind in enumerate(["odd", "even", "odd", "even"]))
    assert [len(group.cards) for group in groups_of(words_of(beside))] == [4]
    assert [len(group.cards) for group in groups_of(words_of(f"<ul>{''.join(rows)}</ul>"))] == [2, 2]


def test_dates_without_a_year_beside_words_where_no_others_are() -> None:
    rows = "".join(f"<p>发表于 04-0{n} 09:12 <a>引用</a></p><p>我 04-0{n} 09:1{n} 去的，那天下着雨。</p>" for n in (2, 3))
    assert dates(rows) == ["04-02 09:12", "04-03 09:12"]
    assert dates(rows + "<p><i>2019-4-2</i></p><p><i>2019-4-3</i></p>") == ["2019-4-2", "2019-4-3"]


def rows(marks: str, post: str) -> str:
    """Posts with a date each, behind which stands a mark (`!` stands for 编辑), as `post` has it."""
    return "".join(post.format(f"2019-4-{day} 09:12:30{' 编辑' * (mark == '!')}") for day, mark in enumerate(marks, 2))


@pytest.mark.parametrize(("marks", "post", "count"), [
    ("!..!", '<li><b>山泉</b> <i class="when">{}</i><p>水开了，来。</p></li>', 4),
    (".!.", '<li><div><i class="when">{}</i></div><p>水开了，来。</p><ul></ul></li>', 3),
    # A note in a post, a page that prints one plain date, and notes that are called otherwise.
    ("..", '<li><i class="when">{0}</i><p>水开了，来。</p><p><i class="when">{0} 编辑</i></p></li>', 2),
    ("...", '<li><i class="when">{}</i><p>水开了，来。</p></li><li class="n"><i class="note">2019-4-9 10:11 编辑</i></li>', 3),
    (".!", '<li><i class="when">{}</i><p>水开了，来。</p></li>', 1),
])
def test_the_time_of_an_edit_in_the_place_of_a_post_s(marks: str, post: str, count: int) -> None:
    assert len(dates(f"<h1>渡口</h1><ul>{rows(marks, post)}</ul>")) == count


def test_posts_that_print_the_time_of_their_edit() -> None:
    said = ["渡口的水退了三尺，明天可以过河。", "我看未必，上游还在下雨呢。", "那就后天再走，车也修好了。", "老船工说后天也悬，再等等看。"]
    page = "".join(f'<section><a class="user">山泉{number}</a><div><a class="time">2019-4-{number} 09:12:30'
                   f'{" 编辑" * (number in (2, 5))}</a></div><article><div>{text}</div></article></section>'
                   for number, text in enumerate(said, 2))
    assert texts(f"<h1>渡口的水退了没有</h1>{page}", "渡口的水退了没有") == said
