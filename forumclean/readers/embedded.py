"""Posts that stand in a page's JSON only, for its scripts to show: their words are appended to the page's text.

The visible page comes first: where it holds the posts, or more prose than they do, nothing is appended.
"""
from __future__ import annotations

import re
from html import unescape
from itertools import chain
from typing import TYPE_CHECKING

from forumclean.model import Embedded, Post
from forumclean.outline import Outline
from forumclean.readers.html import encoded, parse
from forumclean.readers.jsonblobs import values
from forumclean.readers.jsonposts import JsonPost, may_hold, thread_of
from forumclean.readers.layout import KEEP_BLANKS, Lines, lay_out
from forumclean.readers.rows import join_rows
from forumclean.readers.walk import walk

if TYPE_CHECKING:
    from lxml.etree import _Element

MARKUP = (r"(?i)</?(?:p|br|div|span|a|img|b|i|u|s|strong|em|ul|ol|li|blockquote|pre|code|h[1-6]|table|tr|td|font|hr"
          r"|figure|section)(?:\s[^<>]*)?/?>|&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});")
TAG = "<[^<>]*>"
# Lone halves of pairs mark breaks in a layout, and are no text anyway.
SURROGATES = "[\ud800-\udfff\0]"
HEAD_CHARS = 24
SHOWN_SHARE = 0.5
PROSE_CHARS = 30
PROSE = "[。！？；，,.!?]"


def embedded_posts(root: _Element, source: bytes, lines: Lines) -> tuple[Lines, Embedded] | None:
    """A page's lines with those of the posts in its JSON behind them, and where each stands; None where there are none
    that the page does not show."""
    best: tuple[int, str | None, list[JsonPost]] = (0, None, [])
    for value in values(root, source, may_hold):
        title, posts = thread_of(value)
        size = sum(len(post.body) for post in posts)
        if size > best[0]:
            best = size, title, posts
    _, title, posts = best
    if not posts or is_shown(lines, [bare(post.body) for post in posts]):     # on most pages: laid out only where not
        return None
    bodies = [laid_out(post.body) for post in posts]
    return None if is_shown(lines, [body.text for body in bodies]) else appended(lines, title, posts, bodies)


def bare(body: str) -> str:
    """About the words of a body."""
    return unescape(re.sub(TAG, " ", body))


def laid_out(body: str) -> Lines:
    """The lines of a body, as a browser shows it if it is HTML."""
    body = re.sub(SURROGATES, "\ufffd", body.replace("\r\n", "\n").replace("\r", "\n"))
    if not re.search(MARKUP, body):
        return lay_out([body.strip().translate(KEEP_BLANKS)])
    if "<" not in body:
        body = body.replace("\n", "<br>")
    root, _ = parse(encoded(f"<div>{body}</div>"))
    if root is None:
        return lay_out([])
    join_rows(root)
    return lay_out(walk(root, body, Outline()))


def is_shown(lines: Lines, bodies: list[str]) -> bool:
    """Whether the visible page holds the posts, or more prose of its own than they are."""
    parts, at = [], 0
    for start, end in lines.hidden:
        parts.append(lines.text[at:start])
        at = end
    rows = "".join([*parts, lines.text[at:]]).split("\n")
    whole = "".join("".join(rows).split())
    ink = shown = 0
    for body in bodies:
        solid = "".join(body.split())
        ink += len(solid)
        shown += len(solid) * (solid[:HEAD_CHARS] in whole)
    prose = sum(len(row) for row in rows if len(row) >= PROSE_CHARS and re.search(PROSE, row))
    return shown >= SHOWN_SHARE * ink or prose >= ink


def appended(lines: Lines, title: str | None, posts: list[JsonPost], bodies: list[Lines]) -> tuple[Lines, Embedded]:
    """The lines with title and posts behind them, a blank line apart."""
    text, hidden, tags = [lines.text], [*lines.hidden], lines.tags[:-1]
    first = at = len(lines.text)
    found: list[Post] = []
    heading: tuple[int, int] | None = None
    for number, part in enumerate(chain([laid_out(" ".join((title or "").split()))], bodies)):
        start, end = at, at + len(part.text)
        gap = "\n" if part.text and number < len(posts) else ""
        text += part.text, gap
        hidden += [(start + a, start + b) for a, b in part.hidden]
        tags += part.tags[:-1] + [""] * len(gap)
        at = end + len(gap)
        if number:
            post = posts[number - 1]
            found.append(Post(start, end, post.author, post.time, post.floor, post.id))
        elif part.text:
            heading = (start, end - 1)
    return Lines("".join(text), hidden, [*tags, ""]), Embedded(first, heading, found)
