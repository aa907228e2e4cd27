"""Replies inside posts whose date is of the posts' kind, though they are built otherwise."""
from __future__ import annotations

from collections.abc import Set as AbstractSet

from forumclean.outline import Outline
from forumclean.stages.blocks import PostBlock
from forumclean.stages.dated import FEWEST_CARDS, Group
from forumclean.stages.holders import held_cards


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
