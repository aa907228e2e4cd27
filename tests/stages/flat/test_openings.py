"""The opening post of a flattened page, above the line that counts the replies."""
from __future__ import annotations

import pytest

from forumclean import extract

TOLD = ("渡口的老船修好了，缆绳是新换的。", "去年冬天河面封冻，我们走着过去。", "缆绳两根", "防潮垫一张")
REPLIES = (("山泉", "2019-04-03 10:00", "茶馆门前的灯还亮着，掌柜不在。"), ("石桥", "2019-04-04 11:20", "雨下了三天，桥墩露出半截。"),
           ("小满", "2019-04-05 08:31", "木匠说榫头松了，得重新敲。"))


def page(meta: str = "作者: 老河口\n时间: 2019-04-02\n分类: 柳湾", foot: str = "标签: 渡口", count: str = "已有 3 条评论") -> str:
    """An article and three comments, a block a line."""
    replies = "".join(f"{nick}\n{day}\n{said}\n回复\n" for nick, day, said in REPLIES)
    told = "\n".join(TOLD)
    return (f"渡口的老船 - 柳湾论坛\n柳湾论坛\n首页\n登录\n注册\n渡口的老船\n{meta}\n{told}\n{foot}\n{count}\n{replies}"
            "添加新评论\n提交评论\n上一篇: 茶馆\n下一篇: 没有了\n")


@pytest.mark.parametrize("count", [
    "已有 3 条评论", "3 个回复 | 最后更新于 2019-04-05", "3 个回答", "《渡口的老船》有3个想法", "评论 (3)", "全部评论（3）"])
def test_an_article_above_its_comments(count: str) -> None:
    result = extract(page(count=count))
    assert [(post.author, post.time, post.text) for post in result.posts] == [
        ("老河口", "2019-04-02", "\n".join(TOLD)), *REPLIES]
    assert result.title == "渡口的老船"


@pytest.mark.parametrize("foot", [
    "本文作者： 老河口\n本文链接： http://example.com/1\n版权声明： 转载请注明出处，谢谢大家。", "上一篇 茶馆\n下一篇 木匠", "收藏\n分享"])
def test_what_stands_below_an_article_is_not_of_it(foot: str) -> None:
    assert extract(page(foot=foot)).posts[0].text == "\n".join(TOLD)


@pytest.mark.parametrize("meta", ["By 老河口 at 2019-04-02 • 231次点击", "发布于 2019-04-02作者： 老河口"])
def test_who_wrote_an_article_when(meta: str) -> None:
    assert extract(page(meta=meta)).posts[0][1:4].count("老河口") == 1
    assert extract(page(meta=meta)).posts[0].time == "2019-04-02"


def test_a_page_without_a_count_has_no_opening_of_the_kind() -> None:
    """Nothing tells it from a notice of the board above the first post."""
    assert len(extract(page(count="木匠")).posts) == 3


def test_a_text_without_prose_is_no_opening_post() -> None:
    assert len(extract(page().replace("\n".join(TOLD[:2]), "渡口")).posts) == 3
