"""What the formats print, and that docs/json.md says so."""
from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

from forumclean import Result, __version__
from forumclean.model import Comment, Cut, Note, PageWarning
from forumclean.output import FORMATS, load
from forumclean.profile import ProfileUse
from forumclean.result import ResultPost
from support import ROOT

SOURCE = "标题\n\n首页\n甲。\N{LINE SEPARATOR}乙\x85\n"
DOCS = (ROOT / "docs" / "json.md").read_text("utf-8")


@pytest.fixture
def result() -> Result:
    """A result with something in every field."""
    return Result(
        text="标题\n\n甲。\N{LINE SEPARATOR}乙\x85\n", title="标题", url=None, engine="discuz",
        posts=(ResultPost("1", "楼主", "某甲", "2020-1-1", None, "甲。\N{LINE SEPARATOR}乙\x85",
                          (Comment("某乙", None, "同意"),)),),
        notes=(Note(8, 9, "splice.site-name", "a mention"),),
        warnings=(PageWarning("some-code", "some message", 0, 2),),
        source_text=SOURCE, cuts=(Cut(4, 7, "read.hidden", "why"),), profiles=(ProfileUse("site.toml", "00ff"),))


def test_every_format_can_be_loaded(result: Result) -> None:
    for name in FORMATS:
        page = load(name).render(result)
        assert "".join(load(name).join(iter([page]), several=False)) == page


def test_text_is_the_text(result: Result) -> None:
    assert load("text").render(result, id="a", with_source=True) == result.text


def test_json_holds_what_the_result_holds(result: Result) -> None:
    fields = json.loads(load("json").render(result, id="a.txt"))
    assert fields == {
        "schema": 1, "id": "a.txt", "title": "标题", "url": None, "thread_id": None, "page": None,
        "engine": "discuz", "profiles": [{"name": "site.toml", "sha256": "00ff"}],
        "posts": [{"id": "1", "floor": "楼主", "author": "某甲", "time": "2020-1-1", "time_iso": "2020-01-01",
                   "reply_to": None, "text": "甲。\N{LINE SEPARATOR}乙\x85",
                   "comments": [{"author": "某乙", "time": None, "text": "同意"}]}],
        "text": result.text,
        "removed": [{"start": 4, "end": 7, "text": "首页\n", "rule": "read.hidden", "role": "hidden", "reason": "why",
                     "put": ""}],
        "notes": [{"start": 8, "end": 9, "text": "。", "rule": "splice.site-name", "reason": "a mention"}],
        "warnings": [{"code": "some-code", "message": "some message", "start": 0, "end": 2}],
        "version": __version__,
    }
    assert json.loads(load("jsonl").render(result, id="a.txt")) == fields
    with_source = json.loads(load("json").render(result, id="a.txt", with_source=True))
    assert with_source == {**fields, "source_text": SOURCE}


def test_a_jsonl_record_is_one_line_for_every_reader(result: Result) -> None:
    assert len(load("jsonl").render(result, with_source=True).splitlines()) == 1


def test_several_pages(result: Result) -> None:
    for name, count in (("json", 3), ("json", 1), ("json", 0), ("jsonl", 3)):
        form = load(name)
        text = "".join(form.join((form.render(result, id=str(number)) for number in range(count)), several=True))
        rows = json.loads(text) if name == "json" else [json.loads(line) for line in text.splitlines()]
        assert text.endswith("\n") and [row["id"] for row in rows] == [str(number) for number in range(count)]


def test_the_docs_name_every_field(result: Result) -> None:
    fields = json.loads(load("json").render(result, with_source=True))
    names = set(fields) | {name for value in fields.values() if isinstance(value, list) for name in value[0]}
    assert {name for name in names if f"`{name}`" not in DOCS} == set()


def code_arguments(path: Path) -> set[str]:
    """The literal first arguments of every PageWarning in a file."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)
             and isinstance(node.func, ast.Name) and node.func.id == "PageWarning"]
    for call in calls:
        assert call.args and isinstance(call.args[0], ast.Constant), f"{path.name}:{call.lineno}: write the code out"
    return {call.args[0].value for call in calls}


def test_the_docs_list_the_warning_codes() -> None:
    used = set().union(*(code_arguments(path) for path in (ROOT / "forumclean").rglob("*.py")))
    table = DOCS.partition("## Warnings")[2]
    assert set(re.findall(r"^\| `([a-z-]+)`", table, re.MULTILINE)) == used
