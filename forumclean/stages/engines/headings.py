"""The title of a thread on an HTML page: what its head repeats of the page's own title."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from forumclean.outline import Outline
from forumclean.patterns import lazy

# What stands between a thread's title and the names of board and site in a page's title.
TAIL_RE = lazy(r"\s+[-–—|·]\s*|\s*[-–—|·]\s+|\s?[_|｜]+\s?|\s?[»›«]\s?|-(?=[^-]{2,20}$)|\s?[(（](?:页|第 ?\d+ ?页)")
# What stands before a thread's title that says to be viewed: 柳湾论坛 :: 阅读主题 - T.
VIEWED_RE = lazy(r"^.{1,40}? (?:::|•|-|\|) ?(?:阅读|查看|浏览|閱讀|檢視|瀏覽|观看)(?:主题|主題|帖子|文章) ?[-–:：] ?(?=.)")
# A page's title that is no more than a site's name.
SITE_RE = lazy(r"(?:论坛|論壇|社区|社區|贴吧|[网網]|BBS|bbs|首页|首頁)$")
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "title", "b", "strong", "a", "span", "div", "td", "p", "font", "dt",
                      "legend"))
LABEL_RE = lazy(r"^(?:标 {0,2}题|標 {0,2}題|主题|主題|文章主题|贴子主题|帖子主题) ?[:：] ?")
TYPE_RE = lazy(r"^[\[【][^\]】]{1,8}[\]】]\s?")
RANKED = ("h1", "h2", "h3", "h4", "h5", "h6")
SHORTEST_HEADING_CHARS = 8      # of an article below its section's name; less may be another section's
PARTERS = frozenset("-–—|｜_·»")
# Names of sections that stand in the titles of their articles.
SECTION_RE = lazy("(?:新闻|新聞|动态|動態|通知|公告|公示|资讯|資訊|要闻|快讯|文章|信息|内容|公司|企业|行业|学术|工作|媒体|最新|政务|党建"
                  "|校园|中心|报道|详细|详情|正文|页){1,4}")
LABEL_STARTS = "标標主文贴帖"
TYPE_STARTS = "[【"
BLANK_RE = lazy(r"\s+")
LONGEST_CHARS = 200
LONGEST_SITE_CHARS = 12
SHORTEST_CHARS = 2
REACH = 400


def find_heading(outline: Outline, own: int | None, first: int) -> tuple[int, int] | None:
    """The span of the thread's title, or None.

    An engine's own element comes first. Else the longest heading above the first post that the page's title begins
    with; where the page prints none, the page's title up to the first mark that parts it from the names of board and
    site.

    Args:
        own: the element that the engine prints the title in, None if nothing is known of it.
        first: the ink before the first post's words.
    """
    whole = VIEWED_RE.sub("", squeezed(outline.text[slice(*outline.ink_span(0, outline.title_ink))]))
    if own is not None and (span := trimmed(outline, *outline.span(own))):
        return as_titled(outline, span, whole)
    found = printed_heading(outline, whole, first)
    if found is None and TYPE_RE.match(whole):      # a type that the heading lacks: 【图片】T
        found = printed_heading(outline, TYPE_RE.sub("", whole), first)
    return found or lone_heading(outline, whole, first) or section_heading(outline, first) or page_title(outline)


def printed_heading(outline: Outline, whole: str, first: int) -> tuple[int, int] | None:
    """The span of what the page's title (`whole`) repeats of the text above the posts; None where it has
    none of it."""
    if span := behind_site(outline, whole, first):
        return span
    best: tuple[int, int] | None = None
    best_chars = 0
    behind: tuple[int, int] | None = None
    tail: tuple[int, int] | None = None
    for start, end in heads(outline, first, whole):
        words = squeezed(outline.text[start:end])
        size = len(words)
        if size >= max(best_chars, SHORTEST_CHARS) and whole.startswith(words) and ends_title(whole, size):
            best, best_chars, behind = (start, end), size, None
        elif (best and size > best_chars and whole.endswith(words) and not whole[-size - 1].isalnum()
                and not begins_heading(outline, best[0])):
            behind = (start, end)   # printed below the names of site and board, which the title begins with
        elif not best and size > LONGEST_SITE_CHARS and len(whole) < 2 * size and whole.endswith(words) and \
                whole[:-size].rstrip()[-1:] in PARTERS and not SITE_RE.search(words):
            tail = (start, end)     # these are printed nowhere
    if behind:
        return behind
    inner = inner_heading(outline, whole, first)
    if inner and inner[1] - inner[0] > best_chars:     # what the title begins with is the site's name
        return inner
    return best or tail


def begins_heading(outline: Outline, place: int) -> bool:
    """Whether a heading of the page begins at a place of the text."""
    ink, begin_of = outline.ink_before(place), outline.begins.__getitem__
    return any(ink == begin_of(own[at]) for tag in ("h1", "h2", "h3") if (own := outline.by_tag.get(tag))
               and (at := bisect_left(own, ink, key=begin_of)) < len(own))


def behind_site(outline: Outline, whole: str, first: int) -> tuple[int, int] | None:
    """The span of the longest heading above the posts that a page's title ends with which begins with the site's name;
    that one is printed further up, or not at all. None where the title begins otherwise."""
    mark = TAIL_RE.search(whole, SHORTEST_CHARS)
    if not mark or mark.start() > LONGEST_SITE_CHARS or not SITE_RE.search(whole[:mark.start()]):
        return None
    site, rest = whole[:mark.start()], whole[mark.end():]
    if SITE_RE.search(rest):    # the site's name stands behind; this may be a thread about another
        return None
    found, size = None, 0
    for start, end in heads(outline, first, whole):
        words = squeezed(outline.text[start:end])
        if words == site:
            found, size = None, 0
        elif len(words) >= max(size, SHORTEST_CHARS) and rest.endswith(words) and \
                not rest[-len(words) - 1:-len(words)].isalnum():
            found, size = (start, end), len(words)
    return found or line_of(outline, rest, first)


def line_of(outline: Outline, words: str, first: int) -> tuple[int, int] | None:
    """The span of the last line above the first post that says no more than some words: the end of a trail of links,
    in no element of its own. None where there is none."""
    text, end = outline.text, outline.place(first)
    at = outline.place(outline.title_ink)
    found = None
    while at < end:
        stop = text.find("\n", at)
        stop = stop if stop >= 0 else len(text)
        if squeezed(text[at:stop]) == words:
            found = at + len(text[at:stop]) - len(text[at:stop].lstrip()), at + len(text[at:stop].rstrip())
        at = stop + 1
    return found


def inner_heading(outline: Outline, whole: str, first: int) -> tuple[int, int] | None:
    """The span of the longest heading above the posts that stands in the page's title behind the names of site and
    board."""
    found = None
    for element in sorted(element for tag in ("h1", "h2", "h3") for element in outline.by_tag.get(tag, ())):
        if outline.begins[element] < first and SHORTEST_CHARS <= outline.ink(element) <= LONGEST_CHARS and \
                (span := trimmed(outline, *outline.span(element))):
            span = untyped(outline, span, whole)
            words = squeezed(outline.text[slice(*span)])
            at = whole.find(words)
            if at > 0 and not whole[at - 1].isalnum() and ends_title(whole, at + len(words)) and \
                    (found is None or span[1] - span[0] > found[1] - found[0]):
                found = span
    return found


def lone_heading(outline: Outline, whole: str, first: int) -> tuple[int, int] | None:
    """The span of the one first-level heading above the posts, on a page whose own title is short of it: a site's name
    is all that it says."""
    found = [element for element in outline.by_tag.get("h1", ())
             if outline.begins[element] < first and SHORTEST_CHARS <= outline.ink(element) <= LONGEST_CHARS]
    if len(found) != 1 or len(whole) > LONGEST_SITE_CHARS:
        return None
    return trimmed(outline, *outline.span(found[0]))


def section_heading(outline: Outline, first: int) -> tuple[int, int] | None:
    """The span of the last heading above the posts, on a page whose own title begins with the name of a section."""
    title = page_title(outline)
    if title is None or not SECTION_RE.fullmatch(outline.text, *title):
        return None
    begins, ends = outline.begins, outline.ends
    found = [element for tag in RANKED for element in outline.by_tag.get(tag, ())
             if outline.title_ink <= begins[element] and ends[element] <= first
             and SHORTEST_HEADING_CHARS <= outline.ink(element) <= LONGEST_CHARS]
    return trimmed(outline, *outline.span(max(found))) if found else None


def as_titled(outline: Outline, span: tuple[int, int], whole: str) -> tuple[int, int]:
    """An engine's title without a thread type that the page's title lacks, and without buttons behind it: words that
    the page's title does not go on with."""
    start, end = untyped(outline, span, whole)
    words = outline.text[start:end]
    if not whole.startswith(squeezed(words)):
        for at in [match.start() for match in BLANK_RE.finditer(words)][::-1]:
            short = squeezed(words[:at])
            if short and whole.startswith(short) and TAIL_RE.match(whole + " ", len(short)):
                return start, start + at
    return start, end


