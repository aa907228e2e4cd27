"""The options of one run."""
from __future__ import annotations

from dataclasses import dataclass

KINDS = ("auto", "html", "text")


@dataclass(frozen=True, slots=True)
class Config:
    """What the caller wants. `select` and `ignore` hold rule ids, owners or roles; None selects all."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
