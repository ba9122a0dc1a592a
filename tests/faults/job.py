"""A small job run in a process of its own, that can be killed or struck, and what it left behind.

The inputs are lines of one file and a few that give no record; the task is cheap, so that most of
the time is spent where faults hurt: in writing. Jobs are forked: a thousand of them take minutes.
"""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.emit import sink
from pipeline.emit.line import Run
from pipeline.emit.rejections import RejectionsFile
from pipeline.emit.schema import tables
from pipeline.emit.summary import Tally
from pipeline.errors import SinkError
from pipeline.read import Reader
from pipeline.run import job
from pipeline.run.job import How, main_job
from pipeline.run.limits import Limits
from tests.making import answer

INPUTS = 60
BAD = 3
RUN = Run("0", "rules", "2024-04-12T00:00:00Z")

SINKS = {"sqlite": "sqlite:///facts.sqlite", "parquet": "parquet:parquet"}

NO_LIMITS = Limits()

Strike = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a job ended: its exit status, or minus the signal that killed it, and its seconds."""

    status: int
    seconds: float


@dataclass(frozen=True)
class Job:
    """The same inputs, the same kinds of sinks, in a folder of its own."""

    folder: Path
    sinks: tuple[str, ...] = ("records.jsonl", "sqlite", "parquet")
    workers: int = 0
    limits: Limits = NO_LIMITS

    def prepare(self, texts: list[str] | None = None) -> None:
        """Write the inputs."""
        self.folder.mkdir(parents=True)
        lines = [
            json.dumps({"id": f"n{n}", "text": text})
            for n, text in enumerate(texts or [f"text {n}" for n in range(INPUTS)])
        ]
        lines[7:7] = ["no json"] * BAD
        (self.folder / "in.jsonl").write_text("\n".join(lines) + "\n", "utf-8")

    def start(self, strike: Strike | None = None) -> int:
        """Fork the job; its process. `strike` arms a fault in it."""
        process = os.fork()
        if process == 0:
            status = self._work(strike)
            os._exit(status)
        return process

    def run(self, strike: Strike | None = None, *, killed_after: float | None = None) -> Ended:
        """Run it to its end, or kill it after so many seconds."""
        began = time.monotonic()
        process = self.start(strike)
        ended, status = 0, 0
        while killed_after is not None and not ended and time.monotonic() < began + killed_after:
            time.sleep(0.001)
            ended, status = os.waitpid(process, os.WNOHANG)
        if killed_after is not None and not ended:
            os.kill(process, signal.SIGKILL)
        if not ended:
            _, status = os.waitpid(process, 0)
        return Ended(os.waitstatus_to_exitcode(status), time.monotonic() - began)

    def _work(self, strike: Strike | None) -> int:
        """In the child: the statuses are those of the command."""
        job.BATCH = 8
        os.chdir(self.folder)  # so that outputs name their inputs alike wherever they lie
        try:
            if strike is not None:
                strike()
            sinks = [sink(SINKS.get(kind, kind)) for kind in self.sinks]
            sinks.append(RejectionsFile(Path("rejected.jsonl"), keep=Path("q")))
            how = How(RUN, answer, workers=self.workers, limits=self.limits)
            tally = Tally()
            main_job(Reader(["in.jsonl"]), sinks, how, tally)
        except SinkError:
            return 3
        except BaseException:
            import traceback

            traceback.print_exc()
            return 99
        return 1 if tally.rejected else 0

    def left(self) -> dict[str, list[str]]:
        """What the outputs hold: by output, its rows as text, each with its input's name."""
        found: dict[str, list[str]] = {}
        records = self.folder / "records.jsonl"
        if "records.jsonl" in self.sinks and records.exists():
            found["records.jsonl"] = records.read_text("utf-8").splitlines()
        if "sqlite" in self.sinks:
            found |= _tables(self.folder / "facts.sqlite")
        if "parquet" in self.sinks:
            found |= _parquet(self.folder / "parquet")
        for name in self.sinks:
            if name.startswith("postgresql://"):
                found |= _postgres(name)
        return found

    def is_whole(self) -> bool:
        """Whether what can be seen of every output is whole records, after any fault."""
        records = self.folder / "records.jsonl"
        if records.exists():
            text = records.read_text("utf-8")
            if text and not text.endswith("\n"):
                return False
            for line in text.splitlines():
                json.loads(line)
        if "parquet" in self.sinks:
            _parquet(self.folder / "parquet")
        database = self.folder / "facts.sqlite"
        return not database.exists() or _check(database)


@dataclass(frozen=True, slots=True)
class Difference:
    """What one set of outputs lacks, has twice, or has otherwise, against another."""

    lost: int
    doubled: int
    differing: int


def difference(found: dict[str, list[str]], wanted: dict[str, list[str]]) -> Difference:
    """Rows lost and doubled over all outputs; differing where the order alone is another."""
    lost = doubled = differing = 0
    for name, rows in wanted.items():
        got = Counter(found.get(name, []))
        lost += (Counter(rows) - got).total()
        doubled += (got - Counter(rows)).total()
        differing += found.get(name) != rows
    return Difference(lost, doubled, differing + (found.keys() != wanted.keys()))


def _tables(path: Path) -> dict[str, list[str]]:
    if not path.exists():
        return {}
    database = sqlite3.connect(path)
    try:
        names = database.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('runs', 'ledger')"
        ).fetchall()
        return {
            f"sqlite {name}": [repr(row) for row in database.execute(f"SELECT * FROM {name}")]
            for (name,) in names
        }
    finally:
        database.close()


def _postgres(url: str) -> dict[str, list[str]]:
    import psycopg

    with psycopg.connect(url) as connection:
        return {
            f"postgres {name}": sorted(
                repr(row) for row in connection.execute(f"SELECT * FROM {name}".encode()).fetchall()
            )
            for name in (*tables(), "rejections")
        }


def _parquet(folder: Path) -> dict[str, list[str]]:
    import pyarrow.parquet

    return {
        f"parquet {file.stem}": [repr(row) for row in pyarrow.parquet.read_table(file).to_pylist()]
        for file in sorted(folder.glob("*.parquet"))
    }


def _check(path: Path) -> bool:
    database = sqlite3.connect(path)
    try:
        (told,) = database.execute("PRAGMA integrity_check").fetchone()
        return told == "ok" and not database.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        database.close()
