"""A section that may be hard-wrapped: its parts, page breaks, joins, cuts."""
from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from forumclean.stages.wrap.breaks import Join, decide
from forumclean.stages.wrap.facts import Facts, gather
from forumclean.stages.wrap.hints import hinted_joins
from forumclean.stages.wrap.kinds import barred_lines
from forumclean.stages.wrap.layoutcuts import CLOSED, TRIMMED, UNTOUCHED, Piece, Printed, blank_post, line_cuts
from forumclean.stages.wrap.pagebreaks import printed_lines
from forumclean.stages.wrap.wraplines import Lines, sliced, split_lines, without
from forumclean.stages.wrap.wrapmarks import MAX_COLS
from forumclean.stages.wrap.wrapmetrics import is_whole
from forumclean.stages.wrap.wrapwidth import Layout, measure, narrowed


class Wrapped(NamedTuple):
    """What becomes of the breaks of a section.

    Args:
        joins: for each break how to join it, or None.
        levels: for each break, and the end, which of the blanks around it go if it stays.
        printed: the lines between that printing added.
        facts: what was measured on the wrapped parts.
    """

    lines: Lines
    joins: Sequence[Join | None]
    levels: Sequence[int]
    printed: Printed
    facts: Sequence[Facts]

    def cuts(self, text: str) -> list[Piece]:
        """The cuts; `text` is the section's, in which a <br> still stands as it is written."""
        if not self.lines.inks:
            return blank_post(text)
        return line_cuts(text, self.lines, self.joins, self.levels, self.printed)

    def blocks(self) -> list[int]:
        """For each line that comes of the section the last of the lines that make it up."""
        return [*[i for i, join in enumerate(self.joins) if not join], len(self.lines) - 1]

    def joined(self, more: dict[int, Join], facts: Sequence[Facts] = ()) -> Wrapped | None:
        """The same with more joins, by number of the line that came of the section; None if there is no such line."""
        blocks = self.blocks()
        if max(more) >= len(blocks) - 1:
            return None
        joins = {blocks[number]: join for number, join in more.items()}
        return self._replace(joins=[joins.get(i, join) for i, join in enumerate(self.joins)],
                             facts=[*self.facts, *facts])


class Found(NamedTuple):
    """The joins of a text; the parts that were judged each by itself, what was measured on those that are wrapped, and
    the lines before which a blank line goes."""

    joins: list[Join | None]
    parts: list[tuple[int, int]]
    facts: list[Facts]
    closed: set[int]


def judge_lines(text: str, delimited: bool, part: Callable[[Lines], Lines] | None = None) -> Wrapped | None:
    """What becomes of the breaks of one section; None where nothing is joined and no furniture delimits it.

    Args:
        text: the section's text with each literal <br> as a line feed.
        delimited: whether the section is a post whose ends are known.
        part: gives lines with blank ones where the page's elements part paragraphs.
    """
    lines = split_lines(text)
    if not lines.inks:
        return None
    if part:
        lines = part(lines)
    printed = printed_lines(lines)
    if len(lines) - len(printed) < 2:
        printed = {}
    kept = without(lines, printed) if printed else lines
    found = find_joins(kept, gaps_of_printed(lines, printed))
    if not any(found.joins):
        return as_written(lines)._replace(facts=found.facts) if delimited else None
    levels = [CLOSED] * len(kept) if delimited else levels_of(found)
    spans = [(lines.starts[i], lines.end(i), printed[i]) for i in sorted(printed)]
    return Wrapped(kept, found.joins, levels, spans, found.facts)


def shows_width(lines: Lines) -> bool:
    """Whether a post is hard-wrapped once its blank lines and indents are gone, as a second pass sees it."""
    lines = lines.flush()
    return measure(lines, barred_lines(lines)) is not None


def judge_by_hints(text: str, hints: Sequence[Facts]) -> Wrapped | None:
    """What becomes of the breaks of a post under a width that other posts of its page show, if it shows one of them."""
    lines = split_lines(text)
    for hint in hints:
        joins = hinted_joins(lines, hint) if lines.inks else None
        if joins and any(joins):
            return as_written(lines)._replace(joins=joins)
    return None


def as_written(text: str | Lines) -> Wrapped:
    """A post of which no break goes."""
    lines = split_lines(text) if isinstance(text, str) else text
    if not lines.inks:
        return Wrapped(lines, [], [], (), ())
    return Wrapped(lines, [None] * (len(lines) - 1), [CLOSED] * len(lines), (), ())


