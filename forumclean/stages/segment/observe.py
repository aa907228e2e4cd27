"""What is seen of a piece alone: its shape, its words, the date in it. Each observation is a name; what it is worth is
data (weights.py)."""
from __future__ import annotations

from functools import lru_cache

from forumclean._rulebook import INFO
from forumclean.chars import is_ideograph
from forumclean.lines import BLANK, CARD, INNER, MARK, SURE, TEXT, WEAK
from forumclean.patterns import lazy
from forumclean.stages.segment.phrases import phrase_share
from forumclean.stages.segment.pieces import Piece
from forumclean.stages.signs.floors import is_floor

KIND_NAMES = {BLANK: "blank", SURE: "sure", INNER: "inner", WEAK: "weak", MARK: "mark", TEXT: "text", CARD: "card"}
LENGTHS = (1, 2, 4, 6, 9, 14, 24, 40, 80)
LENGTH_CLASS = bytes(sum(size > limit for limit in LENGTHS) for size in range(LENGTHS[-1] + 2))
SENTENCE_END = frozenset("。！？!?…~～；;")
COMMAS = frozenset("，、,")
CLOSERS = frozenset("]】)）》」』”\"")
OPENERS = frozenset("[【(（《「『“\"<{")
BULLETS = frozenset("•*·-–—●○◆■□▪※→>|#@+")
SEPARATORS = frozenset("|»›>/·•_")
FUNCTION_CHARS = frozenset("的了是我不在有就这這个個也和都你他她们們吗嗎呢啊吧么麼没沒很还還要会會说說那对對为為到得着著去来來看想能可以过過给給把被让讓但而"
                           "与與或如果因所之其")
SENTENCE_RE = lazy("[。！？!?；;…]")
LATIN_RE = lazy("[A-Za-z]")
URL_RE = lazy(r"https?://|www\.|\.(?:com|net|org|cn)\b")
IMAGE_RE = lazy(r"\.(?:jpe?g|png|gif|bmp|rar|zip|pdf|docx?|torrent)\b", 2)
LABEL_RE = lazy(r"^[^:：]{1,8}[:：] ?.{0,16}$")
QUOTE_RE = lazy(r"(?:回[复覆復]|引用|原帖由|@)|(?:写道|寫道|的发言|發言)[:：]?$")
SHOWN = (("url", URL_RE), ("file", IMAGE_RE), ("label", LABEL_RE), ("answers", QUOTE_RE))
LONGEST_WORDS_CHARS = 8
LONGEST_EDGE_CHARS = 24
LONGEST_SHARE_CHARS = 48


def length_class(size: int) -> int:
    """0 to 9 for 1, 2, 3 or 4, … characters."""
    return LENGTH_CLASS[min(size, LENGTHS[-1] + 1)]


def char_class(key: str) -> str:
    """What a piece is written in: digits and marks, Latin, Han, or Han with others."""
    han = any(map(is_ideograph, key))
    if key.isascii() and not han:
        return "latin" if LATIN_RE.search(key) else "digits"
    if not han:
        return "other"
    return "mixed" if LATIN_RE.search(key) or any(map(str.isdecimal, key)) else "han"


def end_class(key: str) -> str:
    """The kind of a piece's last character."""
    last = key[-1]
    if last in SENTENCE_END:
        return "stop"
    if last in COMMAS:
        return "comma"
    if last in ":：":
        return "colon"
    if last in CLOSERS:
        return "closer"
    if last.isdecimal():
        return "digit"
    if last.isascii():
        return "ascii"
    return "han" if is_ideograph(last) else "mark"


def start_class(key: str) -> str:
    """The kind of a piece's first character."""
    first = key[0]
    if first in BULLETS:
        return "bullet"
    if first in OPENERS:
        return "opener"
    if first.isdecimal():
        return "digit"
    if first.isascii():
        return "latin" if first.isalpha() else "ascii"
    return "han" if is_ideograph(first) else "mark"


def date_class(piece: Piece) -> str:
    """How a date stands in a piece: alone, at an end, within; and whether much stands beside it."""
    if piece.date is None:
        return "no"
    first, last, clock = piece.date
    before, after = len(piece.key[:first].strip(" :：|·")), len(piece.key[last:].strip(" |·"))
    if not before and not after:
        where = "alone"
    elif before + after > 60:
        where = "inlong"
    elif not after:
        where = "last"
    elif not before:
        where = "first"
    else:
        where = "within"
    return where + ("" if clock else "day")


def share_class(share: float) -> int:
    """0 to 4 for none, some, half, most and all."""
    return 0 if share < 0.1 else 1 if share < 0.4 else 2 if share < 0.75 else 3 if share < 0.999 else 4


@lru_cache(maxsize=4096)
def own_words(key: str, form: str, kind: int, rule: str, says: bool) -> tuple[str, str, str, str, tuple[str, ...]]:
    """The observations of words alone: (length class, kind, character class, coarse shape, names)."""
    size = len(key)
    length, name, chars = length_class(size), KIND_NAMES[kind], char_class(key)
    end, start = end_class(key), start_class(key)
    names = [f"len:{length}", f"kind:{name}", f"kind+len:{name},{length}", f"chars:{chars}",
        f"chars+len:{chars},{length}",
             f"end:{end}", f"start:{start}", f"end+len:{end},{length}", f"start+len:{start},{length}"]
    if rule:
        names.append(f"role:{INFO[rule][0]}")
        names.append(f"rule:{rule}")
    if says:
        names.append(f"says+len:{length}")
    stops = len(SENTENCE_RE.findall(key)) if size > 4 else 0
    names.append(f"stops:{min(stops, 3)}")
    if size > 4:
        share = sum(map(FUNCTION_CHARS.__contains__, key[:200])) / min(size, 200)
        function = 0 if share == 0 else 1 if share < 0.08 else 2 if share < 0.16 else 3
        names.append(f"function:{function}")
        names.append(f"function+len:{function},{length}")
    if size <= LONGEST_SHARE_CHARS and kind == TEXT:
        share = share_class(phrase_share(key))
        names.append(f"phrases:{share}")
        names.append(f"phrases+len:{share},{length}")
    if size <= LONGEST_WORDS_CHARS:
        names.append(f"words:{form}")
    if size <= LONGEST_EDGE_CHARS and size > 2:
        names += (f"first:{form[:2]}", f"last:{form[-2:]}")
    elif size > 2:
        names += (f"long-first:{form[:2]}", f"long-last:{form[-2:]}")
    if is_floor(key):
        names.append("floor")
    elif any(map(SEPARATORS.__contains__, key)):
        names.append("separator")
    names += [f"{sign}:{length}" for sign, pattern in SHOWN if pattern.search(key)]
    group = length // 2 if kind == TEXT else 9
    shape = f"{name}{group}{'.' if says else ''}"
    return str(length), name, chars, shape, tuple(names)
