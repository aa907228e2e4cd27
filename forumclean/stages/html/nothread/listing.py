"""Whether a page lists others: the threads of a board, the boards of a forum, the articles of a channel.

Nearly all words of such a page are links of one kind, each to another page, and what stands between them are nicks,
days and counts. A thread may be little more than that, too (a post in five words, and many others' titles beside it):
so a sign is asked for that threads do not show, and none that only they do.
"""
from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from forumclean.lines import TEXT
from forumclean.permalinks import permalink
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.nothread import listwords
from forumclean.stages.html.nothread.listlinks import FEWEST_TITLES, Span, Titles, find_titles, threads_of
from forumclean.stages.html.nothread.look import Look

LONGEST_COUNT_INK = 6
GAP_INK = 400               # between two titles, that is looked at
MOST_PROSE = 0.5            # of a page's ink, beside which nobody looks for a list that its address does not name
MOST_WORDS = 0.85           # of a page's ink, in no link and no button
SURE_SHARE, SIGNED_SHARE = 0.25, 0.5    # of the titles' ink, that a page may say beside them: without a sign, with one
BESIDE_SHARE = 0.1          # of the titles' ink, in sentences above and below them
COUNTED_SHARE = 0.8         # of the titles, that counts or days stand behind
LONGEST_EXCERPT_INK, MEAN_EXCERPT_INK = 200, 80
ROW_RUNS = 2                # in a row, that may be taken for posts
MOST_PARTS = 8              # of a page's title
LONGEST_NAME_COLS = 14      # of a list; the titles of threads and articles are longer


class Seen(NamedTuple):
    """What is known of a page: `runs` are the stretches of ink with the words of what was taken for posts, in order;
    `board` says that its address is a board's, `home` its host's, `columns` that it names a list's columns, or counts
    its threads."""

    words: Words
    look: Look
    titles: Titles
    rest: Rest
    runs: Sequence[Span]
    board: bool
    columns: bool
    home: bool


def listed(look: Look, words: Words, runs: Sequence[Span]) -> str | None:
    """What a page lists; None for one that may be a thread, or an article. For `runs` see `Seen`."""
    outline, url = words.outline, look.url or ""
    first, last = outline.title_ink, outline.ends[0]
    board = listwords.BOARD_ADDRESS_RE.search(url) is not None
    if not board and words.prose(first, last) > MOST_PROSE * (last - first) or \
            words.between(first, last) > MOST_WORDS * (last - first) or permalink(url).thread_id:
        return None
    home = is_home(look)
    if look.has_prose and not board and not home and not names_columns(words):     # before links are compared
        return None
    titles = find_titles(words, url)
    if titles is None or not (board or are_rows(titles, runs)):
        return None
    rest = rest_of(words, titles, look.numbered, look.title)
    seen = Seen(words, look, titles, rest, runs, board, names_columns(words), home)
    if not (fits(seen) or is_bare(seen)) or shows_thread(seen):
        return None
    threads = threads_of(titles)
    return (f"it lists {threads} threads of a board; fetch these" if threads >= FEWEST_TITLES else
            f"it lists {len(titles.spans)} other pages; fetch these")


def are_rows(titles: Titles, runs: Sequence[Span]) -> bool:
    """Whether what was taken for posts stands among the titles, a row each or two; true where nothing was."""
    begins = [begin for begin, _ in titles.spans]
    return len({bisect_right(begins, begin) for begin, _ in runs}) * ROW_RUNS >= len(runs)


def fits(seen: Seen) -> bool:
    """Whether a page that calls itself a list says no more than one may: nearly nothing, or a few words below each
    title."""
    titles, rest = seen.titles, seen.rest
    if not seen.board and not (seen.columns and (len(seen.runs) >= FEWEST_TITLES or not is_headed(seen.look))):
        return False
    if rest.ink <= SIGNED_SHARE * titles.ink and not rest.prose_outside and not rest.prose_between:
        return True
    most = (BESIDE_SHARE if rest.prose_outside else SIGNED_SHARE) * titles.ink
    return ((seen.board or rest.outside <= most) and max(rest.between) <= LONGEST_EXCERPT_INK
            and sum(rest.between) <= MEAN_EXCERPT_INK * len(titles.spans)
            and (seen.board or counted_share(seen.words, titles) >= COUNTED_SHARE))


def is_bare(seen: Seen) -> bool:
    """Whether a page says nothing but titles with a number or a day behind each, or the posts that were found are such
    titles; and no heading is a thread's."""
    titles, rest = seen.titles, seen.rest
    if rest.prose_outside or rest.prose_between:    # a home page says what its site is for, and begins its articles
        return seen.home and rest.ink <= SURE_SHARE * titles.ink and not is_headed(seen.look)
    if len(seen.runs) >= FEWEST_TITLES and is_hollow(seen):
        return not is_headed(seen.look)
    if rest.ink > SURE_SHARE * titles.ink:
        return False
    if listwords.LIST_ADDRESS_RE.search(seen.look.url or ""):
        return True
    return (seen.home or counted_share(seen.words, titles) >= COUNTED_SHARE) and not is_headed(seen.look)


