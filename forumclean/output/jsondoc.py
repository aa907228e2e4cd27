"""JSON for reading: an object for one page, an array for several. Its fields are documented in docs/json.md."""
from __future__ import annotations

import json
from collections.abc import Iterator

from forumclean.output.jsonl import record
from forumclean.result import Result


def render(result: Result, *, id: str | None = None, with_source: bool = False) -> str:
    """A page as an indented object."""
    return json.dumps(record(result, id=id, with_source=with_source), ensure_ascii=False, indent=2) + "\n"


def join(pages: Iterator[str], *, several: bool) -> Iterator[str]:
    """The object itself, or with several inputs an array, however many of them could be read."""
    if not several:
        yield from pages
        return
    opening = "[\n"
    for page in pages:
        yield opening + page.removesuffix("\n")
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"
