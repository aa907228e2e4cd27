"""Posts of an engine that nobody described: elements of one shape, each with a date and words of its own."""
from __future__ import annotations

from forumclean.outline import Outline
from forumclean.stages.blocks import Blocks


def repeated_blocks(outline: Outline) -> Blocks | None:
    """The thread by the repetition of its posts; None where the page repeats nothing of the kind."""
    return None
