"""Selectors over an outline: the part of CSS that engine files need, decided from the page's indices.

lxml's XPath walks the whole tree for each question, which for a book of engines costs many times the parse. Here a
selector starts at its rarest name (id, class, the beginning of an id, tag) and looks upward from there.
"""
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import partial
from itertools import chain

from forumclean.engine import Attribute, Selector, Step
from forumclean.errors import UsageError
from forumclean.outline import Outline

NAME = r"[\w\-]+|[^\x00-\x7f]+"
CONDITION = r"\[\s*(?P<name>[\w\-:]+)\s*(?:(?P<op>[\^$*~]?=)\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\]]*?))?\s*\]"
# One part of a selector; what may follow `:not(` is told by the look back at it.
TOKEN = (rf"(?P<tag>(?:{NAME})+)|\#(?P<id>(?:{NAME})+)|\.(?P<class>(?:{NAME})+)"
         rf"|(?P<no>:not\()?(?:{CONDITION}|(?<=:not\()\.(?P<unlike>(?:{NAME})+))(?(no)\))"
         r"|\s*(?P<child>>)\s*|(?P<blank>\s+)")
ID_BEGINS = ("id", "^=")
EXAMPLE = "write it as in 'div.post > [id^=body_], p.text'"


def compile_selector(text: str) -> Selector:
    """A selector ready for `select`.

    Raises:
        UsageError: the text is none, or its last part names neither tag, id, class nor the beginning of an id.
    """
    chains = [parse_chain(part, text) for part in split_list(text)]
    for steps in chains:
        _, tag, own, classes, attributes = steps[0]
        if not (tag or own or classes or any(attribute[:2] == ID_BEGINS for attribute in attributes)):
            raise UsageError(f"selector {text!r}: it would look at every element; name a tag, class or id as well")
    return tuple(chains)


def split_list(text: str) -> list[str]:
    """The alternatives of a list; commas in brackets are not its own."""
    return re.split(r",(?![^\[]*\])", text)


def parse_chain(part: str, text: str) -> tuple[Step, ...]:
    """One alternative, from the element outward."""
    steps: list[Step] = []
    part, at, combinator, fresh = part.strip(), 0, "", True
    tag, own = "", ""
    classes: list[str] = []
    attributes: list[Attribute] = []
    token = re.compile(TOKEN)
    while at < len(part):
        match = token.match(part, at)
        if not match or (match["tag"] and not fresh) or (fresh and (match["child"] or match["blank"])):
            raise UsageError(f"selector {text!r}: it cannot be read from {part[at:]!r} on; {EXAMPLE}")
        at = match.end()
        if match["child"] or match["blank"]:
            steps.append((combinator, tag, own, tuple(classes), tuple(attributes)))
            combinator = ">" if match["child"] else " "
            tag, own, classes, attributes, fresh = "", "", [], [], True
            continue
        fresh = False
        tag, own = (match["tag"] or tag).lower(), match["id"] or own
        if match["class"]:
            classes.append(match["class"])
        if match["name"]:
            attributes.append((match["name"], ("!" if match["no"] else "") + (match["op"] or ""),
                               (match["value"] or "").strip("\"'")))
        if match["unlike"]:
            attributes.append(("class", "!~=", match["unlike"]))
    if fresh:
        raise UsageError(f"selector {text!r}: something is missing; {EXAMPLE}")
    steps.append((combinator, tag, own, tuple(classes), tuple(attributes)))
    return outward(steps)


