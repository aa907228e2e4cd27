"""From a record to a page that can be cleaned, and from one that failed to the line that tells so."""
from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any, NamedTuple, NoReturn

from forumclean import charset
from forumclean.batch.records import BAD, LINE, PAGE, Job, Record, Unusable

# The fields under which failed.jsonl holds bytes, and says what happened: it is itself an input (docs/batch.md).
BYTES, FAILED = "page_base64", "failed"


class Page(NamedTuple):
    """What is given to the cleaner, and what only passes by.

    `id` is of any JSON type; `label` is a charset's name that nobody knows, None otherwise; `others` are the fields of
    the input that we do not use.
    """

    id: Any
    source: str | bytes
    kind: str
    url: str | None
    encoding: str | None
    label: str | None
    others: dict[str, Any]


def page_of(record: Record, job: Job) -> Page:
    """The page of a record.

    Raises:
        Unusable: there is none in it.
    """
    if record.form == BAD:
        raise Unusable(*record.data)
    if record.form == PAGE:
        kind = job.kind if job.kind != "auto" else record.kind
        own = record.id if record.id is not None else record.where
        return Page(own, record.data, kind, record.url, *known(record.encoding or job.encoding), {})
    return page_of_fields(parsed(record.data) if record.form == LINE else dict(record.data), record.where, job)


def parsed(line: bytes) -> dict[str, Any]:
    """The object on a line of JSON. Raises Unusable if there is none."""
    try:
        fields = json.loads(line, parse_constant=no_constant)
    except RecursionError:
        raise Unusable("bad-json", "nested too deeply") from None
    except ValueError as error:
        raise Unusable("bad-json", f"not valid JSON ({error})") from None
    if not isinstance(fields, dict):
        raise Unusable("bad-json", f"an object is wanted, not {type(fields).__name__}")
    return fields


def no_constant(name: str) -> NoReturn:
    """Python reads NaN and Infinity, but no JSON has them, and they would go on into the output."""
    raise ValueError(f"{name} is no JSON")


def page_of_fields(fields: dict[str, Any], where: str, job: Job) -> Page:
    """The page that the fields of a line or row hold: the HTML where there is some, else the text."""
    names = job.fields
    source, kind = None, job.kind
    for name, told in ((names.html, "html"), (names.text, "auto"), (BYTES, "auto")):
        value = fields.get(name)
        if isinstance(value, (str, bytes)) and (value or source is None):
            source = base64.b64decode(fields.pop(name)) if name == BYTES else fields.pop(name)
            kind = job.kind if job.kind != "auto" else told
            if value:
                break
    if source is None:
        raise Unusable("no-page", f"neither {names.html!r} nor {names.text!r} holds a string; see --html-field")
    url, encoding = fields.pop(names.url, None), fields.get(names.encoding)
    own = fields.pop(names.id, None)
    fields.pop(FAILED, None)
    return Page(where if own is None else own, source, kind, url if isinstance(url, str) and url else None,
                *known(encoding if isinstance(encoding, str) and encoding else job.encoding), fields)


def known(label: str | None) -> tuple[str | None, str | None]:
    """A charset's label as hint, and as the unknown one that it may be: servers send any word."""
    return (label, None) if label is None or charset.canonical(label) else (None, label)


def failure_line(record: Record, job: Job, reason: str, message: str, shard: str) -> bytes:
    """The line of failed.jsonl for a record: what happened, then the record so that it can be read again."""
    told = {"reason": reason, "message": " ".join(message.split()), "where": record.where, "shard": shard}
    fields: Mapping[str, Any] = {}
    if record.form == LINE:
        try:
            fields = parsed(record.data)
        except Unusable:
            fields = {"line": record.data.decode("utf-8", "backslashreplace")}
    elif record.form == PAGE:
        fields = {job.fields.id: record.id or record.where, job.fields.url: record.url,
                  job.fields.encoding: record.encoding, BYTES: base64.b64encode(record.data).decode()}
    elif record.form != BAD:
        fields = record.data
    return json_line({FAILED: told, **{name: value for name, value in fields.items() if name != FAILED}})


def json_line(fields: Mapping[str, Any]) -> bytes:
    """An object as a line in UTF-8. What JSON has no type for (dates, bytes of a table) becomes a string."""
    from forumclean.output.jsonl import LINE_ENDS
    try:
        return (json.dumps(fields, ensure_ascii=False, default=plain).translate(LINE_ENDS) + "\n").encode()
    except UnicodeEncodeError:   # a lone surrogate that came as \ud800 goes out as such
        return (json.dumps(fields, default=plain) + "\n").encode()


def plain(value: Any) -> str:
    """A value of a table's column as a string."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
