"""Bytes to text. Nothing here crashes on damaged input and nothing is dropped: what cannot be read becomes U+FFFD.

Order: byte order mark, UTF-16 by its NULs, strict UTF-8, then a vote (charset.py) in which the caller's and the page's
own label count as hints. Labels come last because they lie: a page that was saved by a browser keeps its `gb2312`.
"""
from __future__ import annotations

import re

from forumclean import charset
from forumclean.errors import UsageError
from forumclean.filetypes import refuse_binary
from forumclean.model import PageWarning

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# What a label of one of these says is worth nothing against bytes that read as Chinese: servers put it on everything.
WESTERN = frozenset(("ascii", "iso8859-1", "iso8859-15", "cp1252"))
# Chinese pages read right score 0.76 and more (charset.plausibility), accented letters and quotes read as Chinese 0.
WESTERN_SHARE = 0.6
HEAD_CHARS = 65536

GB_RUN = rb"(?:[\x00-\x7f]|[\x81-\xfe][\x40-\x7e\x80-\xfe]|[\x81-\xfe][0-9][\x81-\xfe][0-9])++"
GB_LONE = GB_RUN + rb"|[\x80-\xff]"
GB_EURO = b"\xa2\xe3"


def decode(data: bytes, encoding: str | None = None) -> tuple[str, tuple[PageWarning, ...]]:
    """The text of a page or file, and what a reader should know about its bytes.

    Args:
        data: the bytes as they came.
        encoding: a charset label, taken as a hint: bytes that contradict it win, with a warning.

    Returns:
        The text (a byte order mark stays in it as U+FEFF) and warnings; offsets are code points of the text.

    Raises:
        NotTextError: the bytes are a PDF, an archive, an image or another binary file.
        UsageError: `encoding` names no charset.
    """
    return decode_named(data, encoding)[:2]


def decode_named(data: bytes, encoding: str | None = None) -> tuple[str, tuple[PageWarning, ...], str]:
    """What `decode` gives, and the codec that the bytes were read in (that of most lines where they are mixed)."""
    hint = named(encoding) if encoding is not None else None
    bom = charset.bom_charset(data)
    if not bom:
        refuse_binary(data)
    label = charset.declared(data)
    told = charset.canonical(label) if label else None
    name, text, lead = choose(data, bom, hint or told)
    warnings: list[PageWarning] = []
    if hint and not same(hint, name, text):
        warnings.append(PageWarning("encoding-overridden", f"encoding {encoding!r} does not fit the bytes; they were "
                                                           f"read as {name}"))
    elif not hint and told and not same(told, name, text):
        warnings.append(PageWarning("charset-declaration", f"the page declares {label}; its bytes are {name}"))
    if text is None:
        text, found = decode_damaged(data, name)
        warnings += found
    elif name in charset.LEGACY and any(mark in text for mark in GBK_MOJIBAKE):
        text, found = decode_mixed(data, name, text)
        warnings += found
    if lead < CLOSE_VOTE and name in charset.LEGACY and not hint and not told:
        warnings.append(PageWarning("charset-guessed", f"too few characters to be sure of the charset; read as {name}"))
    return text, (*warnings, *suspicions(text, b"\0" in data)), name


# Below this lead a text may be in either charset. Of 1,844 votes on 20 bytes none was wrong, on 10 bytes 2
# (tools/measure_charset.py).
CLOSE_VOTE = 0.15


def choose(data: bytes, bom: str | None, hint: str | None) -> tuple[str, str | None, float]:
    """The charset, the text if it decodes without an error, and by how much the charset won (1.0 if not by vote)."""
    if bom:
        return bom, strictly(data, bom), 1.0
    if b"\0" in data[:charset.WINDOW_BYTES] or (hint or "").startswith("utf-16"):
        wide = charset.utf16_charset(data)
        if wide:
            return wide, strictly(data, wide), 1.0
    text = strictly(data, "utf-8")
    if text is not None and text.isascii():
        seven_bit = hint == "hz" or (hint or "").startswith("iso2022")
        read = strictly(data, hint) if hint and seven_bit else None
        return (hint, read, 1.0) if hint and read is not None else ("utf-8", text, 1.0)
    if text is not None and not (hint in charset.LEGACY and coincidence(data, text, hint)):
        return "utf-8", text, 1.0
    name, lead = charset.vote(data, hint)
    own = hint if hint and hint not in ("utf-8", *charset.LEGACY) else None
    if own and not own.startswith("utf-") and (read := strictly(data, own)) is not None:
        part = charset.sample(data).decode(name, "replace")
        if own not in WESTERN or charset.plausibility(part) < WESTERN_SHARE:
            return own, read, 1.0
    wide = charset.utf16_charset(data)
    name = wide or name
    return name, strictly(data, name), 1.0 if wide else lead


