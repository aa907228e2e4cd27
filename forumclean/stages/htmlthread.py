"""From the elements of an HTML page to a thread: its posts are known, the rest of the page is furniture."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from forumclean.model import Cut, Findings, Page, Post, Thread
from forumclean.outline import Outline
from forumclean.rulebook import reason_of
from forumclean.stages.blocks import Blocks, PostBlock
from forumclean.stages.engineposts import engine_blocks
from forumclean.stages.headings import TYPE_RE, find_heading, squeezed
from forumclean.stages.repeats import repeated_blocks

BLANKS = " \t\xa0\u3000"
Span = tuple[int, int]
Claim = tuple[int, int, str]


def segment_html(page: Page) -> tuple[Thread, Findings] | None:
    """The thread of an HTML page by its elements; None where they tell too little, and the page's lines have to."""
    outline = page.outline
    if outline is None:
        return None
    blocks = engine_blocks(outline) or repeated_blocks(outline)
    return assemble(page, outline, blocks) if blocks else None


def assemble(page: Page, outline: Outline, blocks: Blocks) -> tuple[Thread, Findings]:
    """The thread of the posts that were found, and a cut for everything beside them."""
    text = page.text
    inside = [[whole_lines(text, *outline.span(body)) for body in block.bodies if outline.ink(body)]
              for block in blocks.posts]
    order = sorted(range(len(inside)), key=lambda number: post_start(outline, blocks.posts[number], inside[number]))
    bodies = [span for number in order for span in inside[number]]
    first = min((outline.ink_before(start) for start, _ in bodies), default=outline.ends[0])
    title = find_heading(outline, blocks.title, first)
    if title and any(start < title[1] and title[0] < end for start, end in bodies):
        title = None
    posts = []
    for number in order:
        block, spans = blocks.posts[number], inside[number]
        start = spans[0][0] if spans else post_start(outline, block, spans)
        end = spans[-1][1] if spans else start
        posts.append(Post(start, end, block.author, block.time, block.floor, block.id, block.reply_to,
                          block.comments))
    cuts = outer_cuts(outline, blocks, bodies, title) + inner_cuts(outline, blocks, bodies)
    if title and posts:
        cuts = repeated_title(text, title, posts[0], cuts)
    quotes = [whole_lines(text, *outline.span(quote)) for quote in blocks.quotes if outline.ink(quote)]
    authors = frozenset(post.author for post in posts if post.author)
    return Thread(title, posts, engine=blocks.engine, is_page=True, authors=authors, quotes=quotes), Findings(cuts)


def post_start(outline: Outline, block: PostBlock, spans: Sequence[Span]) -> int:
    """Where a post's words stand; for a post without words, where they would."""
    return spans[0][0] if spans else outline.place(outline.begins[block.bodies[0] if block.bodies else block.card])


def whole_lines(text: str, start: int, end: int) -> Span:
    """A span with the blanks before it on its line, and the blanks and the line end behind it."""
    head, tail = start, end
    while head and text[head - 1] in BLANKS:
        head -= 1
    if head == 0 or text[head - 1] == "\n":
        start = head
    while tail < len(text) and text[tail] in BLANKS:
        tail += 1
    if tail >= len(text):
        end = tail
    elif text[tail] == "\n":
        end = tail + 1
    return start, end


def outer_cuts(outline: Outline, blocks: Blocks, bodies: Sequence[Span], title: Span | None) -> list[Cut]:
    """A cut for each stretch outside title and posts, named after the furniture it holds or its place on the page."""
    cards = sorted(outline.span(block.card) for block in blocks.posts)
    page_start, page_end = (cards[0][0], max(end for _, end in cards)) if cards else (0, 0)
    starts = {start for start, _ in bodies}
    named = sorted((*outline.span(element), rule) for element, rule in blocks.furniture if outline.ink(element))
    cuts: list[Cut] = []
    at = 0
    for start, end in [*sorted([*bodies, title] if title else bodies), (len(outline.text), len(outline.text))]:
        if start > at:
            there = named[bisect_left(named, (at,)):bisect_left(named, (start,))]
            cuts += gap_cuts(at, start, there, page_start, page_end, start in starts)
        at = max(at, end)
    return cuts


def gap_cuts(start: int, end: int, named: Sequence[Claim], page_start: int, page_end: int, heads: bool) -> list[Cut]:
    """The cuts of a stretch between two kept spans."""
    cuts = []
    at = start
    for first, last, rule in [*named, (end, end, "")]:
        first, last = max(first, at), min(last, end)
        if first > at:
            own = ("ui.page-head" if at < page_start else "ui.page-foot" if at >= page_end else
                   "ui.post-header" if heads else "ui.post-frame")
            cuts.append(Cut(at, first, own, reason_of(own)))
        if last > max(first, at):
            cuts.append(Cut(max(first, at), last, rule, reason_of(rule)))
        at = max(at, last)
    return cuts


def inner_cuts(outline: Outline, blocks: Blocks, bodies: Sequence[Span]) -> list[Cut]:
    """A cut for each element of furniture inside a post; of nested ones the outer one counts."""
    text, cuts = outline.text, []
    claims = sorted((*whole_lines(text, *outline.span(element)), rule) for element, rule in blocks.furniture
                    if outline.ink(element))
    spans = sorted(bodies)
    number = at = 0
    for start, end, rule in claims:
        while number < len(spans) and spans[number][1] <= start:
            number += 1
        if number == len(spans):
            break
        start, end = max(start, spans[number][0], at), min(end, spans[number][1])
        if start < end:
            cuts.append(Cut(start, end, rule, reason_of(rule)))
            at = end
    return cuts


def repeated_title(text: str, title: Span, post: Post, cuts: list[Cut]) -> list[Cut]:
    """The cuts, with one more for the first line of the first post where it repeats the title and more follows."""
    at = post.start
    taken = sorted((cut[0], cut[1]) for cut in cuts if post.start <= cut[0] < post.end)
    for start, end in taken:
        if start == at:
            at = end
    stop = text.find("\n", at, post.end)
    words = squeezed(text[at:stop]) if stop >= 0 else ""
    string = squeezed(text[slice(*title)])
    if words and words in (string, TYPE_RE.sub("", string)) and text[stop:post.end].strip() and \
            not any(start < stop + 1 and at < end for start, end in taken):
        return sorted([*cuts, Cut(at, stop + 1, "ui.post-header", reason_of("ui.post-header"))], key=itemgetter(0))
    return cuts
