"""Replies inside posts whose date is of the posts' kind, though they are built otherwise."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from forumclean.outline import Outline
from forumclean.stages.html.detect.dated import FEWEST_CARDS, Group
from forumclean.stages.html.detect.holders import held_cards
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.detect.shapes import Range
from forumclean.stages.html.detect.thread import told
from forumclean.stages.html.elements.blocks import PostBlock

Find = Callable[[Words, Group, Sequence[Range], Sequence[Group]], list[PostBlock]]


def with_inner(words: Words, group: Group, ranges: Sequence[Range], found: Sequence[Group],
               find: Find) -> list[PostBlock]:
    """The posts of a group; where some lack words, they and the replies inside them apart, if more is found so.

    Args:
        ranges: the elements of each post.
        found: every group of the page.
        find: what finds the posts of a group, given ranges and groups.
    """
    posts = find(words, group, ranges, found)
    own = None if posts and all(map(has_words, posts)) else parted(words.outline, group)
    if own is None:
        return posts
    outer, inner = own
    others = find(words, outer, [(card, words.outline.last[card]) for card in outer.cards],
                  [*(other for other in found if other is not group), inner])
    more = sum(map(has_words, others)) > sum(map(has_words, posts)) and told(words, others) >= told(words, posts)
    return others if more else posts


def parted(outline: Outline, group: Group) -> tuple[Group, Group] | None:
    """A group of dates as that of the posts and that of what stands in these and is called otherwise; None where
    nothing does, or something in them is called as they are."""
    held = {*held_cards(outline, group.cards)}
    names = {outline.name(card) for card in group.cards if card not in held}
    if not held or len(group.cards) - len(held) < FEWEST_CARDS or any(outline.name(card) in names for card in held):
        return None
    return part(group, {*group.cards} - held), part(group, held)


def part(group: Group, cards: AbstractSet[int]) -> Group:
    """Those of a group whose elements are among some."""
    own = [(date, card) for date, card in zip(group.dates, group.cards, strict=True) if card in cards]
    return Group(group.key, [date for date, _ in own], [card for _, card in own])


def has_words(post: PostBlock) -> bool:
    """Whether the words of a post were found."""
    return bool(post.bodies or post.runs)
