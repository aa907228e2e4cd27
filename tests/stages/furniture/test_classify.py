"""What goes from inside a post, and what looks like it and stays."""
from __future__ import annotations

import pytest
from flattened import cleaned, flat, known, texts, thread

from forumclean import extract
from forumclean.config import Config
from forumclean.document import Document
from forumclean.ledger import Ledger
from forumclean.lines import Judge
from forumclean.model import Findings, Thread
from forumclean.stages.furniture.classify import classify

PROSE = "今天去渡口看了，老船还在，只是缆绳断了一根，靠岸的那一边长满了青苔。"
SIGNATURE = "一个人的旅行"


@pytest.mark.parametrize(("line", "rule"), [
    ("本帖最后由 张三 于 2021-1-7 17:31 编辑", "ui.edited"),
    ("[ 本帖最后由 张三 于 2021-1-7 17:31 编辑 ]", "ui.edited"),
    ("巡查路线图.doc (45.5 KB, 下载次数: 12)", "ui.file"),
    ("2021-1-7 17:30 上传", "ui.file"),
    ("点击文件名下载附件", "ui.attachment"),
    ("游客，如果您要查看本帖隐藏内容请回复", "ui.locked-text"),
    ("—— 来自 HUAWEI ABC-AL00, Android 10上的 S1Next-鹅版 v2.5.2", "ui.app-tail"),
    ("发自「今日渡口 on iPhone」", "ui.app-tail"), ("[ 发自手机版 https://example.com/3g ]", "ui.app-tail"),
    ("本文内容于 2021-1-7 17:31:20 被张三编辑", "ui.edited"), ("张三 编辑于 2021-01-07 17:31", "ui.edited"),
    ("该贴已经同步到 张三的微博", "ui.moderated"),
    ("本主题由 李四 于 2021-1-8 07:37 加入精华", "ui.moderated"),
])
@pytest.mark.parametrize("place", ["first", "last"])
def test_furniture_inside_a_post_goes(line: str, rule: str, place: str) -> None:
    body = f"{line}\n{PROSE}" if place == "first" else f"{PROSE}\n{line}"
    result = cleaned(("张三", body), ("李四", "收到。"))
    assert [post.text for post in result.posts] == [PROSE, "收到。"]
    assert any(cut.rule == rule and line in cut.text for cut in result.removed)


@pytest.mark.parametrize("line", [
    "本帖最后由他编辑成册，印了五十份。", "附件：1.巡查路线图", "下载次数不得超过三次。", "以下内容需要各部门认真学习", "恭喜发财", "来自四川的客人在3楼等候",
    "—— 来自同山东卷，敢问是哪一年的", "※ 重要提示", "[ 图一 ]", "——周明", "--", "评分的理由是什么", "参与人数达到5000人", "> 这是我自己打的尖括号",
    "评分", "转播", "分享",
])
def test_what_looks_like_it_stays(line: str) -> None:
    body = f"{PROSE}\n{line}\n过几天再去看一次，带上相机。"
    assert texts(("张三", body), ("李四", "收到。"))[0] == body


def test_the_dashes_above_the_tail_of_an_app_go() -> None:
    tail = "--\n发自「今日渡口 on iPhone」"
    assert texts(("张三", f"{PROSE}\n{tail}"), ("李四", "收到。")) == [PROSE, "收到。"]


@pytest.mark.parametrize("body", [f"--\n{PROSE}", f"{PROSE}\n--\n发自「肺腑 on Tuesday」，你信吗？",
                                  f"{PROSE}\n--\n那就周六去，带上相机。"])
def test_dashes_that_an_author_typed_stay(body: str) -> None:
    assert texts(("张三", body), ("李四", "收到。"))[0] == body


def test_the_rows_of_a_rating_go_where_a_sentence_follows() -> None:
    rating = ("热心评分\n\n参与人数 2\t柳币 +2\t理由\n饼干不说话\t+ 1\t+ 1\t很给力!\n王五\t+ 1\t谢谢分享，收下了。\n\n查看全部评分\n\n"
              "发帖前要善用搜索，那里可能会有你要找的答案，请勿重复发帖。")
    assert texts(("张三", f"{PROSE}\n{rating}"), ("李四", "收到。"))[0].split("\n")[:2] == [PROSE, rating.split("\n")[-1]]


