"""The columns that cleaning adds to a table, told once for every kind of table.

A shape is the name of a type ("string", "int64"), a list of one shape, or a dict from field to shape. The fields are
those of docs/json.md.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forumclean import Cleaner
from forumclean.config import KINDS
from forumclean.errors import NotTextError, UsageError
from forumclean.model import PageWarning
from forumclean.output.jsonl import post_record

if TYPE_CHECKING:
    from forumclean.profile import Profile

Shape = Any
Row = tuple[str | None, str | None, str | None, list[dict[str, Any]] | None, list[dict[str, Any]]]

COMMENT: dict[str, Shape] = {"author": "string", "time": "string", "text": "string"}
POST: dict[str, Shape] = {
    "id": "string", "floor": "string", "author": "string", "time": "string", "time_iso": "string",
    "reply_to": "string", "text": "string", "comments": [COMMENT],
}
WARNING: dict[str, Shape] = {"code": "string", "message": "string", "start": "int64", "end": "int64"}
COLUMNS: dict[str, Shape] = {
    "clean": "string", "title": "string", "engine": "string", "posts": [POST], "warnings": [WARNING],
}
NO_PAGE: Row = (None, None, None, None, [])


def clean_row(cleaner: Cleaner, source: str | bytes | None, kind: str = "auto", url: str | None = None,
              encoding: str | None = None) -> Row:
    """What the columns hold for one page. Raises nothing: a job over millions of pages must not end with one of them.

    Args:
        source: the page; None where the row has none.
        kind: one of `KINDS`.
        url: the page's address, if known.
        encoding: a hint for bytes, if known. One that names no charset is passed over, with the warning
            `encoding-unknown`: crawlers copy it from headers.

    Returns:
        The values of `COLUMNS` in their order. A page that cannot be cleaned has None for all but the warnings, which
        hold `not-text` (a PDF, an image …) or `failed` (a fault of ours).
    """
    if source is None:
        return NO_PAGE
    try:
        return cleaned_row(cleaner, source, kind, url, encoding)
    except NotTextError as error:
        return failed_row(PageWarning("not-text", str(error)))
    except Exception as error:
        return failed_row(PageWarning("failed", f"{type(error).__name__}: {error}"))


def cleaned_row(cleaner: Cleaner, source: str | bytes, kind: str, url: str | None, encoding: str | None) -> Row:
    """The same, for a page that can be cleaned."""
    extra = []
    try:
        result = cleaner.extract(source, kind=kind, url=url, encoding=encoding)
    except UsageError as error:
        if encoding is None:
            raise
        extra = [PageWarning("encoding-unknown", str(error))]
        result = cleaner.extract(source, kind=kind, url=url)
    return (result.text, result.title, result.engine, [post_record(post) for post in result.posts],
            [warning._asdict() for warning in (*extra, *result.warnings)])


def failed_row(warning: PageWarning) -> Row:
    """The row of a page that cannot be cleaned, with the reason."""
    # A message may quote half a surrogate pair, which no table can hold.
    message = warning.message.encode("utf-8", "backslashreplace").decode("utf-8")
    return (None, None, None, None, [warning._replace(message=message)._asdict()])


def checked_cleaner(cleaner: Cleaner | None, profile: Profile | None) -> Cleaner:
    """The cleaner to use, with a profile that was given beside it.

    Raises:
        UsageError: it is no profile, or the cleaner has another one.
    """
    cleaner = cleaner or Cleaner()
    if profile is None or profile == cleaner.profile:
        return cleaner
    if cleaner.profile is not None:
        raise UsageError("profile: the cleaner has another one; give one of the two")
    return cleaner._replace(profile=profile)


def check_kind(kind: str) -> None:
    """Raises UsageError for a kind that does not exist, before any row."""
    if kind not in KINDS:
        raise UsageError(f"no such kind ({kind!r}); use one of {', '.join(KINDS)}")


def check_names(present: list[str], prefix: str, *, ignore_case: bool = False) -> None:
    """Raises UsageError if a table already has a column of a name that is to be added."""
    def alike(name: str) -> str:
        return name.lower() if ignore_case else name
    there = {alike(name) for name in present}
    taken = [prefix + name for name in COLUMNS if alike(prefix + name) in there]
    if taken:
        raise UsageError(f"the table already has a column {taken[0]!r}; rename it, or give a prefix for the new ones")


def check_column(present: list[str], wanted: str) -> None:
    """Raises UsageError unless a table has just one column of this name; the message offers the nearest."""
    if present.count(wanted) > 1:
        raise UsageError(f"the table has {present.count(wanted)} columns {wanted!r}; rename all but one")
    if wanted not in present:
        from difflib import get_close_matches
        near = get_close_matches(wanted, present, 1)
        there = ", ".join(repr(name) for name in present[:20]) or "none"
        raise UsageError(f"no such column ({wanted!r}); " + (f"did you mean {near[0]!r}?" if near else
                                                             f"there are: {there}"))
