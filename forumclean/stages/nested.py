"""Replies inside a post (楼中楼) on a page of an unknown engine: dates of one kind below the words of posts."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.blocks import PostBlock
from forumclean.stages.dated import Group
from forumclean.stages.shapes import Cards

# What stands between a post's words and the rows of its rating or the comments beside it, which are no posts.
BESIDE_RE = lazy("评分|評分|点评|點評|参与人数|威望|打赏|赞赏|贊賞|附件|下载|相关|推荐")
LO = itemgetter(0)      # of a post's range: its first element
REACH_CHARS, HEAD_CHARS = 400, 8
LONGEST_HEAD_CHARS = 60


def inner_group(outline: Outline, group: Group, ranges: Sequence[tuple[int, int]],
                dated: Sequence[int]) -> Group | None:
    """The dates of a group that stand inside posts, each with the largest element around it that holds no other date of
    its kind and not the post's own; None where none do, or one that tells the day alone.

    Args:
        ranges: the elements of each post.
        dated: the element with the date of each post.
    """
    own = [item.element for item in group.dates]
    dates, cards = [], []
    for item in group.dates:
        number = bisect_right(ranges, item.element, key=LO) - 1
        if number < 0 or item.element >= ranges[number][1] or outline.ink(item.element) > LONGEST_HEAD_CHARS \
                or item.element == dated[number]:
            continue
        card = item.element
        for above in outline.above(item.element):
            low = bisect_left(own, above)
            if above <= ranges[number][0] or outline.holds(above, dated[number]) \
                    or bisect_left(own, outline.last[above]) - low > 1:
                break
            card = above
        dates.append(item)
        cards.append(card)
    return Group(group.key, dates, cards) if len(dates) > 1 or dates and dates[0].date.has_clock else None


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
        between = cards.words.solid[max(ends, default=outline.begins[card]):outline.begins[card]][-REACH_CHARS:]
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
