"""What posts of an unknown engine repeat of others, where the page does not mark it: rows that say whom they quote."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from forumclean.patterns import lazy
from forumclean.stages.furniture.quoteindex import without_ellipsis
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.elements.blocks import PostBlock

LONGEST_ECHO_CHARS = 300
QUOTE_HEAD_RE = lazy("引用.{1,40}?(?:的?(?:发言|發言|帖子|回[复覆復]|内容|話|话)|[写寫]道|[说說]|[发發]表的?)?[:：]")


def headed_quotes(words: Words, bodies: Sequence[int]) -> list[int]:
    """The elements inside bodies whose first row says that they quote somebody, and more stands below it."""
    outline = words.outline
    found: list[int] = []
    for body in with_word(words, "引用", bodies):
        for element in range(body + 1, outline.last[body]):
            begin, end = outline.begins[element], outline.ends[element]
            if end < outline.ends[body] and words.solid.startswith("引用", begin, end):
                head = next(child for child in (*outline.children(element), element) if outline.ink(child))
                if outline.ends[head] < end and QUOTE_HEAD_RE.fullmatch(words[head]):
                    found.append(element)
    return found


def echoes(words: Words, posts: Sequence[PostBlock]) -> list[tuple[int, str]]:
    """The elements inside a body that repeat, behind `@` and its author's nick, another post of the page."""
    outline = words.outline
    bodies = with_word(words, "@", [body for post in posts for body in post.bodies])
    if not bodies:
        return []
    texts: dict[str, list[str]] = {}
    for post in posts:
        if post.author:
            texts.setdefault(post.author.replace(" ", ""), []).append("".join(words[body] for body in post.bodies))
    found = []
    for body in bodies:
        for element in range(body + 1, outline.last[body]):
            begin, end = outline.begins[element], outline.ends[element]
            if end - begin <= LONGEST_ECHO_CHARS and words.solid.startswith("@", begin, end):
                text = without_ellipsis(words.solid[begin + 1:end])
                if any(text.startswith(nick) and any(said.startswith(rest) for said in own)
                       for nick, own in texts.items() if (rest := text[len(nick):].lstrip(":："))):
                    found.append((element, "ui.quote"))
    return found


def with_word(words: Words, word: str, bodies: Iterable[int]) -> list[int]:
    """Those of some elements in whose text a word stands."""
    outline, find = words.outline, words.solid.find
    return [body for body in bodies if find(word, outline.begins[body], outline.ends[body]) >= 0]
