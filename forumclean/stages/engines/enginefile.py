"""Engine files: a TOML file to an `Engine`, with one clear line for each mistake. See docs/engines.md."""
from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from forumclean.engine import QUOTED, Engine, Field, Form, Selector
from forumclean.errors import UsageError
from forumclean.stages.engines.selectors import compile_selector

# What is not the author's, and the rule that its cut names.
FURNITURE = {
    "signature": "ui.signature", "attachment": "ui.attachment", "edit-note": "ui.edited", "notice": "ui.locked-text",
    "rating": "ui.rated", "comment": "ui.comment", "actions": "ui.post-action", "header": "ui.post-meta",
    "related": "ui.related", "moderation": "ui.moderated", "app-tail": "ui.app-tail", "ad": "ad.block",
    "quote-head": "ui.quote-head", "code-label": "ui.code-label", "source": "ui.source", "bbcode": "ui.bbcode",
}
FIELDS = ("author", "time", "floor", "id", "reply-to")
CHOICES = ("post", "body", "title")      # a list is tried in order
LISTS = ("signs", "head", "end", "resume", "opening", "quote", "keep")   # a list is one selector
KEYS = frozenset((*FURNITURE, *FIELDS, *CHOICES, *LISTS, "lead", "trim"))
FIELD_KEYS = frozenset(("select", "attribute", "pattern"))


class Place:
    """Where in a file a value stands, for messages."""

    def __init__(self, file: str, key: str = "") -> None:
        self.file, self.key = file, key

    def at(self, key: str) -> Place:
        """The place of a value inside this one."""
        return Place(self.file, f"{self.key}.{key}" if self.key else key)

    def error(self, message: str) -> UsageError:
        """The error to raise."""
        return UsageError(f"{self.file}: {self.key}: {message}" if self.key else f"{self.file}: {message}")

    def keys(self, table: Mapping[str, Any], known: frozenset[str]) -> None:
        """Raises UsageError for a key that nothing reads."""
        for key in table:
            if key not in known:
                from difflib import get_close_matches
                near = get_close_matches(key, sorted(known), 1)
                hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(sorted(known))}"
                raise self.at(key).error(f"no such key ({key!r}); {hint}")


def load_engine(path: str | Path) -> Engine:
    """The engine that a file describes.

    Raises:
        UsageError: the file cannot be read or says something that nothing understands; the message names file and key.
    """
    place = Place(str(path))
    try:
        text = Path(path).read_text("utf-8")
    except OSError as error:
        raise place.error(f"cannot be read ({error.strerror}); check the name") from None
    except UnicodeDecodeError:
        raise place.error("is not UTF-8; save it so") from None
    return parse_engine(text, place)


def parse_engine(text: str, place: Place) -> Engine:
    """The engine of a file's text."""
    import tomllib
    try:
        data = tomllib.loads(text)
    except ValueError as error:
        raise place.error(f"is not TOML: {error}") from None
    place.keys(data, KEYS | {"name", "form"})
    name, forms = data.pop("name", None), data.pop("form", None)
    if not isinstance(name, str) or not name:
        raise place.at("name").error("say what the engine is called, as in name = \"discuz\"")
    if not isinstance(forms, list) or not forms or not all(isinstance(form, dict) for form in forms):
        raise place.at("form").error("describe a form of its pages under [[form]]")
    return Engine(name, tuple(make_form(data | form, place.at(f"form {number}"), number)
                              for number, form in enumerate(forms, 1)))


def make_form(table: dict[str, Any], place: Place, number: int) -> Form:
    """One [[form]], with what the head of the file says of all of them."""
    place.keys(table, KEYS | {"name"})
    name = table.get("name", str(number))
    if not isinstance(name, str):
        raise place.at("name").error("a name is a string")
    one = {key: one_selector(table.get(key), place.at(key)) for key in LISTS}
    several = {key: tuple(one_selector(part, place.at(key)) for part in listed(table.get(key))) for key in CHOICES}
    if not several["body"] and not one["head"]:
        raise place.at("body").error("say which elements hold the words of a post")
    fields = tuple((key.replace("-", "_"), make_fields(table[key], place.at(key))) for key in FIELDS if key in table)
    return Form(name, one["signs"], several["post"], several["body"], one["head"], one["end"], one["resume"],
                one["opening"], several["title"], fields, furniture_of(table, place), one["quote"], one["keep"],
                leads_of(table.get("lead", {}), place.at("lead")), trims_of(table.get("trim", {}), place.at("trim")))


def furniture_of(table: Mapping[str, Any], place: Place) -> tuple[tuple[str, Selector], ...]:
    """Rule and selector of each role that a table names."""
    return tuple((rule, one_selector(table[key], place.at(key))) for key, rule in FURNITURE.items() if key in table)


def load_common(text: str, place: Place) -> tuple[tuple[tuple[str, Selector], ...], Selector]:
    """Furniture and quotes that any engine may print."""
    import tomllib
    data = tomllib.loads(text)
    place.keys(data, frozenset(FURNITURE) | {"quote"})
    return furniture_of(data, place), one_selector(data.get("quote"), place.at("quote"))


def listed(value: Any) -> list[Any]:
    """A value as a list of values."""
    return [] if value is None else value if isinstance(value, list) else [value]


def one_selector(value: Any, place: Place) -> Selector:
    """A string, or a list of them that means any of them, as one selector; empty if there is none."""
    parts = listed(value)
    if not all(isinstance(part, str) and part.strip() for part in parts):
        raise place.error(f"a selector is a string ({value!r})")
    try:
        return tuple(chain for part in parts for chain in compile_selector(part))
    except UsageError as error:
        raise place.error(str(error)) from None


def make_fields(value: Any, place: Place) -> tuple[Field, ...]:
    """Where a field may stand: selectors and tables, tried in order."""
    fields = []
    for part in listed(value):
        if isinstance(part, dict):
            place.keys(part, FIELD_KEYS)
            fields.append(Field(one_selector(part.get("select"), place.at("select")), part.get("attribute", ""),
                                checked(part.get("pattern", ""), place.at("pattern"))))
        else:
            fields.append(Field(one_selector(part, place)))
    return tuple(fields)


def leads_of(table: Any, place: Place) -> tuple[tuple[str, Selector], ...]:
    """Rule and selector of what goes only from the beginning of a body."""
    if not isinstance(table, dict):
        raise place.error("is a table of selectors, as in lead.quote-head = '.mention'")
    place.keys(table, frozenset(FURNITURE))
    return furniture_of(table, place)


def trims_of(table: Any, place: Place) -> tuple[tuple[str, str], ...]:
    """Rule and pattern of what goes from a body's text by its words alone."""
    if not isinstance(table, dict):
        raise place.error("is a table of patterns, as in trim.header = '^回复:'")
    place.keys(table, frozenset(FURNITURE) | {"quote"})
    return tuple((FURNITURE.get(role, QUOTED), checked(pattern, place.at(role)))
                 for role, patterns in table.items() for pattern in listed(patterns))


def checked(pattern: Any, place: Place) -> str:
    """A pattern that compiles."""
    if not isinstance(pattern, str):
        raise place.error(f"a pattern is a string ({pattern!r})")
    try:
        re.compile(pattern)
    except re.error as error:
        raise place.error(f"pattern {pattern!r}: {error}") from None
    return pattern
