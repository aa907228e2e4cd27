"""Libraries that only an extra brings: imported where they are used, and missed with the line that installs them."""
from __future__ import annotations

from importlib import import_module
from typing import Any

from forumclean.errors import MissingExtraError


def needed(module: str, extra: str) -> Any:
    """A module of a library that an extra brings.

    Args:
        module: its dotted name.
        extra: the extra in pyproject.toml that installs it.

    Returns:
        The module.

    Raises:
        MissingExtraError: the library is not installed; the message says how to install it.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        library = module.partition(".")[0]
        # A library that is there but lacks one of its own is another fault, and its own message says which.
        if (error.name or "").partition(".")[0] != library:
            raise
        message = f"{library} is not installed; pip install 'forumclean[{extra}]'"
        raise MissingExtraError(message, name=library) from None
