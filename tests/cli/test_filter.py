"""`forumclean FILE…` as a user meets it: every test runs the command."""
from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from forumclean import Cleaner, clean
from support import interruptible

PLAIN = "第一段。\n\n第二段,没有什么可删的。\n"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"


def line_of(done: subprocess.CompletedProcess) -> str:
    """The one line on standard error."""
    text = done.stderr.decode()
    assert text.startswith("forumclean: ") and text.count("\n") == 1 and text.endswith("\n"), text
    return text


def test_a_file(forumclean, founding) -> None:
    done = forumclean(founding)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, clean(founding.read_bytes()), b"")


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_standard_input(forumclean, founding, arguments) -> None:
    assert forumclean(*arguments, stdin=founding.read_bytes()).stdout.decode() == clean(founding.read_bytes())


@pytest.mark.parametrize("names", [
    (), ("-",), ("a.txt",), ("a.txt", "-", "b.txt"), ("none.txt",), ("a.txt", "none.txt"), ("",), (".",),
])
def test_a_call_without_options_does_what_click_would_have_it_do(forumclean, founding, tmp_path: Path, names) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(founding.read_bytes())
    plain, parsed = forumclean(*names, stdin=PDF), forumclean("--kind", "auto", *names, stdin=PDF)
    assert (plain.returncode, plain.stdout, plain.stderr) == (parsed.returncode, parsed.stdout, parsed.stderr)


@pytest.mark.parametrize("format_", ["text", "json", "jsonl"])
def test_empty_input(forumclean, format_) -> None:
    done = forumclean("--format", format_)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == b"" if format_ == "text" else json.loads(done.stdout)["text"] == ""


