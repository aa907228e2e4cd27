"""Whether a text is a page, and what stands outside its posts."""
from __future__ import annotations

import itertools

import pytest
from flattened import FOOT, HEAD, flat, thread, units_of

from forumclean import extract
from forumclean.lines import Judge
from forumclean.stages.flat.segment import segment, shows_furniture
from forumclean.stages.flat.witnesses import page_points, titled

PROSE = "今天去渡口看了，老船还在，只是缆绳断了一根，靠岸的那一边长满了青苔。"


def is_page(text: str) -> bool:
    return segment(flat(text), Judge())[0].is_page


@pytest.mark.parametrize("text", [
    thread(("张三", PROSE)),
    thread(("张三", PROSE), ("李四", "顶")),
    f"柳湾论坛's Archiver\n论坛 › 文学沙龙 › 渡口的老船\n张三 发表于 2021-1-7 08:30\n{PROSE}\n李四 发表于 2021-1-7 09:30\n收到。\n"
    "查看完整版本: 渡口的老船\nPowered by Discuz! X2.5 Archiver © 2001-2012 Comsenz Inc.\n",
    f"柳湾论坛\n标题: 渡口的老船 [打印本页]\n作者: 张三 时间: 2021-1-7 08:30\n标题: 渡口的老船\n{PROSE}\n作者: 李四 时间: 2021-1-7 09:30\n收到。\n"
    "欢迎光临 柳湾论坛 (http://bbs.example.com/) Powered by Discuz! X3.4\n",
    HEAD + f"{PROSE}\n" + FOOT,
], ids=["one post", "two posts", "archiver", "print view", "no header"])
def test_a_page(text: str) -> None:
    assert is_page(text)
    assert PROSE in extract(text, kind="text").text


@pytest.mark.parametrize("text", [
    "", "\n\n\n", PROSE, f"{PROSE}\n" * 3,
    f"{PROSE}\nyykwei 发表于 2021-1-7 17:30:21 | 显示全部楼层 |阅读模式\n上面这一行是论坛加的，不是我写的。\n",
    f"{PROSE}\nPowered by Discuz! X3.4\n上面这一行是论坛加的，不是我写的。\n",
    "登录\n注册\n找回密码\n这三个词是网页上的按钮，孩子们把它们当成了诗。\n",
    "顶\n沙发\n板凳\n地板\n回复\n收藏\n",
    "张三于2008年5月12日发表讲话。\n李四于2008年5月13日发表讲话。\n王五于2008年5月14日发表讲话。\n",
    "2012-3-5\n今天下雨。\n2012-3-6\n雨停了。\n2012-3-7\n晴。\n",
    "时间：2021年1月7日\n地点：三楼会议室\n主持人：周明\n会议听取了防汛工作汇报。\n",
    "作者: 周明 时间: 2021-1-7\n正文从这里开始，写的是去年防汛的经过。\n",
], ids=range(12))
def test_no_page(text: str) -> None:
    assert not is_page(text)
    assert extract(text, kind="text").text == text


def framed(form: str, count: int) -> str:
    return "".join(form.format(f"网友{'甲乙丙丁'[n % 4]}", n + 1, f"2021-1-{n + 1} 08:{n:02}") + f"\n{PROSE}\n\n"
                   for n in range(count))


@pytest.mark.parametrize("form", ["{0} 发表于 {2}", "{1}楼 {0} {2}", "{0} {1}# {2}"])
def test_headers_that_frame_a_whole_text_make_it_a_page(form: str) -> None:
    result = extract("渡口的老船\n\n" + framed(form, 12), kind="text")
    assert result.text == "渡口的老船\n\n" + "\n\n".join([PROSE] * 12) + "\n"
    assert [post.author for post in result.posts[:5]] == ["网友甲", "网友乙", "网友丙", "网友丁", "网友甲"]


@pytest.mark.parametrize("text", [
    framed("{0} 发表于 {2}", 9),
    framed("{0} {2}", 12),      # messages that an author saved
    "渡口的老船\n下面是去年的讨论。\n我按时间排好了。\n" + framed("{0} 发表于 {2}", 12),
], ids=["few", "messages", "a digest"])
def test_headers_alone_prove_no_page(text: str) -> None:
    assert extract(text, kind="text").text == text


def test_days_that_begin_paragraphs_are_no_headers() -> None:
    paragraphs = [f"{day}，{PROSE}" for day in ("2017年6月23日", "2018年2月17日上午11点半", "2016年4月14日")]
    text = extract(HEAD + "\n".join(paragraphs) + "\n" + FOOT, kind="text").text
    assert text.split("\n")[-4:-1] == paragraphs


def test_ambiguous_words_alone_prove_nothing() -> None:
    assert page_points(units_of("回复\n收藏\n分享\n" * 10)) == 0
    assert page_points(units_of(f"{PROSE}\n" * 10)) == 0
    assert page_points(units_of(FOOT)) >= 4


def test_a_first_line_that_recurs_without_its_site() -> None:
    assert titled(["渡口的老船 - 柳湾论坛", "首页", "渡口的老船", PROSE])
    assert not titled(["渡口的老船 - 柳湾论坛", "首页", PROSE])
    assert not titled(["渡口的老船", "渡口的老船"])
    assert not titled([])


