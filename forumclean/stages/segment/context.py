"""What is seen of a piece among others: repetition, what stands at the same place around other dates, neighbours."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from forumclean.lines import SURE
from forumclean.stages.segment.measures import amount_class, count_class, distance_class, says_chars, share_name
from forumclean.stages.segment.observe import date_class, own_words
from forumclean.stages.segment.pieces import Piece
from forumclean.stages.segment.slots import slot_names

LONGEST_ANCHOR_CHARS = 60
ALIGNED = 8
WINDOW = 6  # pieces on either side
MOST_SHORT_CHARS = 12
FEWEST_REPEATED = 3
LONGEST_NEIGHBOUR_CHARS = 6
NO_NEIGHBOUR = ("(", "(", "(", "(", ())
DECOYS = ("注册", "註冊", "最后登录", "最後登錄", "编辑", "編輯", "修改", "加入", "上传", "上傳", "生日")


class Seen:
    """What is asked of all pieces of a page at once."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.own = [own_words(piece.key, piece.form, piece.kind, piece.rule, piece.says) for piece in pieces]
        self.dates = [date_class(piece) for piece in pieces]
        self.keys, forms = Counter(piece.key for piece in pieces), Counter(piece.form for piece in pieces)
        self.last_places = {piece.key: number for number, piece in enumerate(pieces)}
        self.anchors = [number for number in range(len(pieces)) if self._tells_a_header(number)]
        self.says = [*accumulate(map(says_chars, pieces), initial=0)]
        self.sures = [*accumulate((piece.kind == SURE for piece in pieces), initial=0)]
        self.shorts = [*accumulate((len(piece.key) <= MOST_SHORT_CHARS for piece in pieces), initial=0)]
        self.form_counts = [forms[piece.form] for piece in pieces]
        self.repeated = [
            number
            for number, count in enumerate(self.form_counts)
            if count >= FEWEST_REPEATED and len(pieces[number].key) > 1
        ]
        shapes = [entry[3] for entry in self.own]
        self.after = aligned(pieces, self.anchors, shapes, 1)
        self.before = aligned(pieces, self.anchors, shapes, -1)
        self.slots = slot_names(pieces, self.anchors)

    def _tells_a_header(self, number: int) -> bool:
        """Whether the date in a piece may be that of a post's header."""
        key = self.pieces[number].key
        return (
            self.dates[number] != "no"
            and len(key) <= LONGEST_ANCHOR_CHARS
            and not any(word in key for word in DECOYS)
            and not (number and any(word in self.pieces[number - 1].key[:8] for word in DECOYS))
        )

    def around(self, number: int) -> tuple[int, int]:
        """The places of the last header at or above a piece, and of the first at or below; -1 for none."""
        at, below = bisect_right(self.anchors, number), bisect_left(self.anchors, number)
        return (self.anchors[at - 1] if at else -1), (self.anchors[below] if below < len(self.anchors) else -1)


def observed(pieces: Sequence[Piece]) -> list[list[str]]:
    """The names of what is seen of each piece."""
    seen = Seen(pieces)
    return [
        [
            *seen.own[number][4],
            *own_place(seen, number),
            *distances(seen, number),
            *prose_around(seen, number),
            *same_place(seen, number),
            *neighbours(seen, number),
            *windows(seen, number),
            *seen.slots[number],
        ]
        for number in range(len(pieces))
    ]


def own_place(seen: Seen, number: int) -> list[str]:
    """A piece's date, its place in its line, and how often it comes back."""
    piece, (length, kind, chars, _, _) = seen.pieces[number], seen.own[number]
    date = seen.dates[number]
    count, same = count_class(seen.keys[piece.key]), count_class(seen.form_counts[number])
    names = [
        f"date:{date}",
        f"date+len:{date},{length}",
        f"part:{piece.part}",
        f"part+kind:{piece.part},{kind}",
        f"blanks:{min(piece.blanks, 3)}",
        f"indent:{min(piece.indent, 4)}",
        f"again+len:{count},{length}",
        f"alike+len:{same},{length}",
        f"alike+chars:{same},{chars}",
    ]
    if count == "2":
        names.append(f"again-at:{'first' if number < seen.last_places[piece.key] else 'last'},{length}")
    return names


def distances(seen: Seen, number: int) -> list[str]:
    """How far the headers' dates and the repeated pieces around one are."""
    length, kind, _, _, _ = seen.own[number]
    last, following = seen.around(number)
    back = distance_class(number - last if last >= 0 else -1)
    ahead = distance_class(following - number if following >= 0 else -1)
    at = bisect_left(seen.repeated, number)
    up = distance_class(number - seen.repeated[at - 1] if at else -1)
    at = bisect_right(seen.repeated, number)
    down = distance_class(seen.repeated[at] - number if at < len(seen.repeated) else -1)
    return [
        f"dates:{count_class(len(seen.anchors)) if seen.anchors else '0'}",
        f"back:{back}",
        f"ahead:{ahead}",
        f"back+ahead:{back},{ahead}",
        f"back+kind+len:{back},{kind},{length}",
        f"ahead+kind+len:{ahead},{kind},{length}",
        f"repeat-up:{up}",
        f"repeat-down:{down}",
        f"repeats+kind:{up},{down},{kind}",
        f"index:{distance_class(number)}",
        f"from-end:{distance_class(len(seen.pieces) - 1 - number)}",
    ]


