"""A column of an Arrow table, cleaned: whatever its type, no row is lost, moved or the end of the others."""
from __future__ import annotations

import pickle
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial

import pytest

from forumclean import Cleaner, ForumcleanError, Profile, UsageError, extract
from forumclean.adapters import arrow as adapter
from forumclean.adapters.columns import COLUMNS
from forumclean.output.jsonl import record
from support import FIXTURES, text_of

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
clean_batch = adapter.clean_batch

PAGE = text_of(FIXTURES / "discuz-x-short" / "source.html")
GOLD = text_of(FIXTURES / "discuz-x-short" / "expected.txt")
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"
PROSE = "入冬以前下了雪。\n"
NEW = list(COLUMNS)


def batch(pages: object, **columns: object) -> pa.RecordBatch:
    """A batch with the pages in `html`, and other columns."""
    return pa.RecordBatch.from_pydict({"html": pages, **columns})


def columns_of(batch: pa.RecordBatch | pa.Table) -> dict[str, list]:
    """The new columns as lists."""
    return {name: batch.column(name).to_pylist() for name in NEW}


def test_the_columns_are_those_of_the_json() -> None:
    row = clean_batch(batch([PAGE])).slice(0, 1).to_pylist()[0]
    expected = record(extract(PAGE))
    assert row["clean"] == expected["text"] == GOLD
    assert {name: row[name] for name in NEW[1:]} == {name: expected[name] for name in NEW[1:]}
    assert row["posts"][0]["author"] == "某甲" and row["posts"][0]["time_iso"] == "2020-05-01T08:00:00"


def test_rows_order_and_other_columns_stay() -> None:
    schema = pa.schema([("id", pa.int64()), ("html", pa.string()), ("at", pa.timestamp("us", "UTC")),
                        ("tags", pa.list_(pa.struct([("k", pa.string())]))), ("kind", pa.string())],
                       metadata={"who": "crawler"})
    rows = [{"id": number, "html": f"{number}楼说。\n", "at": datetime(2020, 1, 1, tzinfo=UTC),
             "tags": [{"k": "a"}], "kind": "x"} for number in (5, 3, 3, 9)]
    given = pa.RecordBatch.from_pylist(rows, schema=schema)
    done = clean_batch(given)
    assert done.schema.names == [*schema.names, *NEW] and done.schema.metadata == schema.metadata
    assert done.select(schema.names).equals(given)
    assert done.column("clean").to_pylist() == [row["html"] for row in rows]


TYPES = ("binary", "large_binary", "binary_view", "string", "large_string", "string_view")


@pytest.mark.parametrize("name", TYPES)
def test_every_type_of_text_gives_the_same(name: str) -> None:
    if not hasattr(pa, name):
        pytest.skip(f"this pyarrow has no {name}")
    pages = [PAGE, None, PROSE, ""]
    given = [page.encode() if page and "binary" in name else page for page in pages]
    given[3] = b"" if "binary" in name else ""
    done = columns_of(clean_batch(batch(pa.array(given, getattr(pa, name)()))))
    assert done == columns_of(clean_batch(batch(pages)))
    assert done["clean"] == [GOLD, None, PROSE, ""] and done["posts"][1] is None and done["warnings"][1] == []


def encoded(how: str) -> pa.Array:
    """PROSE twice and a null."""
    plain = pa.array([PROSE, None, PROSE])
    if how == "run-ends":
        return pa.RunEndEncodedArray.from_arrays(pa.array([1, 2, 3], pa.int32()), plain)
    if how == "null-value":
        return pa.DictionaryArray.from_arrays(pa.array([0, 1, 0]), pa.array([PROSE, None]))
    if how == "extension":
        return pa.array([PROSE, None, PROSE]).cast(pa.json_())
    return plain.cast(pa.binary()).dictionary_encode() if how == "bytes" else plain.dictionary_encode()


@pytest.mark.parametrize("how", ["dictionary", "bytes", "null-value", "run-ends", "extension"])
def test_encoded_columns(how: str) -> None:
    given = batch(encoded(how))
    done = clean_batch(given)
    assert done.column("clean").to_pylist() == [PROSE, None, PROSE]
    assert done.column("html").type == given.column("html").type


