"""How far a run is: a bar on a terminal, a plain line now and then in a log; and the summary at the end."""
from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from forumclean.batch.tally import Tally

LINE_EVERY_S = 30.0
MB = 1e6
# Longer names are cut in the middle of the summary's list.
MAX_NAME_CHARS = 80


class Progress:
    """Tells how far a run is.

    Args:
        say: prints one line of a message.
        total: bytes of all inputs, 0 if unknown.
        bar: whether to draw a bar, if tqdm is there; else lines are printed.
        tell: whether each failed record is told at once.
    """

    def __init__(self, say: Callable[[str], None], total: int, bar: bool, tell: bool = False):
        self.say, self.total, self.tell = say, total, tell
        self.records = self.before = self.at = self.kept_at = 0
        self.start = self.spoken = time.monotonic()
        self.bar: Any = open_bar(total) if bar else None

    def kept(self, records: int, at: int) -> None:
        """Records that an earlier run has done."""
        self.before += records
        self.kept_at = self.at = max(self.at, at)

    def done(self, records: int, at: int) -> None:
        """Records that this run has done, and the bytes of the inputs up to there."""
        self.records += records
        self.at = max(self.at, at)
        if self.bar is not None:
            self.bar.set_postfix_str(f"{self.before + self.records:,} records, {self.rate():.0f}/s", refresh=False)
            self.bar.update(self.at - self.bar.n)
        elif time.monotonic() - self.spoken >= LINE_EVERY_S:
            self.spoken = time.monotonic()
            self.say(self.line())

    def failed(self, where: str, reason: str, message: str) -> None:
        """A record that failed."""
        if self.tell:
            self.say(f"{where}: {reason}: {message}")

    def rate(self) -> float:
        """Records a second."""
        return self.records / max(time.monotonic() - self.start, 1e-3)

    def line(self) -> str:
        """How far it is, in one line."""
        told = f"{self.before + self.records:,} records, {self.at / MB:,.1f} MB, {self.rate():.0f} records/s"
        done = self.at - self.kept_at
        if self.total and done > 0:
            left = (time.monotonic() - self.start) * max(self.total - self.at, 0) / done
            told += f", {duration(left)} left"
        return told

    def close(self) -> None:
        """Take the bar away."""
        if self.bar is not None:
            self.bar.close()


def open_bar(total: int) -> Any:
    """A bar on standard error; None where tqdm is not installed: it is no reason to do without the run."""
    try:
        from tqdm import tqdm
    except ImportError:
        return None
    return tqdm(total=total or None, unit="B", unit_scale=True, file=sys.stderr, dynamic_ncols=True, leave=False)


def duration(seconds: float) -> str:
    """A time for people."""
    minutes = round(seconds / 60)
    return f"{seconds:.0f} s" if seconds < 90 else f"{minutes} min" if minutes < 90 else f"{minutes / 60:.1f} h"


def summary(tally: Tally) -> Iterator[str]:
    """The lines that close a run."""
    failed = sum(tally.failed.values())
    plural = "" if tally.records == 1 else "s"
    yield f"{tally.records:,} record{plural}: {tally.records - failed:,} cleaned, {failed:,} failed"
    if tally.failed:
        yield f"failed: {listed(tally.failed)}"
    if tally.page_chars:
        yield (f"characters: {tally.page_chars:,} on the pages, {tally.kept_chars:,} kept "
               f"({tally.kept_chars / tally.page_chars:.1%})")
    if tally.removed:
        yield f"characters removed: {listed(tally.removed)}"
    if tally.warnings:
        yield f"pages with warnings: {listed(tally.warnings)}"
    if tally.losses:
        yield "largest losses, to look at:"
        for lost, chars, where in tally.losses:
            name = where if len(where) <= MAX_NAME_CHARS else f"{where[:38]}…{where[-40:]}"
            yield f"  {lost:,} of {chars:,} characters: {name}"


def listed(counts: Any) -> str:
    """Counts by name, the largest first."""
    return ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items(), key=lambda item: (-item[1], item)))
