"""The names a page gives its site: in its title's tail, its copyright line, its breadcrumbs, its address.

Names come from whole strings only. A part of one (the first word of a longer name) is a guess that needs its own
evidence; `short_forms` makes such guesses.
"""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from forumclean._rulebook import AMBIGUOUS
from forumclean._rulebook import PHRASES as PHRASE_RULES
from forumclean.chars import TERMINALS
from forumclean.document import Document
from forumclean.model import Page
from forumclean.patterns import lazy

HEAD_LINES = 60
TAIL_LINES = 60
NAMING_LINES = 12
LONGEST_LINE_CHARS = 300
LEAST_NAME_CHARS, MOST_NAME_CHARS = 2, 14
MOST_NAMES = 8

# Words that end the name of a site. What stands before them is the short form that visitors use.
KINDS = ("中文网", "小说网", "文学网", "旅行网", "门户网站", "门户网", "资源网", "资源库", "书库", "小说", "文学", "论坛", "論壇",
         "社区", "社區", "社群", "贴吧", "贴吧", "茶座", "之家", "俱乐部", "书屋", "书吧", "课件", "在线", "家园", "空间", "网", "網",
         "吧", "站", "BBS", "bbs")
# Whole strings that stand where names stand and are none.
NO_NAMES = frozenset(
    "论坛 論壇 首页 首頁 社区 社區 门户 搜索 帮助 登录 登錄 注册 註冊 版权所有 版權所有 手机版 小黑屋 Archiver 返回列表 返回 导读 "
    "Discuz! Discuz phpwind PHPWind phpBB Xiuno All Rights Reserved Powered Inc Team Comsenz Copyright 网站地图 联系我们 "
    "关于我们 站长统计 本站 本论坛 本网站 原创 技术支持 保留所有权利 版权 网站 官网 主页 新闻 资讯 作者 正文 本帖 我的 "
    "示例 备案号 页面 公司 有限公司".split())
# What a link says that stands before » and leads nowhere else than on.
ACTS = ("更多", "查看", "点击", "點擊", "返回", "进入", "進入", "上一", "下一")
NO_LABELS = frozenset(
    "www bbs club forum forums m wap com cn net org gov edu co tw hk la cc info me example localhost html index "
    "thread book tieba hotels blog news".split())

NO_NAME_MARKS = frozenset(TERMINALS + "，,、：:；;《》“”「」()（）=<>@©|")
KIND_ENDS = frozenset(kind[-1] for kind in KINDS)
TITLE_SIGNS = frozenset("-_|｜—– ")
ENGINE_TAIL_RE = lazy(r"\s*[-–—_|]*\s*(?:[Pp]owered [Bb]y|Discuz!).*$", re.MULTILINE)
TITLE_SPLIT_RE = lazy(r"\s+[-–—·»›>]+\s+|\s*[_|｜]\s*|\s+[–—]\s*")
HOLDER_RE = lazy(r"[^\s,，.。:：;；|/()（）\[\]©]+")
HOLDER_BEFORE_RE = lazy(r"[^\s,，.。:：;；|/()（）\[\]©]+$")
HOLDER_TAIL_RE = lazy(r"(?:Powered|All|版权|版權|责任编辑|技术支持).*$")
COPYRIGHT_SIGNS = ("©", "opyright", "版权所有", "版權所有")
# Each with its rarest character.
COPYRIGHT_WORDS = tuple(zip("©y权權", COPYRIGHT_SIGNS, strict=True))
COPYRIGHT_RE = lazy(
    r"(?:[\d\s,，.。:：;；|/)（）\[\]©\-–—]+|[Cc]opyright|COPYRIGHT|\((?:[Cc]\))?|[Aa]ll [Rr]ights|版权所有|版權所有|Powered by"
    r"|[Rr]eserved|保留所有权利|[Ii]nc\b|Certificate|Time now is)+")
