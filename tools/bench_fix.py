"""How fast `fix --check` goes over 1,000 clean files of 5 KB, beside trafilatura's command on the same folder: over
files that it never saw, and once more, when it knows that they are clean.

    python tools/bench_fix.py

trafilatura reads no plain text, so it is also given the same texts as pages of HTML, which it extracts.
"""
from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from forumclean import clean

ROOT = Path(__file__).resolve().parent.parent
PARAGRAPHS = [line for line in (ROOT / "fixtures" / "founding" / "expected.txt").read_text("utf-8").split("\n") if line]
FILES, FILE_BYTES, RUNS = 1000, 5000, 5
TRAFILATURA = ["-m", "trafilatura.cli", "--output-dir", "out", "--input-dir"]


def make(folder: Path) -> None:
    """Write the files as `text/*.txt` and as `html/*.html`."""
    dice = random.Random(1)
    for name in ("text", "html"):
        (folder / name).mkdir()
    for number in range(FILES):
        text = ""
        # Each paragraph once: nobody's text repeats them, and strings that come again are what unsplice looks at.
        for paragraph in dice.sample(PARAGRAPHS, len(PARAGRAPHS)):
            if len(text.encode()) < FILE_BYTES:
                text += f"{paragraph}\n"
        text = clean(text)
        (folder / "text" / f"{number:04}.txt").write_text(text, "utf-8")
        body = "".join(f"<p>{line}</p>\n" for line in text.split("\n"))
        (folder / "html" / f"{number:04}.html").write_text(
            f'<html><head><meta charset="utf-8"><title>t</title></head><body><article>{body}</article></body></html>',
            "utf-8")


def best_s(folder: Path, arguments: list[str], runs: int = RUNS) -> float:
    """The shortest time of some runs, start-up included; compiled modules are kept, as they are for a user."""
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "HOME": str(folder)}
    for name in ("XDG_CACHE_HOME", "FORUMCLEAN_CACHE_DIR"):
        env.pop(name, None)
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    best = float("inf")
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, check=False, env=env)
        best = min(best, time.perf_counter() - start)
    return best


def main() -> int:
    """Print files a second."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        make(folder)
        fix = ["-m", "forumclean", "fix", "--check"]
        new = [*fix, "--no-cache"]
        seconds = {
            "fix --check --jobs 1, new files": best_s(folder, [*new, "--jobs", "1", "text"]) / FILES,
            "fix --check, new files": best_s(folder, [*new, "text"]) / FILES,
            "fix --check, once more": best_s(folder, [*fix, "text"]) / FILES,
            "fix --check, a new file a process": best_s(folder, [*new, "text/0001.txt"]),
            "trafilatura, the texts, all of which it refuses": best_s(folder, [*TRAFILATURA, "text"]) / FILES,
            "trafilatura, the texts as HTML": best_s(folder, [*TRAFILATURA, "html"]) / FILES,
            "trafilatura, the same, a process a file": best_s(folder, ["-c", ONE]),
        }
    for what, each in seconds.items():
        print(f"{what:50} {1 / each:9.1f} files a second")
    return 0


ONE = "import sys; from trafilatura.cli import main; sys.stdin = open('html/0001.html'); sys.argv = ['t']; main()"

if __name__ == "__main__":
    sys.exit(main())
