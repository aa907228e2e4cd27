"""Where each post's body lies between two headers."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.lines import BLANK, CARD, DIGITS_RE, INNER, MARK, SURE, TEXT, WEAK
from forumclean.stages.flat.bodyends import above_furniture, above_tail, below_inner, is_inner_table, with_rest
from forumclean.stages.flat.cards import with_cards
from forumclean.stages.flat.cardstats import below_stats
from forumclean.stages.flat.columns import within, without_counts, without_feet, without_heads
from forumclean.stages.flat.headers import COUNTED_RE, Header
from forumclean.stages.flat.replies import with_short_replies, without_count
from forumclean.stages.flat.runs import (
    DROP_LIMIT,
    MOST_COUNTED_CHARS,
    RATED_STARTS,
    RATING_STARTS,
    TEXT_WEIGHTS,
    Fields,
    bars,
    fields_of,
    is_own_end,
    is_short_end,
    reading_on,
    run_in,
    speaks,
    text_chars,
    weight,
)
from forumclean.stages.flat.sides import (
    CARD_UNITS,
    PAGE_FOOT_RULES,
    dates_follow_bodies,
    gap_end,
    without_count_row,
)
from forumclean.stages.flat.template import (
    SMALLEST_SAMPLE,
    above_tails,
    below_rest,
    feet_of,
    is_quote_part,
    last_words,
    tail_starts,
    template_of,
    without_frame,
)
from forumclean.stages.flat.units import BODY, Body, Unit
from forumclean.stages.signs.floors import FLOOR_RE

FEWEST_BODY_CHARS = 20
FEWEST_BODY_SHARE = 2   # bodies that hold half the text below the first header need no second look
LONE_RUN_FACTOR = 6   # on a page of one or two posts a run below the card has to outweigh what stands at the header
# Labels of an event: they end a post that has begun; above its words they say what it is about.
FORM_RULE = "ui.special-thread"
SHORT_BONUS = 1.5   # what stands at a header's side is rather a short reply than furniture


def find_bodies(units: Sequence[Unit], headers: Sequence[Header], boards: bool,
                above: tuple[int, int] | None = None) -> list[Body]:
    """The body of each header's post.

    Between two headers stand, in an order that one page keeps: a body, buttons, the next author's card. What stands in
    most gaps is the template; the body is what is left of it at the header's side.

    Args:
        boards: whether the page names a board (看板).
        above: where posts stand above their dates, the unit above which nothing is of theirs, and the opening's header.
    """
    boards = boards or headers[0].family == "bbs"
    after = above is not None or dates_follow_bodies(units, headers)
    gaps = gaps_of(units, headers, after, above[0] if above else -1)
    if above:
        more = [(max(above[1] - CARD_UNITS, 0), above[1])] if above[1] > 0 else []
        gaps = without_feet(units, gaps, more, nameless=not any(header.author for header in headers))
    fields = fields_of(units)
    template = template_of(units, fields, gaps)
    if after:
        template |= feet_of(units, gaps)
    tails = tail_starts(fields, gaps, template)
    nicks, footed = list[str | None](), list[tuple[int, int]]()
    if not after:
        gaps = without_count_row(units, headers, gaps)
        footed = gaps[:-1]
        gaps, nicks = without_heads(units, gaps, headers)
        gaps = gaps if any(nicks) else above_cards(units, fields, gaps, headers, template)
        gaps = below_stats(units, gaps, template)
    buttons = above_tails(fields, gaps, tails) if tails else last_words(fields, gaps)
    bodies = [body_above(units, *gap, template) if after else body_in(units, fields, gap, template, tails, buttons)
              for gap in gaps]
    bodies = with_short_replies(fields, gaps, within(units, bodies, footed, nicks), template, tails, after)
    bodies = without_count(units, [*bodies[:-1], without_frame(units, bodies[-1], headers[0].unit)])
    if after:
        bodies = without_counts(bodies, units) if above else bodies
        return with_cards(units, fields, [body.first for body in bodies], headers, bodies, template, boards)
    if text_chars(fields, bodies) * FEWEST_BODY_SHARE < text_chars(fields, [Body(gaps[0][0], len(units))]):
        bodies = below_cards(units, fields, gaps, bodies, template)
    bodies = with_rest(fields, bodies)
    return with_cards(units, fields, [header.unit for header in headers], headers, bodies, template, boards)


def below_cards(units: Sequence[Unit], fields: Fields, gaps: Sequence[tuple[int, int]], bodies: list[Body],
                template: frozenset[str]) -> list[Body]:
    """The bodies of a page whose engine prints an author's card between header and body: the heaviest run in each gap,
    if these hold twice the text of what begins at the headers."""
    ends = [gap_end(units, first, last) for first, last in gaps]
    runs = [reading_on(units, run_in(units, first, end, template), end, template)
            for (first, _), end in zip(gaps, ends, strict=True)]
    if len(runs) >= SMALLEST_SAMPLE:
        if text_chars(fields, runs[:-1]) <= 2 * text_chars(fields, bodies[:-1]):
            return bodies
        reach = max(run.first - first for run, (first, _) in zip(runs, gaps[:-1], strict=False))
        foot = runs[-1].first - gaps[-1][0] > reach and speaks(units[bodies[-1].first:bodies[-1].last])
        return [*runs[:-1], bodies[-1]] if foot else runs    # below the last post stands the page's foot
    return [run if text_chars(fields, [body]) < max(FEWEST_BODY_CHARS, text_chars(fields, [run]) / LONE_RUN_FACTOR)
            and run.first < gap[0] + CARD_UNITS else body for run, body, gap in zip(runs, bodies, gaps, strict=True)]


def above_cards(units: Sequence[Unit], fields: Fields, gaps: Sequence[tuple[int, int]], headers: Sequence[Header],
                template: frozenset[str]) -> list[tuple[int, int]]:
    """The gaps without the card of the next author, where most headers that name none have a nick above them: on a
    page of one author his nick is a template line, and a short last line of a post looks like a nick."""
    if all(header.author for header in headers[1:]):
        return list(gaps)
    kinds = fields.kinds
    starts = [card_start(units, fields, following, template, first)
              for (first, _), following in zip(gaps, headers[1:], strict=False)]
    nameless = [start < header.unit for (first, _), start, header in zip(gaps, starts, headers[1:], strict=False)
                if not header.author and CARD not in kinds[first:header.unit]]
    if sum(nameless) * 2 <= len(nameless):
        return list(gaps)
    return [(first, start) for (first, _), start in zip(gaps, [*starts, gaps[-1][1]], strict=True)]


def card_start(units: Sequence[Unit], fields: Fields, header: Header, template: frozenset[str], first: int) -> int:
    """Where the card of a header's author begins: at the nick above a header that names none."""
    kinds, forms = fields.kinds, fields.forms
    at = header_start(units, header)
    if header.author is not None or CARD in kinds[first:at]:
        return at
    while at > first and (kinds[at - 1] != TEXT or forms[at - 1] in template):
        at -= 1
    if at > first and len(fields.keys[at - 1]) <= 30 and not fields.says[at - 1]:
        return at - 1
    return header.unit


