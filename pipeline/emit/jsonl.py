"""Answers in, JSON lines out: on standard output as they come, or in a file that appears whole."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import IO

from pipeline.emit.line import Line
from pipeline.errors import Rejection, SinkError


class StandardOutput:
    """Records on standard output. A closed pipe is the reader's choice: it is let through."""

    name = "-"
    path: Path | None = None

    def open(self) -> None:
        """Nothing can fail before the first byte."""

    def write(self, answer: Line | Rejection) -> None:
        """Write a record; rejections are told on standard error."""
        if isinstance(answer, Line):
            self._guarded(answer.json.encode() + b"\n")

    def close(self) -> None:
        """Hand everything over."""
        self._guarded(b"")

    def abort(self) -> None:
        """What was written stands: each line is whole."""

    def _guarded(self, data: bytes) -> None:
        try:
            sys.stdout.buffer.write(data)
            if not data:
                sys.stdout.buffer.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise SinkError(f"standard output cannot be written ({error.strerror})") from error


class JSONLFile:
    """Records (or, with `rejections`, only these) in a file, written aside, then renamed."""

    def __init__(self, path: Path, *, rejections: bool = False) -> None:
        self.name = path.as_posix()
        self.path: Path | None = path
        self._target = Path(os.path.realpath(path))
        self._rejections = rejections
        self._stream: IO[bytes] | None = None
        # A pipe or device cannot be replaced by a file.
        self._whole = not self._target.exists() or self._target.is_file()
        self._aside = self._target.with_name(f".{self._target.name}.{os.getpid()}.part")

    def open(self) -> None:
        """Open the file aside; missing folders are made."""
        try:
            if self._target.is_dir():
                raise IsADirectoryError(21, "it is a folder")
            self._target.parent.mkdir(parents=True, exist_ok=True)
            if self._whole and self._target.exists() and not os.access(self._target, os.W_OK):
                raise PermissionError(13, "the file is read-only")
            self._stream = (self._aside if self._whole else self._target).open("wb")
        except OSError as error:
            raise self._failed("opened", error) from error

    def write(self, answer: Line | Rejection) -> None:
        """Add a line."""
        assert self._stream is not None
        if isinstance(answer, Rejection) is not self._rejections:
            return
        line = (
            json.dumps(answer.as_dict(), ensure_ascii=False)
            if isinstance(answer, Rejection)
            else answer.json
        )
        try:
            self._stream.write(line.encode() + b"\n")
        except OSError as error:
            raise self._failed("written", error) from error

    def close(self) -> None:
        """Bring the bytes to the disk and give the file its name."""
        assert self._stream is not None
        try:
            self._stream.flush()
            if self._whole:
                os.fsync(self._stream.fileno())
            self._stream.close()
            if self._whole:
                os.replace(self._aside, self._target)
        except OSError as error:
            raise self._failed("written", error) from error

    def abort(self) -> None:
        """Drop what was written aside."""
        with contextlib.suppress(OSError):  # where the disk is full, the file goes anyway
            if self._stream is not None:
                self._stream.close()
        if self._whole:
            with contextlib.suppress(OSError):
                self._aside.unlink(missing_ok=True)

    def _failed(self, what: str, error: OSError) -> SinkError:
        reason = error.strerror or str(error)
        return SinkError(
            f"{self.name} cannot be {what} ({reason}): check the path, its permissions and the disk"
        )
