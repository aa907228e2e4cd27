"""Hard-wrapped lines back to paragraphs, and the layout of a post gone.

    observations of a break (observe, facts) -> points and reasons (points) -> joins (breaks) -> cuts (layoutcuts)

A text that is not recognised as hard-wrapped (wrapwidth) keeps every line. What judges wrapped texts (wrapped) is
imported with the first text that may be one: most pages do without.
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from forumclean.config import Config
from forumclean.document import Document
from forumclean.ledger import View
from forumclean.model import Cut, Findings
from forumclean.stages.layoutcuts import masked_breaks, plain_cuts
from forumclean.stages.wrapmarks import may_be_wrapped

if TYPE_CHECKING:
    from forumclean.stages.facts import Facts


def rejoin(doc: Document, config: Config) -> Findings:
    """Find the line ends that a wrapper made, page breaks, and the blanks of a post's layout.

    A text without evidence of a page stays as it is unless it is recognised as hard-wrapped. Posts that show no width
    of their own are looked at again under those that other posts of the page show.
    """
    sections = list(doc.sections())
    found = [judge(section.view, section.delimited) for section in sections]
    facts = [item for _, measured in found for item in measured]
    if facts:
        from forumclean.stages.hints import sure_hints
        hints = sure_hints(facts)
        found = [(cuts, measured) if measured or not section.delimited else judge(section.view, True, hints)
                 for section, (cuts, measured) in zip(sections, found, strict=True)]
    return Findings([cut for cuts, _ in found for cut in cuts])


def section_cuts(view: View, delimited: bool) -> list[Cut]:
    """The cuts of one section by itself."""
    return judge(view, delimited)[0]


def judge(view: View, delimited: bool, hints: Sequence[Facts] = ()) -> tuple[list[Cut], Sequence[Facts]]:
    """The cuts of one section, and what was measured on the parts of it that are hard-wrapped.

    Args:
        delimited: whether the section is a post whose ends are known.
        hints: what was measured on other posts of the page.
    """
    text = view.text
    masked = masked_breaks(text) if "<" in text else text
    if not may_be_wrapped(masked) and (not hints or "\n" not in masked.strip()):
        if not delimited:
            return [], ()
        if masked is text:
            return plain_cuts(view), ()
    from forumclean.stages.wrapped import judge_lines
    return judge_lines(view, masked, delimited, hints)
