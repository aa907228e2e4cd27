"""Labelled texts: what ought to come out passes unchanged, and so does what comes out.

Other people's texts are not part of this project; FORUMCLEAN_WRAP_CASES=FILE.jsonl names some to run as well, an object
with `input` and `expected` a line.
"""
from __future__ import annotations

import json
import os
from pathlib import Path
from random import Random

import pytest
from stages.wrap.test_rejoin_stays import STAYS
from wrappers import paragraphs, styles, wrapped_text

from forumclean import clean

CASES = os.environ.get("FORUMCLEAN_WRAP_CASES", "")


def invented(seed: int) -> tuple[str, str]:
    """A wrapped text and the text it was made of."""
    rng = Random(seed)
    made = wrapped_text(paragraphs(rng), styles(rng))
    return made.text, "\n".join(made.paragraphs) + "\n"


def given_cases() -> list[tuple[str, str]]:
    """The labelled texts that the environment names."""
    rows = [json.loads(line) for line in Path(CASES).read_text("utf-8").splitlines() if line] if CASES else []
    return [(row["input"], row["expected"]) for row in rows]


def wrong_passes(cases: list[tuple[str, str]]) -> tuple[list[int], list[int]]:
    """The cases, by number, whose expected text a pass changes, and those whose output a second pass changes."""
    outputs = [clean(source, kind="text") for source, _ in cases]
    return ([number for number, (_, gold) in enumerate(cases) if clean(gold, kind="text") != gold],
            [number for number, output in enumerate(outputs) if clean(output, kind="text") != output])


def test_invented_texts_pass_unchanged() -> None:
    assert wrong_passes([invented(seed) for seed in range(150)] + [(text, text) for text in STAYS.values()]) == ([], [])


@pytest.mark.skipif(not CASES, reason="FORUMCLEAN_WRAP_CASES names no file")
def test_given_texts_pass_unchanged() -> None:
    assert wrong_passes(given_cases()) == ([], [])
