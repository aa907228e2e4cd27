"""What a line looks like on its own: furniture, a mark, or somebody's text."""
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial

from forumclean._rulebook import AMBIGUOUS, BEGINS, INFO, LINES, PHRASES
from forumclean.patterns import lazy, rarest

BLANK, SURE, INNER, WEAK, MARK, TEXT, CARD = range(7)
Judgement = tuple[int, str, str, bool]
INNER_ROLES = ("attachment", "edit-note", "notice", "quote")
DIGITS_RE = lazy(r"\d\d*")   # a pattern that begins with a class is searched for faster than `\d+`
LONGEST_MARK_CHARS = 12
MARK_RE = lazy(rf"[\W\d_]{{1,{LONGEST_MARK_CHARS}}}")
SEPARATORS = frozenset(" |·•»›>,，、:：/")
COUNTERS = frozenset("0123456789+-()（）[]【】#")
FILLERS = "".join(sorted(SEPARATORS | COUNTERS))
VOTES = frozenset("赞贊讚顶頂踩")     # buttons of one character, run into others
SENTENCE_ENDS = frozenset("。！？!?；;…，")
COMMA_RE = lazy(r",(?:(?<=[^\d\s],)|(?<=\d,)(?= [A-Za-z]))")    # behind digits, a word follows
FEWEST_SPACES = 4       # in an English sentence
CARD_RE = lazy(
    "UID|注册时间|註冊時間|注册日期|注册：|注册:|最后登录|最後登錄|在线时间|级别[:：]|等级[:：]|发帖|貼子|帖子|精华|精華|积分|積分|阅读权限|閱讀權限|加关注|加为好友"
    "|加好友|发消息|發消息|发短消息|写私信|当前离线|當前離線|威望|主题|粉丝|关注|铜币|金币|角 ?色|采纳数|获赞数|回答量|采纳率")
FEWEST_CARD_WORDS = 3
LONGEST_PATTERN_CHARS = 200
LONGEST_FURNITURE_CHARS = 90
FOOT_RULE, LONGEST_FOOT_CHARS, FEWEST_FOOT_SIGNS = "ui.license-line", 1_000, 3
FOOT_MARKS = frozenset("。<>")     # that no foot has
FOOT_RE = lazy(r"ICP[备備證证]|Powered [Bb]y")
FOOT_SIGN_RE = lazy(
    r"(?P<licence>ICP[备備證证])|(?P<engine>Powered [Bb]y)|(?P<copyright>opyright|©)|(?P<time>rocessed in|Processed:)"
    r"|(?P<rights>版[权權]所有|ights [Rr]eserved)|(?P<police>公网安备)|(?P<report>举报电话)|(?P<zone>(?:GMT|UTC) ?[+-]\d)"
    r"|(?P<archive>Archiver)|(?P<contact>联系我们|聯絡我們)")
LONGEST_FORM_CHARS = 48
LONGEST_SHARED_CHARS = 20
LONGEST_WORDS_CHARS = max(map(len, PHRASES))


class Judge:
    """Judges lines by their look-up form, each distinct form once.

    Classes: BLANK; SURE and INNER furniture (INNER stands inside a post: an attachment, an edit note, a notice);
    WEAK: words of an interface that authors use too; MARK: digits and punctuation; TEXT: anything else.
    CARD, an author's card beside his text, is told by place alone (stages/flat/sidecards.py).
    """

    def __init__(self) -> None:
        self._known: dict[str, Judgement] = {"": (BLANK, "", "", False)}

    def __call__(self, key: str) -> Judgement:
        """The class of a line, the id of its rule ("" where it is no furniture), its form: its numbers alike, and
        whether it is text that holds a sentence's mark."""
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = judge_short(key) if len(key) <= LONGEST_SHARED_CHARS else judge(key)
        return known

    def all(self, keys: Sequence[str]) -> list[Judgement]:
        """The judgements of many lines."""
        known = self._known
        try:
            return [*map(known.__getitem__, keys)]
        except KeyError:   # nearly always the first line, or none
            pass
        fresh = set(keys).difference(known)
        shorts = [key for key in fresh if len(key) <= LONGEST_SHARED_CHARS]
        known.update(zip(shorts, map(judge_short, shorts), strict=True))
        long = [*fresh.difference(shorts)]
        middle = [key for key in long if len(key) <= LONGEST_FORM_CHARS]
        longer = [key for key in long if len(key) > LONGEST_FORM_CHARS]
        # Numbers are made alike in one text: a line by itself takes twice as long.
        forms = DIGITS_RE.sub("0", "\n".join(middle)).split("\n")
        known.update(zip(middle, map(judgement, middle, forms), strict=True))
        known.update(zip(longer, map(judgement, longer, longer), strict=True))
        return [*map(known.__getitem__, keys)]


@lru_cache(maxsize=8192)
def judge_short(key: str) -> Judgement:
    """The judgement of a short line, remembered between pages: the furniture of a corpus is the same few thousand."""
    return judge(key)


def judge(key: str) -> Judgement:
    """The judgement of one line; see `Judge`."""
    return judgement(key, DIGITS_RE.sub("0", key) if len(key) <= LONGEST_FORM_CHARS else key)


