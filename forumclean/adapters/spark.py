"""Clean a column of a Spark DataFrame. Needs the extra `spark`; docs/spark.md plans large jobs."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from forumclean import Cleaner
from forumclean.adapters.arrow import clean_batch
from forumclean.adapters.columns import COLUMNS, Shape, check_column, check_kind, check_names, checked_cleaner
from forumclean.errors import UsageError
from forumclean.extras import needed

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame

    from forumclean.profile import Profile

SPARK_TYPES = {"string": "StringType", "int64": "LongType"}


def clean_dataframe(df: DataFrame, column: str = "html", *, cleaner: Cleaner | None = None,
                    profile: Profile | None = None, kind: str = "auto", url_column: str | None = None,
                    encoding_column: str | None = None, prefix: str = "") -> DataFrame:
    """Clean a column of pages: `clean_batch` of `forumclean.adapters.arrow`, on every partition.

    Nothing runs until the result is used. Rows keep their order within a partition. The cleaner travels by value, with
    its engines and its profile (`profile_folders` alone are looked up where the executors are); the package itself has
    to be installed there.

    Args:
        df: a DataFrame, of Spark Connect too.
        column: holds the pages, binary or string.
        cleaner, profile, kind, url_column, encoding_column, prefix: as for `clean_batch`.

    Returns:
        The DataFrame with the columns `clean`, `title`, `engine`, `posts` and `warnings` appended.

    Raises:
        UsageError: there is no such column, it holds no pages, a new column's name is taken (by Spark's rule for upper
            and lower case), or an option has no such value.
        MissingExtraError: pyspark or pyarrow is not installed.
    """
    types = needed("pyspark.sql.types", "spark")
    needed("pyarrow", "spark")
    cleaner = checked_cleaner(cleaner, profile)
    check_kind(kind)
    sensitive = str(df.sparkSession.conf.get("spark.sql.caseSensitive")).lower() == "true"
    check_names(df.columns, prefix, ignore_case=not sensitive)
    for name in (column, url_column, encoding_column):
        if name is not None:
            check_column(df.columns, name)
            check_type(df.schema[name].dataType, name)
    added = [types.StructField(prefix + name, spark_type(shape)) for name, shape in COLUMNS.items()]
    clean = partial(clean_batch, column=column, cleaner=cleaner, kind=kind, url_column=url_column,
                    encoding_column=encoding_column, prefix=prefix)
    # mapInArrow looks columns up by name, and stumbles on a dot in one and on two of the same.
    numbered = df.toDF(*[f"c{number}" for number in range(len(df.columns))])
    return numbered.mapInArrow(partial(clean_batches, names=df.columns, clean=clean),
                               types.StructType([*df.schema.fields, *added]))


def clean_batches(batches: Iterator[pa.RecordBatch], names: list[str],
                  clean: Callable[[pa.RecordBatch], pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What an executor does with a partition: one batch is held at a time."""
    return (clean(batch.rename_columns(names)) for batch in batches)


def spark_type(shape: Shape) -> Any:
    """The Spark type of a shape."""
    types = needed("pyspark.sql.types", "spark")
    if isinstance(shape, dict):
        return types.StructType([types.StructField(name, spark_type(part)) for name, part in shape.items()])
    return types.ArrayType(spark_type(shape[0])) if isinstance(shape, list) else getattr(types, SPARK_TYPES[shape])()


def check_type(given: Any, column: str) -> None:
    """Raises UsageError for a column that cannot hold pages, addresses or charsets."""
    if given.typeName() not in ("string", "binary", "void", "char", "varchar"):
        raise UsageError(f"the column {column!r} holds {given.simpleString()}, not pages; "
                         "name a column of binary or string")
