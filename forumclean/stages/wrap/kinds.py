"""Kinds of lines that no wrapper made, recognised by their form alone."""
from __future__ import annotations

import re
from collections.abc import Sequence

from forumclean.patterns import lazy
from forumclean.stages.wrap.wraplines import Lines, places

# Each pattern is matched at the start of a line without its leading blanks. Those that a line may match are told by its
# first character, for they take long to compile.
LIST_NUMBER_RE = lazy(r"\d{1,3}(?:[、）)．]|\.(?![\d,，。])(?=\D))|\d{1,2}(?:\.\d{1,2}){1,3}\.?[\s　]")   # 1、 1) 1. 1.2
LIST_HAN_RE = lazy(
    r"""[一二三四五六七八九十百]{1,4}[）)、．]             # 一、
      | 第[一二三四五六七八九十百千零〇两\d]{1,6}[章节節條条款项項点點編编部分卷回篇幕讲課课][\s　:：、.．]?
      | [一二三四五六七八九十]是(?=[^否]) | [问問答][:：] | 附[件表录錄图圖注]?\d{0,2}[:：]
    """, re.VERBOSE)
LIST_MARK_RE = lazy(
    r"""[（(](?:\d{1,3}[）)]|[一二三四五六七八九十百]{1,4}[）)、．]) | [①-⒇⓪-⓿❶-➓]   # （1） （一）
      | [-*+•●■◆▪·○□◇★☆※►▶→✦](?=[\s　]|[^\s\x00-\x7f]) | —— (?=[^\s—])
      | \[\d{1,3}\] | [A-Ha-h][.)、）．](?=[\s　]|[^\x00-\x7f]) | [QqAa]\d{0,3}[:：.．、]
    """, re.VERBOSE)
# The ideographs that an item begins with, and the marks.
ITEM_HAN = frozenset("一二三四五六七八九十百第问問答附")
ITEM_MARKS = frozenset("（([-*+•●■◆▪·○□◇★☆※►▶→✦—ABCDEFGHQabcdefghq"
                       "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⓪⓫⓬⓭⓮⓯⓰⓱⓲⓳⓴⓵⓶⓷⓸⓹⓺⓻⓼⓽⓾⓿"
                       "❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓")
ITEM_RE = lazy(r"\d{1,3}(?:[、)）．]|\.(?!\d))|[-*+•●■◆▪·○□o][\s　]|[①-⒇⓪-⓿❶-➓]|[（(][\d一二三四五六七八九十]{1,3}[）)]")
DATE_RE = lazy(r"[〇○零一二三四五六七八九\d]{2,4}\s?年.{1,4}月(?:.{1,4}[日号號])?$|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$")
# A row of a log: it ends in a date and a time.
STAMP_RE = lazy(r"[0-9]{2,4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}\s[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?$")
# Tables, rules and underlines; shell prompts, fences, markup; quotations, push lines, quotation heads: of lines that
# begin in ASCII, and of all others.
BARRED_ASCII_RE = lazy(
    r"""\|.*\| | \+[-=+]{3,} | ([-=~*_\#^])\1{2,}\s*$
      | [$\#%>]\s[a-zA-Z./~-] | ``` | ~~~ | [{}]\s*$ | </?[a-zA-Z!] | -[rwx-]{9}\s | \.\.\ [a-z-]+::
      | (?:return|def|class|import|elif|const|let|var|function|public|private|static|void|int)\s+[A-Za-z_'"(](?!.*[，。])
      | >(?=[\s　]|[^\x00-\x7f]) | [>:]\s
    """, re.VERBOSE)
BARRED_WIDE_RE = lazy(
    r"""[┌├└│┃┏┣┗╔╠╚║] | ([—─━－＝])\1{2,}\s*$ | ＞(?=[\s　]|[^\x00-\x7f]) | ：\s
      | [推嘘噓→]\s*[A-Za-z][A-Za-z0-9_-]{1,15}\s*[:：] | 【\s*在.{1,40}的大作中提到 | ※
    """, re.VERBOSE)
# A line of a program or a command, in ASCII alone: a call, an assignment, a keyword, a tool; or a statement's end.
CODE_RE = lazy(
    r"""\#! | (?:[\w.]+\s?=\s?)?[\w.]+\([^()\s]*(?:\([^()]*\))?[^()\s]*\)[;:]?$
      | [A-Za-z_][\w.\[\]"']*\s?[-+*/|]?=\s?[^\s=]
      | (?:SELECT|INSERT\ INTO|UPDATE|DELETE\ FROM|FROM|(?:LEFT\ |INNER\ )?JOIN|WHERE|(?:ORDER|GROUP)\ BY|VALUES)\b
      | (?:import|from)\ [a-z_][\w.]*(?:\ import\ .+)?$ | (?:if|for|while|elif|else|try|def|class|with|except)\b.*:$
      | (?:sudo|cd|ls|rm|cp|mv|cat|tar|set|echo|grep|chmod|mkdir|apt-get|pip|npm|git|make)
        \ [-\w./~"$]+(?:\ [-\w./~"$*:]+)*$
    """, re.VERBOSE)
