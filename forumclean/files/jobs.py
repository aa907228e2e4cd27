"""Many files on several processes. What comes out, and in which order, does not depend on their number."""
from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence

from forumclean.files.cache import CleanFiles, digest_of
from forumclean.files.disk import FileError, read_file
from forumclean.files.tasks import FAILED, SAME, Outcome, Task, do_task

# Starting processes takes some 50 ms, and more on a busy machine: what will take no longer than this is done alone. How
# long that is shows after a moment, in which some thirty files of 5 KB are done; to wait for the whole time instead
# would leave the other processors idle for a quarter of what a thousand such files take.
ALONE_S, LOOK_S = 0.25, 0.05
MAX_CHUNK = 64


def cpu_count() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def do_unknown(tasks: Sequence[Task], jobs: int, clean: CleanFiles) -> Iterator[Outcome]:
    """Do the files that are not known to be clean, as `do_all` does; which of them are is noted in `clean`."""
    known = [known_digest(task, clean) for task in tasks]
    done = do_all([task for task, digest in zip(tasks, known) if not digest], jobs)
    for task, digest in zip(tasks, known):
        outcome = Outcome(task.name, SAME, digest=digest) if digest else next(done)
        clean.add(outcome.digest)
        yield outcome


def known_digest(task: Task, clean: CleanFiles) -> bytes:
    """The digest of a file that was found clean before, else nothing; doing the file tells why it cannot be read."""
    if not clean or not task.salt:
        return b""
    try:
        digest = digest_of(read_file(task.path)[0], task.salt)
    except FileError:
        return b""
    return digest if digest in clean else b""


def do_all(tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
    """Do all files, on `jobs` processes where that is worth it; the outcomes come in the order of the tasks."""
    started = time.perf_counter()
    for number, task in enumerate(tasks):
        if jobs > 1 and left_s(time.perf_counter() - started, number, len(tasks)) > ALONE_S:
            yield from spread(tasks[number:], jobs)
            return
        yield do_task(task)


def left_s(took_s: float, done: int, count: int) -> float:
    """How many seconds the rest of the files will take, by those that are done; 0 before that can be told."""
    return took_s / done * (count - done) if done and took_s > LOOK_S else 0.0


def spread(tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
    """Do files on `jobs` processes. Where one of them dies, the files that it may have had go one by one."""
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
    size = max(1, min(MAX_CHUNK, len(tasks) // (jobs * 4)))
    chunks = [tasks[start:start + size] for start in range(0, len(tasks), size)]
    with ProcessPoolExecutor(min(jobs, len(chunks)), initializer=leave_interrupts) as pool:
        try:
            futures = [pool.submit(do_chunk, chunk) for chunk in chunks]
            for chunk, future in zip(chunks, futures):
                try:
                    yield from future.result()
                except BrokenProcessPool:
                    yield from one_by_one(chunk)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def one_by_one(tasks: Sequence[Task]) -> Iterator[Outcome]:
    """Do files in a process beside this one, which is started again when a file takes it down."""
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
    at = 0
    while at < len(tasks):
        with ProcessPoolExecutor(1, initializer=leave_interrupts) as pool:
            try:
                while at < len(tasks):
                    yield pool.submit(do_task, tasks[at]).result()
                    at += 1
            except BrokenProcessPool:
                yield Outcome(tasks[at].name, FAILED, "the process that cleaned it died, for lack of memory perhaps; "
                                                      "try it alone, or split it")
                at += 1


def do_chunk(tasks: Sequence[Task]) -> list[Outcome]:
    """Do some files, in a worker."""
    return [do_task(task) for task in tasks]


def leave_interrupts() -> None:
    """Ctrl-C is for the process that started the workers; they end with the file that they have in hand."""
    import signal
    signal.signal(signal.SIGINT, signal.SIG_IGN)
