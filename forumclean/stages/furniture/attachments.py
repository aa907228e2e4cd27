"""The lines of an attachment that tell nothing alone: its name, its date, who may load it; flatteners part them."""
from __future__ import annotations

from collections.abc import Iterable

from forumclean.lines import INNER, SURE
from forumclean.patterns import lazy
from forumclean.rulebook import reason_of
from forumclean.stages.furniture.postlines import PostLine, PostLines

RULES = frozenset(("ui.file", "ui.attachment"))
WORDS = frozenset(("附件:", "附件："))
NAME_RE = lazy(r"[^。，！？]{1,80}\.[A-Za-z][A-Za-z0-9]{1,4}")
# What tells nothing alone: the day of an upload, and what it takes to load it.
PIECE_RE = lazy(r"\d{4}-\d\d?-\d\d? \d\d?:\d\d(?::\d\d)?|上[传傳]|[阅閱][读讀][权權]限[:：] ?\d{1,3}|下[载載][积積]分[:：].{1,16}")
PIECE_REASON = "a line of an attachment's: what stands beside it tells its size or links to it"


def claim_attachments(post: PostLines, ruled: Iterable[tuple[int, PostLine]]) -> None:
    """Claim what belongs to the attachments whose sizes or links are claimed: the date and the rights beside these, and
    the file's name, or the word for it, right above.

    Args:
        ruled: the post's lines that have a rule, with their numbers.
    """
    lines = post.lines
    for number, line in ruled:
        if line.rule not in RULES or line.kind not in (INNER, SURE):
            continue
        first, last = number, number
        while first and PIECE_RE.fullmatch(lines[first - 1].key):
            first -= 1
        while last + 1 < len(lines) and PIECE_RE.fullmatch(lines[last + 1].key):
            last += 1
        for piece in range(first, last + 1):
            post.claimed.setdefault(piece, (line.rule, PIECE_REASON))
        for label in (first - 1, first - 2) if line.kind == INNER else ():
            if label < 0 or not is_label(lines[label]):
                break
            post.claimed.setdefault(label, (line.rule, reason_of(line.rule)))


def is_label(line: PostLine) -> bool:
    """Whether a line right above an attachment's names it: a file's name, or the word 附件."""
    return line.rule == "ui.attachment" or line.key in WORDS or NAME_RE.fullmatch(line.key) is not None
