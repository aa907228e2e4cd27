"""Author and date of a text that has no like, behind the labels that programs of articles print: 作者：X, 发布时间：D."""
from __future__ import annotations

from forumclean.lines import TEXT
from forumclean.patterns import lazy
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.signs.dates import DAY, REST

# How far from the text labels are looked for: a row or two of them stand right above or below it.
REACH_INK = 240
# A nick ends at a blank or a mark; where a colon follows it is the next label, and this one is empty.
AUTHOR_RE = lazy(r"(?<![\u4e00-\u9fff])(?:本文|文章|原文)?作[ \xa0\u3000]{0,2}者[ \xa0]?[:：][ \xa0\u3000]{0,4}"
                 r"(?P<nick>[^\s:：|｜,，;；。/()（）【】\[\]<>]{1,24})(?![^\s|｜,，;；。/()（）【】\[\]<>])")
TIME_RE = lazy(r"(?:(?:[发發][布表]|更新|添加|录入)?(?:时间|時間|日期)[ \xa0]?[:：]?|posted @|[发發][布表][于於])"
               rf"[ \xa0\u3000]{{0,4}}(?P<date>{DAY}{REST})")


def labelled_author(words: Words, begin: int, end: int) -> str | None:
    """The nick behind the first such label in a stretch of ink; None where there is none."""
    text = words.outline.text
    found = (match["nick"] for match in AUTHOR_RE.finditer(text, *words.outline.ink_span(begin, end)))
    return next((nick for nick in found if words.judge(nick)[0] == TEXT), None)


def labelled_time(words: Words, begin: int, end: int) -> str | None:
    """The date behind the first such label in a stretch of ink, as the page prints it; None where there is none."""
    match = TIME_RE.search(words.outline.text, *words.outline.ink_span(begin, end))
    return match["date"].strip() if match else None
