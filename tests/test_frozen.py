"""Immutable values: they do what frozen dataclasses do, without importing dataclasses."""
from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError

import pytest

from forumclean.frozen import Frozen


class Pair(Frozen):
    """A value that checks its fields."""

    _fields = ("left", "right")
    __slots__ = _fields
    left: int
    right: str

    def __init__(self, left: int, right: str = ""):
        if left < 0:
            raise ValueError(left)
        self.hold(left, right)


class Other(Pair):
    """The same fields under another name."""

    __slots__ = ()


def test_equal_fields_make_equal_values_of_one_class() -> None:
    assert Pair(1, "a") == Pair(1, "a") and Pair(1, "a") != Pair(1, "b")
    assert Pair(1, "a") != Other(1, "a") and Pair(1, "a") != (1, "a")
    assert len({Pair(1, "a"), Pair(1, "a"), Pair(2, "a")}) == 2


def test_the_repr_names_the_fields_in_order() -> None:
    assert repr(Pair(1, "a")) == "Pair(left=1, right='a')"


def test_fields_can_be_neither_set_nor_deleted_nor_added() -> None:
    pair = Pair(1)
    with pytest.raises(FrozenInstanceError):
        pair.left = 2
    with pytest.raises(FrozenInstanceError):
        pair.other = 2  # type: ignore[attr-defined]
    with pytest.raises(FrozenInstanceError):
        del pair.left
    assert pair == Pair(1) and not hasattr(pair, "__dict__")


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_copies_are_equal(protocol: int) -> None:
    pair = Pair(1, "a")
    assert pickle.loads(pickle.dumps(pair, protocol)) == copy.copy(pair) == copy.deepcopy(pair) == pair


def test_replaced_fields_are_checked() -> None:
    assert Pair(1, "a")._replace(left=2) == Pair(2, "a")
    with pytest.raises(ValueError, match="-1"):
        Pair(1)._replace(left=-1)
    with pytest.raises(TypeError):
        Pair(1)._replace(top=1)
