"""What each observation is worth for each label: data, in `weights.tsv`, which `make train` writes.

A line holds a name and what it adds to the labels, in hundredths: whole numbers, so that sums are the same everywhere.
"""
from __future__ import annotations

from functools import cache
from typing import NamedTuple

LABELS = BEGIN, INSIDE, OTHER = range(3)     # a post's first piece, a further one, and what is no author's
Worth = tuple[int, int, int]


class Weights(NamedTuple):
    """`names`: what an observation adds to each label. `steps`: what it adds that one label follows another."""

    names: dict[str, Worth]
    steps: tuple[Worth, Worth, Worth]


def read_weights(text: str) -> Weights:
    """The weights that a file's text holds. Raises ValueError where a cell is missing or no number."""
    cells = cells_of(text)
    worths = zip(map(int, cells[1::4]), map(int, cells[2::4]), map(int, cells[3::4]), strict=True)
    names: dict[str, Worth] = dict(zip(cells[::4], worths, strict=True))
    steps = names.pop("after-begin"), names.pop("after-inside"), names.pop("after-other")
    return Weights(names, steps)


def cells_of(text: str) -> list[str]:
    """The cells of a table, row by row: all at once, since a filter is started for each page."""
    while text.startswith("#"):
        text = text.partition("\n")[2]
    return text.strip("\n").replace("\n", "\t").split("\t")


@cache
def shipped_weights() -> Weights:
    """The weights that the package brings."""
    return read_weights(shipped_text("weights.tsv"))


def shipped_text(name: str) -> str:
    """The text of a file that stands beside this module. Without `pathlib`, which would cost a filter's start more."""
    with open(f"{__file__.rpartition('weights.py')[0]}{name}", encoding="utf-8") as file:
        return file.read()
