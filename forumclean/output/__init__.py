"""From a Result to what is printed.

A format is a module with two functions, and a row in `FORMATS`:

    render(result, *, id, with_source) -> str            one page
    join(pages, *, several) -> iterator of str           what several pages look like together
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, cast

from forumclean.result import Result

FORMATS = {"text": "text", "json": "jsondoc", "jsonl": "jsonl"}


class Format(Protocol):
    """What a module of a format offers."""

    def render(self, result: Result, *, id: str | None = None, with_source: bool = False) -> str: ...

    def join(self, pages: Iterator[str], *, several: bool) -> Iterator[str]: ...


def load(name: str) -> Format:
    """The format of a name in `FORMATS`. Raises KeyError for another name.

    Modules are imported here and not above: `json` alone costs a filter a tenth of its start-up.
    """
    from importlib import import_module
    return cast(Format, import_module(f"forumclean.output.{FORMATS[name]}"))
