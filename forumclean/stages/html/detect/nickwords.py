"""What a page calls the elements with nicks, and the badge it sets beside some."""
from __future__ import annotations

from bisect import bisect_left

from forumclean.patterns import lazy
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.detect.shapes import Cards, Shape

NICK_HINT_RE = lazy("author|user|name|nick|poster")
# Beside the nick of whoever opened the thread.
OWNER_RE = lazy(r"[(（]?(?:楼主|樓主|作者|LZ)[)）]?$")


def called_nicks(cards: Cards) -> list[Shape]:
    """The elements of one class that says so, of different tags: a nick may link to its home only where it has one."""
    words, outline = cards.words, cards.words.outline
    if not words.linked:
        return []
    links = outline.by_tag["a"]
    names = {name for lo, hi in cards.ranges for link in links[bisect_left(links, lo):bisect_left(links, hi)]
             for name in (outline.classes[link] or "").split() if name in words.linked}
    shapes = []
    for name in sorted(name for name in names if NICK_HINT_RE.search(name.lower())):
        elements = outline.by_class[name]
        items = [(number, element, 0.0) for number, (lo, hi) in enumerate(cards.ranges)
                 for element in elements[bisect_left(elements, lo):bisect_left(elements, hi)]
                 if outline.ink(element) and not element <= cards.dated[number] < outline.last[element]
                 and not cards.stands_apart(number, element)]
        if items:
            shapes.append(Shape(items))
    return shapes


def without_badge(words: Words, element: int) -> str:
    """A nick without the last element in it where that says only that its owner opened the thread."""
    outline = words.outline
    last = max((child for child in outline.children(element) if outline.ink(child)), default=element)
    nick = outline.words(element).strip()
    if outline.begins[element] < outline.begins[last] and OWNER_RE.match(words[last]):
        nick = nick.removesuffix(outline.words(last).strip())
    return " ".join(nick.split())
