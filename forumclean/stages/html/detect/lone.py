"""A post that has no like: the only one of its page, an article, or a first post that is built otherwise than the
replies."""
from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from forumclean.lines import TEXT
from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.html.detect.bodies import is_leaf
from forumclean.stages.html.detect.codeboxes import code_in, ends_in_code, inside
from forumclean.stages.html.detect.prose import DIGITS_RE, Words
from forumclean.stages.html.detect.shapes import PARAGRAPHS
from forumclean.stages.html.detect.teasers import is_list

PARTS = PARAGRAPHS - {"table", "tbody", "tr", "center"} | {"span", "li", "dd", "dt"}
BOXES = frozenset(("p", "div", "section", "center", "font", "blockquote"))
LISTS = ("ul", "ol")
LINES = frozenset(("p", "div", "pre", "blockquote", "table", *LISTS))
FEWEST_LINES = 3    # of one text, that are elements without a name, for short ones beside them to be its lines too
MAIN_SHARE = 0.75   # of the prose, for one child to be all that counts
LONGEST_HEADING_CHARS = 40
LEAST_SHARE = 0.5   # of a stretch's prose that its post holds
LEAST_CHARS = 20
DULL_SHARE = 0.5
# A paragraph above the text; bylines are shorter and end in no sentence.
SHORTEST_LEAD_CHARS, MOST_LEADS = 40, 12
LEAD_ENDS = frozenset("。！？…”")
LEAD_RE = lazy("^[【\\[]?(?:摘要|导读|導讀|导语|導語|核心提示|内容提要|提要|简介)[】\\]]?[:：]?")
SAME_CHARS = 20     # of a lead, that the text begins with too


def lone_bodies(words: Words, begin: int, end: int) -> list[int]:
    """The elements with the prose of a stretch of the page, siblings in page order; empty where none stands out.

    Args:
        begin, end: the stretch, in ink.
    """
    outline = words.outline
    whole = words.prose(begin, end)
    if whole < LEAST_CHARS:
        return []
    # All above the innermost element that holds more than the stretch would only hand on to the next: lists nest by
    # thousands.
    element = max(bisect_right(outline.begins, begin) - 1, 0)
    while element and (outline.ends[element] < end or outline.ink(element) <= end - begin):
        element = outline.parents[element]
    prose = held(words, element, begin, end)
    while True:
        told = {child: held(words, child, begin, end) for child in outline.children_at(element, begin, end)}
        child = heir(words, told, prose, begin, end) or cut_child(words, told, prose, begin, end) or (
            led_child(words, told, prose))
        if child is None:
            break
        element, prose = child, told[child]
    if prose < LEAST_SHARE * whole:
        return []
    parts = [child for child in told
             if begin <= outline.begins[child] and outline.ends[child] <= end and outline.ink(child)]
    telling = without_lists(words, parts, [number for number, child in enumerate(parts) if told[child]])
    if begin <= outline.begins[element] and outline.ends[element] <= end and (
            not telling or prose > sum([told[child] for child in parts])):
        return [element]
    return trimmed(words, parts, telling) if telling else []


def without_lists(words: Words, parts: Sequence[int], telling: Sequence[int]) -> Sequence[int]:
    """Those parts of a text that hold prose, without lists of other articles beside the box with most of it. Beside
    paragraphs a list may be their author's.

    Args:
        telling: which of the parts hold prose.
    """
    outline = words.outline
    main = max(telling, key=lambda number: words.prose(outline.begins[parts[number]], outline.ends[parts[number]]),
               default=None)
    if main is None or outline.tags[parts[main]] in PARTS or is_leaf(outline, parts[main]):
        return telling
    return [number for number in telling if number == main or not is_list(words, parts[number])]


def heir(words: Words, told: dict[int, int], prose: int, begin: int, end: int) -> int | None:
    """The child that holds nearly all prose of an element, unless it is a part of a text; None where none does.

    Args:
        told: the children of the element that may hold ink of the stretch, in order, with the prose of each.
        prose: the element's own.
        begin, end: the stretch, in ink.
    """
    if not told:
        return None
    outline, child = words.outline, max(told, key=told.__getitem__)
    if told[child] < MAIN_SHARE * prose:
        return None
    whole = begin <= outline.begins[child] and outline.ends[child] <= end
    part = whole and (outline.tags[child] in PARTS or is_paragraph(words, told, child) or outline.classes[child] is None
                      and are_lines(words, [other for other in told if other > child and outline.ink(other)])
                      or goes_on(words, told, child))
    return None if part else child


