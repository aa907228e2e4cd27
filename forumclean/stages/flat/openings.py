"""The opening post of a flattened page that prints it otherwise than the replies: above the line that counts them."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.lines import BLANK, INNER, MARK, SURE, TEXT, WEAK, is_sentence
from forumclean.patterns import lazy
from forumclean.stages.flat.datedlines import dated_line
from forumclean.stages.flat.headers import HEADER, Header
from forumclean.stages.flat.runs import fields_of, reading_on, run_in, text_chars
from forumclean.stages.flat.sides import EDITED, title_unit
from forumclean.stages.flat.units import KEY, Body, Unit
from forumclean.stages.signs.counts import COUNT_RE, HINT_RE
from forumclean.stages.signs.dates import full_dates, relative_dates

COUNT_REACH_UNITS = 16      # from the first header up: the replies' author, their order, and the count of them
LONGEST_LABEL_CHARS = 80
LONGEST_DATE_CHARS = 20
FEWEST_CHARS = 20
AUTHOR_RE = lazy(r"(?:作者|发布者|提问者|楼主)[:：] ?(?P<nick>[^\s•·|:：]{1,24})|(?:^|[•·| ])[Bb]y (?P<by>[^\s•·|:：]{1,24})")
FOOT_RE = lazy("(?:本文)?(?:作者|链接|地址|标题|版权|转载|标签|分类|原文)[^，。]{0,6}[:：]|版权声明|转载请注明|[上下]一篇|文章导航|[Tt]ags?[:：]")
LABEL_RE = lazy(r"(?:作者|时间|時間|日期|分类|分類|标签|標籤|来源|栏目|[发發]表[于於]|[发發]布[于於]|浏览|瀏覽|阅读|閱讀|点击|[Bb]y )")


def with_opening(units: Sequence[Unit], headers: Sequence[Header],
                 bodies: Sequence[Body]) -> tuple[list[Header], list[Body]]:
    """Headers and bodies with one more before them, where an opening post stands between the title and a line that says
    how many replies there are; as they are where none does."""
    top = min(headers[0].unit, bodies[0].first)
    count = last_count(units, max(top - COUNT_REACH_UNITS, 0) + 1, top)
    if count is None or (body := opening_body(units, count)) is None:
        return [*headers], [*bodies]
    author, date = signature_of(units, body, count)
    header = units[body.first - 1]
    return ([HEADER((body.first - 1, header.start, header.end, "opening", True, date or "", author, None, False)),
             *headers], [body._replace(author=author), *bodies])


def last_count(units: Sequence[Unit], first: int, last: int) -> int | None:
    """The last of some units that counts replies; None where none does."""
    if not HINT_RE.search("\n".join(map(KEY, units[first:last]))):   # on most pages
        return None
    return next((at for at in range(last - 1, first - 1, -1)
                 if HINT_RE.search(units[at].key) and COUNT_RE.match(units[at].key)), None)


def opening_body(units: Sequence[Unit], count: int) -> Body | None:
    """The heaviest run between the title and the line that counts the replies, on a page that repeats no title below a
    line that dates it; None where none is prose."""
    start = below_title(units, count)
    if start is None:
        start = next((at for at in range(max(count - COUNT_REACH_UNITS, 1), count) if units[at].says), count)
        if not dates_of(units[start - 1].key) or not is_label(units[start - 1]):
            return None
    run = reading_on(units, run_in(units, start, count, frozenset()), count, frozenset())
    first, last = run.first, above_buttons(units, run)
    while first < last and is_label(units[first]):
        first += 1
    while last < count and units[last].kind in (TEXT, INNER, BLANK) and not is_label(units[last]):
        last += 1
    foot = next((at for at in range(first + 1, last) if FOOT_RE.match(units[at].key) or is_signed(units[at])), last)
    if all(FOOT_RE.match(unit.key) or not is_sentence(unit.key) for unit in units[foot:last]):
        nick = units[foot - 1].key
        alone = foot < last and len(units[foot].key) <= LONGEST_DATE_CHARS and foot - 1 > first
        last = foot - (alone and any(unit.key == nick for unit in units[count:]))
    told = [unit for unit in units[first:last] if unit.says]
    if not told or text_chars(fields_of(units[first:last]), [Body(0, last - first)]) < FEWEST_CHARS:
        return None
    return Body(first, last)


def above_buttons(units: Sequence[Unit], run: Body) -> int:
    """Where a run ends that goes on into buttons below its last sentence, and the counts beside them."""
    said = next((at for at in range(run.last, run.first, -1) if is_sentence(units[at - 1].key)), run.last)
    stop = next((at for at in range(said, run.last) if units[at].kind in (SURE, WEAK)), run.last)
    while said < stop < run.last and units[stop - 1].kind == MARK:
        stop -= 1
    return stop


def is_signed(unit: Unit) -> bool:
    """Whether a line below a post's words says when it was asked, by an act or a time of day alone: an office dates
    its notices by the day, and that line is its own."""
    if unit.key.startswith(EDITED) and dates_of(unit.key):
        return True
    line = dated_line(0, unit.key) if len(unit.key) <= LONGEST_LABEL_CHARS else None
    return line is not None and ("act" in (line.left, line.right) or line.timed and not line.names)


def below_title(units: Sequence[Unit], count: int) -> int | None:
    """The unit below the last line above a place that repeats the page's own title; None where no line does."""
    at = title_unit(units, count)
    return at + 1 if at else None


def is_label(unit: Unit) -> bool:
    """Whether a unit above or below an opening post says who wrote it when, or where it is filed."""
    key = unit.key
    if unit.kind in (SURE, WEAK, BLANK):
        return True
    return len(key) <= LONGEST_LABEL_CHARS and not is_sentence(key) and (
        LABEL_RE.match(key) is not None or bool(dates_of(key)))


def dates_of(key: str) -> list[str]:
    """The dates in a line."""
    return [date.words for date in [*full_dates(key), *relative_dates(key, [(0, len(key))])]]


def signature_of(units: Sequence[Unit], body: Body, count: int) -> tuple[str | None, str | None]:
    """Nick and date in the labels above a body, else below."""
    author = date = None
    above = below_title(units, count) or body.first
    for unit in [*units[above:body.first], *units[body.last:count]]:
        if date is None and (found := dates_of(unit.key)):
            date = found[0]
        if author is None and (match := AUTHOR_RE.search(unit.key)):
            author = match["nick"] or match["by"]
    return author, date
