"""Patterns as git reads them."""
from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from pathspec import GitIgnoreSpec

from forumclean import UsageError
from forumclean.files.patterns import Patterns, ignore_file


@pytest.mark.parametrize(("lines", "path", "folder", "verdict"), [
    (["*.txt"], "/r/a/b.txt", False, True),
    (["*.txt", "!b.txt"], "/r/a/b.txt", False, False),
    (["/a"], "/r/a/b.txt", False, True),
    (["/a"], "/r/c/a", False, None),
    (["a/"], "/r/a", True, True),
    (["a/"], "/r/a", False, None),
    (["a"], "/r", True, None),
    (["r"], "/r", True, None),
    ([], "/r/a", False, None),
    (["other.txt"], "/elsewhere/other.txt", False, True),
    (["elsewhere/"], "/elsewhere/other.txt", False, None),
])
def test_verdict(lines: list[str], path: str, folder: bool, verdict: bool | None) -> None:
    patterns = Patterns("/r", lines)
    assert patterns.verdict(path, folder=folder) is verdict
    assert patterns.mean(path, folder=folder) is (verdict is True)


def test_mere_names_are_matched_as_pathspec_does() -> None:
    lines = ("*.txt", "a", "a.?", "LICENSE-*", "x*y.txt", "*", ".git", "名*", "**", "a**", "-+", "a b", "[ab].txt", "a/")
    parts = ("a", "a.b", "b.txt", "xzy.txt", "LICENSE-1", "license-1", ".git", "gita", "名字", "a b", "名字.txt")
    for line, path, folder in product(lines, [*parts, *map("/".join, product(parts, parts))], (False, True)):
        expected = GitIgnoreSpec.from_lines([line]).check_file(f"{path}/" if folder else path).include
        assert Patterns("/r", [line]).verdict(f"/r/{path}", folder=folder) is expected, (line, path)


def test_a_pattern_that_nobody_understands_is_named() -> None:
    with pytest.raises(UsageError, match=r"--exclude: no such pattern .*; write it as"):
        Patterns("/r", ["!"], "--exclude").mean("/r/a")


def test_an_ignore_file(tmp_path: Path) -> None:
    assert ignore_file(str(tmp_path)) is None
    (tmp_path / ".gitignore").write_bytes(b"\xef\xbb\xbf# note\r\n\r\n!\r\n\xff.txt\r\n/a\r\n")
    found = ignore_file(str(tmp_path))
    assert found is not None and found.mean(str(tmp_path / "a")) and found.mean(str(tmp_path / "b" / "\udcff.txt"))
    assert not found.mean(str(tmp_path / "note"))


def test_an_ignore_file_that_cannot_be_read_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").symlink_to(".gitignore")
    with pytest.raises(UsageError, match="cannot be read"):
        ignore_file(str(tmp_path))