def test_the_rows_below_a_count_of_ratings_go() -> None:
    rating = "共2条评分\n饼干不说话\t铜币 +2\t原创内容\t2013-11-10 01:17\n王五\t铜币 +1\t赞一个!\t2013-11-10 01:18"
    assert texts(("张三", f"{PROSE}\n{rating}\n那就周六去，带上相机。"), ("李四", "收到。"))[0].split("\n") == [
        PROSE, "那就周六去，带上相机。"]


def test_the_rows_below_the_latest_ratings_go_with_blank_lines_between() -> None:
    rating = "本帖最近评分记录\n\n饼干不说话 威望 +4 原创内容 2008-4-24 20:10\n\n王五 威望 +10  2008-4-24 20:10"
    assert texts(("张三", f"{PROSE}\n\n{rating}\n\n王五 说得好 +1"), ("李四", "收到。"))[0].split("\n") == [
        PROSE, "王五 说得好 +1"]


def test_a_rating_whose_cells_stand_a_line_each_goes() -> None:
    rating = "共\n2\n条评分\n饼干不说话\n铜币 +7\n原创内容\n2010-05-10 04:21\n王五\n铜币 +4\n2010-05-10 04:21"
    assert texts(("张三", f"{PROSE}\n{rating}\n那就周六去，带上相机。"), ("李四", "收到。"))[0].split("\n") == [
        PROSE, "那就周六去，带上相机。"]


@pytest.mark.parametrize("lines", [
    "会议通知.doc\n2013-2-8 03:20 上传\n点击文件名下载附件\n下载积分: 金钱 -1\n207 KB, 下载次数: 188\n阅读权限: 10",
    "附件:\n附表1.xls\n(427 K) 下载次数:87", "截图01.png\n(22 KB, 下载次数: 22)\n下载附件\n保存到相册\n2011-7-9 04:22\n上传",
])
def test_the_lines_of_an_attachment_go(lines: str) -> None:
    assert texts(("张三", f"{PROSE}\n{lines}\n那就周六去，带上相机。"), ("李四", "收到。"))[0].split("\n") == [
        PROSE, "那就周六去，带上相机。"]


@pytest.mark.parametrize(("said", "lines"), [
    ("我的博客 www.xiaoman.com", "船票.doc (45.5 KB, 下载次数: 12)"), ("有问题发我邮箱 laoyu@qq.com", "船票.doc (45.5 KB, 下载次数: 12)"),
    ("解压以后运行里面的 setup.exe", "(45.5 KB, 下载次数: 12)"), ("报错的是test.py", "(45.5 KB, 下载次数: 12)"),
    ("2021-1-7 17:30", "渡口的照片.jpg (12 KB, 下载次数: 3)"), ("下载积分: 要不要都行你们说了算", "完整版.iso (700 MB, 下载次数: 3)"),
])
def test_what_an_author_writes_beside_an_attachment_stays(said: str, lines: str) -> None:
    for body in (f"{PROSE}\n{said}\n{lines}\n那就周六去，带上相机。", f"{PROSE}\n{lines}\n{said}\n那就周六去，带上相机。"):
        assert texts(("张三", body), ("李四", "收到。"))[0].split("\n") == [PROSE, said, "那就周六去，带上相机。"]


@pytest.mark.parametrize("lines", ["改的是 main.py", "阅读权限: 10", "2011-7-9 04:22\n上传", "附件:\n附表1.xls"])
def test_lines_like_those_of_an_attachment_stay_without_its_size(lines: str) -> None:
    said = f"{PROSE}\n{lines}\n那就周六去，带上相机。"
    assert texts(("张三", said), ("李四", "收到。"))[0] == said


@pytest.mark.parametrize("head", ["2\n評分次數", "2 评分次数"])
def test_the_rows_of_discuz_7_go(head: str) -> None:
    rating = f"{head}\n饼干: 威望 + 7\n王五: 说得好 威望 + 8"
    assert texts(("张三", f"{PROSE}\n{rating}"), ("李四", "收到。"))[0] == PROSE


def test_a_line_of_scores_without_a_rating_stays() -> None:
    body = f"{PROSE}\n第一组: 威望 + 7\n第二组: 说得好 威望 + 8"
    assert texts(("张三", body), ("李四", "收到。"))[0] == body


def test_a_sum_in_a_post_is_no_rating() -> None:
    body = f"{PROSE}\n理由\n一共花了三十二块\n运费 +5\n包装 +2"
    assert texts(("张三", body), ("李四", "收到。"))[0] == body


