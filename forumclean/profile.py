"""What is known of one site's marks: plain values, so that options can hold and pickle them. See docs/profiles.md."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Learnt(NamedTuple):
    """A string of the site's: how many pages hold it as a mark, how many marks in all, and how that looks."""

    text: str
    pages: int = 0
    marks: int = 0
    examples: tuple[str, ...] = ()


class Anchor(NamedTuple):
    """Two strings between which the site puts its marks, with the same figures."""

    before: str
    after: str
    pages: int = 0
    marks: int = 0
    examples: tuple[str, ...] = ()


class Profile(NamedTuple):
    """The marks of one site.

    `names` are whole names, `slogans` whole marks that hold one, `addresses` hosts without "www.", `anchors` the
    neighbours of its marks. `drop` and `keep` are lines: those go wherever they stand, in these nothing is a mark.
    `pages` is how many were looked at. `name` tells where the profile came from; it is no part of it.
    """

    names: tuple[Learnt, ...] = ()
    slogans: tuple[Learnt, ...] = ()
    addresses: tuple[Learnt, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    drop: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    pages: int = 0
    name: str = "learnt"

    def toml(self) -> str:
        """The profile as the text of a file; reading it gives the profile again."""
        return "\n".join([*self.lines(), ""])

    def lines(self) -> Iterator[str]:
        """The lines of the file."""
        yield f"pages = {self.pages}"
        for key, lines in (("drop", self.drop), ("keep", self.keep)):
            if lines:
                yield f"{key} = {array(lines)}"
        tables: tuple[tuple[str, Sequence[Learnt | Anchor]], ...] = (
            ("name", self.names), ("slogan", self.slogans), ("address", self.addresses), ("anchor", self.anchors))
        for key, rows in tables:
            for row in rows:
                yield from ("", f"[[{key}]]")
                yield from (f"{field} = {value_of(value)}" for field, value in row._asdict().items())

    @property
    def sha256(self) -> str:
        """The digest of `toml()` in hexadecimal: two profiles with the same one clean alike."""
        from hashlib import sha256
        return sha256(self.toml().encode("utf-8")).hexdigest()


class ProfileUse(NamedTuple):
    """A profile that took part in cleaning a page: where it came from, and its digest."""

    name: str
    sha256: str


def value_of(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, str):
        return quoted(value)
    return array(value) if isinstance(value, tuple) else str(value)


def array(values: Iterable[str]) -> str:
    """Strings as a TOML array."""
    return f"[{', '.join(map(quoted, values))}]"


def quoted(text: str) -> str:
    """A string as a TOML basic string."""
    return '"' + "".join(map(escaped, text)) + '"'


def escaped(char: str) -> str:
    """A character as it stands in a TOML basic string."""
    if char in '"\\':
        return "\\" + char
    return char if char.isprintable() or char == "\N{IDEOGRAPHIC SPACE}" else f"\\U{ord(char):08x}"
