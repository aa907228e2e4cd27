"""Quotations that a page marks: what another post says goes, what none says stays, heads go."""
from __future__ import annotations

import pytest
from elements import NICKS, SAYINGS, cleaned

POST = '<div class="p"><b class="nick">{}</b> <i>2019-4-{} 09:12</i><div class="text">{}</div></div>'
ABSENT = "煤油灯的罩子买不到原配的，拿量杯改一个也能凑合用。"


def answer(quote: str, words: str = "我也这么想，等水退了再说。") -> str:
    """What comes of the third post, which quotes."""
    said = (SAYINGS[0] + SAYINGS[1], SAYINGS[2], quote + f"<p>{words}</p>", SAYINGS[3])
    page = "".join(POST.format(NICKS[number], number + 2, text) for number, text in enumerate(said))
    return cleaned(page).posts[2].text


HEADS = ["<p>山泉 发表于 2019-4-2 09:12</p>", "<p>山泉 写道：</p>", "<p>@山泉 在 渡口的板 中说：</p>", "<p>山泉 写了：</p>",
         "<p>山泉 wrote:</p>", "<p>@山泉</p>", "<p>引用 山泉：</p>",
         "<p>2019-4-2 09:12 山泉</p>", "<p>「山泉」</p>", "<p>山泉 的帖子</p>", "<p>石桥 写道：</p>", ""]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("words", [
    SAYINGS[0] + SAYINGS[1], SAYINGS[0], SAYINGS[0][:14] + " ...", SAYINGS[0][:14] + "……"])
def test_words_of_the_page_go(head: str, words: str) -> None:
    assert answer(f"<blockquote>{head}<p>{words}</p></blockquote>") == "我也这么想，等水退了再说。"


@pytest.mark.parametrize("head", ["<p>走远的人 发表于 2019-4-2 09:12</p>", "<p>走远的人 写道：</p>",
                                  "<p>@走远的人 说：</p>", "<p>2019-4-2 09:12</p>",
                                  "<p>「石桥」</p>", "<p>石桥 的帖子</p>", "<p>石桥 3 天前</p>", ""])
def test_words_that_no_post_holds_stay_without_their_head(head: str) -> None:
    assert answer(f"<blockquote>{head}<p>{ABSENT}</p></blockquote>") == f"{ABSENT}\n我也这么想，等水退了再说。"


@pytest.mark.parametrize("head", ["山泉：", "@山泉 ", "山泉 ", "引用 <a>@山泉</a> 的话："])
def test_a_head_in_the_line_of_its_words(head: str) -> None:
    assert answer(f"<blockquote>{head}{SAYINGS[0]}</blockquote>") == "我也这么想，等水退了再说。"


@pytest.mark.parametrize("quote", [
    "<span><span>第 1 楼 <a>山泉</a> 2019/4/2 09:12:07 的原帖：</span>{}</span>",
    "<span class=refer><b>山泉回复道：</b>{}</span><br>",
    "<div class=quote><b>引用回帖:</b><div>1楼: <span>Originally posted by <b>山泉</b> at 2019-04-02 09:12</span>"
    "<br>{}</div></div>"])
def test_heads_of_other_boards(quote: str) -> None:
    assert answer(quote.format(SAYINGS[0] + SAYINGS[1])) == "我也这么想，等水退了再说。"


@pytest.mark.parametrize("words", ["山泉说得对", "山泉 写道的那本书我也看过", "山泉"])
def test_an_author_may_name_another_outside_a_quotation(words: str) -> None:
    assert answer("", words) == words


def test_a_quotation_may_name_somebody_in_its_words() -> None:
    words = "昨天山泉说缆绳断了，我没有听清。"
    assert words in answer(f"<blockquote><p>{words}</p></blockquote>")


def test_a_reply_that_says_the_same_as_a_post_stays() -> None:
    assert answer("", SAYINGS[0]) == SAYINGS[0]


def test_a_quotation_in_a_quotation_goes_with_it() -> None:
    inner = f"<blockquote><p>{SAYINGS[0]}</p></blockquote>"
    assert answer(f"<blockquote>{inner}<p>{SAYINGS[2]}</p></blockquote>") == "我也这么想，等水退了再说。"


def test_the_head_is_named_a_head() -> None:
    page = "".join(POST.format(NICKS[number], number + 2, said) for number, said in enumerate(
        (SAYINGS[0], SAYINGS[1], f"<blockquote><p>山泉 写道：</p><p>{SAYINGS[0]}</p></blockquote>不错，记下了。")))
    rules = {cut.text.strip(): cut.rule for cut in cleaned(page).removed}
    assert rules["山泉 写道："] == "ui.quote-head" and rules[SAYINGS[0]] == "ui.quote"
