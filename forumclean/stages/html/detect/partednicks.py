"""Nicks in the middle of a line that tells who wrote when: `№3 ☆☆☆<b>nick</b>于<i>date</i>留言☆☆☆`."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.stages.html.detect.fields import LONGEST_NICK_CHARS
from forumclean.stages.html.detect.prose import PARTER, Words, direct_words
from forumclean.stages.html.detect.shapes import Cards
from forumclean.stages.html.elements.blocks import PostBlock
from forumclean.stages.signs.floors import floor_in

NUMBER = "№"
# What stands between a nick and its date.
JOINTS = frozenset(("于", "於", "在", "发表于", "發表於", "留言于", "留言於", "@", "at", "on"))


def with_parted(cards: Cards, posts: Sequence[PostBlock]) -> list[PostBlock]:
    """Posts with the nick and the floor that the line of their date holds, where the nick is that line in pieces, or
    the floor none of its own element."""
    words, dates = cards.words, cards.dated
    parted = [post._replace(author=nick_of(words, date, post.author)) if PARTER in (post.author or "") else post
              for post, date in zip(posts, dates, strict=True)]
    if NUMBER not in words.solid or any(post.floor for post in posts):      # most pages
        return parted
    return [post._replace(floor=floor_in(direct_words(words, words.outline.parents[date]).split(PARTER)[0]))
            for post, date in zip(parted, dates, strict=True)]


def nick_of(words: Words, date: int, line: str | None) -> str | None:
    """The nick that stands in one of the pieces of a line, or right before the date between two of them."""
    pieces = [piece for piece in (line or "").split(PARTER) if piece]
    return pieces[0] if len(pieces) == 1 else nick_before(words, date)


def nick_before(words: Words, date: int) -> str | None:
    """The nick in the element right before a date's, but for a word that joins them; None where none is."""
    outline = words.outline
    beside = [child for child in outline.children(outline.parents[date]) if outline.ink(child) and child < date]
    if not beside or words.solid[outline.ends[beside[-1]]:outline.begins[date]] not in JOINTS:
        return None
    nick = " ".join(outline.words(beside[-1]).split())
    return nick if len(nick) <= LONGEST_NICK_CHARS else None
