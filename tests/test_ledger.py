"""The account: random cuts, through views of what earlier cuts left."""
from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumclean.ledger import ClaimedTwiceError, Ledger
from forumclean.model import Cut

RULES = ("wrap.join", "splice.site-name", "ui.quote")
PUTS = ("", " ", "\n", "\n\n")
texts = st.text("甲乙丙丁 \nab，。\U00020000", max_size=60)
laws = settings(max_examples=300, deadline=None, derandomize=True, database=None)


@st.composite
def accounts(draw: st.DrawFn) -> tuple[str, list[Cut]]:
    """A text with sorted, disjoint cuts."""
    text = draw(texts)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=16)))
    cuts = [
        Cut(a, b, draw(st.sampled_from(RULES)), "why", draw(st.sampled_from(PUTS)))
        for a, b in pairwise(edges)
        if draw(st.booleans())
    ]
    return text, cuts


def kept_marks(length: int, cuts: Sequence[Cut]) -> list[bool]:
    """The plain way: one flag a character."""
    marks = [True] * length
    for cut in cuts:
        marks[cut.start:cut.end] = [False] * (cut.end - cut.start)
    return marks


def plain_replay(text: str, cuts: Sequence[Cut]) -> str:
    """The output, character by character."""
    marks = kept_marks(len(text), cuts)
    put = {cut.start: cut.put for cut in cuts}
    return "".join(put.get(at, "") + (char if marks[at] else "") for at, char in enumerate(text))


@laws
@given(accounts())
def test_replay_restore_and_tiles(account: tuple[str, list[Cut]]) -> None:
    text, cuts = account
    ledger = Ledger(text, cuts)
    assert ledger.replay() == plain_replay(text, cuts)
    assert ledger.restore() == text
    tiles = list(ledger.tiles())
    assert [tile[0] for tile in tiles] == [0, *[tile[1] for tile in tiles[:-1]]][:len(tiles)]
    assert (tiles[-1][1] if tiles else 0) == len(text)
    assert [tile[2] for tile in tiles if tile[2]] == sorted(cuts)


@laws
@given(accounts(), st.randoms(use_true_random=False))
def test_order_of_claims_makes_no_difference(account: tuple[str, list[Cut]], rng: object) -> None:
    text, cuts = account
    mixed = list(cuts)
    rng.shuffle(mixed)  # type: ignore[attr-defined]
    half = len(mixed) // 2
    assert list(Ledger(text, mixed[:half]).plus(mixed[half:]).cuts) == list(Ledger(text, cuts).cuts)


@laws
@given(accounts(), st.data())
def test_a_character_cannot_be_claimed_again(account: tuple[str, list[Cut]], data: st.DataObject) -> None:
    text, cuts = account
    if not cuts:
        return
    cut = data.draw(st.sampled_from(cuts))
    start = data.draw(st.integers(max(cut.start - 2, 0), cut.end - 1))
    end = data.draw(st.integers(max(start, cut.start) + 1, min(cut.end + 2, len(text))))
    with pytest.raises(ClaimedTwiceError):
        Ledger(text, cuts).plus([Cut(start, end, "wrap.join", "again")])


@pytest.mark.parametrize(
    "cut",
    [Cut(2, 2, "wrap.join", ""), Cut(3, 2, "wrap.join", ""), Cut(-1, 1, "wrap.join", ""), Cut(0, 9, "wrap.join", "")],
)
def test_a_cut_has_to_lie_in_the_text(cut: Cut) -> None:
    with pytest.raises(ClaimedTwiceError):
        Ledger("甲乙丙", [cut])


@laws
@given(accounts(), st.data())
def test_a_view_maps_back(account: tuple[str, list[Cut]], data: st.DataObject) -> None:
    text, cuts = account
    ledger = Ledger(text, cuts)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    view = ledger.view(start, end)
    marks = kept_marks(len(text), cuts)
    offsets = [at for at in range(start, end) if marks[at]]
    assert view.text == "".join(text[at] for at in offsets)
    assert [view.offset(index) for index in range(len(view.text))] == offsets
    for index, at in enumerate(offsets):
        assert view.spans(index, index + 1) == [(at, at + 1)]
    if offsets:
        assert view.offset(len(view.text)) == offsets[-1] + 1


@laws
@given(accounts(), st.data())
def test_cuts_through_views_claim_what_they_saw(account: tuple[str, list[Cut]], data: st.DataObject) -> None:
    """A stage after a stage: each cuts what it matched in a view of what the one before left."""
    text, cuts = account
    ledger = Ledger(text, cuts)
    for _ in range(3):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        view = ledger.view(start, end)
        first = data.draw(st.integers(0, len(view.text)))
        last = data.draw(st.integers(first, len(view.text)))
        put = data.draw(st.sampled_from(PUTS))
        more = view.cut(first, last, "splice.site-name", "why", put)
        assert "".join(text[cut.start:cut.end] for cut in more) == view.text[first:last]
        assert [cut.put for cut in more] == [put, *[""] * (len(more) - 1)][:len(more)]
        ledger = ledger.plus(more)
        rest = view.text[:first] + view.text[last:]
        assert ledger.view(start, end).text == rest
    assert ledger.restore() == text and ledger.replay() == plain_replay(text, ledger.cuts)


@laws
@given(accounts(), st.data())
def test_within_and_kept(account: tuple[str, list[Cut]], data: st.DataObject) -> None:
    text, cuts = account
    ledger = Ledger(text, cuts)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if start < end:
        assert list(ledger.within(start, end)) == [cut for cut in sorted(cuts) if cut.start < end and cut.end > start]
    marks = kept_marks(len(text), cuts)
    spans = list(ledger.kept(start, end))
    assert [at for a, b in spans for at in range(a, b)] == [at for at in range(start, end) if marks[at]]
    assert all(a < b for a, b in spans)


@laws
@given(accounts(), st.data())
def test_around_spares_what_is_claimed(account: tuple[str, list[Cut]], data: st.DataObject) -> None:
    text, cuts = account
    ledger = Ledger(text, cuts)
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    more = ledger.around([Cut(start, end, "ui.quote", "why", "\n")])
    ledger.plus(more)
    marks = kept_marks(len(text), cuts)
    assert [at for cut in more for at in range(cut.start, cut.end)] == [at for at in range(start, end) if marks[at]]
    assert [cut.put for cut in more] == ["\n", *[""] * (len(more) - 1)][:len(more)]


def test_a_ledger_does_not_change() -> None:
    ledger = Ledger("甲乙丙丁")
    more = ledger.plus([Cut(1, 2, "wrap.join", "why", " ")])
    assert ledger.replay() == "甲乙丙丁" and more.replay() == "甲 丙丁" and more.replay(2, 4) == "丙丁"


def test_a_part_counts_what_is_put_where_the_cut_begins() -> None:
    ledger = Ledger("甲乙丙丁", [Cut(1, 3, "wrap.join", "why", "\n")])
    assert (ledger.replay(0, 2), ledger.replay(1, 4), ledger.replay(2, 4)) == ("甲\n", "\n丁", "丁")


def test_an_empty_text() -> None:
    ledger = Ledger("")
    assert ledger.replay() == ledger.restore() == "" and list(ledger.tiles()) == [] and ledger.view(0, 0).text == ""
