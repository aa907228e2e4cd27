"""Which files were found clean before, so that to look at them once more costs a digest instead of a cleaning.

Kept are digests of a file's bytes together with all that decides what becomes of them: this program's own files,
Python, the settings. An entry can therefore not grow old: another text, setting or release has another digest. Neither
names nor texts are kept. A cache that is missing, damaged or may not be written costs time and nothing else.
"""
from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256

from forumclean import Cleaner

ENVIRONMENT, FILE = "FORUMCLEAN_CACHE_DIR", "clean-files"
DIGEST_BYTES = 16
# Of so many the file has 1.6 MB and is read in 15 ms. With more it begins anew, with what the run has seen.
MAX_COUNT = 100_000
PACKAGE = os.path.dirname(os.path.dirname(__file__))


class CleanFiles:
    """The digests of files that are clean.

    Args:
        folder: where they are kept between runs; None: nowhere.
    """

    def __init__(self, folder: str | None) -> None:
        path = folder and os.path.join(folder, FILE)
        # To open what is neither, a named pipe for one, may take forever.
        self.path = path if path and (os.path.isfile(path) or not os.path.lexists(path)) else None
        self._before = frozenset(read_digests(self.path) if self.path else ())
        self._now: dict[bytes, None] = {}     # in the order of the files, so that what is written does not vary
        self._salt: tuple[Cleaner | None, bytes] = (None, b"")

    def __bool__(self) -> bool:
        return bool(self._before)

    def __contains__(self, digest: bytes) -> bool:
        return digest in self._before

    def salt(self, cleaner: Cleaner) -> bytes:
        """What the digests of files that `cleaner` does begin with; empty where none are kept."""
        if self.path and cleaner is not self._salt[0]:
            self._salt = cleaner, salt_of(cleaner)
        return self._salt[1]

    def add(self, digest: bytes) -> None:
        """Note a file that is clean; nothing is noted of an empty digest."""
        if digest:
            self._now[digest] = None

    def save(self) -> None:
        """Keep what was added. Raises nothing."""
        new = [digest for digest in self._now if digest not in self._before]
        if not new or not self.path:
            return
        begin_anew = len(self._before) + len(new) > MAX_COUNT
        with suppress(OSError):
            os.makedirs(os.path.dirname(self.path), exist_ok=True)
            if begin_anew:
                with suppress(FileNotFoundError):
                    os.unlink(self.path)
            # What two runs append at once lies one behind the other.
            with open(self.path, "ab", buffering=0) as file:
                file.write(b"".join([*self._now][-MAX_COUNT:] if begin_anew else new))


def read_digests(path: str) -> list[bytes]:
    """The digests in a file; none where it cannot be read, or is too long to be one of ours."""
    try:
        with open(path, "rb") as file:
            data = file.read(2 * MAX_COUNT * DIGEST_BYTES)
    except OSError:
        return []
    return [data[at:at + DIGEST_BYTES] for at in range(0, len(data), DIGEST_BYTES)]


def cache_folder() -> str:
    """Where caches belong on this system, or where the user wants them."""
    if given := os.environ.get(ENVIRONMENT):
        return given
    if sys.platform == "linux":
        # As platformdirs has it (a test compares them), whose import takes a tenth of a run over files that are known.
        base = os.environ.get("XDG_CACHE_HOME", "").strip()
        return os.path.join(base if os.path.isabs(base) else os.path.expanduser("~/.cache"), "forumclean")
    from platformdirs import user_cache_dir
    return user_cache_dir("forumclean", appauthor=False)


def salt_of(cleaner: Cleaner) -> bytes:
    """What decides, beside a file's bytes, whether a cleaner leaves it as it is; empty where that cannot be told."""
    program, options = program_digest(), repr(cleaner).encode("utf-8", "surrogatepass")
    return sha256(program + options).digest() if program else b""


@lru_cache(maxsize=1)
def program_digest() -> bytes:
    """A digest of Python's release and of the names, sizes and times of this package's files, which change with each
    release and each edit; empty where the package does not lie in a folder."""
    digest = sha256(sys.version.encode())
    try:
        for folder, _, names in sorted(os.walk(PACKAGE)):
            for name in sorted(names) if "__pycache__" not in folder else ():
                status = os.stat(os.path.join(folder, name))
                line = f"{folder}/{name} {status.st_size} {status.st_mtime_ns}\n"
                digest.update(line.encode("utf-8", "surrogateescape"))
    except OSError:
        return b""
    return digest.digest() if os.path.isdir(PACKAGE) else b""


def digest_of(data: bytes, salt: bytes) -> bytes:
    """The digest of a file's bytes; empty without a salt."""
    if not salt:
        return b""
    digest = sha256(salt)
    digest.update(data)
    return digest.digest()[:DIGEST_BYTES]
