"""The time of a post in ISO 8601, where what the page prints leaves no doubt."""
from __future__ import annotations

from calendar import monthrange

from forumclean.patterns import lazy
from forumclean.stages.signs.dates import CLOCK, ctime_dates, date_key, full_dates, named_dates

STAMP_RE = lazy(r"(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d(?::\d\d)?)(?:[.,]\d{1,9})?(Z|z|[+-]\d\d:?\d\d)?")
ZONE_RE = lazy(r" \+08:?00$")
CLOCK_RE = lazy(CLOCK)
NUMBER_RE = lazy(r"\d+")
# Seconds or milliseconds since 1970, as scripts hold a time: from 2001 to 2100.
EPOCH_RE = lazy(r"(?:1\d|[2-4]\d)\d{8}(?:\d{3})?")
MILLISECONDS = 10 ** 11


def iso_time(words: str | None) -> str | None:
    """A printed time as YYYY-MM-DD, or with THH:MM or THH:MM:SS where a clock is printed, and a zone where one is.

    None for a relative time (3 天前), a date without a year or a century, several dates, and one that no calendar has.
    """
    words = (words or "").strip()
    if stamp := STAMP_RE.fullmatch(words):
        zone = (stamp[3] or "").upper()
        zone = f"{zone[:3]}:{zone[-2:]}" if len(zone) > 1 else zone
        key = date_key(stamp[1])
        return f"{stamp[1]}T{stamp[2]}{zone}" if is_day(key) and is_clock(stamp[2]) else None
    if EPOCH_RE.fullmatch(words):
        return epoch_time(int(words))
    dates = full_dates(words) or ctime_dates(words) or named_dates(words)
    key = date_key(dates[0].words) if len(dates) == 1 else None
    if key is None or not is_day(key):
        return None
    day = f"{key[0]:04d}-{key[1]:02d}-{key[2]:02d}"
    if key[3] < 0:
        return day
    printed = CLOCK_RE.search(dates[0].words)
    _, *rest = NUMBER_RE.findall(printed[0]) if printed else ["", "99"]
    clock = ":".join([f"{key[3] // 60:02d}", *(f"{int(part):02d}" for part in rest)])
    zone = "+08:00" if ZONE_RE.search(dates[0].words) else ""
    return f"{day}T{clock}{zone}" if is_clock(clock) else None


def is_day(key: tuple[int, ...] | None) -> bool:
    """Whether the calendar has a day."""
    return key is not None and 1 <= key[1] <= 12 and 1 <= key[2] <= monthrange(key[0], key[1])[1]


def is_clock(clock: str) -> bool:
    """Whether a day has a time: HH:MM or HH:MM:SS."""
    return all(int(part) < limit for part, limit in zip(clock.split(":"), (24, 60, 60), strict=False))


def epoch_time(number: int) -> str:
    """Seconds or milliseconds since 1970, in UTC."""
    from datetime import UTC, datetime
    seconds = number // 1000 if number > MILLISECONDS else number
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
