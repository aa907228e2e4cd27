"""What a page hides from its reader: elements that show nothing, whatever stands in them."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from forumclean.outline import Outline
from forumclean.readers.elements import BLOCKS

if TYPE_CHECKING:
    from lxml.etree import XPath, _Element

ZERO_SIZE = r"font-size:0(?:\.0+)?(?:px|pt|em|rem|%)?(?:;|!|$)"
# A hanging indent is a few ems; what is thrown off the screen goes a thousand pixels, or at least 500.
OFF_SCREEN = r"text-indent:-(?:[5-9]\d\d|\d{4,})(?:\.\d+)?(?:px|pt|em|rem|%)|text-indent:-\d{2,}(?:em|rem)"
OFF_PLACE = r"(?:^|;)(?:left|top):-(?:[5-9]\d\d|\d{4,})(?:\.\d+)?px"
COLOUR = r"(?:^|;)color:([^;!]+)"
GROUND = r"(?:^|;)background(?:-color)?:([^;!]+)"
HEX = r"#([0-9a-f])([0-9a-f])([0-9a-f])$"
RGB = r"rgb\((\d{1,3}),(\d{1,3}),(\d{1,3})\)$"
NAMED = {"white": "#ffffff", "black": "#000000"}
# Black on black is how authors cover what would spoil a story: words of theirs, for who marks them.
DARK = "#3"
LONGEST_FALLBACK_CHARS = 2000
# Elements above, and pieces of text inside, that are looked at.
REACH = 12
# The page's frame, which scripts show once they run.
FRAME = ("html", "body")
STYLE_PATH = "descendant-or-self::*/@style"
HIDDEN_PATH = "descendant-or-self::*/@hidden/.."
HAN = "[\u3400-\u9fff]"


def is_hidden(tag: str, get: Callable[[str], str | None]) -> bool:
    """Whether an element's own attributes hide its text.

    A font size of zero counts on inline elements only: on blocks it closes the gaps between their children, which set
    their own size. An indent counts on blocks only, where it works. The page's frame is never hidden: scripts show it
    once they run.

    Args:
        tag: lower-case name.
        get: value of an attribute by its lower-case name, None if the element has none.
    """
    if tag in FRAME:
        return False
    if tag == "template" or get("hidden") is not None or "jammer" in (get("class") or "").split():
        return True
    return hides(rules_of(get("style") or ""), tag in BLOCKS)


def rules_of(style: str) -> str:
    """A style in lower case and without blanks."""
    return "".join(style.lower().split())


def hides(rules: str, is_block: bool) -> bool:
    """Whether a style's rules hide the text of an element that is a block, or none."""
    if ":" not in rules:
        return False
    if "display:none" in rules or "visibility:hidden" in rules:
        return True
    if "font-size:0" in rules and not is_block and re.search(ZERO_SIZE, rules):
        return True
    if "text-indent:-" in rules and is_block and re.search(OFF_SCREEN, rules):
        return True
    if ":-" in rules and ("position:absolute" in rules or "position:fixed" in rules) and re.search(OFF_PLACE, rules):
        return True
    return "background" in rules and "color:" in rules and is_on_its_own_colour(rules)


def is_on_its_own_colour(rules: str) -> bool:
    """Whether a style without blanks sets one light colour for letters and ground."""
    letters, ground = re.search(COLOUR, rules), re.search(GROUND, rules)
    return bool(letters and ground) and is_light(colour(letters[1]) if letters else None,
                                                 colour(ground[1]) if ground else None)


def is_light(letters: str | None, ground: str | None) -> bool:
    """Whether two colours are one, and not a dark one."""
    return letters is not None and letters == ground and letters >= DARK


def colour(value: str | None) -> str | None:
    """A colour as #rrggbb; None for what is no plain colour."""
    value = "".join((value or "").lower().split())
    value = NAMED.get(value, value)
    if short := re.match(HEX, value):
        return "#" + "".join(digit * 2 for digit in short.groups())
    if parts := re.match(RGB, value):
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in parts.groups())
    return value if re.match("#[0-9a-f]{6}$", value) else None


# Classes whose line ends count though the rule stands in a stylesheet: PTT's articles, and two names of Tailwind CSS.
KEEPING_CLASSES = ("bbs-screen", "whitespace-pre-wrap", "whitespace-pre-line")


@cache
def finder(path: str) -> XPath:
    """An XPath, compiled once."""
    from lxml import etree
    return etree.XPath(path, smart_strings=False)


def specials(root: _Element, source: str, outline: Outline) -> tuple[set[int], set[int]]:
    """The elements that hide their text, and those in which blanks and line ends count."""
    nodes, tags = outline.nodes, outline.tags
    hidden, keeps = {*outline.by_class.get("jammer", ())}, set[int]()
    keeps.update(*[outline.by_class.get(name, ()) for name in KEEPING_CLASSES])
    # A path finds what some have in a quarter of the time that asking each takes.
    hidden.update(numbers(nodes, finder(HIDDEN_PATH)(root)))
    styles = [(style, rules_of(style)) for style in set(finder(STYLE_PATH)(root))]
    hiding = {(style, is_block) for style, rules in styles for is_block in (False, True) if hides(rules, is_block)}
    keeping = {style for style, rules in styles if "white-space:pre" in rules}
    for element in numbers(nodes, finder(f"{STYLE_PATH}/..")(root)) if hiding or keeping else ():
        style = nodes[element].get("style")
        if (style, tags[element] in BLOCKS) in hiding:
            hidden.add(element)
        if style in keeping:
            keeps.add(element)
    if "font" in outline.by_tag and "bgcolor" in source:
        hidden.update(sunk(outline))
    hidden.update(filter(lambda frame: is_fallback(nodes[frame]), outline.by_tag.get("iframe", ())))
    return {element for element in hidden if tags[element] not in FRAME}, keeps


def is_fallback(frame: _Element) -> bool:
    """Whether an `<iframe>` holds markup, for browsers that know none: they show its page instead. Some versions of
    libxml2 read it as text. A frame that is never closed swallows the rest of the page."""
    size = 0
    for text in frame.itertext():
        size += len(text)
        if size > LONGEST_FALLBACK_CHARS:
            return False
    return len(frame) > 0 or (frame.text or "").lstrip().startswith("<")


def numbers(nodes: list[_Element], some: list[_Element]) -> Iterator[int]:
    """The places of some nodes among all; both in document order."""
    at = 0
    for node in some:
        at = nodes.index(node, at)
        yield at


def sunk(outline: Outline) -> Iterator[int]:
    """Each `<font>` that has the light colour of the nearest `bgcolor` around them.

    Between the two a style sheet may set another ground, so this counts for jammers only: no Han stands in them.
    """
    values = [(element, outline.nodes[element].get("color")) for element in outline.by_tag["font"]]
    colours = {value: colour(value) for value in {value for _, value in values}}    # a page has few
    for element, value in values:
        own = colours[value]
        if own is not None and own >= DARK and is_sunk(outline.nodes[element], own):
            yield element


def is_sunk(node: _Element, own: str) -> bool:
    """Whether a `<font>` of a colour has it from the nearest `bgcolor` around it too, and holds no Han."""
    near = islice(node.iterancestors(), REACH)
    ground = next((value for above in near if (value := above.get("bgcolor"))), None)
    return own == colour(ground) and not re.search(HAN, "".join(islice(node.itertext(), REACH)))
