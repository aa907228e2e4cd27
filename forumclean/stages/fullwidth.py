"""`, : ; ? ! ( )` beside Han in full width, for who asks for it: `--punctuation fullwidth`.

The one thing that is put in the place of something else; the account says so for each mark.
"""
from __future__ import annotations

from forumclean.chars import CLOSERS, COMMAS, HALF_WIDTH_MARKS, OPENERS, TERMINALS
from forumclean.ledger import Ledger
from forumclean.model import Cut
from forumclean.patterns import lazy
from forumclean.settle import composed
from forumclean.stages.wrap.observe import is_han

RULE, REASON = "wrap.fullwidth-mark", "a half-width mark beside Han, by --punctuation fullwidth"
WIDE = str.maketrans(HALF_WIDTH_MARKS, "，：；？！（）")
NARROW = str.maketrans("，：；？！（）", HALF_WIDTH_MARKS)
# Marks that stand only in Chinese text. Quotation marks, dots and dashes stand in any.
HAN_MARKS = frozenset(char for char in TERMINALS + COMMAS + OPENERS + CLOSERS if char > "\u2e80") | {"”", "“"}
# Marks tell nothing of each other, whatever their width; so many are looked past.
LOOKED_PAST, MOST_PAST = frozenset(HALF_WIDTH_MARKS + "，：；？！（）"), 8
# A run of marks, a bracket, a line's end; smileys and addresses, which stay.
PLACE_RE = lazy(r"(?P<stays>[:;]-\)|(?:https?://|ftp://|www\.)[!-~]*)|(?P<run>[,:;?!]+)|(?P<bracket>[()])|\n")


def widened(ledger: Ledger) -> Ledger:
    """The account with every half-width mark beside Han replaced; a second time there is nothing to replace."""
    text = ledger.replay()
    cuts = [Cut(at, at + 1, RULE, REASON, text[at].translate(WIDE)) for at in marks_beside_han(text)]
    return composed(ledger, Ledger(text, cuts)) if cuts else ledger


def marks_beside_han(text: str) -> list[int]:
    """Where half-width marks stand beside Han or a Chinese mark; of a pair of brackets both count if one does."""
    found: list[int] = []
    waiting: list[int] = []   # opening brackets of the line
    smile = -1
    for match in PLACE_RE.finditer(text):
        start, end = match.span()
        if match["stays"]:
            continue
        if match["run"]:
            if text[end - 1] in ":;" and text.startswith(")", end) and not waiting:
                smile = end   # the bracket of a smiley
            elif is_chinese(text, start - 1, -1) or is_chinese(text, end, 1):
                found.extend(range(start, end))
        elif match["bracket"] == "(":
            waiting.append(start)
        elif match["bracket"]:
            if start == smile:
                continue
            pair = [waiting.pop(), start] if waiting else [start]
            # A bracket that closes nothing follows the number of an item, or is a smile.
            if any(is_chinese(text, at - 1, -1) or (len(pair) > 1 and is_chinese(text, at + 1, 1)) for at in pair):
                found += pair
        else:
            waiting.clear()
    return sorted(found)


def is_chinese(text: str, at: int, step: int) -> bool:
    """Whether an ideograph or a Chinese mark stands at a place, or beyond the marks that stand there."""
    for _ in range(MOST_PAST):
        if not 0 <= at < len(text):
            return False
        if text[at] not in LOOKED_PAST:
            return is_han(text[at]) or text[at] in HAN_MARKS
        at += step
    return False
