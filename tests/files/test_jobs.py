"""Processes: the same outcomes in the same order, whatever their number, and whatever dies."""
from __future__ import annotations

import os
from pathlib import Path

import pytest

from forumclean import Cleaner
from forumclean.files import jobs
from forumclean.files.cache import CleanFiles
from forumclean.files.tasks import CHANGED, FAILED, SAME, Outcome, Task, do_task
from support import FIXTURES

PAGE = (FIXTURES / "founding" / "source.txt").read_bytes()


@pytest.fixture
def tasks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Task]:
    """Twelve files: every third to clean, one missing."""
    monkeypatch.setattr(jobs, "ALONE_S", -1)
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_bytes(PAGE if number % 3 == 0 else "没有什么可删的。\n".encode())
    (tmp_path / "05.txt").unlink()
    return [Task(f"{number:02}", str(tmp_path / f"{number:02}.txt"), Cleaner()) for number in range(12)]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_outcomes_do_not_depend_on_the_number_of_processes(tasks: list[Task], count: int) -> None:
    outcomes = [*jobs.do_all(tasks, count)]
    assert [outcome.name for outcome in outcomes] == [task.name for task in tasks]
    assert [outcome.status for outcome in outcomes] == [
        FAILED if number == 5 else CHANGED if number % 3 == 0 else SAME for number in range(12)]
    assert {outcome.status for outcome in jobs.do_all(tasks, count)} == {SAME, FAILED}


@pytest.mark.parametrize(("took_s", "done", "count", "left_s"), [
    (0.0, 0, 1000, 0.0), (0.04, 2, 1000, 0.0),      # too early to tell
    (0.1, 100, 1000, 0.9), (3.0, 1, 2, 3.0), (3.0, 3, 3, 0.0),
])
def test_what_is_left_is_told_by_what_is_done(took_s: float, done: int, count: int, left_s: float) -> None:
    assert jobs.left_s(took_s, done, count) == pytest.approx(left_s)


def test_many_files_are_not_done_alone(tasks: list[Task], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "ALONE_S", 0.25)
    monkeypatch.setattr(jobs, "LOOK_S", 0.0)
    monkeypatch.setattr(jobs, "spread", lambda rest, count: iter([len(rest)]))
    monkeypatch.setattr(jobs.time, "perf_counter", iter([0.0, 0.0, 0.01, 0.04, 0.2]).__next__)
    outcomes = [*jobs.do_all(tasks, 2)]
    assert [outcome.name for outcome in outcomes[:3]] == ["00", "01", "02"] and outcomes[3:] == [9]


@pytest.mark.parametrize("count", [1, 2])
def test_files_that_are_known_to_be_clean_are_not_done(tasks: list[Task], tmp_path: Path, count: int,
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    salted = [task._replace(salt=b"salt") for task in tasks]
    runs = []
    for written in ("", "另一篇没有什么可删的。\n"):
        if written:
            (tmp_path / "02.txt").write_text(written, "utf-8")
        asked: list[list[str]] = []
        monkeypatch.setattr(jobs, "do_all", lambda rest, count, do=jobs.do_all, asked=asked: (
            asked.append([task.name for task in rest]), do(rest, count))[1])
        clean = CleanFiles(str(tmp_path / "cache"))
        runs.append([outcome.status for outcome in jobs.do_unknown(salted, count, clean)])
        clean.save()
        monkeypatch.undo()
    assert runs == [[FAILED if number == 5 else CHANGED if number % 3 == 0 else SAME for number in range(12)],
                    [FAILED if number == 5 else SAME for number in range(12)]]
    assert asked == [["02", "05"]]
    assert [*jobs.do_unknown(tasks, count, CleanFiles(str(tmp_path / "cache")))] == [*jobs.do_all(tasks, count)]


def dying(task: Task) -> Outcome:
    """A worker that one file kills."""
    if task.name == "07":
        os._exit(1)
    return do_task(task)


def test_a_worker_that_dies_takes_no_other_file_along(tasks: list[Task], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "do_task", dying)
    monkeypatch.setattr(jobs, "do_chunk", dying_chunk)
    outcomes = [*jobs.spread(tasks, 2)]
    assert [outcome.name for outcome in outcomes] == [task.name for task in tasks]
    assert [outcome.name for outcome in outcomes if outcome.status == FAILED] == ["05", "07"]
    assert "died" in outcomes[7].message


def dying_chunk(tasks: list[Task]) -> list[Outcome]:
    return [dying(task) for task in tasks]


def test_a_run_that_is_given_up_ends(tasks: list[Task]) -> None:
    run = jobs.spread(tasks, 2)
    next(run)
    run.close()


def test_cpu_count() -> None:
    assert jobs.cpu_count() >= 1
