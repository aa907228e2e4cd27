"""Kinds of lines that no wrapper made, recognised by their form alone."""
from __future__ import annotations

import re

from forumclean.stages.lazyre import Lazy
from forumclean.stages.wraplines import Lines

# Each pattern is matched at the start of a line without its leading blanks.
LIST_RE = Lazy(
    r"""\d{1,3}(?:[、）)．]|\.(?![\d,，。])(?=\D))     # 1、 1) 1.
      | [（(]\d{1,3}[）)] | [①-⒇⓪-⓿❶-➓]
      | [（(]?[一二三四五六七八九十百]{1,4}[）)、．]      # 一、 （一）
      | 第[一二三四五六七八九十百千零〇两\d]{1,6}[章节節條条款项項点點編编部分卷回篇幕讲課课][\s　:：、.．]?
      | [一二三四五六七八九十]是(?=[^否])
      | [-*+•●■◆▪·○□◇★☆※►▶→✦](?=[\s　]|[^\s\x00-\x7f]) | —— (?=[^\s—])
      | \[\d{1,3}\] | \d{1,2}(?:\.\d{1,2}){1,3}\.?[\s　] | [A-Ha-h][.)、）．](?=[\s　]|[^\x00-\x7f])
      | [QqAa]\d{0,3}[:：.．、] | [问問答][:：] | 附[件表录錄图圖注]?\d{0,2}[:：]
    """, re.VERBOSE)
ITEM_RE = Lazy(r"\d{1,3}[.、)）．]|[-*+•●■◆▪·○□o][\s　]|[①-⒇⓪-⓿❶-➓]|[（(][\d一二三四五六七八九十]{1,3}[）)]")
DATE_RE = Lazy(r"[〇○零一二三四五六七八九\d]{2,4}\s?年.{1,4}月(?:.{1,4}[日号號])?$|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$")
# Tables, rules and underlines; shell prompts, fences, markup; quotations, push lines, quotation heads.
BARRED_RE = Lazy(
    r"""[┌├└│┃┏┣┗╔╠╚║] | \|.*\| | \+[-=+]{3,} | ([-=~*_\#^—─━=－＝])\1{2,}\s*$
      | [$\#%>]\s[a-zA-Z./~-] | ``` | ~~~ | [{}]\s*$ | </?[a-zA-Z!] | -[rwx-]{9}\s | \.\.\ [a-z-]+::
      | (?:return|def|class|import|elif|const|let|var|function|public|private|static|void|int)\s+[A-Za-z_'"(](?!.*[，。])
      | [>＞](?=[\s　]|[^\x00-\x7f]) | [>:：]\s | [推嘘噓→]\s*[\w-]{2,16}\s*[:：] | 【\s*在.{1,40}的大作中提到 | ※
    """, re.VERBOSE)
BARRED_FIRST = frozenset("cdefilprsv┌├└│┃┏┣┗╔╠╚║|+-=~*_#^—─━－＝$%>`{}<.＞:：推嘘噓→【※")


def barred_lines(lines: Lines) -> set[int]:
    """Lines of tables, code and quotations: they are joined to nothing, and they tell nothing about a width."""
    match = BARRED_RE.match
    return {i for i, ink in enumerate(lines.inks) if ink[0] in BARRED_FIRST and match(ink)}
