"""`forumclean batch INPUTS… --output OUT`: whole collections of pages."""
from __future__ import annotations

import os
import sys

import click

from forumclean import Cleaner, load_engine, load_profile
from forumclean.batch.extras import extra
from forumclean.batch.progress import Progress, summary
from forumclean.batch.records import Fields, Job
from forumclean.batch.run import SHARD_RECORDS, Plan, run_to_folder, run_to_stream
from forumclean.batch.sinks import COMPRESSIONS, FORMATS
from forumclean.batch.sources import Source, find_sources
from forumclean.batch.tally import Tally
from forumclean.cli.lists import names
from forumclean.cli.messages import STDIN, say
from forumclean.cli.options import about_the_site
from forumclean.cli.outputs import unwritable
from forumclean.config import KINDS, POSTS
from forumclean.decode import named
from forumclean.errors import FAILED, OK, UsageError

OUTPUT_ENDS = (".jsonl", ".gz", ".zst", ".parquet", ".json", ".txt")
NEEDS = {"warc": "fastwarc.warc", "parquet": "pyarrow.parquet"}


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", metavar="OUT", required=True, help="A folder; -: lines to standard output.")
@click.option("-f", "--format", "format_", type=click.Choice(FORMATS), default="jsonl", help="What to write.")
@click.option("--compress", type=click.Choice(COMPRESSIONS), default="none", help="Of lines.")
@click.option("--text-field", metavar="NAME", default="text", show_default=True, help="Where text stands.")
@click.option("--html-field", metavar="NAME", default="html", show_default=True, help="Where HTML stands.")
@click.option("--id-field", metavar="NAME", default="id", show_default=True, help="What the page is called.")
@click.option("--url-field", metavar="NAME", default="url", show_default=True, help="Its address.")
@click.option("--encoding-field", metavar="NAME", default="encoding", show_default=True, help="Of its bytes.")
@click.option("--kind", type=click.Choice(KINDS), default="auto", help="What the pages are.")
@click.option("--encoding", metavar="NAME", help="What bytes probably are whose source does not say it.")
@click.option("--select", metavar="NAMES", multiple=True, callback=names, help="Only these rules act.")
@click.option("--ignore", metavar="NAMES", multiple=True, callback=names, help="These do not act.")
@click.option("--engine", "engine_files", metavar="FILE", multiple=True, help="Also know this forum program.")
@click.option("--posts", type=click.Choice(POSTS), default="all", help="The whole thread, or its first post.")
@about_the_site
@click.option("--ledger", is_flag=True, help="Write each removed span, not a number a rule.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="The first N records alone.")
@click.option("-j", "--jobs", type=click.IntRange(1), metavar="N", help="Processes; default: one a core.")
@click.option("--timeout", type=click.FloatRange(0), default=60.0, show_default=True, metavar="SECONDS",
              help="What a record may take; 0: for ever.")
@click.option("--shard-records", type=click.IntRange(1), default=SHARD_RECORDS, show_default=True, metavar="N",
              help="Records in a file of the output.")
def batch(inputs: tuple[str, ...], output: str, format_: str, compress: str, engine_files: tuple[str, ...],
          select: tuple[str, ...] | None, ignore: tuple[str, ...] | None, posts: str, kind: str, encoding: str | None,
          profile: str | None, punctuation: str | None, ledger: bool, limit: int | None, jobs: int | None,
          timeout: float, shard_records: int, **fields: str) -> int:
    """Clean whole collections of pages, and go on where a killed run stopped.

    INPUT is a folder, a pattern, a page, or a file with many: .jsonl (.gz, .zst),
    .warc (.gz, .zst), .parquet, .tar, .zip; - reads lines of JSON. OUT gets shards,
    _manifest.jsonl, failed.jsonl with each record that failed, and _SUCCESS.
    """
    engines = tuple(load_engine(file) for file in engine_files) or None
    if encoding:
        named(encoding)
    cleaner = Cleaner(select=select, ignore=ignore, engines=engines, posts=posts, punctuation=punctuation or "keep",
                      profile=load_profile(profile) if profile else None)
    job = Job(cleaner, Fields(*(fields[f"{name}_field"] for name in Fields._fields)), kind, encoding, format_,
              compress, ledger)
    check(output, job)
    sources = find_sources(inputs)
    check_libraries(sources, job)
    plan = Plan(jobs or cores(), timeout, limit, shard_records)
    total = run(sources, job, plan, output)
    for line in summary(total):
        say(line)
    return FAILED if total.failed else OK


def check(output: str, job: Job) -> None:
    """Raises UsageError for options that do not go together."""
    if job.compress != "none" and job.format not in ("jsonl", "mnbvc"):
        raise UsageError(f"--compress: {job.format} has no lines to compress; leave it out")
    if output == STDIN and job.format not in ("jsonl", "mnbvc"):
        raise UsageError(f"--output -: {job.format} cannot be streamed; name a folder")
    if output == STDIN and job.compress != "none":
        raise UsageError("--output -: is not compressed; pipe it through gzip or zstd")
    if output.endswith(OUTPUT_ENDS) and not os.path.isdir(output):
        raise UsageError(f"--output: a folder is wanted, not a file ({output!r}); --format and --compress say what is "
                         "in it")


def check_libraries(sources: list[Source], job: Job) -> None:
    """Raises MissingExtra before anything is done if a library is missing for an input or the output."""
    for source in sources:
        if source.form in NEEDS:
            extra(NEEDS[source.form])
        elif source.name.lower().endswith(".zst"):
            extra("fastwarc.stream_io")
    if job.format == "parquet":
        extra("pyarrow.parquet")
    if job.compress == "zst":
        extra("zstandard")


def run(sources: list[Source], job: Job, plan: Plan, output: str) -> Tally:
    """Do it, and tell how far it is."""
    progress = Progress(say, sum(source.size for source in sources), sys.stderr is not None and sys.stderr.isatty(),
                        tell=output == STDIN)
    try:
        if output != STDIN:
            return run_to_folder(sources, job, plan, output, progress)
        if sys.stdout is None:
            raise UsageError("--output -: standard output is closed; name a folder")
        try:
            return run_to_stream(sources, job, plan, sys.stdout.buffer, progress)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise unwritable("standard output", error) from None
    finally:
        progress.close()
