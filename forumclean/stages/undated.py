"""Posts of a page that prints no dates: elements of one name side by side, each with a nick and words."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.blocks import PostBlock, runs_of
from forumclean.stages.bodies import find_bodies
from forumclean.stages.dated import Dated
from forumclean.stages.fields import FLOOR_WORD_RE, find_floors, first_nicks
from forumclean.stages.loose import find_runs
from forumclean.stages.prose import Words
from forumclean.stages.repeats import MOST_OF_PAGE, with_first
from forumclean.stages.shapes import Cards
from forumclean.stages.teasers import are_teasers, leads_to_person
from forumclean.stages.thread import FEWEST_SIGNED, LITTLE_PROSE, answerable, tells

FEWEST = 2
MOST_GROUPS = 4     # with the most words, that are looked at: what holds the posts holds a header or two beside them
COLONS = ":："
LED_RE = lazy(r"(?:第 ?|# ?)?(\d{1,6} ?[楼樓#]|#\d{1,6}) ?[:：]?\s?(.+)")
MEMBER_RE = lazy(r"(?:帖子|[发發]帖|主[题題]|[积積]分|精[华華]|威望|金[币幣]|金[钱錢]|UID|在[线線][时時][间間])[:：]\d"
                 r"|(?:注册|註冊)(?:时间|時間|日期)?[:：]")
SIGN_RE = lazy(r"回[复覆復]|答复|[楼樓沙板地]|#\d|\dF|[:：]\d|注册|註冊")
USER_RE = lazy("user|nick|poster")


def undated(words: Words, behind: int, count: str | None, below: Sequence[Dated]) -> list[PostBlock]:
    """The comments below a line that says how many these are, or that there are any: elements side by side, each with a
    nick and words; empty where there are none. Where they are not as many, the cards have to show that these are nicks:
    by what their elements are called, a colon behind them, floors, or what else boards print; and they may hold no
    dates, for a list of the site's latest comments has such a head too.

    Args:
        behind: the ink before the end of that line.
        count: the number that it tells, in figures.
        below: the dates that may be a comment's own.
    """
    found = alike(words, behind)
    exact = [cards for cards in found if str(len(cards)) == count][:MOST_GROUPS]
    other = [cards for cards in found if str(len(cards)) != count and not holds_any(words, cards, below)][:MOST_GROUPS]
    posts = (signed_posts(words, cards, sure=cards in exact, headed=True) for cards in exact + other)
    return next(filter(None, posts), [])


def holds_any(words: Words, cards: Sequence[int], dated: Sequence[Dated]) -> bool:
    """Whether some elements side by side hold a date."""
    outline = words.outline
    return any(cards[0] <= item.element < outline.last[cards[-1]] for item in dated)


def undated_thread(words: Words, dated: Sequence[Dated]) -> list[PostBlock]:
    """The posts that hold most of a page's prose, where the cards show that these are nicks, or that this is a board: a
    box of the site's authors has nicks too. Empty where none do.

    Args:
        dated: the dates of the page that may be a post's own.
    """
    whole = words.prose(words.outline.title_ink, words.outline.ends[0])
    for cards in alike(words, words.outline.title_ink)[:MOST_GROUPS]:
        if holds_any(words, cards, dated) or not (may_tell(words, cards, whole) and may_be_signed(words, cards[-1])):
            continue
        posts = signed_posts(words, cards)
        if posts and (tells(words, posts, MOST_OF_PAGE) or is_board(words, posts)):
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


def may_be_signed(words: Words, card: int) -> bool:
    """Whether a card holds what shows that its posts are signed (see `signed_posts`): a cheap look at one of them."""
    outline = words.outline
    return SIGN_RE.search(words.solid, outline.begins[card], outline.ends[card]) is not None or any(
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
        alike = groups.get((parent, tag, name))
        if alike is None:
            groups[parent, tag, name] = [element]
        else:
            alike.append(element)
    return sorted([own for own in groups.values() if len(own) >= FEWEST], reverse=True,
                  key=lambda cards: (sum(map(outline.ink, cards)), -cards[0]))


def signed_posts(words: Words, cards: Sequence[int], *, sure: bool = False, headed: bool = False) -> list[PostBlock]:
    """The posts in some elements; empty where one lacks a nick or words, they are the headings of other articles, or
    nothing shows that these are nicks: a list of things has names and words too.

    Args:
        sure: the page says that these are comments.
        headed: the page says that there are comments.
    """
    outline = words.outline
    parts = Cards(words, [(card, outline.last[card]) for card in cards], cards)
    nicks = first_nicks(parts)
    if nicks is None or len(nicks.elements) < len(cards):
        return []
    elements = [nicks.elements[number][0] for number in range(len(cards))]
    bodies = find_bodies(parts, nicks, sure=True)
    runs = {} if len(bodies) == len(cards) else find_runs(parts, nicks)
    if max(len(bodies), len(runs)) < len(cards):
        return []
    bodies = {} if runs else bodies
    floors = find_floors(parts, bodies)
    names = [" ".join(outline.words(element).split()) for element in elements]
    if not all(floors) and all(led := [LED_RE.fullmatch(name) for name in names]):
        floors, names = map(list, zip(*[match.groups() for match in led if match], strict=True))
    posts = [PostBlock(card, bodies.get(number, ()), names[number].rstrip(COLONS), None, floors[number],
                       runs=[runs[number]] if runs else ()) for number, card in enumerate(cards)]
    told = sure or is_called(outline, elements[0]) or headed and all(name[-1] in COLONS for name in names)
    return posts if (told or is_board(words, posts)) and not are_teasers(words, posts) else []


def is_called(outline: Outline, element: int) -> bool:
    """Whether an element is called a user, or leads to one."""
    classes = f"{outline.classes[element]} {outline.classes[outline.parents[element]]}".lower()
    return USER_RE.search(classes) is not None or leads_to_person(outline.attribute(element, "href"))


def is_board(words: Words, posts: Sequence[PostBlock]) -> bool:
    """Whether posts show floors, most a button to answer them, or above the words what a board tells of its members."""
    begins, told = words.outline.begins, 0
    if all(post.floor and FLOOR_WORD_RE.fullmatch(post.floor.strip()) for post in posts) or answerable(words, posts):
        return True
    for post in posts:
        told += MEMBER_RE.search(words.solid, begins[post.card], runs_of(words.outline, post)[0][0]) is not None
    return 2 * told > len(posts)
