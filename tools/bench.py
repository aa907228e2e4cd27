"""Start-up cost and speed on this machine: CPU time, minimum of several interleaved runs.

    python tools/bench.py
"""
from __future__ import annotations

import gc
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from forumclean import clean
from forumclean.ledger import Ledger
from forumclean.stages.rejoin import section_cuts

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "fixtures" / "founding" / "source.txt"
EXPECTED = PAGE.with_name("expected.txt")
PROGRAMS = {
    "bare Python": ["-c", "pass"],
    "import click, regex": ["-c", "import click, regex"],
    "forumclean founding page": ["-m", "forumclean", str(PAGE)],
}
RUNS = 15


def cpu_ms(arguments: list[str], cache: str) -> float:
    """User and system time of one process; compiled modules are kept in `cache`, as they are for a user."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    process = os.posix_spawn(sys.executable, [sys.executable, *arguments], {**env, "PYTHONPYCACHEPREFIX": cache},
                             file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
    usage = os.wait4(process, 0)[2]
    return (usage.ru_utime + usage.ru_stime) * 1000


def best_ms(repeat: int) -> float:
    """Time to clean the founding page `repeat` times over, as one text."""
    text = PAGE.read_text("utf-8") * repeat
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        clean(text)
        best = min(best, time.process_time() - start)
    return best * 1000


def rejoined_mb_per_s(megabytes: int) -> float:
    """How fast one post of so many megabytes is rejoined, by that stage alone: the founding page's paragraphs,
    indented, in lines of 27 characters, over and over."""
    indented = ["\N{IDEOGRAPHIC SPACE}" * 2 + line for line in EXPECTED.read_text("utf-8").split("\n") if line]
    body = "".join([line[at:at + 27] + "\n" for line in indented for at in range(0, len(line), 27)])
    text = body * (megabytes * 1_000_000 // len(body.encode()) + 1)
    best = float("inf")
    gc.disable()   # as `clean` does for large texts
    for _ in range(3):
        start = time.process_time()
        section_cuts(Ledger(text).view(0, len(text)), True)
        best = min(best, time.process_time() - start)
    gc.enable()
    return len(text.encode()) / 1e6 / best


def main() -> int:
    best = dict.fromkeys(PROGRAMS, float("inf"))
    with TemporaryDirectory() as cache:
        for _ in range(RUNS):
            for name, arguments in PROGRAMS.items():
                best[name] = min(best[name], cpu_ms(arguments, cache))
    for name, ms in best.items():
        print(f"{name:28} {ms:8.1f} ms CPU")
    for repeat in (1, 10, 20, 40):
        ms = best_ms(repeat)
        print(f"clean(), founding page × {repeat:<4} {ms:7.1f} ms CPU, {ms / repeat:.2f} a page")
    for megabytes in (1, 10):
        print(f"rejoining one wrapped post of {megabytes:2} MB {rejoined_mb_per_s(megabytes):7.1f} MB/s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
