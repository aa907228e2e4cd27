"""Web archives: the responses that are pages. fastwarc tells plain, gzip and zstd (with its dictionary) apart."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from forumclean.batch import records
from forumclean.batch.extras import extra
from forumclean.batch.records import PAGE, Record, Unusable, bad

KINDS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
MAX_HEADER_BYTES = 1 << 20


def read_warc(file: BinaryIO, name: str, skip: int = 0) -> Iterator[Record]:
    """The pages of an archive; `skip` of them are passed over.

    A response that is not the page itself (a redirection, an image) is no record. An archive that breaks off gives one
    BAD record in the place of all that follows.
    """
    warc = extra("fastwarc.warc")
    kinds = warc.WarcRecordType.response | warc.WarcRecordType.resource
    number = 0
    try:
        for entry in warc.ArchiveIterator(file, record_types=kinds, parse_http=False, max_header_len=MAX_HEADER_BYTES):
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
    except (EOFError, OSError, ValueError) as error:
        yield bad(f"{name}:{number + 1}+", "damaged-input", f"cannot be read beyond here ({error})", file.tell())


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
    return http_record(entry, block, where, at, told)


def http_record(entry: Any, block: bytes, where: str, at: int, told: dict[str, str | None]) -> Record | None:
    """The page of an HTTP response, unpacked as its header says; None if it is none or not one of success."""
    try:
        entry.set_bytes_content(block)
        entry.parse_http(auto_decode="all")
        status = entry.http_headers.status_code if entry.http_headers else None
        kind = KINDS.get((entry.http_content_type or "text/html").lower())
        if status is None or not 200 <= status < 300 or kind is None:
            return None
        page = entry.reader.read(records.MAX_RECORD_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Unusable("damaged-input", f"the response cannot be unpacked ({error})") from None
    if len(page) > records.MAX_RECORD_BYTES:
        raise Unusable("too-large", f"unpacks to more than {records.MAX_RECORD_BYTES >> 20} MiB")
    return Record(where, PAGE, page, at, encoding=entry.http_charset, kind=kind, **told)
