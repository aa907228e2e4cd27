"""Runs from end to end: what fails fails alone, what is done is not done again, and bytes do not depend on the jobs."""
from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hostile import DIE, DIE_ONCE, HANG, KILLED_THRICE, LEAVE, RAISE, HostileCleaner

from forumclean.batch import run as batch_run
from forumclean.batch import workers
from forumclean.batch.progress import Progress
from forumclean.batch.records import Job
from forumclean.batch.run import Plan, run_to_folder
from forumclean.batch.sources import find_sources
from forumclean.batch.store import OutputError, Store
from forumclean.batch.tally import Tally
from forumclean.errors import UsageError
from support import ROOT


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_lines(name: str, texts: dict[Any, str]) -> None:
    """A file of records with these ids and texts."""
    Path(name).write_text("".join(json.dumps({"id": id, "text": text}, ensure_ascii=False) + "\n"
                                  for id, text in texts.items()), "utf-8")


def texts(count: int) -> dict[Any, str]:
    """Records that need no cleaning."""
    return {number: f"第{number}句话。\n" for number in range(count)}


def run(inputs: list[str] | str = "in.jsonl", output: str = "out", job: Job | None = None, **plan: Any) -> Tally:
    """One run with a cleaner that obeys pages."""
    quiet = Progress(lambda line: None, 0, bar=False)
    inputs = [inputs] if isinstance(inputs, str) else inputs
    job = job or Job(HostileCleaner(memory=str(Path("memory").absolute())))
    return run_to_folder(find_sources(inputs), job, Plan(**plan), output, quiet)


def rows(output: str = "out") -> list[dict[str, Any]]:
    """What came out, shard by shard."""
    return [json.loads(line) for path in sorted(Path(output).glob("part-*.jsonl"))
            for line in path.read_bytes().splitlines()]


def failed(output: str = "out") -> dict[Any, str]:
    """The reasons of the records that failed, by id."""
    found = [json.loads(line) for line in Path(output, "failed.jsonl").read_bytes().splitlines()]
    return {line.get("id", line["failed"]["where"]): line["failed"]["reason"] for line in found}


def files(output: str = "out") -> dict[str, bytes]:
    """Everything in a folder, by name."""
    return {str(path.relative_to(output)): path.read_bytes() for path in Path(output).rglob("*") if path.is_file()}


def test_what_fails_fails_alone() -> None:
    write_lines("in.jsonl", {**texts(70), 5: HANG, 17: DIE, 33: DIE_ONCE, 40: RAISE, 41: HANG})
    total = run(jobs=2, timeout_s=1)
    assert failed() == {5: "timeout", 17: "worker-died", 40: "error", 41: "timeout"}
    assert [row["id"] for row in rows()] == [id for id in range(70) if id not in failed()]
    assert (total.records, dict(total.failed)) == (70, {"timeout": 2, "worker-died": 1, "error": 1})
    assert json.loads(Path("out/_SUCCESS").read_text("utf-8"))["records"] == 70


def test_a_record_is_not_to_blame_for_what_others_do() -> None:
    """A signal that others send may hit the same record again and again; what a page does to its process shows soon."""
    write_lines("in.jsonl", {**texts(4), 1: LEAVE, 2: KILLED_THRICE})
    run()
    assert failed() == {1: "worker-died"} and [row["id"] for row in rows()] == [0, 2, 3]
    assert (Path("memory-killed").stat().st_size, Path("memory-left").stat().st_size) == (4, 2)


@pytest.mark.parametrize(("took_s", "ran_s", "overdue"), [
    (9.0, 9.0, False), (11.0, 10.5, True), (11.0, 0.0, True), (11.0, 1.0, True),     # alone on a machine, or hanging
    (40.0, 9.0, False), (40.0, 10.5, True), (95.0, 9.0, True),                       # on a busy one
])
def test_the_time_counts_that_a_record_had_a_processor(monkeypatch: pytest.MonkeyPatch, took_s: float, ran_s: float,
                                                       overdue: bool) -> None:
    worker: Any = SimpleNamespace(seen=0, since=0.0, ran_s=0.0, at=SimpleNamespace(value=7), index=lambda: 7,
                                  process=SimpleNamespace(pid=1))
    for now, ran, expected in ((100.0, 5.0, False), (100.0 + took_s, 5.0 + ran_s, overdue)):
        monkeypatch.setattr(workers.time, "monotonic", lambda now=now: now)
        monkeypatch.setattr(workers, "processor_s", lambda pid, ran=ran: ran)
        assert workers.Worker.overdue(worker, 10.0) is expected


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_processor_time_is_read() -> None:
    told = workers.processor_s(os.getpid())
    assert abs(told - time.process_time()) < 0.1 and workers.processor_s(None) == 0.0


