"""A tree of replies whose titles say all, below an article."""
from __future__ import annotations

import pytest
from elements import NICKS, cleaned

from forumclean import Cleaner

ARTICLE = "<p>昨天去渡口看了，老船还在，只是缆绳断了一根。</p><p>靠岸的那一边长满了青苔，走上去要小心。</p>"
SAID = ["缆绳多粗，要几根？", "两根，比拇指粗一点就行", "好手艺 - 赞一个"]
ROW = ('<li>{mark}<a href="/{n}.html">{said}</a> -<a href="/u/{n}">{nick}</a>- ({size}) ({n}3 reads) 04/05/2023 {more}'
       "13:0{n}:44</li>")


def tree(mark: str = "", size: str = "0 bytes", more: str = "", said: list[str] = SAID) -> str:
    """A page of an article and three replies, the second an answer to the first."""
    rows = [ROW.format(mark=mark, n=number, said=words, nick=NICKS[number], size=size, more=more)
            for number, words in enumerate(said, 1)]
    inner = "".join(rows[:1]) + f"<ul>{''.join(rows[1:2])}</ul>" + "".join(rows[2:])
    return f'<h1>渡口的老船</h1><div id="c">{ARTICLE}</div><h3>所有跟帖：</h3><ul>{inner}</ul>'


@pytest.mark.parametrize(("mark", "size", "more"), [
    ("", "0 bytes", ""), ("• ", "12 bytes", '<a class="reply">postreply</a> '), ("", "86字节", "")])
def test_the_titles_are_posts(mark: str, size: str, more: str) -> None:
    posts = cleaned(tree(mark, size, more)).posts
    assert [post.text for post in posts[1:]] == SAID and posts[0].text.count("\n") == 1
    assert [(post.author, post.time) for post in posts[1:]] == [
        (NICKS[number], f"04/05/2023 13:0{number}:44") for number in (1, 2, 3)]


def test_the_row_of_the_article_itself_is_no_reply() -> None:
    posts = cleaned(tree(said=["渡口的老船", *SAID[:2]])).posts
    assert [post.text for post in posts[1:]] == SAID[:2]


@pytest.mark.parametrize("row", ["附件 - 渡口的照片 (86 bytes)", "第二天 - 去渡口 13:00"])
def test_an_author_s_list_stays(row: str) -> None:
    page = f'<h1>渡口的老船</h1><div id="c">{ARTICLE}<p>{row}</p><p>{row}一</p><p>就是这些了，别的没有了。</p></div>'
    found = Cleaner(engines=()).extract(f"<html><title>渡口的老船</title><body>{page}</body></html>", kind="html")
    assert len(found.posts) == 1 and f"{row}\n{row}一" in found.posts[0].text
