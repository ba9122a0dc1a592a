"""Batches in; out, the inputs that gave no record as JSON lines, and the inputs themselves.

An input that gave no record is tried again by every run, so each run's file tells all of them. It
is written aside and appears whole.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from pipeline.document import Source
from pipeline.emit.line import Batch, Made, Run
from pipeline.emit.on_disk import failure

_KEPT = re.compile(r"[0-9a-f]{32}\.(?:html|txt)")


class RejectionsFile:
    """A line for each rejection. With `keep`, a folder, the inputs are kept there by content."""

    takes_records = False
    wants_rows = False

    def __init__(self, path: Path, *, keep: Path | None = None) -> None:
        self.name = path.as_posix()
        self.path: Path | None = path
        self._target = Path(os.path.realpath(path))
        self._aside = self._target.with_name(f".{self._target.name}.part")
        self._keep = keep
        self._kept: set[str] = set()
        self._stream: IO[bytes] | None = None

    def open(self, run: Run) -> None:
        """Open the file aside; missing folders are made."""
        try:
            if self._target.is_dir():
                raise IsADirectoryError(21, "it is a folder")
            self._target.parent.mkdir(parents=True, exist_ok=True)
            if self._keep is not None:
                self._keep.mkdir(parents=True, exist_ok=True)
            self._stream = self._aside.open("wb")
        except OSError as error:
            raise failure(self.name, "opened", error) from error

    def held(self, articles: Sequence[str]) -> Mapping[str, Made]:
        """No record is here."""
        return {}

    def write(self, batch: Batch) -> None:
        """Add a line for each, and keep the inputs that could be read."""
        assert self._stream is not None
        try:
            for place, rejection in enumerate(batch.rejected):
                told: dict[str, str | None] = rejection.as_dict()
                if self._keep is not None and place in batch.refused:
                    told["kept"] = self._keep_input(batch.refused[place], self._keep)
                self._stream.write(json.dumps(told, ensure_ascii=False).encode() + b"\n")
        except OSError as error:
            raise failure(self.name, "written", error) from error

    def close(self) -> None:
        """Bring the bytes to the disk, give the file its name, drop inputs that gave a record."""
        assert self._stream is not None
        try:
            self._stream.flush()
            os.fsync(self._stream.fileno())
            self._stream.close()
            os.replace(self._aside, self._target)
            for file in self._keep.iterdir() if self._keep is not None else ():
                if _KEPT.fullmatch(file.name) and file.name not in self._kept:
                    file.unlink()
        except OSError as error:
            raise failure(self.name, "written", error) from error

    def abort(self) -> None:
        """Drop what was written aside."""
        with contextlib.suppress(OSError):  # where the disk is full, the file goes anyway
            if self._stream is not None:
                self._stream.close()
        with contextlib.suppress(OSError):
            self._aside.unlink(missing_ok=True)

    def _keep_input(self, source: Source, folder: Path) -> str:
        """Write the content of an input under the name of its hash; that file."""
        suffix = "html" if source.media_type == "text/html" else "txt"
        file = folder / f"{source.content_id}.{suffix}"
        if file.name not in self._kept:
            aside = folder / ".kept.part"
            aside.write_bytes(source.content)
            os.replace(aside, file)
            self._kept.add(file.name)
        return file.as_posix()
