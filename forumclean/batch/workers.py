"""Processes that clean, one a core, watched from outside: one that hangs or dies costs a record and not the run.

Each worker has a pipe of its own and holds one task at a time. The pools of the standard library and of `pebble` share
one pipe under a lock among all workers: a worker that is killed while it holds the lock stops the others, and a death
cannot be laid to a record of a task. Workers are spawned, not forked, so that it is the same on every system.
"""
from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any

from forumclean.batch.records import Job, Record
from forumclean.batch.work import Outcome, cleaned_records
from forumclean.errors import ForumcleanError

# A record that a worker died of is tried once more: something else may have killed the worker.
TRIES = 2
# Tasks that are in work or done before their turn, for each worker: what one slow record may let pile up.
WINDOW = 8
WINDOW_BYTES = 64 << 20
TICK_S = 0.1
MAX_FALSE_STARTS = 3


@dataclass(eq=False)
class Task:
    """Some records that a worker takes at once. `mark` is the caller's; `failed` holds what failed, by index."""

    records: list[Record]
    mark: Any = None
    failed: dict[int, tuple[str, str]] = field(default_factory=dict)
    deaths: dict[int, int] = field(default_factory=dict)
    outcome: Outcome | None = None

    @property
    def size(self) -> int:
        """Bytes of the pages, roughly."""
        return sum(record.size for record in self.records)


class Worker:
    """One process, as the parent sees it."""

    def __init__(self, job: Job):
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.index = context.RawValue("q", 0)
        self.process = context.Process(target=serve, args=(theirs, self.index, job), daemon=True)
        self.process.start()
        theirs.close()      # or its end would not be seen
        self.ready = False
        self.task: Task | None = None
        self.seen, self.since = -1, 0.0

    def begin(self, task: Task) -> None:
        """Hand a task over. Raises OSError if the process is gone."""
        self.task, self.index.value = task, 0
        self.seen, self.since = 0, time.monotonic()
        self.pipe.send((task.records, task.failed))

    def overdue(self, limit_s: float) -> bool:
        """Whether it has been at one record for longer than that."""
        if self.task is None:
            return False
        if self.seen != self.index.value:
            self.seen, self.since = self.index.value, time.monotonic()
        return time.monotonic() - self.since > limit_s

    def end(self) -> None:
        """Kill it and wait until it is gone."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Pool:
    """Workers that take tasks and give them back in the same order, however many they are.

    Args:
        job: what to do with each record.
        jobs: how many workers.
        timeout_s: seconds that a record may take; 0 for no limit.
    """

    def __init__(self, job: Job, jobs: int, timeout_s: float):
        self.job, self.timeout_s = job, timeout_s
        self.workers: list[Worker] = []
        self.false_starts = 0
        self.todo: deque[Task] = deque()
        self.jobs = jobs

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *exception: object) -> None:
        for worker in self.workers:
            worker.end()

    def run(self, tasks: Iterator[Task]) -> Iterator[Task]:
        """Each task with its outcome. At most WINDOW tasks a worker, or WINDOW_BYTES, are held at a time."""
        window: deque[Task] = deque()
        held, more = 0, True
        while more or window:
            while more and len(window) < WINDOW * self.jobs and (held < WINDOW_BYTES or not window):
                task = next(tasks, None)
                if task is None:
                    more = False
                    break
                window.append(task)
                held += task.size
                if task.records:
                    self.todo.append(task)
                    self.hand_out()
                else:
                    task.outcome = cleaned_records((), self.job, {})
            while window and window[0].outcome is not None:
                held -= window[0].size
                yield window.popleft()
            if window and window[0].outcome is None:
                self.watch()

    def hand_out(self) -> None:
        """Give the next tasks to those who have none. A worker is started when there is something for it to do."""
        while len(self.workers) < min(self.jobs, len(self.todo) + self.busy()):
            self.workers.append(Worker(self.job))
        for worker in self.workers:
            if self.todo and worker.ready and worker.task is None:
                task = self.todo.popleft()
                try:
                    worker.begin(task)
                except OSError:
                    worker.task = None      # it died between two tasks; watch() sees it
                    worker.ready = False
                    self.todo.appendleft(task)

    def busy(self) -> int:
        """How many workers have a task."""
        return sum(worker.task is not None for worker in self.workers)

    def watch(self) -> None:
        """Wait until something happens or a moment has passed, and deal with it."""
        self.hand_out()
        pipes: dict[Any, Worker] = {worker.pipe: worker for worker in self.workers}
        for pipe in wait(list(pipes), TICK_S):
            self.receive(pipes[pipe])
        if self.timeout_s:
            for worker in self.workers:
                if worker.overdue(self.timeout_s) and worker.task is not None:
                    reason = ("timeout", f"took longer than {self.timeout_s:g} s")
                    worker.task.failed[worker.seen] = reason
                    self.replace(worker)
        self.hand_out()

    def receive(self, worker: Worker) -> None:
        """Take what a worker sends: that it is ready, or an outcome. An end of file means that it died."""
        try:
            sent = worker.pipe.recv()
        except (EOFError, OSError):
            self.bury(worker)
            return
        if sent is None:
            worker.ready, self.false_starts = True, 0
        elif worker.task is not None:
            worker.task.outcome, worker.task = sent, None

    def bury(self, worker: Worker) -> None:
        """Replace a worker that died, and put down which record it was at."""
        worker.process.join()
        if worker.task is not None:
            index, task = worker.index.value, worker.task
            task.deaths[index] = task.deaths.get(index, 0) + 1
            if task.deaths[index] >= TRIES:
                task.failed[index] = ("worker-died", f"the process that cleaned it died ({fate(worker.process)})")
        elif not worker.ready:
            self.false_starts += 1
            if self.false_starts >= MAX_FALSE_STARTS * self.jobs:
                raise ForumcleanError(f"the workers do not start ({fate(worker.process)}); free memory, or use fewer "
                                      "with --jobs")
        self.replace(worker)

    def replace(self, worker: Worker) -> None:
        """End a worker and start another in its place; its task is the next to be done."""
        worker.end()
        if worker.task is not None:
            self.todo.appendleft(worker.task)
        self.workers[self.workers.index(worker)] = Worker(self.job)


def fate(process: Any) -> str:
    """How a process ended."""
    code = process.exitcode
    if code is None or code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def serve(pipe: Connection, index: Any, job: Job) -> None:
    """What a worker does: take tasks until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)    # the parent decides
    threading.Thread(target=end_with_parent, daemon=True).start()

    def begin(number: int) -> None:
        index.value = number

    try:
        pipe.send(None)
        while True:
            records, failed = pipe.recv()
            pipe.send(cleaned_records(records, job, failed, begin))
    except (EOFError, OSError):
        pass


def end_with_parent() -> None:
    """End this process as soon as its parent has ended, killed or not, even while it is at a page."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
