"""Errors that a user can mend, and the exit codes of the command.

Exit codes: 0 done (an empty input, repaired bytes and a closed pipe included), 1 a file would change (only under
`fix --check` and `fix --diff`), 2 a usage error, or an input failed and was left untouched.
"""
from __future__ import annotations

OK = 0
WOULD_CHANGE = 1
FAILED = 2


class ForumcleanError(Exception):
    """An input or an option that cannot be used.

    `str(error)` says what happened and what to do, in one line without the input's name.
    """

    exit_code = FAILED


class NotTextError(ForumcleanError):
    """The input is a binary file (PDF, zip, image …) that has to be converted first."""


class UsageError(ForumcleanError, ValueError):
    """An option has a value that does not exist; the message offers the nearest one."""
