"""What the inputs of a command are: files that hold many pages, and pages that lie in folders or are named one by one.

Nothing is listed in memory but the sources themselves: a folder with millions of pages is walked as it is read.
"""
from __future__ import annotations

import glob
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from forumclean.batch import records
from forumclean.batch.archives import read_tar, read_zip
from forumclean.batch.jsonl import read_lines
from forumclean.batch.names import MANIFEST, container, is_companion, is_page
from forumclean.batch.records import PAGE, Record, bad, too_large
from forumclean.batch.table import read_parquet
from forumclean.batch.warc import read_warc
from forumclean.errors import ForumcleanError, UsageError

STDIN = "-"


class Source(NamedTuple):
    """An input that is read in order.

    `form` is "stdin", a form of `names.CONTAINERS`, "folder" (`name` is walked) or "pages" (`paths`, named singly).
    `size` counts bytes, as they lie on the disk; 0 if unknown.
    """

    name: str
    form: str
    size: int = 0
    paths: tuple[str, ...] = ()


def find_sources(inputs: Iterable[str]) -> list[Source]:
    """The sources that the inputs name, in that order, each once.

    Raises:
        UsageError: there is no such file, or no page in any of them.
    """
    sources: dict[str, Source] = {}
    singles: list[str] = []
    for name in inputs:
        for path in expanded(name):
            if path == STDIN:
                sources[path] = Source(path, "stdin")
            elif os.path.isdir(path):
                for source in folder_sources(path):
                    sources.setdefault(source.name, source)
            elif form := container(path):
                sources.setdefault(path, Source(path, form, size_of(path)))
            else:
                singles.append(path)
    folders = [name for name, source in sources.items() if source.form == "folder"]
    for name in folders:
        if any(holds(other, name) for other in folders):
            del sources[name]
    if paths := tuple(path for path in dict.fromkeys(singles) if not any(holds(name, path) for name in folders)):
        sources["named pages"] = Source("named pages", "pages", sum(map(size_of, paths)), paths)
    if not sources:
        raise UsageError("no page in the inputs; name files, or folders with .html or .txt files in them")
    return list(sources.values())


def expanded(name: str) -> list[str]:
    """The files of an input: itself, or what a pattern stands for. Raises UsageError if there is none."""
    if name == STDIN or os.path.exists(name):
        return [name if name == STDIN else os.path.normpath(name)]
    if glob.has_magic(name) and (found := sorted(glob.glob(name, recursive=True))):
        return [os.path.normpath(path) for path in found]
    raise UsageError(f"{name}: no such file; check the name")


def holds(folder: str, path: str) -> bool:
    """Whether a page or folder is met when a folder is walked, so that it need not be read once more."""
    part = os.path.relpath(os.path.abspath(path), os.path.abspath(folder))
    *above, last = part.split(os.sep)
    passed = any(map(is_left_out, above if os.path.isfile(path) else (*above, last)))
    return part != os.curdir and os.pardir not in above and last != os.pardir and not passed \
        and (not os.path.isfile(path) or is_page(last))


def is_left_out(folder: str) -> bool:
    """Whether a folder of that name is not walked into."""
    return folder.startswith(".") or is_companion(folder)


def size_of(path: str) -> int:
    """Bytes of a file; 0 if it cannot be read, which shows when it is."""
    try:
        return os.path.getsize(path)
    except OSError:
        return 0


def walk(folder: str) -> Iterator[str]:
    """Every file below a folder in a fixed order, but for those in hidden folders, companion folders, and folders that
    a batch made: its output may lie beside its input."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not is_left_out(name)
                            and not os.path.exists(os.path.join(root, name, MANIFEST)))
        yield from (os.path.normpath(os.path.join(root, name)) for name in sorted(files))


def folder_sources(folder: str) -> Iterator[Source]:
    """The files in a folder that hold many pages, then all its pages as one source."""
    size, found = 0, False
    for path in walk(folder):
        if form := container(path):
            yield Source(path, form, size_of(path))
        elif is_page(os.path.basename(path)):
            found = True
            size += size_of(path)
    if found:
        yield Source(folder, "folder", size)


def page_paths(source: Source) -> Iterator[str]:
    """The pages of a "folder" or "pages" source."""
    if source.form == "pages":
        return iter(source.paths)
    return (path for path in walk(source.name)
            if is_page(os.path.basename(path)) and not container(path))


def read_source(source: Source, skip: int) -> Iterator[Record]:
    """The records of a source that holds many pages, after the first `skip`. One that cannot be opened is a BAD record.

    Raises:
        ForumcleanError: standard input is closed.
    """
    if source.form == "stdin":
        if sys.stdin is None:
            raise ForumcleanError("standard input is closed; name a file")
        yield from read_lines(sys.stdin.buffer, "standard input", skip)
        return
    if source.form == "parquet":
        yield from read_parquet(source.name, source.size, skip)
        return
    reader = {"jsonl": read_lines, "warc": read_warc, "tar": read_tar, "zip": read_zip}[source.form]
    try:
        file = open(source.name, "rb")  # noqa: SIM115 (below; its errors are not those of the reading)
    except OSError as error:
        yield bad(f"{source.name}:1+", "damaged-input", f"cannot be read ({error.strerror})")
        return
    with file:
        yield from reader(file, source.name, skip)


def read_pages(paths: Iterable[str], start: int) -> Iterator[Record]:
    """The records of pages in files of their own; `start` bytes of the source lie before them."""
    for path in paths:
        try:
            size = os.path.getsize(path)
            start += size
            if size > records.MAX_RECORD_BYTES:
                yield too_large(path, start)
                continue
            with open(path, "rb") as file:
                yield Record(path, PAGE, file.read(), start)
        except OSError as error:
            yield bad(path, "damaged-input", f"cannot be read ({error.strerror})", start)


def fingerprint(paths: Iterable[str]) -> str:
    """A hash of what files are called, how large they are and when they were changed."""
    digest = hashlib.sha256()
    for path in paths:
        try:
            about = os.stat(path)
            told = f"{path}\0{about.st_size}\0{about.st_mtime_ns}\n"
        except OSError:
            told = f"{path}\0gone\n"
        digest.update(told.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()[:16]
