"""The name of a sink in (`-`, `FILE.jsonl`, `sqlite:///FILE`), the sink that writes to it out."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from pipeline.emit.line import Line
from pipeline.errors import Rejection, UsageError

SQLITE = "sqlite:///"


class Sink(Protocol):
    """Where the answers of a batch go. All four may raise a `SinkError`."""

    name: str
    path: Path | None

    def open(self) -> None:
        """Make sure that writing will work, before any work is done."""

    def write(self, answer: Line | Rejection) -> None:
        """Take one answer; a sink passes over the kind it has no place for."""

    def close(self) -> None:
        """Make everything written visible."""

    def abort(self) -> None:
        """Leave no half file behind. Never raises."""


def sink(name: str) -> Sink:
    """The sink of this name."""
    if name == "-":
        from pipeline.emit.jsonl import StandardOutput

        return StandardOutput()
    if name.startswith(SQLITE) and len(name) > len(SQLITE):
        from pipeline.emit.sqlite import SQLiteSink

        return SQLiteSink(name, Path(name.removeprefix(SQLITE)))
    if name.endswith(".jsonl") and "://" not in name:
        from pipeline.emit.jsonl import JSONLFile

        return JSONLFile(Path(name))
    raise UsageError(
        f"no sink is called {name!r}: give - (standard output), FILE.jsonl or {SQLITE}FILE"
    )
