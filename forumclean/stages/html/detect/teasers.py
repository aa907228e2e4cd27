"""Lists of other articles below an article: cards with a heading that leads to another page, a date and a source."""
from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import islice, takewhile

from forumclean.chars import is_ideograph
from forumclean.patterns import lazy
from forumclean.stages.html.detect.dated import Key, key_of
from forumclean.stages.html.detect.fields import is_title
from forumclean.stages.html.detect.nicksigns import leads_to_person
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.elements.blocks import PostBlock

# What a list of other articles is headed by.
LIST_RE = lazy("(?:(?:相关|相關|推荐|推薦|热门|熱門|精彩|更多|延伸|最新|最热|为[你您]|猜[你您]|[您你]?可能)(?:还|也|会|都)?"
               "(?:阅读|閱讀|新闻|新聞|文章|推荐|推薦|内容|资讯|資訊|报道|報導|喜欢|喜歡|感兴趣的?)|大家都在看)(?:[:：>»]|更多)*")
FEWEST_ITEMS = 3        # of a list that has no such head
LIST_SHARE = 0.6        # of a list's prose, that stands in its items; the rest is in heads and notes
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SHORTEST_CHARS = 8      # ideographs of a heading; buttons and nearly all nicks have less
NOWHERE = ("#", "javascript:")


def are_teasers(words: Words, posts: Sequence[PostBlock]) -> bool:
    """Whether half of what look like replies are headings of other articles, which few cards share: a link beside the
    words, or the words nobody signs are a heading, or begin with one."""
    links = [headings(words, post) for post in posts]
    seen = Counter(text for texts in links for text in {*texts})
    return 2 * sum(any(2 * seen[text] <= len(posts) for text in texts) for texts in links) >= len(posts)


def headings(words: Words, post: PostBlock) -> list[str]:
    """What in a card may be the heading of another article: a link, but for those in the words and below them, as in a
    signature, or in a card whose nick leads to its owner's page. Words that nobody signs may begin with one, in a line
    of its own; then it is an element for headings, too, as it is where it passes for a nick."""
    outline = words.outline
    lead = [] if post.author else [*post.bodies[:1]]
    within = post.bodies if post.author else post.bodies[1:]
    nick = "".join((post.author or "").split())
    found = [words[body] for body in lead if outline.tags[body] in HEADINGS]
    for tag in HEADINGS if nick else ():
        found += [nick for element in outline.inside(outline.by_tag.get(tag, []), post.card)
                  if words[element] == nick and is_long(nick)]
    links = outline.inside(outline.by_tag.get("a", []), post.card)
    if nick and any(words[link] == nick and leads_to_person(outline.attribute(link, "href")) for link in links):
        return found
    links = [link for link in links if not (within and link > within[0]) and is_heading(words, link)]
    return found + [words[link] for link in links if not any(outline.holds(body, link) for body in within)
                    and not any(outline.holds(body, link) and words[body] != words[link] for body in lead)]


def heads_teaser(words: Words, begin: int) -> bool:
    """Whether the character after so much ink begins the heading of another article."""
    links, begins = words.outline.by_tag.get("a", []), words.outline.begins
    first = bisect_left(links, begin, key=begins.__getitem__)
    return any(is_heading(words, link) for link in takewhile(
        lambda link: begins[link] == begin, islice(links, first, None)))


def is_list(words: Words, element: int) -> bool:
    """Whether an element is a list of other articles: it begins with an element that says so, or most of its prose
    stands in items that are called alike, half of which begin with a heading."""
    outline = words.outline
    begins, ends = outline.begins, outline.ends
    if any(LIST_RE.fullmatch(words.solid, begins[element], ends[head]) for head in takewhile(
            lambda head: begins[head] == begins[element], range(element, outline.last[element]))):
        return True
    links = [link for link in outline.inside(outline.by_tag.get("a", []), element) if is_heading(words, link)]
    headed: dict[Key, list[int]] = {}
    for link, following in zip(links, [*links[1:], outline.last[element]], strict=False):
        item = link
        while begins[above := outline.parents[item]] == begins[link] and outline.last[above] <= following:
            item = above
        headed.setdefault(key_of(outline, item), []).append(item)
    own = max(headed.values(), key=len, default=[])
    if len(own) < FEWEST_ITEMS:
        return False
    items = [item for above in {outline.parents[item] for item in own} for item in outline.children(above)
             if key_of(outline, item) == key_of(outline, own[0])]
    told = sum(words.prose(begins[item], ends[item]) for item in items)
    return 2 * len(own) >= len(items) and told >= LIST_SHARE * words.prose(begins[element], ends[element])


def is_heading(words: Words, link: int) -> bool:
    """Whether a link may be the heading of another article, and not of the page's own; a nick of so many ideographs is
    one too, where its address is nobody's."""
    text = words[link]
    return is_long(text) and leads_away(words.outline.attribute(link, "href")) and not is_title(words, text)


def is_long(text: str) -> bool:
    """Whether a text has as many ideographs as a heading has."""
    return len(text) >= SHORTEST_CHARS and sum(map(is_ideograph, text)) >= SHORTEST_CHARS


def leads_away(address: str | None) -> bool:
    """Whether an address is that of another page, and of nobody's profile."""
    return address is not None and address != "" and not address.startswith(NOWHERE) and not leads_to_person(address)
