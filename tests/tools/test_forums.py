"""The generator of forums that never were: its pages come again from their seeds and hold what their authors wrote."""
from __future__ import annotations

import pytest

pytest.importorskip("bs4", reason="the flatteners are other people's: pip install forumclean[train]")

from tools.forums import FLATTENERS, make_page

SEEDS = range(40)


def solid(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in "*_`[\\")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seed_gives_the_same_page(seed: int) -> None:
    assert make_page(seed) == make_page(seed)


def test_seeds_give_different_pages() -> None:
    assert len({make_page(seed).html for seed in SEEDS}) == len(SEEDS)


@pytest.mark.parametrize("name", FLATTENERS)
def test_every_flattener_keeps_the_posts_in_order(name: str) -> None:
    """But for what a site hides within a line: there the line's first characters stand."""
    for seed in SEEDS:
        page = make_page(seed)
        text, at = solid(FLATTENERS[name](page.html)), 0
        for post in page.posts:
            found = text.find(solid(post)[:2], at)
            assert found >= 0, f"make_page({seed}): {post[:40]!r}"
            at = found
