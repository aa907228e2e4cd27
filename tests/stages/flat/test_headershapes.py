"""Flattened pages of layouts that nobody described: headers told by the shape that they share."""
from __future__ import annotations

from random import Random

import pytest
from pages import make_page

from forumclean import clean, extract
from forumclean.stages.flat.datedlines import dated_line

SITE = "柳湾论坛"
TITLE = "渡口的老船修好了吗"
POSTS = (("老河口", "2019-04-02 09:10", "缆绳是新换的，船底也补过了。\n船夫一个人干了三天。"),
         ("山泉", "2019-04-03 10:00", "茶馆门前的灯还亮着，掌柜不在。"),
         ("石桥", "2019-04-04 11:20", "雨下了三天，桥墩露出半截。\n木匠说榫头松了，得重新敲。"),
         ("山泉", "2019-04-05 08:31", "下个月水退了再去看一看吧。"))
TEXTS = [said for *_, said in POSTS]
# What a layout prints above and below each post.
HEADERS = {
    "comma-and-age": ("发表人 {nick}, {day}, {clock} (12 天前) @ 老河口", "回复"),
    "motto-and-act": ("{nick} - 慢慢走 回答于 {day} {clock}", "3 条评论"),
    "labels": ("时间：{day} {clock} 作者：{nick}", "【回复】"),
    "date-first": ("{day} {clock} {nick} 2", "举报"),
    "who-at-said": ("网友 {nick} 于 {day} {clock} 说：", "支持"),
    "phone-without-years": ("{nick}\n{short} {clock}", "举报"),
    "place-without-years": ("{nick} · 浙江\n{short} {clock}", "举报"),
    "brackets-without-years": ("{nick} ({short} {clock}):", "举报"),
    "act-and-points": ("提问 {day} 用户：{nick} (1297 分)", "1 投票"),
}


def page(above: str, below: str, posts: tuple[tuple[str, str, str], ...] = POSTS) -> str:
    """A page that prints a line above and a line below each post; "" prints none."""
    lines = [f"{TITLE} - {SITE}", SITE, "首页", "登录", "注册", TITLE]
    for nick, time, said in posts:
        day, clock = time.split(" ")
        told = {"nick": nick, "day": day, "short": day[5:], "clock": clock}
        rows = [above.format(**told), said, below.format(**told)]
        lines += filter(None, rows)
    return "\n".join([*lines, "© 2012-2019 柳湾论坛", "Powered by 柳湾"]) + "\n"


@pytest.mark.parametrize("name", HEADERS)
def test_headers_of_one_shape_part_the_posts(name: str) -> None:
    result = extract(page(*HEADERS[name]))
    assert [post.text for post in result.posts] == TEXTS
    assert [post.author for post in result.posts] == [nick for nick, *_ in POSTS]
    assert result.title == TITLE


@pytest.mark.parametrize("name", HEADERS)
def test_a_second_pass_changes_nothing(name: str) -> None:
    text = clean(page(*HEADERS[name]))
    assert clean(text) == text


@pytest.mark.parametrize("name", HEADERS)
def test_the_same_lines_in_a_text_that_is_no_page_stay(name: str) -> None:
    above, below = HEADERS[name]
    rows = [line for line in page(above, below).split("\n")[5:-3] if line != "举报"]
    text = "\n".join(rows) + "\n"
    assert clean(text) == text


DIARIES = (
    "四月二日，晴\n缆绳是新换的，船底也补过了。\n2019-04-02 晴\n茶馆门前的灯还亮着，掌柜不在。\n2019-04-03 雨\n桥墩露出半截。\n",
    "山泉 2019-04-02 09:10:00\n你到了吗？\n石桥 2019-04-02 09:11:20\n还没有，登录不上去。\n山泉 2019-04-02 09:12:00\n那等等。\n",
    "v1.2 (2019-04-02)\n- 修复登录失败的问题。\nv1.1 (2019-03-01)\n- 增加注册页面，改进回复的速度。\n",
    "问：登录以后看不到回复怎么办？\n答：3 天前更新过，请刷新。\n问：注册要多久？\n答：2 分钟前有人问过，一般很快。\n",
    "关于渡口修缮的通知\n各村民小组：\n渡口自 2019-04-02 起停航，请提前安排。\n柳湾镇政府\n2019年4月1日\n",
)


@pytest.mark.parametrize("text", DIARIES)
def test_dated_texts_of_authors_stay_to_the_byte(text: str) -> None:
    assert clean(text) == text


