"""The path of one article in, its `Source` or the `Rejection` that names it out."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from pipeline.document import MediaType, Source
from pipeline.errors import Rejection

MEDIA_TYPES: dict[str, MediaType] = {
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
}
RECORDS = ".jsonl"
SUFFIXES = frozenset({*MEDIA_TYPES, RECORDS})

# No article is as large: beyond it a file is a dump, a bomb or a film.
LARGEST = 20_000_000

_TAG = re.compile(
    rb"<(?:!doctype|!--|html|head|body|meta|title|div|article|section|p|h1|br)\b", re.I
)


def rejected(uri: str, code: str, message: str, id: str | None = None) -> Rejection:
    """A rejection of this stage."""
    return Rejection(uri, id, "read", code, message)


def uri_of(path: str | os.PathLike[str]) -> str:
    """The path as the user gave it, posix style; bytes that are no UTF-8 are written as escapes.

    >>> uri_of("./corpus/vi/")
    'corpus/vi'
    """
    return os.fsencode(Path(path).as_posix()).decode("utf-8", "backslashreplace")


def too_large(uri: str, size: int, id: str | None = None) -> Rejection:
    """The rejection of an article beyond `LARGEST`."""
    return rejected(
        uri,
        "too_large",
        f"{size:,} bytes, more than the {LARGEST:,} allowed an article: split it or leave it out",
        id,
    )


def media_type(content: bytes) -> MediaType:
    """HTML where the beginning holds a tag of a page, else text.

    >>> media_type(b" <!DOCTYPE html><p>"), media_type(b"a < b")
    ('text/html', 'text/plain')
    """
    head = content[:4096].replace(b"\0", b"")  # UTF-16 reads like ASCII without its NULs
    return "text/html" if _TAG.search(head) else "text/plain"


def fault(path: str | os.PathLike[str]) -> Rejection | None:
    """Why this path cannot be read as a file, or None."""
    uri = uri_of(path)
    try:
        status = os.stat(path)
    except (OSError, ValueError) as error:
        if os.path.islink(path):
            return rejected(uri, "dangling_link", "the link points to nothing: mend or remove it")
        if isinstance(error, FileNotFoundError):
            return rejected(uri, "not_found", "there is no such file or folder: check the path")
        return unreadable(uri, error)
    if not stat.S_ISREG(status.st_mode):
        return rejected(uri, "not_a_file", "neither a file nor a folder: give a regular file")
    return None


def unreadable(uri: str, error: Exception) -> Rejection:
    """The rejection of a file the system does not let us read."""
    reason = getattr(error, "strerror", None) or str(error)
    return rejected(uri, "unreadable", f"cannot be read ({reason}): check its permissions")


def load(
    path: str | os.PathLike[str], *, language: str | None = None, published: str | None = None
) -> Source | Rejection:
    """The article in a file, its content untouched."""
    uri = uri_of(path)
    kind = MEDIA_TYPES.get(Path(path).suffix.lower())
    if kind is None:
        known = ", ".join(sorted(SUFFIXES))
        return rejected(
            uri, "unknown_type", f"no article by its suffix (known: {known}): rename it"
        )
    problem = fault(path)
    if problem is not None:
        return problem
    try:
        with open(path, "rb") as stream:
            content = stream.read(LARGEST + 1)
            size = os.fstat(stream.fileno()).st_size
    except OSError as error:
        return unreadable(uri, error)
    if len(content) > LARGEST:
        return too_large(uri, size)
    return Source(uri, content, kind, language=language, published=published)
