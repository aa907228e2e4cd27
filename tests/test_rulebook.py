"""The rule files: compiled, consistent, and true to their own examples."""
from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

import pytest

from forumclean import UsageError
from forumclean._rulebook import ALIASES, AMBIGUOUS, INFO, LINES, PHRASES
from forumclean.config import Config
from forumclean.lines import INNER, NEED_RE, SURE, Judge, line_rule
from forumclean.rulebook import acts, check_names, names_of, reason_of, role_of
from support import ROOT

PACKAGE = ROOT / "forumclean"
ROLES = {"nav", "ad", "login", "header", "quote", "signature", "attachment", "edit-note", "notice", "rating", "footer",
         "splice", "wrap", "hidden"}
RULES = [
    rule
    for path in sorted((PACKAGE / "rules").glob("*.toml"))
    for rule in tomllib.loads(path.read_text("utf-8"))["rule"]
]
LINE_RULES = [rule for rule in RULES if rule["unit"] == "line"]
ID_RE = re.compile(r"[\"']((?:ui|ad|splice|wrap|read)\.[a-z][a-z0-9-]*)[\"']")


def tool() -> ModuleType:
    """tools/compile_rules.py as a module."""
    spec = spec_from_file_location("compile_rules", ROOT / "tools" / "compile_rules.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def look_up(line: str) -> str:
    """A line as the rules see it: blanks collapsed."""
    return " ".join(line.split())


def examples(kind: str) -> list:
    """A parameter for each `drop` or `keep` example of a line rule."""
    return [pytest.param(rule, line, id=f"{rule['id']}: {line}") for rule in LINE_RULES for line in rule.get(kind, ())]


def test_the_compiled_rules_are_current() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "compile_rules.py"), "--check"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


