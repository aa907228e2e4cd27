"""What stands above a post: its author's card, with the nick and the floor where the header names none."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.lines import CARD, MARK, SENTENCE_RE, SURE, TEXT, WEAK
from forumclean.patterns import lazy
from forumclean.stages.headers import FLOOR_RE, Header
from forumclean.stages.units import Body, Unit

LONGEST_CARD_UNITS = 60
LONGEST_NICK_CHARS = 30
REACH_UNITS = 8
HEAD_RULES = ("ui.pager", "ui.pages", "ui.counts", "ui.navigation", "ui.login")


def with_cards(units: Sequence[Unit], anchors: Sequence[int], headers: Sequence[Header], bodies: Sequence[Body],
               template: frozenset[str]) -> list[Body]:
    """The bodies with the nicks and floors that stand beside headers which name none.

    A card begins below the buttons of the post before, unless something else stands there; a page's cards are alike,
    so that the nick is sought at the usual distance from the anchor first, in the first post's card above all.

    Args:
        anchors: the units above which the cards stand: the headers, or the bodies where dates follow these.
    """
    places: list[int | None] = []
    before = 0
    for anchor, header, body in zip(anchors, headers, bodies, strict=True):
        top = max(before, anchor - LONGEST_CARD_UNITS)
        places.append(nick_place(units, top, anchor, template, before == 0))
        before = max(body.last, header.unit)
    depths = [anchor - place for anchor, place in zip(anchors[1:], places[1:], strict=True) if place is not None]
    depth = max(set(depths), key=depths.count, default=0)
    for number, anchor in enumerate(anchors):
        usual = depth and (number == 0 or depths.count(depth) * 2 > len(anchors))
        if usual and anchor >= depth and is_nick(units[anchor - depth], template):
            places[number] = anchor - depth
    found = []
    for header, body, place in zip(headers, bodies, places, strict=True):
        author = header.author or body.author or bbs_author(units, header) or (units[place].key if place is not None else None)
        found.append(body._replace(author=author, floor=floor_of(units, header)))
    return found


def bbs_author(units: Sequence[Unit], header: Header) -> str | None:
    """The author that a BBS program names two lines above its date."""
    above = units[max(header.unit - REACH_UNITS, 0):header.unit]
    if header.family != "bbs" and not any(unit.key.startswith("看板") for unit in above):
        return None
    for number, unit in enumerate(above):
        if match := SENDER_RE.search(unit.key):
            return match[1]
        if unit.key == "作者" and number + 1 < len(above):
            return above[number + 1].key.split(" ", 1)[0]
    return None


def floor_of(units: Sequence[Unit], header: Header) -> str | None:
    """A header's floor: a number beside it says more than the label 楼主 on it."""
    if header.floor and not header.floor.startswith(("楼主", "樓主")):
        return header.floor
    beside = floor_beside(units, header.unit)
    return beside if beside and (not header.floor or any(char.isdigit() for char in beside)) else header.floor


def nick_place(units: Sequence[Unit], top: int, end: int, template: frozenset[str], opening: bool) -> int | None:
    """The unit of the nick between two posts, or above the first one (`opening`), where a menu or counts end the
    page's head: the first plain short line below the buttons of the post before."""
    if opening:
        start = max((at + 1 for at in range(top, end) if units[at].rule in HEAD_RULES or "[复制链接]" in units[at].key),
                    default=top)
        place = next((at for at in range(start, end) if is_nick(units[at], template)), None)
        return place if place is not None else above_card(units, top, end, template)
    if top < end and units[top].kind == TEXT:
        below = next((at for at in range(top, end) if units[at].kind in (SURE, WEAK)), top)
        top = below if any(units[at].kind == TEXT for at in range(below, end)) else top
    return next((at for at in range(top, end) if is_nick(units[at], template)), None)


def above_card(units: Sequence[Unit], top: int, end: int, template: frozenset[str]) -> int | None:
    """The last plain short line with a line of an author's card right below it."""
    return next((at for at in range(end - 2, top - 1, -1)
                 if is_nick(units[at], template) and units[at + 1].rule in CARD_RULES), None)


def is_nick(unit: Unit, template: frozenset[str]) -> bool:
    """Whether a unit may be a nick: a short line without a sentence's marks that is no label of every card."""
    if len(unit.key) > LONGEST_NICK_CHARS:
        return False
    return unit.kind == CARD or unit.kind == TEXT and unit.form not in template and not SENTENCE_RE.search(unit.key)


def floor_beside(units: Sequence[Unit], number: int) -> str | None:
    """The floor on a line of its own above a header, or just below it; a flattener may part a number from its mark."""
    above = [unit for unit in units[max(number - REACH_UNITS, 0):number]]
    for at in range(len(above) - 1, -1, -1):
        key = above[at].key
        if FLOOR_RE.fullmatch(key):
            return key
        if key in ("#", "楼") and at and above[at - 1].key.isdigit():
            return above[at - 1].key + key
        if above[at].kind not in (SURE, WEAK, MARK) and key not in FLOOR_NEIGHBOURS:
            break
    for unit in units[number + 1:number + 1 + FLOOR_REACH_UNITS]:
        if unit.kind == TEXT:
            break
        if FLOOR_RE.fullmatch(unit.key) and not unit.key.startswith(("沙", "板", "地")):
            return unit.key
    return None


SENDER_RE = lazy(r"(?:(?:发信人|發信人|寄信人) ?[:：]|^作者) ?(\w{2,14}) ?[(（]")
FLOOR_REACH_UNITS = 4
CARD_RULES = ("ui.author-card", "ui.post-meta", "ui.counts", "ui.rating", "ui.login", "bbsxp.card")
FLOOR_NEIGHBOURS = frozenset(["大", "中", "小", "大 中", "大 中 小", "t", "T", "tT", "楼主", "樓主", "字体大小:", "跳转到", "跳转到 »"])