@pytest.mark.parametrize("env", [
    {"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "gbk"}, {"LC_ALL": "C", "PYTHONUTF8": "0"},
])
def test_output_is_utf8_whatever_the_locale(forumclean, env) -> None:
    for arguments in ((), ("--format", "jsonl"), ("--rules",), ("--help",)):
        done = forumclean(*arguments, stdin=PLAIN.encode(), env=env)
        assert (done.returncode, done.stderr) == (0, b"")
        done.stdout.decode("utf-8")
    assert forumclean(stdin=PLAIN.encode(), env=env).stdout == PLAIN.encode()


def test_texts_stand_two_blank_lines_apart(forumclean, tmp_path) -> None:
    for name, text in (("a", "甲。"), ("b", "乙。\n"), ("empty", ""), ("c", "丙。")):
        (tmp_path / name).write_text(text, "utf-8")
    assert forumclean("a", "b", "empty", "c").stdout.decode() == "甲。\n\n\n乙。\n\n\n丙。"
    assert forumclean("empty", "b", "empty").stdout.decode() == "乙。\n"


def test_an_input_that_fails_stops_no_other(forumclean, tmp_path) -> None:
    (tmp_path / "a").write_text("甲。\n", "utf-8")
    (tmp_path / "b.pdf").write_bytes(PDF)
    done = forumclean("a", "none", "b.pdf", ".", "-", stdin="乙。\n".encode())
    assert (done.returncode, done.stdout.decode()) == (2, "甲。\n\n\n乙。\n")
    assert [line.split(": ")[1] for line in done.stderr.decode().splitlines()] == ["none", "b.pdf", "."]
    assert [page["id"] for page in json.loads(forumclean("-f", "json", "a", "none", "-").stdout)] == ["a", None]


def test_nothing_readable_is_still_json(forumclean) -> None:
    done = forumclean("--format", "json", "none", "nope")
    assert (done.returncode, json.loads(done.stdout)) == (2, [])


def test_a_missing_file(forumclean) -> None:
    done = forumclean("none.html")
    assert (done.returncode, done.stdout) == (2, b"")
    assert line_of(done) == "forumclean: none.html: no such file; check the name\n"


def test_a_folder_gets_a_command_that_works(forumclean, tmp_path) -> None:
    folder = tmp_path / "my pages"
    folder.mkdir()
    (folder / "a.html").write_text(PLAIN, "utf-8")
    done = forumclean("my pages", "--kind", "text")
    advice = line_of(done).strip().partition("try: ")[2].replace("forumclean {}", "forumclean --kind text {}")
    assert done.returncode == 2 and "folders are not read" in line_of(done)
    (tmp_path / "forumclean").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m forumclean "$@"\n')
    (tmp_path / "forumclean").chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run(advice, shell=True, check=True, cwd=tmp_path, env=env)
    assert (folder / "a.html.txt").read_text("utf-8") == PLAIN


@pytest.mark.parametrize(("arguments", "part"), [
    (("--frmat", "json"), "Did you mean '--format'?"),
    (("--format", "xml"), "'xml' is not one of 'text', 'json', 'jsonl'; `forumclean --help`"),
    (("--kind", "htm"), "'htm' is not one of"),
    (("--output",), "requires an argument"),
    (("--select", "splise"), "did you mean 'splice'?"),
    (("--select", " , "), "no name given"),
    (("--ignore", "hidden"), "always acts"),
    (("--with-source",), "add --format json"),
    (("--encoding", "klingon"), "klingon"),
])
def test_usage_errors(forumclean, arguments, part) -> None:
    done = forumclean(*arguments, stdin=b"x")
    assert (done.returncode, done.stdout) == (2, b"")
    assert part in line_of(done)


def test_names_are_listed_or_repeated(forumclean, founding) -> None:
    page = founding.read_bytes()
    expected = clean(page, select=("splice", "wrap"))
    assert forumclean("--select", "splice, wrap", founding).stdout.decode() == expected
    assert forumclean("--select", "splice", "--select", "wrap", founding).stdout.decode() == expected
    assert forumclean("--ignore", "footer,nav", founding).stdout.decode() == clean(page, ignore=("footer", "nav"))


def test_kind_encoding_and_url_reach_the_cleaner(forumclean) -> None:
    html = "<html><body><p>甲</p></body></html>"
    assert forumclean("--kind", "text", stdin=html.encode()).stdout.decode() == html
    text = "繁體的一句話。\n"
    assert forumclean("--encoding", "big5", stdin=text.encode("big5")).stdout.decode() == text
    done = forumclean("--url", "http://a.example/1", "-f", "jsonl", stdin=b"x")
    assert json.loads(done.stdout)["url"] == "http://a.example/1"


def test_warnings_are_a_line_each(forumclean) -> None:
    done = forumclean(stdin=PLAIN.encode() * 20 + b"\xff\xff\n")
    assert done.returncode == 0
    assert line_of(done).startswith("forumclean: standard input: ")


def test_help_fits_a_small_screen(forumclean) -> None:
    for flag in ("--help", "-h"):
        done = forumclean(flag, env={"COLUMNS": "80"})
        lines = done.stdout.decode("ascii").splitlines()
        assert done.returncode == 0 and len(lines) <= 24 and max(map(len, lines)) <= 80


def test_version(forumclean) -> None:
    from forumclean import __version__
    assert forumclean("--version").stdout.decode() == f"forumclean {__version__}\n"


def test_rules_have_role_and_reason(forumclean) -> None:
    from forumclean._rulebook import INFO
    rows = [line.split(None, 2) for line in forumclean("--rules").stdout.decode().splitlines()]
    assert [(rule, (role, reason)) for rule, role, reason in rows] == list(INFO.items())


@pytest.mark.parametrize("arguments", [(), ("--format", "json"), ("--rules",), ("--help",)])
def test_a_closed_pipe_ends_quietly(arguments) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-m", "forumclean", *arguments], input=PLAIN.encode() * 9999,
                          stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_interrupt_ends_with_130(tmp_path) -> None:
    (tmp_path / "out.txt").write_text("old")
    process = subprocess.Popen([sys.executable, "-m", "forumclean", "-o", "out.txt"], stdin=subprocess.PIPE,
                               stderr=subprocess.PIPE, cwd=tmp_path, preexec_fn=interruptible)
    while not list(tmp_path.glob(".forumclean-*")) and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=30)[1] == b"" and process.returncode == 130
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
    assert (tmp_path / "out.txt").read_text() == "old"


