"""Posts of a page that prints no dates: elements of one name side by side, each with a nick and words."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.html.detect.bodies import find_bodies
from forumclean.stages.html.detect.dated import Dated
from forumclean.stages.html.detect.fields import find_floors, first_nicks
from forumclean.stages.html.detect.loose import find_runs
from forumclean.stages.html.detect.nicksigns import leads_to_person
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.detect.repeats import with_first
from forumclean.stages.html.detect.shapes import Cards
from forumclean.stages.html.detect.teasers import HEADINGS, are_teasers
from forumclean.stages.html.detect.thread import (
    ANSWERS,
    FEWEST_SIGNED,
    LITTLE_PROSE,
    MOST_OF_PAGE,
    answerable,
    tells,
    told,
)
from forumclean.stages.html.elements.blocks import PostBlock, runs_of

FEWEST = 2
MOST_GROUPS = 4     # with the most words, that are looked at: what holds the posts holds a header or two beside them
COLONS = ":："
LED_RE = lazy(r"(?:第 ?|# ?)?(\d{1,6} ?[楼樓#]|#\d{1,6}) ?[:：]?\s?(.+)")
SIGNS = 2       # that a page without a word of comments has to show
COUNTED_RE = lazy(r"\d[楼樓#]|#\d")
DIGITS_RE = lazy(r"\d{1,6}")
MEMBER_RE = lazy(r"(帖子|[发發]帖|主[题題]|[积積]分|精[华華]|威望|金[币幣]|金[钱錢]|UID|在[线線][时時][间間]"
                 r"|[注註][册冊](?:时间|時間|日期))[:：]\d")
USER_RE = lazy(r"(?i)(?:^|[\s_-])(?:user|nick|poster)(?:[\s_-]?name)?(?:$|[\s_-](?:link|info|card|name)?)")


def undated(words: Words, behind: int, count: str | None, below: Sequence[Dated]) -> list[PostBlock]:
    """The comments below a line that says how many these are, or that there are any: elements side by side, each with a
    nick and words; empty where there are none. Where they are not as many, a sign has to show that these are comments,
    and they may hold no dates, for a list of the site's latest comments has such a head too.

    Args:
        behind: the ink before the end of that line.
        count: the number that it tells, as it stands there.
        below: the dates that may be a comment's own.
    """
    found, dates = alike(words, behind), places_of(below)
    exact = [cards for cards in found if str(len(cards)) == count][:MOST_GROUPS]
    other = [cards for cards in found if str(len(cards)) != count and not holds_any(words, cards, dates)][:MOST_GROUPS]
    posts = (signed_posts(words, cards, signs=number >= len(exact)) for number, cards in enumerate(exact + other))
    return next(filter(None, posts), [])


def places_of(dated: Sequence[Dated]) -> list[int]:
    """The elements of dates, in order."""
    return sorted(item.element for item in dated)


def holds_any(words: Words, cards: Sequence[int], dates: Sequence[int]) -> bool:
    """Whether some elements side by side hold any of the elements `dates`, which are in order."""
    at = bisect_left(dates, cards[0])
    return at < len(dates) and dates[at] < words.outline.last[cards[-1]]


def undated_thread(words: Words, dated: Sequence[Dated]) -> list[PostBlock]:
    """The posts that hold most of a page's prose, where two signs show that this is a board: the team of a firm has
    profiles, a recipe numbers. Empty where none do.

    Args:
        dated: the dates of the page that may be a post's own.
    """
    whole, dates = words.prose(words.outline.title_ink, words.outline.ends[0]), places_of(dated)
    for cards in alike(words, words.outline.title_ink)[:MOST_GROUPS]:
        if holds_any(words, cards, dates) or not may_tell(words, cards, whole) or not may_be_board(words, cards[-1]):
            continue
        if posts := signed_posts(words, cards, SIGNS):
            posts = with_first(words, posts, dated)
            if tells(words, posts, MOST_OF_PAGE):
                return posts
    return []


def may_tell(words: Words, cards: Sequence[int], whole: int) -> bool:
    """Whether elements hold enough of the page's prose, which is `whole`, to be its posts (see `tells`); an opening
    post may stand above them."""
    outline = words.outline
    own = sum([words.prose(outline.begins[card], outline.ends[card]) for card in cards])
    above = words.prose(outline.title_ink, outline.begins[cards[0]])
    return own + above >= MOST_OF_PAGE * whole or len(cards) >= FEWEST_SIGNED and whole - own - above <= LITTLE_PROSE


def may_be_board(words: Words, card: int) -> bool:
    """Whether one of the cards may show two of the signs that `count_signs` counts: far cheaper to tell. A bare
    number is no floor here: the steps of a recipe have one beside a label with a colon."""
    outline = words.outline
    text = words[card]
    found = min(len({*MEMBER_RE.findall(text)}), 2) + sum((
        any(colon in text for colon in COLONS), COUNTED_RE.search(text) is not None,
        any(answer in text for answer in ANSWERS)))
    return found >= SIGNS or found + 1 == SIGNS and any(
        is_called(outline, element) for element in range(card, outline.last[card]))


def alike(words: Words, behind: int) -> list[list[int]]:
    """Elements with ink of one name side by side, those with the most ink first.

    Args:
        behind: the ink from which on they stand.
    """
    outline = words.outline
    groups: dict[tuple[int, str, str | None], list[int]] = {}
    first = bisect_left(outline.begins, behind)
    for element, parent, _, tag, name, _ in words.inked[bisect_left(words.inked, (first,)):]:
        own = groups.get((parent, tag, name))
        if own is None:
            groups[parent, tag, name] = [element]
        else:
            own.append(element)
    return sorted([own for own in groups.values() if len(own) >= FEWEST], reverse=True,
                  key=lambda cards: (sum(map(outline.ink, cards)), -cards[0]))


def signed_posts(words: Words, cards: Sequence[int], signs: int) -> list[PostBlock]:
    """The posts in some elements; empty where one lacks a nick or words, most of the prose is not in these, they are
    the headings of other articles, or fewer signs show that this is a board: a list of things has names and words too.
    """
    outline = words.outline
    parts = Cards(words, [(card, outline.last[card]) for card in cards], cards)
    nicks = first_nicks(parts)
    if nicks is None or len(nicks.elements) < len(cards):
        return []
    elements = [nicks.elements[number][0] for number in range(len(cards))]
    if outline.tags[elements[0]] in HEADINGS and not is_called(outline, elements[0]):
        return []
    bodies = find_bodies(parts, nicks, sure=True)
    found = [posts_of(parts, elements, bodies, {})] if len(bodies) == len(cards) else []
    if not found or is_hollow(words, elements, found[0]):
        runs = find_runs(parts, nicks)
        found = [posts_of(parts, elements, {}, runs)] if len(runs) == len(cards) else []
    for posts in found:
        if not is_hollow(words, elements, posts) and count_signs(words, elements, posts) >= signs and (
                not are_teasers(words, posts)):
            return posts
    return []


def posts_of(parts: Cards, elements: Sequence[int], bodies: dict[int, list[int]],
             runs: dict[int, tuple[int, int]]) -> list[PostBlock]:
    """The posts of cards with nicks in some elements, and their words in bodies or runs."""
    outline = parts.words.outline
    floors = find_floors(parts, bodies)
    names = [" ".join(outline.words(element).split()) for element in elements]
    if not all(floors) and all(led := [LED_RE.fullmatch(name) for name in names]):
        floors, names = map(list, zip(*[match.groups() for match in led if match], strict=True))
    return [PostBlock(card, bodies.get(number, ()), names[number].rstrip(COLONS), None, floors[number],
                      runs=[runs[number]] if runs else ()) for number, (card, _) in enumerate(parts.ranges)]


def is_hollow(words: Words, elements: Sequence[int], posts: Sequence[PostBlock]) -> bool:
    """Whether most of the prose in the cards of posts, but for that of the nicks, stands outside their words: a level
    or a button was taken for these."""
    begins, ends = words.outline.begins, words.outline.ends
    whole = sum([words.prose(begins[post.card], ends[post.card]) - words.prose(begins[element], ends[element])
                 for element, post in zip(elements, posts, strict=True)])
    return 2 * told(words, posts) < whole


def count_signs(words: Words, elements: Sequence[int], posts: Sequence[PostBlock]) -> int:
    """How many things show that posts are a board's: what the elements of nicks are called, or where they lead; a colon
    behind these; floors that count; buttons below the words to answer most; what a board tells of its members."""
    outline, solid = words.outline, words.solid
    numbers = [DIGITS_RE.findall(post.floor or "") for post in posts]
    counted = [int(number) for own in numbers for number in own[:1]]
    tags = [outline.tags[element] for post in posts[:1] for element in range(post.card, outline.last[post.card])]
    members = {name for post in posts for name in MEMBER_RE.findall(
        solid, outline.begins[post.card], runs_of(outline, post)[0][0])}
    return min(len(members), 2) + sum((
        sum([is_called(outline, element) for element in elements]) * 2 > len(elements),
        all(outline.words(element).rstrip()[-1:] in COLONS for element in elements),
        len(counted) == len(posts) and all(b == a + 1 for a, b in pairwise(counted)),
        ("a" in tags or "button" in tags) and answerable(words, posts)))


def is_called(outline: Outline, element: int) -> bool:
    """Whether an element is called a user, or leads to one."""
    return USER_RE.search(outline.classes[element] or "") is not None or leads_to_person(
        outline.attribute(element, "href"))
