"""Compile forumclean/engines/*.toml into forumclean/_enginebook.py, which loads without a parser.

    python tools/compile_engines.py            write it
    python tools/compile_engines.py --check    exit 1 if it is stale
"""
from __future__ import annotations

import sys
from pathlib import Path

from forumclean.errors import UsageError
from forumclean.stages.engines.enginefile import Place, load_common, load_engine

ROOT = Path(__file__).resolve().parent.parent
ENGINES = ROOT / "forumclean" / "engines"
TARGET = ROOT / "forumclean" / "_enginebook.py"
COMMON = "common.toml"


def render() -> str:
    """The module's text: plain tuples, which Python stores ready-made."""
    rows = []
    for path in sorted(ENGINES.glob("*.toml")):
        if path.name != COMMON:
            name, forms = load_engine(path)
            rows.append(f"    ({name!r}, (\n" + "".join(f"        {plain(form)!r},\n" for form in forms) + "    )),\n")
    furniture, quotes = load_common((ENGINES / COMMON).read_text("utf-8"), Place(COMMON))
    return "\n".join([
        '"""Made by tools/compile_engines.py from forumclean/engines/*.toml: edit those, then run `make rules`."""',
        "# ruff: noqa: E501",
        "from typing import Any",
        "",
        f"ENGINES: tuple[tuple[str, Any], ...] = (\n{''.join(rows)})",
        f"COMMON_FURNITURE: tuple[tuple[str, Any], ...] = {furniture!r}",
        f"COMMON_QUOTES: tuple[Any, ...] = {quotes!r}",
        "",
    ])


def plain(value: object) -> object:
    """A value with its named tuples turned to bare ones."""
    return tuple(plain(part) for part in value) if isinstance(value, tuple) else value


def main() -> int:
    try:
        text = render()
    except UsageError as error:
        print(error, file=sys.stderr)
        return 1
    if "--check" in sys.argv:
        if TARGET.read_text("utf-8") != text:
            print("forumclean/_enginebook.py is stale; run `make rules`", file=sys.stderr)
            return 1
        return 0
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
