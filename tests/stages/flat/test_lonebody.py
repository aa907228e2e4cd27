"""Pages that show no post header that anybody knows: what the posts say stays, whatever else does."""
from __future__ import annotations

import pytest

from forumclean import extract

SAID = ("缆绳是新换的，船底也补过了。\n船夫一个人干了三天。", "顶", "茶馆门前的灯还亮着，掌柜不在。", "谢谢分享",
        "雨下了三天，桥墩露出半截。\n木匠说榫头松了，得重新敲，明天一早再去看一看吧。", "收藏了")
NICKS = ("老河口", "山泉", "石桥", "mossy_k", "山泉", "七里地")
# What stands above each post; below each stand its buttons.
ABOVE = {
    "phone": "{nick}\n来自 iPhone客户端",
    "card": "{nick}\n积分：{count}\n帖子：{count}\n加好友 发消息",
    "floor": "{floor}楼\n{nick}\n只看该作者",
    "clock": "{nick} 04:5{floor}\n来自 iPhone客户端",
}


def page(above: str) -> str:
    """A page whose posts have no date."""
    lines = ["渡口的老船修好了吗 - 柳湾论坛", "柳湾论坛", "首页", "登录", "注册"]
    for floor, (nick, said) in enumerate(zip(NICKS, SAID, strict=True), 1):
        lines += [above.format(nick=nick, floor=floor, count=floor * 37), said, "回复 举报"]
    return "\n".join([*lines, "上一页 1 2 下一页", "© 2012-2019 柳湾论坛", "Powered by 柳湾"]) + "\n"


@pytest.mark.parametrize("name", ABOVE)
def test_no_post_is_lost(name: str) -> None:
    lines = extract(page(ABOVE[name])).text.split("\n")
    assert [line for line in "\n".join(SAID).split("\n") if line not in lines] == []


@pytest.mark.parametrize("name", ABOVE)
def test_the_pages_head_and_foot_go(name: str) -> None:
    lines = extract(page(ABOVE[name])).text.split("\n")
    assert {"首页", "登录", "上一页 1 2 下一页", "Powered by 柳湾"}.isdisjoint(lines)


def test_what_surrounds_the_only_text_of_a_page_goes() -> None:
    text = "\n".join(["老船的消息 - 柳湾论坛", "柳湾论坛", "首页", "登录", "注册", "老河口", SAID[4], "收藏", "分享",
                      "相关主题", "渡口的灯", "上一页 1 2 下一页", "© 2012-2019 柳湾论坛", "Powered by 柳湾"]) + "\n"
    assert extract(text).text.endswith(SAID[4] + "\n")
