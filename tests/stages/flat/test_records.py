"""Where bodies begin and end, and whose they are."""
from __future__ import annotations

import pytest
from flattened import FOOT, HEAD, texts
from pages import LAYOUTS, make_page

from forumclean import clean, extract

PROSE = "今天去渡口看了，老船还在，只是缆绳断了一根，靠岸的那一边长满了青苔。"


def post(number: int, body: str, nick: str = "张三", foot: str = "回复 支持 反对\n使用道具 举报") -> str:
    """A post of Discuz! X with its left column open."""
    return (f"{nick}\n当前离线\n积分 9{number}1\n848 主题\n7628 帖子\n金牌会员\n发消息\n{number} #\n"
            f"发表于 2021-1-7 {8 + number:02}:30:21 | 只看该作者\n{body}\n{foot}\n")


@pytest.mark.parametrize(
    "reply",
    [
        "顶",
        "沙发",
        "板凳",
        "1",
        "666",
        "+1",
        "mark",
        "好帖",
        "路过",
        "呵呵",
        "支持楼主",
        "学习了",
        "？？？",
        "谢谢分享！",
        "。。。",
    ],
)
def test_a_one_line_reply_stays(reply: str) -> None:
    assert texts(("张三", PROSE), ("李四", reply), ("王五", "船主搬走了。")) == [PROSE, reply, "船主搬走了。"]


@pytest.mark.parametrize("reply", ["顶", "1", "666", "沙发"])
def test_a_one_line_reply_stays_when_most_posts_are_it(reply: str) -> None:
    posts = [("张三", PROSE), *[(nick, reply) for nick in ("李四", "王五", "赵六", "钱七")]]
    assert texts(*posts) == [body for _, body in posts]


@pytest.mark.parametrize("lines", [
    ["附件：1.巡查路线图", "　　　2.值班表"],
    ["抄送：各村民小组。"],
    ["主题词：防汛 巡查 通知"],
    ["二〇一〇年六月三日印发"],
    ["联系人：周明，电话：0000-1234567。"],
    ["联系人：周明", "联系电话：0000-1234567"],
    ["（此页无正文）"],
    ["来源：柳湾日报"],
    ["责任编辑：周明"],
    ["时间：2021年1月7日", "地点：三楼会议室"],
])
@pytest.mark.parametrize("at_end", [True, False], ids=["at the end", "before a paragraph"])
def test_lines_of_official_papers_stay(lines: list[str], at_end: bool) -> None:
    body = [PROSE, *lines] if at_end else [PROSE, *lines, "特此通知，请各组认真执行，不得有误。"]
    expected = "\n".join(line.strip() for line in body)
    assert texts(("张三", "\n".join(body)), ("李四", "收到。"))[0] == expected


def test_the_card_above_a_header_names_the_author() -> None:
    page = HEAD + post(1, PROSE) + post(2, "收到。", "李四") + post(3, "顶", "王五") + FOOT
    result = extract(page, kind="text")
    assert [item.text for item in result.posts] == [PROSE, "收到。", "顶"]
    assert [item.author for item in result.posts] == ["张三", "李四", "王五"]


def test_the_line_above_a_header_gives_the_floor() -> None:
    result = extract(HEAD + post(1, PROSE) + post(2, "收到。", "李四") + post(3, "顶", "王五") + FOOT, kind="text")
    assert [(item.floor or "").replace(" ", "").strip("#") for item in result.posts] == ["1", "2", "3"]


def test_a_list_or_code_stays_whole() -> None:
    body = f"{PROSE}\n1.带上身份证；\n2.带上雨衣和水；\n3.早上八点在桥头集合。\nset -e\necho done"
    assert texts(("张三", body), ("李四", "收到。"), ("王五", "好"))[0] == body


def test_an_empty_post_has_an_empty_text() -> None:
    assert texts(("张三", PROSE), ("李四", "点击文件名下载附件"), ("王五", "好"))[1] == ""


def test_a_short_nick_that_a_post_begins_with_stays() -> None:
    assert texts(("张三", PROSE), ("李四", "张三\n你说得对，船主确实搬走了。"), ("张三", "是啊。"))[1] == "张三\n你说得对，船主确实搬走了。"


def test_what_follows_the_last_post_goes() -> None:
    related = "相关帖子\n• 阳台上的番茄怎么养\n• 求一本讲打井的书\n"
    page = HEAD + post(1, PROSE) + post(2, "收到，明天就去。", "李四") + related + FOOT
    assert [item.text for item in extract(page, kind="text").posts] == [PROSE, "收到，明天就去。"]