def coincidence(data: bytes, text: str, hint: str) -> bool:
    """Whether a few bytes that are labelled as legacy text are valid UTF-8 by chance: one hanzi in eight of GB 2312 is
    (Greek, Arabic …), so eight in a row never are."""
    if len(data) > 16 or max(text) >= "\u0800":
        return False
    legacy = strictly(data, hint)
    return legacy is not None and charset.plausibility(legacy) > WESTERN_SHARE


def strictly(data: bytes, name: str) -> str | None:
    """The text, or None where a byte does not fit. Raises nothing."""
    try:
        return data.decode(name)
    except ValueError:
        return None


def same(hint: str, name: str, text: str | None) -> bool:
    """Whether a hint agrees with what was found. ASCII fits every label but those of two bytes a character."""
    if text is not None and text.isascii():
        return hint == name or not hint.startswith(("utf-16", "utf-32"))
    return hint == name or (hint.startswith(("utf-16", "utf-32")) and hint[:6] == name[:6])


def decode_damaged(data: bytes, name: str) -> tuple[str, list[PageWarning]]:
    """Text of bytes that do not all fit, line by line: a line in the other charset is read in that, the rest gets
    U+FFFD. Line by line because an exception of the codec copies all the bytes it was given."""
    if name.startswith(("utf-16", "utf-32")):
        return damaged(data.decode(name, "replace"), name, 0)
    out, other = [], 0
    for line in data.split(b"\n"):
        read = strictly(line, name)
        if read is None:
            read = other_charset(line, name)
            other += read is not None
            if read is None:
                read = with_euro(line).decode(name, "replace") if name == "gb18030" else line.decode(name, "replace")
        out.append(read)
    return damaged("\n".join(out), name, other)


def damaged(text: str, name: str, other: int) -> tuple[str, list[PageWarning]]:
    """The text with one warning for its undecodable bytes and one for lines in another charset."""
    warnings = []
    if other:
        warnings.append(mixed_warning(name, other))
    lost = text.count(REPLACEMENT)
    if lost:
        at = text.find(REPLACEMENT)
        warnings.append(PageWarning("undecodable-bytes", f"bytes that are not valid {name} stand as U+FFFD in "
                                    f"{lost} place(s)", at, at + 1))
    return text, warnings


def other_charset(line: bytes, name: str) -> str | None:
    """A line that is no valid `name` read in the charset it is in, None if it is just damaged."""
    if name != "utf-8":
        read = strictly(line, "utf-8")
        return read if read and max(read) >= "\u0800" else None
    read = strictly(line, "gb18030")
    return read if read and charset.plausibility(read[:charset.WINDOW_BYTES]) > WESTERN_SHARE else None


def decode_mixed(data: bytes, name: str, text: str) -> tuple[str, list[PageWarning]]:
    """Text of legacy bytes in which some lines are UTF-8 (a page pasted together from two sources)."""
    out, other = [], 0
    for line in data.split(b"\n"):
        read = None if line.isascii() else other_charset(line, name)
        other += read is not None
        out.append(line.decode(name, "replace") if read is None else read)
    return ("\n".join(out), [mixed_warning(name, other)]) if other else (text, [])


def mixed_warning(name: str, lines: int) -> PageWarning:
    """One warning for all lines of a page that are in another charset than the page."""
    return PageWarning("mixed-charsets", f"the bytes are {name}, but for {lines} line(s) in another charset")


def with_euro(line: bytes) -> bytes:
    """GBK bytes with the lone 0x80 of Windows put as the euro sign that it means."""
    if b"\x80" not in line:
        return line
    return re.sub(GB_LONE, lambda found: GB_EURO if found[0] == b"\x80" else found[0], line)


