"""The comments below an article: of one shape, or the only one."""
from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from forumclean.lines import TEXT
from forumclean.outline import Outline
from forumclean.stages.html.detect.bodies import find_bodies
from forumclean.stages.html.detect.dated import Dated, Group, groups, in_sentence, key_of
from forumclean.stages.html.detect.fields import LONGEST_NICK_CHARS, find_floors, lone_author, named_after
from forumclean.stages.html.detect.lone import lone_bodies
from forumclean.stages.html.detect.prose import DIGITS_RE, Words
from forumclean.stages.html.detect.repeats import posts_of
from forumclean.stages.html.detect.shapes import Cards, Shape
from forumclean.stages.html.detect.siblings import with_siblings
from forumclean.stages.html.detect.teasers import are_teasers
from forumclean.stages.html.detect.thread import signed
from forumclean.stages.html.detect.undated import undated
from forumclean.stages.html.elements.blocks import PostBlock
from forumclean.stages.signs.counts import COUNT_RE, HINT_RE

FEWEST_COMMENTS = 2
ONE = ("", "一")
# Lines that may count the comments, from the first on: a menu has one or two. Each costs a look at the whole page.
MOST_COUNTS = 4
NICK_TAGS = ("a", "b", "strong", "cite", "em", "span", "h3", "h4", "h5", "div", "td", "dt")


class Counted(NamedTuple):
    """An article's elements, the comments below it, and whether these are as many as the page says."""

    bodies: Sequence[int]
    posts: Sequence[PostBlock]
    exact: bool


def counted(words: Words, dated: Sequence[Dated]) -> Counted | None:
    """An article, and the comments below the line that says how many these are; None where no such line parts a page's
    prose from its comments."""
    outline = words.outline
    text, at, tried = outline.text, outline.place(outline.title_ink), 0
    while tried < MOST_COUNTS and (word := HINT_RE.search(text, at)):
        start, stop = max(text.rfind("\n", at, word.start()) + 1, at), text.find("\n", word.end())
        at = stop + 1 if stop >= 0 else len(text)
        match = COUNT_RE.match(text, start, at - 1 if stop >= 0 else at)
        if not match:
            continue
        tried += 1
        begin, behind = outline.ink_before(start), outline.ink_before(at)
        bodies = lone_bodies(words, outline.title_ink, begin)
        count = match["count"] or match["number"]
        if bodies and (posts := told_below(words, dated, behind, count)):
            return around_line(words, dated, begin, posts) or Counted(
                bodies, posts, count in (str(len(posts)), ONE[len(posts) == 1]))
    return None


def told_below(words: Words, dated: Sequence[Dated], behind: int, count: str | None) -> list[PostBlock]:
    """The comments behind so much ink, of which a line tells the number."""
    outline = words.outline
    below = [item for item in dated if item.begin(outline) >= behind and not in_sentence(outline, item)]
    return (comments(words, dated, behind) or promised(words, below, behind, count)
            or undated(words, behind, count, below))


def around_line(words: Words, dated: Sequence[Dated], line: int, posts: Sequence[PostBlock]) -> Counted | None:
    """An article, and more comments than a line was found to stand above, where it stands in one itself, and counts the
    answers to that: in an element beside theirs that is called as they are. None where it does not.

    Args:
        line: the ink before it.
        posts: the comments below.
    """
    outline = words.outline
    card, above = outline.at(outline.place(line)), outline.parents[posts[0].card]
    while card > above and outline.parents[card] != above:
        card = outline.parents[card]
    if card <= above or outline.name(card) != outline.name(posts[0].card):
        return None
    alike = [child for child in outline.children(above) if outline.ink(child)
             and outline.name(child) == outline.name(card)]
    behind = outline.begins[alike[0]]
    bodies = lone_bodies(words, outline.title_ink, behind)
    # As those below were believed to be comments, the others need no more signs that they are.
    more = told_below(words, dated, behind, str(len(alike))) if bodies else []
    return Counted(bodies, [without_count(outline, post) for post in more], False) if len(more) > len(posts) else None


