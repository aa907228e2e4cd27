"""The output folder: shards, the manifest that says which of them count, and the records that failed.

A shard is written under a temporary name, synced, renamed, and then gets its line in the manifest, which is synced too.
Only the line makes it count: whatever a killed run left without one is done again under the same name. So nothing is
lost and nothing is there twice, wherever the run was killed.
"""
from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from typing import Any, BinaryIO

from forumclean.batch.files import Failures, OpenShard, Shard, append, move_tree, sync, sync_folder
from forumclean.batch.names import MANIFEST
from forumclean.batch.records import Job
from forumclean.batch.sinks import extension
from forumclean.batch.tally import Tally, tally_of
from forumclean.errors import ForumcleanError, UsageError

SUCCESS, FAILED = "_SUCCESS", "failed.jsonl"
TEMPORARY = ".forumclean-"
SHARD_RE = re.compile(r"part-.+-[0-9a-f]{8}-\d{5,}\.(?:jsonl(?:\.gz|\.zst)?|parquet)")


class OutputError(ForumcleanError):
    """The output cannot be written."""


@contextlib.contextmanager
def writing(what: str) -> Iterator[None]:
    """Turns the system's errors into one that says what to do."""
    try:
        yield
    except FileExistsError:
        raise OutputError(f"{what}: is a file; name a folder") from None
    except OSError as error:
        raise OutputError(f"{what}: cannot be written ({error.strerror or error}); free space or make it writable, "
                          "then run the same command again") from None


class Store:
    """The folder `path` as the target of one job. Only one run at a time may hold it.

    Raises:
        OutputError: it cannot be written to, or another run holds it.
        UsageError: it holds something else than the output of a run.
    """

    def __init__(self, path: str, job: Job):
        self.path, self.job, self.key = path, job, job.key()
        # By source and part: what the manifest says, and what of it this run has kept or made.
        self.lines: dict[tuple[str, int], dict[str, Any]] = {}
        self.current: set[tuple[str, int]] = set()
        self.lock: BinaryIO | None = None
        with writing(path):
            if os.path.isdir(path) and os.listdir(path) and not os.path.exists(self.file(MANIFEST)):
                raise UsageError(f"--output: {path} holds files that are not of a batch; name a new folder")
            os.makedirs(path, exist_ok=True)
            try:
                self.hold()
                self.recover()
            except BaseException:
                self.release()
                raise

    def file(self, name: str) -> str:
        """The path of a file in the folder."""
        return os.path.join(self.path, name)

    def hold(self) -> None:
        """Take the folder for this process; the system lets it go when the process ends, however it ends."""
        open(self.file(MANIFEST), "ab").close()
        try:
            import fcntl
        except ImportError:
            return      # Windows: nothing keeps two runs apart
        self.lock = open(self.file(MANIFEST), "rb")  # noqa: SIM115 (close() does)
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OutputError(f"{self.path}: another run is writing to it; wait until it has ended") from None

    def recover(self) -> None:
        """Read the manifest, and remove what a killed run left unfinished."""
        with open(self.file(MANIFEST), "r+b") as file:
            end = 0
            try:
                for line in file:
                    if not line.endswith(b"\n"):
                        break
                    end += len(line)
                    told = json.loads(line)
                    if "gone" in told:
                        self.lines.pop((told["source"], told["gone"]), None)
                    else:
                        self.lines[told["source"], told["part"]] = told
            except (ValueError, KeyError):
                raise OutputError(f"{self.file(MANIFEST)}: is damaged; name a new folder") from None
            if end < file.seek(0, os.SEEK_END):
                file.truncate(end)
        self.sweep()
        self.failed = Failures(self.file(FAILED), {line["shard"] for line in self.lines.values()})

    def sweep(self) -> None:
        """Remove what is not finished, and shards that do not count."""
        files = {line["file"] for line in self.lines.values()}
        for name in os.listdir(self.path):
            if name.startswith(TEMPORARY) or SHARD_RE.fullmatch(name) and name not in files:
                path = self.file(name)
                shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)

    def check_sources(self, names: set[str]) -> None:
        """Raises UsageError if the folder holds the pages of other inputs, or of a standard input that has ended."""
        others = sorted({source for source, _ in self.lines} - names)
        if others:
            raise UsageError(f"--output: {self.path} also holds the pages of {others[0]}; name that input too, or a "
                             "new folder")
        if ("-", 0) in self.lines and os.path.exists(self.file(SUCCESS)):
            raise UsageError(f"--output: {self.path} is complete, and nobody can tell whether standard input is still "
                             "the same; name a new folder")

    def has(self, shard: Shard) -> dict[str, Any] | None:
        """The manifest's line for a shard if it is done and nothing that it depends on has changed; else None."""
        line = self.lines.get((shard.source, shard.part))
        if line is None or shard.mark is None or (line["key"], line["mark"], line["room"]) != \
                (self.key, shard.mark, shard.room):
            return None
        self.current.add((shard.source, shard.part))
        return line

    def open(self, shard: Shard) -> OpenShard:
        """A shard to be written, under a temporary name."""
        with writing(self.path):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self.file(SUCCESS))
            return OpenShard(shard, self.file(TEMPORARY + shard.name), self.job)

    def commit(self, made: OpenShard, last: bool) -> None:
        """Make a shard count. `last` says that its source ends with it."""
        shard = made.shard
        place = (shard.source, shard.part)
        with writing(self.path):
            made.close()
            # The old file counts no more before the new one has its name: else a run with the old options, after a kill
            # right here, would take the new one for its own.
            if old := self.lines.pop(place, None):
                self.note({"source": place[0], "gone": place[1]})
            self.failed.replace(shard.name, made.failures)
            name = shard.name + extension(self.job.format, self.job.compress)
            if self.job.format == "text":
                move_tree(made.path, self.path)
            else:
                os.replace(made.path, self.file(name))
            sync_folder(self.path)
            line = {"source": shard.source, "part": shard.part, "shard": shard.name, "file": name, "key": self.key,
                    "mark": shard.mark, "room": shard.room, "last": last, **made.tally.plain()}
            self.note(line)
            self.lines[place] = line
            self.current.add(place)
            if old and old["file"] != name:
                self.drop(old)

    def finish(self) -> None:
        """Remove the shards that their sources no longer have, and say that the output is complete."""
        with writing(self.path):
            for place in [place for place in self.lines if place not in self.current]:
                line = self.lines.pop(place)
                self.note({"source": place[0], "gone": place[1]})
                self.drop(line)
                self.failed.replace(line["shard"], None)
            temporary = self.file(TEMPORARY + "success")
            with open(temporary, "wb") as file:
                told = json.dumps(self.total().plain(), ensure_ascii=False, indent=1) + "\n"
                file.write(told.encode("utf-8", "backslashreplace"))
                sync(file)
            os.replace(temporary, self.file(SUCCESS))
            sync_folder(self.path)

    def drop(self, line: dict[str, Any]) -> None:
        """Remove the file of a manifest's line."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self.file(line["file"]))

    def note(self, line: dict[str, Any]) -> None:
        """Put a line into the manifest, for good."""
        append(self.file(MANIFEST), (json.dumps(line) + "\n").encode())

    def total(self) -> Tally:
        """The counts over everything in the folder."""
        total = Tally()
        for place in sorted(self.lines):
            total.add(tally_of(self.lines[place]))
        return total

    def close(self) -> None:
        """Let the folder go, without what was not finished."""
        with contextlib.suppress(OSError):
            self.sweep()
        self.release()

    def release(self) -> None:
        """Let another run have the folder."""
        if self.lock is not None:
            self.lock.close()
