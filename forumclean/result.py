"""What the caller gets: the clean text, its posts, and the account that proves nothing was lost."""
from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from forumclean.frozen import Frozen
from forumclean.ledger import Ledger
from forumclean.model import Comment, Cut, Note, Page, PageWarning, Post, Thread, maker
from forumclean.patterns import lazy
from forumclean.rulebook import role_of

if TYPE_CHECKING:
    from forumclean.profile import Profile, ProfileUse

RULE = itemgetter(2)   # of a cut
QUOTED_FLOOR_RE = lazy(r"(?:回[复復覆]|引用)第? ?(#?\d{1,7} ?[楼樓#])")


class ResultPost(NamedTuple):
    """A post as the reader of the page sees it; a field is None where the page does not show it.

    `comments` is what others wrote into the post (点评); it is not part of `text`.
    """

    id: str | None
    floor: str | None
    author: str | None
    time: str | None
    reply_to: str | None
    text: str
    comments: tuple[Comment, ...] = ()

    @property
    def time_iso(self) -> str | None:
        """`time` in ISO 8601, without a zone unless one is printed; None where it is relative or doubtful."""
        from forumclean.stages.signs.isotime import iso_time
        return iso_time(self.time)


RESULT_POST = maker(ResultPost)


class Removed(NamedTuple):
    """A span of `Result.source_text` that is not in the output, and what stands in its place: white space, or with
    `punctuation="fullwidth"` the mark in full width."""

    start: int
    end: int
    text: str
    rule: str
    role: str
    reason: str
    put: str


class Result(Frozen):
    """One cleaned page.

    `text` is what the command prints. Offsets in `removed`, `notes` and `warnings` are code points of `source_text`.
    `canonical` says that `url` is what the page names for search engines, which may be the thread's first page.
    `profiles` names the profiles of the site that took part, each with its digest.
    """

    _fields = ("text", "title", "url", "engine", "posts", "notes", "warnings", "source_text", "cuts", "canonical",
               "profiles")
    __slots__ = _fields
    text: str
    title: str | None
    url: str | None
    engine: str | None
    posts: tuple[ResultPost, ...]
    notes: tuple[Note, ...]
    warnings: tuple[PageWarning, ...]
    source_text: str
    cuts: tuple[Cut, ...]
    canonical: bool
    profiles: tuple[ProfileUse, ...]

    def __init__(self, text: str, title: str | None, url: str | None, engine: str | None,
                 posts: tuple[ResultPost, ...], notes: tuple[Note, ...], warnings: tuple[PageWarning, ...],
                 source_text: str, cuts: tuple[Cut, ...], canonical: bool = False,
                 profiles: tuple[ProfileUse, ...] = ()):
        self.hold(text, title, url, engine, posts, notes, warnings, source_text, cuts, canonical, profiles)

    @property
    def thread_id(self) -> str | None:
        """The thread's id on its site, by the address; None where that does not tell it."""
        from forumclean.permalinks import permalink
        return permalink(self.url, self.canonical).thread_id

    @property
    def page(self) -> int | None:
        """The number of the page in its thread, 1 the first, by the address; None where that does not tell it."""
        from forumclean.permalinks import permalink
        return permalink(self.url, self.canonical).page

    @property
    def removed(self) -> list[Removed]:
        """Every cut with the text it claims and its role, in page order."""
        return [Removed(cut.start, cut.end, self.source_text[cut.start:cut.end], cut.rule, role_of(cut.rule),
                        cut.reason, cut.put) for cut in self.cuts]

    def replay(self) -> str:
        """The output, made from `source_text` and the cuts alone; equal to `text`."""
        return finished(Ledger(self.source_text, self.cuts))

    def restore(self) -> str:
        """The decoded page text, put together from what was kept and what was removed; equal to `source_text`."""
        return Ledger(self.source_text, self.cuts).restore()


def finished(ledger: Ledger) -> str:
    """The ledger's output with the line break that ends a cleaned text; a text in which nothing was found stays."""
    text = ledger.replay()
    if not text or text.endswith("\n"):
        return text
    found = any(not cut.rule.startswith("read.") for cut in ledger.cuts)
    return text + "\n" if found else text


def with_profiles(result: Result, profiles: Sequence[Profile]) -> Result:
    """The result with the names of the profiles that took part."""
    from forumclean.profile import ProfileUse
    return result._replace(profiles=tuple(ProfileUse(profile.name, profile.sha256) for profile in profiles))


def quoted_floors(ledger: Ledger, posts: Sequence[Post]) -> dict[int, str]:
    """The floors that the posts' first quote heads with a floor name (回复 2楼 …, 引用第2楼…), as they are printed, by the
    number of the post."""
    heads = Ledger(ledger.text, [cut for cut in ledger.cuts if cut[2] == "ui.quote-head"])
    floors: dict[int, str] = {}
    for number, post in enumerate(posts):
        for cut in heads.within(post[0], post[1]):
            if match := QUOTED_FLOOR_RE.search(heads.text, cut[0], cut[1]):
                floors[number] = match[1]
                break
    return floors


def make_result(page: Page, thread: Thread, ledger: Ledger, notes: Sequence[Note]) -> Result:
    """Put the outcome of one page together."""
    floors = quoted_floors(ledger, thread.posts) if "ui.quote-head" in map(RULE, ledger.cuts) else {}
    posts = tuple([
        RESULT_POST((id_, floor, author, time, reply_to or floors.get(number), ledger.replay(start, end).strip("\n"),
                     tuple(comments)))
        for number, (start, end, author, time, floor, id_, reply_to, comments) in enumerate(thread.posts)])
    title = ledger.replay(*thread.title).strip() if thread.title else None
    return Result(finished(ledger), title, page.url, thread.engine, posts, tuple(notes), tuple(page.warnings),
                  page.text, tuple(ledger.cuts), page.canonical)
