"""Parquet files: each row is a record, its columns are the fields."""
from __future__ import annotations

from collections.abc import Iterator

from forumclean.batch.extras import extra
from forumclean.batch.records import ROW, Record, bad

BATCH_ROWS = 64


def read_parquet(name: str, size: int, skip: int = 0) -> Iterator[Record]:
    """The rows of a file of `size` bytes; `skip` of them are passed over.

    A file that breaks off gives one BAD record in the place of all that follows.
    """
    parquet, arrow = extra("pyarrow.parquet"), extra("pyarrow")
    number = 0
    try:
        with parquet.ParquetFile(name) as file:
            total = max(file.metadata.num_rows, 1)
            groups: list[int] = []
            for group in range(file.metadata.num_row_groups):
                rows = file.metadata.row_group(group).num_rows
                if not groups and number + rows <= skip:
                    number += rows
                else:
                    groups.append(group)
            for batch in file.iter_batches(BATCH_ROWS, row_groups=groups) if groups else ():
                for row in batch.to_pylist():
                    number += 1
                    if number > skip:
                        yield Record(f"{name}:{number}", ROW, row, size * number // total)
    except (arrow.ArrowException, OSError, ValueError) as error:
        told = " ".join(str(error).split())
        yield bad(f"{name}:{number + 1}+", "damaged-input", f"cannot be read beyond here ({told})", size)
