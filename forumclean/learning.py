"""A site's profile from many of its pages: what they agree on, with counts and examples.

Two passes: what each page's furniture and words tell of the site's names, and, with the names that hold, the marks of
each page. The pages are held as text meanwhile.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from forumclean.config import KINDS, Config
from forumclean.document import Document
from forumclean.errors import UsageError
from forumclean.ledger import Ledger
from forumclean.lines import Judge
from forumclean.pipeline import parted_page, read
from forumclean.profile import Anchor, Learnt, Profile
from forumclean.stages.splice.account import Account, Claim
from forumclean.stages.splice.flatview import Flat, soft_breaks
from forumclean.stages.splice.names import SiteNames, finds, host_labels, learn_site_names
from forumclean.stages.splice.siteprofile import LEAST_MARKS, LEAST_PAGES
from forumclean.stages.splice.unknown import unknown_names
from forumclean.stages.splice.unsplice import joined, search
from forumclean.stages.splice.weigh import left_kind, right_kind

Source = str | bytes | tuple[str | bytes, str | None]
# A string in the place of a name that one page alone shows is its thread's or its board's: share of the pages that have
# to tell it. Of twelve sites of twenty pages each the real name stood on 60 % or more, no other string on two pages.
NAMING_SHARE = .1
MOST_EXAMPLES, EXAMPLE_CHARS = 3, 6
NAME_RULES = frozenset({"splice.site-name", "splice.short-name"})
FREE_KINDS = frozenset({"other", "weak"})
# Marks that are the same wherever they stand. Names in brackets may be a gloss, and addresses a reference.
PHRASE_RULES = frozenset({"splice.slogan", "splice.phrase", "splice.source-tag"})
LEAST_PHRASE_CHARS = 5
# Texts without a name are searched for one together, so many characters at once.
MOST_JOINED_CHARS = 100_000


class Seen(NamedTuple):
    """A page: its authors' text and what its furniture tells."""

    text: str
    site: SiteNames


def learn_profile(sources: Iterable[Source], kind: str = "auto") -> Profile:
    """The profile of the site that pages belong to.

    Raises:
        UsageError: there is no such kind, or one page was given for a list of them.
        NotTextError: a page is a PDF, an archive, an image …
    """
    if kind not in KINDS:
        raise UsageError(f"no such kind ({kind!r}); use one of {', '.join(KINDS)}")
    pages = [seen(*(source if isinstance(source, tuple) else (source, None)), kind)
             for source in checked_sources(sources)]
    names = site_names(pages)
    hosts = Counter(host for page in pages for host in page.site.hosts)
    least = least_pages(pages)
    known = tuple(host for host, count in hosts.items() if count >= least)
    site = SiteNames(tuple(sorted(names, key=len, reverse=True)), known, host_labels(known),
                     anchors=frozenset(repeated_pairs(pages, names)))
    accounts = [search(page.text, site._replace(lines=page.site.lines)) for page in pages]
    return Profile(
        names=tuple(learnt(name, accounts, NAME_RULES) for name in names),
        slogans=tuple(slogans(accounts, names)),
        addresses=tuple(Learnt(host, hosts[host], hosts[host]) for host in known),
        anchors=tuple(anchors(accounts)),
        pages=len(pages))


def seen(source: str | bytes, url: str | None, kind: str) -> Seen:
    """What one page shows."""
    page = read(source, kind, url, None)
    judge = Judge()
    thread, found = parted_page(page, judge, Config())
    ledger = Ledger(page.text, page.cuts)
    doc = Document(page, thread, ledger.plus(ledger.around(found.cuts)), judge)
    return Seen(joined(doc.sections(title=True)), learn_site_names(doc))


def least_pages(pages: Sequence[Seen]) -> int:
    """On how many pages a name has to stand."""
    return max(min(LEAST_PAGES, len(pages)), round(NAMING_SHARE * len(pages)))


def site_names(pages: Sequence[Seen]) -> list[str]:
    """The names that the furniture of many pages tells, and those that the words of the pages show."""
    told = Counter(name for page in pages for name in page.site.names)
    names = [name for name, count in told.most_common() if count >= least_pages(pages)]
    found: Counter[str] = Counter()
    for page in pages:
        if not any(name in page.text for name in names):
            found.update(unknown_names(flat(page.text)).names)
    if not names:
        for text in batches([flat(page.text) for page in pages]):
            found.update(unknown_names(text).names)
    return [*names, *[name for name, _ in found.most_common() if name not in names]]


