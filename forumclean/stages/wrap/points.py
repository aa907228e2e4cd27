"""What an observation of a line break is worth: points for a join, and the reason as the ledger states it.

Points are natural logarithms of odds, so that they add up; a break whose sum exceeds THRESHOLD is joined.
Fitted by logistic regression over labelled breaks, a wrong join counting three times, then rounded;
`tools/tune_wrap.py CASES --points` shows what half a point more or less in a row does. Rows of 9 points and more, or
-9 and less, were set by hand: they are certain.
"""
from __future__ import annotations

# Even odds lie at -1.6: a wrong join is worse than a missed one.
THRESHOLD = -1.4

POINTS: dict[str, tuple[float, str]] = {
    "full-open": (3.4, "full line in mid-clause; the next piece would not have fitted"),
    "full-comma": (3.4, "full line after a comma; the next piece would not have fitted"),
    "full-semicolon": (0.4, "full line after a semicolon; the next piece would not have fitted"),
    "full-colon": (0.3, "full line after a colon"),
    "colon-unspoken": (-1.5, "paragraphs end in a colon here, and no speech begins"),
    "full-term": (-0.5, "full line; a sentence ends here by chance"),
    "short-open": (-0.3, "line in mid-clause, broken before it was full"),
    "short-comma": (2.0, "line ends in a comma, broken before it was full"),
    "short-semicolon": (-2.8, "short line ending in a semicolon"),
    "short-colon": (-2.4, "short line ending in a colon"),
    "short-term": (-2.2, "short line that ends a sentence"),
    "over-open": (2.0, "overlong line in mid-clause"),
    "over-term": (-2.3, "overlong line that ends a sentence"),
    "slack": (-0.12, "each column left free"),
    "ragged-open": (4.8, "the lines of this text are broken by hand"),
    "ragged-comma": (0.1, "the lines of this text are broken by hand"),
    "ragged-term": (1.4, "the lines of this text are broken by hand"),
    "ragged-semicolon": (-0.0, "the lines of this text are broken by hand"),
    "ragged-colon": (0.9, "the lines of this text are broken by hand"),
    "indent-new": (-6.7, "the next line is indented"),
    "indent-continues": (1.3, "paragraphs are indented and the next line is not"),
    "hanging": (3.2, "the next line hangs under the item's text"),
    "dedent": (-3.4, "the next line stands further left"),
    "list": (-4.3, "the next line begins an item"),
    "list-inside": (-1.2, "the next line looks like an item, but items are indented here"),
    "list-in-clause": (-0.0, "the next line looks like an item, but the clause is unfinished"),
    "never": (-50.0, "a table, code, a quotation, or a blank line between"),
    "ascii": (-12.0, "Latin beside Latin outside Chinese text"),
    "ascii-after-han": (0.2, "Latin beside Latin inside a Chinese paragraph"),
    "ascii-before-han": (-2.6, "a Latin line before a Chinese one"),
    "torn-address": (9.0, "the break tears an address"),
    "latin-latin": (3.4, "Latin words on both sides of the break"),
    "begins-closing": (9.0, "the next line begins with a mark that begins no line"),
    "ends-opening": (9.0, "the line ends with an opening mark"),
    "pair": (1.4, "the two characters at the break stand together inside a line"),
    "no-pair": (-0.8, "the two characters at the break stand together nowhere else"),
    "torn-word": (4.0, "the break tears a word or a phrase"),
    "inside-bracket": (4.4, "a bracket or quotation is open"),
    "long-piece": (-1.7, "the next piece is long"),
    "heading-here": (-1.6, "a short first line without a mark may be a heading"),
    "heading-next": (-0.8, "a sentence ends and a short line without a mark follows"),
    "block-head": (-0.5, "the first line after a blank may be a title"),
    "dialogue": (-2.0, "a sentence ends and a speech begins"),
    "speech-ends": (-0.7, "a speech ends"),
    "date": (-3.3, "a date on a line of its own"),
    "next-wide": (2.8, "the next line is wider than first lines get"),
    "next-narrow": (-3.5, "the next line is exactly as wide as first lines get"),
    "next-narrow-term": (-1.2, "the next line ends a sentence where first lines end"),
    "no-witness-stripped": (2.5, "a sentence ends and no width or mark shows a new paragraph"),
    "no-witness-marked": (2.2, "a sentence ends, and new paragraphs begin with item marks here"),
    "no-witness-bare": (-0.3, "a sentence ends and nothing shows a new paragraph"),
    "no-witness-indent": (1.7, "a sentence ends and nothing shows a new paragraph"),
}

# What parts the paragraphs of a text: blank lines, narrower first lines, indented first lines, nothing. Points that
# come on top in each of these styles.
STYLES = ("gap", "stripped", "indent", "bare")
STYLE_POINTS: dict[str, tuple[float, float, float, float]] = {
    "full-open": (0.2, 1.7, 0.9, 0.6),
    "full-comma": (0.8, 0.9, 0.7, 1.1),
    "full-semicolon": (0.9, -1.0, 0.1, 0.3),
    "full-colon": (1.2, -0.7, 0.6, -0.8),
    "full-term": (3.1, -2.6, 0.3, -1.3),
    "short-open": (2.6, -2.2, 0.1, -0.7),
    "short-comma": (2.1, -0.3, 0.0, 0.1),
    "short-semicolon": (0.0, -2.0, -0.1, -0.7),
    "short-colon": (1.2, -1.5, -0.3, -1.9),
    "short-term": (3.5, -2.6, -1.3, -1.9),
}

WORTH: dict[str, float] = {name: points for name, (points, _) in POINTS.items()} | {
    f"{name}-{style}": value for name, values in STYLE_POINTS.items()
    for style, value in zip(STYLES, values, strict=True)}
