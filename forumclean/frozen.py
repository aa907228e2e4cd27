"""Immutable values with named fields, for classes that check or name what a NamedTuple could not."""
from __future__ import annotations

from typing import Any, ClassVar, NoReturn, Self


class Frozen:
    """What `dataclass(frozen=True, slots=True)` gives: equality, hash, repr, pickling, and no assignment.

    The standard module reads code with `inspect`, and importing the two costs a filter 8 ms of its 50. A class lists
    its fields in `_fields`, in the order of its repr, has them as its `__slots__`, and its `__init__` hands them to
    `hold`.
    """

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()

    def hold(self, *values: object) -> None:
        """Set the fields, in the order of `_fields`. For `__init__` alone; a subclass sets those it adds itself."""
        for name, value in zip(self._fields, values, strict=False):
            object.__setattr__(self, name, value)

    def held(self) -> tuple[Any, ...]:
        """The fields, in the order of `_fields`."""
        return tuple([getattr(self, name) for name in self._fields])

    def _replace(self, **changes: object) -> Self:
        """The same value but for some fields, as named tuples have it; it is checked anew."""
        return type(self)(**{**dict(zip(self._fields, self.held(), strict=True)), **changes})

    def __setattr__(self, name: str, value: object) -> NoReturn:
        from dataclasses import FrozenInstanceError
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        from dataclasses import FrozenInstanceError
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Frozen) and type(other) is type(self):
            return self.held() == other.held()
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self.held())

    def __repr__(self) -> str:
        fields = ", ".join([f"{name}={value!r}" for name, value in zip(self._fields, self.held(), strict=True)])
        return f"{type(self).__qualname__}({fields})"

    def __getstate__(self) -> tuple[Any, ...]:
        return self.held()

    def __setstate__(self, values: tuple[Any, ...]) -> None:
        self.hold(*values)
