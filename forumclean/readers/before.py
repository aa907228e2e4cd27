"""A page behind something else: an HTTP head, its address, a line of words, PHP, JSP, the head of a WARC record.

Texts that quote HTML look alike, and are text. What tells them apart is weighed:

- *outside*: the words before the page, but for lines that a machine wrote (heads, addresses, JSON, numbers) and
  markup; the words behind its last `</html>` or between two pages.
- *inside*: the words of the page, or an eighth of its source where scripts hold most of it.

With nothing outside, a page is taken as if it stood alone. With words outside, it has to hold more itself, and be a
page by its elements. After words that speak of code or end in a colon it has to be a large one: an explanation is
followed by a sample, and samples are small. A fence before it (three backticks, `[code]`, `<pre>`) tells a quotation.
When in doubt it is text.

The thresholds were measured over the HTML fixtures, and 74 more pages of forums, each behind eleven heads and as many
texts that quote HTML: see tests/readers/test_before_page.py, which breaks on the wrong side of them. The smallest
fixture has 35 elements' tags of 9 names; quoted samples have up to 30 of 11 names, most of them without attributes.
"""
from __future__ import annotations

import re

from forumclean.readers.scan import without_markup
from forumclean.readers.sniff import (
    BLANKS,
    HEAD_CHARS,
    NAMES,
    TAG,
    TAGS_COUNT,
    TAIL_SHARE,
    WINDOW_CHARS,
    begins_page,
    is_fragment,
)

BEFORE_CHARS = 16384    # servers take no longer heads
WORDS_CHARS = 2000
FENCE_CHARS = 200
PAGE_TAGS = 30
PAGE_NAMES_COUNT = 6
PAGE_SIGNS = 5
MANY_TAGS = 50
SOURCE_PER_WORD = 8
LARGE_CHARS = 8192
LARGE_TAGS = 20
MARKUP_SHARE = 0.1
BLOCKS = (("<!--", "-->"), ("<?", "?>"), ("<%", "%>"))
SKELETON = r"(?i)<!doctype\s+html\b|<(?:html|head|body|frameset|title|meta)(?=[\s/>])"
END = r"(?i)</html\s*>"
NEXT = r"(?i)<!doctype\s+html\b|<html(?=[\s>])"
# What pages are full of and samples hold little of: addresses, and names for scripts and styles.
SIGN = r"""(?i)\s(?:href|src|class|id|action|onclick)\s*="""
HAN = "[\u3400-\u9fff\uf900-\ufaff]"
HTTP = r"(?im)^(?:http/\d|content-type:\s*(?:text/html|application/xhtml))"
MACHINE = (r"(?:HTTP|WARC|ICY)/\d|[A-Za-z][\w-]{0,60}:(?=[\s/]|$)|[A-Za-z][\w-]{0,60}=\S*$|[\[{}\]\"]|[0-9a-fA-F]{1,8}$"
           r"|[^A-Za-z]*$")
ADDRESS = r"(?:https?|ftp|file)://[^\s<>\"\u3000-\u9fff]+"
FENCE = (r"(?:^|\n)[ \t>]*(?:`{3,}|~{3,})[^\n`]*$|\[(?:code|html|quote|php)[^\]\n]*\]$"
         r"|(?i:<(?:pre|code|textarea|xmp)\b[^<>]*>)$")
QUOTING = (r"(?i)代码|代碼|源码|源碼|示例|例子|范例|范本|例如|比如|如下|下面|标签|標籤|网页|網頁|页面|頁面|模板|写法|结构"
           r"|html|\bcode|example|sample|\btags?\b|snippet|template|[:：]$")


def find_page(text: str) -> int | None:
    """Where a page begins in a text that does not begin as one; None where it is no page.

    Its own comments and XML declaration belong to the page.
    """
    head = text[:HEAD_CHARS]
    seen = blanked(head).replace("\r", "\n")[:BEFORE_CHARS]
    start, skeleton = first_mark(seen)
    if start is None or not stands_apart(seen[:start]) or re.search(FENCE,
        seen[:skeleton].rstrip(BLANKS)[-FENCE_CHARS:]):
        return None
    begin = with_prologue(head, start)
    before = head[:begin]
    if not before.strip(BLANKS):
        return None
    rest, tail = text[start:start + HEAD_CHARS], text[max(start, len(text) - WINDOW_CHARS):].rstrip(BLANKS)
    return begin if is_page(seen[:start], rest, tail, len(text) - start) else None


def blanked(head: str) -> str:
    """The head with blanks in place of comments, of PHP and of JSP, which may quote a page."""
    parts, done, at, missing = list[str](), 0, 0, set[str]()
    while 0 <= (at := head.find("<", at)) < BEFORE_CHARS:
        closer = next((close for open_, close in BLOCKS if head.startswith(open_, at)), "")
        end = head.find(closer, at + 2) if closer and closer not in missing else -1
        if end >= 0:
            end += len(closer)
            parts += head[done:at], " " * (end - at)
            done = at = end
        else:
            missing.add(closer)
            at += 1
    return "".join([*parts, head[done:]])


