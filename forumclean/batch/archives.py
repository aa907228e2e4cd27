"""Pages in tar and zip archives. Names are only names here: nothing is ever unpacked to the place they give."""
from __future__ import annotations

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO

from forumclean.batch import records
from forumclean.batch.jsonl import unpacked
from forumclean.batch.names import is_companion, is_page
from forumclean.batch.records import PAGE, Record, bad, too_large

BROKEN = (zipfile.BadZipFile, tarfile.TarError, lzma.LZMAError, zlib.error, EOFError, OSError, ValueError,
          NotImplementedError)


def wanted(name: str) -> bool:
    """Whether a member is a page and not a part of one that a browser saved beside it."""
    *folders, last = name.replace("\\", "/").split("/")
    return is_page(last) and not any(map(is_companion, folders))


def read_zip(file: BinaryIO, name: str, skip: int = 0) -> Iterator[Record]:
    """The pages of a zip archive in its own order; `skip` of them are passed over.

    A name without the UTF-8 flag is read as GBK, in which Windows writes it in China. A member that cannot be read is a
    BAD record and stops no other.
    """
    try:
        try:
            archive = zipfile.ZipFile(file, metadata_encoding="gb18030")
        except UnicodeDecodeError:
            archive = zipfile.ZipFile(file)     # as code page 437, in which every byte is a character
    except BROKEN as error:
        yield bad(f"{name}:1+", "damaged-input", f"cannot be read ({error})")
        return
    at, places = 0, Places(name)
    with archive:
        for entry in archive.infolist():
            at += entry.compress_size
            if entry.is_dir() or not wanted(entry.filename):
                continue
            where = places.of(entry.filename)
            if skip:
                skip -= 1
            else:
                yield zip_record(archive, entry, where, at)


class Places:
    """What the members of an archive are called: by their names, of which there may be several alike."""

    def __init__(self, archive: str):
        self.archive, self.count = archive, 0
        self.seen: set[int] = set()     # hashes: the names of a large archive would take ten times the room

    def of(self, member: str) -> str:
        """The next member's place; one whose name came before gets its number too."""
        self.count += 1
        if hash(member) in self.seen:
            return f"{self.archive}:{member}#{self.count}"
        self.seen.add(hash(member))
        return f"{self.archive}:{member}"


def zip_record(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str, at: int) -> Record:
    """One member of a zip archive. What it unpacks to is bounded, whatever its header promises."""
    try:
        with archive.open(entry) as member:
            return page(member, where, at)
    except (*BROKEN, RuntimeError) as error:     # RuntimeError: it is encrypted
        return bad(where, "damaged-input", f"cannot be unpacked ({error})", at)


def page(member: IO[bytes], where: str, at: int) -> Record:
    """The record of an opened member."""
    data = member.read(records.MAX_RECORD_BYTES + 1)
    return too_large(where, at) if len(data) > records.MAX_RECORD_BYTES else Record(where, PAGE, data, at)


def read_tar(file: BinaryIO, name: str, skip: int = 0) -> Iterator[Record]:
    """The pages of a tar archive, compressed or not, in its own order; `skip` of them are passed over.

    An archive that breaks off gives one BAD record in the place of all that follows.
    """
    last, places = "1", Places(name)
    zstd = name.lower().endswith(".zst")
    try:
        stream = unpacked(file, name.lower()) if zstd else file
        with tarfile.open(fileobj=stream, mode="r|" if zstd else "r|*", encoding="utf-8",
                          errors="surrogateescape") as archive:
            for entry in archive:
                archive.members = []    # type: ignore[attr-defined]  # it would keep every header in memory
                last = member_name(entry.name)
                if not entry.isreg() or not wanted(last):
                    continue
                where = places.of(last)
                if skip:
                    skip -= 1
                    continue
                if (member := archive.extractfile(entry)) is not None:
                    yield page(member, where, file.tell())
    except BROKEN as error:
        yield bad(f"{name}:{last}+", "damaged-input", f"cannot be read beyond here ({error})", file.tell())


def member_name(name: str) -> str:
    """A member's name as text: bytes that are no UTF-8 are read as GBK, as those of a zip archive are."""
    data = name.encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
