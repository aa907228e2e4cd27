"""Where the text goes: always UTF-8 with LF, whatever the locale says, and into a file whole or not at all."""
from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import BinaryIO, Protocol, Self

from forumclean.cli.messages import STDIN, shown, silence_stdout
from forumclean.errors import ForumcleanError, UsageError


class OutputError(ForumcleanError):
    """The text cannot be written."""


class Output(Protocol):
    """A context manager to write text to, or bytes; only `commit` makes what was written count."""

    def __enter__(self) -> Self: ...
    def __exit__(self, *exception: object) -> None: ...
    def write(self, text: str) -> None: ...
    def send(self, data: bytes) -> None: ...
    def commit(self) -> None: ...


def open_output(path: str | None, inputs: Iterable[str]) -> Output:
    """Standard output (None or "-"), a device or pipe, or a file to be replaced.

    Raises:
        UsageError: the file is one of the inputs.
        OutputError: there is no place to write to.
    """
    if path is None or path == STDIN:
        if sys.stdout is None:
            raise OutputError("standard output is closed; use --output FILE")
        return Stream(sys.stdout.buffer, "standard output")
    if os.path.exists(path):
        refuse_own_input(path, inputs)
        if os.path.isdir(path):
            raise OutputError(f"{shown(path)}: is a folder; name a file in it")
        if not os.path.isfile(path):
            return Stream(open_device(path), shown(path))
    return NewFile(path)


def unwritable(name: str, error: OSError) -> OutputError:
    """The error to show for a stream that failed; standard output is given up, lest Python's last flush fail again."""
    silence_stdout()
    return OutputError(f"{name}: cannot be written ({error.strerror}); free space or write elsewhere")


def open_device(path: str) -> BinaryIO:
    """A device or named pipe, open for writing."""
    try:
        return open(path, "wb")
    except OSError as error:
        raise OutputError(f"{shown(path)}: cannot be written ({error.strerror}); write elsewhere") from None


def refuse_own_input(path: str, inputs: Iterable[str]) -> None:
    """Raises UsageError if `path` is the file of an input, under whatever name."""
    target = os.stat(path)
    for name in inputs:
        if name == STDIN:
            same = sys.stdin is not None and os.path.samestat(target, os.fstat(sys.stdin.fileno()))
        else:
            same = os.path.exists(name) and os.path.samestat(target, os.stat(name))
        if same and stat.S_ISREG(target.st_mode):
            raise UsageError(f"--output: {shown(path)!r} is also an input; name another file")


class Stream:
    """Standard output, a device or a named pipe: what is written is gone at once."""

    def __init__(self, stream: BinaryIO, name: str):
        self.stream, self.name = stream, name

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        if sys.stdout is None or self.stream is not sys.stdout.buffer:
            self.stream.close()

    def write(self, text: str) -> None:
        self.send(text.encode("utf-8"))

    def send(self, data: bytes) -> None:
        """Write bytes that are no UTF-8 text."""
        try:
            self.stream.write(data)
            self.stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise unwritable(self.name, error) from None

    def commit(self) -> None:
        pass


class NewFile:
    """A file that appears under its name only when it is complete; until then the old one stands.

    The new file lies beside the target, for only within one file system is a rename all or nothing. It keeps the
    target's permissions, and a link stays a link to the file that is replaced. An interrupt may come at any moment,
    also between the making of the file and the `with` that would remove it: the end of the process removes it then.
    """

    def __init__(self, path: str):
        self.name = shown(path)
        self.target = os.path.realpath(path)
        if os.path.exists(self.target) and not os.access(self.target, os.W_OK):
            raise OutputError(f"{self.name}: may not be written; check its permissions")
        self.temporary = os.path.join(os.path.dirname(self.target), f".forumclean-{os.urandom(4).hex()}.tmp")

    def __enter__(self) -> Self:
        import atexit
        atexit.register(self.discard)
        try:
            self.stream = open(self.temporary, "xb")
        except OSError as error:
            raise self.failure(error) from None
        return self

    def __exit__(self, *exception: object) -> None:
        try:
            self.stream.close()
        except OSError:
            pass  # a full disk, told already: close() only tries the same write again
        finally:
            import atexit
            self.discard()
            atexit.unregister(self.discard)

    def discard(self) -> None:
        """Remove the new file, if it is there still."""
        with suppress(FileNotFoundError):
            os.unlink(self.temporary)

    def write(self, text: str) -> None:
        self.send(text.encode("utf-8"))

    def send(self, data: bytes) -> None:
        """Write bytes that are no UTF-8 text."""
        try:
            self.stream.write(data)
        except OSError as error:
            raise self.failure(error) from None

    def commit(self) -> None:
        """Put the new file in the old one's place."""
        try:
            self.stream.flush()
            os.fsync(self.stream.fileno())
            self.stream.close()
            if os.path.exists(self.target):
                os.chmod(self.temporary, stat.S_IMODE(os.stat(self.target).st_mode))
            os.replace(self.temporary, self.target)
        except OSError as error:
            raise self.failure(error) from None

    def failure(self, error: OSError) -> OutputError:
        """The error to show for one of the system's."""
        advice = "make the folder first" if isinstance(error, FileNotFoundError) else "free space or write elsewhere"
        return OutputError(f"{self.name}: cannot be written ({error.strerror}); {advice}")
