"""The answer that a page of questions shows above all others, in a box of its own (最佳答案)."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import chain

from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.html.detect.dated import Dated, Group, in_sentence
from forumclean.stages.html.detect.fields import lone_author
from forumclean.stages.html.detect.lone import lone_bodies
from forumclean.stages.html.detect.lonepost import lone_post
from forumclean.stages.html.detect.nested import inner_group
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.detect.thread import told
from forumclean.stages.html.elements.blocks import PostBlock, runs_of
from forumclean.stages.html.elements.headings import find_heading

LABEL_RE = lazy("(?m)^[ \t]*((?:已|[网網]友)?(?:最佳|[优優][质質]|好[评評]|[满滿]意|精[彩选選]|推[荐薦]|采[纳納])的?"
                "(?:回答|答案|答[复覆復]))[^\n，。]{0,8}$")
KEPT_SHARE = 0.9    # of the prose, for the parts to be believed


def with_best(words: Words, posts: list[PostBlock], found: Sequence[Group], dated: Sequence[Dated],
              replies: Callable[[Group], list[PostBlock]]) -> list[PostBlock]:
    """Posts, the chosen answer that stands between the question and the other answers among them, with its comments:
    in a box that begins with a label and holds a time of day. The question may have taken it for its last words.

    Args:
        found: the dates of the page by kind.
        replies: what makes posts of dates inside a post.
    """
    outline = words.outline
    asked = min(posts, key=lambda post: post.card)
    end = max([end for _, end in runs_of(outline, asked)], default=outline.ends[asked.card])
    stop = min([outline.begins[post.card] for post in posts if outline.begins[post.card] >= end], default=end)
    if (box := labelled_box(outline, outline.begins[asked.card], stop)) is None:
        return posts
    own = next((item for item in dated if box <= item.element < outline.last[box] and item.date.has_clock
                and not in_sentence(outline, item)), None)
    if own is None:
        return posts
    answers = answers_in(words, box, own, [group for group in found if own not in group.dates], dated, replies)
    question = [asked]
    if end > outline.begins[box]:
        if box not in asked.bodies:
            return posts
        bodies = lone_bodies(words, question_begin(outline, asked, box), outline.begins[box])
        question = [lone_post(words, bodies, dated, end=outline.begins[box])] if bodies else []
    parts = [*question, *answers]
    if not answers or told(words, parts) < KEPT_SHARE * told(words, [asked]):
        return posts
    return [*parts, *(post for post in posts if post is not asked)]


def question_begin(outline: Outline, asked: PostBlock, box: int) -> int:
    """The ink before the words of a question, of which a post holds some, or the box below them alone: behind the
    page's heading, where there is one."""
    heading = find_heading(outline, None, outline.begins[box])
    begin = outline.ink_before(heading[1]) if heading else 0
    return begin if begin > outline.title_ink else outline.begins[asked.bodies[0]]


def labelled_box(outline: Outline, begin: int, end: int) -> int | None:
    """The largest element in a stretch of ink that begins with the label of a chosen answer; None where none does."""
    label = LABEL_RE.search(outline.text, outline.place(begin), outline.place(end))
    if label is None:
        return None
    box = outline.at(label.start(1))
    first = outline.ink_before(label.start(1))
    while box and outline.begins[above := outline.parents[box]] == first and outline.ends[above] <= end:
        box = above
    return box


def answers_in(words: Words, box: int, own: Dated, found: Sequence[Group], dated: Sequence[Dated],
               replies: Callable[[Group], list[PostBlock]]) -> list[PostBlock]:
    """The answer in a box and the comments on it; empty where no text stands out in it.

    Args:
        own: its date.
        found: the other dates of the page by kind.
    """
    outline = words.outline
    begin = outline.begins[box]
    inner = [group for other in found
             if (group := inner_group(outline, other, [(box, outline.last[box])], [own.element]))]
    stop = min(chain([outline.ends[box]], *([outline.begins[at] for at in group.cards] for group in inner)))
    bodies = lone_bodies(words, begin, stop)
    if not bodies:
        return []
    best = lone_post(words, bodies, dated, begin, stop)
    author = best.author or lone_author(words, outline.ends[bodies[-1]], bisect_left(outline.begins, stop))
    return [best._replace(card=box, author=author), *chain.from_iterable(map(replies, inner))]
