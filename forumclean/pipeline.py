"""From a source to a Result: the one place where findings are applied.

The order matters: furniture confesses the site's names, which `unsplice` needs; `rejoin` measures widths, so splices
must be gone; a mark that a hard wrap had parted shows only after it. `select` and `ignore` filter cuts at the very end,
never evidence: every stage sees the whole account. So does `posts`: the posts that are not wanted go last.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext

from forumclean.config import Config
from forumclean.decode import decode, repair
from forumclean.document import Document
from forumclean.ledger import Ledger
from forumclean.lines import Judge
from forumclean.model import Cut, Findings, Note, Page, Thread
from forumclean.readers.flat import lone_returns, read_flat
from forumclean.readers.sniff import BLANKS, page_start
from forumclean.result import Result, make_result, with_profiles
from forumclean.rulebook import acts, reason_of
from forumclean.stages.furniture.classify import classify
from forumclean.stages.segment.thread import may_be_page, segment
from forumclean.stages.splice.names import tells_names
from forumclean.stages.splice.unsplice import unsplice, unsplice_joined
from forumclean.stages.wrap.rejoin import rejoin
from forumclean.stages.wrap.tablerows import join_rows

# They always act, and count neither as found nor as furniture between two posts.
LINE_ENDS = frozenset({"read.bom", "read.carriage-return"})

# Or bytes. On what is smaller the collector hardly ever runs; on HTML pages of 16 KB it takes a tenth of the time.
LARGE_CHARS = 8_000

STAGES: tuple[Callable[[Document, Config], Findings], ...] = (classify, unsplice, rejoin, unsplice_joined, join_rows)


def run(source: str | bytes, *, kind: str, url: str | None, encoding: str | None, config: Config) -> Result:
    """Clean one page.

    Raises:
        NotTextError: the bytes are a PDF, an archive, an image …
        UsageError: an option has no such value.
    """
    with paused_collection() if len(source) > LARGE_CHARS else nullcontext():
        return cleaned(source, kind, url, encoding, config)


@contextmanager
def paused_collection() -> Iterator[None]:
    """Python's collector of cycles stands still meanwhile.

    A page of many lines is many small tuples without cycles, and one of many elements as many proxies, which the
    collector would walk again and again: twice the text would take 2.3 times as long, where it takes 2.0 times so.
    """
    import gc
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def cleaned(source: str | bytes, kind: str, url: str | None, encoding: str | None, config: Config) -> Result:
    """The stages in their order, and what they found applied, until another pass finds nothing."""
    page, lead = read_apart(source, kind, url, encoding)
    if page.url:
        from forumclean.profilefile import profiles_of
        config = config._replace(profiles=(*config.profiles, *profiles_of(page.url, config.folders)))
    judge = Judge()     # what one pass leaves are lines that it has judged
    page, thread, ledger, notes = one_pass(page, judge, config)
    if leaves_page(page, judge, thread, ledger):
        from forumclean.settle import settled
        ledger = settled(ledger, lambda text: again(text, judge, config))
    ledger = with_returns(ledger)
    if config.punctuation == "fullwidth":
        from forumclean.settle import settled
        from forumclean.stages.fullwidth import widened
        before, ledger = ledger, widened(ledger)
        if ledger is not before:    # marks of two columns may show another width to rejoin
            ledger = settled(ledger, lambda text: widened(Ledger(text, again(text, judge, config))).cuts)
    result = with_before(make_result(page, thread, ledger, [*dict.fromkeys(notes)]), lead)
    return with_profiles(result, config.profiles) if config.profiles else result


def one_pass(page: Page, judge: Judge, config: Config) -> tuple[Page, Thread, Ledger, list[Note]]:
    """The page with the warnings of its stages, its thread, and what they cut and noted."""
    thread, found = parted_page(page, judge, config)
    ledger = Ledger(page.text, page.cuts)
    ledger = ledger.plus(ledger.around(found.cuts))
    notes, warnings = [*found.notes], found.warnings
    document = Document(page, thread, ledger, judge)
    for stage in STAGES:
        found = stage(document, config)
        document = document.with_cuts(found.cuts)
        notes += found.notes
    ledger = chosen(document.ledger, config)
    if config.posts == "first":
        from forumclean.stages.firstpost import only_first
        thread, ledger, notes = only_first(thread, ledger, notes)
    page = page._replace(warnings=(*page.warnings, *warnings)) if warnings else page
    return page, thread, part_posts(thread, ledger), notes


def with_returns(ledger: Ledger) -> Ledger:
    """The ledger with a cut for each carriage return that is a line break of its own."""
    return ledger.plus(ledger.around(lone_returns(ledger.text))) if "\r" in ledger.text else ledger


def leaves_page(page: Page, judge: Judge, thread: Thread, ledger: Ledger) -> bool:
    """Whether another pass may find more in what a page left: where it makes a page, or tells a name of the site, for
    the title of another page may stand in it. A text that was no page comes to none unless something was cut."""
    if page.kind != "html" and not thread.is_page and not ledger.cuts:
        return False
    left = read_flat(ledger.replay())
    if not may_be_page(left):
        return False
    return tells_names(left) or segment(left, judge)[0].is_page


def again(text: str, judge: Judge, config: Config) -> Sequence[Cut]:
    """What another pass cuts in the text that one has left; as text, even if it quotes a page of HTML: such cuts
    would count another text."""
    return with_returns(one_pass(read(text, "text", None, None), judge, config)[2]).cuts


def parted_page(page: Page, judge: Judge, config: Config) -> tuple[Thread, Findings]:
    """The thread of a page, by its elements where it has any and they tell enough, else by its lines.

    A page may hold none, and says so. A text is taken for such only where it is a board's without doubt; else it comes
    back whole, for somebody chose it.
    """
    if page.kind != "html":
        found = segment(page, judge)
        if "[/" in page.text or "{:" in page.text:
            from forumclean.stages.furniture.bbcode import without_bbcode
            return without_bbcode(page, found)
        return found
    if page.embedded:
        from forumclean.stages.segment.embeddedthread import embedded_thread
        return embedded_thread(page, page.embedded, judge, config.engines)
    from forumclean.stages.segment.arbiter import segment_page
    return segment_page(page, judge, config.engines)


def read(source: str | bytes, kind: str, url: str | None, encoding: str | None) -> Page:
    """The page of a source, as HTML or as text."""
    return read_apart(source, kind, url, encoding)[0]


def read_apart(source: str | bytes, kind: str, url: str | None, encoding: str | None) -> tuple[Page, str]:
    """The page of a source, and what stands before it there, which no stage sees; "" but for HTML."""
    text, warnings = decode(source, encoding) if isinstance(source, bytes) else repair(source)
    start = page_start(text) if kind != "text" else None
    if start is None and kind != "html":
        return read_flat(text, url, warnings), ""
    from forumclean.readers.html import read_html
    start = start or 0
    return read_html(text[start:], url, warnings), text[:start]


def with_before(result: Result, before: str) -> Result:
    """The result with what stands before its page in the account: it ends the text, so that every place in the page is
    what it is without."""
    before = before.replace("\r\n", "\n").replace("\r", "\n").strip(BLANKS)
    if not before:
        return result
    text = f"{result.source_text}{before}\n"
    cut = Cut(len(result.source_text), len(text), "read.before-page", reason_of("read.before-page"))
    return result._replace(source_text=text, cuts=(*result.cuts, cut))


def chosen(ledger: Ledger, config: Config) -> Ledger:
    """The ledger with the cuts alone whose rules the caller lets act."""
    if config.select is None and not config.ignore:
        return ledger
    active = {rule for rule in {cut.rule for cut in ledger.cuts} if acts(rule, config)}
    return Ledger(ledger.text, [cut for cut in ledger.cuts if cut.rule in active])


def part_posts(thread: Thread, ledger: Ledger) -> Ledger:
    """The ledger, with a blank line put where furniture between two posts went."""
    if not thread.posts:
        return ledger
    cuts, puts = ledger.cuts, dict[int, str]()
    before: int | None = None
    for start, end in ([thread.title] if thread.title else []) + [(post[0], post[1]) for post in thread.posts]:
        ink = inked(ledger, start, end)
        if ink is None:
            continue
        if before is not None:
            first, stop = ledger.numbers(before, ink[0])
            while first < stop and cuts[stop - 1][2] in LINE_ENDS:
                stop -= 1
            if first < stop and (lacking := 2 - ledger.replay(before, ink[0]).count("\n")) > 0:
                puts[stop - 1] = cuts[stop - 1].put + "\n" * lacking
        before = ink[1]
    return ledger.putting(puts) if puts else ledger


def inked(ledger: Ledger, start: int, end: int) -> tuple[int, int] | None:
    """From the first to after the last kept character of a span that is not blank; None where all is blank."""
    text, cuts = ledger.text, ledger.within(start, end)
    first = first_ink(text, cuts, start, end)
    return None if first is None else (first, last_ink(text, cuts, start, end))


def first_ink(text: str, cuts: Sequence[Cut], start: int, end: int) -> int | None:
    """Where the first character between the cuts stands that is not blank; None where all is blank."""
    at = start
    for cut in cuts:
        if cut[0] > at and (ink := text[at:cut[0]].lstrip()):
            return cut[0] - len(ink)
        at = cut[1]
    ink = text[at:end].lstrip()
    return end - len(ink) if ink else None


def last_ink(text: str, cuts: Sequence[Cut], start: int, end: int) -> int:
    """The place after the last character between the cuts that is not blank."""
    at = end
    for cut in reversed(cuts):
        if cut[1] < at and (ink := text[cut[1]:at].rstrip()):
            return cut[1] + len(ink)
        at = cut[0]
    return start + len(text[start:at].rstrip())