def flat(text: str) -> str:
    """A text without the line breaks of a wrapper."""
    return Flat(text, soft_breaks(text)).text


def batches(texts: Iterable[str]) -> Iterator[str]:
    """Texts together, up to a size."""
    held: list[str] = []
    for text in texts:
        if held and sum(map(len, held)) + len(text) > MOST_JOINED_CHARS:
            yield "\n\n".join(held)
            held = []
        held.append(text)
    yield "\n\n".join(held)


def learnt(text: str, accounts: Sequence[Account], rules: frozenset[str]) -> Learnt:
    """How often a string is a mark, on how many pages, and how that looks."""
    found = [[claim for claim in account.claims if claim.rule in rules and squeezed(account, claim) == text]
             for account in accounts]
    examples = [shown(account, claims[0]) for account, claims in zip(accounts, found) if claims]
    return Learnt(text, sum(map(bool, found)), sum(map(len, found)), tuple(examples[:MOST_EXAMPLES]))


def squeezed(account: Account, claim: Claim) -> str:
    """The text of a claim without the line breaks that a wrapper put into it."""
    return account.text[claim.start:claim.end].replace("\n", "")


def shown(account: Account, claim: Claim) -> str:
    """A mark with the text around it."""
    return account.text[max(0, claim.start - EXAMPLE_CHARS):claim.end + EXAMPLE_CHARS].replace("\n", " ")


def slogans(accounts: Sequence[Account], names: Sequence[str]) -> Iterator[Learnt]:
    """The whole marks that come again, the longest first."""
    texts = Counter(squeezed(account, claim).strip() for account in accounts for claim in account.claims
                    if claim.rule in PHRASE_RULES)
    for text in sorted(texts, key=lambda text: (-len(text), text)):
        if texts[text] >= LEAST_PAGES and len(text) >= LEAST_PHRASE_CHARS and text not in names:
            yield learnt(text, accounts, PHRASE_RULES)


def repeated_pairs(pages: Sequence[Seen], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of neighbours that hold a name on several pages, in different sentences and without the cue of a
    mention: too few on a page to show that it is marked, but no author writes them everywhere."""
    places: dict[tuple[str, str], set[str]] = {}
    on: dict[tuple[str, str], set[int]] = {}
    for number, text in enumerate([flat(page.text) for page in pages]):
        for start, end in [(at, at + len(name)) for name in names for at in finds(text, name)]:
            if {left_kind(text, start), right_kind(text, end)} <= FREE_KINDS:
                pair = text[start - 1], text[end]
                places.setdefault(pair, set()).add(text[max(0, start - EXAMPLE_CHARS):end + EXAMPLE_CHARS])
                on.setdefault(pair, set()).add(number)
    return (pair for pair, found in places.items() if len(found) >= LEAST_MARKS and len(on[pair]) >= LEAST_PAGES)


def anchors(accounts: Sequence[Account]) -> Iterator[Anchor]:
    """The pairs of neighbours that hold marks again and again, on several pages."""
    places: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for number, account in enumerate(accounts):
        for claim in account.claims:
            before, after = account.text[claim.start - 1:claim.start], account.text[claim.end:claim.end + 1]
            if claim.rule in NAME_RULES and before.isalpha() and after.isalpha():
                places.setdefault((before, after), []).append((number, shown(account, claim)))
    for (before, after), found in sorted(places.items(), key=lambda item: (-len(item[1]), item[0])):
        count = len({number for number, _ in found})
        if len(found) >= LEAST_MARKS and count >= LEAST_PAGES:
            yield Anchor(before, after, count, len(found), tuple(text for _, text in found[:MOST_EXAMPLES]))


def checked_sources(sources: Iterable[Source]) -> Iterator[Source]:
    """The sources. Raises UsageError for one page where a list of pages is wanted."""
    if isinstance(sources, (str, bytes)):
        raise UsageError("sources: a list of pages is wanted, not one page; give [page]")
    yield from sources
