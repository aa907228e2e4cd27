"""Pages of forums that never were, as examples: each as HTML, and flattened in two ways; and the pages of the layouts
that the tests know by name, of other seeds than theirs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from tools.forums import FLATTENERS, make_page
from tools.train.corpora import Example, page_example

sys.path.append(str(Path(__file__).parents[2] / "tests"))

FLAT_FORMS = 2
FIRST_LAYOUT_SEED, LAYOUT_SEEDS = 100, 4
WRAPS = (0, 0, 54)


def generated_examples(count: int, prose: Sequence[str]) -> Iterator[Example]:
    """The examples of so many seeds."""
    for seed in range(count):
        page = make_page(seed, prose=prose)
        site = f"generated {page.host}"
        yield page_example(f"generated-{seed}", site, "generated-html", page.html, True, page.gold, bool(page.title))
        for name in Random(seed).sample(sorted(FLATTENERS), FLAT_FORMS):
            yield page_example(
                f"generated-{seed}-{name}",
                site,
                "generated-flat",
                FLATTENERS[name](page.html),
                False,
                page.gold,
                bool(page.title),
            )


def layout_examples() -> Iterator[Example]:
    """Some pages of each layout."""
    from htmllayouts import LAYOUTS as HTML_LAYOUTS  # type: ignore[import-not-found]
    from htmlpages import make_html_page  # type: ignore[import-not-found]
    from pages import LAYOUTS  # type: ignore[import-not-found]
    from pages import make_page as make_text_page

    seeds = range(FIRST_LAYOUT_SEED, FIRST_LAYOUT_SEED + LAYOUT_SEEDS)
    for layout in HTML_LAYOUTS:
        for seed in seeds:
            page = make_html_page(layout, seed, hashed=seed % 2 == 1)
            name, site = f"{layout}-{seed}", f"layout {layout}"
            yield page_example(name, site, "layout-html", page.html, True, page.gold, bool(page.title))
            flattener = Random(seed).choice(sorted(FLATTENERS))
            yield page_example(
                f"{name}-{flattener}",
                site,
                "layout-flat",
                FLATTENERS[flattener](page.html),
                False,
                page.gold,
                bool(page.title),
            )
    for layout in LAYOUTS:
        for seed in seeds:
            for nodes in (False, True):
                made = make_text_page(layout, seed, wrap=WRAPS[seed % len(WRAPS)], nodes=nodes)
                yield page_example(
                    f"{layout}-{seed}", f"text layout {layout}", "layout-flat", made.text, False, made.gold, True
                )
