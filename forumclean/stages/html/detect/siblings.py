"""Posts beside those of a group of dates that are called as these are, and print their date in an element of another
kind: one more element around it, or none."""
from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from forumclean.outline import Outline
from forumclean.stages.html.detect.dated import Dated, Group, Key, key_of


def with_siblings(outline: Outline, group: Group, dated: Sequence[Dated], begin: int = 0) -> Group:
    """The group with the elements beside its posts that have the tag and classes of one, and a date. Elements without a
    class are called alike by chance.

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
    known, posts = {*group.cards}, [*zip(group.cards, group.dates, strict=True)]
    inner = {key_of(outline, element) for card in group.cards for element in outline.inside(places, card)}
    for child in outline.children(above):
        if child not in known and outline.name(child) in names and outline.begins[child] >= begin:
            own = [item for _, item in dates[bisect_left(places, child):bisect_left(places, outline.last[child])]]
            if date := date_of(outline, own, inner, child > group.cards[0]):
                posts.append((child, date))
    posts.sort()
    return group if len(posts) == len(known) else Group(group.key, [item for _, item in posts],
                                                        [card for card, _ in posts])


def date_of(outline: Outline, own: Sequence[Dated], inner: AbstractSet[Key], needed: bool) -> Dated | None:
    """The first of the dates in an element that is of no kind which stands inside other posts, or twice here: those are
    the dates of replies. Where all are such, the first or none.

    Args:
        inner: the kinds of the dates in other posts.
        needed: whether it is the first then. An opening post is found without a date.
    """
    kinds = [key_of(outline, item.element) for item in own]
    counts = Counter(kinds)
    fit = (item for item, kind in zip(own, kinds, strict=True) if kind not in inner and counts[kind] == 1)
    return next(fit, own[0] if own and needed else None)