def first_mark(seen: str) -> tuple[int | None, int | None]:
    """Where the first element of a page begins, and the first of its skeleton (the same, where it has none)."""
    skeleton = re.search(SKELETON, seen)
    stop = skeleton.start() if skeleton else len(seen)
    first = next((tag.start() for tag in re.compile(TAG).finditer(seen, 0, stop)
                  if not tag[1] and tag[2].lower() in NAMES), None)
    if skeleton is None:
        return first, first
    if first is not None and is_blank_line(seen[:first]) and seen[first:stop].rstrip(BLANKS).endswith(">"):
        return first, stop
    return stop, stop


def is_blank_line(before: str) -> bool:
    """Whether the last line of what stands before is blank so far."""
    return not before.rpartition("\n")[2].strip(BLANKS)


def stands_apart(before: str) -> bool:
    """Whether a page begins a line, or stands behind what a machine wrote in it; not glued to a quotation mark."""
    return is_blank_line(before) or (before[-1] in f"{BLANKS}>}}" and not words(before.rpartition("\n")[2]))


def with_prologue(head: str, start: int) -> int:
    """Where the comments, the XML declaration and the unknown elements (`<text id=…>`) right before a place begin."""
    while True:
        before = head[:start].rstrip(BLANKS)
        opener = "<!--" if before.endswith("-->") else "<?" if before.endswith("?>") else "<"
        at = before.rfind(opener) if before.endswith(">") else -1
        if at < 0 or (opener == "<?" and not before.startswith("<?xml", at)) or (
                opener == "<" and not (is_blank_line(before[:at]) and re.fullmatch(TAG, before[at:]))):
            return start
        start = at


def words(before: str) -> list[str]:
    """The lines of words among what stands before a page; those that a machine wrote are none."""
    found = []
    for line in re.sub(r"<[^<>\n]*>", " ", before).split("\n"):
        line = re.sub(ADDRESS, " ", line).strip(BLANKS)
        if line and (re.search(HAN, line) or not re.match(MACHINE, line)):
            found.append(line)
    return found


def is_page(before: str, rest: str, tail: str, chars: int) -> bool:
    """Whether what begins behind a head is a page, and the head none of the text that quotes it.

    Args:
        rest: the first characters of the page.
        tail: the last ones.
        chars: how many it has.
    """
    lines = words(before)
    said, behind, between = ink("".join(lines)), ink_behind(rest, tail), ink_between(rest)
    skeleton = begins_page(rest, "") and re.match(SKELETON, rest) is not None
    tags = [tag[2].lower() for tag in re.finditer(TAG, rest[:WINDOW_CHARS]) if tag[2].lower() in NAMES]
    large = chars >= LARGE_CHARS and len(re.findall(TAG, rest)) >= LARGE_TAGS
    if not (said or behind or between):
        if skeleton:
            return large or ends_in_markup(tail)
        return is_fragment(rest, tail) and (len(tags) >= TAGS_COUNT or re.search(HTTP, before) is not None)
    if not ends_in_markup(tail) or said > WORDS_CHARS or not (skeleton or is_fragment(rest, tail)):
        return False
    if not large and (between or re.search(QUOTING, "\n".join(lines), re.M) or not is_built(rest, tags)):
        return False
    inside = ink(without_markup(rest)) - behind - between
    return said + behind + between < max(inside, (0 if behind else chars) // SOURCE_PER_WORD)


def is_built(rest: str, tags: list[str]) -> bool:
    """Whether a page of some size has the elements of one."""
    return len(tags) >= PAGE_TAGS and len({*tags}) >= PAGE_NAMES_COUNT and (
        len(tags) >= MANY_TAGS or len(re.findall(SIGN, rest)) >= PAGE_SIGNS)


def is_sample(head: str, tail: str) -> bool:
    """Whether a text that begins as a page is one that quotes a whole page first and then says more than that does."""
    if tail.endswith(">") or not re.search(END, head):
        return False
    behind = ink_behind(head, tail)
    return behind > ink(without_markup(head)) - behind


def ink(text: str) -> int:
    """The characters that are not blank."""
    return sum(map(len, text.split()))


def ends_in_markup(tail: str) -> bool:
    """Whether the end of a text is that of a page, or of one that was cut off."""
    share = sum(len(tag[0]) for tag in re.finditer(TAG, tail)) / max(len(tail), 1)
    return tail.endswith(">") or re.search(END, tail) is not None or share >= TAIL_SHARE


def ink_behind(rest: str, tail: str) -> int:
    """The words behind the end of a page.

    Careless templates write an end above the words of a page; behind that there is markup still.
    """
    first = re.search(END, rest)
    behind = rest[first.end():] if first else ""
    if sum(len(tag[0]) for tag in re.finditer(TAG, behind)) < MARKUP_SHARE * len(behind):
        return ink(without_markup(behind))
    last = [*re.finditer(END, tail)][-1:]
    return ink(without_markup(tail[last[0].end():])) if last else 0


def ink_between(rest: str) -> int:
    """The words between the end of a page and the beginning of another one."""
    count = at = 0
    while (end := re.compile(END).search(rest, at)) and (following := re.compile(NEXT).search(rest, end.end())):
        count += ink(without_markup(rest[end.end():following.start()]))
        at = following.end()
    return count
