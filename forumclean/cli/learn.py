"""`forumclean learn PAGES…`: a site's profile on standard output."""
from __future__ import annotations

from collections.abc import Iterator

import click

from forumclean import learn
from forumclean.cli.inputs import read_input
from forumclean.cli.messages import say
from forumclean.cli.outputs import open_output
from forumclean.config import KINDS
from forumclean.decode import decode
from forumclean.errors import FAILED, OK, ForumcleanError, UsageError


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.argument("files", nargs=-1, metavar="FILE...", required=True)
@click.option("-o", "--output", metavar="FILE", help="Write there instead, whole or not at all.")
@click.option("--kind", type=click.Choice(KINDS), default="auto", help="What the inputs are; auto: see for yourself.")
@click.option("--url", metavar="URL", help="An address of the site.")
def learn_site(files: tuple[str, ...], output: str | None, kind: str, url: str | None) -> int:
    """Print what many pages of one site tell of the marks in its texts.

    FILE is HTML or text. The profile is TOML, made to be read and edited:
    forumclean --profile FILE cleans pages with it (docs/profiles.md).
    """
    pages = Readable(files, url)
    profile = learn(pages, kind=kind)
    if not pages.count:
        return FAILED
    with open_output(output, files) as out:
        out.write(profile.toml())
        out.commit()
    return FAILED if pages.failed else OK


class Readable:
    """The pages that can be read, one after the other; one that cannot stops no other."""

    def __init__(self, files: tuple[str, ...], url: str | None):
        self.files, self.url = files, url
        self.count = self.failed = 0

    def __iter__(self) -> Iterator[tuple[str | bytes, str | None]]:
        for name in self.files:
            try:
                source = read_input(name)
                decode(source, None)
            except UsageError:
                raise
            except ForumcleanError as error:
                self.failed += 1
                say(str(error), name)
                continue
            self.count += 1
            yield source, self.url
