"""Processes that clean, one a core, watched from outside: one that hangs or dies costs a record and not the run.

Each worker has a pipe of its own. The pools of the standard library and of `pebble` share
one pipe under a lock among all workers: a worker that is killed while it holds the lock stops the others, and a death
cannot be laid to a record of a task. Workers are spawned, not forked, so that it is the same on every system.
"""
from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from typing import Any

from forumclean.batch.records import Job, Record
from forumclean.batch.work import Outcome, cleaned_records
from forumclean.errors import ForumcleanError

# A record at which a worker died is tried again, for something else may have ended the worker. What a page does to its
# process shows the second time; a signal that others send (an operator, the system when memory is short) may hit the
# same record, which stays in work for long, again and again: of twenty kills in a minute four hit a record that hangs
# for five seconds (`make soak RECORDS=10000`).
TRIES, TRIES_OF_KILLED = 2, 8
SENT_BY_OTHERS = frozenset({"SIGKILL", "SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"})
# On a busy machine a process waits for a processor: that is not the page's time. One that runs for less than this
# share of the time waits for something else, and hangs.
RUNNING_SHARE = 0.1
# Tasks that are in work or done before their turn, for each worker: what one slow record may let pile up.
WINDOW = 8
WINDOW_BYTES = 64 << 20
TICK_S = 0.1
AHEAD = 2
# Above it the number of the task counts, below it that of the record in it.
TASK_STEP = 1 << 20
MAX_FALSE_STARTS = 3


@dataclass(eq=False)
class Task:
    """Some records that a worker takes at once. `mark` is the caller's; `failed` holds what failed, by index; `deaths`
    counts how often a worker ended in which way at which index."""

    records: list[Record]
    mark: Any = None
    failed: dict[int, tuple[str, str]] = field(default_factory=dict)
    deaths: Counter[tuple[int, str]] = field(default_factory=Counter)
    outcome: Outcome | None = None

    @property
    def size(self) -> int:
        """Bytes of the pages, roughly."""
        return sum(record.size for record in self.records)


class Worker:
    """One process, as the parent sees it. It holds the task it is at and the next one, lest it wait for the parent."""

    def __init__(self, job: Job):
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.at = context.RawValue("q", 0)
        self.process = context.Process(target=serve, args=(theirs, self.at, job), daemon=True)
        self.process.start()
        theirs.close()      # or its end would not be seen
        self.ready = False
        self.tasks: deque[Task] = deque()
        self.done = 0
        self.seen, self.since, self.ran_s = 0, 0.0, 0.0

    def give(self, task: Task) -> None:
        """Hand a task over. Raises OSError if the process is gone."""
        self.pipe.send((task.records, task.failed))
        self.tasks.append(task)

    def index(self) -> int | None:
        """The record of its first task that it is at; None if it is between two tasks."""
        number, index = divmod(self.at.value, TASK_STEP)
        return index if self.tasks and number == self.done + 1 else None

    def overdue(self, limit_s: float) -> bool:
        """Whether it has been at one record for longer than that.

        Where the system tells how long a process ran, it has run for so long, or hangs without running: what a record
        may take does not depend on what else the machine does. It is never more than `limit_s / RUNNING_SHARE`.
        """
        now = time.monotonic()
        if self.seen != self.at.value:
            self.seen, self.since, self.ran_s = self.at.value, now, processor_s(self.process.pid)
        took_s = now - self.since
        if self.index() is None or took_s <= limit_s:
            return False
        ran_s = processor_s(self.process.pid) - self.ran_s
        return not RUNNING_SHARE * took_s <= ran_s <= limit_s

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
        """Give the next tasks to those who have none, then to those who have one. Workers are started when needed."""
        busy = sum(bool(worker.tasks) for worker in self.workers)
        while len(self.workers) < min(self.jobs, len(self.todo) + busy):
            self.workers.append(Worker(self.job))
        for worker in sorted(self.workers, key=lambda worker: len(worker.tasks)):
            # At the end of a run nobody shall wait for a task that lies with somebody else.
            ahead = not worker.tasks or len(worker.tasks) < AHEAD and len(self.todo) >= self.jobs
            if self.todo and worker.ready and ahead:
                try:
                    worker.give(self.todo[0])
                    self.todo.popleft()
                except OSError:
                    worker.ready = False    # it is dead, which watch() will see

    def watch(self) -> None:
        """Wait until something happens or a moment has passed, and deal with it."""
        self.hand_out()
        pipes: dict[Any, Worker] = {worker.pipe: worker for worker in self.workers}
        for pipe in wait(list(pipes), TICK_S):
            self.receive(pipes[pipe])
        for worker in self.workers if self.timeout_s else ():
            index = worker.index()
            if index is not None and worker.overdue(self.timeout_s):
                worker.tasks[0].failed[index] = ("timeout", f"took longer than {self.timeout_s:g} s")
                self.replace(worker)

    def receive(self, worker: Worker) -> None:
        """Take what a worker sends: that it is ready, or an outcome. An end of file means that it died."""
        try:
            sent = worker.pipe.recv()
        except (EOFError, OSError):
            self.bury(worker)
            return
        if sent is None:
            worker.ready, self.false_starts = True, 0
        else:
            worker.tasks.popleft().outcome = sent
            worker.done += 1

    def bury(self, worker: Worker) -> None:
        """Replace a worker that died, and put down which record it was at."""
        worker.process.join()
        if worker.tasks:
            index, task, how = worker.index() or 0, worker.tasks[0], fate(worker.process)
            task.deaths[index, how] += 1
            if task.deaths[index, how] >= (TRIES_OF_KILLED if how in SENT_BY_OTHERS else TRIES):
                task.failed[index] = ("worker-died", f"the process that cleaned it died ({how})")
        elif not worker.ready:
            self.false_starts += 1
            if self.false_starts >= MAX_FALSE_STARTS * self.jobs:
                raise ForumcleanError(f"the workers do not start ({fate(worker.process)}); free memory, or use fewer "
                                      "with --jobs")
        self.replace(worker)

    def replace(self, worker: Worker) -> None:
        """End a worker and start another in its place; its tasks are the next to be done."""
        worker.end()
        self.todo.extendleft(reversed(worker.tasks))
        self.workers[self.workers.index(worker)] = Worker(self.job)


def processor_s(pid: int | None) -> float:
    """How many seconds of processors a process has had; 0 where the system does not tell (only Linux does)."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            # The name, in brackets, may hold blanks; user and system time are the 12th and 13th field after it.
            user, system = file.read().rpartition(b")")[2].split()[11:13]
    except (OSError, ValueError):
        return 0.0
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def fate(process: Any) -> str:
    """How a process ended."""
    code = process.exitcode
    if code is None or code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def serve(pipe: Connection, at: Any, job: Job) -> None:
    """What a worker does: take tasks until the pipe ends. `at` tells the parent which record of which task it is at."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)    # the parent decides
    tasks: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=take, args=(pipe, tasks), daemon=True).start()
    number = 0

    def begin(index: int) -> None:
        at.value = number * TASK_STEP + index

    try:
        pipe.send(None)
        while True:
            records, failed = tasks.get()
            number += 1
            pipe.send(cleaned_records(records, job, failed, begin))
    except OSError:
        pass    # the parent is gone


def take(pipe: Connection, tasks: SimpleQueue[Any]) -> None:
    """Take tasks from the pipe, so that the parent never waits with a task in its hands for a worker that waits to give
    back another. When the pipe ends, so has the parent, killed or not: end this process, even while it is at a page."""
    try:
        while True:
            tasks.put(pipe.recv())
    except (EOFError, OSError):
        os._exit(1)
