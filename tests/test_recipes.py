"""The recipes of the docs are run as they stand there."""
from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from forumclean import extract
from forumclean.output.jsonl import record
from support import FIXTURES, ROOT, text_of

BLOCK_RE = re.compile(r"^```python(?: ([a-z]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RECIPES = [match.groups() for match in BLOCK_RE.finditer(text_of(ROOT / "docs" / "recipes.md"))]
PAGE = text_of(FIXTURES / "discuz-x-short" / "source.html")
PROFILE, MARKED = 'drop = ["〔手机版〕"]\n', "入冬以前下了雪。\n〔手机版〕\n天晴了。\n"
# What these libraries warn of is not this project's.
pytestmark = pytest.mark.filterwarnings("ignore")


def code(name: str) -> str:
    """The recipe of a name; its blocks follow each other in one module."""
    found = [body for label, body in RECIPES if label == name]
    assert found, f"docs/recipes.md has no {name} block"
    return "\n".join(found)


def run(name: str) -> dict[str, Any]:
    """The names that a recipe leaves behind."""
    names: dict[str, Any] = {"__name__": name}
    exec(compile(code(name), f"docs/recipes.md#{name}", "exec"), names)
    return names


def script(name: str, folder: Path, extra: str = "") -> None:
    """Run a recipe as a program, in a folder; fails if it does."""
    (folder / "recipe.py").write_text(code(name) + extra, "utf-8")
    # Ray reports its use to its makers unless it is told not to.
    done = subprocess.run([sys.executable, "recipe.py"], cwd=folder, capture_output=True, timeout=200, check=False,
                          env={**os.environ, "RAY_USAGE_STATS_ENABLED": "0"})
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")


def test_every_recipe_is_run_here() -> None:
    own = text_of(Path(__file__))
    assert {label for label, _ in RECIPES} == set(re.findall(r'(?:run|script)\("([a-z]+)"', own))


def test_tables() -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    (body,) = [body for _, body in BLOCK_RE.findall(text_of(ROOT / "docs" / "tables.md"))]
    exec(body, {})


def test_pandas() -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    frame = run("pandas")["frame"]
    # Which null stands for no text depends on the version of pandas.
    assert frame["id"].tolist() == [1, 2] and frame["clean"].isna().tolist() == [False, True]
    assert frame["clean"][0] == "一句话。\n" and "posts" in frame.columns


def test_pandas_by_map() -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    names: dict[str, Any] = {}
    exec(next(body for label, body in RECIPES if label == "pandas"), names)
    first, second = names["frame"]["clean"]
    assert first == "一句话。\n" and (second is None or second != second)


def test_polars() -> None:
    pytest.importorskip("polars", reason="polars is not installed")
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    frame = run("polars")["frame"]
    assert frame["clean"].to_list() == ["一句话。\n", None] and frame["id"].to_list() == [1, 2]


CRAWL = """

import scrapy
from scrapy.crawler import CrawlerProcess


class Spider(scrapy.Spider):
    name = "forum"
    start_urls = [URLS]

    def parse(self, response):
        yield {"url": response.url, "body": response.body}


if __name__ == "__main__":
    process = CrawlerProcess({"ITEM_PIPELINES": {ForumPipeline: 300}, "TELNETCONSOLE_ENABLED": False,
                              "FEEDS": {"out.jsonl": {"format": "jsonlines"}}})
    process.crawl(Spider)
    process.start()
"""


def test_scrapy(tmp_path: Path) -> None:
    """A real crawl, of two files."""
    pytest.importorskip("scrapy", reason="scrapy is not installed (make doors)")
    page, binary = tmp_path / "page.html", tmp_path / "paper.html"
    page.write_text(PAGE, "utf-8")
    binary.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")
    script("scrapy", tmp_path, CRAWL.replace("URLS", f"{page.as_uri()!r}, {binary.as_uri()!r}"))
    (item,) = [json.loads(line) for line in text_of(tmp_path / "out.jsonl").splitlines()]
    assert item == json.loads(json.dumps(record(extract(PAGE.encode(), url=page.as_uri()), id=page.as_uri())))


def test_langchain() -> None:
    pytest.importorskip("langchain_core", reason="langchain-core is not installed (make doors)")
    names = run("langchain")
    document = names["Document"]
    given = [document(page_content=PAGE, metadata={"source": "https://bbs.example.com/thread-1-1-1.html"}),
             document(page_content="入冬以前下了雪。\n"), document(page_content="")]
    first, second = names["ForumTransformer"]().transform_documents(given)
    assert first.page_content == "我们周六上午九点出发,请带好水和干粮。"
    assert first.metadata == {**given[0].metadata, "title": "关于周末的安排", "author": "某甲",
                              "time": "2020-05-01T08:00:00"}
    assert second.page_content == "入冬以前下了雪。\n"


def test_datatrove(tmp_path: Path) -> None:
    pytest.importorskip("datatrove", reason="datatrove is not installed (make doors)")
    (tmp_path / "pages").mkdir()
    lines = [json.dumps({"html": PAGE, "id": "a", "url": None}), json.dumps({"html": "<p></p>", "id": "b"}),
             json.dumps({"html": MARKED, "id": "c"})]
    (tmp_path / "pages" / "x.jsonl").write_text("\n".join(lines), "utf-8")
    (tmp_path / "site.toml").write_text(PROFILE, "utf-8")
    script("datatrove", tmp_path)
    (file,) = (tmp_path / "clean").iterdir()
    rows = [json.loads(line) for line in text_of(file).splitlines()]
    assert [(row["id"], row.get("text", "")) for row in rows] == [
        ("a", extract(PAGE).text), ("b", ""), ("c", MARKED.replace("〔手机版〕\n", ""))]
    assert rows[0]["metadata"]["forumclean_title"] == "关于周末的安排"


@pytest.mark.timeout(420)
def test_ray(tmp_path: Path) -> None:
    """Twice, with a file more the second time: what is noted is not done again."""
    pytest.importorskip("ray", reason="ray is not installed (make doors)")
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    parquet, dataset = pytest.importorskip("pyarrow.parquet"), pytest.importorskip("pyarrow.dataset")
    (tmp_path / "pages").mkdir()
    (tmp_path / "site.toml").write_text(PROFILE, "utf-8")
    for run_number, names in enumerate((["a", "b", "c"], ["d"])):
        table = pa.table({"id": names, "html": [PAGE, None, MARKED, "它。\n"][:len(names)]})
        parquet.write_table(table, tmp_path / "pages" / f"{run_number}.parquet")
        script("ray", tmp_path)
        rows = dataset.dataset(tmp_path / "clean", format="parquet").to_table().to_pylist()
        assert sorted(row["id"] for row in rows) == [*"abcd"][:3 + run_number]
    by_id = {row["id"]: row for row in rows}
    assert by_id["a"]["posts"] == record(extract(PAGE))["posts"] and by_id["b"]["clean"] is None
    assert by_id["c"]["clean"] == MARKED.replace("〔手机版〕\n", "")
