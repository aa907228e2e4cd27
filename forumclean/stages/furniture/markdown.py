"""Lines that an HTML-to-Markdown converter wrote."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.lines import TEXT, Judge, Judgement, is_sentence
from forumclean.patterns import lazy

TABLE_RULE_RE = lazy(r"^[-|\s]{3,}$")
EMPHASIS_RE = lazy(r"\*\*+|(?<!\w)_+|_+(?!\w)")
MARKDOWN_EDGE = "*_#>`| \\"


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
