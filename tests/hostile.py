"""A cleaner that does what a page tells it to do to its process. Workers import it, so it has a module of its own."""
from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from forumclean import Cleaner, Result

HANG, DIE, DIE_ONCE, RAISE = "请挂起", "请退出", "请退出一次", "请出错"
KILLED_THRICE, LEAVE = "请杀三次", "请离开"


class HostileCleaner(Cleaner):
    """Cleans; a page that holds HANG never ends, DIE kills the worker, DIE_ONCE does so the first time, KILLED_THRICE
    three times, as somebody else might; LEAVE ends it by itself.

    Args:
        memory: a path; that it exists says that DIE_ONCE has happened. "-killed" behind it names a file with a byte for
            each KILLED_THRICE, "-left" one with a byte for each LEAVE.
    """

    _fields = (*Cleaner._fields, "memory")
    __slots__ = ("memory",)
    memory: str

    def __init__(self, *, memory: str = "", profile_folders: tuple[str, ...] = ()):
        super().__init__(profile_folders=profile_folders)
        object.__setattr__(self, "memory", memory)

    def extract(self, source: str | bytes, *, kind: str = "auto", url: str | None = None,
                encoding: str | None = None) -> Result:
        """Do what the page says, then clean it."""
        text = source if isinstance(source, str) else \
            source.decode("utf-8", "replace") + source.decode("gbk", "replace")
        if DIE_ONCE in text and not os.path.exists(self.memory):
            Path(self.memory).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if DIE in text and DIE_ONCE not in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if KILLED_THRICE in text and count(f"{self.memory}-killed") <= 3:
            os.kill(os.getpid(), signal.SIGKILL)
        if LEAVE in text:
            count(f"{self.memory}-left")
            os._exit(3)
        if HANG in text:
            time.sleep(1e6)
        if RAISE in text:
            raise ZeroDivisionError("as it was asked")
        return Cleaner.extract(self, source, kind=kind, url=url, encoding=encoding)


def count(path: str) -> int:
    """Add a byte to a file; returns how many it has."""
    with open(path, "ab") as file:
        file.write(b".")
        return file.tell()
