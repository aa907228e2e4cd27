"""Which charset do these bytes hold? A vote by how plausible the decoded characters are.

GB18030 decodes nearly every Big5 page without an error, and Big5 most GB18030 pages, so "it decodes" says nothing.
But each standard put its common characters into one block of rows, and read in the wrong one a text scatters over
rare characters and private-use codes.
"""
from __future__ import annotations

import re
from functools import cache

WINDOW_BYTES = 4096
# Chinese marks that any page of some length holds; every other symbol stands for nothing, since the wrong reading
# of punctuation gives symbols too.
MARKS = frozenset("，。、：；！？“”‘’（）《》「」『』【】〈〉…—·～\N{IDEOGRAPHIC SPACE}")
LEGACY = ("gb18030", "big5hkscs")
# A byte below 0x30 is never the second half of a character, in either charset: a sample may begin behind it.
SAFE_START = rb"[\x00-\x2f]"
NON_ASCII = rb"[\x80-\xff]"
ASCII = r"[\x00-\x7f]+"
NO_WORDS = "[\ufffd\ue000-\uf8ff]+"    # undecodable or of private use
BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"),
        (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\x84\x31\x95\x33", "gb18030"))
BOM_MARKS = tuple([mark for mark, _ in BOMS])
# Patterns are strings, compiled on first use (`re` keeps them): clean UTF-8, the common case, needs none of them.
LABEL = (rb"""(?i)<meta\b[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
         rb"""|^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""")
LABEL_NAMES = (b"charset", b"encoding")
LABEL_HEAD_BYTES = 8192
SENT_LABEL = rb"""(?i)\bcontent-?type["']?\s*[:=][^\r\n]{0,200}?charset\s*=\s*["']?([\w.:-]{2,40})"""
BEFORE_BYTES = 16384    # as in readers/before.py
PAGE_MARKS = (b"<!doctype", b"<html", b"<head", b"<meta", b"<?xml")
PYTHON_TO_OURS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030",
    "big5": "big5hkscs", "cp950": "big5hkscs", "big5hkscs": "big5hkscs",
    "utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le",
}
LABELS = {"xgbk": "gb18030", "cngb": "gb18030", "windows936": "gb18030", "xxbig5": "big5hkscs", "cnbig5": "big5hkscs",
          "windows950": "big5hkscs", "unicode": "utf-16-le"}
# Codecs that escape or forbid text; no page is written in them.
NO_CHARSETS = frozenset(("idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"))


def canonical(label: str) -> str | None:
    """The Python codec that reads a charset label (`gb2312` and `gbk` are read as `gb18030`); None if unknown."""
    import codecs
    known = LABELS.get(re.sub(r"[\W_]", "", label.lower()))
    if known:
        return known
    try:
        info = codecs.lookup(label.strip())
    except (LookupError, ValueError):
        return None
    if not info._is_text_encoding or info.name.replace("_", "-") in NO_CHARSETS:
        return None
    return PYTHON_TO_OURS.get(info.name, info.name)


def declared(data: bytes) -> str | None:
    """The charset label that the head of an HTML page declares, or an HTTP or JSP head before it; None without a label
    that is known."""
    lower = data[:BEFORE_BYTES + LABEL_HEAD_BYTES].lower()
    if b"<" not in lower or not any(map(lower.__contains__, LABEL_NAMES)):   # found far faster than the patterns
        return None
    page = min((at for at in map(lower.find, PAGE_MARKS) if at >= 0), default=0)
    found = re.search(LABEL, data[page:page + LABEL_HEAD_BYTES])
    sent = re.search(SENT_LABEL, data[:page]) if page and b"charset" in lower[:page] else None
    labels = [found[1] or found[2]] if found else []
    labels += [sent[1]] if sent else []
    return next((label for label in map(bytes.decode, labels) if canonical(label)), None)


def bom_charset(data: bytes) -> str | None:
    """The charset that a byte order mark names."""
    if not data.startswith(BOM_MARKS):   # nearly always
        return None
    return next(name for mark, name in BOMS if data.startswith(mark))


@cache
def common_characters() -> tuple[frozenset[str], frozenset[str]]:
    """The first-level characters of GB 2312 (0xB0A1 to 0xD7F9) and of Big5 (0xA440 to 0xC67E), each with MARKS."""
    trails = bytes(range(0x40, 0x7F)) + bytes(range(0xA1, 0xFF))
    gb = b"".join(bytes((lead, trail)) for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF))
    big5 = b"".join(bytes((lead, trail)) for lead in range(0xA4, 0xC7) for trail in trails
                    if (lead, trail) <= (0xC6, 0x7E))
    return (frozenset(gb.decode("gb2312", "ignore")) | MARKS, frozenset(big5.decode("big5", "ignore")) | MARKS)


@cache
def plain_characters() -> frozenset[str]:
    """The common characters of both standards and printable ASCII."""
    return frozenset.union(*common_characters(), map(chr, range(0x20, 0x7f)), "\r\n\t")


def plausibility(text: str) -> float:
    """How far a reading looks like written Chinese: -1 (not at all) to 1.

    The share of common characters (simplified or traditional, whichever fits better) among those outside ASCII, less
    the share of undecodable and private-use ones.
    Source: tools/measure_charset.py; of 1,000 bytes, right readings score 0.76 and more, wrong ones 0.63 and less.
    """
    chars = re.sub(ASCII, "", text)
    if not chars:
        return 0.0
    bad = len(chars) - len(re.sub(NO_WORDS, "", chars))
    best = max(sum(map(table.__contains__, chars)) for table in common_characters())
    return (best - bad) / len(chars)


def sample(data: bytes) -> bytes:
    """At most three windows of the bytes, the first one where ASCII ends; no character is cut at a window's start."""
    first = re.search(NON_ASCII, data)
    begin = first.start() if first else 0
    windows = [data[begin:begin + WINDOW_BYTES]]
    for at in (len(data) // 2, len(data) - WINDOW_BYTES):
        if at > begin + WINDOW_BYTES:
            part = data[at:at + WINDOW_BYTES]
            safe = re.search(SAFE_START, part)
            windows.append(part[safe.start():] if safe else b"")
    return b"\n".join(windows)


# A hint decides between readings that are closer than this; bytes that contradict it by more win. Over 900 texts, each
# in GB18030 and in Big5, the right reading of 200 bytes leads by 0.32 and more (tools/measure_charset.py).
HINT_BONUS = 0.25


def vote(data: bytes, hint: str | None = None) -> tuple[str, float]:
    """The likeliest of UTF-8, GB18030 and Big5 for bytes that are no clean UTF-8, and its lead over the next one.

    Args:
        data: the page.
        hint: a declared charset; it wins where the readings are about as plausible.
    """
    part = sample(data)
    scores = [(plausibility(part.decode(name, "replace")) + HINT_BONUS * (name == hint), name)
              for name in ("utf-8", *LEGACY)]
    best = max(scores, key=lambda pair: pair[0])
    return best[1], best[0] - max(score for score, name in scores if name != best[1])


# Text read as UTF-16 by mistake (ASCII in pairs gives Han characters) stays below 0.5, UTF-16 scores above 0.8.
UTF16_SHARE = 0.7


def utf16_charset(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` where the bytes make sense as such without a byte order mark, else None."""
    head = data[:WINDOW_BYTES // 2 * 2]
    best = (UTF16_SHARE, "")
    known = plain_characters()
    for name in ("utf-16-le", "utf-16-be"):
        text = head.decode(name, "replace").rstrip("\ufffd")
        good = sum(map(known.__contains__, text))
        best = max(best, (good / max(len(text), 1), name))
    return best[1] or None
