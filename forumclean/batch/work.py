"""What a worker does with a record: clean it, shape it for the output, and count."""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from forumclean import NotTextError, Result
from forumclean.batch.pages import Page, json_line, page_of
from forumclean.batch.records import Job, Record, Unusable
from forumclean.batch.tally import Tally
from forumclean.model import PageWarning
from forumclean.rulebook import role_of

MAX_INT = (1 << 63) - 1


class Outcome(NamedTuple):
    """What came of some records: rows in their order, shaped for the sink; those that failed by their index."""

    rows: list[Any]
    failed: dict[int, tuple[str, str]]
    tally: Tally


def cleaned_records(records: Sequence[Record], job: Job, failed: Mapping[int, tuple[str, str]],
                    begin: Any = None) -> Outcome:
    """Clean records; those in `failed` are passed over, for they have failed before.

    Args:
        begin: called with the index of each record before it is cleaned, so that somebody may watch.
    """
    outcome = Outcome([], dict(failed), Tally())
    for index, record in enumerate(records):
        if begin is not None:
            begin(index)
        if index not in failed:
            try:
                clean_record(record, job, outcome)
            except Unusable as error:
                outcome.failed[index] = (error.reason, error.message)
            except NotTextError as error:
                outcome.failed[index] = ("not-text", str(error))
            except Exception as error:      # a bug or too little memory for this page must not cost the others
                outcome.failed[index] = ("error", f"{type(error).__name__}: {error}"[:500])
    outcome.tally.records = len(records)
    outcome.tally.failed = Counter(reason for reason, _ in outcome.failed.values())
    return outcome


def clean_record(record: Record, job: Job, outcome: Outcome) -> None:
    """Clean one record and add what came of it."""
    page = page_of(record, job)
    result = job.cleaner.extract(page.source, kind=page.kind, url=page.url, encoding=page.encoding)
    row = shaped(result, page, record.where, job)
    outcome.rows.append(row)
    outcome.tally.add(counted(result, record.where, page))


def counted(result: Result, where: str, page: Page) -> Tally:
    """The counts of one page."""
    removed: Counter[str] = Counter()
    for cut in result.cuts:
        removed[role_of(cut.rule)] += cut.end - cut.start
    lost = sum(removed.values())
    page_chars = len(result.source_text)
    codes = {warning.code for warning in result.warnings} | ({"encoding-unknown"} if page.label else set())
    return Tally(0, page_chars, page_chars - lost, removed, Counter(codes), Counter(),
                 [(lost, page_chars, where)] if lost else [])


def shaped(result: Result, page: Page, where: str, job: Job) -> Any:
    """A page as the output's sink takes it: a line, `(where, text)`, or a dict for a table's row."""
    if job.format == "text":
        return where, result.text
    if job.format == "mnbvc":
        from forumclean.output.mnbvc import document
        return json_line(document(result, id=page.id, where=where, others=page.others))
    return table_row(result, page, job) if job.format == "parquet" else json_line(fields_of(result, page, job))


def fields_of(result: Result, page: Page, job: Job) -> dict[str, Any]:
    """The fields of docs/json.md, then those that pass through; one that has a name of ours gets `input_` before it."""
    from forumclean.output.jsonl import record
    fields = record(result, id=page.id, ledger=job.ledger)
    if page.label:
        warning = PageWarning("encoding-unknown", f"no such encoding ({page.label!r}); the bytes were read without it")
        fields["warnings"].append(warning._asdict())
    taken = frozenset(fields)
    for name, value in page.others.items():
        fields[f"input_{name}" if name in taken else name] = value
    return fields


def table_row(result: Result, page: Page, job: Job) -> dict[str, Any]:
    """The same for a table, whose columns are the same in every row: what passes through stands in `input` as JSON."""
    fields = fields_of(result, page._replace(others={}), job)
    own = encodable(page.id) if isinstance(page.id, str) else text_of(page.id)
    others = text_of(page.others) if page.others else None
    fields.update(id=own, url=fields["url"] and encodable(fields["url"]), input=others,
                  removed_counts=list(fields.get("removed_counts", {}).items()))
    if (fields["page"] or 0) > MAX_INT:
        fields["page"] = None       # any number may stand in an address
    return fields


def encodable(text: str) -> str:
    """A string that a table can hold: a lone surrogate (of a file's name, or \\ud800 in JSON) is spelt out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def text_of(value: Any) -> str:
    """A value as JSON in a string."""
    return json_line({"": value})[5:-2].decode()
