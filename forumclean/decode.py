"""Bytes to text."""
from __future__ import annotations

from forumclean.model import PageWarning


def decode(data: bytes, encoding: str | None = None) -> tuple[str, tuple[PageWarning, ...]]:
    return data.decode("utf-8", "replace"), ()


def repair(text: str) -> tuple[str, tuple[PageWarning, ...]]:
    return text, ()
