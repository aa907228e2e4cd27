"""`forumclean learn PAGES…`: a site's profile on standard output."""
from __future__ import annotations

import click

from forumclean import learn
from forumclean.cli.inputs import Inputs, read_input
from forumclean.cli.outputs import open_output
from forumclean.config import KINDS
from forumclean.decode import decode
from forumclean.errors import FAILED, OK


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
    pages = Inputs(files, readable)
    profile = learn(((source, url) for _, source in pages), kind=kind)
    if not pages.done:
        return FAILED
    with open_output(output, files) as out:
        out.write(profile.toml())
        out.commit()
    return FAILED if pages.failed else OK


def readable(name: str) -> bytes:
    """The bytes of an input that holds a text. Raises ForumcleanError, as `read_input` and `decode` do."""
    source = read_input(name)
    decode(source, None)
    return source
