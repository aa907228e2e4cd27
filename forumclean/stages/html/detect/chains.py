"""Comments that a comment repeats above its own words, numbered from one (盖楼), without dates of their own."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from forumclean.outline import Outline
from forumclean.stages.html.detect.bodies import find_bodies
from forumclean.stages.html.detect.dated import Key, key_of
from forumclean.stages.html.detect.fields import find_authors
from forumclean.stages.html.detect.holders import Name
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.detect.shapes import Cards, Range
from forumclean.stages.html.elements.blocks import PostBlock

FEWEST = 2          # repeated comments on a page, and in one comment for bare numbers to be floors
FEWEST_NAMES = 2    # that a lone repeated comment shares with the one that repeats it
STOREY = ("楼", "樓")


def chained_posts(words: Words, ranges: Sequence[Range], dated: Sequence[int]) -> list[PostBlock]:
    """The comments that some posts repeat, as posts; empty where these hold no such, one of them lacks words, or most
    lack a nick, as the steps do that somebody numbers.

    Args:
        ranges: the elements of each post, in order.
        dated: the element with the date of each.
    """
    outline, starts = words.outline, [lo for lo, _ in ranges]
    kinds: dict[Key, dict[int, list[int]]] = {}     # by post
    for mark in words.numbered:
        number = bisect_right(starts, mark) - 1
        if number >= 0 and mark < ranges[number][1]:
            kinds.setdefault(key_of(outline, mark), {}).setdefault(number, []).append(mark)
    for by_post in kinds.values():
        own = [*by_post.values()]
        if not counts_up(words, own):
            continue
        items = [[widest(outline, some, at, starts[number], dated[number]) for at in range(len(some))]
                 for number, some in by_post.items()]
        if are_floors(words, own) or all(is_built_so(outline, some[0], ranges[number])
                                         for number, some in zip(by_post, items, strict=True)):
            posts = posts_of(words, [*chain(*own)], [*chain(*called_alike(outline, own, items))])
            if all(post.bodies for post in posts) and 2 * sum(
                    post.author is not None for post in posts) > len(posts) and not are_buttons(outline, posts):
                return posts
    return []


def are_buttons(outline: Outline, posts: Sequence[PostBlock]) -> bool:
    """Whether what stands behind the numbers are buttons: these were votes that happen to count up."""
    return all(outline.tags[body] == "button" for post in posts for body in post.bodies)


def posts_of(words: Words, marks: Sequence[int], items: Sequence[int]) -> list[PostBlock]:
    """The posts in some elements, each with its floor in another, which ends the header."""
    outline = words.outline
    bodies = find_bodies(Cards(words, [(mark, outline.last[item]) for mark, item in zip(marks, items, strict=True)],
                               marks), sure=True)
    authors = find_authors(Cards(words, [(item, outline.last[item]) for item in items], marks), bodies)
    return [PostBlock(item, bodies.get(number, ()), authors[number], None, outline.words(mark))
            for number, (item, mark) in enumerate(zip(items, marks, strict=True))]


def counts_up(words: Words, own: Sequence[Sequence[int]]) -> bool:
    """Whether elements count from one in each post that has any.

    Args:
        own: those of each post.
    """
    return all(words[mark].rstrip("楼樓") == str(number) for marks in own for number, mark in enumerate(marks, 1))


def are_floors(words: Words, own: Sequence[Sequence[int]]) -> bool:
    """Whether several elements that count say that they are floors, or stand in one post. The argument is that of
    `counts_up`."""
    several = max(map(len, own), default=0) >= FEWEST
    return sum(map(len, own)) >= FEWEST and (several or all(words[mark][-1] in STOREY for mark in chain(*own)))


def is_built_so(outline: Outline, item: int, post: Range) -> bool:
    """Whether an element with the only number of a post holds what the post has outside it under the same names: a nick
    and words. A count of votes stands in no such."""
    lo, hi = post
    within = {*named_in(outline, item, outline.last[item])}
    beyond = {*named_in(outline, lo + 1, item), *named_in(outline, outline.last[item], hi)}
    return len(within & beyond) >= FEWEST_NAMES


def named_in(outline: Outline, begin: int, end: int) -> Iterator[Name]:
    """What the elements with ink and a class in a range are called."""
    return (outline.name(element) for element in range(begin, end) if outline.classes[element] and outline.ink(element))


def widest(outline: Outline, marks: Sequence[int], at: int, lo: int, date: int) -> int:
    """The widest element around a floor that holds no other floor of its post and not the post's date.

    Args:
        marks: the floors of a post.
        at: which of them.
        lo: the post's first element.
        date: the element with its date.
    """
    card = marks[at]
    for above in outline.above(marks[at]):
        if above <= lo or outline.holds(above, date) or at and above <= marks[at - 1] or (
                at + 1 < len(marks) and marks[at + 1] < outline.last[above]):
            break
        card = above
    return card


def called_alike(outline: Outline, own: Sequence[Sequence[int]],
                 cards: Sequence[Sequence[int]]) -> list[Sequence[int]]:
    """The elements of repeated comments, the only one of a post shrunk to what those are called that others bound: it
    may reach as far as the post's own words."""
    kinds = {outline.name(card) for some in cards if len(some) >= FEWEST for card in some}
    found: list[Sequence[int]] = []
    for marks, some in zip(own, cards, strict=True):
        if len(some) == 1:
            some = [next((above for above in (marks[0], *outline.above(marks[0])) if above == some[0]
                          or outline.name(above) in kinds), some[0])]
        found.append(some)
    return found
