"""From the labels of a page's pieces to its thread: the posts, who wrote them when, and a cut for everything else."""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from forumclean._rulebook import PHRASES
from forumclean.lines import MARK, TEXT, WEAK, Judge
from forumclean.model import Cut, Findings, Note, Page, Post, Thread, maker
from forumclean.patterns import by_rarest
from forumclean.rulebook import reason_of
from forumclean.stages.segment.cohesion import held_together
from forumclean.stages.segment.context import observed
from forumclean.stages.segment.decide import decided, margin, scored
from forumclean.stages.segment.elements import element_names
from forumclean.stages.segment.fields import post_fields
from forumclean.stages.segment.pieces import Piece, page_pieces
from forumclean.stages.segment.titles import find_title
from forumclean.stages.segment.weights import BEGIN, INSIDE, OTHER, Weights, Worth, shipped_weights

Found = tuple[Thread, Findings]
CUT = maker(Cut)
# What one of nearly all pages holds; a text without any is not looked at further.
HINT_RE = by_rarest(["发表", "發表", "发布", "發布", "發佈", "信区", "看板", "登录", "登錄", "登入", "登陆", "登陸", "注册", "注冊", "註冊", "註册",
                     "owered By", "owered by", "ICP备", "回复", "回覆", "回復", "評論", "评论", "客户端", "只看", "来自", "來自",
                     " replies", "楼", "樓",
                     "0#", "作者", "前", "20", "19", "Re:", "编辑", "編輯", "回答", "赞", "贊", "讚"])
# Hundredths; by `make train`: of 1,033 clean texts that it had not seen three reached this, two of them pages.
LEAST_EVIDENCE, MOST_A_PIECE = 250, 300
# Evidence by signs: of 1,006 clean texts one shows a sign; flattened pages of two signs show 730 and more.
SIGNED_EVIDENCE = 1400
SHORTEST_PROSE_CHARS = 20   # of a line of text that no sentence ends in
UNSIGNED_EVIDENCE = 500     # of an HTML page without a sign: a bare piece of one shows 300, made pages 800 and more
LONGEST_NOTICE_CHARS = 60   # that stands in a thread's place: "the thread was deleted", "log in first"
PROSE_KEPT, PROSE_BONUSES = 20, (150, 300)     # less than a twentieth kept: prose counts for more


def may_be_page(page: Page) -> bool:
    """Whether a text holds anything that a page would; without it none is looked for."""
    return not PHRASES.keys().isdisjoint(page.keys) or HINT_RE.search(page.text) is not None


def segment(page: Page, judge: Judge, weights: Weights | None = None) -> Found:
    """The thread of a page, and cuts for all that stands outside its title and posts.

    A text is a page when enough of its pieces are more likely furniture than an author's; anything less comes back
    whole, since an author may quote a header or a footer.
    """
    if page.kind != "html" and not may_be_page(page):
        return Thread(), Findings()
    weights = weights or shipped_weights()
    pieces, scores, labels = labelled(page, judge, weights)
    evidence, signs = page_evidence(scores, labels), count_signs(pieces, labels)
    if page.kind == "html":
        if evidence < LEAST_EVIDENCE or evidence < UNSIGNED_EVIDENCE and not signs:
            return Thread(), Findings()
    elif evidence < LEAST_EVIDENCE or evidence * signs < SIGNED_EVIDENCE or all(label == OTHER for label in labels):
        return Thread(), Findings(notes=doubts(page, evidence))     # without a post too: somebody chose such a text
    return assemble(page, pieces, labels)


def labelled(page: Page, judge: Judge, weights: Weights) -> tuple[list[Piece], list[Worth], list[int]]:
    """The pieces of a page, what speaks for each label, and the most likely labels."""
    pieces = page_pieces(page, judge)
    observations = observed(pieces)
    plain = [*map(tuple, observations)] if page.outline is not None else []
    if page.outline is not None:
        element_names(page.outline, pieces, observations)
    scores = scored(observations, weights)
    labels = decided(scores, weights)
    if mostly_gone(pieces, labels) and plain:
        # Elements like no page's before may tell a lie; the lines alone are asked then.
        other_scores = scored(plain, weights)
        other = decided(other_scores, weights)
        if says_in(pieces, other) > says_in(pieces, labels) + SHORTEST_PROSE_CHARS:
            scores, labels = other_scores, other
    for bonus in PROSE_BONUSES:
        if not mostly_gone(pieces, labels):
            break
        scores = [(begin + bonus, inside + bonus, other) if is_prose(piece) else (begin, inside, other)
                  for piece, (begin, inside, other) in zip(pieces, scores, strict=True)]
        labels = decided(scores, weights)
    return pieces, scores, held_together(pieces, labels, page.outline)


def mostly_gone(pieces: Sequence[Piece], labels: Sequence[int]) -> bool:
    """Whether labels would throw away most of what reads like prose on a page."""
    prose = says_in(pieces, None)
    return prose > LONGEST_NOTICE_CHARS and says_in(pieces, labels) * PROSE_KEPT < prose


