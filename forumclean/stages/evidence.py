"""What the detectors share: the flat text, where the site's names and addresses stand in it, and how a hit is told."""
from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from forumclean.stages.account import MOST_BLANKS
from forumclean.stages.addresses import Address, find_addresses
from forumclean.stages.clues import FILLS
from forumclean.stages.flatview import Flat, Taken, finds
from forumclean.stages.names import SiteNames, host_labels, short_forms
from forumclean.stages.promo import ADDRESS, FOREIGN, LABEL, NAME, mask
from forumclean.stages.weigh import is_han

NAME_FILLERS = "-丶+*.·_~|&/'^◆★☆ 　,，"
FILLER_SET = frozenset(NAME_FILLERS)
# Between the parts of a sentence these stand by themselves: they have to part every character of the name.
COMMON_FILLERS = frozenset(" 　,，")
TERMINAL_EDGES = "。！？!?…”；;：:，,、）)】]》」』.．"


OPENING, CLOSING = frozenset("（([［【『「"), frozenset("）)]］】』」")
# Below these every host is a site of its own.
PUBLIC_SUFFIXES = ("com.cn", "net.cn", "org.cn", "edu.cn", "gov.cn", "com.tw", "org.tw", "com.hk", "github.io",
                   "blogspot.com")
# What stands before the address of a phrase that took a jammer's place.
PHRASE_START = r"[^\x00-\x7f]\s?(?:[.-] ?|-[a-z]+ )$"


class Hit(NamedTuple):
    """A mark in the flat text, or a suspect that stays (`keep`)."""

    start: int
    end: int
    rule: str
    reason: str
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One look at the text: `text` is flat; `names` and `addresses` stand in it at these spans."""

    text: str
    site: SiteNames
    names: list[tuple[int, int]] = field(default_factory=list)
    filled: list[tuple[int, int]] = field(default_factory=list)
    labels: list[tuple[int, int]] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    own: list[Address] = field(default_factory=list)

    def masked(self) -> str:
        """The text with names, labels and addresses as signs; an address of another site has a sign of its own."""
        own = set(self.own)
        spans = [(a.start, a.end, ADDRESS if a in own else FOREIGN) for a in self.addresses]
        spans += [(a, b, LABEL) for a, b in self.labels] + [(a, b, NAME) for a, b in sorted(self.names + self.filled)]
        out: list[tuple[int, int, str]] = []
        for span in sorted(spans, key=lambda span: (span[0], -span[1])):
            if not out or span[0] >= out[-1][1]:
                out.append(span)
        return mask(self.text, out)


def gather(flat: Flat, site: SiteNames, latin: bool) -> Evidence:
    """Find names and addresses. `latin`: whether the text holds a stretch that may be an address."""
    text = flat.text
    names: list[tuple[int, int]] = []
    for name in site.names:
        longer = Taken(names)
        names += [(at, at + len(name)) for at in finds(text, name) if not longer.overlaps(at, at + len(name))]
    invisible = {(a, b) for a, b in names if any(fill in flat.whole[slice(*flat.span(a, b))] for fill in FILLS)}
    filled = sorted([*filled_names(text, site), *invisible])
    addresses = find_addresses(text, site.hosts) if latin else []
    own = own_addresses(text, addresses, site)
    labels = label_spans(text, site, own) if latin or site.names else []
    return Evidence(text, site, sorted(set(names) - invisible), filled, labels, addresses, own)


def filled_names(text: str, site: SiteNames) -> list[tuple[int, int]]:
    """Names with signs between their characters: 青丶石丶坊丶网, 青石-坊网. Nobody writes a name so in earnest."""
    spans = []
    for name in site.names:
        if len(name) < 3 or name.isascii():
            continue
        for start in finds(text, name[0]):
            end = filled_end(text, start, name)
            signs = set(text[start:end]) - set(name)
            if signs and (not signs <= COMMON_FILLERS or end - start >= 2 * len(name) - 1):
                spans.append((start, end))
    return sorted(spans)


def filled_end(text: str, start: int, name: str) -> int:
    """Where a name that begins at `start` ends, two signs at most before each character; `start` where it does not.

    By hand: a pattern for each page's names costs more to compile than the page to search.
    """
    at = start
    for char in name:
        stop = at + 2
        while at < stop and text[at:at + 1] in FILLER_SET:
            at += 1
        if text[at:at + 1] != char:
            return start
        at += 1
    return at


def label_spans(text: str, site: SiteNames, own: list[Address]) -> list[tuple[int, int]]:
    """Where the telling part of the site's address stands by itself: stonelane or stone lane of stonelane.example.

    Counts as well: the short form of the site's name with 网.
    """
    labels = {*site.labels, *announced_labels(text), *host_labels(tuple(address.host for address in own))}
    spans: list[tuple[int, int]] = []
    squeezed = text.lower().replace(" ", "") if labels else ""
    for label in sorted(labels):
        if label.lower() not in squeezed:
            continue
        pattern = re.compile(" ?".join(map(re.escape, label)), re.IGNORECASE)
        spans += [match.span() for match in pattern.finditer(text)]
    for form in short_forms(site.names):
        spans += [(at, at + len(form) + 1) for at in finds(text, form + "网")]
    return sorted(spans)


def announced_labels(text: str) -> list[str]:
    """Latin names that phrases such as `. from: x` repeat after sentences."""
    if not any(lead in text for lead in ("from", "From", "more info", "visit")):
        return []
    leads = r"[^\x00-\x7f][.\-] ?(?:from:? ?|visit |more info on |google |baidu )([A-Za-z0-9]{6,20})"
    counts = Counter(label.lower() for label in re.findall(leads, text, re.IGNORECASE))
    return [label for label, count in counts.items() if count > 1]


def own_addresses(text: str, addresses: list[Address], site: SiteNames) -> list[Address]:
    """The addresses that are marks by what they are: of the page's own host, disguised, or spliced again and again."""
    glued = Counter(a.host for a in addresses if between_han(text, a.start, a.end))
    dotted = Counter(a.host for a in addresses if re.search(PHRASE_START, text[max(0, a.start - 14):a.start]))
    boxed = Counter(a.host for a in addresses
                    if text[a.start - 1:a.start] in OPENING and text[a.end:a.end + 1] in CLOSING)
    domains = {".".join(host.split(".")[-2:]) for host in site.hosts if not host.endswith(PUBLIC_SUFFIXES)}
    return [a for a in addresses
            if a.disguised or glued[a.host] > 1 or boxed[a.host] > 2 or dotted[a.host] > 2 or a.host in site.hosts
            or any(a.host.endswith(domain) for domain in domains)]


def between_han(text: str, start: int, end: int) -> bool:
    """Whether ideographs stand on both sides without a blank."""
    return start > 0 and end < len(text) and is_han(text[start - 1]) and is_han(text[end])


def own_line(text: str, start: int, end: int) -> bool:
    """Whether a span is all the ink of its line."""
    low, high = max(0, start - MOST_BLANKS), end + MOST_BLANKS
    before, after = text[low:start], text[end:high]
    return (not before.rpartition("\n")[2].strip() and ("\n" in before or not low)
            and not after.partition("\n")[0].strip() and ("\n" in after or high >= len(text)))


def at_border(text: str, start: int) -> bool:
    """Whether a span begins a line or follows a punctuation mark."""
    return start == 0 or text[start - 1] == "\n" or text[start - 1] in TERMINAL_EDGES
