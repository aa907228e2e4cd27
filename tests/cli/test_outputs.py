"""--output: whole or not at all."""
from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from forumclean.cli.main import main

TEXT = "一句话。\n"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An input in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "page.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_new_file_gets_the_usual_permissions(page: Path) -> None:
    old = os.umask(0o027)
    try:
        assert main(["page.txt", "--output", "out.txt"]) == 0
    finally:
        os.umask(old)
    assert Path("out.txt").read_text("utf-8") == TEXT
    assert stat.S_IMODE(os.stat("out.txt").st_mode) == 0o640


def test_an_interrupt_before_anything_is_written_leaves_nothing(page: Path) -> None:
    """Between the making of the new file and the `with` that removes it nobody is there to do so but the process."""
    code = "from forumclean.cli.outputs import NewFile\nNewFile('out.txt').__enter__()\nraise KeyboardInterrupt"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert b"KeyboardInterrupt" in done.stderr and os.listdir() == ["page.txt"]


def test_an_old_file_keeps_its_permissions(page: Path) -> None:
    Path("out.txt").write_text("old")
    Path("out.txt").chmod(0o604)
    assert main(["page.txt", "-o", "out.txt"]) == 0
    assert (Path("out.txt").read_text("utf-8"), stat.S_IMODE(os.stat("out.txt").st_mode)) == (TEXT, 0o604)


def test_a_link_stays_a_link(page: Path) -> None:
    Path("real.txt").write_text("old")
    Path("link.txt").symlink_to("real.txt")
    assert main(["page.txt", "-o", "link.txt"]) == 0
    assert Path("link.txt").is_symlink() and Path("real.txt").read_text("utf-8") == TEXT


@pytest.mark.parametrize("name", ["page.txt", "./page.txt", "hard.txt", "soft.txt"])
def test_never_its_own_input(page: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    os.link("page.txt", "hard.txt")
    Path("soft.txt").symlink_to("page.txt")
    assert main(["page.txt", "-o", name]) == 2
    assert "is also an input" in capsys.readouterr().err
    assert page.read_text("utf-8") == TEXT


def test_never_its_own_redirected_input(page: Path) -> None:
    with page.open("rb") as file:
        done = subprocess.run([sys.executable, "-m", "forumclean", "-o", "page.txt"], stdin=file, capture_output=True,
                              check=False)
    assert done.returncode == 2 and b"is also an input" in done.stderr
    assert page.read_text("utf-8") == TEXT


def test_nothing_cleaned_leaves_the_old_file(page: Path) -> None:
    Path("out.txt").write_text("old")
    assert main(["none.txt", "-o", "out.txt"]) == 2
    assert main(["page.txt", "--select", "splise", "-o", "out.txt"]) == 2
    assert Path("out.txt").read_text() == "old"
    assert main(["none.txt", "page.txt", "-o", "out.txt"]) == 2
    assert Path("out.txt").read_text("utf-8") == TEXT
    assert sorted(os.listdir()) == ["out.txt", "page.txt"]


def test_a_bug_leaves_the_old_file(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from forumclean import Cleaner
    Path("out.txt").write_text("old")
    monkeypatch.setattr(Cleaner, "extract", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        main(["page.txt", "-o", "out.txt"])
    assert sorted(os.listdir()) == ["out.txt", "page.txt"] and Path("out.txt").read_text() == "old"


def test_a_failed_rename_leaves_the_old_file(page: Path, monkeypatch: pytest.MonkeyPatch,
                                             capsys: pytest.CaptureFixture[str]) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")
    Path("out.txt").write_text("old")
    monkeypatch.setattr("os.replace", fail)
    assert main(["page.txt", "-o", "out.txt"]) == 2
    assert capsys.readouterr().err == \
        "forumclean: out.txt: cannot be written (No space left on device); free space or write elsewhere\n"
    assert sorted(os.listdir()) == ["out.txt", "page.txt"] and Path("out.txt").read_text() == "old"


@pytest.mark.parametrize(("name", "part"), [
    (".", ".: is a folder; name a file in it"),
    ("none/out.txt", "none/out.txt: cannot be written (No such file or directory); make the folder first"),
])
def test_no_place_to_write(page: Path, name: str, part: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["page.txt", "-o", name]) == 2
    assert capsys.readouterr().err == f"forumclean: {part}\n"


def test_a_read_only_file_is_respected(page: Path, monkeypatch: pytest.MonkeyPatch,
                                       capsys: pytest.CaptureFixture[str]) -> None:
    # A rename would replace it; root may write everything, hence the stand-in for access().
    Path("out.txt").write_text("old")
    monkeypatch.setattr("os.access", lambda path, mode: not path.endswith("out.txt"))
    assert main(["page.txt", "-o", "out.txt"]) == 2
    assert "out.txt: may not be written; check its permissions" in capsys.readouterr().err
    assert Path("out.txt").read_text() == "old"


def test_a_device_is_written_to(page: Path, forumclean) -> None:
    assert main(["page.txt", "-o", os.devnull]) == 0
    assert not os.path.isfile(os.devnull)
    assert forumclean("page.txt", "-o", "-").stdout == TEXT.encode()


def test_several_pages_go_into_one_file(page: Path) -> None:
    assert main(["page.txt", "page.txt", "-o", "out.txt"]) == 0
    assert Path("out.txt").read_text("utf-8") == f"{TEXT}\n\n{TEXT}"
