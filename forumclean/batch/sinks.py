"""Where the rows of a shard go. A shard appears under its name when it is complete, and not before.

A sink is opened on a temporary path; `write` takes the rows of a task as `work.shaped` made them; `close` puts all on
the disk. The bytes depend on the rows alone: no time and no name goes into a compressed file's header.
"""
from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any, BinaryIO, Protocol

from forumclean.batch.extras import extra
from forumclean.batch.names import text_path

FORMATS = ("jsonl", "parquet", "text", "mnbvc")
COMPRESSIONS = ("none", "gz", "zst")
GZIP_LEVEL = 6
ZSTD_LEVEL = 3
ROW_GROUP_ROWS = 500


class Sink(Protocol):
    """What takes the rows of one shard."""

    def write(self, rows: Sequence[Any]) -> None: ...
    def close(self) -> None: ...


def extension(format_: str, compress: str) -> str:
    """The end of a shard's name."""
    if format_ == "parquet":
        return ".parquet"
    return ".jsonl" + ("" if compress == "none" else f".{compress}")


def packer(file: BinaryIO, compress: str) -> Any:
    """A stream that compresses into an open file, which stays open when it is closed."""
    if compress == "gz":
        import gzip
        return gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=GZIP_LEVEL, mtime=0)
    return extra("zstandard").ZstdCompressor(level=ZSTD_LEVEL, write_checksum=True).stream_writer(file, closefd=False)


class LinesSink:
    """Lines, compressed or not."""

    def __init__(self, path: str, compress: str):
        self.file = open(path, "wb")  # noqa: SIM115 (close() does)
        self.stream = self.file if compress == "none" else packer(self.file, compress)

    def write(self, rows: Sequence[bytes]) -> None:
        self.stream.write(b"".join(rows))

    def close(self) -> None:
        try:
            if self.stream is not self.file:
                self.stream.close()
            self.file.flush()
            os.fsync(self.file.fileno())
        finally:
            self.file.close()


class TableSink:
    """A Parquet file with the columns of `schema`, compressed by zstd."""

    def __init__(self, path: str, ledger: bool):
        self.arrow, parquet = extra("pyarrow"), extra("pyarrow.parquet")
        self.schema = schema(ledger)
        self.file = open(path, "wb")  # noqa: SIM115 (close() does)
        self.writer = parquet.ParquetWriter(self.file, self.schema, compression="zstd")
        self.rows: list[dict[str, Any]] = []

    def write(self, rows: Sequence[dict[str, Any]]) -> None:
        self.rows.extend(rows)
        while len(self.rows) >= ROW_GROUP_ROWS:
            self.put(self.rows[:ROW_GROUP_ROWS])
            self.rows = self.rows[ROW_GROUP_ROWS:]

    def put(self, rows: list[dict[str, Any]]) -> None:
        self.writer.write_table(self.arrow.Table.from_pylist(rows, self.schema))

    def close(self) -> None:
        try:
            if self.rows:
                self.put(self.rows)
            self.writer.close()
            self.file.flush()
            os.fsync(self.file.fileno())
        finally:
            self.file.close()


def schema(ledger: bool) -> Any:
    """The columns of a Parquet file, named as the fields in docs/json.md."""
    arrow = extra("pyarrow")
    words, number = arrow.string(), arrow.int64()

    def structs(strings: str, numbers: str = "", **more: Any) -> Any:
        columns = [(name, words) for name in strings.split()] + [(name, number) for name in numbers.split()]
        return arrow.list_(arrow.struct([*columns, *more.items()]))

    account = {"removed": structs("text rule role reason put", "start end"),
               "notes": structs("text rule reason", "start end")} if ledger else \
        {"removed_counts": arrow.map_(words, number)}
    posts = structs("id floor author time time_iso reply_to text", comments=structs("author time text"))
    return arrow.schema([
        ("schema", number), *((name, words) for name in ("id", "title", "url", "thread_id")), ("page", number),
        ("engine", words), ("profiles", structs("name sha256")), ("posts", posts), ("text", words), *account.items(),
        ("warnings", structs("code message", "start end")), ("version", words), ("input", words)])


class TreeSink:
    """A file of text for each page, in a folder that is laid out as the inputs are.

    Args:
        path: the folder where the files wait until the shard is complete.
    """

    def __init__(self, path: str):
        self.path = path
        os.mkdir(path)

    def write(self, rows: Sequence[tuple[str, str]]) -> None:
        for where, text in rows:
            target = os.path.join(self.path, text_path(where))
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "xb") as file:
                file.write(text.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())

    def close(self) -> None:
        pass


def open_sink(path: str, format_: str, compress: str, ledger: bool) -> Sink:
    """The sink of a format of FORMATS, on a path where nothing is yet."""
    if format_ == "text":
        return TreeSink(path)
    return TableSink(path, ledger) if format_ == "parquet" else LinesSink(path, compress)