def test_an_authors_dated_lines_part_no_post() -> None:
    """A travel log inside a post: nothing of an interface stands beside its days."""
    log = "2019-04-01 到达渡口\n在茶馆住了一夜，没有睡好。\n2019-04-02 上船\n船夫一路没有说话。"
    posts = (POSTS[0], ("山泉", "2019-04-03 10:00", log), *POSTS[2:])
    assert extract(page(*HEADERS["motto-and-act"], posts)).posts[1].text == log


# Posts that stand above their dates, below an opening post that has its own header.
ANSWERS = {
    "date-last": ("{nick} 回答于 {day} {clock}", "评论"),
    "act-and-user": ("回答 {day} 用户：{nick} (1334 分)", "1 投票"),
}


def answers(foot: str, button: str, count: str = "3 个回答") -> str:
    """A question and its answers: each with who wrote it when below its words, and a button below that."""
    (asker, asked, question), *others = POSTS
    lines = [f"{TITLE} - {SITE}", SITE, "首页", "登录", "注册", TITLE, f"提问 {asked} 用户：{asker} (20 分)", question, count]
    for nick, time, said in others:
        day, clock = time.split(" ")
        lines += [said, foot.format(nick=nick, day=day, clock=clock), button]
    related = ["相关问题", "怎么修一条船，要多少钱", "提问 2019-01-01 用户：小满", "桥墩是石头的吗", "提问 2019-01-02 用户：小满"]
    return "\n".join([*lines, *related, "Powered by 柳湾"]) + "\n"


@pytest.mark.parametrize("name", ANSWERS)
def test_posts_above_their_dates(name: str) -> None:
    result = extract(answers(*ANSWERS[name]))
    assert [post.text for post in result.posts] == TEXTS


def test_the_only_answer_of_a_page() -> None:
    text = page("", "", POSTS[:1]).replace("© 2012", f"1 个回答\n{POSTS[1][0]} 回答于 {POSTS[1][1]}\n{TEXTS[1]}\n© 2012")
    assert [post.text for post in extract(text).posts] == TEXTS[:2]


def test_buttons_and_the_nick_between_a_post_and_its_date() -> None:
    """What stands at one distance from every date is the template's, and so is what is nearer."""
    (_, _, question), *others = POSTS
    lines = [f"{TITLE} - {SITE}", SITE, "登录", "注册", TITLE, question, "👍", "1", "分享", "老河口", "提问于 2019-04-02",
             "添加评论", "3 个回答"]
    for nick, time, said in others:
        lines += [said, "👍", "2", "分享", nick, f"回答于 {time.split()[0]}", "添加评论"]
    assert [post.text for post in extract("\n".join([*lines, "Powered by 柳湾"]) + "\n").posts] == TEXTS


@pytest.mark.parametrize(("key", "sides"), [
    ("山泉 - 慢慢走 回答于 2天前", ("act", "")), ("提问 2019年5月1日 用户：山泉", ("act", "who")), ("3 天前 山泉 2", ("", "name")),
    ("山泉 20 小时前 | 链接", ("name", "|"))])
def test_what_stands_beside_a_date(key: str, sides: tuple[str, str]) -> None:
    line = dated_line(0, key)
    assert line is not None
    assert (line.left, line.right) == sides


@pytest.mark.parametrize("name", ["comma-and-age", "phone-without-years"])
def test_an_authors_log_without_years_parts_no_post(name: str) -> None:
    log = "04-02 10:30 开船\n04-02 14:20 过第一道闸\n04-03 08:00 雨停了\n04-03 15:45 靠岸"
    posts = (POSTS[0], (*POSTS[1][:2], f"{log}\n{POSTS[1][2]}"), *POSTS[2:])
    result = extract(page(*HEADERS[name], posts))
    assert [post.text for post in result.posts] == [said for *_, said in posts]


@pytest.mark.parametrize("key", [
    "船是 2019-04-02 修好的，花了三天。", "最后更新 2019-04-02", "老船", "甲 乙 丙 丁 戊 2019-04-02",
    "[2019-04-02 10:11:12] WARN retry 3", "2019-04-02 10:11:12 - INFO start", "掌柜 于 2019-04-02 说："])
def test_a_line_that_is_no_header(key: str) -> None:
    assert dated_line(0, key) is None


