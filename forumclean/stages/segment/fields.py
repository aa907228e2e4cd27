"""Who wrote a post when, and its floor: read from what stands between two posts."""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from forumclean.lines import DIGITS_RE, MARK, SURE, TEXT, WEAK
from forumclean.patterns import lazy
from forumclean.stages.segment.context import DECOYS
from forumclean.stages.segment.observe import date_class
from forumclean.stages.segment.phrases import phrase_share
from forumclean.stages.segment.pieces import Piece
from forumclean.stages.signs.floors import floor_in, is_floor

Fields = tuple[str | None, str | None, str | None]      # author, time, floor
HEAD_NOISE_RE = lazy(r"(?:发表|發表|发布|發布|發佈|回复|回覆|评论|評論|回答|写|Post(?:ed)?|post(?:ed)?)"
                     r"(?:[于於在]|时间|時間| ?[Bb]y| on)?[:：]?"
                     r"|作者[:：]?|时间[:：]?|時間[:：]?"
                     r"|由|»|·|\||[楼樓]主|只看.{2,4}|来自.{1,8}")
NICK_RE = lazy(r"[^\s|:：,，。;；!！?？“”\"…]{1,24}(?: [^\s|:：,，。;；]{1,12}){0,2}")
MOST_PHRASES_SHARE = 0.7
REACH = 40      # pieces above a post's words, in which its card stands
LONGEST_NICK_CHARS = 24


def post_fields(pieces: Sequence[Piece], keep: Sequence[bool], runs: Sequence[tuple[int, int]]) -> list[Fields]:
    """Author, time and floor of each post, None where the page does not show it.

    Where the first post has a date above its words, all have; else the first below them. The
    author stands on the date's line, else where most other posts have him, counted from the date.
    """
    gaps = [(max(runs[number - 1][1] if number else 0, first - REACH), first) for number, (first, _) in enumerate(runs)]
    below = [(last, runs[number + 1][0] if number + 1 < len(runs) else min(last + REACH, len(pieces)))
             for number, (_, last) in enumerate(runs)]
    common = Counter(family(piece) for piece in pieces if tells_time(piece))
    above_dates = [header_date(pieces, gap, common, first=bool(number)) for number, gap in enumerate(gaps)]
    below_dates = [header_date(pieces, gap, common, first=True) for gap in below]
    use_below = bool(runs) and above_dates[0] is None and below_dates[0] is not None and len(runs) > 0
    dates = below_dates if use_below else above_dates
    areas = below if use_below else gaps
    forms: defaultdict[int, set[str]] = defaultdict(set)     # levels and titles recur, nicks differ
    for area, date in zip(areas, dates, strict=True):
        if date is not None:
            for step in nick_steps(pieces, area, date):
                forms[step].add(pieces[date + step].form)
    usual = sorted(forms, key=lambda step: (-len(forms[step]), abs(step), step))
    found: list[Fields] = []
    for area, date in zip(areas, dates, strict=True):
        if date is None:
            found.append((None, None, floor_of(pieces, area)))
            continue
        piece = pieces[date]
        assert piece.date is not None, "it was found by its date"
        time = piece.key[piece.date[0]:piece.date[1]]
        author = author_beside(piece, pieces, usual, area, date)
        found.append((author, time, floor_in(piece.key) or floor_of(pieces, area)))
    return found


def header_date(pieces: Sequence[Piece], area: tuple[int, int], common: Counter[tuple[str, str]], *,
                first: bool) -> int | None:
    """The piece of a stretch that holds a header's date: one of the form that most dates of the page have, the first or
    the last of them. A quotation's header stands below its post's."""
    dated = [number for number in range(*area) if tells_time(pieces[number])]
    most = max((common[family(pieces[number])] for number in dated), default=0)
    likely = [number for number in dated if common[family(pieces[number])] == most]
    return (likely[0] if first else likely[-1]) if likely else None


def family(piece: Piece) -> tuple[str, str]:
    """How a date stands in its piece, and with which words behind it."""
    assert piece.date is not None, "only dated pieces are asked"
    return date_class(piece), DIGITS_RE.sub("0", piece.key[piece.date[1]:])[:3]


def tells_time(piece: Piece) -> bool:
    """Whether a piece holds a date, which is not that of an edit note, a registration or a file."""
    return piece.date is not None and not any(word in piece.key for word in DECOYS)


def author_beside(piece: Piece, pieces: Sequence[Piece], usual: Sequence[int], area: tuple[int, int],
                  date: int) -> str | None:
    """The nick of a post: on the line of its date, before it or behind, else where most others have theirs."""
    return nick_on(piece) or author_at(pieces, area, date, usual)


def nick_on(piece: Piece) -> str | None:
    """The nick on the line of a date, before it or behind: of the words between its separators the first that are no
    interface's."""
    assert piece.date is not None, "only dated pieces are asked"
    for words in (piece.key[:piece.date[0]], piece.key[piece.date[1]:]):
        floor = floor_in(words)
        bare = words.replace(floor, "|", 1) if floor else words
        for part in HEAD_NOISE_RE.sub("|", bare).split("|"):
            nick = " ".join(part.split()).strip(" :：-#()（）[]*")
            if nick and NICK_RE.fullmatch(nick) and not nick.isdecimal() and phrase_share(nick) < MOST_PHRASES_SHARE:
                return nick
    return None


def nick_steps(pieces: Sequence[Piece], area: tuple[int, int], date: int) -> list[int]:
    """How far from a date the pieces of its stretch stand that may be a nick."""
    return [number - date for number in range(*area) if number != date and may_be_nick(pieces[number])]


def may_be_nick(piece: Piece) -> bool:
    """Whether a piece may be somebody's name."""
    return (piece.kind in (TEXT, WEAK) and not piece.says and len(piece.key) <= LONGEST_NICK_CHARS and not piece.rule
            and phrase_share(piece.key) < MOST_PHRASES_SHARE
            and piece.date is None and not is_floor(piece.key) and NICK_RE.fullmatch(piece.key) is not None)


def author_at(pieces: Sequence[Piece], area: tuple[int, int], date: int, usual: Sequence[int]) -> str | None:
    """The nick at the most usual distance from a date at which one stands here."""
    for step in usual:
        number = date + step
        if area[0] <= number < area[1] and may_be_nick(pieces[number]):
            return pieces[number].key
    return None


def floor_of(pieces: Sequence[Piece], area: tuple[int, int]) -> str | None:
    """The floor that stands on a line of its own in a stretch."""
    return next((pieces[number].key for number in range(*area)
                 if pieces[number].kind in (MARK, TEXT, WEAK, SURE) and is_floor(pieces[number].key)), None)
