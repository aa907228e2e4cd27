"""The numbers that a highlighter prints beside the lines of code, in a cell of their own or below the code."""
from __future__ import annotations

from collections.abc import Iterator

from forumclean.outline import Outline

CODE_TAGS = ("pre", "code")
LISTS = ("ul", "ol")


def gutters(outline: Outline) -> Iterator[int]:
    """The elements that count the lines of a piece of code from 1 on and say nothing else."""
    if not any(tag in outline.by_tag for tag in CODE_TAGS):
        return
    for cell in outline.by_tag.get("td", ()):
        if counts_lines(outline, cell):
            beside = outline.last[cell]
            if beside < len(outline) and outline.parents[beside] == outline.parents[cell] \
                    and holds_code(outline, beside) and lines_of(outline, beside) <= lines_of(outline, cell):
                yield cell
    for tag in LISTS:
        for element in outline.by_tag.get(tag, ()):
            if counts_lines(outline, element) and (code := code_above(outline, element)) is not None \
                    and lines_of(outline, code) <= lines_of(outline, element):
                yield element


def code_above(outline: Outline, element: int) -> int | None:
    """The element right above one, in the same element, if it is set as code; None where it is not."""
    above, before = outline.parents[element], element - 1
    while before > above and outline.parents[before] != above:
        before = outline.parents[before]
    return before if before > above and outline.tags[before] in CODE_TAGS else None


def counts_lines(outline: Outline, element: int) -> bool:
    """Whether an element's words are 1, 2, 3 and so on."""
    begin, end = outline.begins[element], outline.ends[element]
    if begin == end or outline.solid[begin] != "1" or not outline.solid[begin:end].isdecimal():
        return False
    return outline.words(element).split() == [str(number) for number in range(1, lines_of(outline, element) + 1)]


def lines_of(outline: Outline, element: int) -> int:
    """The lines of an element's words, blank ones too."""
    return outline.words(element).count("\n") + 1


def holds_code(outline: Outline, element: int) -> bool:
    """Whether an element holds one that is set as code."""
    return any(outline.tags[inner] in CODE_TAGS for inner in range(element, outline.last[element]))
