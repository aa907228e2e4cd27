"""Compile forumclean/rules/*.toml into forumclean/_rulebook.py, which loads without a parser.

    python tools/compile_rules.py            write it
    python tools/compile_rules.py --check    exit 1 if it is stale
"""
from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Mapping
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULES = ROOT / "forumclean" / "rules"
TARGET = ROOT / "forumclean" / "_rulebook.py"
WIDTHS = str.maketrans(":()[]|,", "：（）［］｜，")
ROLES = ("nav", "ad", "login", "header", "quote", "signature", "attachment", "edit-note", "notice", "rating", "footer",
         "splice", "wrap", "hidden")
UNITS = ("phrase", "line", "code")
LONGEST_PHRASE_CHARS = 14   # of the interface words that are looked for inside lines


def load_rules() -> list[dict]:
    """Every rule of every file, in file and table order."""
    rules = []
    for path in sorted(RULES.glob("*.toml")):
        for rule in tomllib.loads(path.read_text("utf-8"))["rule"]:
            if rule["role"] not in ROLES or rule["unit"] not in UNITS:
                raise SystemExit(f"{path.name}: {rule['id']}: unknown role or unit")
            rules.append(rule)
    ids = [rule["id"] for rule in rules]
    twice = {name for name in ids if ids.count(name) > 1}
    if twice:
        raise SystemExit(f"rule ids stand twice: {', '.join(sorted(twice))}")
    return rules


def both_widths(phrase: str) -> set[str]:
    """A phrase as written, with full-width and with ASCII marks."""
    full = phrase.translate(WIDTHS)
    return {phrase, full, full.replace(" ", ""), phrase.translate({v: k for k, v in WIDTHS.items()})}


def phrase_table(rules: list[dict], key: str) -> dict[str, str]:
    """Phrase to rule id; the first rule in table order wins."""
    table: dict[str, str] = {}
    for rule in rules:
        words = filter(None, rule.get(key, "").split("\n"))
        for lead, phrase in product(rule.get("leads", [""]), [*words]):
            for form in sorted(both_widths(lead + phrase)):
                table.setdefault(form, rule["id"])
    return table


def render(rules: list[dict]) -> str:
    """The module's text."""
    phrases = phrase_table(rules, "phrases")
    ambiguous = {k: v for k, v in phrase_table(rules, "ambiguous").items() if k not in phrases}
    info = {rule["id"]: (rule["role"], rule["reason"]) for rule in rules}
    lines = tuple((rule["id"], tuple(rule["need"]), rule["match"]) for rule in rules if rule["unit"] == "line")
    aliases = {old: rule["id"] for rule in rules for old in rule.get("aliases", ())}
    return "\n".join([
        '"""Made by tools/compile_rules.py from forumclean/rules/*.toml: edit those, then run `make rules`."""',
        "# ruff: noqa: E501",
        f"INFO: dict[str, tuple[str, str]] = {table(info)}",
        f"ALIASES: dict[str, str] = {aliases!r}",
        f"LINES: tuple[tuple[str, tuple[str, ...], str], ...] = {block(lines)}",
        f"PHRASES: dict[str, str] = {grouped(phrases)}",
        f"AMBIGUOUS: dict[str, str] = {grouped(ambiguous)}",
        "# The lengths of those words that begin, and that end, with two characters; the longest first.",
        f"BEGINS: dict[str, tuple[int, ...]] = {grouped(phrase_sizes((*phrases, *ambiguous), slice(2)))}",
        f"ENDS: dict[str, tuple[int, ...]] = {grouped(phrase_sizes((*phrases, *ambiguous), slice(-2, None)))}",
        "",
    ])


def phrase_sizes(phrases: Iterable[str], part: slice) -> dict[str, tuple[int, ...]]:
    """The lengths of the phrases by two characters of each, the longest first. The stages would take 2 ms for it."""
    sizes: dict[str, set[int]] = {}
    for phrase in phrases:
        if 2 <= len(phrase) <= LONGEST_PHRASE_CHARS:
            sizes.setdefault(phrase[part], set()).add(len(phrase))
    return {pair: tuple(sorted(found, reverse=True)) for pair, found in sizes.items()}


def table(values: dict) -> str:
    return "{\n" + "".join(f"    {key!r}: {value!r},\n" for key, value in values.items()) + "}"


def block(values: tuple) -> str:
    return "(\n" + "".join(f"    {value!r},\n" for value in values) + ")"


def grouped(phrases: Mapping[str, object]) -> str:
    """A dict display built from one string a value: a tenth of the size of a literal dict, and it loads as fast."""
    by_value: dict[object, list[str]] = {}
    for phrase, value in phrases.items():
        by_value.setdefault(value, []).append(phrase)
    parts = "".join(f"    **dict.fromkeys({chr(10).join(words)!r}.split({chr(10)!r}), {value!r}),\n"
                    for value, words in by_value.items())
    return "{\n" + parts + "}"


def main() -> int:
    text = render(load_rules())
    if "--check" in sys.argv:
        if TARGET.read_text("utf-8") != text:
            print("forumclean/_rulebook.py is stale; run `make rules`", file=sys.stderr)
            return 1
        return 0
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
