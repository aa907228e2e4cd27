"""The command: it picks a subcommand or the filter, and turns errors into one line and an exit code.

`forumclean FILE…` is the filter. A first argument that stands in `COMMANDS` is a subcommand instead, whatever files lie
in the folder, so that a script does not change its meaning with them; a file of such a name is given as `./name`.
"""
from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from forumclean.cli.messages import say, silence_stdout
from forumclean.errors import FAILED, OK, ForumcleanError

if TYPE_CHECKING:
    import click

INTERRUPTED = 130
FILTER = "forumclean.cli.filter:filter_pages"
# Name to "module:function" of a click command; imported only when called.
COMMANDS: dict[str, str] = {
    "batch": "forumclean.cli.batch:batch",
    "config": "forumclean.cli.config:config",
    "fix": "forumclean.cli.fix:fix",
    "learn": "forumclean.cli.learn:learn_site",
    "spark": "forumclean.cli.spark:spark",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: the arguments without the program's name; None: those of the process.

    Returns:
        The exit code.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        if arguments and arguments[0] in COMMANDS:
            return invoke(COMMANDS[arguments[0]], f"forumclean {arguments[0]}", arguments[1:])
        if only_names(arguments):
            from forumclean.cli.pages import print_pages
            return print_pages(tuple(arguments))
        return invoke(FILTER, "forumclean", arguments)
    except ForumcleanError as error:
        say(str(error))
        return error.exit_code
    except BrokenPipeError:
        silence_stdout()
        return OK
    except KeyboardInterrupt:
        return INTERRUPTED


def only_names(arguments: Sequence[str]) -> bool:
    """Whether no argument is an option, so that the filter needs no click: a third of a short run's time."""
    return not any(len(argument) > 1 and argument.startswith("-") for argument in arguments)


def invoke(command: str, name: str, arguments: list[str]) -> int:
    """Run one command ("module:function"). click's own `main` is not used: it ends a closed pipe with 1 and errors with
    several lines."""
    import click
    try:
        return invoked(load(command), name, arguments)
    except click.UsageError as error:
        said = error.format_message().rstrip(".")
        say(said if said.endswith("?") else f"{said}; `{name} --help` lists what there is")
        return FAILED


def invoked(command: click.Command, name: str, arguments: list[str]) -> int:
    """The exit code of one command."""
    from click.exceptions import Exit
    try:
        context = command.make_context(name, arguments)
    except Exit as stop:
        return stop.exit_code
    except BrokenPipeError:
        raise
    except OSError as error:
        # Reading the options writes nothing but --help and --version.
        from forumclean.cli.outputs import unwritable
        raise unwritable("standard output", error) from None
    with context:
        return command.invoke(context) or OK


def load(command: str) -> click.Command:
    """The click command of a "module:function"."""
    from importlib import import_module
    module, _, function = command.partition(":")
    found: click.Command = getattr(import_module(module), function)
    return found
