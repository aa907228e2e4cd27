"""The line between an opening post and its replies that says how many these are."""
from __future__ import annotations

from forumclean.patterns import by_rarest, lazy

WORD = (r"(?:回答|解答|评论|評論|回复|回復|回覆|回帖|回应|回應|跟帖|留言|讨论|討論|想法"
        r"|[Cc]omments?|[Rr]epl(?:y|ies)|[Aa]nswers?)")
# What each of the words holds.
HINT_RE = by_rarest(["回答", "解答", "评论", "評論", "回复", "回復", "回覆", "回帖", "回应", "回應", "跟帖", "留言", "讨论", "討論", "想法",
                     "omment", "epl", "nswer"])
# A line between an article and its comments that says how many there are, or that there are any.
COUNT_RE = lazy(rf"[^\S\n]*(?:(?:(?:关于|關於)?[《“「].{{1,60}}[》”」][上的]{{0,2}})?(?:共|[已只]?有|全部)?[^\S\n]?"
                rf"(?P<count>\d{{1,6}}|一)[^\S\n]?[个個条條篇则則]?{WORD}[^\S\n]*(?:[|｜·•，,].{{0,60}})?"
                rf"|(?:全部|所有|最新|网友|網友|用户|帖子|文章|本文)?{WORD}(?:列表|区)?[^\S\n]*[（(:：][^\S\n]*(?P<number>\d{{1,6}})"
                rf"[^\S\n]*[个個条條]?[)）]?|(?:全部|所有|最新|网友|網友|用户|帖子|文章|本文){WORD}[:：]?|{WORD}(?:列表|区)[:：]?)$")
