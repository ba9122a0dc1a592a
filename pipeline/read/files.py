"""A path on this machine in: its name, why it cannot be read, its bytes."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import IO

from pipeline.document import MediaType
from pipeline.errors import DocumentError, Rejection

Stream = IO[bytes]

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


def printable(text: str) -> str:
    """A text that UTF-8 can hold: half an emoji is written as an escape."""
    return text.encode("utf-8", "backslashreplace").decode()


def too_large(uri: str, size: int | None, id: str | None = None) -> Rejection:
    """The rejection of an article beyond `LARGEST`; its size where it is known."""
    told = "" if size is None else f"{size:,}, "
    return rejected(
        uri,
        "too_large",
        f"{told}more than the {LARGEST:,} bytes allowed an article: split it or leave it out",
        id,
    )


def changed() -> DocumentError:
    """What is wrong with a file that is not any more what was seen of it."""
    message = "the file was changed while it was read: run again when it is complete"
    return DocumentError("read", "changed", message)


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


def open_file(path: str | os.PathLike[str]) -> Stream:
    """The bytes of a file."""
    return open(path, "rb")


def size_of(stream: Stream) -> int | None:
    """How long a file is, where its system knows."""
    size = getattr(getattr(stream, "raw", stream), "size", None)  # a driver's
    if isinstance(size, int):
        return size
    try:
        return os.fstat(stream.fileno()).st_size
    except (OSError, AttributeError):
        return None
