"""Lists of other articles below an article: cards with a heading that leads to another page, a date and a source."""
from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import islice, takewhile

from forumclean.chars import is_ideograph
from forumclean.stages.blocks import PostBlock
from forumclean.stages.fields import PLACE_HINT_RE, is_title
from forumclean.stages.prose import Words

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SHORTEST_CHARS = 8      # ideographs of a heading; buttons and nearly all nicks have less
NOWHERE = ("#", "javascript:")


def are_teasers(words: Words, posts: Sequence[PostBlock]) -> bool:
    """Whether half of what look like replies are headings of other articles: a link beside the words, or the words are
    a heading that nobody signs."""
    links = [headings(words, post) for post in posts]
    seen = Counter(text for texts in links for text in {*texts})
    return 2 * sum(any(seen[text] == 1 for text in texts) for texts in links) >= len(posts)


def headings(words: Words, post: PostBlock) -> list[str]:
    """What in a card may be the heading of another article: a link, but for those in the words."""
    outline = words.outline
    if post.bodies and not post.author and all(outline.tags[body] in HEADINGS for body in post.bodies):
        return [words[body] for body in post.bodies]
    links = outline.by_tag.get("a", [])
    own = links[bisect_left(links, post.card):bisect_left(links, outline.last[post.card])]
    return [words[link] for link in own if is_heading(words, link)
            and not any(outline.holds(body, link) for body in post.bodies)]


def heads_teaser(words: Words, begin: int) -> bool:
    """Whether the character after so much ink begins the heading of another article."""
    links, begins = words.outline.by_tag.get("a", []), words.outline.begins
    first = bisect_left(links, begin, key=begins.__getitem__)
    return any(is_heading(words, link) for link in takewhile(
        lambda link: begins[link] == begin, islice(links, first, None)))


def is_heading(words: Words, link: int) -> bool:
    """Whether a link may be the heading of another article, and not of the page's own; a nick of so many ideographs is
    one too, where its address is nobody's."""
    return (words.outline.ink(link) >= SHORTEST_CHARS and leads_away(words.outline.attribute(link, "href"))
            and sum(map(is_ideograph, words[link])) >= SHORTEST_CHARS and not is_title(words, words[link]))


def leads_away(address: str | None) -> bool:
    """Whether an address is that of another page, and of nobody's profile."""
    return bool(address) and not address.startswith(NOWHERE) and not PLACE_HINT_RE.search(address.lower())
