"""Quotes of other posts: the head goes, and the words too where another post of the page holds them."""
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from forumclean.patterns import lazy
from forumclean.stages.furniture.nickquotes import claim_nick_quote, with_nicks
from forumclean.stages.furniture.postlines import PostLines
from forumclean.stages.furniture.quoteindex import (
    ELLIPSIS_ENDS,
    ELLIPSIS_RE,
    GRAM_CHARS,
    SHORTEST_UNHEADED_CHARS,
    Index,
    without_ellipsis,
)
from forumclean.stages.signs.dates import full_dates

DAY = r"(?:(?:19|20)\d\d[-/.年 ].{3,22}|.{1,10}前|[今昨前][天日].{0,12})"
HEAD_RE = lazy(
    r"^[>*_ ]*(?:"
    rf"(?:引用[:：]? ?)?(?P<a>[^\s:：,，。]{{1,24}}(?: [^\s:：,，。]{{1,12}})?) (?:发表于|發表於) ?{DAY}$"
    rf"|(?:引用[:：]? ?)?原帖由 ?(?P<b>.{{1,24}}?) ?[于於] ?{DAY}(?:发表|發表)[^\S\n]?"
    rf"|引用(?:第 ?\d+ ?楼|楼主)?(?P<c>.{{1,24}}?)于 ?{DAY}发表的(?:[^:：]{{0,40}}(?= ?[:：])|内容)? ?[:：]?"
    rf"|以下是引用(?P<d>.{{1,24}}?)在{DAY}的发言[:：]?"
    r"|【 ?在 (?P<e>\w{1,14}) .{0,30}的大作中提到[:：] ?】|引用自[:：] ?(?P<l>[^\s:：]{1,24}) [于於在] .{6,40}$"
    rf"|@(?P<f>[^\s:：,，。]{{1,24}}) {DAY}$"
    r"|(?P<g>[^\s:：,，。]{1,24}) ?(?:写道|寫道|回[复覆復]道|[写寫]到|[说說]道?)[:：]$"
    r"|回复 ?#?\d+[楼#]? ?(?P<h>.{1,24}?) ?的?(?:话题|帖子)$"
    r"|对 ?(?P<i>\S{1,24}) #\d+ ?回复$"
    r"|引用[:：]? ?(?:第? ?\d{1,6} ?[楼樓] ?)?@?(?P<k>[^\s:：,，。]{1,24}(?: [^\s:：,，。]{1,12})?) ?的(?:发言|發言|帖子|回复|回覆|回帖)[:：]$"
    rf"|(?:转至 ?第 ?\d+ ?楼 ?)?第 ?\d{{1,6}} ?[楼樓] ?(?P<m>[^\s:：,，。]{{1,24}}) {DAY} ?的原帖[:：]"
    rf"|(?:\d{{1,6}} ?(?:[楼樓]|#)[:：]? ?)?Originally [Pp]osted by ?(?P<n>.{{1,24}}?) at {DAY}$"
    r"|(?P<o>[^\s:：,，。]{1,24}) ?(?:回[复覆復]道|写道|寫道)[:：] ?(?=\S)"
    r"|引用[:：]? ?@?(?P<p>[^\s:：,，。@]{1,24}?(?: [^\s:：,，。]{1,12}?)??) ?的?"
    r"(?:发言|發言|帖子|回[复覆復]|内容|话|話)[:：] ?"
    r"|※ ?引述《(?P<j>.{1,24})》之銘言[:：]?"
    r")")
LEGENDS = ("引用:", "引用：", "引用", "引用回帖:", "引用回帖：", "Quote:", "QUOTE:")     # whom one quotes stands below
LABELLED_RE = lazy(r"(?:作者 ?[:：]|最初由|原帖由|Originally Posted by) ?([^\s:：,，。]{1,24}(?: [^\s:：,，。]{1,12}){0,2}?)"
                   r"((?: [发發]表)?(?: 查看帖子| View Post)?)$")
MARK_RE = lazy(r">{1,2} ?(?=[^>\s])")    # three are a prompt
# As mail programs head what they quote: 2010/5/6 nick <address>:
MAIL_HEAD_RE = lazy(r"(?=.{8,100}$)(?:[^<>]{0,60}<[^<>\s]{1,40}@[^<>\s]{1,40}>"
                    rf"|.{{0,6}}{DAY}.{{0,30}}(?=写|寫|wrote)) ?(?:写道|寫道|wrote)?[:：]$")
