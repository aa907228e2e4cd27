"""Clean paragraphs from scraped Chinese forum pages.

    from forumclean import clean
    clean(page_bytes)            # the text its authors wrote
    extract(page_bytes).posts    # the same, post by post, with the account of what went
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from forumclean.config import KINDS, POSTS, PUNCTUATION, Config
from forumclean.errors import ForumcleanError, NotTextError, UsageError
from forumclean.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from forumclean.engine import Engine
    from forumclean.profile import Profile
    from forumclean.result import Removed, Result, ResultPost

__version__ = "0.1.0"
__all__ = [
    "Cleaner", "ForumcleanError", "NotTextError", "Profile", "Removed", "Result", "ResultPost", "UsageError", "clean",
    "extract", "learn", "load_engine", "load_profile",
]

LAZY = {"Profile": "forumclean.profile", **dict.fromkeys(("Removed", "Result", "ResultPost"), "forumclean.result")}


def __getattr__(name: str) -> Any:
    """What only annotations name; most runs import it late or never."""
    from importlib import import_module
    if name in LAZY:
        return getattr(import_module(LAZY[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


class Cleaner(Frozen):
    """Options for many pages. Immutable, picklable, safe to share between threads.

    Args:
        select: only these rules act (ids such as "ui.pager", owners such as "splice", roles such as "signature");
            None: all.
        ignore: these do not act.
        engines: engine files of your own (`load_engine`), tried on HTML pages before the built-in ones; None: those
            alone; an empty tuple: no engine file at all, so that posts are found by their repetition or line by line.
        posts: "all", or "first" for the page's first post alone (on the first page of a thread: the opening post),
            with the title; all others are removed as `ui.other-post`, whatever `select` and `ignore` say. A text in
            which no post was found stays as it is.
        punctuation: "keep", or "fullwidth" to put `, : ; ? ! ( )` beside Han in full width, each recorded as
            `wrap.fullwidth-mark`, whatever `select` and `ignore` say.
        profile: what is known of the site's marks (`learn`, `load_profile`), beside the profile that this package may
            hold for the page's host.
        profile_folders: folders with more profiles, each in a file that is named by its host.

    Raises:
        UsageError: there is no such rule, owner, role or choice; the message names what there is.
    """

    _fields = ("select", "ignore", "engines", "posts", "punctuation", "profile", "profile_folders")
    __slots__ = _fields
    select: tuple[str, ...] | None
    ignore: tuple[str, ...] | None
    engines: tuple[Engine, ...] | None
    posts: str
    punctuation: str
    profile: Profile | None
    profile_folders: tuple[str, ...]

    def __init__(self, *, select: tuple[str, ...] | None = None, ignore: tuple[str, ...] | None = None,
                 engines: tuple[Engine, ...] | None = None, posts: str = "all", punctuation: str = "keep",
                 profile: Profile | None = None, profile_folders: tuple[str, ...] = ()):
        select, ignore = checked_names(select, "select"), checked_names(ignore, "ignore")
        engines = None if engines is None else checked_engines(engines)
        if posts not in POSTS:
            raise UsageError(f"no such posts ({posts!r}); use one of {', '.join(POSTS)}")
        if punctuation not in PUNCTUATION:
            raise UsageError(f"no such punctuation ({punctuation!r}); use one of {', '.join(PUNCTUATION)}")
        if profile is not None:
            from forumclean.profile import Profile
            if not isinstance(profile, Profile):
                raise UsageError(f"profile: load_profile(FILE) or learn(PAGES) is wanted, not {profile!r:.60}")
        self.hold(select, ignore, engines, posts, punctuation, profile, profile_folders)

    def clean(self, source: str | bytes, *, kind: str = "auto", url: str | None = None,
              encoding: str | None = None) -> str:
        """The clean text of one page; see `forumclean.clean`."""
        return self.extract(source, kind=kind, url=url, encoding=encoding).text

    def extract(self, source: str | bytes, *, kind: str = "auto", url: str | None = None,
                encoding: str | None = None) -> Result:
        """The clean text of one page with its posts and the account of what went; see `forumclean.extract`."""
        if kind not in KINDS:
            raise UsageError(f"no such kind ({kind!r}); use one of {', '.join(KINDS)}")
        from forumclean.pipeline import run
        return run(source, kind=kind, url=url, encoding=encoding,
                   config=Config(self.select, self.ignore or (), self.engines, self.posts, self.punctuation,
                                 () if self.profile is None else (self.profile,), self.profile_folders))


def checked_names(names: Any, option: str) -> tuple[str, ...] | None:
    """Names of rules, owners and roles as a tuple. Raises UsageError for a str, and for a name that there is not."""
    if isinstance(names, str):
        raise UsageError(f"{option}: a str is not a list of names; give ({names!r},)")
    if names:
        from forumclean.rulebook import check_names
        names = tuple(names)
        check_names(names, option)
    return None if names is None else tuple(names)


def checked_engines(engines: Any) -> tuple[Engine, ...]:
    """Engines as a tuple. Raises UsageError for anything but what `load_engine` gives."""
    from forumclean.engine import Engine
    if isinstance(engines, (str, Engine)) or not all(isinstance(engine, Engine) for engine in engines):
        raise UsageError(f"engines: a tuple of load_engine(FILE) is wanted, not {engines!r:.60}")
    return tuple(engines)


def load_engine(path: str | Path) -> Engine:
    """An engine file (docs/engines.md), to be given to `Cleaner`.

    Raises:
        UsageError: the file cannot be read, or it says something that nothing understands; the message names both.
    """
    from forumclean.stages.engines.enginefile import load_engine as load
    return load(path)


def load_profile(path: str | Path) -> Profile:
    """A site's profile (docs/profiles.md), to be given to `Cleaner`.

    Raises:
        UsageError: the file cannot be read, or it says something that nothing understands; the message names both.
    """
    from forumclean.profilefile import load_profile as load
    return load(path)


def learn(sources: Iterable[str | bytes | tuple[str | bytes, str | None]], *, kind: str = "auto") -> Profile:
    """What the pages of one site tell of its marks, to be given to `Cleaner` or written to a file (`Profile.toml`).

    Args:
        sources: the pages, each with its address where that is known.
        kind: what all of them are; see `clean`.

    Raises:
        NotTextError: a page is a PDF, an archive, an image …
        UsageError: there is no such kind, or one page was given for a list of them.
    """
    from forumclean.learning import learn_profile
    return learn_profile(sources, kind)


def clean(source: str | bytes, *, kind: str = "auto", url: str | None = None, encoding: str | None = None,
          select: tuple[str, ...] | None = None, ignore: tuple[str, ...] | None = None) -> str:
    """The paragraphs that the authors of a page wrote: title, blank line, posts a blank line apart.

    Args:
        source: the page; bytes are decoded by their own evidence, a str is taken as it is.
        kind: "html", "text", or "auto" to tell by content.
        url: the page's address, evidence for the site's name.
        encoding: a hint for bytes; bytes that contradict it win.
        select, ignore: rule ids, owners or roles that alone may act, or may not (see `Cleaner`).

    Returns:
        The text; a text in which nothing was found comes back unchanged.

    Raises:
        NotTextError: the bytes are a PDF, an archive, an image …
        UsageError: an option has no such value.
    """
    return Cleaner(select=select, ignore=ignore).clean(source, kind=kind, url=url, encoding=encoding)


def extract(source: str | bytes, *, kind: str = "auto", url: str | None = None, encoding: str | None = None,
            select: tuple[str, ...] | None = None, ignore: tuple[str, ...] | None = None) -> Result:
    """The same as `clean`, as a `Result`: text, title, posts, removed, notes, warnings."""
    return Cleaner(select=select, ignore=ignore).extract(source, kind=kind, url=url, encoding=encoding)
