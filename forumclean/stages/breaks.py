"""What each line break shows, and what follows from it."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from forumclean.chars import CLOSERS, COMMAS, HAN, OPENERS, TERMINALS
from forumclean.stages.kinds import DATE_RE, LIST_RE, MARK_RE, is_code, is_quote, is_table
from forumclean.stages.pagebreaks import page_distance
from forumclean.stages.points import POINTS, THRESHOLD
from forumclean.stages.spacing import space_between
from forumclean.stages.wraplines import Lines
from forumclean.stages.wrapwidth import Layout

NOTHING = (0.0, "")
HAN_RE = re.compile(f"[{HAN}]")
NEVER_BEGINS = frozenset("、，。；：！？）》」』】〉〕…．”’％")
NEVER_ENDS = frozenset("（《“‘「『【〈〔")
SENTENCE_END_RE = re.compile("[。！？!?…．.][”’」』）)\"'】]*$|^[^“”]*。[^“”]*$")
TERM_RE = re.compile("(?:[。！？!?…．]|(?<=[^ -~])\\.)[”’」』）)\"'】》]*$")
COMMA_RE = re.compile("[，、,]$")
COLON_RE = re.compile("[；;：:]$")


class Join(NamedTuple):
    """Why two lines are joined, and what stands between them."""

    reason: str
    put: str


class Facts(NamedTuple):
    """What is constant over one text.

    `base` and `first` are the indents of lines and of first lines in columns (`first` -1: they stand out by none),
    `stripped` the columns by which first lines are narrower, `open_gaps` the line numbers before which a blank parts
    pages only.
    """

    lines: Lines
    layout: Layout
    pairs: frozenset[str]
    base: int
    first: int
    stripped: int
    barred: Collection[int]
    open_gaps: frozenset[int]
    gap_style: bool
    dialogue: float
    ragged: float
    marked: bool


def gather(lines: Lines, layout: Layout, barred: Collection[int], printed: frozenset[int]) -> Facts:
    """Measure what the decisions need to know about the whole text."""
    base, first = indents_of(lines)
    inks = lines.inks
    pairs = frozenset(p for ink in inks for p in map("".join, zip(ink, ink[1:])))
    quotes = sum(1 for ink in inks if ink[0] in "“「『\"") / len(inks)
    gap_style, open_gaps = judge_gaps(lines, layout, printed)
    stripped = 4 if first < 0 and is_stripped(lines, layout, 4) else 0
    return Facts(lines, layout, pairs, base, first, stripped, barred, open_gaps, gap_style, quotes,
                 raggedness(lines, layout, barred, stripped), are_marked(lines, layout))


def slack_after(layout: Layout, inks: Sequence[str], i: int) -> int:
    """Columns left after line `i` once the first piece of the next one is added; negative: it did not fit."""
    space = inks[i][-1].isascii() and inks[i + 1][0].isascii() and inks[i][-1] not in "/-_"
    return layout.width - layout.widths[i] - layout.pieces[i + 1] - space


def judge_gaps(lines: Lines, layout: Layout, printed: frozenset[int]) -> tuple[bool, frozenset[int]]:
    """Whether blank lines part paragraphs, and before which lines a blank parts pages only."""
    if page_distance(lines):
        return False, frozenset(i for i, gap in enumerate(lines.gaps) if gap and i)
    ends = blanks = unfinished = 0
    loose = set(printed)
    for i in range(len(lines) - 1):
        slack, end = slack_after(layout, lines.inks, i), end_of(lines.inks[i])
        if not lines.gaps[i + 1]:
            ends += slack > 6 and end == "term"
            continue
        if i + 1 in printed:
            continue
        blanks += 1
        if slack < 0 and end in ("open", "comma") and lines.gaps[i + 1] == 1:
            unfinished += 1
            loose.add(i + 1)
    gap_style = blanks > 0 and blanks >= 2 * ends and unfinished <= 0.2 * blanks
    return gap_style, frozenset(printed if gap_style else loose)


def is_stripped(lines: Lines, layout: Layout, by: int) -> bool:
    """Whether first lines are `by` columns narrower than others: their indent was lost after wrapping.

    Lines that are full at the narrower width have to follow a line that may end a paragraph, and to be more than
    those that are as much shorter again.
    """
    narrow = fitting = other = 0
    for i in range(len(lines) - 1):
        if lines.gaps[i + 1] or end_of(lines.inks[i]) == "term":
            continue
        slack = slack_after(layout, lines.inks, i)
        if 0 <= slack < by and layout.widths[i] <= layout.width - by:
            narrow += 1
            before = i == 0 or lines.gaps[i] or end_of(lines.inks[i - 1])
            fitting += before in (True, "term", "colon") or (before != "comma" and slack_after(layout, lines.inks, i - 1) > by)
        elif by <= slack < 2 * by:
            other += 1
    return narrow >= 2 and fitting >= 0.8 * narrow and narrow >= 2 * other


def indents_of(lines: Lines) -> tuple[int, int]:
    """The usual indent of the lines, in columns, and the indent of first lines; -1 if first lines stand out by none."""
    count = Counter(lines.indents)
    base = min(count, key=lambda c: (-count[c], c)) if len(count) > 1 else next(iter(count))
    follows = Counter()
    for i in range(len(lines) - 1):
        a, b = lines.indents[i], lines.indents[i + 1]
        if 2 <= a - b <= 8 and not lines.gaps[i + 1]:
            follows[a, b] += 1
    if follows:
        (first, low), number = follows.most_common(1)[0]
        if number >= 2 or first - low == 4:
            return low, first
    return base, -1


def end_of(ink: str) -> str:
    """How a line ends: open, comma, colon or term."""
    if ink[-1] in "，、,":
        return "comma"
    if ink[-1] in "；;：:":
        return "colon"
    return "term" if TERM_RE.search(ink) else "open"


def observe(facts: Facts, i: int, para: str) -> list[tuple[str, float]]:
    """The observations of the break after line `i`, each with its weight; `para` is the paragraph so far."""
    lines, layout, j = facts.lines, facts.layout, i + 1
    a, b = lines.inks[i], lines.inks[j]
    if i in facts.barred or j in facts.barred or (lines.gaps[j] and j not in facts.open_gaps):
        return [("never", 1)]
    end = end_of(a)
    seen = indent_facts(facts, i)
    if b[0] in NEVER_BEGINS:
        seen.append(("begins-closing", 1))
    if a[-1] in NEVER_ENDS:
        seen.append(("ends-opening", 1))
    if LIST_RE.match(b):
        inside = facts.first >= 0 and lines.indents[j] == facts.base
        full = end == "open" and slack_after(layout, lines.inks, i) < 0
        seen.append(("list-inside" if inside else "list-in-clause" if full else "list", 1))
    if a.isascii() and b.isascii():
        seen.append(("ascii-after-han" if HAN_RE.search(para) else "ascii", 1))
    elif a.isascii() and not HAN_RE.search(para):
        seen.append(("ascii-before-han", 1))
    elif a[-1].isascii() and b[0].isascii() and a[-1].isalnum() and b[0].isalnum():
        seen.append(("latin-latin", 1))
    if DATE_RE.search(a) or DATE_RE.fullmatch(b):
        seen.append(("date", 1))
    if end in ("open", "comma") and is_open(para):
        seen.append(("inside-bracket", 1))
    if end == "open" and HAN_RE.match(a[-1]) and HAN_RE.match(b[0]):
        seen.append(("pair" if a[-1] + b[0] in facts.pairs else "no-pair", 1))
    if layout.pieces[j] > 8:
        seen.append(("long-piece", min(layout.pieces[j] / layout.width, 1)))
    if end == "open" and a is para and (i == 0 or lines.gaps[i]) and not lines.gaps[j]:
        seen.append(("block-head", 1))
    if len(a) < 16 and a is para and end == "open":
        seen.append(("heading-here", 1))
    if facts.stripped and j + 1 < len(lines) and (not lines.gaps[j + 1] or j + 1 in facts.open_gaps):
        seen += width_of_next(facts, j)
    return seen + after_sentence(facts, i, {name for name, _ in seen}) if end == "term" else seen


WITNESSES = frozenset(("list", "indent-new", "dedent", "next-narrow", "date"))


def after_sentence(facts: Facts, i: int, seen: Collection[str]) -> list[tuple[str, float]]:
    """What a line that ends a sentence and its successor tell; `seen` names the other observations."""
    lines, layout, j = facts.lines, facts.layout, i + 1
    a, b = lines.inks[i], lines.inks[j]
    found: list[tuple[str, float]] = []
    if layout.widths[j] < layout.width * 0.6 and end_of(b) == "open":
        found.append(("heading-next", 1))
    if b[0] in "“「『\"" and facts.dialogue > 0.1:
        found.append(("dialogue", 1))
    if a[-1] in "”」』\"" and facts.dialogue > 0.1:
        found.append(("speech-ends", 1))
    if not found and not WITNESSES & set(seen) and slack_after(layout, lines.inks, i) < 0:
        style = "stripped" if facts.stripped else "marked" if facts.marked else "bare" if facts.first < 0 else "indent"
        found.append((f"no-witness-{style}", 1))
    return found


def are_marked(lines: Lines, layout: Layout) -> bool:
    """Whether nearly every line after a sure paragraph end begins with an item mark."""
    starts = [i + 1 for i in range(len(lines) - 1) if slack_after(layout, lines.inks, i) > 6
              and end_of(lines.inks[i]) in ("term", "colon")]
    marked = sum(1 for j in starts if LIST_RE.match(lines.inks[j]))
    return len(starts) >= 2 and marked >= 0.9 * len(starts) and bool(LIST_RE.match(lines.inks[0]) or marked > 2)


def width_of_next(facts: Facts, j: int) -> list[tuple[str, float]]:
    """What the width of the next line tells, where first lines are narrower."""
    narrow = facts.layout.width - facts.stripped
    if facts.layout.widths[j] > narrow + 2:
        return [("next-wide", 1)]
    slack = slack_after(facts.layout, facts.lines.inks, j)
    if 0 <= slack < facts.stripped and end_of(facts.lines.inks[j]) in ("open", "comma"):
        return [("next-narrow", 1)]
    return []


def is_open(para: str) -> bool:
    """Whether a bracket, title mark or quotation is still open at the paragraph's end."""
    return any(para.count(a) > para.count(b) for a, b in ("（）", "《》", "“”", "()", "「」"))


