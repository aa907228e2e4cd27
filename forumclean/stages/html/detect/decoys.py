"""Dates that are no post's own: of a quotation, an edit note, an author's card, told by what stands beside them."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from re import Match

from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.html.detect.nicksigns import NICK_HINT_RE, leads_to_person
from forumclean.stages.html.detect.stamps import SENTENCE_RE
from forumclean.stages.signs.dates import Date

# What stands beside a date that is not a post's own. Each begins with a literal, not a class: found far faster.
BEFORE_RE = lazy("编辑|編輯|修改|注册|註冊|登[录錄]|最[后後]|加入|到期|上[传傳]|原帖由|引用|更新|GMT|Time now|版权|©"
                  "|直到|Joined|joined|Registered|registered|Edited|edited|Last |last |Member since|member since")
# What is a label on a line by itself, and no reply above the date: 坐等更新.
ABOVE_RE = lazy(r".*(?:[:：]|[于於]|时间|時間|日期)|(?:最[后後近]|上次).{1,4}|(?:注册|註冊|加入|到期).{0,3}|[A-Z][a-z]+(?: \w+)?")
BEHIND_RE = lazy(r"\s{0,2}(?:重新)?(?:编辑|編輯|修改|上[传傳]|加入精[华華])|.{0,12}Processed")
EDITED_RE = lazy(r"\s{0,2}(?:编辑|編輯|修改)")
LONGEST_LABEL_CHARS = 12
REACH_CHARS = 24


def is_decoy(outline: Outline, element: int, date: Date, quotes: Sequence[int]) -> bool:
    """Whether a date belongs to a quote, a note or an author's card, by what stands around it or before it.

    Args:
        element: the innermost one that prints the date.
        quotes: the outermost elements that quote, in order.
    """
    at = bisect_right(quotes, element) - 1
    if at >= 0 and element < outline.last[quotes[at]]:
        return True
    text = outline.text
    start = text.rfind("\n", 0, date.start) + 1
    if not text[start:date.start].strip():     # its label may stand in a cell of its own; so may a reply
        above = text.rfind("\n", 0, max(start - 1, 0)) + 1
        start = above if start - above <= LONGEST_LABEL_CHARS and is_label(text[above:start].strip()) else start
    before = SENTENCE_RE.split(text[max(start, date.start - REACH_CHARS):date.start])[-1]     # no sentence is a label
    labels = BEFORE_RE.finditer(text, date.start - len(before), date.start)
    return any(not in_nick(outline, element, match) for match in labels)


def is_marked(outline: Outline, element: int, date: Date) -> bool:
    """Whether what stands behind a date says that it is no post's own."""
    end = outline.text.find("\n", date.end)
    behind = BEHIND_RE.match(outline.text, date.end, min(end, date.end + REACH_CHARS))
    return behind is not None and not in_nick(outline, element, behind)


def is_edited(outline: Outline, date: Date) -> bool:
    """Whether a mark behind a date says no more than that something was edited then."""
    return EDITED_RE.match(outline.text, date.end) is not None


def is_label(words: str) -> bool:
    """Whether some words are a label and nothing else."""
    return ABOVE_RE.fullmatch(words) is not None or BEFORE_RE.fullmatch(words) is not None


def in_nick(outline: Outline, element: int, match: Match[str]) -> bool:
    """Whether a word of a label stands in somebody's nick: in an element beside the date's that a page calls a nick, or
    in a link to somebody's profile, and that says more than a label: 编辑小鲨.

    Args:
        element: the one that prints the date.
    """
    own = outline.at(match.end() - 1)
    if outline.holds(own, element):
        return False
    called = NICK_HINT_RE.search((outline.classes[own] or "").lower()) is not None or (
        outline.tags[own] == "a" and leads_to_person(outline.attribute(own, "href")))
    return called and not is_label(outline.words(own).strip())