def gaps_of(units: Sequence[Unit], headers: Sequence[Header], after: bool, top: int = -1) -> list[tuple[int, int]]:
    """The units in which each header's body has to be sought, half-open."""
    numbers = [header.unit for header in headers]
    if after:
        return [(previous + 1, number) for previous, number in zip([top, *numbers], numbers, strict=False)]
    ends = [header_start(units, header) if header.family == "label" else header.unit for header in headers[1:]]
    return [(number + 1, end) for number, end in zip(numbers, [*ends, len(units)], strict=True)]


def header_start(units: Sequence[Unit], header: Header) -> int:
    """The first unit of a header: a flattener may part `作者: X 时间: D`."""
    at = header.unit
    return at - 3 if header.family == "label" and units[at - 1].key.rstrip(":： ") in ("时间", "時間") else at


def body_in(units: Sequence[Unit], fields: Fields, gap: tuple[int, int], template: frozenset[str],
            tails: frozenset[str], buttons: frozenset[str]) -> Body:
    """The body in one gap: the run of units from the header's side with the largest weight."""
    first, last = below_head(units, fields.forms, gap, template, tails), gap[1]
    best, total, top, opening, told, heard, barred = first, 0.0, 0.0, True, False, first, False
    stop, found, foot, known = last, bool(tails), last == len(units), template or tails     # a template holds its tails
    keys, kinds, rules, forms, says = fields
    for at in range(first, last):
        key, kind, form = keys[at], kinds[at], forms[at]
        if kind == TEXT and form not in known and key[0] not in RATING_STARTS:   # most lines
            total += TEXT_WEIGHTS[says[at]][len(key) if len(key) < MOST_COUNTED_CHARS else MOST_COUNTED_CHARS]
            opening = False
        elif form in tails and not is_inner_table(units, at, last):
            best = at if best < at and is_own_end(units[best:at], buttons, template) else best
            break
        else:
            if foot and rules[at] in PAGE_FOOT_RULES:
                stop, found = at, found or rules[at - 1] == "ui.post-action"
                break
            if kind == WEAK and is_count_row(units, at, last):
                found = True
                break
            if first < best < at and (kind == SURE and form in template or key.startswith(RATED_STARTS)):
                best = above_furniture(units, best, at - (rules[at - 1] == "ui.rating"), buttons | template)
            if rules[at] == FORM_RULE:
                told, heard = told or speaks(units[heard:at]), at
            if told or rules[at] != FORM_RULE or form in template:
                total += weight(units[at], template) + (SHORT_BONUS if opening and kind in (WEAK, MARK) else 0.0)
            opening = opening and kind == INNER
            barred = barred or bars(units[at], template) or kind == WEAK and not tails
        if total < top and not barred and says[at]:
            total = top     # the text reads on below a table's cells
        if total >= top and kind != BLANK and total > 0:
            top, best, barred = total, at + 1, False
        if barred and total < top - DROP_LIMIT:
            found = True
            break
    if not found and first < best and stop < len(units) and is_short_end(units[best:stop], buttons, sure=False):
        best = stop
    best = above_tail(fields, best, stop, template, tails) if first < best else best
    return BODY((first, max(below_inner(units, first, best, last), first), None, None))


