"""`forumclean spark INPUT OUTPUT`: a table of pages cleaned by Spark, on this machine or on a cluster."""
from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click

from forumclean import Cleaner, load_engine, load_profile
from forumclean.adapters.spark import clean_dataframe
from forumclean.cli.lists import names
from forumclean.cli.messages import say, shown
from forumclean.cli.options import about_the_site
from forumclean.config import KINDS, POSTS
from forumclean.errors import OK, ForumcleanError, UsageError
from forumclean.extras import needed

FORMATS = ("parquet", "jsonl")
LOCAL = "local[*]"
# Spark gives a task on a local master one attempt and no setting for it: one dead worker ends the job.
ATTEMPTS = 4
# Rows that a worker, and the reader of Parquet, hold at once. Spark's own 10,000 and 4,096 may be a gigabyte of pages.
BATCH_ROWS = "500"
# In every job that this command starts, unless --conf or spark-submit say otherwise. JSON may hold `ID` and `id`.
SETTINGS = {"spark.sql.execution.arrow.maxRecordsPerBatch": BATCH_ROWS,
            "spark.sql.parquet.columnarReaderBatchSize": BATCH_ROWS, "spark.sql.caseSensitive": "true"}
# On this machine nobody else needs to reach the driver.
LOCAL_SETTINGS = {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1",
                  "spark.ui.enabled": "false"}


class SparkFailure(ForumcleanError):
    """Spark did not start, or the job did not come to its end."""


