"""What the detectors share: the flat text, where the site's names and addresses stand in it, and how a hit is told."""
from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from forumclean.patterns import lazy
from forumclean.stages.splice.account import MOST_BLANKS
from forumclean.stages.splice.clues import FILLS, holds_one
from forumclean.stages.splice.flatview import Flat, Taken
from forumclean.stages.splice.names import SiteNames, finds, host_labels, short_forms
from forumclean.stages.splice.promo import ADDRESS, FOREIGN, LABEL, NAME, SITE, mask
from forumclean.stages.splice.weigh import is_han

if TYPE_CHECKING:
    from forumclean.stages.splice.addresses import Address

NAME_FILLERS = "-丶+*.·_~|&/'^◆★☆ 　,，"
FILLER_SET = frozenset(NAME_FILLERS)
# Between the parts of a sentence these stand by themselves: they have to part every character of the name.
COMMON_FILLERS = frozenset(" 　,，")
TERMINAL_EDGES = "。！？!?…”；;：:，,、）)】]》」』.．"


OPENING, CLOSING = frozenset("（([［【『「"), frozenset("）)]］】』」")
# Below these every host is a site of its own.
PUBLIC_SUFFIXES = ("com.cn", "net.cn", "org.cn", "edu.cn", "gov.cn", "com.tw", "org.tw", "com.hk", "github.io",
                   "blogspot.com")
# So many of one host in brackets, or in phrases, are marks.
LEAST_BOXED = 3
SITE_RE = lazy(SITE)
SIGNS = (ADDRESS, NAME, LABEL, FOREIGN)
# What stands before the address of a phrase that took a jammer's place.
PHRASE_START_RE = lazy(r"[^\x00-\x7f]\s?(?:[.-] ?|-[a-z]+ )$")
ANNOUNCED_RE = lazy(r"[.\-](?<=[^\x00-\x7f].) ?(?:from:? ?|visit |more info on |google |baidu )([A-Za-z0-9]{6,20})",
                    re.IGNORECASE)


class Hit(NamedTuple):
    """A mark in the flat text, or a suspect that stays (`keep`)."""

    start: int
    end: int
    rule: str
    reason: str
    keep: bool = False


class Evidence:
    """One look at the text: `text` is flat; `names`, `filled` names, `labels` and `addresses` stand in it at these
    spans. `own` are the addresses that may be marks, `signs` what is masked. `sited`: whether anything of the site's
    own stands in it."""

    __slots__ = (
        "_anchors", "_masked", "addresses", "filled", "labels", "names", "own", "signs", "site", "sited", "text")

    def __init__(self, text: str, site: SiteNames, *, names: list[tuple[int, int]], filled: list[tuple[int, int]],
                 labels: list[tuple[int, int]], addresses: list[Address], own: list[Address]):
        self.text, self.site = text, site
        self.names, self.filled, self.labels, self.addresses, self.own = names, filled, labels, addresses, own
        self.sited = bool(names or filled or labels or own)
        self.signs = self.sign_spans() if self.sited or addresses else []
        self._masked: str | None = None
        self._anchors: list[int] | None = None

    def masked(self) -> str:
        """The text with names, labels and addresses as signs; an address of another site has a sign of its own."""
        if self._masked is None:
            self._masked = mask(self.text, self.signs)
        return self._masked

    def anchors(self) -> list[int]:
        """Where a run of signs begins in the masked text."""
        if self._anchors is None:
            if holds_one(self.text, SIGNS):
                self._anchors = [match.start() for match in SITE_RE.finditer(self.masked())]
            else:
                ends = [-1, *[end for _, end, _ in self.signs]]
                self._anchors = [start for (start, _, _), end in zip(self.signs, ends, strict=False) if start > end]
        return self._anchors

    def sign_spans(self) -> list[tuple[int, int, str]]:
        """What is masked, in order: of spans that overlap the first, of those the longest."""
        own = set(self.own)
        spans = [(a.start, a.end, ADDRESS if a in own else FOREIGN) for a in self.addresses]
        spans += [(a, b, LABEL) for a, b in self.labels] + [(a, b, NAME) for a, b in sorted(self.names + self.filled)]
        out: list[tuple[int, int, str]] = []
        for span in sorted(spans, key=lambda span: (span[0], -span[1])):
            if not out or span[0] >= out[-1][1]:
                out.append(span)
        return out