@pytest.mark.parametrize("reply", ["沙发", "+1", "支持楼主", "1", "？？？"])
@pytest.mark.parametrize("below", [
    "巡查路线图.doc (45.5 KB, 下载次数: 12)\n2021-1-7 09:30 上传\n点击文件名下载附件",
    "评分\n参与人数 1\n威望 +5\n收起 理由\n饼干 + 5 很给力!\n查看全部评分",
], ids=["an attachment", "a rating"])
def test_a_one_line_reply_below_a_quote_stays(reply: str, below: str) -> None:
    body = f"张三 发表于 2021-1-7 09:30\n{PROSE}\n{reply}\n{below}"
    assert texts(("张三", PROSE), ("李四", body), ("王五", "船主搬走了。"), ("赵六", "是啊。"))[1] == reply


def test_a_one_line_reply_below_a_quote_stays_without_buttons() -> None:
    posts = [("张三", PROSE), ("李四", f"张三 发表于 2021-1-7 08:00\n{PROSE}\n支持楼主"), ("王五", "船主搬走了。"), ("赵六", "好")]
    page = "柳湾论坛's Archiver\n柳湾论坛 › 文学沙龙 › 渡口的老船还在吗\n" + "".join(
        f"{nick} 发表于 2021-1-7 {8 + number:02}:00\n{body}\n" for number, (nick, body) in enumerate(posts))
    foot = "页: [1]\n查看完整版本: 渡口的老船还在吗\nPowered by Discuz! X2.5 Archiver © 2001-2012 Comsenz Inc.\n"
    assert [item.text for item in extract(page + foot, kind="text").posts] == [PROSE, "支持楼主", "船主搬走了。", "好"]


@pytest.mark.parametrize("reply", ["1", "666", "沙发", "支持楼主", "？？？"])
def test_a_one_line_reply_above_its_date_stays(reply: str) -> None:
    posts = [("张三", PROSE), ("李四", "船主搬走了。"), ("王五", reply), ("赵六", "是啊。"), ("李四", "明天再去看看。")]
    page = "渡口的老船还在吗_柳湾吧_百度贴吧\n进入贴吧 全吧搜索\n4回复贴，共1页\n渡口的老船还在吗\n只看楼主\n收藏\n回复\n" + "".join(
        f"{nick}\n初级粉丝\n6\n{body}\n回复\n来自Android客户端\n{number}楼\n2021-01-07 {8 + number:02}:00\n举报\n"
        for number, (nick, body) in enumerate(posts, 1))
    result = extract(page + "4回复贴，共1页\n发表回复\n©2024 Baidu\n使用百度前必读\n贴吧协议\n", kind="text")
    assert [(item.author, item.text) for item in result.posts] == posts


def test_a_number_below_the_counting_number_is_a_reply() -> None:
    page = "苇塘之家\n渡口的老船还在吗\n文学沙龙\n" + "".join(
        f"{nick}\n2021 年1 月 {number} 日 20:02\n{number}\n{body}\n2 个赞\n"
        for number, (nick, body) in enumerate([("张三", PROSE), ("李四", "1"), ("张三", "船主搬走了。")], 1))
    foot = "相关话题\n话题 回复 浏览量 活动\n主页\n类别\n准则\n服务条款\n隐私政策\n由 Discourse 提供技术支持，启用 JavaScript 以获得最佳体验\n"
    result = extract(page + foot, kind="text")
    assert [(item.text, item.floor) for item in result.posts] == [(PROSE, "1"), ("1", "2"), ("船主搬走了。", "3")]


def test_buttons_without_a_recurring_tail_do_not_become_a_reply() -> None:
    result = extract(HEAD + post(1, PROSE, foot="回复\n举报") + FOOT, kind="text")
    assert [item.text for item in result.posts] == [PROSE]


def test_dates_with_an_id_stand_above_their_words() -> None:
    """As on bbPress: `D #88013`, which is no floor, and the words below it."""
    said = (PROSE, "船主搬走了，缆绳也带走了，剩下的木板堆在坡上，一直没有人来收。",
            "木匠说榫头松了，得重新敲，敲完再刷两遍桐油，晾上半个月才能下水。")
    days = [f"2019年04月0{number + 2}日 09:12 #880{number * 13 + 10}" for number in range(3)]
    posts = "".join(f"{day}\n{nick}\n参与者\n{words}\n"
                    for day, nick, words in zip(days, ("张三", "李四", "张三"), said, strict=True))
    page = (f"船去哪了，谁知道 – 柳湾论坛\n柳湾论坛\n首页\n论坛\n船去哪了，谁知道\n首页 › 论坛 › 渡口 › 船去哪了，谁知道\n"
            f"正在查看 3 个帖子 - 1 至 3 (共 3 个)\n作者\n帖子\n{posts}作者\n帖子\n哎呀，回复话题必需登录。\n自豪地采用WordPress\n")
    text = extract(page).text
    assert all(words in text for words in said)


