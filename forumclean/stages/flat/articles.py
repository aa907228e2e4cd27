"""Articles on flattened pages: what stands above the headers of their comments, and the days that look like headers."""
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from forumclean.chars import CLOSERS, TERMINALS
from forumclean.lines import CARD, SURE, TEXT, WEAK
from forumclean.patterns import lazy
from forumclean.stages.flat.headers import Header
from forumclean.stages.flat.runs import reading_on, run_in
from forumclean.stages.flat.titles import find_title
from forumclean.stages.flat.units import Body, Unit

FEWEST_SENTENCES = 3    # lines that end one, above all headers, for an article to stand there
FEWEST_BEGINNING = 2    # a page's title may be a sentence
FEWEST_BEGINNING_CHARS = 40
HEAD_UNITS = 4
TITLE_SIGN_RE = lazy(r" [-_|–—] |[»›]|_[^_]+_")     # of a page's title with the site's name, of breadcrumbs
RECURRING_SHARE = 0.8   # of the furniture between such a post and the first header
MOST_OF_TEXT = 0.8      # of all bodies' sentences, that one holds
ENDERS = tuple(TERMINALS)
LAST_CHARS = frozenset(TERMINALS + CLOSERS)
GLUED_CHARS, MARKS, MOST_CHARS_A_MARK = 60, "。，！？,!?", 30
START = itemgetter(0)   # of a unit


def with_article(text: str, units: Sequence[Unit], headers: list[Header],
                 bodies: list[Body]) -> tuple[list[Header], list[Body]]:
    """Headers and bodies with one more before them, where an article stands above its comments; as they are where none
    does."""
    body = article_body(units, headers, bodies)
    if body is None or (body := below_title(text, units, headers, bodies, body)) is None:
        return headers, bodies
    start = units[body.first].start
    return [Header(body.first, start, start, "", False, "", None, None, False), *headers], [body, *bodies]


def with_beginning(units: Sequence[Unit], headers: list[Header],
                   bodies: list[Body]) -> tuple[list[Header], list[Body]]:
    """Headers and bodies with one more before them, where a text begins in the midst of a post: its first lines are
    prose and hold no title, and any furniture below them recurs between the posts, as a page's head does not. As they
    are where none does."""
    stop = min(headers[0].unit, bodies[0].first)
    ruled = next((at for at in range(stop) if units[at].kind in (SURE, WEAK, CARD)), stop)
    said = sentences(units, [Body(0, ruled)])
    if len(said) < FEWEST_BEGINNING or sum(said) < FEWEST_BEGINNING_CHARS or any(
            TITLE_SIGN_RE.search(unit.key) for unit in units[:min(ruled, HEAD_UNITS)]):
        return headers, bodies
    below = {unit.form for unit in units[headers[0].unit + 1:]}
    again = [unit.form in below for unit in units[ruled:stop] if unit.kind in (SURE, WEAK, CARD)]
    if sum(again) < RECURRING_SHARE * len(again):
        return headers, bodies
    if ruled == stop:   # the next author's card may stand there
        ruled = next(at for at in range(stop, 0, -1) if sentences(units, [Body(at - 1, at)]))
    body = reading_on(units, Body(0, ruled), stop, frozenset())
    start = units[0].start
    return [Header(0, start, start, "", False, "", None, None, False), *headers], [body, *bodies]


def below_title(text: str, units: Sequence[Unit], headers: Sequence[Header], bodies: Sequence[Body],
                body: Body) -> Body | None:
    """What of an article's body stands below the page's title; None where all stands above, as an announcement does."""
    found = find_title(text, units, headers[0].unit, bodies[0].first, bodies[0].last)
    at = bisect_right(units, found[0][0], key=START) if found else body.last
    return body._replace(first=max(body.first, at)) if at < body.last else None


def article_body(units: Sequence[Unit], headers: Sequence[Header], bodies: Sequence[Body]) -> Body | None:
    """The body of an article above its comments, whose own header has another form or stands below it; None where no
    run of sentences stands there that says as much as all posts together."""
    stop = min(headers[0].unit, bodies[0].first)
    above = sentences(units, [Body(0, stop)])
    if len(above) < FEWEST_SENTENCES or sum(above) < (posts := sum(sentences(units, bodies))):   # most pages
        return None
    body = reading_on(units, run_in(units, 0, stop, frozenset()), stop, frozenset())
    said = sentences(units, [body])
    return body if len(said) >= FEWEST_SENTENCES and sum(said) >= posts else None


def one_text(units: Sequence[Unit], headers: list[Header], bodies: list[Body]) -> tuple[list[Header], list[Body]]:
    """Headers and bodies; where they are the days of one text, in the table above it and below its signature, those of
    that text alone, down to the last of them: nothing but a day stands there, behind a label once at least, one office
    signs, and one body says nearly all."""
    nicks = [body.author for body in bodies if body.author]
    signed = [nick for nick in nicks if nick[-1] not in ":："]
    if headers[0].family != "bare-day" or len(signed) > 1 or len(signed) == len(nicks):
        return headers, bodies
    said = [sentences(units, [body]) for body in bodies]
    most = max(range(len(bodies)), key=lambda number: sum(said[number]))
    if len(said[most]) < FEWEST_SENTENCES or sum(said[most]) < MOST_OF_TEXT * sum(map(sum, said)):
        return headers, bodies
    return [headers[most]], [Body(bodies[most].first, max(body.last for body in bodies[most:]))]


def sentences(units: Sequence[Unit], bodies: Iterable[Body]) -> list[int]:
    """The characters of each line in some bodies that ends a sentence."""
    return [len(key) for body in bodies for _, _, key, kind, _, _, _ in units[body.first:body.last]
            if kind == TEXT and key[-1] in LAST_CHARS and key.rstrip(CLOSERS).endswith(ENDERS)]


def told(units: Sequence[Unit]) -> list[int]:
    """The characters of each line that ends a sentence, or into which a flattener ran several."""
    return [len(key) for _, _, key, kind, _, _, _ in units if kind == TEXT and (
        key[-1] in LAST_CHARS and key.rstrip(CLOSERS).endswith(ENDERS) or len(key) >= GLUED_CHARS and is_dense(key))]


def is_dense(key: str) -> bool:
    """Whether a long line holds as many marks as prose does: headlines run together hold few."""
    return sum(map(key.count, MARKS)) * MOST_CHARS_A_MARK >= len(key)
