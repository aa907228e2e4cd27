"""Where a body ends: what above, at and below its last line says so, and what does not."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.lines import INNER
from forumclean.stages.flat.runs import Fields, is_short_end, speaks
from forumclean.stages.flat.sides import SHORTEST_SAID_CHARS
from forumclean.stages.flat.units import TABLE_RULE_RE, Body, Unit

FEWEST_REST_LINES = 8       # fewer are a disclaimer; those that ask are other threads
FEWEST_REST_CHARS = 400
BUTTON_RULE = "ui.post-action"
REMARK_HEADS = ("点评", "點評")
OTHERS_RULES = frozenset(("ui.rated", "ui.rating"))


def with_rest(fields: Fields, bodies: list[Body]) -> list[Body]:
    """The bodies, the last one down to the last sentence below it where more is said there than in all of them: one of
    its lines read as a word of the page's foot."""
    keys, says = fields.keys, fields.says
    below = [at for at in range(bodies[-1].last, len(keys))
             if says[at] and len(keys[at]) >= SHORTEST_SAID_CHARS and keys[at][-1] not in "？?"]
    if len(below) < FEWEST_REST_LINES:      # nearly all
        return bodies
    rest = sum(len(keys[at]) for at in below)
    told = sum(len(keys[at]) for body in bodies for at in range(body.first, body.last) if says[at])
    if rest < max(told, FEWEST_REST_CHARS):
        return bodies
    return [*bodies[:-1], bodies[-1]._replace(last=below[-1] + 1)]


def above_tail(fields: Fields, best: int, last: int, template: frozenset[str], tails: frozenset[str]) -> int:
    """Where a body ends that ended at `best`: below the last sentence above the buttons that end posts, where no rating
    and no remark stands between, whose rows are others' words."""
    keys, _, rules, forms, says = fields
    stop = next((at for at in range(best, last) if forms[at] in tails and rules[at] == BUTTON_RULE), best)
    stop = next((at for at in range(best, stop) if rules[at] in OTHERS_RULES or keys[at] in REMARK_HEADS), stop)
    return next((at + 1 for at in range(stop - 1, best - 1, -1) if says[at] and forms[at] not in template
                 and len(keys[at]) >= SHORTEST_SAID_CHARS), best)


def is_inner_table(units: Sequence[Unit], at: int, last: int) -> bool:
    """Whether a table's rule in Markdown is that of a table in the post, and not of the one that lays the page out: it
    comes once more, and a sentence stands between."""
    form = units[at].form
    if form[:1] not in "-|" or not TABLE_RULE_RE.match(form):
        return False
    again = next((number for number in range(last - 1, at, -1) if units[number].form == form), at)
    return speaks(units[at + 1:again])


def below_inner(units: Sequence[Unit], first: int, best: int, last: int) -> int:
    """Where a body ends that ended at `best`: below the attachments and notes that follow, where it holds words."""
    while first < best < last and units[best].kind == INNER:
        best += 1
    return best


def above_furniture(units: Sequence[Unit], best: int, at: int, known: frozenset[str]) -> int:
    """Where a body ends that ended at `best` before furniture was met: there, or below a short last line."""
    return at if is_short_end(units[best:at], known, sure=False) else best
