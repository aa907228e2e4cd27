"""Punctuation, blanks and widths. Each table holds the ASCII and the full-width form side by side."""
from __future__ import annotations

ZERO_WIDTH = ("\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}"
              "\N{ZERO WIDTH NO-BREAK SPACE}")
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# Regex class body: control characters, without tabs and line breaks.
CONTROLS = r"\x00-\x08\x0e-\x1f\x7f"
BLANKS = " \t\r\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}\N{EN SPACE}\N{EM SPACE}"

# Marks, ASCII and full width. A terminal mark ends a sentence, a comma leaves it open.
TERMINALS = ".!?。！？．…｡"
COMMAS = ",;:、，；：､"
OPENERS = "([{<“‘「『（［｛〈《【〔〖"
CLOSERS = ")]}>”’」』）］｝〉》】〕〗"
STRAIGHT_QUOTES = "\"'"
HALF_WIDTH_MARKS = ",:;?!()"

# Regex class bodies. HAN: ideographs alone; WIDE: whatever takes two columns beside Han.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f\u3005-\u3007"
WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003134f“”‘’—…"


def is_ideograph(char: str) -> bool:
    """Whether a character is one of HAN."""
    return ("\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" or "\uf900" <= char <= "\ufaff"
            or "\U00020000" <= char <= "\U0003134f" or "\u3005" <= char <= "\u3007")
