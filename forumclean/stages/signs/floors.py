"""Floors: the number of a post in its thread, or the word for the first ones, as engines print them."""
from __future__ import annotations

from forumclean.patterns import lazy

FLOOR = (r"(?:[#＃№] ?\d{1,7}|(?:第 ?)?\d{1,7} ?(?:[楼樓](?![^\s#＃|:：大发發\d\]】)）])[#＃]?|[#＃](?!\d)|F\b)"
         r"|(?:楼主|樓主|沙发|沙發|板凳|地板|地下室)(?= ?[#＃|:：]| |$) ?[#＃]?"
         r"|(?:沙发|沙發|板凳|地板|地下室)(?=只看[该該此]|倒序|[电電]梯直))")
FLOOR_RE = lazy(rf"(?=[#＃№第\d楼樓沙板地])(?:{FLOOR})")    # at most characters one look tells that none begins
# What a floor holds, and what it begins with beside a digit: most nicks and lines hold none of them.
FLOOR_CHARS = frozenset("#＃№楼樓F沙板地")
FLOOR_STARTS = frozenset("#＃№第楼樓沙板地")


def is_floor(key: str) -> bool:
    """Whether a line is a floor and nothing else."""
    return may_begin_floor(key) and FLOOR_RE.fullmatch(key) is not None


def may_begin_floor(key: str) -> bool:
    """Whether a line may begin with a floor; most do not."""
    return key[:1] in FLOOR_STARTS or key[:1].isdecimal()


def floor_in(words: str) -> str | None:
    """The first floor that some words name."""
    match = None if FLOOR_CHARS.isdisjoint(words) else FLOOR_RE.search(words)
    return match[0].strip() if match else None
