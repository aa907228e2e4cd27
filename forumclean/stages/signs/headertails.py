"""What follows the date of a post's header on its line."""
from __future__ import annotations

from forumclean.patterns import lazy

# A floor's word or letter is one before a tail's words alone: a lone 沙发 is a reply, and 3F is whom it answers. An icon
# may have left its letter before the word.
BEFORE_BUTTON = r"(?=[ \xa0|｜#＃]*(?:\[?只看[该該楼樓大此TI作]|看全部|[显顯]示[全所]|[倒正]序|[电電]梯直))"
FLOOR_WORD = rf"(?:[A-Z] ?)?(?:沙[发發]|板凳|地板|地下室)[#＃]?{BEFORE_BUTTON}|\d{{1,7}} ?F(?:{BEFORE_BUTTON}|(?=\s*$))"
TAIL_WORD_RE = lazy(
    r"\)?, ?(?:站内|站內|转信|轉信)|[\s|｜`*_·♥•・,，]+|\[?只看[该楼大此TI][作主图人A]者?D?\]?"
    r"|看全部|[显顯]示(?:全部|所有)(?:楼层|樓層)?|[倒正]序(?:浏览|閱讀|阅读|看帖)|阅读模式|閱讀模式"
    r"|[打列]印|[上下]一[主题題篇]+"
    r"|(?:来自|來自)[:：]?[ \xa0]?(?:- )?[^\s|`]{1,16}(?:[ \xa0]?[A-Za-z]{0,10}(?:客户端|手机))?|IP ?[属屬地:：]*\S{2,8}|举报|舉報"
    r"|[#＃]?\d{1,7} ?(?:楼|樓|[#＃])|(?:楼主|樓主)(?=[\s|｜#]|$)|(?:\d+ )?次点击|via \w{1,12}"
    r"|(?:发布者|原作者)[:：] ?[^\s|]{1,20}|(?:查看|评论|阅读)[:：] ?[_\d]+|点击[:：]\d+|回复[:：]\d+"
    r"|[(（«]?最[后後](?:修改|[编編][辑輯]).{0,4}[:：于於][^\n]{6,60}$"
    r"|(?:收起)?回[复覆应](?:\(\d+\))?(?=\s*$)|发布 ?#\d+|短消息|资料|编辑|編輯|\d{1,4}(?=\s|$)|[电電]梯直[达達]"
    r"|[)）]?\s?推噓 ?\d{1,4}\(\d+推 ?\d+噓 ?\d+→?\)|留言 ?\d+則, ?\d+人參與|討論串 ?\d+/\d+|\(看更多\)"
    rf"|{FLOOR_WORD}")


def tail_end(rest: str) -> int:
    """Where the words of a header end."""
    at = 0
    while match := TAIL_WORD_RE.match(rest, at):
        if match.end() == at:
            break
        at = match.end()
    return at
