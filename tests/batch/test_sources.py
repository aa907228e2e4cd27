"""Inputs of every form, whole, broken and malicious."""
from __future__ import annotations

import gzip
import io
import json
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from forumclean.batch import records
from forumclean.batch.names import container, is_companion, is_page, text_path
from forumclean.batch.records import BAD, Record
from forumclean.batch.sources import find_sources, page_paths, read_pages, read_source
from forumclean.errors import UsageError

LINES = [json.dumps({"id": number, "html": f"<p>{number}。</p>"}).encode() + b"\n" for number in range(200)]
HTML = "<html><p>一句话。</p></html>"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A record may have 1,000 bytes."""
    monkeypatch.setattr(records, "MAX_RECORD_BYTES", 1000)


def read(name: str, skip: int = 0) -> list[Record]:
    """The records of one input."""
    (source,) = find_sources([name])
    if source.form in ("folder", "pages"):
        return list(read_pages(page_paths(source), 0))[skip:]
    return list(read_source(source, skip))


def good(found: Iterable[Record]) -> list[Record]:
    """Those that could be read."""
    return [record for record in found if record.form != BAD]


def reasons(found: Iterable[Record]) -> list[tuple[str, str]]:
    """Place and reason of those that could not."""
    return [(record.where, record.data[0]) for record in found if record.form == BAD]


def test_a_folder(here: Path) -> None:
    for name in ("b.html", "a.htm", "x.php?tid=7", "b_files/ad.html", "b.files/ad.html", "c/d.txt", "logo.png",
                 "old/_manifest.jsonl", "old/part.txt", ".git/x.txt", ".hidden.html"):
        Path("in", name).parent.mkdir(parents=True, exist_ok=True)
        Path("in", name).write_text(HTML, "utf-8")
    assert [record.where for record in read("in")] == ["in/a.htm", "in/b.html", "in/x.php?tid=7", "in/c/d.txt"]
    Path("in/c/e.jsonl").write_bytes(LINES[0])
    sources = find_sources(["in", "./in/", "in/c/*.jsonl"])
    assert [(source.name, source.form) for source in sources] == [("in/c/e.jsonl", "jsonl"), ("in", "folder")]


def test_a_page_that_is_named_twice_is_read_once() -> None:
    for name in ("in/sub/a.html", "in/x_files/b.html", "in/c.png", "other/d.html"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(HTML, "utf-8")
    inputs = ["in/sub", "in", "in/sub/a.html", "in/x_files/b.html", "in/c.png", "in/x_files", "other/d.html"]
    found = [path for source in find_sources(inputs) for path in page_paths(source)]
    assert sorted(found) == ["in/c.png", "in/sub/a.html", "in/x_files/b.html", "other/d.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_links_that_lead_nowhere() -> None:
    Path("in").mkdir()
    for name in ("a.html", "b.jsonl", "c.warc.gz", "d.parquet", "e.tar", "f.zip"):
        Path("in", name).symlink_to("nowhere")
    sources = find_sources(["in"])
    found = [record for source in sources for record in
             (read_pages(page_paths(source), 0) if source.form == "folder" else read_source(source, 0))]
    assert [reason for _, reason in reasons(found)] == ["damaged-input"] * 6 and len(found) == 6


def test_names() -> None:
    many = ("a.jsonl", "A.JSONL.GZ", "a.warc.zst", "a.tar.gz", "a.tgz", "a.zip", "a.json")
    assert [container(name) for name in many] == ["jsonl", "jsonl", "warc", "tar", "tar", "zip", None]
    assert [name for name in ("a.html", "a.HTM", "a.png", "html", "a.html.gz", "v.php?tid=1&p=2") if is_page(name)] == \
        ["a.html", "a.HTM", "v.php?tid=1&p=2"]
    assert [name for name in ("x_files", "x.files", "x_文件", "files", "myfiles") if is_companion(name)] == \
        ["x_files", "x.files", "x_文件"]


def test_patterns_and_what_is_not_there() -> None:
    for name in ("a1.html", "a2.html", "b.html"):
        Path(name).write_text(HTML, "utf-8")
    (source,) = find_sources(["a*.html", "a1.html"])
    assert source.paths == ("a1.html", "a2.html")
    Path("none").mkdir()
    for inputs, message in ((["no.html"], "no such file"), (["z*.html"], "no such file"), (["none"], "no page")):
        with pytest.raises(UsageError, match=message):
            find_sources(inputs)


@pytest.mark.parametrize("end", ["", ".gz", ".zst"])
def test_lines(end: str) -> None:
    data = b"\xef\xbb\xbf" + b"".join(LINES[:3]) + b"\n  \r\n" + b"".join(LINES[3:]).removesuffix(b"\n")
    Path(f"a.jsonl{end}").write_bytes(packed(data, end))
    found = read(f"a.jsonl{end}")
    assert [json.loads(record.data)["id"] for record in found] == list(range(200))
    assert [found[0].where, found[-1].where] == [f"a.jsonl{end}:1", f"a.jsonl{end}:202"]
    assert [record.where for record in read(f"a.jsonl{end}", 150)] == [record.where for record in found[150:]]


def packed(data: bytes, end: str) -> bytes:
    """Data in two members of a compressed file."""
    half = len(data) // 2
    if end == ".gz":
        return gzip.compress(data[:half]) + gzip.compress(data[half:])
    if end == ".zst":
        pytest.importorskip("fastwarc", reason="needs the extra [batch]")
        zstandard = pytest.importorskip("zstandard", reason="needs the extra [batch]")
        packer = zstandard.ZstdCompressor(write_checksum=True)
        return packer.compress(data[:half]) + packer.compress(data[half:])
    return data


@pytest.mark.parametrize("end", [".gz", ".zst"])
@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "other"])
def test_broken_lines_keep_what_came_before(end: str, damage: str) -> None:
    noise = Random(7)
    lines = [json.dumps({"html": noise.randbytes(99).hex()}).encode() + b"\n" for _ in range(4000)]
    data = packed(b"".join(lines), end)
    middle = len(data) * 3 // 4
    data = {"cut": data[:-9], "flipped": data[:middle] + bytes(99) + data[middle + 99:], "empty": b"",
            "other": b"no such thing"}[damage]
    Path(f"a.jsonl{end}").write_bytes(data)
    found = read(f"a.jsonl{end}")
    if damage in ("cut", "flipped"):
        assert len(good(found)) > 2500
        assert [record.data for record in good(found)][:2500] == lines[:2500]
    assert [reason for _, reason in reasons(found)] == ([] if damage == "empty" else ["damaged-input"])


def test_a_very_long_line_is_not_held(small: None) -> None:
    Path("a.jsonl").write_bytes(LINES[0] + b'"' + b"x" * 5_000_000 + b'"\n' + LINES[1] + b"y" * 1001)
    found = read("a.jsonl")
    assert [record.data for record in good(found)] == LINES[:2]
    assert reasons(found) == [("a.jsonl:2", "too-large"), ("a.jsonl:4", "too-large")]


def zipped(names: dict[str, bytes], flag: bool = True) -> bytes:
    """A zip archive; without `flag` names are in GBK, as Windows writes them."""
    class Info(zipfile.ZipInfo):
        def _encodeFilenameFlags(self) -> tuple[bytes, int]:
            return self.filename.encode("gbk"), self.flag_bits & ~0x800
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            archive.writestr(zipfile.ZipInfo(name) if flag else Info(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


@pytest.mark.parametrize("flag", [True, False])
def test_zip_names(flag: bool) -> None:
    Path("a.zip").write_bytes(zipped({"帖子/第一页.html": HTML.encode(), "x_files/ad.html": b"", "logo.png": b""}, flag))
    (record,) = read("a.zip")
    assert (record.where, record.data) == ("a.zip:帖子/第一页.html", HTML.encode())


def test_a_zip_bomb_is_not_unpacked(small: None) -> None:
    Path("a.zip").write_bytes(zipped({"bomb.html": bytes(50_000_000), "b.html": b"b"}))
    found = read("a.zip")
    assert reasons(found) == [("a.zip:bomb.html", "too-large")]
    assert [record.data for record in good(found)] == [b"b"]


def test_broken_zips() -> None:
    data = zipped({f"{number}.html": HTML.encode() * 9 for number in range(3)})
    at = data.index(b"0.html") + 10
    Path("flipped.zip").write_bytes(data[:at] + bytes(8) + data[at + 8:])
    assert reasons(read("flipped.zip")) == [("flipped.zip:0.html", "damaged-input")]
    for name, broken in (("cut.zip", data[:-30]), ("empty.zip", b"")):
        Path(name).write_bytes(broken)
        assert reasons(read(name)) == [(f"{name}:1+", "damaged-input")]


def tarred(names: Iterable[str], mode: str) -> bytes:
    """A tar archive."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for name in names:
            entry = tarfile.TarInfo(name)
            entry.size = len(HTML.encode())
            archive.addfile(entry, io.BytesIO(HTML.encode()))
        link = tarfile.TarInfo("link.html")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return file.getvalue()


