"""Hard-wrapped lines back to paragraphs."""
from __future__ import annotations

from forumclean.config import Config
from forumclean.document import Document
from forumclean.model import Findings


def rejoin(doc: Document, config: Config) -> Findings:
    return Findings()
