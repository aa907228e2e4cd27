"""The rating of a post, which engines print below it: a table of who rated it, how much and why."""
from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from forumclean.document import Document
from forumclean.lines import MARK, TEXT
from forumclean.patterns import lazy
from forumclean.stages.furniture.postlines import PostLine, PostLines
from forumclean.stages.signs.dates import STAMP_RE

RATED_STARTS = ("参与人数", "參與人數")
RATING_HEADS = frozenset(("评分", "評分", "评分次数", "評分次數", "参与人数"))
ROW_HEADS = frozenset(("本帖最近评分记录", "本帖最近評分記錄", "本帖最近評分紀錄"))      # of a rating in rows alone
RATING_WORDS = ("评分", "評分")
LONGEST_RATING_TITLE_CHARS = 6
RATING_ENDS = ("查看全部评分", "查看全部評分")
RATING_REACH_LINES = 16
# A row of a table of its own: who, how much of what, why and when.
ROW_RE = lazy(r"\S{1,30} \S{1,8} ?[+＋-]\d{1,4} ")
DATED_ROW_RE = lazy(r"\S{1,30} \S{1,8} ?[+＋-]\d{1,4} .*\d{4}-\d\d?-\d\d?")
COUNT_ENDS = ("条评分", "條評分")
CELL_RE = lazy(r"\S{1,8} ?[+＋-]\d{1,4}")
SCORE_RE = lazy(r"^(?:\S{1,30}[:：] (?:.{1,40} )?)?\S{0,6} ?[+＋] ?\d+$")    # who and why may stand before it


def claim_rating(post: PostLines, ruled: Sequence[tuple[int, PostLine]]) -> None:
    """Claim the rows of a rating, from its head to the last `+N` or to the link below its last row: who rated and why
    stand between them.

    Args:
        ruled: the post's lines that have a rule, as heads do, with their numbers.
    """
    lines = post.lines
    heads = [number for number, line in ruled
             if line.key in RATING_HEADS or line.key in ROW_HEADS
             or line.rule == "ui.rated" and not line.key.startswith(RATING_ENDS)]
    ends = [number for number, line in ruled if line.key.startswith(RATING_ENDS)] if heads else []
    scores = [number for number, line in enumerate(lines) if SCORE_RE.match(line.key)] if heads else []
    below = 0
    for head in heads:
        if head < below:
            continue
        last = scores[-1] if scores and lines[head].key not in ROW_HEADS else head
        end = next((end for end in ends if end > head), last) if lines[head].key.startswith(RATED_STARTS) else last
        if end <= head:
            row = DATED_ROW_RE if lines[head].key in ROW_HEADS else ROW_RE
            rows = range(head, len(lines) - 1)
            end = next((at for at in rows if not row.match(lines[at + 1].key)), len(lines) - 1)
        if not end > head > 0:
            continue
        below = end + 1
        first = head - (head > 1 and is_rating_title(lines[head - 1]))
        for number in range(first, below):
            post.claimed.setdefault(number, ("ui.rated", "a row of the post's rating"))


def claim_parted_rating(post: PostLines) -> None:
    """Claim a rating of which a flattener set each cell on a line of its own: 共, 4, 条评分, and below it who, how much,
    why perhaps, and when."""
    keys = post.keys
    for head in range(len(keys) - 2):
        if keys[head] != "共" or not keys[head + 1].isdecimal() or keys[head + 2] not in COUNT_ENDS:
            continue
        end = at = head + 3
        while at + 2 < len(keys) and CELL_RE.fullmatch(keys[at + 1]):
            below = range(at + 2, min(at + 4, len(keys)))
            when = next((stop for stop in below if STAMP_RE.fullmatch(keys[stop])), None)
            if when is None:
                break
            end = at = when + 1
        if end > head + 3:
            for number in range(head, end):
                post.claimed.setdefault(number, ("ui.rated", "a cell of the post's rating"))


def is_rating_title(line: PostLine) -> bool:
    """Whether a line right above a rating is its title, which a site may word in its own way."""
    return line.kind == MARK or len(line.key) <= LONGEST_RATING_TITLE_CHARS and line.key.endswith(RATING_WORDS)


def below_ratings(doc: Document) -> Counter[tuple[str | None, str]]:
    """The short lines right below the ratings of posts, by author: a body ends above its rating."""
    found: Counter[tuple[str | None, str]] = Counter()
    page, judge = doc.page, doc.judge
    if not doc.thread.posts or not any(end in page.text for end in RATING_ENDS):
        return found
    ends = [*[post.start for post in doc.thread.posts[1:]], len(page.text)]
    for post, end in zip(doc.thread.posts, ends, strict=True):
        first = bisect_left(page.starts, post.end)
        last = min(bisect_left(page.starts, end), first + RATING_REACH_LINES)
        keys = [key for key in page.keys[first:last] if key]
        rated = next((number for number, key in enumerate(keys) if key.startswith(RATING_ENDS)), None)
        if rated is not None and rated + 1 < len(keys) and judge(keys[rated + 1])[0] == TEXT:
            found[post.author, keys[rated + 1]] += 1
    return found
