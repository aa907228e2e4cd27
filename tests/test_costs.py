"""Time grows with the input, not faster; and inputs that are not like pages come through.

CPU time, the least of three runs: what else the machine does makes a run slower, never faster.
"""
from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

import pytest
from pages import make_page, paragraph, wrapped

from forumclean import Cleaner, clean, extract
from forumclean.pipeline import paused_collection
from forumclean.stages.splice.unknown import unknown_names

MAX_GROWTH = 2.2
RUNS = 3
TRIES = 5
# A busy machine takes several times as long as a quiet one, and needs the tries.
pytestmark = pytest.mark.timeout(600)
Make = Callable[[int], str]


def prose(size: int) -> str:
    """Paragraphs, `size` of them."""
    rng, told = Random(1), set[str]()
    return "".join(paragraph(rng, told, 3, 5) + "\n" for _ in range(size))


def wrapped_prose(size: int) -> str:
    """The same, wrapped at 56 columns."""
    return "".join("\n".join(wrapped(line, 56)) + "\n" for line in prose(size).splitlines())


def long_thread(size: int) -> str:
    """A Discuz! X thread of `size` posts, quotes and signatures in it."""
    return make_page("discuz-x-closed", 4, posts=size).text


def html_thread(size: int) -> str:
    """An HTML page of `size` posts whose engine is known, with a table in each."""
    post = """<div id="pid{0}"><a class="xw1">某{0}</a><a id="postnum{0}">{0}#</a><em id="authorposton{0}">发表于 2020-1-1
        10:00</em><div id="postmessage_{0}">河边的水位又高了一些,这是第{0}次来看。<table><tr><td>早</td><td>三尺</td></tr></table>
        </div><div class="sign">签名</div></div>"""
    return "<html><title>水位</title><body>" + "".join(map(post.format, range(1, size))) + "</body></html>"


def marked(size: int) -> str:
    """A thread with the site's name spliced into its sentences."""
    return make_page("discuz-60", 4, posts=size, splice=True).text


def blank_lines(size: int) -> str:
    return "一句话。\n\n\n\n" * size


def one_line(size: int) -> str:
    return prose(size).replace("\n", "")


def repeated_reply(size: int) -> str:
    """A line that recurs, as replies do."""
    return "顶\n沙发\n好帖\n" * size


INPUTS: dict[str, tuple[Make, int]] = {
    "prose": (prose, 300),
    "wrapped": (wrapped_prose, 120),
    "thread": (long_thread, 150),
    "html": (html_thread, 300),
    "marked": (marked, 100),
    "blank lines": (blank_lines, 30_000),
    "one line": (one_line, 300),
    "replies": (repeated_reply, 60_000),
}


def cpu_seconds(text: str, run: Callable[[str], str] = clean) -> float:
    """The least CPU time of a few runs."""
    least = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        run(text)
        least = min(least, time.process_time() - start)
    return least


def growth(make: Make, size: int, seconds: Callable[[str], float] = cpu_seconds) -> tuple[list[float], list[float]]:
    """How time grows from step to step for n, 2n and 4n characters, and the times themselves."""
    texts = [make(size * times) for times in (1, 2, 4)]
    times = [seconds(text) for text in texts]
    chars = [len(text) for text in texts]
    return [after / before * 2 * chars_before / chars_after for before, after, chars_before, chars_after in
            zip(times, times[1:], chars, chars[1:])], times


@pytest.mark.parametrize("name", INPUTS)
def test_time_grows_with_the_input(name: str) -> None:
    """Per doubling, at most 2.2-fold; measured anew a few times, since a busy machine may spoil one run."""
    make, size = INPUTS[name]
    check_growth(make, size, clean)


def test_time_grows_with_the_posts_of_an_unknown_engine() -> None:
    check_growth(html_thread, 200, Cleaner(engines=()).clean)