# Words that tell a name: each with the character of it that fewest pages hold, how many lines before and after its own
# may take part, and a pattern for those.
PHRASES = (
    ("v", "'s Archiver", 0, 0, lazy(r"^[#\s*]*(\S{2,14})'s Archiver", re.MULTILINE)),
    ("黑", "小黑屋", 2, 2, lazy(r"小黑屋\s?\|\s?\**(\S{2,14}?)\**\s?[(（|]", re.MULTILINE)),
    ("信", "发信站", 0, 2, lazy(r"发信站[:：]\s?(\S{2,14}?)\s?[(（]", re.MULTILINE)),
    ("發", "發信站", 0, 2, lazy(r"發信站[:：]\s?(\S{2,14}?)\s?[(（]", re.MULTILINE)),
    ("·", "来源:·", 0, 0, lazy(r"来源:·(\S{2,14}?) ", re.MULTILINE)),
    ("迎", "迎", 0, 1, lazy(r"[欢歡]迎(?:您|你)?(?:光临|來到|来到|访问|光臨|訪問|加入)\s?([^\s，,。！!；;、:：]{2,14}?)(?:论坛|論壇)?"
                      r"(?:[\s，,。！!；;、:：(（]|$)", re.MULTILINE)),
    ("»", "»", 2, 2, lazy(r"^[#\s*]*([^\s»›>→]{2,14})[\s_]*»", re.MULTILINE)),
    ("›", "›", 2, 2, lazy(r"^[#\s*]*([^\s»›>→]{2,14})\s*›", re.MULTILINE)),
    ("→", "→", 2, 2, lazy(r"(?:^|帮助|\s)([^\s»›>→|]{2,14})\s*→", re.MULTILINE)),
    (">", ">>", 2, 2, lazy(r"^[#\s*]*([^\s»›>→]{2,14})\s*>>", re.MULTILINE)),
    (">", ">", 0, 0, lazy(r"^>([^\s»›>→]{2,14})>", re.MULTILINE)),
    ("权", "版权所有", 0, 1, lazy(r"版权所有[:：]\s?(\S{2,14})", re.MULTILINE)),
    ("©", " © ", 0, 0, lazy(r"^(\S{2,14}) (?:\d{4} )?© ", re.MULTILINE)),
    ("长", "站长", 0, 0, lazy(r"(?:^|[，。、；：\s])([^，。、；：\s]{2,10})站长[、，。\s]", re.MULTILINE)),
)
# The number of a licence in brackets, and the name before it.
LICENCE_RE = lazy(r"[(（]\s?\S{0,3}ICP")
LICENSED_RE = lazy(r"(?:^|[\s|])([^\s|]{2,14})\s?[(（]\s?\S{0,3}ICP", re.MULTILINE)


class SiteNames(NamedTuple):
    """What a page calls its site.

    `names` are whole names, longest first; `hosts` its addresses without "www."; `labels` the telling parts of those;
    `lines` the lines (as in `Page.keys`) that are a page's own title or copyright notice and hold a name.

    `suspects` are strings in the form of a name that the text does not show to be one.

    Of a profile: `spliced` are the names that the site surely puts into words, `anchors` the neighbours of its marks,
    `phrases` whole marks; `drop` and `keep` lines.
    """

    names: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    lines: frozenset[str] = frozenset()
    suspects: tuple[str, ...] = ()
    spliced: frozenset[str] = frozenset()
    anchors: frozenset[tuple[str, str]] = frozenset()
    phrases: tuple[str, ...] = ()
    drop: frozenset[str] = frozenset()
    keep: frozenset[str] = frozenset()


def learn_site_names(doc: Document) -> SiteNames:
    """The names and addresses that the furniture of a page gives its site.

    Reads the first and last lines of the page, whether or not they were seen to be furniture: only strings in the
    place of a name count (title tail, copyright line, breadcrumb, archiver heading, welcome), so that a text without
    furniture teaches nothing.

    Args:
        doc: the page with its thread. `doc.thread.site_names` are taken over, nicks of authors are left out.
    """
    thread = doc.thread
    return names_of_lines(tuple(outer_lines(doc.page.keys)), tuple(thread.site_names), thread.authors, doc.page.url)