def prose_around(seen: Seen, number: int) -> list[str]:
    """How much prose stands between a piece and the dates around it."""
    length, kind, _, _, _ = seen.own[number]
    last, following = seen.around(number)
    says = seen.says
    since = amount_class(max(says[number] - says[last + 1], 0))
    until = amount_class(max((says[following] if following >= 0 else says[-1]) - says[number + 1], 0))
    where = "only" if not seen.anchors else "top" if last < 0 else "end" if following < 0 else "mid"
    back = distance_class(number - last if last >= 0 else -1)
    sure = min(seen.sures[number] - seen.sures[last + 1], 3)
    return [
        f"where:{where}",
        f"where+since:{where},{since}",
        f"where+until:{where},{until}",
        f"where+kind+len:{where},{kind},{length}",
        f"where+since+kind:{where},{since},{kind}",
        f"since+back:{since},{back}",
        f"sure-since:{where},{sure},{since}",
        f"prose-above:{where},{amount_class(says[number])}",
        f"prose-below:{where},{amount_class(says[-1] - says[number + 1])}",
    ]


def same_place(seen: Seen, number: int) -> list[str]:
    """What stands at a piece's place beside the other dates."""
    length = seen.own[number][0]
    last, following = seen.around(number)
    names = []
    for name, date, found in (("after", last, seen.after), ("before", following, seen.before)):
        if date >= 0:
            form, shape = found.get(number, ("x", "x"))
            names += [
                f"aligned-{name}:{form}",
                f"aligned-{name}+shape:{form},{shape}",
                f"aligned-{name}+len:{form},{length}",
            ]
    return names


def neighbours(seen: Seen, number: int) -> list[str]:
    """What the pieces right above and below show."""
    length, _, _, shape, _ = seen.own[number]
    names = []
    for step in (-2, -1, 1, 2):
        other = number + step
        inside = 0 <= other < len(seen.pieces)
        o_length, o_kind, o_chars, o_shape, _ = seen.own[other] if inside else NO_NEIGHBOUR
        o_date = seen.dates[other] if inside else "("
        names += [
            f"{step}kind+len:{o_kind},{o_length}",
            f"{step}date:{o_date}",
            f"{step}alike:{count_class(seen.form_counts[other]) if inside else '('}",
        ]
        if step in (-1, 1):
            names += [
                f"{step}shape+shape:{shape},{o_shape}",
                f"{step}date+shape:{o_date},{shape}",
                f"{step}chars+len:{o_chars},{length}",
            ]
            form = seen.pieces[other].form if inside else ""
            if len(form) > LONGEST_NEIGHBOUR_CHARS:
                names += [f"{step}last:{form[-2:]}", f"{step}first:{form[:2]}"]
            elif inside:
                names.append(f"{step}words:{form}")
    return names


def windows(seen: Seen, number: int) -> list[str]:
    """How much prose and how much furniture the pieces around one hold."""
    length = seen.own[number][0]
    low, high = max(number - WINDOW, 0), min(number + WINDOW + 1, len(seen.pieces))
    above, below = seen.says[number] - seen.says[low], seen.says[high] - seen.says[number + 1]
    up, down = amount_class(above), amount_class(below)
    sure_up, sure_down = seen.sures[number] - seen.sures[low], seen.sures[high] - seen.sures[number + 1]
    short = (seen.shorts[high] - seen.shorts[low]) * 4 // (high - low)
    return [
        f"prose-up:{up}",
        f"prose-down:{down}",
        f"prose-around+len:{up},{down},{length}",
        f"sure-around:{min(sure_up, 3)},{min(sure_down, 3)}",
        f"short-around:{short}",
    ]


def aligned(
    pieces: Sequence[Piece], anchors: Sequence[int], shapes: Sequence[str], step: int
) -> dict[int, tuple[str, str]]:
    """Of the pieces that stand up to `ALIGNED` places from a date on one side: the share of the other dates beside
    which one of the same form, and of the same shape, stands at the same place."""
    if len(anchors) < 2:
        return {}
    found: dict[int, tuple[str, str]] = {}
    total = len(pieces)
    places = set(anchors)
    for distance in range(ALIGNED + 1):
        here = []
        for anchor in anchors:
            place = anchor + step * distance
            if 0 <= place < total and (
                not distance or not any(anchor + step * d in places for d in range(1, distance))
            ):
                here.append(place)
        forms, kinds = Counter(pieces[place].form for place in here), Counter(shapes[place] for place in here)
        others = len(anchors) - 1
        for place in here:
            if place not in found or not distance:
                found[place] = (
                    share_name((forms[pieces[place].form] - 1) / others),
                    share_name((kinds[shapes[place]] - 1) / others),
                )
    return found
