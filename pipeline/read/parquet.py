"""An open Parquet file in, one `Source` or `Rejection` a row out; a few rows held at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.document import Source
from pipeline.errors import DocumentError, Rejection
from pipeline.read.compressed import bomb, harmless
from pipeline.read.delimited import must_hold_content
from pipeline.read.opening import Opened
from pipeline.read.records import Records
from pipeline.read.settings import Fields

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

# Rows may be as large as an article may be, and these are held at once.
ROWS = 16


def articles(opened: Opened) -> Iterator[Source | Rejection]:
    """The articles of a file, called by id or by row, counted from 1; other columns are unread."""
    records = Records(opened)
    for place, row in enumerate(_rows(opened, opened.settings.fields), start=1):
        yield records.source(row, place)


def _rows(opened: Opened, fields: Fields) -> Iterator[dict[str, object]]:
    import pyarrow
    from pyarrow.parquet import ParquetFile

    count = 0
    try:
        with ParquetFile(
            opened.stream, buffer_size=1 << 20, page_checksum_verification=True
        ) as table:
            columns = list(table.schema_arrow.names)
            must_hold_content(columns, fields)
            wanted = fields.columns(columns)
            for group in range(table.num_row_groups):
                _must_be_harmless(table, group, wanted)
                for batch in table.iter_batches(ROWS, row_groups=[group], columns=wanted):
                    for row in batch.to_pylist():
                        count += 1
                        yield row
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise DocumentError(
            "read",
            "damaged",
            f"the file is damaged ({reason}) behind row {count}: what came before is read; get the"
            " file again",
        ) from error


def _must_be_harmless(table: ParquetFile, group: int, wanted: list[str]) -> None:
    """A `DocumentError` where what is to be read of a row group is a bomb."""
    chunks = table.metadata.row_group(group)
    for place in range(chunks.num_columns):
        chunk = chunks.column(place)
        size, packed = chunk.total_uncompressed_size, chunk.total_compressed_size
        if chunk.path_in_schema.split(".")[0] in wanted and size > harmless(packed):
            raise bomb()
