"""Tables of a post that no element of the page shows: a row of short cells is a line (see stages/wrap/tablerows.py)."""
from __future__ import annotations

from typing import TYPE_CHECKING

from forumclean.readers.elements import BLOCKS

if TYPE_CHECKING:
    from lxml.etree import _Element

CELLS = frozenset(("td", "th"))
LAYOUT = BLOCKS | {"br"}
LONGEST_CHARS = 100


def join_rows(root: _Element) -> None:
    """Make inline elements of the cells of each row that holds nothing but short cells, a blank apart."""
    for row in list(root.iter("tr")):
        cells = [cell for cell in row if cell.tag in CELLS]
        if len(cells) > 1 and all(is_short(cell) for cell in cells):
            for cell in cells:
                cell.tag = "span"
                cell.tail = " "


def is_short(cell: _Element) -> bool:
    """Whether a cell is a few words on one line."""
    return (all(node.tag not in LAYOUT for node in cell.iterdescendants())
            and len("".join(cell.itertext()).strip()) <= LONGEST_CHARS)
