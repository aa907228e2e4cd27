"""What a file will hold: its text cleaned, in its own charset and with its own line ends, and checked before a write.

A file is somebody's; the account that `extract` gives is therefore proved on this very text, and a text that does not
pass is left as it is.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from forumclean import Cleaner, Result
from forumclean.chars import HAN
from forumclean.decode import decode_named
from forumclean.errors import ForumcleanError
from forumclean.ledger import Ledger
from forumclean.model import Cut, PageWarning
from forumclean.pipeline import LINE_ENDS
from forumclean.readers.flat import BOM
from forumclean.readers.sniff import looks_like_html

# The codecs of one family read most bytes alike, but each writes some characters as other bytes.
RELATIVES = {"gb18030": ("gbk",), "big5hkscs": ("big5", "cp950")}
BUG = "left as it is; this is a bug, please report it with the file"


class LeftError(ForumcleanError):
    """A file that is left as it is, and why."""


class PageError(LeftError):
    """A page of HTML, which is never overwritten."""


class Draft(NamedTuple):
    """A file's text as it is and as it will be; both with the file's line ends and byte order mark."""

    old: str
    new: str
    codec: str

    @property
    def changes(self) -> bool:
        """Whether the text would change."""
        return self.new != self.old

    @property
    def data(self) -> bytes:
        """The bytes to write."""
        return self.new.encode(self.codec)


def draft_text(data: bytes, cleaner: Cleaner) -> Draft:
    """The cleaned text of a file, checked.

    Args:
        data: the file's bytes. Text without Han is not changed.
        cleaner: with the options that hold for this file.

    Raises:
        PageError: it is a page of HTML.
        LeftError: the text cannot be written back, or the result does not keep what the README promises.
        NotTextError: it is a PDF, an archive, an image …
    """
    draft, result, warnings = drafted(data, cleaner)
    if result is None or not draft.changes:
        return draft
    if any(warning.code == "charset-guessed" for warning in warnings):
        raise LeftError(f"holds too few characters to be sure of its charset (read as {draft.codec}); convert it to "
                        "UTF-8 first")
    if not draft.new.strip():
        raise LeftError("nothing of it would be left; look at it with `forumclean FILE`, then delete or exclude it")
    check_account(result)
    if not holds_only(draft.new, draft.old, cleaner):
        raise LeftError(f"the result holds characters that the file does not; {BUG}")
    again = drafted(draft.data, cleaner)[0]
    if again.old != draft.new or again.changes:
        raise LeftError(f"a second pass would change it once more; {BUG}")
    return draft


def drafted(data: bytes, cleaner: Cleaner) -> tuple[Draft, Result | None, tuple[PageWarning, ...]]:
    """The draft, not yet checked; without a result where there is nothing to clean."""
    text, warnings, codec = decode_named(data)
    if looks_like_html(text):
        raise PageError("is a page of HTML, which is never overwritten; use --output-dir DIR")
    if not has_han(text):
        return Draft(text, text, codec), None, warnings
    result = cleaner.extract(text, kind="text")
    return Draft(text, with_line_ends(result), writing_codec(text, codec, data)), result, warnings


def draft_page(data: bytes, cleaner: Cleaner) -> Result | None:
    """The cleaned text of a page of HTML, checked; None where there is no Han in it.

    Raises:
        LeftError: the result does not keep what the README promises.
        NotTextError: it is a PDF, an archive, an image …
    """
    if not has_han(decode_named(data)[0]):
        return None
    result = cleaner.extract(data, kind="html")
    check_account(result)
    if not holds_only(result.text, result.source_text, cleaner):
        raise LeftError(f"the result holds characters that the page does not; {BUG}")
    if cleaner.clean(result.text, kind="text") != result.text:
        raise LeftError(f"a second pass would change it once more; {BUG}")
    return result


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in a text."""
    return not text.isascii() and re.search(f"[{HAN}]", text) is not None


def writing_codec(text: str, codec: str, data: bytes) -> str:
    """The codec that gives a file's own bytes for its unchanged text. Raises LeftError where none does."""
    for name in (codec, *RELATIVES.get(codec, ())):
        try:
            if text.encode(name) == data:
                return name
        except UnicodeEncodeError:
            continue
    raise LeftError(f"some of its bytes are not {codec}, so that it cannot be written back; convert it to UTF-8 first")


def with_line_ends(result: Result) -> str:
    """A result's text with the byte order mark, the carriage returns and the final line end of its source."""
    source, end = result.source_text, line_end(result.source_text)
    cuts = [*own_cuts(result, end)]
    if not cuts:
        return source
    text = Ledger(source, cuts).replay()
    if plain(text) != plain(result.text):
        # A kept carriage return came to stand before a kept line feed, and two line ends became one.
        bom = BOM if source.startswith(BOM) else ""
        text = bom + result.text.replace("\n", end)
    if source.endswith(("\n", "\r")):
        return text if not text or text.endswith(("\n", "\r")) else text + end
    return text.rstrip("\r\n")


def plain(text: str) -> str:
    """A text without byte order mark and final line ends, its line ends line feeds."""
    return text.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n").rstrip("\n")


def own_cuts(result: Result, end: str) -> Iterator[Cut]:
    """The cuts without those of a byte order mark and of carriage returns, except where a return's line feed goes too.

    Args:
        result: what was found.
        end: the line end to put where a cut puts a line feed.
    """
    for cut, following in zip(result.cuts, [*result.cuts[1:], None]):
        if cut.rule not in LINE_ENDS:
            yield cut._replace(put=cut.put.replace("\n", end)) if cut.put else cut
        elif not cut.put and following and following.start == cut.end and cut.rule == "read.carriage-return":
            yield cut


def line_end(text: str) -> str:
    """The line end that most lines of a text have; a line feed if none has one."""
    if "\r" not in text:
        return "\n"
    pairs = text.count("\r\n")
    counts = {"\n": text.count("\n") - pairs, "\r\n": pairs, "\r": text.count("\r") - pairs}
    return max(counts, key=counts.__getitem__)


def check_account(result: Result) -> None:
    """Raises LeftError unless the account gives the output and the page again."""
    if result.replay() != result.text or result.restore() != result.source_text:
        raise LeftError(f"the account of what was removed is wrong; {BUG}")


def holds_only(new: str, old: str, cleaner: Cleaner) -> bool:
    """Whether a result holds characters of its source alone, in their order; a mark in full width stands for itself in
    half width where that was asked for."""
    if cleaner.punctuation == "fullwidth":
        from forumclean.stages.fullwidth import NARROW
        new, old = new.translate(NARROW), old.translate(NARROW)
    return is_subsequence(new, old)


def is_subsequence(part: str, whole: str) -> bool:
    """Whether the characters of `part` stand in `whole` in this order, blanks apart."""
    rest = iter(whole)
    return all(char in rest for char in part if not char.isspace())
