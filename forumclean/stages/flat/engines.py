"""Which forum program made a flattened page: it says so in its footer, or its furniture does."""
from __future__ import annotations

from forumclean.patterns import lazy

POWERED = (r"(?i:owered[ \xa0]*by[ \xa0©*_\n\r]*(discuz!?|phpwind|dvbbs|bbsxp|phpbb|startbbs|bbs-go|nforum|xiuno"
           r"|leadbbs|flarum|discourse))")
# Each begins with a literal, which is searched for ten times as fast as the class of both.
POWERED_RES = (("P", lazy(f"P{POWERED}")), ("p", lazy(f"p{POWERED}")))
NAMES = {"discuz": "discuz", "discuz!": "discuz"}
# A character of the first sign, which is found ten times as fast; the engine; and its signs.
SIGNS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("区", "kbs", ("信区:", "发信人:")),
    ("※", "ptt", ("※ 發信站", "看板")),
    ("共", "tieba", ("回复贴，共", "贴吧")),
    ("层", "discuz", ("显示全部楼层", "阅读模式")),
    ("规", "discuz", ("本版积分规则",)),
    ("整", "discuz", ("查看完整版本:",)),
    ("谢", "v2ex", ("感谢回复者", "次点击")),
    ("评", "zhidao", ("你对这个回答的评价是",)),
)


def engine_of(text: str) -> str | None:
    """The engine's name, as rule ids spell it, or None. Only a footer's own words, or two signs together, count."""
    powered = [match for sign, pattern in POWERED_RES if sign in text and (match := pattern.search(text))]
    if powered:
        name = min(powered, key=lambda match: match.start())[1].lower()
        return NAMES.get(name, name)
    for char, name, signs in SIGNS:
        if char in text and all(map(text.__contains__, signs)):
            return name
    return None