def named(encoding: str) -> str:
    """The codec of a caller's label. Raises UsageError with the nearest known label."""
    name = charset.canonical(encoding)
    if name:
        return name
    from difflib import get_close_matches
    from encodings.aliases import aliases
    known = sorted({label.replace("_", "-") for label in (*aliases, *aliases.values(), *charset.LABELS)})
    near = [label for label in get_close_matches(encoding.lower(), known, 9) if charset.canonical(label)]
    raise UsageError(f"unknown encoding ({encoding!r}); " + (f"did you mean {near[0]!r}?" if near else
                                                             "leave it out to have it found"))


def repair(text: str) -> tuple[str, tuple[PageWarning, ...]]:
    """Text that a caller decoded, fit for every codec: halves of a surrogate pair are joined, lone ones become U+FFFD.

    Raises:
        NotTextError: the text is a PDF or another binary file that somebody read as text.
    """
    refuse_binary(text[:256].encode("latin-1", "replace"), text_given=True)
    warnings: list[PageWarning] = []
    try:
        with_nul = b"\0" in text.encode("utf-8")
    except UnicodeEncodeError as error:
        with_nul = True
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        at = error.start
        warnings.append(PageWarning("lone-surrogates", "the text holds halves of surrogate pairs; those that could not "
                                                       "be joined stand as U+FFFD", at, at + 1))
    return text, (*warnings, *suspicions(text, with_nul))


# UTF-8 read as GBK: the first two bytes of `，`, `。` and `的` give these, which no ordinary text holds.
GBK_MOJIBAKE = ("锛", "銆", "鐨")
MARK_RATE = 200     # one of them in so many characters of the head; checked by reading it back
# Lead bytes of Han and Chinese punctuation (E3 to E9, EF) with two continuation bytes as Windows shows them, thrice.
LATIN_PART = "[ãäåæçèéï][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{2}"
LATIN_MOJIBAKE = f"{LATIN_PART}(?:{LATIN_PART}){{2}}"   # begins with a class: searched for far faster
MARKUP = r"(?is)<(script|style)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>"
HAN = "[\u3400-\u9fff]"
FIRST_CHARS = 1024      # a Chinese text shows a character in them
QUESTION_SHARE = 0.3
QUESTION_COUNT = 10


def suspicions(text: str, with_nul: bool) -> list[PageWarning]:
    """Warnings about text that was damaged before it came to us; it is not repaired.

    Args:
        with_nul: whether there may be a NUL in it, which bytes tell far faster.
    """
    head, warnings = text[:HEAD_CHARS], []
    at = text.find("锟斤拷") if "锟" in text else -1     # one character is found twenty times as fast
    if at >= 0:
        warnings.append(PageWarning("mojibake", "'锟斤拷' stands where characters were lost before (undecodable bytes "
                                                "that were saved as UTF-8 and read as GBK)", at, at + 3))
    latin = re.search(LATIN_MOJIBAKE, head) if "å" in head or "æ" in head or "ç" in head else None
    if latin:
        warnings.append(PageWarning("mojibake", "UTF-8 that was read as Latin-1 or Windows-1252; give the original "
                                                "bytes", latin.start(), latin.end()))
    if any(map(head.__contains__, GBK_MOJIBAKE)) and \
            sum(head.count(mark) for mark in GBK_MOJIBAKE) * MARK_RATE > len(head) and reads_back(head):
        warnings.append(PageWarning("mojibake", "UTF-8 that was read as GBK; give the original bytes"))
    nul = text.find("\0") if with_nul else -1
    if nul >= 0:
        warnings.append(PageWarning("nul", f"the text holds {text.count(chr(0))} NUL characters", nul, nul + 1))
    if mostly_question_marks(head):
        warnings.append(PageWarning("question-marks", "most characters are '?': a shell re-encoded the text on the "
                                    "way (PowerShell's '>', '<' and pipes do); name the file as an argument"))
    return warnings


def reads_back(head: str) -> bool:
    """Whether text that went through GBK gives UTF-8 again, most of it."""
    back = head.encode("gb18030", "ignore").decode("utf-8", "ignore")
    return len(re.findall(HAN, back)) > 0.5 * len(re.findall(HAN, head))


def mostly_question_marks(head: str) -> bool:
    """Whether `?` stands where letters should; counted outside the markup, for an HTML page keeps its tags."""
    if re.search(HAN, head[:FIRST_CHARS]) or head.count("?") < QUESTION_COUNT or re.search(HAN, head):
        return False
    words = "".join(re.sub(MARKUP, " ", head).split())
    return words.count("?") > QUESTION_SHARE * len(words) and words.count("?") >= QUESTION_COUNT
