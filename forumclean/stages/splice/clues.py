"""A quick look at a text: whether anything in it is worth a search for marks.

Substring search and a few small patterns, since most texts carry no mark.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import AnyStr, NamedTuple

from forumclean.chars import CONTROLS, SOFT_HYPHEN, ZERO_WIDTH
from forumclean.patterns import lazy
from forumclean.stages.splice.names import SiteNames, short_forms
from forumclean.stages.splice.promo import STRONG, STRONG_ALONE, STRONG_HINT_RE, STRONG_PART_RE, STRONG_WORD_RE

FILLS = ZERO_WIDTH + SOFT_HYPHEN
OPENINGS = ("【", "[", "（", "(", "『", "［")
# A bracket each: a literal is found faster than a class, and most brackets stand in a text too seldom.
BOXED = tuple((opening, lazy(rf"\{opening}[\w.]{{2,24}}[】\]）)』］]")) for opening in OPENINGS)
# Names that no furniture tells are looked for in single pages only; in brackets where they come as often.
MOST_CHARS = 100_000
LEAST_REPEATS = 5
TONES = "āáǎàēéěèīíǐìōóǒòūúǔù"
# A converter's pinyin stands in brackets, after so many characters at least.
LEAST_SYLLABLES = 5
TONED = tuple((bracket[-1], lazy(f"{bracket}[a-zü]{{0,4}}[{TONES}ǖǘǚǜ]")) for bracket in (r"\(", "（"))
LEADS = ("from", "From", "visit ", "more info")
NARROW_LEADS = (b"rom", b"visit ", b"more info")   # one of these stands in each
MOST_WORD_CHARS = max(map(len, STRONG))
# An address in any disguise has a dot of some kind between Latin characters of some width. Each dot has a pattern of
# its own, for the engine finds a literal ten times as fast as a class; what stands before it is looked at afterwards.
DOT_FILLERS = " -~*_\n"
DOTTED = tuple((dot, lazy(dot + r"(?<=[A-Za-z0-9Ａ-Ｚａ-ｚ０-９Ⓐ-ⓩ \-~*_\n].)[ \-~*_\n]{0,3}[A-Za-z0-9Ａ-Ｚａ-ｚ０-９Ⓐ-ⓩ]"
                                r"[ \-~*_\n]{0,3}[A-Za-zＡ-Ｚａ-ｚⒶ-ⓩωщша-я]"))
               for dot in (r"\.", "。", "．", "·", "•", "｡"))
LATIN_RE = lazy(r"[A-Za-z0-9Ａ-Ｚａ-ｚ０-９Ⓐ-ⓩ]")
JAMMED_RE = lazy(r" (?<=[!-;] )[?-~][ -;]? [?-~]")
# The same with a letter for each kind of character: in ASCII alone it is found as one of three strings.
JAM_KINDS = bytes(32 if code == 32 else 48 if 33 <= code <= 59 else 97 if 63 <= code <= 126 else 10
                  for code in range(256))
JAMS = (b"0 a a", b"0 a0 a", b"0 a  a")
CONTROL_RE = lazy(f"[{CONTROLS}]")
CONTROL_BYTES = bytes([*range(0x09), *range(0x0e, 0x20), 0x7f])   # the same


class Clues(NamedTuple):
    """What a text may hold: invisible characters, the site's names, addresses, jammers, toned letters, promotion,
    whole marks that a profile tells, strings that repeat in brackets."""

    fills: bool
    names: bool
    latin: bool
    jammed: bool
    toned: bool
    words: list[str]
    phrases: bool
    boxes: tuple[str, ...]


def look(text: str, site: SiteNames) -> Clues:
    """The clues of a text."""
    ascii_alone = text.isascii()
    # What ASCII alone can show is looked for in the ASCII characters of a text, its smaller part.
    narrow = text.encode("ascii", "ignore")
    return Clues(
        fills=holds_one(text, FILLS),
        names=bool(site.names) and shows_name(text, site.names),
        latin=(is_dotted(text) or holds_one(narrow, NARROW_LEADS) and holds_one(text, LEADS)
               or holds_one(text, site.labels)),
        jammed=holds_one(narrow.translate(JAM_KINDS), JAMS) and JAMMED_RE.search(text) is not None
        or len(narrow.translate(None, CONTROL_BYTES)) < len(narrow),
        toned=not ascii_alone and is_toned(text) and text.count("(") + text.count("（") >= LEAST_SYLLABLES,
        words=[] if ascii_alone else promotion(text),
        phrases=bool(site.phrases) and holds_one(text, site.phrases),
        boxes=() if ascii_alone or len(text) > MOST_CHARS else repeated_boxes(text))


def holds_one(text: AnyStr, words: Iterable[AnyStr]) -> bool:
    """Whether a text holds any of the words."""
    return any(map(text.__contains__, words))


def is_toned(text: str) -> bool:
    """Whether a bracket begins with a syllable of pinyin."""
    return any(bracket in text and pattern.search(text) is not None for bracket, pattern in TONED)


def is_dotted(text: str) -> bool:
    """Whether a dot of any kind stands between Latin characters, some fillers beside it at most."""
    for dot, pattern in DOTTED:
        if dot[-1] in text:
            for match in pattern.finditer(text):
                at = match.start()
                if LATIN_RE.match(text[max(0, at - 4):at].rstrip(DOT_FILLERS)[-1:]):
                    return True
    return False


def shows_name(text: str, names: tuple[str, ...]) -> bool:
    """Whether a name may stand in a text: whole, short, or with something between its characters."""
    holds = text.__contains__    # one character is looked for in a third of the time of a name
    spelt = [name for name in (*names, *short_forms(names)) if all(map(holds, name))]
    return bool(spelt) and any(map(holds, [*spelt, *[name[0] for name in names if len(name) > 2]]))


def repeated_boxes(text: str) -> tuple[str, ...]:
    """Strings in brackets that stand in a text again and again."""
    found: list[str] = []
    for opening, pattern in BOXED:
        if comes_often(text, opening) and len(boxes := pattern.findall(text)) >= LEAST_REPEATS:
            found += [box for box, count in Counter(boxes).items() if count >= LEAST_REPEATS]
    return tuple(sorted(found, key=text.find))


def comes_often(text: str, char: str) -> bool:
    """Whether a character stands LEAST_REPEATS times in a text: some finds cost a fraction of a count."""
    at = -1
    for _ in range(LEAST_REPEATS):
        at = text.find(char, at + 1)
        if at < 0:
            return False
    return True


def promotion(text: str) -> list[str]:
    """The strong words of promotion that a text holds."""
    if STRONG_HINT_RE.search(text) is None:
        return []
    parts = list(STRONG_PART_RE.finditer(text))
    if not parts:
        return []
    found = {word for word in STRONG_ALONE if word in text}
    at = 0
    for part in parts:
        at, end = max(at, part.start() - MOST_WORD_CHARS), part.end() + MOST_WORD_CHARS
        # Words may overlap, but none begins another.
        while word := STRONG_WORD_RE.search(text, at, end):
            found.add(word[0])
            at = word.start() + 1
    return sorted(found)
