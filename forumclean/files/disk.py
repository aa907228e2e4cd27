"""Files read and replaced: whole or not at all, and only if nobody else changed them meanwhile."""
from __future__ import annotations

import os
import stat
from contextlib import suppress

from forumclean.errors import ForumcleanError


class FileError(ForumcleanError):
    """A file that cannot be read or replaced; it was left as it is."""


def read_file(path: str) -> tuple[bytes, os.stat_result]:
    """The bytes of a regular file, and what the system said of it before they were read.

    Raises:
        FileError: there is no such file, it is no regular one, or it may not be read.
    """
    try:
        before = os.stat(path)
        if not stat.S_ISREG(before.st_mode):
            raise FileError("is no regular file; name a file with text")
        with open(path, "rb", buffering=0) as file:
            return file.read(), before
    except FileNotFoundError:
        raise FileError("no such file; check the name") from None
    except PermissionError:
        raise FileError("may not be read; check its permissions") from None
    except OSError as error:
        raise FileError(f"cannot be read ({error.strerror}); check the file") from None


def replace_file(path: str, data: bytes, before: os.stat_result | None) -> None:
    """Put `data` in the place of a file, or make a new one.

    The new file lies beside the old one, for only within one file system is a rename all or nothing. It gets the old
    one's permissions and owner.

    Args:
        path: where the file lies, links resolved.
        data: what will be in it.
        before: what `read_file` said of it; None: whatever lies there is replaced.

    Raises:
        FileError: it cannot be written, or is another one than `before` tells. The old file stands as it was.
    """
    if os.path.lexists(path) and not os.access(path, os.W_OK):
        raise FileError("may not be written; check its permissions")
    temporary = os.path.join(os.path.dirname(path), f".forumclean-{os.urandom(6).hex()}.tmp")
    # From here on, and not only once the file is made, for an interrupt may come in between.
    pending = True
    try:
        old = before or existing(path)
        # Readable for nobody else until it has the permissions of the old file.
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with open(os.open(temporary, flags, 0o600 if old else 0o666), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if old:
            adopt(temporary, old)
        if before is not None and changed_since(path, before):
            raise FileError("was changed by somebody else meanwhile; run the command again")
        os.replace(temporary, path)
        pending = False
    except OSError as error:
        raise FileError(f"cannot be written ({error.strerror}); free space or check the folder's permissions") from None
    finally:
        if pending:
            with suppress(OSError):
                os.unlink(temporary)


def adopt(temporary: str, old: os.stat_result) -> None:
    """Give a new file the permissions and the owner of the old one."""
    new = os.stat(temporary)
    if hasattr(os, "chown") and (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        os.chown(temporary, old.st_uid, old.st_gid)
    os.chmod(temporary, stat.S_IMODE(old.st_mode))


def existing(path: str) -> os.stat_result | None:
    """What the system says of a file; None where there is none."""
    try:
        return os.stat(path)
    except FileNotFoundError:
        return None


def changed_since(path: str, before: os.stat_result) -> bool:
    """Whether a file is gone, is another one, or was written to since `before`."""
    now = existing(path)
    return now is None or (now.st_ino, now.st_size, now.st_mtime_ns) != (before.st_ino, before.st_size,
                                                                          before.st_mtime_ns)
