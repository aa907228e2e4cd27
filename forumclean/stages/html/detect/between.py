"""What an author says between the posts of others, in no post of its own: answers among the one-line replies of PTT."""
from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from forumclean.lines import TEXT
from forumclean.outline import Outline
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.elements.blocks import PostBlock, runs_in

LEAST_PROSE = 0.5       # of what stands there
MOST_GAPS = 0.5         # that hold an element of one name: what stands between most posts is the template's
ENDS = frozenset("。！？…」”!?")


class Piece(NamedTuple):
    """A stretch between two posts: an element, or text in none (then `element` is what holds it), by its ink."""

    element: int
    begin: int
    end: int
    name: tuple[str, str | None]


def between_posts(words: Words, posts: Sequence[PostBlock]) -> list[PostBlock]:
    """Posts for what is called as the first post's words are, or reads as prose and stands in few gaps between two
    posts of one name. The same words in two gaps are the page's."""
    outline = words.outline
    cards = gaps_of(outline, posts)
    if not cards:
        return []
    gaps = [[*pieces_in(outline, *gap)] for gap in cards]
    texts = Counter(words.solid[piece.begin:piece.end] for own in gaps for piece in own)
    names = Counter(name for own in gaps for name in {piece.name for piece in own})
    first = names_of(outline, posts[0]) - {outline.name(card) for card, _ in cards}
    taken = sorted([begin for begin, _ in runs_in(outline, posts)]
                   + [outline.begins[post.card] for post in posts if outline.ink(post.card)])
    found = []
    for piece in (piece for own in gaps for piece in own):
        text, alike = words.solid[piece.begin:piece.end], piece.name in first
        if texts[text] > 1 or words.judge(text)[0] != TEXT or (
                bisect_left(taken, piece.begin) < bisect_left(taken, piece.end)):
            continue    # the page's, or a post already
        if alike or is_said(words, piece, text) and names[piece.name] <= MOST_GAPS * len(gaps):
            author = posts[0].author if alike else None
            found.append(PostBlock(piece.element, (piece.element,), author) if piece.name[0] else
                         PostBlock(piece.element, (), author, runs=[(piece.begin, piece.end)]))
    return found


def names_of(outline: Outline, post: PostBlock) -> set[tuple[str, str | None]]:
    """What the elements with a post's words are called, and what holds these; what has no class is called nothing."""
    around = {outline.parents[body] for body in post.bodies}
    return {outline.name(element) for element in (*post.bodies, *around) if outline.classes[element] is not None}


def gaps_of(outline: Outline, posts: Sequence[PostBlock]) -> list[tuple[int, int]]:
    """The elements of posts before and behind each gap: siblings of one name that hold all words of their posts. There
    may be nothing in a gap; none at all where that is so of each."""
    if any(begin < outline.begins[post.card] or end > outline.ends[post.card]
           for post in posts for begin, end in runs_in(outline, [post])):
        return []       # a header and its words side by side
    beside: defaultdict[tuple[int, tuple[str, str | None]], list[int]] = defaultdict(list)
    for card in sorted({post.card for post in posts}):
        beside[outline.parents[card], outline.name(card)].append(card)
    gaps = [gap for cards in beside.values() for gap in pairwise(cards)]
    return gaps if any(outline.ends[card] < outline.begins[other] for card, other in gaps) else []


def pieces_in(outline: Outline, card: int, other: int) -> Iterator[Piece]:
    """What stands between two posts: elements, and the stretches of text in none."""
    begin, end, parent = outline.ends[card], outline.begins[other], outline.parents[card]
    if begin == end:
        return
    child = outline.last[card]
    while begin < end:
        while child < other and not outline.ink(child):
            child = outline.last[child]
        stop = outline.begins[child] if child < other else end
        if begin < stop:
            yield Piece(parent, begin, stop, ("", None))
        if child < other:
            yield Piece(child, stop, outline.ends[child], outline.name(child))
            begin, child = outline.ends[child], outline.last[child]
        else:
            begin = end


def is_said(words: Words, piece: Piece, text: str) -> bool:
    """Whether a piece is prose that ends a sentence."""
    return text[-1] in ENDS and words.prose(piece.begin, piece.end) > LEAST_PROSE * (piece.end - piece.begin)
