"""Files that are no text, told by their first bytes."""
from __future__ import annotations

import re

from forumclean.charset import utf16_charset
from forumclean.errors import NotTextError

MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\x1f\x8b", "gzip data", "decompress it first: gunzip"),
    (b"BZh", "bzip2 data", "decompress it first: bunzip2"),
    (b"\xfd7zXZ\x00", "xz data", "decompress it first: unxz"),
    (b"\x28\xb5\x2f\xfd", "zstd data", "decompress it first: unzstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first: 7z x"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first: unrar x"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Office file", "convert it first: soffice --convert-to txt"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "read its text first: tesseract -l chi_sim"),
    (b"\xff\xd8\xff", "a JPEG image", "read its text first: tesseract -l chi_sim"),
    (b"GIF8", "a GIF image", "read its text first: tesseract -l chi_sim"),
    (b"RIFF", "a WebP image or media file", "read its text first: tesseract -l chi_sim"),
    (b"SQLite format 3\x00", "an SQLite database", "export the text first: sqlite3 FILE .dump"),
    (b"\x7fELF", "a program", "give a page instead"),
    (b"MZ", "a program", "give a page instead"),
    (b"PAR1", "a Parquet file", "read it with `forumclean batch`"),
)
MAGIC_MARKS = tuple([mark for mark, _, _ in MAGIC])
ZIPS = (
    (b"word/", "a Word document", "convert it first: pandoc -t plain FILE.docx"),
    (b"xl/", "an Excel workbook", "save it as text first"),
    (b"ppt/", "a PowerPoint file", "save it as text first"),
    (b"application/epub+zip", "an EPUB book", "convert it first: pandoc -t plain FILE.epub"),
)
PDF_HEAD = rb"\s{0,1024}%PDF-\d\.\d\s*[\r\n]"
# These begin with letters that a text may begin with too; a binary file shows a NUL near its head.
LETTERED = (b"BZh", b"GIF8", b"RIFF", b"MZ", b"PAR1")
CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b"))
BINARY_SHARE = 0.3   # of control characters; random bytes hold 0.1, which legacy text never does either: be generous
BINARY_HEAD_BYTES = 4096


def refuse_binary(data: bytes, *, text_given: bool = False) -> None:
    """Raises NotTextError when the first bytes are those of a file that holds no text as such.

    Args:
        data: the bytes, or the head of a text that somebody made of such bytes, as Latin-1.
        text_given: judge by the first bytes alone, not by the share of control characters.
    """
    head = data[:BINARY_HEAD_BYTES]
    what = kind_of(head)
    if not what and not text_given and len(head) >= 64 and b"\0" in head and not utf16_charset(data):
        controls = len(head) - len(head.translate(None, CONTROLS))
        if controls > BINARY_SHARE * len(head):
            what = ("binary data", "give a page as HTML or text")
    if what:
        raise NotTextError(f"this is {what[0]}, not text; {what[1]}")


def kind_of(head: bytes) -> tuple[str, str] | None:
    """What the first bytes say a binary file is, and how to get its text; None for anything else."""
    if b"%PDF-" in head and re.match(PDF_HEAD, head):
        return "a PDF", "convert it first: pdftotext FILE.pdf"
    if head.startswith((b"{\\rtf\\", b"{\\rtf1\\")):
        return "an RTF document", "convert it first: pandoc -t plain FILE.rtf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next(((what, how) for mark, what, how in ZIPS if mark in head),
                    ("a zip archive", "unpack it first: unzip"))
    if not head.startswith(MAGIC_MARKS):   # nearly always
        return None
    for mark, what, how in MAGIC:
        if head.startswith(mark) and (mark not in LETTERED or b"\0" in head):
            return what, how
    return None