def is_prose(piece: Piece) -> bool:
    """Whether a piece reads like prose."""
    return piece.says or piece.kind == TEXT and len(piece.key) > SHORTEST_PROSE_CHARS


def says_in(pieces: Sequence[Piece], labels: Sequence[int] | None) -> int:
    """The characters of the pieces that read like prose, of all or of those that labels keep."""
    return sum(len(piece.key) for number, piece in enumerate(pieces)
               if is_prose(piece) and (labels is None or labels[number] != OTHER))


def count_signs(pieces: Sequence[Piece], labels: Sequence[int]) -> int:
    """How many pieces outside the posts are signs of a site: a phrase that sites print, a date with a clock.

    An author quotes one or two; without any, repetition is verse or a table.
    """
    return sum(label == OTHER and bool(piece.rule or piece.date and piece.date[2])
               for piece, label in zip(pieces, labels, strict=True))


def page_evidence(scores: Sequence[Worth], labels: Sequence[int]) -> int:
    """How much speaks for furniture in a text, in hundredths; no piece counts for more than `MOST_A_PIECE`."""
    return sum(min(max(-margin(score), 0), MOST_A_PIECE) for score, label in zip(scores, labels, strict=True)
               if label == OTHER)


def doubts(page: Page, evidence: int) -> list[Note]:
    """A note that furniture was suspected and kept, since it does not prove a page."""
    if not evidence:
        return []
    reason = f"furniture, but too little of it proves no page ({evidence / 100:.1f} points); all of it is kept"
    return [Note(0, len(page.text), "ui.page", reason)]


def assemble(page: Page, pieces: Sequence[Piece], labels: Sequence[int]) -> Found:
    """The thread that labels tell of, and a cut for each run of pieces outside its title and posts."""
    text = page.text
    runs = [*post_runs(labels)]
    title = find_title(text, pieces, runs[0][0] if runs else len(pieces), page.outline)
    span = title[0] if title else None
    keep = [label != OTHER for label in labels]
    if title and span and runs:
        runs = without_title(pieces, keep, runs, span, title[1])
    fields = post_fields(pieces, keep, runs)
    posts = [Post(pieces[first].start, pieces[last - 1].end, *found) for (first, last), found in zip(runs, fields,
        strict=True)]
    cuts = [*furniture_cuts(pieces, keep, runs, span)]
    authors = frozenset(post.author for post in posts if post.author)
    return Thread(span, posts, is_page=True, authors=authors), Findings(cuts)


def post_runs(labels: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The posts as half-open numbers of pieces, from the first to the last that is the author's."""
    first = last = -1
    for number, label in enumerate(labels):
        if label == BEGIN or label == INSIDE and first < 0:
            if first >= 0:
                yield first, last
            first = number
        if label != OTHER:
            last = number + 1
    if first >= 0:
        yield first, last


def without_title(pieces: Sequence[Piece], keep: list[bool], runs: list[tuple[int, int]], span: tuple[int, int],
                  string: str) -> list[tuple[int, int]]:
    """The posts without the lines at the first one's head that are the title; `keep` is told, too."""
    first, last = runs[0]
    at = first
    while at < last and (not keep[at] or pieces[at].key == string or pieces[at].start <= span[0] < pieces[at].end):
        keep[at] = False
        at += 1
    for number in range(first, last):
        if pieces[number].start < span[1] and span[0] < pieces[number].end:
            keep[number] = False
    return [(at, last), *runs[1:]] if at < last else runs[1:]


def furniture_cuts(pieces: Sequence[Piece], keep: Sequence[bool], runs: Sequence[tuple[int, int]],
                   title: tuple[int, int] | None) -> Iterator[Cut]:
    """One cut for each run of pieces outside the posts that one rule claims, the title's span spared."""
    opened = runs[0][0] if runs else len(pieces)
    closed = runs[-1][1] if runs else len(pieces)
    starts = {first for first, _ in runs}
    start = end = 0
    rule = ""
    for number, piece in enumerate(pieces):
        if keep[number]:
            continue
        own = piece.rule if piece.rule and piece.kind not in (WEAK, TEXT, MARK) else (
            "ui.post-header" if piece.date and runs and opened - 8 <= number < closed + 4 else
            "ui.page-head" if number < opened else "ui.page-foot" if number >= closed else
            "ui.post-header" if number + 1 in starts else "ui.post-frame")
        if end == piece.start and own == rule:
            end = piece.end
            continue
        yield from spared(start, end, rule, title)
        start, end, rule = piece.start, piece.end, own
    yield from spared(start, end, rule, title)


def spared(start: int, end: int, rule: str, title: tuple[int, int] | None) -> Iterator[Cut]:
    """The cuts of a span but for the title's."""
    spans = [(start, end)]
    if title and start < title[1] and title[0] < end:
        spans = [(start, title[0]), (title[1], end)]
    for first, last in spans:
        if first < last:
            yield CUT((first, last, rule, reason_of(rule), ""))