def judgement(key: str, form: str) -> Judgement:
    """The judgement of a line whose form is known."""
    size = len(key)
    if LONGEST_FORM_CHARS < size <= LONGEST_FOOT_CHARS and ("ICP" in key or "owered " in key) and is_foot(key):
        return SURE, FOOT_RULE, form, False
    if size > LONGEST_PATTERN_CHARS:
        return TEXT, "", key, is_sentence(key)
    short = size <= LONGEST_WORDS_CHARS
    if short and (rule := PHRASES.get(form) or PHRASES.get(key)):
        return furniture(rule), rule, form, False
    if (chars := NEED_RE.findall(key)) and (rule := line_rule(key, chars)):
        return furniture(rule), rule, form, False
    if short:
        if size <= LONGEST_MARK_CHARS and MARK_RE.fullmatch(key):
            return MARK, "", form, False
        if rule := AMBIGUOUS.get(form) or AMBIGUOUS.get(key):
            return WEAK, rule, form, False
    if is_sentence(key):
        return TEXT, "", form, True
    if len(set(CARD_RE.findall(key))) >= FEWEST_CARD_WORDS:
        return SURE, "ui.author-card", form, False
    begin = form.lstrip(FILLERS)[:2]
    if size > LONGEST_FURNITURE_CHARS or begin not in BEGINS and begin[:1] not in VOTES:   # nearly all
        return TEXT, "", form, False
    return *composite(form), form, False


def is_foot(key: str) -> bool:
    """Whether a long line is a page's foot run together: three of the statements that only a foot makes, a licence or
    an engine among them, in no sentence and no markup; four where a title of another thread may end it."""
    if FOOT_RE.search(key) is None or not FOOT_MARKS.isdisjoint(key):
        return False
    signs = {match.lastgroup for match in FOOT_SIGN_RE.finditer(key)}
    return len(signs) >= FEWEST_FOOT_SIGNS + (key[-1] in SENTENCE_ENDS)


def is_sentence(key: str) -> bool:
    """Whether a line that is not blank holds a sentence's mark; a comma between digits is none."""
    # One character after the other takes a fifth of what a search for their class does.
    return (key[-1] in SENTENCE_ENDS or "，" in key or "。" in key or "！" in key or "？" in key or "!" in key
            or "?" in key or "；" in key or ";" in key or "…" in key
            or "," in key and COMMA_RE.search(key) is not None or is_english(key))


def is_english(key: str) -> bool:
    """Whether a line ends in a full stop behind several words."""
    return key[-1:] == "." and key.count(" ") >= FEWEST_SPACES


def line_rule(key: str, chars: Iterable[str]) -> str:
    """The first rule in table order whose pattern the line matches, "" where none does. Only the rules whose literal
    stands in the line are tried; `chars`: what `NEED_RE` finds in it."""
    for number in asked_rules(key, chars):   # nearly always none
        if compiled(number).match(key):
            return LINES[number][0]
    return ""


def written_needs(needs: Mapping[str, Iterable[tuple[str, int]]]) -> str:
    """The source of a pattern that finds the rare characters of some literals where a character stands beside them that
    does so in any literal: behind them, or before those that end one."""
    every = [(char, word, word.index(char)) for char, words in needs.items() for word, _ in words]
    behind = class_of([word[at + 1] for _, word, at in every if at + 1 < len(word)])
    before = class_of([word[at - 1] for _, word, at in every if 0 < at == len(word) - 1])
    alone = class_of([char for char, word, _ in every if word == char])
    return f"{class_of(needs)}(?:(?={behind})|(?<={before}.)|(?<={alone}))"


def class_of(chars: Iterable[str]) -> str:
    """A pattern's class of some characters."""
    return f"[{re.escape(''.join(sorted({*chars})))}]"


# By a rare character of theirs, the literals that line rules need, each with the number of a rule. A pattern of
# all literals costs 3 ms to compile; one of their rare characters finds most lines that hold none.
NEEDS: dict[str, list[tuple[str, int]]] = {}
for number, (_, words, _) in enumerate(LINES):
    for word in words:
        NEEDS.setdefault(rarest(word), []).append((word, number))
NEED_RE = lazy(partial(written_needs, NEEDS))


def asked_rules(key: str, chars: Iterable[str]) -> list[int]:
    """The numbers of the line rules of whose literals one stands in a line, in order."""
    asked = [number for char in {*chars} for word, number in NEEDS[char] if word in key]
    return sorted({*asked}) if asked else asked


@cache
def compiled(number: int) -> re.Pattern[str]:
    """A line rule's pattern, compiled when a line first asks for it: all of them would slow the start."""
    return re.compile(LINES[number][2])


def furniture(rule: str) -> int:
    """INNER for a rule whose lines stand inside posts, else SURE."""
    return INNER if INFO[rule][0] in INNER_ROLES else SURE


def composite(form: str) -> tuple[int, str]:
    """The class of a line made of interface words only, with or without blanks between them."""
    rules: list[str] = []
    sure = 0
    while form := form.lstrip(FILLERS):
        size, rule, weight = longest_phrase(form, 0)
        if not size and form[0] in VOTES:   # beside words of an interface; alone it is a reply
            form = form[1:]
            continue
        if not size:
            return TEXT, ""
        form = form[size:]
        sure += weight
        rules.append(rule)
    if not rules:
        return TEXT, ""
    if sure >= 4 or len(rules) >= 3:
        return furniture(rules[0]), rules[0]
    return WEAK, rules[0]


def longest_phrase(text: str, at: int) -> tuple[int, str, int]:
    """The longest interface word at a position: its length (0: none), its rule and its weight.

    The weight is the length of an unambiguous word, 0 for others. A number counts as a word without a rule.
    """
    if text[at] in COUNTERS:
        return 1, "", 0
    for size in BEGINS.get(text[at:at + 2], ()):
        word = text[at:at + size]   # shorter at the text's end
        if rule := PHRASES.get(word):
            return len(word), rule, len(word)
        if rule := AMBIGUOUS.get(word):
            return len(word), rule, 0
    return 0, "", 0
