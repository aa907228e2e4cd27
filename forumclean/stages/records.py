"""Where each post's body lies between two headers."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from forumclean.lines import BLANK, CARD, INNER, MARK, SENTENCE_RE, SURE, TEXT, WEAK
from forumclean.stages.cards import with_cards
from forumclean.stages.headers import FLOOR_RE, Header
from forumclean.stages.units import Body, Unit

LONGEST_TEMPLATE_CHARS = 40
TEMPLATE_SHARE = 0.5
FIRST_TEMPLATE_SHARE = 0.85
LONGEST_SCAN_UNITS = 400
TEXT_TEMPLATE_SHARE = 0.8   # a busy author's nick stands in half the gaps, a label in all but the last
SMALLEST_SAMPLE = 3
HEADER_WORDS = frozenset(["", "#", "只看该作者", "只看該作者", "只看大图", "倒序浏览", "倒序瀏覽", "阅读模式", "閱讀模式", "打印", "上一主题", "下一主题",
                          "电梯直达", "跳转到", "显示全部楼层", "樓主", "楼主", "來自手機", "来自手机", "只看楼主", "倒序阅读", "倒序看帖", "电梯直達"])
LONGEST_GAP_UNITS = 2000
FEWEST_BODY_CHARS = 20
FEWEST_BODY_SHARE = 2   # bodies that hold half the text below the first header need no second look
CARD_UNITS = 15
MOST_SHORT_UNITS = 2
FOOT_UNITS = 4
FLOOR_REACH_UNITS = 6
TAIL_SHARE = 0.3
LONE_RUN_FACTOR = 6   # on a page of one or two posts a run below the card has to outweigh what stands at the header
PAGE_FOOT_RULES = ("ui.login-wall", "ui.license-line", "ui.pages", "ui.pager", "ui.login", "ui.footer", "ui.related",
                   "ptt.push-head")
DROP_LIMIT = 5.0   # two furniture lines in a row end a body


def find_bodies(units: Sequence[Unit], headers: Sequence[Header]) -> list[Body]:
    """The body of each header's post.

    Between two headers stand, in an order that one page keeps: a body, buttons, the next author's card. What stands in
    most gaps is the template; the body is what is left of it at the header's side.
    """
    after = dates_follow_bodies(units, headers)
    gaps = gaps_of(units, headers, after)
    template = template_of(units, gaps)
    if after:
        template |= feet_of(units, gaps)
    tails = tail_starts(units, gaps, template)
    if not after:
        gaps = [(first, card_start(units, following, template, first) if following else last)
                for (first, last), following in zip(gaps, [*headers[1:], None], strict=True)]
    buttons = above_tails(units, gaps, tails)
    bodies = [body_in(units, gap, template, tails, buttons, after) for gap in gaps]
    if after:
        return with_cards(units, [body.first for body in bodies], headers, bodies, template)
    below = sum(len(unit.key) for unit in units[gaps[0][0]:] if unit.kind == TEXT)
    if text_chars(units, bodies) * FEWEST_BODY_SHARE < below:
        bodies = below_cards(units, gaps, bodies, template)
    return with_cards(units, [header.unit for header in headers], headers, bodies, template)


def below_cards(units: Sequence[Unit], gaps: Sequence[tuple[int, int]], bodies: list[Body],
                template: frozenset[str]) -> list[Body]:
    """The bodies of a page whose engine prints an author's card between header and body: the heaviest run in each gap,
    if these hold twice the text of what begins at the headers."""
    runs = [run_in(units, first, gap_end(units, first, last), template) for first, last in gaps]
    if len(runs) >= SMALLEST_SAMPLE:
        return runs if text_chars(units, runs[:-1]) > 2 * text_chars(units, bodies[:-1]) else bodies
    return [run if text_chars(units, [body]) < max(FEWEST_BODY_CHARS, text_chars(units, [run]) / LONE_RUN_FACTOR)
            and run.first < gap[0] + CARD_UNITS else body for run, body, gap in zip(runs, bodies, gaps, strict=True)]


def gap_end(units: Sequence[Unit], first: int, last: int) -> int:
    """Where a gap ends for a run that may begin below an author's card: at the page's foot, in the last one."""
    last = min(last, first + LONGEST_GAP_UNITS)
    return next((at for at in range(first, last) if units[at].rule in PAGE_FOOT_RULES and units[at].kind == SURE), last)


def text_chars(units: Sequence[Unit], bodies: Sequence[Body]) -> int:
    """How many characters of text the bodies hold."""
    return sum(len(unit.key) for body in bodies for unit in units[body.first:body.last] if unit.kind == TEXT)


def card_start(units: Sequence[Unit], header: Header, template: frozenset[str], first: int) -> int:
    """Where the card of a header's author begins: at the nick above a header that names none."""
    at = header.unit
    if header.author is not None or any(unit.kind == CARD for unit in units[first:at]):
        return at
    while at > first and (units[at - 1].kind != TEXT or units[at - 1].form in template):
        at -= 1
    if at > first and len(units[at - 1].key) <= 30 and not SENTENCE_RE.search(units[at - 1].key):
        return at - 1
    return header.unit