REFERENCE_RE = lazy(r">> ?(?:No\.?)?\d{4,12}(?: ?[(（](?:OP|PO|You|原PO)[)）])?$")
SHORTEST_MARKED_CHARS = 4
LONGEST_DATE_CHARS = 24
PARTED_HEADS = ("原帖由", "原帖由:")
REPLY_RE = lazy(r"^(?:回复|对) ")
RULE_RE = lazy(r"^[-=—_]{5,}$")
START = itemgetter(0)   # of a line
# What every head holds, or a cut-off quote. No word begins with 的: half the lines hold it. Each begins with a literal,
# not a class: the search takes twice as long else.
HINT_RE = lazy("发表于|發表於|原帖|引用|大作中提到|写道|寫道|写到|寫到|说[道:：]|說[道:：]|引述|回复|回覆道|回復道|\\.\\.\\.|…|@|Originally")


def claim_quotes(posts: Sequence[PostLines]) -> None:
    """Claim quote heads, and quoted lines that another post holds, in the posts' lines."""
    hinted = [(number, post) for number, post in enumerate(posts) if HINT_RE.search(post.view.text)]
    marked = [(number, post) for number, post in enumerate(posts)
              if ">" in post.view.text and any(key.startswith(">") for key in post.keys)]
    nicked = with_nicks(posts)
    index = Index(posts if hinted or marked or nicked else ())
    for number, post in nicked:
        claim_nick_quote(post, number, index)
    for number, post in hinted:
        claim_in_post(post, number, index)
    for number, post in marked:
        claim_marked(post, number, index)


def claim_marked(post: PostLines, number: int, index: Index) -> None:
    """Claim the lines of a post that refer to another one by its number, and those that a mark sets off as quoted where
    another post holds their words: authors set it before what they wrote themselves, too."""
    for at, key in enumerate(post.keys):
        mark = MARK_RE.match(key) if at not in post.claimed else None
        if mark and REFERENCE_RE.match(key):
            post.claimed[at] = ("ui.quote-head", "the number of the post that this one answers")
        elif mark and len(words := without_ellipsis(key[mark.end():].replace(" ", ""))) >= SHORTEST_MARKED_CHARS and (
                index.post_of(words, number, None) is not None):
            post.claimed[at] = ("ui.quote", "these words stand in another post of the page")
            if at and at - 1 not in post.claimed and MAIL_HEAD_RE.match(post.keys[at - 1]):
                post.claimed[at - 1] = ("ui.quote-head", "names whom the mail below quotes")


def claim_in_post(post: PostLines, number: int, index: Index) -> None:
    """Claim the quotes of one post."""
    at = 0
    lines = post.lines
    hinted = hinted_lines(post)
    while at < len(lines):
        if at:
            place = bisect_left(hinted, at)
            if place == len(hinted):
                return
            at = hinted[place]
        if at in post.claimed:
            at += 1
            continue
        used, author, rest = head_at(post, at, index)
        if used:
            for taken in range(at, at + used):
                why = f"names the quoted post of {author}" if author else "a quote's label"
                post.claimed[taken] = ("ui.quote-head", why)
            if rest is not None:
                claim_rest(post, at + used - 1, rest, number, index, author)
            at += used
            if author and rest is None and at < len(lines) and is_date(lines[at].key):
                post.claimed[at] = ("ui.quote-head", "when the quoted post was written")
                at += 1
            if not REPLY_RE.match(lines[at - 1].key):   # names whom it answers, quotes nobody
                at = claim_words(post, at, number, index, author)
        elif at == 0 and unheaded(post, at, number, index):
            at = max(claim_words(post, at, number, index, None), 1)     # it may hold none of them, quote marks apart
        else:
            at += 1


def is_date(key: str) -> bool:
    """Whether a line is a date and nothing else."""
    return len(key) <= LONGEST_DATE_CHARS and [date.words for date in full_dates(key)] == [key]


def hinted_lines(post: PostLines) -> list[int]:
    """The numbers of the lines that may be a quote's head; most lines need no closer look."""
    text, lines = post.view.text, post.lines
    found, at = set(), 0
    while hint := HINT_RE.search(text, at):
        number = bisect_right(lines, hint.start(), key=START) - 1
        found.add(number)
        at = lines[number].end
    if "uote:" in text or "QUOTE:" in text:
        found.update([number for number, line in enumerate(lines) if line.key.strip("> *_") in LEGENDS])
    return sorted(found)


