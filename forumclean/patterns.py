"""Patterns that are compiled when first used.

Compiling is the larger part of a short run's time, and a page needs a third of the patterns.
"""
from __future__ import annotations

import re
from typing import Any, cast


class LazyPattern:
    """Stands for a compiled pattern; its first use compiles it, later ones cost nothing more."""

    def __init__(self, source: str, flags: int = 0):
        self.source, self.compile_flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.source, self.compile_flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern, compiled when first used. Raises re.error then, so every pattern needs a test that uses it."""
    return cast("re.Pattern[str]", LazyPattern(source, flags))
