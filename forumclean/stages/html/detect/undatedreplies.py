"""Replies inside posts that print no date: below a post's words nicks, each with a colon and what was said."""
from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from forumclean.lines import TEXT
from forumclean.patterns import lazy
from forumclean.stages.html.detect.dated import Key, key_of
from forumclean.stages.html.detect.fields import BUTTON_RE, LED_TAGS, LONGEST_NICK_CHARS, named_after
from forumclean.stages.html.detect.holders import keys_of
from forumclean.stages.html.detect.nested import BESIDE_RE, REACH_CHARS
from forumclean.stages.html.detect.nickwords import OWNER_RE
from forumclean.stages.html.detect.prose import DIGITS_RE, Words
from forumclean.stages.html.elements.blocks import PostBlock, runs_of

FEWEST = 2      # of one kind on a page, that say different things
# Behind a nick: who that is, whom he answers, and the colon.
COLON_RE = lazy(r"(?:[(（\[【]?(?:楼主|樓主|[吧博版]主|作者|LZ)[)）\]】]?)?"
                r"(?:(?:回[复覆復]|[>▸▶→])@?[^:：，。！？,!?]{1,24})?[:：]")
# What the rows of a rating say, and dates: a page that dates its replies shows by these which they are.
SCORE_RE = lazy(r"[\u4e00-\u9fff]{1,4}[+＋-]\d")
DATED_RE = lazy(r"(?:19|20)\d\d[-/.年]\d|\d:\d\d|[天时時钟鐘月年]前|刚刚|剛剛")
# What stands before what a shop, a maker or the board itself answers, and names nobody else.
ANSWER_RE = lazy("(?P<who>商家|店家|店[主长長]|卖家|賣家|掌柜|掌櫃|官方|[开開][发發]者|客服|管理[员員]|[站版楼樓博][长長主]|作者|小[编編]|工作人[员員])"
                 "的?回[复覆復应應][:：]?")
CALLED_RE = lazy("repl|comment|cmt|lzl|huifu")
NAMED_SO = 2.0      # by `named_after`: classes or an address say that an element holds a nick
PRESSED = frozenset(("a", "button"))
SIGNS = ":：回"      # one of them stands behind a nick, or in what says who answers
LEAD_CHARS = 2 * LONGEST_NICK_CHARS + 16    # with the nick, who that is and whom he answers


class Item(NamedTuple):
    """An element that begins with a nick, the stretch of ink with the words behind it, and where its post's end."""

    element: int
    nick: int
    begin: int
    end: int
    foot: int


def with_undated(words: Words, posts: Sequence[PostBlock]) -> list[PostBlock]:
    """The posts with the replies inside them that have no date: elements of one kind below the words of posts, each
    with a nick, a colon and words. Ratings, labels, lists of visitors and signatures lack one of these."""
    outline = words.outline
    authors = sorted({"".join(post.author.split()) for post in posts if post.author})
    others = {post.card for post in posts} | {*words.quotes} | {element for element, _ in words.furniture}
    kinds: dict[Key, list[Item]] = {}
    for post in posts:
        for item in items(words, post, others):
            kinds.setdefault(key_of(outline, item.element), []).append(item)
    found = [PostBlock(item.element, (), name_of(words, item), runs=[(item.begin, item.end)])
             for own in kinds.values() if are_answers(words, own) or are_replies(words, own, authors) for item in own]
    said = {key for post in posts for key in keys_of(outline, post)[1:]} if found else ()
    return [*posts, *(post for post in found if not any(key in said for key in keys_of(outline, post)))]


def name_of(words: Words, item: Item) -> str:
    """The nick of a reply's author, without what says that he opened the thread."""
    name = " ".join(words.outline.words(item.nick).split())
    if answers := ANSWER_RE.fullmatch(name):
        return answers["who"]
    return OWNER_RE.sub("", name).strip() or name


def items(words: Words, post: PostBlock, others: AbstractSet[int]) -> Iterator[Item]:
    """The elements below the words of a post that begin with a nick and a colon, and say something.

    Args:
        others: elements in which none is looked for: other posts, quotations, furniture.
    """
    outline = words.outline
    foot = max((end for _, end in runs_of(outline, post)), default=outline.ends[post.card])
    if all(words.solid.find(sign, foot, outline.ends[post.card]) < 0 for sign in SIGNS):
        return
    element, stop = max(bisect_left(outline.begins, foot), post.card + 1), outline.last[post.card]
    while element < stop:
        if element in others:
            element = outline.last[element]
            continue
        if item := item_of(words, element, foot):
            yield item
            element = outline.last[element]
        else:
            element += 1


