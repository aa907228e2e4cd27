"""The pieces of a flattened page that are judged: lines, or parts of lines that a flattener glued together."""
from __future__ import annotations

from itertools import compress, islice
from operator import add, itemgetter
from typing import NamedTuple

from forumclean.lines import TEXT, Judge, is_sentence
from forumclean.model import Page, maker
from forumclean.patterns import lazy

TABLE_RULE_RE = lazy(r"^[-|\s]{3,}$")
EMPHASIS_RE = lazy(r"\*\*+|(?<!\w)_+|_+(?!\w)")
MARKDOWN_EDGE = "*_#>`| \\"


class Unit(NamedTuple):
    """A piece of the page: its span (blanks and line break after it included), look-up form, class, rule and form,
    and whether it is text that holds a sentence's mark."""

    start: int
    end: int
    key: str
    kind: int
    rule: str
    form: str
    says: bool = False


UNIT = maker(Unit)
# Of a unit, for what asks all units of a page.
START, KEY, KIND, FORM = (itemgetter(Unit._fields.index(field)) for field in ("start", "key", "kind", "form"))


class Body(NamedTuple):
    """A post's body as half-open unit numbers, equal where the post shows no words; the nick and floor beside it."""

    first: int
    last: int
    author: str | None = None
    floor: str | None = None


BODY = maker(Body)


def line_units(page: Page, judge: Judge) -> list[Unit]:
    """One unit a line that is not blank; it owns the blank lines after it.

    Marks that an HTML-to-Markdown converter set around furniture do not hide it.
    """
    keys = [*filter(None, page.keys)]
    if not keys:
        return []
    markdown = is_markdown(page.text)
    judgements = judge.all([without_markdown(key) for key in keys] if markdown else keys)
    if markdown:
        judgements = [(*judged[:3], judged[0] == TEXT and is_sentence(key))
                      for judged, key in zip(judgements, keys, strict=True)]
    starts = [0, *islice(compress(page.starts, page.keys), 1, None)]
    spans = zip(starts, [*starts[1:], len(page.text)], keys, strict=True)
    return [*map(UNIT, map(add, spans, judgements))]


def is_markdown(text: str) -> bool:
    """Whether an HTML-to-Markdown converter made the text: it leaves table rules, or lists with emphasis."""
    if "|" in text and "---|---" in text:   # one character is found far faster
        return True
    return "*" in text and "\n  * " in text and ("__" in text or "**" in text)


def without_markdown(key: str) -> str:
    """A line without emphasis, heading, table and quote marks."""
    if key.startswith(("* ", "+ ", "- ")):
        key = key[2:]
    if "*" in key or "_" in key:
        key = " ".join(EMPHASIS_RE.sub("", key).split())
    return key.strip(MARKDOWN_EDGE)


def piece(text: str, start: int, end: int, judge: Judge) -> Unit:
    """The unit of a span."""
    key = " ".join(text[start:end].split())
    return Unit(start, end, key, *judge(key))
