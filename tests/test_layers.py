"""The shape of the code: imports go one way, modules, functions and lines stay small."""
from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import ROOT

PACKAGE = ROOT / "forumclean"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
STAGES = sorted(path for path in (PACKAGE / "stages").rglob("*.py"))
# From the top down; a module may import from its own row and from those below. "" is forumclean/__init__.py.
LAYERS = (
    ("__main__",),
    ("cli",),
    ("adapters", "batch"),
    ("output", "files"),
    ("",),
    ("pipeline", "learning"),
    ("result", "settle", "readers", "stages", "decode", "charset", "filetypes"),
    ("rulebook", "_rulebook", "_enginebook", "lexicon", "profilefile", "ledger", "document", "lines", "chars",
     "permalinks"),
    ("model", "errors", "extras", "config", "outline", "patterns", "engine", "profile", "frozen"),
)
# The packages of stages, from the top down. "" is a module of stages/ itself, "wrap" one of stages/wrap/.
STAGE_LAYERS = (
    ("",),
    ("segment",),
    ("furniture",),
    ("engines",),
    ("wrap",),
    ("splice",),
    ("signs",),
)
# A reader does not know what a stage does with its page, nor the other way round.
STRANGERS = ({"readers", "stages"},)
MAX_MODULE_LINES = 300
MAX_FUNCTION_LINES = 40
MAX_LINE_CHARS = 120
GENERATED = {"forumclean/_rulebook.py", "forumclean/_enginebook.py"}
# "module.py:function": reason. Better split the function.
LONG_FUNCTIONS: dict[str, str] = {}


def part(module: str) -> str:
    """The row entry of a dotted module name: "forumclean.stages.wrap.rejoin" is "stages"."""
    return [*module.split("."), ""][1] if module != "forumclean" else ""


def imported(path: Path) -> Iterator[str]:
    """The modules of this package that a file imports, inside its functions too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "forumclean")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative imports hide the layer"
            if node.module == "forumclean":
                for alias in node.names:
                    own = (PACKAGE / f"{alias.name}.py").exists() or (PACKAGE / alias.name).is_dir()
                    yield f"forumclean.{alias.name}" if own else "forumclean"
            elif node.module and node.module.split(".")[0] == "forumclean":
                yield node.module


def rank(name: str) -> int:
    """The row of a part. A new module in forumclean/ needs a place in LAYERS."""
    return next(number for number, row in enumerate(LAYERS) if name in row)


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def stage_package(module: str) -> str:
    """The package of a module of stages: "forumclean.stages.engines.selectors" is in "engines"."""
    names = module.split(".")[2:]
    folder = PACKAGE.joinpath("stages", *names)
    return ".".join(names if folder.is_dir() else names[:-1])


def stage_rank(package: str) -> int:
    """The row of a package. A new one in forumclean/stages/ needs a place in STAGE_LAYERS."""
    return next(number for number, row in enumerate(STAGE_LAYERS) if package in row)


every_module = pytest.mark.parametrize("path", MODULES, ids=relative)


@every_module
def test_imports_go_down(path: Path) -> None:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for other in imported(path):
        assert rank(part(other)) >= rank(part(name)), f"{name} imports {other}, which stands above it"
        assert {part(name), part(other)} not in STRANGERS, f"{name} imports {other}"


@pytest.mark.parametrize("path", STAGES, ids=relative)
def test_imports_between_stages_go_down(path: Path) -> None:
    own = stage_package(path.relative_to(ROOT).with_suffix("").as_posix().replace("/", "."))
    for other in imported(path):
        if part(other) == "stages":
            package = stage_package(other)
            assert stage_rank(package) >= stage_rank(own), f"{relative(path)} imports {other}, which stands above it"


@every_module
def test_modules_stay_small(path: Path) -> None:
    if relative(path) not in GENERATED:
        count = len(path.read_text("utf-8").split("\n"))
        assert count <= MAX_MODULE_LINES, f"{count} lines; split it"


def test_lines_stay_short() -> None:
    """In characters: ruff counts a Han character as two columns, which a table of words cannot keep to."""
    paths = [path for folder in ("forumclean", "tests", "tools") for path in (ROOT / folder).rglob("*.py")]
    assert [f"{relative(path)}:{number}" for path in paths if relative(path) not in GENERATED
            for number, line in enumerate(path.read_text("utf-8").split("\n"), 1) if len(line) > MAX_LINE_CHARS] == []


@every_module
def test_functions_stay_small(path: Path) -> None:
    """Without the docstring: an explanation never makes a function too long."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            first = node.body[0]
            doc = first.end_lineno - first.lineno + 1 if ast.get_docstring(node) else 0
            count = node.end_lineno - node.lineno + 1 - doc
            name = f"{relative(path)}:{node.name}"
            assert count <= MAX_FUNCTION_LINES or name in LONG_FUNCTIONS, f"{name}: {count} lines; split it"


def test_the_docs_name_every_part() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    parts = {path.relative_to(PACKAGE).with_suffix("").parts[0] for path in MODULES} - {"__init__"}
    assert [name for name in sorted(parts) if f"`{name}" not in text] == []
