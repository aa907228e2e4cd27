"""Which of a page's dates with words beside them are its posts' headers: those of the engine's own form."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from forumclean.chars import is_ideograph
from forumclean.stages.signs.dates import DAY_RE, DateKey, date_key

if TYPE_CHECKING:
    from forumclean.stages.flat.headers import Header

LINE_ENDS_CHARS = 8     # that a header's line may have around it, as a terminal browser indents lines
DATE_LABELS = ("时间", "時間", "日期")    # which may pass for nicks
MOST_NICK_IDEOGRAPHS = 7     # nearly all nicks have no more


def own_family(headers: list[Header]) -> list[Header]:
    """The headers of the page's own family, quotes of other posts dropped, with an opening post of another form. Where
    recent dates are relative (3 天前), old ones may be days without a time."""
    if not headers:
        return []
    counts = [header.family for header in headers].count
    strong = [header.family for header in headers if header.strong].count
    bare = ("plain", "bare", "dot")
    for family in ("bbs", "below", "label", "arrow"):
        if counts(family):
            return [header for header in headers if header.family == family or family == "below" and is_below(header)]
    rivals = max(map(counts, bare))
    days = max(("plain-day", "bare-day"), key=strong)
    quotes = counts("verb") and not strong("verb") and strong(days) > counts("verb")    # beside days with floors
    if counts("verb") and not quotes and (counts("verb") >= rivals or strong("verb") > max(map(strong, bare))):
        own = without_quotes([header for header in headers if header.family == "verb"])
        return signed_above(headers, own) + own
    best = max(bare, key=counts)
    if counts(best) < 2:
        days = max(("plain-day", "bare-day"), key=counts)
        best = days if (counts(days) >= 2 or strong(days)) and counts(days) > counts(best) else best
    own = [header for header in headers if header.family == best]
    if own and not any(DAY_RE.search(header.date) for header in own):
        own = [header for header in headers if header.family in (best, f"{best}-day")]
    return (opening(headers, own) or signed_above(headers, own)) + own


def is_below(header: Header) -> bool:
    """Whether a header is a floor run into its date and nothing else, as 贴吧 prints it below posts without an app."""
    return header.family == "plain" and header.floor is not None and (
        header.end - header.start <= len(header.floor) + len(header.date) + LINE_ENDS_CHARS and header.floor[-1] == "楼")


def opening(headers: list[Header], own: list[Header]) -> list[Header]:
    """The header of an opening post that the engine prints in another form than its replies' (V2EX, Homeland)."""
    if not own:
        return []
    return [header for header in headers
            if header.unit < own[0].unit and header.family in ("dot", "plain", "bare", "verb")][:1]


def signed_above(headers: list[Header], own: list[Header]) -> list[Header]:
    """The header of an opening post above several replies that are headed otherwise: it names an author and is no
    later. Above one dated line it may be that of another text; with so many ideographs the name is a heading."""
    above = [header for header in headers if len(own) > 1 and header.unit < own[0].unit and header.author
             and not header.author.endswith(DATE_LABELS)
             and sum(map(is_ideograph, header.author)) <= MOST_NICK_IDEOGRAPHS]
    if not above or above[-1].family not in ("plain", "plain-day"):
        return []
    key, first = date_key(above[-1].date), date_key(own[0].date)
    return above[-1:] if key and first and key[:3] <= first[:3] else []


def without_quotes(headers: list[Header]) -> list[Header]:
    """Headers that open a post. A bare `X 发表于 D` is a quote where the page's own headers have tails or floors, but
    for the first one of all, above which no post stands; or where it goes back in time: what a post quotes is older
    than the post. A remark below a post (点评) may be later than the next one: what most of the headers are in order
    with counts."""
    strong = sum(header.strong for header in headers)
    if strong and strong * 2 >= len(headers):
        first = next(number for number, header in enumerate(headers) if header.strong)
        return headers[:min(first, 1)] + [header for header in headers[first:] if header.strong]
    kept: list[Header] = []
    latest: DateKey | None = None
    for header in headers:
        key = date_key(header.date)
        if latest and key and key < latest:
            continue
        latest = key or latest
        kept.append(header)
    ordered = longest_ordered([date_key(header.date) for header in headers]) if len(kept) < len(headers) else []
    return [headers[number] for number in ordered] if len(ordered) > len(kept) else kept


def longest_ordered(keys: Sequence[DateKey | None]) -> list[int]:
    """The places of the most dates that do not go back in time, and of all without a date."""
    ends: list[DateKey] = []        # by how many dates come before: the earliest that ends so many in order
    at: list[int] = []              # where it stands
    before: dict[int, int] = {}     # and the one before each
    for number, key in enumerate(keys):
        if key is None:
            continue
        count = bisect_right(ends, key)
        if count:
            before[number] = at[count - 1]
        ends[count:count + 1], at[count:count + 1] = [key], [number]
    found = [number for number, key in enumerate(keys) if key is None]
    place = at[-1] if at else None
    while place is not None:
        found.append(place)
        place = before.get(place)
    return sorted(found)
