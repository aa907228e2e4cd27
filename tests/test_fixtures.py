"""Each folder in fixtures/ is a test: its page comes out as expected.txt to the byte, and keeps the laws.

To add one: `make fixture SLUG=its-name FILE=page`, correct actual.txt by hand, name it expected.txt.
"""
from __future__ import annotations

import pytest

from forumclean import clean, extract
from support import FIXTURES, Case, cases, difference, is_subsequence, lacking


def parameters() -> list:
    """A parameter a case; one that is expected to fail has to say why, and fails the run when it passes."""
    rows = []
    for case in cases():
        failing = case.meta.get("expect", "pass") == "fail"
        marks = [pytest.mark.xfail(strict=True, reason=case.meta["reason"])] if failing else []
        rows.append(pytest.param(case, id=case.slug, marks=marks))
    return rows


every_case = pytest.mark.parametrize("case", parameters())
every_page = pytest.mark.parametrize("case", [pytest.param(case, id=case.slug) for case in cases()])


@every_case
def test_exact(case: Case) -> None:
    result = case.extract()
    if result.text != case.expected:
        pytest.fail(difference(result, case.expected), pytrace=False)


@every_page
def test_nothing_is_invented(case: Case) -> None:
    result = case.extract()
    assert is_subsequence(result.text, result.source_text)


@every_page
def test_the_account_is_complete(case: Case) -> None:
    result = case.extract()
    assert result.replay() == result.text
    assert result.restore() == result.source_text


@every_page
def test_a_second_pass_changes_nothing(case: Case) -> None:
    first = case.extract()
    second = clean(first.text)
    if second != first.text:
        pytest.fail(difference(extract(first.text), first.text), pytrace=False)


@every_page
def test_the_expected_text_passes_unchanged(case: Case) -> None:
    if clean(case.expected) != case.expected:
        pytest.fail(difference(extract(case.expected), case.expected), pytrace=False)


def test_every_folder_is_a_case() -> None:
    folders = [path for path in FIXTURES.iterdir() if path.is_dir()]
    assert {folder.name: lacking(folder) for folder in folders if lacking(folder)} == {}


def test_a_failure_names_the_rules() -> None:
    result = extract("\N{ZERO WIDTH NO-BREAK SPACE}一\N{ZERO WIDTH SPACE}行。\r\n")
    text = difference(result, "两行。\n")
    assert "-两行。" in text and "+一行。" in text and "read.bom" in text and "read.carriage-return" in text
