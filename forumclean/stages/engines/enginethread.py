"""From the elements that an engine's form names to a thread: its posts are known, the rest of the page is furniture."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from forumclean.model import Cut, Findings, Page, Post, Thread, maker
from forumclean.outline import Outline
from forumclean.rulebook import reason_of
from forumclean.stages.engines.blocks import Blocks, PostBlock
from forumclean.stages.engines.headings import TYPE_RE, find_heading, squeezed

BLANKS = " \t\xa0\u3000"
Span = tuple[int, int]
Numbered = tuple[int, int, int]
Claim = tuple[int, int, str]
Found = tuple[Thread, Findings]
CUT = maker(Cut)


def assemble(page: Page, outline: Outline, blocks: Blocks) -> Found:
    """The thread of the posts that were found, and a cut for everything beside them."""
    text = page.text
    spans = disjoint([(*whole_lines(text, *span), number) for number, block in enumerate(blocks.posts)
                      for span in body_spans(outline, block)])
    bodies = [(start, end) for start, end, _ in spans]
    first = outline.ink_before(bodies[0][0]) if bodies else outline.ends[0]
    title = find_heading(outline, blocks.title, first)
    if title:
        title = without_furniture(outline, blocks, title)
    if title and any(start < title[1] and title[0] < end for start, end in bodies):
        title = None
    posts = posts_of(outline, answering(outline, blocks.posts), spans)
    named = sorted([(*outline.span(element), rule) for element, rule in blocks.furniture if outline.ink(element)])
    cuts = outer_cuts(outline, blocks, named, bodies, title) + inner_cuts(text, blocks, named, bodies)
    if title and posts:
        cuts = repeated_title(text, title, posts[0], cuts)
    quotes = [whole_lines(text, *outline.span(quote)) for quote in blocks.quotes if outline.ink(quote)]
    quotes = sorted([*quotes, *blocks.quoted]) if blocks.quoted else quotes
    authors = frozenset(post.author for post in posts if post.author)
    return Thread(title, posts, engine=blocks.engine, is_page=True, authors=authors, quotes=quotes), Findings(cuts)


def disjoint(spans: Iterable[Numbered]) -> list[Numbered]:
    """Spans in order, those that reach into one before them shortened or left out."""
    kept: list[Numbered] = []
    at = 0
    for start, end, number in sorted(spans):
        start = max(start, at)
        if start < end:
            kept.append((start, end, number))
            at = end
    return kept


def posts_of(outline: Outline, blocks: Sequence[PostBlock], spans: Sequence[Numbered]) -> list[Post]:
    """The posts in page order. One whose words stand before and behind another's is two of the same author."""
    posts: list[Post] = []
    last = -1
    for start, end, number in spans:
        if number == last:
            posts[-1] = posts[-1]._replace(end=end)
        else:
            posts.append(as_post(blocks[number], start, end))
        last = number
    shown = {number for _, _, number in spans}
    for number, block in enumerate(blocks):
        if number not in shown:
            at = outline.place(outline.begins[block.bodies[0] if block.bodies else block.card])
            within = bisect_right(spans, at, key=itemgetter(0)) - 1
            at = spans[within][1] if within >= 0 and at < spans[within][1] else at
            posts.append(as_post(block, at, at))
    return sorted(posts, key=itemgetter(0, 1))


def answering(outline: Outline, blocks: Sequence[PostBlock]) -> list[PostBlock]:
    """The posts, those inside another one (楼中楼) as answers to it: by its number, else by its floor.

    An opening post that holds all others is the thread's frame, and answered by nobody.
    """
    cards = sorted(range(len(blocks)), key=lambda number: (blocks[number].card, -outline.last[blocks[number].card]))
    answered, around = list(blocks), list[int]()
    frame = bool(cards) and all(outline.holds(blocks[cards[0]].card, blocks[number].card) for number in cards[1:])
    for number in cards:
        block = blocks[number]
        while around and not blocks[around[-1]].card < block.card < outline.last[blocks[around[-1]].card]:
            around.pop()
        if around and block.reply_to is None and not (frame and around[-1] == cards[0]):
            answered[number] = block._replace(reply_to=blocks[around[-1]].id or blocks[around[-1]].floor)
        around.append(number)
    return answered


def as_post(block: PostBlock, start: int, end: int) -> Post:
    """A post with the fields of its block."""
    return Post(start, end, block.author, block.time, block.floor, block.id, block.reply_to, block.comments)


def without_furniture(outline: Outline, blocks: Blocks, title: Span) -> Span | None:
    """A title's span without the buttons that its element begins or ends with."""
    start, end = title
    first, last = outline.ink_before(start), outline.ink_before(end)
    inside = sorted([outline.span(element) for element, _ in blocks.furniture
                     if first <= outline.begins[element] < outline.ends[element] <= last])
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


def trimmed(text: str, start: int, end: int) -> Span:
    """A span as `whole_lines` has it where it begins a line; one in mid-line leaves the line its end."""
    first, last = whole_lines(text, start, end)
    return (first, last) if first == 0 or text[first - 1] == "\n" else (start, end)


def outer_cuts(outline: Outline, blocks: Blocks, named: Sequence[Claim], bodies: Sequence[Span],
               title: Span | None) -> list[Cut]:
    """A cut for each stretch outside title and posts, named after the furniture it holds (`named`, in order) or its
    place on the page."""
    cards = sorted(outline.span(block.card) for block in blocks.posts)
    page_start, page_end = (cards[0][0], max(end for _, end in cards)) if cards else (0, 0)
    starts = {start for start, _ in bodies}
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
            cuts.append(CUT((at, first, own, reason_of(own), "")))
        if last > max(first, at):
            cuts.append(CUT((max(first, at), last, rule, reason_of(rule), "")))
        at = max(at, last)
    return cuts


def inner_cuts(text: str, blocks: Blocks, named: Sequence[Claim], bodies: Sequence[Span]) -> list[Cut]:
    """A cut for each piece of furniture (`named`) inside a post; of nested ones the outer one counts."""
    cuts = []
    claims = sorted([(*whole_lines(text, start, end), rule) for start, end, rule in named]
                    + [(*trimmed(text, start, end), rule) for start, end, rule in blocks.trims])
    spans = sorted(bodies)
    number = at = 0
    for start, end, rule in claims:
        while number < len(spans) and spans[number][1] <= start:
            number += 1
        if number == len(spans):
            break
        start, end = max(start, spans[number][0], at), min(end, spans[number][1])
        if start < end:
            cuts.append(CUT((start, end, rule, reason_of(rule), "")))
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
