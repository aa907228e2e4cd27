"""Marks that a site spliced into its authors' words.

Detectors run in the order of a table, each on the text that the ones before it left: what is sure comes first and
gives its neighbours back to each other. Nothing is removed on doubt; a suspect that stays becomes a note.
"""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from forumclean.config import Config
from forumclean.document import Document, Section
from forumclean.model import Cut, Findings, Note
from forumclean.stages.account import Account
from forumclean.stages.barenames import address_hits, name_hits, short_form_hits
from forumclean.stages.evidence import Evidence, Hit, gather
from forumclean.stages.fills import control_spans, glued_words, jammer_spans, pinyin_spans, woven_spans, zero_width_spans
from forumclean.stages.flatview import FILLS, fill_spans, soft_breaks
from forumclean.stages.names import SiteNames, learn_site_names, short_forms
from forumclean.stages.promo import STRONG
from forumclean.stages.slogans import bracket_hits, jam_hits, slogan_hits, tag_hits

GAP = "\n\n"
MAX_ROUNDS = 3
# Latin characters of any width that touch, or have one filler between them.
LATIN_RE = r"[A-Za-z0-9Ａ-Ｚａ-ｚⒶ-ⓩ][ .\-~*_。．]{0,2}[A-Za-zＡ-Ｚａ-ｚⒶ-ⓩωщша-я]"
JAMMED_RE = r"[!-;] [?-~][ -;]? [?-~]"


class Clues(NamedTuple):
    """What a quick look at the text shows; nothing else is worth compiling."""

    fills: bool
    names: bool
    latin: bool
    jammed: bool
    words: list[str]

    @property
    def any(self) -> bool:
        return self.fills or self.names or self.latin or self.jammed or bool(self.words)


class Detector(NamedTuple):
    """A row of the table: when it is worth running, and what it yields on the flat text."""

    wanted: Callable[[Clues], bool]
    find: Callable[[Evidence, Clues, int], Iterable[Hit]]


DETECTORS = (
    Detector(lambda clues: "来源" in clues.words, lambda evidence, clues, sure: tag_hits(evidence)),
    Detector(lambda clues: clues.names or clues.latin, lambda evidence, clues, sure: jam_hits(evidence)),
    Detector(lambda clues: clues.names or clues.latin or bool(clues.words),
             lambda evidence, clues, sure: slogan_hits(evidence, clues.words)),
    Detector(lambda clues: clues.names or clues.latin, lambda evidence, clues, sure: bracket_hits(evidence)),
    Detector(lambda clues: clues.latin, lambda evidence, clues, sure: address_hits(evidence)),
    Detector(lambda clues: clues.names, lambda evidence, clues, sure: name_hits(evidence, sure)),
    Detector(lambda clues: clues.names, lambda evidence, clues, sure: short_form_hits(evidence)),
)


def unsplice(doc: Document, config: Config) -> Findings:
    """Find the marks in the author's text of a page.

    Returns:
        Cuts for what is surely a mark, notes for suspects that stay.
    """
    sections = list(doc.sections(title=True))
    text = GAP.join([section.view.text for section in sections])
    site = learn_site_names(doc)
    clues = look(text, site)
    if not clues.any:
        return Findings()
    account = Account(text)
    account.furniture = list(line_spans(text, site.lines))
    find_fills(account, clues, site)
    if clues.names or clues.latin or clues.words:
        account.breaks = soft_breaks(text)
        find_marks(account, site, clues)
    return Findings(list(page_cuts(account, sections)), list(page_notes(account, sections)))


def look(text: str, site: SiteNames) -> Clues:
    """What the text may hold, by substring search and two small patterns."""
    names = any(name in text for name in site.names) or any(form in text for form in short_forms(site.names))
    first = [name[0] for name in site.names if len(name) > 2]
    return Clues(fills=any(fill in text for fill in FILLS),
                 names=names or any(char in text for char in first),
                 latin=latin_re().search(text) is not None,
                 jammed=jammed_re().search(text) is not None or not text.isprintable() and control_re_found(text),
                 words=[word for word in STRONG if word in text])


