"""The table of subcommands: lazy, and in nobody's way."""
from __future__ import annotations

import subprocess
import sys
import tomllib
import types
from pathlib import Path

import click
import pytest

from forumclean.cli.main import COMMANDS, main
from support import ROOT


@pytest.fixture
def greet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A subcommand `greet`, and a file of that name."""
    @click.command()
    @click.argument("name")
    def greet(name: str) -> None:
        """Greet."""
        click.echo(f"hello {name}")
    module = types.ModuleType("greeting")
    module.greet = greet  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "greeting", module)
    monkeypatch.setitem(COMMANDS, "greet", "greeting:greet")
    monkeypatch.chdir(tmp_path)
    Path("greet").write_text("一句话。\n", "utf-8")


def test_a_first_argument_may_be_a_subcommand(greet: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["greet", "world"]) == 0
    assert capsys.readouterr().out == "hello world\n"
    assert main(["greet"]) == 2
    assert capsys.readouterr().err == \
        "forumclean: Missing argument 'NAME'; `forumclean greet --help` lists what there is\n"


@pytest.mark.parametrize("arguments", [["./greet"], ["--", "greet"], ["--kind", "text", "greet"]])
def test_a_file_of_that_name_can_be_cleaned(greet: None, arguments: list[str],
                                            capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(arguments) == 0
    assert capsysbinary.readouterr().out.decode() == "一句话。\n"


@pytest.mark.parametrize("name", COMMANDS or [pytest.param("", marks=pytest.mark.skip(reason="no subcommand yet"))])
def test_every_subcommand_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"Usage: forumclean {name}")


def test_the_script_is_the_command_and_leaves_the_collector_on() -> None:
    script = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]["forumclean"]
    module, _, function = script.partition(":")
    code = f"import gc; from {module} import {function}; code = {function}(); print(code, gc.isenabled())"
    done = subprocess.run([sys.executable, "-c", code, "-"], input="第一段。\n".encode(), capture_output=True, check=True)
    assert done.stdout.decode() == "第一段。\n0 True\n"
