"""Paragraphs to wrap, and wrappers: what the tests of rejoining share."""
from __future__ import annotations

from forumclean.ledger import Ledger
from forumclean.stages.wrap.rejoin import section_cuts

PARAGRAPHS = (
    "河口的老船厂停工已经有六年了，厂房的铁皮屋顶让海风掀掉了一角，雨水顺着墙缝流到地沟里，把过去堆放木料的场院泡成了一片浅塘。"
    "附近的孩子放学以后常到这里来捉蝌蚪，大人叫他们吃饭，要隔着两道围墙喊上好几遍。",
    "去年春天，镇里请来一位退休的工程师，请他看看这些机器还能不能用。他在厂里转了整整三天，用手电照着铭牌，把型号一台一台抄在本子上。",
    "第四天早晨他对大家说，龙门吊和两台车床都还能修，只是电路要全部换过，费用大约十二万元。这个数目不算大，可镇里拿不出来。",
    "后来是几个在外面做生意的年轻人凑了钱。他们小时候都在厂门口的坡上滑过木板车，记得汽笛一响，整条街的人就往码头上跑，去看新船下水。",
    "修机器的那个夏天特别热，焊工师傅在棚子里干活，汗水滴在钢板上，一会儿就干了，留下一圈白色的盐印。有人提议晚上再干，师傅说晚上看不清焊缝，"
    "出了毛病将来要翻船的，还是趁着天亮慢慢来。于是大家轮流给他打伞、递水，谁也没有怨言。",
    "到了九月，第一条船终于上了船台。它不大，只能坐二十来个人，用来接送对岸的学生和菜农。起名字的时候争了很久，最后定下来叫“慢慢号”，因为老师傅"
    "总是把这两个字挂在嘴边。",
    "下水那天来了许多人，连住在县城里的老厂长也坐着轮椅来了。他摸着船舷，半天没有说话。",
    "汽笛响起来的时候，坡上的孩子们全都跑了下去，跟当年一模一样。",
)


def cols(text: str) -> int:
    """Display columns."""
    return sum(1 if char.isascii() else 2 for char in text)


def wrap(text: str, width: int, first: int = 0) -> list[str]:
    """Break `text` at `width` columns, its first line `first` columns earlier; no line begins with a closing mark."""
    lines, line, cap = [], "", width - first
    for char in text:
        if cols(line + char) > cap and not (char in "，。、；：！？”）》" and cols(line) <= cap):
            if line[-1] in "“（《":
                line, char = line[:-1], line[-1] + char
            lines.append(line)
            line, cap = "", width
        line += char
    return [*lines, line]


def wrapped(paragraphs: tuple[str, ...] | list[str], width: int, style: str) -> str:
    """Paragraphs wrapped in a style: "indent", "stripped" (the indent lost), "gap" (blank lines), "bare"."""
    first = 4 if style in ("indent", "stripped") else 0
    blocks = ["\n".join(wrap(paragraph, width, first)) for paragraph in paragraphs]
    if style == "indent":
        blocks = ["\N{IDEOGRAPHIC SPACE}" * 2 + block for block in blocks]
    return ("\n\n" if style == "gap" else "\n").join(blocks) + "\n"


def rejoined(text: str, *, delimited: bool = False) -> str:
    """What the stage makes of one section."""
    return Ledger(text, section_cuts(Ledger(text).view(0, len(text)), delimited)).replay()
