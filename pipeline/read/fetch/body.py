"""The chunks of a body in, its bytes out: decompressed as they come, never beyond a cap."""

from __future__ import annotations

import zlib

from pipeline.read.fetch.failure import FetchError, PassingError

GZIP = b"\x1f\x8b"
_EITHER = zlib.MAX_WBITS | 32  # gzip or zlib, by the header


class Body:
    """Takes chunks; `encoding` is that of the Content-Encoding header, lower case."""

    def __init__(self, encoding: str, limit: int, *, cut: bool = False) -> None:
        """`limit` counts decompressed bytes; what lies beyond is cut off, or a failure."""
        self._limit = limit
        self._cut = cut
        self._parts: list[bytes] = []
        self._size = 0
        self._raw = 0
        # What cannot be compressed grows by a little; what grows by more is a trick.
        self._most_raw = limit + limit // 100 + 1_024
        self._inflating = encoding in ("gzip", "x-gzip", "deflate")
        if not self._inflating and encoding not in ("", "identity"):
            message = f"the site sends {encoding[:40]!r}, which was not asked for: save the page"
            raise FetchError("bad_response", f"{message} and give the file")
        self._inflater = zlib.decompressobj(_EITHER)
        self._begun = False

    @property
    def is_full(self) -> bool:
        """Whether nothing more is wanted."""
        return self._cut and (self._size >= self._limit or self._raw > self._most_raw)

    def add(self, chunk: bytes) -> None:
        """Take one chunk."""
        self._raw += len(chunk)
        if self._raw > self._most_raw and not self._cut:
            raise beyond(self._limit)
        if self._inflating:
            self._inflate(chunk)
        else:
            self._keep(chunk)

    def whole(self) -> bytes:
        """All of it."""
        if self._inflating and self._begun and not self.is_full:
            self._keep(self._inflater.decompress(b"", 1 << 20))  # what zlib still holds back
            if not self._inflater.eof:
                message = "the page breaks off: run the same command again later"
                raise PassingError("unreachable", message)
        return b"".join(self._parts)

    def _inflate(self, chunk: bytes) -> None:
        while chunk and not self.is_full:
            if self._inflater.eof:
                if not chunk.startswith(GZIP):
                    return  # padding behind the last member
                self._inflater = zlib.decompressobj(_EITHER)
            self._begun = True
            try:
                room = self._limit - self._size + 1
                self._keep(self._inflater.decompress(chunk, min(room, 1 << 20)))
            except zlib.error as error:
                message = "the compressed page is damaged: run the same command again later"
                raise FetchError("bad_response", message) from error
            chunk = self._inflater.unconsumed_tail or self._inflater.unused_data

    def _keep(self, part: bytes) -> None:
        self._size += len(part)
        if self._size > self._limit:
            if not self._cut:
                raise beyond(self._limit)
            part = part[: len(part) - (self._size - self._limit)]
            self._size = self._limit
        self._parts.append(part)


def beyond(limit: int) -> FetchError:
    """The failure of a body larger than it may be."""
    return FetchError("too_large", f"more than the {limit:,} bytes allowed: leave it out")


def gunzipped(content: bytes, limit: int) -> bytes:
    """The content, decompressed where it is a gzip file."""
    if not content.startswith(GZIP):
        return content
    body = Body("gzip", limit)
    body.add(content)
    return body.whole()
