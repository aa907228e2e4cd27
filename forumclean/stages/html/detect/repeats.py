"""Posts of an engine that nobody described: elements of one shape, each with a date and words of its own."""
from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain
from operator import itemgetter

from forumclean.lines import TEXT
from forumclean.outline import Outline
from forumclean.stages.html.detect.bestanswer import with_best
from forumclean.stages.html.detect.between import between_posts
from forumclean.stages.html.detect.bodies import find_bodies, is_label
from forumclean.stages.html.detect.builds import by_build
from forumclean.stages.html.detect.buttons import buttons, without
from forumclean.stages.html.detect.chains import chained_posts
from forumclean.stages.html.detect.dated import FEWEST_CARDS, Dated, Group, groups, rank
from forumclean.stages.html.detect.echoes import echoes, headed_quotes
from forumclean.stages.html.detect.fields import (
    CALLED_SO,
    find_authors,
    find_floors,
    first_nicks,
    may_be_nick,
    named_after,
    nick_shape,
    with_led,
)
from forumclean.stages.html.detect.gaps import posts_between, untold
from forumclean.stages.html.detect.holders import without_repeated
from forumclean.stages.html.detect.innerposts import with_inner
from forumclean.stages.html.detect.leads import with_leads
from forumclean.stages.html.detect.loose import loose_posts
from forumclean.stages.html.detect.nested import (
    around_replies,
    beside_words,
    inner_group,
    is_apart,
    number_of,
    stands_beside,
)
from forumclean.stages.html.detect.oddcards import is_alike, odd_bodies, usual
from forumclean.stages.html.detect.opening import first_posts
from forumclean.stages.html.detect.partednicks import with_parted
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.detect.shapes import Cards, Range, end_of
from forumclean.stages.html.detect.siblings import with_siblings
from forumclean.stages.html.detect.teasers import are_teasers
from forumclean.stages.html.detect.thread import LEAST_OF_PAGE, MOST_OF_PAGE, outweighed, signed, tells, told, wordy
from forumclean.stages.html.detect.undatedreplies import with_undated
from forumclean.stages.html.detect.untimed import untimed_posts
from forumclean.stages.html.elements.blocks import Blocks, PostBlock

LEAST_PROSE = 0.4   # of the prose from the first post to the last, that stands in posts
FEWEST_REACHING = 3
MOST_GROUPS = 8         # tried whose headers and words are siblings; `make score-unknown` gives the same with 1


def repeated_blocks(words: Words, dated: Sequence[Dated]) -> Blocks | None:
    """The thread by the repetition of its posts; None where the page repeats nothing of the kind.

    Args:
        dated: the dates of the page that may be a post's own.
    """
    outline = words.outline
    found = groups(outline, dated)
    for group in rank(words, found):
        group = with_siblings(outline, group, dated)
        ranges = [(card, outline.last[card]) for card in group.cards]
        if posts := with_inner(words, group, ranges, found, posts_of):
            between = [*posts_between(words, posts, dated)]
            posts = with_first(words, posts, dated, found)
            posts += untold(words.outline, between, posts)
            if tells(words, posts, LEAST_OF_PAGE) and not outweighed(words, posts):
                return with_common(words, posts)
    most = [group for group in found if len(group.cards) >= FEWEST_CARDS]
    for group in sorted(most, key=lambda group: -len(group.cards))[:MOST_GROUPS]:
        pair = len(group.cards) < FEWEST_REACHING
        if pair and not may_be_pair(group):
            continue
        group = with_siblings(outline, group, dated)
        posts = posts_of(words, group, reaching(outline, group.cards), found)
        if posts and (not pair or all(post.author and (post.bodies or post.runs) for post in posts)):
            posts = with_first(words, posts, dated, found)
            if tells(words, posts, MOST_OF_PAGE) and not outweighed(words, posts):
                return with_common(words, posts)
    return None


def with_first(words: Words, posts: Sequence[PostBlock], dated: Sequence[Dated],
               found: Sequence[Group] = ()) -> list[PostBlock]:
    """Posts with the opening one that is built otherwise; none at all where that is an article, and these the headings
    of others below it, which are no prose of the page then.

    Args:
        found: every group of the page.
    """
    first = first_posts(words, posts, dated)
    if first and told(words, first) > told(words, posts) and are_teasers(words, posts):
        outline = words.outline
        words.leave_out([(outline.begins[post.card], outline.ends[post.card]) for post in posts])
        return []
    return with_best(words, [*first, *posts], found, dated, partial(replies_of, words))


def may_be_pair(group: Group) -> bool:
    """Whether two headers may surely be a thread's: elements of a class that tell the time of day. Each post has to be
    signed, too."""
    return group.key[1] is not None and all(item.date.has_clock for item in group.dates)


