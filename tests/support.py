"""Cases and comparisons that several tests share."""
from __future__ import annotations

import signal
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path
from typing import Any

from forumclean import Result, extract

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
SOURCES = ("source.txt", "source.html", "source.bin")
MAX_CUTS = 40


@dataclass(frozen=True)
class Case:
    """One page and what must come of it; `options` are those of `extract`."""

    slug: str
    source: bytes
    expected: str
    meta: dict[str, Any] = field(default_factory=dict)

    @property
    def options(self) -> dict[str, Any]:
        """What meta.toml gives of kind, url, encoding, select and ignore."""
        options = {key: self.meta[key] for key in ("kind", "url", "encoding") if key in self.meta}
        return options | {key: tuple(self.meta[key]) for key in ("select", "ignore") if key in self.meta}

    def extract(self) -> Result:
        """The page, cleaned as meta.toml says."""
        return extract(self.source, **self.options)


def interruptible() -> None:
    """For `preexec_fn`: a process that a shell starts in the background ignores interrupts, and so do its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def text_of(path: Path) -> str:
    """A file's text with its line ends as they are."""
    return path.read_bytes().decode("utf-8")


def cases() -> Iterator[Case]:
    """Every case in fixtures/, a folder each."""
    for folder in sorted(path for path in FIXTURES.iterdir() if path.is_dir()):
        if not lacking(folder):
            source = next(folder / name for name in SOURCES if (folder / name).exists())
            yield Case(folder.name, source.read_bytes(), text_of(folder / "expected.txt"),
                       tomllib.loads(text_of(folder / "meta.toml")))


def lacking(folder: Path) -> str:
    """What keeps a folder from being a case; "" if nothing."""
    if sum((folder / name).exists() for name in SOURCES) != 1:
        return f"needs one of {', '.join(SOURCES)}"
    if not (folder / "meta.toml").exists():
        return "needs meta.toml"
    return "" if (folder / "expected.txt").exists() else "needs expected.txt: correct actual.txt by hand and rename it"


def is_subsequence(part: str, whole: str) -> bool:
    """Whether the characters of `part` stand in `whole` in this order, blanks apart."""
    rest = iter(whole)
    return all(char in rest for char in part if not char.isspace())


def difference(result: Result, expected: str) -> str:
    """What to print when a page comes out wrong: the diff, and the rule of each cut on the lines that differ."""
    actual = result.text
    diff = list(unified_diff(expected.splitlines(True), actual.splitlines(True), "expected", "actual", n=1))
    lines = [line if line.endswith("\n") else line + "\n\\ no newline at the end\n" for line in diff]
    wrong = differing_lines(expected, actual)
    cuts = [cut for line, cut in cut_lines(result) if line in wrong]
    shown = [f"  {cut.start}-{cut.end} {cut.rule}: {abridged(cut.text)!r} -> {cut.put!r}\n" for cut in cuts[:MAX_CUTS]]
    more = [f"  … and {len(cuts) - MAX_CUTS} more\n"] if len(cuts) > MAX_CUTS else []
    return "\n" + "".join([*lines, f"cuts on or beside these lines ({len(cuts)} of {len(result.removed)}):\n", *shown,
                           *more])


def differing_lines(expected: str, actual: str) -> set[int]:
    """The numbers of the output's lines that differ, and their neighbours."""
    from difflib import SequenceMatcher
    matcher = SequenceMatcher(None, expected.splitlines(), actual.splitlines(), autojunk=False)
    changed = [(start, end) for tag, _, _, start, end in matcher.get_opcodes() if tag != "equal"]
    return {number for start, end in changed for number in range(start - 1, end + 1)}


def cut_lines(result: Result) -> Iterator[tuple[int, Any]]:
    """Each cut with the number of the output's line that it falls on."""
    line = at = 0
    for cut in result.removed:
        line += result.source_text.count("\n", at, cut.start)
        yield line, cut
        line += cut.put.count("\n")
        at = cut.end


def abridged(text: str) -> str:
    """A text short enough for one line."""
    return text if len(text) <= 40 else f"{text[:28]}…{text[-10:]}"
