"""An open Parquet file in, one `Source` or `Rejection` a row out; a few rows held at a time."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import Source
from pipeline.errors import DocumentError, Rejection
from pipeline.read.opening import Opened
from pipeline.read.records import Records
from pipeline.read.settings import Fields

# Rows may be as large as an article may be, and these are held at once.
ROWS = 16


def articles(opened: Opened) -> Iterator[Source | Rejection]:
    """The articles of a file, called by id or by row, counted from 1; other columns are unread."""
    records = Records(opened)
    for place, row in enumerate(_rows(opened, opened.settings.fields), start=1):
        yield records.source(row, place)


def _rows(opened: Opened, fields: Fields) -> Iterator[dict[str, object]]:
    import pyarrow
    from pyarrow import parquet

    from pipeline.read.delimited import must_hold_content

    count = 0
    try:
        with parquet.ParquetFile(opened.stream, buffer_size=1 << 20) as table:
            columns = list(table.schema_arrow.names)
            must_hold_content(columns, fields)
            for batch in table.iter_batches(ROWS, columns=fields.columns(columns)):
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
