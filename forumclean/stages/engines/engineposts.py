"""Posts by the selectors of a known engine.

An engine is decided by its signs and its posts, from the page's indices alone. Each element that a selector finds
belongs to the innermost post that holds it, so that a reply under a post keeps its author and time to itself.
"""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from forumclean.engine import QUOTED, Engine, Form, Selector
from forumclean.outline import Outline
from forumclean.stages.engines.blocks import Blocks, PostBlock
from forumclean.stages.engines.enginecards import Card, Cards, cards_of, outermost
from forumclean.stages.engines.enginecomments import comments_of
from forumclean.stages.engines.enginefields import read_fields
from forumclean.stages.engines.gutters import gutters
from forumclean.stages.engines.selectors import exists, names_of, select

Furniture = list[tuple[int, str]]


def engine_blocks(outline: Outline, engines: Sequence[Engine] | None = None) -> Blocks | None:
    """The thread by the first engine that knows the page, or one that knows more of it; None where none does.

    Args:
        engines: tried before the built-in ones; None: the built-in ones alone; empty: no engine at all.
    """
    if engines is not None and not engines:
        return None
    given = {engine.name for engine in engines or ()}
    best: Blocks | None = None
    for name, form in likely_forms(outline, engines or ()):
        if best is not None and name == best.engine or form.signs and not exists(outline, form.signs):
            continue
        found = read_form(outline, form, name)
        if found and (best is None or adds_posts(outline, best, found)):
            best = found
        if best is not None and best.engine in given:
            break
    return best


def adds_posts(outline: Outline, best: Blocks, other: Blocks) -> bool:
    """Whether another engine's form finds the same words and whole posts more, each with its author or date: a program
    may give some of its posts the ids of another."""
    known = {body for post in best.posts for body in post.bodies}
    more = [post for post in other.posts if not known.issuperset(post.bodies)]
    return bool(more) and known.issubset({body for post in other.posts for body in post.bodies}) and \
        not any(post.runs for post in best.posts) and \
        all((post.author or post.time) and any(map(outline.ink, post.bodies)) for post in more)


def likely_forms(outline: Outline, engines: Iterable[Engine]) -> Iterator[tuple[str, Form]]:
    """Name and form of each engine that may know the page, the given ones first."""
    for engine in engines:
        for form in engine.forms:
            yield engine.name, form
    forms, by_name, always = book()
    numbers = {*always}
    for kind, names in by_name.items():
        there = (filter(outline.ids_from, names) if kind == "^" else
                 names.keys() & (outline.by_class if kind == "." else outline.by_id).keys())
        numbers.update(*[names[name] for name in there])
    yield from (forms[number] for number in sorted(numbers))


@cache
def book() -> tuple[list[tuple[str, Form]], dict[str, dict[str, list[int]]], list[int]]:
    """The built-in forms; by kind and name, the numbers of those whose signs ask for it (see `names_of`); the numbers
    of those that cannot be told so."""
    from forumclean._enginebook import ENGINES
    forms = [(name, Form._make(parts)) for name, rows in ENGINES for parts in rows]
    by_name: dict[str, dict[str, list[int]]] = {".": {}, "#": {}, "^": {}}
    always: list[int] = []
    for number, (_, form) in enumerate(forms):
        names = names_of(form.signs)
        for name in names or ():
            by_name[name[0]].setdefault(name[1:], []).append(number)
        if not names:
            always.append(number)
    return forms, by_name, always


def common_furniture(outline: Outline) -> tuple[Furniture, list[int]]:
    """Elements that are furniture on any engine, each with its rule id, and those that quote."""
    from forumclean._enginebook import COMMON_FURNITURE, COMMON_QUOTES
    numbers = [(element, "ui.code-label") for element in gutters(outline)]
    return [*furniture_of(outline, COMMON_FURNITURE), *numbers], select(outline, COMMON_QUOTES)


def furniture_of(outline: Outline, rules: Iterable[tuple[str, Selector]]) -> Furniture:
    """The elements that selectors of furniture mean, each with its rule id."""
    return [(element, rule) for rule, selector in rules for element in select(outline, selector)]


