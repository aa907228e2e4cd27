"""Statutes and government reports with generated splices: nothing but marks goes, and the known share of them does."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from splicing import unspliced

CASES = [json.loads(line) for line in
         Path(__file__).with_suffix(".jsonl").read_text("utf-8").splitlines()]
# Marks that the evidence of their page does not carry.
KEPT = frozenset({"boundary-001", "acres-008"})


def source_of(case: dict[str, Any]) -> tuple[str, int]:
    """The case as a page, and where its text begins."""
    head = f"{case['title']}\n\n" if case["title"] else ""
    foot = f"\n\n{case['copyright']}" if case["copyright"] else ""
    return head + case["input"] + foot, len(head)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_only_marks_go(case: dict[str, Any]) -> None:
    source, shift = source_of(case)
    result = unspliced(source, f"http://{case['host']}/" if case["host"] else None)
    due = {at + shift for start, end in case["marks"] for at in range(start, end) if not case["input"][at].isspace()}
    gone = {at for cut in result.cuts for at in range(cut.start, cut.end) if not source[at].isspace()}
    assert gone <= due, sorted(source[at] for at in gone - due)
    assert (gone == due) == (case["id"] not in KEPT)
