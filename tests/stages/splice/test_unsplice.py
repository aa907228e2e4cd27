"""Each detector: what it removes, and what looks like it and stays."""
from __future__ import annotations

import pytest
from splicing import HOST, NAME, PROSE, body_of, page, spliced, unspliced

INSIDE = ("安排专", "更换破", "居民可", "大型机", "挨家挨", "雨季积", "排水工", "傍晚散", "听取居")
URL = f"http://{HOST}/thread-1-1-1.html"


@pytest.mark.parametrize("mark", [
    NAME,
    HOST,
    f"http://{HOST}",
    HOST.upper(),
    "www.QingShiFang.example",
    " ".join(HOST),
    "".join(chr(ord(char) + 0xFEE0) for char in HOST),
    "".join(chr(ord("ⓐ") + ord(char) - ord("a")) if char != "." else char for char in HOST),
    HOST.replace(".", "。"),
    "-www.~qingshifang.*example",
    "wwωω。qingshifang。example",
    f"【{NAME}】",
    f"[{NAME}]",
    f"（{NAME}）",
    f"『{NAME}』",
    f"[来源:{NAME}]",
    "[来源:青+石+坊+网]",
    "青丶石丶坊丶网",
    "青\N{ZERO WIDTH SPACE}石\N{ZERO WIDTH SPACE}坊\N{ZERO WIDTH SPACE}网",
    f"{NAME} {HOST}",
    f"({HOST} {NAME})",
    f"{NAME}首发",
    f"更新最快请搜索{NAME}",
    f"一秒记住【{NAME}】，为您提供精彩小说阅读。",
    f"全文字手打{HOST}",
    f"手机用户请浏览{HOST}阅读，更优质的阅读体验。",
    f"看本书最新章节请到{NAME}（{HOST}）",
    f"{NAME} {HOST}，最快更新最新章节！",
    f"[{HOST} 超多好看小说]",
    f"（{HOST} 无弹窗广告）",
])
def test_marks_go(mark: str) -> None:
    result = unspliced(page(spliced(PROSE, mark, INSIDE)), URL)
    assert body_of(result) == PROSE


@pytest.mark.parametrize("mark", [f"【{NAME}】", f"[{HOST} 超多好看小说]", f"一秒记住【{NAME}】，为您提供精彩小说阅读。", " ".join(HOST)])
def test_one_is_enough_where_the_form_is_sure(mark: str) -> None:
    assert body_of(unspliced(page(spliced(PROSE, mark, ["安排专"])), URL)) == PROSE


@pytest.mark.parametrize("sentence", [
    f"我和老王是在{NAME}认识的。",
    f"据{NAME}报道，工程已经过半。",
    f"从{NAME}下载的资料都在这里。",
    f"《{NAME}十年》写得很有意思。",
    f"感谢{NAME}提供的平台。",
    f"{NAME}站长昨天也来了。",
    f"登录{NAME}以后点右上角。",
    f"稿子投给了{NAME}的编辑。",
    f"网址是{HOST}，大家记一下。",
    f"请访问{HOST}查看全文。",
    f"我常去的论坛（{NAME}）今天打不开。",
    f"本书由{NAME}首发，定价三十元。",
    f"我在{NAME}看小说的时候停电了。",
    f"{NAME}首发了这套图纸。",
    f"可以百度搜索{NAME}就找到了。",
    "这款浏览器主打无弹窗广告，体验不错。",
    "新版为您提供更优质的阅读体验。",
    "他让人一秒记住的是那双眼睛。",
    "首发经济和首发首店带动了消费。",
    "详见 www.example.org 上的说明。",
    "他把邮箱 a.b@example.org 写在纸上。",
])
def test_mentions_stay(sentence: str) -> None:
    body = PROSE + sentence + "\n" + PROSE[::-1]
    assert body_of(unspliced(page(body), URL)) == body


@pytest.mark.parametrize("line", [
    f"【{NAME}】", f"——发自{NAME}客户端", f"责任编辑：小周（{NAME}）", f"【{NAME}·读书频道】", f"版权所有：{NAME}", f"来源：{NAME}", f"《{NAME}》",
])
def test_a_signature_on_a_line_of_its_own_stays(line: str) -> None:
    body = f"{PROSE}\n{line}"
    assert body_of(unspliced(page(body), URL)) == body


def test_mentions_stay_beside_marks() -> None:
    body = PROSE + f"我也是在{NAME}上看到的。感谢{NAME}的各位网友。"
    assert body_of(unspliced(page(spliced(body, NAME, INSIDE)), URL)) == body


def test_a_mark_on_a_line_of_its_own_takes_the_line() -> None:
    first, second = PROSE.split("\n")
    for line in (f"【{NAME}】{HOST}", f"\N{IDEOGRAPHIC SPACE}\N{IDEOGRAPHIC SPACE}【{NAME}】{HOST}", " ".join(HOST)):
        assert body_of(unspliced(page(f"{first}\n{line}\n{second}"), URL)) == f"{first}\n{second}"


