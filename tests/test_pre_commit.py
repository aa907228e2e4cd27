"""The hooks, run by the real pre-commit in a repository made for the purpose."""
from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from support import FIXTURES, ROOT, text_of

PAGE = text_of(FIXTURES / "founding" / "source.txt").encode()
CLEAN = text_of(FIXTURES / "founding" / "expected.txt").rstrip("\n").encode()
FILES = {
    "corpus/a.txt": PAGE, "corpus/sub/b.txt": PAGE.decode().replace("\n", "\r\n").encode("gb18030"),
    "corpus/c.txt": CLEAN, "corpus/LICENSE.txt": PAGE, "elsewhere.txt": PAGE, "page.html": b"<html></html>",
}
pytest.importorskip("pre_commit", reason="pre-commit is not installed")
pytest.importorskip("hatchling", reason="hatchling, which builds the hook's environment, is not installed")
pytestmark = [
    pytest.mark.skipif(shutil.which("git") is None, reason="no git here"),
    pytest.mark.timeout(300),
]


def environment(home: Path) -> dict[str, str]:
    """Variables under which pre-commit installs the hook without a network: what it needs is here already."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PIP_", "PRE_COMMIT"))}
    person = {f"GIT_{who}_{what}": "somebody@example.org"
              for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {**kept, **person, "PRE_COMMIT_HOME": str(home), "PYTHONPATH": sysconfig.get_path("purelib"),
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
            "VIRTUALENV_OVERRIDE_APP_DATA": str(home / "virtualenv"), "VIRTUALENV_NO_PERIODIC_UPDATE": "1",
            # "0" is how pip wants to be told that there is no isolation.
            "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}


class Scratch:
    """A repository with texts, and one with a copy of this package for pre-commit to install."""

    def __init__(self, folder: Path):
        self.folder, self.package = folder / "texts", folder / "package"
        self.env = environment(folder / "home")
        self.package.mkdir()
        for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
            shutil.copy(ROOT / name, self.package)
        shutil.copytree(ROOT / "forumclean", self.package / "forumclean", ignore=shutil.ignore_patterns("__pycache__"))
        self.revision = self.commit(self.package)
        self.reset()

    def reset(self) -> None:
        """Put the texts back as they were."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for name, data in FILES.items():
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_bytes(data)
        self.commit(self.folder)

    def commit(self, folder: Path) -> str:
        """Make a folder a repository. Returns its first revision."""
        for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "Begin")):
            self.run("git", *command, folder=folder)
        return self.run("git", "rev-parse", "HEAD", folder=folder).stdout.strip()

    def run(self, *command: str, folder: Path, ok: bool = True) -> subprocess.CompletedProcess[str]:
        """Run a command; a failure that is not expected shows what it printed."""
        done = subprocess.run(command, cwd=folder, env=self.env, capture_output=True, text=True, check=False)
        assert done.returncode == 0 or not ok, done.stdout + done.stderr
        return done

    def pre_commit(self, *arguments: str) -> tuple[int, str]:
        """Exit code and output of pre-commit."""
        done = self.run(sys.executable, "-m", "pre_commit", *arguments, folder=self.folder, ok=False)
        return done.returncode, done.stdout + done.stderr

    def configure(self, paper: str, without: re.Pattern[str] | None = None) -> None:
        """Use the configuration that a paper shows, with this copy of the package, and without what a pattern means."""
        (snippet,) = re.findall(r"^```yaml\n(.*?)^```$", paper, re.MULTILINE | re.DOTALL)
        text = re.sub(r"rev: \S+", f"rev: {self.revision}", re.sub(r"https://\S+", str(self.package), snippet))
        (self.folder / ".pre-commit-config.yaml").write_text(without.sub("", text) if without else text)
        self.run("git", "add", "-A", folder=self.folder)

    def content(self) -> dict[str, bytes]:
        """Every text."""
        return {name: (self.folder / name).read_bytes() for name in FILES}


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    return Scratch(tmp_path_factory.mktemp("pre-commit"))


FIXED = {**FILES, "corpus/a.txt": CLEAN, "elsewhere.txt": CLEAN,
         "corpus/sub/b.txt": CLEAN.decode().replace("\n", "\r\n").encode("gb18030")}


def test_the_first_run_fixes_and_fails_the_second_passes(scratch: Scratch) -> None:
    scratch.reset()
    options = "--ref", scratch.revision, "--all-files"
    code, out = scratch.pre_commit("try-repo", str(scratch.package), "forumclean-check", *options)
    assert code == 1 and "would be cleaned: corpus/a.txt" in out and scratch.content() == FILES, out
    code, out = scratch.pre_commit("try-repo", str(scratch.package), "forumclean", *options)
    assert code == 1 and "files were modified by this hook" in out and "cleaned corpus/a.txt" in out, out
    assert scratch.content() == FIXED
    for name in ("forumclean", "forumclean-check"):
        code, out = scratch.pre_commit("try-repo", str(scratch.package), name, *options)
        assert code == 0 and "Passed" in out, out
    assert scratch.content() == FIXED


def test_the_split_makes_no_difference(scratch: Scratch) -> None:
    scratch.reset()
    scratch.configure(text_of(ROOT / "README.md"), re.compile(" +files: .*\n"))
    for name in FILES:
        code, out = scratch.pre_commit("run", "--files", name)
        assert code == (0 if FILES[name] == FIXED[name] else 1), out
    assert scratch.content() == FIXED


@pytest.mark.parametrize("paper", ["README.md", "docs/fix.md"])
def test_the_snippet_that_is_shown(scratch: Scratch, paper: str) -> None:
    scratch.reset()
    scratch.configure(text_of(ROOT / paper))
    code, out = scratch.pre_commit("run", "--all-files")
    assert code == 1 and "files were modified by this hook" in out, out
    assert scratch.content() == {**FIXED, "elsewhere.txt": PAGE}
    code, out = scratch.pre_commit("run", "--all-files")
    assert code == 0 and "Passed" in out, out


def test_the_hooks_differ_in_one_option() -> None:
    fix, check = re.findall(r"^  entry: (.*)$", text_of(ROOT / ".pre-commit-hooks.yaml"), re.MULTILINE)
    assert check == fix.replace("fix", "fix --check")
