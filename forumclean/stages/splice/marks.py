"""The table of detectors and the loop that runs it. Loaded only for texts that show a clue."""
from __future__ import annotations

from collections.abc import Callable, Iterable

from forumclean.model import Note
from forumclean.stages.splice.account import Account
from forumclean.stages.splice.clues import Clues
from forumclean.stages.splice.evidence import Evidence, Hit, gather, own_line
from forumclean.stages.splice.flatview import fill_spans, merged, soft_breaks
from forumclean.stages.splice.names import SiteNames
from forumclean.stages.splice.promo import BRACKETS, MOST_JAM_LEAD_CHARS, REACH_CHARS, STRONG_HINT_RE, STRONG_PART_RE

MAX_ROUNDS = 3
# One of these shows that the site splices: bare names on the same page need less evidence of their own.
SURE_RULES = frozenset({"splice.address", "splice.bracketed", "splice.filled-name", "splice.phrase"})

# Marks by their places inside sentences: on a line of its own such a string may be an author's.
BARE_RULES = frozenset({"splice.site-name", "splice.short-name"})

# One of these begins the phrase that a site puts in a jammer's place.
JAM_SIGNS = frozenset(".-源自")

# A detector imports what it needs when the evidence calls for it: most texts need one or two of them.
Detector = Callable[[Evidence, Clues, Account], Iterable[Hit]]


def tags(evidence: Evidence, clues: Clues, account: Account) -> Iterable[Hit]:
    if "来源" not in clues.words:
        return ()
    from forumclean.stages.splice.tags import tag_hits
    return tag_hits(evidence)


def jams(evidence: Evidence, clues: Clues, account: Account) -> Iterable[Hit]:
    if not (clues.names or clues.latin) or not (evidence.sited or "博客" in evidence.text):
        return ()
    text = evidence.text
    if "博客" not in text and JAM_SIGNS.isdisjoint(
            "".join([text[max(0, start - MOST_JAM_LEAD_CHARS):start] for start, _, _ in evidence.signs])):
        return ()
    from forumclean.stages.splice.tags import jam_hits
    return jam_hits(evidence)


def phrases(evidence: Evidence, clues: Clues, account: Account) -> Iterable[Hit]:
    if not clues.phrases:
        return ()
    from forumclean.stages.splice.siteprofile import phrase_hits
    return phrase_hits(evidence)


def slogans(evidence: Evidence, clues: Clues, account: Account) -> Iterable[Hit]:
    if not (clues.words or evidence.addresses and (evidence.names or evidence.filled or evidence.labels)):
        text = evidence.text
        around = [(max(0, start - REACH_CHARS), end + 2 * REACH_CHARS) for start, end, _ in evidence.signs]
        # The quicker look, which takes most of the time, goes once over what the stretches share.
        if not (any(STRONG_HINT_RE.search(text, *span) for span in merged(around))
                and any(STRONG_PART_RE.search(text, *span) for span in around)):
            return ()
    from forumclean.stages.splice.slogans import slogan_hits
    return slogan_hits(evidence, clues.words)


def brackets(evidence: Evidence, clues: Clues, account: Account) -> Iterable[Hit]:
    if not evidence.sited or BRACKETS.isdisjoint([evidence.text[start - 1:start] for start, _, _ in evidence.signs]):
        return ()
    from forumclean.stages.splice.slogans import bracket_hits
    return bracket_hits(evidence)


def addresses(evidence: Evidence, clues: Clues, account: Account) -> Iterable[Hit]:
    if not evidence.addresses:
        return ()
    from forumclean.stages.splice.barenames import address_hits
    return address_hits(evidence)


def names(evidence: Evidence, clues: Clues, account: Account) -> Iterable[Hit]:
    if not clues.names or not (evidence.names or evidence.filled):
        return ()
    from forumclean.stages.splice.barenames import name_hits
    return name_hits(evidence, any(claim.rule in SURE_RULES for claim in account.claims))


def short_names(evidence: Evidence, clues: Clues, account: Account) -> Iterable[Hit]:
    if not clues.names:
        return ()
    from forumclean.stages.splice.barenames import short_form_hits
    return short_form_hits(evidence)


def boxes(evidence: Evidence, clues: Clues, account: Account) -> Iterable[Hit]:
    if not clues.boxes:
        return ()
    from forumclean.stages.splice.slogans import boxed_hits
    return boxed_hits(evidence, clues.boxes)


# What is surest comes first. Each runs on the text that the ones above it left.
DETECTORS: tuple[Detector, ...] = (
    phrases, tags, jams, slogans, brackets, addresses, names, short_names, boxes)


def find_all(account: Account, clues: Clues, site: SiteNames) -> None:
    """Claim every mark of the text."""
    if clues.fills:
        find_fills(account)
    if clues.jammed or clues.names or clues.latin or clues.words or clues.phrases or clues.boxes:
        account.breaks = soft_breaks(account.text)
    if clues.toned:
        from forumclean.stages.splice.fills import pinyin_spans
        for start, end in pinyin_spans(account.text):
            account.claim(start, end, "splice.pinyin", "the pinyin that a converter puts after each character")
    if clues.jammed:
        find_jammers(account, site)
    account.settle()
    if clues.names or clues.latin or clues.words or clues.phrases or clues.boxes:
        find_marks(account, clues, site)


def find_fills(account: Account) -> None:
    """Invisible characters, and names woven with them."""
    from forumclean.stages.splice.fills import woven_spans, zero_width_spans
    for start, end in woven_spans(account.text):
        account.claim(start, end, "splice.filled-name", "a name woven with invisible characters, again and again")
    for start, end in zero_width_spans(account.text):
        account.claim(start, end, "splice.zero-width", "invisible characters inside words")
    account.fills = fill_spans(account.text)
    account.settle()


def find_jammers(account: Account, site: SiteNames) -> None:
    """What engines throw in against copying."""
    from forumclean.stages.splice.fills import control_spans, glued_words, jammer_spans
    flat = account.flat()
    jammers = list(jammer_spans(flat.text))
    known = [*site.names, *site.hosts, *(f"www.{host}" for host in site.hosts), *site.labels]
    for start, end in [*jammers, *glued_words(flat.text, jammers, known)]:
        account.claim(*flat.span(start, end), "splice.jammer", "characters that the engine throws in against copying")
    for start, end in control_spans(account.text):
        account.claim(start, end, "splice.jammer", "control characters thrown in against copying")


def find_marks(account: Account, clues: Clues, site: SiteNames) -> None:
    """Run the table until a round finds nothing new. A detector that has seen the evidence has nothing to add."""
    flat = account.flat()
    evidence = gather(flat, site, clues.latin)
    seen: dict[Detector, tuple[Evidence, list[Note]]] = {}
    for _ in range(MAX_ROUNDS):
        found = False
        for detector in DETECTORS:
            if detector in seen and seen[detector][0] is evidence:
                continue
            notes: list[Note] = []
            seen[detector] = evidence, notes
            for hit in detector(evidence, clues, account):
                span = flat.span(hit.start, hit.end)
                if hit.keep:
                    notes.append(Note(*span, hit.rule, hit.reason))
                elif hit.rule in BARE_RULES and own_line(flat.whole, *span):
                    notes.append(Note(*span, hit.rule, "looks like the site's name, but is a line of its own"))
                else:
                    account.claim(*span, hit.rule, hit.reason)
            if account.settle():
                found, flat = True, account.flat()
                evidence = gather(flat, site, clues.latin)
        if not found:
            break
    account.notes = [note for _, notes in seen.values() for note in notes]
