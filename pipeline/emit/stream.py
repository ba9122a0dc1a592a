"""Batches in, JSON lines out on standard output, a pipe or a device: nothing is held or mended."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from pipeline.emit.line import Batch, Made, Run
from pipeline.errors import SinkError


class StandardOutput:
    """Records on standard output. A closed pipe is the reader's choice: it is let through."""

    name = "-"
    path: Path | None = None
    takes_records = True
    wants_rows = False

    def open(self, run: Run) -> None:
        """Nothing can fail before the first byte."""

    def held(self, articles: Sequence[str]) -> Mapping[str, Made]:
        """Nothing: what has gone by is gone."""
        return {}

    def write(self, batch: Batch) -> None:
        """Hand over the records; rejections are told on standard error."""
        self._send(sys.stdout.buffer, batch)

    def close(self) -> None:
        """Everything has been handed over."""

    def abort(self) -> None:
        """What was written stands: each line is whole."""

    def _send(self, stream: IO[bytes], batch: Batch) -> None:
        try:
            stream.writelines(line.json.encode() + b"\n" for _, line in batch.done)
            stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise SinkError(f"{self.name} cannot be written ({error.strerror})") from error


class Device(StandardOutput):
    """The same on a named pipe or a device, which cannot be replaced by a file."""

    def __init__(self, path: Path) -> None:
        self.name = path.as_posix()
        self.path = path
        self._stream: IO[bytes] | None = None

    def open(self, run: Run) -> None:
        """Open it: a named pipe waits here for its reader."""
        try:
            self._stream = self.path.open("wb") if self.path else None
        except OSError as error:
            raise SinkError(f"{self.name} cannot be opened ({error.strerror})") from error

    def write(self, batch: Batch) -> None:
        """Hand over the records."""
        assert self._stream is not None
        self._send(self._stream, batch)

    def close(self) -> None:
        """Let go."""
        if self._stream is not None:
            self._stream.close()

    def abort(self) -> None:
        """Let go; what is still in the buffer has already failed once."""
        if self._stream is not None and not self._stream.closed:
            try:
                self._stream.close()
            except OSError:
                return
