"""Marks that a site spliced into its authors' words.

Nothing is removed on doubt; a suspect that stays becomes a note. The detectors stand in `marks.DETECTORS`.
"""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from operator import itemgetter

from forumclean.config import Config
from forumclean.document import Document, Section
from forumclean.model import Cut, Findings, Note
from forumclean.stages.account import Account
from forumclean.stages.clues import look
from forumclean.stages.names import learn_site_names

# Parts the sections in the one text that is searched: no mark crosses it, and neighbours are looked up in all of them.
GAP = "\n\n"
RULE = itemgetter(2)   # of a cut


def unsplice(doc: Document, config: Config) -> Findings:
    """Find the marks in the author's text of a page.

    Returns:
        Cuts for what is surely a mark, notes for suspects that stay.
    """
    sections = list(doc.sections(title=True))
    text = GAP.join([section.view.text for section in sections])
    site = learn_site_names(doc)
    clues = look(text, site)
    if not any(clues):
        return Findings()
    from forumclean.stages.marks import find_all
    account = Account(text)
    account.furniture = list(line_spans(text, site.lines)) if site.lines else []
    find_all(account, clues, site)
    return Findings(list(page_cuts(account, sections)), list(page_notes(account, sections)))


def unsplice_joined(doc: Document, config: Config) -> Findings:
    """Find the marks that a hard wrap had parted, once its lines are joined."""
    if "wrap.join" not in map(RULE, doc.ledger.cuts):
        return Findings()
    return unsplice(doc, config)


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
