"""Post headers, and the sentences, notes and cards that look like them."""
from __future__ import annotations

import pytest
from flattened import headers_of

from forumclean.stages.flat.headernames import NOISE_CHARS, PREFIX_NOISE_RE, VERBS
from forumclean.stages.flat.headers import VERB_RES
from forumclean.stages.signs.floors import FLOOR_RE

FORMS = [
    ("yykwei 发表于 2021-1-7 17:30:21 | 显示全部楼层 |阅读模式", "yykwei", None, "2021-1-7 17:30:21"),
    ("yykwei 发表于 2021-1-7 17:30:21 | 显示全部楼层 |阅读模式 打印 上一主题 下一主题", "yykwei", None, "2021-1-7 17:30:21"),
    ("1# 大 中 小 发表于 2009-10-15 18:48 只看该作者", None, "1#", "2009-10-15 18:48"),
    ("12# 大 中 小 发表于 2009-10-15 18:48 只看该作者", None, "12#", "2009-10-15 18:48"),
    ("楼主# 发布于：2013-04-11 17:24", None, "楼主", "2013-04-11 17:24"),
    ("3楼# 发布于：2013-04-11 17:24", None, "3楼", "2013-04-11 17:24"),
    ("作者: 张三 时间: 2021-1-7 17:30", "张三", None, "2021-1-7 17:30"),
    ("第3楼 张三 发表于 昨天 17:30 来自手机", "张三", "第3楼", "昨天 17:30"),
    ("张三 发表于 3 天前 | 只看该作者", "张三", None, "3 天前"),
    ("发表于 2021-1-7 17:30:21 | 只看该作者 | 倒序浏览 | 阅读模式", None, None, "2021-1-7 17:30:21"),
    ("發表於 2010-8-24 15:53 | 只看該作者", None, None, "2010-8-24 15:53"),
    ("楼主 | 发表于 2021-1-7 17:30 | 只看该作者", None, "楼主", "2021-1-7 17:30"),
    ("Post By：2008-5-12 14:28:00", None, None, "2008-5-12 14:28:00"),
    ("由 张三 » 2012-3-5 08:10", "张三", None, "2012-3-5 08:10"),
    ("发信站: 柳湾社区 (Sat Oct 22 20:51:53 2016), 站内", None, None, "Sat Oct 22 20:51:53 2016"),
    ("来自Android客户端3楼2022-08-07 12:16回复", None, "3楼", "2022-08-07 12:16"),
    ("沙发 李四 发表于 2021-1-7 17:30 | 只看该作者", "李四", "沙发", "2021-1-7 17:30"),
    ("回复 李四 2021-1-7 17:30", "李四", None, "2021-1-7 17:30"),
    ("帖子 #4 2021年1月7日 17:30", None, "#4", "2021年1月7日 17:30"),
    ("2021-01-07, 08:03 AM (最后修改: 2021-01-08, 09:00 AM 由 张三.)", None, None, "2021-01-07, 08:03 AM"),
    ("« 回复 #2 于: 四月 07, 2021, 05:30:11 下午 »", None, "#2", "四月 07, 2021, 05:30:11 下午"),
    ("张三99 #5 2021-1-7 17:30", "张三99", "#5", "2021-1-7 17:30"),
    ("收藏 2021-1-7 17:30", None, None, "2021-1-7 17:30"),
    ("2021-1-7 17:30|发布者: 李四|查看: 301|评论: 2", "李四", None, "2021-1-7 17:30"),
    ("第1楼 作者：李四 时间：2021-1-7 17:30:11", "李四", "第1楼", "2021-1-7 17:30:11"),
    ("發表人：李四 發表日期：2021-1-7 17:30", "李四", None, "2021-1-7 17:30"),
    ("#1 by li_si on 2021-1-7 17:30", "li_si", "#1", "2021-1-7 17:30"),
    ("【1】 李四 2021-1-7 17:30", "李四", None, "2021-1-7 17:30"),
    ("[1楼] 李四 (123.12.34.*) 2021-1-7 17:30", "李四", "1楼", "2021-1-7 17:30"),
    ("李四 IP:123.12.*.* 2021-1-7 17:30", "李四", None, "2021-1-7 17:30"),
    ("李四 <li.si@example.org> 2021-1-7 17:30", "李四", None, "2021-1-7 17:30"),
]


@pytest.mark.parametrize(("line", "author", "floor", "date"), FORMS)
def test_a_header(line: str, author: str | None, floor: str | None, date: str) -> None:
    text = f"信区: Reading\n{line}\n" if "发信站" in line else f"{line}\n"
    (header,) = headers_of(text)
    assert header.date == date
    assert header.author == author
    assert (header.floor or "").strip("# ") == (floor or "").strip("# ")


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_is_found_once(verb: str) -> None:
    found = [match for pattern in VERB_RES for match in pattern.finditer(f"张三 {verb} 3 天前")]
    assert [(match[0], match.start()) for match in found] == [(verb, 3)]


