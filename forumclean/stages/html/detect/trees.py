"""Replies that say all in their titles: a tree of them below an article, each a line with a nick, how many bytes stand
behind it, and a time."""
from __future__ import annotations

from forumclean.patterns import lazy
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.elements.blocks import PostBlock

ROW_RE = lazy(r"\s*(?:[•●·*+○◦]\s?)?(?P<text>\S.*?)\s[-–—]\s?(?P<author>[^\s()（）-](?:(?!\s-)[^()（）]){0,23}?)\s?[-–—]?"
              r"\s*[(（]\d{1,6} ?(?:[Bb]ytes?|字节|字節)[)）](?P<tail>.{0,80})$")
SIGNS = ("bytes)", "Bytes)", "byte)", "字节)", "字節)", "字节）", "字節）")
DAY_RE = lazy(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
CLOCK_RE = lazy(r"\d{1,2}:\d\d(?::\d\d)?")
FEWEST_ROWS = 2


def tree_posts(words: Words) -> list[PostBlock]:
    """A post for each title in a tree; empty where hardly any stands there. The article's own is none."""
    page, outline = words.page, words.outline
    rows: list[PostBlock] = []
    if not any(sign in page.text for sign in SIGNS):
        return rows
    for number, key in enumerate(page.keys):
        if not any(sign in key for sign in SIGNS):
            continue
        start = page.starts[number]
        stop = page.starts[number + 1] if number + 1 < len(page.starts) else len(page.text)
        match = ROW_RE.match(page.text[start:stop].rstrip())
        day, clock = (DAY_RE.search(match["tail"]), CLOCK_RE.search(match["tail"])) if match else (None, None)
        if match and day and clock:
            run = outline.ink_before(start + match.start("text")), outline.ink_before(start + match.end("text"))
            if not words.is_title(*run):
                rows.append(PostBlock(outline.at(start + match.start("text")), (), match["author"],
                                      f"{day[0]} {clock[0]}", runs=[run]))
    return rows if len(rows) >= FEWEST_ROWS else []
