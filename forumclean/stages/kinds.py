"""Kinds of lines that no wrapper made, recognised by their form alone."""
from __future__ import annotations

import re

from forumclean.chars import HAN

# Each pattern is matched at the start of a line without its leading blanks.
LIST_RE = re.compile(
    r"""\d{1,3}(?:[、）)．]|\.(?![\d,，。])(?=\D))     # 1、 1) 1.
      | [（(]\d{1,3}[）)] | [①-⒇⓪-⓿❶-➓]
      | [（(]?[一二三四五六七八九十百]{1,4}[）)、．]      # 一、 （一）
      | 第[一二三四五六七八九十百千零〇两\d]{1,6}[章节節条條款项項编編部分卷回篇幕讲課课][\s　:：、.．]?
      | [一二三四五六七八九十]是(?=[^否])
      | [-*+•●■◆▪·○□◇★☆※►▶→✦](?=[\s　]|[^\s\x00-\x7f]) | —— (?=[^\s—])
      | \[\d{1,3}\] | \d{1,2}(?:\.\d{1,2}){1,3}\.?[\s　] | [A-Ha-h][.)、）．](?=[\s　]|[^\x00-\x7f])
      | [QqAa]\d{0,3}[:：.．、] | [问問答][:：] | 附[件表录錄图圖注]?\d{0,2}[:：]
    """, re.VERBOSE)
MARK_RE = re.compile(r"(?:\d{1,3}[.、)）．]|[-*+•●■◆▪·○□][\s　])[\s　]*")
CODE_RE = re.compile(r"[$#%>]\s[a-zA-Z./~-]|(?:```|~~~)|[{}]\s*$|</?[a-zA-Z!]|-[rwx-]{9}\s|\.\. [a-z-]+::")
TABLE_RE = re.compile(r"[┌├└│┃┏┣┗╔╠╚║]|\|.*\||\+[-=+]{3,}")
RULE_RE = re.compile(r"([-=~*_#^—─━=－＝])\1{2,}\s*$")
QUOTE_RE = re.compile(r"[>＞](?=[\s　]|[^\x00-\x7f])|[>:：]\s|[推嘘噓→]\s*[\w-]{2,16}\s*[:：]|【\s*在.{1,40}的大作中提到|※")
CHAT_RE = re.compile(rf"[\w{HAN}]{{1,8}}[:：](?!//)")
DATE_RE = re.compile(r"[二〇○零一\d]{{2,4}}\s?年.{{1,4}}月(?:.{{1,4}}[日号號])?$|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}$".replace("{{", "{").replace("}}", "}"))
COLUMNS_RE = re.compile(r"\S(?:[ \t]{3,}|\t)\S")


def is_table(ink: str) -> bool:
    """A row of a drawn or typed table, a rule, an underline."""
    return bool(TABLE_RE.match(ink) or RULE_RE.match(ink))


def is_code(ink: str) -> bool:
    """A shell prompt, markup, a fence, a listing."""
    return bool(CODE_RE.match(ink))


def is_quote(ink: str) -> bool:
    """A quoted line, a push line, a quotation head."""
    return bool(QUOTE_RE.match(ink))
