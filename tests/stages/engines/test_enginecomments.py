"""Remarks inside posts (点评) are given with their post, and stand in no text."""
from __future__ import annotations

import time

from forumclean import extract

POST = ("<div id='post_{n}'><table id='pid{n}'><tr><td><div class='authi'><a class='xw1'>{nick}</a> "
        "<em id='authorposton{n}'>发表于 2019-4-2 09:1{n}</em></div>"
        "<table><tr><td class='t_f' id='postmessage_{n}'>{words}</td></tr></table>{more}</td></tr></table></div>")
REMARKS = ("<div id='comment_1' class='cm'><h3>点评</h3>"
           "<div class='pstl xs1 cl'><div class='psta vm'><a class='xi2'>小满</a></div><div class='psti'>船桨也修好了 "
           "<span class='xg1'>发表于 2019-4-3 07:30</span></div></div>"
           "<div class='pstl xs1 cl'><div class='psta vm'><a class='xi2'>石桥</a></div>"
           "<div class='psti'>去看看</div></div></div>")
PAGE = ("<html><head><title>渡口的老船 - 柳湾论坛</title></head><body><h1>渡口的老船</h1>"
        + POST.format(n=1, nick="山泉", words="老船修好了。", more=REMARKS)
        + POST.format(n=2, nick="小满", words="周末一起去。", more="") + "</body></html>")


def test_remarks_stand_with_their_post_and_in_no_text() -> None:
    result = extract(PAGE, kind="html")
    assert [post.text for post in result.posts] == ["老船修好了。", "周末一起去。"]
    assert result.posts[0].comments == (("小满", "2019-4-3 07:30", "船桨也修好了"), ("石桥", None, "去看看"))
    assert result.posts[1].comments == ()
    assert "船桨" not in result.text


def test_a_list_of_remarks_without_one_is_none() -> None:
    page = PAGE.replace(REMARKS, "<div id='comment_1' class='cm'></div>")
    assert [post.comments for post in extract(page, kind="html").posts] == [(), ()]


def test_blanks_by_the_hundred_in_a_remark_take_no_time() -> None:
    """Each of three runs of blanks in a pattern tried all lengths of the others: 400 took half a minute."""
    page = PAGE.replace("船桨也修好了", f"船桨也{'&nbsp;' * 2000}修好了{'&nbsp;' * 2000}")
    start = time.process_time()
    assert extract(page, kind="html").posts[0].comments[0].text == "船桨也 修好了"
    assert time.process_time() - start < 5
