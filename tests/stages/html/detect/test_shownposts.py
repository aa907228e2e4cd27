"""Posts that a page's lines show, beside a text that stands out among its elements."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, texts

LINES = ["".join([*SAYINGS[at:], *SAYINGS[:at]]) for at in range(len(SAYINGS))]
ARTICLE = f"<h1>渡口的老船</h1><div><p>作者：柳树 2019-4-1</p>{''.join(f'<p>{line}</p>' for line in LINES)}</div>"
REPLIES = [f"{word}的那条船我也坐过。" for word in ("渡口", "上游", "对岸", "镇上", "桥头")]


@pytest.mark.parametrize("clock", [" 10:0{n}", ""], ids=["times", "days"])
def test_replies_in_no_elements_below_an_article_in_some_stay(clock: str) -> None:
    """They say little beside it, as a list of other articles does."""
    below = "".join(f"<b>{NICKS[number]}</b> 发表于 2019-4-{number + 2}{clock.format(n=number)}<br>{said}<hr>"
                    for number, said in enumerate(REPLIES))
    text = "\n".join(texts(ARTICLE + below))
    assert [said for said in (*LINES, *REPLIES) if said not in text] == []


def test_replies_of_days_alone_are_no_notice() -> None:
    """A notice has days, too, and one text; but nobody signs what stands at the others."""
    below = "".join(f"<pre>{NICKS[number]} 2019-4-{number + 2}\n{said}</pre>" for number, said in enumerate(REPLIES))
    foot = "<a href=/in>登录</a> <a href=/new>注册</a><p>Copyright © 2021 柳湾论坛 版权所有</p>"
    text = "\n".join(texts(ARTICLE + below + foot))
    assert [said for said in (*LINES, *REPLIES) if said not in text] == []


def test_titles_of_other_articles_go() -> None:
    below = "".join(f"<b>{number}号渡口的消息</b> 2019-4-{number + 2} 10:0{number}<br>" for number in range(5))
    text = "\n".join(texts(ARTICLE + below))
    assert "号渡口的消息" not in text and [line for line in LINES if line not in text] == []
