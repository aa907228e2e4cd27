"""The pieces of a flattened page that are judged: lines, or parts of lines that a flattener glued together."""
from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, compress, islice, repeat
from operator import add, itemgetter
from typing import NamedTuple

from forumclean.lines import INNER, TEXT, Judge, Judgement, is_sentence
from forumclean.model import Page, maker
from forumclean.patterns import lazy
from forumclean.stages.flat.partednotices import NOTICE_RULE, SIGNS, parted_notices

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


# Of a unit, for what asks all units of a page.
START, KEY, KIND, FORM, SAYS = (
    itemgetter(Unit._fields.index(field)) for field in ("start", "key", "kind", "form", "says"))


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
    judgements = judged_markdown(keys, judge) if is_markdown(page.text) else judge.all(keys)
    starts = [0, *islice(compress(page.starts, page.keys), 1, None)]
    spans = zip(starts, [*starts[1:], len(page.text)], keys, strict=True)
    units = [*map(tuple.__new__, repeat(Unit), map(add, spans, judgements))]   # a fifth faster than with a maker
    return with_notices(units) if any(map(page.text.__contains__, SIGNS)) else units


def with_notices(units: list[Unit]) -> list[Unit]:
    """The units with those of a notice in pieces as what stands inside posts: its links end none."""
    for number in chain.from_iterable(parted_notices([*map(KEY, units)])):
        units[number] = units[number]._replace(kind=INNER, rule=NOTICE_RULE, says=False)
    return units


def judged_markdown(keys: Sequence[str], judge: Judge) -> list[Judgement]:
    """The judgements of lines without their marks, each line once; a sentence is told by the line as it stands."""
    lines = [*dict.fromkeys(keys)]
    judged = zip(lines, judge.all([*map(without_markdown, lines)]), strict=True)
    known = {key: (kind, rule, form, kind == TEXT and is_sentence(key)) for key, (kind, rule, form, _) in judged}
    return [*map(known.__getitem__, keys)]


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