def test_a_number_before_the_date_stands_above_the_words() -> None:
    """As on FluxBB: `#2 D`, the author's card, the subject, the words."""
    said = (PROSE, "船主搬走了，缆绳也带走了，剩下的木板堆在坡上，一直没有人来收。")
    posts = "".join(f"#{number} 2019-04-0{number} 09:12:30\n{nick}\n会员\n注册时间: 2009-05-1{number}\n帖子: 14{number}\n"
                    f"{words}\n离线\n" for number, nick, words in zip((1, 2), ("张三", "李四"), said, strict=True))
    page = f"渡口的老船 (页 1) / 渡口 / 柳湾论坛\n柳湾论坛\n首页\n登录\n注册\n您尚未登录。\n渡口的老船\n页: 1\n{posts}页: 1\n首页\n"
    text = extract(page).text
    assert all(words in text for words in said)


FORM = "活动类型:\n散步\n活动地点:\n渡口\n已报名人数:\n3 人\n剩余名额:\n7 人\n"


def test_words_below_the_form_of_an_event_stay() -> None:
    found = texts(("张三", FORM + PROSE), ("李四", "船主搬走了。"), ("王五", "是啊。"))
    assert found[0].endswith(PROSE) and found[1:] == ["船主搬走了。", "是啊。"]


def test_the_form_of_an_event_below_the_words_ends_them() -> None:
    found = texts(("张三", PROSE + "\n" + FORM), ("李四", "船主搬走了。"), ("王五", "是啊。"))
    assert found == [PROSE, "船主搬走了。", "是啊。"]


def test_floors_below_dates_may_stand_above_the_bodies() -> None:
    """vBulletin: a date, its floor, a card, then the words; nothing is said above the first date."""
    bodies = [PROSE, "船主搬走了，去年冬天就搬走了。", "我下个星期再去看一看那条船。", "到时候请拍几张照片上来看看。"]
    text = "渡口的老船还在吗 - 柳湾论坛\n注册\n帮助\n记住密码?\n" + "".join(
        f"2021-01-07, 0{number}:03 AM\n#{number}\n{nick}\n初级会员\n注册日期: Jan 2020\n帖子: 12\n{body}\n签名\n回复 引用\n"
        for number, (nick, body) in enumerate(zip(("张三", "李四", "王五", "赵六"), bodies, strict=True), 1))
    text += "« 上一篇主题 | 下一篇主题 »\n发帖规则\n您不可以发表新主题\n您不可以发表回复\nPowered by vBulletin 3.8.4\n"
    found = extract(text, kind="text").posts
    assert [body in post.text for body, post in zip(bodies, found, strict=True)] == [True] * 4


# What a flattener leaves of a table or of a list, a line of prose below it.
CELLS = {
    "numbers": "这三年的用水量 2019 1203 2020 1318 2021 1276 可见并没有省下多少，一到夏天就涨。",
    "ranges": "各项分数如下 听 说 读 写 4分 6.5－9.0 7.5－9.0 6.5－9.0 6.5－9.0 3分 5.5－6.0 5.5－7.0 5.0－6.0 5.5－6.0 2分 4.0－5.0 "
              "大家照着算一算，再决定要不要报名。",
    "prices": "运费另算 主板 ¥459 内存 ¥219 硬盘 ¥329 电源 ¥199 合计 ¥1206 这个价格在本地是拿不到的。",
    "hours": "行程 08:00 集合 09:30 出发 12:00 午饭 17:00 返回，大家注意带水。",
    "marks": "说到这里大家都不出声了。 …… …… ~~~~ ^_^ 第二天一早他就走了。",
}


@pytest.mark.parametrize("cells", sorted(CELLS))
@pytest.mark.parametrize(("layout", "reply"), [
    (layout, reply) for layout in sorted(LAYOUTS) for reply in (False, True)
    if layout != "ptt" or not reply])   # a push has one line
def test_a_table_in_a_post_stays_whole(layout: str, reply: bool, cells: str) -> None:
    page = make_page(layout, 3, posts=5, extras=False)
    said = [line for post in page.posts for line in post.text.split("\n") if len(line) > 20]
    line = said[-1] if reply else said[0]
    below = CELLS[cells].replace(" ", "\n")
    text = clean(page.text.replace(f"{line}\n", f"{line}\n{below}\n", 1))
    assert "".join((line + below).split()) in "".join(text.split())


