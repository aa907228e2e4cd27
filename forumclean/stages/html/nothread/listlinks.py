"""The links of an HTML page that may be what it lists: many of one kind, each to another page of the site."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.permalinks import permalink
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.nothread import listwords

Span = tuple[int, int]

LINKS_COUNT = 3000
LONGEST_ADDRESS_CHARS = 500
# What of an address differs from page to page: numbers, titles written in hyphens, what is long.
PART = r"[^/?&=;\n"
SEGMENTS_RE = lazy(rf"(?<!{PART}])(?:{PART}\d%]*[\d%]{PART}]*|{PART}-]*-{PART}-]*-{PART}]*|{PART}]{{25,}})")
# What an address is told without; of one that leads to no page, all.
BESIDE_RE = lazy(r"(?im)^https?:(?=//)|^(?!https?:)[a-z]+:.*|#.*")
FEWEST_TITLES = 8
SHORTEST_MEAN_INK = 5       # of titles; nicks are shorter
DISTINCT_SHARE = 0.7        # of titles: posts print their thread's own, `Re: …`
HOST = "http://host.example/"


class Titles(NamedTuple):
    """The links of one kind with the most words: the ink before each and up to its end, in page order, and their
    addresses; and the ink of all links of such kinds."""

    spans: Sequence[Span]
    addresses: Sequence[str]
    ink: int


def find_titles(words: Words, url: str) -> Titles | None:
    """What a page lists; None where no kind of links may be titles.

    Args:
        url: the page's address.
    """
    outline = words.outline
    links = own_links(outline, url)
    if len(links) < FEWEST_TITLES:
        return None
    shapes = SEGMENTS_RE.sub("0", "\n".join([address for _, address in links])).split("\n")
    counts = Counter(shapes)
    kinds: dict[str, dict[str, int]] = {shape: {} for shape, count in counts.items()
                                        if count >= FEWEST_TITLES and not listwords.PEOPLE_RE.search(shape)}
    for shape, (element, address) in zip(shapes, links, strict=True):
        kind = kinds.get(shape)
        if kind is not None and (address not in kind or outline.ink(element) > outline.ink(kind[address])):
            kind[address] = element
    ink = most = 0
    titles: dict[str, int] = {}
    for kind in kinds.values():
        own = sum(map(outline.ink, kind.values()))
        if len(kind) >= FEWEST_TITLES and own >= SHORTEST_MEAN_INK * len(kind) and \
                len({words[element] for element in kind.values()}) >= DISTINCT_SHARE * len(kind):
            ink += own
            if own > most:
                most, titles = own, kind
    spans = sorted((outline.begins[element], outline.ends[element]) for element in titles.values())
    return Titles(spans, [*titles], ink) if titles else None


def own_links(outline: Outline, url: str) -> list[tuple[int, str]]:
    """The links with words to other pages of a site, with their addresses: without scheme, and without what stands
    behind `#`."""
    nodes, begins, ends = outline.nodes, outline.begins, outline.ends
    shown = [element for element in outline.by_tag.get("a", ())[:LINKS_COUNT] if begins[element] < ends[element]]
    if not shown:
        return []
    written = "\n".join([" ".join((nodes[element].get("href") or "")[:LONGEST_ADDRESS_CHARS].split())
                         for element in shown])
    found = [(element, address) for element, address
             in zip(shown, BESIDE_RE.sub("", written).split("\n"), strict=True) if address]
    hosts = [address[2:].partition("/")[0] if address.startswith("//") else "" for _, address in found]
    known = {host: site_of(host) for host in {*hosts}}
    sites = [known[host] for host in hosts]
    own = (site_of(url.partition("//")[2].partition("/")[0]) if url else
           Counter(sites).most_common(1)[0][0] if sites else "")
    return [link for link, site in zip(found, sites, strict=True) if site in ("", own)]


def site_of(host: str) -> str:
    """The last two labels of a host: a site's channels have hosts of their own."""
    return ".".join(host.partition("?")[0].partition(":")[0].lower().split(".")[-2:])


def threads_of(titles: Titles) -> int:
    """How many threads titles lead to, as far as their addresses tell."""
    return len({found for address in titles.addresses if (found := permalink(
        f"http:{address}" if address.startswith("//") else HOST + address.lstrip("./")).thread_id)})
