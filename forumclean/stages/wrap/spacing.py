"""What stands between two joined lines."""
from __future__ import annotations

from forumclean.chars import CLOSERS, COMMAS, OPENERS, TERMINALS, is_ideograph
from forumclean.patterns import lazy

NO_SPACE_AFTER = frozenset("/-_=@#&([{<$~")
NO_SPACE_BEFORE = frozenset(")]}>,.;:!?%")
MANUAL_SECTION_RE = lazy(r"\(\d[a-z]?\)")
# A blank between another letter and a Latin word or a number, and the lack of it. Whether the letter is Han, as nearly
# all are, is asked of each: a class of all ideographs takes two milliseconds to compile.
WIDE_LETTER = r"[^\W\x00-\x7f]"
PANGU_RE = lazy(rf"[A-Za-z0-9%] (?=({WIDE_LETTER}))|({WIDE_LETTER}) (?=[A-Za-z0-9])")
TIGHT_RE = lazy(rf"[A-Za-z0-9%](?=({WIDE_LETTER}))|({WIDE_LETTER})(?=[A-Za-z0-9])")
ENDS_ADDRESS = frozenset(COMMAS + TERMINALS + CLOSERS)
DECIMAL_RE = lazy(r"\d\.$")


def sets_blanks(text: str) -> bool:
    """Whether a blank stands between Han and Latin words or numbers wherever they meet in a text."""
    return (" " in text and any(is_ideograph(at[1] or at[2]) for at in PANGU_RE.finditer(text))
            and not any(is_ideograph(at[1] or at[2]) for at in TIGHT_RE.finditer(text)))


def space_between(before: str, after: str, *, cuts_words: bool = False, is_exact: bool = False,
                  spaces_latin: bool = False) -> str:
    """One space between Latin words; none inside an address, a path, a quotation's marks or a number, nor beside Han
    unless the writer always sets one between Han and Latin.

    Args:
        before, after: the lines to join, without outer blanks.
        cuts_words: the wrapper cut words anywhere, so that two letters at a break belong to one word.
        is_exact: the line fills the width to the column, as it does where a word longer than a line was cut.
        spaces_latin: see `sets_blanks`.
    """
    a, b = before[-1], after[0]
    if spaces_latin and (is_ideograph(b) if a.isascii() and (a.isalnum() or a == "%")
                         else is_ideograph(a) and b.isascii() and b.isalnum()):
        return " "
    if not (a.isascii() and b.isascii()) or a in NO_SPACE_AFTER or b in NO_SPACE_BEFORE:
        return ""
    if b.isdigit() and (a.isdigit() or DECIMAL_RE.search(before)):
        return ""
    if MANUAL_SECTION_RE.match(after):
        return ""
    if cuts_words and not (a in COMMAS or b in OPENERS or a in CLOSERS or a in TERMINALS):
        return ""
    if is_torn_word(before.rsplit(None, 1)[-1], after.split(None, 1)[0], is_exact):
        return ""
    if a == '"' and before.count('"') % 2:
        return ""
    return "" if b == '"' and before.count('"') % 2 else " "


def is_torn_word(last: str, first: str, is_exact: bool) -> bool:
    """Whether the last word of a line and the first of the next are one address or path."""
    whole = last + first
    at = whole.find("://")
    goes_on = len(last) < at + 4 or last[-1] not in ENDS_ADDRESS or (last[-1] == "." and first[0].islower())
    if 0 <= at < len(last) and goes_on:
        return True
    if last[-1] in ENDS_ADDRESS:
        return False
    if "www." in last or (is_exact and whole[max(at - 5, 0):at].endswith(("http", "https"))):
        return True
    if "/" in last and (first[0] == "/" or is_exact):
        return True
    return last[0] == '"' and "/" in last and last.count('"') == 1
