"""The pieces of a page that are judged: its lines, parted where a flattener may have run furniture into words."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import compress, pairwise
from typing import NamedTuple

from forumclean.ledger import Ledger
from forumclean.lines import DIGITS_RE, TEXT, Judge, Judgement
from forumclean.model import Page, maker
from forumclean.outline import Outline, named
from forumclean.patterns import lazy
from forumclean.stages.furniture.markdown import is_markdown, judged_markdown
from forumclean.stages.segment.phrases import may_end_in_phrases, phrases_at_end
from forumclean.stages.signs.dates import (
    Date,
    bare_days,
    english_dates,
    lines_with_hints,
    relative_dates,
    year_dates,
    yearless_dates,
)
from forumclean.stages.signs.floors import FLOOR_RE
from forumclean.stages.signs.headertails import tail_end

VERB_RE = lazy(r"(?:(?:发|發)(?:表|布|佈|送)?(?:于|於|在|时间|時間|日期|帖于)|[Pp]ost(?:ed)? ?(?:[Bb]y|on)?"
               r"|(?:回复|回覆|评论|評論|回答|编辑|写)(?:于|於)"
               r"|时间|時間|日期)[ :：]{0,3}$")
SPEAKER_RE = lazy(r"[ \t\xa0\u3000]*(?:[^\s:：]{1,3}[ \xa0])?[^\s:：]{1,24}[ \xa0]?[:：][ \xa0]?")
COLUMN_RE = lazy(r"(?<=[^\s])[ \t\xa0\u3000]{3,}(?=[^\s])")
LONGEST_NICK_CHARS = 24
FEWEST_DATED_ENDS = 3   # lines of a page that end in a date: a form of its comments then, not what one author wrote
REACH_CHARS = 40        # before a date, in which the floor of its header stands
LONGEST_INNER_CHARS, LONGEST_PARTED_CHARS = 60, 120     # of an element within a line, and of such a line
SENTENCE_MARKS = "。！？!?；;，,"
WHOLE, HEAD, MIDDLE, TAIL = range(4)


class Piece(NamedTuple):
    """A line, or a part of one.

    `start`, `end`: its span, blanks and the line break behind it included. `key`: its words in look-up form. `kind`,
    `rule`, `form`, `says`: the judgement of them (lines.py). `part`: whether it is a whole line, or which part of one.
    `line`: the number of its line among those that are not blank. `date`: the date in it, as offsets in the key and
    whether a clock stands by; None where none does. `blanks`: the blank lines above it. `indent`: the blanks before it.
    """

    start: int
    end: int
    key: str
    kind: int
    rule: str
    form: str
    says: bool
    part: int
    line: int
    date: tuple[int, int, bool] | None
    blanks: int
    indent: int


PIECE = maker(Piece)


def page_pieces(page: Page, judge: Judge) -> list[Piece]:
    """The pieces of a page, in order; together they tile its text."""
    text, shown = page.text, shown_keys(page) if page.cuts else page.keys
    keys = [*filter(None, shown)]
    if not keys:
        return []
    judgements = judged_markdown(keys, judge) if is_markdown(text) else judge.all(keys)
    starts = [*compress(page.starts, shown)]
    ends = [*starts[1:], len(text)]
    dates = page_dates(text, starts)
    numbers = [number for number, key in enumerate(shown) if key]
    tails = common_tails(keys, judgements)
    dated_ends = ends_in_dates(text, starts, ends, dates)
    inner = inner_edges(page.outline, starts, ends) if page.outline is not None else {}
    pieces: list[Piece] = []
    at = before = 0
    begin = 0
    for number, (key, judgement, start, end) in enumerate(zip(keys, judgements, starts, ends, strict=True)):
        own: list[Date] = []
        while at < len(dates) and dates[at].start < end:
            own.append(dates[at])
            at += 1
        blanks = numbers[number] - before
        before = numbers[number] + 1
        raw = text[start:end]
        indent = len(raw) - len(raw.lstrip(" \t\xa0\u3000"))
        cuts = inner.get(number) or cut_places(text, start, end, key, judgement, own, tails, dated_ends)
        if not cuts:
            pieces.append(whole(text, begin, start, end, key, judgement, number, own, blanks, indent))
        else:
            pieces += parted(text, [begin, *cuts, end], judge, number, own, blanks, indent)
        begin = end
    return pieces


def inner_edges(outline: Outline, starts: Sequence[int], ends: Sequence[int]) -> dict[int, list[int]]:
    """Where short lines of an HTML page may be parted: at the edges of elements within them that the page names.

    A template puts nick, date and floor into elements of their own on one line; an author's emphasis has no class.
    """
    found: defaultdict[int, set[int]] = defaultdict(set)
    begins, stops = outline.begins, outline.ends
    for element, name in named(outline.classes):
        begin, stop = begins[element], stops[element]
        if not 0 < stop - begin <= LONGEST_INNER_CHARS:
            continue
        start, end = outline.ink_span(begin, stop)
        line = bisect_right(starts, start) - 1
        if line >= 0 and end <= ends[line] and ends[line] - starts[line] <= LONGEST_PARTED_CHARS and name.strip():
            found[line].update((start, end))
    edges = {}
    for line, places in found.items():
        first = min(places)
        low, high = starts[line], ends[line]
        text = outline.text[low:high]
        inked = low + len(text) - len(text.lstrip()), low + len(text.rstrip())
        inside = sorted(place for place in places if inked[0] < place < inked[1])
        if inside and first >= low:
            edges[line] = inside
    return edges


def shown_keys(page: Page) -> list[str]:
    """The look-up forms of a page's lines without what the page hides."""
    keys, starts, text = [*page.keys], page.starts, page.text
    ledger = Ledger(text, page.cuts)
    lines = {line for start, end, *_ in page.cuts
             for line in range(bisect_right(starts, start) - 1, bisect_left(starts, end)) if line < len(keys)}
    for line in lines:
        shown = "".join([text[start:end] for start, end in ledger.kept(starts[line], starts[line + 1])])
        keys[line] = " ".join(shown.split())
    return keys


