"""What a page's address says of itself: which thread, and which page of it.

A row of `FORMS` is what one engine writes; the first that fits counts. None stands for what an address does not tell:
a place counted in posts (`start=30`) names no page, for how many posts make a page is the site's own setting.
"""
from __future__ import annotations

import re
from typing import NamedTuple

from forumclean.patterns import lazy

ADDRESS_RE = lazy(r"(?i)(?:https?:)?//(?:[^/?#@]*@)?([^/?#]+)([^?#]*)(?:\?([^#]*))?")
QUERY_RE = lazy(r"(?i)(?:^|[&;])(?:amp;)?([a-z_]+)=(\d{1,18})(?=$|[&;.])")
LONGEST_CHARS = 2000
# As in QUERY_RE: a longer number counts no pages, and Python refuses to read one of thousands of digits.
LONGEST_NUMBER_CHARS = 18
# Such an address jumps to a post: the page that comes is not the one it names.
JUMPS = ("goto=", "lastpost", "findpost", "pid=", "authorid=", "ordertype=1")


class Form(NamedTuple):
    """One engine's addresses.

    `host` is what the host ends with ("" for any), `path` a pattern over path and query with the groups `id` and
    `page`. Without a group `page` the number comes from the first of the keys `page` in the query; an address that has
    none of them is of page 1 where `first` says so. `offset` is a key, or a group, that counts posts: but for 0 its
    page is unknown. A group `jump` is the number of a post.
    """

    host: str
    path: str
    page: tuple[str, ...] = ()
    first: bool = True
    offset: str = ""


PAGE = ("page",)
FORMS = (
    # Hosts whose addresses mean something else elsewhere.
    Form("tieba.baidu.com", r"/p/(?P<id>\d+)", ("pn",)),
    Form("v2ex.com", r"/t/(?P<id>\d+)", ("p",)),
    Form("douban.com", r"/(?:group/topic|note|discussion|review)/(?P<id>\d+)", offset="start"),
    Form("cc98.org", r"/topic/(?P<id>\d+)(?:/(?P<page>\d+))?"),
    Form("hupu.com", r"/(?P<id>\d+)(?:[-_](?P<page>\d+))?\.html"),
    Form("zol.com.cn", r"/\w+/d\d*_(?P<id>\d+)(?:_(?P<page>\d+))?\.html"),
    Form("ptt.cc", r"/bbs/[\w-]+/(?P<id>[MG]\.\d+\.A\.\w+)\.html"),
    # Discuz! and what took its addresses over; the last number of three is the page of the board.
    Form("", r"/thread-(?P<id>\d+)-(?P<page>\d+)-\d+\.html?"),
    Form("", r"(?:[/?]|read-htm-)tid-(?P<id>\d+)(?:-[a-z]+-\w+)*?-page-(?P<page>\d+)"),
    Form("", r"(?:[/?]|read-htm-)tid-(?P<id>\d+)(?:\.html?)?", PAGE),
    Form("", r"\?(?:.*[&;])?(?:tid|ptid|ThreadID|threadid)=(?P<id>\d+)", ("page", "PageIndex")),
    # phpwind 9, Xiuno, tianya, Dvbbs (its `page` is the board's), vBulletin, XenForo, SMF, phpBB.
    Form("", r"/read(?:\.php)?/(?P<id>\d+)(?:/(?P<page>\d+))?/?", PAGE),
    Form("", r"[/?]thread-(?P<id>\d+)(?:-(?P<page>\d+))?\.html?"),
    Form("", r"/post-[a-z0-9]+-(?P<id>\d+)-(?P<page>\d+)\.shtml"),
    Form("", r"(?i:/dispbbs\.asp)\?(?:.*[&;])?(?i:id)=(?P<id>\d+)", ("star",)),
    Form("", r"(?i:/dispbbs_)\d+_(?P<id>\d+)", first=False),
    Form("", r"/showthread\.php(?:\?|/)(?:t=)?(?P<id>\d+)[^/&]*(?:/page-?(?P<page>\d+))?", PAGE),
    Form("", r"/threads?/(?:[^/?]*\.)?(?P<id>\d+)(?:-[^/?]*)?(?:/page-(?P<page>\d+))?/?", PAGE),
    Form("", r"[?&;/]topic[=,](?P<id>\d+)\.(?P<start>\d+)", offset="start"),
    Form("", r"/viewtopic\.php\?(?:.*[&;])?t=(?P<id>\d+)", offset="start"),
    # Newer engines. What follows the id in an address of Discourse, Flarum or NodeBB is a post's number.
    Form("", r"/nForum/(?:#!)?article/[\w.-]+/(?P<id>\d+)", ("p",)),
    Form("", r"/t/(?:(?!\d+[/?])[^/?]+/)?(?P<id>\d+)(?P<jump>/\d+)?", PAGE),
    Form("", r"/d/(?P<id>\d+)(?:-[^/?]*)?(?P<jump>/\d+)?", PAGE),
    Form("", r"/topics?/(?P<id>\d+)(?:/[^/?]+)?(?P<jump>/\d+)?", ("page", "p")),
    Form("", r"/question/(?P<id>\d+)", PAGE, first=False),
)


class Permalink(NamedTuple):
    """A thread's id and the number of its page, 1 the first."""

    thread_id: str | None = None
    page: int | None = None


def permalink(url: str | None, canonical: bool = False) -> Permalink:
    """The thread and the page that an address names.

    Args:
        url: a whole address.
        canonical: the page calls it its own address for search engines, which is that of the first page on many sites:
            a 1 says nothing then.
    """
    match = ADDRESS_RE.match(url) if url and len(url) <= LONGEST_CHARS else None
    if not match:
        return Permalink()
    host = match[1].lower().partition(":")[0]
    query = (match[3] or "").replace("&amp;", "&")
    whole = f"{match[2] or '/'}?{query}" if query else match[2] or "/"
    for form in FORMS:
        if (not form.host or f".{host}".endswith(f".{form.host}")) and (found := re.search(form.path, whole)):
            page = page_of(form, found.groupdict(), query)
            return Permalink(found["id"], None if canonical and page == 1 else page)
    return Permalink()


def page_of(form: Form, groups: dict[str, str | None], query: str) -> int | None:
    """The number of the page that an address of a known form names."""
    numbers = {name.lower(): int(number) for name, number in QUERY_RE.findall(query)}
    if groups.get("jump") or any(word in query for word in JUMPS):
        return None
    if groups.get("page"):
        number = str(groups["page"])
        return int(number) or None if len(number) <= LONGEST_NUMBER_CHARS else None
    for key in form.page:
        if key.lower() in numbers:
            return numbers[key.lower()] or None
    if form.offset and (groups.get(form.offset) or numbers.get(form.offset) or 0) not in (0, "0"):
        return None
    return 1 if form.first else None