def dates_follow_bodies(units: Sequence[Unit], headers: Sequence[Header]) -> bool:
    """Whether the page prints a post's date below its body, as 贴吧 and Discuz! 4 do: a floor follows a bare date, or
    a floor and an app's name run into it."""
    if headers[0].family == "below":
        return True
    if headers[0].family not in ("bare", "plain"):
        return False
    votes = 0
    for header in headers:
        above = units[header.unit - 1].key if header.unit else ""
        below = [unit.key for unit in units[header.unit + 1:header.unit + 1 + FLOOR_REACH_UNITS]]
        numbered = next((key for key in below if key.startswith(("#", "＃"))), "")
        app = header.author is None and header.floor and units[header.unit].key.startswith(("来自", header.floor))
        parted = FLOOR_RE.fullmatch(above) and above.endswith("楼") and below[:1] in (["举报"], ["回复"], ["收起回复"])
        votes += bool(numbered and FLOOR_RE.fullmatch(numbered) or app or parted)
    return votes * 2 > len(headers)


def gaps_of(units: Sequence[Unit], headers: Sequence[Header], after: bool) -> list[tuple[int, int]]:
    """The units in which each header's body has to be sought, half-open."""
    numbers = [header.unit for header in headers]
    if after:
        return [(previous + 1, number) for previous, number in zip([-1, *numbers], numbers, strict=False)]
    return [(number + 1, following) for number, following in zip(numbers, [*numbers[1:], len(units)], strict=True)]


def template_of(units: Sequence[Unit], gaps: Sequence[tuple[int, int]]) -> frozenset[str]:
    """The short lines that stand in most gaps.

    A gap's first line may be a reply that half the thread gave (顶): there a line counts only where nearly all gaps
    begin with it and go on with text.
    """
    if len(gaps) < SMALLEST_SAMPLE:
        return frozenset()
    counts: Counter[str] = Counter()
    firsts: Counter[str] = Counter()
    going_on: Counter[str] = Counter()
    texts: set[str] = set()
    for start, last in gaps:
        first = next((at for at in range(start, last) if not header_rest(units[at])), last)
        stop = min(last, first + LONGEST_SCAN_UNITS)
        short = [unit for unit in units[first + 1:stop] if len(unit.key) <= LONGEST_TEMPLATE_CHARS
                 and not (unit.kind == TEXT and SENTENCE_RE.search(unit.key))]
        counts.update({unit.form for unit in short})
        texts.update(unit.form for unit in short if unit.kind == TEXT)
        if first < stop:
            firsts[units[first].form] += 1
            going_on[units[first].form] += first + 1 < stop and units[first + 1].kind == TEXT
    found = {key for key, count in counts.items() if count >= max(
        SMALLEST_SAMPLE, (TEXT_TEMPLATE_SHARE if key in texts else TEMPLATE_SHARE) * len(gaps))}
    found |= {key for key, count in firsts.items() if len(key) <= LONGEST_TEMPLATE_CHARS
              and count >= FIRST_TEMPLATE_SHARE * len(gaps) and going_on[key] * 2 > count}
    return frozenset(found)


def tail_starts(units: Sequence[Unit], gaps: Sequence[tuple[int, int]], template: frozenset[str]) -> frozenset[str]:
    """The lines that first follow a body, in most gaps that have one: template lines, on a short page any buttons."""
    counts: Counter[str] = Counter()
    for first, last in gaps[:-1] if len(gaps) > SMALLEST_SAMPLE else gaps:
        body = False
        for unit in units[first:last]:
            if unit.form in template or not template and unit.kind in (SURE, WEAK):
                if body:
                    counts[unit.form] += 1
                    break
            elif unit.kind in (TEXT, INNER):
                body = True
    total = sum(counts.values())
    least = SMALLEST_SAMPLE if template else SMALLEST_SAMPLE - 1
    return frozenset(key for key, count in counts.items() if count >= max(least, TAIL_SHARE * total))


def above_tails(units: Sequence[Unit], gaps: Sequence[tuple[int, int]], tails: frozenset[str]) -> frozenset[str]:
    """The interface words that stand right above the first tail in half of the gaps: the buttons begin there."""
    counts: Counter[str] = Counter()
    for first, last in gaps:
        at = next((at for at in range(first, last) if units[at].form in tails), first)
        if at > first and units[at - 1].kind in (WEAK, MARK):
            counts[units[at - 1].form] += 1
    return frozenset(key for key, count in counts.items() if count >= max(SMALLEST_SAMPLE - 1, len(gaps) / 2))


