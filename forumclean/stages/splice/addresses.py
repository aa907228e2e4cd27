"""Web addresses in the flat view, plain or disguised: w w w . x . c o m, ｗｗｗ．ｘ．ｃｏｍ, www。x。com, -www.~x.*com."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from forumclean.patterns import lazy
from forumclean.stages.splice.flatview import Taken

TOP_DOMAINS = tuple(
    "com net org cn cc la tw hk me info so tv biz co us xyz top vip club site edu gov io in asia mobi name wang pro ws "
    "ru jp uk example test local".split())
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
CIRCLED = {0x24D0 + n: ord("a") + n for n in range(26)} | {0x24B6 + n: ord("A") + n for n in range(26)}
# Letters of other alphabets that pass for Latin ones in addresses.
LOOK_ALIKES = {ord(a): ord(b) for a, b in zip("ωщшɡаеорсхуі", "wwwgaeopcxyi", strict=True)}
NARROW = FULL_WIDTH | CIRCLED | LOOK_ALIKES
FILLERS = " -~*_丶`^|\n"
DOTS = ".。．·•｡"
LETTERS = "A-Za-z0-9Ａ-Ｚａ-ｚ０-９Ⓐ-ⓩωщшɡаеорсхуі"
# A stretch that may hold an address; prose between Han characters holds few such stretches.
STRETCH_RE = lazy(f"[{LETTERS}{re.escape(FILLERS)}{re.escape(DOTS)}:/]+")
FILL = f"[{re.escape(FILLERS)}]{{0,3}}"
# No address lacks a dot of some kind between its letters. By way of these few places a text is searched fastest; what
# stands before the fillers is looked up afterwards.
# A dot each, for a literal is found faster than a class.
DOTTED = tuple((dot, lazy(f"{re.escape(dot)}(?<=[{LETTERS}{re.escape(FILLERS)}].)[{re.escape(FILLERS)}]*[{LETTERS}]"))
               for dot in DOTS)
# The same characters as in LETTERS and STRETCH_RE.
LETTER_CHARS = frozenset("ωщшɡаеорсхуі").union(
    chr(code) for first, last in ("AZ", "az", "09", "ＡＺ", "ａｚ", "０９", "Ⓐⓩ")
    for code in range(ord(first), ord(last) + 1))
STRETCH_CHARS = FILLERS + DOTS + ":/" + "".join(LETTER_CHARS)
LEAST_STRETCH_CHARS = 5
# Stretches up to this length are remembered: a page repeats its own address, and is searched more than once.
MOST_KEPT_CHARS = 80
SQUEEZED = dict.fromkeys(map(ord, FILLERS)) | dict.fromkeys(map(ord, DOTS), ".")
PLAIN = (r"(?:https?://|h?ttps?:/{0,2})?(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+"
         rf"(?:{'|'.join(sorted(TOP_DOMAINS, key=len, reverse=True))})(?![a-z0-9])(?::\d+)?(?:/[a-z0-9._/?=&%-]*)?")
LEAST_HOST_CHARS = 5


class Address(NamedTuple):
    """An address in the flat view: its span, its plain form without "www." and path, whether it is disguised."""

    start: int
    end: int
    host: str
    disguised: bool


LETTER_RE = lazy(f"[{LETTERS}]".replace("0-9", "").replace("０-９", ""))
PLAIN_RE = lazy(PLAIN)
PLAIN_END_RE = lazy(rf"[.](?:{'|'.join(TOP_DOMAINS)})(?![a-z0-9])")
WWW_RE = lazy(rf"(?<!//)(?<![-~*])[-~*]?w{FILL}w{FILL}w+{FILL}[{re.escape(DOTS)}]")


@lru_cache(maxsize=64)
def host_re(host: str) -> re.Pattern[str]:
    """Finds a known host however it is filled, with or without "www."."""
    fill = FILL
    parts = [f"{fill}[{re.escape(DOTS)}]{fill}" if char == "." else re.escape(char) for char in host]
    body = "".join(part if part.startswith(fill) or number == 0 or parts[number - 1].startswith(fill) else fill + part
                   for number, part in enumerate(parts))
    www = f"(?:w{fill}w{fill}w+{fill}[{re.escape(DOTS)}]{fill}|[a-z0-9]{{1,10}}\\.)?"
    return re.compile(rf"(?:https?://)?[-~*_]?{www}[-~*_]?{body}(?![a-z])(?:/[a-z0-9._/]*)?", re.IGNORECASE)


def find_addresses(text: str, hosts: tuple[str, ...]) -> list[Address]:
    """The addresses of a flat text in order: known hosts in any disguise, others where they can be read for sure.

    Args:
        text: the flat view.
        hosts: the site's own hosts, without "www.".
    """
    found: list[Address] = []
    for low, high in stretches(text):
        read = read_short if high - low <= MOST_KEPT_CHARS else read_stretch
        found += [Address(low + a.start, low + a.end, a.host, a.disguised) for a in read(text[low:high], hosts)]
    if ("w w" in text or "ww." in text) and (remains := list(REMAINS_RE.finditer(text))):
        taken = Taken((a.start, a.end) for a in found)
        found += [Address(*match.span(), "", True) for match in remains if not taken.overlaps(*match.span())]
    return sorted(found)


def read_stretch(raw: str, hosts: tuple[str, ...]) -> list[Address]:
    """The addresses of one stretch."""
    narrow = raw.translate(NARROW) if not raw.isascii() else raw
    hits = list(in_stretch(narrow, hosts))
    if not hits:
        return []
    found: list[Address] = []
    lowered, plainly = narrow.lower(), raw.lower()
    for start, end, host in hits:
        start, end = trimmed(raw, start, end)
        # A number or a word of the sentence touches the address: 1999www.x.com.
        www = WWW_RE.search(lowered, start, end)
        start = www.start() if www else start
        plain = PLAIN_RE.fullmatch(plainly, start, end)
        found.append(Address(start, end, host, plain is None or mixed_case(raw[start:end])))
    return found


@lru_cache(maxsize=512)
def read_short(raw: str, hosts: tuple[str, ...]) -> tuple[Address, ...]:
    """The addresses of a short stretch, remembered."""
    return tuple(read_stretch(raw, hosts))


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where an address may stand: runs of what addresses are written in, with a dot between letters."""
    after = 0
    dotted = [found.span() for dot, pattern in DOTTED if dot in text for found in pattern.finditer(text)]
    for start, end in sorted(dotted):
        if start < after:
            continue
        letter = start - 1
        while letter >= after and text[letter] in FILLERS:
            letter -= 1
        if letter < after or text[letter] not in LETTER_CHARS:
            continue
        first = after + len(text[after:letter].rstrip(STRETCH_CHARS))
        stretch = STRETCH_RE.match(text, end)
        after = stretch.end() if stretch else end
        if after - first >= LEAST_STRETCH_CHARS and LETTER_RE.search(text, first, after):
            yield first, after


