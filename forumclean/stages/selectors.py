"""Selectors over an outline: the part of CSS that engine files need, decided from the page's indices.

lxml's XPath walks the whole tree for each question, which for a book of engines costs many times the parse. Here a
selector starts at its rarest name (id, class, the beginning of an id, tag) and looks upward from there.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from forumclean.engine import Attribute, Selector, Step
from forumclean.errors import UsageError
from forumclean.outline import Outline

NAME = r"[\w\-]+|[^\x00-\x7f]+"
CONDITION = r"\[\s*(?P<name>[\w\-:]+)\s*(?:(?P<op>[\^$*~]?=)\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\]]*?))?\s*\]"
# One part of a selector; what may follow `:not(` is told by the look back at it.
TOKEN = (rf"(?P<tag>(?:{NAME})+)|\#(?P<id>(?:{NAME})+)|\.(?P<class>(?:{NAME})+)"
         rf"|(?P<no>:not\()?(?:{CONDITION}|(?<=:not\()\.(?P<unlike>(?:{NAME})+))(?(no)\))"
         r"|\s*(?P<child>>)\s*|(?P<blank>\s+)")
EXAMPLE = "write it as in 'div.post > [id^=body_], p.text'"


def compile_selector(text: str) -> Selector:
    """A selector ready for `select`.

    Raises:
        UsageError: the text is none, or its last part names neither tag, id, class nor the beginning of an id.
    """
    chains = [parse_chain(part, text) for part in split_list(text)]
    for chain in chains:
        _, tag, own, classes, attributes = chain[0]
        if not (tag or own or classes or any(name == "id" and op == "^=" for name, op, _ in attributes)):
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
    if len(selector) == 1:
        return chain_matches(outline, selector[0])
    return sorted({element for chain in selector for element in chain_matches(outline, chain)})


def exists(outline: Outline, selector: Selector) -> bool:
    """Whether the page has such an element."""
    return any(chain_matches(outline, chain) for chain in selector)


def chain_matches(outline: Outline, chain: tuple[Step, ...]) -> list[int]:
    """The elements that one alternative means, in document order."""
    first = chain[0]
    found: Iterable[int] = candidates(outline, first)
    if not found or any(absent(outline, step) for step in chain[1:]):
        return []
    return [element for element in found
            if step_fits(outline, element, first) and (len(chain) == 1 or held(outline, element, chain, 1))]


def candidates(outline: Outline, step: Step) -> Sequence[int]:
    """The elements under the rarest name of a step, in document order."""
    _, tag, own, classes, attributes = step
    if own:
        return outline.by_id.get(own, ())
    if classes:
        return min((outline.by_class.get(name, ()) for name in classes), key=len)
    for name, operator, value in attributes:
        if name == "id" and operator == "^=":
            return outline.ids_from(value)
    return outline.by_tag.get(tag, ())


def absent(outline: Outline, step: Step) -> bool:
    """Whether the page surely has no element for a step."""
    return bool(step[2] and step[2] not in outline.by_id) or any(name not in outline.by_class for name in step[3])


def step_fits(outline: Outline, element: int, step: Step) -> bool:
    """Whether an element is what a step says."""
    _, tag, own, classes, attributes = step
    if (tag and outline.tags[element] != tag) or (own and outline.ids[element] != own):
        return False
    return (all(outline.has_class(element, name) for name in classes)
            and all(attribute_fits(outline, element, attribute) for attribute in attributes))


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


def held(outline: Outline, element: int, chain: tuple[Step, ...], at: int) -> bool:
    """Whether the elements above hold the rest of a chain, from step `at` on."""
    step = chain[at]
    last = at == len(chain) - 1
    if step[0] == ">":
        parent = outline.parents[element]
        return parent >= 0 and step_fits(outline, parent, step) and (last or held(outline, parent, chain, at + 1))
    for above in outline.above(element):
        if step_fits(outline, above, step):
            if last or held(outline, above, chain, at + 1):
                return True
            # What stands further out has less above it: only a parent that is asked for can differ.
            if chain[at + 1][0] == " ":
                return False
    return False
