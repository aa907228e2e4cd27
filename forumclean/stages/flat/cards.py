"""What stands above a post: its author's card, with the nick and the floor where the header names none."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from forumclean.lines import CARD, MARK, SURE, TEXT, WEAK
from forumclean.patterns import lazy
from forumclean.stages.flat.headers import Header
from forumclean.stages.flat.notnicks import is_label
from forumclean.stages.flat.runs import Fields
from forumclean.stages.flat.template import SMALLEST_SAMPLE
from forumclean.stages.flat.units import BODY, Body, Unit
from forumclean.stages.signs.floors import FLOOR_RE, is_floor, may_begin_floor

LONGEST_CARD_UNITS = 60
LONGEST_NICK_CHARS = 30
NICK_KINDS = (CARD, TEXT)
NICK_SIGNS = ("·", "•", "»")    # that part a nick from his date
REACH_UNITS = 8
SHORTEST_TITLE_CHARS = 8
LONGEST_FLOOR_CHARS = 10
HEAD_RULES = ("ui.pager", "ui.pages", "ui.counts", "ui.navigation", "ui.login")


def with_cards(units: Sequence[Unit], fields: Fields, anchors: Sequence[int], headers: Sequence[Header],
               bodies: Sequence[Body], template: frozenset[str], boards: bool) -> list[Body]:
    """The bodies with the nicks and floors that stand beside headers which name none.

    A card begins below the buttons of the post before, unless something else stands there; a page's cards are alike,
    so that the nick is sought at the usual distance from the anchor first, in the first post's card above all.

    Args:
        fields: those of the units.
        anchors: the units above which the cards stand: the headers, or the bodies where dates follow these.
        boards: whether lines above a date may name an author as BBS programs do.
    """
    headers = [item._replace(author=None) if item.author and is_label(item.author) else item for item in headers]
    bodies = [item._replace(author=None) if item.author and is_label(item.author) else item for item in bodies]
    tops: list[int] = []
    before = 0
    for anchor, header, body in zip(anchors, headers, bodies, strict=True):
        tops.append(max(before, anchor - LONGEST_CARD_UNITS))
        before = max(body.last, header.unit + 1)
    named = all(header.author or body.author for header, body in zip(headers, bodies, strict=True))
    places = [None] * len(tops) if named else nick_places(units, fields.kinds, tops, anchors, template)
    counted = counts_below(units, headers)
    signed = [header for header in headers if header.author]
    # Views and replies, where no other header names anybody.
    counter = signed[0] if len(signed) == 1 < len(headers) and str(signed[0].author).isdecimal() else None
    found = []
    for number, (header, body, place) in enumerate(zip(headers, bodies, places, strict=True)):
        nick, beside = bare_nick(units[place].key) if place is not None else (None, None)
        author = (nick if header is counter else None) or header.author or body.author
        author = author or (author_above(units, header) if boards else None) or nick
        floor = floor_of(fields, header, author, tops[number] if anchors[number] == header.unit else body.last)
        floor = floor or (units[header.unit + 1].key if counted else beside)
        found.append(BODY((body.first, body.last, author, floor)))
    found = without_rank(without_state(found))
    if all(body.floor for body in found):
        return found
    floors: list[str | None] = []
    lacking = 0
    for body, top, anchor in zip(found, tops, anchors, strict=True):
        floors.append(body.floor or lone_floor(units, top, anchor))
        lacking += floors[-1] is None
        if lacking * 2 >= len(found):
            return found
    return [body._replace(floor=floor) for body, floor in zip(found, floors, strict=True)]


def bare_nick(key: str) -> tuple[str, str | None]:
    """A nick without the floor and the buttons that a template prints on its line, and that floor."""
    if " " not in key:   # nearly all
        return key, None
    words = NICK_TAIL_RE.sub("", NICK_HEAD_RE.sub("", key))
    floor = FLOOR_RE.match(key) if words != key else None
    return (words, floor and floor[0].strip()) if words else (key, None)


def without_state(bodies: list[Body]) -> list[Body]:
    """Bodies whose authors all have 在线 or 离线 run into their nicks, without it: phpwind prints it as an icon's words."""
    if len(bodies) < SMALLEST_SAMPLE or not all(STATE_RE.match(body.author or "离线无名") for body in bodies):
        return bodies
    return [body._replace(author=STATE_RE.sub("", body.author) if body.author else None) for body in bodies]


