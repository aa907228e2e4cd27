"""The words by which lists of threads and threads are told apart.

Source: templates and language packs of Discuz!, phpwind, phpBB, vBulletin, XenForo, Xiuno, nForum, NodeBB, Discourse.
"""
from __future__ import annotations

from collections.abc import Iterable
from itertools import compress

from forumclean.patterns import lazy
from forumclean.stages.html.nothread import look

# Addresses of boards, as forum engines write them; of threads none is known that looks so.
BOARD_ADDRESS_RE = lazy(r"(?i)/forum-\w+-\d+\.html?$|forumdisplay|viewforum|/thread\.php\?(?:.*&)?fid|thread-htm-fid"
                        r"|/f\?(?:.*&)?kw=|/go/\w+/?(?:\?p=\d+)?$|/nforum/(?:board|section)|/bbst?doc|/bbsall|/bbsboa"
                        r"|[?&]mod=(?:forumdisplay|guide|group|ranklist)|index\.php\?board="
                        r"|/forum\.php(?:\?(?:gid=\d+|s=\w+))?$")
# And of other lists; an article may stand there, too.
LIST_ADDRESS_RE = lazy(r"(?i)/member_?list|/search\.php|/index\.php(?:\?s(?:id)?=\w+)?$|/list\.php\?"
                       r"|/list-\d+(?:-\d+)?\.html?$"
                       r"|/(?:all|latest|top|hot|new|recent|popular|categories|tags)/?(?:\?page=\d+)?$")
HOME_ADDRESS_RE = lazy(r"https?://[^/?#]{1,200}/?")
# Of those of members, whose nicks are links as titles are.
PEOPLE_RE = lazy(r"(?i)uid|user|member|profile|author|people|(?:^|/)u/|home\.php|space|ucp|find=")
# What a row says beside its title and nicks.
NUMBERS_RE = lazy(r"(?i)[\d０-９:：./\-,|()（）\[\]【】·•«»›>&+#\s]+|年|月|日|时|時|分钟?|分鐘|秒|小|前|天|周|週|刚|剛|昨|今|上午|下午"
                  r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b"
                  r"|\b(?:am|pm|at|by|on|in|ago|today|yesterday|hours?|minutes?|days?|weeks?)\b")
COUNTS_RE = lazy(r"\|? ?\d[\d,]*(?: ?[/|] ?\d[\d,]*)?(?: ?(?:回复|查看|浏览|阅读))?")      # a line of them
COUNT_RE = lazy("[0-9]|刚刚|剛剛|昨天|前天")
ORDINAL_RE = lazy(r"[\[(（]?(\d{1,4})[\])）.、．]?")
OWN_COUNT_RE = lazy(r"(\d+)\Z")
LABEL_COUNT = 3         # of equal lines, for them to be a label
PARTS_RE = lazy(r"[-–—_|»›>]+")      # between the parts of a page's title
# A sentence or two; one of the interface's is seldom so long.
LATIN_PROSE_CHARS = 60
WIDE_RE = lazy("[\u3040-\u9fff]")
# How many threads a board has, as it says itself; the first pattern finds far faster where there may be one.
TALLY_HINT_RE = lazy("有主[题題]|主[题題][总總]|篇主[题題]|今日[:：]")
TALLY_RE = lazy(r"共有主[题題][数數]\s*\d|主[题題][总總][数數]\s*\d|\d\s*篇主[题題]|今日[:：]\s*\d+[\s|,]*(?:主[题題]|昨日)[:：]\s*\d")
# The heads of a list's columns, three of them within so many words; one of the first pattern's is among them.
LONGEST_COLUMNS_CHARS = 60
COLUMNS_REACH = 12
FAR = "- " * COLUMNS_REACH      # stands for a longer line
FEWEST_COLUMNS = 3
# Each way begins with a literal, not a class: found far faster.
COLUMN_HINT_RE = lazy("最[后後新]|回[复覆帖应應]|跟帖|人[气氣]|浏[览覽]|瀏[览覽]|Repl|repl|Views|views|Last|last|Posts|posts|活[动動]")
PARTERS = "/／|:：▼↓"
COLUMNS = {word: kind for kind, names in (
    ("title", "标题 標題 主题 主題 话题 話題 帖子 版块 版塊 论坛 論壇 title topic topics subject thread threads forum"),
    ("author", "作者 楼主 发帖人 發帖人 发表人 author starter"),
    ("replies", "回复 回覆 回帖 回应 回應 跟帖 回复数 帖数 文章 posts replies comments"),
    ("views", "查看 浏览 瀏覽 阅读 点击 點擊 人气 人氣 浏览量 瀏覽量 views"),
    ("last", "最后发表 最後發表 最后回复 最後回覆 最后更新 最新回复 最新回應 最新文章 最后发帖 最後發文 活动 活動 last activity"),
    ("time", "日期 时间 時間 发表时间 发帖时间 更新 发表 date")) for word in names.split()}
# What stands at posts and in no list; then what may be a list's label or a channel's name as well.
LONGEST_BUTTONS_CHARS = 40      # of a line of buttons
LONGEST_BUTTON_INK = 6
POST_WORDS = frozenset((
    "举报", "舉報", "只看该作者", "只看該作者", "只看楼主", "只看樓主", "倒序浏览", "倒序看帖", "楼主", "樓主", "沙发", "沙發", "板凳", "回复本帖", "发表回复", "發表回覆",
    "快速回复", "快速回覆", "回复楼主", "发表评论", "我要评论", "Report", "发表于", "發表於", "正文", "最佳答案", "满意答案", "我来答", "我来回答",
    "追问", "打印本页", "关闭窗口"))
# A floor, or the way to the thread or article before and behind.
PLACE_RE = lazy(r"\d{1,6} ?[楼樓#]|#\d{1,6}|第\d{1,6}[楼樓]|[上下]一(?:篇|主题|主題)\S{0,100}")
REPLY_WORDS = frozenset(("引用", "回复", "回覆", "评论", "評論", "收藏", "分享", "点赞", "打赏", "打印", "Reply", "reply", "Share"))
VIEW_WORDS = frozenset(("查看", "浏览", "瀏覽", "阅读", "人气", "人氣", "Views", "Views:"))


def is_prose(line: str) -> bool:
    """Whether a line is a sentence or two."""
    return look.is_prose(line) or len(line) >= LATIN_PROSE_CHARS and look.STOP_RE.search(line) is not None


def shows_columns(text: str, keys: Iterable[str]) -> bool:
    """Whether short lines that follow each other name the columns of a list. A label's number stands behind it: such a
    word is no column.

    Args:
        keys: the lines of the text (see `Page`).
    """
    if COLUMN_HINT_RE.search(text) is None:
        return False
    lines = "\n".join([key if len(key) <= LONGEST_COLUMNS_CHARS else FAR for key in keys]).lower()
    for parter in PARTERS:      # a pattern takes four times as long
        lines = lines.replace(parter, " ")
    tokens = lines.split()
    distinct = {*tokens}
    kinds = {token: COLUMNS[token] for token in COLUMNS.keys() & distinct}
    if len({*kinds.values()}) < FEWEST_COLUMNS:
        return False
    marks = kinds | dict.fromkeys(filter(str.isdecimal, distinct), "")
    last: dict[str, int] = {}
    for at, token in compress(enumerate(tokens), map(marks.__contains__, tokens)):
        if kind := marks[token]:
            last[kind] = at
            if sum(at - place < COLUMNS_REACH for place in last.values()) >= FEWEST_COLUMNS:
                return True
        else:
            last.clear()
    return False
