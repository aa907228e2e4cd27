"""Slogans, brackets and phrases in place of jammers: marks that carry the site's name or address and promotion."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from forumclean.patterns import lazy
from forumclean.stages.splice import promo
from forumclean.stages.splice.barenames import parts_words
from forumclean.stages.splice.evidence import Evidence, Hit, at_border, between_han, own_line
from forumclean.stages.splice.names import finds
from forumclean.stages.splice.promo import (
    ADDRESS,
    BRACKETS,
    CLOSE,
    CLOSERS,
    FOREIGN,
    LABEL,
    NAME,
    OPEN,
    REACH_CHARS,
    SITE,
    SITE_SIGNS,
)
from forumclean.stages.splice.weigh import LEFT_CUES, is_han, left_kind, right_kind

# Promotion so plain that it needs no name: whole phrases that no author writes into a sentence.
SURE = ("最新章节全文阅读", "全文字手打", "超多好看小说")
# Words that sentences about a site hold as well.
LOOSE = frozenset(("首发", "尽在", "看小说", "请搜索", "百度搜索", "必应搜索", "更多精彩", "独家发布", "免费下载", "连载作品", "看本书", "最新章节",
                   "支持正版", "加入书签", "更新不易", "为您提供", "為您提供"))
# Promotion whose neighbours are the site's name wherever they repeat.
PLAIN_PROMOTION = (*SURE, "一秒记住", "壹秒記住", "本章未完", "点击下一页", "更新最快", "最快更新", "手机用户请", "看本书", "无弹窗", "好看的小说",
                   "本文来自", "转载请注明", "文章来源", "来源", "更多精彩")
# No sentence goes on from these to a name and behind it.
PUSHY = ("更新最快", "最快更新", "一秒", "壹秒")
CLAUSE_ENDS = tuple("，,。；;！!？?…、：:")
CODE_SIGNS = ("$", "_", ")", "]")
FIRST_ISSUE = "首发"
LEAST_REPEATS = 3
MOST_EXTRA_CHARS = 30
BESIDE_RE = lazy(f"(?:{OPEN}|{CLOSE}|[ ,，]|{SITE})++")
BRACKET_RE = lazy(f"{OPEN}[{SITE_SIGNS}]+{CLOSE}")
SOURCE_TAGS = ("本文来自", "本文转自", "来源", "转载请注明", "注明出处", "注明来自", "本文原创自")
# A bracket after one of these explains it.
SITE_WORDS = frozenset(("网址", "域名", "网站", "站点", "地址", "主页", "链接", "官网", "论坛", "社区"))


def slogan_hits(evidence: Evidence, words: list[str]) -> Iterator[Hit]:
    """Runs of promotion.

    Args:
        words: the strong words that the text holds.
    """
    masked = evidence.masked()
    anchors = {at for word in words for at in finds(masked, word)}
    anchors.update(evidence.anchors())
    runs, seen = [], 0
    for anchor in sorted(anchors):
        if anchor < seen:
            continue
        low = max(masked.rfind("\n", max(0, anchor - REACH_CHARS), anchor) + 1, anchor - REACH_CHARS, seen)
        high = masked.find("\n", anchor, anchor + 2 * REACH_CHARS)
        high = high if high >= 0 else anchor + 2 * REACH_CHARS
        if not may_hold_slogan(masked, low, high):
            continue
        for run in promo.RUN_RE.finditer(masked, low, high):
            if run.end() > anchor:
                if run.start() <= anchor:
                    runs.append(run.span())
                    seen = run.end()
                break
    spans = extended(masked, [span for run in runs for span in stretches(masked, *run)])
    counts = Counter(masked[a:b] for a, b in spans)
    for a, b in spans:
        if hit := judge(masked, a, b, counts[masked[a:b]]):
            yield hit


def may_hold_slogan(masked: str, low: int, high: int) -> bool:
    """Whether a stretch holds promotion, or a name and an address."""
    return promo.STRONG_PART_RE.search(masked, low, high) is not None or (
        (masked.find(ADDRESS, low, high) >= 0 or masked.find(FOREIGN, low, high) >= 0)
        and (masked.find(NAME, low, high) >= 0 or masked.find(LABEL, low, high) >= 0))


def extended(masked: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs with what stands beside plain promotion wherever it occurs: the name of a site that nobody knows."""
    groups: dict[str, list[tuple[int, int]]] = {}
    for a, b in spans:
        if any(word in masked[a:b] for word in PLAIN_PROMOTION):
            groups.setdefault(masked[a:b], []).append((a, b))
    wider: dict[tuple[int, int], tuple[int, int]] = {}
    for group in groups.values():
        if len(group) >= LEAST_REPEATS:
            # One character may be common by chance.
            least = 1 if len(group) > LEAST_REPEATS else 2
            right = common([masked[b:b + MOST_EXTRA_CHARS].split("\n")[0] for _, b in group])
            left = common([words_before(masked, a) for a, _ in group])
            left *= left >= least and masked[group[0][0]] not in SITE_SIGNS + FOREIGN
            right *= right >= least and masked[group[0][1] - 1] not in SITE_SIGNS + FOREIGN
            wider |= {(a, b): (a - left, with_extra(masked, b, right)) for a, b in group}
    return [wider.get(span, span) for span in spans]


