"""Bytes to text: the charset is right, damage is told, nothing crashes and nothing is cut short."""
from __future__ import annotations

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumclean.decode import decode, repair
from forumclean.errors import NotTextError, UsageError

SIMPLE = "昨天下午去图书馆还书，路上碰见老同学，聊了半个钟头。他说今年秋天打算回乡下教书，问我愿不愿意一起去。\n"
FULL = "昨天下午去圖書館還書，路上碰見老同學，聊了半個鐘頭。他說今年秋天打算回鄉下教書，問我願不願意一起去。\n"
LOST = "\N{REPLACEMENT CHARACTER}"


def codes(warnings) -> list[str]:
    return [warning.code for warning in warnings]


@pytest.mark.parametrize("repeat", [1, 40], ids=["short", "long"])
@pytest.mark.parametrize(("text", "charset"), [
    (SIMPLE, "utf-8"), (SIMPLE, "gb18030"), (SIMPLE, "gb2312"), (FULL, "utf-8"), (FULL, "gb18030"), (FULL, "big5"),
    (FULL, "big5hkscs"), (SIMPLE, "utf-16-le"), (SIMPLE, "utf-16-be"), (FULL, "utf-16-le"), (SIMPLE, "utf-16"),
])
def test_finds_the_charset_without_a_label(text, charset, repeat):
    read, warnings = decode((text * repeat).encode(charset))
    assert read.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}") == text * repeat
    assert not warnings


def test_simplified_text_in_big5_is_big5():
    data = (SIMPLE * 3).encode("big5", "ignore")
    assert decode(data)[0] == data.decode("big5")


@pytest.mark.parametrize("word", ["中文", "联通", "你好吗", "价格"])
def test_a_word_in_gbk(word):
    assert decode(word.encode("gbk"))[0] == word


@pytest.mark.parametrize("text", ["café", "Ünïcödé", "Привет, мир", "αβγ", "🙂👍"])
def test_short_foreign_utf8_stays_utf8(text):
    assert decode(text.encode()) == (text, ())


def test_markup_around_does_not_disturb_the_vote():
    page = "<div class=\"a\">" * 300 + SIMPLE + "</div>\n" * 300
    assert decode(page.encode("gbk"))[0] == page


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_names_the_charset_and_stays(mark):
    assert decode(SIMPLE.encode(mark)) == ("\N{ZERO WIDTH NO-BREAK SPACE}" + SIMPLE, ())


@pytest.mark.parametrize("head", [
    '<meta charset="gb2312">', "<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=GBK'>",
    '<?xml version="1.0" encoding="gb2312"?>',
])
def test_a_declaration_of_gb2312_reads_characters_of_gbk(head):
    page = f"{head}<p>朱镕基、陶喆、堃</p>"
    assert decode(page.encode("gbk")) == (page, ())


@pytest.mark.parametrize(("label", "charset"), [("utf-8", "gb18030"), ("gbk", "utf-8"), ("gbk", "big5"),
                                                ("big5", "gb18030"), ("iso-8859-1", "gb18030")])
def test_a_wrong_declaration_loses_against_the_bytes(label, charset):
    page = f'<html><head><meta charset="{label}"></head><p>{FULL}</p></html>'
    text, warnings = decode(page.encode(charset))
    assert text == page
    assert codes(warnings) == ["charset-declaration"]


@pytest.mark.parametrize("encoding", ["gbk", "GB2312", "cp936", "x-gbk", "gb18030"])
def test_a_hint_that_fits(encoding):
    assert decode(SIMPLE.encode("gbk"), encoding) == (SIMPLE, ())


@pytest.mark.parametrize(("text", "charset"), [("今日はいい天気ですね", "shift_jis"), ("café noir", "latin-1"),
                                               ("안녕하세요", "euc-kr"), (SIMPLE, "hz")])
def test_a_hint_of_another_charset_is_followed(text, charset):
    assert decode(text.encode(charset), charset) == (text, ())


@pytest.mark.parametrize("encoding", ["big5", "utf-8", "latin-1", "ascii", "utf-16"])
def test_a_hint_that_the_bytes_contradict(encoding):
    text, warnings = decode(SIMPLE.encode("gbk"), encoding)
    assert text == SIMPLE
    assert codes(warnings) == ["encoding-overridden"]


@pytest.mark.parametrize(("name", "near"), [("gb23122", "gb2312"), ("utf-88", "utf-8"), ("bigg5", "big5")])
def test_an_unknown_encoding_names_the_nearest(name, near):
    with pytest.raises(UsageError, match=near):
        decode(b"a", name)


@pytest.mark.parametrize("name", ["", "rot13", "base64", "idna", "\0", "中文", "undefined"])
def test_what_is_no_charset_is_a_usage_error(name):
    with pytest.raises(UsageError, match="encoding"):
        decode(b"a", name)


@pytest.mark.parametrize("charset", ["utf-8", "gbk", "big5", "utf-16-le"])
def test_a_cut_tail_becomes_one_replacement_character(charset):
    text, warnings = decode((FULL.strip() + "完").encode(charset)[:-1])
    assert text == FULL.strip() + LOST
    assert codes(warnings) == ["undecodable-bytes"]
    assert text[warnings[0].start:warnings[0].end] == LOST


