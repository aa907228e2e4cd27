"""Posts that hold others of their kind, as comments do that repeat above their own words the one they answer."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import islice, takewhile

from forumclean.outline import Outline
from forumclean.stages.html.elements.blocks import PostBlock, runs_of

Name = tuple[str, str | None]

REACH = 12          # elements around a date that are looked at
FEWEST = 2          # of the kinds of posts, and of the posts of one kind
SURE_CHARS = 10     # that two people hardly say alike


def with_holders(outline: Outline, elements: Sequence[int], cards: Sequence[int]) -> list[int]:
    """The cards of a group; where one is no more than what stands around the date inside others, for another post
    stands beside it, the nearest element around that is called as others are: it holds both. One that holds half of
    the group, and others called as it is, is a frame and no post.

    Args:
        elements: those with the dates.
        cards: the elements of the posts, by date.
    """
    kinds: dict[Name, list[int]] = {}
    for number, card in enumerate(cards):
        kinds.setdefault(outline.name(card), []).append(number)
    if len(kinds) < FEWEST:
        return [*cards]
    parts = {outline.name(above) for own in kinds.values() if len(own) >= FEWEST for number in own[:FEWEST]
             for above in takewhile(cards[number].__lt__, (elements[number], *outline.above(elements[number])))}
    whole = {name for name, own in kinds.items() if len(own) >= FEWEST and name[1] is not None and name not in parts}
    taken, ordered, found = set(cards), sorted(cards), [*cards]
    for name in kinds.keys() & parts:
        for number in kinds[name]:
            around = next((above for above in islice(outline.above(cards[number]), REACH)
                           if is_like(outline.name(above), whole)), cards[number])
            inside = outline.inside(ordered, around)
            if around not in taken and (2 * len(inside) <= len(cards) or not any(
                    outline.name(card) == outline.name(around) for card in inside)):
                found[number] = around
    claims = Counter(found)
    return [card if claims[card] == 1 else own for card, own in zip(found, cards, strict=True)]


def is_like(name: Name, names: AbstractSet[Name]) -> bool:
    """Whether a tag and classes are among some, or are one of these with more classes: a post that stands on top."""
    tag, classes = name
    return name in names or classes is not None and any(
        tag == like and classes.startswith(f"{own} ") for like, own in names)


def held_cards(outline: Outline, cards: Sequence[int]) -> list[int]:
    """Those of a group's cards, in order, that stand in others of it."""
    held, stop = [], 0
    for card in cards:
        if card < stop:
            held.append(card)
        stop = max(stop, outline.last[card])
    return held


def without_repeated(outline: Outline, posts: Sequence[PostBlock]) -> list[PostBlock]:
    """Posts without those inside others that say word for word what a post elsewhere says: quotations. One with a date
    has to have that of the other; one without, its author, or to say much."""
    held = {*held_cards(outline, sorted({post.card for post in posts}))}
    if not held:
        return [*posts]
    said = {key for post in posts if post.card not in held for key in keys_of(outline, post)}
    kept = []
    for post in posts:
        keys = keys_of(outline, post)
        if post.card not in held:
            kept.append(post)
        elif not said.intersection(keys[:1] if post.time else keys[1:]):
            kept.append(post)
            said.update(keys)
    return kept


def keys_of(outline: Outline, post: PostBlock) -> list[tuple[str, str | None, str]]:
    """A post's words, each with what else another has to share to be a quotation of it: date, author, nothing."""
    if not (text := text_of(outline, post)):
        return []
    keys = [(text, post.time, "time"), (text, post.author, "author")]
    return [*keys, (text, None, "")] if len(text) >= SURE_CHARS else keys


def text_of(outline: Outline, post: PostBlock) -> str:
    """A post's words without blanks."""
    return "".join(outline.solid[begin:end] for begin, end in sorted(runs_of(outline, post)))
