"""What a line looks like on its own, and the near misses that an author may write."""
from __future__ import annotations

import time

import pytest

from forumclean.lines import BLANK, INNER, MARK, SURE, TEXT, WEAK, Judge, composite, judge, longest_phrase

FURNITURE = {
    "您需要登录后才可以回帖 登录 | 立即注册": "ui.login-wall",
    "本版积分规则": "ui.footer",
    "Powered by Discuz! X3.4": "ui.license-line",
    "本帖最后由 yykwei 于 2021-1-7 17:31 编辑": "ui.edited",
    "讲话稿.doc (45.5 KB, 下载次数: 12)": "ui.file",
    "—— 来自 HUAWEI ABC-AL00, Android 10上的 S1Next-鹅版 v2.5.2": "ui.app-tail",
    "※ 来源:·某某社区 bbs.example.com·[FROM: 1.2.3.*]": "ui.bbs-origin",
    "查看: 1234|回复: 56": "ui.counts",
    "1 2 3 4 5 ... 12 / 12 页 下一页": "ui.pages",
}


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    kind, rule, *_ = Judge()(line)
    assert kind in (SURE, INNER) and rule == FURNITURE[line]


@pytest.mark.parametrize("line", [
    "附件：1.巡查路线图", "附件:实施方案", "附件：", "抄送：各村民小组。", "主题词：防汛 巡查 通知", "二〇一〇年六月三日印发", "2010年6月3日印发",
    "联系人：周明", "联系电话：0000-1234567", "联系人：周明 电话：0000-1234567", "（此页无正文）", "(此页无正文)", "来源：柳湾日报", "责任编辑：周明",
    "（责任编辑 周明）", "作者：周明", "时间：2021年1月7日", "地点：三楼会议室", "签发人：周明", "柳政发〔2010〕3号", "印数：50份", "编辑：周明",
])
def test_lines_of_official_papers_are_not_sure_furniture(line: str) -> None:
    assert Judge()(line)[0] in (TEXT, WEAK, MARK)


@pytest.mark.parametrize("line", [
    "登录以后才能下载，没有账号的先注册一个。", "我在3楼，他在5楼。", "回复要经过三级审核", "他发表于2008年的文章我读过三遍", "下一页写着答案。",
    "本主题由几个部分组成。", "欢迎光临我的小店", "点击这里，你会看到一条路。", "积分制管理三年来，帖子少了，注册的人反而多了。",
    "版权所有者是作者本人，这一点没有疑问。", "来自四川的客户端开发商", "共3页内容，请认真阅读。", "我用的搜索和登录都不好使", "print(name)", "set -e",
    "支持楼主的看法，理由如下：", "查看了三次都没有回复。",
])
def test_prose_about_furniture_is_text(line: str) -> None:
    assert Judge()(line)[0] == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "顶",
        "沙发",
        "1",
        "666",
        "+1",
        "mark",
        "好帖",
        "呵呵",
        "？？？",
        "。。。",
        "支持楼主",
        "学习了",
        "路过",
        "回复",
        "谢谢分享！",
    ],
)
def test_one_line_replies_are_never_sure(line: str) -> None:
    assert Judge()(line)[0] in (TEXT, WEAK, MARK)


@pytest.mark.parametrize(
    ("line", "kind"), [("", BLANK), ("12", MARK), ("——", MARK), ("* * *", MARK), ("字", TEXT), ("a" * 500, TEXT)]
)
def test_other_kinds(line: str, kind: int) -> None:
    assert Judge()(line)[0] == kind


def test_numbers_do_not_tell_forms_apart() -> None:
    judge = Judge()
    assert judge("帖子 5715")[2] == judge("帖子 12")[2] != judge("精华 12")[2]


def test_many_lines_are_judged_as_one_by_one() -> None:
    lines = ["", "顶", "本版积分规则", "一句话。", "顶"]
    lines += [*FURNITURE, *(f"{line} 12 {line} 345" for line in FURNITURE), "很长的一行字12，" * 30, "没有标点的一行字3 " * 4]
    judge = Judge()
    assert judge.all(lines) == [judge(line) for line in lines] == [Judge()(line) for line in lines]
    assert judge.all(lines[::-1]) == judge.all(lines)[::-1]
    assert judge.all([*lines, "一行新的字"])[-1] == judge("一行新的字")