def tells_names(page: Page) -> bool:
    """Whether the outer lines of a page that has no thread give its site a name."""
    return bool(names_of_lines(tuple(outer_lines(page.keys)), (), frozenset(), page.url).names)


@lru_cache(maxsize=2)
def names_of_lines(keys: tuple[str, ...], known: tuple[str, ...], authors: frozenset[str],
                   url: str | None) -> SiteNames:
    """The names that outer lines tell. Remembered, since two stages ask for those of one page."""
    titles = title_tail(keys[0]) if keys else []
    text = "\n".join([key for key in keys if len(key) <= LONGEST_LINE_CHARS])
    signed = [line.rstrip("\n") for line in lines_around(text, places_of(text, COPYRIGHT_WORDS))]
    held = {line: holders for line in signed if (holders := copyright_holders(line))}
    found = [*known, *titles]
    for holders in held.values():
        found += holders
    for char, word, before, after, pattern in PHRASES:
        if char in text and (places := once_a_line(text, word)):
            for lines in lines_around(text, places, before, after):
                found += pattern.findall(lines)
    if "I" in text and (places := once_a_line(text, "ICP")):
        for lines in filter(LICENCE_RE.search, lines_around(text, places, before=2)):
            found += LICENSED_RE.findall(lines)
    found += [key.strip("#* ") for key in keys[:NAMING_LINES] + keys[-NAMING_LINES:]
              if key[-1] in KIND_ENDS and key.endswith(KINDS)]
    # Above the posts a name is the site's, even where a reader of the page took it for a nick.
    nicks = authors.difference(keys[:NAMING_LINES])
    names = dict.fromkeys([name for name in map(tidy, dict.fromkeys(found)) if is_name(name) and name not in nicks])
    if names:
        names |= dict.fromkeys([form for form in short_forms(tuple(names)) if form in keys])
    hosts = url_hosts(url) or furniture_hosts(text)
    own_lines = frozenset([*held, *(keys[:1] if titles else ())])
    return SiteNames(tuple(sorted(list(names)[:MOST_NAMES], key=len, reverse=True)),
                     hosts, host_labels(hosts), own_lines)


def outer_lines(keys: Sequence[str]) -> list[str]:
    """The first and last lines that hold ink."""
    first = list(islice(filter(None, keys), HEAD_LINES))
    if len(first) < HEAD_LINES:
        return first
    last = list(islice(filter(None, reversed(keys)), TAIL_LINES))[::-1]
    return first + last


def lines_around(text: str, places: Sequence[int], before: int = 0, after: int = 0) -> list[str]:
    """The lines of a text in which the places (sorted) stand, each with so many lines before and after it; where these
    meet, as one text."""
    spans: list[tuple[int, int]] = []
    for at in places:
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at) + 1
        for _ in range(before):
            start = text.rfind("\n", 0, start - 1) + 1 if start else 0
        for _ in range(after):
            end = text.find("\n", end) + 1 if end else 0
        end = end or len(text)
        if spans and start < spans[-1][1]:
            spans[-1] = spans[-1][0], end
        else:
            spans.append((start, end))
    return [text[start:end] for start, end in spans]


def places_of(text: str, words: Sequence[tuple[str, str]]) -> list[int]:
    """Where one of the words stands, once a line for each.

    Args:
        words: each with a rare character of it: one character is looked for in a tenth of the time of a word.
    """
    return sorted([at for char, word in words if char in text for at in once_a_line(text, word)])


def once_a_line(text: str, word: str) -> list[int]:
    """Where `word` stands for the first time in each line that holds it."""
    found, at = [], text.find(word)
    while at >= 0:
        found.append(at)
        end = text.find("\n", at)
        at = text.find(word, end) if end >= 0 else -1
    return found


