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
DECOYS = ("注册", "註冊", "最后登录", "最後登錄", "编辑", "編輯", "修改", "加入", "上传", "上傳", "生日")


def observed(pieces: Sequence[Piece]) -> list[list[str]]:
    """The names of what is seen of each piece."""
    total = len(pieces)
    own = [own_words(piece.key, piece.form, piece.kind, piece.rule, piece.says) for piece in pieces]
    dates = [date_class(piece) for piece in pieces]
    keys, forms = Counter(piece.key for piece in pieces), Counter(piece.form for piece in pieces)
    last_places = {piece.key: number for number, piece in enumerate(pieces)}
    anchors = [number for number, piece in enumerate(pieces)
               if dates[number] != "no" and len(piece.key) <= LONGEST_ANCHOR_CHARS
               and not any(word in piece.key for word in DECOYS)
               and not (number and any(word in pieces[number - 1].key[:8] for word in DECOYS))]
    shapes = [entry[3] for entry in own]
    says = [*accumulate(map(says_chars, pieces), initial=0)]
    sures = [*accumulate((piece.kind == SURE for piece in pieces), initial=0)]
    shorts = [*accumulate((len(piece.key) < 13 for piece in pieces), initial=0)]
    formcounts = [forms[piece.form] for piece in pieces]
    repeated = [number for number, count in enumerate(formcounts) if count >= 3 and len(pieces[number].key) > 1]
    after, before = aligned(pieces, anchors, shapes, 1), aligned(pieces, anchors, shapes, -1)
    edge = ("(", "(", "(", "(", ())
    slots = slot_names(pieces, anchors)
    found = []
    for number, piece in enumerate(pieces):
        length, kind, chars, shape, words = own[number]
        names = [*words]
        add = names.append
        date = dates[number]
        add(f"date:{date}")
        add(f"date+len:{date},{length}")
        add(f"part:{piece.part}")
        add(f"part+kind:{piece.part},{kind}")
        add(f"blanks:{min(piece.blanks, 3)}")
        add(f"indent:{min(piece.indent, 4)}")
        # repetition
        count, same = count_class(keys[piece.key]), count_class(formcounts[number])
        add(f"again+len:{count},{length}")
        add(f"alike+len:{same},{length}")
        if count == "2":
            add(f"again-at:{'first' if number < last_places[piece.key] else 'last'},{length}")
        add(f"alike+chars:{same},{chars}")
        # dates around
        at = bisect_right(anchors, number)
        last = anchors[at - 1] if at else -1
        following = anchors[bisect_left(anchors, number)] if bisect_left(anchors, number) < len(anchors) else -1
        back, ahead = distance_class(number - last if at else -1), distance_class(following - number if following >= 0 else -1)
        dated = count_class(len(anchors)) if anchors else "0"
        add(f"dates:{dated}")
        add(f"back:{back}")
        add(f"ahead:{ahead}")
        add(f"back+ahead:{back},{ahead}")
        add(f"back+kind+len:{back},{kind},{length}")
        add(f"ahead+kind+len:{ahead},{kind},{length}")
        since = says[number] - says[last + 1 if at else 0]
        until = (says[following] if following >= 0 else says[-1]) - says[number + 1]
        since_name, until_name = amount_class(max(since, 0)), amount_class(max(until, 0))
        where = "only" if not anchors else "top" if not at else "end" if following < 0 else "mid"
        add(f"where:{where}")
        add(f"where+since:{where},{since_name}")
        add(f"where+until:{where},{until_name}")
        add(f"where+kind+len:{where},{kind},{length}")
        add(f"where+since+kind:{where},{since_name},{kind}")
        add(f"since+back:{since_name},{back}")
        sure_since = sures[number] - sures[last + 1 if at else 0]
        add(f"sure-since:{where},{min(sure_since, 3)},{since_name}")
        # alignment
        if at:
            same_form, same_shape = after.get(number, ("x", "x"))
            add(f"aligned-after:{same_form}")
            add(f"aligned-after+shape:{same_form},{same_shape}")
            add(f"aligned-after+len:{same_form},{length}")
        if following >= 0:
            same_form, same_shape = before.get(number, ("x", "x"))
            add(f"aligned-before:{same_form}")
            add(f"aligned-before+shape:{same_form},{same_shape}")
            add(f"aligned-before+len:{same_form},{length}")
        # repeated lines around
        at = bisect_left(repeated, number)
        up = distance_class(number - repeated[at - 1] if at else -1)
        at = bisect_right(repeated, number)
        down = distance_class(repeated[at] - number if at < len(repeated) else -1)
        add(f"repeat-up:{up}")
        add(f"repeat-down:{down}")
        add(f"repeats+kind:{up},{down},{kind}")
        # neighbours
        for step in (-2, -1, 1, 2):
            other = number + step
            inside = 0 <= other < total
            o_length, o_kind, o_chars, o_shape, o_words = own[other] if inside else edge
            o_date = dates[other] if inside else "("
            o_same = count_class(formcounts[other]) if inside else "("
            add(f"{step}kind+len:{o_kind},{o_length}")
            add(f"{step}date:{o_date}")
            add(f"{step}alike:{o_same}")
            if step in (-1, 1):
                add(f"{step}shape+shape:{shape},{o_shape}")
                add(f"{step}date+shape:{o_date},{shape}")
                add(f"{step}chars+len:{o_chars},{length}")
                if inside and len(pieces[other].form) <= 6:
                    add(f"{step}words:{pieces[other].form}")
                elif inside:
                    add(f"{step}last:{pieces[other].form[-2:]}")
                    add(f"{step}first:{pieces[other].form[:2]}")
        # windows
        low, high = max(number - 6, 0), min(number + 7, total)
        prose_up, prose_down = says[number] - says[low], says[high] - says[number + 1]
        add(f"prose-up:{amount_class(prose_up)}")
        add(f"prose-down:{amount_class(prose_down)}")
        add(f"prose-around+len:{amount_class(prose_up)},{amount_class(prose_down)},{length}")
        add(f"sure-around:{min(sures[number] - sures[low], 3)},{min(sures[high] - sures[number + 1], 3)}")
        add(f"short-around:{(shorts[high] - shorts[low]) * 4 // (high - low)}")
        add(f"prose-above:{where},{amount_class(says[number])}")
        add(f"prose-below:{where},{amount_class(says[-1] - says[number + 1])}")
        add(f"index:{distance_class(number)}")
        add(f"from-end:{distance_class(total - 1 - number)}")
        names += slots[number]
        found.append(names)
    return found


def aligned(pieces: Sequence[Piece], anchors: Sequence[int], shapes: Sequence[str],
            step: int) -> dict[int, tuple[str, str]]:
    """Of the pieces that stand up to `ALIGNED` places from a date on one side: the share of the other dates beside
    which one of the same form, and of the same shape, stands at the same place."""
    if len(anchors) < 2:
        return {}
    found: dict[int, tuple[str, str]] = {}
    total = len(pieces)
    places = set(anchors)
    for distance in range(0, ALIGNED + 1):
        here = []
        for anchor in anchors:
            place = anchor + step * distance
            if 0 <= place < total and (not distance or not any(anchor + step * d in places for d in range(1, distance))):
                here.append(place)
        forms, kinds = Counter(pieces[place].form for place in here), Counter(shapes[place] for place in here)
        others = len(anchors) - 1
        for place in here:
            if place not in found or not distance:
                found[place] = (share_name((forms[pieces[place].form] - 1) / others),
                                share_name((kinds[shapes[place]] - 1) / others))
    return found
