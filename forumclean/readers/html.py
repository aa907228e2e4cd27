"""An HTML page as text in document order."""
from __future__ import annotations

from forumclean.model import Page, PageWarning


def read_html(text: str, url: str | None = None, warnings: tuple[PageWarning, ...] = ()) -> Page:
    raise NotImplementedError
