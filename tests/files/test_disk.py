"""Files are replaced whole or not at all."""
from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from forumclean.files.disk import FileError, read_file, replace_file


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_bytes(b"old")
    return path


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o4755])
def test_permissions_stay(page: Path, mode: int) -> None:
    page.chmod(mode)
    replace_file(str(page), b"new", read_file(str(page))[1])
    assert (page.read_bytes(), stat.S_IMODE(page.stat().st_mode), names(page.parent)) == (b"new", mode, ["page.txt"])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_stays(page: Path) -> None:
    os.chown(page, 65534, 65534)
    replace_file(str(page), b"new", read_file(str(page))[1])
    assert (page.stat().st_uid, page.stat().st_gid) == (65534, 65534)


def test_a_new_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        replace_file(str(tmp_path / "new.txt"), b"new", None)
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o640


def test_what_somebody_else_wrote_meanwhile_stays(page: Path) -> None:
    _, before = read_file(str(page))
    page.write_bytes(b"newer")
    with pytest.raises(FileError, match="changed by somebody else meanwhile; run"):
        replace_file(str(page), b"new", before)
    assert (page.read_bytes(), names(page.parent)) == (b"newer", ["page.txt"])


def test_a_file_that_vanished_does_not_come_back(page: Path) -> None:
    _, before = read_file(str(page))
    page.unlink()
    with pytest.raises(FileError, match="meanwhile"):
        replace_file(str(page), b"new", before)
    assert names(page.parent) == []


@pytest.mark.parametrize("call", ["os.replace", "os.fsync", "os.chmod"])
def test_an_error_of_the_system_leaves_the_old_file(page: Path, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")
    _, before = read_file(str(page))
    monkeypatch.setattr(call, fail)
    with pytest.raises(FileError, match=r"cannot be written \(No space left on device\); free space"):
        replace_file(str(page), b"new", before)
    assert (page.read_bytes(), names(page.parent)) == (b"old", ["page.txt"])


@pytest.mark.parametrize("call", ["os.open", "os.fsync"])
def test_an_interrupt_leaves_no_temporary_file(page: Path, call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def interrupt(*arguments: object) -> None:
        if call == "os.open":
            os.close(real(*arguments))      # type: ignore[arg-type]
        raise KeyboardInterrupt
    monkeypatch.setattr(call, interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_file(str(page), b"new", None)
    assert (page.read_bytes(), names(page.parent)) == (b"old", ["page.txt"])


def test_a_read_only_file_is_respected(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A rename would replace it; root may write everything, hence the stand-in for access().
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(FileError, match="may not be written; check its permissions"):
        replace_file(str(page), b"new", None)


def test_what_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    for name, part in (("none.txt", "no such file; check the name"), ("pipe.txt", "is no regular file"),
                       ("loop.txt", "cannot be read"), (".", "is no regular file")):
        with pytest.raises(FileError, match=part):
            read_file(str(tmp_path / name))

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")
    monkeypatch.setattr("os.stat", refuse)
    with pytest.raises(FileError, match="may not be read; check its permissions"):
        read_file("page.txt")