def is_home(look: Look) -> bool:
    """Whether a page stands at its host's own address: neither its base, which all pages of a site share, nor the
    address for search engines, which careless sites give to all their pages, tells so."""
    return (listwords.HOME_ADDRESS_RE.fullmatch(look.url or "") is not None
            and not look.page.canonical and "base" not in look.outline.by_tag)


def is_hollow(seen: Seen) -> bool:
    """Whether hardly anything but links stands in what was taken for posts."""
    ends = [end for _, end in seen.runs]
    own = 0
    for start, ink in seen.rest.lines:
        at = seen.words.outline.ink_before(start)
        run = bisect_right(ends, at)
        own += ink if run < len(ends) and seen.runs[run][0] <= at else 0
    return own <= SURE_SHARE * seen.titles.ink


def is_headed(look: Look) -> bool:
    """Whether a line without links holds a part of the page's own title that is longer than the name of a list."""
    parts = ["".join(part.split()) for part in listwords.PARTS_RE.split(look.title)]
    parts = [part for part in parts[:MOST_PARTS] if columns_of(part) > LONGEST_NAME_COLS
             and not part.lower().startswith("poweredby")]
    return any(part in "".join(line.split()) for part in parts for _, line in look.numbered)


def columns_of(words: str) -> int:
    """The columns that words take: Han take two."""
    return len(words) + len(listwords.WIDE_RE.findall(words))


def shows_thread(seen: Seen) -> bool:
    """Whether a button or a mark is one that posts have, and lists do not."""
    words, outline = seen.words, seen.words.outline
    tokens = [token for key in words.page.keys if len(key) <= listwords.LONGEST_BUTTONS_CHARS
              for token in key.split(" ")]
    shown = {*tokens, *(words[element] for tag in ("a", "button") for element in outline.by_tag.get(tag, ())
                        if 0 < outline.ink(element) <= listwords.LONGEST_BUTTON_INK)}
    if not listwords.POST_WORDS.isdisjoint(shown) or any(map(listwords.PLACE_RE.fullmatch, shown)):
        return True
    half = len(seen.titles.spans) // 2
    # The columns of a list, or the labels in its rows, are called as buttons are.
    if seen.board or seen.columns or sum(token in listwords.VIEW_WORDS for token in tokens) >= half:
        return False
    if len(seen.runs) >= FEWEST_TITLES:     # each post has its own
        return 2 * max(Counter(tokens)[word] for word in listwords.REPLY_WORDS) >= len(seen.runs)
    return any(token in listwords.REPLY_WORDS and not before.isdigit() and not behind.isdigit()
               for before, token, behind in zip(["", *tokens], tokens, [*tokens[1:], ""]))


class Rest(NamedTuple):
    """What a page says beside its links, dates, numbers, labels and furniture: the ink of it above the first title and
    below the last, whether a line of that is prose; the ink between each two titles, whether a line of that is; and
    where each of these lines stands in the text, with its ink."""

    outside: int
    prose_outside: bool
    between: Sequence[int]
    prose_between: bool
    lines: Sequence[Span]

    @property
    def ink(self) -> int:
        """The ink of all of it."""
        return self.outside + sum(self.between)


def rest_of(words: Words, titles: Titles, lines: Iterable[tuple[int, str]], title: str) -> Rest:
    """What a page says beside its links.

    Args:
        lines: number and words of each line, without links.
        title: the page's own.
    """
    told = [(number, line, listwords.NUMBERS_RE.sub("", line)) for number, line in lines]
    counts = Counter(key for _, _, key in told)
    starts = words.page.starts
    rows = [bisect_right(starts, words.outline.place(begin)) - 1 for begin, _ in titles.spans]
    between, inks, prose, left = [0] * (len(rows) - 1), [0, 0], [False, False], []
    solid = "".join(title.split())
    for number, line, key in told:
        if not key or counts[key] >= listwords.LABEL_COUNT or key in solid or words.judge(line)[0] != TEXT:
            continue
        row = bisect_right(rows, number) - 1
        inside = 0 <= row < len(between)
        if inside:
            between[row] += len(key)
        inks[inside] += len(key)
        prose[inside] = prose[inside] or listwords.is_prose(line)
        left.append((starts[number], len(key)))
    return Rest(inks[False], prose[False], between, prose[True], left)


def counted_share(words: Words, titles: Titles) -> float:
    """The share of titles with a number or a day between them and the next, or at their own end where the whole row is
    a link. One that is the number before and one more counts nothing: authors number what they list."""
    solid, told, before = words.solid, 0, -1
    for (_, end), (following, _) in pairwise(titles.spans):
        gap = solid[end:min(following, end + GAP_INK)]
        own = listwords.OWN_COUNT_RE.search(solid, end - LONGEST_COUNT_INK, end)
        ordinal = listwords.ORDINAL_RE.fullmatch(gap) or own
        number = int(ordinal[1]) if ordinal else -1
        told += (own or listwords.COUNT_RE.search(gap)) is not None and not 0 <= number == before + 1
        before = number
    return told / max(len(titles.spans) - 1, 1)


def names_columns(words: Words) -> bool:
    """Whether a page names a list's columns, or says how many threads its board has."""
    text = words.outline.text
    return (listwords.TALLY_HINT_RE.search(text) is not None and listwords.TALLY_RE.search(text) is not None
            or listwords.shows_columns(text, words.page.keys))
