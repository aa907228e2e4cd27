"""The posts in a page's JSON, by what posts have in common: words, who wrote them, and when or in which place.

No site's keys are known, only the few words by which programmers call such things, whichever way they are spelt.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from forumclean.readers.jsonblobs import SHORTEST_CHARS, from_string, may_be_json
from forumclean.readers.jsonsigns import ESCAPED, KEY_END

BODY_NAMES = """
contenthtml cooked bodyhtml messagehtml posthtml renderedcontent articlebody contentrendered html postcontent
replycontent commentcontent topiccontent posttext commenttext content body message text reply
"""
AUTHOR_NAMES = """
author user creator poster member owner userinfo authorinfo displayusername authorname username nickname nick uname
postername usernick usernickname screenname postedby createdby
"""
NAME_NAMES = """
nickname nick displayname nameshow usernickname username name screenname uname login authorname
"""
TIME_NAMES = """
createdat datecreated datepublished createtime createdtime posttime postedat dateline publishtime publishedat pubtime
pubdate addtime ctime createdate createdon created gmtcreate date time timestamp
"""
FLOOR_NAMES = "postnumber floor floornum floornumber postno lou position number index"
ID_NAMES = "postid pid replyid commentid id tid"
TITLE_NAMES = "title subject headline topictitle threadtitle name"
BODY, AUTHOR, NAME, TIME, FLOOR, ID, TITLE = (tuple(names.split()) for names in (
    BODY_NAMES, AUTHOR_NAMES, NAME_NAMES, TIME_NAMES, FLOOR_NAMES, ID_NAMES, TITLE_NAMES))
BODIES, AUTHORS = frozenset(BODY), frozenset(AUTHOR)
INNER_BODY = ("html", "rendered", "content", "text", "raw")
LONGEST_KEY_CHARS = 40
KEYS_COUNT = 64
VALUES_COUNT = 2_000_000
DEEPEST = 200
LONGEST_NAME_CHARS = 60
LONG_CHARS = 20
LIST_SHARE = 0.6
LISTED_COUNT = 3


class JsonPost(NamedTuple):
    """A post as JSON holds it: its words, HTML or text, and its fields as they are written."""

    body: str
    author: str
    time: str | None
    floor: str | None
    id: str | None
    title: str | None


class Found(NamedTuple):
    """A post, the list that it stands in (0: none), and the posts and lists around it, itself the first."""

    post: JsonPost
    group: int
    around: tuple[int, ...]


def may_hold(text: str) -> bool:
    """Whether the JSON in a text may hold a post: one of its keys is what words are called, and one an author.

    Far cheaper than to decode it: the scripts of most pages hold settings.
    """
    names: set[str] = set()
    parts = text.split(KEY_END)
    for at in range(0, len(parts), KEYS_COUNT):     # where posts are, their keys come soon
        keys = {part[part.rfind('"', -LONGEST_KEY_CHARS) + 1:] for part in parts[at:at + KEYS_COUNT]}
        names |= {plain(key.rstrip("\\")) for key in keys if len(key) <= LONGEST_KEY_CHARS}
        if not (BODIES.isdisjoint(names) or AUTHORS.isdisjoint(names)):
            return True
    return ESCAPED in text


def thread_of(value: Any) -> tuple[str | None, list[JsonPost]]:
    """The thread's title and posts in a value; no posts where it holds none.

    The list with the most words counts, with what its posts hold (answers to a post), and with the post that it hangs
    on or, before it and in no list, stands beside: the opening one. A list of many titles is one of threads.
    """
    found = list(posts_in(value))
    groups: dict[int, list[Found]] = {}
    for one in found:
        groups.setdefault(one.group, []).append(one)
    lone = groups.pop(0, [])
    main = max((group for group in groups.values() if not lists_threads(group)), key=weight, default=[])
    main = main or [max(lone, key=lambda one: len(one.post.body))] if main or lone else []
    if not main:
        return None, []
    around = {*main[0].around, main[0].group}
    before = found[:found.index(main[0])]
    opening = [one for one in before if not one.group and (one.post.title or one.around[0] in around)][:1]
    within = {one.around[0] for one in opening + main} | {main[0].group} - {0}
    posts = list(dict.fromkeys(one.post for one in found if not within.isdisjoint(one.around)))
    if max(len(post.body) for post in posts) < LONG_CHARS:
        return None, []
    return next((post.title for post in posts if post.title), None), posts


def weight(group: list[Found]) -> int:
    """The characters that the posts of a list hold."""
    return sum(len(one.post.body) for one in group)


def lists_threads(group: list[Found]) -> bool:
    """Whether most entries of a list have a title of their own."""
    titles = {one.post.title for one in group if one.post.title}
    return len(group) >= LISTED_COUNT and len(titles) > LIST_SHARE * len(group)


def posts_in(value: Any) -> Iterator[Found]:
    """Every object that is a post, in document order."""
    seen: set[int] = set()
    stack: list[tuple[Any, int, tuple[int, ...], int]] = [(value, 0, (), 0)]
    shapes: dict[tuple[str, ...], list[str] | None] = {}     # objects of the same keys come again and again
    keep = [value]    # what a string decodes to, lest its number be given to another value
    while stack and len(seen) < VALUES_COUNT:
        item, group, around, depth = stack.pop()
        if type(item) is str:
            item = from_string(item)
            keep.append(item)
        kind, inner = type(item), id(item)
        if kind is not dict and kind is not list or inner in seen or depth > DEEPEST:
            continue
        seen.add(inner)
        parts: Iterable[Any] = item
        if kind is dict:
            shape = tuple(item)
            if shape not in shapes:
                shapes[shape] = post_names(shape)
            if (names := shapes[shape]) and (post := as_post(dict(zip(names, item.values(), strict=True)))):
                around = (inner, *around)
                yield Found(post, group, around)
            parts, inner = item.values(), 0
        else:
            around = (inner, *around)
        nested = [part for part in parts if (kind := type(part)) is dict or kind is list
                  or kind is str and len(part) >= SHORTEST_CHARS and may_be_json(part)]
        if nested:
            stack += [(part, inner, around, depth + 1) for part in reversed(nested)]


def post_names(keys: Iterable[str]) -> list[str] | None:
    """The keys of an object, spelt alike; None where no post has such."""
    names = [*map(plain, keys)]
    return None if BODIES.isdisjoint(names) or AUTHORS.isdisjoint(names) and "content" not in names else names


def plain(name: str) -> str:
    """A key without capitals and separators: created_at, createdAt and created-at are one."""
    return name.replace("_", "").replace("-", "").replace("@", "").lower()


def as_post(names: dict[str, Any]) -> JsonPost | None:
    """The post that an object is; None for any other object."""
    inner = content if isinstance(content := names.get("content"), dict) else None
    if BODIES.isdisjoint(names) or (inner is None and AUTHORS.isdisjoint(names)):
        return None
    body = next((words for name in BODY if name in names and (words := body_of(names[name]))), None)
    if body is None:
        return None
    names = names | {plain(name): part for name, part in inner.items()} if inner else names
    author = next((name for key in AUTHOR if (name := name_of(names.get(key)))), None)
    time, floor, number = (first_of(names, keys) for keys in (TIME, FLOOR, ID))
    if author is None or not (time or floor or number):
        return None
    title = first_of(names, TITLE)
    return JsonPost(body, author, time, floor, number, title if title != author else None)


def body_of(value: Any) -> str | None:
    """The words of a body: a string, an object that holds one, or a list of pieces of text."""
    if isinstance(value, dict):
        value = next((part for name in INNER_BODY if isinstance(part := value.get(name), str)), None)
    elif isinstance(value, list):
        pieces = [piece.get("text") for piece in value if isinstance(piece, dict)]
        value = "".join([piece for piece in pieces if isinstance(piece, str)]) if pieces else None
    return value if isinstance(value, str) and value.strip() else None


def name_of(value: Any) -> str | None:
    """An author's name: a string, or what an object calls a name."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        parts = {plain(name): part for name, part in value.items()}
        value = next((part for name in NAME if isinstance(part := parts.get(name), str) and part.strip()), None)
    if isinstance(value, str) and 0 < len(value.strip()) <= LONGEST_NAME_CHARS and "\n" not in value.strip():
        return value.strip()
    return None


def first_of(names: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first of some fields that is a short string or a number."""
    for key in keys:
        value = names.get(key)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and 0 < len(text := str(value).strip()) <= 200:
            return text
    return None
