"""What a page's own template tells of a piece: the lines that come back beside every date part the page into slots, and
what stands in one slot beside one date tells of what stands in it beside another."""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from forumclean.lines import SURE
from forumclean.stages.segment.measures import amount_class, count_class, says_chars, share_name
from forumclean.stages.segment.observe import length_class
from forumclean.stages.segment.pieces import Piece

TEMPLATE_SHARE = 0.4    # of the stretches between two dates; a form in so many of them belongs to the template
DATE, TOP, END = "@", "^", "$"
ABOVE, BELOW, BOTH = range(3)


class Run(NamedTuple):
    """Pieces between two lines of the template: their numbers, and the slot that they fill, by the line above, by the
    line below, and by both."""

    numbers: range
    slots: tuple[object, object, object]


def slot_names(pieces: Sequence[Piece], dated: Sequence[int]) -> list[list[str]]:
    """What the slot of each piece tells of it; `dated` are the pieces that a page's headers are told by."""
    anchors = dated if len(dated) > 1 else repeated_sure(pieces)
    if len(anchors) < 2:
        return [[] for _ in pieces]
    marks, shares = template(pieces, anchors)
    found: list[list[str]] = [[] for _ in pieces]
    runs = list(parted(marks))
    inside = [[says_chars(pieces[number]) for number in run.numbers] for run in runs]
    prose: list[Counter[object]] = [Counter(), Counter(), Counter()]
    counts: list[Counter[object]] = [Counter(), Counter(), Counter()]
    for run, chars in zip(runs, inside, strict=True):
        for way, slot in enumerate(run.slots):
            prose[way][slot] += sum(chars)
            counts[way][slot] += 1
    total = max(sum(map(sum, inside)), 1)
    most = [max(amounts.values(), default=0) for amounts in prose]
    for run, chars in zip(runs, inside, strict=True):
        names = [f"slot{way}:{count_class(counts[way][slot])},{share_name(prose[way][slot] / total)}"
                 for way, slot in enumerate(run.slots)]
        main = "".join("y" if prose[way][slot] == most[way] and most[way] else "n" for way,
            slot in enumerate(run.slots))
        size = amount_class(sum(len(pieces[number].key) for number in run.numbers))
        names += [f"slot-main:{main}", f"run:{size},{count_class(len(run.numbers))}",
            f"run-says:{amount_class(sum(chars))},{main}"]
        last = len(run.numbers) - 1
        for place, number in enumerate(run.numbers):
            length = length_class(len(pieces[number].key))
            found[number] = [*names, f"slot-main+len:{main},{length}",
                f"slot-place:{min(place, 2)},{min(last - place, 2)},{main}"]
    for number, share in shares.items():
        length = length_class(len(pieces[number].key))
        found[number] = [f"template:{share_name(share)},{count_class(len(anchors))}",
            f"template+len:{share_name(share)},{length}"]
    return found


def repeated_sure(pieces: Sequence[Piece]) -> list[int]:
    """The places of the phrase that a page prints most often, where it shows no dates."""
    counts = Counter(piece.form for piece in pieces if piece.kind == SURE)
    form = max(counts, key=lambda form: counts[form], default="")
    return [number for number, piece in enumerate(pieces) if piece.kind == SURE and piece.form == form]


def template(pieces: Sequence[Piece], anchors: Sequence[int]) -> tuple[list[str | None], dict[int, float]]:
    """For each piece the form by which it belongs to the template, None for what stands between; and the share of the
    stretches that hold the form."""
    stretches: defaultdict[str, set[int]] = defaultdict(set)
    places, stretch = set(anchors), 0
    for number, piece in enumerate(pieces):
        stretch += number in places
        stretches[piece.form].add(stretch)
    fewest = max(2, TEMPLATE_SHARE * len(anchors))
    marks: list[str | None] = []
    shares: dict[int, float] = {}
    for number, piece in enumerate(pieces):
        count = len(stretches[piece.form])
        if number in places:
            marks.append(DATE)
        elif count >= fewest:
            marks.append(piece.form)
        else:
            marks.append(None)
            continue
        shares[number] = count / len(anchors)
    return marks, shares


def parted(marks: Sequence[str | None]) -> list[Run]:
    """The runs between the lines of the template."""
    found = []
    at = 0
    for inside, group in groupby(marks, lambda mark: mark is None):
        size = sum(1 for _ in group)
        if inside:
            above = marks[at - 1] if at else TOP
            below = marks[at + size] if at + size < len(marks) else END
            found.append(Run(range(at, at + size), (above, below, (above, below))))
        at += size
    return found
