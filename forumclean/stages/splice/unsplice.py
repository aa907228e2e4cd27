"""Marks that a site spliced into its authors' words.

Nothing is removed on doubt; a suspect that stays becomes a note. The detectors stand in `marks.DETECTORS`.
"""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from forumclean.config import Config
from forumclean.document import Document, Section
from forumclean.model import Cut, Findings, Note
from forumclean.stages.splice.account import Account
from forumclean.stages.splice.clues import MOST_CHARS, look
from forumclean.stages.splice.flatview import Flat, soft_breaks
from forumclean.stages.splice.names import SiteNames, finds, learn_site_names

if TYPE_CHECKING:
    from forumclean.profile import Profile

# Parts the sections in the one text that is searched: no mark crosses it, and neighbours are looked up in all of them.
GAP = "\n\n"
RULE = itemgetter(2)   # of a cut


def unsplice(doc: Document, config: Config) -> Findings:
    """Find the marks in the author's text of a page.

    Returns:
        Cuts for what is surely a mark, notes for suspects that stay.
    """
    sections = doc.sections(title=True)
    text = joined(sections)
    site = site_of(doc, text, config.profiles)
    if doc.thread.is_page:      # its own title and copyright lines are cut: one that is left is a post's
        site = site._replace(lines=frozenset())
    account = search(text, site)
    return Findings(list(page_cuts(account, sections)), list(page_notes(account, sections)))


def joined(sections: list[Section]) -> str:
    """The one text that is searched."""
    return GAP.join([section.view.text for section in sections])


def site_of(doc: Document, text: str, profiles: tuple[Profile, ...]) -> SiteNames:
    """The site's names: those that the page and the profiles tell, or else those that the text shows."""
    site = learn_site_names(doc)
    if profiles:
        from forumclean.stages.splice.siteprofile import with_profile
        for profile in profiles:
            site = with_profile(site, profile)
    if text and len(text) <= MOST_CHARS and not shows_names(text, site):
        # A page mostly tells its site's name: the longer search is for texts that lost their page.
        site = with_unknown_names(text, site, quick=doc.thread.is_page or bool(site.names))
    return site


def search(text: str, site: SiteNames) -> Account:
    """The marks of a text.

    Args:
        text: the sections, GAP between them.
    """
    account = Account(text)
    clues = look(text, site)
    if site.drop or site.keep:
        from forumclean.stages.splice.siteprofile import mark_lines
        mark_lines(account, site)
    if any(clues):
        from forumclean.stages.splice.marks import find_all
        account.furniture = list(line_spans(text, site.lines)) if site.lines else []
        find_all(account, clues, site)
    for name in site.suspects:
        account.notes += [Note(at, at + len(name), "splice.site-name", "looks like a site's name inside a word, once")
                          for at in finds(text, name) if not account.touching(at, at + len(name))]
    return account


def unsplice_joined(doc: Document, config: Config) -> Findings:
    """Find the marks that a hard wrap had parted, once its lines are joined."""
    if "wrap.join" not in map(RULE, doc.ledger.cuts):
        return Findings()
    return unsplice(doc, config)


def shows_names(text: str, site: SiteNames) -> bool:
    """Whether a text holds a name of the site outside the page's own title and copyright lines."""
    return any(name in text and text.count(name) > sum([line.count(name) for line in site.lines])
               for name in site.names)


def with_unknown_names(text: str, site: SiteNames, quick: bool) -> SiteNames:
    """The site's names with those that no furniture tells and the text shows."""
    from forumclean.stages.splice.unknown import unknown_names
    found = unknown_names(text if quick else Flat(text, soft_breaks(text)).text, quick)
    return site._replace(names=(*found.names, *site.names), suspects=found.suspects) if any(found) else site


def line_spans(text: str, keys: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where the page's own title and copyright lines stand in a text whose furniture nobody cut."""
    for key in keys:
        word = key.split(" ", 1)[0]
        at = text.find(word)
        while at >= 0:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            end = end if end >= 0 else len(text)
            if " ".join(text[start:end].split()) == key:
                yield start, end
            at = text.find(word, end)


def page_cuts(account: Account, sections: list[Section]) -> Iterator[Cut]:
    """The claims as cuts of the page."""
    if not account.claims:
        return
    starts = section_starts(sections)
    for claim in account.claims:
        number = bisect_right(starts, claim.start) - 1
        view, base = sections[number].view, starts[number]
        end = min(claim.end - base, len(view.text))
        if claim.start - base < end:
            yield from view.cut(claim.start - base, end, claim.rule, claim.reason)


def page_notes(account: Account, sections: list[Section]) -> Iterator[Note]:
    """The suspects that stay, by page offsets."""
    if not account.notes:
        return
    starts = section_starts(sections)
    for note in sorted(set(account.notes)):
        number = bisect_right(starts, note.start) - 1
        spans = sections[number].view.spans(note.start - starts[number], note.end - starts[number])
        yield Note(spans[0][0], spans[-1][1], note.rule, note.reason)


def section_starts(sections: list[Section]) -> list[int]:
    """Where each section begins in the joined text."""
    return [*accumulate([len(section.view.text) + len(GAP) for section in sections], initial=0)][:-1]
