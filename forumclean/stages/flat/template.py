"""What the gaps between headers have in common: the lines of a page's template, and the buttons among them."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, compress
from math import ceil
from operator import itemgetter

from forumclean.lines import CARD, INNER, MARK, SURE, TEXT, WEAK
from forumclean.patterns import lazy
from forumclean.stages.flat.headers import FROM, SHOW_ONLY
from forumclean.stages.flat.runs import Fields
from forumclean.stages.flat.units import Body, Unit

ROW = itemgetter(slice(2, None))     # of a unit, all but its span
SMALLEST_SAMPLE = 3
LONGEST_TEMPLATE_CHARS = 40
TEMPLATE_SHARE = 0.5
FIRST_TEMPLATE_SHARE = 0.85
TEXT_TEMPLATE_SHARE = 0.8   # a busy author's nick stands in half the gaps, a label in all but the last
LONGEST_SCAN_UNITS = 400
FEWEST_LABELLED = 4
LABELLED_SHARE = 3   # one of three labels stands above a sentence, of each form at least one
LONGEST_LABEL_CHARS = 16
FOOT_UNITS = 4
TAIL_SHARE = 0.3
LONGEST_APP_CHARS = 24
QUOTE_PART_RE = lazy(r"引用:|(?:原[帖文]|Originally posted )由|[于於] .{8,24}[发發]表")   # a quote's head, parted
QUOTE_PART_STARTS = frozenset("引原于於O")
HEADER_WORDS = frozenset([
    "", "#", "·", "•", "只看该作者", "只看該作者", "只看大图", "倒序浏览", "倒序瀏覽", "阅读模式", "閱讀模式", "打印", "上一主题", "下一主题",
    "电梯直达", "跳转到", "显示全部楼层", "樓主", "楼主", "來自手機", "来自手机", "只看楼主", "倒序阅读", "倒序看帖", "电梯直達"])


def template_of(units: Sequence[Unit], fields: Fields, gaps: Sequence[tuple[int, int]]) -> frozenset[str]:
    """The short lines that stand in most gaps.

    A gap's first line may be a reply that half the thread gave (顶): there a line counts only where nearly all gaps
    begin with it and go on with text.
    """
    if len(gaps) < SMALLEST_SAMPLE:
        return frozenset()
    spans = [(below_header(units, first, last), last) for first, last in gaps]
    spans = [(first, min(last, first + LONGEST_SCAN_UNITS)) for first, last in spans]
    least = max(SMALLEST_SAMPLE, TEMPLATE_SHARE * len(gaps))
    forms = [fields.forms[first + 1:stop] for first, stop in spans]
    held = held_by_many(forms, ceil(least))
    often = {form for form, count in held.items() if count >= least}
    # Each string is looked at once: most stand in every gap.
    rows: set[tuple[str, int, str, str, bool]] = {*map(ROW, chain.from_iterable([
        compress(units[first + 1:stop], map(often.__contains__, own))
        for (first, stop), own in zip(spans, forms, strict=True)]))} if often else set()
    labels = {row for row in rows if may_be_label(row[0], row[4])}
    counts = {row[3]: held[row[3]] for row in labels}
    if mixed := {row[3] for row in rows - labels}.intersection(counts):    # a label here, a quote's head there
        counts |= Counter(chain.from_iterable([{unit[5] for unit in units[first + 1:stop] if unit[5] in mixed
                                                and unit[2:] in labels} for first, stop in spans]))
    texts = {row[3] for row in labels if row[1] == TEXT}
    found = {form for form, count in counts.items() if count >= (
        max(SMALLEST_SAMPLE, TEXT_TEMPLATE_SHARE * len(gaps)) if form in texts else least)}
    openings = [fields.forms[first] for first, stop in spans if first < stop]
    usual = recurring(openings, ceil(FIRST_TEMPLATE_SHARE * len(gaps)))
    if usual is not None and len(usual) <= LONGEST_TEMPLATE_CHARS:
        goes_on = [fields.kinds[first + 1] == TEXT for first, stop in spans
                   if first + 1 < stop and fields.forms[first] == usual]
        if sum(goes_on) * 2 > openings.count(usual):
            found.add(usual)
    if "" in found and CARD in fields.kinds:    # the form of a card's line, which ends no text beside it
        found.remove("")
    return frozenset(found | first_labels(units, gaps))


def held_by_many(gaps: Sequence[Sequence[str]], least: int) -> Counter[str]:
    """In how many gaps forms stand, those left out that cannot stand in so many: each of these stands in one of the
    shortest gaps at least, where these are one more than may lack it."""
    few = sorted(gaps, key=len)[:max(len(gaps) - least, 0) + 1]
    may = {*chain.from_iterable(few)}
    return Counter(chain.from_iterable(map(may.intersection, gaps)))


def recurring(words: Sequence[str], least: int) -> str | None:
    """What at least so many of some words are, more than half of them; None where nothing is."""
    middle = sorted(words)[len(words) // 2] if len(words) >= least else ""
    return middle if words.count(middle) >= least else None


def first_labels(units: Sequence[Unit], gaps: Sequence[tuple[int, int]]) -> set[str]:
    """The lines that begin all gaps but the opening post's where these are of a few forms, and a sentence follows each:
    the device a post was sent from, or its author's rank. A thread's replies may be of a few forms too, but no prose
    follows them."""
    if len(gaps) < FEWEST_LABELLED:
        return set()
    gaps = gaps[1:]
    forms = {units[first].form for first, last in gaps if last - first >= 2}
    if len(forms) * 2 > len(gaps) or max(map(len, forms), default=0) > LONGEST_LABEL_CHARS:
        return set()
    if any(last - first < 2 or units[first].kind != TEXT or units[first].says for first, last in gaps):
        return set()
    told = [units[first].form for first, _ in gaps if units[first + 1].says]
    return forms if len(told) * LABELLED_SHARE >= len(gaps) and forms == set(told) else set()


def below_header(units: Sequence[Unit], first: int, last: int) -> int:
    """The first unit of a gap that is not the rest of its header."""
    while (after := below_rest(units, first, last)) > first:
        first = after
    return first


def below_rest(units: Sequence[Unit], first: int, last: int) -> int:
    """The unit behind one that still belongs to the header, and behind the app that one names; that unit where none
    does."""
    if first >= last or not (header_rest(units[first]) or units[first].key in FROM):
        return first
    app = units[first].key in FROM and first + 1 < last and len(units[first + 1].key) <= LONGEST_APP_CHARS
    return first + 1 + app


def may_be_label(key: str, says: bool) -> bool:
    """Whether a line is short, and neither a sentence nor a piece of a quote's head."""
    return len(key) <= LONGEST_TEMPLATE_CHARS and not says and not is_quote_part(key)


