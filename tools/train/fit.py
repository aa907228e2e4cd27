"""From labelled pieces to weights: a chain of labels whose weights are fitted together (a linear-chain CRF)."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from forumclean.stages.segment.weights import Weights, Worth
from tools.train.corpora import Example

LABELS = "BIO"
# By `python -m tools.train sites`: half and double of either cost .002 or less on sites that were left out.
L1, L2, ROUNDS = 0.4, 0.02, 150
LEAST_WORTH = 10        # hundredths; each name that is left out makes the filter start faster
FEWEST_SITES = 2  # on which an observation has to be seen: what one site alone shows tells nothing of others


def fitted(rows: Sequence[Example], fewest_sites: int = FEWEST_SITES) -> Weights:
    """The weights that make the labels of some pages likeliest."""
    import pycrfsuite

    known = common_names(rows, fewest_sites)
    trainer = pycrfsuite.Trainer("lbfgs", verbose=False)
    trainer.set_params({"c1": L1, "c2": L2, "max_iterations": ROUNDS})
    for row in rows:
        if row.names:
            trainer.append([[name for name in names if name in known] for names in row.names], row.labels)
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
    values: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (name, label), value in info.state_features.items():
        values[name][label] = value
    names = {name: worth([values[name].get(label, 0.0) for label in LABELS]) for name in sorted(values)}
    steps = [worth([info.transitions.get((first, second), 0.0) for second in LABELS]) for first in LABELS]
    telling = {name: value for name, value in names.items() if max(map(abs, value)) >= LEAST_WORTH}
    return Weights(telling, (steps[0], steps[1], steps[2]))


def worth(values: Sequence[float]) -> Worth:
    """Weights in hundredths."""
    begin, inside, other = (round(100 * value) for value in values)
    return begin, inside, other


def common_names(rows: Iterable[Example], fewest_sites: int) -> set[str]:
    """The observations that are made on several sites."""
    sites: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        for name in {name for names in row.names for name in names}:
            if len(sites[name]) < fewest_sites:
                sites[name].add(row.site)
    return {name for name, found in sites.items() if len(found) >= fewest_sites}


def written(weights: Weights, rows: Sequence[Example]) -> str:
    """A file of weights."""
    groups = Counter(row.group for row in rows)
    lines = [
        "# What each observation is worth for a post's first piece, a further one, and furniture, in hundredths.",
        f"# By `python -m tools.train fit` from {sum(groups.values())} texts: "
        + ", ".join(f"{count} {group}" for group, count in sorted(groups.items()))
        + ".",
    ]
    for name, value in zip(("after-begin", "after-inside", "after-other"), weights.steps, strict=True):
        lines.append("\t".join([name, *map(str, value)]))
    lines += ["\t".join([name, *map(str, value)]) for name, value in sorted(weights.names.items())]
    return "\n".join(lines) + "\n"