def settings(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """The KEY=VALUE pairs of an option that may be repeated."""
    for value in values:
        if not value.partition("=")[0].strip() or "=" not in value:
            raise UsageError(f"{option.opts[0]}: {value!r} is not KEY=VALUE; write spark.driver.memory=4g")
    return {key.strip(): value for key, _, value in (value.partition("=") for value in values)}


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.argument("input_", metavar="INPUT")
@click.argument("output", metavar="OUTPUT")
@click.option("--master", metavar="URL", help=f"Where to run; as a rule spark-submit's, else {LOCAL}.")
@click.option("--conf", metavar="KEY=VALUE", multiple=True, callback=settings, help="A setting of Spark's.")
@click.option("--from", "from_", type=click.Choice(("auto", *FORMATS)), default="auto", help="What INPUT is.")
@click.option("--to", type=click.Choice(("auto", *FORMATS)), default="auto", help="What OUTPUT becomes.")
@click.option("--column", default="html", show_default=True, help="The column (field) that holds the pages.")
@click.option("--url-column", metavar="COLUMN", help="The column of their addresses.")
@click.option("--encoding-column", metavar="COLUMN", help="The column of what their bytes probably are.")
@click.option("--drop", metavar="COLUMNS", multiple=True, callback=names, help="Leave these out of OUTPUT.")
@click.option("--prefix", default="", help="Stands before the new columns' names.")
@click.option("--partitions", type=click.IntRange(1), help="Deal the rows out anew, into this many.")
@click.option("--overwrite", is_flag=True, help="Remove OUTPUT first, if it is there.")
@click.option("--kind", type=click.Choice(KINDS), default="auto", help="What the pages are.")
@click.option("--select", metavar="NAMES", multiple=True, callback=names, help="Only these rules, owners, roles act.")
@click.option("--ignore", metavar="NAMES", multiple=True, callback=names, help="These do not act.")
@click.option("--engine", "engine_files", metavar="FILE", multiple=True, help="Also know this forum program.")
@click.option("--posts", type=click.Choice(POSTS), default="all", help="The whole thread, or the first post alone.")
@about_the_site
def spark(input_: str, output: str, master: str | None, conf: dict[str, str], from_: str, to: str,
          drop: tuple[str, ...] | None, partitions: int | None, overwrite: bool, select: tuple[str, ...] | None,
          ignore: tuple[str, ...] | None, engine_files: tuple[str, ...], posts: str, profile: str | None,
          punctuation: str | None, **columns: Any) -> int:
    """Clean a table of pages with Spark.

    INPUT is Parquet or JSONL: a file, a folder or a pattern, at any address that
    Spark reads. OUTPUT becomes a folder with the same rows and five columns more,
    in INPUT's format. Needs the extra: pip install 'forumclean[spark]'.
    """
    cleaner = Cleaner(select=select, ignore=ignore, engines=tuple(load_engine(file) for file in engine_files) or None,
                      posts=posts, punctuation=punctuation or "keep",
                      profile=load_profile(profile) if profile else None)
    form = format_of(input_) if from_ == "auto" else from_
    if overwrite:
        refuse_overlap(input_, output)
    needed("pyarrow", "spark")
    with told(input_, output), session(master, conf) as running:
        table = read_table(running, input_, form)
        cleaned = clean_dataframe(table.repartition(partitions) if partitions else table, cleaner=cleaner, **columns)
        figures, counted = watched(cleaned, columns["column"], columns["prefix"])
        left = counted.drop(*dropped(counted.columns, drop or ()))
        write_table(left, output, form if to == "auto" else to, overwrite)
        say(summary(figures.get))
    return OK


def format_of(name: str) -> str:
    """The format that a name ends in; one that tells nothing, such as a folder's, is taken for Parquet."""
    stem = name.rstrip("/").lower()
    for suffix in (".gz", ".bz2", ".zst"):
        stem = stem.removesuffix(suffix)
    return "jsonl" if stem.endswith((".jsonl", ".json", ".ndjson")) else "parquet"


def refuse_overlap(input_: str, output: str) -> None:
    """Raises UsageError where removing OUTPUT would remove INPUT, or a part of it."""
    source, target = place(input_), place(output)
    if f"{source}/".startswith(f"{target}/") or f"{target}/".startswith(f"{source}/"):
        raise UsageError(f"--overwrite: {output!r} and the input {input_!r} lie in each other; name another folder")


def place(name: str) -> str:
    """A path or address as far as it names one place: up to the first folder that is a pattern."""
    fixed = re.split(r"[^/]*[*?{\[]", name, maxsplit=1)[0].removeprefix("file://").removeprefix("file:")
    return fixed.rstrip("/") if "://" in fixed else os.path.realpath(fixed).rstrip("/")


@contextmanager
def session(master: str | None, conf: Mapping[str, str]) -> Iterator[Any]:
    """A Spark session, stopped at the end.

    Under spark-submit the master is whatever that was given: naming one here would win over it.
    """
    sql = needed("pyspark.sql", "spark")
    submitted = "PYSPARK_GATEWAY_PORT" in os.environ or "--master" in os.environ.get("PYSPARK_SUBMIT_ARGS", "")
    if master is None and not submitted:
        master = LOCAL
    local = master is not None and master.startswith("local")
    if local:
        # Spark would start whatever is called python3.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = sql.SparkSession.builder.appName("forumclean")
    for key, value in {**(LOCAL_SETTINGS if local else {}), **conf}.items():
        builder = builder.config(key, value)
    running = (builder.master(with_attempts(master)) if master else builder).getOrCreate()
    given = running.sparkContext.getConf()
    for key, value in SETTINGS.items():
        if not given.contains(key):
            running.conf.set(key, value)
    try:
        yield running
    finally:
        running.stop()


def with_attempts(master: str) -> str:
    """A local master that tries a failed task again: local[*] is local[*,4]; others stay."""
    if master == "local":
        return f"local[1,{ATTEMPTS}]"
    if master.startswith("local[") and master.endswith("]") and "," not in master:
        return f"{master[:-1]},{ATTEMPTS}]"
    return master


@contextmanager
def told(input_: str, output: str) -> Iterator[None]:
    """What Spark raises, as one line with what to do."""
    errors = needed("pyspark.errors", "spark")
    protocol = needed("py4j.protocol", "spark")
    try:
        yield
    except errors.PySparkException as error:
        known = advice(input_, output).get((error.getCondition() or "").partition(".")[0])
        raise SparkFailure(known or f"Spark failed: {first_line(error)}; its log above tells more") from None
    except protocol.Py4JError as error:
        line = first_line(getattr(error, "java_exception", error))
        raise SparkFailure(f"Spark failed: {line}; its log above tells more") from None


def first_line(error: object) -> str:
    """The line of a message that says most: a worker's traceback says it last, all others first."""
    lines = [line.strip() for line in str(error).strip().splitlines() if line.strip()]
    if any(line.startswith("Traceback") for line in lines):
        return lines[-1]
    return lines[0] if lines else type(error).__name__


def advice(input_: str, output: str) -> dict[str, str]:
    """What to say for the conditions (Spark's word) that a user can mend."""
    return {
        "JAVA_GATEWAY_EXITED": "Spark could not start Java; install Java 17 or later, or set JAVA_HOME",
        "PATH_NOT_FOUND": f"{shown(input_)}: no such file or folder; check the name",
        "PATH_ALREADY_EXISTS": f"{shown(output)}: is there already; name another folder, or add --overwrite",
        "UNABLE_TO_INFER_SCHEMA": f"{shown(input_)}: holds no table; check the name, and --from",
    }


def read_table(running: Any, name: str, form: str) -> Any:
    """INPUT as a DataFrame."""
    return running.read.parquet(name) if form == "parquet" else running.read.json(name)


def write_table(table: Any, name: str, form: str, overwrite: bool) -> None:
    """The job itself: Spark shows readers nothing before `_SUCCESS`, and all of it from then on."""
    writer = table.write.mode("overwrite" if overwrite else "errorifexists")
    if form == "parquet":
        writer.parquet(name)
    else:
        # By default a field that is null would be missing.
        writer.option("ignoreNullFields", "false").json(name)


def dropped(present: list[str], drop: tuple[str, ...]) -> tuple[str, ...]:
    """The columns to leave out. Raises UsageError for one that is not there."""
    from forumclean.adapters.columns import check_column
    for name in drop:
        check_column(present, name)
    return drop


def watched(table: Any, column: str, prefix: str) -> tuple[Any, Any]:
    """What to count while the table is written, and the table that counts: no page is cleaned twice for it."""
    sql, functions = needed("pyspark.sql", "spark"), needed("pyspark.sql.functions", "spark")
    page, text = (functions.col("`" + name.replace("`", "``") + "`") for name in (column, f"{prefix}clean"))
    figures = sql.Observation("forumclean")
    counts = {"rows": functions.lit(1), "without": functions.when(page.isNull(), 1),
              "failed": functions.when(page.isNotNull() & text.isNull(), 1), "empty": functions.when(text == "", 1)}
    return figures, table.observe(figures, *[functions.count(what).alias(name) for name, what in counts.items()])


def summary(figures: Mapping[str, int]) -> str:
    """The line at the end."""
    parts = [f"{figures['rows']:,} rows"]
    for name, words in (("without", "without a page"), ("empty", "of whose page no text is left"),
                        ("failed", "could not be cleaned: their `warnings` say why")):
        if figures[name]:
            parts.append(f"{figures[name]:,} {words}")
    return "; ".join(parts)
