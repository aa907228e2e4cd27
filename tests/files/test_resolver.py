"""The nearest configuration file holds, up to the root of the repository."""
from __future__ import annotations

from pathlib import Path

import pytest

from forumclean import UsageError
from forumclean.files.resolver import Resolver, inside, repository_of


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A repository `repo` with folders in it, and a configuration file outside of it."""
    (tmp_path / ".forumclean.toml").write_text("jobs = 9\n")
    (tmp_path / "repo" / "a" / "b").mkdir(parents=True)
    (tmp_path / "repo" / ".git").mkdir()
    return tmp_path / "repo"


def jobs(folder: Path, **given: object) -> object:
    return Resolver(given, str(folder)).settings(str(folder))["jobs"].value


def test_nothing_outside_the_repository_is_read(tree: Path) -> None:
    assert jobs(tree) is jobs(tree / "a" / "b") is None
    assert jobs(tree.parent) == 9
    (tree / ".git").rmdir()
    assert jobs(tree / "a" / "b") == 9


def test_a_worktree_is_a_repository(tree: Path) -> None:
    (tree / ".git").rmdir()
    (tree / ".git").write_text("gitdir: elsewhere\n")
    assert jobs(tree / "a") is None and repository_of(str(tree / "a")) == str(tree)


def test_the_nearest_file_holds_alone(tree: Path) -> None:
    (tree / ".forumclean.toml").write_text('jobs = 1\nignore = ["wrap"]\n')
    (tree / "a" / "pyproject.toml").write_text("[tool.forumclean]\njobs = 2\n")
    (tree / "a" / "b" / "pyproject.toml").write_text("[tool.other]\n")
    assert (jobs(tree), jobs(tree / "a"), jobs(tree / "a" / "b")) == (1, 2, 2)
    settings = Resolver({}, str(tree)).settings(str(tree / "a"))
    assert (settings["ignore"].value, settings["ignore"].origin) == ((), "default")


def test_the_command_line_goes_first(tree: Path) -> None:
    (tree / ".forumclean.toml").write_text("jobs = 1\n")
    setting = Resolver({"jobs": 5}, str(tree)).settings(str(tree / "a"))["jobs"]
    assert (setting.value, setting.origin) == (5, "command line")


def test_per_file_ignores(tree: Path) -> None:
    (tree / ".forumclean.toml").write_text('ignore = ["wrap"]\n[per-file-ignores]\n"a/*.txt" = ["quote", "wrap"]\n'
                                           '"!a/x.txt" = ["splice"]\n')
    resolver = Resolver({}, str(tree))
    assert resolver.cleaner(str(tree / "a" / "x.txt")).ignore == ("wrap", "quote")
    assert resolver.cleaner(str(tree / "x.txt")).ignore == ("wrap",)
    assert resolver.cleaner(str(tree / "x.txt")) is resolver.cleaner(str(tree / "y.txt"))
    assert Resolver({"ignore": ("nav",)}, str(tree)).cleaner(str(tree / "a" / "x.txt")).ignore == \
        ("nav", "quote", "wrap")


def test_engines_are_loaded_and_stay_in_the_repository(tree: Path) -> None:
    (tree / "a" / ".forumclean.toml").write_text('engines = ["../mine.toml"]\n')
    (tree / "mine.toml").write_text((Path(__file__).parents[2] / "forumclean" / "engines" / "phpbb.toml").read_text())
    engines = Resolver({}, str(tree)).cleaner(str(tree / "a" / "x")).engines
    assert engines is not None and len(engines) == 1
    (tree / "a" / ".forumclean.toml").write_text('engines = ["../../mine.toml"]\n')
    with pytest.raises(UsageError, match="lies outside of the repository; copy it into it"):
        Resolver({}, str(tree)).settings(str(tree / "a"))
    (tree / "a" / ".forumclean.toml").write_text('engines = ["none.toml"]\n')
    with pytest.raises(UsageError, match=r"none\.toml"):
        Resolver({}, str(tree)).cleaner(str(tree / "a" / "x"))


def test_inside() -> None:
    assert inside("/a", "/a") and inside("/a/b", "/a") and inside("/a", "/") and not inside("/ab", "/a")


def test_a_profile_is_loaded_and_stays_in_the_repository(tree: Path) -> None:
    (tree / "a" / ".forumclean.toml").write_text('profile = "../site.toml"\npunctuation = "fullwidth"\n')
    (tree / "site.toml").write_text('drop = ["〔手机版〕"]\n', "utf-8")
    cleaner = Resolver({}, str(tree)).cleaner(str(tree / "a" / "b" / "x"))
    assert cleaner.profile is not None and cleaner.profile.drop == ("〔手机版〕",) and cleaner.punctuation == "fullwidth"
    above = Resolver({}, str(tree)).cleaner(str(tree / "x"))
    assert (above.profile, above.punctuation) == (None, "keep")
    given = Resolver({"punctuation": "keep", "profile": str(tree / "none.toml")}, str(tree))
    with pytest.raises(UsageError, match=r"none\.toml: cannot be read"):
        given.cleaner(str(tree / "a" / "x"))
    (tree / "a" / ".forumclean.toml").write_text('profile = "../../site.toml"\n')
    with pytest.raises(UsageError, match=r"profile: .* lies outside of the repository; copy it into it"):
        Resolver({}, str(tree)).cleaner(str(tree / "a" / "x"))
