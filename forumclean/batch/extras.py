"""Libraries that only a batch needs: imported when used, and named with their install line when they are missing."""
from __future__ import annotations

from typing import Any

from forumclean.errors import ForumcleanError

INSTALL = "pip install 'forumclean[batch]'"


class MissingExtra(ForumcleanError):
    """A library of the extra [batch] is not installed."""


def extra(module: str) -> Any:
    """The module of that name.

    Raises:
        MissingExtra: it is not installed; the message gives the install line.
    """
    from importlib import import_module
    try:
        return import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        raise MissingExtra(f"{library} is needed here and cannot be imported ({error}); {INSTALL}") from None
