"""What kinds of elements HTML has, by name."""
from __future__ import annotations

BLOCK_NAMES = """
address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset
figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html ignore_js_op legend li
listing main menu nav noscript ol optgroup option p plaintext pre section select summary table tbody td
template textarea tfoot th thead title tr ul video xmp
"""
BLOCKS = frozenset(BLOCK_NAMES.split())
UNREAD = frozenset(("script", "style"))
CODES = frozenset(("pre", "xmp", "listing"))
VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
VOIDS = frozenset(VOID_NAMES.split())