def words_before(masked: str, at: int) -> str:
    """The ideographs right before a place, nearest first."""
    before = masked[max(0, at - MOST_EXTRA_CHARS):at][::-1]
    return before[:next((number for number, char in enumerate(before) if not is_han(char)), len(before))]


def with_extra(masked: str, end: int, extra: int) -> int:
    """The end of a run with what follows all its occurrences, but for a comma or an opening mark at the end; a full
    stop right after one is the author's."""
    tail = masked[end:end + extra].rstrip(promo.OPEN_ENDS)
    if tail.rstrip("。！!").endswith(tuple(promo.OPEN_ENDS)):
        tail = tail.rstrip("。！!" + promo.OPEN_ENDS)
    return end + len(tail) if any(map(str.isalnum, tail)) else end


def common(texts: list[str]) -> int:
    """The length of the common beginning."""
    low, high = min(texts), max(texts)
    return next((at for at, char in enumerate(low) if char != high[at]), len(low))


def stretches(masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The slogans of a run: parted where a bracket has no partner or the first word comes again, without weak words
    and stray punctuation at their ends."""
    lone = lone_brackets(masked, start, end)
    if lone:
        for low, high in pairwise([start - 1, *lone, end]):
            yield from stretches(masked, low + 1, high)
        return
    edges = list(promo.EDGE_RE.finditer(masked, start, end))
    if not edges:
        return
    first, last = edges[0].start(), edges[-1].end()
    word = next((edge for edge in edges if edge[0] not in BRACKETS), edges[0])
    again = masked.find(word[0], word.end(), last)
    if again >= 0:
        yield from stretches(masked, first, again)
        yield from stretches(masked, again, end)
    elif masked[first] in BRACKETS and (word.start() != first + 1 or is_call(masked, first)):
        yield from stretches(masked, first + 1, end)
    elif masked[last - 1] in CLOSERS and not ends_with_word(masked, last, edges):
        yield from stretches(masked, first, last - 1)
    else:
        closing = last < end and masked[last] in "！!。" and len(promo.STRONG_RE.findall(masked, first, last)) > 1
        yield first, last + closing


def is_call(masked: str, at: int) -> bool:
    """Whether a bracket belongs to code: mount(…)."""
    before = masked[at - 1:at]
    return masked[at] == "(" and before.isascii() and (before.isalnum() or before in CODE_SIGNS)


def lone_brackets(masked: str, start: int, end: int) -> list[int]:
    """The brackets of a stretch that have no partner in it."""
    opened: list[int] = []
    closed: list[int] = []
    for at in range(start, end):
        if masked[at] in BRACKETS:
            opened.append(at)
        elif masked[at] in CLOSERS:
            if opened:
                opened.pop()
            else:
                closed.append(at)
    return sorted(opened + closed)


def ends_with_word(masked: str, last: int, edges: Sequence[re.Match[str]]) -> bool:
    """Whether promotion, a name or its full stop stands right before the bracket that ends at `last`."""
    end = last - 1 - (masked[last - 2] in "！!。")
    return any(edge.end() == end for edge in edges)


def judge(masked: str, start: int, end: int, count: int) -> Hit | None:
    """Whether a run is a slogan."""
    run = masked[start:end]
    strong = promo.STRONG_RE.findall(run)
    if count == 1 and len(strong) > 1 and run.endswith(FIRST_ISSUE) and is_han(masked[end:end + 1]):
        # The slogan was whole without it: 更新最快请搜索X|首发经济.
        end -= len(FIRST_ISSUE)
        run, strong = masked[start:end], strong[:-1]
    if not strong:
        return name_with_address(masked, start, end)
    own = any(sign in run for sign in SITE_SIGNS)
    alone = own_line(masked, start, end)
    if any(tag in run for tag in SOURCE_TAGS):
        return source_tag(masked, start, end, count, own, alone)
    boxed = run[0] in BRACKETS and run[-1] in CLOSERS
    if not (own and strong != [run] or is_promotion(run, len(strong), boxed, count)):
        return None
    if own and len(strong) == 1 and count == 1 and not boxed and belongs(masked, start, end, strong[0]):
        return Hit(start, end, "splice.slogan", "reads like promotion, but belongs to the sentence", keep=True)
    if not (boxed or alone or between_han(masked, start, end) or at_border(masked, start)
            or own and ends_clause(masked, start, end) and any(word in run for word in PLAIN_PROMOTION)):
        return None
    if "本章未完" in run:
        start = len(masked[:start].rstrip(" .")) if masked[start - 2:start].endswith((". ", "  ")) else start
    return Hit(start, end, "splice.slogan", "promotion that names the site" if own else "promotion inside the text")


def ends_clause(masked: str, start: int, end: int) -> bool:
    """Whether a run stands right between an ideograph and the mark that ends its clause or sentence."""
    return start > 0 and is_han(masked[start - 1]) and masked[end:end + 1] in CLAUSE_ENDS


def is_promotion(run: str, strong_count: int, boxed: bool, count: int) -> bool:
    """Whether a run that does not name the site is promotion all the same."""
    if any(word in run for word in SURE):
        return True
    if strong_count > 1 and (boxed or count > 1 or FOREIGN in run):
        return True
    return (boxed and FOREIGN in run or count >= LEAST_REPEATS) and any(word in run for word in PLAIN_PROMOTION)


def belongs(masked: str, start: int, end: int, word: str) -> bool:
    """Whether a name with one word of promotion is part of the sentence: 由X首发, 在X看小说的人."""
    return word in LOOSE or not word.startswith(PUSHY) and "cue" in (left_kind(masked, start), right_kind(masked, end))


def source_tag(masked: str, start: int, end: int, count: int, own: bool, alone: bool) -> Hit | None:
    """来源：X, 本文来自X，转载请注明出处: a mark where it is glued to a sentence; a line of its own is a citation."""
    if not own and count < 3:
        return None
    tight = start > 0 and not masked[start - 1].isspace()
    dashed = masked[max(0, start - 2):start] == "——"
    first = start - 2 if dashed else start
    if tight and (first == 0 or masked[first - 1] != "\n") and not (alone and count < 2):
        return Hit(first, end, "splice.source-tag", "a source tag glued to the text")
    return Hit(start, end, "splice.source-tag", "names a source on a line of its own", keep=True) if own else None


def name_with_address(masked: str, start: int, end: int) -> Hit | None:
    """The site's name beside an address, in brackets or not: 【X】www.x.com, X www.x.com, www.x.com [X]."""
    run = masked[start:end]
    if not BESIDE_RE.fullmatch(run):
        return None
    if not (ADDRESS in run or FOREIGN in run) or not (NAME in run or LABEL in run):
        return None
    if "cue" in (left_kind(masked, start), right_kind(masked, end)):
        return Hit(start, end, "splice.slogan", "the sentence is about this site", keep=True)
    if own_line(masked, start, end) or between_han(masked, start, end) or at_border(masked, start):
        return Hit(start, end, "splice.slogan", "the site's name beside its address")
    return None


def bracket_hits(evidence: Evidence) -> Iterator[Hit]:
    """Names and addresses in brackets."""
    masked = evidence.masked()
    found = list(BRACKET_RE.finditer(masked))
    counts = Counter(evidence.text[m.start():m.end()] for m in found)
    for match in found:
        start, end = match.span()
        if bracket_is_mark(evidence, masked, start, end, counts[evidence.text[start:end]]):
            yield Hit(start, end, "splice.bracketed", "the site's name in brackets")
        else:
            yield Hit(start, end, "splice.bracketed", "the site's name in brackets, once", keep=True)


def boxed_hits(evidence: Evidence, boxes: Sequence[str]) -> Iterator[Hit]:
    """A string in brackets that parts words again and again: the name of a site that nobody knows."""
    text = evidence.text
    for box in boxes:
        spans = [(at, at + len(box)) for at in finds(text, box)]
        if parts_words(text, spans):
            yield from (Hit(a, b, "splice.bracketed", "a name in brackets that parts words again and again")
                        for a, b in spans if between_han(text, a, b))


def glosses(text: str, start: int, end: int) -> bool:
    """Whether a bracket holds a word of the language and parts none: 张千一（朝鲜族）, 『规则』."""
    from forumclean.stages.splice.wordgap import gap, places_to_part
    return places_to_part(text[start + 1:end - 1]) > 0 and not gap(text, start, end)


def bracket_is_mark(evidence: Evidence, masked: str, start: int, end: int, count: int) -> bool:
    """Whether a bracketed name is a mark and no heading, signature or gloss."""
    if is_call(masked, start):
        return False
    if own_line(masked, start, end):
        return count > 1
    before = masked[start - 1] if start else "\n"
    if count == 1 and (before in LEFT_CUES or before in SITE_SIGNS or masked[max(0, start - 2):start] in SITE_WORDS):
        return False
    if masked[start] in "(（『「" and glosses(evidence.text, start, end):
        return False
    if ADDRESS in masked[start:end] or any(start < a and b <= end for a, b in evidence.filled):
        return True
    return count > 1 or masked[start] in "[［【" and is_han(before) and end < len(masked) and is_han(masked[end])
