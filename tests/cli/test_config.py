"""`forumclean config`: what holds, and why."""
from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from forumclean.cli.main import main
from forumclean.files.settings import DEFAULTS, EXCLUDED


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with one below it."""
    (tmp_path / "sub").mkdir()
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, tuple[str, str]]:
    """Value and origin by key."""
    assert main(["config", *arguments]) == 0
    lines = [line.removeprefix("# ") for line in capsys.readouterr().out.splitlines()]
    rows = [line.replace(": ", " = ", 1) if " = " not in line else line for line in lines]
    return {row.partition(" = ")[0]: tuple(row.partition(" = ")[2].rsplit("  # ", 1)) for row in rows}


def test_defaults(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = printed(capsys)
    assert list(rows) == list(DEFAULTS) and {origin for _, origin in rows.values()} == {"default"}
    assert rows["select"][0] == "all rules" and rows["engines"][0] == "the built-in ones"
    assert int(rows["jobs"][0]) >= 1


def test_what_is_printed_can_be_put_into_a_file(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["config"])
    text = capsys.readouterr().out
    assert tuple(tomllib.loads(text)["exclude"]) == EXCLUDED
    (tree / ".forumclean.toml").write_text(text, "utf-8")
    assert printed(capsys)["exclude"][1] == ".forumclean.toml"


def test_origins(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / ".forumclean.toml").write_text('ignore = ["wrap"]\nengines = ["x.toml"]\n[per-file-ignores]\n'
                                           '"sub/*" = ["quote"]\n')
    rows = printed(capsys, "sub", "--jobs", "3", "--exclude", "a,b")
    assert rows["jobs"] == ("3", "command line") and rows["exclude"] == ('["a", "b"]', "command line")
    assert rows["ignore"] == ('["wrap"]', ".forumclean.toml") and rows["engines"] == ('["x.toml"]', ".forumclean.toml")
    assert rows["per-file-ignores"] == ('{"sub/*" = ["quote"]}', ".forumclean.toml")
    (tree / "sub" / "a.txt").write_text("")
    assert printed(capsys, "sub/a.txt")["ignore"] == (
        '["wrap", "quote"]', ".forumclean.toml, per-file-ignores in .forumclean.toml")


def test_a_profile_is_shown_as_its_file_says(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / ".forumclean.toml").write_text('profile = "sites/a.toml"\npunctuation = "fullwidth"\n')
    rows = printed(capsys, "sub")
    assert rows["profile"] == ('"sites/a.toml"', ".forumclean.toml")
    assert rows["punctuation"] == ('"fullwidth"', ".forumclean.toml")
    rows = printed(capsys, "sub", "--profile", "sub/b.toml", "--punctuation", "keep")
    assert rows["profile"] == ('"sub/b.toml"', "command line") and rows["punctuation"] == ('"keep"', "command line")


def test_a_file_above_the_current_folder(tree: Path, capsys: pytest.CaptureFixture[str],
                                         monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "pyproject.toml").write_text("[tool.forumclean]\njobs = 2\n")
    monkeypatch.chdir(tree / "sub")
    assert printed(capsys)["jobs"] == ("2", str(tree / "pyproject.toml"))


@pytest.mark.parametrize(("text", "part"), [
    ("jbos = 1\n", "no such key ('jbos'); did you mean 'jobs'?"),
    ('select = ["ui.pagr"]\n', "select: no such rule, owner or role ('ui.pagr'); did you mean 'ui.pager'?"),
])
def test_mistakes(tree: Path, capsys: pytest.CaptureFixture[str], text: str, part: str) -> None:
    (tree / ".forumclean.toml").write_text(text)
    assert main(["config"]) == 2
    err = capsys.readouterr().err
    assert part in err and err.startswith("forumclean: ") and err.count("\n") == 1


def test_a_missing_path(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "none"]) == 2
    assert capsys.readouterr().err == "forumclean: none: no such file or folder; check the name\n"
