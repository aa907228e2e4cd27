"""Fit the weights of pieces and of titles, measure them on sites left out, tell what each observation adds there.

    python -m tools.train fit|sites|ablate --data FOLDER … --generated 1000

Needs the extra `train`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.train.corpora import Example, examples
from tools.train.fit import fitted, written
from tools.train.measure import label_scores, left_out, mean, table, text_scores
from tools.train.titles import choices, fitted_titles, titles_table, written_titles

SEGMENT = Path(__file__).parents[2] / "forumclean" / "stages" / "segment"
WEIGHTS, TITLE_WEIGHTS = SEGMENT / "weights.tsv", SEGMENT / "titleweights.tsv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("fit", "sites", "ablate"))
    parser.add_argument("--data", type=Path, nargs="*", default=[], help="folders of pages with their texts")
    parser.add_argument("--generated", type=int, default=1000, help="how many pages the generator adds")
    parser.add_argument("--folds", type=int, default=5, help="how many parts the sites are left out in")
    parser.add_argument("--left-out", type=Path, nargs="*", help="the folders whose sites are (all of them)")
    options = parser.parse_args()
    groups = [f"{folder.name}-{form}" for folder in options.left_out or options.data for form in ("html", "flat")]
    rows = [*examples(options.data, options.generated)]
    if options.what == "fit":
        weights = fitted(rows)
        WEIGHTS.write_text(written(weights, rows), "utf-8")
        TITLE_WEIGHTS.write_text(written_titles(fitted_titles(choices(rows))), "utf-8")
        print(f"{len(weights.names)} observations in {WEIGHTS.name}; on the pages they were fitted to:")
        print(table(label_scores(rows, weights), each=False))
    elif options.what == "sites":
        print(table(left_out(rows, options.folds, groups, text_scores)))
        print(titles_table(choices(rows), options.folds))
    else:
        ablate(rows, options.folds, groups)


def ablate(rows: list[Example], folds: int, groups: list[str]) -> None:
    """Print what the mean over sites left out loses without each kind of observation."""
    whole = mean([score.f1 for score in left_out(rows, folds, groups, label_scores)])
    print(f"all observations: {whole:.4f}")
    kinds = sorted({name.partition(":")[0] for row in rows for names in row.names for name in names})
    for kind in kinds:
        fewer = [
            row._replace(names=[[name for name in names if name.partition(":")[0] != kind] for names in row.names])
            for row in rows
        ]
        value = mean([score.f1 for score in left_out(fewer, folds, groups, label_scores)])
        print(f"{whole - value:+.4f}  {kind}", flush=True)


main()
