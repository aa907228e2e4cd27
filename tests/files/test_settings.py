"""Configuration files: every key, and one clear line for each mistake."""
from __future__ import annotations

from pathlib import Path

import pytest

from forumclean import UsageError
from forumclean.files.settings import DEFAULTS, KINDS, load_settings

FULL = """
select = ["splice", "wrap"]
ignore = ["signature"]
engines = ["engines/mine.toml"]
profile = "site.toml"
punctuation = "fullwidth"
include = ["*.md"]
exclude = ["old/"]
extend-exclude = ["drafts/*"]
force-exclude = true
jobs = 3
[per-file-ignores]
"quotes/*.txt" = ["quote"]
"""


def test_every_key_has_a_kind() -> None:
    assert set(KINDS) == set(DEFAULTS)


@pytest.mark.parametrize("name", [".forumclean.toml", "pyproject.toml"])
def test_every_key(tmp_path: Path, name: str) -> None:
    text = FULL if name.startswith(".") else "[tool.forumclean]" + FULL.replace("[per", "[tool.forumclean.per")
    (tmp_path / name).write_text(text, "utf-8")
    settings = load_settings(str(tmp_path))
    assert settings is not None and set(settings) == set(DEFAULTS)
    assert {key: setting.value for key, setting in settings.items()} == {
        "select": ("splice", "wrap"), "ignore": ("signature",), "engines": (f"{tmp_path}/engines/mine.toml",),
        "profile": f"{tmp_path}/site.toml", "punctuation": "fullwidth",
        "include": ("*.md",), "exclude": ("old/",), "extend-exclude": ("drafts/*",), "force-exclude": True, "jobs": 3,
        "per-file-ignores": {"quotes/*.txt": ("quote",)}}
    assert {setting[1:] for setting in settings.values()} == {(str(tmp_path / name), str(tmp_path))}


def test_ours_goes_before_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.forumclean]\njobs = 1\n")
    assert load_settings(str(tmp_path))["jobs"].value == 1
    (tmp_path / ".forumclean.toml").write_text("\N{ZERO WIDTH NO-BREAK SPACE}jobs = 2\n", "utf-8")
    assert load_settings(str(tmp_path))["jobs"].value == 2


@pytest.mark.parametrize("text", ["", "[tool.other]\nx = 1\n", "this is = = no TOML", "# forumclean\n[tool]\n"])
def test_other_programs_files_are_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(text)
    assert load_settings(str(tmp_path)) is None


@pytest.mark.parametrize(("text", "part"), [
    ('slect = ["splice"]', "no such key ('slect'); did you mean 'select'?"),
    ("extend_exclude = []", "no such key ('extend_exclude'); did you mean 'extend-exclude'?"),
    ("colour = 1", "no such key ('colour'); there are select, ignore,"),
    ('select = ["splise"]', "select: no such rule, owner or role ('splise'); did you mean 'splice'?"),
    ('ignore = ["hidden"]', "ignore: 'hidden' always acts; leave it out"),
    ('[per-file-ignores]\n"*.txt" = ["signture"]', "per-file-ignores: no such rule, owner or role ('signture'); did"),
    ('select = "splice"', "select: a list of strings is wanted, not 'splice'"),
    ("include = [1]", "include: a list of strings is wanted"),
    ("jobs = 0", "jobs: a number from 1 is wanted, not 0"),
    ("jobs = true", "jobs: a number from 1 is wanted"),
    ("force-exclude = 1", "force-exclude: true or false is wanted"),
    ("per-file-ignores = []", "per-file-ignores: a table is wanted"),
    ("profile = []", "profile: the name of a file is wanted, not []; write"),
    ('punctuation = "wide"', "punctuation: no such value ('wide'); use one of keep, fullwidth"),
    ("jobs = = 2", "is no TOML ("),
])
def test_mistakes(tmp_path: Path, text: str, part: str) -> None:
    path = tmp_path / ".forumclean.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as raised:
        load_settings(str(tmp_path))
    assert str(raised.value).startswith(f"{path}: {part}") and "\n" not in str(raised.value)


def test_files_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / ".forumclean.toml").mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        load_settings(str(tmp_path))
    (tmp_path / ".forumclean.toml").rmdir()
    (tmp_path / ".forumclean.toml").write_bytes(b"\xff")
    with pytest.raises(UsageError, match="is no TOML"):
        load_settings(str(tmp_path))
    (tmp_path / ".forumclean.toml").unlink()
    (tmp_path / "pyproject.toml").write_text("tool.forumclean = 1")
    with pytest.raises(UsageError, match="a table is wanted"):
        load_settings(str(tmp_path))
