"""The title, from what the page's head repeats."""
from __future__ import annotations

import pytest
from flattened import FOOT, units_of

from forumclean import extract
from forumclean.stages.flat.titles import candidates

BODY = "张三 发表于 2021-1-7 17:30:21 | 显示全部楼层\n今天去渡口看了，老船还在，只是缆绳断了一根。\n回复 支持 反对\n使用道具 举报\n"
TITLE = "渡口的老船还在吗"


@pytest.mark.parametrize("head", [
    "{0} - 文学沙龙 - 柳湾论坛 - Powered by Discuz!\n柳湾论坛 » 论坛 › 文学沙龙 › {0}\n{0} [复制链接]\n",
    "{0} - 柳湾论坛\n设为首页\n收藏本站\n{0}\n",
    "{0}_文学沙龙吧\n设为首页\n收藏本站\n{0}\n",
    "{0}|文学沙龙 - 柳湾论坛 - powered by phpwind\n柳湾论坛 > 文学沙龙 > {0}\n",
    "柳湾论坛\n标题: {0} [打印本页]\n",
    "柳湾论坛\n» 论坛 › 文学沙龙 › {0}\n返回列表\n{0}\n[复制链接]\n",
    "柳湾论坛 » 文学沙龙 » {0}\n返回列表\n查看: 812|回复: 3\n{0}\n",
    "柳湾论坛 » 文学沙龙 » {0}12››返回列表回复发帖\n",
    "柳湾论坛\n注册\n  * # {0}\n  * 登录\n1 / 13 条评论\n最后一条评论\n",
    "柳湾论坛\n注册\n登录\n{0} 只看楼主\n十二月 2023\n2 / 8 条\n",
], ids=range(10))
def test_the_title(head: str) -> None:
    result = extract(head.format(TITLE) + BODY + FOOT, kind="text")
    assert result.title == TITLE
    assert result.text.startswith(f"{TITLE}\n\n今天")
    assert result.text.count(TITLE) == 1


@pytest.mark.parametrize("title", ["说说去年-今年的变化", "问：3>2 吗", "A | B 两种办法", "“慢慢号”下水了！", "2012年3月的渡口", "老船 [图] 三张", "船"])
def test_odd_titles(title: str) -> None:
    head = f"{title} - 文学沙龙 - 柳湾论坛 - Powered by Discuz!\n柳湾论坛 » 论坛 › 文学沙龙 › {title}\n返回列表\n{title} [复制链接]\n"
    assert extract(head + BODY + FOOT, kind="text").title == title


def test_a_short_line_between_the_counts_and_the_first_post() -> None:
    head = "找回密码\n 注册\n\n只需一步,快速开始\n\n查看: 812|回复: 3\n收起左侧\n\n老船\n\n"
    assert extract(head + BODY + FOOT, kind="text").title == "老船"


def test_a_literal_tag_parts_no_crumbs() -> None:
    body = BODY.replace("老船还在，只是", "老船还在，<BR>\n只是").replace("断了一根。", "断了一根。<BR>\n要修。")
    assert extract(f"查看: 812|回复: 3\n{TITLE}\n" + body + FOOT, kind="text").title == TITLE


def test_the_header_of_the_first_post_is_no_title() -> None:
    body = BODY.replace(" | 显示全部楼层", "")
    assert extract(body + body.replace("张三", "李四") + FOOT, kind="text").title is None


def test_a_body_that_begins_with_the_title_keeps_its_sentence() -> None:
    head = f"{TITLE} - 文学沙龙 - 柳湾论坛 - Powered by Discuz!\n返回列表\n{TITLE} [复制链接]\n"
    body = BODY.replace("今天去", f"{TITLE}？今天去")
    assert extract(head + body + FOOT, kind="text").posts[0].text.startswith(f"{TITLE}？今天去")


def test_a_bare_text_has_no_title() -> None:
    result = extract("渡口的老船\n\n今天去渡口看了，老船还在。\n", kind="text")
    assert result.title is None and result.posts == ()


def test_a_line_of_marks_alone_is_not_the_first() -> None:
    units = units_of(f"|\n{TITLE} - 柳湾论坛\n---|---\n登录\n")
    assert next(candidates(units, [], 0, -1)) == (TITLE, 1.0)


def test_a_title_before_the_dots_of_its_site() -> None:
    head = f"{TITLE} · Issue #12 · mango/report - 柳湾\n登录\n注册\nmango/report\n{TITLE}\n"
    assert extract(head + "张三 发表于 2021-1-7 08:30\n老船还在。\n李四 发表于 2021-1-7 09:30\n顶\n", kind="text").title == TITLE


def test_a_typed_title_at_the_head_of_the_first_post() -> None:
    """Discuz! 7.2 prints it there with its type, and the board's name below."""
    lines = ["渡口的老船修好了吗 - 经验 - 柳湾论坛", "柳湾论坛 » 码头 » 渡口的老船修好了吗", "登录", "注册", "老河口", "发短消息",
             "老河口发表于 2012-2-21 23:08 | 只看该作者", "[经验] 渡口的老船修好了吗", "码头", "缆绳是新换的，船底也补过了。", "引用 举报 TOP", "山泉",
             "发短消息", "山泉发表于 2012-2-22 06:27 | 只看该作者", "说得好，明天去看看。", "引用 举报 TOP", "Powered by Discuz!"]
    assert [post.text for post in extract("\n".join(lines) + "\n").posts] == ["缆绳是新换的，船底也补过了。", "说得好，明天去看看。"]
