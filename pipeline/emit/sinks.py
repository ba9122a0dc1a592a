"""The name of a sink in (`-`, `FILE.jsonl`, `sqlite:///FILE`, ...), the sink that writes it out.

Every sink is its own ledger: it says what it holds, takes a batch whole or not at all, and what it
has taken is there after a crash. So nothing that another file says can be at odds with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol

from pipeline.emit.line import Batch, Made, Run
from pipeline.emit.masked import masked
from pipeline.errors import UsageError

SQLITE = "sqlite:///"
PARQUET = "parquet:"
POSTGRES = ("postgresql://", "postgres://")


class Sink(Protocol):
    """Where the answers of a batch go. All but `abort` may raise a `SinkError`."""

    name: str
    """Fit to be shown: no password is in it."""
    path: Path | None
    """The file, or folder, that is written; None where there is none on this machine."""
    takes_records: bool
    """Whether it is for records; an input is skipped where all such sinks hold it."""
    wants_rows: bool
    """Whether lines must come with their rows."""

    def open(self, run: Run) -> None:
        """Make sure that writing will work, before any work is done; mend what a crash left."""

    def held(self, articles: Sequence[str]) -> Mapping[str, Made]:
        """Those of these articles that the sink has, and how they were made."""

    def write(self, batch: Batch) -> None:
        """Take the batch whole, so that it outlives a crash, or leave everything as it was."""

    def close(self) -> None:
        """End the run: let go of what newer content has replaced, make everything visible."""

    def abort(self) -> None:
        """End the run early: the batches written stand, nothing is half there. Never raises."""


def sink(name: str) -> Sink:
    """The sink of this name."""
    if name == "-":
        from pipeline.emit.stream import StandardOutput

        return StandardOutput()
    if name.startswith(POSTGRES):
        _need("psycopg", "postgres")
        from pipeline.emit.postgres import PostgresSink

        return PostgresSink(name)
    if name.startswith(PARQUET) and len(name) > len(PARQUET):
        _need("pyarrow", "parquet")
        from pipeline.emit.parquet import ParquetSink

        return ParquetSink(name, Path(name.removeprefix(PARQUET)))
    if name.startswith(SQLITE) and len(name) > len(SQLITE):
        from pipeline.emit.sqlite import SQLiteSink

        return SQLiteSink(name, Path(name.removeprefix(SQLITE)))
    if "://" not in name and (name.endswith(".jsonl") or _is_device(name)):
        return _records(Path(name))
    raise UsageError(
        f"no sink is called {masked(name)!r}: give - (standard output), FILE.jsonl, {SQLITE}FILE,"
        f" {POSTGRES[0]}USER@HOST/DATABASE or {PARQUET}FOLDER"
    )


def _need(package: str, extra: str) -> None:
    try:
        import_module(package)
    except ImportError as error:
        raise UsageError(
            f"{package} is needed for this sink ({error}): pip install 'pressfacts[{extra}]'"
        ) from error


def _records(path: Path) -> Sink:
    """A file grows batch by batch; a pipe or device only takes what it is given."""
    from pipeline.emit.jsonl import RecordsFile
    from pipeline.emit.stream import Device

    return Device(path) if _is_device(path) else RecordsFile(path)


def _is_device(name: str | Path) -> bool:
    path = Path(name)
    return path.exists() and not path.is_file() and not path.is_dir()
