"""The opening post of a page of an unknown engine where it is built otherwise than the replies."""
from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, dropwhile

from forumclean.lines import TEXT
from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.html.detect.dated import Dated, in_sentence
from forumclean.stages.html.detect.lone import is_dull, lone_bodies, with_lead
from forumclean.stages.html.detect.lonepost import lone_post
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.elements.blocks import PostBlock
from forumclean.stages.html.elements.headings import find_heading
from forumclean.stages.signs.counts import COUNT_RE

HEADINGS = ("h1", "h2", "h3")
LEAST_BARE_CHARS = 20   # of an opening post in no element of its own
# What boards print between a thread's head and its posts.
LABEL_RE = lazy(r"\s*(?:(?:标签|標籤|分享到?|排序|[上下]一[篇页頁条]|关键[词字]|分[类類]|来源|收藏|点赞|[阅閱][读讀]|浏览|查看|[Tt]ags?)[:： \d]"
                "|本帖最[后後]由|[暂暫][无無])")
FIRST_RE = lazy("1#|[楼樓]主#?")


def first_posts(words: Words, posts: Sequence[PostBlock], dated: Sequence[Dated]) -> list[PostBlock]:
    """The opening post where it is built otherwise than the replies; empty where nothing of the kind stands above."""
    outline = words.outline
    if FIRST_RE.fullmatch(posts[0].floor or "") and (len(posts) == 1 or posts[1].floor):    # else a badge
        return []
    first = outline.begins[min(post.card for post in posts)]
    heading = find_heading(outline, None, first)
    begins = [outline.ink_before(item.date.end) for item in dated
              if outline.begins[item.element] < first and not in_sentence(outline, item)]
    if heading and outline.ink_before(heading[1]) > outline.title_ink:
        begins.append(outline.ink_before(heading[1]))
    if not begins:
        return []
    bodies = lone_bodies(words, min(begins), first)
    if not bodies and heading:      # the head of the comments says the title once more
        bodies = lone_bodies(words, first_print(outline, heading), first)
    bodies = [*dropwhile(lambda body: outline.tags[body] in HEADINGS, bodies)]
    if bodies:
        return [lone_post(words, with_lead(words, bodies), dated, end=first)]
    return bare_post(words, max(begins), first) or (short_post(words, heading, posts, dated) if heading else [])


def bare_post(words: Words, begin: int, end: int) -> list[PostBlock]:
    """An opening post whose words stand right in the element around its heading or date; empty where little of that
    reads as prose.

    Args:
        begin: the ink before the end of the last heading or date above the replies.
        end: the ink before the first reply.
    """
    outline = words.outline
    element = outline.at(outline.place(begin))
    last = min(outline.ends[element], end)
    told = words.prose(begin, last)
    if told < LEAST_BARE_CHARS or 2 * told < last - begin:
        return []
    return [PostBlock(element, (), runs=[(begin, last)])]


def short_post(words: Words, heading: tuple[int, int], posts: Sequence[PostBlock],
               dated: Sequence[Dated]) -> list[PostBlock]:
    """An opening post that says little: the elements right below a date that stands below the page's heading and above
    the replies; empty where these say nothing of their own. The date tells a time of day that is not the first reply's,
    or a line counts the replies.

    Args:
        heading: its span in the text.
    """
    outline = words.outline
    begin, end = outline.ink_before(heading[1]), outline.begins[min(post.card for post in posts)]
    items = [item for item in dated if begin <= item.begin(outline) and outline.ends[item.element] <= end]
    timed = any(item.date.has_clock for item in items)
    if not items or (any(item.date.words == posts[0].time for item in items) if timed else
                     not any(map(COUNT_RE.match, lines_between(outline, items[-1].date.end, end)))):
        return []
    date, element = items[-1].element, outline.at(heading[1] - 1)
    while element and not outline.holds(element, date):
        element = outline.parents[element]
    while element != date:
        children = outline.children_at(element, outline.ends[date], end)
        own = [child for child in children if child > date and outline.ends[child] <= end and is_told(words, child)]
        if own:
            return [lone_post(words, own, dated, end=end)]
        element = next(child for child in outline.children(element) if outline.holds(child, date))
    return []


def lines_between(outline: Outline, start: int, end: int) -> list[str]:
    """The lines from a place of the text to before the character behind so much ink."""
    return outline.text[start:outline.place(end)].split("\n")


def is_told(words: Words, element: int) -> bool:
    """Whether an element says something that is no interface's, and no count of replies."""
    lines = words.outline.words(element).split("\n")
    return not is_dull(words, element) and any(
        words.judge(" ".join(line.split()))[0] == TEXT and not COUNT_RE.match(line) and not LABEL_RE.match(line)
        for line in lines if line.strip())


def first_print(outline: Outline, heading: tuple[int, int]) -> int:
    """The ink behind the first of a page's headings that says what a title does; the title's own if none is above."""
    begin, end = (outline.ink_before(place) for place in heading)
    own = outline.solid[begin:end]
    return next((outline.ends[element] for element in sorted(chain.from_iterable(
        outline.by_tag.get(tag, ()) for tag in HEADINGS)) if outline.begins[element] < begin
        and outline.solid[outline.begins[element]:outline.ends[element]] == own), end)
