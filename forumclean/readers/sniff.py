"""HTML or text? Judged by content; a file's name says nothing."""
from __future__ import annotations

import re

BLANKS = " \t\r\n\f\N{ZERO WIDTH NO-BREAK SPACE}"
HEAD_CHARS = 65536
WINDOW_CHARS = 8192
# Without `br`, `b`, `i`, `u`: texts flattened by careless tools keep those.
ELEMENTS = """
a article aside base blockquote body button center code dd div dl dt em fieldset font footer form frame
frameset h1 h2 h3 h4 h5 h6 head header hr html iframe img input label li link main meta nav noscript ol option
p pre script section select span strong style svg table tbody td template textarea tfoot th thead title tr ul
video
"""
NAMES = frozenset(ELEMENTS.split())
# A page begins with one of these and goes on with more markup; prose about the tag goes on with words.
PAGE_NAMES = frozenset(("html", "head", "body", "meta", "title", "link", "base", "frameset"))
DOCTYPE = r"(?i)<!doctype\s+html\b[^<>]{0,500}>"
TAG = r"<(/?)([a-zA-Z][\w:-]*)(?:\s[^<>]*)?/?>"
MHTML = r"(?i)[a-z-]+:[^\n]*\n(?:[^\n]+\n){0,40}?content-type:\s*multipart/related"
# A fragment that was cut off shows its markup to the end; a text that opens with a tag goes on in prose. Real pages
# have a third of their characters in tags, quoted code in a tutorial ends before the text does.
TAGS_COUNT = 10
HEAD_SHARE = 0.2
TAIL_SHARE = 0.05


def looks_like_html(text: str) -> bool:
    """Whether a text is the source of a page (or of a piece of one, or a saved MHTML archive).

    Prose that talks about tags, code samples inside a text, and flattened lines with a literal `<BR>` are text.
    """
    return page_start(text) is not None


def page_start(text: str) -> int | None:
    """Where the source of a page begins in a text: 0, or behind what somebody's tool put before it (an HTTP head, the
    address, a line of words, a block of PHP; see before.py). None where the text is no page.

    Looks at the head, at most 64 Ki characters and as many behind what stands before the page, and at the last 8 Ki, so
    the cost does not grow with the text.
    """
    head = text[:HEAD_CHARS].lstrip(BLANKS)
    if is_mhtml(head):
        return 0
    if begins_page(head, text):
        tail = text[-WINDOW_CHARS:].rstrip(BLANKS)
        if tail.endswith(">"):
            return 0
        from forumclean.readers.before import is_sample
        return None if is_sample(head, tail) else 0
    if "<" not in head:
        return None
    from forumclean.readers.before import find_page
    return find_page(text)


def begins_page(head: str, text: str) -> bool:
    """Whether the first characters of a text, its outer blanks gone, are those of a page; see `is_fragment` for the
    rest of it."""
    if not head.startswith("<"):
        return False
    at, has_doctype = prologue(head)
    head = head[at:]
    if not head:
        return has_doctype
    if has_doctype and head.startswith("<"):
        return True
    first = re.match(TAG, head)
    if first and first[2].lower() in PAGE_NAMES:
        rest = head[first.end():].lstrip(BLANKS)
        if rest.startswith("<") or not rest or (first[2].lower() == "title" and "</title" in rest.lower()):
            return True
    return bool(first or has_doctype) and is_fragment(head, text)


def is_mhtml(text: str) -> bool:
    """Whether a text is a page that a browser saved as one MIME archive."""
    head = text[:WINDOW_CHARS].lstrip(BLANKS)
    field = head[:max(head.find(":"), 0)]   # a header's field has a name of letters; few texts begin so
    return field.replace("-", "a").isalpha() and re.match(MHTML, head) is not None


def prologue(head: str) -> tuple[int, bool]:
    """Where comments, an XML declaration and the doctype end, and whether there was a doctype of HTML."""
    at, has_doctype = 0, False
    while True:
        while at < len(head) and head[at] in BLANKS:
            at += 1
        doctype = re.compile(DOCTYPE).match(head, at)
        if doctype:
            at, has_doctype = doctype.end(), True
        elif head.startswith("<!--", at) and (end := head.find("-->", at)) >= 0:
            at = end + 3
        elif head.startswith("<?xml", at) and (end := head.find("?>", at)) >= 0:
            at = end + 2
        else:
            return at, has_doctype


def is_fragment(head: str, text: str) -> bool:
    """Whether a text that opens with a tag is markup throughout: it closes elements, and its end is markup too."""
    tags = [(found[1], len(found[0])) for found in re.finditer(TAG, head[:WINDOW_CHARS])
            if found[2].lower() in NAMES]
    if not tags or (not any(slash for slash, _ in tags) and "</" not in text[-WINDOW_CHARS:]):
        return False
    tail = text[-WINDOW_CHARS:].rstrip(BLANKS)
    if tail.endswith(">"):
        return True
    head_share = sum(length for _, length in tags) / len(head[:WINDOW_CHARS])
    tail_share = sum(len(found[0]) for found in re.finditer(TAG, tail)) / max(len(tail), 1)
    return len(tags) >= TAGS_COUNT and head_share >= HEAD_SHARE and tail_share >= TAIL_SHARE
