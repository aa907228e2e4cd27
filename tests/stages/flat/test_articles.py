"""What stands above the first header of a flattened page: an article, a post whose beginning is missing, or a head."""
from __future__ import annotations

import pytest

from forumclean import extract

SAID = ("缆绳是新换的，船底也补过了。", "船夫一个人干了三天，手上磨出两个泡。", "雨下了三天，桥墩露出半截，木匠说榫头松了。")
REPLIES = "".join(f"{nick}\n发表于 2021-1-7 {hour:02}:30:01 | 只看该作者\n第{hour}句。\n回复 支持 反对\n"
                  for hour, nick in enumerate(["张三", "李四", "王五"], 8))
FOOT = "您需要登录后才可以回帖 登录 | 注册\nPowered by Discuz! X3.4\n"


@pytest.mark.parametrize("between", ["回复 支持 反对\n", ""])
def test_a_text_that_begins_in_the_midst_of_a_post(between: str) -> None:
    result = extract("\n".join(SAID) + f"\n{between}{REPLIES}{FOOT}")
    assert [post.text for post in result.posts] == ["\n".join(SAID), "第8句。", "第9句。", "第10句。"]
    assert result.posts[0].author is None


def test_an_announcement_above_the_head_of_a_page_goes() -> None:
    head = "退出\n短消息\n搜索\n帮助\n首页 » 闲聊 » 渡口的老船\n下一主题\n"
    result = extract("\n".join(SAID) + f"\n{head}{REPLIES}{FOOT}")
    assert [post.text for post in result.posts] == ["第8句。", "第9句。", "第10句。"]


def test_a_title_that_is_a_sentence_makes_no_post() -> None:
    result = extract(f"船夫一个人干了三天，手上磨出两个泡，桥墩也露出了半截，老船还是没有修好啊！\n{REPLIES}{FOOT}")
    assert [post.text for post in result.posts] == ["第8句。", "第9句。", "第10句。"]