def test_a_line_that_repeats_in_the_form_of_a_mark_goes() -> None:
    first, second = PROSE.split("\n")
    lines = [first, f"【{NAME}】", second, f"【{NAME}】", first]
    assert body_of(unspliced(page("\n".join(lines)), URL)) == f"{first}\n{second}\n{first}"


def test_a_short_name_goes_though_the_page_has_it_with_another_ending_too() -> None:
    places = ("安排专", "更换破", "居民可", "大型机", "挨家挨", "雨季积", "排水工", "傍晚散")
    body = spliced(PROSE, "青石坊", places)
    lines = "\n青石坊网。" * 4
    assert body_of(unspliced(page(body + lines, "青石坊茶座"), URL)) == PROSE + lines


def test_a_line_that_reads_like_a_name_is_its_author_s() -> None:
    """Lines as short as these may be a wrapper's, and the site's name part a sentence of them."""
    text = ("室内装修算第一，真心话\n\n1.8月入住的该度假村，环境确实如网上大家所述，不错，挺满意的。\nkestrel:\n\n"
            "话说这个去年就有人讨论过了吧\n话说这个去年就有人讨论过了吧\n明天去问问，回来给大家反馈\n喜欢就点个赞吧\n")
    result = unspliced(text)
    assert result.text == text
    assert "splice.site-name" in [note.rule for note in result.notes]


def test_a_source_tag_glued_to_a_sentence_goes() -> None:
    for tag in (f"来源：{NAME}", f"【来源：{NAME}】", f"本文来自{NAME}，转载请注明出处。", f"转载请注明来自{NAME}（{HOST}）"):
        body = PROSE
        assert body_of(unspliced(page(body + tag), URL)) == body


def test_breaks_and_blanks_stay() -> None:
    body = "\n  \n".join(PROSE.split("\n")) + "\n\n\n  末行  "
    assert body_of(unspliced(page(spliced(body, NAME, INSIDE)), URL)) == body


def test_a_mark_that_a_wrapper_cut_goes_with_the_break_in_it() -> None:
    text = spliced(PROSE.replace("\n", ""), HOST, INSIDE)
    wrapped = "\n".join(text[at:at + 30] for at in range(0, len(text), 30))
    assert body_of(unspliced(page(wrapped), URL)).replace("\n", "") == PROSE.replace("\n", "")


def test_notes_tell_what_was_suspected() -> None:
    body = spliced(PROSE, "www.other-site.com", ["安排专"])
    result = unspliced(page(body), URL)
    assert body_of(result) == body
    assert [note.rule for note in result.notes if note.rule.startswith("splice")] == ["splice.address"]


def test_the_same_pair_of_neighbours_again_and_again() -> None:
    """Pages whose site puts its name into one word of everybody's."""
    body = "".join(f"第{number}，我{NAME}市要抓好{job}。\n" for number, job in enumerate("水电路讯气热林田", 1))
    assert body_of(unspliced(page(body), URL)) == body.replace(NAME, "")


def test_an_address_again_and_again_needs_no_url() -> None:
    assert unspliced(spliced(PROSE, "www.qingshifang.com", INSIDE)).text.rstrip("\n") == PROSE


def test_a_name_that_nobody_tells_again_and_again() -> None:
    """Its form (…网) makes it a candidate, the words that it parts convict it."""
    inside = "安居施排管街县工社"
    assert unspliced(spliced(PROSE, NAME, inside)).text.rstrip("\n") == PROSE


@pytest.mark.parametrize("word", ["互联网", "居民", "酒吧", "人工智能", "网吧"])
def test_a_word_that_is_declared_a_name_stays(word: str) -> None:
    body = PROSE + f"镇上的{word}很多。{word}发展得快，喜欢{word}的人也多，每个{word}都不一样。"
    assert body_of(unspliced(page(body, word))) == body


def test_the_authors_word_behind_a_slogan_stays() -> None:
    body = PROSE + "首发经济和首发首店带动了消费。"
    assert body_of(unspliced(page(spliced(body, f"更新最快请搜索{NAME}", ["提高了。", "安排。"])))) == body
    assert body_of(unspliced(page(body.replace("首发经济", f"更新最快请搜索{NAME}首发经济")))) == body


def test_a_slogan_before_the_end_of_a_clause_goes() -> None:
    assert body_of(unspliced(page(spliced(PROSE, f"更新最快请搜索{NAME}", ["清理河道"])))) == PROSE


@pytest.mark.parametrize(("text", "mark"), [
    ("隔音不太好.|空调也很旧。", NAME),
    ("可以住三-|四个人。", NAME),
    ("先调用 mount(|) 再说。", f"一秒记住【{NAME}】，为您提供精彩小说阅读。"),
    ("可以写 $(|) 这样的式子。", HOST),
    ("服务还不错,|现在便宜多了。", f". From {HOST}"),
    ("先看 tree-shaking |的说明。", NAME),
    ("我们继续努力，|为您提供更好的服务。", NAME),
])
def test_the_authors_signs_beside_a_mark_stay(text: str, mark: str) -> None:
    body = PROSE + text.replace("|", mark)
    result = unspliced(page(spliced(body, mark, INSIDE)), URL)
    left = body_of(result)
    assert left.replace(mark, "") == PROSE + text.replace("|", "")
