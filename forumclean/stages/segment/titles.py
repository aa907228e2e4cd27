"""The title of a thread: of the strings in a page's head the one that most speaks for."""
from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.segment.observe import char_class, end_class, length_class, start_class
from forumclean.stages.segment.phrases import may_end_in_phrases, phrases_at_end
from forumclean.stages.segment.pieces import Piece
from forumclean.stages.segment.weights import cells_of, shipped_text

# What may part a title from the names of site and board, from a label, a counter, a button.
PARTER_RE = lazy(r"\s*(?:[»›«|｜•·→]|[-–—_＿]{1,3}|>{1,2}|::+|[:：/\\])\s*|[ \t\xa0\u3000]{2,}"
                 r"|(?<=[^\s]) ?[(（\[](?=页|第|\d+[)）\]])|(?<=[\]】]) ?|\t")
MARKS = "*_#>`| \t\xa0\u3000"
CLOSING_MARKS = "*_`| \t\xa0\u3000"
SOLID_PARTERS = frozenset("-_—–:：/\\·")
HEAD_PIECES, TOP_PIECES, BEYOND_PIECES = 120, 6, 2     # above the first post's words, from the page's top, and below
LEAD_CHARS, TAIL_CHARS = 20_000, 5_000                # of a page, in which a title is looked for again
SHORTEST_CHARS, LONGEST_CHARS = 2, 150
MOST_PARTS = 8
NO_TITLE = "no-title"


class Candidate(NamedTuple):
    """A string that may be the title: its span, its words in look-up form, its piece, and whether its line goes on
    before and behind it, as the character that parts it there."""

    start: int
    end: int
    words: str
    piece: int
    before: str
    behind: str


def find_title(text: str, pieces: Sequence[Piece], first: int,
               outline: Outline | None = None) -> tuple[tuple[int, int], str] | None:
    """Span and words of the title; None where nothing on the page is one.

    Args:
        first: the number of the piece that the first post begins with.
    """
    found = candidates(text, pieces, first)
    if not found:
        return None
    worth = title_weights().get
    values = [sum(worth(name, 0) for name in names) for names in title_names(text, pieces, first, found, outline)]
    best = max(range(len(found)), key=lambda number: (values[number], -number))
    if values[best] < worth(NO_TITLE, 0):
        return None
    return (found[best].start, found[best].end), found[best].words


@cache
def title_weights() -> dict[str, int]:
    """What each observation of a string says for its being the title, in hundredths."""
    cells = cells_of(shipped_text("titleweights.tsv"))
    return dict(zip(cells[::2], map(int, cells[1::2]), strict=True))


def candidates(text: str, pieces: Sequence[Piece], first: int) -> list[Candidate]:
    """Every string of the page's head that may be the title."""
    numbers = sorted({*range(min(TOP_PIECES, len(pieces))),
                      *range(max(first - HEAD_PIECES, 0), min(first + BEYOND_PIECES, len(pieces)))})
    return [candidate for number in numbers for candidate in parts_of(text, pieces[number], number)]


def parts_of(text: str, piece: Piece, number: int) -> Iterator[Candidate]:
    """The parts of a piece that may be a title: from one parter to another, the longest first."""
    raw = text[piece.start:piece.end]
    start = piece.start + len(raw) - len(raw.lstrip())
    end = piece.start + len(raw.rstrip())
    if end - start < SHORTEST_CHARS or end - start > LONGEST_CHARS * 4 or "\n" in text[start:end]:
        return
    opened = end - len(text[start:end].lstrip(MARKS))
    begins = [(opened, "" if opened == start else "#")]
    ends: list[tuple[int, str]] = []
    for match in PARTER_RE.finditer(text, opened, end):
        mark = match[0].strip()[:1] or " "
        if match.start() > opened and match.end() < end and len(ends) < MOST_PARTS:
            ends.append((match.start(), mark))
            begins.append((match.end(), mark))
    for blank in (text.find(" ", opened, end), text.rfind(" ", opened, end)):
        if opened < blank < end - 1:
            ends.append((blank, " "))
            begins.append((blank + 1, " "))
    if may_end_in_phrases(piece.key):
        stop, words, _ = phrases_at_end(text, opened, end)
        if words and stop > opened:
            ends.append((stop, "]"))
    closed = opened + len(text[opened:end].rstrip(CLOSING_MARKS))
    ends.append((closed, "" if closed == end else "#"))
    seen = set()
    for begin, before in begins:
        for stop, behind in reversed(ends):
            size = len(text[begin:stop].strip())
            if stop <= begin or not SHORTEST_CHARS <= size <= LONGEST_CHARS or (begin, stop) in seen:
                continue
            seen.add((begin, stop))
            stripped = begin + size + len(text[begin:stop]) - len(text[begin:stop].lstrip())
            begin_ink = stripped - size
            yield Candidate(begin_ink, stripped, " ".join(text[begin_ink:stripped].split()), number, before, behind)