def test_a_signature_goes_where_it_recurs() -> None:
    posts = [("张三", f"{PROSE}\n{SIGNATURE}"), ("李四", "收到。"), ("张三", f"那就周六去。\n{SIGNATURE}")]
    assert texts(*posts) == [PROSE, "收到。", "那就周六去。"]


def test_the_rule_above_a_signature_goes_with_it() -> None:
    rule = "-" * 16
    posts = [("张三", f"{PROSE}\n{rule}\n{SIGNATURE}"), ("李四", "收到。"), ("张三", f"那就周六去。\n{rule}\n{SIGNATURE}")]
    assert texts(*posts) == [PROSE, "收到。", "那就周六去。"]


@pytest.mark.parametrize("body", [
    f"{PROSE}\n{'-' * 16}\n那就周六去。", f"{PROSE}\n{'-' * 16}", f"{'-' * 16}\n{PROSE}", f"{PROSE}\n{'=' * 16}\n{SIGNATURE}",
])
def test_a_rule_that_an_author_typed_stays(body: str) -> None:
    assert texts(("张三", body), ("李四", "收到。"), ("张三", "那就周六去。"))[0] == body


def test_a_rule_alone_above_a_signature_is_not_all_that_goes() -> None:
    body = f"{'-' * 16}\n{SIGNATURE}"
    posts = [("张三", body), ("李四", "收到。"), ("张三", f"那就周六去。\n{SIGNATURE}"), ("张三", f"好。\n{SIGNATURE}")]
    assert texts(*posts)[0] == "-" * 16


def test_a_last_line_that_stands_once_stays() -> None:
    body = f"{PROSE}\n{SIGNATURE}"
    assert texts(("张三", body), ("李四", "收到。"), ("张三", "那就周六去。"))[0] == body


def test_a_last_line_of_two_authors_is_nobodys_signature() -> None:
    bodies = [f"{PROSE}\n同去。", "我没有空。\n同去。"]
    assert texts(("张三", bodies[0]), ("李四", bodies[1]), ("王五", "好。"))[:2] == bodies


@pytest.mark.parametrize("opener", [SIGNATURE, f"{SIGNATURE}\n书名就叫这个。"])
def test_a_line_that_opens_a_post_is_no_signature(opener: str) -> None:
    posts = [("张三", f"{PROSE}\n{SIGNATURE}"), ("张三", f"那就周六去。\n{SIGNATURE}"), ("张三", opener)]
    assert texts(*posts) == [body for _, body in posts]


def test_a_signature_never_empties_a_post() -> None:
    posts = [("张三", PROSE), ("张三", "顶"), ("张三", "顶"), ("张三", "顶")]
    assert texts(*posts) == [body for _, body in posts]


def test_a_long_last_line_is_no_signature() -> None:
    closing = "以上是我个人的看法，说得不对的地方请大家指正，也欢迎到渡口来找我，我每个星期六下午都在，带着茶和一副旧象棋，等你们来下一盘。"
    posts = [("张三", f"{PROSE}\n{closing}"), ("李四", "收到。"), ("张三", f"那就周六去。\n{closing}")]
    assert texts(*posts) == [body for _, body in posts]


def below_a_head(line: str, body: str) -> str:
    """What is left of a post on a page whose head holds a line."""
    posts = [("张三", body), ("李四", "收到。")]
    page = thread(*posts).replace("返回列表\n查看", f"{line}\n返回列表\n查看", 1)
    assert line in page.split(body)[0]
    return known(page, posts).posts[0].text


def test_an_advertisement_of_the_head_goes() -> None:
    assert below_a_head("公文写作培训班报名处", f"{PROSE}\n公文写作培训班") == PROSE


def test_the_device_that_the_head_names_too_is_no_advertisement() -> None:
    assert below_a_head("来自 Kestrel 14", f"机型：Kestrel 14\n{PROSE}") == f"机型：Kestrel 14\n{PROSE}"


def test_a_line_that_the_head_does_not_know_stays() -> None:
    assert texts(("张三", f"{PROSE}\n公文写作培训班"), ("李四", "收到。"))[0] == f"{PROSE}\n公文写作培训班"