def indent_facts(facts: Facts, i: int) -> list[tuple[str, float]]:
    """What the indents on both sides of a break tell."""
    lines = facts.lines
    here, after = lines.indents[i], lines.indents[i + 1]
    if after > here:
        mark = MARK_RE.match(lines.inks[i])
        if mark and 1 <= after - here <= 8:
            return [("hanging", 1)]
        return [("indent-new", 1)]
    if after < here:
        if here == facts.first and after == facts.base:
            return [("indent-continues", 1)]
        return [("dedent", 1)]
    if after == facts.first:
        return [("indent-new", 1)]
    if facts.first >= 0 and after == facts.base:
        return [("indent-continues", 1)]
    return []


def fit_facts(facts: Facts, i: int, cap: int) -> list[tuple[str, float]]:
    """Whether the next line's first piece would have fitted after line `i`, were lines `cap` columns wide."""
    layout, inks = facts.layout, facts.lines.inks
    end = end_of(inks[i])
    style = "gap" if facts.gap_style else "stripped" if facts.stripped else "indent" if facts.first >= 0 else "bare"
    if layout.widths[i] > cap + 2:
        return [("over-term" if end in ("term", "colon") else "over-open", 1)]
    slack = slack_after(layout, inks, i) - layout.width + cap
    if slack < 0:
        seen = [(f"full-{end}", 1), (f"full-{end}-{style}", 1)]
        return seen
    seen = [(f"short-{end}", 1), ("slack", min(slack, 20)), (f"short-{end}-{style}", 1)]
    if slack <= layout.width / 4:
        seen.append((f"ragged-{end}", facts.ragged))
    return seen


