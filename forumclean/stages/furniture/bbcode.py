"""Marks of BBCode in the posts of a flattened page. Some engines send them raw, for a script to show as form; a text
taken from such a page holds them all."""
from __future__ import annotations

import re
from collections.abc import Sequence

from forumclean.engine import QUOTED
from forumclean.ledger import Ledger
from forumclean.model import Findings, Page, Post, Thread
from forumclean.patterns import lazy

CLOSED_RE = lazy(r"\[/([a-z]{1,11})\]")
NAME_RE = lazy(r"\[/?([a-z]{1,11}|\*)")
# What engines call their marks, as far as posts are told by them.
NAMES = frozenset(("quote", "b", "u", "i", "del", "list", "code", "align", "color", "size", "font", "url", "img",
                   "collapse", "table", "pid", "tid", "uid"))
SMILEY_RE = lazy(r"\{:\d{1,3}_\d{1,4}:\}")      # of Discuz!, one that the board no longer has
BBCODE = "ui.bbcode"
FEWEST_NAMES = 3    # of marks that are set in pairs: an author may explain some of them
FEWEST_POSTS = 2
Trim = tuple[int, int, str]


def without_bbcode(page: Page, found: tuple[Thread, Findings]) -> tuple[Thread, Findings]:
    """What was found in a text, with cuts for the marks inside its posts and the quotations that they tell of."""
    thread, findings = found
    text = page.text
    if not thread.is_page:
        return found
    trims = [(post.start + match.start(), post.start + match.end(), BBCODE) for post in thread.posts
             for match in SMILEY_RE.finditer(text[post.start:post.end])]
    paired = [pairs(text[post.start:post.end]) for post in thread.posts]
    if sum(map(bool, paired)) >= FEWEST_POSTS and len(frozenset().union(*paired)) >= FEWEST_NAMES:
        trims += marks(text, thread.posts, paired)
    if not trims:
        return found
    from forumclean.stages.engines.blocks import Blocks
    from forumclean.stages.engines.enginethread import inner_cuts
    bodies = [(post.start, post.end) for post in thread.posts]
    cuts = inner_cuts(text, Blocks((), trims=[trim for trim in trims if trim[2] != QUOTED]), (), bodies)
    cuts = [*findings.cuts, *Ledger(text, findings.cuts).around(cuts)]
    quotes = [(start, end) for start, end, rule in trims if rule == QUOTED]
    return thread._replace(quotes=sorted([*thread.quotes, *quotes])), findings._replace(cuts=sorted(cuts))


def pairs(words: str) -> set[str]:
    """The names of the marks that a post opens and closes."""
    return {name for name in CLOSED_RE.findall(words)
            if name in NAMES and (f"[{name}]" in words or f"[{name}=" in words)}


def marks(text: str, posts: Sequence[Post], paired: Sequence[set[str]]) -> list[Trim]:
    """What the engines whose quotations are such marks take from the words of a post, with the rule of each span. Of a
    mark that the post never closes, nothing: a[i] is somebody's code."""
    from forumclean.stages.engines.engineposts import book, taken
    patterns = [(rule, re.compile(pattern)) for _, form in book()[0] if any(rule == QUOTED for rule, _ in form.trims)
                for rule, pattern in form.trims]
    found = []
    for post, names in zip(posts, paired, strict=True):
        words = text[post.start:post.end]
        for rule, pattern in patterns:
            for match in pattern.finditer(words):
                if rule != BBCODE or is_mark(match[0], names):
                    found += [(post.start + start, post.start + end, rule) for start, end in taken(match)]
    return found


def is_mark(words: str, names: set[str]) -> bool:
    """Whether words in brackets are one of a pair of marks, an item of a list or a smiley."""
    name = NAME_RE.match(words)
    return name is None or name[1] in names or name[1] == "s" or name[1] == "*" and "list" in names
