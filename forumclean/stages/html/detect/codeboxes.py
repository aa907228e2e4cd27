"""Boxes that a page sets around a piece of code, with a highlighter's line numbers, a label or a button to copy it."""
from __future__ import annotations

from bisect import bisect_left

from forumclean.lines import TEXT
from forumclean.outline import Outline
from forumclean.stages.html.detect.prose import DIGITS_RE, Words
from forumclean.stages.html.elements.gutters import CODE_TAGS
from forumclean.stages.html.known.enginecards import outermost

LONGEST_LABELS_CHARS = 40   # beside the code in its box, line numbers apart


def code_in(words: Words, box: int) -> list[int]:
    """What belongs to a text of an element that is a piece of code, but for line numbers and little else: the code
    where nothing but an interface speaks beside it, else all of it. Empty for any other element."""
    own = pieces_of(words, box)
    labels = words_beside(words, box, own)
    beside = sum(map(len, labels))
    if not own or beside > min(LONGEST_LABELS_CHARS, sum(map(words.outline.ink, own))):
        return []
    alone = beside and words.outline.tags[own[0]] == "pre" and all(words.judge(label)[0] != TEXT for label in labels)
    return own if alone else [box]


def ends_in_code(words: Words, box: int) -> bool:
    """Whether an element behind a text is a piece of code that nobody signs: beside it stand words of an interface and
    the name of a language at most."""
    own = pieces_of(words, box)
    return bool(own) and words.outline.tags[own[0]] == "pre" and bool(code_in(words, box)) and all(
        label.isascii() or words.judge(label)[0] != TEXT for label in words_beside(words, box, own))


def pieces_of(words: Words, box: int) -> list[int]:
    """The outermost elements that are set as code in a box, or are it, without those that say nothing."""
    outline = words.outline
    own = outermost(outline, sorted(element for tag in CODE_TAGS for element in inside(outline, tag, box)))
    return [element for element in own if outline.ink(element)]


def words_beside(words: Words, box: int, parts: list[int]) -> list[str]:
    """The stretches of a box's text, without blanks and numbers, that stand in none of some of its elements."""
    outline = words.outline
    begins = [outline.begins[box], *(outline.ends[part] for part in parts)]
    ends = [*(outline.begins[part] for part in parts), outline.ends[box]]
    told = (DIGITS_RE.sub("", words.solid[begin:end]) for begin, end in zip(begins, ends, strict=True))
    return [text for text in told if text]


def inside(outline: Outline, tag: str, element: int) -> list[int]:
    """The elements of a tag that an element is or holds."""
    own = outline.by_tag.get(tag, [])
    return own[bisect_left(own, element):bisect_left(own, outline.last[element])]