def title_names(text: str, pieces: Sequence[Piece], first: int, found: Sequence[Candidate],
                outline: Outline | None) -> list[list[str]]:
    """The names of what is seen of each candidate."""
    solid = ["".join(candidate.words.split()) for candidate in found]
    lines = Counter("".join(piece.key.split()) for piece in pieces)
    shown = "".join(text[:LEAD_CHARS].split())
    if len(text) > LEAD_CHARS:
        shown += "\n" + "".join(text[max(len(text) - TAIL_CHARS, LEAD_CHARS):].split())
    top = "".join(pieces[0].key.split())
    counts = {words: shown.count(words) for words in dict.fromkeys(solid)}
    body = "".join(piece.key for piece in pieces[first:first + 12])
    pairs = {body[at:at + 2] for at in range(len(body) - 1)}
    longer = longest_agreed(solid, counts)
    told = element_words(outline, found) if outline is not None else None
    rows = []
    for number, (candidate, words) in enumerate(zip(found, solid, strict=True)):
        alone, anywhere = min(lines[words], 3), min(counts[words], 5)
        names = [*own_names(candidate, words, alone, anywhere), *place_names(candidate, words, alone, anywhere, first,
            top),
                 *near_names(text, pieces, candidate), f"longer:{longer[number]}",
                     f"longer+count:{longer[number]},{anywhere}"]
        likeness = sum(words[at:at + 2] in pairs for at in range(len(words) - 1)) / (len(words) - 1)
        share = min(int(likeness * 5), 4)
        names += [f"like-body:{share}", f"like-body+len:{share},{length_class(len(words))}"]
        if told is not None:
            names += told[number]
            names.append("html")
        rows.append(names)
    return rows


def own_names(candidate: Candidate, words: str, alone: int, anywhere: int) -> list[str]:
    """What is seen of a string itself, how often it comes, and of what parts it from its line."""
    length = length_class(len(words))
    whole = not candidate.before and not candidate.behind
    parted = f"{candidate.before},{candidate.behind}"
    marks = sum(char in SOLID_PARTERS for char in words)
    return [f"len:{length}", f"count:{anywhere}", f"count+len:{anywhere},{length}", f"alone:{alone}",
            f"alone+count:{alone},{anywhere}", f"whole:{whole}", f"whole+alone:{whole},{alone}",
            f"before:{candidate.before}", f"behind:{candidate.behind}", f"parted:{parted}",
                f"parted+alone:{parted},{alone}",
            f"chars:{char_class(candidate.words)}", f"end:{end_class(candidate.words)}",
                f"start:{start_class(candidate.words)}",
            f"first:{words[:2]}", f"last:{words[-2:]}", f"marks:{min(marks, 2)}"]


def place_names(candidate: Candidate, words: str, alone: int, anywhere: int, first: int, top: str) -> list[str]:
    """Where a string stands, and whether the page's first line agrees."""
    whole = not candidate.before and not candidate.behind
    above = first - candidate.piece
    away = "in" if above <= 0 else str(above) if above < 4 else "4" if above < 8 else "8" if above < 16 else "16"
    place = "top" if candidate.piece == 0 else "near-top" if candidate.piece < TOP_PIECES else "head"
    agrees = ("is" if words == top else "begins" if top.startswith(words) else "ends" if top.endswith(words)
              else "in" if words in top else "no")
    return [f"away:{away}", f"away+alone:{away},{alone}", f"away+whole:{away},{whole}", f"place:{place}",
            f"place+away:{place},{away}", f"place+count:{place},{anywhere}", f"place+whole:{place},{whole}",
            f"top:{agrees}", f"top+place:{agrees},{place}", f"top+alone:{agrees},{alone}",
            f"top+len:{agrees},{length_class(len(words))}", f"top+count:{agrees},{anywhere}",
                f"top+whole:{agrees},{whole}"]


def near_names(text: str, pieces: Sequence[Piece], candidate: Candidate) -> list[str]:
    """What is known of a string's line, of what goes before and behind it there, and of the lines beside."""
    piece = pieces[candidate.piece]
    whole = not candidate.before and not candidate.behind
    names = [f"part:{piece.part}"]
    if whole:
        names += [f"kind:{piece.kind}", f"role:{piece.rule}", f"says:{piece.says}"]
    else:
        names.append(f"part-kind:{piece.kind}")
    if piece.date is not None:
        names.append(f"dated:{whole}")
    if candidate.behind:
        names.append(f"goes-on:{''.join(text[candidate.end:piece.end].split())[1:3]}")
    if candidate.before:
        names.append(f"came-from:{''.join(text[piece.start:candidate.start].split())[-4:-1]}")
    for step in (-1, 1):
        other = candidate.piece + step
        if whole and 0 <= other < len(pieces):
            near = pieces[other]
            names.append(f"{step}kind:{near.kind},{length_class(len(near.key))}")
            names.append(f"{step}dated:{near.date is not None}")
            if len(near.form) < 7:
                names.append(f"{step}words:{near.form}")
    return names


def longest_agreed(solid: Sequence[str], counts: dict[str, int]) -> list[str]:
    """Of each candidate whether a longer one holds it that comes as often, or at least twice, or none."""
    order = sorted(counts, key=lambda words: (-len(words), words))
    agreed: dict[str, str] = {}
    for at, words in enumerate(order):
        name = "none"
        for other in order[:at]:
            if words in other:
                if counts[other] >= counts[words]:
                    name = "same"
                    break
                if counts[other] >= 2:
                    name = "twice"
        agreed[words] = name
    return [agreed[words] for words in solid]


def element_words(outline: Outline, found: Sequence[Candidate]) -> list[list[str]]:
    """What the element around each candidate is called, and whether it is the whole of it."""
    rows = []
    for candidate in found:
        begin, end = outline.ink_before(candidate.start), outline.ink_before(candidate.end)
        if begin < outline.title_ink:
            rows.append(["in-title"])
            continue
        element = bisect_right(outline.begins, begin) - 1
        while element > 0 and outline.ends[element] < end:
            element = outline.parents[element]
        names = []
        for level, at in enumerate((element, *outline.above(element))):
            if level > 3:
                break
            fills = outline.begins[at] == begin and outline.ends[at] == end
            names.append(f"in:{outline.tags[at]},{fills}")
            for name in (outline.classes[at], outline.ids[at]):
                if name:
                    names += [f"called:{word},{fills}" for word in ("title", "subject", "crumb", "nav", "head", "topic")
                              if word in name.lower()]
        rows.append([*dict.fromkeys(names)])
    return rows
