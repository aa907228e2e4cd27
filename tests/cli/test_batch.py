"""`forumclean batch` as a user meets it: every test runs the command."""
from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from support import FIXTURES, ROOT, interruptible, text_of

MARKED = "傍晚散步的居民越来越多,社区干部也去了。\n〔手机版〕\n河道两岸种上了柳树。\n"
DOCS = text_of(ROOT / "docs" / "batch.md")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """The inputs that docs/batch.md names."""
    (tmp_path / "pages").mkdir()
    html = (FIXTURES / "discuz-x-short" / "source.html").read_text("utf-8")
    (tmp_path / "pages" / "a.html").write_text(html, "utf-8")
    lines = [{"id": "a", "html": html, "day": 1}, {"id": "b", "text": "一句话。\n"}]
    (tmp_path / "site.toml").write_text('drop = ["〔手机版〕"]\n', "utf-8")
    (tmp_path / "crawl.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return tmp_path


def test_the_documented_commands(pages: Path) -> None:
    blocks = re.findall(r"^```console\n(.*?)^```$", DOCS, re.MULTILINE | re.DOTALL)
    commands = re.findall(r"^\$ (.*)$", "".join(blocks), re.MULTILINE)
    assert len(commands) == 7
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    for command in commands:
        done = subprocess.run(command, shell=True, cwd=pages, env=env, capture_output=True, timeout=60, check=False)
        assert done.returncode == 0, f"$ {command}\n{done.stderr.decode()}"
    assert text_of(pages / "texts" / "pages" / "a.html.txt") == text_of(FIXTURES / "discuz-x-short" / "expected.txt")
    assert len((pages / "clean.jsonl").read_text("utf-8").splitlines()) == 2
    assert sorted(path.name for path in (pages / "out").iterdir() if not path.name.startswith("part-")) == \
        ["_SUCCESS", "_manifest.jsonl", "failed.jsonl"]


def test_a_profile_is_part_of_the_job(forumclean, pages: Path) -> None:
    """What is passed counts, what a user keeps does not; another profile makes all anew, the same one nothing."""
    (pages / "in.jsonl").write_text(json.dumps({"id": 1, "url": "http://a.example/1", "text": MARKED}) + "\n", "utf-8")
    (pages / "user" / "forumclean" / "sites").mkdir(parents=True)
    (pages / "user" / "forumclean" / "sites" / "a.example.toml").write_text('drop = ["〔手机版〕"]\n', "utf-8")
    (pages / "site.toml").write_text('drop = ["〔手机版〕"]\n', "utf-8")

    def made(*options: str) -> tuple[dict, int]:
        done = forumclean("batch", "in.jsonl", "-o", "out", *options, env={"XDG_CONFIG_HOME": str(pages / "user")})
        assert done.returncode == 0, done.stderr
        (path,) = (pages / "out").glob("part-*")
        return json.loads(path.read_bytes()), path.stat().st_mtime_ns

    row, first = made()
    assert (row["text"], row["profiles"]) == (MARKED, [])
    row, second = made("--profile", "site.toml", "--jobs", "2")
    assert row["text"] == MARKED.replace("〔手机版〕\n", "") and second > first
    assert [(use["name"], len(use["sha256"])) for use in row["profiles"]] == [("site.toml", 64)]
    assert made("--profile", "site.toml")[1] == second
    (pages / "site.toml").write_text('drop = ["〔电脑版〕"]\n', "utf-8")
    row, third = made("--profile", "site.toml")
    assert row["text"] == MARKED and third > second
    row, _ = made("--punctuation", "fullwidth")
    assert row["text"] == MARKED.replace(",", "，") and row["removed_counts"] == {"wrap.fullwidth-mark": 1}
    assert b"none.toml" in forumclean("batch", "in.jsonl", "-o", "out", "--profile", "none.toml").stderr


def test_the_docs_name_every_option_and_reason() -> None:
    from forumclean.batch.records import REASONS
    from forumclean.cli.batch import batch
    table = DOCS.partition("| reason |")[2].partition("\n\n")[0]
    assert tuple(re.findall(r"^\| `([a-z-]+)`", table, re.MULTILINE)) == REASONS
    options = {name for parameter in batch.params for name in parameter.opts if name.startswith("--")}
    assert set(re.findall(r"(?<!-)(--[a-z][a-z-]+)", DOCS)) <= options


def test_the_summary_and_the_exit_code(forumclean, pages: Path) -> None:
    with (pages / "crawl.jsonl").open("a") as file:
        file.write("nonsense\n")
    done = forumclean("batch", "crawl.jsonl", "-o", "out")
    told = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout) == (2, b"")
    assert told[:2] == ["forumclean: 3 records: 2 cleaned, 1 failed", "forumclean: failed: bad-json 1"]
    assert told[2].startswith("forumclean: characters: ") and told[3].startswith("forumclean: characters removed: ")
    assert re.fullmatch(r"forumclean:   131 of 158 characters: crawl\.jsonl:1", told[-1])


