"""An open web archive in, a `Source` for each page in it out; other records are counted.

Pages are HTML answers with status 200 (`response`), HTML kept as it is (`resource`), and text or
HTML made of pages (`conversion`: WET files).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, cast

from pipeline.document import MediaType, Source
from pipeline.errors import DocumentError, Rejection
from pipeline.read import files
from pipeline.read.given import word
from pipeline.read.names import Names
from pipeline.read.opening import Opened
from pipeline.read.settings import Settings
from pipeline.read.warc_records import Cut, Stream, records

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_KINDS: dict[str, tuple[str, ...]] = {
    "response": ("text/html", "application/xhtml+xml"),
    "resource": ("text/html", "application/xhtml+xml"),
    "conversion": ("text/html", "application/xhtml+xml", "text/plain"),
}
_CHUNK = re.compile(rb"([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n", re.I)


def articles(opened: Opened) -> Iterator[Source | Rejection]:
    """The pages of an archive, called by the uuid of their record."""
    names = Names()
    for place, cut in enumerate(records(cast("Stream", opened.stream)), start=1):
        damaged = cut.problem is not None and cut.problem[0] == "damaged"
        if cut.type not in _KINDS and not damaged:
            opened.ignored += 1
            continue
        uri = f"{opened.name}#{names.name(cut.id, place)[0]}"
        try:
            page = _page(cut, uri, opened.settings)
        except DocumentError as error:
            yield error.rejection(uri, cut.id)
        else:
            if page is None:
                opened.ignored += 1
            else:
                yield page


def _page(cut: Cut, uri: str, settings: Settings) -> Source | None:
    """The page in a record; None where it holds none."""
    from fastwarc.warc import ArchiveIterator

    if cut.problem is not None:
        raise DocumentError("read", *cut.problem)
    try:
        stream = BytesIO(cut.content)
        record = next(
            ArchiveIterator(stream, parse_http=True, auto_decode="none", stream_detect=False)
        )
        media, charset = _media_type(record, cut.type)
        if media is None:
            return None
        _verify(record)
        body = _body(record, files.LARGEST)
    except (OSError, ValueError, StopIteration) as error:
        reason = " ".join(str(error).split())[:200]
        raise DocumentError("read", "damaged", f"the record is damaged ({reason})") from error
    return Source(
        uri,
        body,
        media,
        id=cut.id,
        url=word((record.headers.get("WARC-Target-URI") or "").strip("<> ")),
        language=settings.language,
        published=settings.published,
        charset=charset,
    )


def _verify(record: WarcRecord) -> None:
    """A `DocumentError` where the bytes are not those the crawler has seen."""
    told = record.headers.get("WARC-Block-Digest") or ""
    if told.startswith("sha1:") and not record.verify_block_digest():
        message = "the record is not what its digest says: get the file again"
        raise DocumentError("read", "damaged", message)


def _media_type(record: WarcRecord, type: str) -> tuple[MediaType | None, str | None]:
    """What a record holds, if it is an article, and the charset it declares."""
    if type == "response":
        http = record.http_headers
        if http is None or http.status_code != 200:
            return None, None
        told, charset = record.http_content_type, record.http_charset
    else:
        told, _, rest = (record.headers.get("Content-Type") or "").partition(";")
        declared = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", rest, re.I)
        # WET files are UTF-8 by their definition and do not say so.
        charset = declared[1] if declared else ("utf-8" if type == "conversion" else None)
    told = (told or "").strip().lower()
    if told not in _KINDS[type]:
        return None, None
    return ("text/plain" if told == "text/plain" else "text/html"), charset


def _body(record: WarcRecord, largest: int) -> bytes:
    """The content of a record without the wrappings of HTTP."""
    body: bytes = record.reader.read()
    http = record.http_headers if record.is_http else None
    if http is None:
        return _checked(body, largest)
    if "chunked" in (http.get("Transfer-Encoding") or "").lower() and _CHUNK.match(body):
        body = _joined(body)
    wrappings = (http.get("Content-Encoding") or "").lower().split(",")
    for wrapping in reversed([one.strip() for one in wrappings]):
        body = _unwrapped(body, wrapping, largest)
    return _checked(body, largest)


def _joined(body: bytes) -> bytes:
    """The content of a chunked body."""
    content: list[bytes] = []
    place = 0
    while (chunk := _CHUNK.match(body, place)) is not None:
        size = int(chunk[1], 16)
        if not size:
            return b"".join(content)
        content.append(body[chunk.end() : chunk.end() + size])
        place = chunk.end() + size
        place += 2 if body.startswith(b"\r\n", place) else 1
    raise DocumentError("read", "damaged", "the last chunk of the body is not there")


def _unwrapped(body: bytes, encoding: str, largest: int) -> bytes:
    """A body without one content encoding; some crawlers keep the header and drop the encoding."""
    match encoding:
        case "" | "identity" | "none" | "utf-8":
            return body
        case "gzip" | "x-gzip":
            return _inflated(body, 31, largest) if body.startswith(b"\x1f\x8b") else body
        case "deflate":
            zlib_header = len(body) > 1 and body[0] & 15 == 8 and not (body[0] << 8 | body[1]) % 31
            return _inflated(body, 15 if zlib_header else -15, largest)
        case "br" | "zstd":
            from fastwarc import stream_io

            reader = stream_io.BrotliReader if encoding == "br" else stream_io.ZstdReader
            content: bytes = reader(BytesIO(body)).read(largest + 1)
            return content
    message = f"the content encoding {encoding[:40]!r} is unknown: decode it first"
    raise DocumentError("read", "unknown_encoding", message)


def _inflated(body: bytes, bits: int, largest: int) -> bytes:
    inflater = zlib.decompressobj(bits)
    try:
        content = inflater.decompress(body, largest + 1)
    except zlib.error as error:
        message = f"the body cannot be decompressed ({error})"
        raise DocumentError("read", "damaged", message) from error
    if not inflater.eof and len(content) <= largest:
        raise DocumentError("read", "damaged", "the compressed body ends too early")
    return content


def _checked(body: bytes, largest: int) -> bytes:
    if len(body) > largest:
        message = f"more than the {largest:,} bytes allowed an article: leave it out"
        raise DocumentError("read", "too_large", message)
    return body