def in_stretch(narrow: str, hosts: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """The addresses of one stretch, whose disguise of letters is off: (start, end, host)."""
    lowered = narrow.lower()
    known = [(m.start(), m.end(), host) for host in hosts if host[0] in lowered and host[-1] in lowered
             for m in host_re(host).finditer(narrow)]
    others: list[tuple[int, int, str]] = []
    if PLAIN_END_RE.search(lowered):
        taken = Taken((start, end) for start, end, _ in known)
        others = [(*match.span(), bare_host(match[0])) for match in PLAIN_RE.finditer(lowered)
                  if not taken.overlaps(*match.span())]
    if known or others:
        yield from sorted(known + others)
        return
    squeezed = narrow.translate(SQUEEZED).strip(".")
    plain = squeezed.lower()
    match = PLAIN_RE.fullmatch(plain) if PLAIN_END_RE.search(plain) else None
    # Without "www" a squeezed stretch of English ("see you. So") could pass for a host.
    if not match or len(bare_host(squeezed)) < LEAST_HOST_CHARS or squeezed.count("www.") > 1:
        return
    if "www." in squeezed or not english(narrow):
        start = len(narrow) - len(narrow.lstrip(FILLERS + DOTS))
        yield start, len(narrow.rstrip(FILLERS + DOTS)), bare_host(squeezed)


# What another cleaner left of an address: letters spaced out, and the bracket that closed it.
REMAINS_RE = lazy(r"w(?<=[^\x00-\x7f]w) ?w ?w?[ .]{1,2}(?:[a-z]{1,2}[ .]{1,2}){1,8}[a-z]{0,2}[）)]")


def english(narrow: str) -> bool:
    """Whether a stretch holds a word of its own: letters with blanks on both sides are no disguise of one address."""
    words = narrow.replace(".", " ").replace("。", " ").split()
    return any(len(word) > 3 for word in words[:-1]) and "." not in narrow


def mixed_case(address: str) -> bool:
    """Whether the host's last label, or its www, mixes capitals in as nobody types them: wWw.x.CoM. A path may, and so
    may a name (YouTube.com)."""
    labels = address.split("//")[-1].split("/")[0].split(":")[0].split(".")
    return any(label not in (label.lower(), label.upper(), label.capitalize())
               for label in (labels[0] if labels[0].lower() == "www" else "", labels[-1]))


def bare_host(address: str) -> str:
    """An address without scheme, path and "www."."""
    host = address.lower().split("//")[-1].split("/")[0].split(":")[0]
    return host.removeprefix("www.")


def trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at its edges."""
    while start < end and raw[start] in " \n":
        start += 1
    while end > start and raw[end - 1] in " .。\n":
        end -= 1
    return start, end