def raggedness(lines: Lines, layout: Layout, barred: Collection[int], stripped: int) -> float:
    """Of the long lines that end in mid-clause, the share after which the next piece would have fitted."""
    short = total = 0
    for i in range(len(lines) - 1):
        if lines.gaps[i + 1] or layout.widths[i] < 0.7 * layout.width or i in barred or end_of(lines.inks[i]) != "open":
            continue
        total += 1
        short += slack_after(layout, lines.inks, i) >= stripped
    return short / (total + 2)


def weigh(seen: list[tuple[str, float]]) -> float:
    """The points of some observations."""
    return sum([POINTS.get(name, NOTHING)[0] * weight for name, weight in seen])


def join_for(facts: Facts, i: int, seen: list[tuple[str, float]]) -> Join:
    """A join with the strongest observation in words."""
    best = max(seen, key=lambda item: POINTS.get(item[0], NOTHING)[0] * item[1])[0]
    reason = f"{POINTS.get(best, NOTHING)[1]} ({facts.layout.widths[i]} of {facts.layout.width} columns)"
    inks = facts.lines.inks
    put = space_between(inks[i], inks[i + 1], cuts_words=facts.layout.cuts_words,
                        is_exact=facts.layout.widths[i] >= facts.layout.width)
    return Join(reason, put)


def decide(facts: Facts) -> list[Join | None]:
    """For each break how to join it, or None; from the top down, so that a line is known to begin a paragraph."""
    joins: list[Join | None] = []
    inks, layout = facts.lines.inks, facts.layout
    para = inks[0]
    for i in range(len(inks) - 1):
        seen = observe(facts, i, para) + fit_facts(facts, i, line_cap(facts, i, para is inks[i]))
        joined = weigh(seen) > THRESHOLD
        joins.append(join_for(facts, i, seen) if joined else None)
        para = para + inks[i + 1] if joined else inks[i + 1]
    return joins


def line_cap(facts: Facts, i: int, begins: bool) -> int:
    """The columns that line `i` may fill: fewer if it begins a paragraph whose indent was stripped."""
    narrow = facts.layout.width - facts.stripped
    return narrow if begins and facts.layout.widths[i] <= narrow + 2 else facts.layout.width


def barred_lines(lines: Lines) -> set[int]:
    """Lines of tables, code and quotations."""
    return {i for i, ink in enumerate(lines.inks) if is_table(ink) or is_code(ink) or is_quote(ink)}