@pytest.mark.parametrize(("above", "line"), [
    ("渡口老街修船铺", "坐标渡口老街修船铺"), ("Nokia 3310", "Nokia 3310 用户路过"), ("公文写作培训", "公文写作培训班"),
    ("Nokia 3310 团购", "Nokia 3310"), ("渡口写作培训班报名处", "我在渡口写作培训怎么选都不会"),
])
def test_a_line_that_shares_words_with_the_head_stays(above: str, line: str) -> None:
    assert below_a_head(above, f"{PROSE}\n{line}") == f"{PROSE}\n{line}"


@pytest.mark.parametrize("note", ["[张三于2021-01-07 17:31编辑了帖子]", "[ 本帖最后由 张三 于 2021-1-7 17:31 编辑 ]"])
def test_an_edit_note_that_a_flattener_ran_into_a_line_goes_alone(note: str) -> None:
    assert texts(("张三", f"{PROSE}{note}"), ("李四", "收到。")) == [PROSE, "收到。"]


def test_below_the_dashes_of_a_bbs() -> None:
    def article(nick: str, body: str, hour: int) -> str:
        return (f"发信人: {nick} (某某), 信区: Reading\n标  题: 渡口的老船\n发信站: 柳湾社区 (Sat Oct 22 {hour}:51:53 2016), 站内\n\n{body}\n"
                "--\n仰望星空\n※ 来源:·柳湾社区 http://bbs.example.com·[FROM: 10.220.30.*]\n")
    first, second = f"{PROSE}\n--\n后来又去了一次。", "收到。"
    text = article("kestrel", first, 20) + article("teapot", second, 21)
    foot = "--\n仰望星空\n※ 来源:·柳湾社区 http://bbs.example.com·[FROM: 10.220.30.*]"
    posts = known(text, [("kestrel", f"{first}\n{foot}"), ("teapot", f"{second}\n{foot}")]).posts
    assert [post.text for post in posts] == [first, second]


@pytest.mark.parametrize("note", ["※ 編輯: kestrel (10.220.30.1 臺灣), 10/22/2016 21:51:53",
                                  "※ 編輯: kestrel 來自: 10.220.30.1 (10/22 21:51)"])
def test_the_note_of_a_bbs_that_a_flattener_ran_into_a_line_goes_alone(note: str) -> None:
    assert texts(("张三", f"{PROSE} {note}"), ("李四", "收到。")) == [PROSE, "收到。"]


def test_a_mark_before_whom_an_author_names_stays() -> None:
    line = f"{PROSE} ※ 编辑:老石桥和我"
    assert texts(("张三", line), ("李四", "收到。")) == [line, "收到。"]


def test_a_table_in_markdown_that_an_author_typed_stays() -> None:
    """What a converter of HTML leaves, a page of HTML has from its author."""
    table = ["| 品种 | 产量 |", "|---|---|", "| 番茄 | 12斤 |"]
    said = (f"<p>{PROSE}</p>", "".join(f"<p>{row}</p>" for row in table), "<p>明年少种一点。</p>")
    page = "".join(f"<div id=pid{number}><em id=authorposton{number}>发表于 2021-1-7 08:3{number}</em>"
                   f"<div id=postmessage_{number}>{body}</div></div>" for number, body in enumerate(said, 1))
    text = extract(f"<html><title>菜园</title><body>{page}</body></html>").text
    assert "\n".join(table) in text


def test_a_post_that_the_page_shows_twice_has_no_signature() -> None:
    posts = [("张三", f"昨天刚从渡口回来。\n{PROSE}"), ("李四", "收到。"), ("张三", f"昨天刚从渡口回来。\n{PROSE}")]
    assert texts(*posts) == [f"昨天刚从渡口回来。\n{PROSE}", "收到。", f"昨天刚从渡口回来。\n{PROSE}"]


def test_ignored_furniture_stays() -> None:
    posts = [("张三", f"本帖最后由 张三 于 2021-1-7 17:31 编辑\n{PROSE}"), ("李四", "收到。")]
    assert "本帖最后由" in known(thread(*posts), posts, ignore=("edit-note",)).text
    assert "本帖最后由" not in known(thread(*posts), posts).text


def test_nothing_goes_from_a_text_that_is_no_page() -> None:
    page = flat(f"{PROSE}\n本帖最后由 张三 于 2021-1-7 17:31 编辑\n一个人的旅行\n")
    document = Document(page, Thread(), Ledger(page.text), Judge())
    assert classify(document, Config()) == Findings()
