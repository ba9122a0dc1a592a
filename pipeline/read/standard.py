"""Standard input in: JSON lines where it begins with `{`, else one page or one text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, cast

from pipeline.document import Source
from pipeline.errors import Rejection
from pipeline.read import files, opening
from pipeline.read.discover import STDIN
from pipeline.read.opening import Opened
from pipeline.read.settings import Settings

_BLANK = b"\xef\xbb\xbf \t\r\n"


def articles(stream: IO[bytes], settings: Settings) -> Iterator[Source | Rejection]:
    """Its articles."""
    head = b""
    while not head.strip(_BLANK) and (line := stream.readline(files.LARGEST)):
        head += line
    if head.strip(_BLANK).startswith(b"{"):
        rejoined = cast("IO[bytes]", _Rejoined(head, stream))
        yield from opening.read(Opened(STDIN, ".jsonl", rejoined, stream, settings=settings))
        return
    content = head + stream.read(files.LARGEST + 1)
    if len(content) > files.LARGEST:
        yield files.too_large(STDIN, len(content))
        return
    media = files.media_type(content)
    yield Source(STDIN, content, media, language=settings.language, published=settings.published)


class _Rejoined:
    """A stream with the lines already taken from it put back in front."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._heads = head.splitlines(keepends=True)
        self._rest = rest

    def readline(self, limit: int, /) -> bytes:
        return self._heads.pop(0) if self._heads else self._rest.readline(limit)
