"""Patterns that are compiled when they are first used: a page without hard wraps pays for none of them."""
from __future__ import annotations

import re
from typing import Any


class Lazy:
    """A regular expression that stands for its compiled form.

    Args:
        source: the pattern.
        flags: as for `re.compile`.
    """

    def __init__(self, source: str, flags: int = 0):
        self.source, self.flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.source, self.flags)
        for method in ("match", "search", "fullmatch", "finditer", "sub", "subn"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
