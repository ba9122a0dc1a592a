"""A URL of an object store in (`s3://bucket/news/*.jsonl.gz`), its files out, through fsspec."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from pipeline.errors import UsageError
from pipeline.read.files import printable
from pipeline.read.formats import format_of

if TYPE_CHECKING:
    from fsspec.spec import AbstractFileSystem

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.I)
_BUFFER = 1 << 20
_MAGIC = re.compile(r"[*?\[]")
_PASSWORD = re.compile(r"\A([a-z][a-z0-9+.-]*://[^/@:]*):[^/@]*@", re.I)
_OTHERS = frozenset({"http", "https", "file"})


@dataclass(slots=True)
class Listing:
    """What a URL stands for: files with their sizes, sorted; how many are no articles.

    `outside` are names that would leave the folder given; `folder` tells how it was found.
    """

    files: dict[str, int]
    ignored: int = 0
    outside: tuple[str, ...] = ()
    folder: bool = False


def is_remote(path: str) -> bool:
    """Whether a path is a URL for fsspec; the web is read by others.

    >>> is_remote("s3://bucket/a.jsonl"), is_remote("https://x/"), is_remote("news/a.txt")
    (True, False, False)
    """
    scheme = _SCHEME.match(path)
    return scheme is not None and scheme[1].lower() not in _OTHERS


def uri_of(path: str) -> str:
    """The name of a file, without a password; what no database takes is written as an escape.

    >>> uri_of("sftp://reader:secret@host/news/a.txt")
    'sftp://reader@host/news/a.txt'
    """
    return printable(_PASSWORD.sub(r"\1@", path).replace("\0", "\\x00"))


def listing(url: str) -> Listing:
    """The files of a URL of a file, a folder or a glob; `OSError` where they cannot be listed."""
    from fsspec.utils import get_protocol

    system, path = _system(url)
    try:
        if (magic := _MAGIC.search(path)) is not None:
            root = path[: magic.start()].rpartition("/")[0]
            return _sorted(_before(url, path), system.glob(path, detail=True), root)
        if system.isdir(path):
            found = system.find(path, detail=True)
            listed = _sorted(_before(url.rstrip("/"), path.rstrip("/")), found, path)
            listed.folder = True
            return listed
        size = system.info(path).get("size")
        return Listing({url: size or 0})
    except OSError:
        raise
    except Exception as error:  # every driver has errors of its own
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise OSError(f"{get_protocol(url)}: {reason}") from error


def open_file(url: str) -> IO[bytes]:
    """The bytes of a file; `OSError` where it cannot be opened."""
    system, path = _system(url)
    try:
        # Lines are found by Python's own buffer, many times faster than by a driver's.
        return io.BufferedReader(system.open(path, "rb"), _BUFFER)
    except OSError:
        raise
    except Exception as error:
        raise OSError(str(error) or type(error).__name__) from error


def _before(url: str, path: str) -> str:
    """What stands before a path in a URL: the scheme, and for some stores user and host."""
    return url[: len(url) - len(path)] if url.endswith(path) else url[: url.index("://") + 3]


def _sorted(before: str, found: dict[str, dict[str, object]], root: str) -> Listing:
    folder = root.rstrip("/") + "/" if root.strip("/") else ""
    files: dict[str, int] = {}
    outside = []
    ignored = 0
    for name, one in sorted(found.items()):
        if one.get("type") != "file":
            continue
        url = before + name
        if ".." in name.split("/") or not name.startswith(folder):
            outside.append(url)
        elif format_of(name) is None:
            ignored += 1
        else:
            size = one.get("size")
            files[url] = size if isinstance(size, int) else 0
    return Listing(files, ignored, tuple(outside))


def _system(url: str) -> tuple[AbstractFileSystem, str]:
    try:
        import fsspec
    except ImportError as error:
        message = f"{url} needs the package fsspec: pip install 'pressfacts[remote]'"
        raise UsageError(message) from error
    try:
        system, path = fsspec.core.url_to_fs(url)
    except ImportError as error:  # "Install s3fs to access S3"
        raise UsageError(f"{url}: {error} (pip install it beside pressfacts)") from error
    except ValueError as error:
        raise UsageError(f"{url}: {error}: check the scheme") from error
    return system, str(path)