def without_count(outline: Outline, post: PostBlock) -> PostBlock:
    """A comment without the line below its words that says how many answers it has."""
    *own, last = post.bodies or (-1,)
    return post._replace(bodies=own) if own and COUNT_RE.match(outline.words(last)) else post


def promised(words: Words, below: Sequence[Dated], behind: int, count: str | None) -> list[PostBlock]:
    """The only comment of a page that says there is one, around the first date below, if that has no like and no other
    beside it: the element with the most words there that holds neither date nor nick."""
    if count not in ("1", ONE[True]) or not below:
        return []
    outline, item = words.outline, below[0]
    if sum(key_of(outline, other.element) == key_of(outline, item.element) for other in below) > 1:
        return []
    card = widest(words, item.element, behind)
    if outline.begins[card] < behind or any(outline.holds(card, other.element) for other in below[1:]):
        return []
    nick = lone_nick(words, card, item)
    cards = Cards(words, [(card, outline.last[card])], [item.element], [nick] if nick is not None else [])
    bodies = find_bodies(cards, Shape([(0, nick, 0.0)] if nick is not None else []), sure=True).get(0, [])
    author = " ".join(outline.words(nick).split()) if nick is not None else None
    return [PostBlock(card, bodies, author, item.date.words, find_floors(cards, {0: bodies})[0])] if bodies else []


def lone_nick(words: Words, card: int, item: Dated) -> int | None:
    """The first element of a card whose tag, classes and address say most that it holds a nick; None where none says
    so. One above the date is likelier than one below."""
    outline = words.outline
    best, found = 0.0, None
    for element in range(card, outline.last[card]):
        text = words[element]
        if not 0 < len(text) <= LONGEST_NICK_CHARS or outline.tags[element] not in NICK_TAGS or \
                outline.holds(element, item.element) or DIGITS_RE.fullmatch(text) or words.judge(text)[0] != TEXT:
            continue
        above = outline.ends[element] <= item.begin(outline)
        score = named_after(words, element) + (above and outline.tags[element] in NICK_TAGS[:4])
        if score > best:
            best, found = score, element
    return found if best > 0 else None


def widest(words: Words, element: int, behind: int) -> int:
    """The widest element around another one that begins behind an article."""
    outline = words.outline
    for above in outline.above(element):
        if outline.begins[above] < behind:
            break
        element = above
    return element


def comments(words: Words, dated: Sequence[Dated], behind: int) -> list[PostBlock]:
    """The posts of one shape below an article, if somebody signs each of them.

    Args:
        behind: the ink before the article's end.
    """
    outline = words.outline
    below = [item for item in dated if outline.begins[item.element] >= behind]
    found = groups(outline, below)
    for group in sorted(found, key=lambda group: -len(group.cards)):
        if len(group.cards) >= FEWEST_COMMENTS and all(outline.begins[card] >= behind for card in group.cards):
            group = with_siblings(outline, group, below, behind)
            posts = posts_of(words, group, [(card, outline.last[card]) for card in group.cards], found)
            if posts and signed(posts) and not are_teasers(words, posts):
                return posts
    alone = [group for group in found if len(group.cards) == 1 and group.dates[0].date.has_clock]
    return one_comment(words, alone[0], behind) if len(alone) == 1 else []


def one_comment(words: Words, group: Group, behind: int) -> list[PostBlock]:
    """The only comment below an article, where its date tells the time of day, or how long ago, and its nick leads to
    somebody's page.

    Args:
        group: the only date below that tells the time of day, or how long ago, and has no like.
        behind: the ink before the article's end.
    """
    outline, (item,) = words.outline, group.dates
    card = widest(words, item.element, behind)
    if outline.begins[card] < behind:
        return []
    posts = posts_of(words, group._replace(cards=[card]), [(card, outline.last[card])], [])
    told = [post for post in posts if (post.bodies or post.runs) and lone_author(
        words, outline.begins[card], post.bodies[0] if post.bodies else outline.last[card])]
    return told if signed(told) else []