def test_compiling_refuses_what_is_wrong() -> None:
    module = tool()
    assert set(module.ROLES) == ROLES
    assert [rule["id"] for rule in module.load_rules()] == [rule["id"] for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_a_rule_is_complete(rule: dict) -> None:
    assert re.fullmatch(r"[a-z0-9]+\.[a-z0-9]+(?:-[a-z0-9]+)*", rule["id"])
    assert rule["role"] in ROLES and INFO[rule["id"]] == (rule["role"], rule["reason"])
    assert rule["reason"] and "\n" not in rule["reason"]
    known = {
        "id",
        "role",
        "unit",
        "reason",
        "match",
        "need",
        "drop",
        "keep",
        "phrases",
        "ambiguous",
        "leads",
        "aliases",
        "source",
    }
    assert set(rule) <= known
    if rule["unit"] == "line":
        assert rule["match"].startswith("^") and rule["need"] and rule["drop"] and rule["keep"]
        assert all(len(word) >= 1 and word.strip() for word in rule["need"])
    if rule["unit"] == "phrase":
        assert rule.get("phrases") or rule.get("ambiguous")


@pytest.mark.parametrize(("rule", "line"), examples("drop"))
def test_a_line_rule_drops_its_examples(rule: dict, line: str) -> None:
    key = look_up(line)
    assert any(word in key for word in rule["need"]), "no word of `need` stands in it"
    assert re.match(rule["match"], key), "the pattern does not match"
    kind, found, *_ = Judge()(key)
    assert kind in (SURE, INNER) and found, "as a whole the line is not judged furniture"


@pytest.mark.parametrize(("rule", "line"), examples("keep"))
def test_no_rule_takes_a_keep_example(rule: dict, line: str) -> None:
    key = look_up(line)
    assert line_rule(key, NEED_RE.findall(key)) == ""
    assert Judge()(key)[0] not in (SURE, INNER)


def test_patterns_are_tried_by_their_literals() -> None:
    """A line that matches a pattern but holds none of its literals would never be tried."""
    assert [
        (rule, line)
        for rule, need, pattern in LINES
        for source in LINE_RULES
        for line in source.get("drop", ())
        if re.match(pattern, look_up(line)) and rule == source["id"] and not any(word in line for word in need)
    ] == []


def test_every_id_in_the_code_is_declared() -> None:
    used = {(match[1], path.name) for path in PACKAGE.rglob("*.py") if path.name != "_rulebook.py"
            for match in ID_RE.finditer(path.read_text("utf-8"))}
    assert used
    assert {(rule, name) for rule, name in used if rule not in INFO} == set()


def test_every_code_rule_is_used() -> None:
    """A rule that only code can apply and no code applies is dead."""
    code = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py") if path.name != "_rulebook.py")
    dead = [rule["id"] for rule in RULES if rule["unit"] == "code" and f"{rule['id']}\"" not in code
            and f"\"{rule['id'].partition('.')[2]}\"" not in code]
    assert dead == []


def test_phrases_are_in_look_up_form() -> None:
    """A phrase with double or outer blanks, or a digit other than 0, can never equal a line's form."""
    for table in (PHRASES, AMBIGUOUS):
        assert [phrase for phrase in table if phrase != look_up(phrase)] == []
    assert set(PHRASES) & set(AMBIGUOUS) == set()
    assert set(PHRASES.values()) | set(AMBIGUOUS.values()) <= set(INFO)


def test_names_of_a_rule() -> None:
    assert names_of("splice.site-name") == ("splice.site-name", "splice", "splice")
    assert names_of("ui.signature") == ("ui.signature", "ui", "signature")
    assert role_of("ui.post-header") == "header" and reason_of("wrap.join")
    with pytest.raises(KeyError):
        role_of("ui.no-such-rule")


@pytest.mark.parametrize(("rule", "select", "ignore", "expected"), [
    ("ui.signature", None, (), True),
    ("ui.signature", (), (), False),
    ("ui.signature", ("ui.signature",), (), True),
    ("ui.signature", ("ui",), (), True),
    ("ui.signature", ("signature",), (), True),
    ("ui.signature", ("splice", "wrap"), (), False),
    ("ui.signature", None, ("ui.signature",), False),
    ("ui.signature", None, ("ui",), False),
    ("ui.signature", None, ("signature",), False),
    ("ui.signature", None, ("quote", "splice"), True),
    ("ui.signature", ("ui",), ("signature",), False),
    ("ui.quote", ("ui",), ("signature",), True),
    ("ui.quote-head", ("quote",), (), True),
    ("wrap.join", ("wrap.indent",), (), False),
    ("read.bom", (), (), True),
    ("read.bom", ("splice",), (), True),
    ("read.hidden", None, ("ui", "hidden", "read"), True),
])
def test_which_rules_act(rule: str, select: tuple[str, ...] | None, ignore: tuple[str, ...], expected: bool) -> None:
    assert acts(rule, Config(select=select, ignore=ignore)) is expected


@pytest.mark.parametrize("rule", sorted(INFO))
def test_every_name_of_every_rule_may_be_selected(rule: str) -> None:
    check_names(names_of(rule), "select")
    for name in names_of(rule):
        assert acts(rule, Config(select=(name,), ignore=()))


def test_aliases_lead_to_rules() -> None:
    assert set(ALIASES.values()) <= set(INFO) and not set(ALIASES) & set(INFO)


@pytest.mark.parametrize(("name", "near"), [
    ("splise", "splice"), ("signatures", "signature"), ("ui.signatur", "ui.signature"), ("wrap.joins", "wrap.join"),
    ("Quote", "quote"),
])
def test_a_wrong_name_gets_the_nearest(name: str, near: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_names([name], "select")
    assert f"did you mean {near!r}?" in str(caught.value) and f"({name!r})" in str(caught.value)


def test_a_name_like_none_gets_the_list() -> None:
    with pytest.raises(UsageError, match="--rules"):
        check_names(["什么"], "ignore")


@pytest.mark.parametrize("name", ["hidden", "read", "read.bom", "read.hidden", "read.carriage-return"])
def test_what_always_acts_may_not_be_ignored(name: str) -> None:
    with pytest.raises(UsageError, match="always acts"):
        check_names([name], "ignore")
    check_names([name], "select")
