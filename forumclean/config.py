"""The options of one run."""
from __future__ import annotations

from typing import NamedTuple

KINDS = ("auto", "html", "text")


class Config(NamedTuple):
    """What the caller wants. `select` and `ignore` hold rule ids, owners or roles; None selects all."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
