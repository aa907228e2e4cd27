"""Help for the tests of `unsplice`: pages with a title and a copyright line, and splices put into prose."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean import Result, extract

# Invented, and long enough that a page shows what stands beside what.
PROSE = (
    "县里今年安排专项资金修缮老城区的排水管网，工程分三个阶段推进。第一阶段先查清地下管网的走向，第二阶段更换破损的管道，"
    "第三阶段恢复路面。施工单位每天上午公布进度，居民可以在公告栏查看。老城区的街道很窄，大型机械进不去，"
    "只能用小型机械配合人工开挖。有的居民担心施工影响出行，社区干部挨家挨户上门说明情况，把施工时间和绕行路线讲清楚。"
    "管网更换以后，雨季积水的情况明显好转，居民的满意程度也提高了。县里准备明年继续安排资金，把工程推进到城郊的几条街道。\n"
    "排水工程之外，县里还安排人员清理河道，疏通沟渠。清理出来的淤泥运到城郊的苗圃，用作底肥。"
    "河道两岸种上了柳树，傍晚散步的居民越来越多。施工期间，社区干部每周召开一次会议，听取居民意见，及时调整施工安排。")
NAME = "青石坊网"
HOST = "www.qingshifang.example"


def page(body: str, name: str = NAME, copyright_line: bool = True) -> str:
    """A text between a page's title and its copyright line, which tell the site's name."""
    foot = f"\n\nCopyright © 2016 {name} 版权所有" if copyright_line else ""
    return f"老城区排水工程进展 - {name}\n\n{body}{foot}"


def unspliced(source: str, url: str | None = None) -> Result:
    """The page with its splices gone and everything else in its place."""
    return extract(source, kind="text", url=url, select=("splice",))


def body_of(result: Result) -> str:
    """What is left between the title and the copyright line."""
    text = result.text.split("\n\n", 1)[1]
    return text.rsplit("\n\nCopyright", 1)[0]


def spliced(prose: str, mark: str, after: Sequence[str]) -> str:
    """`prose` with the mark behind the first occurrence of each string."""
    for word in after:
        assert word in prose, word
        prose = prose.replace(word, word + mark, 1)
    return prose
