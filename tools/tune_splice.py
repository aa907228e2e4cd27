"""What the thresholds on marks inside words do, below and above their values.

    python tools/tune_splice.py CASES.jsonl [PROSE…]

CASES holds a JSON object a line with `input`, `marks` ([[start, end]], code points) and `title`, `copyright` and
`host`, which may be empty: tests/stages/splice/test_unsplice_cases.jsonl has this form.
Each PROSE is text without marks, a paragraph a line. Shown for each value, with the page's furniture and without:
marks wholly gone, marks partly gone, and characters gone that are no mark's; and of PROSE the characters gone.
"""
from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from forumclean import extract
from forumclean.stages.splice import barenames, unknown, weigh, wordgap

CANDIDATES: tuple[tuple[ModuleType, str, tuple[float, ...]], ...] = (
    (wordgap, "CONTEXT_CHARS", (4, 8)),
    (wordgap, "LEAST_GAIN", (.4, 1.5, 3.)),
    (wordgap, "LEAST_LEAD", (.4, 1.5, 3.)),
    (weigh, "WORD_ODDS", (4., 6.)),
    (weigh, "TRUSTED_WORDS", (1, 3)),
    (barenames, "PAGE_ODDS", (3., 5.)),
    (barenames, "PLACE_ODDS", (1., 3.)),
    (barenames, "LEAST_PARTING", (0., 10.)),
    (wordgap, "LEAST_READING", (-6., -5.)),
    (barenames, "PARTED_BONUS", (0., 2.5)),
    (barenames, "SHORT_FORM_ODDS", (3., 5.)),
    (unknown, "LEAST_ONCE", (6., 7., 9.)),
    (unknown, "LEAST_HALF", (5., 8.)),
    (unknown, "LEAST_AGAIN", (3., 4., 7.)),
    (unknown, "ODD_SHARE", (0., 1.)),
    (unknown, "LEAST_OTHER", (8., 9., 13.)),
    (unknown, "LEAST_SHORT", (10., 16.)),
    (unknown, "LEAST_SAME", (3, 5)),
    (unknown, "LEAST_SAME_LEAD", (3., 4., 6.)),
)
# So many paragraphs of prose are one text.
PARAGRAPHS = 12


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path)
    parser.add_argument("prose", type=Path, nargs="*")
    options = parser.parse_args()
    cases = [json.loads(line) for line in options.cases.read_text("utf-8").splitlines()]
    prose = [text for path in options.prose for text in texts(path)]
    print(f"{'':30} told: whole partly false   bare: whole partly false   prose: false")
    print(f"{'as it is':30} {figures(cases, prose)}")
    for module, name, values in CANDIDATES:
        kept = getattr(module, name)
        for value in values:
            setattr(module, name, value)
            print(f"{f'{name} {kept} -> {value}':30} {figures(cases, prose)}", flush=True)
        setattr(module, name, kept)


def texts(path: Path) -> Iterator[str]:
    """A file of prose as texts of some paragraphs."""
    lines = path.read_text("utf-8").split("\n")
    for at in range(0, len(lines), PARAGRAPHS):
        yield "\n".join(lines[at:at + PARAGRAPHS])


def figures(cases: Iterable[dict[str, Any]], prose: Iterable[str]) -> str:
    """The row of figures."""
    cells = []
    for told in (True, False):
        whole = partly = false = 0
        for case in cases:
            found = outcome(case, told)
            whole, partly, false = whole + found[0], partly + found[1], false + found[2]
        cells.append(f"      {whole:5} {partly:6} {false:5}")
    lost = sum(len(gone(text, None)) for text in prose)
    return f"{cells[0]}         {cells[1]}          {lost:5}"


def outcome(case: dict[str, Any], told: bool) -> tuple[int, int, int]:
    """Of one case: marks wholly gone, partly gone, characters gone that are no mark's."""
    head = f"{case['title']}\n\n" if told and case["title"] else ""
    foot = f"\n\n{case['copyright']}" if told and case["copyright"] else ""
    host = case["host"] if told else None
    lost = {at - len(head) for at in gone(head + case["input"] + foot, f"http://{host}/" if host else None)}
    marks = [{at for at in range(start, end) if not case["input"][at].isspace()} for start, end in case["marks"]]
    whole = sum(mark <= lost for mark in marks)
    return whole, sum(bool(mark & lost) for mark in marks) - whole, len(lost - set().union(*marks))


def gone(source: str, url: str | None) -> set[int]:
    """The characters that go, blanks apart."""
    result = extract(source, kind="text", url=url, select=("splice",))
    text = result.source_text
    return {at for cut in result.cuts for at in range(cut.start, cut.end) if not text[at].isspace()}


if __name__ == "__main__":
    main()
