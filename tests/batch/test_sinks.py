"""The forms of output: the same rows in each, and the same bytes whenever they are written."""
from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from forumclean import Cleaner, Profile
from forumclean.batch.records import PAGE, ROW, Job, Record
from forumclean.batch.sinks import extension, open_sink
from forumclean.batch.work import cleaned_records
from support import FIXTURES

RECORDS = [
    Record("a.html", PAGE, (FIXTURES / "discuz-x-short" / "source.html").read_bytes()),
    Record("b/c.txt", PAGE, (FIXTURES / "founding" / "source.txt").read_bytes()),
    Record("t:1", ROW, {"id": {"x": 1}, "text": "一句话。\n", "title": "别人的", "day": "1", "lone": "\ud800"}),
]


def rows_of(job: Job) -> list[Any]:
    """The rows of all records."""
    outcome = cleaned_records(RECORDS, job, {})
    assert outcome.failed == {} and outcome.tally.records == len(RECORDS)
    return outcome.rows


def written(path: Path, job: Job) -> Path:
    """A shard of all records."""
    sink = open_sink(str(path), job.format, job.compress, job.ledger)
    for row in rows_of(job):
        sink.write([row])
    sink.close()
    return path


@pytest.mark.parametrize("compress", ["none", "gz", "zst"])
def test_lines(compress: str, tmp_path: Path) -> None:
    if compress == "zst":
        zstandard = pytest.importorskip("zstandard", reason="needs the extra [batch]")
    job = Job(Cleaner(), compress=compress)
    data = written(tmp_path / "one", job).read_bytes()
    assert data == written(tmp_path / "two", job).read_bytes()
    if compress == "zst":
        data = zstandard.ZstdDecompressor().decompressobj().decompress(data)
    rows = [json.loads(line) for line in (gzip.decompress(data) if compress == "gz" else data).splitlines()]
    assert [row["id"] for row in rows] == ["a.html", "b/c.txt", {"x": 1}]
    assert rows[0]["text"] == (FIXTURES / "discuz-x-short" / "expected.txt").read_text("utf-8")
    assert rows[0]["removed_counts"]["ui.post-frame"] == 1 and "removed" not in rows[0]
    assert (rows[2]["title"], rows[2]["input_title"], rows[2]["day"], rows[2]["lone"]) == (None, "别人的", "1", "\ud800")


@pytest.mark.parametrize("ledger", [False, True])
def test_parquet(ledger: bool, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra [batch]")
    cleaner = Cleaner(profile=Profile(drop=("手机版",), name="site.toml"))
    job = Job(cleaner, format="parquet", ledger=ledger)
    records = [record for record in RECORDS if record.form == PAGE]
    odd = Record("\udcff.html", PAGE, b"x", url=f"http://a.example/thread-1-{10 ** 30}-1.html?\udcff")
    records.append(odd)
    path = tmp_path / "one"
    sink = open_sink(str(path), "parquet", "none", ledger)
    sink.write(cleaned_records(records, job, {}).rows * 300)
    sink.close()
    rows = parquet.read_table(path).to_pylist()
    lines = [json.loads(line) for line in cleaned_records(records, Job(cleaner, ledger=ledger), {}).rows]
    assert len(rows) == 900 and rows[0]["posts"] == lines[0]["posts"] and rows[1]["text"] == lines[1]["text"]
    assert rows[0]["profiles"] == lines[0]["profiles"] and rows[0]["profiles"][0]["name"] == "site.toml"
    if ledger:
        assert rows[0]["removed"] == lines[0]["removed"]
    else:
        assert dict(rows[0]["removed_counts"]) == lines[0]["removed_counts"]


def test_a_tree_of_texts(tmp_path: Path) -> None:
    path = written(tmp_path / "tree", Job(Cleaner(), format="text"))
    assert sorted(str(file.relative_to(path)) for file in path.rglob("*.txt")) == \
        ["a.html.txt", "b/c.txt.txt", "t/1.txt"]
    assert (path / "b/c.txt.txt").read_text("utf-8") == (FIXTURES / "founding" / "expected.txt").read_text("utf-8")


def test_mnbvc() -> None:
    threads = [json.loads(row) for row in rows_of(Job(Cleaner(), format="mnbvc"))]
    assert [thread["主题"] for thread in threads][2] == "" and threads[2]["回复"][0]["回复"] == "一句话。"


def test_extensions() -> None:
    assert [extension("jsonl", "none"), extension("mnbvc", "gz"), extension("parquet", "none")] == \
        [".jsonl", ".jsonl.gz", ".parquet"]