def test_a_column_of_nulls_and_one_of_fixed_size() -> None:
    assert clean_batch(batch(pa.nulls(2))).column("clean").to_pylist() == [None, None]
    assert clean_batch(batch(pa.array([PROSE[:3].encode()], pa.binary(9)))).column("clean").to_pylist() == [PROSE[:3]]


def test_slices_and_chunks() -> None:
    pages = [f"{number}楼说。\n" for number in range(10)]
    whole = batch(pages)
    assert clean_batch(whole.slice(3, 4)).column("clean").to_pylist() == pages[3:7]
    table = pa.Table.from_batches([whole.slice(0, 2), whole.slice(2, 0), whole.slice(2, 8)]).slice(1)
    done = clean_batch(table)
    assert isinstance(done, pa.Table) and done.column("html").num_chunks == table.column("html").num_chunks
    assert done.column("clean").to_pylist() == pages[1:]
    assert columns_of(done) == columns_of(clean_batch(whole.slice(1)))


@pytest.mark.parametrize("given", [pa.RecordBatch, pa.Table])
def test_nothing_in_nothing_out(given: type) -> None:
    empty = given.from_pydict({"html": pa.array([], pa.string())})
    done = clean_batch(empty)
    assert isinstance(done, given) and done.num_rows == 0
    assert done.schema == clean_batch(batch([PAGE])).schema


def test_many_pieces_make_the_same_column(monkeypatch: pytest.MonkeyPatch) -> None:
    given = batch([PAGE, PROSE, None, PAGE])
    expected = clean_batch(given)
    monkeypatch.setattr(adapter, "PIECE_CHARS", 1)
    assert clean_batch(given).equals(expected)
    done = clean_batch(pa.Table.from_batches([given]))
    assert done.column("clean").num_chunks == 3 and done.to_batches() and columns_of(done) == columns_of(expected)


def test_too_much_for_one_array_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(arrays: object) -> None:
        raise pa.ArrowInvalid("offset overflow while concatenating arrays")
    monkeypatch.setattr(adapter, "PIECE_CHARS", 1)
    monkeypatch.setattr(pa, "concat_arrays", full)
    with pytest.raises(UsageError, match="smaller batches"):
        clean_batch(batch([PROSE, PROSE]))


class Broken(Cleaner):
    """A cleaner with a bug."""

    def extract(self, *given: object, **options: object) -> object:
        raise RuntimeError("half a pair: \ud800")


def test_a_row_that_fails_stops_no_other() -> None:
    done = columns_of(clean_batch(batch([PROSE.encode(), PDF, b"\xff\xfe\x00", PROSE.encode()])))
    assert done["clean"][0] == done["clean"][3] == PROSE
    assert [done[name][1] for name in NEW[:4]] == [None] * 4
    (warning,) = done["warnings"][1]
    assert warning["code"] == "not-text" and "PDF" in warning["message"]


def test_a_bug_is_told_in_its_row() -> None:
    (row,) = clean_batch(batch([PROSE]), cleaner=Broken()).to_pylist()
    assert row["clean"] is None and row["posts"] is None
    message = r"RuntimeError: half a pair: \ud800"
    assert row["warnings"] == [{"code": "failed", "message": message, "start": 0, "end": 0}]


def test_a_string_that_is_no_utf8_is_read_by_its_bytes() -> None:
    raw = "入冬以前下了一场大雪，村里的人都说好。\n".encode("gb18030")
    lying = pa.Array.from_buffers(pa.string(), 1, pa.array([raw]).buffers())
    expected = clean_batch(batch([raw]))
    assert expected.column("clean").to_pylist() == ["入冬以前下了一场大雪，村里的人都说好。\n"]
    assert columns_of(clean_batch(batch(lying))) == columns_of(expected)


def test_addresses_and_charsets_by_row() -> None:
    raw = PROSE.encode("gb18030")
    given = batch([raw, raw, PAGE.encode()], url=[None, " ", "https://bbs.example.com/thread-1-1-1.html"],
                  charset=["gbk", "no-such-charset", ""])
    done = columns_of(clean_batch(given, url_column="url", encoding_column="charset"))
    assert done["clean"] == [PROSE, PROSE, GOLD]
    assert [[warning["code"] for warning in row] for row in done["warnings"]][1][0] == "encoding-unknown"
    assert done["warnings"][0] == [warning._asdict() for warning in extract(raw, encoding="gbk").warnings]


