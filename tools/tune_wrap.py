"""How well wrapped texts come back, for candidate values of the constants that decide it.

    python tools/tune_wrap.py CASES.jsonl             each constant, below and above its value
    python tools/tune_wrap.py CASES.jsonl --points    each row of the table of points, half a point down and up

CASES holds a JSON object a line with `input` and `expected`, a paragraph a line; blank lines and outer blanks do not
count. Shown: documents wholly right, wrong joins, missed joins. To see whether a value carries over, give it one half
of the cases (--half 0, --half 1) and look at the other.
"""
from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from forumclean.chars import BLANKS
from forumclean.ledger import Ledger
from forumclean.stages.wrap import breaks, facts, observe, points, torn, tornwords, wrapmarks, wrapwidth
from forumclean.stages.wrap.rejoin import section_cuts

CANDIDATES: tuple[tuple[ModuleType, str, tuple[float, ...]], ...] = (
    (wrapmarks, "LONGER_SHARE", (0.0, 0.01, 0.05, 0.1)),
    (wrapwidth, "SURPRISE", (0.7, 1.0, 2.0, 3.0)),
    (wrapwidth, "SURPRISE_UNSEEN", (1.4, 2.5, 3.5)),
    (wrapwidth, "SURPRISE_OF_TWO", (1.5, 2.0, 3.0, 4.0)),
    (wrapwidth, "LONG_OPEN", (0.0, 0.3, 1.0)),
    (wrapwidth, "UNPUNCTUATED", (0.0, 1.5, 4.5)),
    (wrapwidth, "OPEN_SHARE", (0.2, 0.5)),
    (wrapmarks, "GIVE", (4, 8, 10)),
    (wrapwidth, "LOOSE_FACTOR", (1.2, 2.0)),
    (wrapwidth, "CUT_SHARE", (0.6, 0.9)),
    (wrapwidth, "TORN_SURPRISE", (1.5, 3.0, 4.0)),
    (torn, "PAIR", (1.0, 3.0)),
    (torn, "UNSEEN", (0.0, -0.8)),
    (torn, "WORD", (2.0, 4.0)),
    (torn, "NO_WORD", (-0.6, -0.8, -1.2)),
    (wrapwidth, "DOUBT", (0.0, 3.0, 8.0)),
    (tornwords, "LEAST_GAIN", (1.0, 5.0)),
    (facts, "WIDE_FACTOR", (0, 2, 8)),
    (facts, "GAPS_PER_END", (2, 4, 12)),
    (facts, "SURE_SURPRISE", (4.0, 16.0)),
    (facts, "SURELY_SHORT_COLS", (4, 10)),
    (observe, "MAX_SLACK_COLS", (20, 40)),
    (observe, "HEADING_CHARS", (12, 20)),
    (breaks, "THRESHOLD", (points.THRESHOLD - 1, points.THRESHOLD - 0.5, points.THRESHOLD + 0.5, points.THRESHOLD + 1)),
)


def inked(text: str) -> list[str]:
    """The lines of a text that hold ink, without outer blanks."""
    return [line for line in (line.strip(BLANKS) for line in text.split("\n")) if line]


def line_ends(lines: list[str]) -> set[int]:
    """Where lines end, counted in inked characters; the text's own end is left out."""
    ends, at = set(), 0
    for line in lines:
        at += sum(not char.isspace() for char in line)
        ends.add(at)
    ends.discard(at)
    return ends


def score(cases: list[tuple[str, set[int]]]) -> tuple[float, int, int]:
    """The share of cases wholly right, wrong joins, missed joins."""
    right = wrong = missed = 0
    for text, ends in cases:
        output = Ledger(text, section_cuts(Ledger(text).view(0, len(text)), False)).replay()
        kept = line_ends(inked(output))
        right += kept == ends
        wrong += len(ends - kept)
        missed += len(kept - ends)
    return right / len(cases), wrong, missed


def set_everywhere(module: ModuleType, name: str, value: float) -> None:
    """Set a constant in its module and, for the first look at a text, where the width search imports it."""
    for holder in {module, wrapwidth} if module is wrapmarks and hasattr(wrapwidth, name) else {module}:
        setattr(holder, name, value)


def trials(cases: list[tuple[str, set[int]]], with_points: bool) -> Iterator[tuple[str, tuple[float, int, int]]]:
    """Each candidate value and what it scores; every constant is set back."""
    for module, name, values in () if with_points else CANDIDATES:
        before = getattr(module, name)
        for value in values:
            set_everywhere(module, name, value)
            yield f"{name} {before} -> {value}", score(cases)
        set_everywhere(module, name, before)
    for row, before in list(points.WORTH.items()) if with_points else ():
        for value in (before - 0.5, before + 0.5):
            points.WORTH[row] = value
            yield f"{row} {before} -> {value}", score(cases)
        points.WORTH[row] = before


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--points", action="store_true", help="vary the table of points")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.cases.read_text("utf-8").splitlines() if line]
    cases = [(row["input"].replace("\r", ""), line_ends(inked(row["expected"]))) for number, row in enumerate(rows)
             if args.half is None or number % 2 == args.half]
    now = score(cases)
    print(f"{'now':<44} right {now[0]:.4f}  wrong {now[1]}  missed {now[2]}")
    for label, found in trials(cases, args.points):
        mark = "" if found == now else "  <" if found[0] > now[0] else "  ."
        print(f"{label:<44} right {found[0]:.4f}  wrong {found[1]}  missed {found[2]}{mark}")


if __name__ == "__main__":
    main()
