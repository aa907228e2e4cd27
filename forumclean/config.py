"""The options of one run."""
from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from forumclean.engine import Engine
    from forumclean.profile import Profile

KINDS = ("auto", "html", "text")
POSTS = ("all", "first")
PUNCTUATION = ("keep", "fullwidth")


class Config(NamedTuple):
    """What the caller wants. `select` and `ignore` hold rule ids, owners or roles; None selects all.

    `engines` are tried before the built-in ones; None stands for those alone, an empty tuple for none at all.
    `posts` is one of POSTS: the whole thread, or the page's first post alone. `punctuation` is one of PUNCTUATION:
    marks as they are written, or those beside Han in full width. `profiles` tell of sites' marks; `folders` hold
    more of them, one for a host.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    engines: tuple[Engine, ...] | None = None
    posts: str = "all"
    punctuation: str = "keep"
    profiles: tuple[Profile, ...] = ()
    folders: tuple[str, ...] = ()
