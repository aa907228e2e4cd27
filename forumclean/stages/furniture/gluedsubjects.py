"""Subject lines that a flattener ran into the words of their posts, with the buttons before them."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from forumclean.patterns import lazy
from forumclean.stages.furniture.postlines import PostLines
from forumclean.stages.furniture.quotes import solid_offset

RULE = "ui.post-frame"
LONGEST_HEAD_CHARS = 16     # buttons and Re:
SHORTEST_TITLE_CHARS = 4
FEWEST_POSTS = 2
REPLY_RE = lazy(r"\s?(?:Re|RE|re|回复|回復|回覆) ?[:：] ?$")


def claim_glued_subjects(posts: Sequence[PostLines], title: str) -> None:
    """Claim the head of a post's first line down to the thread's title in it, where words go on behind that. The same
    few words and a Re: stand before it in two posts; authors name a title behind words of their own, but without a Re:.

    Args:
        title: the thread's, as the page prints it.
    """
    title = " ".join(title.split())
    if len(title) < SHORTEST_TITLE_CHARS:
        return
    ends = {number: at + len(title) for number, post in enumerate(posts) if post.keys and 0 not in post.claimed
            and (at := post.keys[0].find(title, 0, LONGEST_HEAD_CHARS + len(title))) > 0
            and at + len(title) < len(post.keys[0])}
    before = {number: posts[number].keys[0][:end - len(title)] for number, end in ends.items()}
    heads = {number: REPLY_RE.sub("", words) for number, words in before.items()}
    counts = Counter(head for number, head in heads.items() if head != before[number])
    for number, head in heads.items():
        if counts[head] >= FEWEST_POSTS:
            post = posts[number]
            size = len(post.keys[0][:ends[number]].replace(" ", ""))
            start = post.lines[0].start
            post.parts.append((start, solid_offset(post.view.text, start, size), RULE))
