"""The address of a saved page: what its head names, or the program that saved it."""
from __future__ import annotations

import re

from forumclean.outline import Outline

# The element, the attribute and word that mark it, the attribute with the address, and whether search engines are told
# so; the first row that a page has counts.
NAMED = (("link", "rel", "canonical", "href", True),
         ("meta", "property", "og:url", "content", True),
         ("base", "href", "", "href", False))
# Browsers, SingleFile, HTTrack (which leaves the scheme out).
URL = r"(https?://[^\s>]+?)(?=--\s*>|[\s>])"
SAVED = (("saved from url", rf"(?i)<!--\s*saved from url=\(\d+\){URL}"),
         ("SingleFile", rf"(?i)<!--\s*(?:Page saved with|Archive processed by) SingleFileZ?\s+url:\s*{URL}"),
         ("Mirrored from", r"<!--\s*Mirrored from ([\w.-]+\.\w+/[^\s>]*) by HTTrack"))
HEAD_CHARS = 8192


def address(source: str, outline: Outline) -> tuple[str | None, bool]:
    """A page's address (None where nothing tells it), and whether it is the one that is meant for search engines.

    Where a page was saved from is that very page, so it comes first; a canonical address may be that of the thread's
    first page. Only whole addresses count.
    """
    head = source[:HEAD_CHARS]
    for word, pattern in SAVED:
        if word in head and (saved := re.search(pattern, head)):
            return saved[1] if saved[1].lower().startswith("http") else f"http://{saved[1]}", False
    for tag, key, mark, name, canonical in NAMED:
        for node in [outline.nodes[element] for element in outline.by_tag.get(tag, ())]:
            if not mark or mark in (node.get(key) or "").split():
                found = (node.get(name) or "").strip()
                if found.startswith(("http://", "https://")):
                    return found, canonical
    return None, False
