"""A quick look at a text: whether anything in it is worth a search for marks.

Substring search and a few small patterns, since most texts carry no mark.
"""
from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from forumclean.chars import ZERO_WIDTH
from forumclean.stages.names import LEAST_REPEATS, SiteNames, repeated_names, short_forms
from forumclean.stages.promo import STRONG

FILLS = ZERO_WIDTH + "\N{SOFT HYPHEN}"
OPENINGS = ("【", "[", "（", "(", "『", "［")
BOXED = r"[【\[（(『［][\w.]{2,24}[】\]）)』］]"
# Names that no furniture tells are looked for in single pages only.
MOST_CHARS = 100_000
TONES = "āáǎàēéěèīíǐìōóǒòūúǔù"
LEADS = ("from", "From", "visit ", "more info")
# An address in any disguise has a dot of some kind between Latin characters of some width.
DOTTED = (r"[A-Za-z0-9Ａ-Ｚａ-ｚ０-９Ⓐ-ⓩ][ \-~*_\n]{0,3}[.。．·•｡][ \-~*_\n]{0,3}[A-Za-z0-9Ａ-Ｚａ-ｚ０-９Ⓐ-ⓩ][ \-~*_\n]{0,3}"
          r"[A-Za-zＡ-Ｚａ-ｚⒶ-ⓩωщша-я]")
JAMMED = r"[!-;] [?-~][ -;]? [?-~]"
CONTROL = r"[\x00-\x08\x0e-\x1f\x7f]"


CHUNK_CHARS, OVERLAP_CHARS = 50_000, 12


class Clues(NamedTuple):
    """What a text may hold: invisible characters, the site's names, addresses, jammers, toned letters, promotion,
    strings that repeat in the form of a site's name or in brackets."""

    fills: bool
    names: bool
    latin: bool
    jammed: bool
    toned: bool
    words: list[str]
    repeats: tuple[str, ...]
    boxes: tuple[str, ...]


def look(text: str, site: SiteNames) -> Clues:
    """The clues of a text."""
    firsts = [name[0] for name in site.names if len(name) > 2]
    known = (*site.names, *short_forms(site.names))
    ascii_alone = text.isascii()
    return Clues(
        fills=any(fill in text for fill in FILLS),
        names=any(name in text for name in known) or any(char in text for char in firsts),
        latin=(pattern(DOTTED).search(text) is not None or any(lead in text for lead in LEADS)
               or any(label in text for label in site.labels)),
        jammed=pattern(JAMMED).search(text) is not None or pattern(CONTROL).search(text) is not None,
        toned=not ascii_alone and any(tone in text for tone in TONES),
        words=[] if ascii_alone else promotion(text),
        repeats=() if ascii_alone or site.names or len(text) > MOST_CHARS else repeated_names(text),
        boxes=() if ascii_alone or len(text) > MOST_CHARS else repeated_boxes(text))


def repeated_boxes(text: str) -> tuple[str, ...]:
    """Strings in brackets that stand in a text again and again."""
    if not any(text.count(opening) >= LEAST_REPEATS for opening in OPENINGS):
        return ()
    counts = Counter(pattern(BOXED).findall(text))
    return tuple(box for box, count in counts.items() if count >= LEAST_REPEATS)


def promotion(text: str) -> list[str]:
    """The strong words of promotion that a text holds. Searched chunk by chunk, so that a chunk stays in the cache."""
    found: list[str] = []
    left: tuple[str, ...] = STRONG
    for at in range(0, len(text), CHUNK_CHARS):
        chunk = text[at:at + CHUNK_CHARS + OVERLAP_CHARS] if len(text) > CHUNK_CHARS else text
        here = [word for word in left if word in chunk]
        if here:
            found += here
            left = tuple(word for word in left if word not in here)
    return found


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A pattern compiled on first use."""
    return re.compile(source)
