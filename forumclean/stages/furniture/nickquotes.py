"""Quotes at the beginning of a post that nothing marks but the nick of who wrote their words, below them, above, or
before them on their line."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.stages.furniture.postlines import PostLines
from forumclean.stages.furniture.quoteindex import SHORTEST_UNHEADED_CHARS, Index, alike, without_ellipsis
from forumclean.stages.signs.verbs import VERBS

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
    if blank and nick != post.author and index.knows(nick) and not words.startswith(VERBS) and (
            stop := quoted_lines([words, *keys[1:]], nick, number, index)):
        claim(post, 0, range(1, stop))
        return
    for at, key in enumerate(keys):
        if key == post.author or not index.knows(key):
            continue
        if at and quoted_lines(keys[:at], key, number, index) == at:
            claim(post, at, range(at))
            return
        if not at and (stop := quoted_lines(keys[1:], key, number, index)):
            claim(post, at, range(1, stop + 1))
            return


def quoted_lines(keys: Sequence[str], nick: str, reader: int, index: Index) -> int:
    """How many of some lines, from the first on, one post of somebody's holds that is not the one read; 0 where they
    say too little. An ellipsis may end each, or be one."""
    said = [without_ellipsis(key.replace(" ", "")) for key in keys]
    source = index.post_of(next(filter(None, said), ""), reader, nick)
    if source is None:
        return 0
    stop = next((at for at, words in enumerate(said) if words and not alike(words, index.solid[source])), len(said))
    return stop if max(map(len, said[:stop]), default=0) >= SHORTEST_UNHEADED_CHARS else 0


def claim(post: PostLines, nick: int, words: range) -> None:
    """Claim the line of the nick and those of the words."""
    post.claimed.setdefault(nick, NICK_RULE)
    for at in words:
        post.claimed.setdefault(at, WORDS_RULE)
