"""What `fix` may be told: the keys, what each may hold, and the configuration files that say so."""
from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from forumclean.config import PUNCTUATION
from forumclean.errors import UsageError

CONFIG_FILE, PYPROJECT = ".forumclean.toml", "pyproject.toml"
# Folders with other people's files, and texts that are written for programs or lawyers.
EXCLUDED = (
    ".git", ".hg", ".svn", ".tox", ".nox", ".venv", "venv", "node_modules", "site-packages", "__pycache__",
    "LICENSE", "LICENSE.*", "LICENSE-*", "LICENCE", "LICENCE.*", "NOTICE", "NOTICE.*", "COPYING", "COPYING.*",
    "CHANGELOG", "CHANGELOG.*", "requirements.txt", "requirements-*.txt", "robots.txt", "CMakeLists.txt",
)
DEFAULTS: Mapping[str, Any] = {
    "select": None, "ignore": (), "per-file-ignores": {}, "engines": None, "profile": None, "punctuation": "keep",
    "include": ("*.txt",), "exclude": EXCLUDED, "extend-exclude": (), "force-exclude": False, "jobs": None,
}
DEFAULT, COMMAND_LINE = "default", "command line"


class Setting(NamedTuple):
    """A value of one of the keys in DEFAULTS, where it came from, and the folder that its patterns are relative to.

    `origin` is DEFAULT, COMMAND_LINE or the path of a file.
    """

    value: Any
    origin: str
    base: str


Settings = Mapping[str, Setting]


def load_settings(folder: str) -> dict[str, Setting] | None:
    """What the configuration file in a folder says, `.forumclean.toml` before `pyproject.toml`; None without one.

    Engine files and profiles come back with absolute paths.

    Raises:
        UsageError: the file cannot be read, is no TOML, or says something that nothing understands.
    """
    for name in (CONFIG_FILE, PYPROJECT):
        path = os.path.join(folder, name)
        table = read_table(path)
        if table is not None:
            return {key: Setting(checked(key, value, path, folder), path, folder)
                    for key, value in known_keys(table, path)}
    return None


def read_table(path: str) -> Mapping[str, Any] | None:
    """The table of a configuration file that is about this package; None if there is no such file or table."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        if not os.path.lexists(path):
            return None     # in a folder that may be passed through, but not looked into
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the file") from None
    own = os.path.basename(path) == CONFIG_FILE
    # Other programs' files are not parsed: that takes time, and what is wrong with them is none of our business.
    if not own and b"forumclean" not in data:
        return None
    import tomllib
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except ValueError as error:
        raise UsageError(f"{path}: is no TOML ({error}); mend the file") from None
    if own:
        return table
    tool = table.get("tool", {})
    section = tool.get("forumclean") if isinstance(tool, dict) else None
    if section is not None and not isinstance(section, dict):
        raise UsageError(f"{path}: tool.forumclean: a table is wanted; write [tool.forumclean]")
    return section


def known_keys(table: Mapping[str, Any], path: str) -> list[tuple[str, Any]]:
    """The entries of a table. Raises UsageError for a key that nothing reads, with the nearest one that there is."""
    for key in table:
        if key not in DEFAULTS:
            from difflib import get_close_matches
            near = get_close_matches(key.replace("_", "-"), DEFAULTS, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(DEFAULTS)}"
            raise UsageError(f"{path}: no such key ({key!r}); {hint}")
    return [*table.items()]


def checked(key: str, value: Any, path: str, folder: str) -> Any:
    """A value as Python wants it. Raises UsageError, naming file and key, for one of another kind."""
    try:
        value = KINDS[key](value)
        from forumclean.rulebook import check_names
        if key in ("select", "ignore"):
            check_names(value, key)
        elif key == "per-file-ignores":
            for names in value.values():
                check_names(names, "ignore")
    except UsageError as error:
        said = str(error).removeprefix("--ignore: ").removeprefix("--select: ")
        raise UsageError(f"{path}: {key}: {said}") from None
    if key == "engines":
        return tuple(os.path.join(folder, engine) for engine in value)
    return os.path.join(folder, value) if key == "profile" else value


def strings(value: Any) -> tuple[str, ...]:
    """A list of strings."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise UsageError(f'a list of strings is wanted, not {value!r:.60}; write ["…", "…"]')
    return tuple(value)


def filename(value: Any) -> str:
    """The name of a file."""
    if not isinstance(value, str) or not value:
        raise UsageError(f'the name of a file is wanted, not {value!r:.60}; write "site.toml"')
    return value


def punctuation(value: Any) -> str:
    """One of PUNCTUATION."""
    if value not in PUNCTUATION:
        raise UsageError(f"no such value ({value!r:.60}); use one of {', '.join(PUNCTUATION)}")
    return str(value)


def truth(value: Any) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise UsageError(f"true or false is wanted, not {value!r:.60}")
    return value


def count(value: Any) -> int:
    """A number above 0."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise UsageError(f"a number from 1 is wanted, not {value!r:.60}")
    return value


def lists_by_pattern(value: Any) -> dict[str, tuple[str, ...]]:
    """A table of lists of strings."""
    if not isinstance(value, dict):
        raise UsageError(f'a table is wanted, not {value!r:.60}; write {{"pattern" = ["…"]}}')
    return {pattern: strings(names) for pattern, names in value.items()}


KINDS: Mapping[str, Callable[[Any], Any]] = {
    "select": strings, "ignore": strings, "per-file-ignores": lists_by_pattern, "engines": strings,
    "profile": filename, "punctuation": punctuation, "include": strings, "exclude": strings, "extend-exclude": strings,
    "force-exclude": truth, "jobs": count,
}
