"""The forum format of the MNBVC corpus: a thread an object, its first reply the opening post.

The corpus' readme and its checker differ; the checker is followed: `ID` is an integer, `楼ID` a string, `时间` a date as
yyyymmdd, `扩展字段` a string that holds JSON, and the opening post stands in `回复`, not in `主题`, which is the title.
"""
from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from forumclean.result import Result, ResultPost

# For a thread whose page prints no date: the checker asks for one, and today's would make two runs differ.
NO_DATE = "19700101"


def document(result: Result, *, id: Any, where: str, others: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """A page as an object of that format.

    Args:
        id: what the input calls the page; an integer stays, anything else gives an integer of 63 bits by its hash.
        where: the input's name and place, the source of a page without an address.
        others: fields of the input that pass through, into the thread's 扩展字段.
    """
    posts = result.posts or (ResultPost(None, None, None, None, None, result.text.strip("\n")),)
    first = next((post.time_iso for post in posts if post.time_iso), None)
    profiles = [use._asdict() for use in result.profiles] or None
    told = {"原ID": id, "网址": result.url, "论坛程序": result.engine, "站点档案": profiles,
            "输入": dict(others) if others else None}
    return {
        "ID": number(id),
        "主题": result.title or "",
        "来源": site(result.url) or where,
        "回复": [reply(post, count) for count, post in enumerate(posts, 1)],
        "元数据": {"发帖时间": compact(posts[0].time_iso), "回复数": len(posts) - 1, "扩展字段": packed(told)},
        "时间": compact(first)[:8] or NO_DATE,
    }


def reply(post: ResultPost, count: int) -> dict[str, str]:
    """A post; `count` is its place on the page, 1 the first, and names it where the page does not."""
    told = {"回复人": post.author, "回复时间": compact(post.time_iso) or post.time, "楼层": post.floor,
            "引用楼层": post.reply_to, "点评": [comment._asdict() for comment in post.comments] or None}
    return {"楼ID": post.id or str(count), "回复": post.text, "扩展字段": packed(told)}


def packed(fields: Mapping[str, Any]) -> str:
    """Fields as JSON in a string, without those that are None; empty if none is left."""
    told = {name: value for name, value in fields.items() if value is not None}
    return json.dumps(told, ensure_ascii=False, default=str) if told else ""


def number(id: Any) -> int:
    """An integer for whatever an input calls a page; the same in every run."""
    if isinstance(id, int) and not isinstance(id, bool):
        return id
    if isinstance(id, str) and re.fullmatch("[1-9][0-9]{0,17}|0", id):
        return int(id)
    digest = hashlib.sha256(str(id).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def compact(time: str | None) -> str:
    """A time in ISO 8601 as `yyyymmdd` or `yyyymmdd HH:MM:SS`; "" for None."""
    found = re.match(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)(:\d\d)?)?", time or "")
    if not found:
        return ""
    year, month, day, clock, seconds = found.groups()
    return f"{year}{month}{day}" + (f" {clock}{seconds or ':00'}" if clock else "")


def site(url: str | None) -> str | None:
    """The host of an address; None if there is none in it."""
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None
