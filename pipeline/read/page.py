"""An open file that is one article in (a page, a text), its `Source` out, untouched."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import MediaType, Source
from pipeline.errors import Rejection
from pipeline.read import files
from pipeline.read.opening import Opened

MEDIA_TYPES: dict[str, MediaType] = {
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
}


def articles(opened: Opened) -> Iterator[Source | Rejection]:
    """The one article; a rejection where it is larger than an article may be."""
    content = opened.stream.read(files.LARGEST + 1)
    if len(content) > files.LARGEST:
        yield files.too_large(opened.name, opened.size)
        return
    settings = opened.settings
    yield Source(
        opened.name,
        content,
        MEDIA_TYPES[opened.suffix],
        language=settings.language,
        published=settings.published,
    )
