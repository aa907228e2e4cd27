"""What the tests of elements share: small pages, written as markup, and an engine that knows their posts."""
from __future__ import annotations

from forumclean import Cleaner, Result
from forumclean.model import Page
from forumclean.outline import Outline
from forumclean.readers.html import read_html
from forumclean.stages.engines.enginefile import Place, parse_engine

SAYINGS = ("渡口的老船修好了，缆绳是新换的。", "去年冬天河面封冻，我们走着过去。", "茶馆门前的灯还亮着，掌柜不在。",
           "雨下了三天，桥墩露出半截。", "木匠说榫头松了，得重新敲。", "孩子们在坡上放风筝，线断了。")
NICKS = ("山泉", "石桥", "小满", "老河口", "薄荷", "空台阶")
ENGINE = parse_engine("""name = "ferry"
[[form]]
signs = [".text"]
post = [".p"]
body = [".text"]
author = [".nick"]
time = [".p > i"]
""", Place("ferry"))


def html(body: str, title: str = "渡口的老船 - 柳湾论坛") -> str:
    """A page around some elements."""
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"


def page_of(body: str, title: str = "渡口的老船 - 柳湾论坛") -> Page:
    """What the reader makes of it."""
    return read_html(html(body, title))


def outline_of(body: str, title: str = "渡口的老船 - 柳湾论坛") -> Outline:
    """Its elements."""
    found = page_of(body, title).outline
    assert found is not None
    return found


def first(outline: Outline, name: str) -> int:
    """The first element of a class."""
    return outline.by_class[name][0]


def shown(outline: Outline, elements: list[int]) -> list[str]:
    """The words of some elements."""
    return [outline.words(element) for element in elements]


def thread(post: str, count: int = 4, between: str = "") -> str:
    """Posts of one shape: `{n}` is the number, `{nick}` who, `{day}` when, `{words}` what."""
    return between.join(post.format(n=number + 1, nick=NICKS[number], words=SAYINGS[number],
                                    day=f"2019-4-{number + 2} 09:{number + 12}") for number in range(count))


def cleaned(body: str, title: str = "渡口的老船 - 柳湾论坛") -> Result:
    """What comes of a page whose posts the engine of these tests knows."""
    return Cleaner(engines=(ENGINE,)).extract(html(body, title), kind="html")


def texts(body: str, title: str = "渡口的老船 - 柳湾论坛") -> list[str]:
    """The texts of its posts."""
    return [post.text for post in cleaned(body, title).posts]
