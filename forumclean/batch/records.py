"""The values that flow from the sources to the workers: one record is one page and whatever came beside it."""
from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from forumclean import Cleaner, __version__
from forumclean.profilefile import folders_digest

# Forms of a record: a line of JSON, the bytes of a page, the columns of a table's row, or something unreadable.
LINE, PAGE, ROW, BAD = "line", "page", "row", "bad"
# A larger record is not read into memory but put among the failed ones.
MAX_RECORD_BYTES = 64 << 20
# What a failed record's `reason` may be; docs/batch.md explains each.
REASONS = ("bad-json", "damaged-input", "error", "no-page", "not-text", "timeout", "too-large", "worker-died")


class Record(NamedTuple):
    """One page as its source gives it.

    Args:
        where: the input and the place in it ("a.jsonl:17", "pages/a.html", "a.zip:b.html"); unique within a run.
        form: one of LINE, PAGE, ROW and BAD.
        data: bytes of the line or page; a dict for ROW; `(reason, message)` for BAD.
        at: bytes of the source that were read up to here, for the progress bar.
        id: what the source calls the page; None: `where`.
        url: the page's address, None if unknown.
        encoding: what the source says of the bytes, a hint.
        kind: "html", "text" or "auto".
    """

    where: str
    form: str
    data: Any
    at: int = 0
    id: str | None = None
    url: str | None = None
    encoding: str | None = None
    kind: str = "auto"

    @property
    def size(self) -> int:
        """Bytes of the page, of a table's row a rough number of them."""
        if self.form == ROW:
            return sum(len(value) for value in self.data.values() if isinstance(value, (str, bytes)))
        return len(self.data) if self.form != BAD else 0


class Fields(NamedTuple):
    """The names under which a line of JSON or a table's row holds a page and what is known of it."""

    text: str = "text"
    html: str = "html"
    id: str = "id"
    url: str = "url"
    encoding: str = "encoding"


class Job(NamedTuple):
    """What is to be done with every record; it goes to each worker once.

    `format` is one of `sinks.FORMATS`; with `ledger` each removed span is written, else a number for each rule.
    """

    cleaner: Cleaner
    fields: Fields = Fields()
    kind: str = "auto"
    encoding: str | None = None
    format: str = "jsonl"
    compress: str = "none"
    ledger: bool = False

    def key(self) -> str:
        """A hash of everything that the output's bytes depend on, beside the input: options, profiles, version.

        By what `repr` shows of it, a profile's whole content included: whatever a cleaner holds has to show itself the
        same in every process (no sets). Profiles that are found by a page's host count by their files.
        """
        told = json.dumps([__version__, repr(self), folders_digest(self.cleaner.profile_folders)], ensure_ascii=False)
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Unusable(Exception):
    """A record, or the rest of a source, that cannot be used: a reason of REASONS and a message for people."""

    def __init__(self, reason: str, message: str):
        super().__init__(reason, message)
        self.reason, self.message = reason, message


def bad(where: str, reason: str, message: str, at: int = 0) -> Record:
    """A record that its source could not read."""
    return Record(where, BAD, (reason, message), at)


def too_large(where: str, at: int = 0) -> Record:
    """A record that is larger than MAX_RECORD_BYTES."""
    return bad(where, "too-large", f"larger than {MAX_RECORD_BYTES >> 20} MiB; it was not read", at)


class Peekable:
    """An iterator over records that can tell whether there is one more."""

    def __init__(self, records: Iterator[Record]):
        self.records = records
        self.next: Record | None = None

    def more(self) -> bool:
        """Whether there is a record left."""
        if self.next is None:
            self.next = next(self.records, None)
        return self.next is not None

    def take(self) -> Record:
        """The next record. Raises StopIteration if there is none."""
        if not self.more() or self.next is None:
            raise StopIteration
        record, self.next = self.next, None
        return record
