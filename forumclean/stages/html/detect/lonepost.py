"""The post that the one text of a page, or of a stretch of it, makes: who wrote it, and when."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from forumclean.stages.html.detect.dated import Dated, in_sentence
from forumclean.stages.html.detect.fields import lone_author, lone_floor, nick_beside
from forumclean.stages.html.detect.labels import REACH_INK, labelled_author, labelled_time
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.elements.blocks import PostBlock


def lone_post(words: Words, bodies: Sequence[int], dated: Sequence[Dated], begin: int | None = None,
              end: int | None = None) -> PostBlock:
    """A post that has no like, with the date, the nick and the floor that stand above it, or the date right below;
    date and nick may stand below it behind a label, too.

    Args:
        dated: the dates of the page, in order.
        begin: the ink from which on these are looked for; None: below the page's title.
        end: the ink before the next post, where there is one: a date that stands before is this one's.
    """
    outline = words.outline
    begin = outline.title_ink if begin is None else begin
    time = None
    for at in range(bisect_left(dated, outline.begins[bodies[0]], key=lambda item: item.begin(outline)) - 1, -1, -1):
        if dated[at].begin(outline) < begin:
            break
        if not in_sentence(outline, dated[at]):
            time = dated[at].date.words
            break
    first, last = outline.begins[bodies[0]], outline.ends[bodies[-1]]
    near = max((at for at, to in words.titles.items() if begin <= at <= first and words.is_title(at, to)),
               default=begin)       # the menu above a heading has the nick of whoever is logged in
    stop = outline.ends[0] if end is None else end
    head, foot = (max(begin, first - REACH_INK), first), (last, min(stop, last + REACH_INK))
    author = (lone_author(words, near, bodies[0]) or (nick_beside(words, dated[at].element) if time else None)
              or labelled_author(words, *head))
    if time is None and (time := labelled_time(words, *head)) is None and (time := labelled_time(words, *foot)):
        author = author or lone_author(words, last, bisect_left(outline.begins, foot[1]))
    if time is None and end is not None:
        time = date_below(words, dated, last, end)
    author = author or labelled_author(words, *foot)
    return PostBlock(outline.parents[bodies[0]], bodies, author, time, lone_floor(words, begin, bodies[0]))


def date_below(words: Words, dated: Sequence[Dated], begin: int, end: int) -> str | None:
    """The first date of a stretch between two posts; None where it has none."""
    outline = words.outline
    for item in dated[bisect_left(dated, begin, key=lambda item: item.begin(outline)):]:
        if item.begin(outline) >= end:
            break
        if not in_sentence(outline, item):
            return item.date.words
    return None
