"""Raw marks of BBCode in a flattened page go with the quotations they tell of; an author's own brackets stay."""
from __future__ import annotations

import pytest
from flattened import known

from forumclean import Result

NICKS = ("山泉", "石桥", "柳湾", "小满")


def flat(*posts: str) -> Result:
    """What comes of a flattened page of some posts."""
    rows = [f"{nick} 发表于 2019-4-{number} 09:12\n{words}\n回复 引用 举报"
            for number, (nick, words) in enumerate(zip(NICKS, posts, strict=False), 2)]
    page = "渡口的老船 - 柳湾论坛\n首页 登录 注册\n渡口的老船\n" + "\n".join(rows) + "\nPowered by Discuz!\n"
    return known(page, [*zip(NICKS, posts, strict=False)])


def said(result: Result) -> list[str]:
    """The words of each post."""
    return [post.text for post in result.posts]


def test_marks_go_and_words_stay() -> None:
    result = flat("渡口的[b]老船[/b]修好了，[color=red]缆绳[/color]是新换的。[s:ac:茶]\n[list]\n[*]桨两支\n[/list]",
                  "价目在[url=https://boat.example]这里[/url]，[collapse=修船的账]一共三百。[/collapse]\n[img]./a.jpg[/img]",
                  "雨下了三天，桥墩露出半截。")
    assert said(result) == ["渡口的老船修好了，缆绳是新换的。\n桨两支", "价目在这里，修船的账一共三百。",
                            "雨下了三天，桥墩露出半截。"]
    assert result.restore() == result.source_text


def test_a_quotation_goes_with_its_head() -> None:
    head = "[pid=5,9,1]Reply[/pid] [b]Post by [uid=7]山泉[/uid] (2019-04-02 09:12):[/b]"
    result = flat("渡口的老船修好了，缆绳是新换的。", f"[quote]{head}\n渡口的老船修好了，缆绳是新换的。[/quote]\n那我周末过去看看。",
                  "[b]Reply to [pid=6,9,1]Reply[/pid] Post by [uid=8]石桥[/uid] (2019-04-03 09:12)[/b]\n带上伞。",
                  "[quote]去年冬天河面封冻，我们走着过去。[/quote]\n哪一年？")
    assert said(result) == ["渡口的老船修好了，缆绳是新换的。", "那我周末过去看看。", "带上伞。",
                            "去年冬天河面封冻，我们走着过去。\n哪一年？"]


def test_the_code_of_a_smiley_goes() -> None:
    assert said(flat("渡口的老船修好了，缆绳是新换的。{:5_124:}", "去年冬天河面封冻。", "雨下了三天。")) == [
        "渡口的老船修好了，缆绳是新换的。", "去年冬天河面封冻。", "雨下了三天。"]


@pytest.mark.parametrize("posts", [
    ("要加粗就写[b]字[/b]，要变色就写[color=red]字[/color]，引用写[quote]话[/quote]。", "学会了，谢谢。", "我也学会了，谢谢。"),
    ("要加粗就写[b]字[/b]，很简单。", "斜体是[i]字[/i]，也简单。", "学会了，谢谢。"),
    ("循环里写 a[i]=b[/c]，再看 [url] 一栏。", "第[1]和第[2]两处都错了。", "{:a_1:} 是什么意思？")])
def test_what_authors_say_of_marks_stays(posts: tuple[str, ...]) -> None:
    assert said(flat(*posts)) == [*posts]


def test_a_mark_that_a_post_never_closes_stays() -> None:
    posts = ("[b]渡口[/b]的[u]老船[/u]修好了，[del]缆绳[/del]是新换的。", "[b]数组[/b]取 a[i] 就行，[l] 也行。", "去年冬天河面封冻。")
    assert said(flat(*posts)) == ["渡口的老船修好了，缆绳是新换的。", "数组取 a[i] 就行，[l] 也行。", posts[2]]