def test_a_line_made_of_interface_words() -> None:
    assert composite("设为首页 收藏本站")[0] == SURE
    assert composite("回复 引用")[0] in (SURE, WEAK)
    assert composite("设为首页 的办法")[0] == TEXT
    assert composite("12 34")[0] == TEXT


def test_the_longest_word_wins() -> None:
    size, rule, weight = longest_phrase("显示全部楼层 |", 0)
    assert size == len("显示全部楼层") and rule and weight == size
    assert longest_phrase("渡口的老船", 0) == (0, "", 0)


@pytest.mark.parametrize("line", ["{}是一串很长的数字", "页: {}是一串很长的数字"])
def test_a_row_of_digits_costs_no_more_than_its_length(line: str) -> None:
    """The pattern of page numbers once tried every way to part the digits into groups."""
    def cost(pairs: int) -> float:
        times = []
        for _ in range(5):
            start = time.process_time()
            for _ in range(20):
                judge(line.format("12" * pairs))
            times.append(time.process_time() - start)
        return min(times)
    judge(line.format("12"))     # compiles the pattern
    assert cost(8) < 12 * cost(4)    # it was 200 times as much


@pytest.mark.parametrize(("line", "says"), [
    ("Works for me on 2.4, thanks.", True), ("It works for me on the old kernel.", True), ("帖子 1,204", False),
    ("GMT+8, 现在时间是 2009-6-6 11:17", False), ("Aug 5, 2024", False), ("1, 2, 3", False), ("It works.", False),
    ("setup.exe v2.", False),
])
def test_sentences_in_english(line: str, says: bool) -> None:
    assert judge(line)[3] is says


def test_a_vote_is_a_button_beside_others_only() -> None:
    for key in ("赞回复举报", "0回复查看对话举报", "顶(16)回复引用举报打赏", "赞 3 回复"):
        assert judge(key)[0] in (SURE, WEAK), key
    for key in ("赞", "顶", "顶顶顶", "赞赞", "顶上去"):
        assert judge(key)[0] == TEXT, key


FOOT = "公约监护隐私政策加入我们电话：555 66{0}柳湾 | 某某公司 版权所有 | 举报电话：010-555柳网文 [2019] 柳ICP证 B2-2004Copyright © 2024"


@pytest.mark.parametrize("foot", [
    FOOT.format(""), FOOT.format("，商务合作" * 30),
    "回覆顯示： 所有帖子 排序1 篇帖子 • 分頁： 1 / 4返回 “站務交流”Powered by phpBB® © phpBB UTC+08:00",
])
def test_a_foot_run_together_is_furniture(foot: str) -> None:
    assert judge(foot)[:2] == (SURE, "ui.license-line")


@pytest.mark.parametrize("said", [
    "页脚常见的是 Powered by Discuz! 和备案号，例如“京ICP备00000000号”，还有 Copyright © 2010。写教程的人会把它们原样抄下来，这时它们就是正文。",
    "My solar powered weather station logs in UTC, the data is processed on a Pi and then shifted to GMT+8.",
    '<p>Powered by Discuz! Copyright © 2020 <a href="http://beian">京ICP备12345678号</a> All Rights Reserved</p>',
    "怎么把页脚的 Powered by Discuz! X3.4、Copyright © 2001-2020、京ICP备12345678号 这几行去掉？",
    "点云配准用 ICP 算法，数据 processed 之后时间戳统一成 UTC，版权所有问题不用管，有没有人试过这样做？",
    "他把 ICP 备案的流程讲了一遍，又说版权所有的那一行可以不写，大家听了都点头，散会以后还有人去问他要材料清单",
])
def test_what_is_said_of_a_foot_is_text(said: str) -> None:
    assert judge(said)[0] == TEXT