def head_at(post: PostLines, at: int, index: Index) -> tuple[int, str | None, int | None]:
    """A quote's head at a line: how many lines it takes, whom it names, and where on the last of them the words begin
    (None: the line holds nothing else)."""
    lines = post.lines
    key = lines[at].key
    if key.strip("> *_") in LEGENDS and at + 1 < len(lines):
        label = LABELLED_RE.match(lines[at + 1].key)
        if label and " " in label[1] and not label[2] and not index.knows(label[1]):    # a book with its author
            label = None
        used, author, rest = (1, label[1], None) if label else head_at(post, at + 1, index)
        return (used + 1, author, rest) if used else (0, None, None)
    if key in PARTED_HEADS and at + 2 < len(lines) and lines[at + 2].key.startswith(("于", "於")):
        return 3, lines[at + 1].key, None
    match = HEAD_RE.match(key) if HINT_RE.search(key) else None
    if not match:
        return 0, None, None
    author = next((value for value in match.groupdict().values() if value), None)
    if (name := match["g"] or match["p"]) and not index.knows(name):   # somebody in a story says something
        return 0, None, None
    if match["o"] and not index.begins(key[match.end():].replace(" ", ""), match["o"]):     # as above
        return 0, None, None
    if key[match.end():].strip():
        return 1, author, match.end()
    return 1, author, None


def claim_rest(post: PostLines, at: int, begin: int, number: int, index: Index, author: str | None) -> None:
    """On a line that holds a head and words: keep the words, or their tail where the quoted ones are known."""
    line = post.lines[at]
    words = line.key[begin:]
    solid = words.replace(" ", "")
    cut = index.shared_prefix(solid, number, author)
    ellipsis = re.search(r" \.\.\.| …", words)
    if not cut and ellipsis and index.post_of(words[:ellipsis.start()].replace(" ", ""), number, author) is not None:
        cut = len(words[:ellipsis.end()].replace(" ", ""))
    source = None if cut else index.post_of(solid, number, author)
    if cut >= len(solid) or source is not None and without_ellipsis(solid)[-GRAM_CHARS:] in index.solid[source]:
        return      # else an answer may stand behind them
    del post.claimed[at]
    post.heads[at] = solid_offset(post.view.text, line.start, len(line.key[:begin].replace(" ", "")) + cut)


def solid_offset(text: str, start: int, count: int) -> int:
    """The offset just after `count` characters that are not blank."""
    while count and start < len(text):
        count -= not text[start].isspace()
        start += 1
    return start


def claim_words(post: PostLines, at: int, number: int, index: Index, author: str | None) -> int:
    """Claim the lines from `at` on that one other post holds one after another; the first line that it lacks ends the
    quote.

    A post's last line is its answer even if somebody else gave the same one, unless a quote mark stands before it.
    """
    source: int | None = None
    reached = 0
    while at < len(post.lines) and at not in post.claimed:
        line = post.lines[at]
        words = without_ellipsis(line.key.lstrip(">: ").replace(" ", ""))
        marked = line.key.startswith((":", "：", ">"))
        if at == len(post.lines) - 1 and not marked:
            break
        if source is None:
            source = index.post_of(words, number, author)
            if source is None:
                break
        elif words and not index.goes_on(source, reached, words):
            break
        reached = index.solid[source].find(words, reached) + len(words) if words in index.solid[source] else reached
        post.claimed[at] = ("ui.quote", "these words stand in another post of the page")
        at += 1
        if line.key.endswith(ELLIPSIS_ENDS) and ELLIPSIS_RE.search(line.key):
            break
    if source is not None and at < len(post.lines) - 1 and RULE_RE.match(post.lines[at].key):
        post.claimed[at] = ("ui.quote-head", "the rule below a quote")
        at += 1
    return at


def unheaded(post: PostLines, at: int, number: int, index: Index) -> bool:
    """Whether a post begins with a cut-off copy of another post's first words (engines that print no head)."""
    words = post.lines[at].solid
    if len(post.lines) < 2 or len(words) < SHORTEST_UNHEADED_CHARS or not ELLIPSIS_RE.search(words):
        return False
    return index.post_of(words, number, None) is not None
