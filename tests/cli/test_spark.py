"""`forumclean spark` without Spark: names, masters, messages. With Spark: tests/adapters/test_spark.py."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from forumclean import UsageError
from forumclean.cli import spark
from forumclean.cli.main import main


@pytest.mark.parametrize(("name", "form"), [
    ("pages.parquet", "parquet"), ("pages/", "parquet"), ("s3a://crawl/2024/*", "parquet"), ("p.jsonl", "jsonl"),
    ("P.JSONL.GZ", "jsonl"), ("p.ndjson.zst", "jsonl"), ("p.json/", "jsonl"), ("jsonl", "parquet"),
])
def test_formats_go_by_the_name(name: str, form: str) -> None:
    assert spark.format_of(name) == form


@pytest.mark.parametrize(("master", "tried"), [
    ("local", "local[1,4]"), ("local[*]", "local[*,4]"), ("local[2]", "local[2,4]"), ("local[2,1]", "local[2,1]"),
    ("yarn", "yarn"), ("spark://host:7077", "spark://host:7077"),
    ("local-cluster[2,1,1024]", "local-cluster[2,1,1024]"),
])
def test_a_local_master_tries_again(master: str, tried: str) -> None:
    assert spark.with_attempts(master) == tried


def test_the_line_of_a_message_that_says_most() -> None:
    assert spark.first_line("[A_CONDITION] What happened.\n\tat java.base/Thread.run") == "[A_CONDITION] What happened."
    assert spark.first_line("An exception:\nTraceback (most recent call last):\n  File \"x\"\nValueError: no\n") == \
        "ValueError: no"
    assert spark.first_line(ValueError()) == "ValueError"


@pytest.mark.parametrize(("source", "target", "refused"), [
    ("data/pages.parquet", "data", True), ("data", "data", True), ("data", "data/clean", True),
    ("data/*/x", "data/", True), ("data/part-*", "./data", True), ("file:data/a", "data", True),
    ("s3a://b/data/a", "s3a://b/data/", True),
    ("data", "database", False), ("data/pages", "data/clean", False), ("s3a://b/data", "data", False),
])
def test_overwriting_never_reaches_the_input(source: str, target: str, refused: bool, tmp_path: Path,
                                             monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if source.startswith("file:"):
        source = f"file:{tmp_path}/{source[5:]}"
    if not refused:
        spark.refuse_overlap(source, target)
        return
    with pytest.raises(UsageError, match="--overwrite"):
        spark.refuse_overlap(source, target)


@pytest.mark.parametrize(("arguments", "part"), [
    (["in", "out", "--conf", "spark.driver.memory"], "KEY=VALUE"),
    (["in", "out", "--ignore", "signatur"], "signature"),
    (["in", "in/out", "--overwrite"], "lie in each other"),
    (["in", "out", "--engine", "none.toml"], "none.toml"),
    (["in", "out", "--profile", "none.toml"], "none.toml"),
    (["in", "out", "--punctuation", "wide"], "fullwidth"),
    (["in"], "OUTPUT"),
])
def test_what_is_wrong_is_said_before_spark_starts(arguments: list[str], part: str,
                                                   capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["spark", *arguments]) == 2
    said = capsys.readouterr().err
    assert said.startswith("forumclean: ") and part in said and said.count("\n") == 1


def test_without_spark_the_install_line_is_given(monkeypatch: pytest.MonkeyPatch,
                                                 capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(spark.sys.modules, "pyspark", None)
    monkeypatch.setitem(spark.sys.modules, "pyarrow", None)
    assert main(["spark", "in", "out"]) == 2
    assert capsys.readouterr().err.endswith("is not installed; pip install 'forumclean[spark]'\n")


class Builder:
    """Stands for Spark's builder, and for the session it builds; notes what it is told."""

    def __init__(self) -> None:
        self.told: dict[str, str] = {}
        self.builder = self.SparkSession = self.sparkContext = self.conf = self

    def __getattr__(self, name: str) -> Callable[..., Builder]:
        def note(*given: str) -> Builder:
            self.told[given[0] if name in ("config", "set") else name] = given[-1] if given else ""
            return self
        return note

    def contains(self, key: str) -> bool:
        return key in self.told


@pytest.mark.parametrize(("master", "env", "used"), [
    (None, {}, "local[*,4]"), ("yarn", {}, "yarn"), (None, {"PYSPARK_GATEWAY_PORT": "1"}, None),
    (None, {"PYSPARK_SUBMIT_ARGS": "--master yarn pyspark-shell"}, None), ("local[1]", {"PYSPARK_GATEWAY_PORT": "1"},
                                                                           "local[1,4]"),
])
def test_a_master_is_named_only_where_spark_submit_does_not(master: str | None, env: dict[str, str], used: str | None,
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", "python3")
    for name in ("PYSPARK_GATEWAY_PORT", "PYSPARK_SUBMIT_ARGS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    session = Builder()
    monkeypatch.setattr(spark, "needed", lambda module, extra: session)
    with spark.session(master, {"spark.sql.caseSensitive": "false"}):
        pass
    assert session.told.get("master") == used and "stop" in session.told
    assert session.told["spark.sql.caseSensitive"] == "false"
    assert session.told["spark.sql.execution.arrow.maxRecordsPerBatch"] == spark.BATCH_ROWS
    assert ("spark.ui.enabled" in session.told) == (used is not None and used.startswith("local"))


def test_the_summary_counts_what_is_odd() -> None:
    assert spark.summary({"rows": 1200, "without": 0, "failed": 0, "empty": 0}) == "1,200 rows"
    assert spark.summary({"rows": 3, "without": 1, "failed": 1, "empty": 1}).count(";") == 3