@pytest.mark.parametrize("noise", [
    "#3", "＃ 12", "第 3 楼", "3樓", "12F", "楼主", "樓主", "沙发", "沙發 #", "板凳", "地板", "地下室", "(楼主)", "（樓主）", "t", "T",
    "大", "中", "小", "楼主 |", "字体大小:", "字体大小 ：", "倒序浏览", "倒序阅览", "只看楼主", "只看该作者", "|", "｜", "*", "`", "#", ">", "离线",
    "在线", "tT",
    "Lv3", "Lv. 12", "跳转到", "跳转到 »", "打印字体大小: tT"])
def test_noise_before_a_nick_is_hinted_at(noise: str) -> None:
    assert PREFIX_NOISE_RE.search(noise) or FLOOR_RE.search(noise)
    assert not NOISE_CHARS.isdisjoint(noise)


@pytest.mark.parametrize(
    "nick",
    [
        "老河口",
        "kestrel_21",
        "算盘_demo",
        "沙发土豆",
        "楼主他爹",
        "地板革",
        "第七书签",
        "3楼的猫",
        "a.b-c",
        "积分太少",
        "Mr.W",
        "来自火星",
        "注册会员",
        "帖子王",
    ],
)
def test_a_nick_is_read_as_it_stands(nick: str) -> None:
    (header,) = headers_of(f"{nick} 发表于 2021-1-7 17:30:21 | 显示全部楼层\n")
    assert header.author == nick and header.floor is None


@pytest.mark.parametrize("line", [
    "我市发表于2010年的白皮书指出,产业转移要坚持科学承接。",
    "会议于2021年1月7日上午召开。",
    "张三于2008年5月12日发表讲话。",
    "张三发表于2008年5月12日的讲话我读过三遍，至今记得其中的几句。",
    "这篇文章发表于2008年5月12日，作者是一位退休教师。",
    "那篇文章最早是2009年发表于校刊的",
    "本帖最后由 张三 于 2021-1-7 17:31 编辑",
    "[ 本帖最后由 张三 于 2008-5-12 14:28 编辑 ]",
    "此帖被老李在2010-01-02 03:04重新编辑",
    "注册时间 2009-11-16 08:00",
    "最后登录 2011-01-11 08:00",
    "截止日期：2021-1-7 17:30",
    "开始时间: 2021-1-7 17:30",
    "我在2021-1-7 17:30看见了他，他正往渡口走。",
    "引用: 张三 发表于 2021-1-7 17:30",
])
def test_no_header(line: str) -> None:
    assert headers_of(f"{line}\n一句话。\n") == []


def test_a_quote_head_is_no_header_beside_headers_with_tails() -> None:
    text = ("张三 发表于 2021-1-7 08:30 | 只看该作者\n第一句。\n"
            "李四 发表于 2021-1-7 09:30 | 只看该作者\n张三 发表于 2021-1-7 08:30\n第一句。\n不对。\n")
    assert [header.author for header in headers_of(text)] == ["张三", "李四"]


def test_a_quote_head_right_below_a_header_with_its_floor_above() -> None:
    """The floor above belongs to the header that stands between."""
    text = ("楼主\n发表于 2021-1-7 08:30:01 | 只看该作者\n第一句。\n回复 支持 反对\n"
            "沙发\n发表于 2021-1-7 09:30:01 | 只看该作者\n张三 发表于 2021-1-7 08:30\n第一句。\n不对。\n")
    assert [header.date for header in headers_of(text)] == ["2021-1-7 08:30:01", "2021-1-7 09:30:01"]


def test_the_device_between_a_date_and_its_tail() -> None:
    """Discuz! prints 来自手机 there; a remark below a post has a date without a tail."""
    text = "".join(f"{floor}\n#\n发表于 2021-1-7 08:3{floor}:01\n{device}|\n只看该作者\n第{floor}句。\n"
                   for floor, device in enumerate(["", "来自手机\n", ""], 1))
    remark = "点评\n李四\n说得好。\n发表于 2021-1-7 09:30\n回复\n支持\n"
    assert [header.date[-5:] for header in headers_of(text + remark)] == ["31:01", "32:01", "33:01"]


@pytest.mark.parametrize("indent", ["", "   "], ids=["from the margin", "indented"])
def test_floors_below_posts_with_an_app_and_without(indent: str) -> None:
    """贴吧 runs the app's name into the floor, and prints the floor alone where a post came from no app."""
    tails = ["来自Android客户端1楼2021-01-07 08:30", "2楼2021-01-07 08:31", "来自iPhone客户端3楼2021-01-07 08:32",
             "11楼2021-01-08 08:33"]
    text = "".join(f"{indent}第{number}句。\n\n{indent}回复\n\n{indent}{tail}\n\n举报\n\n"
                   for number, tail in enumerate(tails))
    assert [header.floor for header in headers_of(text)] == ["1楼", "2楼", "3楼", "11楼"]