def test_fields(forumclean, pages: Path) -> None:
    line = {"tid": 7, "body": "<p>一句话。</p>", "link": "http://a.example/thread-7-1-1.html", "url": "other", "n": None}
    (pages / "x.jsonl").write_text(json.dumps(line) + "\n")
    done = forumclean("batch", "x.jsonl", "-o", "-", "--id-field", "tid", "--html-field", "body", "--url-field", "link")
    row = json.loads(done.stdout)
    assert (row["id"], row["url"], row["input_url"], row["n"]) == (7, line["link"], "other", None)
    assert "body" not in row and "tid" not in row


def test_standard_input_and_output(forumclean, pages: Path) -> None:
    lines = (pages / "crawl.jsonl").read_bytes() + b"nonsense\n"
    done = forumclean("batch", "-", "--output", "-", stdin=lines)
    assert done.returncode == 2 and [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "b"]
    assert done.stderr.decode().splitlines()[0].startswith("forumclean: standard input:3: bad-json: not valid JSON")
    assert forumclean("batch", "-", "--output", "-").stdout == b""


@pytest.mark.parametrize(("arguments", "part"), [
    (("nope", "-o", "out"), "nope: no such file; check the name"),
    (("pages",), "Missing option '-o' / '--output'"),
    ((), "Missing argument 'INPUT...'"),
    (("pages", "-o", "out.jsonl"), "a folder is wanted"),
    (("pages", "-o", "-", "-f", "parquet"), "cannot be streamed"),
    (("pages", "-o", "out", "-f", "text", "--compress", "gz"), "has no lines"),
    (("pages", "-o", "out", "--format", "xml"), "is not one of"),
    (("pages", "-o", "out", "--select", "splise"), "did you mean 'splice'?"),
    (("pages", "-o", "out", "--encoding", "klingon"), "klingon"),
    (("pages", "-o", "out", "--limit", "0"), "0 is not in the range"),
    (("pages", "-o", "pages"), "holds files that are not of a batch"),
    (("pages", "-o", "/proc/none/out"), "cannot be written"),
])
def test_usage_errors(forumclean, pages: Path, arguments: tuple[str, ...], part: str) -> None:
    done = forumclean("batch", *arguments)
    told = done.stderr.decode()
    assert done.returncode == 2 and told.count("\n") == 1 and told.startswith("forumclean: ") and part in told, told
    assert not (pages / "out").exists()


@pytest.mark.parametrize(("library", "arguments"), [
    ("fastwarc", ("a.warc", "-o", "out")), ("fastwarc", ("a.jsonl.zst", "-o", "out")),
    ("pyarrow", ("a.parquet", "-o", "out")), ("pyarrow", ("pages", "-o", "out", "-f", "parquet")),
    ("zstandard", ("pages", "-o", "out", "--compress", "zst"))])
def test_a_missing_extra(forumclean, pages: Path, library: str, arguments: tuple[str, ...]) -> None:
    (pages / "without").mkdir()
    (pages / "without" / f"{library}.py").write_text("raise ImportError('it is not installed')")
    for name in ("a.warc", "a.jsonl.zst", "a.parquet"):
        (pages / name).touch()
    path = os.pathsep.join([str(pages / "without"), str(ROOT)])
    done = forumclean("batch", *arguments, env={"PYTHONPATH": path})
    told = done.stderr.decode()
    assert done.returncode == 2 and told.count("\n") == 1 and not (pages / "out").exists()
    assert f"{library} is needed" in told and "pip install 'forumclean[batch]'" in told