def test_bytes_do_not_depend_on_jobs() -> None:
    write_lines("in.jsonl", {**texts(300), 17: DIE, 40: RAISE})
    for jobs in (1, 2, 5):
        run(output=f"out{jobs}", jobs=jobs, shard_records=70)
    assert files("out1") == files("out2") == files("out5")
    assert len(list(Path("out1").glob("part-*"))) == 5


def test_what_is_done_is_not_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even its files are touched, but for the end mark."""
    write_lines("in.jsonl", {**texts(50), 7: RAISE})
    run(shard_records=20)
    before, times = files(), {path: path.stat().st_mtime_ns for path in Path("out").iterdir()}
    monkeypatch.setattr(batch_run.Feed, "shard_tasks", None)
    assert run(shard_records=20, jobs=2, timeout_s=9).records == 50
    assert files() == before
    assert {path for path, time in times.items() if path.stat().st_mtime_ns != time} <= {Path("out/_SUCCESS")}


KEY = """
from forumclean import Cleaner, load_engine, load_profile
from forumclean.batch.records import Job
import hashlib, pickle
cleaner = Cleaner(profile=load_profile("site.toml"), punctuation="fullwidth", ignore=("signature",),
                  engines=(load_engine({engine!r}),))
print(Job(cleaner).key(), hashlib.sha256(pickle.dumps(cleaner)).hexdigest(), Job(Cleaner()).key())
"""


def test_the_key_of_a_job_is_the_same_in_every_process() -> None:
    Path("site.toml").write_text('drop = ["〔手机版〕"]\n[[name]]\ntext = "苇塘之家"\nmarks = 4\n', "utf-8")
    code = KEY.format(engine=str(ROOT / "forumclean" / "engines" / "discuz.toml"))
    told = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True,
                           env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in ("0", "1", "4242")}
    assert len(told) == 1
    keys = told.pop().split()
    assert keys[0] != keys[2]


def test_the_key_of_a_job_depends_on_profiles_that_are_found_by_host() -> None:
    job = Job(HostileCleaner(profile_folders=("sites",)))
    before = job.key()
    Path("sites").mkdir()
    Path("sites/a.example.toml").write_text('drop = ["〔手机版〕"]\n', "utf-8")
    assert len({before, key := job.key()}) == 2 and job.key() == key
    Path("sites/a.example.toml").write_text('drop = ["〔电脑版〕"]\n', "utf-8")
    assert job.key() not in (before, key)


def test_another_option_makes_all_anew() -> None:
    write_lines("in.jsonl", texts(5))
    run()
    assert "removed" not in rows()[0]
    run(job=Job(HostileCleaner(), ledger=True))
    assert rows()[0]["removed"] == [] and len(rows()) == 5
    run(job=Job(HostileCleaner(), compress="gz"))
    assert rows() == [] and len(list(Path("out").glob("part-*"))) == 1


def test_a_changed_input_is_read_again() -> None:
    write_lines("in.jsonl", {**texts(50), 3: RAISE, 45: RAISE})
    run(shard_records=20)
    write_lines("in.jsonl", {**texts(25), 24: RAISE})
    run(shard_records=20)
    assert [row["id"] for row in rows()] == list(range(24)) and failed() == {24: "error"}
    write_lines("in.jsonl", texts(60))
    run(shard_records=20)
    assert [row["id"] for row in rows()] == list(range(60)) and failed() == {}


def test_a_page_that_is_added_touches_only_its_shard() -> None:
    Path("pages").mkdir()
    for name in "acegik":
        Path(f"pages/{name}.txt").write_text(f"{name}。\n", "utf-8")
    run("pages", shard_records=3)
    first = next(Path("out").glob("*-00000.jsonl")).stat().st_mtime_ns
    Path("pages/l.txt").write_text("l。\n", "utf-8")
    run("pages", shard_records=3)
    assert [row["text"] for row in rows()] == [f"{name}。\n" for name in "acegikl"]
    assert next(Path("out").glob("*-00000.jsonl")).stat().st_mtime_ns == first


@pytest.mark.parametrize("place", ["torn manifest", "shard without a line", "failed without a line", "temporary"])
def test_what_a_killed_run_leaves(place: str) -> None:
    write_lines("in.jsonl", {**texts(50), 3: RAISE, 25: RAISE, 45: RAISE})
    run(shard_records=20)
    whole = files()
    manifest, shard = Path("out/_manifest.jsonl"), sorted(Path("out").glob("part-*"))[2]
    lines = manifest.read_bytes().splitlines(True)
    Path("out/_SUCCESS").unlink()
    manifest.write_bytes(b"".join(lines[:2]) + (lines[2][:40] if place == "torn manifest" else b""))
    if place != "shard without a line":
        shard.unlink()
    if place == "temporary":
        Path("out", f".forumclean-{shard.stem}").write_bytes(b"half")
        Path("out/failed.jsonl").write_bytes(b"".join(Path("out/failed.jsonl").read_bytes().splitlines(True)[:2]))
    if place == "failed without a line":
        path = Path("out/failed.jsonl")
        path.write_bytes(path.read_bytes()[:-30])
    run(shard_records=20)
    assert files() == whole


def test_old_options_after_new_ones_were_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the new file's name and its line: neither run may take the other's file for its own."""
    write_lines("in.jsonl", texts(50))
    run(shard_records=20)
    whole = files()
    with monkeypatch.context() as patch, pytest.raises(ZeroDivisionError):
        note = Store.note
        patch.setattr(Store, "note", lambda store, line: note(store, line) if "gone" in line else 1 / 0)
        run(shard_records=20, job=Job(HostileCleaner(), ledger=True))
    run(shard_records=20)
    assert {name: data for name, data in files().items() if name != "_manifest.jsonl"} == \
        {name: data for name, data in whole.items() if name != "_manifest.jsonl"}


