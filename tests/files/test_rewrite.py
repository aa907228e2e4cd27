"""A file keeps its charset, byte order mark, line ends and final newline; what cannot be proved is left."""
from __future__ import annotations

from pathlib import Path

import pytest

from forumclean import Cleaner, NotTextError, clean
from forumclean.files import rewrite
from forumclean.files.rewrite import LeftError, PageError, draft_page, draft_text, has_han, line_end
from support import FIXTURES, text_of

PAGE = text_of(FIXTURES / "founding" / "source.txt")
CLEAN = text_of(FIXTURES / "founding" / "expected.txt")
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
END_OF_LINE = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


def fixed(data: bytes, **options: tuple[str, ...]) -> bytes:
    return draft_text(data, Cleaner(**options)).data


@pytest.mark.parametrize("final", ["", "\n"])
@pytest.mark.parametrize("end", END_OF_LINE.values(), ids=END_OF_LINE)
@pytest.mark.parametrize("bom", ["", BOM], ids=["", "bom"])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_form_stays(codec: str, bom: str, end: str, final: str) -> None:
    def form(text: str) -> bytes:
        return (bom + (text.rstrip("\n") + final).replace("\n", end)).encode(codec)
    assert fixed(form(PAGE)) == form(CLEAN)
    assert fixed(form(CLEAN)) == form(CLEAN)


def test_traditional_text_stays_big5() -> None:
    text = "".join(f"繁體中文的第{number}個段落,作者寫了一句話。\r\n" for number in range(9))
    page = f"本主題由 管理員 於 2009-1-1 10:00 設置高亮\r\n{text}"
    assert fixed(text.encode("big5")) == text.encode("big5")
    assert draft_text(page.encode("big5"), Cleaner()).codec == "big5hkscs"


def test_mixed_line_ends_stay_where_their_lines_do() -> None:
    lines = PAGE.split("\n")
    data = "".join(line + ("\r\n" if number % 2 else "\n") for number, line in enumerate(lines)).encode()
    done = fixed(data)
    assert done.replace(b"\r\n", b"\n").decode().rstrip("\n") == CLEAN.rstrip("\n")
    assert b"\r\n" in done and b"\n" in done.replace(b"\r\n", b"") and b"\r" not in done.replace(b"\r\n", b"")


def test_line_ends_that_would_melt_into_one_become_all_alike() -> None:
    data = "".join(line + "\r\n"[number % 2] for number, line in enumerate(PAGE.split("\n"))).encode()
    done = fixed(data).decode()
    assert done.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") == CLEAN.rstrip("\n")


@pytest.mark.parametrize(("text", "end"), [("", "\n"), ("a", "\n"), ("a\r\nb\r\nc\n", "\r\n"), ("a\rb", "\r"),
                                           ("a\r\nb\n", "\n")])
def test_line_end(text: str, end: str) -> None:
    assert line_end(text) == end


@pytest.mark.parametrize("data", [
    b"", b"\n", b"plain\r\ntext", b"\xef\xbb\xbfplain", "登录".encode(), "第一段。\r\n\r\n\r\n第二段。".encode(),
    b"caf\xe9 \xff\xfe\n", "Latin ümläut only, 登 apart\n".encode()[:20], "\N{IDEOGRAPHIC SPACE}没有什么。".encode(),
])
def test_what_needs_nothing_stays(data: bytes) -> None:
    draft = draft_text(data, Cleaner())
    assert not draft.changes


def test_text_without_han_is_left_whatever_it_looks_like() -> None:
    page = "".join(char for char in PAGE if not has_han(char))
    assert not draft_text(page.encode(), Cleaner()).changes


@pytest.mark.parametrize("data", [
    PAGE.encode() + b"\xff\xfe\n",                               # damaged bytes
    CLEAN.encode() + b"\xff\xfe\n",                              # the same where nothing is to do
    PAGE.encode("gb18030") + "一行别的编码的文字。\n".encode(),      # mixed charsets
    PAGE.encode("gb18030") + b"\x80\n",                          # a lone euro sign of Windows
])
def test_bytes_that_cannot_be_written_back_are_left(data: bytes) -> None:
    with pytest.raises(LeftError, match=r"some of its bytes are not .*; convert it to UTF-8 first"):
        draft_text(data, Cleaner())


@pytest.mark.parametrize("name", ["discuz-x-short"])
def test_a_page_is_never_rewritten(name: str) -> None:
    data = (FIXTURES / name / "source.html").read_bytes()
    with pytest.raises(PageError, match="never overwritten; use --output-dir DIR"):
        draft_text(data, Cleaner())
    page = draft_page(data, Cleaner())
    assert page is not None and page.text == clean(data)
    assert draft_page(b"<html><body><p>nothing</p></body></html>", Cleaner()) is None


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(NotTextError):
        draft_text(b"\x89PNG\r\n\x1a\n" + bytes(99), Cleaner())


def test_options_reach_the_cleaner() -> None:
    assert fixed(PAGE.encode(), select=("splice",)) == clean(PAGE, select=("splice",)).rstrip("\n").encode()
    assert fixed(PAGE.encode(), ignore=("wrap",)).decode() == clean(PAGE, ignore=("wrap",)).rstrip("\n")


# What must not be written: each law is broken on purpose.

def test_a_wrong_account_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forumclean.Result.replay", lambda self: self.text + "。")
    with pytest.raises(LeftError, match="the account of what was removed is wrong; left as it is"):
        draft_text(PAGE.encode(), Cleaner())


def test_invented_characters_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewrite, "with_line_ends", lambda result: result.text + "新")
    with pytest.raises(LeftError, match="characters that the file does not"):
        draft_text(PAGE.encode(), Cleaner())


def test_a_second_pass_that_changes_something_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewrite, "with_line_ends", lambda result: result.source_text[:-1])
    with pytest.raises(LeftError, match="a second pass would change it once more"):
        draft_text(PAGE.encode(), Cleaner())


def test_a_file_is_never_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rewrite, "with_line_ends", lambda result: "\n")
    with pytest.raises(LeftError, match="nothing of it would be left"):
        draft_text(PAGE.encode(), Cleaner())


def test_a_guessed_charset_is_no_ground_to_write_on(monkeypatch: pytest.MonkeyPatch) -> None:
    data = "承接".encode("gb18030")
    assert draft_text(data, Cleaner()).codec == "gb18030"
    monkeypatch.setattr(rewrite, "with_line_ends", lambda result: result.source_text[:-1])
    with pytest.raises(LeftError, match="too few characters to be sure of its charset"):
        draft_text(data, Cleaner())


def test_a_huge_line(tmp_path: Path) -> None:
    line = "这是一行没有尽头的文字,".encode() * 60_000
    assert not draft_text(line, Cleaner()).changes
