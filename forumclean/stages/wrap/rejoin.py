"""Hard-wrapped lines back to paragraphs, and the layout of a post gone.

    observations of a break (observe, facts) -> points and reasons (points) -> joins (breaks) -> cuts (layoutcuts)

A text that is not recognised as hard-wrapped (wrapwidth) keeps every line. What judges wrapped texts (wrapped) is
imported with the first text that may be one: most pages do without.

A second pass sees other texts than the first: posts without their blank lines, and the title and all posts of a page
as one text that nothing delimits. So the stage looks at its own output in both ways until it finds no more to join.
"""
from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from forumclean.config import Config
from forumclean.document import Document
from forumclean.ledger import View
from forumclean.model import Cut, Findings, maker
from forumclean.stages.wrap.blockedges import Paragraphs
from forumclean.stages.wrap.layoutcuts import LAYOUT, Piece, applied, masked_breaks, plain_cuts
from forumclean.stages.wrap.wraplines import Lines, split_lines
from forumclean.stages.wrap.wrapmarks import SAMPLE_LINES, Look, look, may_be_wrapped, shows_breaks, together

if TYPE_CHECKING:
    from forumclean.stages.wrap.breaks import Join
    from forumclean.stages.wrap.facts import Facts
    from forumclean.stages.wrap.wrapped import Wrapped

# Looks at the stage's own output; nearly always the first finds nothing.
ROUNDS = 3
# So many leave more lines than a look shows, unless a paragraph has ten.
MANY_CUTS = 10 * SAMPLE_LINES


class Judged(NamedTuple):
    """A section's text, its cuts by offsets of that text, a first look at what they leave, and, where the section was
    looked at closely, its breaks."""

    text: str
    cuts: Sequence[Piece]
    shown: Look
    wrapped: Wrapped | None = None

    @property
    def facts(self) -> Sequence[Facts]:
        """What was measured on its hard-wrapped parts."""
        return self.wrapped.facts if self.wrapped else ()


JUDGED = maker(Judged)
CUT = maker(Cut)


def rejoin(doc: Document, config: Config) -> Findings:
    """Find the line ends that a wrapper made, page breaks, and the blanks of a post's layout.

    A text without evidence of a page stays as it is unless it is recognised as hard-wrapped. Posts that show no width
    of their own are looked at again under those that other posts of the page show, and then all together.
    """
    sections = list(doc.sections(title=True))
    paragraphs = Paragraphs(doc.page) if doc.page.outline is not None else None
    found = [judge(section.view.text, section.delimited,
                   partial(paragraphs.part, view=section.view) if paragraphs else None)
             if section.post or not section.delimited
             else Judged(section.view.text, (), Look([section.view.text], [], 0)) for section in sections]
    facts = [item for judged in found if judged.wrapped for item in judged.wrapped.facts]
    if facts and len(sections) > 1:
        from forumclean.stages.wrap.hints import sure_hints
        hints = sure_hints(facts)
        found = [judged if judged.facts or not judged.shown.opens else judge_by_page(judged, hints) for judged in found]
    if len(sections) > 1:
        found = judge_together(found)
    return Findings([cut for section, judged in zip(sections, found, strict=True) if judged.cuts
                     for cut in page_cuts(section.view, judged.cuts)])


def section_cuts(view: View, delimited: bool) -> list[Cut]:
    """The cuts of one section by itself."""
    return page_cuts(view, judge(view.text, delimited).cuts)


def page_cuts(view: View, cuts: Sequence[Piece]) -> list[Cut]:
    """Cuts of a view's text, in order, as cuts of its page; nearly all lie within one span of it."""
    if not cuts:
        return []
    if (shift := view.shift()) == 0:
        return [*map(CUT, cuts)]
    if shift is not None:
        return [CUT((shift + start, shift + end, rule, reason, put)) for start, end, rule, reason, put in cuts]
    found: list[Cut] = []
    spans = iter(view.kept)
    base = stop = 0
    for start, end, rule, reason, put in cuts:
        while start >= stop:
            first, last = next(spans)
            base = first - stop
            stop += last - first
        if end <= stop:
            found.append(CUT((base + start, base + end, rule, reason, put)))
        else:
            found += view.cut(start, end, rule, reason, put)
    return found


