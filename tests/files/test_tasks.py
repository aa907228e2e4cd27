"""One file that fails stops no other."""
from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from forumclean import Cleaner
from forumclean.files import rewrite
from forumclean.files.tasks import CHANGED, FAILED, SAME, Outcome, Task, do_task
from support import FIXTURES

PAGE = (FIXTURES / "founding" / "source.txt").read_bytes()
HTML = (FIXTURES / "discuz-x-short" / "source.html").read_bytes()


def task(path: Path, **options: object) -> Task:
    return Task(path.name, str(path), Cleaner(), **options)


@pytest.mark.parametrize(("error", "part"), [
    (MemoryError(), "needs more memory than there is"),
    (RecursionError("too deep"), "cannot be cleaned (RecursionError: too deep); it was left as it is, this is a bug"),
    (AssertionError(), "cannot be cleaned (AssertionError); it was left"),
])
def test_a_bug_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, part: str) -> None:
    def fail(*_: object) -> None:
        raise error
    path = tmp_path / "a.txt"
    path.write_bytes(PAGE)
    monkeypatch.setattr(rewrite, "draft_text", fail)
    outcome = do_task(task(path))
    assert outcome.status == FAILED and outcome.message.startswith(part) and path.read_bytes() == PAGE


def test_without_write_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PAGE)
    outcome = do_task(task(path, write=False, diff=True))
    assert (outcome.status, outcome.old, path.read_bytes()) == (CHANGED, PAGE.decode(), PAGE)
    assert not do_task(task(path, target=str(tmp_path / "x" / "a.txt"), write=False)).old
    assert not (tmp_path / "x").exists()


def test_a_clean_file_has_a_digest(tmp_path: Path) -> None:
    """Also one that was made clean, for its text was cleaned once more before it was written."""
    path = tmp_path / "a.txt"
    path.write_bytes(PAGE)
    assert not do_task(task(path, salt=b"s", write=False)).digest and not do_task(task(path, write=False)).digest
    made, found = do_task(task(path, salt=b"s")), do_task(task(path, salt=b"s"))
    assert (made.status, found.status) == (CHANGED, SAME) and made.digest == found.digest != b""


def test_into_a_folder(tmp_path: Path) -> None:
    for name, data in (("a.html", HTML), ("b.txt", PAGE), ("c.html", b"<html><p>nothing</p></html>")):
        (tmp_path / name).write_bytes(data)
    out = tmp_path / "out" / "deep"
    first = [do_task(task(path, target=str(out / f"{path.stem}.txt"))) for path in sorted(tmp_path.glob("*.*"))]
    assert [outcome.status for outcome in first] == [CHANGED, CHANGED, SAME]
    assert (out / "a.txt").read_text("utf-8") == Cleaner().clean(HTML)
    assert (out / "b.txt").read_text("utf-8") == Cleaner().clean(PAGE).rstrip("\n") and not (out / "c.txt").exists()
    again = [do_task(task(path, target=str(out / f"{path.stem}.txt"))) for path in sorted(tmp_path.glob("*.*"))]
    assert [outcome.status for outcome in again] == [SAME, SAME, SAME]
    assert [path.read_bytes() for path in sorted(tmp_path.glob("[ab].*"))] == [HTML, PAGE]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(HTML)
    outcome = do_task(task(tmp_path / "a.html", target=str(tmp_path / "a.html" / "x.txt")))
    assert outcome.status == FAILED and "use another --output-dir" in outcome.message


def test_tasks_and_outcomes_travel() -> None:
    one = Task("\udcff.txt", "/\udcff.txt", Cleaner(ignore=("wrap",)))
    assert pickle.loads(pickle.dumps(one)) == one
    assert pickle.loads(pickle.dumps(Outcome("\udcff", FAILED, "x"))) == Outcome("\udcff", FAILED, "x")