def below_head(units: Sequence[Unit], forms: Sequence[str], gap: tuple[int, int], template: frozenset[str],
               tails: frozenset[str]) -> int:
    """The first unit of a gap that is neither the rest of its header nor a template's line, buttons apart."""
    first, last = gap
    while first < last and ((after := below_rest(units, first, last)) > first
                            or forms[first] in template and forms[first] not in tails):
        first = max(after, first + 1)
    return first


def is_count_row(units: Sequence[Unit], at: int, last: int) -> bool:
    """Whether `9 条回复 • D` begins here, the row between an opening post and its replies."""
    key = units[at].key
    return key[0].isdigit() and at + 1 < last and units[at + 1].kind == MARK and COUNTED_RE.search(key) is not None


def body_above(units: Sequence[Unit], first: int, last: int, template: frozenset[str]) -> Body:
    """The body that ends just above a date: its run of units read upwards."""
    colon = next((at for at in range(first, last) if units[at].key in (":", "：")), last)
    if first < colon < last:
        nick = units[colon - 1].key if colon > first else None
        return Body(colon + 1, max(colon + 1, foot(units, colon + 2, last, template)), nick)
    last = foot(units, first, last, template)
    best, total, top, barred = last, 0.0, 0.0, False
    for at in range(last - 1, first - 1, -1):
        total += weight(units[at], template)
        if at == last - 1 and units[at].kind in (WEAK, MARK):
            total += SHORT_BONUS
        if top > 0 and not first and units[at].kind == TEXT and units[at].form in template:
            break   # a card's line: above the first post stands the page's head
        barred = barred or bars(units[at], template) or units[at].kind == WEAK
        if total < top and not barred and units[at].says:
            total = top
        if total >= top and units[at].kind != BLANK and total > 0:
            top, best, barred = total, at, False
        if barred and total < top - DROP_LIMIT:
            break
    if last > best >= first + 2 and units[best].key[0] in "于於" and is_quote_part(units[best].key):
        best -= 2   # 原帖由, X, 于 D 发表
    return Body(best, last)


def foot(units: Sequence[Unit], first: int, last: int, template: frozenset[str]) -> int:
    """Where the furniture above a date begins. A short line that no other post has there is the author's."""
    while last > first:
        unit = units[last - 1]
        if unit.kind in (TEXT, INNER) and unit.form not in template:
            break
        if template and unit.kind in (WEAK, MARK) and unit.form not in template and not (
                FLOOR_RE.fullmatch(unit.key) and DIGITS_RE.search(unit.key)):
            break
        last -= 1
    return last
