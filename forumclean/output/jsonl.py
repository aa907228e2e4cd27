"""One JSON object a line. Its fields are documented in docs/json.md."""
from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from forumclean import __version__
from forumclean.result import Result, ResultPost

SCHEMA = 1
# JSON leaves these as they are, but many a reader of lines takes them for line ends.
LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def record(result: Result, *, id: Any = None, with_source: bool = False, ledger: bool = True) -> dict[str, Any]:
    """A page as plain values, in the order in which they are printed.

    Args:
        id: what the caller calls the page; the command gives the file's name.
        with_source: add `source_text`, which the offsets count in.
        ledger: whether `removed` and `notes` are there, or `removed_counts` alone: the number of cuts by rule.
    """
    fields: dict[str, Any] = {
        "schema": SCHEMA,
        "id": id,
        "title": result.title,
        "url": result.url,
        "thread_id": result.thread_id,
        "page": result.page,
        "engine": result.engine,
        "profiles": [use._asdict() for use in result.profiles],
        "posts": [post_record(post) for post in result.posts],
        "text": result.text,
        **(account(result) if ledger else {"removed_counts": removed_counts(result)}),
        "warnings": [warning._asdict() for warning in result.warnings],
        "version": __version__,
    }
    return {**fields, "source_text": result.source_text} if with_source else fields


def account(result: Result) -> dict[str, Any]:
    """What was left out, and what was suspected and kept, span by span."""
    source = result.source_text
    return {"removed": [cut._asdict() for cut in result.removed],
            "notes": [{"start": note.start, "end": note.end, "text": source[note.start:note.end], "rule": note.rule,
                       "reason": note.reason} for note in result.notes]}


def removed_counts(result: Result) -> dict[str, int]:
    """How many spans each rule took, by the rules' names."""
    return dict(sorted(Counter(cut.rule for cut in result.cuts).items()))


def post_record(post: ResultPost) -> dict[str, Any]:
    """A post as plain values."""
    return {
        "id": post.id,
        "floor": post.floor,
        "author": post.author,
        "time": post.time,
        "time_iso": post.time_iso,
        "reply_to": post.reply_to,
        "text": post.text,
        "comments": [comment._asdict() for comment in post.comments],
    }


def render(result: Result, *, id: str | None = None, with_source: bool = False) -> str:
    """A page as one line."""
    fields = record(result, id=id, with_source=with_source)
    return json.dumps(fields, ensure_ascii=False).translate(LINE_ENDS) + "\n"


def join(pages: Iterator[str], *, several: bool) -> Iterator[str]:
    """The lines one after another."""
    return pages
