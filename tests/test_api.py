"""What a caller may rely on."""
from __future__ import annotations

import gc
import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from inspect import signature
from pathlib import Path

import pytest

import forumclean
from forumclean import Cleaner, NotTextError, UsageError, clean, extract

OPTIONS = ["source", "kind", "url", "encoding", "select", "ignore"]


def test_signatures() -> None:
    assert list(signature(clean).parameters) == list(signature(extract).parameters) == OPTIONS
    assert list(signature(Cleaner).parameters) == ["select", "ignore", "engines", "posts", "punctuation", "profile",
                                                   "profile_folders"]
    assert all(each.kind is each.KEYWORD_ONLY for each in signature(Cleaner).parameters.values())
    for name in ("text", "title", "url", "engine", "posts", "removed", "notes", "warnings", "source_text", "replay",
                 "restore", "thread_id", "page", "profiles"):
        assert hasattr(forumclean.Result, name)


def test_clean_is_the_text_of_extract(founding: Path) -> None:
    result = extract(founding.read_bytes(), url="https://www.example.com/thread-1-1-1.html")
    assert clean(founding.read_bytes(), url="https://www.example.com/thread-1-1-1.html") == result.text
    assert result.url == "https://www.example.com/thread-1-1-1.html"


def test_bytes_and_str_give_the_same(founding: Path) -> None:
    assert clean(founding.read_bytes()) == clean(founding.read_bytes().decode("utf-8"))


@pytest.mark.parametrize("text", ["", "一句话。", "一句话。\n", "  缩进。\n\n\n空行。\n", "a\tb\n"])
def test_text_in_which_nothing_is_found_stays(text: str) -> None:
    assert clean(text) == clean(text.encode()) == text


def test_the_account_adds_up(founding: Path) -> None:
    result = extract(founding.read_bytes())
    for cut in result.removed:
        assert result.source_text[cut.start:cut.end] == cut.text
        assert cut.put.strip() == ""
        assert cut.role and cut.reason and "." in cut.rule
    assert [cut.start for cut in result.removed] == sorted(cut.start for cut in result.removed)
    assert result.replay() == result.text
    assert result.restore() == result.source_text == founding.read_bytes().decode("utf-8")


def test_result_cannot_be_changed(founding: Path) -> None:
    with pytest.raises(FrozenInstanceError):
        extract("一句话。").text = ""  # type: ignore[misc]


def test_cleaner_is_immutable() -> None:
    names = ["splice"]
    cleaner = Cleaner(select=names)  # type: ignore[arg-type]
    names.append("wrap")
    assert cleaner.select == ("splice",)
    with pytest.raises(FrozenInstanceError):
        cleaner.select = None  # type: ignore[misc]
    assert hash(cleaner) == hash(Cleaner(select=("splice",)))


def test_cleaner_survives_pickling(founding: Path) -> None:
    cleaner = pickle.loads(pickle.dumps(Cleaner(select=("wrap", "splice"), ignore=("splice.site-name",))))
    assert cleaner == Cleaner(select=("wrap", "splice"), ignore=("splice.site-name",))
    result = cleaner.extract(founding.read_bytes())
    assert pickle.loads(pickle.dumps(result)) == result


def test_threads_may_share_a_cleaner(founding: Path) -> None:
    cleaner, page = Cleaner(), founding.read_bytes()
    sources = [page, page * 2, "一句话。\n".encode(), page.replace(b"\n", b"\r\n")] * 4
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(cleaner.clean, sources)) == [cleaner.clean(source) for source in sources]


def test_select_and_ignore_filter_cuts(founding: Path) -> None:
    page = founding.read_bytes()
    assert all(cut.rule.startswith(("splice.", "read.")) for cut in extract(page, select=("splice",)).removed)
    assert not any(cut.role == "splice" for cut in extract(page, ignore=("splice",)).removed)
    assert clean(page, select=()) == page.decode("utf-8")


@pytest.mark.parametrize(("option", "value", "part"), [
    ("select", ("splise",), "'splice'"),
    ("ignore", ("hidden",), "always acts"),
    ("ignore", ("read.bom",), "always acts"),
    ("select", "splice", "('splice',)"),
    ("kind", "htm", "html"),
])
def test_usage_errors_say_what_is_right(option: str, value: object, part: str) -> None:
    with pytest.raises(UsageError) as caught:
        clean("一句话。", **{option: value})  # type: ignore[arg-type]
    assert part in str(caught.value) and "\n" not in str(caught.value)


def test_binary_files_are_refused() -> None:
    with pytest.raises(NotTextError):
        clean(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")


def test_line_ends_are_cut_and_count_as_nothing_found() -> None:
    assert clean("\N{ZERO WIDTH NO-BREAK SPACE}入冬以前下了雪。\r\n大家都说好。\r\n") == "入冬以前下了雪。\n大家都说好。\n"
    assert clean("入冬以前下了雪。\r大家都说好。") == "入冬以前下了雪。\n大家都说好。"
    assert clean("入\N{ZERO WIDTH SPACE}冬以前下\N{ZERO WIDTH SPACE}了雪。\r大家都说好。\r\n") == "入冬以前下了雪。\n大家都说好。\n"


def test_the_collector_is_back_after_a_large_page() -> None:
    with pytest.raises(NotTextError):
        clean(b"%PDF-1.4\n" + b"x" * 1_000_001)
    assert gc.isenabled()
    gc.disable()
    try:
        clean("入冬以前下了雪。\n" * 200_000)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_choice_of_posts_that_does_not_exist() -> None:
    with pytest.raises(UsageError, match="all, first"):
        Cleaner(posts="last")
