"""Patterns that are compiled when first used.

Compiling is the larger part of a short run's time, and a page needs a third of the patterns.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, cast

# Of the characters in furniture those that prose seldom holds, the rarest first; few, so that many words share one.
RARE_CHARS = ("傳閱隱評編恭參載擊頁鏈纳脱蔽隐档账航含贴帐浏角屋师迎赞›赏传观※击改链页节参术N版»端验创举©K载查评被声图阅游备容想编U布f册等积M"
              "v帖y回C自由s窗彈佈冊註址域藏签翻彩临享章住搜尽為优区板登表首免速注易友快便持未原转字看1源您")


class LazyPattern:
    """Stands for a compiled pattern; its first use compiles it, later ones cost nothing more."""

    def __init__(self, source: str | Callable[[], str], flags: int = 0):
        self.source, self.compile_flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        source = self.source if isinstance(self.source, str) else self.source()
        compiled = re.compile(source, self.compile_flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """A pattern, compiled when first used; where `source` is a function, it is written then, too. Raises re.error then,
    so every pattern needs a test that uses it."""
    return cast("re.Pattern[str]", LazyPattern(source, flags))


RANKS = {char: number for number, char in enumerate(RARE_CHARS)}


def rarest(word: str) -> str:
    """The character of a word that prose holds most seldom, as far as `RARE_CHARS` tells; else the first."""
    return min(word, key=lambda char: RANKS.get(char, len(RANKS)))


def by_rarest(words: Sequence[str]) -> re.Pattern[str]:
    """A pattern that tells whether any of the words stands in a text, found by way of a rare character of each.

    The engine skips quickly to where a branch may begin; where that is a character that prose is full of, it tries all
    branches at every other place.
    """
    return lazy(partial(written_by_rarest, words))


def written_by_rarest(words: Sequence[str]) -> str:
    """That pattern's source."""
    branches: dict[str, list[str]] = {}
    for word in words:
        at = word.index(rarest(word))
        before, char, after = map(re.escape, (word[:at], word[at], word[at + 1:]))
        branches.setdefault(char, []).append((f"(?<={before}{char})" if at else "") + after)
    return "|".join(f"{char}(?:{'|'.join(rest)})" for char, rest in branches.items())
