"""`forumclean fix` as a user meets it."""
from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from forumclean.cli.main import main
from forumclean.files import rewrite
from support import FIXTURES, text_of

PAGE = text_of(FIXTURES / "founding" / "source.txt").encode()
CLEAN = text_of(FIXTURES / "founding" / "expected.txt").rstrip("\n").encode()
HTML = (FIXTURES / "discuz-x-short" / "source.html").read_bytes()
PNG = b"\x89PNG\r\n\x1a\n" + bytes(99)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, a repository: one file to clean, one that is clean, one without Han."""
    for name, data in (("dirty.txt", PAGE), ("sub/clean.txt", CLEAN), ("sub/plain.txt", b"nothing Chinese\r\n")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def content(folder: Path) -> dict[str, bytes]:
    """Every file by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file()}


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    code = main(["fix", *arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_only_what_changes_is_written(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in (tree / "sub").iterdir()}
    assert run(capsys, ".") == (0, "", "cleaned dirty.txt\n1 file cleaned, 2 files left unchanged.\n")
    assert (tree / "dirty.txt").read_bytes() == CLEAN
    assert before == {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in (tree / "sub").iterdir()}
    assert run(capsys, ".") == (0, "", "3 files left unchanged.\n")
    assert run(capsys, "-q", ".") == (0, "", "")


def test_what_was_found_clean_is_not_cleaned_again(tree: Path, capsys: pytest.CaptureFixture[str], own_cache: Path,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(capsys, "--no-cache", "sub") == (0, "", "2 files left unchanged.\n") and not [*own_cache.iterdir()]
    assert run(capsys, "--output-dir", "out", "sub")[0] == 0 and not [*own_cache.iterdir()]
    assert run(capsys, "sub") == (0, "", "2 files left unchanged.\n") and [*own_cache.iterdir()]
    cleaned: list[bytes] = []
    monkeypatch.setattr("forumclean.files.rewrite.draft_text",
                        lambda data, cleaner, draft=rewrite.draft_text: (cleaned.append(data), draft(data, cleaner))[1])
    for arguments in (["--check", "sub"], ["--diff", "sub/clean.txt"], ["--jobs", "2", "sub"]):
        assert run(capsys, *arguments)[0] == 0 and cleaned == []
    assert run(capsys, "--no-cache", "sub/clean.txt")[0] == 0 and cleaned == [CLEAN]
    assert run(capsys, "--ignore", "wrap", "sub/clean.txt")[0] == 0 and cleaned == [CLEAN] * 2
    (tree / "sub" / "clean.txt").write_bytes(PAGE)
    assert run(capsys, "--check", "sub")[0] == 1 and cleaned == [CLEAN, CLEAN, PAGE]
    assert run(capsys, "sub") == (0, "", "cleaned sub/clean.txt\n1 file cleaned, 1 file left unchanged.\n")


def test_check_changes_nothing(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = content(tree)
    assert run(capsys, "--check", ".") == (
        1, "", "would be cleaned: dirty.txt\n1 file would be cleaned, 2 files would be left unchanged.\n")
    assert run(capsys, "--check", "--quiet", "sub", "dirty.txt") == (1, "", "")
    assert run(capsys, "--check", "sub") == (0, "", "2 files would be left unchanged.\n")
    assert content(tree) == before


def test_diff_changes_nothing_and_can_be_applied(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, diff, err = run(capsys, "--diff", ".")
    assert code == 1 and diff.startswith("--- dirty.txt\n+++ dirty.txt\n@@ -1,") and "\x1b" not in diff
    assert err.startswith("would be cleaned: dirty.txt\n") and (tree / "dirty.txt").read_bytes() == PAGE
    assert run(capsys, "--diff", "sub")[:2] == (0, "")
    if shutil.which("patch"):
        subprocess.run(["patch", "-s", "-p0"], input=diff.encode(), cwd=tree, check=True)
        assert (tree / "dirty.txt").read_bytes() == CLEAN


def test_diff_is_coloured_on_a_terminal(tree: Path) -> None:
    import pty
    screen, terminal = pty.openpty()
    env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm"}
    process = subprocess.Popen([sys.executable, "-m", "forumclean", "fix", "--diff", "-q", "."], stdout=terminal,
                               stderr=subprocess.DEVNULL, env=env)
    os.close(terminal)
    shown = b""
    try:
        while piece := os.read(screen, 65536):
            shown += piece
    except OSError:
        pass        # the other side is closed
    os.close(screen)
    assert process.wait() == 1 and b"\x1b[31m-" in shown and b"\x1b[36m@@" in shown


def test_help_fits_a_small_screen(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for command in ("fix", "config"):
        assert main([command, "--help"]) == 0
        lines = capsys.readouterr().out.encode("ascii").splitlines()
        assert len(lines) <= 24 and max(map(len, lines)) <= 80


@pytest.mark.parametrize(("arguments", "part"), [
    ((), "no path given; name files or folders, . for this one"),
    (("-", "a.txt"), "standard input goes alone"),
    (("--stdin-filename", "a.txt", "b.txt"), "standard input goes alone"),
    (("--output-dir", "out", "-"), "standard input goes alone"),
    (("--select", "splise", "."), "--select: no such rule, owner or role ('splise'); did you mean 'splice'?"),
    (("--ignore", "hidden", "."), "always acts"),
    (("--exclude", ",", "."), "--exclude: no pattern given"),
    (("--exclude", "!", "."), "--exclude: no such pattern"),
    (("--jobs", "0", "."), "0 is not in the range"),
    (("--chek", "."), "No such option '--chek'"),
    (("--engine", "none.toml", "."), "none.toml"),
])
def test_usage_errors_change_nothing(tree: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...],
                                     part: str) -> None:
    before = content(tree)
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "") and err.startswith("forumclean: ") and err.count("\n") == 1
    assert part in err and content(tree) == before


def test_a_mistake_in_a_configuration_changes_nothing(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / "sub" / ".forumclean.toml").write_text('slect = ["splice"]\n')
    code, _, err = run(capsys, ".")
    assert code == 2 and "no such key ('slect'); did you mean 'select'?" in err and err.count("\n") == 1
    assert (tree / "dirty.txt").read_bytes() == PAGE


def test_the_command_line_goes_before_the_configuration(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / ".forumclean.toml").write_text('select = ["rating"]\n[per-file-ignores]\n"sub/*" = ["signature"]\n')
    assert run(capsys, "-q", "--check", ".")[0] == 0
    assert run(capsys, "-q", "--check", "--select", "splice", ".")[0] == 1
    (tree / ".forumclean.toml").write_text('extend-exclude = ["dirty.*"]\n')
    assert run(capsys, "-q", "--check", ".")[0] == 0
    assert run(capsys, "-q", "--check", "dirty.txt")[0] == 1
    assert run(capsys, "-q", "--check", "--force-exclude", "dirty.txt")[0] == 0


MARKED = "傍晚散步的居民越来越多,社区干部也去了.\n〔苇塘之家·手机版〕\n河道两岸种上了柳树。\n"


def test_a_profile_and_full_width_marks(tree: Path, capsys: pytest.CaptureFixture[str],
                                        monkeypatch: pytest.MonkeyPatch) -> None:
    """What is passed or stands in the configuration counts, what a user keeps for the interactive command does not."""
    (tree / "marked.txt").write_text(MARKED, "utf-8")
    (tree / "user" / "forumclean" / "sites").mkdir(parents=True)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tree / "user"))
    (tree / "user" / "forumclean" / "sites" / "a.example.toml").write_text('drop = ["〔苇塘之家·手机版〕"]\n', "utf-8")
    page = f'<link rel="canonical" href="http://a.example/1"><p>{"<p>".join(MARKED.splitlines())}</p>'
    (tree / "marked.html").write_text(f"<html><head>{page}</html>", "utf-8")
    assert run(capsys, "--check", "marked.txt")[0] == 0
    assert run(capsys, "-q", "--output-dir", "out", "marked.html")[0] == 0 and "手机版" in text_of(tree / "out/marked.txt")
    (tree / "site.toml").write_text('drop = ["〔苇塘之家·手机版〕"]\n', "utf-8")
    assert run(capsys, "--check", "--profile", "site.toml", "marked.txt")[0] == 1
    (tree / ".forumclean.toml").write_text('profile = "site.toml"\npunctuation = "fullwidth"\n')
    assert run(capsys, "-q", "--jobs", "2", "marked.txt", "sub")[0] == 0
    assert text_of(tree / "marked.txt") == MARKED.replace(",", "，").replace("〔苇塘之家·手机版〕\n", "")
    assert run(capsys, "--check", "marked.txt")[0] == 0


def test_nothing_to_do(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--include", "*.md", ".") == \
        (0, "", "No files to clean: --include names those to do in folders.\n")


# What fails is named and left as it was; the others are done.

def test_inputs_that_fail(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {"binary.txt": PNG, "page.txt": HTML, "mixed.txt": PAGE.decode().encode("gb18030") + "混入的一行。\n".encode(),
             "broken.txt": PAGE + b"\xff\n", "empty.txt": b""}
    for name, data in files.items():
        (tree / name).write_bytes(data)
    (tree / "loop.txt").symlink_to("loop.txt")
    code, out, err = run(capsys, "none.txt", "loop.txt", ".")
    lines = err.splitlines()
    assert (code, out) == (2, "") and {name: (tree / name).read_bytes() for name in files} == files
    assert [line.split(": ")[1] for line in lines if line.startswith("forumclean: ")] == \
        ["none.txt", "loop.txt", "binary.txt", "broken.txt", "mixed.txt", "page.txt"]
    assert all("; " in line for line in lines if line.startswith("forumclean: "))
    assert lines[-1] == "1 file cleaned, 3 files left unchanged, 6 files failed."
    assert (tree / "dirty.txt").read_bytes() == CLEAN


def test_a_failure_counts_more_than_a_change(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--check", "none.txt", ".")[0] == 2


def test_a_file_that_vanishes(tree: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    real = rewrite.draft_text

    def vanish(*arguments: object) -> object:
        (tree / "dirty.txt").unlink(missing_ok=True)
        return real(*arguments)
    monkeypatch.setattr(rewrite, "draft_text", vanish)
    code, _, err = run(capsys, ".")
    assert code == 2 and "dirty.txt: was changed by somebody else meanwhile; run" in err
    assert "dirty.txt" not in content(tree)


def test_names_that_are_no_utf8_or_no_words(tree: Path, forumclean) -> None:
    for name in (b"\xff.txt", b"a\nb\x1b[1m.txt"):
        (tree / os.fsdecode(name)).write_bytes(PAGE)
    done = forumclean("fix", "--diff", ".")
    assert done.returncode == 1
    assert b"--- \\xff.txt\n" in done.stdout and b"--- a\\nb\\x1b[1m.txt\n" in done.stdout
    assert forumclean("fix", b"\xff.txt", ".").returncode == 0
    assert (tree / "\udcff.txt").read_bytes() == CLEAN


def test_links_stay_links_and_permissions_stay(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / "dirty.txt").chmod(0o640)
    (tree / "link.txt").symlink_to("dirty.txt")
    assert run(capsys, "link.txt")[0] == 0
    assert (tree / "link.txt").is_symlink() and (tree / "dirty.txt").read_bytes() == CLEAN
    assert (tree / "dirty.txt").stat().st_mode & 0o777 == 0o640


def test_results_do_not_depend_on_jobs_or_on_the_split(tree: Path, capsys: pytest.CaptureFixture[str],
                                                       monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forumclean.files.jobs.ALONE_S", -1)
    for number in range(9):
        (tree / f"{number}.txt").write_bytes(PAGE if number % 2 else CLEAN)
    (tree / "7.txt").write_bytes(PNG)
    saved = tree.with_name("saved")
    shutil.copytree(tree, saved)
    seen = []
    for jobs in ("1", "2", "4"):
        shutil.copytree(saved, tree, dirs_exist_ok=True)
        seen.append((run(capsys, "-j", jobs, "."), content(tree)))
    assert seen[0] == seen[1] == seen[2]
    shutil.copytree(saved, tree, dirs_exist_ok=True)
    for path in sorted(tree.glob("*.txt")):
        run(capsys, path.name)
    assert content(tree) == seen[0][1]


# Disks and folders that do not play along.

def limit_file_size() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))


def test_a_file_too_large_to_write(tree: Path, forumclean) -> None:
    done = forumclean("fix", ".", preexec_fn=limit_file_size)
    assert done.returncode == 2 and b"dirty.txt: cannot be written (File too large); free space" in done.stderr
    assert (tree / "dirty.txt").read_bytes() == PAGE and sorted(os.listdir(tree)) == [".git", "dirty.txt", "sub"]


@pytest.fixture
def small_disk(tmp_path: Path):
    """A disk of 16 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "none", folder], capture_output=True, check=False)
    if done.returncode != 0:
        pytest.skip("may not mount a small disk here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.mark.skipif(shutil.which("mount") is None, reason="no mount here")
def test_a_full_disk_leaves_the_old_file(small_disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small_disk / "a.txt").write_bytes(PAGE)
    (small_disk / "fill").write_bytes(bytes(8192))
    code, _, err = run(capsys, str(small_disk))
    assert code == 2 and "cannot be written (No space left on device); free space" in err
    assert (small_disk / "a.txt").read_bytes() == PAGE and sorted(os.listdir(small_disk)) == ["a.txt", "fill"]


@pytest.mark.skipif(shutil.which("mount") is None, reason="no mount here")
def test_a_read_only_disk(small_disk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (small_disk / "a.txt").write_bytes(PAGE)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    assert run(capsys, "-q", "--check", str(small_disk))[0] == 1
    code, _, err = run(capsys, str(small_disk))
    assert code == 2 and "a.txt: " in err and err.count("\n") == 2
    assert (small_disk / "a.txt").read_bytes() == PAGE


AS_NOBODY = """
import os, sys
from forumclean.cli.main import main
main(["fix", "-q", "--check", "dirty.txt"])    # what is imported lazily, before the user changes
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
sys.exit(main(["fix", "."]))
"""


def test_a_read_only_folder_and_an_unreadable_file() -> None:
    """As a user without rights, for root may do everything; in a folder that such a user reaches."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, mode in (("dirty.txt", 0o666), ("secret.txt", 0)):
            (folder / file).write_bytes(PAGE)
            (folder / file).chmod(mode)
        folder.chmod(0o555)
        done = subprocess.run([sys.executable, "-c", AS_NOBODY], cwd=folder, capture_output=True, text=True,
                              check=False)
        folder.chmod(0o755)
        assert done.returncode == 2 and done.stderr.splitlines() == [
            "forumclean: dirty.txt: cannot be written (Permission denied); free space or check the folder's "
            "permissions",
            "forumclean: secret.txt: may not be read; check its permissions",
            "2 files failed.",
        ]
        assert (folder / "dirty.txt").read_bytes() == PAGE and len(os.listdir(folder)) == 2


def test_an_interrupt_leaves_every_file_whole(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt
    monkeypatch.setattr("os.fsync", interrupt)
    assert main(["fix", "."]) == 130
    assert (tree / "dirty.txt").read_bytes() == PAGE and sorted(os.listdir(tree)) == [".git", "dirty.txt", "sub"]


# Standard input.

@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_standard_input_keeps_its_form(forumclean, codec: str) -> None:
    data = PAGE.decode().replace("\n", "\r\n").encode(codec)
    done = forumclean("fix", "-", stdin=data)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == CLEAN.decode().replace("\n", "\r\n").encode(codec)


def test_standard_input_checked(forumclean) -> None:
    done = forumclean("fix", "--check", "--stdin-filename", "x/a.txt", stdin=PAGE)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")
    assert forumclean("fix", "--check", "-", stdin=CLEAN).returncode == 0
    done = forumclean("fix", "--diff", "--stdin-filename", "x/a.txt", "-", stdin=PAGE)
    assert done.returncode == 1 and done.stdout.startswith(b"--- x/a.txt\n+++ x/a.txt\n")
    assert forumclean("fix", "--diff", "-", stdin=CLEAN).stdout == b""


def test_standard_input_that_is_excluded_is_copied(forumclean, tree: Path) -> None:
    (tree / ".forumclean.toml").write_text('exclude = ["old"]\n[per-file-ignores]\n"new/*" = ["wrap"]\n')
    assert forumclean("fix", "--stdin-filename", "old/a.txt", stdin=PAGE).stdout == CLEAN
    done = forumclean("fix", "--stdin-filename", "old/a.txt", "--force-exclude", stdin=PAGE)
    assert (done.returncode, done.stdout) == (0, PAGE)
    assert forumclean("fix", "--stdin-filename", "new/a.txt", stdin=PAGE).stdout not in (CLEAN, PAGE)
    assert forumclean("fix", "-", stdin=b"caf\xe9 \xff").stdout == b"caf\xe9 \xff"


@pytest.mark.parametrize(("data", "part"), [(HTML, b"use `forumclean` without it"), (PNG, b"a PNG image"),
                                            (PAGE + b"\xff\n", b"cannot be written back")])
def test_standard_input_that_fails_prints_nothing(forumclean, data: bytes, part: bytes) -> None:
    done = forumclean("fix", "--stdin-filename", "a.txt", stdin=data)
    assert (done.returncode, done.stdout) == (2, b"") and part in done.stderr
    assert done.stderr.startswith(b"forumclean: a.txt: ") and done.stderr.count(b"\n") == 1


# Pages of HTML.

def test_pages_go_to_another_folder(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tree / "sub" / "page.html").write_bytes(HTML)
    before = content(tree)
    assert run(capsys, "sub/page.html") == (
        2, "", "forumclean: sub/page.html: is a page of HTML, which is never overwritten; use --output-dir DIR\n"
               "1 file failed.\n")
    options = "--include", "*.html,*.txt", "--output-dir", "out", "."
    assert run(capsys, "--check", *options)[0] == 1 and not (tree / "out").exists()
    code, _, err = run(capsys, *options)
    assert code == 0 and "written out/sub/page.txt\n" in err and err.endswith("4 files written.\n")
    after = content(tree)
    assert {name: data for name, data in after.items() if not name.startswith("out/")} == before
    assert sorted(after.keys() - before.keys()) == [
        "out/dirty.txt", "out/sub/clean.txt", "out/sub/page.txt", "out/sub/plain.txt"]
    assert after["out/dirty.txt"] == CLEAN and after["out/sub/plain.txt"] == before["sub/plain.txt"]
    assert run(capsys, *options) == (0, "", "4 files left unchanged.\n")
