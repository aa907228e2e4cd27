"""Posts between others that are built otherwise: an office's answer between what it is asked and what is said of it."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from forumclean.outline import Outline
from forumclean.stages.html.detect.dated import Dated, in_sentence
from forumclean.stages.html.detect.lone import LEAST_CHARS, lone_bodies
from forumclean.stages.html.detect.lonepost import lone_post
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.elements.blocks import PostBlock, runs_in, runs_of
from forumclean.stages.html.known.enginecards import outermost


def posts_between(words: Words, posts: Sequence[PostBlock], dated: Sequence[Dated]) -> Iterator[PostBlock]:
    """The posts in the gaps between the elements of others: prose below a date that tells the time of day."""
    outline = words.outline
    cards = outermost(outline, sorted(post.card for post in posts))
    for begin, end in ((outline.ends[card], outline.begins[below]) for card, below in pairwise(cards)):
        if words.prose(begin, end) < LEAST_CHARS:   # in most gaps
            continue
        own = [item for item in dated[place(words, dated, begin):place(words, dated, end)]
               if item.date.has_clock and not in_sentence(outline, item)]
        inks = [item.begin(outline) for item in own]
        for item, first, last in zip(own, inks, [*inks[1:], end], strict=False):
            if bodies := lone_bodies(words, outline.ink_before(item.date.end), last):
                yield lone_post(words, bodies, dated, first, last)


def untold(outline: Outline, posts: Sequence[PostBlock], others: Sequence[PostBlock]) -> list[PostBlock]:
    """The posts whose words are in none of the others, of which there is one at least."""
    if not posts or not others:
        return []
    told = sorted(runs_in(outline, others))
    begins, ends = [begin for begin, _ in told], [*accumulate([end for _, end in told], max)]
    return [post for post in posts if not any(
        (at := bisect_left(begins, end)) and ends[at - 1] > begin for begin, end in runs_of(outline, post))]


def place(words: Words, dated: Sequence[Dated], ink: int) -> int:
    """How many dates stand before so much ink."""
    return bisect_left(dated, ink, key=lambda item: item.begin(words.outline))
