"""The table of detectors and the loop that runs it. Loaded only for texts that show a clue."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from forumclean.model import Note
from forumclean.stages.account import Account
from forumclean.stages.barenames import address_hits, hidden_name_hits, name_hits, short_form_hits
from forumclean.stages.clues import Clues
from forumclean.stages.evidence import Evidence, Hit, gather
from forumclean.stages.fills import (
    control_spans,
    glued_words,
    jammer_spans,
    pinyin_spans,
    woven_spans,
    zero_width_spans,
)
from forumclean.stages.flatview import fill_spans, soft_breaks
from forumclean.stages.names import SiteNames
from forumclean.stages.slogans import boxed_hits, bracket_hits, jam_hits, slogan_hits, tag_hits

MAX_ROUNDS = 3
# One of these shows that the site splices: bare names on the same page need less evidence of their own.
SURE_RULES = frozenset({"splice.address", "splice.bracketed", "splice.filled-name", "splice.phrase"})


class Detector(NamedTuple):
    """A row of the table: when it is worth running, and what it yields on the flat text."""

    wanted: Callable[[Clues], bool]
    find: Callable[[Evidence, Clues, int], Iterable[Hit]]


# What is surest comes first. Each runs on the text that the ones above it left.
DETECTORS = (
    Detector(lambda clues: "来源" in clues.words, lambda evidence, clues, sure: tag_hits(evidence)),
    Detector(lambda clues: clues.names or clues.latin, lambda evidence, clues, sure: jam_hits(evidence)),
    Detector(lambda clues: clues.names or clues.latin or bool(clues.words),
             lambda evidence, clues, sure: slogan_hits(evidence, clues.words)),
    Detector(lambda clues: clues.names or clues.latin, lambda evidence, clues, sure: bracket_hits(evidence)),
    Detector(lambda clues: clues.latin, lambda evidence, clues, sure: address_hits(evidence)),
    Detector(lambda clues: clues.names, lambda evidence, clues, sure: name_hits(evidence, sure)),
    Detector(lambda clues: clues.names, lambda evidence, clues, sure: short_form_hits(evidence)),
    Detector(lambda clues: bool(clues.boxes), lambda evidence, clues, sure: boxed_hits(evidence, clues.boxes)),
    Detector(lambda clues: bool(clues.repeats),
             lambda evidence, clues, sure: hidden_name_hits(evidence, clues.repeats)),
)


def find_all(account: Account, clues: Clues, site: SiteNames) -> None:
    """Claim every mark of the text."""
    if clues.fills:
        find_fills(account)
    if clues.jammed or clues.names or clues.latin or clues.words or clues.boxes or clues.repeats:
        account.breaks = soft_breaks(account.text)
    if clues.toned:
        for start, end in pinyin_spans(account.text):
            account.claim(start, end, "splice.pinyin", "the pinyin that a converter puts after each character")
    if clues.jammed:
        find_jammers(account, site)
    account.settle()
    if clues.names or clues.latin or clues.words or clues.boxes or clues.repeats:
        find_marks(account, clues, site)


def find_fills(account: Account) -> None:
    """Invisible characters, and names woven with them."""
    for start, end in woven_spans(account.text):
        account.claim(start, end, "splice.filled-name", "a name woven with invisible characters, again and again")
    for start, end in zero_width_spans(account.text):
        account.claim(start, end, "splice.zero-width", "invisible characters inside words")
    account.fills = fill_spans(account.text)
    account.settle()


def find_jammers(account: Account, site: SiteNames) -> None:
    """What engines throw in against copying."""
    flat = account.flat()
    jammers = list(jammer_spans(flat.text))
    known = [*site.names, *site.hosts, *(f"www.{host}" for host in site.hosts), *site.labels]
    for start, end in [*jammers, *glued_words(flat.text, jammers, known)]:
        account.claim(*flat.span(start, end), "splice.jammer", "characters that the engine throws in against copying")
    for start, end in control_spans(account.text):
        account.claim(start, end, "splice.jammer", "control characters thrown in against copying")


def find_marks(account: Account, clues: Clues, site: SiteNames) -> None:
    """Run the table until a round finds nothing new."""
    flat = account.flat()
    evidence = gather(flat, site, clues.latin)
    for _ in range(MAX_ROUNDS):
        found = False
        account.notes.clear()
        for detector in DETECTORS:
            if not detector.wanted(clues):
                continue
            sure = sum(1 for claim in account.claims if claim.rule in SURE_RULES)
            for hit in detector.find(evidence, clues, sure):
                span = flat.span(hit.start, hit.end)
                if hit.keep:
                    account.notes.append(Note(*span, hit.rule, hit.reason))
                else:
                    account.claim(*span, hit.rule, hit.reason)
            if account.settle():
                found, flat = True, account.flat()
                evidence = gather(flat, site, clues.latin)
        if not found:
            return
