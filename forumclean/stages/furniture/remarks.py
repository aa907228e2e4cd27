"""Remarks below posts of flattened pages (点评 of Discuz!): words of other users, which the thread's text has not."""
from __future__ import annotations

from bisect import bisect_left

from forumclean.model import Page
from forumclean.patterns import lazy
from forumclean.rulebook import reason_of
from forumclean.stages.furniture.postlines import PostLines
from forumclean.stages.signs.dates import DAY, RELATIVE, REST

REMARK_HEADS = ("点评", "點評")
REACH_LINES = 6     # from one remark's nick to its date
# A remark ends in its date, and one that a flattener ran into its nick begins with that.
DATED_RE = lazy(rf"(?:.{{0,400}} )?[发發]表[于於] ?(?:{DAY}{REST}|{RELATIVE})(?: ?(?:详情|回复))*")


def claim_remarks(post: PostLines, below: str) -> None:
    """Claim the remarks below a post's words: their head, and each with who made it, what he said and when.

    Args:
        below: the line right below the post, without blanks around it: the last remark's date perhaps.
    """
    keys = [*post.keys, below]
    head = next((number for number, key in enumerate(keys) if key.startswith(REMARK_HEADS)), 0)
    if not head or not (keys[head] in REMARK_HEADS or DATED_RE.fullmatch(keys[head])):
        return
    last, at = head, head + (keys[head] in REMARK_HEADS)
    while at < len(keys):
        end = next((number for number in range(at, min(at + REACH_LINES, len(keys)))
                    if DATED_RE.fullmatch(keys[number])), None)
        if end is None:
            break
        last, at = end, end + 1
    if last > head or keys[head] not in REMARK_HEADS:
        for number in range(head, min(last + 1, len(post.keys))):
            post.claimed.setdefault(number, ("ui.comment", reason_of("ui.comment")))


def line_below(page: Page, place: int) -> str:
    """The key of the first line of a page that begins at a place or behind it and holds ink; "" where none does."""
    number = bisect_left(page.starts, place)
    return next(filter(None, page.keys[number:number + REACH_LINES]), "")
