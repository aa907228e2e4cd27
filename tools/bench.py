"""Start-up cost, speed, and HTML against the bare parse, on this machine: CPU time, minimum of interleaved runs.

    python tools/bench.py
"""
from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from forumclean import Cleaner, clean
from forumclean.config import Config
from forumclean.document import Document
from forumclean.ledger import Ledger
from forumclean.lines import Judge
from forumclean.model import Post, Thread
from forumclean.readers.flat import read_flat
from forumclean.stages.splice.unsplice import unsplice
from forumclean.stages.wrap.rejoin import section_cuts

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "fixtures" / "founding" / "source.txt"
EXPECTED = PAGE.with_name("expected.txt")
PROGRAMS = {
    "bare Python": ["-c", "pass"],
    "import click, regex": ["-c", "import click, regex"],
    "forumclean founding page": ["-m", "forumclean", str(PAGE)],
    "... with an option": ["-m", "forumclean", "--format", "text", str(PAGE)],
}
RUNS = 15
LONG_CHARS = 100_000
# What is said of a page, the length of its post, the site's name, the mark.
UNSPLICED = [(words, page_chars, name, mark) for page_chars in (1_000, 10_000, 50_000) for words, name, mark in (
    ("none", "青石坊网", ""), ("many", "青石坊网", "青石坊网"), ("none, and no page", None, ""))]


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
    for _ in range(RUNS):
        start = time.process_time()
        section_cuts(Ledger(text).view(0, len(text)), True)
        best = min(best, time.process_time() - start)
    gc.enable()
    return len(text.encode()) / 1e6 / best


def unspliced_mchars_per_s(page_chars: int, name: str | None, mark: str = "") -> float:
    """How fast the marks of posts are looked for, by that stage alone: a hundred posts of the founding page's
    paragraphs in ever different orders.

    Args:
        page_chars: how long a post is, in characters.
        name: what the page calls its site; None for a text that lost its page, where names that come again are
            looked for.
        mark: stands after every hundredth character.
    """
    paragraphs = [line for line in EXPECTED.read_text("utf-8").split("\n") if line]
    rng, texts = Random(1), []
    for _ in range(100):
        text = ""
        while len(text) < page_chars:
            text += rng.choice(paragraphs) + "\n"
        texts.append("".join([text[at:at + 100] + mark for at in range(0, page_chars, 100)]))
    thread = Thread(site_names=[name], is_page=True) if name else Thread()
    docs = [Document(read_flat(text, None, ()), thread._replace(posts=[Post(0, len(text))] if name else []),
                     Ledger(text), Judge()) for text in texts]
    best, config = float("inf"), Config()
    for _ in range(3):
        start = time.process_time()
        for doc in docs:
            unsplice(doc, config)
        best = min(best, time.process_time() - start)
    return sum(map(len, texts)) / 1e6 / best


def html_pages() -> dict[str, list[str]]:
    """The HTML pages of the fixtures, which are short, and longer ones."""
    sys.path.insert(0, str(ROOT / "tests"))
    html_thread = import_module("test_costs").html_thread
    return {"HTML fixtures": [path.read_text("utf-8") for path in sorted((ROOT / "fixtures").glob("*/source.html"))],
            "HTML thread of 30 posts": [html_thread(31)],
            "HTML thread of 1,000 posts": [html_thread(1001)],
            "HTML thread of 10,000 posts": [html_thread(10001)]}


def multiples(page: str) -> list[float]:
    """What reading a page and cleaning it, with and without engine files, cost as multiples of lxml's bare parse."""
    from lxml.html import document_fromstring

    from forumclean.pipeline import read
    without_engines = Cleaner(engines=())
    parts: list[Callable[[], object]] = [
        lambda: document_fromstring(page), lambda: read(page, "html", None, None),
        lambda: clean(page, kind="html"), lambda: without_engines.clean(page, kind="html")]
    best = [float("inf")] * len(parts)
    for _ in range(3 if len(page) > LONG_CHARS else RUNS):
        for number, part in enumerate(parts):
            start = time.process_time()
            part()
            best[number] = min(best[number], time.process_time() - start)
    return [seconds / best[0] for seconds in best[1:]]


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
    for words, page_chars, site, mark in UNSPLICED:
        speed = unspliced_mchars_per_s(page_chars, site, mark)
        print(f"marks in posts of {page_chars:6,} characters, {words:22} {speed:6.1f} M characters/s")
    print("\nmultiples of lxml's parse (median)   read  clean  without engine files")
    for name, pages in html_pages().items():
        read, cleaned, unknown = map(median, zip(*map(multiples, pages), strict=True))
        print(f"{name:34} {read:6.2f} {cleaned:6.2f} {unknown:6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
