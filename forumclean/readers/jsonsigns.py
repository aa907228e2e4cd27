"""Whether a source, in UTF-8, may hold JSON objects: asked of every page, so it loads and costs next to nothing."""
from __future__ import annotations

import re
from collections.abc import Iterable

# The end of a key as it stands in a script, in an attribute (`&quot;` or `&#34;`).
KEY_END = '":'
ENTITY_KEY_END = b";:"
KEY_ENDS = (KEY_END.encode(), ENTITY_KEY_END)
ESCAPED = "%22%3A"
# It begins with the one byte that the engine looks for: a style sheet holds thousands of braces.
IN_ATTRIBUTE = rb"\{(?:&|(?<='\{)|(?<='\[\{))"


def may_carry(source: bytes, scripts: Iterable[str | None]) -> bool:
    """Whether something in a source looks like the key of an object: in one of its scripts, or in an attribute."""
    return ((any(in_script(text) for text in scripts if text) or in_attributes(source))
            and any(sign in source for sign in KEY_ENDS))


def in_script(text: str) -> bool:
    """Whether a script may hold an object, in a string of an address perhaps."""
    return KEY_END in text or ESCAPED in text


def in_attributes(source: bytes) -> bool:
    """Whether an attribute may hold an object: a brace stands before an entity or behind an apostrophe."""
    return re.search(IN_ATTRIBUTE, source) is not None
