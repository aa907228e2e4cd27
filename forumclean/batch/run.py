"""One run: sources to shards, shards to tasks, tasks through the workers, and back in the same order."""
from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple, Protocol

from forumclean.batch.files import OpenShard, Shard
from forumclean.batch.pages import failure_line
from forumclean.batch.records import Job, Peekable, Record
from forumclean.batch.sources import Source, fingerprint, page_paths, read_pages, read_source, size_of
from forumclean.batch.store import Store, writing
from forumclean.batch.tally import Tally
from forumclean.batch.workers import Pool, Task

SHARD_RECORDS = 10_000
# What a worker takes at once: enough that handing it over costs little, small enough that all workers end together.
TASK_RECORDS = 32
TASK_BYTES = 1 << 18


class Plan(NamedTuple):
    """How a run goes about its job. `limit` is a number of records, `timeout_s` 0 for none."""

    jobs: int = 1
    timeout_s: float = 60.0
    limit: int | None = None
    shard_records: int = SHARD_RECORDS


class Mark(NamedTuple):
    """What a task is of: whether its shard ends with it, and the source with the shard; `before`: bytes of sources."""

    shard: Shard
    final: bool
    last: bool
    before: int


class Watcher(Protocol):
    """Who is told how far a run is: how many records, and bytes of the inputs."""

    def kept(self, records: int, at: int) -> None: ...
    def done(self, records: int, at: int) -> None: ...
    def failed(self, where: str, reason: str, message: str) -> None: ...


class Feed:
    """The tasks of a run, in order. Shards that the store has are passed over."""

    def __init__(self, sources: list[Source], plan: Plan, store: Store | None, watcher: Watcher):
        self.sources, self.plan, self.store, self.watcher = sources, plan, store, watcher
        self.left = plan.limit

    def room(self) -> int:
        """How many records the next shard may hold."""
        return self.plan.shard_records if self.left is None else min(self.left, self.plan.shard_records)

    def use(self, records: int) -> None:
        """Count records against the limit."""
        if self.left is not None:
            self.left -= records

    def tasks(self) -> Iterator[Task]:
        """Every task that is left to do."""
        before = 0
        for source in self.sources:
            if not self.room():
                return
            parts = self.folder_tasks if source.form in ("folder", "pages") else self.file_tasks
            yield from parts(source, before)
            before += source.size

    def known(self, shard: Shard, at: int) -> dict[str, Any] | None:
        """The line of a shard that is done already."""
        line = self.store.has(shard) if self.store else None
        if line is not None:
            self.use(line["records"])
            self.watcher.kept(line["records"], at)
        return line

    def file_tasks(self, source: Source, before: int) -> Iterator[Task]:
        """The tasks of a file with many pages. What its first shards hold is read again but not cleaned."""
        mark = None if source.form == "stdin" else file_mark(source.name)
        part = skip = 0
        while line := self.known(Shard(source.name, part, mark, self.room()), before):
            part, skip = part + 1, skip + line["records"]
            if line["last"] or not self.room():
                self.watcher.kept(0, before + source.size)
                return
        records = Peekable(read_source(source, skip))
        while self.room() and (records.more() or part == 0):
            yield from self.shard_tasks(Shard(source.name, part, mark, self.room()), records, before)
            part += 1

    def folder_tasks(self, source: Source, before: int) -> Iterator[Task]:
        """The tasks of pages in files of their own. A shard stays done as long as its files are the same."""
        paths = page_paths(source)
        part = 0
        while room := self.room():
            chunk = list(islice(paths, room))
            if not chunk:
                return
            shard = Shard(source.name, part, fingerprint(chunk), room)
            if not self.known(shard, before):
                yield from self.shard_tasks(shard, Peekable(read_pages(chunk, 0)), before)
            before += sum(map(size_of, chunk))
            part += 1

    def shard_tasks(self, shard: Shard, records: Peekable, before: int) -> Iterator[Task]:
        """The tasks of one shard; the last one may be empty."""
        left, final = shard.room, False
        while not final:
            some: list[Record] = []
            size = 0
            while left and len(some) < TASK_RECORDS and size < TASK_BYTES and records.more():
                some.append(records.take())
                size += some[-1].size
                left -= 1
            last = not records.more()
            final = last or not left
            self.use(len(some))
            yield Task(some, Mark(shard, final, last, before))


def file_mark(path: str) -> list[int] | None:
    """What tells whether a file is still the same: its size in bytes and when it was changed, in nanoseconds."""
    try:
        about = os.stat(path)
    except OSError:
        return None
    return [about.st_size, about.st_mtime_ns]


def run_to_folder(sources: list[Source], job: Job, plan: Plan, output: str, watcher: Watcher) -> Tally:
    """Clean everything into a folder, but for what is there already.

    Returns:
        The counts over all that the folder holds.

    Raises:
        ForumcleanError: an input cannot be opened, or the output cannot be written; what is committed stays.
    """
    store = Store(output, job)
    shard: OpenShard | None = None
    try:
        store.check_sources({source.name for source in sources})
        with Pool(job, plan.jobs, plan.timeout_s) as pool:
            for task in pool.run(Feed(sources, plan, store, watcher).tasks()):
                shard = shard or store.open(task.mark.shard)
                with writing(output):
                    shard.write(*outcome_of(task, job, watcher))
                if task.mark.final:
                    store.commit(shard, task.mark.last)
                    shard = None
        store.finish()
        return store.total()
    finally:
        if shard is not None:
            shard.abandon()
        store.close()


def run_to_stream(sources: list[Source], job: Job, plan: Plan, stream: Any, watcher: Watcher) -> Tally:
    """Clean everything into an open stream of bytes. Nothing can be resumed, and records that failed are only told.

    Returns:
        The counts.

    Raises:
        BrokenPipeError: its reader went away.
        ForumcleanError: an input cannot be opened, or the stream cannot be written.
    """
    total = Tally()
    with Pool(job, plan.jobs, plan.timeout_s) as pool:
        for task in pool.run(Feed(sources, plan, None, watcher).tasks()):
            rows, _, tally = outcome_of(task, job, watcher)
            stream.write(b"".join(rows))
            stream.flush()
            total.add(tally)
    return total


def outcome_of(task: Task, job: Job, watcher: Watcher) -> tuple[list[Any], list[bytes], Tally]:
    """The rows of a task that is done, the lines of what failed, and the counts."""
    rows, failed, tally = task.outcome or ([], {}, Tally())
    failures = []
    for index in sorted(failed):
        record = task.records[index]
        failures.append(failure_line(record, job, *failed[index], task.mark.shard.name))
        watcher.failed(record.where, *failed[index])
    if task.records:
        watcher.done(len(task.records), task.mark.before + task.records[-1].at)
    return rows, failures, tally