def test_without_any_extra_lines_and_folders_work(forumclean, pages: Path) -> None:
    (pages / "without").mkdir()
    for library in ("fastwarc", "pyarrow", "zstandard", "tqdm"):
        (pages / "without" / f"{library}.py").write_text("raise ImportError('it is not installed')")
    path = os.pathsep.join([str(pages / "without"), str(ROOT)])
    assert forumclean("batch", "pages", "crawl.jsonl", "-o", "out", env={"PYTHONPATH": path}).returncode == 0


def test_a_closed_pipe_ends_quietly(pages: Path) -> None:
    (pages / "crawl.jsonl").write_bytes((pages / "crawl.jsonl").read_bytes() * 500)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-m", "forumclean", "batch", "crawl.jsonl", "-o", "-"], cwd=pages,
                          stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_device(pages: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([sys.executable, "-m", "forumclean", "batch", "crawl.jsonl", "-o", "-"], cwd=pages,
                              stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 2 and b"standard output: cannot be written (No space left" in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("format_", ["jsonl", "parquet", "text"])
def test_a_file_that_may_not_grow(pages: Path, format_: str) -> None:
    """As on a full disk: one line, what was there stays, and the next run makes it whole."""
    resource = pytest.importorskip("resource", reason="Windows has no limits")
    if format_ == "parquet":
        pytest.importorskip("pyarrow", reason="needs the extra [batch]")
    command = [sys.executable, "-m", "forumclean", "batch", "pages", "big.txt", "-o", "out", "-f", format_]
    text = "".join(chr(0x4e00 + Random(number).randrange(20_000)) for number in range(30_000))
    (pages / "big.txt").write_text(text, "utf-8")
    done = subprocess.run(command, cwd=pages, stderr=subprocess.PIPE, timeout=60, check=False,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))
    told = done.stderr.decode()
    assert done.returncode == 2 and told.count("\n") == 1 and "cannot be written (File too large)" in told, told
    assert len((pages / "out" / "_manifest.jsonl").read_bytes().splitlines()) == 1
    assert not any(path.name.startswith(".") for path in (pages / "out").iterdir())
    assert subprocess.run(command, cwd=pages, capture_output=True, timeout=60, check=False).returncode == 0
    assert (pages / "out" / "_SUCCESS").exists()


def test_an_interrupt_ends_with_130(pages: Path) -> None:
    process = subprocess.Popen([sys.executable, "-m", "forumclean", "batch", "-", "-o", "out"], stdin=subprocess.PIPE,
                               stderr=subprocess.PIPE, cwd=pages, preexec_fn=interruptible)
    while not (pages / "out" / "_manifest.jsonl").exists() and process.poll() is None:
        time.sleep(0.01)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=30)[1] == b"" and process.returncode == 130


def test_a_log_gets_lines_and_a_terminal_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tqdm", reason="needs the extra [batch]")
    from forumclean.batch import progress
    told: list[str] = []
    monkeypatch.setattr(progress, "LINE_EVERY_S", 0.0)
    log = progress.Progress(told.append, 4_000_000, bar=False)
    log.kept(10, 1_000_000)
    log.done(32, 2_500_000)
    assert re.fullmatch(r"42 records, 2\.5 MB, \d+ records/s, 0 s left", told[0])
    bar = progress.Progress(told.append, 4_000_000, bar=True)
    bar.done(32, 2_000_000)
    assert bar.bar.n == 2_000_000 and "32 records" in bar.bar.postfix and len(told) == 1
    bar.close()


def test_the_bar_on_a_terminal(pages: Path) -> None:
    pytest.importorskip("tqdm", reason="needs the extra [batch]")
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")
    termios = pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (30, 100))
    process = subprocess.Popen([sys.executable, "-m", "forumclean", "batch", "pages", "-o", "out"], cwd=pages,
                               stdin=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):      # Linux says so at the end
        while piece := os.read(ours, 4096):
            shown += piece
    os.close(ours)
    assert process.wait() == 0
    assert "0%|" in shown.decode() and "forumclean: 1 record: 1 cleaned, 0 failed" in shown.decode()
