"""What a line looks like on its own: furniture, a mark, or somebody's text."""
from __future__ import annotations

import re

from forumclean._rulebook import AMBIGUOUS, INFO, LINES, PHRASES

BLANK, SURE, INNER, WEAK, MARK, TEXT, CARD = range(7)
Judgement = tuple[int, str]
INNER_ROLES = ("attachment", "edit-note", "notice", "quote")
DIGITS_RE = re.compile(r"\d+")
MARK_RE = re.compile(r"[\W\d_]{1,12}")
TOKEN_RE = re.compile(r"[ |·•»›>,，、:：/]+")
SENTENCE_RE = re.compile(r"[。！？!?；;…]|[^\d\s],|，")
CARD_RE = re.compile(
    "UID|注册时间|註冊時間|注册日期|注册：|注册:|最后登录|最後登錄|在线时间|级别[:：]|等级[:：]|发帖|貼子|帖子|精华|精華|积分|積分|阅读权限|閱讀權限|加关注|加为好友"
    "|加好友|发消息|發消息|发短消息|写私信|当前离线|當前離線|威望|主题|粉丝|关注|铜币|金币|角 ?色|采纳数|获赞数|回答量|采纳率")
FEWEST_CARD_WORDS = 3
LONGEST_PATTERN_CHARS = 200
LONGEST_FURNITURE_CHARS = 90
LONGEST_PHRASE_CHARS = 14


class Judge:
    """Judges lines by their look-up form, each distinct form once.

    Classes: BLANK; SURE and INNER furniture (INNER stands inside a post: an attachment, an edit note, a notice);
    WEAK: words of an interface that authors use too; MARK: digits and punctuation; TEXT: anything else.
    CARD, an author's card beside his text, is told by place alone (stages/glue.py).
    """

    def __init__(self) -> None:
        self._known: dict[str, Judgement] = {"": (BLANK, "")}
        self._needs = re.compile("|".join(re.escape(word) for _, need, _ in LINES for word in need))

    def __call__(self, key: str) -> Judgement:
        """The class of a line and, for furniture, the id of its rule ("" otherwise)."""
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._judge(key)
        return known

    def _judge(self, key: str) -> Judgement:
        form = DIGITS_RE.sub("0", key) if len(key) <= LONGEST_FURNITURE_CHARS else key
        if rule := PHRASES.get(key) or PHRASES.get(form):
            return furniture(rule), rule
        if rule := AMBIGUOUS.get(key) or AMBIGUOUS.get(form):
            return WEAK, rule
        if MARK_RE.fullmatch(key):
            return MARK, ""
        if len(key) <= LONGEST_PATTERN_CHARS and self._needs.search(key):
            for rule, need, pattern in LINES:
                if any(word in key for word in need) and re.match(pattern, key):
                    return furniture(rule), rule
        if len(key) <= LONGEST_PATTERN_CHARS and not SENTENCE_RE.search(key):
            if len(set(CARD_RE.findall(key))) >= FEWEST_CARD_WORDS:
                return SURE, "ui.author-card"
            if len(key) <= LONGEST_FURNITURE_CHARS:
                return composite(form)
        return TEXT, ""


def furniture(rule: str) -> int:
    """INNER for a rule whose lines stand inside posts, else SURE."""
    return INNER if INFO[rule][0] in INNER_ROLES else SURE


def composite(form: str) -> Judgement:
    """The class of a line made of interface words only, with or without blanks between them."""
    rules: list[str] = []
    sure = 0
    for token in TOKEN_RE.split(form):
        at = 0
        while at < len(token):
            size, rule, weight = longest_phrase(token, at)
            if not size:
                return TEXT, ""
            at += size
            sure += weight
            if rule:
                rules.append(rule)
    if not rules:
        return TEXT, ""
    first = rules[0]
    if sure >= 4 or len(rules) >= 3:
        return furniture(first), first
    return WEAK, first


def longest_phrase(text: str, at: int) -> tuple[int, str, int]:
    """The longest interface word at a position: its length (0: none), its rule and its weight.

    The weight is the length of an unambiguous word, 0 for others. A number counts as a word without a rule.
    """
    if text[at] in "0+-()（）[]【】#":
        return 1, "", 0
    for size in range(min(LONGEST_PHRASE_CHARS, len(text) - at), 1, -1):
        word = text[at:at + size]
        if rule := PHRASES.get(word):
            return size, rule, size
        if rule := AMBIGUOUS.get(word):
            return size, rule, 0
    return 0, "", 0
