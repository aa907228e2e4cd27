"""Quotations that an HTML page marks as such: the head goes, and the words too where another post of the page holds
them."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from forumclean.model import Post
from forumclean.patterns import lazy
from forumclean.stages.furniture.postlines import PostLines
from forumclean.stages.furniture.quoteindex import ELLIPSIS_RE, Index
from forumclean.stages.furniture.quotes import head_at, solid_offset
from forumclean.stages.signs.dates import DAY_RE, RELATIVE_RE

LONGEST_HEAD_CHARS = 60
NAMED_TAIL_RE = lazy(r" ?(?:写道|寫道|说|說|发表于|發表於|wrote|said|的?(?:回复|回覆|帖子|发言))[:：]?$")
POSTS_RE = lazy(r"^引用[:： ]{1,2}([^\s:：,，。]{1,24}(?: [^\s:：,，。]{1,12})?) ?的?(?:发言|發言|帖子|回复|回覆)[:：]$")
QUOTES_RE = lazy("^(?:引用|回[复覆復])(?:第? ?#?\\d+ ?[楼樓#])?[:： ]{1,2}")
SAYS_RE = lazy(r"^@?([^\s:：,，。]{1,24}(?: [^\s:：,，。]{1,12})?)(?: 在 .{1,60} 中)? ?(?:写道|寫道|写了|寫了|说|說|wrote|said)"
                r" ?[:：]$")
TRIED_LINES = 4


def claim_quote_blocks(posts: Sequence[PostLines], spans: Sequence[Post], quotes: Sequence[tuple[int, int]]) -> None:
    """Claim the heads of marked quotations, and their words where another post holds them; else the words stay.

    Args:
        posts: the lines of each post.
        spans: the posts themselves, in the same order.
        quotes: the spans of the page that are quotations.
    """
    starts = [post.start for post in spans]
    blocks: list[tuple[int, list[int]]] = []
    for start, end in quotes:
        number = bisect_right(starts, start) - 1
        if number >= 0 and start < spans[number].end:
            view = posts[number].view
            inside = [at for at, line in enumerate(posts[number].lines)
                      if start <= view.offset(line.start) < end and at not in posts[number].quoted]
            if inside:
                posts[number].quoted.update(inside)
                blocks.append((number, inside))
    index = Index(posts)
    for number, inside in blocks:
        claim_block(posts[number], inside, number, index)


def claim_block(post: PostLines, inside: Sequence[int], number: int, index: Index) -> None:
    """Claim the head of one quotation, and its words where they stand elsewhere."""
    first, rest = inside[0], list(inside)
    used, author, begin = head_at(post, first, index)
    if not used and (author := named(post.lines[first].key, index)) is not None:
        used = 1
    if used and begin is None:
        for at in range(first, min(first + used, inside[-1] + 1)):
            post.claimed[at] = ("ui.quote-head", f"names the quoted post of {author}" if author else "a quote's label")
        rest = [at for at in inside if at >= first + used]
    words = [ELLIPSIS_RE.sub("", post.lines[at].solid) for at in rest if at not in post.claimed]
    if used and begin is not None and words:
        head = post.lines[first].key[:begin]
        words[0] = words[0][len(head.replace(" ", "")):]
    words = [line for line in words if line]
    if words and holder(words, number, author, index) is None and not leads_on(post, first, words, number, index):
        if used and begin is not None:
            post.heads[first] = head_end(post, first, begin)
        index.add(number, "".join(words))
        return
    for at in rest:
        post.claimed.setdefault(at, ("ui.quote", "these words stand in another post of the page"))


def leads_on(post: PostLines, first: int, words: Sequence[str], number: int, index: Index) -> bool:
    """Whether a quotation names its author right before words of that author's."""
    name = post.lines[first].key.split(" ", 1)[0].strip("@:：")
    rest = [words[0].lstrip("@")[len(name):].lstrip(":："), *words[1:]]
    return index.knows(name) and (rest := [line for line in rest if line]) != [] and \
        holder(rest, number, name, index) is not None


def holder(words: Sequence[str], number: int, author: str | None, index: Index) -> int | None:
    """The other post that holds a quotation's words."""
    whole = "".join(words)
    found = index.post_of(whole, number, author)
    if found is None and author:
        found = index.post_of(whole, number, None)
    for line in words[:TRIED_LINES]:
        if found is None and len(line) * 2 >= len(whole):
            found = index.post_of(line, number, None)
    return index.post_like(whole, number) if found is None else found


def named(key: str, index: Index) -> str | None:
    """Whom a quotation's first line names: an author of the page and little else, or whoever stands before a date; ""
    for a date alone; None where the line is no head."""
    if len(key) > LONGEST_HEAD_CHARS:
        return None
    if match := SAYS_RE.match(key) or POSTS_RE.match(key):
        return match[1]
    if (match := DAY_RE.search(key) or RELATIVE_RE.search(key)) and (match.end() >= len(key) - 12 or match.start() < 4):
        words = key[:match.start()].strip(" :：@#").split()
        return words[0] if words else ""
    bare = NAMED_TAIL_RE.sub("", QUOTES_RE.sub("", key.strip(" :：@#「」『』【】[]()（）"))).strip(" :：@#")
    return bare if bare and index.knows(bare) else None


def head_end(post: PostLines, line: int, begin: int) -> int:
    """Where in the view the words begin on a line that holds a head as well."""
    head = post.lines[line].key[:begin]
    return solid_offset(post.view.text, post.lines[line].start, len(head.replace(" ", "")))
