"""Which forum program made a flattened page: it says so in its footer, or its furniture does."""
from __future__ import annotations

from forumclean.patterns import lazy

POWERED = (r"(?i:owered[ \xa0]*by[ \xa0©*_\n\r]*(discuz!?|phpwind|dvbbs|bbsxp|phpbb|startbbs|bbs-go|nforum|xiuno"
           r"|leadbbs|flarum|discourse))")
# Each begins with a literal, which is searched for ten times as fast as the class of both.
POWERED_RES = (lazy(f"P{POWERED}"), lazy(f"p{POWERED}"))
NAMES = {"discuz": "discuz", "discuz!": "discuz"}
SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("kbs", ("发信人:", "信区:")),
    ("ptt", ("看板", "※ 發信站")),
    ("tieba", ("回复贴，共", "贴吧")),
    ("discuz", ("显示全部楼层", "阅读模式")),
    ("discuz", ("本版积分规则",)),
    ("discuz", ("查看完整版本:",)),
    ("v2ex", ("次点击", "感谢回复者")),
    ("zhidao", ("你对这个回答的评价是",)),
)
# One scan for all of them: no sign overlaps another.
SIGN_RE = lazy("|".join(dict.fromkeys(sign for _, signs in SIGNS for sign in signs)))


def engine_of(text: str) -> str | None:
    """The engine's name, as rule ids spell it, or None. Only a footer's own words, or two signs together, count."""
    powered = [match for pattern in POWERED_RES if (match := pattern.search(text))]
    if powered:
        name = min(powered, key=lambda match: match.start())[1].lower()
        return NAMES.get(name, name)
    found = set(SIGN_RE.findall(text))
    return next((name for name, signs in SIGNS if found.issuperset(signs)), None) if found else None
