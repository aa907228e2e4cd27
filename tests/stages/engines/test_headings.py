"""The title: what a heading of the page and the page's own title have in common."""
from __future__ import annotations

import pytest
from elements import SAYINGS, cleaned, outline_of

from forumclean.stages.engines.headings import find_heading, page_title

BODY = f"<div class=t>{'<br>'.join(SAYINGS[:3])}</div>"


def heading(body: str, title: str) -> str | None:
    """The title of a page."""
    outline = outline_of(body, title)
    found = find_heading(outline, None, outline.begins[outline.by_tag["div"][-1]])
    return outline.text[slice(*found)] if found else None


@pytest.mark.parametrize("title", [
    "渡口的老船 - 文学沙龙 - 柳湾论坛", "渡口的老船_文学沙龙_柳湾论坛", "渡口的老船|柳湾论坛", "渡口的老船-柳湾论坛", "渡口的老船 » 柳湾",
    "渡口的老船（第 2 页） - 柳湾", "渡口的老船",
])
@pytest.mark.parametrize("head", ["<h1>渡口的老船</h1>", "<b>渡口的老船</b>", "<td>标题：渡口的老船</td>", ""])
def test_the_title(title: str, head: str) -> None:
    """It is the page's heading that stays, where there is one."""
    outline = outline_of(head + BODY, title)
    found = find_heading(outline, None, outline.begins[outline.by_tag["div"][-1]])
    assert found and outline.text[slice(*found)] == "渡口的老船"
    assert (found[0] > 0) == bool(head)


@pytest.mark.parametrize("said", ["说说去年-今年的变化", "问：3>2 吗", "渡口 - 老船", "“慢慢号”下水了！", "A | B 两种办法"])
def test_a_heading_with_a_mark_that_parts(said: str) -> None:
    markup = said.replace(">", "&gt;")
    assert heading(f"<h1>{markup}</h1>{BODY}", f"{markup} - 柳湾论坛") == said


@pytest.mark.parametrize("trail", ["<br>\N{NO-BREAK SPACE}{}", "</div><p><i></i> {} </p><div>"])
def test_a_title_behind_the_sites_name_in_no_element_of_its_own(trail: str) -> None:
    """A trail of links, a line each, ends in it."""
    head = f"<div><a>柳湾论坛</a></div><div><a>所有论坛</a><br><a>文学沙龙</a>{trail.format('渡口的老船')}</div>"
    assert heading(head + BODY, "柳湾论坛 - 渡口的老船") == "渡口的老船"
    assert heading(head.replace("渡口的老船", "渡口的老船二") + BODY, "柳湾论坛 - 渡口的老船") == "柳湾论坛"


@pytest.mark.parametrize("title", [
    "青柚问答 :: 阅读主题 - 渡口的老船", "青柚问答 • 查看主题 - 渡口的老船", "青柚问答 - 檢視主題：渡口的老船"])
def test_a_title_that_says_to_be_viewed(title: str) -> None:
    assert heading(f"<b>青柚问答</b><a>渡口的老船</a>{BODY}", title) == "渡口的老船"
    assert heading(f"<b>青柚问答</b>{BODY}", "青柚问答 - 查看主题") == "青柚问答"


def test_the_longest_heading_counts() -> None:
    both = "<a>渡口的老船</a><h1>渡口的老船 第二回</h1><b>渡口的老船</b>"
    assert heading(both + BODY, "渡口的老船 第二回 - 柳湾论坛") == "渡口的老船 第二回"


def test_a_crumb_that_breaks_a_word_is_none() -> None:
    assert heading(f"<a>渡口</a>{BODY}", "渡口的老船 - 柳湾论坛") == "渡口的老船"


@pytest.mark.parametrize("head", [
    "<h2>文学沙龙</h2><h2><span>[闲谈]</span>渡口的老船</h2>", "<h2>文学沙龙</h2><div>【闲谈】 渡口的老船</div>",
    "<h2>文学沙龙</h2><h1>[闲谈] 渡口的老船</h1>"])
@pytest.mark.parametrize("title", ["渡口的老船 - 文学沙龙 - 柳湾论坛", "柳湾论坛 - 渡口的老船"])
def test_the_type_of_a_thread_stands_before_its_heading(head: str, title: str) -> None:
    assert heading(head + BODY, title) == "渡口的老船"


def test_a_type_that_the_pages_title_has_alone() -> None:
    title = "【图片】渡口的老船【文学沙龙】_柳湾论坛"
    assert heading(f"<a>文学沙龙</a><div>渡口的老船</div>{BODY}", title) == "渡口的老船"
    assert heading(f"<div>【图片】渡口的老船</div><a>渡口的老船</a>{BODY}", title) == "【图片】渡口的老船"


def test_a_mark_in_brackets_alone_is_no_heading() -> None:
    assert heading(f"<h1>[闲谈] 渡口的老船</h1><a>[闲谈]</a>{BODY}", "[闲谈] 渡口的老船 - 柳湾论坛") == "[闲谈] 渡口的老船"


def test_a_heading_below_the_first_post_is_none() -> None:
    outline = outline_of(f"<div>{SAYINGS[0]}</div><h1>渡口的老船</h1>", "渡口的老船修好了吗 - 柳湾")
    found = find_heading(outline, None, outline.begins[outline.by_tag["div"][0]])
    assert found and outline.text[slice(*found)] == "渡口的老船修好了吗"