def outward(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Steps in reading order turned round: each combinator goes to the step that holds, not to the one that is held."""
    turned = []
    combinator = ""
    for step in reversed(steps):
        turned.append((combinator, *step[1:]))
        combinator = step[0]
    return tuple(turned)


def select(outline: Outline, selector: Selector) -> list[int]:
    """The elements that a selector means, in document order."""
    found = [elements for steps in selector if (elements := chain_matches(outline, steps))]
    if len(found) > 1:
        return sorted({*chain.from_iterable(found)})
    return [*found[0]] if found else []


def exists(outline: Outline, selector: Selector) -> bool:
    """Whether the page has such an element."""
    return any(map(partial(chain_matches, outline), selector))


def names_of(selector: Selector) -> list[str] | None:
    """What each alternative asks for, without which it means nothing: a class (`.name`), an id (`#name`) or the
    beginning of one (`^name`); None where one of them asks for no such thing."""
    names = [next(filter(None, map(name_of, chain)), "") for chain in selector]
    return names if all(names) else None


def name_of(step: Step) -> str:
    """A class, an id or the beginning of one that a step asks for, as in `names_of`; "" where it asks for none."""
    _, _, own, classes, attributes = step
    if own or classes:
        return f"#{own}" if own else f".{classes[0]}"
    return next((f"^{value}" for name, operator, value in attributes if (name, operator) == ID_BEGINS), "")


def chain_matches(outline: Outline, steps: tuple[Step, ...]) -> Sequence[int]:
    """The elements that one alternative means, in document order.

    Found from the outside in: what holds an element is rarer than what it is, which may be any link.
    """
    ids, names = outline.by_id, outline.by_class.lists
    for _, _, own, classes, _ in steps:
        if own and own not in ids:
            return ()
        for name in classes:
            if name not in names:
                return ()
    found: Sequence[int] = ()
    combinator = ""
    for step in reversed(steps):
        there = candidates(outline, step)
        if combinator == " ":
            there = strictly_inside(outline, there, found)
        elif combinator:
            holders = set(found)
            there = [element for element in there if outline.parents[element] in holders]
        found = fitting(outline, there, step)
        if not found:
            return ()
        combinator = step[0]
    return found


def strictly_inside(outline: Outline, elements: Sequence[int], holders: Sequence[int]) -> list[int]:
    """Those of some elements that stand in one of some others."""
    found: list[int] = []
    stop = 0
    for holder in holders:
        if holder >= stop:      # else what holds it has been looked into
            stop = outline.last[holder]
            found += elements[bisect_right(elements, holder):bisect_left(elements, stop)]
    return found


def candidates(outline: Outline, step: Step) -> Sequence[int]:
    """The elements under the rarest name of a step, in document order."""
    _, tag, own, classes, attributes = step
    if own:
        return outline.by_id.get(own, ())
    if classes:
        found = map(outline.by_class.get, classes)
        return min(found, key=len) if len(classes) > 1 else next(found)
    for name, operator, value in attributes:
        if (name, operator) == ID_BEGINS:
            return outline.ids_from(value)
    return outline.by_tag.get(tag, ()) if tag else range(len(outline))


def fitting(outline: Outline, found: Sequence[int], step: Step) -> Sequence[int]:
    """Those of a step's candidates that are all that it says."""
    _, tag, own, classes, attributes = step
    if not found:
        return found
    if tag and (own or classes or attributes):
        found = [element for element in found if outline.tags[element] == tag]
    for name in classes if own or len(classes) > 1 else ():
        found = [element for element in found if outline.has_class(element, name)]
    for attribute in attributes:
        if attribute[:2] == ID_BEGINS:
            found = [element for element in found if (outline.ids[element] or "").startswith(attribute[2])]
        else:
            found = [element for element in found if attribute_fits(outline, element, attribute)]
    return found


def attribute_fits(outline: Outline, element: int, attribute: Attribute) -> bool:
    """Whether an element has an attribute with such a value."""
    name, operator, wanted = attribute
    if operator.startswith("!"):
        return not attribute_fits(outline, element, (name, operator[1:], wanted))
    value = outline.attribute(element, name)
    if value is None:
        return False
    if operator == "=":
        return value == wanted
    if operator == "^=":
        return value.startswith(wanted)
    if operator == "$=":
        return value.endswith(wanted)
    if operator == "*=":
        return wanted in value
    return operator != "~=" or wanted in value.split()
