"""What a file of forumclean/engines says about a forum program: plain values, so that options can hold and pickle them.

A selector is compiled to a tuple of alternatives. Each is a chain of steps from the element itself outward, and a step
is `(combinator, tag, id, classes, attributes)`: the combinator ("" for the element itself, " ", ">") says how it holds
the step before it, an attribute is `(name, operator, value)`.
"""
from __future__ import annotations

from typing import NamedTuple

Attribute = tuple[str, str, str]
Step = tuple[str, str, str, tuple[str, ...], tuple[Attribute, ...]]
Selector = tuple[tuple[Step, ...], ...]
QUOTED = ""   # in the place of a trim's rule: what the pattern matches is a quotation, and stays or goes as one


class Field(NamedTuple):
    """Where a field of a post stands: an element's words, or an attribute of it, or the part a pattern takes of them.

    Without a selector the post's bodies are meant, then its card.
    """

    select: Selector = ()
    attribute: str = ""
    pattern: str = ""


class Form(NamedTuple):
    """One form in which an engine shows a thread; docs/engines.md explains each part.

    Sequences of selectors are tried in order. `head` and `end` are for engines whose posts are no elements: the words
    between a head and the next one, or an end, are a post; words after a `resume` are more of it. `opening` holds
    fields of the first post that stand outside of it. `leads` are furniture only where a body begins with it, `trims`
    are patterns of what goes from a body's text. `keep` is neither furniture nor a quotation, whatever else says so.
    """

    name: str
    signs: Selector = ()
    post: tuple[Selector, ...] = ()
    body: tuple[Selector, ...] = ()
    head: Selector = ()
    end: Selector = ()
    resume: Selector = ()
    opening: Selector = ()
    title: tuple[Selector, ...] = ()
    fields: tuple[tuple[str, tuple[Field, ...]], ...] = ()
    furniture: tuple[tuple[str, Selector], ...] = ()
    quotes: Selector = ()
    keep: Selector = ()
    leads: tuple[tuple[str, Selector], ...] = ()
    trims: tuple[tuple[str, str], ...] = ()


class Engine(NamedTuple):
    """A forum program and the forms of its pages, the surest first."""

    name: str
    forms: tuple[Form, ...]