def item_of(words: Words, element: int, foot: int) -> Item | None:
    """What an element says, where it begins with a nick and a colon; None where it does not, or nothing follows."""
    outline = words.outline
    begin, end = outline.begins[element], outline.ends[element]
    lead = words.solid[begin:min(end, begin + LEAD_CHARS)]
    if outline.last[element] == element + 1 or not any(sign in lead for sign in SIGNS):     # most elements
        return None
    nick = next((child for child in outline.children(element) if outline.ink(child)), None)
    if nick is None or outline.begins[nick] > outline.begins[element] or outline.ink(nick) > LONGEST_NICK_CHARS:
        return None
    begin = outline.ends[nick]
    if not is_answer(words, nick):
        colon = COLON_RE.match(words.solid, begin, outline.ends[element])
        if outline.tags[nick] not in LED_TAGS or colon is None or words[nick][0] == "@" or (
                words.judge(words[nick])[0] != TEXT):
            return None
        begin = colon.end()
    end = before_buttons(words, element, begin)
    return Item(element, nick, begin, end, foot) if begin < end else None


def before_buttons(words: Words, element: int, begin: int) -> int:
    """The ink up to the buttons that an element ends with, of those behind `begin`."""
    outline, end = words.outline, words.outline.ends[element]
    for child in reversed([*outline.children(element)]):
        pressed = outline.tags[child] in PRESSED and (
            BUTTON_RE.match(words[child]) or words.judge(words[child])[0] != TEXT)
        if outline.ends[child] == end and outline.begins[child] >= begin and (pressed or not outline.ink(child)):
            end = outline.begins[child]
    return end


def is_answer(words: Words, element: int) -> bool:
    """Whether an element says who answers, as a shop does or the board itself, and is no button to see only these."""
    return words.outline.tags[element] not in PRESSED and ANSWER_RE.fullmatch(words[element]) is not None


def are_answers(words: Words, own: Sequence[Item]) -> bool:
    """Whether elements of one kind are answers of the one whom a label names, and say something."""
    return all(is_answer(words, item.nick) and words.judge(words.solid[item.begin:item.end])[0] == TEXT for item in own)


def are_replies(words: Words, own: Sequence[Item], authors: Sequence[str]) -> bool:
    """Whether elements of one kind are somebody's replies: they say different things and no scores, with no date,
    their nicks are no label that all repeat, and what the page calls them, or an author among them, tells of nicks.

    Args:
        authors: those of the page's posts, without blanks, in order.
    """
    texts = [words.solid[item.begin:item.end] for item in own]
    if len({*texts}) < max(FEWEST, len(own) / 2) or 2 * sum(
            bool(SCORE_RE.match(text) or DATED_RE.search(text) or DIGITS_RE.fullmatch(text)) for text in texts) >= (
            len(own)):
        return False
    nicks = Counter(OWNER_RE.sub("", words[item.nick]) or words[item.nick] for item in own)
    (most, count), = nicks.most_common(1)
    sure = named_after(words, own[0].nick) >= NAMED_SO
    if not wrote(authors, most) and (len(nicks) == 1 or not sure and 2 * count > len(own) > FEWEST):
        return False
    return (sure or is_called_so(words, own[0]) or any(wrote(authors, nick) for nick in nicks)) and not (
        stand_beside(words, own))


def wrote(authors: Sequence[str], nick: str) -> bool:
    """Whether a nick is an author's (`authors`, in order), behind whose own a level may stand."""
    at = bisect_left(authors, nick)
    return len(nick) > 1 and at < len(authors) and authors[at].startswith(nick)


def is_called_so(words: Words, item: Item) -> bool:
    """Whether a page calls an element, or what holds it, a reply."""
    outline = words.outline
    classes = f"{outline.classes[item.element] or ''} {outline.classes[outline.parents[item.element]] or ''}"
    return CALLED_RE.search(classes.lower()) is not None


def stand_beside(words: Words, own: Sequence[Item]) -> bool:
    """Whether most lists that some elements make are ratings, remarks, files or articles, by what stands above."""
    heads = {item.foot: words.outline.begins[item.element] for item in reversed(own)}
    above = [words.solid[foot:begin][-REACH_CHARS:] for foot, begin in heads.items()]
    told = sum(BESIDE_RE.search(text) is not None for text in above)
    return 2 * told >= len(heads)
