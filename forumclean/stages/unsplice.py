"""Marks that a site spliced into its authors' words."""
from __future__ import annotations

from forumclean.config import Config
from forumclean.document import Document
from forumclean.model import Findings


def unsplice(doc: Document, config: Config) -> Findings:
    return Findings()
