"""Start a test case from a page.

    python tools/fixture.py SLUG FILE

Makes fixtures/SLUG with the page, a meta.toml to fill in, and actual.txt: what comes out today. A person corrects
actual.txt and names it expected.txt, so that no test blesses what the program happens to do.
"""
from __future__ import annotations

import re
import sys
from pathlib import Path

from forumclean import ForumcleanError, extract
from forumclean.cli.inputs import read_input

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
META = '''how = "{name}: what this page shows, and how it was made"
engine = "{engine}"
charset = "utf-8"
expect = "pass"
'''


def source_name(data: bytes) -> str:
    """source.bin for what is not UTF-8, so that no editor mends it."""
    try:
        head = data.decode("utf-8").lstrip()[:500].lower()
    except UnicodeDecodeError:
        return "source.bin"
    return "source.html" if head.startswith(("<!doctype", "<html", "<?xml")) else "source.txt"


def main(arguments: list[str]) -> int:
    if len(arguments) != 2 or not all(arguments):
        print("usage: make fixture SLUG=its-name FILE=page", file=sys.stderr)
        return 2
    slug, path = arguments
    folder = FIXTURES / slug
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) or folder.exists():
        print(f"{slug}: there is such a case, or the name is not of the form two-words-3", file=sys.stderr)
        return 2
    try:
        data = read_input(path)
        result = extract(data)
    except ForumcleanError as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    folder.mkdir(parents=True)
    (folder / source_name(data)).write_bytes(data)
    (folder / "actual.txt").write_bytes(result.text.encode())
    (folder / "meta.toml").write_text(META.format(name=Path(path).name, engine=result.engine or "unknown"), "utf-8")
    print(f"fixtures/{slug}: correct actual.txt, name it expected.txt, fill in meta.toml; then make one SLUG={slug}")
    print("Commit only pages that you wrote: other people's words and names do not belong here.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
