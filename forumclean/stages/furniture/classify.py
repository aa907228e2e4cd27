"""What inside a post is not its author's text: edit notes, attachments, notices, quotes, signatures, ads."""
from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from math import ceil

from forumclean.config import Config
from forumclean.document import Document
from forumclean.lines import INNER, SURE, TEXT, WEAK, is_sentence
from forumclean.model import Cut, Findings
from forumclean.patterns import lazy
from forumclean.rulebook import reason_of
from forumclean.stages.furniture.attachments import claim_attachments
from forumclean.stages.furniture.markdown import TABLE_RULE_RE, is_markdown
from forumclean.stages.furniture.postlines import PostLines, post_lines
from forumclean.stages.furniture.quotes import claim_quotes
from forumclean.stages.furniture.ratings import below_ratings, claim_parted_rating, claim_rating
from forumclean.stages.furniture.remarks import REMARK_HEADS, claim_remarks, line_below

EDIT_NOTE_RE = lazy(
    r"\[? ?(?:本帖最[后後]由|此帖被) ?[^\n]{1,30}? ?[于於在] ?(?:19|20)\d\d[-/.年]\d\d?[-/.月]\d\d?日? "
    r"\d\d?:\d\d(?::\d\d)? ?(?:重新)?[编編][辑輯](?: ?\])?"
    r"|\[[^\[\]\n]{1,30}[于於] ?[\d年月日/.:： -]{8,24}[编編][辑輯]了帖子\]")
ORIGIN_RE = lazy(r"(?:\s--[^\n]{0,80}?)?\s*※ ?(?:(?:来源|修改|來源|發信站|发信站)[ :：·]"
                 r"|[编編][辑輯][:：] ?\w{2,14} ?(?:[(]|[来來]自))")
LONGEST_SIGNATURE_CHARS = 60
RULE_RE = lazy(r"([-_=—─~*])\1{7,}")
SIGNATURE_RULE_RE = lazy("--|_{8,}")     # a longer row of dashes parts a quotation from its answer
MOST_SIGNATURE_LINES = 3
MARKDOWN_RE = lazy(r"\*\*|^\s*(?:\* |#{1,6} )|\||\\(?=[-.*_#`+])")
# What advertisements call for, and menus do not.
CALL_RE = lazy("报名|報名|直播间|直播間|招生|开班|開班|优惠|優惠|特价|特價|促销|促銷|抢购|搶購|团购|團購|包邮|秒杀|限时|限時|热线|熱線"
               "|咨询|加盟|招商")
APP_RULE = "ui.app-tail"
DASHES = ("--", "\\--", "－－")
FEWEST_REPEATS = 2
FEWEST_TOLD_CHARS = 30
FEWEST_NAMELESS_REPEATS = 3
SHARED_AD_CHARS = 6
SHARED_AD_SHARE = 0.8
LONGEST_AD_CHARS = 20


def classify(doc: Document, config: Config) -> Findings:
    """Cuts for furniture inside the posts of a page. A text without evidence of a page has none."""
    if not doc.thread.is_page:
        return Findings()
    posts = post_lines(doc)
    text = doc.page.text
    bbs, edited, remarked = "※" in text, "编" in text or "編" in text, "点评" in text or "點評" in text
    for number, post in enumerate(posts):
        claim_furniture(post)
        if edited:
            claim_edit_notes(post)
        if bbs:
            claim_dashes(post)
        if remarked and any(map(post.view.text.__contains__, REMARK_HEADS)):
            claim_remarks(post, line_below(doc.page, doc.thread.posts[number].end))
    if doc.thread.quotes:
        from forumclean.stages.furniture.quoteblocks import claim_quote_blocks
        claim_quote_blocks(posts, doc.thread.posts, doc.thread.quotes)
    claim_quotes(posts)
    claim_signatures(posts, below_ratings(doc))
    claim_ruled_signatures(posts)
    for post in posts:
        if post.claimed:
            claim_signature_rule(post)
    if doc.page.kind != "html" and is_markdown(text):
        for post in posts:
            claim_markdown(post)
    claim_advertisement(doc, posts)
    return Findings([cut for post in posts if post.claimed or post.parts or post.heads for cut in cuts_of(post)])