def test_a_quote_head_goes_back_in_time() -> None:
    text = ("张三 发表于 2021-1-7 08:30\n第一句。\n李四 发表于 2021-1-7 09:30\n张三 发表于 2021-1-7 08:30\n第一句。\n不对。\n"
            "王五 发表于 2021-1-7 10:30\n好。\n")
    assert [header.author for header in headers_of(text)] == ["张三", "李四", "王五"]


def test_the_first_header_counts_where_it_alone_has_no_floor() -> None:
    """Discuz! 7 prints a row of tools beside the first floor."""
    text = "1# 跳转到 » 打印\n张三 发表于 2021-1-7 08:30\n第一句。\n" + "".join(
        f"{floor}#\n{nick} 发表于 2021-1-7 {hour:02}:30\n第{hour}句。\n"
        for floor, (hour, nick) in enumerate([(9, "李四"), (10, "王五"), (11, "赵六")], 2))
    quote = "张三 发表于 2021-1-7 08:30\n第一句。\n不对。\n"
    assert [header.author for header in headers_of(text + quote)] == ["张三", "李四", "王五", "赵六"]


def test_remarks_that_are_later_than_the_next_post() -> None:
    """Else every header below a late remark would go back in time."""
    posts = [f"{nick} 发表于 2021-1-7 {hour:02}:30\n第{hour}句。\n" for hour, nick in enumerate(["张三", "李四", "王五"], 8)]
    remark = "点评\n赵六\n说得好。\n发表于 2021-1-9 12:30\n"
    assert [header.author for header in headers_of(remark.join([posts[0], "".join(posts[1:])]))] == ["张三", "李四", "王五"]


def test_a_nick_with_a_floor_word_makes_no_header_stronger() -> None:
    """Else the quote heads of everybody else would be told from headers by it, and headers be lost."""
    text = "".join(f"{nick} 发表于 2021-1-7 {hour:02}:30\n第{hour}句。\n" for hour, nick in
                   enumerate(["张三", "沙发土豆", "李四", "沙发土豆", "王五"], 8))
    assert len(headers_of(text)) == 5


def test_headers_are_in_page_order_and_inside_the_text() -> None:
    text = "\n".join(line for line, *_ in FORMS)
    headers = headers_of(text)
    assert [header.start for header in headers] == sorted(header.start for header in headers)
    assert all(0 <= header.start < header.end <= len(text) for header in headers)


def test_old_days_are_headers_where_recent_dates_are_relative() -> None:
    """Xiuno prints a day alone for what is older than some months."""
    lines = ["张三 3月前", "今天去渡口看了。", "李四 2021-3-4", "船主搬走了。", "王五 12天前", "是啊。", "赵六 昨天 10:08", "明天再去。"]
    assert [header.author for header in headers_of("\n".join(lines))] == ["张三", "李四", "王五", "赵六"]


@pytest.mark.parametrize("dates", [
    ["98 天前", "97 天前", "3 小时前", "昨天 10:08"], ["2021-1-7", "2021-1-8", "2021-1-8", "2021-1-9"]], ids=["words", "days"])
def test_quotes_have_full_dates_where_headers_have_none(dates: list[str]) -> None:
    """Discuz! on phones: the quotes alone look like headers of the desktop then."""
    quote = "张三 发表于 2021-1-7 08:30\n第一句。\n"
    nicks = ["张三", "李四", "王五", "赵六"]
    rows = zip(("楼主", "沙发", "3#", "4#"), nicks, dates, strict=True)
    text = "".join(f"{floor} {nick} {date}\n{quote if number else ''}第{number}句。\n回复 支持\n"
                   for number, (floor, nick, date) in enumerate(rows))
    assert [header.author for header in headers_of(text)] == nicks


def test_days_are_no_headers_where_dates_have_a_time() -> None:
    lines = ["张三 2021-3-4 08:00", "今天去渡口看了。", "照片 2021-3-3", "李四 2021-3-4 09:00", "船主搬走了。"]
    assert [header.author for header in headers_of("\n".join(lines))] == ["张三", "李四"]


