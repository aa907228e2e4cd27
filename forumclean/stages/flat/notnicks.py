"""Words beside a post's date that stand where a nick may, and are none: names of the date or the app, buttons."""
from __future__ import annotations

from forumclean.patterns import lazy

DEEDS = ("留言|评价|評價|回[复覆復]|回帖|[发發][表布佈帖]|提[问問]|回答|答[复覆復]|更新|[评評][论論]|点评|點評|加入|[註注][册冊]|登[录錄]|[编編][辑輯]"
         "|修改|[创創]建|咨[询詢]|提交|[办辦]理|反[馈饋]|追[问問]|上[传傳]|[购購][买買]|最[后後](?:回[复覆復]|更新|登[录錄]|[编編][辑輯])")
# Each ends so, and few nicks do: a quick look before the pattern.
LAST_CHARS = frozenset("间間期人户戶主者Aa他她它端机機版deS")
LABEL_RE = lazy(rf"(?:{DEEDS})?(?:[时時][间間]|日期)"
                r"|(?:[来來]自\S{0,24})?只看(?:此人|[该該此]?(?:用[户戶]|作者)|[楼樓]主|[层層]主|星主|[Tt][Aa]|[他她它])"
                r"|(?:[来來]自|[发發]自).{0,16}(?:客[户戶]端|手[机機]|手[机機]版|安卓版|Android|iPhone|iPad|iOS)"
                r"|№ ?\d+")


def is_label(words: str) -> bool:
    """Whether some words in a nick's place are a label or a button."""
    return (words[-1:] in LAST_CHARS or words[:1] == "№") and LABEL_RE.fullmatch(words) is not None
