"""The name of a file in, how it is read out: the one table of formats.

A format is a module of this package with one function, `articles(opened)`: an open file in, a
`Source` or a `Rejection` for each of its articles out.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.document import Source
    from pipeline.errors import Rejection
    from pipeline.read.opening import Opened

    Articles = Callable[[Opened], Iterator[Source | Rejection]]


@dataclass(frozen=True, slots=True)
class Format:
    """`many`: holds many articles; `streamed`: read from front to back, so may be compressed."""

    module: str
    many: bool = True
    streamed: bool = True

    def articles(self) -> Articles:
        """Its function, imported where it is used."""
        module = importlib.import_module(f"pipeline.read.{self.module}")
        function: Articles = module.articles
        return function


PAGE = Format("page", many=False)
FORMATS = {
    ".html": PAGE,
    ".htm": PAGE,
    ".txt": PAGE,
    ".jsonl": Format("jsonl"),
    ".ndjson": Format("jsonl"),
    ".csv": Format("delimited"),
    ".tsv": Format("delimited"),
    ".parquet": Format("parquet", streamed=False),
    ".warc": Format("warc"),
    ".wet": Format("warc"),
}
COMPRESSED = (".gz", ".zst")

_NEEDS = {
    ".parquet": ("pyarrow", "parquet"),
    ".warc": ("fastwarc", "warc"),
    ".wet": ("fastwarc", "warc"),
    ".zst": ("zstandard", "zstd"),
}
"""Suffix -> the package that reads it, and the extra of pressfacts that installs it."""


def suffixes(path: str) -> tuple[str, str]:
    """The suffix of the format and that of the compression; empty where there is none.

    >>> suffixes("crawl/NEWS.warc.gz"), suffixes("a.tar.gz"), suffixes("a.b.html")
    (('.warc', '.gz'), ('.tar', '.gz'), ('.html', ''))
    """
    *_, before, last = ("", "", *(one.lower() for one in PurePosixPath(path).suffixes))
    return (before, last) if last in COMPRESSED else (last, "")


def format_of(path: str) -> Format | None:
    """The format of a file by its name; None where it is none of ours."""
    suffix, compression = suffixes(path)
    found = FORMATS.get(suffix)
    return None if found is None or (compression and not found.streamed) else found


def known() -> str:
    """The suffixes, for people.

    >>> known().endswith("also .gz, .zst")
    True
    """
    return ", ".join([*sorted(FORMATS), f"also {', '.join(COMPRESSED)}"])


def check_installed(paths: Iterable[str]) -> None:
    """A `UsageError` that says what to install, where a package for one of the files is missing."""
    for suffix in {one for path in paths for one in suffixes(path)}:
        package, extra = _NEEDS.get(suffix, ("", ""))
        if package and find_spec(package) is None:
            raise UsageError(
                f"{suffix} files need the package {package}: pip install 'pressfacts[{extra}]'"
            )