def whole(text: str, begin: int, start: int, end: int, key: str, judgement: Judgement, number: int,
          dates: Sequence[Date], blanks: int, indent: int) -> Piece:
    """The piece that a whole line is."""
    kind, rule, form, says = judgement
    date = date_in(key, dates[0]) if dates else None
    return PIECE((begin, end, key, kind, rule, form, says, WHOLE, number, date, blanks, indent))


def parted(text: str, places: Sequence[int], judge: Judge, number: int, dates: Sequence[Date], blanks: int,
           indent: int) -> list[Piece]:
    """The pieces of a line that is cut at some places."""
    found: list[Piece] = []
    spans = [(a, b) for a, b in pairwise(places) if text[a:b].strip()]
    for order, (start, end) in enumerate(spans):
        key = " ".join(text[start:end].split())
        kind, rule, form, says = judge(key)
        own = next((date for date in dates if start <= date.start < end), None)
        part = HEAD if order == 0 else TAIL if order == len(spans) - 1 else MIDDLE
        start = found[-1].end if found else places[0]
        found.append(PIECE((start, end, key, kind, rule, form, says, part, number, date_in(key, own) if own else None,
                            blanks if not order else 0, indent if not order else 0)))
    if found and found[-1].end < places[-1]:
        found[-1] = found[-1]._replace(end=places[-1])
    if len(found) == 1:
        found[0] = found[0]._replace(part=WHOLE)
    return found


def date_in(key: str, date: Date) -> tuple[int, int, bool] | None:
    """Where a date stands in a look-up form."""
    words = " ".join(date.words.split())
    at = key.find(words)
    return (at, at + len(words), date.has_clock) if at >= 0 else (0, len(key), date.has_clock)


def page_dates(text: str, starts: Sequence[int]) -> list[Date]:
    """The dates of a page of every form, in order, none inside another."""
    ends = [*starts[1:], len(text)]
    days = [day for day in bare_days(text) if is_short_line(text, day)]
    found = [*year_dates(text), *english_dates(text), *yearless_dates(text), *days,
             *relative_dates(text, [(starts[line], ends[line]) for line in lines_with_hints(text, starts)
                 if line >= 0])]
    found.sort(key=lambda date: (date.start, -date.end))
    kept: list[Date] = []
    for date in found:
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return kept


