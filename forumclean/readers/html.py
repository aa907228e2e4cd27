"""An HTML page as text in document order, all of it: what the page hides from its reader is written and cut.

Markup, scripts, styles and comments stay outside the account.
"""
from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from forumclean.ledger import Ledger
from forumclean.model import Cut, Embedded, Page, PageWarning
from forumclean.outline import Outline
from forumclean.readers.address import address
from forumclean.readers.flat import BOM, line_keys
from forumclean.readers.jsonsigns import may_carry
from forumclean.readers.layout import Lines, hidden_cuts, lay_out
from forumclean.readers.noscript import noscript_cuts
from forumclean.readers.scan import scan, without_halves, without_markup
from forumclean.readers.sniff import is_mhtml
from forumclean.readers.walk import ink_count, walk
from forumclean.rulebook import reason_of

if TYPE_CHECKING:
    from lxml.etree import _Element

# libxml2 compares each attribute of a tag with all before it: 20,000 take a second, 100,000 more than a minute.
ATTRIBUTES_COUNT = 256
# libxml2 drops what stands behind the end of the root; browsers do not. Careless templates write one above the words.
INNER_END = r"(?i)</html\s*>(?=\s*[^\s<]|\s*<(?!/body|/html))"
LONG_CHARS = 20_000
LONG_TAG = f"<[a-zA-Z][^<]{{{LONG_CHARS},}}"
ATTRIBUTE = r"""[\s/]+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?"""
# Beyond a depth of 2,048 libxml2 drops the rest of the page without an error; on whole pages the tree never holds less
# than 0.99 of the Han characters between the tags.
KEPT_SHARE = 0.95
SURE_SHARE = 0.5
FULL_LOG_COUNT = 100    # the parser's log holds no more; what came after it is unknown
# A hidden element that holds most of a page is what a script shows once it runs, not a jammer: one so long, or one of
# whose lines some end sentences.
HIDDEN_SHARE = 0.5
HIDDEN_CHARS = 500
HIDDEN_SENTENCES = 3
SENTENCE_END = r"[。！？][”’」』）)]?\n"


def read_html(text: str, url: str | None = None, warnings: tuple[PageWarning, ...] = ()) -> Page:
    """The page of an HTML source.

    Blocks make lines, a `<br>` ends one, blanks of the source collapse as in a browser (no-break and ideographic
    blanks stay), `<pre>` keeps its lines. The title is the first line.

    Args:
        text: the source, decoded; a saved MHTML archive is unpacked.
        url: the page's address; by default the one that the page names as its own.
        warnings: those of decoding. Their offsets, which count the source, become 0.

    Returns:
        A page of kind "html"; `tags` says of each line whether it stands in "pre" or "blockquote" ("" otherwise).
    """
    if is_mhtml(text):
        from forumclean.readers.mhtml import unpack
        text, own, warnings = unpack(text, warnings)
        url = url or own
    source = cap_attributes(text.removeprefix(BOM))
    data = encoded(source)
    if b"\0" in data or has_lone_return(data):     # far cheaper asked of bytes
        source = source.replace("\0", "\ufffd").replace("\r\n", "\n").replace("\r", "\n")
        data = encoded(source)
    root, suspect = parse(data)
    found = [warning._replace(start=0, end=0) for warning in warnings]
    tree = outline = Outline()
    lines = lay_out([] if root is None else walk(root, source, outline))
    lost = lost_text(source, len(data) - len(source), lines.text, suspect)
    if lost and (whole := re.sub(INNER_END, "", source)) != source:
        root, suspect = parse(encoded(whole))
        tree = outline = Outline()
        lines = lay_out([] if root is None else walk(root, whole, outline))
        lost = lost_text(source, len(data) - len(source), lines.text, suspect)
    if lost:
        flat = lay_out(scan(source.replace("\r\n", "\n")))
        if wide_count(flat.text) * KEPT_SHARE > wide_count(lines.text):
            lines, outline = flat, Outline()
            found.append(PageWarning("html-lost-text", "the HTML parser lost a part of the text (nested too deep?); "
                                                       "the page was read tag by tag"))
    lines, embedded = with_embedded(tree, data, lines, outline)
    outline.text = lines.text
    named, canonical = (url, False) if url else address(source, tree)
    page = make_page(lines, named, found, outline if len(outline) and outline.fits() else None)
    return page._replace(canonical=canonical, embedded=embedded)


def with_embedded(tree: Outline, source: bytes, lines: Lines, outline: Outline) -> tuple[Lines, Embedded | None]:
    """The lines with the posts that stand in the page's JSON only, and where these are; None where there are none.

    Args:
        tree: the elements of the page.
        outline: those by which its text was read; none where that was tag by tag.
    """
    if tree.nodes and may_carry(source, (tree.nodes[script].text for script in tree.by_tag.get("script", ()))):
        from forumclean.readers.embedded import embedded_posts
        if found := embedded_posts(tree.nodes[0], source, lines):
            outline.appended_ink = ink_count(found[0].text[found[1].start:])
            return found
    return lines, None


