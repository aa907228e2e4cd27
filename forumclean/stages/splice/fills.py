"""Characters that nobody typed: invisible fills inside words, and the jammers an engine puts beside line breaks."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from forumclean.chars import HAN, SOFT_HYPHEN
from forumclean.patterns import lazy
from forumclean.stages.splice.clues import CONTROL_RE, FILLS, LEAST_SYLLABLES, TONES, holds_one

FILL_RUN_RE = lazy(f"[{FILLS}]+")
WOVEN_RE = lazy(f"[{HAN}](?:[{FILLS}]+[{HAN}]){{2,7}}(?![{FILLS}])")
NO_FILLS = dict.fromkeys(map(ord, FILLS))

# The engine draws 5 to 15 groups of a character from chr(32..59), a blank and one from chr(63..126); the first of a
# group may be a blank itself, and collapsed.
JAMMER_RE = lazy(r"(?:(?<![ -~])[?-~])?(?:[ -;]? [?-~]){5,}[ -;]?|(?<![ -~])[!-;] ?[?-~](?:[ -;] ?[?-~]){4,}")
# No jammer stands elsewhere, and such runs are found far faster.
ASCII_RUN_RE = lazy(r"[ -~]{10,}")
# Of the first characters one in 28 is blank. Letter-spaced words (w w w . x . c o m) have few signs and digits.
LOW_SHARE = .6
SIGNS = frozenset("!\"#$%&'()*+,-./:;")
MIXED_SHARE = .7
# A string that stands before so many jammers is none of the author's.
LEAST_RUNS = 3
LEAST_SLOGAN, LONGEST_SLOGAN = 3, 24
KEPT_SHARE = .8
# phpwind draws ten bytes; a reader of the page may have written some as two characters.
MOST_BYTES = 12
ENDS = ("\n", "\N{NO-BREAK SPACE}", "")
PHPWIND_RE = lazy(r"[\x00-\x09\x0b-\x7f]{0,10}[\x00-\x08\x0e-\x1f\x7f][\x00-\x09\x0b-\x7f]{0,10}")


def zero_width_spans(text: str) -> Iterator[tuple[int, int]]:
    """Runs of invisible characters in or beside words.

    Joiners stay between characters of scripts and emoji that need them, soft hyphens stay in Latin words.
    """
    if not holds_one(text, FILLS):
        return
    for run in FILL_RUN_RE.finditer(text):
        before, after = neighbours(text, *run.span())
        if needs_joiner(before) or needs_joiner(after):
            continue
        if set(run[0]) <= {SOFT_HYPHEN} and before.isascii() and after.isascii():
            continue
        yield run.span()


def neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The characters on both sides of a span; control characters, which go in any case, do not count."""
    before = CONTROL_RE.sub("", text[max(0, start - MOST_BYTES):start])[-1:]
    return before, CONTROL_RE.sub("", text[end:end + MOST_BYTES])[:1]


def needs_joiner(char: str) -> bool:
    """Whether a character belongs to a script or to pictures that join: Arabic, Indic, emoji."""
    return ("\u0590" <= char <= "\u1fff" or "\u2600" <= char <= "\u27bf" or "\ufe00" <= char <= "\ufe0f"
            or char >= "\U0001f000")


def jammer_spans(text: str) -> Iterator[tuple[int, int]]:
    """Groups of a character from the low range, a blank and one from the high range, beside Han text."""
    for match in (jam for run in ASCII_RUN_RE.finditer(text) for jam in JAMMER_RE.finditer(text, *run.span())):
        start, end = match.span()
        low = sum(1 for char in match[0] if "!" <= char <= ";")
        groups = sum(1 for char in match[0] if char > ";")
        if low < LOW_SHARE * groups or not random_looking(match[0]):
            continue
        end = start + len(match[0].rstrip())
        if text[end:end + 1].isascii() and text[end:end + 1].isalnum() and text[end - 1].isalnum():
            end -= 2
        if text[start] == " " and start and not text[start - 1].isspace() and text[start - 1].isascii():
            start += 1
        yield start, end


def random_looking(text: str) -> bool:
    """Whether signs, digits and both cases of letters are mixed as chance mixes them; maths and code repeat."""
    kinds = sum(any(map(test, text)) for test in (str.isupper, str.islower, str.isdigit, SIGNS.__contains__))
    return kinds >= 3 or kinds == 2 and len(set(text)) > MIXED_SHARE * len(text.replace(" ", ""))


def control_spans(text: str) -> Iterator[tuple[int, int]]:
    """Control characters, with the random signs around them where an engine puts ten such bytes at each line's end."""
    if not CONTROL_RE.search(text):
        return
    for run in PHPWIND_RE.finditer(text):
        inside = list(CONTROL_RE.finditer(run[0]))
        if len(inside) > 1 and len(run[0]) <= MOST_BYTES and text[run.end():run.end() + 1] in ENDS:
            yield run.span()
        else:
            yield from ((run.start() + match.start(), run.start() + match.end()) for match in inside)


def glued_words(text: str, jammers: Sequence[tuple[int, int]], known: Sequence[str]) -> Iterator[tuple[int, int]]:
    """What some engines throw in beside a jammer: the site's name, its host, its slogan.

    Args:
        known: names, hosts and labels of the site. A string before three jammers or more counts as well.
    """
    before = [text[max(0, start - LONGEST_SLOGAN):start].split("\n")[-1].rstrip(" ") for start, _ in jammers]
    endings = Counter(line[-size:] for line in before for size in range(LEAST_SLOGAN, len(line) + 1))
    for (start, _), line in zip(jammers, before, strict=True):
        size = max((len(word) for word in known if line.lower().endswith(word.lower())), default=0)
        size = size or repeated_size(line, endings)
        if size:
            end = text.rindex(line, 0, start) + len(line)
            yield end - size, end


def repeated_size(line: str, endings: Counter[str]) -> int:
    """The length of the line's ending that stands before jammers again and again: it grows while hardly any is lost."""
    size = LEAST_SLOGAN
    if endings[line[-size:]] < LEAST_RUNS or len(line) < size:
        return 0
    while size < len(line) and endings[line[-size - 1:]] > KEPT_SHARE * endings[line[-size:]]:
        size += 1
    while size and not line[-size].isalnum():
        size -= 1
    return size


def woven_spans(text: str) -> Iterator[tuple[int, int]]:
    """Names woven with invisible characters: the same ideographs, each parted from the next, at two places or more."""
    runs = list(WOVEN_RE.finditer(text))
    counts = Counter(run[0].translate(NO_FILLS) for run in runs)
    parts = {name[low:high] for name, count in counts.items() if count > 1
             for low in range(len(name)) for high in range(low + 1, len(name) + 1) if high - low < len(name)}
    for run in runs:
        name = run[0].translate(NO_FILLS)
        if counts[name] > (1 if len(name) >= SURE_NAME_CHARS else 2) and name not in parts:
            yield run.span()


# So long a string is not woven twice by fills that fell into it by chance.
SURE_NAME_CHARS = 4
# One toned syllable in brackets right after one ideograph: the annotation of a converter, not an author's gloss,
# where it stands after many different ones.
PINYIN_RE = lazy(r"(?<=[\u4e00-\u9fff])[(（][a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,3}[)）]")


def pinyin_spans(text: str) -> Iterator[tuple[int, int]]:
    """The pinyin that a converter put after each converted character."""
    if not holds_one(text, TONES):
        return
    found = list(PINYIN_RE.finditer(text))
    if len(found) >= LEAST_SYLLABLES and len({match[0] for match in found}) >= 3:
        yield from (match.span() for match in found)