def claim_furniture(post: PostLines) -> None:
    """Claim the lines whose own form is furniture, and the brackets that a flattener parted from them."""
    if not post.ruled:   # most posts
        return
    lines = post.lines
    ruled = [(number, line) for number, line in enumerate(lines) if line.rule]
    for number, line in ruled:
        if line.kind in (SURE, INNER):
            post.claimed[number] = (line.rule, reason_of(line.rule))
    for number, line in ruled:
        if line.rule == "ui.code-label" and line.kind == WEAK and number + 1 < len(lines):
            post.claimed[number] = (line.rule, reason_of(line.rule))
    for number in [*post.claimed]:
        for beside in (number - 1, number + 1):
            if 0 <= beside < len(lines) and lines[beside].key in ("[", "]", "|", "【", "】"):
                post.claimed[beside] = post.claimed[number]
    last = len(lines) - 1
    if last and lines[last].rule == APP_RULE and lines[last - 1].key in DASHES and last in post.claimed:
        post.claimed[last - 1] = (APP_RULE, "the dashes above the tail of an app")
    claim_attachments(post, ruled)
    claim_rating(post, ruled)
    claim_parted_rating(post)


def claim_edit_notes(post: PostLines) -> None:
    """Claim an edit note that a flattener glued to the head or the tail of an author's line."""
    text = post.view.text
    if "编辑" not in text and "編輯" not in text:
        return
    for number, line in enumerate(post.lines):
        if number in post.claimed or "编" not in line.key and "編" not in line.key:
            continue
        for match in EDIT_NOTE_RE.finditer(text, line.start, line.end):
            if not text[line.start:match.start()].strip() or not text[match.end():line.end].strip():
                post.parts.append((match.start(), match.end(), "ui.edited"))


def claim_markdown(post: PostLines) -> None:
    """Claim the marks that an HTML-to-Markdown converter set: table rules and cell borders, list and heading marks,
    emphasis, escapes. The page it converted shows none of them."""
    for number, line in enumerate(post.lines):
        if number in post.claimed:
            continue
        if TABLE_RULE_RE.match(line.key):
            post.claimed[number] = ("ui.markdown", reason_of("ui.markdown"))
            continue
        text = post.view.text[line.start:line.end]
        marks = [match.span() for match in MARKDOWN_RE.finditer(text)]
        if text.count("**") % 2:
            marks = [(a, b) for a, b in marks if text[a:b] != "**"]
        post.parts += [(line.start + a, line.start + b, "ui.markdown") for a, b in marks]


def claim_dashes(post: PostLines) -> None:
    """Claim what follows the `--` that a BBS program sets before a signature, and its origin
    line, also where a flattener glued them to the text."""
    marks = [number for number, key in enumerate(post.keys) if key in DASHES]
    if marks and marks[-1] > 0:
        below = range(marks[-1], len(post.keys))
        for number in below:
            post.claimed.setdefault(number, ("ui.signature", "stands below the -- of a BBS post"))
    for number, line in enumerate(post.lines) if "※" in post.view.text else ():
        if number not in post.claimed and (match := ORIGIN_RE.search(post.view.text, line.start, line.end)):
            post.parts.append((match.start(), line.end, "ui.bbs-origin"))


def claim_signatures(posts: Sequence[PostLines], below: Counter[tuple[str | None, str]]) -> None:
    """Claim last lines that recur in two posts of one author (where the page names none: in three posts), or below one.

    Never a post's only line, and never a line that opens a post somewhere: short replies recur too.
    """
    frees = [post.free() for post in posts]
    first = {post.keys[free[0]] for post, free in zip(posts, frees, strict=True) if free}
    for _ in range(3):
        last = [(post, free[-1]) for post, free in zip(posts, frees, strict=True) if len(free) >= 2]
        times = Counter([post.keys[number] for post, number in last])
        # A line in ASCII is rather an author's code, which recurs as well. On most pages no other does.
        may = {key for key, count in times.items() if (count > 1 or below) and key not in first
               and len(key) <= LONGEST_SIGNATURE_CHARS and not key.isascii()}
        last = [(post, number) for post, number in last if post.keys[number] in may]
        counts = Counter((author, key) for author, key, _ in {
            (post.author, post.keys[number], above_last(post, number)) for post, number in last})
        found = False
        for post, number in last:
            key = post.keys[number]
            repeats = counts[post.author, key] + (below[post.author, key] if post.author else 0)
            if repeats >= (FEWEST_REPEATS if post.author else FEWEST_NAMELESS_REPEATS) and (
                    post.lines[number].kind in (TEXT, WEAK)):
                found = True
                whose = post.author or "the page"
                post.claimed[number] = ("ui.signature", f"the last line of {repeats} posts of {whose}")
        if not found:
            return
        frees = [post.free() for post in posts]


def above_last(post: PostLines, last: int) -> object:
    """What tells a post from others that end as it does: the line above its last one. A page that shows a post twice,
    among the best and among all, shows no signature; of two like ones that say little, each is one."""
    end, above = post.keys[last], post.keys[post.free()[-2]]
    return above if len(above) + len(end) >= FEWEST_TOLD_CHARS and is_sentence(end) else id(post)


