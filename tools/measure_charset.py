"""How sure is the charset vote? Transcode texts to GB18030 and Big5 without any label, cut them short, and vote.

    python tools/measure_charset.py FOLDER_OR_FILE ...

Reads *.txt, *.html and the "text" fields of *.jsonl, in UTF-8. For each length in bytes: how many votes were wrong,
the smallest lead of the right charset over the next one, the lowest score of a right reading and the highest of a
wrong one. Characters that the charset lacks are left out, so simplified texts count for Big5 too; texts in which most
characters outside ASCII are no Han (English pages with a few signs) are passed over.
"""
from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from forumclean.charset import LEGACY, plausibility, sample, vote

LENGTHS_BYTES = (6, 10, 20, 50, 100, 200, 1000, 100_000)
HAN_RE = re.compile("[\u4e00-\u9fff]")
FOREIGN_RE = re.compile("[^\x00-\x7f]")
LABEL_RE = re.compile(r"(?i)charset\s*=\s*[\"']?[\w-]+")


def texts(paths: list[str]) -> Iterator[tuple[str, str]]:
    """Name and text of every readable file."""
    for path in map(Path, paths):
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix not in (".txt", ".html", ".jsonl"):
                continue
            try:
                text = file.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                continue
            if file.suffix == ".jsonl":
                for number, line in enumerate(text.splitlines()):
                    if (own := json.loads(line).get("text")) is not None:
                        yield f"{file.name}:{number + 1}", own
            else:
                yield file.name, LABEL_RE.sub("", text)


def measure(pages: list[tuple[str, str]], name: str, length: int) -> str:
    """One line of the report."""
    count, wrong, lead, right, other = 0, [], 9.0, 9.0, -9.0
    for page, text in pages:
        data = text.encode(name, "ignore")
        first = next((at for at, byte in enumerate(data) if byte > 127), len(data))
        data = data[first:first + length]
        if len(data) < min(length, 200):
            continue
        count += 1
        scores = {each: plausibility(sample(data).decode(each, "replace")) for each in LEGACY}
        gap = scores[name] - max(score for each, score in scores.items() if each != name)
        if vote(data)[0] != name:
            wrong.append(page)
        else:
            lead, right = min(lead, gap), min(right, scores[name])
            other = max(other, *(score for each, score in scores.items() if each != name))
    return (f"{name:10} {length:7} bytes: {count:5} votes, {len(wrong):3} wrong {wrong[:4]}, lead ≥ {lead:.2f}, "
            f"right ≥ {right:.2f}, wrong reading ≤ {other:.2f}")


def main() -> int:
    pages = [(name, text) for name, text in texts(sys.argv[1:])
             if 2 * len(HAN_RE.findall(text)) > len(FOREIGN_RE.findall(text))]
    if not pages:
        print(__doc__)
        return 2
    for name in LEGACY:
        for length in LENGTHS_BYTES:
            print(measure(pages, name, length))
    return 0


if __name__ == "__main__":
    sys.exit(main())
