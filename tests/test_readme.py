"""What the README shows is what happens: its commands are run, its examples compared."""
from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from forumclean._rulebook import INFO
from support import FIXTURES, ROOT, text_of

README = text_of(ROOT / "README.md")
FIX = text_of(ROOT / "docs" / "fix.md")
PROFILES = text_of(ROOT / "docs" / "profiles.md")
BLOCK_RE = re.compile(r"^```([a-z]+)(?: ([a-z]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BIN = Path(sys.executable).parent


def blocks(language: str, name: str | None = None, text: str = README) -> list[str]:
    """The code blocks of a language."""
    found = [body for lang, info, body in BLOCK_RE.findall(text) if lang == language and info == (name or "")]
    assert found, f"there is no {language} block"
    return found


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the README names."""
    shutil.copy(FIXTURES / "discuz-x-short" / "source.html", tmp_path / "page.html")
    shutil.copy(FIXTURES / "founding" / "source.txt", tmp_path / "page.txt")
    (tmp_path / "pages").mkdir()
    shutil.copy(tmp_path / "page.html", tmp_path / "pages" / "a.html")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_before_and_after() -> None:
    source = [line.strip() for line in text_of(FIXTURES / "founding" / "source.txt").split("\n")]
    assert blocks("text", "before")[0] in "\n".join(source)
    assert text_of(FIXTURES / "founding" / "expected.txt").startswith(blocks("text", "after")[0])


def commands(text: str) -> list[tuple[str, str]]:
    """Every `$ command` with what is printed below it."""
    parts = [part for body in blocks("console", text=text)
             for part in re.split(r"^\$ ", body, flags=re.MULTILINE) if part]
    return [(command, shown) for command, _, shown in (part.partition("\n") for part in parts)]


def run_commands(text: str, folder: Path) -> None:
    """In order and in one folder; `…` stands for any output, `[2]` is the exit code."""
    env = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    for command, shown in commands(text):
        done = subprocess.run(command, shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env,
                              cwd=folder, timeout=60, check=False)
        printed = done.stdout.decode() + (f"[{done.returncode}]\n" if done.returncode else "")
        pattern = ".+".join(re.escape(piece) for piece in shown.split("…"))
        assert re.fullmatch(pattern, printed, re.DOTALL), f"$ {command}\n{printed}"


def test_commands(pages: Path) -> None:
    run_commands(README, pages)
    assert text_of(pages / "out.txt") == text_of(pages / "all.txt").split("\n\n\n")[0] + "\n"


def test_commands_of_fix(pages: Path) -> None:
    (pages / "notes").mkdir()
    (pages / ".git").mkdir()
    (pages / ".forumclean.toml").write_text('[per-file-ignores]\n"notes/*.txt" = ["signature"]\n')
    shutil.copy(pages / "page.txt", pages / "notes" / "thread.txt")
    shutil.copy(pages / "page.html", pages / "notes" / "page.html")
    (pages / "site.toml").write_text('drop = ["〔手机版〕"]\n', "utf-8")
    (pages / "notes" / "clean.txt").write_text("没有什么可删的。\n", "utf-8")
    run_commands(FIX, pages)


def test_commands_of_profiles(pages: Path) -> None:
    run_commands(PROFILES, pages)
    assert (pages / "site.toml").exists() and (pages / "clean.txt").read_text("utf-8")


def test_the_configuration_that_is_shown(tmp_path: Path) -> None:
    from forumclean.files.settings import DEFAULTS, EXCLUDED, load_settings
    (tmp_path / ".forumclean.toml").write_text(*blocks("toml", text=FIX), "utf-8")
    settings = load_settings(str(tmp_path))
    assert settings is not None and set(settings) == set(DEFAULTS)
    (named,) = re.findall(r"^Excluded by default.*?\n\n", FIX, re.MULTILINE | re.DOTALL)
    assert set(re.findall(r"`([A-Za-z.]+)`", named)) <= set(EXCLUDED)


def test_python(pages: Path) -> None:
    for body in blocks("python"):
        test = doctest.DocTestParser().get_doctest(body, {}, "README.md", None, 0)
        report: list[str] = []
        assert doctest.DocTestRunner(verbose=False).run(test, out=report.append).failed == 0, "".join(report)


def shell_lines() -> list[str]:
    """The commands of the sh blocks without their comments."""
    return [line.partition("#")[0].strip() for body in blocks("sh") for line in body.splitlines() if line.strip()]


@pytest.mark.skipif(shutil.which("make") is None, reason="no make here")
def test_make(pages: Path) -> None:
    """`make run` is run (in the environment that runs this), `make test` only looked up: it is running."""
    make = ["make", "-C", str(ROOT), "-o", ".venv/.installed", f"PY={sys.executable}"]
    lines = [line for line in shell_lines() if line.startswith("make ")]
    assert {"make run", "make test"} <= set(lines)
    for line in lines:
        target, *variables = line.split()[1:]
        variables = [variable.replace("FILE=", f"FILE={pages}/") for variable in variables]
        flags = ["--dry-run"] if target == "test" else []
        done = subprocess.run([*make, *flags, target, *variables], capture_output=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr.decode()
    done = subprocess.run([*make, "run"], capture_output=True, timeout=60, check=True)
    assert blocks("text", "after")[0] in done.stdout.decode() and "splice." in done.stdout.decode()


def test_install(tmp_path: Path) -> None:
    """`pip install .` without what needs a network; pipx calls the same."""
    pytest.importorskip("hatchling")
    assert {line for line in shell_lines() if not line.startswith("make ")} == {"pip install .", "pipx install ."}
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    done = subprocess.run([sys.executable, "-m", "pip", "install", *offline, "--target", tmp_path / "site", ROOT],
                          timeout=110, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    names = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*")}
    shipped = {path.relative_to(ROOT).as_posix() for path in (ROOT / "forumclean").rglob("*")
               if path.is_file() and "__pycache__" not in path.parts}
    assert shipped <= names
    done = subprocess.run([sys.executable, "-m", "forumclean"], input="一句话。\n".encode(), capture_output=True,
                          env={**os.environ, "PYTHONPATH": str(tmp_path / "site")}, cwd=tmp_path, check=True)
    assert done.stdout.decode() == "一句话。\n"


def test_options_and_exit_codes_are_those_of_the_command() -> None:
    from forumclean.cli.filter import filter_pages
    from forumclean.cli.fix import fix
    for text, command, helps in ((README, filter_pages, {"-h", "--help"}), (FIX, fix, set())):
        table = text.partition("| option |")[2].partition("| exit code |")[0]
        documented = set(re.findall(r"`(--?[a-z-]+)", table))
        assert documented == {name for parameter in command.params for name in parameter.opts
                              if name.startswith("-")} | helps


PAPERS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_links_and_paths_lead_somewhere(path: Path) -> None:
    text = text_of(path)
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (path.parent / target).exists(), target
    for name in re.findall(r"`((?:[a-z_]+/)+(?:[a-z_.-]+\.[a-z]+)?)`", text):
        assert (ROOT / name).exists() or (ROOT / "forumclean" / name).exists(), name


def test_every_make_target_is_explained() -> None:
    makefile = text_of(ROOT / "Makefile")
    phony = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split())
    assert set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE)) == phony


def test_the_docs_name_every_rule_file_owner_and_role() -> None:
    text = text_of(ROOT / "docs" / "rules.md")
    files = {path.name for path in (ROOT / "forumclean" / "rules").glob("*.toml")}
    owners = {rule.partition(".")[0] for rule in INFO} - {name.removesuffix(".toml") for name in files}
    assert {name for name in files | owners if f"`{name}`" not in text} == set()
    assert {role for role, _ in INFO.values() if not re.search(rf"\b{role}\b", text)} == set()
