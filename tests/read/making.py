"""Files of every format that is read, made of a few records; and what a reader gives of them."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read import Reader

Row = dict[str, Any]
HTML = b"text/html; charset=windows-1258"
MANY = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".warc")


_LINES = st.sampled_from(
    [
        b'{"id": "a", "text": "x"}',
        b'{"id": "a", "text": "y"}',
        b'{"id": "3", "text": "x"}',
        b'{"text": "no id"}',
        '{"id": "b", "text": "Sở"}'.encode(),
        b'{"id": "a@2", "text": "x"}',
        b"",
        b"  ",
        b"no json",
        b'{"id": "c"}',
        b"\xff",
    ]
)


@st.composite
def _files(draw: st.DrawFn) -> bytes:
    end = draw(st.sampled_from([b"\n", b"\r\n"]))
    return end.join(draw(st.lists(_LINES, max_size=30))) + (end if draw(st.booleans()) else b"")


def any_lines(test: Callable[..., None]) -> Callable[..., None]:
    """Run a test on JSONL files with all that may go wrong in a line, in parts of some size."""
    parts = given(content=_files(), size=st.integers(1, 200))(test)
    return settings(suppress_health_check=[HealthCheck.function_scoped_fixture])(parts)


def rows(count: int) -> list[Row]:
    """Articles that differ, and do not compress to nothing."""
    return [
        {"id": f"n{place}", "text": f"Bài {place}: " + " ".join(str(place**k) for k in range(40))}
        for place in range(1, count + 1)
    ]


def made(suffix: str, given: Sequence[Row]) -> bytes:
    """A file with these records."""
    if suffix in (".jsonl", ".ndjson"):
        return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in given)
    if suffix in (".csv", ".tsv"):
        text = io.StringIO()
        writer = csv.DictWriter(text, list(given[0]), delimiter="\t" if suffix == ".tsv" else ",")
        writer.writeheader()
        writer.writerows(given)
        return text.getvalue().encode()
    if suffix == ".parquet":
        import pyarrow
        from pyarrow import parquet

        out = io.BytesIO()
        parquet.write_table(pyarrow.Table.from_pylist(list(given)), out, row_group_size=7)
        return out.getvalue()
    return b"".join(record(row["id"], row["text"].encode()) for row in given)


def compressed(suffix: str, content: bytes) -> bytes:
    """Under `.gz` or `.zst`."""
    if suffix == ".gz":
        return gzip.compress(content, mtime=0)
    import zstandard

    return zstandard.ZstdCompressor(write_checksum=True).compress(content)


def record(
    id: str,
    body: bytes,
    *,
    type: str = "response",
    media: bytes = HTML,
    headers: Iterable[bytes] = (),
    status: bytes = b"200 OK",
    length: int | None = None,
    more: Iterable[bytes] = (),
) -> bytes:
    """A record of a web archive; `headers` are of the HTTP answer, `more` of the record."""
    told = media
    if type == "response":
        told = b"application/http; msgtype=response"
        lines = [b"HTTP/1.1 " + status, b"Content-Type: " + media, *headers, b"", b""]
        body = b"\r\n".join(lines) + body
    size = len(body) if length is None else length
    lines = [
        b"WARC/1.0",
        b"WARC-Type: " + type.encode(),
        b"WARC-Record-ID: <urn:uuid:" + id.encode() + b">",
        b"WARC-Target-URI: https://example.org/" + id.encode(),
        b"WARC-Date: 2024-04-12T10:00:00Z",
        b"Content-Type: " + told,
        b"Content-Length: " + str(size).encode(),
        *more,
        b"",
        b"",
    ]
    return b"\r\n".join(lines) + body + b"\r\n\r\n"


def written(folder: Path, name: str, content: bytes) -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content)
    return path


def read(*inputs: Path | str, **options: Any) -> list[Source | Rejection]:
    """Everything a reader gives."""
    return list(Reader([str(one) for one in inputs], **options))


def sources(found: Iterable[Source | Rejection]) -> list[Source]:
    return [one for one in found if isinstance(one, Source)]


def codes(found: Iterable[Source | Rejection]) -> list[tuple[str, str]]:
    """Name within its folder, and code, of what was rejected."""
    return [(Path(one.uri).name, one.code) for one in found if isinstance(one, Rejection)]


def texts(found: Iterable[Source | Rejection]) -> list[str]:
    return [one.content.decode() for one in sources(found)]
