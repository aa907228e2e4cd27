"""Tables that hold data, and not the layout of a page or a post: one line a row."""
from __future__ import annotations

from typing import TYPE_CHECKING

from forumclean.readers.elements import BLOCKS

if TYPE_CHECKING:
    from lxml.etree import _Element

ROWS = frozenset(("tr", "thead", "tbody", "tfoot", "caption", "colgroup", "col"))
CELLS = frozenset(("td", "th"))
# What stands in the cells of a layout, or makes more than a line of one.
LAYOUT = (BLOCKS | {"br", "input", "button", "label", "iframe", "img", "object", "embed", "script"}) - ROWS - CELLS
LONGEST_CELL_CHARS = 60
FEWEST_ROWS = FEWEST_CELLS = 2
LINK_SHARE = 0.5


def data_cells(root: _Element, source: str) -> set[_Element]:
    """The cells of all tables of data in a page.

    Old forums lay out everything with tables, so a table has to prove that it is none of that: short cells with words
    only, no block, break, picture or control in any, the same number of columns in each row, few links.
    """
    cells: set[_Element] = set()
    if "<td" in source or "<TD" in source:
        for table in root.iter("table"):
            cells.update(cells_of(table))
    return cells


def cells_of(table: _Element) -> list[_Element]:
    """The cells of a table of data; none of another. Stops at the first thing that speaks for a layout."""
    rows: list[int] = []
    cells: list[_Element] = []
    links = 0
    for node in table.iterdescendants():
        tag = node.tag
        if tag in CELLS:
            if not rows:
                return []
            rows[-1] += span(node)
            cells.append(node)
        elif tag == "tr":
            rows.append(0)
        elif tag == "a":
            links += 1
        elif tag in LAYOUT:
            return []
    rows = [count for count in rows if count]
    if len(rows) < FEWEST_ROWS or rows[0] < FEWEST_CELLS or len(set(rows)) > 1 or links > LINK_SHARE * len(cells):
        return []
    return cells if all(len("".join(cell.itertext()).strip()) <= LONGEST_CELL_CHARS for cell in cells) else []


def span(cell: _Element) -> int:
    """The columns of a cell."""
    count = cell.get("colspan") or "1"
    return int(count) if count.isdecimal() and len(count) < 4 else 1
