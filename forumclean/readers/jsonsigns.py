"""Whether a text may hold JSON objects: asked of every page, so it loads and costs next to nothing."""
from __future__ import annotations

# The end of a key as it stands in a script, in an attribute (`&quot;` or `&#34;`).
KEY_ENDS = ('":', ";:")
IN_ATTRIBUTES = ("{&", "'{", "'[{")
ESCAPED = "%22%3A"


def may_carry(source: str) -> bool:
    """Whether something in a source looks like the key of an object."""
    return any(sign in source for sign in KEY_ENDS)


def in_script(text: str) -> bool:
    """Whether a script may hold an object, in a string of an address perhaps."""
    return KEY_ENDS[0] in text or ESCAPED in text


def in_attributes(source: str) -> bool:
    """Whether an attribute may hold an object."""
    return any(sign in source for sign in IN_ATTRIBUTES)
