"""Source tags in brackets, and the phrases that a site puts where its engine puts jammers."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from forumclean.patterns import lazy
from forumclean.stages.splice import promo
from forumclean.stages.splice.evidence import Evidence, Hit
from forumclean.stages.splice.names import finds
from forumclean.stages.splice.promo import ADDRESS, CLOSE, FOREIGN, LABEL, NAME, OPEN, SITE_SIGNS
from forumclean.stages.splice.weigh import is_han

ENDS = frozenset("。！？…”；")
LEAST_REPEATED = 3      # of one phrase on a page, for the signs beside it to be no author's
JAM_START_RE = lazy(r"[ .\-]")
HAN_CLASS = "[\u4e00-\u9fff]"
FILLED_TAG = f"(?P<filled>{HAN_CLASS}(?P<sign>[^\\w\\s]|丶){HAN_CLASS}(?:(?P=sign){HAN_CLASS})*[A-Z&+]{{0,8}})"
TAG_RE = lazy(f"{OPEN}来源[:：](?:{FILLED_TAG}|[{SITE_SIGNS}]+(?:[ZXKC.]{{3,8}})?|{HAN_CLASS}{{2,10}}[A-Z]{{0,8}}){CLOSE}")


def tag_hits(evidence: Evidence) -> Iterator[Hit]:
    """[来源:X]; of a name that nobody knows only again and again, or with signs between its characters."""
    masked = evidence.masked()
    found = list(TAG_RE.finditer(masked))
    counts = Counter(match[0] for match in found)
    for match in found:
        start, end = match.span()
        tight = start > 0 and not masked[start - 1].isspace()
        known = any(sign in match[0] for sign in SITE_SIGNS) or counts[match[0]] > 1
        if match["filled"] or tight and known:
            yield Hit(start, end, "splice.source-tag", "a source tag glued to the text")


def jam_hits(evidence: Evidence) -> Iterator[Hit]:
    """Phrases that a site puts where its engine puts jammers: `. From x bbs`, `-google x`, `. 来源X论坛. `."""
    masked = evidence.masked()
    matches = list(jam_matches(masked, evidence.anchors()))
    phrases = [evidence.text[slice(*match.span())].strip() for match in matches]
    counts = Counter(phrases)
    for match, phrase in zip(matches, phrases, strict=True):
        start, end = match.span()
        core = start + (match[0][0] == " " and match[0][1] in ".-")
        before = masked[start - 1] if start else "\n"
        often = counts[phrase] >= LEAST_REPEATED
        if (match["tag"] or match["loose"]) and is_han(masked[end:end + 1]) and not (often and "。" in evidence.text):
            end = start + len(match[0].rstrip("., "))      # a full stop before an ideograph may be the author's
        glued = often and masked[core] == "." and masked[core + 1] != " " and not (
            before.isascii() and before.isalnum())
        if not glued and authors_sign(evidence.text, masked, core, end) or in_latin(evidence.text, core, end):
            continue
        if FOREIGN in match[0] and not any(sign in match[0] for sign in SITE_SIGNS):
            continue
        if before == "\n" and masked[core] == "-" or before in SITE_SIGNS:
            continue
        yield Hit(core, end, "splice.phrase", "a site's phrase where its engine puts a jammer")


def in_latin(text: str, core: int, end: int) -> bool:
    """Whether a line goes on in Latin on both sides: `. The X` begins a sentence there."""
    beside = text[max(core - 2, 0):core].rstrip(" ")[-1:], text[end:end + 2].lstrip(" ")[:1]
    return all(char.isascii() and char.isalnum() for char in beside)


def authors_sign(text: str, masked: str, core: int, end: int) -> bool:
    """Whether the sign that begins a phrase belongs to the text before it: 声音.X空调, tree-shaking X, 4.X."""
    rest, before = masked[core + 1:end], masked[core - 1:core]
    if masked[core] not in ".-" or rest[0] == " ":
        bare = rest.strip()
        return masked[core] == "." and set(bare) <= {NAME} and before not in ENDS and is_han(text[end - 1])
    if before.isascii() and before not in ("", "\n") and not is_han(rest[0]):
        return True
    # An address takes the dash that a site puts before it.
    return before not in ENDS and (set(rest) <= {NAME, LABEL} and is_han(text[end - 1])
                                   or masked[core] == "." and set(rest) <= {ADDRESS})


def jam_matches(masked: str, signs: list[int]) -> Iterator[re.Match[str]]:
    """The matches of promo.JAM_RE in order: looked for before the site's signs and before 博客有更多文章."""
    at = 0
    blogs = finds(masked, " 博客有更多文章") if "博" in masked else ()
    for anchor in sorted([*signs, *blogs]):
        for sign in JAM_START_RE.finditer(masked, max(at, anchor - promo.MOST_JAM_LEAD_CHARS), anchor):
            if match := promo.JAM_RE.match(masked, sign.start()):
                yield match
                at = match.end()
                break
