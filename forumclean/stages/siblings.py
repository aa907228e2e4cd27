"""Posts beside those of a group of dates that are called as these are, and print their date in an element of another
kind: one more element around it, or none."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from forumclean.outline import Outline
from forumclean.stages.dated import Dated, Group


def with_siblings(outline: Outline, group: Group, dated: Sequence[Dated], begin: int = 0) -> Group:
    """The group with the elements beside its posts that have the tag and classes of one, and a date; that is taken for
    theirs which stands first in each. Elements without a class are called alike by chance.

    Args:
        dated: the dates of the page that may be a post's own.
        begin: the ink from which on posts stand.
    """
    above, names = outline.parents[group.cards[0]], {*map(outline.name, group.cards)}
    if any(outline.parents[card] != above for card in group.cards) or any(name is None for _, name in names):
        return group
    dates = sorted({item.element: item for item in reversed(dated)}.items())
    places = [element for element, _ in dates]
    if len(outline.inside(places, above)) <= len(group.cards):      # on most pages
        return group
    known = {*group.cards}
    beside = [(child, dates[bisect_left(places, child)][1]) for child in outline.children(above)
              if child not in known and outline.name(child) in names and outline.begins[child] >= begin
              and outline.inside(places, child)]
    posts = sorted([*zip(group.cards, group.dates, strict=True), *beside])
    return Group(group.key, [item for _, item in posts], [card for card, _ in posts]) if beside else group