COMMENTED = """说说上游的老船 - 青柚问答
青柚问答
首页
登录 注册
说说上游的老船
作者: 江边老梧桐
{said}
{cells}
标签: 日常
3 条评论
阿衡
2016-05-27 11:37
我上个月也去看过，水比往年浅得多。
回复
胖头鱼
2016-05-27 19:48
谢谢分享
回复
阿衡
2016-05-28 00:42
船主说等到秋天再修。
回复
Powered by Typecho
"""


@pytest.mark.parametrize("cells", sorted(CELLS))
def test_a_table_above_the_count_of_replies_stays_whole(cells: str) -> None:
    below = CELLS[cells].replace(" ", "\n")
    text = clean(COMMENTED.format(said=PROSE, cells=below))
    assert "".join((PROSE + below).split()) in "".join(text.split())


def test_a_table_in_a_post_of_a_page_laid_out_by_tables() -> None:
    table = "| 一等木料\n| 二十五块\n---|---\n二等木料\n| 二十块"
    bodies = [f"木料的价钱请看下面的表。\n{table}\n以上是去年冬天的价钱，今年还没有问过。", *(f"第{number}天去问问，回来给大家反馈。" for number in range(6))]
    posts = "".join(f"|  **{number}楼** _大_ _中_ _小_ 发表于 2009-9-3 {number + 9:02}:42  只看该作者\n\n{body}\n\n---|---\n"
                    f"引用 回复 TOP\n第{number}块木板\n金牌会员\nUID 4359{number}\n精华 5\n" for number, body in enumerate(bodies, 1))
    result = extract(f"木料的价钱 - 柳湾论坛 - Powered by Discuz!\n首页 登录 注册\n---|---\n木料的价钱\n{posts}{FOOT}", kind="text")
    assert "以上是去年冬天的价钱，今年还没有问过。" in result.posts[0].text


def test_the_last_post_is_not_the_page_foot_below_it() -> None:
    """Whom a reply answers stands between header and words; below the last one a box of greetings follows."""
    text = ("4 天前\n编辑于 2 天前\n#0\n上星期六去了渡口，老船还在，只是没有人再开它了，船夫的儿子说今年冬天要把它拖上岸去修。\n"
            "3 天前\n#3\n@葱油拌面\n#1\n2 天前\n#4\n@老王不睡觉\n#3\n对，缆绳断了一根，所以我才说要修。\n1 天前\n#5\n"
            "Lv 3\n20 小时前\n#6\n还开着门吗？\n引用\n回复\n我的朋友，看起来你是新来的，如果想参与到讨论中，点击下面的按钮！\n登录\n注册\n")
    result = extract(text, kind="text")
    assert "还开着门吗？" in result.text


@pytest.mark.parametrize("word", ["用户登录", "相关推荐", "关于我们"])
def test_an_article_reads_on_below_a_word_of_the_foot(word: str) -> None:
    """More is said below it than above, in lines that ask nothing."""
    above, below = ([f"第{number}次去{place}，老船还在，只是缆绳断了一根，船夫说等水退了再修，我们就先回去了。" for number in range(1, 13)]
                    for place in ("渡口", "码头"))
    page = "\n".join(["老船 - 柳湾论坛", "登录", "注册", "张三 发表于 2021-1-7 08:30 | 只看该作者", *above, word, *below, *below,
                      "回复 支持 反对 举报", "友情链接", "© 2012-2021 柳湾论坛", "Powered by Discuz!"])
    assert extract(page + "\n").posts[0].text.split("\n")[-12:] == below


def test_other_threads_below_the_foot_stay_out() -> None:
    asked = [f"第{number}次去渡口，老船还在吗，谁知道缆绳断了几根，船夫什么时候回来修？" for number in range(1, 31)]
    page = "\n".join(["老船 - 柳湾论坛", "登录", "注册", "张三 发表于 2021-1-7 08:30 | 只看该作者", PROSE, "回复 支持 反对 举报", "相关推荐",
                      *asked, "© 2012-2021 柳湾论坛", "Powered by Discuz!"])
    assert extract(page + "\n").posts[0].text == PROSE


@pytest.mark.parametrize("run", [["提交评论", "我来说两句"], ["热门话题", "相关阅读", "站长推荐"], ["广告", "这里可作为广告区域", "广告"],
                                 ["服务条款", "Comsenz Inc."], ["上一篇主题", "返回首页"]])
def test_a_post_reads_on_below_a_run_of_furniture(run: list[str]) -> None:
    """Sentences stand between it and the buttons that end posts."""
    below = "那就周六去，带上相机，再把缆绳换了。\n回来的时候顺路看看石桥，听说桥墩露出了半截。"
    found = texts(("张三", "\n".join([PROSE, *run, below])), ("李四", "收到，我也去。"), ("王五", "好的呀。"))
    assert found[0].startswith(PROSE) and found[0].endswith(below)