def test_most_replies_are_a_word() -> None:
    """The line that counts the replies tells that as many lines of one shape are their headers."""
    replies = ("顶", "收藏了", "666", "学习了")
    rows = "".join(f"{said}\n{nick} 回答于 {time}\n评论\n分享\n"
                   for said, (nick, time, _) in zip(replies, POSTS, strict=True))
    text = page("", "", POSTS[:1]).replace("© 2012", f"老河口 提问于 2019-04-02 08:00\n写回答\n4 个回答\n{rows}© 2012")
    result = extract(text)
    assert len(result.posts) == 5
    assert result.posts[0].text == TEXTS[0]


def test_the_headers_are_those_of_the_page_where_a_post_holds_a_talk() -> None:
    """A talk that a post quotes has dates with a clock; the page's own, without, are more."""
    talk = "山下 2016-08-04 10:00\n你到哪里了？\n水边 2016-08-04 10:02\n刚过桥。"
    posts = (POSTS[0], ("山泉", "2019-04-03 10:00", f"茶馆门前的灯还亮着，掌柜不在。\n{talk}"), *POSTS[2:],
             ("老河口", "2019-04-06 08:00", "明天我也去。"))
    result = extract(page("{nick} {day}", "回复 · 举报 · 3 赞", posts))
    assert [post.author for post in result.posts] == [nick for nick, *_ in posts]
    assert "你到哪里了？" in result.text


def test_an_office_dates_its_notice_below_its_name() -> None:
    lines = [f"{TITLE} - {SITE}", SITE, "首页", "登录", "注册", TITLE, "渡口自下周一起停航，请各村提前安排出行，不要等候。", "柳湾镇政府",
             "2019年4月1日", "2 条评论", "山泉", "2019-04-03 10:00", "知道了，谢谢告知。", "石桥", "2019-04-04 11:20", "什么时候恢复呢？"]
    assert "柳湾镇政府\n2019年4月1日" in clean("\n".join([*lines, "Powered by 柳湾"]) + "\n")


def test_who_asked_when_below_a_question() -> None:
    lines = [f"{TITLE} - {SITE}", SITE, "首页", "登录", "注册", TITLE, "渡口停航以后，从镇上到柳湾要绕多远的路，有人走过吗？", "山泉",
             "2019-04-02 20:11", "共 3 条回答"]
    for nick, time, said in (("石桥", "2019-04-03 10:00", "绕十里，走两个钟头。"), ("山泉", "2019-04-03 11:30", "那还是等船吧。"),
                             ("小满", "2019-04-04 08:20", "路上没有茶馆，带水。")):
        lines += ["赞同 2", said, nick, time, "添加评论"]
    assert [post.text for post in extract("\n".join([*lines, "要回答问题请先登录"]) + "\n").posts] == [
        "渡口停航以后，从镇上到柳湾要绕多远的路，有人走过吗？", "绕十里，走两个钟头。", "那还是等船吧。", "路上没有茶馆，带水。"]


@pytest.mark.parametrize("name", ANSWERS)
def test_a_page_that_stands_twice_in_a_text_comes_out_settled(name: str) -> None:
    """What is left between the two looks like furniture, or like a site's mark, once that of the first one is gone."""
    text = clean(answers(*ANSWERS[name]) * 2)
    assert clean(text) == text


@pytest.mark.parametrize("seed", [2, 15])
@pytest.mark.parametrize("name", HEADERS)
def test_the_lines_of_a_page_in_any_order_come_out_settled(name: str, seed: int) -> None:
    lines = page(*HEADERS[name]).split("\n")
    Random(seed).shuffle(lines)
    text = clean("\n".join(lines))
    assert clean(text) == text


LOG = "[2019-04-01 10:11:12] start\n[2019-04-01 10:11:13] retry\n[2019-04-01 10:11:19] timeout"


@pytest.mark.parametrize("layout", ["ptt", "nforum", "discuz-x", "phpwind-87"])
def test_the_log_in_the_only_post_of_a_known_engine_is_no_thread(layout: str) -> None:
    made = make_page(layout, 3, posts=1, extras=False)
    line = made.posts[0].text.split("\n")[0]
    result = extract(made.text.replace(f"{line}\n", f"{line}\n{LOG}\n", 1))
    assert LOG in result.text
    assert [post.time for post in result.posts if post.text] == [made.posts[0].time]


