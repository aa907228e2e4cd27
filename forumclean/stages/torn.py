"""Whether line breaks tear what belongs together: evidence of a wrapper that needs no width."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.chars import CLOSERS, COMMAS, STRAIGHT_QUOTES, TERMINALS
from forumclean.stages.kinds import LIST_RE
from forumclean.stages.wraplines import Lines

ENDS_CLAUSE = frozenset(TERMINALS + COMMAS + CLOSERS + STRAIGHT_QUOTES)
NEVER_BEGINS = frozenset("、，。；：！？）》」』】〉〕．”’％")
SENTENCE_MARKS = frozenset("。！？…")
BRACKETS = ("（）", "“”", "《》", "「」", "()")
# Nats: a torn pair or a mark that begins a line, a bracket closed in the next line, a pair seen nowhere else.
PAIR, BRACKET, UNSEEN = 2.0, 1.4, -0.4
SAMPLE_CHARS, SAMPLE_BREAKS = 20_000, 50


def torn_score(lines: Lines, breaks: Sequence[int]) -> tuple[float, Sequence[int]]:
    """What breaks in mid-clause tear (nats), and those of them that no list item follows."""
    score, sample = 0.0, lines.text[:SAMPLE_CHARS]
    torn = [i for i in breaks if not LIST_RE.match(lines.inks[i + 1])]
    for i in torn[:SAMPLE_BREAKS]:
        a, b = lines.inks[i][-1], lines.inks[i + 1][0]
        if b in NEVER_BEGINS:
            score += PAIR
        elif bracket_closes(lines.inks[i], lines.inks[i + 1]):
            score += BRACKET
        elif a > "\u3400" and b > "\u3400":
            score += PAIR if a + b in sample else UNSEEN
    return score, torn


def bracket_closes(ink: str, after: str) -> bool:
    """Whether a bracket or quotation opened in a line is closed in the next."""
    for opener, closer in BRACKETS:
        at = after.find(closer)
        if at >= 0 and opener not in after[:at] and ink.rfind(opener) > ink.rfind(closer):
            return True
    return False


def is_unpunctuated(inks: Sequence[str]) -> bool:
    """Whether no line ends a sentence with a mark: then ends in mid-clause are this writer's habit."""
    return not any(ink[-1] in TERMINALS or ink[-2:-1] in SENTENCE_MARKS for ink in inks)