def with_common(words: Words, posts: Sequence[PostBlock]) -> Blocks:
    """Posts with what is furniture or a quotation on any engine."""
    outline = words.outline
    posts = with_undated(words, [*posts, *between_posts(words, posts)])
    rows = buttons(words, posts)
    posts = around_replies(outline, without(posts, rows))
    kept = sorted({body for post in posts for body in post.bodies})
    return Blocks(posts, [(element, rule) for element, rule in [*words.furniture, *echoes(words, posts), *rows]
                          if not outline.inside(kept, element)],
                  sorted({quote for quote in [*words.quotes, *headed_quotes(words, kept)]
                          if not outline.inside(kept, quote)}))


def posts_of(words: Words, group: Group, ranges: Sequence[Range], found: Sequence[Group]) -> list[PostBlock]:
    """The posts of a group with the replies inside them; empty where no bodies hold what differs between them.

    Args:
        ranges: the elements of each post.
        found: every group of the page.
    """
    outline = words.outline
    whole = words.prose(outline.begins[ranges[0][0]], end_of(outline, ranges[-1]))
    if sum([words.prose(outline.begins[own[0]], end_of(outline, own)) for own in ranges]) < LEAST_PROSE * whole:
        return []
    dated = [item.element for item in group.dates]
    inner = [own for other in found if other is not group
             if (own := inner_group(outline, other, ranges, dated)) is not None]
    chained = chained_posts(words, ranges, dated)
    cards, bodies, inner = beside_replies(words, ranges, dated, inner, [post.card for post in chained])
    bodies = by_build(cards, bodies, bodies_of)
    posts = group_posts(cards, bodies, group) if bodies else loose_posts(cards, group)
    if bodies and not any(post.author for post in posts) and (others := beside_nicks(cards, bodies)):
        bodies = others
        posts = group_posts(cards, bodies, group)
    posts = with_leads(cards, posts) if bodies else posts
    if untimed := untimed_posts(cards, bodies):
        posts = sorted([*posts, *untimed], key=itemgetter(0))
    if not wordy(words, posts) or not signed(posts) and not any(post.bodies or post.runs for post in posts):
        return []
    taken = sorted(body for elements in bodies.values() for body in elements)
    for own in (beside_words(outline, own, taken) for own in inner):
        if is_apart(outline, own, taken) and not stands_beside(cards, bodies, own):
            posts += [post for post in replies_of(words, own) if post.bodies or number_of(ranges, post.card) >= 0]
    return without_repeated(outline, [*posts, *chained])


def beside_replies(words: Words, ranges: Sequence[Range], dated: Sequence[int], inner: Sequence[Group],
                   held: Sequence[int]) -> tuple[Cards, dict[int, list[int]], list[Group]]:
    """Cards and their bodies, without the replies inside posts where they are found without these too; and the groups
    that hold such replies.

    Args:
        ranges, dated: those of the cards.
        inner: the dates inside posts.
        held: the repeated comments.
    """
    outline = words.outline
    cards = Cards(words, ranges, dated, (), held)
    bodies = bodies_of(cards)
    taken = sorted(chain(*bodies.values()))
    lone = [beside_words(outline, own, taken) for own in inner if len(own.cards) == 1]
    inner = [own for own in inner if len(own.cards) > 1] + [own for own in lone if replies_of(words, own)]
    if inner:
        within = sorted(card for own in inner for card in own.cards)
        parted = Cards(words, ranges, dated, within, held)
        others = bodies_of(parted)
        nicks = are_short(words, others) and not are_short(words, bodies)
        if (others or not bodies) and not nicks and not any(
                outline.inside(within, body) for body in chain(*others.values())):
            return parted, others, inner
    return cards, bodies, inner


def replies_of(words: Words, group: Group) -> list[PostBlock]:
    """The posts of a group of dates inside posts; a lone one is a reply only if an element is called its nick."""
    cards = Cards(words, [(card, words.outline.last[card]) for card in group.cards],
                  [item.element for item in group.dates])
    if len(cards) == 1 and ((nicks := first_nicks(cards)) is None or named_after(
            words, nicks.elements[0][0]) < CALLED_SO):
        return []
    return group_posts(cards, find_bodies(cards), group)


def bodies_of(cards: Cards) -> dict[int, list[int]]:
    """The bodies of cards: where links are all that is found, or nothing that no nick can be, without the nicks, which
    may hold more that differs than short replies do."""
    words, bodies = cards.words, find_bodies(cards)
    if all(words.outline.tags[element] == "a" for element in chain(*bodies.values())) and (
            nicks := nick_shape(cards, {})):
        bodies = find_bodies(cards, nicks)
        return {} if all(is_label(words[own[0]]) for own in bodies.values()) else bodies
    return short_bodies(cards, bodies) if are_short(words, bodies) else bodies