@pytest.mark.parametrize("first", ["作者：张三 2021-01-07", "张三 2021-01-07 08:30", "楼主：张三 2021-01-07 08:30:11"])
def test_an_opening_post_headed_otherwise_than_replies(first: str) -> None:
    """No verb stands above it; what is later than the replies is when the page was made."""
    replies = "".join(f"{nick} 发表于 2021-01-0{day} 10:0{day}\n第{day}句。\n" for day, nick in enumerate(["李四", "王五"], 8))
    assert [header.author for header in headers_of(f"{first}\n老船修好了。\n{replies}")] == ["张三", "李四", "王五"]
    late = first.replace("01-07", "02-07")
    assert [header.author for header in headers_of(f"{late}\n老船修好了。\n{replies}")] == ["李四", "王五"]


def test_an_opening_post_of_a_day_above_replies_of_times() -> None:
    """A heading with a day is that of another text."""
    replies = "".join(f"{nick} 2021-01-0{day} 10:0{day}\n第{day}句。\n" for day, nick in enumerate(["李四", "王五"], 8))
    for name, found in (("张三", ["张三"]), ("渡口的老船修好了重新下水", [])):
        text = f"{name} 2021-01-07\n老船修好了。\n{replies}"
        assert [header.author for header in headers_of(text)] == [*found, "李四", "王五"]


@pytest.mark.parametrize(("old", "recent"), [
    ("{nick}\n2021-01-07 08:30 来自手机", "{nick}\n半小时前 来自手机"), ("{nick} · 2021-01-07 08:30", "{nick} · 3 天前"),
    ("{nick} 2021-01-07 只看该作者", "{nick} 3 天前 只看该作者"), ("{nick}\n2021-01-07 08:30", "{nick}\n2 小时前")])
def test_recent_posts_tell_their_age_where_old_ones_tell_their_day(old: str, recent: str) -> None:
    rows = [form.format(nick=nick) + f"\n第{number}句话。\n" for number, (form, nick) in enumerate(
        [(old, "张三"), (old, "李四"), (recent, "王五")], 1)]
    assert len(headers_of("".join(rows))) == 3


@pytest.mark.parametrize("line", ["我昨天 08:30 去的", "我3天前去过", "王五 3 天前"])
def test_who_says_when_he_did_something_heads_no_post(line: str) -> None:
    """Of two days alone and a name beside an age the age may be a sentence's."""
    text = f"张三 2021-01-07 08:30\n第一句话。\n李四 2021-01-08 08:30\n{line}\n"
    assert [header.author for header in headers_of(text)] == ["张三", "李四"]


def test_ages_alone_beside_one_with_a_verb() -> None:
    text = "张三\n发布于2天前IP属地浙江\n第一句话。\n李四\n2天前IP属地广东\n第二句话。\n王五\n1天前IP属地四川\n第三句话。\n"
    assert [header.date for header in headers_of(text)] == ["2天前", "2天前", "1天前"]


def test_what_an_author_adds_is_headed_as_replies_are() -> None:
    """V2EX sets a dot before the date of the opening post and of what its author adds, and none before a reply's."""
    text = ("moss·2021 年 1 月 7 日· 4821 次点击\n第一句话。\n第 1 条附言 ·2021 年 1 月 8 日\n第二句话。\n"
            "李四 2021 年 1 月 8 日\n第三句话。\n王五 2021 年 1 月 9 日 via iPhone\n第四句话。\n")
    assert len(headers_of(text)) == 4


@pytest.mark.parametrize("badge", ["OP", "楼主"])
def test_a_date_that_a_badge_parts_from_its_nick(badge: str) -> None:
    text = (f"张三 2021 年 1 月 7 日 3\n第一句话。\n李四 2021 年 1 月 8 日 via iPhone\n第二句话。\n张三\n{badge}\n2021 年 1 月 8 日\n第三句话。\n"
            f"王五 210 天前 via Android 1\n第四句话。\n张三\n{badge}\n209 天前\n第五句话。\n")
    assert [header.date for header in headers_of(text)] == [
        "2021 年 1 月 7 日", "2021 年 1 月 8 日", "2021 年 1 月 8 日", "210 天前", "209 天前"]


@pytest.mark.parametrize(("recent", "old"), [
    ("{nick} 2小时前 来自北京", "{nick} 03-09 08:12 来自北京"), ("{nick}\n昨天 23:10", "{nick}\n11-23 10:11"),
    ("{nick}\n发布于：昨天 23:10", "{nick}\n发布于：11-23 10:11"), ("{nick}\n发布于：今天 08:10", "{nick}\n发布于：11-23")])
@pytest.mark.parametrize("last", [True, False])
def test_days_without_a_year_beside_recent_dates(recent: str, old: str, last: bool) -> None:
    forms = [recent, recent, old, old] if last else [old, old, recent, recent]
    text = "".join(form.format(nick=nick) + f"\n第{number}句话。\n回复 举报\n" for number, (form, nick) in enumerate(
        zip(forms, ("张三", "李四", "王五", "赵六"), strict=True), 1))
    assert len(headers_of(text)) == 4
