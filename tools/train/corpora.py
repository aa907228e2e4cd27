"""Pages with their texts, from folders of several layouts and from the generator, each ready to be labelled."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from forumclean.decode import decode
from forumclean.lines import Judge
from forumclean.model import Page
from forumclean.readers.flat import read_flat
from forumclean.readers.html import read_html
from forumclean.readers.sniff import looks_like_html
from forumclean.stages.segment.context import observed
from forumclean.stages.segment.elements import element_names
from forumclean.stages.segment.pieces import Piece, page_pieces
from tools.train.align import Marked, labels_of, marked_labels

MARKS_RE = re.compile("([⟦⟧])")
SHORTEST_GOLD_CHARS = 20
LONGEST_TITLE_CHARS = 60
LONGEST_LENT_CHARS = 400  # of a clean paragraph that the generator borrows


class Example(NamedTuple):
    """A page as pieces, what is seen of each, and its true label ("B", "I", "O"). `gold` is the page's text, `title`
    whether it begins with the thread's title; `source` the page as it came, for what is cleaned anew."""

    name: str
    site: str
    group: str
    page: Page
    gold: str
    title: bool
    pieces: list[Piece]
    names: list[list[str]]
    labels: list[str]
    source: str = ""
    html: bool = False


def examples(data: Sequence[Path], generated: int) -> Iterator[Example]:
    """Every page of some folders, and so many of the generator's, each as HTML and flattened in two ways; the clean
    texts of the folders lend the generator's authors their paragraphs.

    A folder holds fixtures (`*/source.*` beside `expected.txt`), or `pages/manifest.jsonl` (with `html` or `flat`,
    `gold`, `site`, `set`), or pages labelled line by line (`*.lab`), or texts that are clean (`*.jsonl` with `text`).
    """
    for folder in data:
        if (folder / "pages" / "manifest.jsonl").exists():
            yield from manifest_examples(folder)
        for file in sorted(folder.glob("*/expected.txt")):
            yield fixture_example(file.parent)
        for file in sorted(folder.glob("*.lab")):
            yield from lab_examples(file)
        for file in sorted(folder.glob("*.jsonl")):
            yield from clean_examples(file)
    if generated:
        from tools.train.generated import generated_examples, layout_examples

        prose = [
            words
            for folder in data
            for file in sorted(folder.glob("*.jsonl"))
            for line in file.read_text("utf-8").splitlines()
            for words in json.loads(line)["text"].split("\n")
            if 5 < len(words.strip()) < LONGEST_LENT_CHARS
        ]
        yield from generated_examples(generated, prose)
        yield from layout_examples()


def manifest_examples(folder: Path) -> Iterator[Example]:
    """The pages of a manifest; its golds too, as clean texts, and its clean texts."""
    pages, seen = folder / "pages", set[str]()
    for line in (pages / "manifest.jsonl").read_text("utf-8").splitlines():
        item = json.loads(line)
        if item["set"] == "controls":
            yield clean_example(item["slug"], (pages / item["flat"]).read_text("utf-8"))
        if item["set"] not in ("pages", "flatonly"):
            continue
        gold = (pages / item["gold"]).read_text("utf-8")
        title = item.get("title", True) is not False and item.get("title", True) is not None
        if len("".join(gold.split())) < SHORTEST_GOLD_CHARS:
            continue
        if gold not in seen:
            seen.add(gold)
            yield clean_example(f"gold of {item['slug']}", gold)
        for form in ("html", "flat"):
            if item.get(form):
                source, _ = decode((pages / item[form]).read_bytes(), None)
                yield page_example(
                    item["slug"], item["site"], f"{folder.name}-{form}", source, form == "html", gold, title
                )


def fixture_example(folder: Path) -> Example:
    """A fixture; its first block is the thread's title where that is one short line with more below it."""
    file = next(folder.glob("source.*"))
    source, _ = decode(file.read_bytes(), None)
    gold = (folder / "expected.txt").read_text("utf-8")
    first, _, rest = gold.partition("\n\n")
    if gold == source:
        return clean_example(folder.name, gold)
    title = "\n" not in first and len(first) <= LONGEST_TITLE_CHARS and bool(rest)
    return page_example(
        folder.name, f"fixture {folder.name}", "fixture", source, looks_like_html(source), gold, title
    )


def page_example(name: str, site: str, group: str, source: str, html: bool, gold: str, title: bool) -> Example:
    """A page, labelled by its text."""
    page = read_html(source) if html else read_flat(source)
    pieces, names = seen_of(page)
    labels = labels_of(page.text, pieces, gold, title)
    return Example(name, site, group, page, gold, title, pieces, names, labels, source, html)


def seen_of(page: Page) -> tuple[list[Piece], list[list[str]]]:
    """The pieces of a page, and what is seen of each."""
    pieces = page_pieces(page, Judge())
    names = observed(pieces)
    if page.outline is not None:
        element_names(page.outline, pieces, names)
    return pieces, names


def clean_example(name: str, text: str) -> Example:
    """A text that is nobody's page: all of it is its author's."""
    page = read_flat(text)
    pieces, names = seen_of(page)
    return Example(
        name,
        f"clean {name}",
        "clean",
        page,
        text,
        False,
        pieces,
        names,
        ["B", *"I" * (len(pieces) - 1)][: len(pieces)],
    )


def wrapped(text: str, width: int) -> str:
    """A text whose lines break after so many characters."""
    return "\n".join(line[at : at + width] for line in text.split("\n") for at in range(0, max(len(line), 1), width))


def clean_examples(file: Path) -> Iterator[Example]:
    """The texts of a file, one a line."""
    for number, line in enumerate(file.read_text("utf-8").splitlines()):
        text = json.loads(line)["text"]
        yield clean_example(f"{file.stem}-{number}", text)
        if number % 2:
            yield clean_example(f"{file.stem}-{number} wrapped", wrapped(text, 18 + number % 30))


def lab_examples(file: Path) -> Iterator[Example]:
    """A page whose lines somebody labelled: T title, B a post's first line, C a further one, Q quote, S signature, N
    furniture, a tab, the line; ⟦ ⟧ around furniture inside it; a blank line is a point."""
    facts: dict[str, str] = {}
    text, marked, title = "", list[Marked](), ""
    posts: list[str] = []
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("# ") and ":" in line and "\t" not in line:
            key, _, value = line[2:].partition(":")
            facts[key] = value.strip()
            continue
        label, _, words = line.partition("\t")
        label, words = (label.strip(), words) if words else ("N", "" if line.strip() == "." else line)
        kept, inside = "", False
        for part in MARKS_RE.split(words):
            if part in "⟦⟧" and part:
                inside = part == "⟦"
                continue
            marked.append((len(text), len(text) + len(part), "N" if inside else label))
            text += part
            kept += "" if inside else part
        text += "\n"
        if label == "T":
            title = kept.strip()
        elif label == "B":
            posts.append(kept.strip())
        elif label == "C":
            posts[-1:] = [posts[-1] + "\n" + kept.strip()] if posts else [kept.strip()]
    page = read_flat(text)
    pieces, names = seen_of(page)
    gold = "\n\n".join(([title] if title else []) + posts) + "\n"
    if len("".join(gold.split())) >= SHORTEST_GOLD_CHARS:
        yield Example(
            file.stem,
            facts.get("site", file.stem),
            "labelled",
            page,
            gold,
            bool(title),
            pieces,
            names,
            marked_labels(pieces, marked),
        )


Loader = Callable[[], Iterator[Example]]
