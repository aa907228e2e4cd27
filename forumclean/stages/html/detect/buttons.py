"""Buttons at the end of posts of an unknown engine, in the element with the author's words: 回复 支持(0) 举报."""
from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter

from forumclean.lines import SURE, WEAK
from forumclean.stages.html.detect.lone import is_dull
from forumclean.stages.html.detect.prose import DIGITS_RE, Words
from forumclean.stages.html.elements.blocks import PostBlock

RULE = "ui.post-action"
LONGEST_ROW_CHARS = 60
FEWEST_ROWS = 2
MOST_BUTTONS = 8        # of one row, that are looked at
COMMON_SHARE = 0.6      # of the posts with words, that end in such a row
FEWEST_ALIKE = 3        # posts that all end in the same words but for numbers, for these to be a template's
PRESSED = frozenset(("a", "button", "input"))
Kind = tuple[str, str | None, int]     # tag, class, and how many buttons stand behind it in its row


def buttons(words: Words, posts: Sequence[PostBlock]) -> list[tuple[int, str]]:
    """The rows of buttons at the end of posts, each with its rule: most posts end in an element of one kind that holds
    words of an interface, and perhaps the post's date, or that holds the same links in each; or all that are built
    alike end in what is the same but for numbers, with something to press in it."""
    told = [post for post in posts if post.bodies]
    built_alike = max(Counter(words.outline.name(post.bodies[-1]) for post in told).values(), default=0)
    known = {element for element, _ in words.furniture}
    rows: defaultdict[Kind, list[tuple[int, str]]] = defaultdict(list)
    for post in told:
        last = post.bodies[-1]
        for end in [*([last] if len(post.bodies) > 1 else ()), *ends_of(words, last)]:
            for step, element in enumerate((end, *buttons_before(words, end))):
                if element not in known:
                    text = " ".join(words.outline.words(element).split())
                    rows[words.outline.tags[element], words.outline.classes[element], step].append(
                        (element, " ".join(text.replace(post.time or "\0", " ").split())))
    return [(element, RULE) for row in rows.values() if len(row) >= max(FEWEST_ROWS, COMMON_SHARE * len(told))
            and are_buttons(words, row, len(row) >= max(FEWEST_ALIKE, built_alike)) for element, _ in row]


def are_buttons(words: Words, row: Sequence[tuple[int, str]], all_have: bool) -> bool:
    """Whether all elements of one kind hold something to press, and nothing but words of an interface or the same
    links: a reply may be one such word too.

    Args:
        all_have: whether all posts end in them, and these are enough that no chance makes them alike.
    """
    if not all(any(words.outline.tags[inner] in PRESSED for inner in range(element, words.outline.last[element]))
               for element, _ in row):
        return False
    alike = len({DIGITS_RE.sub("0", text) for _, text in row}) == 1
    return alike and all_have or all(
        not text or words.judge(text)[0] in (SURE, WEAK) or alike and is_dull(words, element) for element, text in row)


def without(posts: Sequence[PostBlock], rows: Sequence[tuple[int, str]]) -> list[PostBlock]:
    """The posts without those of their bodies that are rows of buttons."""
    known = {element for element, _ in rows}
    return [post._replace(bodies=[body for body in post.bodies if body not in known])
            if post.bodies and post.bodies[-1] in known else post for post in posts]


def ends_of(words: Words, body: int) -> Iterator[int]:
    """The short elements inside a body that end where what it shows ends and do not begin where it begins, from the
    outside in."""
    outline = words.outline
    begin, end = outline.begins[body], shown_end(words, body)
    found: list[int] = []
    element = bisect_left(outline.begins, end) - 1      # what ends there holds it: elements nest by thousands
    while element > body and outline.ink(element) <= LONGEST_ROW_CHARS:
        if begin < outline.begins[element] < end == outline.ends[element]:
            found.append(element)
        element = outline.parents[element]
    return reversed(found)


def shown_end(words: Words, body: int) -> int:
    """The ink up to the end of what a body shows: a script's values may follow, hidden, behind its buttons."""
    outline, cuts = words.outline, words.page.cuts
    start, stop = outline.span(body)
    at = bisect_left(cuts, stop, key=itemgetter(0)) - 1
    while at >= 0 and start < cuts[at].start and not outline.text[cuts[at].end:stop].strip():
        stop, at = cuts[at].start, at - 1
    return outline.ink_before(stop) if stop < outline.span(body)[1] else outline.ends[body]


def buttons_before(words: Words, button: int) -> Iterator[int]:
    """The buttons right before a button that stand beside it, without text between them, the nearest first."""
    outline = words.outline
    parent = outline.parents[button]
    for _ in range(MOST_BUTTONS):
        element = button - 1
        while element > parent and outline.parents[element] != parent:
            element = outline.parents[element]
        if element <= parent or not {outline.tags[element], outline.tags[button]} <= PRESSED or (
                outline.ends[element] != outline.begins[button]):
            return
        yield element
        button = element
