"""Real jobs on local Spark: the same rows as one process makes, with workers and the driver killed.

`make spark DOCS=100000` runs this with as many pages and prints the figures.
"""
from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from crawl import rows

from forumclean import Cleaner, UsageError, load_engine, load_profile
from forumclean.adapters.arrow import clean_batch
from forumclean.adapters.columns import COLUMNS
from support import FIXTURES, ROOT, text_of

pytest.importorskip("pyspark", reason="pyspark is not installed (make doors)")
pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
parquet = pytest.importorskip("pyarrow.parquet")
dataset = pytest.importorskip("pyarrow.dataset")
if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
    pytest.skip("there is no Java here", allow_module_level=True)

DOCS = int(os.environ.get("DOCS", "300"))
FILES = 20
MASTER = "local[2]"
SMALL = ["--conf", "spark.driver.memory=1g", "--conf", "spark.sql.shuffle.partitions=2"]
# Spark's own warnings are not this project's.
pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.timeout(300 + DOCS // 20)]
PAGE = text_of(FIXTURES / "discuz-x-short" / "source.html")
SCHEMA = pa.schema([("id", pa.string()), ("number", pa.int64()),
                    ("seen", pa.list_(pa.struct([("at", pa.string())]))), ("html", pa.binary())])


def fingerprint(row: dict[str, Any]) -> bytes:
    """A row as a few bytes."""
    return sha256(repr(sorted(row.items())).encode("utf-8", "surrogatepass")).digest()


def fingerprints(folder: Path) -> dict[str, bytes]:
    """The rows of a folder of Parquet by id. Fails on an id that stands there twice."""
    found: dict[str, bytes] = {}
    for batch in dataset.dataset(folder, format="parquet").to_batches(batch_size=500):
        for row in batch.to_pylist():
            assert row["id"] not in found, f"{row['id']} twice"
            found[row["id"]] = fingerprint(row)
    return found


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made crawl in Parquet files."""
    folder = tmp_path_factory.mktemp("crawl") / "pages"
    folder.mkdir()
    source, each = rows(DOCS), -(-DOCS // FILES)
    for number in range(FILES):
        table = pa.Table.from_pylist([row for _, row in zip(range(each), source)], schema=SCHEMA)
        parquet.write_table(table, folder / f"{number:02}.parquet", row_group_size=1000)
    return folder


@pytest.fixture(scope="module")
def alone(crawl: Path) -> dict[str, bytes]:
    """What one process makes of the crawl."""
    start, cpu, found, size = time.monotonic(), time.process_time(), {}, 0
    for batch in dataset.dataset(crawl).to_batches(batch_size=500):
        size += batch.column("html").nbytes
        for row in clean_batch(batch).to_pylist():
            found[row["id"]] = fingerprint(row)
    report(f"one process: {DOCS} pages of {size / DOCS / 1000:.1f} kB", start, time.process_time() - cpu)
    assert len(found) == DOCS
    return found


def report(what: str, start: float, cpu_s: float) -> None:
    """A figure for whoever runs `make spark`. CPU time tells more than the clock where others use the machine too."""
    seconds = time.monotonic() - start
    print(f"\n{what}: {seconds:.1f} s ({DOCS / seconds:.0f} pages a second), {cpu_s:.1f} s of CPU", flush=True)


class Job:
    """`forumclean spark` in a process of its own."""

    def __init__(self, *arguments: object, log: Path):
        self.log = log
        self.cpu_s: dict[int, float] = {}
        self.worker_peak_mb = 0.0
        with log.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "forumclean", "spark", "--master", MASTER, *SMALL, *map(str, arguments)],
                stdout=file, stderr=subprocess.STDOUT, start_new_session=True)

    def ended(self) -> tuple[int, str]:
        """The exit code and the log."""
        while self.process.poll() is None:
            self.look()
            time.sleep(0.2)
        return self.process.wait(), self.log.read_text("utf-8", "replace")

    def look(self) -> None:
        """Note what each process has used so far."""
        workers = self.workers()
        for pid in [self.process.pid, *self.descendants()]:
            try:
                fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
                peak = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text("utf-8", "replace"))
            except OSError:
                continue
            self.cpu_s[pid] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
            if pid in workers and peak:
                self.worker_peak_mb = max(self.worker_peak_mb, int(peak[1]) / 1000)

    def descendants(self) -> list[int]:
        """The processes that this job started, the eldest first."""
        parents = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
            except OSError:
                continue
            parents[int(stat.parent.name)] = int(fields[1])
        found = [self.process.pid]
        for pid in found:
            found += sorted(child for child, parent in parents.items() if parent == pid)
        return found[1:]

    def workers(self) -> list[int]:
        """Those of them that clean: the forks of Spark's daemon."""
        daemons = [pid for pid in self.descendants() if b"pyspark.daemon" in commandline(pid)]
        return daemons[1:]

    def await_(self, ready: Callable[[], object]) -> None:
        """Wait until something is so, as long as the job runs."""
        while not ready():
            assert self.process.poll() is None, "the job ended too soon"
            time.sleep(0.02)


def commandline(pid: int) -> bytes:
    """How a process was called; nothing if it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def kill(pids: list[int]) -> int:
    """Kill processes of a job as no program can catch it; returns how many were still there."""
    count = 0
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
            count += 1
        except ProcessLookupError:
            pass
    return count


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the workers in /proc")


def test_spark_makes_what_one_process_makes(crawl: Path, alone: dict[str, bytes], tmp_path: Path) -> None:
    start = time.monotonic()
    job = Job(crawl, tmp_path / "out", log=tmp_path / "log")
    code, log = job.ended()
    report(f"Spark, {MASTER}, start included, a worker at most {job.worker_peak_mb:.0f} MB", start,
           sum(job.cpu_s.values()))
    assert code == 0, log
    assert f"{DOCS:,} rows" in log.splitlines()[-1]
    assert (tmp_path / "out" / "_SUCCESS").exists()
    assert fingerprints(tmp_path / "out") == alone


@needs_proc
def test_a_killed_worker_loses_and_doubles_nothing(crawl: Path, alone: dict[str, bytes], tmp_path: Path) -> None:
    many = DOCS >= 10_000
    # A task a file, some of them done. Few pages are done too soon to hit: there the first worker to show up must do.
    done = FILES // 3 if many else 0
    job = Job(crawl, tmp_path / "out", *(["--conf", "spark.sql.files.maxPartitionBytes=1m"] if many else []),
              log=tmp_path / "log")
    job.await_(lambda: job.workers() and len([*tmp_path.glob("out/_temporary/0/task_*")]) >= done)
    assert kill(job.workers()) > 0
    code, log = job.ended()
    assert code == 0, log
    assert "Lost task" in log
    print(f"\nkilled workers: {log.count('Lost task')} lost tasks were done again", flush=True)
    assert fingerprints(tmp_path / "out") == alone


@needs_proc
def test_a_killed_driver_shows_readers_nothing_and_a_rerun_does_it_all(crawl: Path, alone: dict[str, bytes],
                                                                      tmp_path: Path) -> None:
    out = tmp_path / "out"
    job = Job(crawl, out, log=tmp_path / "log")
    job.await_(job.workers)
    kill([*job.descendants(), job.process.pid])
    assert job.process.wait() == -signal.SIGKILL
    assert not (out / "_SUCCESS").exists() and [*out.glob("*.parquet")] == []
    code, log = Job(crawl, out, log=tmp_path / "log").ended()
    assert code == 2 and log.splitlines()[-1].endswith("add --overwrite"), log
    code, log = Job(crawl, out, "--overwrite", log=tmp_path / "log").ended()
    assert code == 0, log
    assert fingerprints(out) == alone


def test_lines_in_lines_out(tmp_path: Path) -> None:
    import json
    given = [{"id": 1, "ID": "x", "title": None, "page": PAGE}, {"id": 2, "ID": "y", "title": "它", "page": None}]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in given)
    (tmp_path / "in.jsonl").write_text(lines, "utf-8")
    code, log = Job(tmp_path / "in.jsonl", tmp_path / "out", "--column", "page", "--prefix", "fc_", "--drop", "page",
                    log=tmp_path / "log").ended()
    assert code == 0 and log.splitlines()[-1] == "forumclean: 2 rows; 1 without a page", log
    (part,) = (tmp_path / "out").glob("*.json")
    done = [json.loads(line) for line in part.read_text("utf-8").splitlines()]
    expected = clean_batch(pa.RecordBatch.from_pylist([{"page": PAGE}, {"page": None}]), column="page").to_pylist()
    for row, source, columns in zip(done, given, expected):
        assert {name: row[name] for name in ("id", "ID", "title")} == \
            {name: source[name] for name in ("id", "ID", "title")}
        assert {name: row[f"fc_{name}"] for name in COLUMNS} == {name: columns[name] for name in COLUMNS}
        assert "page" not in row


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A session in this process."""
    from pyspark.sql import SparkSession
    before = os.environ.get("PYSPARK_PYTHON")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (SparkSession.builder.master(MASTER).config("spark.ui.enabled", "false")
               .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
               .config("spark.driver.memory", "1g").getOrCreate())
    yield session
    session.stop()
    os.environ.pop("PYSPARK_PYTHON") if before is None else os.environ.update(PYSPARK_PYTHON=before)


def test_a_dataframe_keeps_its_other_columns(spark: Any) -> None:
    from forumclean.adapters.spark import clean_dataframe
    given = spark.sql("select id, 'x' as `a.b`, timestamp'2020-01-01 08:00:00' as at, array(map('k', 1)) as m, "
                      "cast(1.5 as decimal(10,2)) as d, cast(unhex('cbd1cbf7') as string) as html from range(6)")
    done = clean_dataframe(given)
    assert done.columns == [*given.columns, *COLUMNS]
    rows = done.collect()
    assert [row[:6] for row in rows] == [tuple(row) for row in
                                         given.withColumn("html", given["html"]).collect()]
    # The bytes are GBK under the name of a string, which Spark lets pass.
    assert {row["clean"] for row in rows} == {"搜索"}


def test_engine_files_travel_by_value(spark: Any, tmp_path: Path) -> None:
    from forumclean.adapters.spark import clean_dataframe
    file = tmp_path / "own.toml"
    file.write_text(text_of(ROOT / "forumclean" / "engines" / "discuz.toml")
                    .replace('"discuz"', '"own"', 1), "utf-8")
    cleaner = Cleaner(engines=(load_engine(file),), posts="first")
    file.unlink()
    given = spark.createDataFrame([(PAGE,)], "html string")
    row = clean_dataframe(given, cleaner=cleaner).collect()[0]
    assert row["engine"] == "own" and row["clean"] == cleaner.clean(PAGE)


def test_profiles_travel_by_value(spark: Any, tmp_path: Path) -> None:
    from forumclean.adapters.spark import clean_dataframe
    file = tmp_path / "site.toml"
    file.write_text('drop = ["〔手机版〕"]\n', "utf-8")
    profile = load_profile(file)
    file.unlink()
    given = spark.createDataFrame([("下了雪,很大。\n〔手机版〕\n天晴了。\n",)], "html string")
    row = clean_dataframe(given, cleaner=Cleaner(punctuation="fullwidth"), profile=profile).collect()[0]
    assert row["clean"] == "下了雪，很大。\n天晴了。\n"


@pytest.mark.parametrize(("sql", "options", "part"), [
    ("select '' as html, '' as Title", {}, "'title'"),
    ("select 1 as html", {}, "holds int"),
    ("select '' as page", {}, "no such column"),
    ("select '' as html", {"kind": "htm"}, "no such kind"),
    ("select '' as html", {"profile": 1}, "load_profile"),
])
def test_what_is_wrong_is_said_before_a_job(spark: Any, sql: str, options: dict[str, Any], part: str) -> None:
    from forumclean.adapters.spark import clean_dataframe
    with pytest.raises(UsageError, match=part):
        clean_dataframe(spark.sql(sql), **options)


DOC = text_of(ROOT / "docs" / "spark.md")


def blocks(language: str) -> list[str]:
    """The code blocks of a language in docs/spark.md."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", DOC, re.MULTILINE | re.DOTALL)
    assert found
    return found


@pytest.mark.timeout(600)
def test_the_commands_of_the_docs(tmp_path: Path) -> None:
    """In order and in one folder; the last is spark-submit's, under its own master."""
    import json
    table = pa.table({"id": ["1", "2"], "url": [None, "https://bbs.example.com/thread-1-1-1.html"],
                      "html": [PAGE.encode(), "一句话。\n".encode("gb18030")]})
    parquet.write_table(table, tmp_path / "pages.parquet")
    (tmp_path / "pages.jsonl").write_text(json.dumps({"html": PAGE}) + "\n", "utf-8")
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    env.pop("PYSPARK_PYTHON", None)
    (tmp_path / "site.toml").write_text('drop = ["〔手机版〕"]\n', "utf-8")
    lines = [line.removeprefix("$ ") for body in blocks("console") for line in body.splitlines()]
    assert len(lines) == 3 and all(line.startswith("forumclean spark ") for line in lines)
    submit = next(body for body in blocks("sh") if "spark-submit" in body)
    for line in [*lines, "rm -r clean", submit]:
        line = line.replace("forumclean spark", f"{sys.executable} -m forumclean spark")
        done = subprocess.run(line, shell=True, cwd=tmp_path, env=env, capture_output=True, check=False)
        assert done.returncode == 0, f"$ {line}\n{done.stderr.decode('utf-8', 'replace')}"
    expected = clean_batch(table, url_column="url").column("clean").to_pylist()
    assert dataset.dataset(tmp_path / "clean").to_table().column("clean").to_pylist() == expected
    assert [*(tmp_path / "clean.jsonl").glob("*.json")]


def test_the_python_of_the_docs(spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "site.toml").write_text('drop = ["〔手机版〕"]\n', "utf-8")
    names = {"df": spark.createDataFrame([(PAGE, None)], "html string, url string")}
    for body in blocks("python"):
        exec(body, names)
    assert names["cleaned"].columns == ["url", *COLUMNS]
