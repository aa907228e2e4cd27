"""Web archives: whole, packed in every way, cut off, and lying."""
from __future__ import annotations

import gzip
import struct
from pathlib import Path

import pytest

from forumclean import Cleaner
from forumclean.batch import records
from forumclean.batch.pages import page_of
from forumclean.batch.records import BAD, Job, Record
from forumclean.batch.sources import find_sources, read_source

pytest.importorskip("fastwarc", reason="needs the extra [batch]")

PAGE = "<html><p>繁花似锦的一句话，没有什么可删的。</p></html>"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder to run in."""
    monkeypatch.chdir(tmp_path)


def response(number: int, body: bytes = PAGE.encode("gbk"), head: str = "Content-Type: text/html; charset=gbk",
             status: str = "200 OK") -> bytes:
    """A response as a record."""
    return entry(number, "response", "application/http; msgtype=response",
                 f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + body)


def entry(number: int, kind: str, content: str, block: bytes) -> bytes:
    """A record of any type."""
    return (f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://bbs.example/thread-{number}-1-1.html\r\n"
            f"WARC-Date: 2020-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: {content}\r\n"
            f"Content-Length: {len(block)}\r\n\r\n").encode() + block + b"\r\n\r\n"


def read(name: str, data: bytes, skip: int = 0) -> list[Record]:
    """The records of an archive."""
    Path(name).write_bytes(data)
    (source,) = find_sources([name])
    return list(read_source(source, skip))


def packed(entries: list[bytes], end: str) -> bytes:
    """Records, each a member of its own."""
    if end == ".gz":
        return b"".join(map(gzip.compress, entries))
    if end == ".zst":
        zstandard = pytest.importorskip("zstandard", reason="needs the extra [batch]")
        samples = [response(number, PAGE.encode() * (number % 7)) for number in range(2000)]
        words = zstandard.train_dictionary(4096, samples).as_bytes()
        packer = zstandard.ZstdCompressor(dict_data=zstandard.ZstdCompressionDict(words), write_checksum=True)
        return struct.pack("<II", 0x184D2A5D, len(words)) + words + b"".join(map(packer.compress, entries))
    return b"".join(entries)


@pytest.mark.parametrize("end", ["", ".gz", ".zst"])
def test_pages_and_nothing_else(end: str) -> None:
    entries = [entry(0, "warcinfo", "application/warc-fields", b"software: x\r\n"), response(1),
               response(2, b"\x89PNG", "Content-Type: image/png"), response(3, status="404 Not Found"),
               entry(4, "request", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
               response(5, "一句话。".encode(), "Content-Type: text/plain"),
               entry(6, "resource", "text/html", PAGE.encode())]
    found = read(f"a.warc{end}", packed(entries, end))
    assert [(record.id, record.url, record.encoding, record.kind) for record in found] == [
        ("<urn:uuid:1>", "http://bbs.example/thread-1-1-1.html", "gbk", "html"),
        ("<urn:uuid:5>", "http://bbs.example/thread-5-1-1.html", None, "text"),
        ("<urn:uuid:6>", "http://bbs.example/thread-6-1-1.html", None, "html")]
    assert found[0].data == PAGE.encode("gbk")
    assert read(f"a.warc{end}", packed(entries, end), 2)[0].id == "<urn:uuid:6>"


def test_packed_and_chunked_bodies() -> None:
    body = gzip.compress(PAGE.encode())
    chunks = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    head = "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked"
    found = read("a.warc", response(1, chunks, head) + response(2, b"3\r\nnot gzip", head) + response(3))
    assert found[0].data == PAGE.encode()
    assert (found[1].form, found[1].data[0]) == (BAD, "damaged-input") and found[2].id == "<urn:uuid:3>"


def test_a_charset_that_nobody_knows_is_a_warning() -> None:
    (record,) = read("a.warc", response(1, head="Content-Type: text/html; charset=klingon"))
    page = page_of(record, Job(Cleaner()))
    assert (page.encoding, page.label) == (None, "klingon")


@pytest.mark.parametrize("end", ["", ".gz", ".zst"])
def test_an_archive_that_breaks_off(end: str) -> None:
    """Wherever it does, all but the last page are there, and that is told."""
    data, before = (packed([response(number) for number in range(count)], end) for count in (4, 3))
    for size in range(len(before) + 1, len(data), 5):
        found = read(f"a.warc{end}", data[:size])
        good = [record for record in found if record.form != BAD]
        assert [record.id for record in good] == [f"<urn:uuid:{number}>" for number in range(len(good))]
        assert all(record.data == PAGE.encode("gbk") for record in good)
        # Of zstd a piece that is unpacked at once is lost at once. The blank lines at the end hold nothing.
        assert len(good) >= (0 if end == ".zst" else 3), size
        assert [record.data[0] for record in found if record.form == BAD] == ["damaged-input"] or \
            (len(good), end) == (4, "") and size >= len(data) - 4, size


def test_what_is_no_archive() -> None:
    assert read("empty.warc", b"") == []
    assert [record.data[0] for record in read("a.warc", b"no such thing\n" * 99)] == ["damaged-input"]


def test_a_large_response_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MAX_RECORD_BYTES", 2000)
    head = "Content-Type: text/html\r\nContent-Encoding: gzip"
    found = read("a.warc", response(1, b"x" * 3000) + response(2, gzip.compress(bytes(500_000)), head) + response(3))
    assert [record.data[0] if record.form == BAD else record.id for record in found] == \
        ["too-large", "too-large", "<urn:uuid:3>"]
