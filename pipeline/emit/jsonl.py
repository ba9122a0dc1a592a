"""Batches in, records as lines of one file out, each batch appended and brought to the disk.

Beside `NAME.jsonl` lies `.NAME.jsonl.ledger`, which says what the lines are and how far they are
good. A batch is first appended, then entered there: what a crash left behind the last entered
line is cut off as the file is opened. Lines that newer ones replace are dropped at the end of the
run, by writing the file anew aside; a replaced record keeps its place.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from pipeline.emit.line import Batch, Made, Run
from pipeline.emit.line_ledger import LEDGER_ERRORS, LineLedger
from pipeline.emit.on_disk import failure
from pipeline.emit.records_in import adopted


class RecordsFile:
    """A file of records; one program at a time writes it."""

    takes_records = True
    wants_rows = False

    def __init__(self, path: Path) -> None:
        self.name = path.as_posix()
        self.path: Path | None = path
        self._target = Path(os.path.realpath(path))
        self._aside = self._target.with_name(f".{self._target.name}.part")
        self._ledger = LineLedger(self._target.with_name(f".{self._target.name}.ledger"))
        self._stream: IO[bytes] | None = None
        # Until file and ledger are known to belong together, nothing may be cut.
        self._begun = False

    def open(self, run: Run) -> None:
        """Lock the ledger, bring file and ledger together, and stand at the end of the file."""
        try:
            if self._target.is_dir():
                raise IsADirectoryError(21, "it is a folder")
            self._target.parent.mkdir(parents=True, exist_ok=True)
            if self._target.exists() and not os.access(self._target, os.W_OK):
                raise PermissionError(13, "the file is read-only")
            self._ledger.open(run)
            self._settle_rewriting()
            self._stream = self._target.open("ab")
            self._mend(self._stream)
            self._ledger.begin()
            self._begun = True
        except (OSError, ValueError, *LEDGER_ERRORS) as error:
            self.abort()
            raise failure(self.name, "opened", error) from error

    def held(self, articles: Sequence[str]) -> Mapping[str, Made]:
        """Those of these articles that have a line."""
        try:
            return self._ledger.held(articles)
        except LEDGER_ERRORS as error:
            raise failure(self.name, "read", error) from error

    def write(self, batch: Batch) -> None:
        """Append the records, bring them to the disk, enter them."""
        stream, start = self._open(), self._ledger.size
        try:
            ends = []
            position = start
            for _, line in batch.done:
                written = line.json.encode() + b"\n"
                stream.write(written)
                position += len(written)
                ends.append(position)
            stream.flush()
            os.fsync(stream.fileno())
            self._ledger.enter(batch, start, ends)
        except (OSError, *LEDGER_ERRORS) as error:
            self._cut()
            raise failure(self.name, "written", error) from error

    def close(self) -> None:
        """Drop the lines that newer ones replace, and end the run."""
        try:
            self._open().close()
            if self._ledger.drop_replaced():
                self._rewrite()
            self._ledger.close()
        except (OSError, *LEDGER_ERRORS) as error:
            raise failure(self.name, "written", error) from error

    def abort(self) -> None:
        """Cut what was not entered; the lines that were stand."""
        self._cut()
        self._ledger.abort()

    def _rewrite(self) -> None:
        """The lines in their places, aside; then one rename, told to the ledger on both sides."""
        with self._target.open("rb") as old, self._aside.open("wb") as new:
            for start, end in self._ledger.lines():
                old.seek(start)
                new.write(old.read(end - start))
            new.flush()
            os.fsync(new.fileno())
        self._ledger.rewriting(True)
        os.replace(self._aside, self._target)
        self._ledger.rewritten()

    def _settle_rewriting(self) -> None:
        """After a crash: the file aside is still there where the rename did not happen."""
        if self._ledger.is_rewriting:
            if self._aside.exists():
                self._ledger.rewriting(False)
            else:
                self._ledger.rewritten()
        self._aside.unlink(missing_ok=True)

    def _mend(self, stream: IO[bytes]) -> None:
        """Cut what a crash left unfinished; learn a file that the ledger does not know."""
        size = os.fstat(stream.fileno()).st_size
        good = self._ledger.size
        if size > good and self._ledger.was_interrupted:
            os.truncate(self._target, good)
        elif size != good:
            lines = list(adopted(self._target)) if size else []
            self._ledger.forget()
            end = self._ledger.learn(lines)
            os.truncate(self._target, end)
        stream.seek(0, os.SEEK_END)

    def _cut(self) -> None:
        """Back to the last line entered; where even that fails, the next run does it."""
        if self._stream is not None and not self._stream.closed:
            with contextlib.suppress(OSError):  # its buffer may not find room a second time
                self._stream.close()
            with contextlib.suppress(OSError):
                if self._begun:
                    os.truncate(self._target, self._ledger.size)

    def _open(self) -> IO[bytes]:
        assert self._stream is not None
        return self._stream
