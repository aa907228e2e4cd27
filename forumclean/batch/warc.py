"""Web archives: the responses that are pages. fastwarc tells plain, gzip and zstd (with its dictionary) apart."""
from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from forumclean.batch import records
from forumclean.batch.extras import extra
from forumclean.batch.records import PAGE, Record, Unusable, bad

KINDS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
BROKEN = (EOFError, OSError, ValueError, zlib.error)
MAX_HEADER_BYTES = 1 << 20


def read_warc(file: BinaryIO, name: str, skip: int = 0) -> Iterator[Record]:
    """The pages of an archive; `skip` of them are passed over.

    A response that is not the page itself (a redirection, an image) is no record. An archive that breaks off gives one
    BAD record in the place of all that follows.
    """
    warc = extra("fastwarc.warc")
    types = warc.WarcRecordType
    pages = (types.response, types.resource)
    stream = GzipStream(file) if name.lower().endswith(".gz") else file
    number = 0
    try:
        for entry in warc.ArchiveIterator(stream, parse_http=False, max_header_len=MAX_HEADER_BYTES):
            # A record that breaks off in its head is of no type, or of a strange one, and has no length yet.
            if entry.record_type not in pages and entry.headers.get("Content-Length"):
                continue
            number += 1
            where = f"{name}:{number}"
            try:
                record = page_record(entry, where, file.tell())
            except Unusable as error:
                record = bad(where, error.reason, error.message, file.tell())
            if record is not None and skip:
                skip -= 1
            elif record is not None:
                yield record
    except BaseException as error:
        # A panic of fastwarc's Rust code is no Exception.
        if not isinstance(error, BROKEN) and type(error).__name__ != "PanicException":
            raise
        yield bad(f"{name}:{number + 1}+", "damaged-input", f"cannot be read beyond here ({error})", file.tell())


class GzipStream:
    """What fastwarc reads an archive in gzip from: it takes one that breaks off between two members for whole, if the
    second has not given a character yet. Python tells.

    One read gives what is unpacked so far, or that would be lost with the error.
    """

    def __init__(self, file: BinaryIO):
        self.file = gzip.GzipFile(fileobj=file, mode="rb")

    def read(self, size: int) -> bytes:
        """At most `size` bytes; none at the end."""
        return self.file.read1(size)

    def tell(self) -> int:
        """Where it is, in unpacked bytes."""
        return self.file.tell()


def page_record(entry: Any, where: str, at: int) -> Record | None:
    """The page of one response; None if it holds none.

    Raises:
        Unusable: it is damaged or too large.
    """
    length = entry.content_length
    if length > records.MAX_RECORD_BYTES:
        raise Unusable("too-large", f"{length} bytes; it was not read")
    block = entry.reader.read(length) if length else b""
    # An archive that was cut off gives the last record as far as it goes, without an error.
    if not block or len(block) < length:
        raise Unusable("damaged-input", f"the record ends after {len(block)} of {length} bytes")
    told = {"url": entry.headers.get("WARC-Target-URI"), "id": entry.headers.get("WARC-Record-ID")}
    if not entry.is_http:
        kind = KINDS.get((entry.headers.get("Content-Type") or "").partition(";")[0].strip().lower())
        return Record(where, PAGE, block, at, kind=kind, **told) if kind else None
    return http_record(block, where, at, told)


def http_record(block: bytes, where: str, at: int, told: dict[str, str | None]) -> Record | None:
    """The page of an HTTP response, unpacked as its header says; None if it is none or not one of success."""
    # In a record of its own, for one that cannot be parsed would end the iteration.
    copy = extra("fastwarc.warc").WarcRecord()
    try:
        copy.set_bytes_content(block)
        copy.is_http = True
        copy.parse_http(auto_decode="all")
        status = copy.http_headers.status_code if copy.http_headers else None
        kind = KINDS.get((copy.http_content_type or "text/html").lower())
        if status is None or not 200 <= status < 300 or kind is None:
            return None
        page = copy.reader.read(records.MAX_RECORD_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Unusable("damaged-input", f"the response cannot be unpacked ({error})") from None
    if len(page) > records.MAX_RECORD_BYTES:
        raise Unusable("too-large", f"unpacks to more than {records.MAX_RECORD_BYTES >> 20} MiB")
    return Record(where, PAGE, page, at, encoding=copy.http_charset, kind=kind, **told)
