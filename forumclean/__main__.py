"""`python -m forumclean` is the command, and so is the script `forumclean`."""
from __future__ import annotations

import gc
import sys

# New objects after which Python's collector looks for cycles. With its own 700, imports and patterns, which stay until
# the end, cost a run on one page 5 ms of collecting.
COLLECT_AFTER_COUNT = 50_000


def run() -> int:
    """The command as a process of its own; its exit code."""
    gc.set_threshold(COLLECT_AFTER_COUNT)
    from forumclean.cli.main import main
    try:
        return main()
    finally:
        # The process ends: that what is left holds cycles need not be found out, which takes 7 ms.
        gc.freeze()


if __name__ == "__main__":
    sys.exit(run())
