"""File patterns as `.gitignore` writes them, relative to a folder."""
from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from forumclean.errors import UsageError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILE = ".gitignore"
# A name without a folder, `*` and `?` apart: the defaults, and most of what people write.
NAME = r"(?!\*\*)[\w.+*?-]+(?<!\*\*)"


class Patterns:
    """Patterns in the order in which a later one overrides an earlier one.

    Args:
        base: the absolute folder that they are relative to.
        lines: the patterns; `#` begins a comment, `!` takes back, a final `/` stands for a folder.
        source: where they were written, for messages.
    """

    def __init__(self, base: str, lines: Iterable[str], source: str = "") -> None:
        self.base, self.lines, self.source = base, tuple(lines), source
        self._prefix = base if base.endswith(os.sep) else base + os.sep

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        """One pattern for all of them, if all are mere names: pathspec takes 10 ms to import, and longer to match."""
        if not all(re.fullmatch(NAME, line) for line in self.lines):
            return None
        each = "|".join(re.escape(line).replace(r"\*", "[^/]*").replace(r"\?", "[^/]") for line in self.lines)
        return re.compile(f"(?:^|/)(?:{each})(?:/|$)")

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        from pathspec import GitIgnoreSpec
        try:
            return GitIgnoreSpec.from_lines(self.lines)
        except ValueError as error:
            raise UsageError(f"{self.source}: no such pattern ({error}); write it as in .gitignore") from None

    def verdict(self, path: str, *, folder: bool = False) -> bool | None:
        """Whether a path, or a folder above it, is meant: True, False where it is taken back, None where none speaks.

        Args:
            path: absolute. Outside of `base` its last name alone is compared.
            folder: whether it is a folder, which alone a pattern with a final `/` means.

        Raises:
            UsageError: a pattern cannot be understood.
        """
        if not self.lines or path == self.base:
            return None
        name = path[len(self._prefix):] if path.startswith(self._prefix) else os.path.basename(path)
        if os.sep != "/":
            name = name.replace(os.sep, "/")
        if self._names:
            return True if self._names.search(name) else None
        return self._spec.check_file(name + "/" if folder else name).include

    def mean(self, path: str, *, folder: bool = False) -> bool:
        """Whether `verdict` is True."""
        return self.verdict(path, folder=folder) is True


def ignore_file(folder: str) -> Patterns | None:
    """The `.gitignore` of a folder, None where it has none.

    Raises:
        UsageError: it cannot be read. To go on without it would rewrite what it protects.
    """
    path = os.path.join(folder, IGNORE_FILE)
    try:
        with open(path, "rb") as file:
            data = file.read()
    except (FileNotFoundError, IsADirectoryError):
        return None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check its permissions") from None
    # Names in it are bytes to git, as they are to the system.
    lines = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape").splitlines()
    return Patterns(folder, filter(is_pattern, lines), path)


def is_pattern(line: str) -> bool:
    """Whether git takes a line of a `.gitignore` for a pattern; it passes over the others without a word."""
    from pathspec import GitIgnoreSpec
    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