def without_rank(bodies: list[Body]) -> list[Body]:
    """Bodies whose authors, of two nicks at least, all have one word behind their nicks, without it: 会员, 管理员."""
    if len(bodies) < 2 or " " not in (bodies[0].author or ""):   # nearly all
        return bodies
    words = [(body.author or "").split(" ") for body in bodies]
    if len({word[-1] for word in words}) > 1 or len({word[0] for word in words}) < 2:
        return bodies
    if min(map(len, words)) < 2:
        return bodies
    return [body._replace(author=" ".join(word[:-1]).rstrip(" ·•|")) for body, word in zip(bodies, words, strict=True)]


def nick_places(units: Sequence[Unit], kinds: bytes, tops: Sequence[int], anchors: Sequence[int],
                template: frozenset[str]) -> list[int | None]:
    """The units of the nicks above the anchors, as the cards of most posts have them. `kinds`: the units'."""
    places = [nick_place(units, kinds, top, anchor, template, number == 0)
              for number, (top, anchor) in enumerate(zip(tops, anchors, strict=True))]
    depths = [anchor - place for anchor, place in zip(anchors[1:], places[1:], strict=True) if place is not None]
    depth, count = max(Counter(depths).items(), key=lambda item: item[1], default=(0, 0))
    below = Counter((step, units[place + step].form) for anchor, place in zip(anchors[1:], places[1:], strict=True)
                    if place is not None for step in (1, 2) if place + step < anchor)
    step, label = max(below, key=lambda pair: below[pair], default=(1, ""))
    usual_label = below[step, label] > 1 and below[step, label] * 2 > len(anchors) - 1
    for number, (top, anchor) in enumerate(zip(tops, anchors, strict=True)):
        if anchor >= top + 2 and units[anchor - 1].key in NICK_SIGNS and is_nick(units[anchor - 2], template):
            places[number] = anchor - 2
            continue
        place = places[number]
        if usual_label and number and place is not None and place + step < anchor and units[place + step].form == label:
            continue
        labelled = [at for at in range(top, anchor - step) if units[at + step].form == label
                    and is_nick(units[at], template) and not is_title(units, at)] if usual_label else []
        usual = depth and (number == 0 or count * 2 > len(anchors))
        if labelled:
            places[number] = labelled[-1]
        elif (usual and anchor >= depth and is_nick(units[anchor - depth], template)
              and not is_title(units, anchor - depth)):
            places[number] = anchor - depth
    return places


def counts_below(units: Sequence[Unit], headers: Sequence[Header]) -> bool:
    """Whether the lines below the headers count the posts: 1, 2, 3 …"""
    if len(headers) < SMALLEST_SAMPLE or headers[-1].unit + 1 >= len(units):
        return False
    keys = []
    for header in headers:
        key = units[header.unit + 1].key
        if len(key) > LONGEST_FLOOR_CHARS or not key.isdecimal():   # nearly always the first
            return False
        keys.append(key)
    return all(int(key) + 1 == int(following) for key, following in pairwise(keys))


def lone_floor(units: Sequence[Unit], top: int, anchor: int) -> str | None:
    """The floor that stands somewhere in a card, if there is one only."""
    floors = [unit.key for unit in units[top:anchor] if len(unit.key) <= LONGEST_FLOOR_CHARS and is_floor(unit.key)
              and unit.kind != CARD]
    return floors[0] if len(floors) == 1 else None


def author_above(units: Sequence[Unit], header: Header) -> str | None:
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


def floor_of(fields: Fields, header: Header, author: str | None, top: int) -> str | None:
    """A header's floor: a number beside it says more than the label 楼主 on it."""
    if header.floor and not header.floor.startswith(("楼主", "樓主")):
        return header.floor
    beside = floor_beside(fields, header.unit, author, top)
    return beside or header.floor


def nick_place(units: Sequence[Unit], kinds: bytes, top: int, end: int, template: frozenset[str],
               opening: bool) -> int | None:
    """The unit of the nick between two posts, or above the first one (`opening`), where a menu or counts end the
    page's head: the first plain short line below the buttons of the post before."""
    if opening:
        start = next((at + 1 for at in range(end - 1, top - 1, -1)
                      if units[at].rule in HEAD_RULES or "[复制链接]" in units[at].key), top)
        for at in range(start, end):
            if is_nick(units[at], template) and not is_title(units, at):
                return at
        return above_card(units, top, end, template)
    if top < end and kinds[top] == TEXT:
        below = next((at for at in range(top, end) if kinds[at] in (SURE, WEAK)), top)
        top = below if TEXT in kinds[below:end] else top
    for at in range(top, end):
        if kinds[at] in NICK_KINDS and is_nick(units[at], template):
            return at
    return None