def gather(flat: Flat, site: SiteNames, latin: bool) -> Evidence:
    """Find names and addresses. `latin`: whether the text holds a stretch that may be an address."""
    text = flat.text
    names: list[tuple[int, int]] = []
    for name in site.names:
        if name in text:
            longer = Taken(names)
            names += [(at, at + len(name)) for at in finds(text, name) if not longer.overlaps(at, at + len(name))]
    invisible = woven(flat, names) if names and flat.whole is not text and holds_one(flat.whole, FILLS) else set()
    filled = sorted([*filled_names(text, site), *invisible])
    addresses: list[Address] = []
    if latin:
        from forumclean.stages.splice.addresses import find_addresses
        addresses = find_addresses(text, site.hosts)
    own = own_addresses(text, addresses, site) if addresses else []
    labels = label_spans(text, site, own) if latin or site.names else []
    return Evidence(text, site, names=sorted(set(names) - invisible), filled=filled, labels=labels,
                    addresses=addresses, own=own)


def woven(flat: Flat, names: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """The names with invisible characters inside."""
    return {(a, b) for a, b in names if holds_one(flat.whole[slice(*flat.span(a, b))], FILLS)}


def filled_names(text: str, site: SiteNames) -> list[tuple[int, int]]:
    """Names with signs between their characters: 青丶石丶坊丶网, 青石-坊网. Nobody writes a name so in earnest."""
    from forumclean.stages.splice.wordgap import reads_as_words
    spans = []
    for name in site.names:
        if len(name) < 3 or name.isascii() or not all(map(text.__contains__, name)):
            continue
        second = name[1]
        for start in finds(text, name[0]):
            if second not in text[start + 1:start + 4] or text.startswith(name, start):    # as nearly everywhere
                continue
            end = filled_end(text, start, name)
            signs = set(text[start:end]) - set(name)
            if signs and (filled_gaps(text[start:end]) == len(name) - 1
                          or not signs <= COMMON_FILLERS and not reads_as_words(name)):
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


def filled_gaps(name: str) -> int:
    """Between how many characters of a name signs stand."""
    return sum(before in FILLER_SET and char not in FILLER_SET for before, char in pairwise(name))


def label_spans(text: str, site: SiteNames, own: list[Address]) -> list[tuple[int, int]]:
    """Where the telling part of the site's address stands by itself: stonelane or stone lane of stonelane.example.

    Counts as well: the short form of the site's name with 网.
    """
    labels = {*site.labels, *announced_labels(text), *host_labels(tuple(address.host for address in own))}
    spans: list[tuple[int, int]] = []
    lowered = text.lower() if labels else ""
    squeezed = lowered.replace(" ", "")
    for label in sorted(labels):
        count = squeezed.count(label.lower())
        if not count:
            continue
        if count == lowered.count(label.lower()) and len(lowered) == len(text):
            spans += [(at, at + len(label)) for at in finds(lowered, label.lower())]
            continue
        pattern = re.compile(" ?".join(map(re.escape, label)), re.IGNORECASE)
        spans += [match.span() for match in pattern.finditer(text)]
    for form in short_forms(site.names):
        spans += [(at, at + len(form) + 1) for at in finds(text, form + "网")]
    return sorted(spans)


def announced_labels(text: str) -> list[str]:
    """Latin names that phrases such as `. from: x` repeat after sentences."""
    if not holds_one(text, ("from", "From", "more info", "visit")):
        return []
    counts = Counter(label.lower() for label in ANNOUNCED_RE.findall(text))
    return [label for label, count in counts.items() if count > 1]


def own_addresses(text: str, addresses: list[Address], site: SiteNames) -> list[Address]:
    """The addresses that are marks by what they are: of the page's own host, disguised, or spliced again and again.

    A link to a page inside another site is an author's reference, however often the author refers to the site.
    """
    fronts = [a for a in addresses if "/" not in text[a.start:a.end].split("//")[-1].rstrip("/")]
    glued = repeated([a.host for a in fronts if between_han(text, a.start, a.end)], 2)
    boxed = dotted = frozenset[str]()
    if len(fronts) >= LEAST_BOXED:
        dotted = repeated([a.host for a in fronts if PHRASE_START_RE.search(text[max(0, a.start - 14):a.start])],
                          LEAST_BOXED)
        boxed = repeated([a.host for a in fronts
                          if text[a.start - 1:a.start] in OPENING and text[a.end:a.end + 1] in CLOSING], LEAST_BOXED)
    domains = tuple({".".join(host.split(".")[-2:]) for host in site.hosts if not host.endswith(PUBLIC_SUFFIXES)})
    own = {*glued, *boxed, *dotted, *site.hosts}
    return [a for a in addresses if a.disguised or a.host in own or a.host.endswith(domains)]


def repeated(hosts: list[str], least: int) -> frozenset[str]:
    """The hosts that come up as often."""
    if len(hosts) < least:
        return frozenset()
    return frozenset(host for host, count in Counter(hosts).items() if count >= least)


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