def make_page(lines: Lines, url: str | None, warnings: list[PageWarning], outline: Outline | None) -> Page:
    """The page of laid-out lines."""
    text, cuts = lines.text, []
    for start, end in hidden_cuts(lines):
        if is_waiting(text, start, end):
            warnings.append(PageWarning("hidden-kept", "most of the page is marked as hidden; it was kept", start, end))
        else:
            cuts.append(Cut(start, end, "read.hidden", reason_of("read.hidden")))
    if outline is not None and "noscript" in outline.tags:
        cuts += Ledger(text, cuts).around(noscript_cuts(text, outline, [cut[:2] for cut in cuts]))
        cuts.sort()
    rows = text.split("\n")
    starts = list(accumulate([len(row) + 1 for row in rows], initial=0))
    starts[-1] = len(text)
    return Page(text, starts, line_keys(text, rows), "html", lines.tags, url, cuts, tuple(warnings),
                outline)


def is_waiting(text: str, start: int, end: int) -> bool:
    """Whether a hidden span is the page's own text, which waits for a script to show it. One line without an end is
    none on a page that shows sentences: words for search engines."""
    if end - start <= HIDDEN_SHARE * len(text):
        return False
    if "\n" not in text[start:end].strip("\n") and len(
            re.findall(SENTENCE_END, text[:start] + text[end:])) >= HIDDEN_SENTENCES:
        return False
    return end - start > HIDDEN_CHARS or len(re.findall(SENTENCE_END, text[start:end] + "\n")) >= HIDDEN_SENTENCES


def has_lone_return(source: bytes) -> bool:
    """Whether the lines of a source end in a carriage return alone, as the first of them shows.

    Before a line feed one is a blank like others, whose replacement would cost a tenth of parsing.
    """
    at = source.find(b"\r")
    return at >= 0 and not source.startswith(b"\n", at + 1)


def cap_attributes(text: str) -> str:
    """The source with no more than ATTRIBUTES_COUNT attributes in a tag."""
    half, parts, at, done = LONG_CHARS // 2, list[str](), 0, 0
    while at < len(text) - half:
        if text.find("<", at, at + half) >= 0:      # a long tag holds a whole stretch of this size
            at += half
            continue
        begin = text.rfind("<", done, at)
        tag = re.compile(LONG_TAG).match(text, begin) if begin >= 0 else None
        if tag:
            parts += text[done:begin], cap_tag(tag)
            done = tag.end()
        at = stop if (stop := text.find("<", at + half)) >= 0 else len(text)
    return "".join([*parts, text[done:]]) if parts else text


def cap_tag(found: re.Match[str]) -> str:
    """A long tag (and the text behind it) with its surplus attributes taken out."""
    tag, pattern = found[0], re.compile(ATTRIBUTE)
    name = re.match(r"<[^\s<>/]+", tag)
    at = name.end() if name else 0
    count, keep = 0, at
    while attribute := pattern.match(tag, at):
        at, count = attribute.end(), count + 1
        keep = at if count == ATTRIBUTES_COUNT else keep
    return tag if count <= ATTRIBUTES_COUNT else tag[:keep] + tag[at:]


def parse(source: bytes) -> tuple[_Element | None, bool]:
    """The tree of a source (None where there is nothing but comments), and whether the parser may have stopped early.

    The parser is given UTF-8 that we encoded: told by a declaration instead, it stops at the first byte that the
    declared charset lacks, and drops the rest.
    """
    from lxml import etree
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True,
                              collect_ids=False)
    try:
        root = etree.fromstring(source, parser)
    except etree.LxmlError:
        return None, True
    log = parser.error_log
    return root, len(log) >= FULL_LOG_COUNT or bool(log.filter_from_level(etree.ErrorLevels.FATAL))


def encoded(source: str) -> bytes:
    """A source in UTF-8; a lone half of a surrogate pair, which no parser takes, is U+FFFD."""
    try:
        return source.encode("utf-8")
    except UnicodeEncodeError:
        return without_halves(source).encode("utf-8")


def wide_count(text: str) -> int:
    """About twice the number of Han characters: what UTF-8 takes beyond one byte a character. Far cheaper to have."""
    return len(text.encode("utf-8", "replace")) - len(text)


def lost_text(source: str, whole: int, text: str, suspect: bool) -> bool:
    """Whether a text holds clearly fewer Han characters than its source has between the tags.

    Counting those takes as long as parsing, so it is done only where the parser complained, or where more than half
    of all is missing (scripts and attributes hold the rest on an ordinary page).

    Args:
        whole: the `wide_count` of the source.
        suspect: the parser complained.
    """
    kept = wide_count(text)
    if kept >= KEPT_SHARE * whole or not (suspect or kept < SURE_SHARE * whole):
        return False
    return kept < KEPT_SHARE * wide_count(without_markup(source))
