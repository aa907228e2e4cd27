"""Start-up is part of the design: what the filter imports for a text page, and what that costs."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support import FIXTURES

PAGE = str(FIXTURES / "founding" / "source.txt")
BASE = "import click, regex"
FILTER = f"from forumclean.cli.main import main; main([{PAGE!r}])"
# What `re` and `typing` bring along is there for nothing. A module that is missing here may cost more than all the
# cleaning: measure it (`make bench`) before you add it, or import it inside the function that needs it.
FREE = "import re, typing"
ALLOWED = frozenset((
    "bisect", "_bisect", "heapq", "_heapq", "unicodedata", "copyreg", "encodings", "importlib", "math",
    "_codecs_cn", "_codecs_tw", "_codecs_hk", "_multibytecodec", "binascii", "zlib", "array", "mmap", "forumclean",
    "__future__", "contextlib",    # from Python 3.13 on `typing` does not bring the last one along
))
# `make bench` shows the figures: 1.95 (95 ms against 49), a tenth of it the weights of segmentation. Click on this
# path adds 0.3, trafilatura 3.
MAX_CPU_RATIO = 2.1
RUNS, MOST_RUNS = 9, 40


def modules(code: str) -> set[str]:
    """The top-level modules that a program has loaded at its end."""
    report = "\nimport sys; sys.stderr.write(' '.join({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code + report], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def cpu_s(arguments: list[str], cache: Path) -> float:
    """User and system time of one process; compiled modules are kept in `cache`, as they are for a user."""
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(cache)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env=env)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_utime + usage.ru_stime


def test_the_text_path_imports_nothing_heavy() -> None:
    assert modules(FILTER) - modules(FREE) - ALLOWED == set()


def test_a_call_without_options_parses_none() -> None:
    """click is half of what such a run would import, and what dataclasses brings along a quarter."""
    assert modules(FILTER) & {"click", "dataclasses", "inspect", "copy"} == set()
    assert "click" in modules(FILTER.replace("main([", "main(['--format', 'text', "))


def test_the_allow_list_can_fail() -> None:
    assert "json" in modules(f"{FILTER}; import json") - modules(FREE) - ALLOWED


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="needs wait4 to count a child's CPU time")
def test_the_filter_starts_fast(tmp_path: Path) -> None:
    base = own = 1e9
    for number in range(MOST_RUNS):
        base = min(base, cpu_s(["-c", BASE], tmp_path))
        own = min(own, cpu_s(["-m", "forumclean", PAGE], tmp_path))
        # On a busy machine the shortest of a few runs may be a long one.
        if number >= RUNS and own / base <= MAX_CPU_RATIO:
            break
    assert own / base <= MAX_CPU_RATIO, f"{own * 1000:.0f} ms against {base * 1000:.0f} ms for `{BASE}`"
