"""Text that somebody already flattened: its lines, without changing one character."""
from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from forumclean.chars import CONTROLS, SOFT_HYPHEN, ZERO_WIDTH
from forumclean.model import Cut, Page, PageWarning
from forumclean.patterns import lazy

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
UNSEEN_RE = lazy(f"[{CONTROLS}{ZERO_WIDTH}{SOFT_HYPHEN}]")
ICONS = "\ue000-\uf8ff"     # for private use: a font of icons draws them beside the words of buttons
ICON_RE = lazy(f"^[{ICONS} ]+|[{ICONS} ]+$")
UNSEEN_BLANKS = "\x1c\x1d\x1e\x1f"     # those that Python parts words at; it prints none of the others
RETURN = ("read.carriage-return", "carriage return")


def read_flat(text: str, url: str | None = None, warnings: tuple[PageWarning, ...] = ()) -> Page:
    """The page of a flattened text.

    Lines end at a line feed, or at a carriage return that no line feed follows (old Mac files).
    A leading BOM and the carriage returns before line feeds are cut by `read.*` rules; see `lone_returns` for others.
    """
    cuts = [Cut(0, 1, "read.bom", "byte order mark")] if text.startswith(BOM) else []
    lines = spaced(text).split("\n")
    if "\r" in text:
        cuts += [Cut(at, at + 1, *RETURN) for at in returns(text) if text.startswith("\n", at + 1)]
        lines = [part for line in lines for part in split_returns(line)]
    starts = list(accumulate([len(line) + 1 for line in lines], initial=0))
    starts[-1] = len(text)
    return Page(text, starts, line_keys(text, lines), url=url, cuts=cuts, warnings=warnings)


def spaced(text: str) -> str:
    """The text with spaces for the other blanks that pages are full of, so that lines can be looked up faster."""
    return text.replace("\t", " ").replace("\xa0", " ").replace("\N{IDEOGRAPHIC SPACE}", " ")


def split_returns(line: str) -> list[str]:
    """A line, parted at the carriage returns inside it; one at its end belongs to the line feed after it."""
    if "\r" not in line[:-1]:
        return [line]
    last = "\r" if line.endswith("\r") else ""
    parts = line.removesuffix("\r").split("\r")
    return [*parts[:-1], parts[-1] + last]


def line_keys(text: str, lines: list[str]) -> list[str]:
    """Each line as it is looked up: invisible characters and the icons beside words dropped, blanks collapsed, outer
    blanks gone."""
    if any(map(text.__contains__, UNSEEN_BLANKS)):     # hardly ever
        return [*map(look_up_form, lines)]
    keys = [*map(str.strip, lines)]
    joined = "".join(keys)
    if not joined.isprintable():    # which of all blanks a space alone is
        keys = [key if key.isprintable() else look_up_form(key) for key in keys]
    return [" ".join(key.split()) if "  " in key else key for key in keys] if "  " in joined else keys


def look_up_form(line: str) -> str:
    """The form in which a line is looked up. One of icons alone keeps them, for it is not blank; and so does one inside
    words, where it is a rare character of an old charset."""
    seen = " ".join(UNSEEN_RE.sub("", line).split())
    return ICON_RE.sub("", seen) or seen if may_be_icon(seen[:1]) or may_be_icon(seen[-1:]) else seen


def may_be_icon(char: str) -> bool:
    """Whether a character, or none, is for private use."""
    return "\ue000" <= char <= "\uf8ff"


def lone_returns(text: str) -> list[Cut]:
    """A cut for every carriage return that is a line break of its own; it leaves a line feed.

    Made after the last stage: the stages read such a return as a line feed, and may claim it as one.
    """
    return [Cut(at, at + 1, *RETURN, put="\n") for at in returns(text) if not text.startswith("\n", at + 1)]


def returns(text: str) -> Iterator[int]:
    """Where carriage returns stand."""
    at = text.find("\r")
    while at >= 0:
        yield at
        at = text.find("\r", at + 1)
