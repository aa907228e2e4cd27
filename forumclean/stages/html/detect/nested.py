"""Replies inside a post (楼中楼) on a page of an unknown engine: dates of one kind below the words of posts."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import itemgetter

from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.html.detect.dated import Dated, Group
from forumclean.stages.html.detect.shapes import Cards, Range
from forumclean.stages.html.elements.blocks import PostBlock

# What stands between a post's words and the rows of its rating or the comments beside it, which are no posts.
BESIDE_RE = lazy("评分|評分|点评|點評|参与人数|威望|打赏|赞赏|贊賞|附件|下载|相关|推荐")
LO = itemgetter(0)      # of a post's range: its first element
REACH_CHARS, HEAD_CHARS = 400, 8
LONGEST_HEAD_CHARS = 60


def inner_group(outline: Outline, group: Group, ranges: Sequence[Range], dated: Sequence[int]) -> Group | None:
    """The dates of a group that stand inside posts, each with the largest element around it that holds no other date of
    its kind and not the post's own, and those outside that are called as they are; None where none stand inside, or one
    that tells the day alone.

    Args:
        ranges: the elements of each post.
        dated: the element with the date of each post.
    """
    own = [item.element for item in group.dates]
    dates, cards, outside = [], [], []
    for item in group.dates:
        number = number_of(ranges, item.element)
        if outline.ink(item.element) > LONGEST_HEAD_CHARS or number >= 0 and item.element == dated[number]:
            continue
        if number < 0:
            outside.append(item)
            continue
        card = item.element
        for above in alone(outline, own, item.element):
            if above <= ranges[number][0] or outline.holds(above, dated[number]):
                break
            card = above
        dates.append(item)
        cards.append(card)
    found = [*zip(cards, dates, strict=True)]
    found = sorted([*found, *called_so(outline, own, outside, *found[0])]) if outside and found else found
    if len(found) > 1 or found and dates[0].date.has_clock:
        return Group(group.key, [item for _, item in found], [card for card, _ in found])
    return None


def number_of(ranges: Sequence[Range], element: int) -> int:
    """The number of the post that an element stands in; -1 where it stands in none."""
    number = bisect_right(ranges, element, key=LO) - 1
    return number if number >= 0 and element < ranges[number][1] else -1


def alone(outline: Outline, own: Sequence[int], element: int) -> Iterator[int]:
    """The elements around the one with a date that hold no other of its kind (`own`, in order), from the inside out."""
    return takewhile(lambda above: len(outline.inside(own, above)) <= 1, outline.above(element))


def called_so(outline: Outline, own: Sequence[int], outside: Sequence[Dated], card: int,
              inside: Dated) -> Iterator[tuple[int, Dated]]:
    """The dates outside posts with the element around each that is called as the widest possible around one inside is:
    comments below a question that is built otherwise than its answers. An element's first class names it, others say
    how it looks.

    Args:
        card: the element around the date `inside`.
    """
    names = dict.fromkeys(first_name(outline, element) for element in (*outline.above(inside.element),)[::-1]
                          if element >= card and outline.classes[element])
    for item in outside:
        around = {first_name(outline, above): above for above in reversed([*alone(outline, own, item.element)])}
        if name := next(filter(around.__contains__, names), None):
            yield around[name], item


def first_name(outline: Outline, element: int) -> tuple[str, str]:
    """Tag and first class of an element."""
    return outline.tags[element], next(iter((outline.classes[element] or "").split()), "")


def beside_words(outline: Outline, inner: Group, bodies: Sequence[int]) -> Group:
    """The group, its elements no wider than to hold none of the posts' words: the only reply in a post has no other to
    end where it begins.

    Args:
        bodies: the elements with the words of posts, in order.
    """
    cards = []
    for card, item in zip(inner.cards, inner.dates, strict=True):
        if outline.inside(bodies, card):
            card = item.element
            for above in outline.above(item.element):
                if outline.inside(bodies, above):
                    break
                card = above
        cards.append(card)
    return inner._replace(cards=cards)


def is_apart(outline: Outline, inner: Group, bodies: Sequence[int]) -> bool:
    """Whether no element of a group holds words of posts, or stands in them (`bodies`, in order)."""
    return not any(outline.inside(bodies, card) for card in inner.cards) and not any(
        at and outline.holds(bodies[at - 1], card) for card in inner.cards for at in (bisect_right(bodies, card),))


def stands_beside(cards: Cards, bodies: dict[int, list[int]], inner: Group) -> bool:
    """Whether what a group holds are rows of a rating, comments beside a post, or files."""
    outline = cards.words.outline
    told = 0
    for card in inner.cards:
        number = bisect_right(cards.ranges, card, key=LO) - 1
        ends = [outline.ends[body] for body in bodies.get(number, ()) if body < card]
        begin = outline.begins[card]
        between = cards.words.solid[max(max(ends, default=begin), begin - REACH_CHARS):begin]
        own = cards.words[card] if len(inner.cards) == 1 else cards.words[card][:HEAD_CHARS]    # which may begin so too
        told += BESIDE_RE.search(between + own) is not None
    return told * 2 >= len(inner.cards)


def around_replies(outline: Outline, posts: Sequence[PostBlock]) -> list[PostBlock]:
    """The posts, those whose words hold another post as the stretches before and behind it."""
    others = sorted({element for post in posts for element in (post.card, *post.bodies)})
    found = []
    for post in posts:
        bodies, runs = [], [*post.runs]
        for body in post.bodies:
            at, begin = bisect_left(others, body + 1), outline.begins[body]
            if at == len(others) or others[at] >= outline.last[body]:
                bodies.append(body)
                continue
            while at < len(others) and others[at] < outline.last[body]:
                runs.append((begin, outline.begins[others[at]]))
                begin, at = outline.ends[others[at]], bisect_left(others, outline.last[others[at]])
            runs.append((begin, outline.ends[body]))
        found.append(post if len(bodies) == len(post.bodies) else post._replace(
            bodies=bodies, runs=[(begin, end) for begin, end in runs if begin < end]))
    return found
