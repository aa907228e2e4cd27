"""What a page hides from its reader: elements that show nothing, whatever stands in them."""
from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import TYPE_CHECKING

from forumclean.readers.elements import BLOCKS

if TYPE_CHECKING:
    from lxml.etree import _Element

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
# Elements above, and pieces of text inside, that are looked at.
REACH = 12
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
    if tag in ("html", "body"):
        return False
    if tag == "template" or get("hidden") is not None or "jammer" in (get("class") or "").split():
        return True
    style = get("style")
    if not style or ":" not in style:
        return False
    rules = "".join(style.lower().split())
    if "display:none" in rules or "visibility:hidden" in rules:
        return True
    if "font-size:0" in rules and tag not in BLOCKS and re.search(ZERO_SIZE, rules):
        return True
    if "text-indent:-" in rules and tag in BLOCKS and re.search(OFF_SCREEN, rules):
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


def specials(root: _Element, source: str) -> tuple[set[_Element], set[_Element]]:
    """The elements that hide their text, and those in which blanks and line ends count."""
    hidden: set[_Element] = set()
    keeps: set[_Element] = set()
    # By their attributes, which costs a third of asking each element for them.
    found = root.xpath("//@style/..") + root.xpath("//@hidden/..")
    if "jammer" in source:
        found += root.xpath("//@class[contains(., 'jammer')]/..")
    for node in found:
        get = node.get
        if is_hidden(node.tag, get):
            hidden.add(node)
        style = get("style")
        if style and "white-space" in style and "white-space:pre" in "".join(style.split()):
            keeps.add(node)
    if "bgcolor" in source:
        hidden.update(node for node in root.iter("font") if node.get("color") and is_sunk(node))
    return hidden, keeps


def is_sunk(node: _Element) -> bool:
    """Whether a `<font>` has the light colour of the nearest `bgcolor` around it.

    Between the two a style sheet may set another ground, so this counts for jammers only: no Han stands in them.
    """
    own = colour(node.get("color"))
    if own is None or own < DARK:
        return False
    near = islice(node.iterancestors(), REACH)
    ground = next((value for above in near if (value := above.get("bgcolor"))), None)
    return own == colour(ground) and not re.search(HAN, "".join(islice(node.itertext(), REACH)))
