"""The command: it picks a subcommand or the filter, and turns errors into one line and an exit code.

`forumclean FILE…` is the filter. A first argument that stands in `COMMANDS` is a subcommand instead, whatever files lie
in the folder, so that a script does not change its meaning with them; a file of such a name is given as `./name`.
"""
from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from forumclean.cli.filter import filter_pages
from forumclean.cli.messages import say, silence_stdout
from forumclean.cli.outputs import unwritable
from forumclean.errors import FAILED, OK, ForumcleanError

INTERRUPTED = 130
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
    name, command = "forumclean", filter_pages
    if arguments and arguments[0] in COMMANDS:
        name, command = f"forumclean {arguments[0]}", load(arguments.pop(0))
    try:
        return invoke(command, name, arguments)
    except click.UsageError as error:
        said = error.format_message().rstrip(".")
        say(said if said.endswith("?") else f"{said}; `{name} --help` lists what there is")
        return FAILED
    except ForumcleanError as error:
        say(str(error))
        return error.exit_code
    except BrokenPipeError:
        silence_stdout()
        return OK
    except KeyboardInterrupt:
        return INTERRUPTED


def invoke(command: click.Command, name: str, arguments: list[str]) -> int:
    """Run one command. click's own `main` is not used: it ends a closed pipe with 1 and errors with several lines."""
    try:
        context = command.make_context(name, arguments)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except BrokenPipeError:
        raise
    except OSError as error:
        # Reading the options writes nothing but --help and --version.
        raise unwritable("standard output", error) from None
    with context:
        return command.invoke(context) or OK


def load(name: str) -> click.Command:
    """The subcommand of a name in `COMMANDS`."""
    from importlib import import_module
    module, _, function = COMMANDS[name].partition(":")
    command: click.Command = getattr(import_module(module), function)
    return command
