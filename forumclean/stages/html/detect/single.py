"""A page of an unknown engine that repeats no post: an article, a lone post, perhaps with a few comments below it."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from forumclean.model import Page
from forumclean.stages.html.detect.comments import Counted, comments
from forumclean.stages.html.detect.dated import SPARE_CHARS, Dated, in_sentence
from forumclean.stages.html.detect.lone import lone_bodies, with_lead
from forumclean.stages.html.detect.lonepost import lone_post
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.detect.pushrows import above_pushes, push_posts
from forumclean.stages.html.detect.repeats import with_common
from forumclean.stages.html.detect.thread import told
from forumclean.stages.html.detect.trees import tree_posts
from forumclean.stages.html.detect.undated import undated_thread
from forumclean.stages.html.detect.vote import voted
from forumclean.stages.html.elements.blocks import Blocks, PostBlock

AS_MUCH = 0.9       # of the prose of the one text that stands out, for several posts to be believed instead
NEAR_CHARS = 60     # before a date, within which its author's nick is looked for


def single_blocks(words: Words, dated: Sequence[Dated], article: Counted | None) -> Blocks | None:
    """The thread of a page whose posts differ too much to be told by a shape; None where no text stands out.

    Args:
        dated: the dates of the page that may be a post's own.
        article: what stands above and below a line that counts comments (see `counted`).
    """
    outline = words.outline
    if posts := undated_thread(words, dated):
        return with_common(words, posts)
    if rows := push_posts(words):
        bodies = lone_bodies(words, outline.title_ink, rows[0].runs[0][0])
        return text_blocks(words, dated, bodies, rows) if bodies else with_common(
            words, [above_pushes(words, rows), *rows])
    if (rows := tree_posts(words)) and (bodies := lone_bodies(words, outline.title_ink, rows[0].runs[0][0])):
        return text_blocks(words, dated, bodies, rows)
    bodies = lone_bodies(words, outline.title_ink, outline.ends[0])
    below = comments(words, dated, outline.ends[bodies[-1]]) if bodies else []
    if not below and article:
        return text_blocks(words, dated, article.bodies, article.posts)
    apart = [] if below else parted(words, dated)
    if len(apart) > 1 and told(words, apart) >= AS_MUCH * sum(
            words.prose(outline.begins[body], outline.ends[body]) for body in bodies):
        return with_common(words, apart)
    return text_blocks(words, dated, bodies, below) if bodies else None


def counted_blocks(words: Words, dated: Sequence[Dated], article: Counted | None) -> Blocks | None:
    """The thread of a page that says how many comments there are, and shows so many; None for any other."""
    return text_blocks(words, dated, article.bodies, article.posts) if article and article.exact else None


def voted_blocks(words: Words, dated: Sequence[Dated]) -> Blocks | None:
    """The thread of a page on which no text stands out, by a second opinion; None where there is none."""
    other = voted(words)
    bodies = lone_bodies(other, other.outline.title_ink, other.outline.ends[0]) if other else []
    return text_blocks(other, dated, bodies, []) if other and bodies else None


def text_blocks(words: Words, dated: Sequence[Dated], bodies: Sequence[int], below: Sequence[PostBlock]) -> Blocks:
    """One text, and the comments below it."""
    bodies = with_lead(words, bodies)
    alone = lone_post(words, bodies, dated, end=words.outline.begins[below[0].card] if below else None)
    head = head_line(words, bodies[0], dated)
    if head is None:
        return with_common(words, [alone, *below])
    start, end, item = head
    blocks = with_common(words, [alone._replace(time=item.date.words), *below])
    return blocks._replace(trims=[(start, end, "ui.post-header")])


def head_line(words: Words, body: int, dated: Sequence[Dated]) -> tuple[int, int, Dated] | None:
    """The first line of a text, line end included, and its date, if it is a header: short, with a date and no
    sentence."""
    outline = words.outline
    start, last = outline.span(body)
    end = outline.text.find("\n", start, last) + 1
    if not 0 < end - start <= NEAR_CHARS:
        return None
    found = next((item for item in dated if start <= item.date.start < end and not in_sentence(outline, item)
                  and not opens_text(outline.text[start:end], item)), None)
    return (start, end, found) if found else None


def opens_text(line: str, item: Dated) -> bool:
    """Whether a line begins with a day, not a time of day, and goes on: 1998年11月29日国务院令第253号发布."""
    words = line.strip()
    return not item.date.has_clock and words.startswith(item.date.words) and len(words) > (
        len(item.date.words) + SPARE_CHARS)


def is_hidden(page: Page, place: int) -> bool:
    """Whether the page hides the character at a place of its text."""
    at = bisect_right(page.cuts, place, key=itemgetter(0)) - 1
    return at >= 0 and place < page.cuts[at][1]


def parted(words: Words, dated: Sequence[Dated]) -> list[PostBlock]:
    """A post from each date to the next, where prose stands between; none where a date has no next one."""
    outline = words.outline
    heads = [item for item in dated if not in_sentence(outline, item) and not is_hidden(words.page, item.date.start)]
    begins = [outline.ink_before(item.date.end) for item in heads] if len(heads) > 1 else []
    posts: list[PostBlock] = []
    for begin, end in zip(begins, [*begins[1:], outline.ends[0]], strict=False):
        if bodies := lone_bodies(words, begin, end):
            post = lone_post(words, bodies, heads, max(begin - NEAR_CHARS, outline.title_ink))
            if post.author or not posts:    # else what stands behind a date of the page's foot
                posts.append(post)
    return posts
