"""What a page's own names say of a nick: in lower case, the classes of its element and the address that it leads to."""
from __future__ import annotations

from forumclean.patterns import lazy

NICK_HINT_RE = lazy("author|user|name|nick|poster")
PLACE_HINT_RE = lazy("uid|user|member|space|people|profile|/u/|home[.]php|author")
HOST_RE = lazy("^(?:https?:)?//[^/]*")


def leads_to_person(address: str | None) -> bool:
    """Whether an address is that of somebody's profile."""
    return address is not None and PLACE_HINT_RE.search(HOST_RE.sub("", address.lower())) is not None
