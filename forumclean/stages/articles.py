"""Articles on flattened pages: what stands above the headers of their comments, and the days that look like headers."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from forumclean.chars import CLOSERS, TERMINALS
from forumclean.lines import TEXT
from forumclean.stages.headers import Header
from forumclean.stages.records import run_in
from forumclean.stages.units import Body, Unit

FEWEST_SENTENCES = 3    # lines that end one, above all headers, for an article to stand there
MOST_OF_TEXT = 0.8      # of all bodies' sentences, that one holds
ENDERS = tuple(TERMINALS)


def opening_body(units: Sequence[Unit], headers: Sequence[Header], bodies: Sequence[Body]) -> Body | None:
    """The body of an article above its comments, whose own header has another form or stands below it; None where no
    run of sentences stands there that says as much as all posts together."""
    stop = min(headers[0].unit, bodies[0].first)
    body = run_in(units, 0, stop, frozenset())
    said = sentences(units, [body])
    return body if len(said) >= FEWEST_SENTENCES and sum(said) >= sum(sentences(units, bodies)) else None


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
    return [len(unit.key) for body in bodies for unit in units[body.first:body.last]
            if unit.kind == TEXT and unit.key.rstrip(CLOSERS).endswith(ENDERS)]