@pytest.mark.parametrize(("title", "head", "expected"), [
    ("柳湾论坛", "<h1>渡口的老船</h1>", "渡口的老船"), ("柳湾论坛", "", None), ("柳湾论坛", "<h1>渡口的老船</h1><h1>另一条</h1>", None),
    ("柳湾论坛文学沙龙精华区第三组的页面", "<h1>渡口的老船</h1>", "柳湾论坛文学沙龙精华区第三组的页面"),
    ("", "<h1>渡口的老船</h1>", "渡口的老船"), ("", "", None),
])
def test_a_page_that_names_its_site_alone(title: str, head: str, expected: str | None) -> None:
    assert heading(head + BODY, title) == expected


@pytest.mark.parametrize("head", [
    "<div>渡口的老船</div>", "<a>柳湾论坛</a><a>文学沙龙</a><td>渡口的老船</td>", "<h1>柳湾论坛</h1><b>渡口的老船</b>",
])
@pytest.mark.parametrize("title", ["柳湾论坛 - 渡口的老船", "柳湾论坛_渡口的老船", "柳湾论坛 - 文学沙龙 - 渡口的老船"])
def test_a_title_behind_the_sites_name(title: str, head: str) -> None:
    assert heading(head + BODY, title) == "渡口的老船"


@pytest.mark.parametrize("title", ["怎么办论坛 - 文学沙龙", "怎么办论坛 - 文学沙龙 - 柳湾论坛"])
def test_a_thread_about_forums(title: str) -> None:
    assert heading(f"<a>柳湾论坛</a><a>文学沙龙</a><b>怎么办论坛</b>{BODY}", title) == "怎么办论坛"


def test_an_engines_own_element_comes_first() -> None:
    outline = outline_of(f'<h1>渡口的老船</h1><h2 class="own">[转帖] 渡口的船 [复制]</h2>{BODY}', "渡口的船 - 柳湾论坛")
    span = find_heading(outline, outline.by_class["own"][0], outline.ends[0])
    assert span and outline.text[slice(*span)] == "渡口的船"


def test_a_type_that_the_pages_title_has_stays() -> None:
    outline = outline_of(f'<h2 class="own">[转帖] 渡口的船</h2>{BODY}', "[转帖] 渡口的船 - 柳湾论坛")
    span = find_heading(outline, outline.by_class["own"][0], outline.ends[0])
    assert span and outline.text[slice(*span)] == "[转帖] 渡口的船"


def test_a_sites_name_is_no_title() -> None:
    assert page_title(outline_of(BODY, "柳湾社区")) is None
    assert page_title(outline_of(BODY, "渡口的老船")) is not None


def test_the_title_stands_once_in_the_text() -> None:
    result = cleaned(f'<p>渡口的老船</p><h1>渡口的老船</h1><div class="p"><div class="text">{BODY}</div></div>')
    assert result.text == "渡口的老船\n\n" + "\n".join(SAYINGS[:3]) + "\n"


NOTICE = "关于修缮渡口老船的通知"


@pytest.mark.parametrize("title", [f"柳湾镇政府 政策文件 {NOTICE}", f"柳湾镇政府-政策文件-{NOTICE}"])
def test_a_heading_below_the_site_s_name(title: str) -> None:
    head = f"<a href='/'>柳湾镇政府</a><div>首页</div><table><tr><td>{NOTICE}</td></tr></table>"
    assert heading(head + BODY, title) == NOTICE


def test_a_heading_above_the_site_s_long_name() -> None:
    site = "柳湾百科，大家的渡口"
    assert heading(f"<h1>老船</h1><div>{site}</div>{BODY}", f"老船 - {site}") == "老船"


def test_a_site_s_name_above_the_heading_is_no_title() -> None:
    assert heading(f"<a href='/'>柳湾镇人民政府门户</a><h2>老船修好</h2>{BODY}", "老船修好 - 柳湾镇人民政府门户") == "老船修好"


@pytest.mark.parametrize(("title", "kept"), [
    ("新闻动态--柳湾镇政府网站", "柳湾渡口的老船修好重新开航"), ("通知公告 - 柳湾镇", "柳湾渡口的老船修好重新开航"),
    ("渡口记事--柳湾镇政府网站", "渡口记事"), ("新闻里没有说的事--柳湾镇", "新闻里没有说的事"),
])
def test_the_heading_of_an_article_whose_page_is_called_after_its_section(title: str, kept: str) -> None:
    head = "<h4>柳湾镇</h4><h5>柳湾渡口的老船修好重新开航</h5>"
    assert heading(f"<div>首页</div>{head}{BODY}", title) == kept


@pytest.mark.parametrize(("title", "kept"), [
    ("柳湾船讯--柳湾渡口的老船修好重新开航", "柳湾渡口的老船修好重新开航"), ("柳湾船讯：柳湾渡口的老船修好重新开航", "柳湾船讯：柳湾渡口的老船修好重新开航"),
    ("渡口 - 柳湾渡口的老船修好重新开航", "柳湾渡口的老船修好重新开航"), ("柳湾渡口 - 上游下游各县的船工论坛", "柳湾渡口"),
])
def test_a_heading_that_the_title_ends_with_behind_a_name(title: str, kept: str) -> None:
    head = f"<div class=top><b>{title.split('-')[-1].split('：')[-1].strip()}</b></div>"
    assert heading(f"<div>首页</div>{head}{BODY}", title) == kept
