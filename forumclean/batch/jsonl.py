"""Lines of JSON, plain or compressed. A line is passed on unread: the workers parse it, for there are more of them."""
from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from forumclean.batch import records
from forumclean.batch.records import LINE, Record, bad, too_large

BOM = b"\xef\xbb\xbf"
SKIP_BYTES = 1 << 20
# What is read at once from a compressed file: so much is lost in front of the place where it breaks off.
PIECE_BYTES = 1 << 13


class ZstdFile(io.RawIOBase):
    """A zstd file to read from.

    fastwarc's reader and not that of `zstandard`, which takes a file that was cut off for a whole one.
    """

    def __init__(self, file: BinaryIO):
        from forumclean.batch.extras import extra
        self.stream = extra("fastwarc.stream_io").ZstdReader(file, PIECE_BYTES)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self.stream.read(min(len(buffer), PIECE_BYTES))
        buffer[:len(data)] = data
        return len(data)


def unpacked(file: BinaryIO, name: str) -> BinaryIO:
    """What a file holds, decompressed as its name's end says (.gz, .zst)."""
    if name.endswith(".gz"):
        import gzip
        return gzip.GzipFile(fileobj=file, mode="rb")   # type: ignore[return-value]
    if name.endswith(".zst") and file.read(1):
        file.seek(0)
        return io.BufferedReader(ZstdFile(file), 1 << 17)
    return file


def read_lines(file: BinaryIO, name: str, skip: int = 0) -> Iterator[Record]:
    """The lines of a file that is open for reading, blank ones left out; `skip` records are passed over.

    A stream that breaks off gives one BAD record in the place of all that follows.
    """
    stream = unpacked(file, name.lower())
    where = f"{name}:1"
    tell = file.tell if file.seekable() else int
    try:
        for number, line in enumerate(limited_lines(stream, tell), 1):
            where = f"{name}:{number}"
            if line is not None and not line.strip():
                continue
            if skip:
                skip -= 1
            elif line is None:
                yield too_large(where, tell())
            else:
                yield Record(where, LINE, line.removeprefix(BOM) if number == 1 else line, tell())
    except (EOFError, OSError, zlib.error) as error:
        place, _, last = where.rpartition(":")
        yield bad(f"{place}:{last}+", "damaged-input", f"cannot be read beyond here ({error})", tell())


def limited_lines(stream: BinaryIO, tell: Callable[[], int]) -> Iterator[bytes | None]:
    """Each line with its end; None for one that is too long to be held."""
    while line := stream.readline(records.MAX_RECORD_BYTES + 1):
        if len(line) <= records.MAX_RECORD_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(SKIP_BYTES)
        yield None
