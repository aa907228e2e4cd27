"""The files of an output folder: a shard while it is written, the records that failed, and how they reach the disk."""
from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Sequence
from typing import Any, BinaryIO, NamedTuple

from forumclean.batch.names import shard_base
from forumclean.batch.records import Job
from forumclean.batch.sinks import open_sink
from forumclean.batch.tally import Tally


class Shard(NamedTuple):
    """Some consecutive records of a source, the `part`-th of its shards.

    `mark` tells whether the source is still the same (None: nobody can tell), `room` how many records it may hold.
    """

    source: str
    part: int
    mark: Any
    room: int

    @property
    def name(self) -> str:
        """The beginning of its file's name."""
        return f"{shard_base(self.source)}-{self.part:05d}"


class OpenShard:
    """A shard that is being written: its rows on `path`, and beside it the records that failed.

    Those lie on the disk too, for they hold whole pages, and every page of a shard may fail.
    """

    def __init__(self, shard: Shard, path: str, job: Job):
        self.shard, self.path = shard, path
        self.sink = open_sink(path, job.format, job.compress, job.ledger)
        self.failures = path + "-failed"
        self.file: BinaryIO | None = None
        self.tally = Tally()

    def write(self, rows: Sequence[Any], failures: Sequence[bytes], tally: Tally) -> None:
        """Add what came of a task."""
        self.sink.write(rows)
        if failures:
            self.file = self.file or open(self.failures, "wb")  # noqa: SIM115 (close() does)
            self.file.writelines(failures)
        self.tally.add(tally)

    def close(self) -> None:
        """Put all on the disk."""
        self.sink.close()
        if self.file is not None:
            self.file.close()

    def abandon(self) -> None:
        """Let go of it, whatever state it is in: after a full disk, closing fails once more."""
        with contextlib.suppress(Exception):
            self.close()


class Failures:
    """The file of failed records. Each line names its shard; lines of shards that do not count are removed.

    Args:
        shards: the names of those that count.
    """

    def __init__(self, path: str, shards: set[str]):
        self.path = path
        self.shards: set[str] = set()
        stale = False
        if os.path.exists(path):
            with open(path, "rb") as file:
                for line in file:
                    name = shard_of(line)
                    self.shards.add(name)
                    stale |= name not in shards
        else:
            open(path, "wb").close()
        if stale:
            self.keep(shards)

    def keep(self, shards: set[str]) -> None:
        """Leave the lines of these shards alone."""
        temporary = os.path.join(os.path.dirname(self.path), ".forumclean-failed")
        with open(self.path, "rb") as old, open(temporary, "wb") as new:
            new.writelines(line for line in old if shard_of(line) in shards)
            sync(new)
        os.replace(temporary, self.path)
        self.shards &= shards

    def replace(self, shard: str, path: str | None) -> None:
        """Put the lines of a file, if there is one, in the place of what there is of a shard."""
        if shard in self.shards:
            self.keep(self.shards - {shard})
        if path is not None and os.path.exists(path):
            with open(path, "rb") as new, open(self.path, "ab") as file:
                shutil.copyfileobj(new, file)
                sync(file)
            os.unlink(path)
            self.shards.add(shard)


def shard_of(line: bytes) -> str:
    """The shard that a line of the failed records names; "" for one that was not written to its end."""
    with contextlib.suppress(ValueError, KeyError, TypeError):
        if line.endswith(b"\n"):
            return str(json.loads(line)["failed"]["shard"])
    return ""


def append(path: str, data: bytes) -> None:
    """Add to a file, for good."""
    with open(path, "ab") as file:
        file.write(data)
        sync(file)


def sync(file: BinaryIO) -> None:
    """Put what was written on the disk."""
    file.flush()
    os.fsync(file.fileno())


def sync_folder(path: str) -> None:
    """Put a folder's names on the disk, where the system can."""
    if os.name == "posix":
        number = os.open(path, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def move_tree(source: str, target: str) -> None:
    """Move each file below a folder to the same place below another, then remove the first."""
    for root, _, files in os.walk(source):
        there = os.path.join(target, os.path.relpath(root, source))
        os.makedirs(there, exist_ok=True)
        for name in files:
            os.replace(os.path.join(root, name), os.path.join(there, name))
        sync_folder(there)
    shutil.rmtree(source)
