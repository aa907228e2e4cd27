"""Posts of one shape: what stands in them that is somebody else's."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, cleaned, texts, thread

from forumclean import extract

QUOTING = '<div class="p"><b>{nick}</b> <i>{day}</i><div class="x">{words}</div></div>'


def quoting(head: str, said: str) -> list[str]:
    """The texts of posts of which the last begins with a box of two rows."""
    box = f'<div class="k"><div>{head}</div><div>{said}</div></div>'
    page = thread(QUOTING).replace(f'<div class="x">{SAYINGS[3]}', f'<div class="x">{box}{SAYINGS[3]}')
    return texts(page)


@pytest.mark.parametrize("head", ["引用 山泉 的发言：", "引用：山泉 说：", "引用 山泉 2019-4-2 09:13 发表的："])
def test_a_box_that_says_whom_it_quotes(head: str) -> None:
    assert quoting(head, SAYINGS[0])[3] == SAYINGS[3]


def test_quoted_words_that_stand_nowhere_else_stay() -> None:
    absent = "墨水要用碳素的，隔年再看一点都不褪。"
    assert quoting("引用 走远的人 的发言：", absent)[3] == f"{absent}\n{SAYINGS[3]}"


@pytest.mark.parametrize("head", ["引用古人的话：", "引用本来没有错，错在不注明", "引用："])
def test_what_an_author_says_of_quoting_stays(head: str) -> None:
    said = "三人行，必有我师，择其善者而从之。"
    assert quoting(head, said)[3] == f"{head}\n{said}\n{SAYINGS[3]}"


HEAD_AND_WORDS = ('<div><i class="when">{day}</i> <a href="#{n}">#{n}</a></div>'
                  '<div class="row"><div class="who"><b>{nick}</b></div><div class="said">{words}</div></div>')


@pytest.mark.parametrize("count", [2, 3])
def test_headers_beside_their_words(count: int) -> None:
    posts = cleaned(f"<div>{thread(HEAD_AND_WORDS, count)}</div>").posts
    assert [(post.author, post.text) for post in posts] == [*zip(NICKS[:count], SAYINGS[:count], strict=True)]


def test_two_dates_without_a_class_are_no_pair_of_headers() -> None:
    """Of two paragraphs each begins with a day of the diary that they are."""
    page = "".join(f"<p>2019-4-{day} {said}</p>" for day, said in enumerate(SAYINGS[:2], 2))
    assert "".join(texts(f"<div>{page}</div>")).count("2019-4-") == 2


REPLY = "<li><b>{nick}</b> <i>{day}</i><p>{words}</p></li>"


def test_an_article_whose_title_the_head_of_the_replies_says_again() -> None:
    said = [*SAYINGS[:4], *SAYINGS[:4]]
    article = f"<header><h1>渡口的老船</h1></header><div class=entry>{''.join(f'<p>{line}</p>' for line in said)}</div>"
    found = texts(f"{article}<h2>《<span>渡口的老船</span>》上有 4 条评论</h2><ol>{thread(REPLY)}</ol>")
    assert found == ["\n".join(said), *SAYINGS[:4]]


def test_headings_inside_an_opening_post_are_its_author_s() -> None:
    parts = "".join(f"<h2>{name}</h2><p>{said}</p>" for name, said in zip("一二三", SAYINGS[3:], strict=True))
    article = f"<h1>渡口的老船</h1><div class=entry><p>{SAYINGS[0]}</p>{parts}</div>"
    found = texts(f"{article}<ol>{thread(REPLY)}</ol>")
    assert found[0].split("\n") == [SAYINGS[0], "一", SAYINGS[3], "二", SAYINGS[4], "三", SAYINGS[5]]


ROWS = [("空台阶95", "2013-12-26 13:23:00", "河边的桩子又歪了两根，看来要重新打。<br>亲爱的小周：<br>信收到了，一切都好。<br>老王<br>2012年3月5日"),
        ("沙发土豆", "2013-12-26 21:46:57", "一到周末就有人来把石板路扫得干干净净，手上磨出了两个泡。"),
        ("空台阶95", "2013-12-27 1:15:11", "下午的雨不大。<br>2013-12-20 10:11:12 上水<br>2013-12-20 18:30:00 停水<br>记下来给大家看看。"),
        ("薄荷茶壶", "2013-12-28 9:40:47", "今天一早又去看过，缆绳已经换了新的。")]


def test_a_day_among_the_words_of_a_post_is_no_header() -> None:
    """Headers and words stand in cells that are called alike; a letter ends in its day, a log begins with one."""
    rows = "".join(f"<tr><td><b>{nick}</b></td><td align=right>{date}</td></tr><tr><td colspan=2>{words}</td></tr>"
                   for nick, date, words in ROWS)
    result = extract(f"<html><title>河边的桩子 - 桑榆里茶座</title><body><table width=98% border=1>{rows}</table></body></html>")
    assert [(post.author, post.time, post.text) for post in result.posts] == [
        (nick, date, words.replace("<br>", "\n")) for nick, date, words in ROWS]