def goes_on(words: Words, told: dict[int, int], child: int) -> bool:
    """Whether a child of an element is a box that an editor put around some paragraphs of a text: it has no name, the
    element has one and does not hold the page's heading, and in it stands other prose without links in an element
    without a name. The arguments are those of `heir`."""
    outline = words.outline
    above = outline.parents[child]
    if not is_nameless_box(outline, child) or is_nameless(outline, above) or any(
            outline.begins[above] <= begin < outline.ends[above] for begin in words.titles):
        return False
    return any(own and other != child and is_nameless_box(outline, other)
               and not inside(outline, "a", other) for other, own in told.items())


def is_nameless(outline: Outline, element: int) -> bool:
    """Whether an element has neither class nor id."""
    return outline.classes[element] is None and outline.ids[element] is None


def is_nameless_box(outline: Outline, element: int) -> bool:
    """Whether an element is one of those that editors write around paragraphs, and has no name."""
    return outline.tags[element] in BOXES and is_nameless(outline, element)


def cut_child(words: Words, told: dict[int, int], prose: int, begin: int, end: int) -> int | None:
    """The child that reaches out of a stretch and holds more of its prose than those that stand in it: the header is
    inside, with the words. None where there is none, or several do. The arguments are those of `heir`."""
    if len(told) < 2:
        return None
    outline = words.outline
    out = [child for child, own in told.items() if own and (outline.begins[child] < begin or outline.ends[child] > end)]
    return out[0] if len(out) == 1 and told[out[0]] * 2 > prose else None


def led_child(words: Words, told: dict[int, int], prose: int) -> int | None:
    """The child that holds most prose and the first below the page's heading, where it is mostly links, for the article
    stands in it beside lists of others and the site's disclaimers below; or where it holds the heading too, as a column
    of the page, and no other is called as it is. None where there is none. The arguments are those of `heir`."""
    if len(told) < 2:
        return None
    outline, child = words.outline, max(told, key=told.__getitem__)
    first, last = outline.begins[child], outline.ends[child]
    heads = [begin for begin, end in words.titles.items() if end < last and words.prose(end, max(first, end)) == 0
             and words.prose(max(first, end), last)]
    if not heads or not told[child]:
        return None
    if is_dull(words, child):
        return child
    name = name_of(outline, child)
    alike = any(own and child != other and name_of(outline, other) == name for other, own in told.items())
    return child if max(heads) >= first and told[child] * 2 > prose and not alike else None


def name_of(outline: Outline, element: int) -> tuple[str, str | None]:
    """Tag and classes of an element, or its id without numbers where it has no class: part1 is called as part2 is."""
    return outline.tags[element], outline.classes[element] or DIGITS_RE.sub("0", outline.ids[element] or "")


def is_paragraph(words: Words, told: dict[int, int], child: int) -> bool:
    """Whether a child of an element without blocks in it is one paragraph of several: all other children are built as
    it is, or one of these holds prose too. The arguments are those of `heir`."""
    outline = words.outline
    if not is_leaf(outline, child):
        return False
    beside = [other for other in told if other != child and outline.ink(other) and not is_dull(words, other)]
    like = [other for other in beside if outline.tags[other] == outline.tags[child]
            and outline.classes[other] == outline.classes[child] and is_leaf(outline, other)]
    if not like:
        return False
    alone = len(like) == len(beside) and all(words.judge(words[other])[0] == TEXT for other in like)
    return alone or any(told[other] for other in like)


