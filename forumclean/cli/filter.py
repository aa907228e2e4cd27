"""The options of `forumclean FILE…`: pages in, clean text out."""
from __future__ import annotations

import click

from forumclean import __version__, load_engine, load_profile
from forumclean.cli.lists import names
from forumclean.cli.outputs import open_output
from forumclean.cli.pages import print_pages
from forumclean.config import KINDS, POSTS, PUNCTUATION
from forumclean.errors import UsageError
from forumclean.output import FORMATS


def print_rules(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    """List the rules and end."""
    if wanted:
        from forumclean._rulebook import INFO
        width = max(map(len, INFO))
        with open_output(None, ()) as out:
            for rule, (role, reason) in INFO.items():
                out.write(f"{rule:{width}}  {role:10}  {reason}\n")
        context.exit()


@click.command(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("-f", "--format", "format_", type=click.Choice(list(FORMATS)), default="text", help="What to print.")
@click.option("-o", "--output", metavar="FILE", help="Write there instead, whole or not at all.")
@click.option("--kind", type=click.Choice(KINDS), default="auto", help="What the input is; auto: see for yourself.")
@click.option("--encoding", metavar="NAME", help="What the bytes probably are.")
@click.option("--url", metavar="URL", help="The page's address, a hint at the site.")
@click.option("--select", metavar="NAMES", multiple=True, callback=names, help="Only these rules, owners, roles act.")
@click.option("--ignore", metavar="NAMES", multiple=True, callback=names, help="These do not act.")
@click.option("--engine", "engine_files", metavar="FILE", multiple=True,
              help="Also know this forum program (docs/engines.md), before the built-in ones.")
@click.option("--profile", "profile_file", metavar="FILE", help="What `forumclean learn FILE...` has found out.")
@click.option("--posts", type=click.Choice(POSTS), default="all", help="The whole thread, or the first post alone.")
@click.option("--punctuation", type=click.Choice(PUNCTUATION), default="keep",
              help="Marks beside Han in full width.")
@click.option("--with-source", is_flag=True, help="Put the page's own text into the JSON.")
@click.option("--rules", is_flag=True, is_eager=True, expose_value=False, callback=print_rules,
              help="List rules, roles and reasons, then end.")
@click.version_option(__version__, prog_name="forumclean", message="%(prog)s %(version)s")
def filter_pages(files: tuple[str, ...], format_: str, output: str | None, kind: str, encoding: str | None,
                 url: str | None, select: tuple[str, ...] | None, ignore: tuple[str, ...] | None,
                 engine_files: tuple[str, ...], profile_file: str | None, posts: str, punctuation: str,
                 with_source: bool) -> int:
    """Print what the authors of a Chinese forum page wrote.

    FILE is HTML or text; none is standard input. NAMES are parted by commas.
    """
    if with_source and format_ == "text":
        raise UsageError("--with-source: text has no place for it; add --format json")
    engines = tuple(load_engine(file) for file in engine_files) or None
    profile = load_profile(profile_file) if profile_file else None
    return print_pages(files, format_=format_, output=output, kind=kind, encoding=encoding, url=url, select=select,
                       ignore=ignore, engines=engines, profile=profile, posts=posts, punctuation=punctuation,
                       with_source=with_source)
