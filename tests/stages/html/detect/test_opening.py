"""The opening post of a page whose replies repeat and which is built otherwise."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, cleaned, texts

REPLY = "<div class=r><b>{floor}</b> <a href=/u/{n}>{nick}</a> <i>{day}</i><div>{said}</div></div>"


def replies(floor: str, day: str) -> str:
    """Two replies and more, numbered from one."""
    return "".join(REPLY.format(floor=floor.format(n=n), n=n, nick=NICKS[n], day=day.format(n=n), said=SAYINGS[n])
                   for n in range(1, 4))


@pytest.mark.parametrize("opening", [
    "<h1>渡口的老船</h1><div class=t><p>{said}</p></div>", "<div><h1>渡口的老船</h1>楼主：山泉 4天前<br>{said}</div>",
    "<div><h1>渡口的老船</h1><p>{said}</p></div>", "<div><h1>渡口的老船</h1>{said}</div>",
])
@pytest.mark.parametrize("floor", ["", "{n}楼"])
@pytest.mark.parametrize("day", ["{n}天前", "2019-4-{n} 09:12"])
def test_an_opening_post_without_a_whole_date_stays(opening: str, floor: str, day: str) -> None:
    said = SAYINGS[0] + SAYINGS[5]
    assert texts(opening.format(said=said) + replies(floor, day)) == [said, *SAYINGS[1:4]]


def test_a_menu_right_above_the_replies_is_no_opening_post() -> None:
    menu = "<div><h1>渡口的老船</h1>首页 社区 渡口 登录 注册 只看楼主 倒序浏览 收藏 分享 举报</div>"
    assert texts(menu + replies("{n}楼", "2019-4-{n} 09:12")) == [*SAYINGS[1:4]]


@pytest.mark.parametrize("floor", ["", "<em>第{n}楼</em>"])
def test_who_opened_the_thread_may_be_called_so_at_his_first_reply(floor: str) -> None:
    head = f"<div><h1>渡口的老船</h1><div>山泉 <i>2019-4-1 09:12</i></div><div class=w>{SAYINGS[0]}</div></div>"
    rows = "".join(f"<div class=r><b>{nick}</b> {'<u>楼主</u>' if number == 1 else ''} <i>2019-4-{number + 1} 10:00</i>"
                   f"{floor.format(n=number + 1)}<div class=w>{SAYINGS[number]}</div></div>"
                   for number, nick in enumerate(("山泉", *NICKS[1:4]), 1))
    posts = cleaned(head + rows).posts
    assert [post.text for post in posts] == [*SAYINGS[:5]]
    assert posts[1].floor == ("第2楼" if floor else None)