def test_broken_bytes_lose_nothing_around_them():
    data = SIMPLE.encode() + b"\xff\xfe\n" + SIMPLE.encode()
    text, warnings = decode(data)
    assert text.count(SIMPLE) == 2
    assert codes(warnings) == ["undecodable-bytes"]


def test_one_bad_byte_in_ascii_takes_no_letter_with_it():
    assert decode(b"hello \xffworld\n")[0] == f"hello {LOST}world\n"


def test_0x80_of_windows_is_the_euro_sign():
    assert decode("价格一百".encode("gbk") + b"\x80\n" + SIMPLE.encode("gbk"))[0] == f"价格一百€\n{SIMPLE}"


def test_0x80_as_a_second_byte_stays_what_it_is():
    assert decode(("价格亐" + SIMPLE).encode("gbk") + b"\x80")[0] == f"价格亐{SIMPLE}€"


@pytest.mark.parametrize(("mostly", "some"), [("gbk", "utf-8"), ("utf-8", "gbk")])
def test_lines_in_two_charsets_are_both_read(mostly, some):
    data = (SIMPLE * 3).encode(mostly) + SIMPLE.encode(some) + SIMPLE.encode(mostly)
    text, warnings = decode(data)
    assert text == SIMPLE * 5
    assert codes(warnings) == ["mixed-charsets"]


def test_nul_stays_and_is_told():
    text, warnings = decode(f"甲\0乙{SIMPLE}".encode())
    assert text == f"甲\0乙{SIMPLE}"
    assert codes(warnings) == ["nul"]


@pytest.mark.parametrize(("text", "what"), [
    (SIMPLE.encode().decode("latin-1"), "Latin-1"), (SIMPLE.encode().decode("cp1252", "replace"), "Latin-1"),
    (SIMPLE.encode().decode("gb18030", "replace"), "as GBK"), (f"{SIMPLE}锟斤拷锟斤拷", "锟斤拷"),
])
def test_mojibake_is_told_and_not_repaired(text, what):
    read, warnings = repair(text)
    assert read == text
    assert codes(warnings) == ["mojibake"]
    assert what in warnings[0].message


@pytest.mark.parametrize("text", ["???? ?????????????? ????\n???????, ???\n", "<p>?????????????</p>\n<br>??????"])
def test_question_marks_name_the_shell(text):
    _, warnings = decode(text.encode())
    assert codes(warnings) == ["question-marks"]
    assert "PowerShell" in warnings[0].message


@pytest.mark.parametrize("text", [
    "", "\n", "a", SIMPLE, "真的吗？？？？？？？？？？？？\n", "什么????????????????\n", "What? Why? Who knows?\n", "锛是一种化学元素\n",
    "naïve café, garçon, ça va\n", "GIF89a is how such a file begins\n", "BZh, MZ, RIFF and PAR1\n", "%PDF-1.4 是文件头\n",
])
def test_ordinary_text_comes_back_without_a_warning(text):
    assert decode(text.encode()) == (text, ())
    assert repair(text) == (text, ())


@pytest.mark.parametrize(("data", "what"), [
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "pdftotext"),
    (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml word/document.xml", "pandoc"),
    (b"PK\x03\x04\x14\0page.html", "unzip"), (gzip.compress(b"a" * 99), "gunzip"), (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"), (b"GIF89a\x01\0\x01\0", "GIF"), (b"RIFF\x1a\0\0\0WEBPVP8 ", "WebP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"), (b"{\\rtf1\\ansi", "RTF"), (b"\x7fELF\x02\x01\x01\0", "program"),
    (bytes(range(32)) * 9, "binary"),
])
def test_files_that_are_no_text_are_refused(data, what):
    with pytest.raises(NotTextError, match=what) as error:
        decode(data)
    assert "\n" not in str(error.value)


def test_a_file_read_as_text_by_the_caller_is_refused():
    with pytest.raises(NotTextError, match="PDF"):
        repair("%PDF-1.7\n...")


def test_lone_surrogates_are_replaced_and_pairs_joined():
    text, warnings = repair("a\ud800b\ud83d\ude42c")
    assert text == f"a{LOST}b🙂c"
    assert codes(warnings) == ["lone-surrogates"]


@given(st.binary(max_size=300), st.sampled_from([None, "gbk", "big5", "utf-8", "utf-16", "latin-1", "euc-kr"]))
def test_any_bytes_give_text_that_encodes(data, encoding):
    try:
        text, _ = decode(data, encoding)
    except NotTextError:
        return
    text.encode("utf-8")


@given(st.text(st.characters(codec=None), max_size=200))
def test_any_text_is_repaired_once(text):
    try:
        fixed, _ = repair(text)
    except NotTextError:
        return
    assert len(fixed.encode("utf-8")) >= len(fixed)
    assert repair(fixed)[0] == fixed


@pytest.mark.parametrize("data", [SIMPLE.encode() * 60_000, SIMPLE.encode("gbk") * 60_000 + b"\xff",
                                  b"\xff" * 3_000_000, b"\x80\n" * 1_000_000],
                         ids=["clean", "damaged", "noise", "lines"])
def test_cost_is_linear(data):
    begin = time.process_time()
    decode(data)
    assert time.process_time() - begin < 5
