"""Pages that a browser saved as one MIME archive (MHTML)."""
from __future__ import annotations

from email import message_from_string
from email.message import Message

from forumclean.charset import canonical
from forumclean.decode import decode
from forumclean.model import PageWarning


def unpack(text: str, warnings: tuple[PageWarning, ...]) -> tuple[str, str | None, tuple[PageWarning, ...]]:
    """The HTML of an archive's first page, its address, and the warnings with those of its own charset.

    An archive without an HTML part comes back as it is.
    """
    message = message_from_string(text.lstrip())
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if part is None:
        return text, None, warnings
    where = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    page, found = part_text(part)
    return page, str(where) if where and str(where).startswith("http") else None, (*warnings, *found)


def part_text(part: Message) -> tuple[str, tuple[PageWarning, ...]]:
    """A part's text. One that is not encoded for the mail came through our own decoding already."""
    if str(part.get("Content-Transfer-Encoding", "")).lower() not in ("quoted-printable", "base64"):
        return str(part.get_payload()), ()
    payload = part.get_payload(decode=True)
    label = part.get_content_charset()
    return decode(payload if isinstance(payload, bytes) else b"", label if label and canonical(label) else None)
