"""A thread as elements of an HTML page, as the selectors of an engine find them."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from forumclean.model import Comment


class PostBlock(NamedTuple):
    """A post as elements of the page's outline, and its fields as the page prints them.

    `card` holds the whole post; `bodies` hold the author's words, disjoint and in page order (none: an empty post).
    Where no element holds them, `runs` do: stretches of ink, from the character after so much to that before so much.
    `comments` is what others wrote into it; their elements are furniture.
    """

    card: int
    bodies: Sequence[int]
    author: str | None = None
    time: str | None = None
    floor: str | None = None
    id: str | None = None
    reply_to: str | None = None
    runs: Sequence[tuple[int, int]] = ()
    comments: Sequence[Comment] = ()


class Blocks(NamedTuple):
    """What was found on a page.

    `furniture` are elements that are not the author's, inside bodies or beside them, each with its rule id;
    `quotes` those that quote somebody. `title` is the element that prints the thread's title.
    `trims` are spans of the text inside bodies that are not the author's either, each with its rule id; `quoted` those
    that are quotations.
    """

    posts: Sequence[PostBlock]
    furniture: Sequence[tuple[int, str]] = ()
    quotes: Sequence[int] = ()
    title: int | None = None
    engine: str | None = None
    trims: Sequence[tuple[int, int, str]] = ()
    quoted: Sequence[tuple[int, int]] = ()