def finds(text: str, word: str) -> Iterator[int]:
    """Where `word` stands in `text`, without overlaps."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def title_tail(line: str) -> list[str]:
    """The site's name at the end of a page title; empty where the line has no parts or reads like a sentence."""
    if len(line) > 120 or TITLE_SIGNS.isdisjoint(line):
        return []
    named = ENGINE_TAIL_RE.sub("", line) if "owered" in line or "Discuz!" in line else line
    parts = TITLE_SPLIT_RE.split(named.strip())
    if len(parts) > 1:
        return parts[-1:]
    words = line.split()
    return words[-1:] if len(words) == 2 and words[-1].endswith(KINDS) else []


def copyright_holders(line: str) -> list[str]:
    """The strings beside the copyright sign of a footer line."""
    held = []
    for mark in COPYRIGHT_RE.finditer(line):
        if len(mark[0]) < 3 and "©" not in mark[0] or not any(map(mark[0].__contains__, COPYRIGHT_SIGNS)):
            continue   # nearly all: a blank or a number
        after = HOLDER_RE.match(line, mark.end())
        before = HOLDER_BEFORE_RE.search(line[max(0, mark.start() - 20):mark.start()])
        if after:
            held.append(HOLDER_TAIL_RE.sub("", after[0]))
        if before and "版" in mark[0]:
            held.append(before[0])
    return held


def tidy(name: str) -> str:
    """A name without the decoration around it."""
    return name.strip(" \t*#_-–—|·'\"“”[]【】()（）!！")


def is_name(name: str) -> bool:
    """Whether a string can be a site's name: short, no sentence mark in it, at least two ideographs or four letters, no
    word of an interface."""
    if not LEAST_NAME_CHARS <= len(name) <= MOST_NAME_CHARS or name in NO_NAMES:
        return False
    if not NO_NAME_MARKS.isdisjoint(name) or name.startswith(ACTS):
        return False
    if (name in AMBIGUOUS or name in PHRASE_RULES) and not name.endswith(KINDS):
        return False
    han = sum(map(is_ideograph, name))
    return han >= 2 or (han == 0 and name.isalnum() and len(name) >= 4 and not name.isdigit())


def is_ideograph(char: str) -> bool:
    """Whether a character is of the class HAN, whose pattern takes long to compile."""
    return ("\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or "\uf900" <= char <= "\ufaff"
            or "\u3005" <= char <= "\u3007" or "\U00020000" <= char <= "\U0003134f")


def url_hosts(url: str | None) -> tuple[str, ...]:
    """The host of an address without "www." and port; empty without one."""
    if not url:
        return ()
    host = url.split("//", 1)[-1].split("/", 1)[0].split("@")[-1].split(":")[0].lower().removeprefix("www.")
    return (host,) if "." in host else ()


HOST_RE = lazy(r"(?:来源:·\S{2,14} |[欢歡]迎\S{2,18} ?[(（] ?)(https?://[\w.-]+|[\w-]+\.[\w.-]+)")


HOST_WORDS = (("·", "来源:·"), ("迎", "迎"))


def furniture_hosts(text: str) -> tuple[str, ...]:
    """The address that a welcome or a source line prints beside the site's name."""
    if "迎" not in text and "·" not in text:
        return ()
    found = next(filter(None, map(HOST_RE.search, lines_around(text, places_of(text, HOST_WORDS)))), None)
    return url_hosts(found[1]) if found else ()


def host_labels(hosts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts of addresses that tell the site: no "bbs", no "com"."""
    labels = [label for host in hosts for label in host.split(".")]
    return tuple(dict.fromkeys(label for label in labels if len(label) > 3 and label not in NO_LABELS))


@lru_cache(maxsize=64)
def short_forms(names: tuple[str, ...]) -> tuple[str, ...]:
    """What is left of names without the word for their kind: 青石 of 青石社区. Guesses, at least two characters long."""
    forms = []
    for name in names:
        if not name.endswith(KINDS):
            continue
        form = name.removesuffix(next(filter(name.endswith, KINDS)))
        if len(form) >= 2 and form not in names:
            forms.append(form)
    return tuple(dict.fromkeys(forms))
