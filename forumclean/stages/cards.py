"""What stands above a post: its author's card, with the nick and the floor where the header names none."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.lines import BLANK, CARD, SENTENCE_RE, SURE, TEXT, WEAK
from forumclean.stages.headers import FLOOR_RE, Header
from forumclean.stages.units import Body, Unit

LONGEST_CARD_UNITS = 60
LONGEST_NICK_CHARS = 30
REACH_UNITS = 8
HEAD_RULES = ("ui.pager", "ui.pages", "ui.counts", "ui.navigation", "ui.login")


def with_cards(units: Sequence[Unit], headers: Sequence[Header], bodies: Sequence[Body],
               template: frozenset[str]) -> list[Body]:
    """The bodies with the nicks and floors that stand beside headers which name none.

    A card begins below the buttons of the post before, unless something else stands there; a page's cards are alike,
    so that the nick is sought at the usual distance from the header first, in the first post's card above all.
    """
    places: list[int | None] = []
    before = 0
    for header, body in zip(headers, bodies, strict=True):
        top = max(before, header.unit - LONGEST_CARD_UNITS)
        places.append(nick_place(units, top, header.unit, template, before == 0))
        before = max(body.last, header.unit)
    depths = [header.unit - place for header, place in zip(headers[1:], places[1:], strict=True) if place is not None]
    depth = max(set(depths), key=depths.count, default=0)
    for number, header in enumerate(headers):
        usual = depth and (number == 0 or depths.count(depth) * 2 > len(headers))
        if usual and header.unit >= depth and is_nick(units[header.unit - depth], template):
            places[number] = header.unit - depth
    return [body._replace(author=header.author or (units[place].key if place is not None else None),
                          floor=header.floor or floor_beside(units, header.unit))
            for header, body, place in zip(headers, bodies, places, strict=True)]


def nick_above(units: Sequence[Unit], at: int, top: int, template: frozenset[str]) -> str | None:
    """The nick in the card that ends above unit `at`."""
    place = nick_place(units, max(top, at - LONGEST_CARD_UNITS), at, template, top == 0)
    return None if place is None else units[place].key


def nick_place(units: Sequence[Unit], top: int, end: int, template: frozenset[str], opening: bool) -> int | None:
    """The unit of the nick between two posts, or above the first one (`opening`), where a menu or counts end the
    page's head: the first plain short line below the buttons of the post before."""
    if opening:
        top = max((at + 1 for at in range(top, end) if units[at].rule in HEAD_RULES or "[复制链接]" in units[at].key),
                  default=top)
    elif top < end and units[top].kind == TEXT:
        below = next((at for at in range(top, end) if units[at].kind in (SURE, WEAK)), top)
        top = below if any(units[at].kind == TEXT for at in range(below, end)) else top
    return next((at for at in range(top, end) if is_nick(units[at], template)), None)


def is_nick(unit: Unit, template: frozenset[str]) -> bool:
    """Whether a unit may be a nick: a short line without a sentence's marks that is no label of every card."""
    if len(unit.key) > LONGEST_NICK_CHARS:
        return False
    return unit.kind == CARD or unit.kind == TEXT and unit.form not in template and not SENTENCE_RE.search(unit.key)


def floor_beside(units: Sequence[Unit], number: int) -> str | None:
    """The floor on a line of its own above a header, or just below it; a flattener may part a number from its mark."""
    above = [unit.key for unit in units[max(number - REACH_UNITS, 0):number] if unit.kind != BLANK]
    for at in range(len(above) - 1, -1, -1):
        if FLOOR_RE.fullmatch(above[at]):
            return above[at]
        if above[at] in ("#", "楼") and at and above[at - 1].isdigit():
            return above[at - 1] + above[at]
        if not above[at].isdigit() and above[at] not in FLOOR_NEIGHBOURS:
            break
    below = next((unit.key for unit in units[number + 1:number + 3] if unit.kind != BLANK), "")
    return below if FLOOR_RE.fullmatch(below) and not below.startswith(("沙", "板", "地")) else None


FLOOR_NEIGHBOURS = frozenset(["大", "中", "小", "大 中", "大 中 小", "t", "T", "tT", "|", "楼主", "樓主", "发表于", "發表於", "打印", "字体大小:",
                              "倒序看帖", "跳转到", "»", "跳转到 »"])
