"""`forumclean fix PATH…`: text files cleaned where they lie."""
from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import Any

import click

from forumclean.cli.messages import STDIN, say, shown, tell, visible
from forumclean.cli.options import configurable, resolver
from forumclean.cli.outputs import Output, open_output
from forumclean.errors import FAILED, OK, WOULD_CHANGE, ForumcleanError, UsageError
from forumclean.files import tasks
from forumclean.files.cache import CleanFiles, cache_folder
from forumclean.files.jobs import cpu_count, do_unknown
from forumclean.files.resolver import Resolver
from forumclean.files.tasks import Outcome, Task
from forumclean.files.walk import Found, Walk, targets


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if a file would change.")
@click.option("--diff", is_flag=True, help="The same, and show what would change.")
@click.option("--stdin-filename", metavar="FILE", help="Clean standard input as if it were FILE.")
@click.option("--output-dir", metavar="DIR", help="Write DIR/NAME.txt instead, for pages of HTML too.")
@configurable
@click.option("--no-cache", is_flag=True, help="Clean also what was found clean before.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def fix(paths: tuple[str, ...], check: bool, diff: bool, stdin_filename: str | None, output_dir: str | None,
        no_cache: bool, quiet: bool, **options: Any) -> int:
    """Clean text files in place, those alone that something changes in.
    Folders are walked, without what .gitignore names; - is standard input.
    Options go before .forumclean.toml and pyproject.toml (docs/fix.md).
    """
    settings = resolver(options)
    if stdin_filename is not None or STDIN in paths:
        if paths not in ((), (STDIN,)) or output_dir is not None:
            raise UsageError("standard input goes alone, to standard output; leave other paths and --output-dir out")
        return fix_stdin(stdin_filename, settings, check, diff)
    if not paths:
        raise UsageError("no path given; name files or folders, . for this one")
    run = Run(write=not (check or diff), diff=diff, quiet=quiet, verb="cleaned" if output_dir is None else "written")
    clean = CleanFiles(None if no_cache or output_dir is not None else cache_folder())
    todo = [*run.plan(Walk(settings, output_dir and os.path.realpath(output_dir)), paths, settings, output_dir, clean)]
    jobs = settings.settings(settings.base)["jobs"].value or cpu_count()
    try:
        with open_output(None, ()) if diff else nullcontext() as out:
            for outcome in do_unknown(todo, jobs, clean):
                run.report(outcome, out)
    finally:
        clean.save()
    return run.close()


def fix_stdin(name: str | None, settings: Resolver, check: bool, diff: bool) -> int:
    """Clean standard input to standard output, in its own charset and with its own line ends.

    Args:
        name: the file that it stands for, which settles the settings; None: one in the current folder.
        settings: those of the command line and of configuration files.
        check, diff: as the options.

    Returns:
        The exit code.
    """
    from forumclean.cli.inputs import read_stdin
    from forumclean.files.rewrite import PageError, draft_text
    path = os.path.realpath(name or STDIN)
    cleaner = settings.cleaner(path)
    data = read_stdin()
    try:
        draft = None if Walk(settings).forced_out(path) else draft_text(data, cleaner)
    except PageError:
        say("is a page of HTML, which fix leaves alone; use `forumclean` without it", name or STDIN)
        return FAILED
    except ForumcleanError as error:
        say(str(error), name or STDIN)
        return FAILED
    changes = draft is not None and draft.changes
    if check and not diff:
        return WOULD_CHANGE if changes else OK
    with open_output(None, ()) as out:
        if diff:
            if draft is not None and changes:
                write_diff(out, name or STDIN, draft.old, draft.new)
            return WOULD_CHANGE if changes else OK
        out.send(draft.data if draft is not None and changes else data)
    return OK


class Run:
    """One run over files: what is to be done, what is said of it, and how it ends."""

    def __init__(self, *, write: bool, diff: bool, quiet: bool, verb: str):
        self.write, self.diff, self.quiet, self.verb = write, diff, quiet, verb
        self.counts = dict.fromkeys((tasks.CHANGED, tasks.SAME, tasks.FAILED), 0)

    def plan(self, walk: Walk, paths: Iterable[str], settings: Resolver, output: str | None,
             clean: CleanFiles) -> Iterator[Task]:
        """The tasks, before any of them is done: a setting without meaning stops all."""
        files = self.usable(walk.files(paths))
        placed: Iterable[tuple[Found, str | None]] = (
            ((found, None) for found in files) if output is None
            else targets(files, output, settings.base))
        for found, target in placed:
            cleaner = settings.cleaner(found.path)
            yield Task(found.name, found.path, cleaner, target, self.write, self.diff, clean.salt(cleaner))

    def usable(self, found: Iterable[Found]) -> Iterator[Found]:
        """The files among what was found; the rest is said."""
        for item in found:
            if item.error:
                self.report(Outcome(item.name, tasks.FAILED, item.error), None)
            elif item.note:
                say(item.note, item.name)
            else:
                yield item

    def report(self, outcome: Outcome, out: Output | None) -> None:
        """Count and say what became of a file."""
        self.counts[outcome.status] += 1
        for warning in outcome.warnings:
            say(warning, outcome.name)
        if outcome.status == tasks.FAILED:
            say(outcome.message, outcome.name)
        elif outcome.status == tasks.CHANGED:
            name = outcome.target or outcome.name
            if self.diff and out is not None:
                write_diff(out, name, outcome.old, outcome.new)
            if not self.quiet:
                name = "".join(map(visible, shown(name)))
                tell(f"{self.verb} {name}" if self.write else f"would be {self.verb}: {name}")

    def close(self) -> int:
        """Say what was done in all. Returns the exit code."""
        changed, same, failed = self.counts.values()
        if not self.quiet:
            would = "" if self.write else " would be"
            parts = [f"{files(changed)}{would} {self.verb}"] if changed else []
            parts += [f"{files(same)}{would} left unchanged"] if same else []
            parts += [f"{files(failed)} failed"] if failed else []
            tell(", ".join(parts) + "." if parts else "No files to clean: --include names those to do in folders.")
        if failed:
            return FAILED
        return WOULD_CHANGE if changed and not self.write else OK


def files(count: int) -> str:
    """A number of files in words."""
    return f"{count} file" if count == 1 else f"{count} files"


def write_diff(out: Output, name: str, old: str, new: str) -> None:
    """Print a diff, coloured on a terminal."""
    from forumclean.cli.diffs import coloured, unified, wants_colour
    lines = unified("".join(map(visible, shown(name))), old, new)
    out.write("".join(map(coloured, lines) if wants_colour() else lines))
