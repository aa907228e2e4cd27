"""The step for datatrove: every document goes on, whatever becomes of it."""
from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from forumclean import Cleaner, UsageError, extract
from forumclean.output.jsonl import record
from support import FIXTURES, text_of

pytest.importorskip("datatrove", reason="datatrove is not installed (make doors)")
pytestmark = pytest.mark.filterwarnings("ignore")

PAGE = text_of(FIXTURES / "discuz-x-short" / "source.html")
EMPTY = "<html><head><title>提示信息</title></head><body></body></html>"


class Broken(Cleaner):
    """A cleaner that fails on every page but PAGE."""

    def extract(self, source: str, **options: object) -> object:  # type: ignore[override]
        if source != PAGE:
            raise RuntimeError("no")
        return super().extract(source, **options)  # type: ignore[arg-type]


def test_every_document_goes_on() -> None:
    from datatrove.data import Document

    from forumclean.adapters.datatrove import ForumCleaner
    texts = [PAGE, EMPTY, "入冬以前下了雪。\n", ""]
    step = pickle.loads(pickle.dumps(ForumCleaner()))
    done = list(step.run(Document(text, str(number)) for number, text in enumerate(texts)))
    assert [(document.id, document.text) for document in done] == \
        [(str(number), extract(text).text) for number, text in enumerate(texts)]
    expected = record(extract(PAGE))
    assert done[0].metadata == {f"forumclean_{name}": expected[name] for name in
                                ("title", "engine", "posts", "warnings")}
    assert done[1].metadata["forumclean_warnings"] == record(extract(EMPTY))["warnings"]


def test_one_that_fails_keeps_its_text() -> None:
    from datatrove.data import Document

    from forumclean.adapters.datatrove import ForumCleaner
    step = ForumCleaner(Broken())
    done = list(step.run([Document("坏的", "1", metadata={"url": 5}), Document(PAGE, "2")]))
    assert [document.text for document in done] == ["坏的", extract(PAGE).text]
    assert done[0].metadata["forumclean_warnings"][0]["code"] == "failed"
    assert step.stats["failed"].total == step.stats["cleaned"].total == 1
    assert list(step.run(None)) == []


def test_a_kind_that_does_not_exist() -> None:
    from forumclean.adapters.datatrove import ForumCleaner
    with pytest.raises(UsageError, match="no such kind"):
        ForumCleaner(kind="htm")


def test_a_pipeline_from_jsonl_to_jsonl(tmp_path: Path) -> None:
    """datatrove's own reader, executor and writer, in a process of their own: it starts workers."""
    (tmp_path / "in").mkdir()
    lines = [json.dumps({"text": text, "id": str(number)}) for number, text in enumerate([PAGE, EMPTY] * 5)]
    (tmp_path / "in" / "pages.jsonl").write_text("\n".join(lines), "utf-8")
    script = tmp_path / "run.py"
    script.write_text(
        "from datatrove.executor import LocalPipelineExecutor\n"
        "from datatrove.pipeline.readers import JsonlReader\n"
        "from datatrove.pipeline.writers import JsonlWriter\n"
        "from forumclean.adapters.datatrove import ForumCleaner\n"
        "if __name__ == '__main__':\n"
        "    steps = [JsonlReader('in'), ForumCleaner(), JsonlWriter('out', compression=None)]\n"
        "    LocalPipelineExecutor(steps, tasks=1, logging_dir='logs').run()\n", "utf-8")
    done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr.decode()
    written = [json.loads(line) for file in (tmp_path / "out").iterdir() for line in text_of(file).splitlines()]
    assert [row["id"] for row in written] == [str(number) for number in range(10)]
    # Its writer leaves out what is empty.
    assert {row.get("text", "") for row in written} == {extract(PAGE).text, ""}
