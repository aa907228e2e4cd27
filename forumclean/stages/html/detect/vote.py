"""A second opinion where a page shows neither posts nor one text that stands out: what trafilatura takes for its text.

It only points at lines; every character of the output is still one of our own reading.
"""
from __future__ import annotations

from forumclean.stages.html.detect.prose import Words

SHORTEST_LINE_CHARS = 8
# It takes twenty times as long as reading a page; one of so many elements is no page that a person looks at.
MOST_ELEMENTS = 20_000


def voted(words: Words) -> Words | None:
    """The same page, on which the lines that trafilatura takes for text are the prose; None where it takes none.

    None also where the page is too large to ask.
    """
    if len(words.outline) > MOST_ELEMENTS:
        return None
    spans = [span for line in told_lines(words) if (span := place(words, line))]
    if not spans:
        return None
    other = Words(words.page, words.outline, words.judge)
    other.take_for_prose(spans)
    return other


def told_lines(words: Words) -> list[str]:
    """The lines of trafilatura's text, without blanks."""
    import logging

    from lxml.etree import tostring
    from lxml.html import document_fromstring
    from trafilatura import extract
    logger = logging.getLogger("trafilatura")
    if not logger.handlers:     # else Python prints its complaints about our page
        logger.addHandler(logging.NullHandler())
    try:
        tree = document_fromstring(tostring(words.outline.nodes[0], encoding="unicode", method="html"))
        text = extract(tree, favor_recall=True, include_comments=True)
    except Exception:   # whatever goes wrong in there, the page is still ours to read
        return []
    lines = ["".join(line.split()) for line in (text or "").split("\n")]
    return [line for line in lines if len(line) >= SHORTEST_LINE_CHARS]


def place(words: Words, line: str) -> tuple[int, int] | None:
    """Where in the text without blanks a line stands; None where it stands nowhere but in the page's own title."""
    begin = words.solid.find(line, words.outline.title_ink)
    return (begin, begin + len(line)) if begin >= 0 else None