def untyped(outline: Outline, span: tuple[int, int], whole: str) -> tuple[int, int]:
    """A title's span without the thread's type ([出游]) where the page's title begins otherwise."""
    start, end = span
    words = outline.text[start:end]
    match = TYPE_RE.match(words)
    if match and not whole.startswith(squeezed(match[0])) and match.end() < len(words):
        start += match.end()
    return start, end


def ends_title(whole: str, size: int) -> bool:
    """Whether a page's title may end after so many characters: a mark or a blank follows, or nothing."""
    return size == len(whole) or not whole[size].isalnum() or not whole[size - 1].isalnum()


def squeezed(words: str) -> str:
    """Words with single blanks."""
    return " ".join(words.split())


def trimmed(outline: Outline, start: int, end: int) -> tuple[int, int] | None:
    """A title's span without its label; None where nothing is left, or far too much."""
    words = outline.text[start:end]
    if match := LABEL_RE.match(words):
        start += match.end()
    return (start, end) if start < end and end - start <= LONGEST_CHARS else None


def heads(outline: Outline, first: int, whole: str) -> Iterator[tuple[int, int]]:
    """The spans of the short elements above the first post, the outer one of those that hold the same words; of these
    the ones alone that may begin or end as the page's title does."""
    begins, ends, parents, tags, solid = outline.begins, outline.ends, outline.parents, outline.tags, outline.solid
    begun, ended = LABEL_STARTS + TYPE_STARTS + whole[:1], whole[-1:]
    if not whole:
        return
    for element, begin, end in zip(range(bisect_left(begins, first)), begins, ends, strict=False):
        if not SHORTEST_CHARS <= end - begin <= LONGEST_CHARS or end > first or tags[element] not in HEADINGS or (
                solid[begin] not in begun and solid[end - 1] != ended):
            continue
        above = parents[element]
        if above >= 0 and begins[above] == begin and ends[above] == end and tags[above] in HEADINGS:
            continue
        if span := trimmed(outline, *outline.span(element)):
            yield untyped(outline, span, whole)


def page_title(outline: Outline) -> tuple[int, int] | None:
    """The span of the page's own title without the names of board and site; None where it is one."""
    start, end = outline.ink_span(0, outline.title_ink)
    if start == end:
        return None
    match = TAIL_RE.search(outline.text, start + SHORTEST_CHARS, end)
    if match is None and SITE_RE.search(outline.text, start, end):
        return None
    return start, (len(outline.text[:match.start()].rstrip().rstrip(match[0].strip()[:1])) if match else end)
