"""Diffs as people know them."""
from __future__ import annotations

import pytest

from forumclean.cli.diffs import coloured, unified, wants_colour


def test_unified() -> None:
    old = "甲\r\n乙\r\n丙"
    assert "".join(unified("a.txt", old, "甲\r\n丙")) == (
        "--- a.txt\n+++ a.txt\n@@ -1,3 +1,2 @@\n 甲\n-乙\n 丙\n\\ No newline at end of file\n")
    assert "".join(unified("a", "\N{ZERO WIDTH NO-BREAK SPACE}x\x0by\u2028\n", "\N{ZERO WIDTH NO-BREAK SPACE}y\n")) == (
        "--- a\n+++ a\n@@ -1 +1 @@\n-x\x0by\u2028\n+y\n")
    assert [*unified("a", "x\ry\r", "x\ry\r")] == []


@pytest.mark.parametrize(("line", "code"), [("--- a\n", 1), ("+++ a\n", 1), ("@@ -1 +1 @@\n", 36), ("-x\n", 31),
                                            ("+x\n", 32)])
def test_coloured(line: str, code: int) -> None:
    assert coloured(line) == f"\x1b[{code}m{line[:-1]}\x1b[0m\n"
    assert coloured(" x\n") == " x\n"


@pytest.mark.parametrize(("terminal", "name", "value", "wanted"), [
    (True, "OTHER", "", True), (False, "OTHER", "", False), (True, "NO_COLOR", "1", False),
    (True, "TERM", "dumb", False),
])
def test_wants_colour(monkeypatch: pytest.MonkeyPatch, terminal: bool, name: str, value: str, wanted: bool) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal, raising=False)
    assert wants_colour() is wanted