def line_spans(text: str, keys: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where the page's own title and copyright lines stand in a text whose furniture nobody cut."""
    for key in keys:
        at = text.find(key.split(" ", 1)[0])
        while at >= 0:
            start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            end = end if end >= 0 else len(text)
            if " ".join(text[start:end].split()) == key:
                yield start, end
            at = text.find(key.split(" ", 1)[0], end)


@cache
def latin_re() -> re.Pattern[str]:
    return re.compile(LATIN_RE)


@cache
def jammed_re() -> re.Pattern[str]:
    return re.compile(JAMMED_RE)


def control_re_found(text: str) -> bool:
    """Whether the text holds a control character that is no white space."""
    from forumclean.stages.fills import control_re
    return control_re().search(text) is not None


def find_fills(account: Account, clues: Clues, site: SiteNames) -> None:
    """Invisible characters and jammers: they are sure by themselves."""
    if clues.fills:
        for start, end in woven_spans(account.text):
            account.claim(start, end, "splice.filled-name", "a name woven with invisible characters, again and again")
        for start, end in zero_width_spans(account.text):
            account.claim(start, end, "splice.zero-width", "invisible characters inside words")
        account.fills = fill_spans(account.text)
    for start, end in pinyin_spans(account.text) if clues.latin else ():
        account.claim(start, end, "splice.pinyin", "the pinyin that a converter puts after each character")
    if clues.jammed:
        account.breaks = soft_breaks(account.text)
        flat = account.flat()
        jammers = list(jammer_spans(flat.text))
        known = [*site.names, *site.hosts, *(f"www.{host}" for host in site.hosts), *site.labels]
        for start, end in [*jammers, *glued_words(flat.text, jammers, known)]:
            account.claim(*flat.span(start, end), "splice.jammer", "characters that the engine throws in against copying")
        for start, end in control_spans(account.text):
            account.claim(start, end, "splice.jammer", "control characters thrown in against copying")


def find_marks(account: Account, site: SiteNames, clues: Clues) -> None:
    """Run the table until a round finds nothing new."""
    sure = 0
    for _ in range(MAX_ROUNDS):
        before = len(account.claims)
        account.notes.clear()
        for detector in DETECTORS:
            if not detector.wanted(clues):
                continue
            flat = account.flat()
            for hit in detector.find(gather(flat, site, clues.latin), clues, sure):
                span = flat.span(hit.start, hit.end)
                if hit.keep:
                    account.notes.append(Note(*span, hit.rule, hit.reason))
                else:
                    account.claim(*span, hit.rule, hit.reason)
            sure = sum(1 for claim in account.claims if claim.rule in SURE_RULES)
        if len(account.claims) == before:
            return


SURE_RULES = frozenset({"splice.address", "splice.bracketed", "splice.filled-name", "splice.phrase"})


def page_cuts(account: Account, sections: list[Section]) -> Iterator[Cut]:
    """The claims as cuts of the page."""
    starts = section_starts(sections)
    for claim in account.claims:
        number = bisect_right(starts, claim.start) - 1
        view, base = sections[number].view, starts[number]
        end = min(claim.end - base, len(view.text))
        if claim.start - base < end:
            yield from view.cut(claim.start - base, end, claim.rule, claim.reason)


def page_notes(account: Account, sections: list[Section]) -> Iterator[Note]:
    """The suspects that stay, by page offsets."""
    starts = section_starts(sections)
    for note in sorted(set(account.notes)):
        number = bisect_right(starts, note.start) - 1
        spans = sections[number].view.spans(note.start - starts[number], note.end - starts[number])
        yield Note(spans[0][0], spans[-1][1], note.rule, note.reason)


def section_starts(sections: list[Section]) -> list[int]:
    """Where each section begins in the joined text."""
    starts, at = [], 0
    for section in sections:
        starts.append(at)
        at += len(section.view.text) + len(GAP)
    return starts
