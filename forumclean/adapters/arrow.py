"""Clean a column of an Arrow table. Needs the extra `arrow`; docs/tables.md describes the columns."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from forumclean import Cleaner
from forumclean.adapters.columns import (
    COLUMNS,
    Row,
    Shape,
    check_column,
    check_kind,
    check_names,
    checked_cleaner,
    clean_row,
)
from forumclean.errors import UsageError
from forumclean.extras import needed

if TYPE_CHECKING:
    import pyarrow as pa

    from forumclean.profile import Profile
    Batch = TypeVar("Batch", pa.RecordBatch, pa.Table)

# An Arrow array of strings ends at 2 GiB, and a page holds its text twice, in `clean` and in `posts`.
PIECE_CHARS = 50_000_000
# By name, for not every version of pyarrow has all of them.
TEXT_TYPES = frozenset("""
    null string large_string string_view binary large_binary binary_view fixed_size_binary
""".split())


class Columns(NamedTuple):
    """Which columns hold the pages, their addresses and their charsets, and what the pages are."""

    page: str
    url: str | None
    encoding: str | None
    kind: str


def clean_batch(batch: Batch, *, column: str = "html", cleaner: Cleaner | None = None, profile: Profile | None = None,
                kind: str = "auto", url_column: str | None = None, encoding_column: str | None = None,
                prefix: str = "") -> Batch:
    """Clean a column of pages: the same rows, order and other columns, and five columns more.

    `clean` (string), `title` (string), `engine` (string), `posts` (list of structs), `warnings` (list of structs); the
    fields of the structs are those of docs/json.md. A row never raises: one that cannot be cleaned has null in all but
    `warnings`, which says why; a row without a page has null there and no warning.

    Args:
        batch: a record batch or a table.
        column: holds the pages: binary (decoded by its own evidence) or string, large, view, fixed-size,
            dictionary-encoded, run-end-encoded or all null.
        cleaner: options; None: `Cleaner()`.
        profile: what is known of the site's marks (`load_profile`, `learn`); the same as in the cleaner.
        kind: "html", "text", or "auto" to tell by content, page by page.
        url_column: holds the pages' addresses, null where unknown.
        encoding_column: holds hints for binary pages (such as the charset of an HTTP header), null where unknown.
        prefix: stands before the new columns' names.

    Returns:
        What was given, a record batch or a table, with the columns appended.

    Raises:
        UsageError: before any row: there is no such column, it holds no pages, a new column's name is taken, or an
            option has no such value. After the rows: a record batch whose clean text exceeds the 2 GiB that an Arrow
            array of strings can hold; a table has no such limit.
        MissingExtraError: pyarrow is not installed.
    """
    pa = needed("pyarrow", "arrow")
    cleaner = checked_cleaner(cleaner, profile)
    check_kind(kind)
    if not isinstance(batch, (pa.RecordBatch, pa.Table)):
        raise UsageError(f"a pyarrow.RecordBatch or Table is wanted, not {type(batch).__name__}")
    check_names(batch.schema.names, prefix)
    for name in (column, url_column, encoding_column):
        if name is not None:
            check_column(batch.schema.names, name)
            check_type(batch.schema.field(name).type, name)
    columns = Columns(column, url_column, encoding_column, kind)
    whole = isinstance(batch, pa.RecordBatch)
    rows = (row for part in ([batch] if whole else batch.to_batches()) for row in clean_rows(part, columns, cleaner))
    added: list[list[Any]] = arrays(rows)
    fields: list[Any] = [pa.field(prefix + name, arrow_type(shape)) for name, shape in COLUMNS.items()]
    if not whole:
        for field, pieces in zip(fields, added):
            batch = batch.append_column(field, pa.chunked_array(pieces, type=field.type))
        return batch
    schema = pa.schema([*batch.schema, *fields], metadata=batch.schema.metadata)
    return pa.RecordBatch.from_arrays([*batch.columns, *map(one_array, added)], schema=schema)


def clean_rows(batch: pa.RecordBatch, columns: Columns, cleaner: Cleaner) -> Iterator[Row]:
    """What the new columns hold, row by row."""
    pages, urls, encodings = ([None] * batch.num_rows if name is None else batch.column(name)
                              for name in (columns.page, columns.url, columns.encoding))
    for page, url, encoding in zip(pages, urls, encodings):
        yield clean_row(cleaner, value(page), columns.kind, hint(url), hint(encoding))


def value(scalar: Any) -> str | bytes | None:
    """A row's page: a str if it is UTF-8 in a string column, else its bytes; None for null.

    Not `as_py()`: nothing checks that a string column is UTF-8 (Spark's `cast("string")` lets any bytes in), and what
    is not can still be read by its own evidence.
    """
    while hasattr(scalar, "value"):
        # Dictionary, run-end and extension scalars wrap the value.
        scalar = scalar.value
    if scalar is None or not scalar.is_valid:
        return None
    raw: bytes = scalar.as_buffer().to_pybytes()
    if "string" in str(scalar.type):
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return raw


def hint(scalar: Any) -> str | None:
    """A row's address or charset; None for null and for blanks."""
    text = value(scalar)
    text = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return text.strip() or None if text else None


def arrays(rows: Iterator[Row]) -> list[list[pa.Array]]:
    """The rows as columns, each in one or more pieces that are small enough for an Arrow array of strings."""
    pieces: list[list[pa.Array]] = [[] for _ in COLUMNS]
    held: list[Row] = []
    chars = 0
    for row in rows:
        held.append(row)
        chars += len(row[0] or "")
        if chars >= PIECE_CHARS:
            append_piece(pieces, held)
            held, chars = [], 0
    if held or not pieces[0]:
        append_piece(pieces, held)
    return pieces


def append_piece(pieces: list[list[pa.Array]], rows: Sequence[Row]) -> None:
    """Add the rows to each column as one array."""
    pa = needed("pyarrow", "arrow")
    values: Sequence[Sequence[Any]] = [*zip(*rows)] or [()] * len(COLUMNS)
    for column, shape, cells in zip(pieces, COLUMNS.values(), values):
        column.append(pa.array(cells, type=arrow_type(shape)))


def one_array(pieces: Sequence[pa.Array]) -> pa.Array:
    """The pieces of a column of a record batch, which has no chunks."""
    pa = needed("pyarrow", "arrow")
    try:
        return pieces[0] if len(pieces) == 1 else pa.concat_arrays(pieces)
    except pa.ArrowInvalid as error:
        raise UsageError(f"the clean text of this batch is too much for one array ({error}); "
                         "give smaller batches, or a table") from None


def arrow_type(shape: Shape) -> Any:
    """The Arrow type of a shape."""
    pa = needed("pyarrow", "arrow")
    if isinstance(shape, dict):
        return pa.struct([(name, arrow_type(part)) for name, part in shape.items()])
    return pa.list_(arrow_type(shape[0])) if isinstance(shape, list) else getattr(pa, shape)()


def check_type(given: Any, column: str) -> None:
    """Raises UsageError for a column that cannot hold pages, addresses or charsets."""
    if str(held_type(given)).partition("[")[0] not in TEXT_TYPES:
        raise UsageError(f"the column {column!r} holds {given}, not pages; name a column of binary or string")


def held_type(given: Any) -> Any:
    """The type of the values in a dictionary-encoded, run-end-encoded or extension column; of others their own."""
    types = needed("pyarrow.types", "arrow")
    while True:
        if hasattr(given, "storage_type"):
            given = given.storage_type
        elif types.is_dictionary(given) or types.is_run_end_encoded(given):
            given = given.value_type
        else:
            return given
