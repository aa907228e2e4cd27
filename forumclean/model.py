"""The values that flow through the pipeline.

All are immutable. Every offset is an index of code points into `Page.text`, half-open.
"""
from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from forumclean.outline import Outline

T = TypeVar("T", bound=tuple[Any, ...])


def maker(kind: type[T]) -> Callable[[tuple[Any, ...]], T]:
    """Makes a named tuple of a plain one with all its fields: twice as fast as the class's own call, for what a page
    holds by the hundred."""
    return partial(tuple.__new__, kind)


class Cut(NamedTuple):
    """A span of the page text that is left out of the output, and what stands in its place.

    `rule` is a public id (`<owner>.<kebab>`), `reason` one line for a reader of the ledger.
    `put` is white space only ("", " ", "\\n", "\\n\\n"), so that nothing is ever rewritten; but for a mark that
    `punctuation="fullwidth"` asks for, which takes the place of the one in half width.
    """

    start: int
    end: int
    rule: str
    reason: str
    put: str = ""


class Note(NamedTuple):
    """A span that was suspected and kept on purpose."""

    start: int
    end: int
    rule: str
    reason: str


class PageWarning(NamedTuple):
    """Something about the input that a reader should know; `code` is listed in docs/json.md."""

    code: str
    message: str
    start: int = 0
    end: int = 0


class Findings(NamedTuple):
    """What a stage found. It changes nothing: the pipeline applies the cuts."""

    cuts: Sequence[Cut] = ()
    notes: Sequence[Note] = ()
    warnings: Sequence[PageWarning] = ()


class Comment(NamedTuple):
    """A remark that the forum prints inside somebody's post (点评); a field is None where the page does not show it."""

    author: str | None
    time: str | None
    text: str


class Post(NamedTuple):
    """One post of the thread, its fields as the page prints them.

    `start` and `end` enclose the body; cuts inside them still apply. A post may begin in mid-line. What others wrote
    into it stands in `comments` and not in the body.
    """

    start: int
    end: int
    author: str | None = None
    time: str | None = None
    floor: str | None = None
    id: str | None = None
    reply_to: str | None = None
    comments: Sequence[Comment] = ()


class Embedded(NamedTuple):
    """Posts that a page holds for its scripts only: where their words begin in the page text, title and posts."""

    start: int
    title: tuple[int, int] | None
    posts: Sequence[Post]


class Page(NamedTuple):
    """One decoded page as lines.

    `starts` holds the offset of each line and, last, `len(text)`: line i is `text[starts[i]:starts[i + 1]]`,
    its line break included, so the lines tile the text. `keys` holds each line without outer blanks and
    zero-width characters, with inner blanks collapsed to one space: the form in which lines are looked up.
    Two parallel lists instead of an object a line: on a 40 MB text the objects alone cost more than the reading.
    `tags` names the element a line of an HTML page stands in ("pre", "blockquote", "td", "" …); None for text.
    `outline` tells which element of an HTML page holds what; None for text, and where no tree could be had.
    `canonical` says that `url` is the one that the page names for search engines.
    `embedded` are the posts that stand in the page's JSON and are not visible; their words end the text.
    """

    text: str
    starts: Sequence[int]
    keys: Sequence[str]
    kind: str = "text"
    tags: Sequence[str] | None = None
    url: str | None = None
    cuts: Sequence[Cut] = ()
    warnings: Sequence[PageWarning] = ()
    outline: Outline | None = None
    canonical: bool = False
    embedded: Embedded | None = None


class Thread(NamedTuple):
    """What segmenting found: the title's span, the posts in page order, and the names the furniture confesses.

    Without evidence of a page `is_page` is false and there are no posts: the whole text is the author's.
    `engine` is the forum software's name where the page shows it. `quotes` are the spans that a page marks as
    quotations; a text does so with raw BBCode alone.
    """

    title: tuple[int, int] | None = None
    posts: Sequence[Post] = ()
    site_names: Sequence[str] = ()
    engine: str | None = None
    is_page: bool = False
    authors: frozenset[str] = frozenset()
    quotes: Sequence[tuple[int, int]] = ()
