"""On which side of its date a post stands, where the page's headers are of a known form."""
from __future__ import annotations

import pytest

from forumclean import extract

POSTS = (("老河口", "2019-04-02 09:10", "缆绳是新换的，船底也补过了。\n船夫一个人干了三天。"), ("山泉", "2019-04-03 10:00", "顶"),
         ("石桥", "2019-04-04 11:20", "雨下了三天，桥墩露出半截。"), ("山泉", "2019-04-05 08:31", "下个月水退了再去看一看吧。"))
TEXTS = [said for *_, said in POSTS]
HEADERS = {"nick": "{nick} {time}", "label": "作者：{nick} {time}", "floor": "{nick} | {time} | {floor}楼"}


def page(header: str, below: bool, button: str = "回复 举报") -> str:
    """A page with its headers above the posts or below them."""
    lines = ["渡口的老船修好了吗 - 柳湾论坛", "柳湾论坛", "首页", "登录", "注册", "渡口的老船修好了吗"]
    for floor, (nick, time, said) in enumerate(POSTS, 1):
        head = header.format(nick=nick, time=time, floor=floor)
        lines += [said, head, button] if below else [head, said, button]
    return "\n".join([*lines, "1", "2", "下一页", "© 2012-2019 柳湾论坛", "Powered by 柳湾"]) + "\n"


@pytest.mark.parametrize("name", HEADERS)
def test_posts_above_their_headers(name: str) -> None:
    result = extract(page(HEADERS[name], below=True))
    assert [post.text for post in result.posts] == TEXTS
    assert [post.time for post in result.posts] == [time for _, time, _ in POSTS]


@pytest.mark.parametrize("name", HEADERS)
def test_posts_below_their_headers(name: str) -> None:
    result = extract(page(HEADERS[name], below=False))
    assert [post.text for post in result.posts] == TEXTS
    assert [post.time for post in result.posts] == [time for _, time, _ in POSTS]


def test_a_last_reply_that_is_a_number_leaves_posts_below() -> None:
    text = page(HEADERS["nick"], below=False).replace(TEXTS[3], "666")
    assert [post.text for post in extract(text).posts] == [*TEXTS[:3], "666"]