def test_what_stands_outside_the_posts_goes() -> None:
    result = extract(thread(("张三", PROSE), ("李四", "顶")), kind="text")
    assert result.text == f"渡口的老船还在吗\n\n{PROSE}\n\n顶\n"
    rules = {cut.rule for cut in result.removed}
    assert "ui.post-header" in rules and any(cut.role == "footer" for cut in result.removed)


def test_each_post_lies_inside_its_page() -> None:
    text = thread(("张三", PROSE), ("李四", "顶"), ("王五", "1"))
    found, _ = segment(flat(text), Judge())
    spans = [(post.start, post.end) for post in found.posts]
    assert spans == sorted(spans) and all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    assert [text[start:end].strip() for start, end in spans] == [PROSE, "顶", "1"]
    assert found.authors == {"张三", "李四", "王五"} and found.engine == "discuz"


def test_cuts_of_a_page_do_not_overlap() -> None:
    text = thread(("张三", PROSE), ("李四", "顶"))
    cuts = sorted(segment(flat(text), Judge())[1].cuts)
    assert all(a.end <= b.start for a, b in itertools.pairwise(cuts))


def test_blank_lines_between_posts_are_one() -> None:
    text = thread(("张三", f"\n\n{PROSE}\n\n\n再去一次。\n\n"), ("李四", "\n顶\n"))
    assert extract(text, kind="text").text == f"渡口的老船还在吗\n\n{PROSE}\n再去一次。\n\n顶\n"


def test_invisible_characters_in_furniture_hide_no_page() -> None:
    head = "渡口的老船\n登录\n注册\n积分\n张三 发表于 2021-1-7 17:30:21 | 显示全部楼层\n今天去渡口看了，老船还在。\n回复 支持 反对\n使用道具 举报\n"
    for char in ("\x1b", "\x1c", "\N{SOFT HYPHEN}", "\N{ZERO WIDTH SPACE}"):
        assert extract(head.replace("登录", f"登{char}录") + FOOT, kind="text").posts[0].text == "今天去渡口看了，老船还在。"


def test_a_push_is_in_no_other_post() -> None:
    text = ("看板 Boats\n返回看板\n推 Teapot : 好帖 10/09 01:06\n 10/09 02:14\n来自Android客户端7楼2017-11-24 07:25举报\n"
            "噓 kestrel_21 : ？？？ 10/11 13:34\n")
    posts = sorted((post.start, post.end) for post in segment(flat(text), Judge())[0].posts)
    assert len(posts) >= 2 and all(a[1] <= b[0] for a, b in itertools.pairwise(posts))
    assert "好帖" in extract(text, kind="text").text


ARTICLE = ["去年春天，我在渡口种了六棵柳树。", "树是石桥家送的，根上还带着泥。", "到了七月，最高的一棵过了屋檐。", "今年再去看，只剩四棵了。"]
COMMENTS = ["石桥", "发布于 2019-04-12 09:12:44 回复该评论", "两棵是我家羊啃的。", "山泉", "发布于 2019-04-12 13:05:01 回复该评论",
            "明年再送你两棵", "小满", "发布于 2019-04-13 08:00:10 回复该评论", "顶"]
PAGE_FOOT = ["发表评论:", "取消回复", "提交评论", "Powered By Z-BlogPHP", "闽ICP备19022590号-1"]


def test_an_article_above_its_comments_is_the_first_post() -> None:
    lines = ["渡口的柳树 - 柳湾小院", "首页", "留言本", "渡口的柳树", *ARTICLE, "标签: 柳树", "评论列表:", *COMMENTS, *PAGE_FOOT]
    result = extract("\n".join(lines) + "\n", kind="text")
    assert result.title == "渡口的柳树"
    assert result.posts[0].text.split("\n")[:4] == ARTICLE
    assert extract(result.text, kind="text").text == result.text
    assert [(post.author, post.time) for post in result.posts[:2]] == [(None, None), ("石桥", "2019-04-12 09:12:44")]


def test_an_announcement_above_a_thread_s_title_is_no_post() -> None:
    lines = ["渡口的柳树 - 柳湾小院", *ARTICLE, "首页", "留言本", "渡口的柳树", *COMMENTS, *PAGE_FOOT]
    result = extract("\n".join(lines) + "\n", kind="text")
    assert [post.text for post in result.posts] == ["两棵是我家羊啃的。", "明年再送你两棵", "顶"]


def test_days_in_a_table_and_below_a_signature_are_no_headers() -> None:
    said = ["各村：", *ARTICLE, "附件：1.名单", "柳湾镇政府", "2021年11月18日", "（此件公开发布）"]
    table = ["发文机关：", "柳湾镇政府", "成文日期：", "2021年11月18日", "标题：", "关于渡口柳树的通知", "发布日期：", "2021年11月22日"]
    lines = ["关于渡口柳树的通知_柳湾镇政府", "首页", *table, "关于渡口柳树的通知", *said, "打印本页", "关闭窗口",
             "闽ICP备19022590号-1", "Powered by JEECMS"]
    result = extract("\n".join(lines) + "\n", kind="text")
    assert len(result.posts) == 1
    assert result.posts[0].text.split("\n")[-len(said):] == said