def is_short_line(text: str, date: Date) -> bool:
    """Whether the line around a date is no longer than a header."""
    low, high = date.start - REACH_CHARS, date.end + REACH_CHARS
    end = text.find("\n", date.end, high)
    begin = max(text.rfind("\n", max(low, 0), date.start), low)
    return (end if end >= 0 else min(high, len(text))) - begin <= REACH_CHARS + 1


def ends_in_dates(text: str, starts: Sequence[int], ends: Sequence[int], dates: Sequence[Date]) -> bool:
    """Whether several lines of a page say more than a header does and end in a date."""
    count = 0
    for date in dates:
        line = bisect_right(starts, date.start) - 1
        if line >= 0 and date.start - starts[line] > LONGEST_NICK_CHARS and not text[date.end:ends[line]].strip():
            count += 1
    return count >= FEWEST_DATED_ENDS


def common_tails(keys: Iterable[str], judgements: Iterable[Judgement]) -> frozenset[str]:
    """The runs of interface words that end several lines of text."""
    forms: Counter[str] = Counter()
    for key, (kind, _, _, _) in zip(keys, judgements, strict=True):
        if kind == TEXT and len(key) >= 4 and may_end_in_phrases(key):
            stop, words, _ = phrases_at_end(key, 0, len(key))
            if words and key[:stop].strip():
                forms[DIGITS_RE.sub("0", key[stop:]).strip()] += 1
    return frozenset(form for form, count in forms.items() if count > 1)


def cut_places(text: str, start: int, end: int, key: str, judgement: Judgement, dates: Sequence[Date],
               tails: frozenset[str], dated_ends: bool) -> list[int]:
    """Where a line may be parted: around a header's date, before buttons at its end, between columns; where a page's
    comments end in dates, before the last one and behind who speaks."""
    if judgement[0] != TEXT and not dates:
        return []
    places: set[int] = set()
    for number, date in enumerate(dates):
        last = dates[number + 1].start if number + 1 < len(dates) else end
        places.update(around_date(text, start, end, date, dates[number - 1].end if number else start, last))
    if dated_ends and dates and not text[dates[-1].end:end].strip():
        places.add(dates[-1].start)
        if (speaker := SPEAKER_RE.match(text, start, dates[-1].start)) and speaker.end() < dates[-1].start:
            places.add(speaker.end())
    if judgement[0] == TEXT and len(key) >= 4 and may_end_in_phrases(key):
        stop, words, sure = phrases_at_end(text, start, end)
        if words and text[start:stop].strip() and (
                words >= 3 or sure or DIGITS_RE.sub("0", " ".join(text[stop:end].split())) in tails):
            places.add(stop)
    if any(blanks in text[start:end] for blanks in ("   ", "\t", "\u3000", "\xa0")):
        places.update(match.end() for match in COLUMN_RE.finditer(text, start, end))
    return sorted(place for place in places if start < place < end)


def around_date(text: str, start: int, end: int, date: Date, low: int, high: int) -> list[int]:
    """Where a header that holds a date may begin and end in its line."""
    before = text[low:date.start]
    verb = VERB_RE.search(before)
    head = low + verb.start() if verb else date.start
    floor = None
    for match in FLOOR_RE.finditer(text, max(low, date.start - REACH_CHARS), date.start):
        floor = match
    if not (verb or date.has_clock or floor):
        return []
    begin = head
    if floor and not any(mark in text[floor.end():head] for mark in SENTENCE_MARKS):
        begin = floor.start()
    else:
        nick = text[max(low, head - LONGEST_NICK_CHARS):head]
        if len(text[low:head].strip()) > LONGEST_NICK_CHARS:
            stop = max(nick.rstrip().rfind(mark) for mark in SENTENCE_MARKS + " \xa0\t")
            begin = head - len(nick) + stop + 1 if stop >= 0 else head
        else:
            begin = low + max(text[low:head].rfind(mark) for mark in SENTENCE_MARKS) + 1
    stop = date.end + tail_end(text[date.end:high].rstrip("\r\n"))
    return [begin, min(stop, high)]