def judge(text: str, delimited: bool, part: Callable[[Lines], Lines] | None = None) -> Judged:
    """The cuts of one section.

    Args:
        delimited: whether the section is a post whose ends are known.
        part: see `judge_lines`.
    """
    masked = masked_breaks(text) if "<" in text else text
    body = masked.strip(LAYOUT)
    shown, closer = look(masked, body, joins_gaps=delimited)
    if not shows_breaks(shown):   # most
        return JUDGED((text, layout_of(text, masked, body) if delimited else (), shown, None))
    closer = iter(closer)
    next_look = next(closer, None)
    wrapped = None
    # A long text is measured at once: that takes no longer than to look closer.
    if len(shown.inks) >= SAMPLE_LINES or may_be_wrapped(next_look or shown) or any(map(may_be_wrapped, closer)):
        from forumclean.stages.wrap.wrapped import judge_lines
        wrapped = judge_lines(masked, delimited, part)
        if wrapped and any(wrapped.joins):
            return settled(Judged(text, wrapped.cuts(text), shown, wrapped), delimited)
    if not delimited:
        return Judged(text, wrapped.cuts(text) if wrapped else (), shown, wrapped)
    judged = Judged(text, layout_of(text, masked, body), shown, wrapped)
    if next_look and may_be_wrapped(shown):
        from forumclean.stages.wrap.wrapped import shows_width
        lines = wrapped.lines if wrapped else split_lines(masked)
        return settled(judged, True) if shows_width(lines) else judged
    return judged


def layout_of(text: str, masked: str, body: str) -> list[Piece]:
    """The cuts of a post in which no line was wrapped; in `masked` each literal <br> is a line feed, and `body` is that
    without outer blanks."""
    if masked is text:
        return plain_cuts(text, body)
    from forumclean.stages.wrap.wrapped import as_written
    return as_written(masked).cuts(text)


def judge_by_page(judged: Judged, hints: Sequence[Facts]) -> Judged:
    """A post that shows no width, under those that other posts of its page show."""
    from forumclean.stages.wrap.wrapped import judge_by_hints
    text = judged.text
    wrapped = judge_by_hints(masked_breaks(text) if "<" in text else text, hints)
    return settled(judged._replace(cuts=wrapped.cuts(text), wrapped=wrapped), True) if wrapped else judged


def settled(judged: Judged, delimited: bool) -> Judged:
    """A section with what a look at its own output finds to join as well."""
    from forumclean.stages.wrap.wrapped import judge_lines
    for _ in range(ROUNDS):
        output = looked_at(judged)
        shown, closer = look(output, output.strip(LAYOUT), joins_gaps=delimited)
        judged = Judged(judged.text, judged.cuts, shown, judged.wrapped)
        if output == judged.text or not (may_be_wrapped(shown) or any(map(may_be_wrapped, closer))):
            break
        again = judge_lines(applied(judged.text, judged.cuts), delimited)
        joins = {number: join for number, join in enumerate(again.joins) if join} if again else {}
        if again is None or not joins:
            break
        judged = with_joins(judged, joins, again.facts)
    return judged


def looked_at(judged: Judged) -> str:
    """A section's output; of a long one without blank lines only the beginning, for a look shows no more of it."""
    text, cuts, wrapped = judged.text, judged.cuts, judged.wrapped
    if len(cuts) > MANY_CUTS and wrapped and not any(wrapped.lines.gaps):
        beginning = applied(text[:cuts[MANY_CUTS][0]], cuts[:MANY_CUTS])
        if beginning.count("\n") > SAMPLE_LINES:
            return beginning
    return applied(text, cuts)


def with_joins(judged: Judged, joins: dict[int, Join], facts: Sequence[Facts] = ()) -> Judged:
    """A section with more joins, by number of the line that came of it."""
    from forumclean.stages.wrap.wrapped import as_written
    text = judged.text
    before = judged.wrapped or as_written(masked_breaks(text) if "<" in text else text)
    wrapped = before.joined(joins, facts)
    return judged._replace(cuts=wrapped.cuts(text), wrapped=wrapped) if wrapped else judged


def judge_together(found: list[Judged]) -> list[Judged]:
    """The sections of a page with what shows only when title and posts are seen as one text."""
    for _ in range(ROUNDS):
        if sum([len(judged.shown.opens) + judged.shown.closing for judged in found]) < 2:
            break
        if not may_be_wrapped(together([judged.shown for judged in found])):
            break
        from forumclean.stages.wrap.wrapped import shared
        more = shared([applied(judged.text, judged.cuts).strip("\n") for judged in found])
        if not more:
            break
        found = [settled(with_joins(judged, more[number]), True) if number in more else judged
                 for number, judged in enumerate(found)]
    return found