def above_card(units: Sequence[Unit], top: int, end: int, template: frozenset[str]) -> int | None:
    """The last plain short line with a line of an author's card right below it."""
    return next((at for at in range(end - 2, top - 1, -1)
                 if is_nick(units[at], template) and units[at + 1].rule in CARD_RULES), None)


def is_nick(unit: Unit, template: frozenset[str]) -> bool:
    """Whether a unit may be a nick: a short line without a sentence's marks that is no label of every card."""
    key, kind = unit.key, unit.kind
    if kind not in NICK_KINDS or len(key) > LONGEST_NICK_CHARS:
        return False
    if kind != CARD and (unit.form in template or unit.says):
        return False
    return not is_label(key) and (kind == CARD or NOT_NICK_RE.match(key) is None)


def is_title(units: Sequence[Unit], at: int) -> bool:
    """Whether a line is the title that the page's first line repeats."""
    return len(units[at].key) >= SHORTEST_TITLE_CHARS and units[at].key in units[0].key and at > 0


def floor_beside(fields: Fields, number: int, author: str | None, top: int) -> str | None:
    """The floor on a line of its own above a header, the nick between them or not, or just below it; a flattener may
    part a number from its mark. What stands above `top` belongs to the post before."""
    keys, kinds = fields.keys, fields.kinds
    start = max(number - REACH_UNITS, top)
    label = None
    for at in range(number - 1, start - 1, -1):
        key = keys[at]
        floor = FLOOR_RE.match(key) if may_begin_floor(key) else None
        if floor and floor[0] in ("楼主", "樓主"):   # the floor itself may stand above this label
            label = label or floor[0]
            continue
        if floor and (floor[0] == key or kinds[at] in (SURE, WEAK) or FLOOR_TAIL_RE.match(key, floor.end())):
            return floor[0]
        if key in ("#", "楼") and at > start and keys[at - 1].isdigit():
            return keys[at - 1] + key
        if kinds[at] not in (SURE, WEAK, MARK) and key != author and key not in FLOOR_NEIGHBOURS:
            break
    if label:
        return label
    for at in range(number + 1, min(number + 1 + FLOOR_REACH_UNITS, len(keys))):
        key = keys[at]
        if kinds[at] == TEXT and key not in FLOOR_NEIGHBOURS:
            break
        if is_floor(key) and not key.startswith(("沙", "板", "地")):
            return key
    return None


SENDER_RE = lazy(r"(?:(?:发信人|發信人|寄信人) ?[:：]|^作者) ?(\w{2,14}) ?[(（]")
# `沙发 山泉 只看该作者`, `5# 山泉`
NICK_HEAD_RE = lazy(r"^(?:(?:主题发起人|引用|回[复覆復]|[举舉][报報]|沙[发發]|板凳|地板|[楼樓]主|第?\d{1,6} ?[#＃楼樓]|#\d{1,6}) )+")
NICK_TAIL_RE = lazy("(?: (?:只看(?:该作者|該作者|[楼樓]主|TA|他)|[发發]消息|加[关關]注|[楼樓]主))+$")
STATE_RE = lazy(r"^(?:在[线線]|[离離][线線])\s?(?=\S)")
NOT_NICK_RE = lazy(r"(?:19|20)\d\d-\d|[赞贊讚顶頂踩]同?(?: ?[(（]?[\d.]+[)）]?)?$|(?:标 {0,2}题|標 {0,2}題|文章主题|贴子主题|帖子主题)[:：]")
FLOOR_REACH_UNITS = 4
CARD_RULES = ("ui.author-card", "ui.post-meta", "ui.counts", "ui.rating", "ui.login", "bbsxp.card")
FLOOR_TAIL_RE = lazy("[ |]*(?:跳转到|跳轉到|倒序|正序|只看|电梯直达|字体大小)")
FLOOR_NEIGHBOURS = frozenset([
    "资料", "資料", "短消息", "大", "中", "小", "大 中", "大 中 小", "t", "T", "tT", "楼主", "樓主", "字体大小:", "跳转到", "跳转到 »"])
