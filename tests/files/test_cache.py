"""What was found clean is known as long as nothing changes that decides it; a bad cache costs time alone."""
from __future__ import annotations

import os
from pathlib import Path

import pytest
from platformdirs import user_cache_dir

from forumclean import Cleaner
from forumclean.files import cache
from forumclean.files.cache import (
    DIGEST_BYTES,
    ENVIRONMENT,
    CleanFiles,
    cache_folder,
    digest_of,
    program_digest,
    salt_of,
)
from forumclean.profile import Learnt, Profile

ONE, TWO = b"1" * DIGEST_BYTES, b"2" * DIGEST_BYTES


def test_what_is_added_is_known_to_the_next_run(tmp_path: Path) -> None:
    first = CleanFiles(str(tmp_path / "not" / "there"))
    assert not first and ONE not in first
    for digest in (TWO, b"", ONE, TWO):
        first.add(digest)
    first.save()
    second = CleanFiles(str(tmp_path / "not" / "there"))
    assert second and ONE in second and TWO in second and b"" not in second
    assert Path(str(second.path)).read_bytes() == TWO + ONE
    second.add(ONE)
    second.save()
    assert Path(str(second.path)).read_bytes() == TWO + ONE


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    runs = [CleanFiles(str(tmp_path)), CleanFiles(str(tmp_path))]
    for run, digest in zip(runs, (ONE, TWO)):
        run.add(digest)
        run.save()
    assert ONE in CleanFiles(str(tmp_path)) and TWO in CleanFiles(str(tmp_path))


def test_it_does_not_grow_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MAX_COUNT", 3)
    digests = [bytes([number]) * DIGEST_BYTES for number in range(9)]
    for seen in ((0, 1, 2), (2, 3), (4, 5, 6, 7, 8)):
        clean = CleanFiles(str(tmp_path))
        for number in seen:
            clean.add(digests[number])
        clean.save()
        kept = [number for number in range(9) if digests[number] in CleanFiles(str(tmp_path))]
        assert kept == [*seen][-3:], "what the run has seen, and no more than fits"


@pytest.mark.parametrize("spoil", [
    lambda path: path.mkdir(parents=True),
    lambda path: path.parent.write_bytes(b"a file where the folder should be"),
    lambda path: (path.parent.mkdir(), path.write_bytes(b"torn")),
    lambda path: (path.parent.mkdir(), os.mkfifo(path)),
], ids=["folder", "file", "torn", "pipe"])
def test_a_bad_cache_raises_nothing(tmp_path: Path, spoil: object) -> None:
    spoil(tmp_path / "cache" / cache.FILE)
    clean = CleanFiles(str(tmp_path / "cache"))
    assert ONE not in clean
    clean.add(ONE)
    clean.save()
    assert ONE not in CleanFiles(str(tmp_path / "cache"))


def test_without_a_folder_nothing_is_kept() -> None:
    clean = CleanFiles(None)
    clean.add(ONE)
    clean.save()
    assert not clean and clean.salt(Cleaner()) == b"" and digest_of(b"text", b"") == b""


def test_a_digest_tells_bytes_and_options_apart() -> None:
    profiles = [Profile(names=(Learnt(name),)) for name in ("青石坊网", "青石坊")]
    cleaners = [Cleaner(), Cleaner(ignore=("wrap",)), Cleaner(select=("wrap",)), Cleaner(punctuation="fullwidth"),
                Cleaner(engines=()), *[Cleaner(profile=profile) for profile in profiles]]
    assert len({salt_of(cleaner) for cleaner in cleaners}) == len(cleaners)
    assert salt_of(Cleaner(ignore=("wrap",))) == salt_of(Cleaner(ignore=("wrap",)))
    assert len({digest_of(data, salt_of(cleaner)) for data in (b"", b"x") for cleaner in cleaners}) == 2 * len(cleaners)
    clean = CleanFiles("somewhere")
    assert [clean.salt(cleaner) for cleaner in cleaners * 2] == [salt_of(cleaner) for cleaner in cleaners * 2]


def test_another_release_knows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    (package / "deep").mkdir(parents=True)
    (package / "deep" / "a.py").write_text("1")
    monkeypatch.setattr(cache, "PACKAGE", str(package))

    def digest() -> bytes:
        program_digest.cache_clear()
        return program_digest()
    digests = [digest(), digest()]
    assert digests[0] == digests[1]
    os.utime(package / "deep" / "a.py", (1, 1))
    digests.append(digest())
    (package / "b.toml").write_text("")
    digests.append(digest())
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "a.pyc").write_text("")
    assert digest() == digests[-1] and len({*digests}) == 3
    monkeypatch.setattr(cache, "PACKAGE", str(tmp_path / "package.zip"))
    assert digest() == b"" and salt_of(Cleaner()) == b""
    program_digest.cache_clear()


@pytest.mark.parametrize("base", [None, "", "/somewhere", "/somewhere/", "not/absolute", "~/here"])
def test_where_it_lies(own_cache: Path, monkeypatch: pytest.MonkeyPatch, base: str | None) -> None:
    assert cache_folder() == str(own_cache)
    monkeypatch.delenv(ENVIRONMENT)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if base is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", base)
    assert cache_folder() == user_cache_dir("forumclean", appauthor=False)
