"""The JSON that a page carries for its scripts: in script elements, assigned to variables, in attributes.

Whatever is broken, too deep or no JSON after all is left out; the rest of the page is not its business.
"""
from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from forumclean.readers.jsonsigns import ENTITY_KEY_END, in_attributes, in_script

if TYPE_CHECKING:
    from lxml.etree import _Element

SHORTEST_CHARS = 60
ERRORS_COUNT = 50
ASSIGNED = r"""(?:=|:|\()\s*(?=[\[{]\s*[\[{"])|JSON\.parse\(\s*(?=")|=\s*(?="(?:%7B|\{|\[\{))"""
IN_APOSTROPHES = rb"'(?:(?<==')|(?<== '))\[?\{"
ATTRIBUTE_PATH = "//@*[starts-with(., '{') or starts-with(., '[')]"
# A string may be JSON again, as in Discourse's data-preloaded.
DEEPEST_STRING = 3
# What a serialiser prints for values that JSON has not. Strings are matched too, so that nothing in them is changed.
# Each form begins with a plain character, or the engine would try all of them at every place: a fifth of the time.
SCRIPT_VALUE_RE = re.compile(r'''"[^"\\]*+(?:\\.[^"\\]*+)*+"|new Date\(("[^"]*")\)|u(?<!\wu)ndefined\b'''
                             r"|v(?<!\wv)oid 0\b|!([01])", re.S)
SCRIPT_VALUES = ("undefined", "new Date(", "void 0", "!0", "!1")
DEVALUE_WRAPPERS = frozenset(("Reactive", "ShallowReactive", "Ref", "ShallowRef", "EmptyRef", "EmptyShallowRef"))


def values(root: _Element, source: bytes, wanted: Callable[[str], bool]) -> Iterator[Any]:
    """The objects and lists of a page's JSON, in document order; those of attributes as one list, for an engine may
    give each post its own.

    Args:
        wanted: whether what JSON may stand in something else is worth looking for.
    """
    for script in root.iter("script"):
        text = script.text or ""
        if len(text) < SHORTEST_CHARS or not in_script(text):
            continue
        if "json" in (script.get("type") or "").lower() or text.lstrip()[:1] in ("{", "["):
            yield from whole(text)
        elif wanted(text):
            yield from assigned(as_json(text))
    if not in_attributes(source) or not (ENTITY_KEY_END in source or wanted(in_apostrophes(source))):
        return
    held = [value for text in root.xpath(ATTRIBUTE_PATH) if len(text) >= SHORTEST_CHARS for value in whole(str(text))]
    if held:
        yield held


def in_apostrophes(source: bytes) -> str:
    """What stands in apostrophes in a source and may be an attribute that holds an object."""
    starts = [found.end() for found in re.finditer(IN_APOSTROPHES, source)]
    return b" ".join([source[start:source.find(b"'", start)] for start in starts]).decode("utf-8", "replace")


def whole(text: str) -> Iterator[Any]:
    """The value of a text that is JSON."""
    value, _ = decoded(text, len(text) - len(text.lstrip()))
    if isinstance(value, (dict, list)):
        yield revived(value)


def as_json(script: str) -> str:
    """A script in which JSON stands for what its values have more than JSON: null for undefined, a date's words for the
    date, false for !1."""
    if not any(sign in script for sign in SCRIPT_VALUES):
        return script
    return SCRIPT_VALUE_RE.sub(json_value, script)


def json_value(match: re.Match[str]) -> str:
    """What JSON has for a value of a script; a string stays."""
    if match[0][0] == '"':
        return match[0]
    return match[1] or {"0": "true", "1": "false", None: "null"}[match[2]]


def assigned(text: str) -> Iterator[Any]:
    """The values that a script assigns or passes on. Where one ends or breaks the search goes on, so each character is
    read once or twice; but an error counts the lines before it, so there must not be many."""
    at, errors, pattern = 0, 0, re.compile(ASSIGNED)
    while errors < ERRORS_COUNT and (found := pattern.search(text, at)):
        value, at = decoded(text, found.end())
        at = max(at, found.end())
        errors += value is None
        if isinstance(value, str):
            value = from_string(value)
        if isinstance(value, (dict, list)) and value:
            yield revived(value)


def decoded(text: str, at: int) -> tuple[Any, int]:
    """The JSON value at a place of a text (None where there is none), and where it ends or breaks."""
    try:
        return json.JSONDecoder().raw_decode(text, at)
    except json.JSONDecodeError as error:
        return None, error.pos
    except (ValueError, RecursionError):
        # A number of thousands of digits, or brackets of thousands of levels: nobody's posts.
        return None, len(text)


def may_be_json(text: str) -> bool:
    """Whether a string is long enough for an object or a list, and begins like one, as it is or as in an address."""
    return len(text) >= SHORTEST_CHARS and text[0] in "{[%"


def from_string(text: str) -> Any:
    """The object or list in a string that is JSON itself, as it is or as in an address; None for any other."""
    if text.startswith(("%7B", "%5B")):
        from urllib.parse import unquote
        text = unquote(text)
    return decoded(text, 0)[0] if text.startswith(("{", "[")) and len(text) >= SHORTEST_CHARS else None


def revived(value: Any) -> Any:
    """The value that Nuxt 3 wrote as a flat list, in which numbers stand for places of it; any other unchanged."""
    if not (isinstance(value, list) and len(value) > 2 and isinstance(value[0], (list, dict)) and value[0]
            and isinstance(value[1], dict) and value[1]
            and all(type(place) is int for item in value[:2] for place in members(item))):
        return value
    made: list[Any] = [{} if isinstance(item, dict) else dated(item) if isinstance(item, list) else item
                       for item in value]
    places = {place: item[1] for place, item in enumerate(value) if isinstance(item, list) and len(item) == 2
              and isinstance(item[0], str) and item[0] in DEVALUE_WRAPPERS}

    def at(place: Any) -> Any:
        for _ in range(DEEPEST_STRING):
            place = places.get(place, place)
        if type(place) is not int:
            return place
        return made[place] if 0 <= place < len(made) else None

    for item, target in zip(value, made, strict=True):
        if isinstance(item, dict):
            target.update({key: at(place) for key, place in item.items()})
        elif isinstance(target, list):
            target.extend([at(place) for place in item])
    return made


def dated(item: list[Any]) -> Any:
    """What stands for a list: the words of a date, or a list to fill."""
    return item[1] if len(item) == 2 and item[0] == "Date" and isinstance(item[1], str) else []


def members(item: Any) -> list[Any]:
    """The values of an object, those of a list without the word that says what it wraps."""
    if isinstance(item, dict):
        return list(item.values())
    return [part for part in item if not (isinstance(part, str) and part in DEVALUE_WRAPPERS)]