def test_a_tag_before_the_date_of_who_began_the_thread() -> None:
    rows = [f"#{floor}楼{'[楼主]' if floor == 2 else ' '}{time} {nick}\n{said}\n支持({floor}) 反对(0)\n"
            for floor, (nick, time, said) in enumerate(POSTS, 1)]
    text = (f"{TITLE} - 石桥 - {SITE}\n首页\n登录\n{TITLE}\n抽屉里那张老船票，我一直留着，今天才想起来问。\n"
            f"posted @2019-04-01 23:41 石桥阅读(1634) 评论(4)编辑 收藏 举报\n评论列表\n{''.join(rows)}刷新评论刷新页面返回顶部\n")
    assert [post.text for post in extract(text, kind="text").posts][-4:] == TEXTS


@pytest.mark.parametrize("buttons", ["{n}回复查看对话举报", "赞回复举报", "赞 {n} 回复 举报", "顶({n})踩(0)回复"])
def test_buttons_run_together_are_furniture_between_yearless_dates(buttons: str) -> None:
    rows = [f"{nick}{time[5:]} · 来自浙江\n{said}\n{buttons.format(n=n)}\n" for n, (nick, time, said) in enumerate(POSTS)]
    text = (f"{TITLE} - {SITE}\n登录/注册\n{TITLE}\n青石发布于2019-04-01 08:40\n渡口那条船修了三年，昨天终于下水了，我去看了一眼。\n"
            f"转发(18)讨论(4)收藏\n全部讨论（4）\n{''.join(rows)}热帖\n关于我们\n京公网安备 11010502000000号\n")
    assert [post.text for post in extract(text, kind="text").posts][1:] == TEXTS


@pytest.mark.parametrize("count", ["全部讨论（4）", "共 4 条回复", "回应 4"])
def test_replies_of_another_shape_as_many_as_a_line_counts(count: str) -> None:
    """No nick recurs, no reply ends in a mark, and the opening post's header is one that needs no other beside it."""
    said = ("团购那段我有发言权，我家就是做批发的", "不是这么算的吧，又不是成长股", "那也不该给那么多，算一下也就二十倍", "卖得好，我去年就走了")
    rows = [f"{nick}{time} · 来自{place}\n{words}\n{n}回复查看对话举报\n" for n, (nick, time, place, words) in enumerate(zip(
        ("山间", "石桥", "老河口", "阿茂"), ("03-14 09:12", "03-14 09:30", "03-14 10:05", "03-14 13:48"),
        ("浙江", "广东", "北京", "四川"), said, strict=True))]
    text = (f"{TITLE} - {SITE}\n登录/注册\n{TITLE}\n青石发布于2019-03-14 08:40· 来自{SITE}\n渡口那条船修了三年，昨天终于下水了。\n"
            f"{count}\n{''.join(rows)}热帖\n关于我们\n京公网安备 11010502000000号\n")
    assert [post.text for post in extract(text, kind="text").posts][1:] == [*said]
    assert len(extract(text.replace("4\n", "7\n").replace("4）", "7）").replace(" 4 条", " 7 条"), kind="text").posts) == 1


def test_floors_run_into_nicks_above_dates_without_a_year() -> None:
    """No nick recurs; what is said on the line of its own date is no header."""
    rows = [f"{nick}{n + 2}级{n + 1}楼{time}\n{said}\n回复顶 {n}只看TA举报\n" for n, (nick, time, said) in enumerate(zip(
        ("山间", "石桥", "老河口", "阿茂", "青石"),
        ("7-19 00:32:11", "7-19 00:40:52", "7-19 01:15:30", "7-19 08:22:04", "7-19 09:10:45"),
        ("这年头愿意修船的人不多了", "求图", "作为同行说一句，三个月不够", "mark", "我只会把船推下水。\n山间：真的推下水了吗，太真实了 7-19 05:40 回复"),
        strict=True))]
    text = (f"{TITLE}_{SITE}\n{SITE}首页您好，请登录或注册\n{TITLE}\n船夫12级2019-07-19 00:18:44点击40321回复5\n渡口那条船修了三年，昨天终于下水了。\n"
            f"顶211踩3收藏转发举报\n{''.join(rows)}12下一页\n发表回复\n")
    texts = [post.text for post in extract(text, kind="text").posts]
    assert texts[1:5] == ["这年头愿意修船的人不多了", "求图", "作为同行说一句，三个月不够", "mark"]
    assert "真的推下水了吗，太真实了" in texts[5]
