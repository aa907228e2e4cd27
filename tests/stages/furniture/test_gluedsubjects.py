"""Subject lines that a flattener ran into the words below them."""
from __future__ import annotations

import pytest

from forumclean import extract

TITLE = "渡口的老船修好了吗"
POSTS = (("老河口", "缆绳是新换的，船底也补过了。"), ("山泉", "顶"), ("石桥", "雨下了三天，桥墩露出半截。"), ("木子", "下个月水退了再去看一看吧。"))


def page(heads: list[str]) -> str:
    """A thread with something right before the words of each post, on their line."""
    lines = [f"{TITLE} - 柳湾论坛", "首页", "登录", "注册", TITLE]
    for floor, ((nick, said), head) in enumerate(zip(POSTS, heads, strict=True), 1):
        lines += [f"{nick} 发表于 2019-04-0{floor} 09:10 | 只看该作者", f"{head}{said}", "引用 举报 TOP"]
    return "\n".join([*lines, "1", "2", "下一页", "Powered by Discuz!"]) + "\n"


@pytest.mark.parametrize("buttons", ["联系 回复", "联系 引用"])
@pytest.mark.parametrize("blank", ["", " "])
def test_buttons_and_the_subject_before_the_words(buttons: str, blank: str) -> None:
    heads = [f"{buttons}{TITLE}{blank}", *[f"{buttons}Re：{TITLE}{blank}"] * 3]
    assert [post.text for post in extract(page(heads)).posts] == [said for _, said in POSTS]


@pytest.mark.parametrize("heads", [["", f"你问{TITLE}，", "", f"关于{TITLE}："], ["", *[f"关于{TITLE}："] * 3],
                                   ["", f"我觉得{TITLE}", f"我觉得{TITLE}", ""]])
def test_posts_that_name_the_title_stay(heads: list[str]) -> None:
    """Two may do so in the same words."""
    assert [post.text for post in extract(page(heads)).posts] == [
        head + said for head, (_, said) in zip(heads, POSTS, strict=True)]
