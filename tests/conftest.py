"""What many tests need."""
from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support import ROOT

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def forumclean(tmp_path: Path) -> Run:
    """The command in a process of its own, in an empty folder: `forumclean("page.txt", stdin=b"…", env={…})`."""
    def run(*arguments: str | bytes | Path, stdin: bytes = b"", env: dict[str, str] | None = None,
            **options: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([sys.executable, "-m", "forumclean", *arguments], input=stdin, cwd=tmp_path, timeout=60,
                              capture_output=True, check=False, env={**os.environ, **(env or {})}, **options)
    return run


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of each test's own for what `fix` keeps: no test may pass because of what another, or the user, did."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("FORUMCLEAN_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def founding() -> Path:
    """The founding page."""
    return ROOT / "fixtures" / "founding" / "source.txt"
