"""Buttons that end posts, where the rest of their row stands below these."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from forumclean.stages.furniture.postlines import PostLines

FEWEST_BUTTONS, BUTTON_SHARE = 3, 0.2
BUTTON_RULE = "ui.post-action"
# Nobody answers so, as with 支持 or 顶.
LONE_BUTTONS = frozenset(("点评", "點評", "回复", "回復", "回覆", "引用", "举报", "舉報", "评分", "評分", "TOP"))


def claim_last_buttons(posts: Sequence[PostLines]) -> None:
    """Claim the button that ends several posts and a good part of all, where it is not the only line of one: the row of
    the others stands below it."""
    ends = {number: max(free) for number, post in enumerate(posts) if post.ruled and len(free := post.free()) > 1}
    buttons = {number: posts[number].keys[at] for number, at in ends.items()
               if posts[number].keys[at] in LONE_BUTTONS}
    counts = Counter(buttons.values())
    alone = {post.keys[0] for post in posts if len(post.keys) == 1}
    for number, key in buttons.items():
        if counts[key] >= max(FEWEST_BUTTONS, BUTTON_SHARE * len(posts)) and key not in alone:
            posts[number].claimed[ends[number]] = (BUTTON_RULE, "a button that ends several posts")
