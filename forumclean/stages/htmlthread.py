"""From the elements of an HTML page to a thread: its posts are known, the rest of the page is furniture."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from forumclean.engine import Engine
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


def segment_html(page: Page, engines: Sequence[Engine] | None = None) -> tuple[Thread, Findings] | None:
    """The thread of an HTML page by its elements; None where they tell too little, and the page's lines have to.

    Args:
        engines: see `engine_blocks`.
    """
    outline = page.outline
    if outline is None:
        return None
    blocks = engine_blocks(outline, engines) or repeated_blocks(outline)
    return assemble(page, outline, blocks) if blocks else None


def assemble(page: Page, outline: Outline, blocks: Blocks) -> tuple[Thread, Findings]:
    """The thread of the posts that were found, and a cut for everything beside them."""
    text = page.text
    pieces = pieces_of(outline, blocks.posts)
    bodies = [span for _, spans in pieces for span in spans if span[0] < span[1]]
    first = min((outline.ink_before(start) for start, _ in bodies), default=outline.ends[0])
    title = find_heading(outline, blocks.title, first)
    if title:
        title = without_furniture(outline, blocks, title)
    if title and any(start < title[1] and title[0] < end for start, end in bodies):
        title = None
    posts = [Post(spans[0][0], spans[-1][1], block.author, block.time, block.floor, block.id, block.reply_to)
             for block, spans in ((blocks.posts[number], spans) for number, spans in pieces)]
    cuts = outer_cuts(outline, blocks, bodies, title) + inner_cuts(outline, blocks, bodies)
    if title and posts:
        cuts = repeated_title(text, title, posts[0], cuts)
    quotes = [whole_lines(text, *outline.span(quote)) for quote in blocks.quotes if outline.ink(quote)]
    authors = frozenset(post.author for post in posts if post.author)
    return Thread(title, posts, engine=blocks.engine, is_page=True, authors=authors, quotes=quotes), Findings(cuts)


def without_furniture(outline: Outline, blocks: Blocks, title: Span) -> Span | None:
    """A title's span without the buttons that its element begins or ends with."""
    start, end = title
    inside = sorted(span for element, _ in blocks.furniture
                    if start <= (span := outline.span(element))[0] < span[1] <= end)
    for first, last in inside:
        start = last if not outline.text[start:first].strip() else start
    for first, last in reversed(inside):
        end = first if not outline.text[last:end].strip() else end
    words = outline.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    return (start, end) if start < end else None


def body_spans(outline: Outline, block: PostBlock) -> list[Span]:
    """The spans of a post's words in the text."""
    spans = [outline.span(body) for body in block.bodies if outline.ink(body)]
    return sorted(spans + [outline.ink_span(*run) for run in block.runs if run[1] > run[0]])


def pieces_of(outline: Outline, posts: Sequence[PostBlock]) -> list[tuple[int, list[Span]]]:
    """The posts in page order: the number of each in `posts`, and the spans of its words (one empty span if none).

    Where another post stands between the words of one, that goes on as a post of its own: posts never overlap.
    """
    marked: list[tuple[int, int, int]] = []
    for number, block in enumerate(posts):
        spans = body_spans(outline, block)
        place = outline.place(outline.begins[block.bodies[0] if block.bodies else block.card])
        marked += [(*whole_lines(outline.text, *span), number) for span in spans] or [(place, place, number)]
    pieces: list[tuple[int, list[Span]]] = []
    at = 0
    for start, end, number in sorted(marked):
        empty = start == end
        start = max(start, at)
        if start >= end and not empty:
            continue
        at = max(at, end)
        if pieces and pieces[-1][0] == number:
            pieces[-1][1].append((start, end))
        else:
            pieces.append((number, [(start, max(start, end))]))
    return pieces


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
    claims = sorted([(*whole_lines(text, *outline.span(element)), rule) for element, rule in blocks.furniture
                     if outline.ink(element)] + [(*whole_lines(text, start, end), rule)
                                                 for start, end, rule in blocks.trims])
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
