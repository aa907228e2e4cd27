"""The notice to guests that stands inside posts of Discuz!, where a flattener parted it at its links: 您需要, 登录,
才可以下载或查看，没有帐号？, 立即注册."""
from __future__ import annotations

from collections.abc import Sequence

NOTICE_RULE = "ui.locked-text"
SIGNS = ("才可以下", "才可以查", "才可以浏", "才可以瀏")     # that a text with one holds
NEED_ENDS = ("您需要", "您需要先", "您必须", "您必須")
LOGINS = frozenset(("登录", "登錄", "登陆", "登陸", "登入"))
REGISTERS = frozenset(("注册", "註冊", "立即注册", "立即註冊"))
CLOSES = frozenset(("x", "X", "×"))


def parted_notices(keys: Sequence[str]) -> list[range]:
    """The lines of each such notice, by number, with the link to register and the button that closes it."""
    found = []
    for at in range(2, len(keys)):
        if keys[at].startswith(SIGNS) and keys[at - 1] in LOGINS and keys[at - 2].endswith(NEED_ENDS):
            stop = at + 1
            stop += stop < len(keys) and keys[stop] in REGISTERS
            stop += stop < len(keys) and keys[stop] in CLOSES
            found.append(range(at - 2, stop))
    return found
