"""Authors' cards that a flattener ran into the words of their posts: 楼主X中级会员角 色：注册用户 … 联系 回复, and then the text."""
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from forumclean.lines import CARD_RE
from forumclean.patterns import lazy
from forumclean.stages.furniture.postlines import PostLines

RULE = "ui.author-card"
FEWEST_POSTS, LEAST_SHARE = 3, 0.8
MOST_SAMPLED, FIRST_SIGN = 40, 0xE000
SENTENCE = frozenset("，。！？")     # no card has such
DIGIT_RE = lazy(r"\d")
REACH_CHARS = 240
FEWEST_CARD_WORDS = 3
# Of the words of cards those that users do not fill in when they ask for something.
ENGINE_WORDS = frozenset(("注册时间", "註冊時間", "注册日期", "最后登录", "最後登錄", "在线时间", "阅读权限", "閱讀權限", "当前离线", "當前離線"))
LONGEST_BUTTONS_CHARS = 12
REPLY_RE = lazy(r"(?:Re|RE|re) ?[:：]")
MOST_VALUE_CHARS = 40       # between two words of a card: a level, a number, a date
SHORTEST_STRING_CHARS = 4
MOST_GAP_CHARS = 24         # from a card's last word to the string that ends it: a value
# A nick, a level and its number, and the blanks of a layout.
GAP, LEAST_BADGES, LEAST_RECURRING = " " * 8, 0.5, 0.5
BADGE_RE = lazy(rf"[^\s:：]{{1,40}}?([\u4e00-\u9fff]{{2}})\d{{1,3}}{GAP} *")


def claim_glued_cards(posts: Sequence[PostLines], title: str) -> None:
    """Claim the card at the head of a post's first line, where nearly all posts begin with one and words go on behind
    it: down to the string that nearly all have behind their cards, buttons and a Re: perhaps. And the nicks and levels
    that blanks part from the words, wherever most posts have such a line.

    Args:
        title: the thread's, which may hold a sentence's marks; "" where none was found.
    """
    if len(posts) < FEWEST_POSTS:
        return
    claim_badges(posts)
    said = [number for number, post in enumerate(posts) if post.keys and 0 not in post.claimed]
    if not any(last_card_word(posts[number].keys[0][:REACH_CHARS]) for number in said[:FEWEST_POSTS]):   # nearly always
        return
    heads = {number: posts[number].view.text[posts[number].lines[0].start:posts[number].lines[0].end][:REACH_CHARS]
             for number in said}
    for number, end in card_ends(heads, title).items():
        line = posts[number].lines[0]
        if end < line.end - line.start:
            posts[number].parts.append((line.start, line.start + end, RULE))


def claim_badges(posts: Sequence[PostLines]) -> None:
    """Claim the nicks and levels before the words of lines, where half the posts or more have one such and the levels
    recur: 老渔翁意见领袖8, 小满意见领袖3. A post that has several shows a table."""
    lines = [[(post, number, line.start, match) for number, line in enumerate(post.lines)
              if (match := BADGE_RE.match(post.view.text, line.start, line.end)) and match.end() < line.end]
             for post in posts if GAP in post.view.text]
    found = [own[0] for own in lines if len(own) == 1]
    if len(found) < max(FEWEST_POSTS, LEAST_BADGES * len(posts)):
        return
    levels = Counter(match[1] for *_, match in found)
    if sum(count for count in levels.values() if count > 1) >= LEAST_RECURRING * len(found):
        for post, number, start, match in found:
            if number not in post.claimed:
                post.parts.append((start, match.end(), RULE))


def card_ends(heads: Mapping[int, str], title: str) -> dict[int, int]:
    """Where the cards at the head of first lines end, by number; none where they do not end in one string.

    Args:
        heads: the beginnings of the posts' first lines, by number.
        title: the thread's.
    """
    ends = {number: end for number, head in heads.items() if (end := last_card_word(head))}
    if len(ends) < max(FEWEST_POSTS, LEAST_SHARE * len(heads)):
        return {}
    behind = {number: heads[number][end:] for number, end in ends.items()}
    sample = [DIGIT_RE.sub(chr(FIRST_SIGN + number), text)      # no two texts share a number
              for number, text in enumerate([*behind.values()][::len(behind) // MOST_SAMPLED + 1])]
    shared = shared_string(sorted(sample, key=len), min(len(sample) - 1, LEAST_SHARE * len(sample)))
    reply = REPLY_RE.search(shared)     # behind it stands the subject
    buttons = shared[:reply.start()] if reply else shared.removesuffix(title)
    if len(buttons) > LONGEST_BUTTONS_CHARS or ":" in buttons or "：" in buttons:
        return {}
    found = {number: end + size for number, end in ends.items() if shared and (size := reach(behind[number], shared))}
    return {number: end for number, end in found.items()
            if SENTENCE.isdisjoint(heads[number][:end].replace(title, "") if title else heads[number][:end])}


def reach(text: str, shared: str) -> int:
    """How far a text goes to the end of a string that others hold; of one that it lacks to the end of its first
    characters, and of its last ones where these go on there: an opening post has its subject without a Re:. 0 where it
    has none of it."""
    size = next((size for size in range(len(shared), 0, -1) if 0 <= text.find(shared[:size]) <= MOST_GAP_CHARS), 0)
    if size < SHORTEST_STRING_CHARS:
        return 0
    end = text.find(shared[:size]) + size
    rest = next((shared[at:] for at in range(size, len(shared) - SHORTEST_STRING_CHARS + 1)
                 if text.startswith(shared[at:], end)), "")
    return end + len(rest)


def last_card_word(head: str) -> int:
    """Where the last word of the card ends that a line begins with; 0 where it begins with none."""
    places = [place for place, char in enumerate(head) if not char.isspace()]
    words, end = set(), 0
    for match in CARD_RE.finditer("".join(map(head.__getitem__, places))):
        if match.start() - end > MOST_VALUE_CHARS:
            break
        words.add(match[0])
        end = match.end()
    return places[end - 1] + 1 if len(words) >= FEWEST_CARD_WORDS and not words.isdisjoint(ENGINE_WORDS) else 0


def shared_string(texts: Sequence[str], fewest: float) -> str:
    """The longest string that so many texts hold near their beginning; "" where none is long enough."""
    sample, best = texts[0], ""
    for start in range(min(len(sample), MOST_GAP_CHARS + 1)):
        while start + len(best) < len(sample) and sum(
                0 <= text.find(sample[start:start + len(best) + 1]) <= MOST_GAP_CHARS for text in texts) >= fewest:
            best = sample[start:start + len(best) + 1]
    return best if len(best.strip()) >= SHORTEST_STRING_CHARS else ""