def gaps_of_printed(lines: Lines, printed: Collection[int]) -> frozenset[int]:
    """The kept lines, by their number among those, before which printed lines were dropped."""
    gaps, number, is_open = set(), 0, False
    for i in range(len(lines) if printed else 0):
        if i in printed:
            is_open = True
            continue
        if is_open:
            gaps.add(number)
        number, is_open = number + 1, False
    return frozenset(gaps)


def find_joins(lines: Lines, pages: frozenset[int]) -> Found:
    """The joins of a text and what they rest on.

    Several blank lines part texts that may be wrapped at different widths; a part that shows none of its own is
    judged by the width of the whole.
    """
    found = Found([None] * (len(lines) - 1), parted(lines, pages), [], set())
    for (first, stop), (part, barred, layout) in zip(found.parts, measured_parts(lines, found.parts), strict=True):
        if not layout:
            continue
        at_pages = frozenset([i for i in range(1, stop - first) if first + i in pages]) if pages else pages
        if max(layout.widths) > MAX_COLS:
            barred |= {i for i, cols in enumerate(layout.widths) if cols > MAX_COLS and is_whole(part.inks[i], cols)}
        facts = gather(part, layout, barred, at_pages)
        found.facts.append(facts)
        # Where blank lines part all paragraphs, they go too: each is a line of its own then.
        gaps = {i for i, gap in enumerate(part.gaps) if gap and i} if facts.style == "gap" else facts.open_gaps
        found.closed.update([first + i for i in gaps])
        found.joins[first:stop - 1] = decide(facts)
    return found


def measured_parts(lines: Lines, spans: Sequence[tuple[int, int]]) -> list[tuple[Lines, set[int], Layout | None]]:
    """Each part with its barred lines and its layout, or else that of the whole; None where neither is hard-wrapped."""
    barred = barred_lines(lines)
    if len(spans) == 1:
        return [(lines, barred, measure(lines, barred))]
    found: list[tuple[Lines, set[int], Layout | None]] = []
    for first, stop in spans:
        part, inside = sliced(lines, first, stop), {i - first for i in range(first, stop) if i in barred}
        # Lines that blank ones part show no width.
        found.append((part, inside, measure(part, inside) if 0 in part.gaps[1:] else None))
    lacking = [k for k, (part, _, layout) in enumerate(found) if not layout and len(part) > 1]
    whole = measure(lines, barred) if lacking else None
    if whole:
        for k in lacking:
            found[k] = (*found[k][:2], narrowed(whole, *spans[k]))
    return found


def parted(lines: Lines, pages: frozenset[int]) -> list[tuple[int, int]]:
    """Stretches of lines between several blank lines."""
    at = [i for i, gap in enumerate(lines.gaps) if gap > 1 and i and i not in pages] if max(lines.gaps) > 1 else []
    return list(zip([0, *at], [*at, len(lines)], strict=True))


def levels_of(found: Found) -> list[int]:
    """For each line of a text that nothing delimits which of the blanks after it go.

    Blanks at line ends and indents go in parts that hold joined lines, and between two of them; a blank line goes only
    where it parts two pages, or where blank lines part all paragraphs: any other may part what were posts of a page.
    """
    levels = [UNTOUCHED] * (len(found.joins) + 1)
    wrapped = [any(found.joins[first:stop - 1]) for first, stop in found.parts]
    for number, (first, stop) in enumerate(found.parts):
        if wrapped[number]:
            levels[first:stop] = [CLOSED if i + 1 in found.closed else TRIMMED for i in range(first, stop)]
            if number + 1 < len(wrapped) and not wrapped[number + 1]:
                levels[stop - 1] = UNTOUCHED
    return levels


def shared(outputs: Sequence[str]) -> dict[int, dict[int, Join]] | None:
    """What of the outputs of a page's sections is joined when they are seen as one text.

    Returns:
        For each section by number the joins of its lines; none where a join crosses two sections, since no second pass
        may be spared that.
    """
    inked = [(number, output) for number, output in enumerate(outputs) if output]
    found = judge_lines("\n\n".join([output for _, output in inked]), False)
    if found is None or found.printed:
        return None
    more: dict[int, dict[int, Join]] = {}
    at = 0
    for number, output in inked:
        count = len(split_lines(output))
        more[number] = {k: join for k, join in enumerate(found.joins[at:at + count - 1]) if join}
        at += count
    return {number: joins for number, joins in more.items() if joins}