@pytest.mark.parametrize("end", ["", ".gz", ".bz2", ".xz", ".zst"])
def test_tar(end: str) -> None:
    names = ["a.html", "../../b.html", "/etc/c.html", "a.html", "x_files/ad.html"]
    data = tarred(names, "w:" + (end[1:] if end not in ("", ".zst") else ""))
    Path(f"t.tar{end}").write_bytes(packed(data, end) if end == ".zst" else data)
    found = read(f"t.tar{end}")
    assert [record.where.partition(":")[2] for record in found] == ["a.html", "../../b.html", "/etc/c.html", "a.html#4"]
    assert [record.where for record in read(f"t.tar{end}", 2)] == [record.where for record in found[2:]]
    assert set(Path.cwd().iterdir()) == {Path.cwd() / f"t.tar{end}"}


@pytest.mark.parametrize("end", ["", ".gz"])
def test_broken_tars_keep_what_came_before(end: str) -> None:
    data = tarred([f"{number}.html" for number in range(300)], "w:" + end[1:])
    Path(f"t.tar{end}").write_bytes(data[:len(data) * 2 // 3])
    found = read(f"t.tar{end}")
    assert len(good(found)) > 100 and [reason for _, reason in reasons(found)] == ["damaged-input"]


@pytest.mark.parametrize("where", ["../../etc/passwd", "a.zip:../../x.html", "a.zip:/etc/passwd", "C:\\x\\y.html",
                                   "a.tar:..", "..", "/", "a/./b.html", "甲/乙.html", "长" * 300, "a\0b\n.html",
                                   "a.zip:x:y", "con?.html", "\udcff.html"])
def test_text_paths_stay_inside(where: str, here: Path) -> None:
    path = text_path(where)
    target = (here / path).resolve()
    assert target.is_relative_to(here) and target != here and path.endswith(".txt")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("")


def test_text_paths_differ() -> None:
    places = ["a/b.html", "a/b.htm", "a/../b.html", "_/b.html", "../b.html", "a.zip:x:y", "a.zip:x/y", "a\\b.html",
              "a?.html", "a_.html", "a.jsonl:1", "a.jsonl:11"]
    assert len({text_path(where) for where in places}) == len(places)


def test_parquet(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow", reason="needs the extra [batch]")
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra [batch]")
    table = arrow.table({"id": list(range(500)), "html": [HTML.encode("gb18030")] * 500})
    parquet.write_table(table, "t.parquet", row_group_size=100)
    found = read("t.parquet")
    assert [record.data["id"] for record in found] == list(range(500)) and found[0].where == "t.parquet:1"
    assert [record.where for record in read("t.parquet", 250)] == [record.where for record in found[250:]]
    data = Path("t.parquet").read_bytes()
    for name, broken in (("cut", data[:-50]), ("empty", b""), ("flipped", data[:500] + bytes(400) + data[900:])):
        Path(f"{name}.parquet").write_bytes(broken)
        assert [reason for _, reason in reasons(read(f"{name}.parquet"))] == ["damaged-input"], name


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    (source,) = find_sources(["-", "-"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"".join(LINES))))
    assert [record.data for record in read_source(source, 0)] == LINES


def test_a_file_that_goes_away(tmp_path: Path) -> None:
    assert reasons(read_pages(["gone.html"], 0)) == [("gone.html", "damaged-input")]
