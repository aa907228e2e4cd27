"""The weights of titles: a conditional model over the candidates of each page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from forumclean.stages.segment.titles import NO_TITLE, candidates, title_names
from tools.train.corpora import Example

L2 = 0.05  # by `python -m tools.train titles`: .02 and .2 find fewer on sites that were left out
FEWEST_SITES = 2


class Choice(NamedTuple):
    """A page's candidates: their names, and which of them say the title; none where it has none."""

    site: str
    group: str
    names: list[list[str]]
    right: list[int]
    words: list[str]
    want: str


def choices(rows: Sequence[Example]) -> list[Choice]:
    """The candidates of every page that tells whether it has a title."""
    found = []
    for row in rows:
        if not row.pieces or row.group == "clean":
            continue
        first = next((number for number, label in enumerate(row.labels) if label != "O"), len(row.pieces))
        own = candidates(row.page.text, row.pieces, first)
        if not own:
            continue
        want = "".join(row.gold.split("\n")[0].split()) if row.title else ""
        names = title_names(row.page.text, row.pieces, first, own, row.page.outline)
        solid = ["".join(candidate.words.split()) for candidate in own]
        found.append(
            Choice(
                row.site,
                row.group,
                names,
                [number for number, words in enumerate(solid) if words == want],
                solid,
                want,
            )
        )
    return found


def fitted_titles(rows: Sequence[Choice]) -> dict[str, int]:
    """The weights that make the right candidates likeliest, in hundredths. Pages whose title is not among them
    teach nothing, those without one that nothing is."""
    rows = [row for row in rows if row.right or not row.want]
    sites: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in {name for names in row.names for name in names}:
            sites[name].add(row.site)
    number = {
        name: at for at, name in enumerate(sorted(name for name, own in sites.items() if len(own) >= FEWEST_SITES))
    }
    number[NO_TITLE] = len(number)
    columns: list[int] = []
    starts = [0]
    groups = [0]
    right = []
    for row in rows:
        for names in [*row.names, [NO_TITLE]]:
            columns += [number[name] for name in names if name in number]
            starts.append(len(columns))
        base = groups[-1]
        right.append([base + at for at in row.right] or [base + len(row.names)])
        groups.append(base + len(row.names) + 1)
    matrix = csr_matrix((numpy.ones(len(columns)), columns, starts), shape=(groups[-1], len(number)))
    per_site: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        per_site[row.site] += 1
    share = numpy.array([1 / per_site[row.site] ** 0.5 for row in rows])

    def loss(weights: numpy.ndarray) -> tuple[float, numpy.ndarray]:
        values = matrix @ weights
        total, slope = 0.0, numpy.zeros_like(values)
        for at, good in enumerate(right):
            own = slice(groups[at], groups[at + 1])
            top = values[own].max()
            chance = numpy.exp(values[own] - top)
            whole = chance.sum()
            chance /= whole
            picked = numpy.array(good) - groups[at]
            mass = chance[picked].sum()
            total -= share[at] * numpy.log(mass + 1e-300)
            gain = chance.copy()
            gain[picked] -= chance[picked] / (mass + 1e-300)
            slope[own] = share[at] * gain
        return total + L2 * float(weights @ weights), matrix.T @ slope + 2 * L2 * weights

    best = minimize(loss, numpy.zeros(len(number)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return {name: round(100 * best.x[at]) for name, at in sorted(number.items()) if round(100 * best.x[at])}


def chosen(row: Choice, weights: dict[str, int]) -> str:
    """The string that weights choose."""
    values = [sum(weights.get(name, 0) for name in names) for names in row.names]
    best = max(range(len(values)), key=lambda at: (values[at], -at))
    return row.words[best] if values[best] >= weights.get(NO_TITLE, 0) else ""


def titles_table(rows: Sequence[Choice], folds: int) -> str:
    """The share of titles found on sites left out, by group, and which were not."""
    sites = sorted({row.site for row in rows})
    right: defaultdict[str, list[bool]] = defaultdict(list)
    lines = []
    for fold in range(folds):
        held = set(sites[fold::folds])
        weights = fitted_titles([row for row in rows if row.site not in held])
        for row in rows:
            if row.site in held:
                found = chosen(row, weights)
                right[row.group].append(found == row.want)
                if found != row.want:
                    lines.append(f"  {row.group:<12} {row.site:<24} {row.want} | {found} | {bool(row.right)}")
    return "\n".join(
        [*lines, *(f"{group:<14} {sum(own) / len(own):.3f} of {len(own)}" for group, own in sorted(right.items()))]
    )


def written_titles(weights: dict[str, int]) -> str:
    """A file of weights."""
    return (
        "\n".join(
            [
                "# What each observation of a string says for its being the title, in hundredths. By `python "
                "-m tools.train fit`.",
                *(f"{name}\t{value}" for name, value in sorted(weights.items())),
            ]
        )
        + "\n"
    )
