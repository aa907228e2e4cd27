"""Remarks that a forum prints inside somebody's post (点评): words of authors, but no posts."""
from __future__ import annotations

from collections.abc import Iterable

from forumclean.model import Comment
from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.engines.enginecards import Cards
from forumclean.stages.signs.dates import full_dates, relative_dates

RULE = "ui.comment"
VERB_RE = lazy(r" ?(?:[发發]表[于於]|[点點][评評])? ?[:：]?$")
LONGEST_NICK_CHARS = 30


def comments_of(outline: Outline, cards: Cards, furniture: Iterable[tuple[int, str]]) -> dict[int, tuple[Comment, ...]]:
    """The remarks by number of the post that holds them.

    Args:
        furniture: elements with their rule; those of remarks hold one each, or lists of such.
    """
    marked = sorted({element for element, rule in furniture if rule == RULE})
    found: dict[int, tuple[Comment, ...]] = {}
    for number, element in enumerate(marked):
        if number + 1 < len(marked) and outline.holds(element, marked[number + 1]):
            continue
        owner = cards.owner(element)
        if owner >= 0 and (comment := read(outline, element)):
            found[owner] = (*found.get(owner, ()), comment)
    return found


def read(outline: Outline, element: int) -> Comment | None:
    """The remark in an element: a nick's link, words, and perhaps a date behind them; None where it has no words."""
    links = [link for link in outline.inside(outline.by_tag.get("a", ()), element)
             if 0 < outline.ink(link) <= LONGEST_NICK_CHARS]
    first, last = outline.span(element)
    author = outline.words(links[0]) if links else None
    begin = outline.span(links[0])[1] if links else first
    dates = [*full_dates(outline.text[begin:last]), *relative_dates(outline.text[begin:last], [(0, last - begin)])]
    date = max(dates, default=None)
    words = " ".join(outline.text[begin:begin + date.start if date else last].split())
    words = VERB_RE.sub("", words).strip()
    return Comment(author, date.words if date else None, words) if words else None