def test_time_grows_with_dates_below_a_line_that_counts_comments() -> None:
    """None of these is a comment's; each pair of equal elements was asked for each date."""
    told = "渡口的老船还没有修好，缆绳断了一根，大家都在等。"

    def page(size: int) -> str:
        rows = "".join(f"<div class=x{number}><p>老王{number % 97}说</p><p>好{number}的 2019-{number % 12 + 1}-3</p></div>"
                       for number in range(size))
        return f"<title>渡口</title><h1>渡口</h1><div class=a><p>{told}</p><p>{told}</p></div><h3>评论(7)</h3>{rows}"

    check_growth(page, 2000, Cleaner(engines=()).clean)


def test_time_grows_with_the_kinds_of_dates() -> None:
    """Each four posts are called otherwise, so that they may be posts by themselves."""
    post = ("<div class=c{0}><b class=u{0}>老王{1}</b> <i class=d{0}>2019-4-{2} 10:0{3}</i><br>"
            "船修好了，大家都来看看{1}，明年再修。<i class=e{0}>昨天 10:22</i></div>")

    def page(size: int) -> str:
        return "<title>渡口</title><h1>渡口</h1>" + "".join(
            post.format(number // 4, number, number % 28 + 1, number % 9) for number in range(size))

    check_growth(page, 200, Cleaner(engines=()).clean)


def test_time_grows_with_posts_built_otherwise_than_others() -> None:
    """What the bodies of the others have in common was asked for each of them anew."""
    post = ("<div class=post><a class=nick href='/u/{0}'>老王{0}</a><span class=time>2021-1-{1} 10:0{2}</span>"
            "<div class=text>第{0}句话，老船还在渡口。</div><a>回复</a></div>")
    odd = ("<div class=post><a class=nick>阿茂{0}</a><b><i>2021-2-{1} 10:0{2}</i></b>"
           "<div class=text>另一句，第{0}句。</div></div>")

    def page(size: int) -> str:
        rows = [(post if number % 3 else odd).format(number, number % 28 + 1, number % 9) for number in range(size)]
        return f"<title>渡口</title><h1>渡口</h1>{''.join(rows)}"

    check_growth(page, 700, Cleaner(engines=()).clean)


def test_the_search_for_names_that_come_again_grows_with_the_text() -> None:
    chars = [chr(0x4e00 + 7 * number) for number in range(300)]

    def all_twice(size: int) -> str:
        rng = Random(size)
        words = ["".join(rng.choices(chars, k=6)) for _ in range(size)] * 2
        rng.shuffle(words)
        return "".join(words)

    def names(text: str) -> str:
        with paused_collection():   # as `clean` does
            return "".join(unknown_names(text).names)

    # The tables of more words outgrow a processor's caches: 1.9 times the instructions took up to 2.4 times as long.
    check_growth(all_twice, 100, names)
    less, more = (cpu_seconds(all_twice(size), names) for size in (400, 16_000))
    assert more < 200 * less    # 60 times as long; a square would take 1,600


def check_growth(make: Make, size: int, run: Callable[[str], str]) -> None:
    """Fails where time grows faster than the input."""
    run(make(size))
    seen = []
    for _ in range(TRIES):
        steps, times = growth(make, size, lambda text: cpu_seconds(text, run))
        if max(steps) <= MAX_GROWTH:
            return
        seen.append((steps, times))
    pytest.fail(
        "\n".join(
            f"growth {[round(step, 2) for step in steps]}, CPU seconds {[round(second, 3) for second in times]}"
            for steps, times in seen
        ),
        pytrace=False,
    )


def test_the_measure_would_notice_a_square() -> None:
    steps, _ = growth(prose, 2, lambda text: float(len(text)) ** 2)
    assert min(steps) > MAX_GROWTH
    steps, _ = growth(prose, 2, lambda text: float(len(text)))
    assert max(steps) == pytest.approx(2.0)


# Inputs that are not like pages.

@pytest.mark.parametrize(
    "source",
    ["", " ", "\n", "\n\n\n", " \n\t\n\N{IDEOGRAPHIC SPACE}\n", "\N{NO-BREAK SPACE}" * 40 + "\n" * 40],
    ids=range(6),
)
def test_nothing_to_clean(source: str) -> None:
    result = extract(source, kind="text")
    assert result.text == source and result.posts == () and result.title is None
    assert clean(source.encode("utf-8"), kind="text") == source


@pytest.mark.parametrize(
    "source", ["\x00" * 1000, "\x0b\x0c\x1c\x85\N{LINE SEPARATOR}", "\x00\n" * 500, "\ud800\udfff"], ids=range(4)
)
def test_nothing_but_control_characters(source: str) -> None:
    result = extract(source, kind="text")
    assert result.replay() == result.text and result.restore() == result.source_text
    assert clean(result.text, kind="text") == result.text


def test_only_a_mark() -> None:
    assert clean("\N{ZERO WIDTH NO-BREAK SPACE}") == "" and clean("\r\r\n", kind="text") == "\n\n"


def test_one_line_of_a_million_characters() -> None:
    text = "今天去渡口看了，老船还在。" * (1_000_000 // 13)
    start = time.process_time()
    assert clean(text) == text
    assert time.process_time() - start < 10


def test_a_million_characters_of_one_kind() -> None:
    for char in ("a", "0", "，", "的", " ", "\N{ZERO WIDTH SPACE}"):
        start = time.process_time()
        result = extract("开头" + char * 300_000 + "末尾\n", kind="text")
        assert result.restore() == result.source_text and result.replay() == result.text
        assert time.process_time() - start < 10, char


def test_two_hundred_thousand_lines() -> None:
    text = "".join(f"第{number}行写着今天的天气。\n" for number in range(200_000))
    start = time.process_time()
    assert clean(text) == text
    assert time.process_time() - start < 20


def test_two_hundred_thousand_short_lines() -> None:
    text = "顶\n1\n" * 100_000
    start = time.process_time()
    assert clean(text) == text
    assert time.process_time() - start < 20


def test_nul_bytes_between_letters() -> None:
    text = "今天\x00去渡口看了，\x00老船还在。\n"
    result = extract(text, kind="text")
    assert result.restore() == text and result.replay() == result.text
    assert result.text.replace("\x00", "") == text.replace("\x00", "")


def test_many_dates_and_no_page() -> None:
    text = "".join(f"2012-3-{day % 28 + 1} 08:{day % 60:02} 水位 {day % 7}.{day % 10} 米，无异常。\n" for day in range(3000))
    start = time.process_time()
    assert clean(text) == text
    assert time.process_time() - start < 5


def test_many_lines_that_count_comments() -> None:
    """Each may stand between an article and its comments, which takes a look at the whole page."""
    rows = "".join(f"<p>船修好了，大家都来看看{number}，明年再修。</p><p>1 条评论</p>" for number in range(1500))
    start = time.process_time()
    clean(f"<title>渡口</title><h1>渡口</h1>{rows}{'<p>2019-04-02 10:00</p>' * 2}", kind="html")
    assert time.process_time() - start < 5


def test_many_lines_of_one_attachment() -> None:
    """Each line was walked from by all others: 8,000 took 80 seconds."""
    head, foot = "柳湾论坛 - Powered by Discuz!\n登录\n立即注册\n", "返回列表\nPowered by Discuz! X3.4\n"
    post = "甲 发表于 2021-1-7 10:00:00\n河边的水位又高了一些。\n" + "下载积分: a (3 KB)\n" * 8_000
    start = time.process_time()
    clean(f"{head}{post}{prose(4_000)}乙 发表于 2021-1-7 11:00:00\n好\n{foot}")
    assert time.process_time() - start < 5


def test_a_run_of_marks_is_read_once() -> None:
    from forumclean.stages.splice.slogans import ADDRESS, BESIDE_RE, NAME
    begin = time.process_time()
    assert not BESIDE_RE.fullmatch((ADDRESS + NAME) * 200 + "的")
    assert time.process_time() - begin < 1


def test_replies_nested_by_the_hundred() -> None:
    """Lists that are never closed: where each post lies was sought from the root down for every one of them."""
    reply = "<li><b>{nick}</b> <i>2021-1-{day} 17:30</i><p>第{day}回，渡口的老船还没有修好，缆绳断了一根。</p><ul>"
    page = "<html><body><ul>" + "".join(reply.format(nick="山泉", day=number % 28 + 1) for number in range(600))
    assert cpu_seconds(page, lambda source: clean(source, kind="html")) < 6