def test_days_that_nobody_labels_stay_headers() -> None:
    lines = [HEAD.rstrip("\n"), "石桥", "2021-11-18", *ARTICLE, "山泉", "2021-11-19", "顶", FOOT]
    assert len(extract("\n".join(lines) + "\n", kind="text").posts) == 2


@pytest.mark.parametrize("time", ["Mon Sep  4 10:55:31 2023", "2023年09月04日 Mon. AM 10:55:31"])
@pytest.mark.parametrize("floor", ["", " 1F", ", 1F"])
def test_pushes_with_floors_on_mirrors(time: str, floor: str) -> None:
    text = (f"[問卦] 渡口的老船 - 看板 Boats\n看板 Boats 精華區 文章列表\n作者 bluecup (馬克杯)\n標題 [問卦] 渡口的老船\n時間 {time}\n"
            f"{PROSE}\n--\n一杯涼掉的咖啡\n※ 發信站: 批踢踢實業坊(ptt.cc), 來自: 118.163.1.1\n"
            + "".join(f"推 tea{n}: 第{n}句話 1.2.3.{n} 09/04 11:0{n}{floor}\n" for n in range(1, 4)))
    assert [(post.author, post.text) for post in extract(text, kind="text").posts] == [
        ("bluecup", PROSE), *[(f"tea{n}", f"第{n}句話") for n in range(1, 4)]]


@pytest.mark.parametrize("app", ["来自\n柳湾Android客户端\n", "来自柳湾Android客户端"])
def test_the_app_between_a_header_and_its_buttons(app: str) -> None:
    rows = [f"网友{nick}\n帖子：\n10\n发表于 2021-1-{day} 10:11\n{app}只看楼主\n{day}楼\n第{day}天，老船还在渡口。\n回复\n引用\n举报\n"
            for day, (nick, app) in enumerate([("甲", ""), ("乙", ""), ("丙", app), ("丁", "")], 1)]
    result = extract("渡口的老船_柳湾论坛\n登录\n注册\n渡口的老船\n返回列表\n" + "".join(rows) + "下一页\n发表回复\n版权所有\n", kind="text")
    assert [post.text for post in result.posts] == [f"第{day}天，老船还在渡口。" for day in range(1, 5)]


@pytest.mark.parametrize("line", ["我来答", "  我来答", "\ue768 我来答", "我来\u200b答\xa0"])
def test_furniture_shows_whatever_stands_around_it(line: str) -> None:
    """As it does when a text is segmented: what a page leaves is asked so whether it is a page again."""
    assert shows_furniture(flat(f"{PROSE}\n{line}\n"))
    assert not shows_furniture(flat(PROSE + "\n" + line.replace("答", "信")))


def test_lines_that_end_in_the_same_buttons_prove_a_page() -> None:
    rows = [f"{nick} 2021-03-{13 + day} 12:25:17{PROSE}船号是{day}删除赞 ({day})回应"
            for day, nick in enumerate(("张三", "李四", "王五", "小满", "山泉"))]
    page = "登录/注册读书电影小组：渡口的老船\n来自: 张三\n全部回应 只看楼主\n" + "\n".join(rows) + "\n你的回应回应请先 登录 , 或 注册\n"
    assert is_page(page)
    assert [post.author for post in extract(page, kind="text").posts] == ["张三", "李四", "王五", "小满", "山泉"]


def test_lines_that_authors_end_alike_prove_nothing() -> None:
    said = "\n".join(f"第{day}天，{PROSE}登录以后才能下载，没有账号的先注册一个" for day in range(3)) + "\n"
    text = "登录/注册\n" + said + "\n".join(f"{PROSE}{day}号船也在" for day in range(9)) + "\n"
    assert not is_page(text + said)


@pytest.mark.parametrize("text", [
    "搬站记\n\n2021-03-11 23:10 小满\n数据库导入用了三个小时，好在最后成功了。\n页脚改成：京ICP备12345678号 Powered by Discuz!\n明天再弄附件目录，先睡觉了。\n",
    "操作手册\n" + "\n".join(f"{step}. 把第{step}个栏目的内容逐项填好，检查没有错字再点击保存" for step in range(1, 6))
    + "\n小满 发表于 2021-03-12 12:00\n以上是第一版的说明，请大家指正。\n",
])
def test_one_line_alone_makes_no_page(text: str) -> None:
    assert not is_page(text)


@pytest.mark.parametrize(("foot", "proves"), [
    ("关于我们 Powered by Xiuno BBS 4.0.4Processed: 0.011, SQL: 9 柳ICP备05968995号本周热帖渡口的老船修好了", True),
    ("页脚写着 Powered by Xiuno BBS 4.0.4，下面是柳ICP备05968995号。抄下来就是正文。", False),
])
def test_a_foot_run_together_is_a_witness(foot: str, proves: bool) -> None:
    assert (page_points(units_of(f"返回列表\n{PROSE}\n{foot}\n")) >= 3) is proves
