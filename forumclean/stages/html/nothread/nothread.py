"""HTML pages that hold no thread: a notice, a login wall, a list of threads or of search results, or nothing at all.

An author's words are worth more than a clean miss: each kind asks for a sign that only such a page shows, and for the
absence of prose. A page that shows neither goes the way of every other.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable

from forumclean.model import Cut, Findings, Page, PageWarning, Thread
from forumclean.permalinks import permalink
from forumclean.rulebook import reason_of
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.nothread import listwords, noticewords
from forumclean.stages.html.nothread.listing import listed
from forumclean.stages.html.nothread.look import Look

Found = tuple[Thread, Findings]
RULE = "ui.no-thread"
LARGEST_INK = 30_000
NOTICE_CHARS = 120
FEW_CHARS = 60
SOME_CHARS = 240
LONGEST_ADDRESS_CHARS = 2000


def without_thread(page: Page, is_thread: bool) -> Found | None:
    """An empty thread, a cut for the whole page and a warning that says what it is; None where it may be a thread.

    Args:
        is_thread: the page shows posts with an author or a date.
    """
    outline = page.outline
    if outline is None:
        return None if page.text.strip() else nothing(page, "it is empty; fetch it again")
    if is_thread or outline.ends[0] > LARGEST_INK or (page.text and outline.ends[0] == 0):
        return None
    look = Look(page, outline)
    what = next((what for kind in KINDS if (what := kind(look))), None)
    return nothing(page, what) if what else None


def of_list(words: Words, runs: Iterable[tuple[int, int]]) -> Found | None:
    """The same of a page that lists others.

    Args:
        runs: the stretches of ink with the words of what was taken for posts.
    """
    page, outline = words.page, words.outline
    if outline.ends[0] > LARGEST_INK:
        return None
    look = Look(page, outline)
    what = listed(look, words, sorted(runs)) or (search(look) if is_search(look) else None)
    return nothing(page, what) if what else None


def nothing(page: Page, what: str) -> Found:
    """No thread, and why."""
    warning = PageWarning("no-thread", f"no thread on this page: {what}")
    cuts = [Cut(0, len(page.text), RULE, reason_of(RULE))] if page.text else []
    return Thread(is_page=True), Findings(cuts, warnings=[warning])


def empty(look: Look) -> str | None:
    """A page without a word, whatever its title says."""
    outline = look.outline
    if outline.ends[0] > outline.title_ink:
        return None
    scripts = [getattr(outline.nodes[element], "text", None) or "" for element in outline.by_tag.get("script", ())]
    if any("_dsign" in script for script in scripts):
        return "it is Discuz!'s anti-theft script, which leads on to the thread; save it from a browser"
    if scripts:
        return "scripts fill it in; save it from a browser once it shows the thread"
    return "it is empty; fetch it again"


def notice(look: Look) -> str | None:
    """A message of the forum in place of a thread."""
    if look.has_prose:
        return None
    for line in look.lines:
        if len(line) <= NOTICE_CHARS and noticewords.NOTICE_RE.fullmatch(line) and \
                (is_message(look) or look.ink - len(line) <= FEW_CHARS):
            return f"the forum says {line!r}; check the address, or log in"
    return None


def is_message(look: Look) -> bool:
    """Whether a page's title or its elements say that it is a message."""
    outline = look.outline
    return (noticewords.MESSAGE_TITLE_RE.match(look.title) is not None
            or any(name in noticewords.MESSAGE_IDS for name in outline.ids if name)
            or any(name in outline.by_class for name in noticewords.MESSAGE_CLASSES))


def login(look: Look) -> str | None:
    """A login form and little else, or with terms of use where the address is a form's."""
    outline = look.outline
    form = any(outline.attribute(element, "type") == "password" for element in outline.by_tag.get("input", ()))
    if not form or not noticewords.LOGIN_TITLE_RE.search(look.title):
        return None
    little = look.ink <= SOME_CHARS and not look.has_prose
    if not little and not noticewords.LOGIN_ADDRESS_RE.search((look.url or "")[:LONGEST_ADDRESS_CHARS]):
        return None
    return "it is a login form; log in, or save it from a browser that is"


def error(look: Look) -> str | None:
    """An HTTP error of the server."""
    told = [look.title, *(look.lines[:3] if look.ink <= FEW_CHARS else ())]
    if look.has_prose or look.ink > SOME_CHARS or not any(map(noticewords.ERROR_RE.fullmatch, told)):
        return None
    return f"it is an error page ({next(filter(noticewords.ERROR_RE.fullmatch, told))!r}); check the address"


def challenge(look: Look) -> str | None:
    """A page that asks for proof of a person."""
    if look.has_prose or look.ink > SOME_CHARS:
        return None
    if noticewords.CHALLENGE_TITLE_RE.match(look.title) or any(map(noticewords.CHALLENGE_RE.match, look.lines)):
        return "it asks for proof that a person reads it; save it from a browser"
    return None


def is_search(look: Look) -> bool:
    """Whether a page of what may be posts is called a search and nothing else, and is no thread by its address."""
    parts = map(str.strip, listwords.PARTS_RE.split(look.title))
    return any(map(noticewords.SEARCH_NAME_RE.fullmatch, parts)) and not permalink(look.url).thread_id


def search(look: Look) -> str | None:
    """What a search found, or that it found nothing."""
    if noticewords.SEARCH_TITLE_RE.search(look.title) and any(map(noticewords.SEARCH_RE.match, look.lines)):
        return "it lists what a search found; fetch the threads"
    return None


KINDS: tuple[Callable[[Look], str | None], ...] = (empty, notice, login, error, challenge, search)