def trimmed(words: Words, parts: Sequence[int], told: Sequence[int]) -> list[int]:
    """The children of a text that belong to it: those with prose, what stands between them, and short paragraphs before
    and behind that are built as they are."""
    outline = words.outline
    counts = Counter((outline.tags[parts[number]], outline.classes[parts[number]]) for number in told)
    kinds = {(tag, name) for (tag, name), count in counts.items()
             if tag in PARAGRAPHS or name is None and count >= FEWEST_LINES}
    lines = {outline.name(child) for child in parts if not is_dull(words, child)}
    if (len(lines) == 1 or {tag for tag, _ in lines} == {"p"}) and all(
            is_leaf(outline, child) and words.judge(words[child])[0] == TEXT for child in parts):
        kinds |= lines      # nothing else stands there
    like = [number for number, child in enumerate(parts) if outline.name(child) in kinds
            and (outline.tags[child] in PARAGRAPHS or is_line(outline, child))]
    first, last = min([*told, *like]), max([*told, *like])
    while last + 1 < len(parts) and is_listing(words, parts[last + 1]):
        last += 1
    if are_lines(words, parts[last + 1:]):
        last = len(parts) - 1
    tells = set(told)
    found: list[int] = []
    for number in range(first, last + 1):
        child = parts[number]
        amid = told[0] < number < told[-1] or not is_nameless(outline, outline.parents[child])
        if is_dull(words, child) and not (amid and is_linked(words, child)):
            continue
        if outline.tags[child] not in PARAGRAPHS and (code := code_in(words, child)):
            found += code
        elif number in tells or outline.tags[child] in PARAGRAPHS or outline.ink(child) <= LONGEST_HEADING_CHARS or (
                is_listing(words, child)):
            found.append(child)
    return found


def is_linked(words: Words, element: int) -> bool:
    """Whether an element is a paragraph without a name that says what no interface does: all in it that is a link may
    be its author's."""
    outline = words.outline
    return outline.tags[element] == "p" and is_nameless(outline, element) and words.judge(words[element])[0] == TEXT


def are_lines(words: Words, parts: Sequence[int]) -> bool:
    """Whether what stands behind the prose of a text, up to the end of a box with a name, are lines and lists without
    names that say what no interface does."""
    outline = words.outline
    return bool(parts) and outline.classes[outline.parents[parts[0]]] is not None and all(
        outline.classes[child] is None and outline.ids[child] is None and outline.tags[child] in LINES
        and not is_dull(words, child) and words.judge(words[child])[0] == TEXT for child in parts)


def with_lead(words: Words, bodies: Sequence[int]) -> list[int]:
    """A text's elements with the paragraphs that stand between it and the page's heading in elements of their own: a
    lead, unless the text says the same."""
    outline = words.outline
    first, last = outline.begins[bodies[0]], outline.ends[bodies[-1]]
    heading = max((end for at, end in words.titles.items() if end <= first and words.is_title(at, end)), default=first)
    found = []
    for begin, end in words.lines_told(heading, first)[-MOST_LEADS:]:
        element = outline.at(outline.place(begin))
        while outline.begins[above := outline.parents[element]] == begin and outline.ends[above] == end:
            element = above
        told = words[element]
        if outline.begins[element] == begin and outline.ends[element] == end and len(told) >= SHORTEST_LEAD_CHARS and \
                told[-1] in LEAD_ENDS and words.solid.find(LEAD_RE.sub("", told)[:SAME_CHARS], first, last) < 0:
            found.append(element)
    return [*found, *bodies]


def is_listing(words: Words, element: int) -> bool:
    """Whether an element is code, or a list without a name and without links whose items are no interface's: an author
    may end a text with such, prose or not."""
    outline = words.outline
    if ends_in_code(words, element):
        return True
    if outline.tags[element] not in LISTS or outline.classes[element] or outline.attribute(element, "id"):
        return False
    return not inside(outline, "a", element) and not inside(outline, "button", element) and all(
        words.judge(words[item])[0] == TEXT for item in inside(outline, "li", element) if outline.ink(item))


def is_line(outline: Outline, element: int) -> bool:
    """Whether an element is a short line, and holds no block."""
    return outline.ink(element) <= LONGEST_HEADING_CHARS and is_leaf(outline, element)


def held(words: Words, element: int, begin: int, end: int) -> int:
    """The prose of an element inside a stretch."""
    first, last = words.outline.begins[element], words.outline.ends[element]
    return words.prose(first if first > begin else begin, last if last < end else end)


def is_dull(words: Words, element: int) -> bool:
    """Whether an element is mostly links and buttons."""
    return words.weight(element) < DULL_SHARE * words.outline.ink(element)
