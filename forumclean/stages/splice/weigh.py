"""Mark or mention? What stands around a name tells, place by place and over the whole page.

A mention is part of a sentence: it follows 在, 从, 据 or punctuation, and 的, 上 or 站长 follow it. A mark stands
anywhere, mostly inside a word, and its neighbours belong together: they stand side by side elsewhere on the page, or
the same pair holds the mark again and again. Each place gets a log-likelihood ratio; the page as a whole has to be
convincing before any of its places is.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from math import exp, log
from typing import NamedTuple

# Half the width of the stretch in which the neighbours of a place are looked up: bounds the cost on huge texts,
# and keeps the shares below those of a page.
REACH_CHARS = 3_000
# How often a place shows each kind of neighbour: (in a mention, in a mark). From hotel reviews that name their site
# and from marks at random places; rounded, since only the order of magnitude matters.
LEFT_ODDS = {"edge": (.30, .03), "cue": (.36, .07), "weak": (.20, .14), "other": (.12, .72), "latin": (.05, .06)}
RIGHT_ODDS = {"edge": (.14, .03), "cue": (.40, .06), "weak": (.25, .17), "other": (.19, .68), "latin": (.05, .06)}
# A mark's neighbours stand side by side elsewhere on 45 % of pages of some thousand characters.
ATTESTED_SHARE = .45
LEAST_CHANCE = .03
# The same pair of neighbours at two places or more.
PAIR_ODDS = (.05, .30)
# A word goes on behind the place (wordgap.py). That none does tells little: a name between two words is a mark
# as often as not. Nor does a compound tell much, unless the name surely parts words elsewhere: 打|电话 around a name is
# what people say.
WORD_ODDS, COMPOUND_ODDS = 5., 1.
# A pair of neighbours that held marks on several pages of the site.
ANCHOR_ODDS = 5.
# At so many places it shows that the name is no word of the language.
TRUSTED_WORDS = 2
# A word of the language stands between the same neighbours twice or three times in a fixed phrase, not more often.
SURE_REPEATS = 4

LEFT_CUES = frozenset("在从據据到去逛来來于於自录錄谢謝问問过過览覽陆陸册冊《“「『‘\"(（【[@")
LEFT_CUE_WORDS = ("使用", "通过", "通過", "感谢", "感謝", "登录", "登录", "注册", "关注", "打开", "根据", "按照", "作为", "订阅",
                  "搜索", "浏览", "访问", "收到", "离开", "加入", "联系", "利用", "推荐", "喜欢", "信任", "所谓", "委托", "不是", "还是",
                  "站在", "建议", "希望", "关于", "对于", "属于", "来自")
LEFT_WEAK = frozenset("了是与與用给給和比对對跟为為有的向经經以将將请請就按使被把让讓由如及或叫称稱找看见見说說道知非连連议議望后後时時但且我们們")
# Words that a name follows as often as anything else does. Of 1,674 pages of prose with sentences that mention their
# site 12 lose a mention, without these 35; with compounds for words 64.
LEFT_WEAK_WORDS = frozenset(
    "其实 所以 因为 因此 但是 可是 不过 而且 并且 虽然 尽管 如果 即使 只要 只有 除了 然后 后来 以后 以前 之后 之前 现在 今天 昨天 明天 "
    "今年 去年 最近 目前 当时 平时 有时 经常 一直 已经 曾经 终于 居然 竟然 果然 原来 本来 据说 听说 觉得 认为 以为 知道 发现 希望 相信 "
    "担心 支持 反对 选择 介绍 告诉 表示 指出 宣布 很多 许多 不少 多数 这个 那个 这些 那些 这次 那次 一些 几个 某些 每个 其他 另外 比如 "
    "例如 包括 甚至 尤其 特别 知名 著名 大型 国内 中国 全国 不用 不再".split())
RIGHT_CUES = frozenset("的上网網站首页頁论論坛壇吧社》”」』’\")）】]、")
RIGHT_CUE_WORDS = ("客户端", "公众号", "编辑", "用户", "会员", "专栏", "版权", "官方", "管理员", "版主", "注册", "有关", "报道", "发布",
                   "发帖", "搜索", "认识", "下载", "提供", "以后", "今天", "昨天", "已经", "成立", "拥有", "保留", "获得", "建立", "旗下",
                   "版主", "工作人员", "频道", "网友", "改版", "读书", "订房", "预订", "预定", "订的", "定的", "推荐", "联系", "电话", "订单")
RIGHT_WEAK = frozenset("看有是把会會也都很不就已没沒能要可以发發提订訂预預下定客户戶在和与與跟这這那里裡中给給说說去来來")


class Place(NamedTuple):
    """One occurrence: where it stands, the kinds of its neighbours, how surely a word that is no compound goes on
    behind it (in nats; 0: not at all), and the log odds that it is a mark."""

    start: int
    end: int
    left: str
    right: str
    word: float
    odds: float


def is_han(char: str) -> bool:
    """Whether a character is an ideograph (the common block and its first extension)."""
    return "\u3400" <= char <= "\u9fff"


def left_kind(text: str, at: int) -> str:
    """What stands before a place: edge, cue, weak, other or latin."""
    if at == 0:
        return "edge"
    char = text[at - 1]
    if char in LEFT_CUES or text[max(0, at - 2):at] in LEFT_CUE_WORDS:
        return "cue"
    if char in LEFT_WEAK or text[max(0, at - 2):at] in LEFT_WEAK_WORDS:
        return "weak"
    if is_han(char):
        return "other"
    return "latin" if char.isalnum() else "edge"


def right_kind(text: str, at: int) -> str:
    """What stands after a place: edge, cue, weak, other or latin."""
    if at >= len(text):
        return "edge"
    char = text[at]
    if char in RIGHT_CUES or text.startswith(RIGHT_CUE_WORDS, at):
        return "cue"
    if char in RIGHT_WEAK:
        return "weak"
    if is_han(char):
        return "other"
    return "latin" if char.isalnum() else "edge"


def weigh(text: str, spans: Sequence[tuple[int, int]], trust: float = 1.,
          anchors: Collection[tuple[str, str]] = ()) -> list[Place]:
    """Each occurrence with its log odds (positive: a mark), before the page as a whole is judged.

    Args:
        text: the flat view.
        spans: the occurrences, sorted.
        trust: how far the kinds of neighbours count (1: fully). A name that may be a word of the language stands
            between any neighbours.
        anchors: what the site's profile tells of the neighbours of its marks.
    """
    from forumclean.stages.splice.wordgap import gap, is_within_word
    pairs = Counter((text[a - 1:a], text[b:b + 1]) for a, b in spans)
    gaps = [gap(text, a, b) for a, b in spans]
    words = [nats if nats and is_within_word(text, a, b) else 0. for nats, (a, b) in zip(gaps, spans)]
    shown = sum(map(bool, words)) >= TRUSTED_WORDS
    trust, compound = (1., WORD_ODDS) if shown else (trust, COMPOUND_ODDS)
    return [Place(a, b, left_kind(text, a), right_kind(text, b), word,
                  place_odds(text, a, b, pairs, trust) + (WORD_ODDS if word else compound if nats else 0.)
                  + (ANCHOR_ODDS if anchors and is_anchored(text, a, b, anchors) else 0.))
            for (a, b), word, nats in zip(spans, words, gaps)]


def is_anchored(text: str, start: int, end: int, anchors: Collection[tuple[str, str]]) -> bool:
    """Whether the neighbours of a place are a pair that the profile tells."""
    return any(text.endswith(before, 0, start) and text.startswith(after, end) for before, after in anchors)


def place_odds(text: str, start: int, end: int, pairs: Counter[tuple[str, str]], trust: float) -> float:
    """The log odds of one occurrence, by its neighbours and those of the others."""
    left, right = left_kind(text, start), right_kind(text, end)
    odds = ratio(LEFT_ODDS[left]) + ratio(RIGHT_ODDS[right])
    odds *= trust if odds > 0 else 1.
    if "edge" in (left, right):
        return odds
    before, after = text[start - 1], text[end]
    if is_han(before) and is_han(after):
        attested = attested_odds(text, start, end, before, after)
        odds += attested
        count = pairs[before, after]
        if count > 1 and "cue" not in (left, right) and (trust == 1. or attested > 0 or count >= SURE_REPEATS):
            odds += ratio(PAIR_ODDS) + log(count / 2)
    return odds


def attested_odds(text: str, start: int, end: int, before: str, after: str) -> float:
    """The log odds that come from the neighbours standing side by side elsewhere, set against chance."""
    low, high = max(0, start - REACH_CHARS), min(len(text), end + REACH_CHARS)
    seen = text.find(before + after, low, high) >= 0
    expected = text.count(before, low, high) * text.count(after, low, high) / max(1, high - low)
    chance = max(LEAST_CHANCE, 1 - exp(-expected))
    share = min(.95, ATTESTED_SHARE + chance * (1 - ATTESTED_SHARE))
    if seen:
        return log(share / chance)
    # Both so frequent that their meeting is certain by chance, and yet they never met: this tells nothing.
    return log((1 - share) / (1 - chance)) if chance < 1 else 0.


def ratio(odds: tuple[float, float]) -> float:
    """The log odds for a mark of a pair (share of mentions, share of marks)."""
    return log(odds[1] / odds[0])


def page_odds(places: Sequence[Place], prior: float, share: float = .85) -> float:
    """The log odds that a page carries marks at all, if `share` of the occurrences on such a page are marks."""
    return sum(log(share * exp(min(place.odds, 50.)) + 1 - share) for place in places) + prior


def posteriors(places: Sequence[Place], rounds: int = 8) -> list[float]:
    """The log odds of each place, given that the page carries marks: the share of marks is estimated from the page."""
    share = .7
    for _ in range(rounds):
        weights = [1 / (1 + exp(-max(-50., min(50., place.odds + log(share / (1 - share)))))) for place in places]
        share = min(.97, max(.05, (sum(weights) + .7) / (len(places) + 1)))
    return [place.odds + log(share / (1 - share)) for place in places]
