"""Clean one page for a person to look at: its text, then what was removed, by rule.

    python tools/show.py FILE
"""
from __future__ import annotations

import sys
from collections import defaultdict

from forumclean import ForumcleanError, Removed, Result, extract
from forumclean.cli.inputs import read_input

EXAMPLE_CHARS = 24


def summary(result: Result) -> str:
    """A line a rule: how often it acted, how many characters went, and the longest of them."""
    by_rule: dict[str, list[Removed]] = defaultdict(list)
    for cut in result.removed:
        by_rule[cut.rule].append(cut)
    total = sum(cut.end - cut.start for cut in result.removed)
    lines = [f"{len(result.source_text)} characters in, {total} removed in {len(result.removed)} cuts, "
             f"{len(result.posts)} posts, engine {result.engine or 'unknown'}"]
    for rule, cuts in sorted(by_rule.items(), key=lambda item: -len(item[1])):
        longest = max((" ".join(cut.text.split()) for cut in cuts), key=len)
        example = longest if len(longest) <= EXAMPLE_CHARS else longest[:EXAMPLE_CHARS] + "…"
        count = sum(cut.end - cut.start for cut in cuts)
        lines.append(f"{len(cuts):5} × {rule:22} {count:6} characters  {example}".rstrip())
    return "\n".join(lines)


def main(path: str) -> int:
    try:
        result = extract(read_input(path))
    except ForumcleanError as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    rule = "-" * 72
    sys.stdout.buffer.write(f"{result.text.rstrip(chr(10))}\n{rule}\n{summary(result)}\n".encode())
    for warning in result.warnings:
        print(f"{path}: {warning.message}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
