"""How much of an element is words, and how much of it reads as prose."""
from __future__ import annotations

import pytest
from elements import SAYINGS, first, words_of


def prose(body: str) -> int:
    """The prose of a page's body."""
    words = words_of(body)
    return words.prose(words.outline.title_ink, words.outline.ends[0])


@pytest.mark.parametrize("body", [
    f"<p>{SAYINGS[0]}</p>", "<p>老船还在吗？</p>", "<p>" + "风从河上来" * 8 + "</p>", "<li>水开了，马上来。</li>",
    f'<p>{SAYINGS[0][:9]}<a href="/x">新换</a>{SAYINGS[0][9:]}</p>', f"<p>声明：{SAYINGS[0]}</p>",
    f'<p>{SAYINGS[0]}<i style="display:none">{"q" * 30}</i></p>', "<p>缆绳一根要1,093块,太贵</p>", "<p>水位涨到3,明天再看</p>",
])
def test_what_reads_as_prose(body: str) -> None:
    assert prose(body) > 0


@pytest.mark.parametrize("body", [
    "<p>渡口的老船</p>", "<p>顶！</p>", "<p>字数 312 阅读 1,093</p>", "<p>来源：柳湾晚报 2019-04-02 09:12</p>",
    f'<a href="/t/1">{SAYINGS[0]}</a>', f"<button>{SAYINGS[0]}</button>",
    f"<nav>{SAYINGS[0]}</nav>", f"<footer>{SAYINGS[0]}</footer>", "<p>游客，如果您要查看本帖隐藏内容请回复</p>",
    f'<div class="signature">{SAYINGS[0]}</div>', f"<p>【免责声明】{SAYINGS[0]}</p>", f"<p>本站郑重声明：{SAYINGS[0]}</p>",
    f'<p style="display:none">{SAYINGS[0]}</p>', "<p>违法和不良信息举报电话：000-1234，全年无休。</p>",
])
def test_what_does_not(body: str) -> None:
    assert prose(body) == 0


def test_a_link_weighs_little_and_a_button_nothing() -> None:
    words = words_of('<p class="p">十个字十个字十个字一</p><p class="l"><a href="/">十个字十个字十个字一</a></p>'
                     '<p class="b"><button>十个字十个字十个字一</button></p>')
    weights = [words.weight(first(words.outline, name)) for name in "plb"]
    assert weights == pytest.approx([10, 2, 0])


def test_a_button_in_a_link_is_counted_once() -> None:
    words = words_of('<p class="p">一二<a href="/">三<button>四</button></a></p>')
    assert words.weight(first(words.outline, "p")) == pytest.approx(2.2)


def test_an_elements_text_has_no_blanks() -> None:
    words = words_of('<p class="p">老 船\n修<b> 好</b></p>')
    assert words[first(words.outline, "p")] == "老船修好"


def test_prose_is_that_of_the_stretch() -> None:
    words = words_of(f'<p class="a">{SAYINGS[0]}</p><p class="b">{SAYINGS[1]}</p>')
    outline = words.outline
    begin, end = outline.begins[first(outline, "b")], outline.ends[first(outline, "b")]
    assert words.prose(begin, end) == len(SAYINGS[1])
    assert words.prose(end, begin) == 0


@pytest.mark.parametrize(("line", "is_prose"), [
    ("船修好了，缆绳也换了？", True), ("船修好了，缆绳也换了？一图看懂", False), ("船修好了，缆绳也", True), ("船修好了，缆绳也换了！", True)])
def test_a_line_that_is_the_page_s_title_is_no_prose(line: str, is_prose: bool) -> None:
    words = words_of(f"<div class=t>{line}</div>", "船修好了，缆绳也换了？一图看懂-渡口,老船 ——柳湾")
    outline = words.outline
    assert bool(words.prose(outline.title_ink, outline.ends[0])) == is_prose
    assert (outline.begins[first(outline, "t")] in words.titles) != is_prose
