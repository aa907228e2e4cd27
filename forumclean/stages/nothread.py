"""HTML pages that hold no thread: a notice, a login wall, a list of threads or of search results, or nothing at all.

An author's words are worth more than a clean miss: each kind asks for a sign that only such a page shows, and for the
absence of prose. A page that shows neither goes the way of every other.
"""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import compress, pairwise

from forumclean.model import Cut, Findings, Page, PageWarning, Thread
from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.permalinks import permalink
from forumclean.rulebook import reason_of
from forumclean.stages import noticewords as words

RULE = "ui.no-thread"
LARGEST_INK = 30_000
CONTROLS = ("a", "button", "select", "option", "label", "textarea", "legend", "th")
PROSE_CHARS = 40
PROSE_HAN = 12
HAN_RE = lazy("[\u3400-\u9fff]")
STOP_RE = lazy("[。！？；，,!?]")
NOTICE_CHARS = 120
FEW_CHARS = 60
SOME_CHARS = 240
FEWEST_THREADS = 8
LINKS_COUNT = 400
THREAD_SHARE = 0.5
LINK_HOST = "http://host.example/"


class Look:
    """What of a page counts here: its title, and the words of each line that stand in no link or control."""

    def __init__(self, page: Page, outline: Outline) -> None:
        self.page, self.outline, self.url = page, outline, page.url
        self.title = " ".join(page.text[slice(*self._title)].split())

    @cached_property
    def lines(self) -> Sequence[str]:
        """The lines without links, controls, hidden text and title."""
        spans = [self.outline.span(element) for tag in CONTROLS for element in self.outline.by_tag.get(tag, ())]
        shown = marked(0, len(self.page.text), [*spans, self._title, *self._hidden])
        return [line for start, end in pairwise(self.page.starts)
                if (line := left(self.page.text[start:end], shown[start:end]))]

    @cached_property
    def _title(self) -> tuple[int, int]:
        """The span of the page's title."""
        return self.outline.ink_span(0, self.outline.title_ink)

    @cached_property
    def _hidden(self) -> list[tuple[int, int]]:
        """The spans of hidden text, in order."""
        return sorted([(cut[0], cut[1]) for cut in self.page.cuts])

    @property
    def ink(self) -> int:
        """The characters of the lines."""
        return sum(map(len, self.lines))

    @cached_property
    def has_prose(self) -> bool:
        """Whether a line is a sentence or two of somebody's. Only long lines are asked what stands in them."""
        text = self.page.text
        for start, end in pairwise(self.page.starts):
            if end - start >= PROSE_CHARS and is_prose(line := text[start:end]) and \
                    is_prose(left(line, marked(start, end, self._beside(start, end)))):
                return True
        return False

    def _beside(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans of what stands on a line and does not count."""
        outline, hidden = self.outline, self._hidden
        first, last = (bisect_left(outline.begins, outline.ink_before(place)) for place in (start, end))
        around = outline.at(start)
        controls = [element for element in (around, *outline.above(around), *range(first, last))
                    if outline.tags[element] in CONTROLS]
        return [*map(outline.span, controls), self._title,
                *hidden[max(bisect_left(hidden, (start,)) - 1, 0):bisect_left(hidden, (end,))]]


def marked(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bytearray:
    """For each character of a stretch whether it stands in none of some spans."""
    shown = bytearray(b"\1") * (end - start)
    for first, last in spans:
        first, last = max(first, start), min(last, end)
        if first < last:
            shown[first - start:last - start] = bytes(last - first)
    return shown


def left(line: str, shown: bytearray) -> str:
    """The characters of a line that are shown, with single blanks."""
    if 0 in shown:
        line = "".join(compress(line, shown)) if 1 in shown else ""
    return " ".join(line.split())


def is_prose(line: str) -> bool:
    """Whether a line is a sentence or two."""
    return len(line) >= PROSE_CHARS and STOP_RE.search(line) is not None and han_count(line) >= PROSE_HAN


def han_count(line: str) -> int:
    """The Han characters of a line."""
    return len(HAN_RE.findall(line))


def without_thread(page: Page, is_thread: bool) -> tuple[Thread, Findings] | None:
    """An empty thread, a cut for the whole page and a warning that says what it is; None where it may be a thread.

    Args:
        is_thread: the page's lines show posts with an author or a date, which only the list of a board may.
    """
    what = kind_of(page, is_thread)
    if what is None:
        return None
    warning = PageWarning("no-thread", f"no thread on this page: {what}")
    cuts = [Cut(0, len(page.text), RULE, reason_of(RULE))] if page.text else []
    return Thread(is_page=True), Findings(cuts, warnings=[warning])


def kind_of(page: Page, is_thread: bool) -> str | None:
    """What a page without a thread is, and what to do; None for any other page."""
    outline = page.outline
    if outline is None:
        return None if page.text.strip() else "it is empty; fetch it again"
    if outline.ends[0] > LARGEST_INK or (page.text and outline.ends[0] == 0):
        return None
    look = Look(page, outline)
    if is_thread:
        return board(look)
    return next((what for kind in KINDS if (what := kind(look))), None)


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
        if len(line) <= NOTICE_CHARS and words.NOTICE_RE.fullmatch(line) and \
                (is_message(look) or look.ink - len(line) <= FEW_CHARS):
            return f"the forum says {line!r}; check the address, or log in"
    return None


def is_message(look: Look) -> bool:
    """Whether a page's title or its elements say that it is a message."""
    outline = look.outline
    return (words.MESSAGE_TITLE_RE.match(look.title) is not None
            or any(name in words.MESSAGE_IDS for name in outline.ids if name)
            or any(name in outline.by_class for name in words.MESSAGE_CLASSES))


def login(look: Look) -> str | None:
    """A login form and little else."""
    outline = look.outline
    form = any(outline.attribute(element, "type") == "password" for element in outline.by_tag.get("input", ()))
    if not form or look.has_prose or look.ink > SOME_CHARS or not words.LOGIN_TITLE_RE.search(look.title):
        return None
    return "it is a login form; log in, or save it from a browser that is"


def error(look: Look) -> str | None:
    """An HTTP error of the server."""
    told = [look.title, *(look.lines[:3] if look.ink <= FEW_CHARS else ())]
    if look.has_prose or look.ink > SOME_CHARS or not any(map(words.ERROR_RE.fullmatch, told)):
        return None
    return f"it is an error page ({next(filter(words.ERROR_RE.fullmatch, told))!r}); check the address"


def challenge(look: Look) -> str | None:
    """A page that asks for proof of a person."""
    if look.has_prose or look.ink > SOME_CHARS:
        return None
    if words.CHALLENGE_TITLE_RE.match(look.title) or any(map(words.CHALLENGE_RE.match, look.lines)):
        return "it asks for proof that a person reads it; save it from a browser"
    return None


def search(look: Look) -> str | None:
    """What a search found, or that it found nothing."""
    if words.SEARCH_TITLE_RE.search(look.title) and any(map(words.SEARCH_RE.match, look.lines)):
        return "it lists what a search found; fetch the threads"
    return None


def board(look: Look) -> str | None:
    """The threads of a board."""
    outline = look.outline
    if permalink(look.url).thread_id or look.has_prose:
        return None
    shown = outline.text[outline.place(outline.title_ink):]
    if words.LAST_HINT_RE.search(shown.lower()) is None or not words.LAST_POST_RE.search(shown) \
            or len({word[0] for word in words.BOARD_RE.finditer(shown)}) < 2:
        return None
    han: dict[str, int] = {}
    for thread, count in threads(outline):
        han[thread] = max(han.get(thread, 0), count)
    if len(han) < FEWEST_THREADS or sum(han.values()) < THREAD_SHARE * sum(map(han_count, look.lines)):
        return None
    return f"it lists {len(han)} threads of a board; fetch these"


def threads(outline: Outline) -> Iterator[tuple[str, int]]:
    """The threads that the page links to, and the Han characters of each link."""
    for element in outline.by_tag.get("a", ())[:LINKS_COUNT]:
        href = outline.attribute(element, "href") or ""
        found = permalink(href if "//" in href else LINK_HOST + href.lstrip("./"))
        if found.thread_id:
            yield found.thread_id, han_count(outline.words(element))


KINDS: tuple[Callable[[Look], str | None], ...] = (empty, notice, login, error, challenge, search, board)
