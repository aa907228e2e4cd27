"""What a run counts: it adds up, whatever the order, and is kept in the manifest, so that a resumed run tells all."""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

LOSSES = 10


@dataclass
class Tally:
    """Counts over some records; characters are code points of the page's text (of HTML, without the markup).

    `removed` counts characters by role, `warnings` pages by code, `failed` records by reason. `losses` holds the
    records that lost most: characters removed, characters of the page, where.
    """

    records: int = 0
    page_chars: int = 0
    kept_chars: int = 0
    removed: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    losses: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Take the counts of other records in."""
        self.records += other.records
        self.page_chars += other.page_chars
        self.kept_chars += other.kept_chars
        self.removed.update(other.removed)
        self.warnings.update(other.warnings)
        self.failed.update(other.failed)
        self.losses = sorted([*self.losses, *other.losses], key=lambda loss: (-loss[0], loss[1:]))[:LOSSES]

    def plain(self) -> dict[str, Any]:
        """As values for JSON, in an order that does not depend on the run."""
        return {"records": self.records, "page_chars": self.page_chars, "kept_chars": self.kept_chars,
                "removed": dict(sorted(self.removed.items())), "warnings": dict(sorted(self.warnings.items())),
                "failed": dict(sorted(self.failed.items())), "losses": self.losses}


def tally_of(values: dict[str, Any]) -> Tally:
    """The tally of what `plain` gave. Raises KeyError or TypeError for anything else."""
    return Tally(values["records"], values["page_chars"], values["kept_chars"], Counter(values["removed"]),
                 Counter(values["warnings"]), Counter(values["failed"]), [tuple(loss) for loss in values["losses"]])
