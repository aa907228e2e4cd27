"""Finds the post of a page whose words another one quotes."""
from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from forumclean.model import maker
from forumclean.patterns import lazy
from forumclean.stages.furniture.postlines import PostLines

ELLIPSIS_RE = lazy(r" ?(?:\.{3,}|…+)$")
ELLIPSIS_ENDS = ("...", "…")
PREFIX_CHARS = 8
SHORTEST_UNHEADED_CHARS = 12
FARTHEST_POSTS = 200
GRAM_CHARS = 4
SAME_SHARE = 0.75
LONGEST_COMPARED_CHARS = 240


def without_ellipsis(words: str) -> str:
    """Words without the ellipsis at their end."""
    return ELLIPSIS_RE.sub("", words) if words.endswith(ELLIPSIS_ENDS) else words


class Place(NamedTuple):
    """A line's place in the page: its post and where the line begins in the post's solid text."""

    post: int
    at: int


PLACE = maker(Place)


class Index:
    """Finds the earlier post that holds a quote's words, by the first characters of each of its lines."""

    def __init__(self, posts: Sequence[PostLines]):
        self._posts = posts
        self._authors: dict[str, list[int]] = {}
        for number, post in enumerate(posts):
            if post.author:
                self._authors.setdefault(post.author.replace(" ", ""), []).append(number)

    @cached_property
    def _lines(self) -> list[list[str]]:
        """The lines of each post without blanks."""
        return [[key.replace(" ", "") for key in post.keys] if not post.quoted else
                [line.solid for number, line in enumerate(post.lines) if number not in post.quoted]
                for post in self._posts]

    @cached_property
    def solid(self) -> list[str]:
        """Each post without blanks and marked quotations."""
        return [*map("".join, self._lines)]

    @cached_property
    def _places(self) -> dict[str, list[Place]]:
        """Where lines begin with the same characters. Built for a page that quotes; most do not."""
        places: dict[str, list[Place]] = {}
        for number, lines in enumerate(self._lines):
            at = 0
            for words in lines:
                places.setdefault(words[:PREFIX_CHARS], []).append(PLACE((number, at)))
                at += len(words)
        return places

    def add(self, number: int, words: str) -> None:
        """Count words of a quotation that stays among those of its post: a second one of the same words may go."""
        self._places.setdefault(words[:PREFIX_CHARS], []).append(Place(number, len(self.solid[number])))
        self.solid[number] += words

    def post_of(self, words: str, reader: int, author: str | None) -> int | None:
        """The other post that holds the words (no blanks), or nearly all of them; None where none does.

        Only the quoted author's posts count where the page knows that author. Engines cut quotes short and sites splice
        the original, so a share of the words' 4-grams is enough in a post that a line or an author points to.
        """
        words = without_ellipsis(words)
        own = self._authors.get((author or "").replace(" ", ""), ())
        places = [place for place in self._places.get(words[:PREFIX_CHARS], ())[:40]
                  if place.post != reader and (not own or place.post in own)]
        for place in places:
            if words and self.solid[place.post].startswith(words, place.at):
                return place.post
        near = [place.post for place in places] + [number for number in own[-20:] if number != reader]
        return next((number for number in near if alike(words, self.solid[number])), None)

    def post_like(self, words: str, reader: int) -> int | None:
        """The last earlier post that holds most of some words that begin otherwise there: a mark may stand in the
        original."""
        if len(words) < SHORTEST_UNHEADED_CHARS:
            return None
        samples = [words[at:at + PREFIX_CHARS] for at in (len(words) // 3, len(words) // 2, len(words) - PREFIX_CHARS)]
        for number in range(reader - 1, max(reader - FARTHEST_POSTS, 0) - 1, -1):
            text = self.solid[number]
            if any(sample in text for sample in samples) and alike(words, text):
                return number
        return None

    def goes_on(self, number: int, reached: int, words: str) -> bool:
        """Whether a post holds the words next after `reached`; long ones may stand anywhere in it, spliced or not."""
        text = self.solid[number]
        return text.startswith(words, reached) or len(words) >= SHORTEST_UNHEADED_CHARS and alike(words, text)

    def knows(self, author: str) -> bool:
        """Whether somebody of that name posts on the page."""
        return author.replace(" ", "") in self._authors

    def begins(self, words: str, author: str) -> bool:
        """Whether a post of somebody's begins with the words, or they with all of it."""
        words = without_ellipsis(words)
        return any(words.startswith(text) or text.startswith(words)
                   for number in self._authors.get(author.replace(" ", ""), ())[-20:]
                   if min(len(text := self.solid[number]), len(words)) >= SHORTEST_UNHEADED_CHARS)

    def shared_prefix(self, words: str, reader: int, author: str | None) -> int:
        """How many of the words' first characters are a whole post of the quoted author, or begin one and end in an
        ellipsis; 0 where none is."""
        numbers = self._authors.get((author or "").replace(" ", ""), ())[-20:]
        best = 0
        for number in numbers:
            text = self.solid[number]
            if number != reader and len(text) > best and words.startswith(text):
                best = len(text)
        return best


def alike(words: str, text: str) -> bool:
    """Whether the text holds the words, or most of their 4-grams."""
    if words and words in text:
        return True
    if len(words) < 3 * GRAM_CHARS:
        return False
    count = min(len(words), LONGEST_COMPARED_CHARS) - GRAM_CHARS + 1
    may_miss = (1 - SAME_SHARE) * count
    for at in range(count):
        if words[at:at + GRAM_CHARS] not in text:
            may_miss -= 1
            if may_miss < 0:   # nearly always soon
                return False
    return True
