"""The forum format of MNBVC, by the rules of its checker."""
from __future__ import annotations

import json
import re
from typing import Any

import pytest

from forumclean import Cleaner, Profile, extract
from forumclean.output.mnbvc import compact, document, number
from support import FIXTURES

PAGES = [FIXTURES / "discuz-x-short" / "source.html", FIXTURES / "founding" / "source.txt"]


def broken_rules(thread: dict[str, Any]) -> list[str]:
    """What the corpus' checker would find wrong: names, types, the date's form, JSON inside of strings."""
    wrong = []
    if list(thread) != ["ID", "主题", "来源", "回复", "元数据", "时间"]:
        wrong.append("names")
    if type(thread["ID"]) is not int or not 0 <= thread["ID"] < 1 << 63:
        wrong.append("ID")
    if not (isinstance(thread["主题"], str) and isinstance(thread["来源"], str) and isinstance(thread["回复"], list)):
        wrong.append("types")
    if not re.fullmatch(r"\d{8}", thread["时间"]):
        wrong.append("时间")
    if list(thread["元数据"]) != ["发帖时间", "回复数", "扩展字段"] or type(thread["元数据"]["回复数"]) is not int:
        wrong.append("元数据")
    for reply in thread["回复"]:
        if list(reply) != ["楼ID", "回复", "扩展字段"] or not all(isinstance(value, str) for value in reply.values()):
            wrong.append("回复")
    packed = [thread["元数据"]["扩展字段"], *(reply["扩展字段"] for reply in thread["回复"])]
    return wrong + ["扩展字段" for text in packed if text and not isinstance(json.loads(text), dict)]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_the_checker_finds_nothing_wrong(path: Any) -> None:
    result = extract(path.read_bytes(), url="https://bbs.example.com/thread-7-1-1.html")
    thread = document(result, id="a.html", where="a.html", others={"crawl": 1})
    assert broken_rules(thread) == []
    assert thread["主题"] == result.title and thread["来源"] == "bbs.example.com"
    assert [reply["回复"] for reply in thread["回复"]] == [post.text for post in result.posts]
    assert thread["元数据"]["回复数"] == len(result.posts) - 1
    assert json.loads(thread["元数据"]["扩展字段"])["输入"] == {"crawl": 1}


@pytest.mark.parametrize("source", ["", "一句话。\n", "<html></html>"])
def test_a_page_without_posts_is_its_own_first_reply(source: str) -> None:
    result = extract(source)
    thread = document(result, id=None, where="in.txt")
    assert broken_rules(thread) == [] and len(thread["回复"]) == 1 and thread["来源"] == "in.txt"
    assert thread["回复"][0]["回复"] == result.text.strip("\n")


def test_the_profiles_that_took_part_are_named() -> None:
    profile = Profile(drop=("〔手机版〕",), name="site.toml")
    thread = document(Cleaner(profile=profile).extract("一句话。\n"), id=1, where="a.txt")
    assert broken_rules(thread) == []
    assert json.loads(thread["元数据"]["扩展字段"])["站点档案"] == [{"name": "site.toml", "sha256": profile.sha256}]


def test_ids_are_integers() -> None:
    assert [number(7), number("7"), number("0"), number(2 ** 60)] == [7, 7, 0, 2 ** 60]
    others = ["07", "a", None, True, 1.5, {"a": 1}, "9" * 30, "\ud800"]
    assert len({number(id) for id in others}) == len(others)
    assert all(0 <= number(id) < 1 << 63 for id in others) and number("a") == number("a")


@pytest.mark.parametrize(("time", "packed"), [
    ("2020-06-28T06:38:34", "20200628 06:38:34"), ("2020-06-28T06:38", "20200628 06:38:00"), ("2020-06-28", "20200628"),
    ("2020-06-28T06:38+08:00", "20200628 06:38:00"), (None, "")])
def test_times(time: str | None, packed: str) -> None:
    assert compact(time) == packed
