"""How well the posts of engines that nobody described are found: characters right with the engine files, without them,
and with every class and id of the page renamed besides.

    python tools/score_unknown.py                 over the HTML fixtures
    python tools/score_unknown.py FOLDER          over other pages with the text that a person says is right

FOLDER holds manifest.jsonl, an object a line with "html" and "gold", paths of a page and its text inside FOLDER ("slug"
names it; a line without "html", or whose "set" is not "pages", is left out).
"""
from __future__ import annotations

import json
import re
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from rapidfuzz.distance import LCSseq

from forumclean import Cleaner
from forumclean.decode import decode

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
TAG_RE = re.compile(r"<[a-zA-Z][^<>]*>")
NAMES_RE = re.compile(r"""(\s(?:class|id)\s*=\s*)("[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE)


def pages(folder: Path | None) -> Iterator[tuple[str, bytes, str]]:
    """Name, bytes and right text of each page."""
    if folder is None:
        for source in sorted(FIXTURES.glob("*/source.html")):
            yield source.parent.name, source.read_bytes(), (source.parent / "expected.txt").read_text("utf-8")
        return
    for line in (folder / "manifest.jsonl").read_text("utf-8").splitlines():
        item = json.loads(line)
        if item.get("html") and item.get("set", "pages") == "pages":
            yield item.get("slug", item["html"]), (folder / item["html"]).read_bytes(), \
                (folder / item["gold"]).read_text("utf-8")


def renamed(page: bytes) -> str:
    """A page whose classes and ids say nothing any more; equal ones stay equal."""
    def rename(match: re.Match[str]) -> str:
        names = match[2].strip("\"'").split()
        return match[1] + '"' + " ".join(f"x{zlib.crc32(name.encode()):x}" for name in names) + '"'
    return TAG_RE.sub(lambda tag: NAMES_RE.sub(rename, tag[0]), decode(page, None)[0])


def f1(output: str, gold: str) -> float:
    """Characters right, blanks aside: harmonic mean of precision and recall."""
    a, b = "".join(output.split()), "".join(gold.split())
    return 2 * LCSseq.similarity(a, b) / (len(a) + len(b)) if a or b else 1.0


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    known, unknown = Cleaner(), Cleaner(engines=())
    ways: dict[str, Callable[[bytes], str]] = {
        "with engine files": known.clean,
        "without": unknown.clean,
        "and renamed": lambda page: unknown.clean(renamed(page), kind="html"),
    }
    rows = [(name, [f1(clean(page), gold) for clean in ways.values()]) for name, page, gold in pages(folder)]
    if not rows:
        print("no page found", file=sys.stderr)
        return 2
    print(f"{'':28}" + "".join(f"{way:>20}" for way in ways))
    for name, figures in sorted(rows, key=lambda row: row[1][1])[:10]:
        print(f"{name:28}" + "".join(f"{figure:20.3f}" for figure in figures))
    print(f"{f'mean of {len(rows)} pages':28}" + "".join(
        f"{sum(figures[way] for _, figures in rows) / len(rows):20.3f}" for way in range(len(ways))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