def test_a_limit_and_then_none() -> None:
    write_lines("in.jsonl", texts(50))
    run(shard_records=20, limit=30)
    assert [row["id"] for row in rows()] == list(range(30))
    run(shard_records=20)
    assert [row["id"] for row in rows()] == list(range(50))
    run(shard_records=20, limit=20)
    assert [row["id"] for row in rows()] == list(range(20))


def test_no_records_and_doubled_ids() -> None:
    Path("in.jsonl").write_text("\n \n", "utf-8")
    assert run().records == 0 and rows() == [] and Path("out/_SUCCESS").exists()
    Path("in.jsonl").write_text('{"id": 1, "text": "甲。"}\n{"id": 1, "text": "乙。"}\n', "utf-8")
    run()
    assert [(row["id"], row["text"]) for row in rows()] == [(1, "甲。"), (1, "乙。")]


def test_failed_records_can_be_tried_again() -> None:
    write_lines("in.jsonl", {**texts(3), 1: RAISE, 2: HANG})
    Path("page.html").write_bytes(f"<p>{RAISE}".encode("gb18030") + b"</p>")
    Path("page2.html").write_bytes(f"<p>{RAISE}</p>".encode())
    run(["in.jsonl", "page.html", "page2.html"], timeout_s=0.5)
    assert failed() == {1: "error", 2: "timeout", "page.html": "error", "page2.html": "error"}
    from forumclean import Cleaner
    run("out/failed.jsonl", "again", Job(Cleaner()))
    assert {row["id"]: row["text"].strip() for row in rows("again")} == \
        {1: RAISE, 2: HANG, "page.html": RAISE, "page2.html": RAISE}
    assert not any("failed" in row or "page_base64" in row for row in rows("again"))


def test_folders_that_are_no_place_for_it() -> None:
    write_lines("in.jsonl", texts(3))
    write_lines("in2.jsonl", texts(3))
    Path("full").mkdir()
    Path("full/mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="not of a batch"):
        run(output="full")
    assert os.listdir("full") == ["mine.txt"]
    with pytest.raises(OutputError, match="is a file"):
        run(output="in2.jsonl")
    run(["in.jsonl", "in2.jsonl"])
    before = files()
    with pytest.raises(UsageError, match=r"also holds the pages of in2\.jsonl"):
        run("in.jsonl")
    assert files() == before


def test_two_runs_at_once_are_kept_apart() -> None:
    fcntl = pytest.importorskip("fcntl", reason="Windows: nothing keeps two runs apart")
    write_lines("in.jsonl", texts(3))
    run()
    with open("out/_manifest.jsonl", "rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(OutputError, match="another run is writing"):
            run()


def test_a_damaged_manifest_is_told() -> None:
    write_lines("in.jsonl", texts(3))
    run()
    Path("out/_manifest.jsonl").write_text("nonsense\n")
    with pytest.raises(OutputError, match="is damaged"):
        run()
