"""What the README promises, on made pages, on hostile text and on clean prose.

FORUMCLEAN_SOAK=1000 tries that many examples a law, other ones each time; without it the examples are always the same.
"""
from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tomllib
from itertools import pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pages import CODES, LAYOUTS, LISTS, SHORT, MadePage, made_pages, make_page, paragraph

from forumclean import NotTextError, Result, clean, extract
from forumclean._rulebook import INFO
from forumclean.ledger import Ledger
from forumclean.rulebook import names_of
from support import ROOT, difference, is_subsequence

SOAK = int(os.environ.get("FORUMCLEAN_SOAK", "0"))
# Furniture goes whole or not at all: what one engine's rules leave of a page shows a second pass another page.
FURNITURE = tuple(sorted({rule.split(".")[0] for rule in INFO} - {"read", "splice", "wrap"}))
SELECTIONS = (None, ("splice",), ("wrap",), FURNITURE)


def tries(count: int) -> settings:
    """Settings for a law that is tried on `count` examples."""
    return settings(
        max_examples=SOAK or count,
        deadline=None,
        derandomize=not SOAK,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )


# Hostile text.

def rule_examples() -> list[str]:
    """What the rules' own examples drop and keep."""
    rules = [rule for path in sorted((ROOT / "forumclean" / "rules").glob("*.toml"))
             for rule in tomllib.loads(path.read_text("utf-8"))["rule"]]
    return [line for rule in rules for key in ("drop", "keep") for line in rule.get(key, ())]


def page_lines() -> list[str]:
    """Lines of pages of every layout, as blocks and as nodes."""
    pages = [make_page(layout, 3, posts=3, nodes=nodes) for layout in sorted(LAYOUTS) for nodes in (False, True)]
    return sorted({line for page in pages for line in page.text.split("\n")})


ODD = (
    "",
    " ",
    "\t",
    "\N{IDEOGRAPHIC SPACE}" * 2,
    "\N{NO-BREAK SPACE}",
    "\N{ZERO WIDTH SPACE}",
    "\x00",
    "\x0b\x0c\x1c\x85\u2028",
    "\ud800",
    "\udfff",
    "\N{ZERO WIDTH NO-BREAK SPACE}",
    "---|---",
    "* * *",
    "**",
    "_" * 9,
    "<br>",
    "<p>",
    "</div>",
    "&nbsp;",
    "|",
    "1",
    "12",
    "[",
    "]",
    "--",
    ">",
    ":",
    "引用:",
    "原帖由",
    "于 2010-1-1 10:00 发表",
    "作者",
    "看板",
    "時間",
    "标题:",
    "来自Android客户端",
    "3楼",
    "発表",
    "、" * 40,
    "a" * 300,
    "的" * 300,
    ". From 某某 bbs",
    ", M0 J# x0 L/ B-",
    "2021-1-7 17:30",
)
BREAKS = ("\n", "\n", "\n", "\n", "\r\n", "\n\n", "\n \n", "\r", "", " ", "\x0b", "\N{NO-BREAK SPACE}\n")
anything = st.text(st.characters(exclude_categories=()), max_size=300)
prose_lines = st.integers(0, 999).map(lambda seed: paragraph(Random(seed), set(), 1, 3))
mixed_lines = st.one_of(
    st.sampled_from(page_lines()),
    st.sampled_from(rule_examples()),
    prose_lines,
    st.sampled_from(ODD),
    st.text(st.characters(exclude_categories=()), max_size=20),
)
mixtures = st.lists(st.tuples(mixed_lines, st.sampled_from(BREAKS)), max_size=60).map(
    lambda parts: "".join(line + end for line, end in parts))
blanks = st.text(
    " \t\r\n\x0b\x0c\x1c\x85\u2028\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}\N{ZERO WIDTH SPACE}", max_size=60
)
pages_texts = made_pages().map(lambda page: page.text)
# A selection that keeps splices and joins lines measures widths without the splices that a second pass sees.
unspliced_pages = made_pages(splice=False)


