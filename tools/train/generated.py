"""Pages of forums that never were, as examples: each as HTML, and flattened in two ways."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from tools.forums import FLATTENERS, make_page
from tools.train.corpora import Example, page_example

FLAT_FORMS = 2


def generated_examples(count: int, prose: Sequence[str]) -> Iterator[Example]:
    """The examples of so many seeds."""
    for seed in range(count):
        page = make_page(seed, prose=prose)
        site = f"generated {page.host}"
        yield page_example(f"generated-{seed}", site, "generated-html", page.html, True, page.gold, bool(page.title))
        for name in Random(seed).sample(sorted(FLATTENERS), FLAT_FORMS):
            yield page_example(f"generated-{seed}-{name}", site, "generated-flat", FLATTENERS[name](page.html), False, page.gold, bool(page.title))
