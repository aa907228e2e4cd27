"""Which files are done, and which are not."""
from __future__ import annotations

import os
from pathlib import Path

import pytest

from forumclean import UsageError
from forumclean.files.resolver import Resolver
from forumclean.files.walk import Found, Walk, targets


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, and the current folder."""
    for name in ("b.txt", "a.txt", "page.html", "notes.md", "sub/c.txt", "sub/deep/d.txt", "out/e.txt", "venv/f.txt",
                 "LICENSE.txt", "sub/requirements.txt", "sub/CMakeLists.txt", "robots.txt", ".hidden/g.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "h.txt").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths: str, without: str | None = None, **given: object) -> list[Found]:
    resolver = Resolver({key.replace("_", "-"): value for key, value in given.items()}, os.getcwd())
    return [*Walk(resolver, without).files(paths or (".",))]


def names(*paths: str, **given: object) -> list[str]:
    return [item.name for item in found(*paths, **given) if not item.error and not item.note]


def test_a_folder_by_name_without_the_defaults(tree: Path) -> None:
    assert names() == ["a.txt", "b.txt", ".hidden/g.txt", "out/e.txt", "sub/c.txt", "sub/deep/d.txt"]
    assert names("./sub/") == ["./sub/c.txt", "./sub/deep/d.txt"]


def test_include_and_exclude(tree: Path) -> None:
    assert names("sub", include=("*.md", "sub/*.txt")) == ["sub/c.txt"]
    assert names(include=("*.md",)) == ["notes.md"]
    assert names(extend_exclude=("sub/deep", "/a.txt")) == ["b.txt", ".hidden/g.txt", "out/e.txt", "sub/c.txt"]
    assert "venv/f.txt" in names(exclude=("sub",)) and "robots.txt" in names(exclude=("sub",))


def test_named_files_are_done_unless_forced_out(tree: Path) -> None:
    every = ["LICENSE.txt", "page.html", "venv/f.txt", "a.txt"]
    assert names(*every) == every
    assert names(*every, force_exclude=True) == ["page.html", "a.txt"]


def test_git_ignores(tree: Path) -> None:
    (tree / ".gitignore").write_text("*.txt\n!/sub/**/*.txt\n/sub/deep/\n!b.txt\n")
    (tree / "out" / ".gitignore").write_text("!e.txt\n")
    assert names() == ["b.txt", "out/e.txt", "sub/c.txt"]
    assert names("sub") == ["sub/c.txt"]
    assert names("sub/deep/d.txt", "a.txt") == ["sub/deep/d.txt", "a.txt"]
    (item,) = found("sub/deep")
    assert item.note.startswith("is excluded; name files")


def test_each_file_once(tree: Path) -> None:
    (tree / "link.txt").symlink_to("a.txt")
    assert names("a.txt", "./a.txt", ".", "link.txt")[:2] == ["a.txt", "b.txt"]
    assert names("link.txt", "a.txt") == ["link.txt"]
    assert [item.path for item in found("link.txt")] == [str(tree / "a.txt")]


def test_links_in_folders_are_not_followed(tree: Path) -> None:
    (tree / "sub" / "loop").symlink_to("..")
    (tree / "sub" / "other.txt").symlink_to("../page.html")
    (tree / "away").symlink_to("/")
    assert names() == ["a.txt", "b.txt", ".hidden/g.txt", "out/e.txt", "sub/c.txt", "sub/deep/d.txt"]
    (tree / "sub2").symlink_to("sub")
    assert names("sub2") == ["sub2/c.txt", "sub2/deep/d.txt"]


def test_pipes_in_folders_are_not_waited_for(tree: Path) -> None:
    os.mkfifo(tree / "sub" / "pipe.txt")
    assert names("sub") == ["sub/c.txt", "sub/deep/d.txt"]


def test_names_that_are_no_utf8(tree: Path) -> None:
    os.close(os.open(os.fsencode(tree) + b"/sub/\xff.txt", os.O_CREAT))
    assert "sub/\udcff.txt" in names("sub")


def test_a_folder_that_cannot_be_read_stops_no_other(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("deep"):
            raise PermissionError(13, "Permission denied")
        return real(path)
    monkeypatch.setattr("os.scandir", scandir)
    assert [item.name for item in found("sub") if item.error] == ["sub/deep"] and names("sub") == ["sub/c.txt"]


def test_a_nested_configuration_holds_for_its_folder(tree: Path) -> None:
    (tree / "sub" / ".forumclean.toml").write_text('include = ["*.md"]\nextend-exclude = ["deep"]\n')
    (tree / "sub" / "x.md").write_text("")
    assert names() == ["a.txt", "b.txt", ".hidden/g.txt", "out/e.txt", "sub/x.md"]


def test_the_place_of_the_output_is_not_entered(tree: Path) -> None:
    assert "out/e.txt" not in names(without=str(tree / "out"))


def where(*paths: str, output: str = "out", **given: object) -> list[str]:
    return [target for _, target in targets(found(*paths, **given), output, os.getcwd())]


def test_targets_keep_the_way_of_their_file(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert where("sub", "page.html") == ["out/sub/c.txt", "out/sub/deep/d.txt", "out/page.txt"]
    monkeypatch.chdir(tree / "out")
    assert where(str(tree / "sub"), str(tree / "page.html"), output="x") == ["x/c.txt", "x/deep/d.txt", "x/page.txt"]


def test_no_two_files_become_one(tree: Path) -> None:
    (tree / "a.html").write_text("")
    with pytest.raises(UsageError, match=r"'a\.txt' and 'a\.html' would both become"):
        where("a.txt", "a.html")
    with pytest.raises(UsageError, match="is also an input"):
        where("a.txt", output=".")
