"""Profiles in files: read with one clear line for each mistake, and found by a page's host. See docs/profiles.md."""
from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from forumclean.errors import UsageError
from forumclean.profile import Anchor, Learnt, Profile

if TYPE_CHECKING:
    from pathlib import Path

SITES = os.path.join(os.path.dirname(__file__), "profiles", "sites")
TABLES = {"name": "names", "slogan": "slogans", "address": "addresses", "anchor": "anchors"}
LISTS = ("drop", "keep")
KEYS = (*TABLES, *LISTS, "pages")


def load_profile(path: str | Path) -> Profile:
    """The profile in a file.

    Raises:
        UsageError: the file cannot be read or says something that nothing understands; the message names file and key.
    """
    import tomllib
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the file") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not UTF-8; save it so") from None
    try:
        return make_profile(tomllib.loads(text), str(path))
    except ValueError as error:
        raise UsageError(f"{path}: is no TOML ({error}); see docs/profiles.md") from None


def make_profile(data: dict[str, Any], name: str) -> Profile:
    """The profile that a file's values make.

    Raises:
        UsageError: a key or a value that nothing understands.
    """
    check_keys(data, KEYS, name)
    fields: dict[str, Any] = {"name": name, "pages": number(data.get("pages", 0), f"{name}: pages")}
    for key in LISTS:
        fields[key] = strings(data.get(key, []), f"{name}: {key}")
    for key, field in TABLES.items():
        rows = data.get(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise UsageError(f"{name}: {key}: is a list of tables, each [[{key}]]")
        fields[field] = tuple(make_row(Anchor if key == "anchor" else Learnt, row, f"{name}: {key}") for row in rows)
    return Profile(**fields)


def make_row(kind: type[Learnt] | type[Anchor], row: dict[str, Any], place: str) -> Learnt | Anchor:
    """One entry of a table."""
    check_keys(row, kind._fields, place)
    fields: dict[str, Any] = {}
    for key in kind._fields:
        if key in ("pages", "marks"):
            fields[key] = number(row.get(key, 0), f"{place}: {key}")
        elif key == "examples":
            fields[key] = strings(row.get(key, []), f"{place}: {key}")
        elif not isinstance(row.get(key), str) or not row[key].strip():
            raise UsageError(f"{place}: {key}: is a string that is not blank ({row.get(key)!r})")
        else:
            fields[key] = row[key]
    return kind(**fields)


def check_keys(table: dict[str, Any], known: tuple[str, ...], place: str) -> None:
    """Raises UsageError for a key that nothing reads."""
    for key in table:
        if key not in known:
            from difflib import get_close_matches
            near = get_close_matches(key, known, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
            raise UsageError(f"{place}: no such key ({key!r}); {hint}")


def strings(value: Any, place: str) -> tuple[str, ...]:
    """A list of strings."""
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise UsageError(f"{place}: is a list of strings ({value!r:.60})")
    return tuple(value)


def number(value: Any, place: str) -> int:
    """A count."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise UsageError(f"{place}: is a count ({value!r:.60})")
    return value


def profiles_of(url: str | None, folders: tuple[str, ...] = ()) -> tuple[Profile, ...]:
    """The profiles that folders and this package hold for the host of an address: the nearest name in each folder.

    A file is named by a host without "www.", `bbs.example.org.toml`; `example.org.toml` serves it as well.
    """
    if not url:
        return ()
    host = url.split("//", 1)[-1].split("/", 1)[0].split("@")[-1].split(":")[0].lower().removeprefix("www.")
    found = [next(filter(os.path.isfile, paths_of(host, folder)), None) for folder in folders]
    found.append(next(filter(shipped().__contains__, paths_of(host, SITES)), None))
    return tuple(kept_profile(path, os.stat(path).st_mtime_ns) for path in found if path)


@cache
def shipped() -> frozenset[str]:
    """The profiles of this package: asking the disk for each page would take a twentieth of parsing it."""
    return frozenset(os.path.join(SITES, name) for name in os.listdir(SITES))


def paths_of(host: str, folder: str) -> Iterator[str]:
    """Where a folder may hold a host's profile, the nearest first. A host that is no plain name has none."""
    parts = host.split(".")
    if all(part.replace("-", "").isalnum() for part in parts):
        for number in range(len(parts) - 1):
            yield os.path.join(folder, ".".join(parts[number:]) + ".toml")


@lru_cache(maxsize=64)
def kept_profile(path: str, changed_ns: int) -> Profile:
    """The profile in a file, read again when the file changes; its name is the file's."""
    return load_profile(path)._replace(name=os.path.basename(path))


def folders_digest(folders: tuple[str, ...] = ()) -> str:
    """A digest, in hexadecimal, of all that `profiles_of` may find in folders and in this package."""
    from hashlib import sha256
    digest = sha256()
    for folder in (*folders, SITES):
        names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
        for name in names:
            if name.endswith(".toml"):
                with open(os.path.join(folder, name), "rb") as file:
                    digest.update(repr((name, file.read())).encode("utf-8", "surrogateescape"))
        digest.update(b"/")
    return digest.hexdigest()
