"""Posts that a page's lines show, against the texts that stand out among its elements."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.model import Post, Thread
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.detect.teasers import heads_teaser
from forumclean.stages.html.detect.thread import shared, told
from forumclean.stages.html.elements.blocks import Blocks
from forumclean.stages.signs.dates import date_key

FEWEST_HEADERS = 2
ALL_BUT = 0.9
MOST_OF_NOTICE = 0.8     # of the prose of posts without a time of day, for one that holds it to be the page's one text
MOST_MISSED = 0.15   # of the prose that stands out on a page, for lines that hold less of it to be a list beside it


def outweighs(words: Words, blocks: Blocks, thread: Thread) -> bool:
    """Whether the texts that stand out are rather the thread than the posts that its lines show: these are hardly any,
    hold little of these texts, or mostly nothing but links, as the entries of a list beside the thread, or are the days
    of one notice."""
    headed = [post for post in thread.posts if post.time is not None]
    if len(headed) < FEWEST_HEADERS:
        return True
    own = told(words, blocks.posts)
    if shared(words, blocks, headed) < MOST_MISSED * own:
        return not are_replies(words, headed) or shared(words, blocks, thread.posts) < ALL_BUT * own
    others = [post for post in headed if not is_hollow(words, post)]
    return own >= ALL_BUT * lines_told(words, others) and len(others) * 2 < len(headed) or is_notice(words, headed, own)


def are_replies(words: Words, headed: Sequence[Post]) -> bool:
    """Whether most posts that lines show tell who said what: in a list of articles the headings pass for nicks, and
    nothing is below them."""
    return 2 * sum(post.author is not None and prose_of(words, post) > 0
                   and not is_hollow(words, post) for post in headed) > len(headed)


def is_notice(words: Words, headed: Sequence[Post], own: int) -> bool:
    """Whether what look like headers of posts are the days of one text, in the table above it and below its signature:
    none tells the time of day, and one post says nearly all; hardly anybody signs the others.

    Args:
        own: the prose of the text that stands out.
    """
    if are_replies(words, headed) or any((key := date_key(post.time or "")) is None or key[3] >= 0 for post in headed):
        return False
    said = [prose_of(words, post) for post in headed]
    return max(said) >= MOST_OF_NOTICE * sum(said) and own >= ALL_BUT * max(said)


def is_hollow(words: Words, post: Post) -> bool:
    """Whether a post that lines show says nothing, or half of it in links, or begins as the heading of an article."""
    begin, end = words.outline.ink_before(post.start), words.outline.ink_before(post.end)
    return words.between(begin, end) * 2 <= end - begin or heads_teaser(words, begin)


def lines_told(words: Words, posts: Sequence[Post]) -> int:
    """The ink in posts that lines show which reads as prose."""
    return sum(prose_of(words, post) for post in posts)


def prose_of(words: Words, post: Post) -> int:
    """The ink in a post that reads as prose."""
    return words.prose(words.outline.ink_before(post.start), words.outline.ink_before(post.end))