def test_options_are_those_of_the_cleaner() -> None:
    cleaner = Cleaner(select=())
    assert clean_batch(batch([PAGE]), cleaner=cleaner).column("clean").to_pylist() == [cleaner.clean(PAGE)]
    text = clean_batch(batch([PAGE]), kind="text").column("clean").to_pylist()
    assert text == [extract(PAGE, kind="text").text] != [GOLD]


def test_a_profile_goes_with_the_cleaner_or_beside_it() -> None:
    text = f"{PROSE}〔手机版〕\n{PROSE}"
    profile = Profile(drop=("〔手机版〕",))
    for options in ({"profile": profile}, {"cleaner": Cleaner(profile=profile)},
                    {"profile": profile, "cleaner": Cleaner(posts="first", profile=profile)},
                    {"profile": profile, "cleaner": Cleaner(posts="first")}):
        clean = pickle.loads(pickle.dumps(partial(clean_batch, **options)))
        assert clean(batch([text])).column("clean").to_pylist() == [PROSE * 2]
    assert clean_batch(batch([text])).column("clean").to_pylist() == [text]
    wide = clean_batch(batch(["下了雪,很大。"]), cleaner=Cleaner(punctuation="fullwidth"))
    assert wide.column("clean").to_pylist() == ["下了雪，很大。\n"]


@pytest.mark.parametrize(("columns", "options", "part"), [
    ({"title": [""]}, {}, "'title'"),
    ({"my_clean": [""]}, {"prefix": "my_"}, "'my_clean'"),
    ({}, {"column": "htm"}, "did you mean 'html'"),
    ({"n": [1]}, {"column": "n"}, "holds int64"),
    ({"n": [[b""]]}, {"column": "n"}, "holds list"),
    ({"n": [{"a": 1}]}, {"column": "n"}, "holds struct"),
    ({"n": [1]}, {"url_column": "n"}, "holds int64"),
    ({}, {"encoding_column": "charset"}, "no such column ('charset')"),
    ({}, {"kind": "htm"}, "no such kind"),
    ({}, {"profile": {"site": "x"}}, "load_profile"),
])
def test_what_is_wrong_is_said_before_any_row(columns: dict, options: dict, part: str) -> None:
    given = batch([PAGE], **columns)
    with pytest.raises(UsageError) as caught:
        clean_batch(given, cleaner=Broken(), **options)
    assert part in str(caught.value) and "\n" not in str(caught.value)


def test_two_profiles_are_one_too_many() -> None:
    with pytest.raises(UsageError, match="the cleaner has another one"):
        clean_batch(batch([PAGE]), cleaner=Cleaner(profile=Profile(drop=("a",))), profile=Profile(drop=("b",)))


def test_two_columns_of_one_name() -> None:
    twice = pa.RecordBatch.from_arrays([pa.array([""]), pa.array([""])], names=["html", "html"])
    with pytest.raises(UsageError, match="2 columns 'html'"):
        clean_batch(twice)
    with pytest.raises(UsageError, match="list"):
        clean_batch([PAGE])  # type: ignore[type-var]


def test_a_prefix_keeps_names_apart() -> None:
    done = clean_batch(batch([PAGE], title=["given"]), prefix="fc_")
    assert done.schema.names == ["html", "title", *[f"fc_{name}" for name in NEW]]
    assert done.column("title").to_pylist() == ["given"]


def test_without_pyarrow_the_install_line_is_given() -> None:
    code = ("import sys; sys.modules['pyarrow'] = None\n"
            "from forumclean.adapters.arrow import clean_batch\n"
            "from forumclean import ForumcleanError\n"
            "try: clean_batch(None)\n"
            "except ImportError as error: print(isinstance(error, ForumcleanError), error, error.name)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True pyarrow is not installed; pip install 'forumclean[arrow]' pyarrow\n"


def test_a_library_that_lacks_one_of_its_own_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    from forumclean.extras import needed
    (tmp_path / "halfthere.py").write_text("import another_that_is_missing\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="another_that_is_missing") as caught:
        needed("halfthere", "arrow")
    assert not isinstance(caught.value, ForumcleanError)
