"""Quotes at the beginning of a post that nothing marks but the nick of who wrote their words, below them, above, or
before them on their line."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.stages.headernames import VERBS
from forumclean.stages.postlines import PostLines
from forumclean.stages.quoteindex import SHORTEST_UNHEADED_CHARS, Index, alike, without_ellipsis

MOST_LINES = 12     # of a quote and its nick; Douban cuts quotes at 100 characters
WORDS_RULE = ("ui.quote", "these words stand in the post of whom the line beside them names")
NICK_RULE = ("ui.quote-head", "names whose words stand beside it")


def with_nicks(posts: Sequence[PostLines]) -> list[tuple[int, PostLines]]:
    """The posts, with their numbers, of whose first lines one is the nick of somebody who posts on the page."""
    nicks = {post.author for post in posts if post.author}
    return [(number, post) for number, post in enumerate(posts) if not nicks.isdisjoint(post.keys[:MOST_LINES])
            or post.keys and post.keys[0].partition(" ")[0] in nicks] if nicks else []


def claim_nick_quote(post: PostLines, number: int, index: Index) -> None:
    """Claim the lines of such a quote, where the post goes on below it. All of them stand in one post of that author's,
    and say enough that nobody says it by chance."""
    keys = post.keys[:min(MOST_LINES, len(post.keys) - 1)]
    nick, blank, words = keys[0].partition(" ") if keys else ("", "", "")
    if blank and nick != post.author and index.knows(nick) and not words.startswith(VERBS) and is_quoted(
            [words], nick, number, index):
        claim(post, 0, range(1, last_quoted([words, *keys[1:]], nick, number, index)))
        return
    for at, key in enumerate(keys):
        if key == post.author or not index.knows(key):
            continue
        if at and is_quoted(keys[:at], key, number, index):
            claim(post, at, range(at))
            return
        if not at:
            stop = last_quoted(keys[1:], key, number, index)
            if stop:
                claim(post, at, range(1, stop + 1))
                return


def last_quoted(keys: Sequence[str], nick: str, reader: int, index: Index) -> int:
    """How many of some lines, from the first on, a post of somebody's holds; 0 where they say too little."""
    stop = next((line for line in range(1, len(keys) + 1) if is_quoted(keys[:line], nick, reader, index)), 0)
    while stop and stop < len(keys) and is_quoted(keys[:stop + 1], nick, reader, index):
        stop += 1
    return stop


def claim(post: PostLines, nick: int, words: range) -> None:
    """Claim the line of the nick and those of the words."""
    post.claimed.setdefault(nick, NICK_RULE)
    for at in words:
        post.claimed.setdefault(at, WORDS_RULE)


def is_quoted(keys: Sequence[str], nick: str, reader: int, index: Index) -> bool:
    """Whether one post of somebody's, other than the one read, holds all of some lines; an ellipsis may end each."""
    said = [words for key in keys if (words := without_ellipsis(key.replace(" ", "")))]
    if not said or len(max(said, key=len)) < SHORTEST_UNHEADED_CHARS:
        return False
    source = index.post_of(said[0], reader, nick)
    return source is not None and all(alike(words, index.solid[source]) for words in said)