def test_a_terminal_is_told_how_to_end(tmp_path) -> None:
    import pty
    main, terminal = pty.openpty()
    process = subprocess.Popen([sys.executable, "-m", "forumclean"], stdin=terminal, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
    os.write(main, b"abc\n\x04")
    out, err = process.communicate(timeout=30)
    os.close(terminal)
    os.close(main)
    assert out == b"abc\n" and b"Ctrl-D" in err and err.count(b"\n") == 1


def test_a_closed_standard_stream_is_no_crash(tmp_path) -> None:
    command = f'"{sys.executable}" -m forumclean'
    for redirect, code in (("<&-", 2), (">&-", 2), ("2>&- nofile", 2), ("2>&-", 0)):
        done = subprocess.run(f"{command} {redirect}", shell=True, input=b"abc", capture_output=True, cwd=tmp_path,
                              check=False)
        assert done.returncode == code and b"Traceback" not in done.stderr, (redirect, done.stderr)


def test_odd_file_names_keep_messages_in_one_line(forumclean, tmp_path) -> None:
    assert line_of(forumclean("a\nb\x1b[1m.txt")) == \
        "forumclean: a\\nb\\x1b[1m.txt: no such file; check the name\n"
    assert "\\xff" in line_of(forumclean(b"\xff.txt"))
    os.close(os.open(os.fsencode(tmp_path) + b"/\xff.txt", os.O_CREAT))
    assert json.loads(forumclean("-f", "jsonl", b"\xff.txt").stdout)["id"] == "\\xff.txt"


def test_a_bug_keeps_its_traceback(monkeypatch) -> None:
    from forumclean import Cleaner
    from forumclean.cli.main import main

    def broken(*_: object, **__: object) -> None:
        raise AssertionError("a bug")
    monkeypatch.setattr(Cleaner, "extract", broken)
    with pytest.raises(AssertionError, match="a bug"):
        main([__file__])


def limit_file_size() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


def test_a_full_disk_leaves_the_old_file(forumclean, founding, tmp_path: Path) -> None:
    (tmp_path / "out.txt").write_text("old")
    done = forumclean("-o", "out.txt", founding, preexec_fn=limit_file_size)
    assert done.returncode == 2 and "out.txt: cannot be written (File too large)" in line_of(done)
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
    assert (tmp_path / "out.txt").read_text() == "old"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", ["", "--format json", "--rules", "--help", "--version"])
def test_a_full_device(arguments: str) -> None:
    done = subprocess.run(f'"{sys.executable}" -m forumclean {arguments} > /dev/full', shell=True, input=b"abc\n",
                          capture_output=True, check=False)
    assert done.returncode == 2 and "standard output: cannot be written" in line_of(done)


def test_the_first_post_alone(forumclean, founding) -> None:
    done = forumclean("--posts", "first", founding)
    assert (done.returncode, done.stdout.decode()) == (0, Cleaner(posts="first").clean(founding.read_bytes()))
    assert forumclean("--posts", "last", founding).returncode == 2


def test_an_engine_file(forumclean, tmp_path) -> None:
    (tmp_path / "tea.toml").write_text('name = "tea"\n[[form]]\nbody = ".leaf"\nsignature = ".motto"\n', "utf-8")
    page = '<html><body><p>茶馆<div class="leaf">水开了。<b class="motto">春眠</b></div></body></html>'.encode()
    assert forumclean("--engine", "tea.toml", stdin=page).stdout.decode() == "水开了。\n"
    (tmp_path / "bad.toml").write_text('name = "tea"\n[[form]]\nbdoy = ".leaf"\n', "utf-8")
    done = forumclean("--engine", "tea.toml", "--engine", "bad.toml", stdin=page)
    assert done.returncode == 2
    assert line_of(done) == "forumclean: bad.toml: form 1.bdoy: no such key ('bdoy'); did you mean 'body'?\n"