def claim_ruled_signatures(posts: Sequence[PostLines]) -> None:
    """Claim the same row of dashes in two posts, with the few short lines below it that end each: engines print one
    between a post and its author's signature."""
    ruled = [(post, at) for post in posts if "--" in post.view.text or "__" in post.view.text for at in ruled_at(post)]
    often = Counter(post.lines[at].key for post, at in ruled)
    for post, at in ruled:
        if often[post.lines[at].key] >= FEWEST_REPEATS:
            for number in range(at, len(post.lines)):
                post.claimed.setdefault(number, ("ui.signature", "stands below the rule that ends posts"))


def ruled_at(post: PostLines) -> list[int]:
    """Where the rule above a signature stands in a post, if one does: words above it, few and short lines below."""
    lines = post.lines
    for at in range(max(1, len(lines) - 1 - MOST_SIGNATURE_LINES), len(lines) - 1):
        if lines[at].key.startswith(("--", "__")) and SIGNATURE_RULE_RE.fullmatch(lines[at].key):
            below = lines[at + 1:]
            return [at] if max(len(line.key) for line in below) <= LONGEST_SIGNATURE_CHARS else []
    return []


def claim_signature_rule(post: PostLines) -> None:
    """Claim the row of dashes that an old engine prints between a post and its author's signature."""
    if post.claimed.get(len(post.keys) - 1, ("",))[0] != "ui.signature":   # most
        return
    free = post.free()
    below = free[-1] + 1 if len(free) > 1 else len(post.lines)
    if below < len(post.lines) and RULE_RE.fullmatch(post.lines[below - 1].key) and \
            all(post.claimed.get(number, ("",))[0] == "ui.signature" for number in range(below, len(post.lines))):
        post.claimed[below - 1] = ("ui.signature", "the rule above a signature")


def claim_advertisement(doc: Document, posts: Sequence[PostLines]) -> None:
    """Claim a short line at an end of a post nearly all of whose words an advertisement in the page's head says too,
    when neither the title nor the rest of the post knows them.

    Menus, breadcrumbs and the header of the first post share words with what authors write as well: so only a line of
    the head that calls for something counts.
    """
    if not doc.thread.posts:
        return
    head = doc.page.text[:doc.thread.posts[0].start]
    if not CALL_RE.search(head):   # most pages
        return
    advertisements = "\n".join(filter(CALL_RE.search, head.split("\n")))
    title = doc.page.text[slice(*doc.thread.title)] if doc.thread.title else ""
    names = next(filter(None, doc.page.keys), "")     # of thread, board and site; a notice is signed so
    for post in posts:
        free = post.free() if len(post.keys) > 1 else ()
        for number in {free[0], free[-1]} if len(free) > 1 else ():
            key, line = post.keys[number], post.lines[number]
            if not SHARED_AD_CHARS <= len(key) <= LONGEST_AD_CHARS or key[-1] in "。！？!?…，,：:" or line.kind != TEXT:
                continue
            rest = title + names + post.view.text[:line.start] + post.view.text[line.end:]
            shared = [words for words in most_of(key) if words in advertisements and words not in rest]
            if shared:
                post.claimed[number] = ("ad.page-head", f"an advertisement above the thread says {shared[0]!r} too")


def most_of(key: str) -> list[str]:
    """The runs of words that make up nearly all of a short line, if they are words: a model's or a site's name in
    Latin letters stands in many lines."""
    size = max(SHARED_AD_CHARS, ceil(SHARED_AD_SHARE * len(key)))
    runs = [key[at:at + size] for at in range(len(key) - size + 1)]
    return [run for run in runs if sum(not char.isascii() for char in run) >= SHARED_AD_CHARS]


def cuts_of(post: PostLines) -> list[Cut]:
    """The cuts of a post's claims: lines in a row that one rule claims make one; parts of lines that stay follow."""
    cuts: list[Cut] = []
    lines = post.lines
    spans = [(lines[number].start, lines[number].end, *why) for number, why in sorted(post.claimed.items())]
    at = 0
    while at < len(spans):
        start, end, *why = spans[at]
        at += 1
        while at < len(spans) and spans[at][0] == end and [*spans[at][2:]] == why:
            end = spans[at][1]
            at += 1
        cuts += post.view.cut(start, end, *why)
    parts = post.parts + [(post.lines[number].start, end, "ui.quote") for number, end in post.heads.items()]
    starts = [span[0] for span in spans]
    free = 0
    for start, end, rule in sorted(parts):
        start = max(start, free)
        line = bisect_right(starts, start) - 1
        if start < end and (line < 0 or spans[line][1] <= start):
            cuts += post.view.cut(start, end, rule, reason_of(rule))
            free = end
    return cuts