def feet_of(units: Sequence[Unit], gaps: Sequence[tuple[int, int]]) -> frozenset[str]:
    """The lines that stand right above a date again and again, on a page that prints dates below bodies."""
    counts = Counter(unit.form for first, last in gaps for unit in units[max(first, last - FOOT_UNITS):last]
                     if unit.kind != TEXT)
    return frozenset(key for key, count in counts.items() if count >= SMALLEST_SAMPLE)


def weight(unit: Unit, template: frozenset[str]) -> float:
    """How much a unit speaks for an author's text (positive) or for furniture, in lines of prose."""
    if unit.kind in (BLANK, CARD):
        return 0.0
    if unit.form in template:
        return -3.0
    if unit.kind == SURE:
        return -3.0
    if unit.kind == INNER:
        return -0.2
    if unit.kind in (WEAK, MARK):
        return -0.7
    return min(len(unit.key), 60) / 10 + (1.0 if SENTENCE_RE.search(unit.key) else 0.3)


def body_in(units: Sequence[Unit], gap: tuple[int, int], template: frozenset[str], tails: frozenset[str],
            buttons: frozenset[str], after: bool) -> Body:
    """The body in one gap: the run of units from the header's side with the largest weight."""
    first, last = gap
    if after:
        return body_above(units, first, last, template)
    while first < last and (header_rest(units[first]) or units[first].form in template - tails):
        first += 1
    best = at = first
    total = top = 0.0
    for at in range(first, last):
        unit = units[at]
        if unit.form in tails:
            # A short line right above the buttons is the author's, whatever words it is made of, unless it recurs.
            own = best < at <= best + MOST_SHORT_UNITS and not any(unit.form in buttons for unit in units[best:at])
            best = at if own else best
            break
        if last == len(units) and unit.rule in PAGE_FOOT_RULES:
            break
        total += weight(unit, template)
        if at == first and unit.kind in (WEAK, MARK):
            total += 1.5
        if total >= top and unit.kind != BLANK and total > 0:
            top, best = total, at + 1
        if total < top - DROP_LIMIT:
            break
    return Body(first, max(best, first))


def header_rest(unit: Unit) -> bool:
    """Whether a unit after the date still belongs to the header."""
    if unit.key.startswith(("帖子 #", "发布 #")):
        return True
    return unit.kind != TEXT and (unit.key.strip("|｜ ") in HEADER_WORDS or unit.key.startswith(("|", "｜", "只看", "倒序")))


def lone_body(units: Sequence[Unit]) -> Body:
    """The body of a page that shows no post header: the run of units with the largest weight."""
    return run_in(units, 0, len(units), frozenset())


def run_in(units: Sequence[Unit], start: int, stop: int, template: frozenset[str]) -> Body:
    """The run of units with the largest weight, short lines counting little: menus and cards are short."""
    best, total, first, span = 0.0, 0.0, start, (start, start)
    for at in range(start, stop):
        unit = units[at]
        total += weight(unit, template) if len(unit.key) > 12 or unit.kind != TEXT or unit.form in template else 0.1
        if total > best:
            best, span = total, (first, at + 1)
        if total <= 0 or total < best - 2 * DROP_LIMIT and span[1] <= first:
            total, first = 0.0, at + 1
    first, last = span
    while first < last and units[first].kind == BLANK:
        first += 1
    return Body(first, last, None)


def body_above(units: Sequence[Unit], first: int, last: int, template: frozenset[str]) -> Body:
    """The body that ends just above a date: its run of units read upwards."""
    colon = next((at for at in range(first, last) if units[at].key in (":", "：")), last)
    if first < colon < last:
        nick = units[colon - 1].key if colon > first else None
        return Body(colon + 1, max(colon + 1, foot(units, colon + 2, last, template)), nick)
    last = foot(units, first, last, template)
    best, total, top = last, 0.0, 0.0
    for at in range(last - 1, first - 1, -1):
        total += weight(units[at], template)
        if total >= top and units[at].kind != BLANK and total > 0:
            top, best = total, at
        if total < top - DROP_LIMIT:
            break
    return Body(best, last)


def foot(units: Sequence[Unit], first: int, last: int, template: frozenset[str]) -> int:
    """Where the furniture above a date begins. A short line that no other post has there is the author's."""
    while last > first:
        unit = units[last - 1]
        if unit.kind in (TEXT, INNER) and unit.form not in template:
            break
        if template and unit.kind in (WEAK, MARK) and unit.form not in template and not FLOOR_RE.fullmatch(unit.key):
            break
        last -= 1
    return last
