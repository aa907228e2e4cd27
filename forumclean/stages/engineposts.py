"""Posts by the selectors of a known engine."""
from __future__ import annotations

from forumclean.outline import Outline
from forumclean.stages.blocks import Blocks


def engine_blocks(outline: Outline) -> Blocks | None:
    """The thread by the first engine that knows the page; None where none does."""
    return None
