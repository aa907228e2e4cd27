"""Elements that part paragraphs, on pages whose lines <br> breaks."""
from __future__ import annotations

from collections.abc import Iterable

import pytest
from wrapping import PARAGRAPHS, wrap

from forumclean import clean

FULL_TERM = "船坞里的水退得很慢，大家坐在堤上等了一整个上午。"   # 48 columns
TEXTS = (*PARAGRAPHS[1:3], FULL_TERM + "后来水退了，老师傅才带着人下去，把船底一块一块敲着听。", PARAGRAPHS[3],
         PARAGRAPHS[6])


def page(body: str) -> str:
    """A page whose one text this is."""
    return ("<html><head><title>修船记 - 河口渔业办公室</title></head><body><div><a href='/'>首页</a> <a href='/l'>通知</a></div>"
            f"<div class='text'><h1>修船记</h1>{body}</div><div>河口渔业办公室 版权所有</div></body></html>")


def blocks(texts: Iterable[str]) -> list[list[str]]:
    """The lines of each text."""
    return [wrap(text, 48) for text in texts]


def lines_of(body: str) -> list[str]:
    """What comes of a page's text, without its title."""
    return clean(page(body), kind="html").splitlines()[2:]


def test_a_sentence_that_ends_a_full_line_goes_on_inside_an_element() -> None:
    body = "".join([f"<p>{'<br>'.join(block)}</p>\n" for block in blocks(TEXTS)])
    assert lines_of(body) == [*TEXTS]


@pytest.mark.parametrize("body", [
    "<br>\n".join([line for block in blocks(TEXTS) for line in block]),
    "".join([f"<p>{line}</p>\n" for block in blocks(TEXTS) for line in block]),       # an editor's <p> for every line
    "<p>" + "<br>".join([line for block in blocks(TEXTS) for line in block]) + "</p><p>完。</p>"])
def test_elements_that_tell_nothing_leave_it_to_the_widths(body: str) -> None:
    found = [line for line in lines_of(body) if line != "完。"]
    assert found == [*TEXTS[:2], FULL_TERM, TEXTS[2].removeprefix(FULL_TERM), *TEXTS[3:]]


def test_lines_that_nobody_wrapped_stay() -> None:
    verse = [["渡口的灯亮了", "船还没有回来"], ["風從河面吹過", "誰也沒有說話"], ["天亮以前", "汽笛响了一声"]]
    body = "".join([f"<p>{'<br>'.join(lines)}</p>" for lines in verse]) + f"<p>{PARAGRAPHS[0]}</p>"
    assert lines_of(body) == [*(line for lines in verse for line in lines), PARAGRAPHS[0]]
