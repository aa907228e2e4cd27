"""The nick and the floor in the words that a header prints before its date."""
from __future__ import annotations

import re

from forumclean.patterns import lazy
from forumclean.stages.signs.floors import FLOOR, FLOOR_CHARS, floor_in, is_floor

VERBS = ("发表于", "發表於", "发表在", "發表在", "发布于", "發佈於", "發布於", "发表时间", "發表時間", "发表日期", "發表日期",
         "Post By", "Post by")
LABEL_RE = lazy(r"^(?:[*_#>\s-]*)(?:楼主|樓主|层主|作者)[:： *_]{1,5}(?P<author>[^|:：,，。]{1,24}?)[\s*_]*"
                r"(?:时间|時間|日期|发表于)[:： *_]{1,6}$")
# At most characters one look tells that none begins.
PREFIX_NOISE_RE = lazy(r"(?=[(（#＃№第\d楼樓沙板地tT大中小字倒只使帖|｜*`>离在L跳打])(?:"
                       rf"[(（][楼樓]主[)）]|{FLOOR}|(?<![^\s|])[tT大中小](?![^\s|])|(?:楼主|樓主)\s?\|"
                       r"|字体大小\s?[:：]|倒序[浏阅][览读]|只看(?:楼主|该作者)|使用道具"
                       r"|帖子 ?(?=#\d)|[|｜*`#>]+|^(?:离线|在线|tT)|Lv\.? ?\d+$|跳转到 ?»?|打印字体大小: ?tT?)")
# Buttons and counts that templates print before a nick or in its place, and what names the author behind a date.
BUTTONS_RE = lazy(r"^(?:(?:引用|回[复覆復]|[举舉][报報]|收藏|[编編][辑輯]|[删刪]除|分享|[评評][论論]|已有 \d+ 次[阅閱][读讀])"
                   r"(?: |$))+")
BUTTON_STARTS = frozenset("引回举舉收编編删刪分评評已")
# What stands beside a nick, in its own place: a number in brackets, a preposition; the address of a machine or of mail.
BRACKETS = ("[", "【", "(", "（")
BESIDE_NICK_RE = lazy(r"^[\[【(（] ?第?\d* ?[楼樓]? ?[\]】)）] ?|^(?:[Bb]y|由) | (?:[·•]|on|at|于|於)$")
ADDRESS_RE = lazy(r" ?[(（\[]?(?:IP ?[:：] ?)?\d{1,3}(?:\.(?:\d{1,3}|[*xX])?){3}[)）\]]?$"
                  r"| ?[(（<][^\s()（）<>@]{1,64}@[^\s()（）<>]{1,64}[)）>]$")
NAMED_RE = lazy(r"(?:作者|[楼樓]主|[发發]言者|[发發][表布佈帖贴貼言]人|[发發][表布佈]者|[网網]友|用[户戶]|[会會][员員]|昵称|暱稱|姓名)"
                r" ?[:：] ?(?P<author>[^\s|:：,，。]{1,24})")
NOISE_CHARS = FLOOR_CHARS | frozenset("tT大中小倒只|｜*`>线L跳")   # one of them stands in each
EMPHASIS_RE = lazy(r"\*+|(?<!\w)_|_(?!\w)")
NICK_RE = lazy(r"[^\s|:：,，。;；!！?？“”\"…]{1,24}(?: [^\s|:：,，。;；]{1,12}){0,2}")
LONGEST_NICK_CHARS = 30
CARD_RE = lazy("当前离线|當前離線|发消息|發消息|发短消息|加为好友|加好友|写私信|只看楼主|只看樓主|只看该作者|只看該作者|倒序阅读|倒序看帖"
               "|积分|積分|帖子|精华|精華|UID|等级|等級|注册|註冊|威望|大 中 小|字体大小|楼主|樓主|沙发|沙發|板凳|地板|更多")


def without_verb(before: str) -> str:
    """The words before a date without the verb that ends them."""
    words = before.rstrip(":：- ")
    return words.removesuffix(next(filter(words.endswith, VERBS))) if words.endswith(VERBS) else words


def author_and_floor(head: str, family: str) -> tuple[str | None, str | None]:
    """The nick and the floor in the words before the date."""
    if family == "label":
        match = LABEL_RE.match(head if head.endswith((":", "：")) else head + ":")
        return (match["author"].strip(" *_") if match else None), None
    if family in ("bbs", "below"):
        return bbs_author(head), floor_in(head[-8:]) if family == "below" else None
    if head.startswith("«"):
        return None, floor_in(head)
    head = without_verb(head)
    if head[:1] in BUTTON_STARTS:
        head = BUTTONS_RE.sub("", head)
    if "." in head:
        head = ADDRESS_RE.sub("", head)
    if "*" in head or "_" in head:
        head = " ".join(EMPHASIS_RE.sub(" ", head).split())
    head = head.strip()
    if not head:
        return None, None
    noisy = not NOISE_CHARS.isdisjoint(head)
    floor = floor_in(head) if noisy else None
    if len(head) > LONGEST_NICK_CHARS and (card := list(CARD_RE.finditer(head))):
        head = head[card[-1].end():]
    rest = (" ".join(PREFIX_NOISE_RE.sub(" ", head).split()) if noisy else head).strip(" »·:：")
    if family == "arrow":
        rest = rest.removeprefix("帖子").strip().removeprefix("由").strip()
    if noisy and is_floor(rest):
        return None, floor or rest
    if " " in rest or rest[:1] in BRACKETS:
        rest = BESIDE_NICK_RE.sub("", rest)
    if (":" in rest or "：" in rest) and (match := NAMED_RE.search(rest)):
        return match["author"], floor
    return (rest if rest and NICK_RE.fullmatch(rest) else None), floor


def bbs_author(head: str) -> str | None:
    """The author in the header lines of a BBS program, where they stand on the date's own line."""
    return match[1] if (match := re.search(r"(?:发信人|發信人|作者) ?[:：]? ?(\w{2,14})", head)) else None
