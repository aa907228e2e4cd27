"""How well weights label pages that they were not fitted to."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple
from unittest.mock import patch

from rapidfuzz.distance import LCSseq

from forumclean import Cleaner
from forumclean.stages.segment.decide import decided, scored
from forumclean.stages.segment.weights import OTHER, Weights
from tools.train.align import paragraphs_of
from tools.train.corpora import Example
from tools.train.fit import fitted

Scorer = Callable[[Sequence[Example], Weights], "list[Score]"]


class Score(NamedTuple):
    """F1 of the characters of one page."""

    name: str
    site: str
    group: str
    f1: float


def label_scores(rows: Sequence[Example], weights: Weights) -> list[Score]:
    """The scores of the pieces that weights keep, before anything else is done to a page."""
    found = []
    for row in rows:
        labels = decided(scored(row.names, weights), weights)
        want = "".join([paragraph.words for paragraph in paragraphs_of(row.gold, row.title)])
        found.append(Score(row.name, row.site, row.group, f1(kept(row, [label != OTHER for label in labels]), want)))
    return found


def text_scores(rows: Sequence[Example], weights: Weights) -> list[Score]:
    """The scores of what the whole program makes of pages with these weights; HTML with engine files, and without."""
    found = []
    with patch("forumclean.stages.segment.thread.shipped_weights", lambda: weights):
        for row in rows:
            cleaners = {row.group: Cleaner(), f"{row.group}, no engine files": Cleaner(engines=())}
            for group, cleaner in cleaners.items() if row.html else [(row.group, Cleaner())]:
                text = cleaner.clean(row.source, kind="html" if row.html else "text")
                score = f1("".join(text.split()), "".join(row.gold.split()))
                found.append(Score(row.name, row.site, group, score))
    return found


def kept(row: Example, keep: Sequence[bool]) -> str:
    """The characters of the pieces that are kept."""
    words = [row.page.text[piece.start : piece.end] for piece, kept in zip(row.pieces, keep, strict=True) if kept]
    return "".join("".join(words).split())


def f1(found: str, wanted: str) -> float:
    """F1 of the longest common subsequence of two texts."""
    if found == wanted:
        return 1.0
    return 2 * LCSseq.similarity(found, wanted) / (len(found) + len(wanted))


def left_out(rows: Sequence[Example], folds: int, groups: Sequence[str], scorer: Scorer) -> list[Score]:
    """The scores of the pages of some groups, each by weights that saw no page of its site."""
    sites = sorted({row.site for row in rows if row.group in groups})
    random.Random(1).shuffle(sites)
    found = []
    for number in range(min(folds, len(sites))):
        held = set(sites[number::folds])
        weights = fitted([row for row in rows if row.site not in held])
        found += scorer([row for row in rows if row.site in held and row.group in groups], weights)
    return found


def table(found: Sequence[Score], each: bool = True) -> str:
    """The means of some scores by group, over pages and over sites, and a line for each site."""
    groups: defaultdict[str, list[Score]] = defaultdict(list)
    for score in found:
        groups[score.group].append(score)
    lines = []
    for group, members in sorted(groups.items()):
        sites: defaultdict[str, list[Score]] = defaultdict(list)
        for score in members:
            sites[score.site].append(score)
        by_site = mean([mean([score.f1 for score in own]) for own in sites.values()])
        lines.append(
            f"{group:<12} {len(members):4} pages  char_f1 {mean([score.f1 for score in members]):.4f}  by site "
            f"{by_site:.4f}  least {min(score.f1 for score in members):.3f}"
        )
        if each:
            rows = sorted((mean([score.f1 for score in own]), site, len(own)) for site, own in sites.items())
            lines += [f"    {value:.3f}  {site} ({count})" for value, site, count in rows]
    return "\n".join(lines)


def mean(values: Sequence[float]) -> float:
    """The mean; 0 of none."""
    return sum(values) / len(values) if values else 0.0