STATEMENT_ENDS, BEFORE_END = frozenset(";{"), frozenset("_)]\"'")
BARRED_HAN = "推嘘噓"
BARRED_FIRST = frozenset("cdefilprsv┌├└│┃┏┣┗╔╠╚║|+-=~*_#^—─━－＝$%>`{}<.＞:：→【※" + BARRED_HAN)
DIGITS = frozenset("0123456789")
FEWEST_ROWS, FEWEST_CELLS = 3, 3    # of a table with a blank between cells
LONGEST_CELL_CHARS = 12


def begins_item(ink: str) -> bool:
    """Whether a line begins an item of a list."""
    first = ink[0]
    if "\u4e00" <= first <= "\u9fff":
        return first in ITEM_HAN and LIST_HAN_RE.match(ink) is not None
    if first in ITEM_MARKS:
        return LIST_MARK_RE.match(ink) is not None
    return first.isdecimal() and LIST_NUMBER_RE.match(ink) is not None


def ends_in_date(ink: str) -> bool:
    """Whether a line ends in a date."""
    return ("月" in ink or ink[-1].isdecimal()) and DATE_RE.search(ink) is not None


def barred_lines(lines: Lines) -> set[int]:
    """Lines of tables, code and quotations: they are joined to nothing, and they tell nothing about a width."""
    inks = lines.inks
    firsts, lasts = lines.firsts, lines.lasts
    barred: set[int] = set()
    if not BARRED_FIRST.isdisjoint(firsts):
        barred = {i for i in lines.no_han_firsts if firsts[i] in BARRED_FIRST
                  and (BARRED_ASCII_RE if firsts[i] < "\x80" else BARRED_WIDE_RE).match(inks[i])}
        barred.update([i for han in BARRED_HAN if han in firsts for i in places(firsts, han)
                       if BARRED_WIDE_RE.match(inks[i])])
    if min(lasts) > "\x7f":
        return barred
    ascii_ends = [i for i in lines.no_han_lasts if lasts[i] < "\x80"]
    barred.update([i for i in ascii_ends
                   if lasts[i] in DIGITS and inks[i][-3:-2] == ":" and STAMP_RE.search(inks[i])])
    barred.update(table_rows(lines, [i for i in ascii_ends if lasts[i] in DIGITS]))
    latin = [i for i in ascii_ends if inks[i].isascii()]
    return barred | code_lines(lines, latin) if latin else barred


def table_rows(lines: Lines, ends: Sequence[int]) -> set[int]:
    """Of the lines that end in a digit, given by number, the rows of a table: so many in a run have the same number of
    cells a blank apart, half of them with a digit."""
    found: set[int] = set()
    run: list[int] = []
    cells = 0
    for i in [*ends, -1]:
        count = cell_count(lines.inks[i]) if i >= 0 else 0
        if run and (count != cells or i != run[-1] + 1 or lines.gaps[i]):
            if len(run) >= FEWEST_ROWS:
                found.update(run)
            run = []
        if count >= FEWEST_CELLS:
            run.append(i)
        cells = count
    return found


def cell_count(ink: str) -> int:
    """How many cells a line has, if it is a row of a table; else 0."""
    cells = ink.split(" ")
    digits = sum(not DIGITS.isdisjoint(cell) for cell in cells)
    return len(cells) if 2 * digits >= len(cells) and max(map(len, cells)) <= LONGEST_CELL_CHARS else 0


def code_lines(lines: Lines, latin: Sequence[int]) -> set[int]:
    """Of the lines in ASCII alone, given by number, those that stand in a run that is mostly code."""
    found: set[int] = set()
    run: list[int] = []
    code = 0
    for i in [*latin, -1]:
        if run and (i != run[-1] + 1 or lines.gaps[i]):
            if 2 * code >= len(run):
                found.update(run)
            run, code = [], 0
        run.append(i)
        code += ends_statement(lines.inks[i]) or CODE_RE.match(lines.inks[i]) is not None
    return found


def ends_statement(ink: str) -> bool:
    """Whether a line in ASCII ends as a statement or the head of a block does."""
    return ink[-1] in STATEMENT_ENDS and (ink[-2:-1].isalnum() or ink[-2:-1] in BEFORE_END)