def torn(pages: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(pages, st.integers(0, 2000), st.integers(0, 2000)).map(
        lambda cut: cut[0][cut[1] : len(cut[0]) - cut[2]])


hostile = st.one_of(mixtures, anything, blanks, torn(pages_texts))
hostile_unspliced = st.one_of(mixtures, anything, blanks, torn(unspliced_pages.map(lambda page: page.text)))
sources = st.one_of(pages_texts, hostile)


def broken_laws(result: Result) -> list[str]:
    """Which of the first two promises a result breaks."""
    ledger = Ledger(result.source_text, result.cuts)
    spans = [(start, end) for start, end, _ in ledger.tiles()]
    edges = [0, *[end for _, end in spans]]
    return [
        law
        for law, kept in (
            ("the output is a subsequence of the page", is_subsequence(result.text, result.source_text)),
            ("replay() gives the text", result.replay() == result.text),
            ("restore() gives the page", result.restore() == result.source_text),
            (
                "tiles cover the page",
                [start for start, _ in spans] == edges[:-1] and edges[-1] == len(result.source_text),
            ),
            ("tiles are in order", all(a < b for a, b in pairwise(edges))),
            ("each cut has a known rule and a reason", all(cut.rule in INFO and cut.reason for cut in result.cuts)),
            ("only blanks are put", all(not cut.put.strip() for cut in result.cuts)),
            (
                "notes lie inside the page",
                all(0 <= note.start <= note.end <= len(result.source_text) for note in result.notes),
            ),
        )
        if not kept
    ]


@tries(500)
@given(sources)
@example("")
@example("\ud800")
@example("\x00" * 50)
@example("\N{ZERO WIDTH NO-BREAK SPACE}")
def test_nothing_is_invented_and_nothing_is_lost_unseen(source: str) -> None:
    result = extract(source, kind="text")
    assert broken_laws(result) == []


@tries(250)
@given(sources, st.sampled_from([("splice",), ("wrap",), ("ui",), ("header", "nav"), ()]))
def test_the_account_adds_up_whatever_is_selected(source: str, select: tuple[str, ...]) -> None:
    result = extract(source, kind="text", select=select)
    assert broken_laws(result) == []
    assert {cut.rule.split(".")[0] for cut in result.cuts if cut.rule.split(".")[0] not in ("read", *select)} <= (
        {names_of(rule)[1] for rule in INFO} - {"read", "splice", "wrap"} if "nav" in select else set())


def assert_stable(source: str, select: tuple[str, ...] | None) -> None:
    """A second pass changes nothing."""
    first = clean(source, kind="text", select=select)
    again = extract(first, kind="text", select=select)
    if again.text != first:
        pytest.fail(f"select={select}, source {source!r}\n{difference(again, first)}", pytrace=False)


@tries(160)
@given(page=made_pages())
def test_a_second_pass_changes_nothing_on_pages(page: MadePage) -> None:
    assert_stable(page.text, None)


@pytest.mark.parametrize("select", SELECTIONS[1:], ids=str)
@tries(160)
@given(page=unspliced_pages)
def test_a_second_pass_of_a_selection_changes_nothing_on_pages(select: tuple[str, ...], page: MadePage) -> None:
    assert_stable(page.text, select)


# What flatteners do to every line of a page.
DRESSES = {"indented": "    {}", "ideographic blanks": "\u3000\u3000{}", "bullets": "* {}", "quoted": "> {}",
           "blank lines": "{}\n", "rows of marks": "{}\n---", "trailing blanks": "{}   ", "bold": "**{}**"}


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_second_pass_changes_nothing_on_pages_in_another_dress(layout: str, dress: str) -> None:
    for seed in (1, 2):
        lines = make_page(layout, seed).text.split("\n")
        assert_stable("\n".join([DRESSES[dress].format(line) if line.strip() else line for line in lines]), None)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_second_pass_changes_nothing_where_a_post_holds_the_page_s_own_title(layout: str) -> None:
    page = make_page(layout, 3)
    first, last = page.text.split("\n", 1)[0], page.posts[-1].text.split("\n")[-1]
    assert_stable(page.text.replace(last, f"{last}\n{first}\n{page.site}", 1), None)


@tries(400)
@given(source=hostile)
def test_a_second_pass_changes_nothing_on_hostile_text(source: str) -> None:
    assert_stable(source, None)


@pytest.mark.parametrize("select", SELECTIONS[1:], ids=str)
@tries(250)
@given(source=hostile_unspliced)
def test_a_second_pass_of_a_selection_changes_nothing_on_hostile_text(select: tuple[str, ...], source: str) -> None:
    assert_stable(source, select)


# Clean prose.

def plain(parts: list[str]) -> str:
    return "\n".join(parts) + "\n"


def indented(parts: list[str]) -> str:
    return "".join(f"\N{IDEOGRAPHIC SPACE}\N{IDEOGRAPHIC SPACE}{part}\n" for part in parts)


def spaced(parts: list[str]) -> str:
    return "".join(f"    {part}\n" for part in parts)


def parted(parts: list[str]) -> str:
    return "\n\n".join(parts)


def crlf(parts: list[str]) -> str:
    """CRs are cut by the reader, so here the line ends are the second form that stays: none at the end."""
    return "\n".join(parts)


def headed(parts: list[str]) -> str:
    return "\n\n".join(["巡查日记", *parts]) + "\n"


def chat(parts: list[str]) -> str:
    return "".join(f"{'小周小吴'[at % 2 * 2:][:2]}：{part}\n" for at, part in enumerate(parts))


def numbered(parts: list[str]) -> str:
    return "".join(f"{at}.{part}\n" for at, part in enumerate(parts, 1))


def with_code(parts: list[str]) -> str:
    return plain([parts[0], *CODES[0], *parts[1:]])


def with_list(parts: list[str]) -> str:
    return plain([parts[0], *LISTS[0], *parts[1:]])


def with_replies(parts: list[str]) -> str:
    return plain([line for at, part in enumerate(parts) for line in (part, SHORT[at % len(SHORT)])])


PROSE_LAYOUTS = (plain, indented, spaced, parted, crlf, headed, chat, numbered, with_code, with_list, with_replies)


def assert_stays(text: str) -> None:
    """A clean text comes back to the last byte."""
    result = extract(text.encode("utf-8"))
    if result.text != text:
        pytest.fail(difference(result, text), pytrace=False)


@pytest.mark.parametrize("layout", PROSE_LAYOUTS, ids=lambda layout: layout.__name__)
@tries(60)
@given(parts=st.lists(prose_lines, min_size=1, max_size=8))
def test_clean_prose_stays(layout: object, parts: list[str]) -> None:
    assert_stays(layout(parts))  # type: ignore[operator]


STAYS = {
    "verse": "渡口\n\n水退了，石阶一级一级露出来\n最末一级上\n还系着去年的船\n\n我们谁也没有说话\n只听见芦苇\n替风翻着一页页的书\n",
    "couplets": "春潮带雨晚来急，\n野渡无人舟自横。\n独怜幽草涧边生，\n上有黄鹂深树鸣。\n",
    "about a header": "帖子上面那一行写的是：\nyykwei 发表于 2021-1-7 17:30:21 | 显示全部楼层 |阅读模式\n这一行是论坛自己加的，不是我写的，请不要算进字数里。\n",
    "about a footer": "网页最下面总有一行\nPowered by Discuz! X3.4\n我一直以为那是站长的名字，后来才知道是程序的名字。\n",
    "about buttons": "我说的按钮就是每层楼下面那一排：回复 支持 反对 使用道具 举报。点了“支持”以后，数字会变。\n",
    "about a signature": "他的签名档写着“一个人的旅行”，每个帖子下面都有，看久了就像认识这个人一样。\n",
    "report dates": "我市发表于2010年的白皮书指出,产业转移要坚持科学承接。\n会议于2021年1月7日上午召开。\n张三于2008年5月12日发表讲话。\n",
    "diary": "2012-3-5\n今天下雨，没有出门。\n\n2012-3-6\n雨停了，院子里的水还没有退。\n\n2012-3-7\n晴。把被子晒了。\n",
    "minutes": "时间：2021年1月7日\n地点：三楼会议室\n主持人：周明\n\n会议听取了防汛工作汇报，研究了下一步安排。\n\n出席：吴强 郑丽\n记录：王芳\n",
    "letter": "王老师：\n\n您好！书已经收到，谢谢。\n\n　　　　　　　　　　　　　　学生 小周\n　　　　　　　　　　　　　　2012年3月5日\n",
    "quoted mail": "> 你上次说的那本书还在吗？\n在，放在二楼的书架上。\n> 我周末来拿。\n好。\n",
    "poll": "你最喜欢哪个季节？\nA. 春\nB. 夏\nC. 秋\nD. 冬\n",
    "table": "姓名\t年龄\t住址\n周明\t31\t柳湾村\n吴强\t28\t青石坊\n",
    "no newline": "一句话",
    "one word": "顶\n",
    "numbers": "1\n2\n3\n666\n",
    "pages and floors": "我在3楼，他在5楼，第12页写着答案。下一页是空白。\n",
    "attachment of a letter": "现将名单印发给你们，请认真执行。\n\n附件：1.巡查路线图\n　　　2.值班表\n\n（此页无正文）\n\n抄送：各村民小组。\n",
    "rules of login": "一、登录系统以后才能下载材料，没有账号的先注册一个。\n二、忘记密码请找管理员。\n三、注册时请写真实姓名。\n",
    "edit note of a book": "这本书最后由他的学生编辑成册，于 2008 年出版。\n",
    "watermark talk": "这个网站每隔几行就插一句“更多好文请关注我们”，抄下来以后还要一句一句删。\n",
    "control": "前一段。\x0c\n后一段。\n",
}


@pytest.mark.parametrize("name", STAYS)
def test_these_stay(name: str) -> None:
    assert_stays(STAYS[name])


# Any input, any process.

@tries(400)
@given(
    st.one_of(
        sources,
        st.binary(max_size=300),
        sources.map(lambda text: text.encode("utf-8", "surrogatepass")),
        sources.map(lambda text: text.encode("gb18030", "replace")),
        sources.map(lambda text: text.encode("utf-16", "replace")),
    ),
    st.sampled_from(("auto", "text", "html")),
)
@example(b"", "auto")
@example(b"\xff\xfe", "auto")
@example("<", "html")
@example("<html>\ud800</html>", "auto")
@example("ICP备0000\n角 色：\n角 色：\n角 色：\n0>A\x08", "text")
def test_no_input_breaks_it(source: str | bytes, kind: str) -> None:
    try:
        result = extract(source, kind=kind)
    except NotTextError:
        return
    assert broken_laws(result) == []


DIGEST = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from forumclean import extract
from pages import LAYOUTS, make_page
made = hashlib.sha256()
for layout in sorted(LAYOUTS):
    result = extract(make_page(layout, 5, nodes=True, splice=True).text)
    made.update(repr((result.text, result.title, result.posts, result.cuts, result.notes)).encode())
print(made.hexdigest())
"""


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
@pytest.mark.parametrize("numbers", [r"(?m)^\d+$", r"\d+(?=[楼#])", r"\d+(?=[-:])", r"\d+"])
def test_a_number_of_thousands_of_digits_is_text_like_any_other(layout: str, numbers: str) -> None:
    """Python refuses to read one, and a line of them is wider than any."""
    source = re.sub(numbers, "1" * 4400, make_page(layout, 2).text)
    result = extract(source)
    assert result.restore() == source and result.replay() == result.text


def test_the_same_in_every_process() -> None:
    digests = set()
    for seed in ("0", "1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", DIGEST, str(ROOT / "tests")],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        digests.add(done.stdout)
    assert len(digests) == 1


def test_the_generator_gives_the_same_pages() -> None:
    """Fixed seeds mean something only while the pages behind them do not change between two runs."""
    texts = "".join(make_page(layout, 1).text for layout in sorted(LAYOUTS))
    again = "".join(make_page(layout, 1).text for layout in sorted(LAYOUTS))
    assert hashlib.sha256(texts.encode()).digest() == hashlib.sha256(again.encode()).digest()