def are_short(words: Words, bodies: dict[int, list[int]]) -> bool:
    """Whether all bodies are no longer than a nick."""
    return all(may_be_nick(words, element) for element in chain(*bodies.values()))


def short_bodies(cards: Cards, bodies: dict[int, list[int]]) -> dict[int, list[int]]:
    """The bodies of cards, where what was found for such is no longer than a nick: if that are the nicks, or labels,
    what else there is, unless this says the same above them in all cards, as one author's nick does. Empty where most
    of the prose stands outside."""
    words, nicks = cards.words, first_nicks(cards)
    found = find_bodies(cards, nicks, short=True)
    if not all(is_label(words[own[0]]) for own in bodies.values()):
        same = sum(nicks.elements.get(number) == own for number, own in bodies.items()) if nicks else 0
        texts = {words[own[0]] for own in found.values()}
        recurs = len(texts) == 1 < len(found) and words.judge(texts.pop())[0] == TEXT and all(
            own < bodies.get(number, own) for number, own in found.items())
        if recurs or same * 2 <= len(bodies):
            return bodies
    return {} if is_hollow(cards, found) else found


def is_hollow(cards: Cards, bodies: dict[int, list[int]]) -> bool:
    """Whether most of the prose in cards stands outside their bodies."""
    words, outline = cards.words, cards.words.outline
    own = sum([words.prose(outline.begins[element], outline.ends[element]) for element in chain(*bodies.values())])
    return 2 * own < sum([words.prose(outline.begins[lo], end_of(outline, (lo, hi))) for lo, hi in cards.ranges])


def beside_nicks(cards: Cards, bodies: dict[int, list[int]]) -> dict[int, list[int]]:
    """The bodies of cards without what is called a nick in them; empty where nothing is, or several in one card's:
    these sign what others say there, which would be lost.

    Args:
        bodies: what was found with the nicks in it.
    """
    words, outline, nicks = cards.words, cards.words.outline, first_nicks(cards)
    own = next(iter(nicks.elements.values()))[0] if nicks else -1
    if own < 0 or named_after(words, own) < CALLED_SO:
        return {}
    if any(len({words[element] for body in card for element in range(body, outline.last[body])
                if outline.ink(element) and outline.name(element) == outline.name(own)}) > 1
           for card in bodies.values()):
        return {}
    return find_bodies(cards, nicks)


def group_posts(cards: Cards, bodies: dict[int, list[int]], group: Group) -> list[PostBlock]:
    """The posts of cards whose bodies are known, and of those that are built otherwise."""
    if not bodies:
        return []
    known = usual(cards, bodies) if len(bodies) < len(cards) else None
    for number, item in enumerate(group.dates):
        if known is None or number in bodies:
            continue
        found = odd_bodies(cards, item, number, known)
        if not found and not is_alike(cards, number, known):
            own = group._replace(dates=[item], cards=[cards.ranges[number][0]])
            found = [body for post in replies_of(cards.words, own) for body in post.bodies]
        bodies[number] = found
    authors, floors = authors_of(cards, bodies), find_floors(cards, bodies)
    posts = [PostBlock(card, bodies[number], authors[number], item.date.words, floors[number])
             for number, (card, item) in enumerate(zip(group.cards, group.dates, strict=True))]
    return with_parted(cards, posts) if signed(posts) else with_led(cards, bodies, posts)


def authors_of(cards: Cards, bodies: dict[int, list[int]]) -> list[str | None]:
    """The nick of each card's author; where one is missing, of the cards that others hold and of the rest apart, for a
    repeated comment may be built otherwise."""
    authors = find_authors(cards, bodies)
    if all(authors) or not cards.held:
        return authors
    held = {*cards.held}
    for inner in (True, False):
        own = [number for number, (lo, _) in enumerate(cards.ranges) if (lo in held) == inner]
        part = Cards(cards.words, [cards.ranges[number] for number in own], [cards.dated[number] for number in own],
                     held=() if inner else cards.held)
        found = find_authors(part, {at: bodies[number] for at, number in enumerate(own)}) if own else []
        for number, author in zip(own, found, strict=True):
            authors[number] = authors[number] or author
    return authors


def reaching(outline: Outline, cards: Sequence[int]) -> list[Range]:
    """Ranges that reach from each card to the next: where headers and words are siblings."""
    ends = [*cards[1:], outline.last[outline.parents[cards[-1]]]]
    return list(zip(cards, ends, strict=True))
