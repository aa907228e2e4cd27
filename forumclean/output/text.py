"""The clean text and nothing else."""
from __future__ import annotations

from collections.abc import Iterator

from forumclean.result import Result


def render(result: Result, *, id: str | None = None, with_source: bool = False) -> str:
    """The text of a page; `id` and `with_source` have no place in it."""
    return result.text


def join(pages: Iterator[str], *, several: bool) -> Iterator[str]:
    """The pages two blank lines apart; one of which nothing is left takes no room."""
    before = ""
    for page in pages:
        if before and page:
            yield "\n\n" if before.endswith("\n") else "\n\n\n"
        yield page
        before = page or before