def read_form(outline: Outline, form: Form, engine: str) -> Blocks | None:
    """What a form says of a page; None where it finds no post with words."""
    cards = cards_of(outline, form)
    if not len(cards):
        return None
    fields = read_fields(outline, form, cards)
    posts = [PostBlock(card.element, card.bodies, runs=card.runs, **known) for card, known in zip(cards, fields)
             if card.bodies or card.runs or "author" in known or "time" in known]
    # A thread of pictures says nothing, but its posts have their author and date.
    if not any(has_words(outline, card) for card in cards) and not any(post.author and post.time for post in posts):
        return None
    common, quotes = common_furniture(outline)
    own = [*furniture_of(outline, form.furniture), *common]
    if remarks := comments_of(outline, cards, own):
        by_card = {card.element: remarks[number] for number, card in enumerate(cards) if number in remarks}
        posts = [post._replace(comments=by_card.get(post.card, ())) for post in posts]
    kept = {*select(outline, form.keep)}
    bodies = sorted(body for card in cards for body in card.bodies)
    quotes = [quote for quote in quotes if not outline.inside(bodies, quote)]   # some print a post in a blockquote
    furniture = beside(outline, cards, [*own, *leads(outline, form, cards)])
    trimmed = trims(outline, form, cards)
    return Blocks(posts, [found for found in furniture if found[0] not in kept],
                  outermost(outline, sorted({*select(outline, form.quotes), *quotes} - kept)),
                  title_of(outline, form, cards), engine, [trim for trim in trimmed if trim[2] != QUOTED],
                  [(start, end) for start, end, rule in trimmed if rule == QUOTED])


def title_of(outline: Outline, form: Form, cards: Cards) -> int | None:
    """The element that prints the thread's title: the first of the surest name that is no part of a post's words."""
    bodies = sorted(body for card in cards for body in card.bodies)
    for choice in form.title:
        for element in select(outline, choice):
            before = bisect_right(bodies, element)
            if outline.ink(element) and not (before and outline.holds(bodies[before - 1], element)):
                return element
    return None


def has_words(outline: Outline, card: Card) -> bool:
    """Whether a post says anything."""
    return bool(card.runs) or any(outline.ink(body) for body in card.bodies)


def beside(outline: Outline, cards: Cards, furniture: Furniture) -> Furniture:
    """Furniture without the elements that hold a whole post or its words: such a selector was wrong there."""
    kept = sorted({element for card in cards for element in (card.element, *card.bodies)})
    return [(element, rule) for element, rule in furniture if not outline.inside(kept, element)]


def leads(outline: Outline, form: Form, cards: Cards) -> Furniture:
    """The elements that are furniture because a body begins with them, one after the other."""
    found = []
    for element, rule in sorted(furniture_of(outline, form.leads)):
        number = cards.owner(element)
        bodies = cards[number].bodies if number >= 0 else []
        if any(outline.begins[element] == outline.begins[body] and outline.holds(body, element) for body in bodies):
            found.append((element, rule))
    return found


def trims(outline: Outline, form: Form, cards: Cards) -> list[tuple[int, int, str]]:
    """What goes from the words of each post by a form's patterns, as spans of the text with a rule each (QUOTED for a
    quotation)."""
    if not form.trims:
        return []
    patterns = [(rule, re.compile(pattern)) for rule, pattern in form.trims]
    found = []
    for card in cards:
        spans = [outline.span(body) for body in card.bodies] + [outline.ink_span(*run) for run in card.runs]
        for start, end in spans:
            words = outline.text[start:end]
            for rule, pattern in patterns:
                found += [(start + first, start + last, rule) for match in pattern.finditer(words)
                          for first, last in taken(match)]
    return found


def taken(match: re.Match[str]) -> list[tuple[int, int]]:
    """What goes where a trim's pattern matches: all of it, or its groups alone where these match."""
    spans = [span for span in match.regs[1:] if span[0] >= 0] or [match.span()]
    return [(first, last) for first, last in spans if match.string[first:last].strip()]