def is_quote_part(key: str) -> bool:
    """Whether a line is a piece of a quote's head that a flattener parted: 引用:, 原帖由, 于 D 发表."""
    return key[:1] in QUOTE_PART_STARTS and QUOTE_PART_RE.fullmatch(key) is not None


def tail_starts(fields: Fields, gaps: Sequence[tuple[int, int]], template: frozenset[str]) -> frozenset[str]:
    """The lines that first follow a body, in most gaps that have one: template lines, on a short page any buttons."""
    counts: Counter[str] = Counter()
    for first, last in gaps[:-1] if len(gaps) > SMALLEST_SAMPLE else gaps:
        body = False
        for form, kind in zip(fields.forms[first:last], fields.kinds[first:last], strict=True):
            if form in template or not template and kind in (SURE, WEAK):
                if body:
                    counts[form] += 1
                    break
            elif not body:
                body = kind in (TEXT, INNER)
    total = sum(counts.values())
    least = SMALLEST_SAMPLE if template else SMALLEST_SAMPLE - 1
    return frozenset(key for key, count in counts.items() if count >= max(least, TAIL_SHARE * total))


def above_tails(fields: Fields, gaps: Sequence[tuple[int, int]], tails: frozenset[str]) -> frozenset[str]:
    """The interface words that stand right above the first tail in half of the gaps: the buttons begin there."""
    counts: Counter[str] = Counter()
    for first, last in gaps:
        for at, form in enumerate(fields.forms[first:last], first):
            if form in tails:
                if at > first and fields.kinds[at - 1] in (WEAK, MARK):
                    counts[fields.forms[at - 1]] += 1
                break
    return frozenset(key for key, count in counts.items() if count >= max(SMALLEST_SAMPLE - 1, len(gaps) / 2))


def last_words(fields: Fields, gaps: Sequence[tuple[int, int]]) -> frozenset[str]:
    """The lines that end half of the gaps, on a page without buttons."""
    counts = Counter([fields.forms[last - 1] for first, last in gaps if first < last])
    return frozenset(key for key, count in counts.items() if count >= max(SMALLEST_SAMPLE - 1, len(gaps) / 2))


def feet_of(units: Sequence[Unit], gaps: Sequence[tuple[int, int]]) -> frozenset[str]:
    """The lines that stand right above a date again and again, on a page that prints dates below bodies."""
    counts = Counter(unit.form for first, last in gaps for unit in units[max(first, last - FOOT_UNITS):last]
                     if unit.kind != TEXT)
    return frozenset(key for key, count in counts.items() if count >= SMALLEST_SAMPLE)


def without_frame(units: Sequence[Unit], body: Body, head: int) -> Body:
    """The last body of a page without the lines at its end that stand above all headers and all prose too: a
    breadcrumb or the board's name, printed at both ends of the page."""
    end = body.last
    while end > body.first + 1 and units[end - 1].kind == TEXT and not units[end - 1].says:
        end -= 1
    if end == body.last:
        return body
    title = units[0].key
    prose = next((at for at, unit in enumerate(units[:head]) if unit.says and unit.key not in title), head)
    keys = {unit.key for unit in units[:prose]}
    at = next((at for at in range(max(end, body.first + 1), body.last) if units[at].key in keys), body.last)
    return body._replace(last=at)


def header_rest(unit: Unit) -> bool:
    """Whether a unit after the date still belongs to the header."""
    key = unit.key
    if unit.kind == TEXT:
        return key.startswith(("帖子 #", "发布 #")) or key.startswith("来自") and key.endswith(SHOW_ONLY)
    return key.strip("|｜ ") in HEADER_WORDS or key.startswith(("|", "｜", "只看", "倒序", "帖子 #", "发布 #"))
