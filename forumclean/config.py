"""The options of one run."""
from __future__ import annotations

from typing import NamedTuple

KINDS = ("auto", "html", "text")
POSTS = ("all", "first")


class Config(NamedTuple):
    """What the caller wants. `select` and `ignore` hold rule ids, owners or roles; None selects all.

    `posts` is one of POSTS: the whole thread, or the page's first post alone.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    posts: str = "all"
